/* Total ink: measured, and held under a limit.
 *
 * In: samples or a colour in ink. Out: the same with no total over the limit. K carries drawing and
 * contrast and stays; C, M and Y are scaled by one factor, so the hue stays and only saturated
 * shadows become lighter. Replacing CMY by more K was rejected: it turns the shadows' colour and is
 * the profile's business. Rounded down, so the limit holds exactly. */
#include <assert.h>

#include "images/images.h"

enum { FULL = 255 };

static uint32_t total_of(const uint8_t *pixel)
{
    return (uint32_t)pixel[0] + pixel[1] + pixel[2] + pixel[3];
}

struct ink picture_ink(const struct picture *picture, double percent_limit)
{
    assert(picture->space != SAMPLE_RGB && picture->samples);
    size_t count = (size_t)picture->width * picture->height, over = 0;
    uint32_t most = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t total = picture->space == SAMPLE_GRAY ? (uint32_t)FULL - picture->samples[i]
                                                       : total_of(picture->samples + i * 4);
        most = total > most ? total : most;
        over += (double)total * 100 > percent_limit * FULL;
    }
    return (struct ink){(double)most * 100 / FULL, (double)over / (double)count};
}

static void limit_pixel(const uint8_t *from, uint32_t limit, uint8_t *to)
{
    uint32_t black = from[3], color = total_of(from) - black;
    for (int i = 0; i < 3; i++)
        to[i] = (uint8_t)(black + color > limit ? from[i] * (limit - black) / color : from[i]);
    to[3] = from[3];
}

void picture_limit_ink(struct arena *arena, const struct picture *picture, double percent_limit,
                       struct picture *out)
{
    assert(percent_limit >= 100 && percent_limit <= 400);
    *out = *picture;
    if (picture->space != SAMPLE_CMYK || picture_ink(picture, percent_limit).share_over == 0)
        return;
    size_t count = (size_t)picture->width * picture->height;
    uint32_t limit = (uint32_t)(percent_limit * FULL / 100);
    uint8_t *samples = arena_alloc_raw(arena, count * 4);
    for (size_t i = 0; i < count; i++)
        limit_pixel(picture->samples + i * 4, limit, samples + i * 4);
    out->samples = samples;
}

struct paint paint_limit_ink(struct paint paint, double percent_limit)
{
    assert(percent_limit >= 100 && percent_limit <= 400);
    double *parts = paint.parts;
    double color = parts[0] + parts[1] + parts[2], room = percent_limit / 100 - parts[3];
    if (paint.space != SAMPLE_CMYK || color <= room)
        return paint;
    for (int i = 0; i < 3; i++)
        parts[i] *= room / color;
    return paint;
}

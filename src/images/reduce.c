/* Fewer pixels: a camera's 24 million are brought to what the page can show.
 *
 * In: a picture and a smaller width. Out: each new pixel is the mean of the area it covers, with
 * the exact share of the pixels at its edges, in integers.
 *
 * A source pixel is `to` sub-columns wide and a new one `from`, so both grids meet without
 * fractions; the same down the page. A source row is first gathered into sums of new columns
 * (`row`), which are then added to the sums of one or two new rows (`sums`) by their shares. Cost:
 * one pass over the source. A sum stays under 255 · 20000². Filters that sharpen (Lanczos) were
 * rejected: they ring at the edges of line art and need clamping. */
#include <assert.h>
#include <string.h>

#include "images/images.h"

struct reducing {
    const struct picture *picture;
    size_t components, from_width, from_height, to_width, to_height;
    uint64_t *row, *sums; /* by new column and component */
};

/* Sums of a source row's pixels into new columns; `from_width` sub-columns each. */
static void gather_row(struct reducing *reducing, const uint8_t *samples)
{
    size_t components = reducing->components, column = 0;
    uint64_t room = reducing->from_width; /* of sub-columns left in the new column */
    memset(reducing->row, 0, reducing->to_width * components * sizeof *reducing->row);
    for (size_t x = 0; x < reducing->from_width; x++, samples += components) {
        uint64_t left = reducing->to_width;
        while (left) {
            uint64_t share = left < room ? left : room;
            uint64_t *to = reducing->row + column * components;
            for (size_t c = 0; c < components; c++)
                to[c] += share * samples[c];
            left -= share;
            room -= share;
            if (room == 0) {
                column++;
                room = reducing->from_width;
            }
        }
    }
}

/* Adds the gathered row to the sums, `share` sub-rows of it. */
static void add_row(struct reducing *reducing, uint64_t share)
{
    size_t count = reducing->to_width * reducing->components;
    for (size_t i = 0; i < count; i++)
        reducing->sums[i] += share * reducing->row[i];
}

/* Writes the means of a finished new row and starts the next. */
static void finish_row(struct reducing *reducing, uint8_t *out)
{
    size_t count = reducing->to_width * reducing->components;
    uint64_t area = (uint64_t)reducing->from_width * reducing->from_height;
    for (size_t i = 0; i < count; i++)
        out[i] = (uint8_t)((reducing->sums[i] + area / 2) / area);
    memset(reducing->sums, 0, count * sizeof *reducing->sums);
}

static void reduce_rows(struct reducing *reducing, uint8_t *out)
{
    size_t from_bytes = reducing->from_width * reducing->components;
    size_t to_bytes = reducing->to_width * reducing->components;
    uint64_t room = reducing->from_height;
    for (size_t y = 0; y < reducing->from_height; y++) {
        gather_row(reducing, reducing->picture->samples + y * from_bytes);
        uint64_t left = reducing->to_height;
        while (left) {
            uint64_t share = left < room ? left : room;
            add_row(reducing, share);
            left -= share;
            room -= share;
            if (room == 0) {
                finish_row(reducing, out);
                out += to_bytes;
                room = reducing->from_height;
            }
        }
    }
}

void picture_reduce(struct arena *arena, const struct picture *picture, uint32_t width,
                    struct picture *out)
{
    assert(width > 0 && picture->samples);
    *out = *picture;
    if (picture->width <= width)
        return;
    uint64_t height = ((uint64_t)picture->height * width + picture->width / 2) / picture->width;
    out->width = width;
    out->height = height ? (uint32_t)height : 1;
    struct reducing reducing = {
        .picture = picture,
        .components = sample_components(picture->space),
        .from_width = picture->width,
        .from_height = picture->height,
        .to_width = out->width,
        .to_height = out->height,
    };
    size_t count = reducing.to_width * reducing.components;
    reducing.row = arena_alloc_items(arena, count, sizeof *reducing.row);
    reducing.sums = arena_alloc_items(arena, count, sizeof *reducing.sums);
    uint8_t *samples = arena_alloc_raw(arena, count * out->height);
    reduce_rows(&reducing, samples);
    out->samples = samples;
}

/* Encoding a picture for a PDF: which filter, and how the ink limit outlives it.
 *
 * In: samples and a limit of total ink. Out: a stream's bytes and what its dictionary says. The
 * file's own kind decides: who saved a JPEG accepted its losses on a photograph, who saved a PNG
 * wants each pixel.
 *
 * DCT gives back samples that are a little off, so ink that was brought to exactly the limit is
 * over it again by up to 9 % where the picture has hard edges. So the stream is decoded and
 * measured; the limit is lowered by what was over, and once or twice is enough. Where it isn't,
 * Flate, which is exact, serves. A fixed reserve was rejected: it would dull every picture for the
 * sake of a few. */
#include "images/sink.h"

#include <assert.h>
#include <string.h>

enum {
    SINK_FIRST = 64 << 10,
    TRIES_MOST = 4 /* the second nearly always holds */
};

void sink_widen(struct sink *sink)
{
    size_t room = sink->room ? sink->room * 2 : SINK_FIRST;
    uint8_t *wider = arena_alloc_raw(sink->arena, room);
    if (sink->count)
        memcpy(wider, sink->at, sink->count);
    sink->at = wider;
    sink->room = room;
}

/* The most ink of a CMYK stream as a reader decodes it; negative where it can't be read. */
static double measure_stream(struct arena *arena, struct diag *diag,
                             const struct encoded_picture *encoded)
{
    struct picture_file file = {.path = SLICE("encoded picture"), .bytes = encoded->bytes};
    struct picture decoded;
    if (!picture_read(arena, diag, &file, &decoded))
        return -1;
    /* picture_read takes Adobe's marker for a sign of inverted ink, and here it is none */
    size_t count = (size_t)decoded.width * decoded.height * 4;
    uint8_t *ink = arena_alloc_raw(arena, count);
    for (size_t i = 0; i < count; i++)
        ink[i] = (uint8_t)(255 - decoded.samples[i]);
    decoded.samples = ink;
    return picture_ink(&decoded, 400).percent_most;
}

/* DCT of CMYK with the limit held in what a reader sees. `*is_held` is false where it wasn't. */
static bool write_jpeg_under(struct arena *arena, struct diag *diag, const struct picture *picture,
                             double percent_limit, struct encoded_picture *out, bool *is_held)
{
    double target = percent_limit;
    *is_held = false;
    for (int tries = 0; tries < TRIES_MOST && target >= 100 && !*is_held; tries++) {
        struct picture limited;
        picture_limit_ink(arena, picture, target, &limited);
        if (!picture_write_jpeg(arena, diag, &limited, out))
            return false;
        double most = measure_stream(arena, diag, out);
        if (most < 0)
            return false;
        *is_held = most <= percent_limit;
        target -= most - percent_limit;
    }
    return true;
}

bool picture_encode(struct arena *arena, struct diag *diag, const struct picture *picture,
                    double percent_limit, struct encoded_picture *out)
{
    assert(picture->samples && picture->width && picture->height);
    struct picture limited;
    bool is_held = true;
    *out = (struct encoded_picture){
        .space = picture->space,
        .width = picture->width,
        .height = picture->height,
    };
    if (picture->kind == PICTURE_JPEG && (picture->space != SAMPLE_CMYK || percent_limit >= 400))
        return picture_write_jpeg(arena, diag, picture, out);
    if (picture->kind == PICTURE_JPEG &&
        !write_jpeg_under(arena, diag, picture, percent_limit, out, &is_held))
        return false;
    if (picture->kind == PICTURE_JPEG && is_held)
        return true;
    picture_limit_ink(arena, picture, percent_limit, &limited);
    picture_write_flate(arena, &limited, out);
    return true;
}

/* Samples to a Flate stream with PNG predictors, without loss.
 *
 * In: samples. Out: each row after a byte that names its filter, deflated. A row takes the filter
 * whose bytes, as signed differences, have the least sum: the heuristic that ISO 15948 12.8
 * recommends. Gray that is black and white alone is packed 8 pixels a byte first.
 * ISO 32000-1 7.4.4.4. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "images/sink.h"

enum { LEVEL = 6, FILTERS = 5 }; /* zlib's middle; None, Sub, Up, Average, Paeth */

struct flate_writing {
    struct sink sink;
    z_stream stream;
    size_t row_bytes, pixel_bytes; /* a pixel's at least 1 */
};

/* zlib's memory is the arena's too. */
static voidpf add_memory(voidpf arena, uInt items, uInt size)
{
    return arena_alloc_items(arena, items, size);
}

static void keep_memory(voidpf arena, voidpf address)
{
    (void)arena;
    (void)address;
}

static void flate_add(struct flate_writing *writing, const uint8_t *bytes, size_t count, int flush)
{
    writing->stream.next_in = (Bytef *)(uintptr_t)bytes;
    writing->stream.avail_in = (uInt)count;
    int state = Z_OK;
    do {
        if (writing->sink.count == writing->sink.room)
            sink_widen(&writing->sink);
        size_t room = writing->sink.room - writing->sink.count;
        writing->stream.next_out = writing->sink.at + writing->sink.count;
        writing->stream.avail_out = (uInt)room;
        state = deflate(&writing->stream, flush);
        writing->sink.count += room - writing->stream.avail_out;
    } while (writing->stream.avail_out == 0 && state != Z_STREAM_END);
    assert(state == Z_OK || state == Z_STREAM_END || state == Z_BUF_ERROR);
}

/* ISO 15948 9.4: the neighbour nearest to left + above - corner. */
static int paeth(int left, int above, int corner)
{
    int guess = left + above - corner;
    int to_left = abs(guess - left), to_above = abs(guess - above);
    int to_corner = abs(guess - corner);
    if (to_left <= to_above && to_left <= to_corner)
        return left;
    return to_above <= to_corner ? above : corner;
}

static int predict(int filter, int left, int above, int corner)
{
    switch (filter) {
    case 1:
        return left;
    case 2:
        return above;
    case 3:
        return (left + above) / 2;
    case 4:
        return paeth(left, above, corner);
    default:
        return 0;
    }
}

/* Writes the filtered row after its filter's byte; returns the sum that decides. */
static uint64_t filter_row(const struct flate_writing *writing, int filter, const uint8_t *row,
                           const uint8_t *above, uint8_t *out)
{
    uint64_t sum = 0;
    size_t step = writing->pixel_bytes;
    *out++ = (uint8_t)filter;
    for (size_t i = 0; i < writing->row_bytes; i++) {
        int left = i >= step ? row[i - step] : 0, corner = i >= step ? above[i - step] : 0;
        uint8_t rest = (uint8_t)(row[i] - predict(filter, left, above[i], corner));
        out[i] = rest;
        sum += rest < 128 ? rest : 256u - rest;
    }
    return sum;
}

static bool is_black_and_white(const struct picture *picture)
{
    size_t count = (size_t)picture->width * picture->height;
    if (picture->space != SAMPLE_GRAY)
        return false;
    for (size_t i = 0; i < count; i++)
        if (picture->samples[i] != 0 && picture->samples[i] != 255)
            return false;
    return true;
}

static void pack_row(const uint8_t *samples, uint32_t width, uint8_t *out)
{
    memset(out, 0, (width + 7) / 8);
    for (uint32_t x = 0; x < width; x++)
        if (samples[x])
            out[x / 8] |= (uint8_t)(0x80 >> x % 8);
}

/* Filters and deflates all rows; `packed` is room for two packed rows where bits are packed. */
static void write_rows(struct flate_writing *writing, const struct picture *picture,
                       uint8_t *packed)
{
    size_t row_bytes = writing->row_bytes;
    uint8_t *tries = arena_alloc_raw(writing->sink.arena, (row_bytes + 1) * 2);
    uint8_t *best = tries, *next = tries + row_bytes + 1;
    const uint8_t *above = arena_alloc(writing->sink.arena, row_bytes);
    for (size_t y = 0; y < picture->height; y++) {
        const uint8_t *row = packed ? packed + y % 2 * row_bytes : picture->samples + y * row_bytes;
        if (packed)
            pack_row(picture->samples + y * picture->width, picture->width,
                     packed + y % 2 * row_bytes);
        uint64_t least = filter_row(writing, 0, row, above, best);
        for (int filter = 1; filter < FILTERS; filter++) {
            uint64_t sum = filter_row(writing, filter, row, above, next);
            if (sum < least) {
                uint8_t *worse = best;
                best = next;
                next = worse;
                least = sum;
            }
        }
        flate_add(writing, best, row_bytes + 1, Z_NO_FLUSH);
        above = row;
    }
}

void picture_write_flate(struct arena *arena, const struct picture *picture,
                         struct encoded_picture *out)
{
    bool is_packed = is_black_and_white(picture);
    size_t components = sample_components(picture->space);
    struct flate_writing writing = {
        .sink = {.arena = arena},
        .stream = {.zalloc = add_memory, .zfree = keep_memory, .opaque = arena},
        .row_bytes = is_packed ? (picture->width + 7) / 8 : picture->width * components,
        .pixel_bytes = components,
    };
    int state = deflateInit(&writing.stream, LEVEL);
    assert(state == Z_OK); /* it fails for want of memory alone, and the arena ends then */
    (void)state;
    write_rows(&writing, picture, is_packed ? arena_alloc(arena, writing.row_bytes * 2) : NULL);
    flate_add(&writing, (const uint8_t *)"", 0, Z_FINISH);
    deflateEnd(&writing.stream);
    out->filter = PICTURE_FLATE;
    out->bits = is_packed ? 1 : 8;
    out->bytes = (struct slice){(const char *)writing.sink.at, writing.sink.count};
}

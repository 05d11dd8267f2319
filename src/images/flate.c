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

/* Writes the filtered row. `row` and `above` have a pixel of zeros before them. */
static void filter_row(const struct flate_writing *writing, int filter, const uint8_t *row,
                       const uint8_t *above, uint8_t *out)
{
    const uint8_t *left = row - writing->pixel_bytes, *corner = above - writing->pixel_bytes;
    size_t count = writing->row_bytes;
    switch (filter) {
    case 1:
        for (size_t i = 0; i < count; i++)
            out[i] = (uint8_t)(row[i] - left[i]);
        break;
    case 2:
        for (size_t i = 0; i < count; i++)
            out[i] = (uint8_t)(row[i] - above[i]);
        break;
    case 3:
        for (size_t i = 0; i < count; i++)
            out[i] = (uint8_t)(row[i] - (left[i] + above[i]) / 2);
        break;
    case 4:
        for (size_t i = 0; i < count; i++)
            out[i] = (uint8_t)(row[i] - paeth(left[i], above[i], corner[i]));
        break;
    default:
        memcpy(out, row, count);
    }
}

/* The sum of signed differences that decides. */
static uint64_t sum_row(const uint8_t *row, size_t count)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += row[i] < 128 ? row[i] : 256u - row[i];
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

static void swap_rows(uint8_t **a, uint8_t **b)
{
    uint8_t *kept = *a;
    *a = *b;
    *b = kept;
}

/* A row of the picture as the stream has it. */
static void copy_row(const struct flate_writing *writing, const struct picture *picture,
                     bool is_packed, size_t y, uint8_t *row)
{
    if (is_packed)
        pack_row(picture->samples + y * picture->width, picture->width, row);
    else
        memcpy(row, picture->samples + y * writing->row_bytes, writing->row_bytes);
}

/* Filters and deflates all rows. Two rows with zeros before them take turns, and two results. */
static void write_rows(struct flate_writing *writing, const struct picture *picture, bool is_packed)
{
    struct arena *arena = writing->sink.arena;
    size_t count = writing->row_bytes, before = writing->pixel_bytes;
    uint8_t *above = (uint8_t *)arena_alloc(arena, count + before) + before;
    uint8_t *row = (uint8_t *)arena_alloc(arena, count + before) + before;
    uint8_t *best = arena_alloc(arena, count + 1), *next = arena_alloc(arena, count + 1);
    for (size_t y = 0; y < picture->height; y++) {
        uint64_t least = UINT64_MAX;
        copy_row(writing, picture, is_packed, y, row);
        for (int filter = 0; filter < FILTERS; filter++) {
            next[0] = (uint8_t)filter;
            filter_row(writing, filter, row, above, next + 1);
            uint64_t sum = sum_row(next + 1, count);
            if (sum < least) {
                swap_rows(&best, &next);
                least = sum;
            }
        }
        flate_add(writing, best, count + 1, Z_NO_FLUSH);
        swap_rows(&row, &above);
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
    write_rows(&writing, picture, is_packed);
    flate_add(&writing, (const uint8_t *)"", 0, Z_FINISH);
    deflateEnd(&writing.stream);
    out->filter = PICTURE_FLATE;
    out->bits = is_packed ? 1 : 8;
    out->bytes = (struct slice){(const char *)writing.sink.at, writing.sink.count};
}

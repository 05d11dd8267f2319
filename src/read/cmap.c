/* Maps from codes to text: see cmap.h. Ranges by rising first code, those of one in the stream's
 * order; the last unit of a range's text counts up with the code. Ranges that overlap are a fault
 * of the file: any of them is found. */
#include "read/cmap.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "read/tokens.h"

struct code_range {
    uint32_t first, last;
    uint32_t order;    /* in the stream */
    struct slice text; /* UTF-16BE, of the first code */
};

struct range_list {
    struct code_range *at;
    size_t count, room;
};

struct cmap {
    struct range_list ranges;
};

static uint32_t read_code(struct slice bytes)
{
    uint32_t code = 0;
    for (size_t i = 0; i < bytes.length && i < 4; i++)
        code = code << 8 | (unsigned char)bytes.bytes[i];
    return code;
}

static void add_range(struct arena *arena, struct cmap *cmap, uint32_t first, uint32_t last,
                      struct slice text)
{
    uint32_t order = (uint32_t)cmap->ranges.count;
    if (last >= first)
        *array_add(arena, &cmap->ranges) = (struct code_range){first, last, order, text};
}

/* code text, until another kind of token. */
static void read_characters(struct tokens *tokens, struct cmap *cmap)
{
    for (;;) {
        struct token code = token_next(tokens);
        if (code.kind != TOKEN_STRING)
            return;
        struct token text = token_next(tokens);
        if (text.kind == TOKEN_STRING)
            add_range(tokens->arena, cmap, read_code(code.text), read_code(code.text), text.text);
    }
}

/* first last text, or first last [text …]. */
static void read_ranges(struct tokens *tokens, struct cmap *cmap)
{
    for (;;) {
        struct token first = token_next(tokens);
        if (first.kind != TOKEN_STRING)
            return;
        struct token last = token_next(tokens), text = token_next(tokens);
        uint32_t code = read_code(first.text);
        if (text.kind == TOKEN_STRING)
            add_range(tokens->arena, cmap, code, read_code(last.text), text.text);
        if (text.kind != TOKEN_ARRAY)
            continue;
        while ((text = token_next(tokens)).kind == TOKEN_STRING) {
            add_range(tokens->arena, cmap, code, code, text.text);
            code++;
        }
    }
}

static int compare_ranges(const void *a, const void *b)
{
    const struct code_range *left = a, *right = b;
    if (left->first != right->first)
        return left->first < right->first ? -1 : 1;
    return left->order < right->order ? -1 : left->order > right->order;
}

struct cmap *cmap_read(struct arena *arena, struct slice bytes)
{
    struct cmap *cmap = arena_alloc(arena, sizeof *cmap);
    struct tokens tokens = {arena, bytes, 0};
    for (;;) {
        struct token token = token_next(&tokens);
        if (token.kind == TOKEN_END)
            break;
        if (token.kind == TOKEN_WORD && slice_is(token.text, "beginbfchar"))
            read_characters(&tokens, cmap);
        if (token.kind == TOKEN_WORD && slice_is(token.text, "beginbfrange"))
            read_ranges(&tokens, cmap);
    }
    if (cmap->ranges.count > 0)
        qsort(cmap->ranges.at, cmap->ranges.count, sizeof *cmap->ranges.at, compare_ranges);
    return cmap;
}

static const struct code_range *find_range(const struct cmap *cmap, uint32_t code)
{
    size_t low = 0, high = cmap->ranges.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct code_range *range = &cmap->ranges.at[middle];
        if (code < range->first)
            high = middle;
        else if (code > range->last)
            low = middle + 1;
        else
            return range;
    }
    return NULL;
}

struct slice cmap_text(const struct cmap *cmap, struct arena *arena, uint32_t code)
{
    const struct code_range *range = cmap ? find_range(cmap, code) : NULL;
    size_t count = range ? range->text.length / 2 : 0;
    if (count == 0)
        return SLICE("\xEF\xBF\xBD");
    uint16_t *units = arena_alloc_items(arena, count, sizeof *units);
    for (size_t i = 0; i < count; i++)
        units[i] = (uint16_t)read_code(slice_part(range->text, 2 * i, 2 * i + 2));
    units[count - 1] = (uint16_t)(units[count - 1] + (code - range->first));
    return utf8_of_utf16(arena, units, count);
}

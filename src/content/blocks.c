/* What is asked of a finished block: its kind's name, its text on one line, where a byte comes
 * from.
 *
 * In: a block of a doc. Cost: the place is found by bisection, the text in one go. */
#include "content/content.h"

const char *const block_kind_names[BLOCK_KIND_COUNT] = {
    "title",     "date",      "verse",    "citation",   "organization", "logo",    "region",
    "note",      "paragraph", "item",     "item-more",  "by",           "image",   "caption",
    "qr",        "address",   "footnote", "footnote",   "credit",       "heading", "rubric",
    "quotation", "source",    "line",     "refrain",    "list",         "number",  "numbered",
    "speaker",   "speech",    "answer",   "table-head", "table"};

const struct grid *doc_grid(const struct doc *doc, const struct block *block)
{
    return block->grid_no > 0 ? &doc->grids[block->grid_no - 1] : NULL;
}

bool doc_ends_row(const struct doc *doc, uint32_t index)
{
    const struct block *block = &doc->blocks[index], *next = block + 1;
    if (block->grid_no == 0)
        return false;
    return index + 1 == doc->block_count || next->grid_no != block->grid_no ||
           next->row != block->row;
}

static bool is_in_note_mark(const struct block *block, size_t byte)
{
    for (uint32_t i = 0; i < block->span_count; i++)
        if (byte >= block->spans[i].byte_start && byte < block->spans[i].byte_end)
            return block->spans[i].role == SPAN_NOTE_MARK;
    return false;
}

struct slice block_plain_text(struct arena *arena, const struct block *block)
{
    char *out = arena_alloc_raw(arena, block->text.length + 1);
    size_t length = 0;
    for (size_t at = 0; at < block->text.length; at++) {
        struct slice rest = slice_part(block->text, at, block->text.length);
        bool is_break = slice_starts_with(rest, "\xE2\x80\xA8");
        if (!is_in_note_mark(block, at))
            out[length++] = is_break ? ' ' : rest.bytes[0];
        at += is_break ? 2 : 0;
    }
    return (struct slice){out, length};
}

struct place block_place_at(const struct block *block, uint32_t byte)
{
    uint32_t low = 0, high = block->point_count;
    if (block->point_count == 0)
        return block->place;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (block->points[middle].byte <= byte)
            low = middle;
        else
            high = middle;
    }
    struct place place = block->points[low].place;
    place.byte += byte - block->points[low].byte;
    return place;
}

/* `--dump pages`: a page a line, then its items with their places and, for glyphs, their text.
 *
 * In: pages. Out: lines for goldens and for people: where a page ends, how full it is, what it
 * costs, and what stands on it in reading order. */
#include "base/utf8.h"
#include "pages/pages.h"

static const char *const role_names[ROLE_COUNT] = {"block", "note",  "ornament",
                                                   "rule",  "folio", "head"};

static const char *const part_names[PART_COUNT] = {"text", "hyphen",    "space",
                                                   "mark", "note-mark", "artifact"};

/* A piece is one run, so its text is one stretch of the string. */
static struct slice piece_text(struct arena *scratch, const struct piece *piece)
{
    uint32_t start = UINT32_MAX;
    uint32_t end = 0;
    if (!piece->string)
        return SLICE("");
    for (uint32_t i = 0; i < piece->glyph_count; i++) {
        const struct placed_glyph *glyph = &piece->glyphs[i];
        start = glyph->cu < start ? glyph->cu : start;
        end = glyph->cu + glyph->cu_count > end ? glyph->cu + glyph->cu_count : end;
    }
    if (start >= end)
        return SLICE("");
    return utf8_of_utf16(scratch, piece->string + start, end - start);
}

static void dump_role(struct dump *dump, const struct page_item *item)
{
    dump_word(dump, "role", slice_of(role_names[item->role]));
    if (item->block != NO_INDEX)
        dump_number(dump, "block", item->block);
}

static void dump_place(struct dump *dump, const struct page_item *item)
{
    dump_length(dump, "x", item->x);
    dump_length(dump, "y", item->y);
}

static void dump_size(struct dump *dump, const struct page_item *item)
{
    dump_length(dump, "width", item->width);
    dump_length(dump, "height", item->height);
}

static void dump_glyphs(struct dump *dump, struct arena *scratch, const struct page_item *item)
{
    const struct piece *piece = item->piece;
    dump_begin(dump, "glyphs");
    dump_place(dump, item);
    dump_role(dump, item);
    if (piece->part != PART_TEXT)
        dump_word(dump, "part", slice_of(part_names[piece->part]));
    struct arena_mark mark = arena_mark(scratch);
    dump_text(dump, "text", piece_text(scratch, piece));
    arena_release(scratch, mark);
    dump_end(dump);
}

static void dump_link(struct dump *dump, const struct doc *doc, const struct page_item *item)
{
    dump_begin(dump, "link");
    dump_place(dump, item);
    dump_size(dump, item);
    dump_role(dump, item);
    dump_text(dump, "to", doc->links[item->link].address);
    dump_end(dump);
}

static void dump_item(struct dump *dump, struct arena *scratch, const struct doc *doc,
                      const struct page_item *item)
{
    switch (item->kind) {
    case PAGE_GLYPHS:
        dump_glyphs(dump, scratch, item);
        return;
    case PAGE_LINK:
        dump_link(dump, doc, item);
        return;
    case PAGE_RULE:
    case PAGE_PATH:
        dump_begin(dump, item->kind == PAGE_RULE ? "rule" : "path");
        dump_place(dump, item);
        dump_size(dump, item);
        dump_role(dump, item);
        if (item->kind == PAGE_PATH)
            dump_number(dump, "boxes", item->path->box_count);
        dump_end(dump);
        return;
    case PAGE_IMAGE:
        dump_begin(dump, "image");
        dump_place(dump, item);
        dump_size(dump, item);
        dump_role(dump, item);
        dump_number(dump, "figure", item->figure);
        dump_end(dump);
        return;
    case PAGE_ITEM_KIND_COUNT:
        return;
    }
}

static void dump_page(struct dump *dump, struct arena *scratch, const struct doc *doc,
                      const struct page *page)
{
    dump_begin(dump, "page");
    dump_number(dump, "number", page->number);
    dump_word(dump, "side", page->is_recto ? SLICE("recto") : SLICE("verso"));
    dump_number(dump, "lines", page->line_count);
    dump_number(dump, "room", page->room_lines);
    dump_ratio(dump, "cost", page->cost);
    dump_flag(dump, "folio", page->has_folio);
    dump_end(dump);
    dump_in(dump);
    for (uint32_t i = 0; i < page->item_count; i++)
        dump_item(dump, scratch, doc, &page->items[i]);
    dump_out(dump);
}

void pages_dump(struct dump *dump, const struct edition *edition)
{
    const struct doc *doc = edition->doc;
    const struct pages *pages = edition->pages;
    struct arena *scratch = arena_make(0);
    dump_begin(dump, "pages");
    dump_number(dump, "count", pages->page_count);
    dump_length(dump, "width", pages->width);
    dump_length(dump, "height", pages->height);
    dump_word(dump, "bound", pages->is_bound_right ? SLICE("right") : SLICE("left"));
    dump_ratio(dump, "cost", pages->cost);
    dump_end(dump);
    dump_in(dump);
    for (uint32_t i = 0; i < pages->page_count; i++)
        dump_page(dump, scratch, doc, &pages->pages[i]);
    for (uint32_t i = 0; i < pages->destination_count; i++) {
        const struct destination *destination = &pages->destinations[i];
        dump_begin(dump, "destination");
        dump_number(dump, "block", destination->block);
        dump_number(dump, "page", pages->pages[destination->page].number);
        dump_length(dump, "y", destination->y);
        dump_end(dump);
    }
    dump_out(dump);
    arena_free(scratch);
}

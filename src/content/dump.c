/* `--dump doc`: every character of every text, once; spans, links, notes and entries beneath.
 *
 * One item a line. A block's points are told by their number and by the places of its first and
 * last character; a block that is one plain span shows no spans. */
#include <stdio.h>

#include "base/file.h"
#include "content/content.h"
#include "content/keys.h"

static const char *const role_names[SPAN_ROLE_COUNT] = {"text",      "lead", "day",
                                                        "note-mark", "set",  "address"};
static const char *const item_word_names[ITEM_KIND_WORD_COUNT] = {"plain", "praise", "prayer"};

static const char *const section_kind_names[SECTION_KIND_COUNT] = {"text", "next-steps",
                                                                   "prayer-notes"};

static void dump_place(struct dump *dump, const struct diag *diag, const char *key,
                       struct place place)
{
    char text[32];
    struct line_column at = diag_line_column(diag, place);
    snprintf(text, sizeof text, "%u:%u", at.line_no, at.column);
    dump_word(dump, key, slice_of(text));
}

static void dump_index(struct dump *dump, const char *key, uint32_t index)
{
    if (index != NO_INDEX)
        dump_number(dump, key, index);
}

static void dump_span(struct dump *dump, const struct doc *doc, const struct span *span)
{
    dump_begin(dump, "span");
    dump_number(dump, "start", span->byte_start);
    dump_number(dump, "end", span->byte_end);
    dump_word(dump, "role", slice_of(role_names[span->role]));
    dump_flag(dump, "emphasis", span->is_emphasis);
    dump_flag(dump, "strong", span->is_strong);
    dump_index(dump, "link", span->link);
    dump_index(dump, "note", span->note);
    if (span->language > 0)
        dump_word(dump, "language", doc->languages[span->language]);
    dump_end(dump);
}

static bool is_plain(const struct block *block)
{
    const struct span *span = &block->spans[0];
    return block->span_count == 1 && span->role == SPAN_TEXT && !span->is_emphasis &&
           !span->is_strong && span->link == NO_INDEX && span->language == 0;
}

static void dump_block(struct dump *dump, const struct diag *diag, const struct doc *doc,
                       const struct block *block)
{
    dump_begin(dump, "block");
    dump_word(dump, "kind", slice_of(block_kind_names[block->kind]));
    if (block->item_kind != ITEM_PLAIN)
        dump_word(dump, "is", slice_of(item_word_names[block->item_kind]));
    if (block->language > 0)
        dump_word(dump, "language", doc->languages[block->language]);
    dump_index(dump, "section", block->section);
    dump_index(dump, "item", block->item);
    dump_index(dump, "entry", block->entry);
    dump_index(dump, "figure", block->figure);
    if (block->grid_no > 0) {
        dump_number(dump, "grid", block->grid_no - 1);
        dump_number(dump, "row", block->row);
        dump_number(dump, "column", block->column);
    }
    if (block->indent > 0)
        dump_number(dump, "indent", block->indent);
    dump_flag(dump, "continued", block->is_continued);
    dump_place(dump, diag, "at", block->place);
    dump_number(dump, "points", block->point_count);
    if (block->text.length > 0)
        dump_place(dump, diag, "to", block_place_at(block, (uint32_t)block->text.length - 1));
    dump_text(dump, "text", block->text);
    dump_end(dump);
    dump_in(dump);
    for (uint32_t i = 0; i < block->span_count && !is_plain(block); i++)
        dump_span(dump, doc, &block->spans[i]);
    dump_out(dump);
}

static void dump_doc_line(struct dump *dump, const struct doc *doc)
{
    dump_begin(dump, "doc");
    dump_word(dump, "language", doc->languages[0]);
    dump_word(dump, "direction", slice_of(doc->direction == DIRECTION_RTL ? "rtl" : "ltr"));
    if (doc->date.year) {
        char text[32];
        snprintf(text, sizeof text, "%d-%02d-%02d", doc->date.year, doc->date.month, doc->date.day);
        dump_word(dump, "date", slice_of(text));
    }
    dump_text(dump, "title", doc->title);
    dump_text(dump, "organization", doc->organization);
    dump_end(dump);
}

static void dump_sections(struct dump *dump, const struct diag *diag, const struct doc *doc)
{
    for (uint32_t i = 0; i < doc->section_count; i++) {
        dump_begin(dump, "section");
        if (doc->sections[i].kind != SECTION_TEXT)
            dump_word(dump, "kind", slice_of(section_kind_names[doc->sections[i].kind]));
        if (doc->sections[i].start != START_ANYWHERE)
            dump_word(dump, "start", slice_of(section_start_names[doc->sections[i].start - 1]));
        dump_number(dump, "first", doc->sections[i].first_block);
        dump_number(dump, "blocks", doc->sections[i].block_count);
        dump_index(dump, "region", doc->sections[i].region);
        dump_place(dump, diag, "at", doc->sections[i].place);
        if (doc->sections[i].source.length > 0) {
            dump_place(dump, diag, "source-at", doc->sections[i].source_place);
            dump_text(dump, "source", doc->sections[i].source);
        }
        dump_end(dump);
    }
}

static void dump_links(struct dump *dump, const struct diag *diag, const struct doc *doc)
{
    for (uint32_t i = 0; i < doc->link_count; i++) {
        dump_begin(dump, "link");
        dump_place(dump, diag, "at", doc->links[i].place);
        dump_text(dump, "address", doc->links[i].address);
        dump_text(dump, "title", doc->links[i].title);
        dump_end(dump);
    }
}

static void dump_figures(struct dump *dump, const struct diag *diag, const struct doc *doc)
{
    for (uint32_t i = 0; i < doc->figure_count; i++) {
        const struct figure *figure = &doc->figures[i];
        dump_begin(dump, "figure");
        dump_place(dump, diag, "at", figure->place);
        dump_text(dump, "file", path_name(figure->path));
        dump_number(dump, "pixels-wide", figure->pixel_width);
        dump_number(dump, "pixels-high", figure->pixel_height);
        dump_length(dump, "width", figure->width);
        dump_word(dump, "language", doc->languages[figure->language]);
        dump_text(dump, "alternative", figure->alternative);
        dump_end(dump);
    }
}

static void dump_grids(struct dump *dump, const struct diag *diag, const struct doc *doc)
{
    static const char *const names[GRID_KIND_COUNT] = {"numbers", "speech", "table"};
    for (uint32_t i = 0; i < doc->grid_count; i++) {
        dump_begin(dump, "grid");
        dump_word(dump, "kind", slice_of(names[doc->grids[i].kind]));
        dump_number(dump, "columns", doc->grids[i].column_count);
        dump_flag(dump, "head", doc->grids[i].has_head);
        dump_place(dump, diag, "at", doc->grids[i].place);
        dump_end(dump);
    }
}

static void dump_entries(struct dump *dump, const struct diag *diag, const struct doc *doc)
{
    for (uint32_t i = 0; i < doc->entry_count; i++) {
        dump_begin(dump, "entry");
        dump_word(dump, "role", slice_of(doc->entries[i].role));
        dump_place(dump, diag, "at", doc->entries[i].place);
        dump_text(dump, "source", doc->entries[i].source);
        dump_end(dump);
    }
}

void doc_dump(struct dump *dump, const struct diag *diag, const struct doc *doc)
{
    dump_doc_line(dump, doc);
    dump_in(dump);
    for (uint32_t i = 0; i < doc->block_count; i++)
        dump_block(dump, diag, doc, &doc->blocks[i]);
    for (uint32_t i = 0; i < doc->note_count; i++)
        dump_block(dump, diag, doc, &doc->notes[i]);
    dump_sections(dump, diag, doc);
    dump_links(dump, diag, doc);
    dump_figures(dump, diag, doc);
    dump_grids(dump, diag, doc);
    dump_entries(dump, diag, doc);
    dump_out(dump);
}

/* `--dump lines`: per paragraph its style and place in the galley, per line what stands on it.
 *
 *     galley measure=331.654 paragraphs=12
 *       paragraph index=0 role=block kind=title style=3 leading=30 lines=1
 *         line no=1 text="IJM Prayer Request" x=0 width=210.5 ratio=0 pieces=1
 *
 * `text` is the line's part of the string, in logical order; `-` at its end is told by `hyphen`. */
#include "base/utf8.h"
#include "lines/lines.h"

static const char *const role_names[PARAGRAPH_ROLE_COUNT] = {"block",    "note", "mark",
                                                             "ornament", "head", "folio"};

static void dump_notes(struct dump *dump, const struct line *line)
{
    for (uint32_t i = 0; i < line->note_count; i++)
        dump_number(dump, "note", line->notes[i]);
}

static void dump_line(struct dump *dump, struct arena *scratch, const struct paragraph *paragraph,
                      const struct line *line, uint32_t line_no)
{
    struct arena_mark mark = arena_mark(scratch);
    dump_begin(dump, "line");
    dump_number(dump, "no", line_no);
    dump_text(
        dump, "text",
        utf8_of_utf16(scratch, paragraph->string + line->cu_start, line->cu_end - line->cu_start));
    dump_length(dump, "x", line->piece_count > 0 ? line->pieces[0].x : 0);
    dump_length(dump, "width", line->width);
    dump_ratio(dump, "ratio", line->ratio);
    dump_number(dump, "pieces", line->piece_count);
    dump_flag(dump, "hyphen", line->is_hyphenated);
    dump_notes(dump, line);
    dump_end(dump);
    arena_release(scratch, mark);
}

static void dump_figure(struct dump *dump, const struct galley_figure *figure)
{
    if (!figure)
        return;
    dump_number(dump, "figure", figure->figure);
    dump_length(dump, "x", figure->x);
    dump_length(dump, "width", figure->width);
    dump_length(dump, "height", figure->height);
    if (figure->path)
        dump_number(dump, "boxes", figure->path->box_count);
}

static void dump_paragraph(struct dump *dump, struct arena *scratch, const struct doc *doc,
                           const struct text *text, const struct galley_paragraph *set)
{
    const struct paragraph *paragraph = &text->paragraphs[set->paragraph];
    const struct setting *setting = &set->settings[0];
    dump_begin(dump, "paragraph");
    dump_number(dump, "index", set->paragraph);
    dump_word(dump, "role", slice_of(role_names[paragraph->role]));
    if (paragraph->role == PARAGRAPH_BLOCK)
        dump_word(dump, "kind", slice_of(block_kind_names[doc->blocks[set->block].kind]));
    dump_number(dump, "style", set->style);
    dump_length(dump, "leading", set->leading);
    dump_number(dump, "lines", setting->line_count);
    dump_figure(dump, set->figure);
    dump_end(dump);
    dump_in(dump);
    for (uint32_t i = 0; i < setting->line_count; i++)
        dump_line(dump, scratch, paragraph, &setting->lines[i], i + 1);
    dump_out(dump);
}

void galley_dump(struct dump *dump, const struct edition *edition)
{
    const struct doc *doc = edition->doc;
    const struct galley *galley = edition->galley;
    struct arena *scratch = arena_make(0);
    dump_begin(dump, "galley");
    dump_length(dump, "measure", galley->measure);
    dump_number(dump, "paragraphs", galley->paragraph_count);
    dump_end(dump);
    dump_in(dump);
    for (uint32_t i = 0; i < galley->paragraph_count; i++)
        dump_paragraph(dump, scratch, doc, galley->text, &galley->paragraphs[i]);
    dump_out(dump);
    arena_free(scratch);
}

/* `--dump text`: a golden that a reader can check by eye.
 *
 * Per paragraph a head line, then the string with its break opportunities aligned under it (`^`
 * allowed, `~` allowed but bound, `-` hyphenation, `!` forced, each under the first character of
 * the next line), cut into rows at opportunities; then a line a run with its glyphs: `id:advance`,
 * in font units. A glyph reads
 *
 *     [+]id:advance[@x,y][~][_[rank]][<][^][/n]
 *
 * `+` it is a further glyph of its cluster; `@` offsets; `~` unsafe to break before; `_` a tatweel
 * may go before it, with its rank as a kashida; `<` half of its square is taken away, `^` it stands
 * in the middle of its square; `/n` its cluster has n code units (1 is not written). */
#include "base/utf8.h"
#include "text/text.h"

static const char *const role_names[PARAGRAPH_ROLE_COUNT] = {"block",    "note", "mark",
                                                             "ornament", "head", "folio"};

enum { ROW_COLUMNS = 76 }; /* with the indent and the word before it inside 90 columns */

/* A character as it stands in a row: what shows nothing by itself is shown as a middle dot. */
static uint32_t shown(uint32_t c)
{
    bool is_blank = c < 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD ||
                    (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
                    (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
    return is_blank || (c >= 0xD800 && c <= 0xDFFF) ? 0xB7 : c;
}

static void write_string_row(struct dump *dump, const struct paragraph *p, uint32_t cu,
                             uint32_t cu_end)
{
    dump_begin(dump, "text   ");
    for (size_t at = cu; at < cu_end;) {
        char bytes[4];
        uint32_t c = shown(utf16_next(p->string, cu_end, &at));
        fwrite(bytes, 1, utf8_write(bytes, c), dump->out);
    }
    fputc('|', dump->out);
    dump_end(dump);
}

/* One column a character. A break stands under the character it is before; at the row's end, under
 * the bar. */
static void write_break_row(struct dump *dump, const struct paragraph *p, uint32_t first,
                            uint32_t last, uint32_t cu)
{
    static const char signs[] = {'^', '-', '!'};
    static const char bound = '~';
    dump_begin(dump, "breaks ");
    size_t at = cu;
    for (uint32_t i = first; i <= last; i++) {
        for (; at < p->breaks[i].cu; utf16_next(p->string, p->cu_count, &at))
            fputc(' ', dump->out);
        fputc(p->breaks[i].hold != HOLD_NONE ? bound : signs[p->breaks[i].kind], dump->out);
        if (at < p->cu_count)
            utf16_next(p->string, p->cu_count, &at);
    }
    dump_end(dump);
}

/* The last break that a row from break `first` can reach. */
static uint32_t row_end(const struct paragraph *p, uint32_t first, uint32_t cu)
{
    uint32_t last = first;
    while (last + 1 < p->break_count && p->breaks[last].kind != BREAK_FORCED &&
           p->breaks[last + 1].cu - cu <= ROW_COLUMNS)
        last++;
    return last;
}

static void write_rows(struct dump *dump, const struct paragraph *p)
{
    uint32_t cu = 0;
    for (uint32_t first = 0, last; first < p->break_count; first = last + 1) {
        last = row_end(p, first, cu);
        write_string_row(dump, p, cu, p->breaks[last].cu);
        write_break_row(dump, p, first, last, cu);
        cu = p->breaks[last].cu;
    }
}

/* Code units in the cluster of glyph `at`. */
static uint32_t cluster_length(const struct paragraph *p, const struct run *run, uint32_t at)
{
    uint32_t next = at + 1;
    while (next < run->glyph_end && p->glyphs[next].cu == p->glyphs[at].cu)
        next++;
    return (next < run->glyph_end ? p->glyphs[next].cu : run->cu_end) - p->glyphs[at].cu;
}

static void write_glyph(struct dump *dump, const struct paragraph *p, const struct run *run,
                        uint32_t at)
{
    const struct glyph *glyph = &p->glyphs[at];
    bool is_first = (glyph->flags & GLYPH_CLUSTER) != 0;
    fprintf(dump->out, " %s%u:%d", is_first ? "" : "+", (unsigned)glyph->id, (int)glyph->advance);
    if (glyph->x_offset != 0 || glyph->y_offset != 0)
        fprintf(dump->out, "@%d,%d", (int)glyph->x_offset, (int)glyph->y_offset);
    if (glyph->flags & GLYPH_UNSAFE)
        fputc('~', dump->out);
    if (glyph->flags & GLYPH_TATWEEL)
        fputc('_', dump->out);
    if (glyph->flags >> GLYPH_KASHIDA_SHIFT)
        fprintf(dump->out, "%u", (unsigned)glyph->flags >> GLYPH_KASHIDA_SHIFT);
    if (glyph->flags & GLYPH_CLOSED)
        fputc('<', dump->out);
    if (glyph->flags & GLYPH_CENTERED)
        fputc('^', dump->out);
    uint32_t length = cluster_length(p, run, at);
    if (is_first && length != 1)
        fprintf(dump->out, "/%u", (unsigned)length);
}

static void write_run(struct dump *dump, const struct doc *doc, const struct fonts *fonts,
                      const struct paragraph *p, const struct run *run)
{
    const char script[4] = {(char)(run->script >> 24), (char)(run->script >> 16),
                            (char)(run->script >> 8), (char)run->script};
    dump_begin(dump, "run");
    fprintf(dump->out, " cu=%u-%u", (unsigned)run->cu_start, (unsigned)run->cu_end);
    dump_word(dump, "face", fonts_face(fonts, run->face)->postscript_name);
    dump_length(dump, "size", run->size);
    dump_word(dump, "language", doc->languages[run->language]);
    dump_word(dump, "script", (struct slice){script, 4});
    dump_number(dump, "level", run->level);
    if (run->span != NO_INDEX)
        dump_number(dump, "span", run->span);
    if (run->rise != 0)
        dump_length(dump, "rise", run->rise);
    if (run->tracking != 0)
        dump_number(dump, "tracking", run->tracking);
    if (run->color != 0)
        dump_number(dump, "color", run->color);
    fprintf(dump->out, " hyphen=%u:%d", (unsigned)run->hyphen, (int)run->hyphen_advance);
    if (run->tatweel != 0)
        fprintf(dump->out, " tatweel=%u:%d", (unsigned)run->tatweel, (int)run->tatweel_advance);
    fputs(" glyphs", dump->out);
    for (uint32_t i = run->glyph_start; i < run->glyph_end; i++)
        write_glyph(dump, p, run, i);
    dump_end(dump);
}

static void write_paragraph(struct dump *dump, const struct doc *doc, const struct fonts *fonts,
                            const struct paragraph *p, uint32_t index)
{
    dump_begin(dump, "paragraph");
    dump_number(dump, "index", index);
    dump_word(dump, "role", slice_of(role_names[p->role]));
    if (p->block != NO_INDEX)
        dump_number(dump, "block", p->block);
    dump_number(dump, "style", p->style);
    dump_number(dump, "level", p->level);
    if (p->mark != NO_INDEX)
        dump_number(dump, "mark", p->mark);
    dump_end(dump);
    dump_in(dump);
    write_rows(dump, p);
    for (uint32_t i = 0; i < p->call_count; i++) {
        dump_begin(dump, "call");
        dump_number(dump, "cu", p->calls[i].cu);
        dump_number(dump, "note", p->calls[i].note);
        dump_end(dump);
    }
    for (uint32_t i = 0; i < p->run_count; i++)
        write_run(dump, doc, fonts, p, &p->runs[i]);
    dump_out(dump);
}

void text_dump(struct dump *dump, const struct edition *edition)
{
    const struct text *text = edition->text;
    dump_begin(dump, "text");
    dump_number(dump, "paragraphs", text->paragraph_count);
    dump_end(dump);
    dump_in(dump);
    for (uint32_t i = 0; i < text->paragraph_count; i++)
        write_paragraph(dump, edition->doc, edition->fonts, &text->paragraphs[i], i);
    dump_out(dump);
}

/* Missing glyphs: a character that no face has is never lost in silence.
 *
 * In: a run in which HarfBuzz put glyph 0. Out: an error for each such character, at its exact
 * place in the source, with its code point, its Unicode name, its script and the package that would
 * help; and glyphs without 0, since a .notdef must not reach a PDF (PDF/A-2, 6.2.11.8): the face's
 * space stands in, inert. */
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/utf8.h"
#include "text/draft.h"

static void walk_to(struct text_cursor *cursor, struct slice text, const uint16_t *string,
                    uint32_t cu)
{
    if (cursor->string != string || cursor->cu > cu)
        *cursor = (struct text_cursor){string, 0, 0};
    size_t byte = cursor->byte;
    while (cursor->cu < cu && byte < text.length) {
        uint32_t c = utf8_next(text, &byte);
        cursor->cu += c != UTF8_INVALID && c >= 0x10000 ? 2 : 1;
    }
    cursor->byte = (uint32_t)byte;
}

struct place text_place_from(const struct doc *doc, const struct paragraph *paragraph, uint32_t cu,
                             struct text_cursor *cursor)
{
    bool is_block = paragraph->role == PARAGRAPH_BLOCK;
    if (!is_block && paragraph->role != PARAGRAPH_NOTE)
        return paragraph->place;
    const struct block *block = &(is_block ? doc->blocks : doc->notes)[paragraph->block];
    walk_to(cursor, block->text, paragraph->string, cu);
    return block_place_at(block, cursor->byte);
}

/* The first character of the cluster that the face lacks; else its first. */
static uint32_t find_missing(const struct shaping *shaping, const struct paragraph *p, uint32_t cu,
                             uint32_t cu_end, uint32_t *cu_of)
{
    uint32_t first = 0;
    for (size_t at = cu; at < cu_end;) {
        *cu_of = (uint32_t)at;
        uint32_t c = utf16_next(p->string, cu_end, &at);
        hb_codepoint_t glyph;
        if (*cu_of == cu)
            first = c;
        if (!u_hasBinaryProperty((UChar32)c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) &&
            !hb_font_get_nominal_glyph(shaping->font, c, &glyph))
            return c;
    }
    *cu_of = cu;
    return first;
}

static uint32_t script_tag_of(const char *name)
{
    return HB_TAG(name[0], name[1], name[2], name[3]);
}

/* Emoji that Debian's Symbola has: those of Unicode 9 and before. */
static bool is_symbola(uint32_t c)
{
    enum { SYMBOLA_UNICODE = 9 };
    UVersionInfo age;
    u_charAge((UChar32)c, age);
    return u_hasBinaryProperty((UChar32)c, UCHAR_EMOJI) && age[0] > 0 && age[0] <= SYMBOLA_UNICODE;
}

static void report_character(struct bench *bench, struct place place, const struct run *run,
                             uint32_t c)
{
    char name[128];
    UErrorCode status = U_ZERO_ERROR;
    if (u_charName((UChar32)c, U_EXTENDED_CHAR_NAME, name, sizeof name, &status) == 0 ||
        U_FAILURE(status))
        snprintf(name, sizeof name, "no name");
    status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)c, &status);
    bool is_shared = U_FAILURE(status) || script <= USCRIPT_INHERITED;
    uint32_t tag = is_shared ? run->script : script_tag_of(uscript_getShortName(script));
    diag_error(bench->diag, place, "missing-glyph",
               "no font has the character U+%04X %s (script %s)", (unsigned)c, name,
               uscript_getName(script));
    struct slice package = fonts_package(bench->fonts, tag);
    if (package.length > 0)
        diag_hint(bench->diag, "install the package %.*s", SLICE_ARG(package));
    else if (is_symbola(c))
        diag_hint(bench->diag, "the package fonts-symbola has it, in one colour: install it and "
                               "name Symbola in fonts/fonts.yaml, or leave the character out");
    else
        diag_hint(bench->diag, "name a font that has it in fonts/fonts.yaml, or leave it out");
    bench->is_fine = false;
}

void missing_report(struct bench *bench, const struct paragraph *paragraph, const struct run *run,
                    uint32_t cu_end, struct glyph *glyphs, size_t glyph_count)
{
    const struct shaping *shaping = &bench->shaper->shapings.at[run->shaping];
    for (size_t i = 0; i < glyph_count; i++) {
        if (glyphs[i].id != 0)
            continue;
        size_t next = i + 1;
        while (next < glyph_count && glyphs[next].cu == glyphs[i].cu)
            next++;
        uint32_t cluster_end = next < glyph_count ? glyphs[next].cu : cu_end, cu;
        uint32_t c = find_missing(shaping, paragraph, glyphs[i].cu, cluster_end, &cu);
        report_character(bench, text_place_from(bench->doc, paragraph, cu, &bench->cursor), run, c);
        glyphs[i].id = shaping->space;
        glyphs[i].advance = shaping->space_advance;
    }
}

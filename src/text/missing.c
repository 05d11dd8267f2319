/* Missing glyphs: a character that no face has is never lost in silence.
 *
 * In: runs in which HarfBuzz put glyph 0. Out: when all is shaped, an error for each script of such
 * characters (one that belongs to none stands for itself), at the exact place of the first, with
 * its code point and Unicode name, how many others there are, and the package that would help. An
 * emoji is only warned of and left out: a prayer letter is not held up for a smile.
 *
 * And glyphs without 0, since a .notdef must not reach a PDF (PDF/A-2, 6.2.11.8): the face's space
 * stands in, inert. */
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
        uint32_t shown = fonts_stand_in(c);
        if (!u_hasBinaryProperty((UChar32)shown, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) &&
            !hb_font_get_nominal_glyph(shaping->font, shown, &glyph))
            return c;
    }
    *cu_of = cu;
    return first;
}

static uint32_t script_tag_of(const char *name)
{
    return HB_TAG(name[0], name[1], name[2], name[3]);
}

/* A picture, not a letter or sign that happens to be used as one. */
static bool missing_is_emoji(uint32_t c)
{
    return u_hasBinaryProperty((UChar32)c, UCHAR_EXTENDED_PICTOGRAPHIC) ||
           u_hasBinaryProperty((UChar32)c, UCHAR_EMOJI_PRESENTATION);
}

/* Puts a missing character with others of its kind; what was missed before is not told again. */
static void add_missing(struct bench *bench, struct place place, const struct run *run, uint32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)c, &status);
    bool is_shared = U_FAILURE(status) || script <= USCRIPT_INHERITED || script == USCRIPT_UNKNOWN;
    struct missing_list *list = &bench->missing;
    size_t kind = list->count;
    for (size_t i = 0; i < list->count; i++) {
        if (list->at[i].code_point == c)
            return;
        if (!is_shared && list->at[i].script == (int32_t)script && kind == list->count)
            kind = list->at[i].first;
    }
    *(struct missing *)array_add(bench->lasting, list) = (struct missing){
        .place = place,
        .code_point = c,
        .script = (int32_t)script,
        .tag = is_shared ? run->script : script_tag_of(uscript_getShortName(script)),
        .first = (uint32_t)kind};
    list->at[kind].count++;
}

static void name_character(char name[128], uint32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    if (u_charName((UChar32)c, U_EXTENDED_CHAR_NAME, name, 128, &status) == 0 || U_FAILURE(status))
        snprintf(name, 128, "no name");
}

static void tell_error(struct bench *bench, const struct missing *missing)
{
    char name[128], others[64] = "";
    name_character(name, missing->code_point);
    if (missing->count > 1)
        snprintf(others, sizeof others, ", nor %u more that the texts have of it",
                 (unsigned)(missing->count - 1));
    diag_error(bench->diag, missing->place, "missing-glyph",
               "no font has the character U+%04X %s (script %s%s)", (unsigned)missing->code_point,
               name, uscript_getName((UScriptCode)missing->script), others);
    struct slice package = fonts_package(bench->fonts, missing->tag);
    if (package.length > 0)
        diag_hint(bench->diag, "install the package %.*s", SLICE_ARG(package));
    else
        diag_hint(bench->diag, "name a font that has it in fonts/fonts.yaml, or leave it out");
    bench->is_fine = false;
}

static void tell_emoji(struct bench *bench, const struct missing *missing)
{
    char name[128];
    name_character(name, missing->code_point);
    diag_warning(bench->diag, missing->place, "missing-emoji",
                 "no font has the emoji U+%04X %s in one colour: it is left out",
                 (unsigned)missing->code_point, name);
    diag_hint(bench->diag, "take another, or a word");
}

void missing_tell(struct bench *bench)
{
    for (size_t i = 0; i < bench->missing.count; i++) {
        const struct missing *missing = &bench->missing.at[i];
        if (missing->count > 0 && missing_is_emoji(missing->code_point))
            tell_emoji(bench, missing);
        else if (missing->count > 0)
            tell_error(bench, missing);
    }
}

void missing_hide(const struct shaping *shaping, const struct paragraph *paragraph,
                  struct glyph *glyphs, size_t glyph_count)
{
    for (size_t i = 0; i < glyph_count; i++) {
        size_t at = glyphs[i].cu;
        if (glyphs[i].id != 0)
            continue;
        bool is_left_out =
            missing_is_emoji(utf16_next(paragraph->string, paragraph->cu_count, &at));
        glyphs[i].id = shaping->space;
        glyphs[i].advance = is_left_out ? 0 : shaping->space_advance;
    }
}

void missing_collect(struct bench *bench, const struct paragraph *paragraph, const struct run *run,
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
        add_missing(bench, text_place_from(bench->doc, paragraph, cu, &bench->cursor), run, c);
    }
    missing_hide(shaping, paragraph, glyphs, glyph_count);
}

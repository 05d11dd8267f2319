/* Font fallback by grapheme: see faces.h.
 *
 * In: a grapheme and the chain of (need, language, script). Out: a face that sets all of it. Faces
 * never meet inside a grapheme: a mark from another face would stand anywhere, and an emoji
 * sequence cut in two is two pictures. A face can set a grapheme when it has each character that
 * shows, or the composed or decomposed form, since HarfBuzz normalises as the face needs, and when
 * it can attach its marks (fonts/cluster.c); nor do faces meet inside a word, where one can set it.
 *
 * Where no face has all, the base's face sets it; what it lacks comes out as glyph 0 and is
 * reported after shaping. */
#include "text/faces.h"

#include <hb.h>
#include <unicode/uchar.h>

#include "base/index.h"
#include "base/utf8.h"
#include "text/icu.h"

struct face_memo *face_memo_make(struct arena *arena, const struct fonts *fonts,
                                 const struct font_need *need, struct slice language,
                                 uint32_t script)
{
    struct face_memo *memo = arena_alloc(arena, sizeof *memo);
    memo->fonts = fonts;
    memo->clusters = map_make(arena);
    memo->chain = fonts_chain(fonts, need, language, script);
    uint32_t primary = fonts_find_in(fonts, memo->chain, ' ');
    memo->primary = primary == NO_INDEX ? 0 : primary;
    return memo;
}

static uint32_t find_by_chain(struct face_memo *memo, uint32_t c)
{
    uint32_t slot = c % FACE_MEMO_ROOM;
    if (memo->at[slot].code_point_plus_1 != c + 1) {
        memo->at[slot].code_point_plus_1 = c + 1;
        memo->at[slot].face = fonts_find_in(memo->fonts, memo->chain, c);
    }
    return memo->at[slot].face;
}

/* Characters that show nothing: any face will do. */
static bool is_silent(uint32_t c)
{
    if (c >= 0x20 && c < 0x7F)
        return false;
    return c < 0x20 || c < 0xA0 || c == 0x2028 || c == 0x2029 ||
           u_hasBinaryProperty((UChar32)c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool face_shows(const struct face_memo *memo, uint32_t face, uint32_t c)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(fonts_face(memo->fonts, face)->hb_font, c, &glyph);
}

/* What HarfBuzz puts in for a character that a face lacks: spaces of every width from the space,
 * the non-breaking hyphen from the hyphen. */
static uint32_t stand_in(uint32_t c)
{
    if (c == 0x2011)
        return 0x2010;
    bool is_blank = c >= 0xA0 && c != 0x1680 && u_charType((UChar32)c) == U_SPACE_SEPARATOR;
    return is_blank ? ' ' : c;
}

static uint32_t find_for_character(struct face_memo *memo, uint32_t c)
{
    bool is_replaced = c >= 0xA0 && stand_in(c) != c;
    if (is_replaced && face_shows(memo, memo->primary, stand_in(c)))
        return memo->primary;
    return find_by_chain(memo, c);
}

/* A cluster or a word; the chain is asked once for each. */
static uint32_t find_all(struct face_memo *memo, const uint16_t *string, uint32_t cu_count,
                         bool *is_whole)
{
    struct slice key = {(const char *)string, cu_count * sizeof *string};
    uint32_t known;
    if (!map_find(&memo->clusters, key, &known)) {
        uint32_t face = fonts_find_all_in(memo->fonts, memo->chain, string, cu_count, is_whole);
        known = face == NO_INDEX ? NO_INDEX : face * 2 + *is_whole;
        map_add(&memo->clusters, key, known);
    }
    *is_whole = known != NO_INDEX && known % 2;
    return known == NO_INDEX ? NO_INDEX : known / 2;
}

static uint32_t find_for_grapheme(struct face_memo *memo, const uint16_t *string, uint32_t cu_count)
{
    bool is_whole;
    size_t at = 0;
    uint32_t face = find_all(memo, string, cu_count, &is_whole);
    if (face == NO_INDEX)
        face = find_for_character(memo, utf16_next(string, cu_count, &at));
    return face == NO_INDEX ? memo->primary : face;
}

uint32_t face_find_word(struct face_memo *memo, const uint16_t *string, uint32_t cu_start,
                        uint32_t cu_end)
{
    bool is_whole;
    uint32_t face = find_all(memo, string + cu_start, cu_end - cu_start, &is_whole);
    return is_whole ? face : NO_INDEX;
}

uint32_t face_find_own(const struct face_memo *memo, const uint16_t *string, uint32_t cu_start,
                       uint32_t cu_end)
{
    size_t at = cu_start;
    uint32_t c = utf16_next(string, cu_end, &at);
    return at < cu_end ? NO_INDEX : fonts_find_own_in(memo->fonts, memo->chain, stand_in(c));
}

uint32_t face_find(struct face_memo *memo, const uint16_t *string, uint32_t cu_start,
                   uint32_t cu_end)
{
    size_t at = cu_start;
    uint32_t c = utf16_next(string, cu_end, &at);
    if (at == cu_end) {
        if (is_silent(c))
            return NO_INDEX;
        uint32_t face = find_for_character(memo, c);
        return face == NO_INDEX ? memo->primary : face;
    }
    bool is_all_silent = is_silent(c);
    while (is_all_silent && at < cu_end)
        is_all_silent = is_silent(utf16_next(string, cu_end, &at));
    return is_all_silent ? NO_INDEX : find_for_grapheme(memo, string + cu_start, cu_end - cu_start);
}

uint32_t face_extend(struct face_memo *memo, uint32_t face, const uint16_t *string, uint32_t cu,
                     uint32_t cu_end)
{
    while (cu < cu_end && string[cu] >= ' ' && string[cu] < 0x7F &&
           find_by_chain(memo, string[cu]) == face)
        cu++;
    return cu;
}

/* Whether a code unit is a grapheme of its own next to any other such (UAX #29: neither CR, LF,
 * Extend, ZWJ, SpacingMark, Prepend, Hangul, regional indicator nor half a pair). */
static bool stands_alone(uint16_t cu)
{
    return (cu < 0x300 && cu != '\r') || (cu >= 0x2010 && cu <= 0x2029);
}

struct graphemes graphemes_of(UBreakIterator *icu, const uint16_t *string, uint32_t cu_count)
{
    uint32_t at = 0;
    while (at < cu_count && stands_alone(string[at]))
        at++;
    if (at == cu_count)
        return (struct graphemes){NULL, cu_count};
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(icu, (const UChar *)string, (int32_t)cu_count, &status);
    icu_expect(status);
    return (struct graphemes){icu, cu_count};
}

uint32_t graphemes_next(const struct graphemes *graphemes, uint32_t cu)
{
    if (!graphemes->icu)
        return cu + 1;
    int32_t next = ubrk_next(graphemes->icu);
    return next == UBRK_DONE ? graphemes->cu_count : (uint32_t)next;
}

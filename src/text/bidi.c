/* Embedding levels: see bidi.h.
 *
 * ICU implements UAX #9 up to L1 over the whole paragraph (the part of L1 that depends on lines,
 * and L2, belong to lines/). Most paragraphs of most editions have no right-to-left character at
 * all; a scan of the code units finds that ten times faster than ICU would.
 *
 * What is read as one, or added by the program, is shown to UAX #9 as what it is to a reader: a
 * number of several groups as one long number, so that it stands where a number does and keeps its
 * order; the figure of a note and an address as one neutral character, as an isolate is (BD9).
 * Inside, a figure rises to an even level, and an address has levels of its own. Rejected: isolates
 * in the string, which would be copied with the text.
 *
 * BD16 gives up pairing brackets when 63 are open. ICU 72 does not, and takes time that grows with
 * the square of the open ones: 9 s for a hostile megabyte. So where the stack would overflow, ICU
 * is shown exclamation marks, which are neutral too but pair with nothing. */
#include "text/bidi.h"

#include <stdbool.h>
#include <string.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "text/icu.h"

enum { BRACKET_DEPTH = 63 }; /* UAX #9, BD16 */

/* Whether a code unit can belong to a character that gives anything but the base level in a
 * left-to-right paragraph: right-to-left blocks, bidi controls; surrogates stand for all above
 * U+FFFF. */
static int may_turn(uint16_t cu)
{
    if (cu < 0x0590)
        return 0;
    return cu <= 0x08FF || cu == 0x200F || (cu >= 0x202A && cu <= 0x202E) ||
           (cu >= 0x2066 && cu <= 0x2069) || (cu >= 0xD800 && cu <= 0xDFFF) ||
           (cu >= 0xFB1D && cu <= 0xFDFF) || (cu >= 0xFE70 && cu <= 0xFEFF);
}

static int bracket_type(uint32_t c)
{
    return u_getIntPropertyValue((UChar32)c, UCHAR_BIDI_PAIRED_BRACKET_TYPE);
}

/* Whether more brackets are open somewhere than BD16 has room for. */
static bool overflows(const uint16_t *string, uint32_t cu_count)
{
    UChar32 open[BRACKET_DEPTH];
    int depth = 0;
    for (size_t at = 0; at < cu_count;) {
        uint32_t c = utf16_next(string, cu_count, &at);
        int type = bracket_type(c), twin = depth;
        if (type == U_BPT_OPEN && depth == BRACKET_DEPTH)
            return true;
        if (type == U_BPT_OPEN)
            open[depth++] = u_getBidiPairedBracket((UChar32)c);
        while (type == U_BPT_CLOSE && twin > 0 && open[twin - 1] != (UChar32)c)
            twin--;
        if (type == U_BPT_CLOSE && twin > 0)
            depth = twin - 1;
    }
    return false;
}

/* The string with an exclamation mark for each bracket; all brackets are in the BMP. */
static const uint16_t *without_brackets(struct arena *arena, const uint16_t *string,
                                        uint32_t cu_count)
{
    uint16_t *plain = arena_alloc_raw(arena, cu_count * sizeof *plain);
    for (uint32_t i = 0; i < cu_count; i++)
        plain[i] = bracket_type(string[i]) == U_BPT_NONE ? string[i] : '!';
    return plain;
}

bool bidi_may_turn(const uint16_t *string, uint32_t cu_count)
{
    uint32_t at = 0;
    while (at < cu_count && !may_turn(string[at]))
        at++;
    return at < cu_count;
}

const uint8_t *bidi_levels(struct arena *arena, UBiDi *bidi, const uint16_t *string,
                           uint32_t cu_count, uint8_t base)
{
    if (cu_count == 0 || (base == 0 && !bidi_may_turn(string, cu_count)))
        return NULL;
    if (overflows(string, cu_count))
        string = without_brackets(arena, string, cu_count);
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(bidi, (const UChar *)string, (int32_t)cu_count, base, NULL, &status);
    const UBiDiLevel *found = ubidi_getLevels(bidi, &status);
    icu_expect(status);
    return memcpy(arena_alloc_raw(arena, cu_count), found, cu_count);
}

/* U+FFFC, which is neutral, for what stands apart; a letter for a code; digits of the number's own
 * kind for a number. In a left-to-right paragraph a telephone number stands apart: it belongs to no
 * word before it. */
static uint16_t mask_of(const uint16_t *string, const struct isolate *isolate, uint8_t base)
{
    uint16_t first = string[isolate->cu_start];
    if (isolate->kind == ISOLATE_CODE)
        return 'a';
    if (isolate->kind != ISOLATE_NUMBER || (base == 0 && (first == '+' || first == '(')))
        return 0xFFFC;
    for (uint32_t i = isolate->cu_start; i < isolate->cu_end; i++)
        if (u_isdigit(string[i]))
            return u_charDirection(string[i]) == U_ARABIC_NUMBER ? 0x0660 : '0';
    return '0';
}

static uint16_t *mask(struct arena *arena, const uint16_t *string, uint32_t cu_count, uint8_t base,
                      const struct isolate *isolates, size_t count)
{
    uint16_t *masked = arena_alloc_raw(arena, cu_count * sizeof *masked);
    memcpy(masked, string, cu_count * sizeof *masked);
    for (size_t i = 0; i < count; i++) {
        uint16_t c = mask_of(string, &isolates[i], base);
        for (uint32_t cu = isolates[i].cu_start; cu < isolates[i].cu_end; cu++)
            masked[cu] = c;
    }
    return masked;
}

/* The levels inside an address. Its parts follow each other from left to right, whatever their
 * letters: what parts them is shown as a letter. */
static const uint8_t *address_levels(struct arena *arena, UBiDi *bidi, const uint16_t *string,
                                     uint32_t cu_count)
{
    if (!bidi_may_turn(string, cu_count))
        return NULL;
    uint16_t *parts = arena_alloc_raw(arena, cu_count * sizeof *parts);
    for (uint32_t i = 0; i < cu_count; i++)
        parts[i] = string[i] < 0x80 && strchr(":/?#[]@&=.", (char)string[i]) ? 'a' : string[i];
    return bidi_levels(arena, bidi, parts, cu_count, 0);
}

/* Levels inside an isolate that came out at one level all through. A figure of one character needs
 * none of its own, and so stays apart from a number before it. */
static void raise_levels(struct arena *arena, UBiDi *bidi, const uint16_t *string,
                         const struct isolate *isolate, uint8_t *levels)
{
    const uint16_t *part = string + isolate->cu_start;
    uint32_t cu_count = isolate->cu_end - isolate->cu_start;
    uint8_t outer = levels[isolate->cu_start], base = (uint8_t)(outer + (outer & 1));
    if (isolate->kind == ISOLATE_MARK && cu_count == 1)
        return;
    bool is_address = isolate->kind == ISOLATE_ADDRESS;
    const uint8_t *inner = is_address ? address_levels(arena, bidi, part, cu_count) : NULL;
    for (uint32_t i = 0; i < cu_count; i++)
        levels[isolate->cu_start + i] = (uint8_t)(base + (inner ? inner[i] : 0));
}

const uint8_t *bidi_levels_of_isolates(struct arena *arena, UBiDi *bidi, const uint16_t *string,
                                       uint32_t cu_count, uint8_t base,
                                       const struct isolate *isolates, size_t count)
{
    if (count == 0 || (base == 0 && !bidi_may_turn(string, cu_count)))
        return bidi_levels(arena, bidi, string, cu_count, base);
    const uint16_t *masked = mask(arena, string, cu_count, base, isolates, count);
    const uint8_t *found = bidi_levels(arena, bidi, masked, cu_count, base);
    uint8_t *levels = arena_alloc_raw(arena, cu_count);
    memset(levels, base, cu_count);
    if (found)
        memcpy(levels, found, cu_count);
    for (size_t i = 0; i < count; i++)
        raise_levels(arena, bidi, string, &isolates[i], levels);
    return levels;
}

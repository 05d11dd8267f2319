/* Embedding levels: see bidi.h.
 *
 * ICU implements UAX #9 up to L1 over the whole paragraph (the part of L1 that depends on lines,
 * and L2, belong to lines/). Most paragraphs of most editions have no right-to-left character at
 * all; a scan of the code units finds that ten times faster than ICU would.
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

const uint8_t *bidi_levels(struct arena *arena, UBiDi *bidi, const uint16_t *string,
                           uint32_t cu_count, uint8_t base)
{
    uint32_t at = 0;
    while (base == 0 && at < cu_count && !may_turn(string[at]))
        at++;
    if (at == cu_count)
        return NULL;
    if (overflows(string, cu_count))
        string = without_brackets(arena, string, cu_count);
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(bidi, (const UChar *)string, (int32_t)cu_count, base, NULL, &status);
    const UBiDiLevel *found = ubidi_getLevels(bidi, &status);
    icu_expect(status);
    return memcpy(arena_alloc_raw(arena, cu_count), found, cu_count);
}

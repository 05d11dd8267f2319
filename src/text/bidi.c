/* Embedding levels: see bidi.h.
 *
 * ICU implements UAX #9 up to L1 over the whole paragraph (the part of L1 that depends on lines,
 * and L2, belong to lines/). Most paragraphs of most editions have no right-to-left character at
 * all; a scan of the code units finds that ten times faster than ICU would. */
#include "text/bidi.h"

#include <assert.h>
#include <string.h>

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

const uint8_t *bidi_levels(struct arena *arena, UBiDi *bidi, const uint16_t *string,
                           uint32_t cu_count, uint8_t base)
{
    uint32_t at = 0;
    while (base == 0 && at < cu_count && !may_turn(string[at]))
        at++;
    if (at == cu_count)
        return NULL;
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(bidi, (const UChar *)string, (int32_t)cu_count, base, NULL, &status);
    const UBiDiLevel *found = ubidi_getLevels(bidi, &status);
    assert(U_SUCCESS(status));
    return memcpy(arena_alloc_raw(arena, cu_count), found, cu_count);
}

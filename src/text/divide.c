/* Dividing what no rule divides: see text_may_divide in text.h. The boundaries are the shaper's
 * clusters; here is which of them a reader bears. */
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/utf8.h"
#include "text/text.h"

/* A sign that the next consonant belongs under or beside. */
static bool is_joining_sign(UChar32 c)
{
    int32_t category = u_getIntPropertyValue(c, UCHAR_INDIC_SYLLABIC_CATEGORY);
    return category == U_INSC_VIRAMA || category == U_INSC_INVISIBLE_STACKER;
}

/* Ends a syllable, so that none begins with it: a Malayalam chillu. */
static bool is_final(UChar32 c)
{
    return u_getIntPropertyValue(c, UCHAR_INDIC_SYLLABIC_CATEGORY) == U_INSC_CONSONANT_DEAD;
}

/* Joiners, and spaces that bind. */
static bool is_binding(UChar32 c)
{
    return c == 0x200D || c == 0x2060 || c == 0xFEFF || u_isUWhiteSpace(c);
}

static bool shows_hyphen(UChar32 c)
{
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript(c, &status);
    bool is_spaced = U_SUCCESS(status) && !uscript_breaksBetweenLetters(script);
    return u_isUAlphabetic(c) && is_spaced && !uscript_isRightToLeft(script);
}

/* The character that a code unit is a part of. */
static UChar32 character_at(const struct paragraph *paragraph, uint32_t cu)
{
    size_t at = cu;
    bool is_second = cu > 0 && (paragraph->string[cu] & 0xFC00) == 0xDC00 &&
                     (paragraph->string[cu - 1] & 0xFC00) == 0xD800;
    at -= is_second;
    return (UChar32)utf16_next(paragraph->string, paragraph->cu_count, &at);
}

bool text_may_divide(const struct paragraph *paragraph, uint32_t cu, bool *has_hyphen)
{
    if (cu == 0 || cu >= paragraph->cu_count)
        return false;
    UChar32 before = character_at(paragraph, cu - 1), after = character_at(paragraph, cu);
    *has_hyphen = shows_hyphen(before) && shows_hyphen(after);
    return !is_joining_sign(before) && !is_final(after) && !is_binding(before) &&
           !is_binding(after);
}

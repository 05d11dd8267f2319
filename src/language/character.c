/* What the inline markup and the ends of lines must know of a character: see language.h. In: a code
 * point. Out: its class, from the property data inside ICU's library; no file is opened. ASCII,
 * most of what is asked, doesn't reach ICU. */
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/utf8.h"
#include "language/language.h"

static bool is_unspaced(uint32_t c)
{
    switch (u_getIntPropertyValue((UChar32)c, UCHAR_LINE_BREAK)) {
    case U_LB_COMPLEX_CONTEXT:
    case U_LB_IDEOGRAPHIC:
    case U_LB_CONDITIONAL_JAPANESE_STARTER:
    case U_LB_H2:
    case U_LB_H3:
    case U_LB_JL:
    case U_LB_JV:
    case U_LB_JT:
        return true;
    }
    return false;
}

static enum character_class class_of_ascii(uint32_t c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
        return CHARACTER_WORD;
    if (c >= '0' && c <= '9')
        return CHARACTER_DIGIT;
    if (c == ' ' || (c >= '\t' && c <= '\r'))
        return CHARACTER_SPACE;
    return c < ' ' || c == 0x7F ? CHARACTER_CONTROL : CHARACTER_PUNCTUATION;
}

bool character_is_combining(uint32_t c)
{
    enum { COMBINING_FIRST = 0x300 };
    return c >= COMBINING_FIRST && u_getCombiningClass((UChar32)c) != 0;
}

bool character_decompose(uint32_t c, uint32_t parts[2])
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFDInstance(&status);
    UChar text[4]; /* two characters at most */
    int32_t count = U_FAILURE(status)
                        ? -1
                        : unorm2_getRawDecomposition(normalizer, (UChar32)c, text, 4, &status);
    if (count <= 0 || U_FAILURE(status))
        return false;
    size_t at = 0, end = (size_t)count;
    parts[0] = utf16_next((const uint16_t *)text, end, &at);
    parts[1] = at < end ? utf16_next((const uint16_t *)text, end, &at) : 0;
    return true;
}

enum character_class character_class_of(uint32_t c)
{
    if (c < 0x80)
        return class_of_ascii(c);
    uint32_t mask = U_GET_GC_MASK((UChar32)c);
    if (mask & (U_GC_L_MASK | U_GC_M_MASK))
        return is_unspaced(c) ? CHARACTER_UNSPACED : CHARACTER_WORD;
    if (mask & U_GC_N_MASK)
        return CHARACTER_DIGIT;
    if (mask & (U_GC_P_MASK | U_GC_S_MASK))
        return CHARACTER_PUNCTUATION;
    if (mask & U_GC_Z_MASK || c == 0x85)
        return CHARACTER_SPACE;
    if (mask & U_GC_CF_MASK)
        return CHARACTER_FORMAT;
    return mask & (U_GC_CC_MASK | U_GC_CS_MASK) || U_IS_UNICODE_NONCHAR(c) ? CHARACTER_CONTROL
                                                                           : CHARACTER_OTHER;
}

/* Signs of abbreviation, letters to Unicode; a full stop and marks above the end of a word that it
 * does not tell from others. */
enum {
    THAI_PAIYANNOI = 0x0E2F,
    LAO_ELLIPSIS = 0x0EAF,
    TATWEEL = 0x0640,
    SINHALA_KUNDDALIYA = 0x0DF4,
    DEVANAGARI_ABBREVIATION = 0x0970,
    ARMENIAN_FIRST = 0x055A,
    ARMENIAN_LAST = 0x055F
};

static bool breaks_after_only(uint32_t c)
{
    switch (u_getIntPropertyValue((UChar32)c, UCHAR_LINE_BREAK)) {
    case U_LB_CLOSE_PUNCTUATION:
    case U_LB_CLOSE_PARENTHESIS:
    case U_LB_EXCLAMATION:
    case U_LB_INFIX_NUMERIC:
    case U_LB_NONSTARTER:
    case U_LB_CONDITIONAL_JAPANESE_STARTER:
        return true;
    case U_LB_COMPLEX_CONTEXT: /* ๆ, ៗ and the marks of scripts like them */
        return (U_GET_GC_MASK((UChar32)c) & (U_GC_LM_MASK | U_GC_P_MASK)) != 0;
    case U_LB_BREAK_AFTER:
        return (U_GET_GC_MASK((UChar32)c) & (U_GC_PD_MASK | U_GC_Z_MASK | U_GC_CF_MASK)) == 0;
    }
    return false;
}

/* ၌ ၍ ၏: endings of words, written as signs; ၎ begins one. */
static bool is_burmese_ending(uint32_t c)
{
    return c == 0x104C || c == 0x104D || c == 0x104F;
}

bool character_begins_no_line(uint32_t c)
{
    if (c < 0x80 || c == TATWEEL)
        return false;
    if (c == THAI_PAIYANNOI || c == LAO_ELLIPSIS || c == SINHALA_KUNDDALIYA ||
        c == DEVANAGARI_ABBREVIATION || is_burmese_ending(c) ||
        (c >= ARMENIAN_FIRST && c <= ARMENIAN_LAST))
        return true;
    return breaks_after_only(c) || u_hasBinaryProperty((UChar32)c, UCHAR_TERMINAL_PUNCTUATION) ||
           u_hasBinaryProperty((UChar32)c, UCHAR_EXTENDER);
}

enum letter_direction character_direction(uint32_t c)
{
    if (c < 0x80)
        return class_of_ascii(c) == CHARACTER_WORD ? LETTER_LTR : LETTER_NONE;
    switch (u_charDirection((UChar32)c)) {
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
        return LETTER_RTL;
    case U_LEFT_TO_RIGHT:
        return u_isalpha((UChar32)c) ? LETTER_LTR : LETTER_NONE;
    default:
        return LETTER_NONE;
    }
}

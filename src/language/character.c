/* What the inline markup must know of a character: see language.h. In: a code point. Out: its
 * class, from the property data inside ICU's library; no file is opened. ASCII, most of what is
 * asked, doesn't reach ICU. */
#include <unicode/uchar.h>

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

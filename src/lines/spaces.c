/* White space by code unit: see spaces.h. UAX #14 (BA, GL, SP, ZW) tells which may be broken
 * after; this tells what stretches and what is dropped. */
#include "lines/spaces.h"

#include "content/content.h" /* character_digit */

enum space_kind space_kind_of(uint16_t code_unit)
{
    if (code_unit > 0x20 && code_unit < 0xA0)
        return SPACE_NONE;
    if (code_unit == 0x20 || code_unit == '\t' || code_unit == 0x3000)
        return SPACE_WORD;
    if (code_unit == 0xA0)
        return SPACE_NO_BREAK;
    if (code_unit < 0x20 || code_unit == 0x2028 || code_unit == 0x2029)
        return SPACE_FORCED;
    bool is_fixed = (code_unit >= 0x2000 && code_unit <= 0x200A && code_unit != 0x2007) ||
                    code_unit == 0x205F || code_unit == 0x1680;
    return is_fixed ? SPACE_FIXED : SPACE_NONE;
}

static bool is_digit(uint16_t cu)
{
    return (cu >= '0' && cu <= '9') || (cu >= 0x0660 && character_digit(cu) >= 0);
}

static bool is_guillemet(uint16_t cu)
{
    return cu == 0xAB || cu == 0xBB || cu == 0x2039 || cu == 0x203A;
}

/* Whether a space keeps its width between `before` and `after`. */
static bool is_stiff(uint16_t before, uint16_t after, bool is_bound)
{
    if (is_digit(before) && is_digit(after))
        return true;
    return is_bound && (is_guillemet(before) || is_guillemet(after) || after == ':' ||
                        after == ';' || after == '!' || after == '?');
}

enum space_kind space_kind_at(const uint16_t *string, uint32_t cu_count, uint32_t cu)
{
    if (string[cu] > 0x20 && string[cu] < 0xA0)
        return SPACE_NONE;
    enum space_kind kind = space_kind_of(string[cu]);
    bool is_bound = kind == SPACE_NO_BREAK;
    if ((!is_bound && string[cu] != ' ') || cu == 0 || cu + 1 >= cu_count)
        return kind;
    if (!is_stiff(string[cu - 1], string[cu + 1], is_bound))
        return kind;
    return is_bound ? SPACE_NONE : SPACE_FIXED;
}

bool space_is_dropped(uint16_t code_unit)
{
    enum space_kind kind = space_kind_of(code_unit);
    return kind == SPACE_WORD || kind == SPACE_FIXED || kind == SPACE_FORCED;
}

/* White space by code unit: see spaces.h. UAX #14 (BA, GL, SP, ZW) tells which may be broken
 * after; this tells what stretches and what is dropped. */
#include "lines/spaces.h"

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

bool space_is_dropped(uint16_t code_unit)
{
    enum space_kind kind = space_kind_of(code_unit);
    return kind == SPACE_WORD || kind == SPACE_FIXED || kind == SPACE_FORCED;
}

/* A paragraph as its ends of lines are looked at: shared by line_ends.c and bonds.c. */
#ifndef ORISON_TEXT_BONDS_H
#define ORISON_TEXT_BONDS_H

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "text/breaks.h"

struct view {
    struct line_ends *ends;
    const uint16_t *string;
    uint32_t cu_count;
    uint16_t first_guillemet, first_quote; /* of the paragraph; the latter is “ or ”; 0: none */
};

/* bonds.c: how dearly a break before `cu` parts what stands before `end`, with nothing but spaces
 * between, from what comes. */
enum hold bond_hold(const struct view *view, uint32_t end, uint32_t cu);

static inline uint16_t unit_at(const struct view *view, uint32_t cu)
{
    return cu < view->cu_count ? view->string[cu] : ' ';
}

static inline uint16_t unit_before(const struct view *view, uint32_t cu)
{
    return cu > 0 ? view->string[cu - 1] : ' ';
}

static inline bool is_space(uint16_t cu)
{
    if (cu > ' ' && cu < 0xA0)
        return false;
    return cu == ' ' || cu == 0xA0 || (cu >= 0x2000 && cu <= 0x200A) || cu == 0x202F ||
           cu == 0x2028 || cu == 0x2029 || cu == 0x3000;
}

static inline bool is_letter(uint16_t cu)
{
    if (cu < 0x80)
        return (cu | 0x20) >= 'a' && (cu | 0x20) <= 'z';
    return (U_GET_GC_MASK(cu) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

static inline uint32_t character_at(const struct view *view, uint32_t cu)
{
    size_t at = cu;
    return utf16_next(view->string, view->cu_count, &at);
}

static inline bool is_dash(uint16_t cu)
{
    return cu >= 0x2012 && cu <= 0x2015;
}

#endif

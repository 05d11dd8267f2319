/* Codes as atoms: see codes.h.
 *
 * In: a string. Out: where a code begins and ends whose parts UAX #9 would order from right to left
 * in right-to-left text: figures with letters behind a joint (1-800-FLOWERS, 16-bit, 3-D), a name
 * with a sign before it (@ijm, #prayer) or after it (C++, O+). Each is read as a whole from left to
 * right, so the levels show it to UAX #9 as one word (bidi.h).
 *
 * Letters first need no help: behind a letter, figures and their joints are of its direction (W7,
 * N1): F-16, COVID-19. Where numbers alone stand, atoms.h has them. Spaces end a code: "10 km" is
 * read in the order of its words. */
#include "text/codes.h"

#include <stdbool.h>
#include <unicode/uchar.h>

struct scan {
    const uint16_t *string;
    uint32_t end;
};

static uint16_t unit_at(const struct scan *scan, uint32_t cu)
{
    return cu < scan->end ? scan->string[cu] : ' ';
}

static bool is_figure(uint16_t cu)
{
    return cu >= '0' && cu <= '9';
}

/* A letter that runs from left to right. */
static bool is_letter(uint16_t cu)
{
    if (cu < 0x80)
        return (cu | 0x20) >= 'a' && (cu | 0x20) <= 'z';
    return cu >= 0xAA && u_charDirection(cu) == U_LEFT_TO_RIGHT && u_isalpha(cu);
}

static bool is_part(uint16_t cu)
{
    return is_figure(cu) || is_letter(cu);
}

static bool is_joint(uint16_t cu)
{
    return cu == '-' || cu == '.' || cu == '/' || cu == ':' || cu == '&' || cu == '+' ||
           cu == '_' || cu == '@' || cu == '\'' || cu == 0x2019 || (cu >= 0x2010 && cu <= 0x2013);
}

static bool is_sign_before(uint16_t cu)
{
    return cu == '@' || cu == '#' || cu == '+';
}

static bool is_sign_after(uint16_t cu)
{
    return cu == '+' || cu == '#';
}

/* The code at `cu`, where none of its parts stands before it; its end is `cu` where there is none
 * that needs help. `*read_end` is behind what was looked at. */
static uint32_t code_end(const struct scan *scan, uint32_t cu, uint32_t *read_end)
{
    uint32_t start = cu, end, letters = 0, joints = 0;
    bool has_sign = is_sign_before(unit_at(scan, cu));
    cu += has_sign;
    bool is_figure_first = is_figure(unit_at(scan, cu));
    for (end = cu; is_part(unit_at(scan, cu));) {
        while (is_part(unit_at(scan, cu)))
            letters += is_letter(unit_at(scan, cu++));
        end = cu;
        bool is_joined = is_joint(unit_at(scan, cu)) && is_part(unit_at(scan, cu + 1));
        joints += is_joined;
        cu += is_joined;
    }
    uint32_t bare_end = end;
    while (letters > 0 && is_letter(unit_at(scan, bare_end - 1)) &&
           is_sign_after(unit_at(scan, end)))
        end++;
    *read_end = end > start ? end : start + 1;
    bool needs = has_sign || end > bare_end || (is_figure_first && joints > 0);
    return letters > 0 && needs ? end : start;
}

void codes_find(struct arena *arena, const uint16_t *string, uint32_t cu_start, uint32_t cu_end,
                struct atom_list *codes)
{
    struct scan scan = {string, cu_end};
    for (uint32_t cu = cu_start; cu < cu_end;) {
        if (!is_part(string[cu]) && !is_sign_before(string[cu])) {
            cu++;
            continue;
        }
        uint32_t next, end = code_end(&scan, cu, &next);
        if (end > cu)
            *array_add(arena, codes) = (struct atom){cu, end};
        cu = next;
    }
}

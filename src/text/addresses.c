/* Where an address may break: between its parts, and never with a hyphen of the breaker's, which a
 * reader would type.
 *
 * In: an address in printable ASCII, as links have it. Out: break points. The Chicago Manual of
 * Style (17th ed., 7.46) breaks after a colon or a double slash; before or after an equals sign or
 * an ampersand; before a single slash, a tilde, a full stop, a comma, a hyphen, an underline, a
 * question mark, a number sign or a percent sign. So a line never ends in a mark that could be
 * taken for the sentence's. Here `=` stays with what it follows and `&` goes with what comes.
 * "https:" is not parted from its slashes, nor an escape (%20) from its digits, and no break leaves
 * less than PART_LEAST characters on either side.
 *
 * A part that is longer than PART_LONGEST, a title's slug or a token, may break anywhere inside,
 * since nothing else would keep it on the page. */
#include <string.h>

#include "text/breaks.h"

enum {
    PART_LEAST = 3,   /* characters: less looks like a slip */
    PART_LONGEST = 40 /* a little more than half a line of footnotes on A5 */
};

static bool is_one_of(uint16_t cu, const char *characters)
{
    return cu > 0 && cu < 0x80 && strchr(characters, (char)cu) != NULL;
}

/* Whether Chicago breaks before code unit `cu` of the address that begins at `start`. */
static bool is_joint(const uint16_t *string, uint32_t start, uint32_t cu)
{
    uint16_t before = string[cu - 1], after = string[cu];
    bool is_second_slash = before == '/' && cu >= start + 2 && string[cu - 2] == '/';
    if (before == '=' || (is_second_slash && after != '/'))
        return true;
    if (before == '/' || before == ':')
        return false;
    return is_one_of(after, "/~.,-_?#%&");
}

/* Appends breaks at every character of a part that is too long. */
static void divide_part(struct arena *arena, const uint16_t *string, uint32_t start, uint32_t end,
                        struct break_list *list)
{
    if (end - start <= PART_LONGEST)
        return;
    for (uint32_t cu = start + PART_LEAST; cu + PART_LEAST <= end; cu++) {
        bool is_in_escape = string[cu - 1] == '%' || string[cu - 2] == '%';
        if (!is_in_escape)
            *array_add(arena, list) = (struct break_point){.cu = cu, .kind = BREAK_ALLOWED};
    }
}

static void add_joints(struct arena *arena, const uint16_t *string, uint32_t start, uint32_t end,
                       struct break_list *list)
{
    uint32_t part = start;
    for (uint32_t cu = start + 1; cu < end; cu++) {
        bool has_room = cu - start >= PART_LEAST && end - cu >= PART_LEAST;
        if (!has_room || !is_joint(string, start, cu))
            continue;
        divide_part(arena, string, part, cu, list);
        *array_add(arena, list) = (struct break_point){.cu = cu, .kind = BREAK_ALLOWED};
        part = cu;
    }
    divide_part(arena, string, part, end, list);
}

void breaks_of_address(struct arena *arena, const uint16_t *string, uint32_t cu_start,
                       uint32_t cu_end, struct break_list *list)
{
    struct break_list changed = {0};
    size_t i = 0;
    for (; i < list->count && list->at[i].cu <= cu_start; i++)
        *array_add(arena, &changed) = list->at[i];
    add_joints(arena, string, cu_start, cu_end, &changed);
    while (i < list->count && list->at[i].cu < cu_end)
        i++;
    for (; i < list->count; i++)
        *array_add(arena, &changed) = list->at[i];
    *list = changed;
}

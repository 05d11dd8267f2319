/* A page as it grows, in all its settings at once: see filling.c. Private to the page breaker. */
#ifndef ORISON_PAGES_FILLING_H
#define ORISON_PAGES_FILLING_H

#include "pages/breaker.h"

/* What rows that follow each other on a page come to, whatever settings stand above them. */
struct row_stack {
    uint32_t natural; /* rows and the gaps between them, in grid lines */
    uint32_t row_count;
    uint32_t halves; /* gaps with half a line more */
    unit note_height;
    uint32_t note_rows;
    uint32_t levels[ROW_STRETCH_LARGEST]; /* gaps that may grow by more than so many lines */
};

/* Notes count once a page. A page's own are marked with its stamp, those of a group that is tried
 * in one setting with the part's. */
struct note_marks {
    uint32_t *of_page, *of_part; /* by note: the last stamp that has it */
    uint32_t page, part, last;   /* the present stamps, and the last one given */
    const struct row_rules *rules;
};

/* The least cost of settings by natural height: costs[i] is that of `low` + i, or infinite. */
struct height_costs {
    uint32_t low, span;
    uint32_t halves; /* half gaps above the group added last */
    double *costs;
    uint8_t *picks; /* the setting of the group added last; NULL where nobody asks */
};

/* Adds a row below the stack's others; its notes are marked as the page's or the part's. */
void stack_add(struct row_stack *stack, struct note_marks *marks, const struct row *row,
               bool is_part);

/* The rows of `group` that stand on a page: of one setting from a row on, or of any from its first.
 */
struct group_part {
    const struct row_group *group;
    uint32_t setting_first, setting_end, row_first;
};

static inline bool part_is_rest(const struct group_part *part)
{
    return part->row_first > 0;
}

/* Grid lines of the part in one setting, below so many half gaps; the gap over it counts where
 * something stands above. */
uint32_t part_height(const struct group_part *part, uint32_t setting, bool is_first_on_page,
                     uint32_t halves);

/* Puts a whole part, which is not on `stack` yet, under all heights of `from`: `to` has the heights
 * that come of it, up to `most`, but the lowest always. `to->costs` has room for `most` + 1. */
void heights_add(struct height_costs *to, const struct height_costs *from,
                 const struct group_part *part, const struct row_stack *stack, uint32_t most);

/* Lines put into a page's gaps: each that may grow by so many has `level` of them. */
struct opening {
    uint32_t lines, level; /* in all, in each */
    double squares;        /* the sum of what each gap has, squared */
};

/* Opens every gap that may grow by one line more; false where none may, or more than `most` lines
 * would be in them. */
bool opening_add(struct opening *opening, const uint32_t *levels, int64_t most);

#endif

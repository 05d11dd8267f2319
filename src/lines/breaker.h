/* The paragraph breaker: total-fit line breaking over boxes, glue and penalties.
 *
 * Knuth and Plass, "Breaking Paragraphs into Lines", Software: Practice and Experience 11 (1981);
 * names as there. No text, no font: numbers in, breaks out, so it is tested alone against the book.
 */
#ifndef ORISON_LINES_BREAKER_H
#define ORISON_LINES_BREAKER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/unit.h"

enum box_kind { BOX_BOX, BOX_GLUE, BOX_PENALTY };

#define PENALTY_INFINITE 10000.0

struct box_item {
    enum box_kind kind;
    unit width;           /* box, glue; a penalty's width counts only where the line ends at it */
    unit stretch, shrink; /* glue */
    unit give;            /* box: how much wider or narrower its letters may be drawn (font
                             expansion); they give first, then glue takes what is left */
    double penalty;       /* PENALTY_INFINITE forbids, minus it forces */
    bool is_flagged;      /* penalty: a hyphen; two in a row cost */
    unit start_hang,
        end_hang; /* protrusion: what the line gains when it starts at this item (box), or
                     when it ends here (box: the last before the break; penalty: its hyphen) */
    uint32_t start_word, end_word; /* box: what tells the word apart with which a line starts or
                                      ends here; 0: none that is compared */
};

struct breaker_rules {
    double tolerance; /* largest r³·100 of a feasible line */
    double line_penalty, double_hyphen_demerits, final_hyphen_demerits, fitness_demerits;
    unit emergency_stretch; /* added to each line's stretch */
    double short_last_line_demerits;
    unit short_last_line;      /* last lines shorter than this cost */
    double same_word_demerits; /* two lines in a row that start or that end with the same word */
};

struct line_break {
    uint32_t item; /* the glue or penalty at which the line ends */
    double ratio;
    double demerits; /* of this line alone */
};

/* Finds the breaks of least total demerits. `measures[i]` is line i's width, the last one's for all
 * further lines. A line ends at a penalty below PENALTY_INFINITE or at a glue right after a box,
 * and starts at the next box or forced penalty. Shrink and fitness demerits are not negative.
 * Returns the number of lines with `*breaks` in `arena`, which also gives the working memory (mark
 * and release it), or 0 where no feasible set exists. The items must end in a forced penalty.
 * O(items · active breaks). */
uint32_t breaker_run(struct arena *arena, const struct box_item *items, uint32_t item_count,
                     const unit *measures, uint32_t measure_count,
                     const struct breaker_rules *rules, struct line_break **breaks,
                     double *total_demerits);

/* A way to break into a certain number of lines; `breaks` is NULL where there is none. */
struct line_choice {
    struct line_break *breaks;
    double demerits;
};

/* The same for each number of lines from `line_least` (1 or more) to `line_most`: `choices[k]` has
 * the breaks of least demerits among those with line_least + k lines. Two or three times the cost
 * of `breaker_run`. */
void breaker_run_counts(struct arena *arena, const struct box_item *items, uint32_t item_count,
                        const unit *measures, uint32_t measure_count,
                        const struct breaker_rules *rules, uint32_t line_least, uint32_t line_most,
                        struct line_choice *choices);

#endif

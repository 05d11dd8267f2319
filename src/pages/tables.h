/* The page breaker's tables, between breaker.c, which fills them, and trace.c, which walks them
 * back. Private to these two. */
#ifndef ORISON_PAGES_TABLES_H
#define ORISON_PAGES_TABLES_H

#include "pages/filling.h"

/* A look is what a page must match of the one that it faces: opening · (feet + 1) + foot. The foot
 * `feet` is that of a page that ends in notes; the last opening that of one without a gap to open.
 */
enum { NO_FACING = UINT16_MAX };

/* A place where a page may end: before a row of a setting, or before a group (row 0). */
struct spot {
    uint32_t group, setting, row;
};

/* The end of a recto: how rows before it were best set. */
struct recto_end {
    double cost;
    uint32_t start;        /* spot at which that recto starts */
    uint16_t look, facing; /* its look, and that of the verso it faces (NO_FACING at the start) */
};

/* The last page, on either side. */
struct final_page {
    double cost;
    uint32_t start, opening;
    bool is_recto;
    uint16_t facing;
};

/* What a recto costs by its look, the best verso before it included; for one break. */
struct facing {
    const double *verso; /* V of the break */
    double least;        /* of any */
    double *cost;        /* by the recto's look; below 0 where not yet asked */
    uint16_t *look;      /* the verso's */
};

struct breaker {
    struct arena *scratch;
    const struct row_group *groups;
    uint32_t group_count;
    const struct row_rules *rules;
    struct spot *spots;       /* rising: a page ends at a later one than it starts */
    uint32_t spot_count, end; /* `end` is behind the last group */
    uint32_t *group_spots;    /* by group, and behind the last: the spot before it */
    uint32_t **setting_spots; /* by group and setting: the spot before its second row */
    uint32_t feet;            /* number of texts' feet told apart */
    uint32_t openings, looks; /* number of openings told apart, none to open included; of looks */
    struct recto_end *recto;  /* R: one a spot */
    double *verso;            /* V: `looks` a spot */
    uint32_t *verso_start;    /* where the verso that ends there starts */
    struct note_marks marks;
    double *uneven;       /* cost of a spread by the difference of its feet */
    double *buffers[2];   /* of the heights before and after a group */
    struct facing facing; /* of the present start */
    struct final_page final;
};

/* A page from its start on, up to the group in hand. */
struct filling {
    uint32_t start;
    struct row_stack stack; /* what is on it in any setting: gaps, notes */
    struct height_costs heights;
};

/* A page that ends somewhere: what its cost depends on. */
struct page_end {
    uint32_t spot;
    struct height_costs heights; /* of what is above its last part */
    uint32_t below;              /* grid lines of that part */
    double charge;               /* of the part's setting */
    const struct row_stack *stack;
    bool is_alone; /* one row: it stands even where it does not fit */
};

/* --- breaker.c --- */

/* The foot that a page of this slack has. */
uint8_t rows_foot_of_slack(int64_t slack);

/* The look of a page with so many empty lines, its gaps opened by `opening` lines each. */
uint32_t rows_look_of(const struct breaker *breaker, const struct row_stack *stack, int64_t empty,
                      uint32_t opening);

/* What a break costs by where it is; by the hyphen over it; both with a page. */
double rows_penalty_of(const struct breaker *breaker, uint32_t end);
double rows_hyphen_of(const struct breaker *breaker, uint32_t end, bool is_recto);
double rows_cost_of_break(const struct breaker *breaker, uint32_t end, bool is_recto);

/* What a page costs by how full it is; by its open gaps, `empty` lines being left; a last one. */
double rows_cost_of_foot(const struct breaker *breaker, int64_t slack);
double rows_cost_of_gaps(const struct breaker *breaker, const struct opening *opening,
                         int64_t empty);
double rows_cost_of_last(const struct breaker *breaker, int64_t slack, uint32_t natural);

/* The slack of a page of the height at `i`; false where it is none: too high, or not reached. */
bool rows_page_slack(const struct breaker *breaker, const struct page_end *page, uint32_t i,
                     int64_t *slack);

/* The cheapest height of a last page with so many lines in its gaps; an infinite cost: none. */
uint32_t rows_best_last(const struct breaker *breaker, const struct page_end *page, uint32_t lines,
                        double *cost);

/* The end of a page one row further inside a part, whose rows so far are in `stack`; false where
 * they do not fit. */
bool rows_end_inside(struct breaker *breaker, const struct filling *page,
                     const struct group_part *part, uint32_t setting, struct row_stack *stack,
                     struct page_end *end);

/* What is above a part, as the base of one of its settings: heights are counted by the table. */
struct row_stack rows_stack_over(struct breaker *breaker, const struct filling *page);

/* Puts a whole part on the page; `costs` (and `picks`) get its heights. */
void rows_fill_part(struct breaker *breaker, struct filling *page, const struct group_part *part,
                    double *costs, uint8_t *picks);

/* An empty page; `costs` has room for one height. */
struct filling rows_fill_start(struct breaker *breaker, uint32_t start, double *costs);

/* The part of a group that a page from `start` on may have. */
struct group_part rows_part_of(const struct breaker *breaker, uint32_t start, uint32_t group);

/* --- trace.c --- */

/* Walks the tables back from the last page; fills `pages` from the end, where there are any, and
 * `starts` with the spots at which they start. Returns their number. */
uint32_t rows_trace_pages(struct breaker *breaker, struct row_page *pages, uint32_t *starts,
                          uint32_t page_count, uint32_t *picked);

/* Counts the pages' rows through the settings that were picked. */
void rows_number(const struct breaker *breaker, struct row_page *pages, const uint32_t *starts,
                 uint32_t page_count, const uint32_t *picked);

#endif

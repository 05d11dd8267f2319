/* A change put on a design and its text: see change.c. Private to fit/. */
#ifndef ORISON_FIT_CHANGE_H
#define ORISON_FIT_CHANGE_H

#include "fit/fit.h"

/* The steps in which a design gives. */
#define FIT_SIZE_STEP   (UNIT_PT / 10)
#define FIT_MARGIN_STEP (unit_of_mm(0.5))

/* What of a design gives: the styles of running text. */
struct fit_scope {
    const struct design *design;
    uint32_t body;         /* index of the style whose size and leading are talked about */
    bool *is_text;         /* by style: on the grid, and not on the title page */
    uint32_t space_count;  /* distances of baselines on a page */
    uint32_t family_steps; /* the size that a family shares; 0: none */
};

struct fit_scope fit_scope_make(struct arena *arena, const struct design *design);

bool fit_change_is_same(const struct fit_change *a, const struct fit_change *b);

/* The distance of baselines when a page has more lines. */
unit fit_grid(const struct fit_scope *scope, uint32_t more_lines);

/* The design after the change; its styles are in the arena. */
struct design fit_change_design(struct arena *arena, const struct fit_scope *scope,
                                const struct fit_change *change);

/* The text after the change: the paragraphs of running text have runs of their own. */
struct text fit_change_text(struct arena *arena, const struct fit_scope *scope,
                            const struct text *text, const struct fit_change *change);

#endif

/* The changes worth trying, by rising cost: see frontier.c. Private to fit/. */
#ifndef ORISON_FIT_FRONTIER_H
#define ORISON_FIT_FRONTIER_H

#include "fit/change.h"

/* A page count guessed without breaking a line: only its order matters. */
struct fit_demand {
    double full_lines;  /* of text, last lines counted half, at the design's own size and measure */
    double half_lines;  /* half a line a paragraph: what its last line leaves empty */
    double gaps;        /* grid lines between paragraphs */
    double closer_gaps; /* of those what is_gap_closer takes off */
    double line_feed; /* least leading of the edition's main face, in sizes; 0: the grid decides */
    unit measure;
    unit least_size;   /* of the body, by its x-height */
    uint32_t tracking; /* the most that its script bears */
};

/* What a galley of the unchanged design asks for. */
struct fit_demand fit_demand_make(const struct fit_scope *scope, const struct doc *doc,
                                  const struct fonts *fonts, const struct design *set_design,
                                  const struct galley *galley);

/* How visible a change is. */
double fit_change_cost(const struct fit_scope *scope, const struct fit_change *change);

struct fit_candidate {
    struct fit_change change;
    double cost, demand;
};

/* Changes inside the design's bounds, by rising cost and falling demand: each would fit more than
 * all that are less visible. At most `most` of them; the last is the tightest. */
uint32_t fit_frontier_make(struct arena *arena, const struct fit_scope *scope,
                           const struct fit_demand *demand, uint32_t most,
                           struct fit_candidate **out);

#endif

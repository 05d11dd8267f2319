/* How even an edition's pages are, in figures: `orison check --figures`. */
#ifndef ORISON_CHECK_EVENNESS_H
#define ORISON_CHECK_EVENNESS_H

#include "check/check.h"

/* Over all lines of the text; notes and what Orison sets itself apart. Spaces are told in natural
 * ones: 1 is as wide as the font has them. */
struct evenness {
    uint32_t line_count; /* justified lines */
    double mean, deviation, widest, narrowest;
    uint32_t wide, very_wide, narrow; /* lines over 1.25, over 1.5, under 0.8 */
    uint32_t neighbours, jumps;       /* pairs on one page; those that differ by more than 0.5 */
    double jump_mean;
    uint32_t hyphens, hyphens_in_row; /* in all, the longest row */
    uint32_t runts;                   /* last lines under a tenth of the measure */
    uint32_t spreads, uneven_spreads; /* those whose texts' feet differ; notes are a foot */
    uint32_t feet_apart;              /* lines, the most */
    uint32_t off_grid;                /* lines more than half a point off the grid */
};

struct evenness evenness_measure(const struct check_job *job);

/* Notes it at `place` ([figures]), for programs as `numbers` too. */
void evenness_report(const struct check_job *job, struct place place);

#endif

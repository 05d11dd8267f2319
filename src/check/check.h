/* Check: finished pages are judged as a proofreader judges them.
 *
 * In: pages and the galley that they were made of, the layout's limits. Out: warnings, each at the
 * place in the source where what it is about starts, with its page. Nothing is changed. */
#ifndef ORISON_CHECK_CHECK_H
#define ORISON_CHECK_CHECK_H

#include "fonts/fonts.h"
#include "layouts/layouts.h"
#include "pages/pages.h"

/* What is judged. All const. */
struct check_job {
    struct diag *diag;
    const struct doc *doc;
    const struct design *design; /* as the pages were set */
    const struct check_limits *limits;
    const struct fonts *fonts; /* NULL: ink is not looked at */
    const struct galley *galley;
    const struct pages *pages;
};

/* Reports [check-hyphens], [check-loose], [check-tight], [check-same-word], [check-short-line],
 * [check-uneven], [check-river], [check-collision]. */
void check_pages(const struct check_job *job);

/* Stage `check`: the same of an edition whose pages are to be judged; with figures, also how even
 * they are. Always true: what is not beautiful stops nothing. */
bool check_stage(struct arena *arena, struct edition *edition);

#endif

/* What a fit costs, in words: see price.c. Private to fit/. */
#ifndef ORISON_FIT_PRICE_H
#define ORISON_FIT_PRICE_H

#include "fit/change.h"

/* What every trial of a search needs. */
struct fit_search {
    const struct fit_scope *scope;
    const struct edition *edition; /* shaped, and not fitted */
    uint32_t page_most;
};

/* A booklet broken with a change, nothing placed. */
struct fit_sketch {
    struct text text;
    struct design design;
    struct galley galley;
    struct pages_sketch pages; /* UINT32_MAX pages where it could not be broken */
};

void fit_sketch(struct arena *arena, const struct fit_search *search,
                const struct fit_change *change, struct fit_sketch *out);

/* Reports what was changed. */
void fit_report_change(struct diag *diag, const struct design *design, const struct fitted *fitted);

/* Reports that not even `tightest` fits, and what would end the overflow. */
void fit_report_price(struct arena *scratch, struct diag *diag, const struct fit_search *search,
                      const struct fit_change *tightest, const struct fitted *fitted);

#endif

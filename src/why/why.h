/* Why: the costs behind a page's breaks and a booklet's sizes, for `orison why`.
 *
 * In: what the stages chose. Out: a text for a designer: what the choice costs, and what the best
 * one beside it would. Costs and trials are those that the searches noted; only the runner-up of a
 * break is computed anew, by breaking the booklet again without that break. */
#ifndef ORISON_WHY_WHY_H
#define ORISON_WHY_WHY_H

#include <stdio.h>

#include "fit/fit.h"

/* Tells of the sizes, and of page number `page`; false, reported, where there is no such page. */
bool why_write(FILE *out, const struct edition *edition, uint32_t page);

#endif

/* What a page costs, part by part; they sum to its cost. The formula: pages/breaker.c. */
#ifndef ORISON_PAGES_COSTS_H
#define ORISON_PAGES_COSTS_H

struct page_costs {
    double new_page;
    double penalty;  /* of the break under it: widows, orphans, keeps */
    double hyphen;   /* under its last line */
    double foot;     /* lines that it lacks */
    double gaps;     /* lines that opened gaps */
    double uneven;   /* beside the page that it faces */
    double last;     /* a last page of few lines */
    double settings; /* paragraphs with a line less or more that begin on it */
};

#endif

/* The page breaker: rows in, the pages of least total cost out. No text, no font, no coordinate.
 *
 * A row is what always stands together: one line on the baseline grid, or a block of lines whose
 * leading is not the grid's and which takes a whole number of grid lines. Heights, gaps and rooms
 * are counted in grid lines; only notes are measured, because their leading is their own. Rows come
 * in groups (a paragraph's lines), and a group in one or more settings (a line more, a line less):
 * which one is taken is part of the search. */
#ifndef ORISON_PAGES_BREAKER_H
#define ORISON_PAGES_BREAKER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/unit.h"
#include "layouts/layouts.h"
#include "pages/costs.h"

enum {
    ROW_STRETCH_LARGEST = 8, /* more grid lines than any gap may grow: beyond, a page looks torn */
    ROW_SETTINGS_MOST = 8,
    FOOT_LARGEST = 127 /* feet are told apart up to so many empty lines */
};

/* Cost of parting what must stand together (a heading from its text): any layout without it wins,
 * unless it breaks the page's bounds. */
#define COST_STRANDED 1e7
/* Cost of a page whose only row, with its notes, is higher than the page, per line. */
#define COST_OVERFULL 1e10

struct row {
    uint32_t height; /* grid lines, at least 1 */
    uint32_t gap;    /* empty grid lines above; none at a page's top */
    bool is_half;    /* half a line more above: two on a page are a line, and what stands between is
                         half a line off the grid; a single one takes a line of the page's room */
    uint32_t repeat; /* grid lines of what is set again above it at a page's top: a table's head */
    uint32_t stretch;      /* how many more the gap may grow, up to ROW_STRETCH_LARGEST; all gaps of
                         a spread grow alike */
    double penalty;        /* of a page break right above it; infinite: there is none */
    bool is_hyphenated;    /* ends in a hyphen */
    const uint32_t *notes; /* called in it: indices in `note_heights` */
    uint32_t note_count;
};

/* One way to set a group. */
struct row_setting {
    const struct row *rows;
    uint32_t row_count; /* at least 1 */
    double cost;        /* of taking it; 0 or more */
};

/* Where a group has several settings, their first rows have the same gap, stretch and penalty,
 * their other rows no stretch and no half gap, their last rows the same hyphen; and all call the same notes. The
 * least is exact where every row fits a page with its notes. */
struct row_group {
    const struct row_setting *settings;
    uint32_t setting_count; /* 1 to ROW_SETTINGS_MOST */
};

struct row_rules {
    const struct paging *costs;
    uint32_t room;       /* grid lines of a page, at least 1 */
    bool starts_recto;   /* the first page is a recto that faces nothing; else a verso */
    unit grid, note_gap; /* room between text and the first note, the rule over it included */
    const unit *note_heights;
    uint32_t note_total;
};

/* One page: rows [first, end), counted through the groups' chosen settings. `room` is what its
 * notes leave; `used` counts rows, gaps and stretch. `cost` holds what it, its fit with the page
 * before it and the settings of the groups that begin on it cost. */
struct row_page {
    uint32_t first, end;
    bool is_recto, is_last;
    uint32_t room, used;
    uint32_t opening; /* each of its gaps is so many lines larger, or as many as it may grow; */
    uint32_t stretch; /* that many lines in all */
    bool is_overfull;
    double cost;
    struct page_costs costs; /* its parts */
};

/* The pages of least total cost, in `arena`, and the setting of each group in `picked`; at least
 * one row a page, all rows in order, so a layout always exists, unless penalties are infinite.
 * Returns their number, 0 for no rows and for no layout. Temporaries are left in `scratch`. */
uint32_t groups_paginate(struct arena *arena, struct arena *scratch, const struct row_group *groups,
                         uint32_t group_count, const struct row_rules *rules, uint32_t *picked,
                         struct row_page **pages, double *cost);

/* A page break: over a row of a group, in any of its settings. */
struct row_break {
    uint32_t group, row;
};

/* The same with a break forbidden: its cost is at least that of the pages that may have it. */
uint32_t groups_rival(struct arena *arena, struct arena *scratch, const struct row_group *groups,
                      uint32_t group_count, const struct row_rules *rules,
                      const struct row_break *forbidden, uint32_t *picked, struct row_page **pages,
                      double *cost);

/* The same for rows that have no other setting. */
uint32_t rows_paginate(struct arena *arena, struct arena *scratch, const struct row *rows,
                       uint32_t row_count, const struct row_rules *rules, struct row_page **pages,
                       double *cost);

/* How much a page's gaps grow: `added[i]` grid lines above row `page->first + i`. */
void rows_spread(const struct row *rows, const struct row_page *page, uint32_t *added);

#endif

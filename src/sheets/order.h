/* Page orders: pure functions from (scheme, pages, sheet, side, cell) to a page's number.
 *
 * Pages count from 1; ORDER_BLANK is no page. Cells count from 0, left to right and then down, as
 * one sees a side upright after turning the sheet over about its vertical axis, as a reader turns a
 * leaf. So cell c of a row of n is backed by cell n - 1 - c of the same row. Orders are for books
 * bound at the left; for the right, mirror the cells (order_page does). */
#ifndef ORISON_SHEETS_ORDER_H
#define ORISON_SHEETS_ORDER_H

#include <stdbool.h>
#include <stdint.h>

#include "layouts/layouts.h"

#define ORDER_BLANK 0u

/* What is to be laid out. */
struct order {
    enum imposition imposition; /* not IMPOSITION_NONE */
    uint32_t page_count;        /* real pages */
    uint32_t columns, rows;     /* cells of a side; saddle and perfect: 2 columns */
    uint32_t signature;         /* sheets of a signature, 0: see struct deliver */
    enum rows turns;            /* which rows are turned by 180 degrees */
    bool has_backs;             /* printed on both sides; saddle and perfect always are */
    bool is_bound_right;
};

/* A row of a side of a folded sheet, once cut from the others: a strip, folded in its middle. */
struct strip_place {
    uint32_t outside;     /* strips of its signature that lie outside it */
    uint32_t strip_count; /* of its signature */
};

/* Whether the sheets are folded: saddle always, perfect where it has signatures. */
bool order_is_folded(const struct order *order);

/* Whether the pages of a row stand upside down. */
bool order_is_turned(const struct order *order, uint32_t row);

/* Sheets that hold all pages, at least 0. */
uint32_t order_sheet_count(const struct order *order);

/* Where the strip of a row lies in its signature; for folded orders. */
struct strip_place order_strip(const struct order *order, uint32_t sheet, uint32_t row);

/* The page on a cell: `sheet` from 0, the outermost sheet of a saddle booklet first. */
uint32_t order_page(const struct order *order, uint32_t sheet, bool is_back, uint32_t cell);

#endif

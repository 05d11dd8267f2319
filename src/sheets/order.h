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
    uint32_t columns, rows;     /* cells of a side; saddle and perfect: 2 and 1 */
    bool has_backs;             /* printed on both sides; saddle and perfect always are */
    bool is_bound_right;
};

/* Sheets that hold all pages, at least 0. */
uint32_t order_sheet_count(const struct order *order);

/* The page on a cell: `sheet` from 0, the outermost sheet of a saddle booklet first. */
uint32_t order_page(const struct order *order, uint32_t sheet, bool is_back, uint32_t cell);

#endif

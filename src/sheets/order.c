/* Page orders, a row of the table a scheme. One rule for blanks: a number above the last page's is
 * a blank, so blanks fill up to what the scheme needs after the last page, in reading order.
 *
 * saddle     sheets of two leaves, folded together and stapled in the fold. Of 4m pages the
 *            outermost front carries (4m, 1), its back (2, 4m - 1); each sheet inside one step on.
 * perfect    two leaves a sheet, cut apart and laid on each other sheet by sheet: (1, 3), (4, 2).
 * cut-stack  the sheets are cut as one stack; the piles, cell by cell, on each other are in order.
 * n-up       reading order on each side: hand-outs and proofs, not to be cut or folded. */
#include "sheets/order.h"

#include <assert.h>

/* Pages that one sheet holds. */
static uint32_t pages_a_sheet(const struct order *order)
{
    return order->columns * order->rows * (order->has_backs ? 2 : 1);
}

uint32_t order_sheet_count(const struct order *order)
{
    uint32_t capacity = pages_a_sheet(order);
    assert(capacity > 0);
    return order->page_count / capacity + (order->page_count % capacity > 0);
}

static uint32_t page_saddle(const struct order *order, uint32_t sheet, bool is_back, uint32_t cell)
{
    uint32_t last = order_sheet_count(order) * 4;
    bool is_right = cell == 1;
    uint32_t from_start = 2 * sheet + (is_back ? 2 : 1);
    uint32_t from_end = last + 1 - from_start;
    return is_right == is_back ? from_end : from_start;
}

/* The front of a leaf has the odd page; its back lies behind it, mirrored in its row. */
static uint32_t leaf_of_cell(const struct order *order, bool is_back, uint32_t cell)
{
    uint32_t row = cell / order->columns;
    uint32_t column = cell % order->columns;
    return row * order->columns + (is_back ? order->columns - 1 - column : column);
}

static uint32_t page_perfect(const struct order *order, uint32_t sheet, bool is_back, uint32_t cell)
{
    uint32_t leaf = sheet * order->columns * order->rows + leaf_of_cell(order, is_back, cell);
    return 2 * leaf + (is_back ? 2 : 1);
}

static uint32_t page_cut_stack(const struct order *order, uint32_t sheet, bool is_back,
                               uint32_t cell)
{
    uint32_t leaf = leaf_of_cell(order, is_back, cell) * order_sheet_count(order) + sheet;
    return order->has_backs ? 2 * leaf + (is_back ? 2 : 1) : leaf + 1;
}

static uint32_t page_n_up(const struct order *order, uint32_t sheet, bool is_back, uint32_t cell)
{
    uint32_t cells = order->columns * order->rows;
    return sheet * pages_a_sheet(order) + (is_back ? cells : 0) + cell + 1;
}

typedef uint32_t page_order(const struct order *order, uint32_t sheet, bool is_back, uint32_t cell);

static page_order *const page_orders[IMPOSITION_COUNT] = {
    [IMPOSITION_SADDLE] = page_saddle,
    [IMPOSITION_PERFECT] = page_perfect,
    [IMPOSITION_CUT_STACK] = page_cut_stack,
    [IMPOSITION_N_UP] = page_n_up,
};

uint32_t order_page(const struct order *order, uint32_t sheet, bool is_back, uint32_t cell)
{
    assert(page_orders[order->imposition] && cell < order->columns * order->rows);
    if (order->is_bound_right) {
        uint32_t row = cell / order->columns;
        cell = row * order->columns + order->columns - 1 - cell % order->columns;
    }
    uint32_t page = page_orders[order->imposition](order, sheet, is_back, cell);
    return page > order->page_count ? ORDER_BLANK : page;
}

/* Page orders, a row of the table a scheme. One rule for blanks: a number above the last page's is
 * a blank, so blanks fill up to what the scheme needs after the last page, in reading order.
 *
 * saddle     strips of two leaves, folded together and stapled in the fold. Of 4m pages the
 *            outermost front carries (4m, 1), its back (2, 4m - 1); each strip inside one step on.
 *            A sheet is one strip, or rows of them, cut apart before folding: those of a sheet
 *            follow each other. Signatures are such booklets one after the other; the last has what
 *            is left.
 * perfect    two leaves a row, cut apart and laid on each other sheet by sheet: (1, 3), (4, 2);
 *            with signatures they are folded as above, and gathered.
 * cut-stack  the sheets are cut as one stack; the piles, cell by cell, on each other are in order.
 * n-up       reading order on each side: hand-outs and proofs, not to be cut or folded. */
#include "sheets/order.h"

#include <assert.h>

enum { STRIP_PAGES = 4 };

bool order_is_folded(const struct order *order)
{
    return order->imposition == IMPOSITION_SADDLE ||
           (order->imposition == IMPOSITION_PERFECT && order->signature > 0);
}

bool order_is_turned(const struct order *order, uint32_t row)
{
    bool is_upper = row % 2 == 0;
    return order->rows > 1 && ((order->turns == ROWS_HEAD_TO_HEAD && is_upper) ||
                               (order->turns == ROWS_FOOT_TO_FOOT && !is_upper));
}

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

struct strip_place order_strip(const struct order *order, uint32_t sheet, uint32_t row)
{
    uint32_t total = order_sheet_count(order) * order->rows;
    uint32_t most = order->signature > 0 ? order->signature * order->rows : total;
    uint32_t strip = sheet * order->rows + row;
    uint32_t left = total - strip / most * most;
    return (struct strip_place){strip % most, left < most ? left : most};
}

static uint32_t page_folded(const struct order *order, uint32_t sheet, bool is_back, uint32_t cell)
{
    uint32_t row = cell / order->columns;
    struct strip_place place = order_strip(order, sheet, row);
    uint32_t before = (sheet * order->rows + row - place.outside) * STRIP_PAGES;
    bool is_right = (cell % order->columns == 1) != order_is_turned(order, row);
    uint32_t from_start = 2 * place.outside + (is_back ? 2 : 1);
    uint32_t from_end = place.strip_count * STRIP_PAGES + 1 - from_start;
    return before + (is_right == is_back ? from_end : from_start);
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
    if (order->signature > 0)
        return page_folded(order, sheet, is_back, cell);
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
    [IMPOSITION_SADDLE] = page_folded,
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

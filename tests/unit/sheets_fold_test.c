/* Every scheme, folded or cut by hand and read: 1 to 64 pages, both bindings, all duplex modes, all
 * ways with creep. Only coordinates and turns of the placements are believed.
 *
 * A side is seen as a reader sees it who turns the sheet about its vertical axis: where the printer
 * turned it about the horizontal one, that is the back turned by 180 degrees. Rows are cut apart
 * first; a row that stands upside down is turned, front and back together. */
#include "sheets/order.h"
#include "sheets_model.h"

enum { CELLS = 4 };

struct seen {
    uint32_t page; /* from 1; 0 is blank */
    uint8_t quarter_turns;
    double left, right, top; /* of the page's trim, as seen */
};

static void impose(struct model *model, const struct deliver *deliver, uint32_t page_count,
                   bool is_bound_right)
{
    model_make(model, 100 * mm, 140 * mm, page_count, is_bound_right);
    model->layout.deliver = *deliver;
    ck_assert(model_impose(model));
}

static struct seen see(const struct model *model, const struct placement *placement, bool is_turned)
{
    struct seen seen = {.page = placement->page == NO_INDEX ? 0 : placement->page + 1,
                        .quarter_turns = placement->quarter_turns};
    double width = (double)model->pages.width * placement->scale;
    seen.left = (double)placement->x;
    seen.right = seen.left + width;
    seen.top = (double)placement->y;
    if (!is_turned)
        return seen;
    double height = (double)model->pages.height * placement->scale;
    seen.left = (double)model->sheets.width - seen.right;
    seen.right = seen.left + width;
    seen.top = (double)model->sheets.height - seen.top - height;
    seen.quarter_turns = (uint8_t)((seen.quarter_turns + 2) % 4);
    return seen;
}

/* What stands in a cell, found by where its middle is. */
static struct seen look_at(const struct model *model, uint32_t sheet_no, bool is_back,
                           uint32_t column, uint32_t row)
{
    const struct side *side = find_side(&model->sheets, sheet_no, is_back);
    bool is_turned = is_back && is_flipped_over_top(model);
    for (uint32_t i = 0; i < side->placement_count; i++) {
        struct seen seen = see(model, &side->placements[i], is_turned);
        double middle = (seen.left + seen.right) / 2;
        double center = seen.top + (double)model->pages.height / 2;
        double cell_width = (double)model->sheets.width / model->columns;
        double cell_height = (double)model->sheets.height / model->rows;
        if ((uint32_t)(middle / cell_width) == column && (uint32_t)(center / cell_height) == row)
            return seen;
    }
    ck_abort_msg("no page in column %u, row %u", column, row);
    return (struct seen){0};
}

/* A leaf's side after its row was cut off and turned upright. */
static struct seen look_upright(const struct model *model, uint32_t sheet_no, bool is_back,
                                uint32_t column, uint32_t row)
{
    bool is_row_turned = look_at(model, sheet_no, false, 0, row).quarter_turns == 2;
    struct seen seen = look_at(model, sheet_no, is_back, is_row_turned ? 1 - column : column, row);
    if (is_row_turned) {
        seen.quarter_turns = (uint8_t)((seen.quarter_turns + 2) % 4);
        double left = seen.left;
        seen.left = (double)model->sheets.width - seen.right;
        seen.right = (double)model->sheets.width - left;
    }
    return seen;
}

static void read_page(const struct model *model, struct seen seen, uint32_t *next)
{
    uint32_t count = model->pages.page_count, expected = *next <= count ? *next : 0;
    if (seen.page != expected || seen.quarter_turns != 0) /* an assertion a page costs a minute */
        ck_abort_msg("page %u of %u: found %u, turned %u times", *next, count, seen.page,
                     seen.quarter_turns);
    (*next)++;
}

/* --- folded --- */

/* Position of a leaf's outer edge in the folded signature, from the outermost fold. */
static double outer_edge(const struct model *model, struct seen seen, uint32_t outside)
{
    double spine = (double)model->sheets.width / 2;
    double away = seen.left + seen.right < 2 * spine ? spine - seen.left : seen.right - spine;
    return away + (double)(model->layout.deliver.caliper * outside);
}

static void check_edges(const struct model *model, uint32_t first, uint32_t count)
{
    double aligned = 0;
    for (uint32_t k = 0; k < count; k++)
        for (uint32_t cell = 0; cell < 4; cell++) {
            uint32_t strip = first + k;
            struct seen seen = look_upright(model, strip / model->rows + 1, cell >= 2, cell % 2,
                                            strip % model->rows);
            double edge = outer_edge(model, seen, k);
            if (k == 0 && cell == 0)
                aligned = edge;
            double creep = model->layout.deliver.creep == CREEP_NONE
                               ? (double)(model->layout.deliver.caliper * k)
                               : 0;
            double off = edge - creep - aligned;
            if (off >= 2 || off <= -2)
                ck_abort_msg("strip %u of %u: its edge is %.0f units off", k, count, off);
        }
}

static void read_signature(const struct model *model, uint32_t first, uint32_t count,
                           uint32_t *next)
{
    uint32_t cover = model->pages.is_bound_right ? 0 : 1; /* the column of its first page */
    for (uint32_t k = 0; k < 2 * count; k++) {
        bool is_second_half = k >= count;
        uint32_t strip = first + (is_second_half ? 2 * count - 1 - k : k);
        uint32_t sheet = strip / model->rows + 1, row = strip % model->rows;
        bool starts_behind = is_second_half;
        uint32_t column = is_second_half ? 1 - cover : cover;
        read_page(
            model,
            look_upright(model, sheet, starts_behind, starts_behind ? 1 - column : column, row),
            next);
        read_page(
            model,
            look_upright(model, sheet, !starts_behind, starts_behind ? column : 1 - column, row),
            next);
    }
    check_edges(model, first, count);
}

static void read_folded(struct model *model)
{
    const struct deliver *deliver = &model->layout.deliver;
    model->columns = 2;
    model->rows = deliver->up == 4 ? 2 : 1;
    uint32_t total = model->sheets.sheet_count * model->rows, next = 1;
    uint32_t most = deliver->signature ? deliver->signature * model->rows : total;
    for (uint32_t first = 0; first < total; first += most)
        read_signature(model, first, total - first < most ? total - first : most, &next);
    ck_assert_uint_eq(next - 1, total * 4);
    ck_assert_uint_eq(model->sheets.blank_count, total * 4 - model->pages.page_count);
    ck_assert_uint_lt(model->sheets.blank_count, 4 * model->rows);
}

static uint32_t fold_all(struct deliver deliver)
{
    static const enum duplex modes[] = {DUPLEX_SHORT_EDGE, DUPLEX_LONG_EDGE, DUPLEX_MANUAL};
    uint32_t runs = 0;
    for (uint32_t pages = 1; pages <= PAGES; pages++)
        for (int bound_right = 0; bound_right < 2; bound_right++)
            for (size_t mode = 0; mode < 3; mode++)
                for (int creep = CREEP_NONE; creep <= CREEP_SCALE; creep++) {
                    struct model model;
                    deliver.duplex = modes[mode];
                    deliver.creep = (enum creep_method)creep;
                    impose(&model, &deliver, pages, bound_right);
                    read_folded(&model);
                    arena_free(model.arena);
                    runs++;
                }
    return runs;
}

/* Two leaves a side, on a landscape sheet and on a portrait one; four in two rows. */
START_TEST(folded_sheets_read_in_order)
{
    static const struct {
        uint32_t up;
        enum rows rows;
        unit width, height;
    } forms[] = {
        {2, ROWS_HEAD_TO_FOOT, 230, 160}, {2, ROWS_HEAD_TO_FOOT, 220, 320},
        {4, ROWS_HEAD_TO_FOOT, 230, 300}, {4, ROWS_HEAD_TO_HEAD, 230, 300},
        {4, ROWS_FOOT_TO_FOOT, 320, 300},
    };
    static const uint32_t signatures[] = {0, 1, 3};
    uint32_t runs = 0;
    for (size_t form = 0; form < sizeof forms / sizeof *forms; form++)
        for (size_t i = 0; i < 3; i++)
            for (int is_perfect = 0; is_perfect < 2; is_perfect++) {
                if (is_perfect && signatures[i] == 0)
                    continue;
                runs += fold_all((struct deliver){.imposition = is_perfect ? IMPOSITION_PERFECT
                                                                           : IMPOSITION_SADDLE,
                                                  .up = forms[form].up,
                                                  .rows = forms[form].rows,
                                                  .signature = signatures[i],
                                                  .caliper = mm / 10,
                                                  .sheet_width = forms[form].width * mm,
                                                  .sheet_height = forms[form].height * mm});
            }
    ck_assert_uint_eq(runs, 5 * 5 * PAGES * 2 * 3 * 4);
}
END_TEST

/* --- cut --- */

/* The column of the nth leaf of a row: from the binding's side. */
static uint32_t leaf_column(const struct model *model, uint32_t n)
{
    return model->pages.is_bound_right ? model->columns - 1 - n : n;
}

static void read_leaf(const struct model *model, uint32_t sheet, uint32_t cell, bool has_back,
                      uint32_t *next)
{
    uint32_t row = cell / model->columns, column = leaf_column(model, cell % model->columns);
    struct seen front = look_at(model, sheet, false, column, row);
    uint8_t turns = front.quarter_turns; /* the leaf is turned upright */
    front.quarter_turns = 0;
    read_page(model, front, next);
    if (!has_back)
        return;
    struct seen back = look_at(model, sheet, true, model->columns - 1 - column, row);
    ck_assert_uint_eq(back.quarter_turns, turns);
    back.quarter_turns = 0;
    read_page(model, back, next);
}

static void read_cut(struct model *model)
{
    const struct deliver *deliver = &model->layout.deliver;
    uint32_t next = 1, cells = model->columns * model->rows;
    bool has_back = deliver->duplex != DUPLEX_NONE;
    uint32_t sheets = model->sheets.sheet_count;
    for (uint32_t i = 0; i < sheets * cells; i++) {
        bool is_stack = deliver->imposition == IMPOSITION_CUT_STACK;
        uint32_t sheet = is_stack ? i % sheets : i / cells;
        read_leaf(model, sheet + 1, is_stack ? i / sheets : i % cells, has_back, &next);
    }
    ck_assert_uint_gt(next, model->pages.page_count);
}

static void read_n_up(struct model *model)
{
    uint32_t next = 1;
    for (uint32_t i = 0; i < model->sheets.side_count; i++) {
        const struct side *side = &model->sheets.sides[i];
        if (model->layout.deliver.duplex == DUPLEX_MANUAL)
            side = &model->sheets.sides[i / 2 + i % 2 * model->sheets.sheet_count];
        for (uint32_t cell = 0; cell < model->columns * model->rows; cell++) {
            struct seen seen =
                look_at(model, side->sheet_no, side->is_back,
                        leaf_column(model, cell % model->columns), cell / model->columns);
            read_page(model, seen, &next);
        }
    }
}

START_TEST(cut_sheets_read_in_order)
{
    static const enum imposition schemes[] = {IMPOSITION_PERFECT, IMPOSITION_CUT_STACK,
                                              IMPOSITION_N_UP};
    uint32_t runs = 0;
    for (size_t scheme = 0; scheme < 3; scheme++)
        for (uint32_t pages = 1; pages <= PAGES; pages++)
            for (int bound_right = 0; bound_right < 2; bound_right++)
                for (int mode = DUPLEX_NONE; mode <= DUPLEX_MANUAL; mode++)
                    for (int rows = ROWS_HEAD_TO_FOOT; rows <= ROWS_FOOT_TO_FOOT; rows++) {
                        bool is_pair = schemes[scheme] == IMPOSITION_PERFECT;
                        if (schemes[scheme] == IMPOSITION_N_UP && rows != ROWS_HEAD_TO_FOOT)
                            continue;
                        if (is_pair && mode == DUPLEX_NONE)
                            continue;
                        struct deliver deliver = {.imposition = schemes[scheme],
                                                  .up = 4,
                                                  .duplex = (enum duplex)mode,
                                                  .rows = (enum rows)rows,
                                                  .bleed = {3 * mm, 3 * mm, 3 * mm, 3 * mm},
                                                  .sheet_width = (is_pair ? 212 : 320) * mm,
                                                  .sheet_height = 290 * mm};
                        struct model model;
                        impose(&model, &deliver, pages, bound_right);
                        model.columns = is_pair ? 2 : 3;
                        model.rows = 2;
                        if (schemes[scheme] == IMPOSITION_N_UP)
                            read_n_up(&model);
                        else
                            read_cut(&model);
                        arena_free(model.arena);
                        runs++;
                    }
    ck_assert_uint_eq(runs, PAGES * 2 * (3 * 3 + 4 * 3 + 4));
}
END_TEST

/* The pile is put back last sheet first. */
START_TEST(a_reversed_stack_gets_its_backs_from_the_last)
{
    struct deliver deliver = {.imposition = IMPOSITION_SADDLE,
                              .duplex = DUPLEX_MANUAL,
                              .sheet_width = 230 * mm,
                              .sheet_height = 160 * mm,
                              .printer = {.is_stack_reversed = true}};
    struct model model;
    impose(&model, &deliver, 12, false);
    ck_assert_uint_eq(model.sheets.side_count, 6);
    for (uint32_t i = 0; i < 6; i++) {
        ck_assert(model.sheets.sides[i].is_back == (i >= 3));
        ck_assert_uint_eq(model.sheets.sides[i].sheet_no, i < 3 ? i + 1 : 6 - i);
    }
    read_folded(&model);
    arena_free(model.arena);
}
END_TEST

/* --- published orders --- */

/* Booklets of another program: 0 is a blank. Sides as spreads; where `is_back_swapped` its backs
 * are not swapped, as a duplex booklet's are, so the two cells of each back change places. */
static const struct published {
    const char *id;
    struct order order;
    bool is_back_swapped;
    uint32_t cell_count;
    uint32_t pages[16];
} published_orders[] = {
    {"2up",
     {.imposition = IMPOSITION_SADDLE, .page_count = 16, .columns = 2, .rows = 1},
     true,
     16,
     {16, 1, 15, 2, 14, 3, 13, 4, 12, 5, 11, 6, 10, 7, 9, 8}},
    {"2up with trailing blank pages",
     {.imposition = IMPOSITION_SADDLE, .page_count = 10, .columns = 2, .rows = 1},
     true,
     12,
     {0, 1, 0, 2, 10, 3, 9, 4, 8, 5, 7, 6}},
    {"booklet portrait long edge",
     {.imposition = IMPOSITION_SADDLE,
      .page_count = 16,
      .columns = 2,
      .rows = 2,
      .turns = ROWS_FOOT_TO_FOOT},
     false,
     16,
     {16, 1, 3, 14, 2, 15, 13, 4, 12, 5, 7, 10, 6, 11, 9, 8}},
    {"perfect bound 2up",
     {.imposition = IMPOSITION_PERFECT, .page_count = 8, .columns = 2, .rows = 1},
     true,
     8,
     {1, 3, 2, 4, 5, 7, 6, 8}},
    {"signatures 2up",
     {.imposition = IMPOSITION_SADDLE, .page_count = 16, .columns = 2, .rows = 1, .signature = 3},
     true,
     16,
     {12, 1, 11, 2, 10, 3, 9, 4, 8, 5, 7, 6, 16, 13, 15, 14}},
};

START_TEST(orders_are_the_published_ones)
{
    const struct published *row = &published_orders[_i];
    struct order order = row->order;
    order.has_backs = true;
    uint32_t cells = order.columns * order.rows;
    ck_assert_uint_eq(order_sheet_count(&order) * cells * 2, row->cell_count);
    for (uint32_t at = 0; at < row->cell_count; at++) {
        bool is_back = at / cells % 2 == 1;
        uint32_t cell = at % cells;
        if (is_back && row->is_back_swapped)
            cell = 1 - cell;
        uint32_t page = order_page(&order, at / cells / 2, is_back, cell);
        ck_assert_msg(page == row->pages[at], "%s, place %u: %u, published %u", row->id, at, page,
                      row->pages[at]);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sheets/fold");
    TCase *cases = tcase_create("fold");
    tcase_add_test(cases, folded_sheets_read_in_order);
    tcase_add_test(cases, cut_sheets_read_in_order);
    tcase_add_test(cases, a_reversed_stack_gets_its_backs_from_the_last);
    tcase_add_loop_test(cases, orders_are_the_published_ones, 0,
                        sizeof published_orders / sizeof *published_orders);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}

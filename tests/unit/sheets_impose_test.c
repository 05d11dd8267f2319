/* Imposition by hand: sheets are printed, turned over as the duplex unit does, folded or cut, and
 * read. Only coordinates and turns of the placements are believed, not the order functions.
 *
 * A model leaf is a half (or a cell) of a sheet. The front is seen as printed. The back is printed
 * after the sheet was flipped on an edge; the reader turns the sheet about its vertical axis. Where
 * the printer flipped about the horizontal axis, that shows the back turned by 180 degrees. */
#include <string.h>

#include "sheets/order.h"
#include "sheets_model.h"

/* What a reader sees on one side of a leaf. */
struct seen {
    uint32_t page; /* from 1; 0 is blank */
    uint8_t quarter_turns;
    unit x, y; /* as seen, from the side's top left */
};

static const unit a4_width = 297 * mm, a4_height = 210 * mm;

static void model_open(struct model *model, enum imposition imposition, enum duplex duplex,
                       uint32_t page_count, bool is_bound_right)
{
    model_make(model, a5_width, a5_height, page_count, is_bound_right);
    model->layout.deliver = (struct deliver){.imposition = imposition,
                                             .duplex = duplex,
                                             .sheet_width = a4_width,
                                             .sheet_height = a4_height};
}

/* What stands in column `column` of a side as the reader sees it. */
static struct seen look_at(const struct model *model, uint32_t sheet_no, bool is_back,
                           uint32_t column, uint32_t columns)
{
    const struct side *side = find_side(&model->sheets, sheet_no, is_back);
    ck_assert_uint_eq(side->placement_count, columns);
    for (uint32_t i = 0; i < columns; i++) {
        const struct placement *placement = &side->placements[i];
        struct seen seen = {.page = placement->page == NO_INDEX ? 0 : placement->page + 1,
                            .quarter_turns = placement->quarter_turns,
                            .x = placement->x,
                            .y = placement->y};
        if (is_back && is_flipped_over_top(model)) {
            seen.x = model->sheets.width - seen.x - model->pages.width;
            seen.y = model->sheets.height - seen.y - model->pages.height;
            seen.quarter_turns = (uint8_t)((seen.quarter_turns + 2) % 4);
        }
        unit middle = seen.x + model->pages.width / 2;
        if (middle * columns / model->sheets.width == (unit)column)
            return seen;
    }
    ck_abort_msg("no page in column %u", column);
    return (struct seen){0};
}

static void read_page(struct seen seen, uint32_t *next, uint32_t page_count)
{
    uint32_t expected = *next <= page_count ? *next : 0;
    ck_assert_msg(seen.page == expected, "page %u of %u: found %u", *next, page_count, seen.page);
    if (seen.page != 0)
        ck_assert_uint_eq(seen.quarter_turns, 0);
    (*next)++;
}

/* Folds the pile, sheet 1 outside, its front outside, and reads. Leaves on the side where the cover
 * is come first, from the outermost sheet in; then the other halves from the innermost out. */
static void read_folded(const struct model *model)
{
    uint32_t next = 1;
    uint32_t count = model->pages.page_count;
    uint32_t cover = model->pages.is_bound_right ? 0 : 1; /* the column of page 1 */
    for (uint32_t s = 1; s <= model->sheets.sheet_count; s++) {
        read_page(look_at(model, s, false, cover, 2), &next, count);
        read_page(look_at(model, s, true, 1 - cover, 2), &next, count);
    }
    for (uint32_t s = model->sheets.sheet_count; s >= 1; s--) {
        read_page(look_at(model, s, true, cover, 2), &next, count);
        read_page(look_at(model, s, false, 1 - cover, 2), &next, count);
    }
    ck_assert_uint_eq(next - 1, model->sheets.sheet_count * 4);
    ck_assert_uint_eq(model->sheets.blank_count, model->sheets.sheet_count * 4 - count);
    ck_assert_uint_lt(model->sheets.blank_count, 4);
}

/* The spine is the sheet's middle; page and back page of a leaf register. */
static void check_spine(const struct model *model)
{
    unit middle = model->sheets.width / 2;
    for (uint32_t s = 1; s <= model->sheets.sheet_count; s++) {
        for (int is_back = 0; is_back < 2; is_back++) {
            struct seen left = look_at(model, s, is_back, 0, 2);
            struct seen right = look_at(model, s, is_back, 1, 2);
            ck_assert_int_le(llabs(left.x + model->pages.width - middle), 1);
            ck_assert_int_le(llabs(right.x - middle), 1);
            ck_assert_int_ge(left.x, 0);
            ck_assert_int_le(right.x + model->pages.width, model->sheets.width);
            ck_assert_int_ge(left.y, 0);
            ck_assert_int_eq(left.y, right.y);
        }
    }
}

START_TEST(saddle_folds_to_reading_order)
{
    static const enum duplex modes[] = {DUPLEX_NONE, DUPLEX_SHORT_EDGE, DUPLEX_LONG_EDGE,
                                        DUPLEX_MANUAL, DUPLEX_MANUAL};
    for (uint32_t pages = 1; pages <= PAGES; pages++) {
        for (int bound_right = 0; bound_right < 2; bound_right++) {
            for (size_t mode = 0; mode < sizeof modes / sizeof *modes; mode++) {
                struct model model;
                model_open(&model, IMPOSITION_SADDLE, modes[mode], pages, bound_right);
                model.layout.deliver.printer.is_back_turned = mode == 4;
                ck_assert(model_impose(&model));
                ck_assert_uint_eq(model.sheets.sheet_count, (pages + 3) / 4);
                ck_assert_uint_eq(model.sheets.side_count, model.sheets.sheet_count * 2);
                read_folded(&model);
                check_spine(&model);
                arena_free(model.arena);
            }
        }
    }
}
END_TEST

/* On a sheet higher than wide the short edge is the horizontal one. */
START_TEST(saddle_folds_on_portrait_sheet)
{
    for (int mode = 0; mode < 2; mode++) {
        struct model model;
        model_open(&model, IMPOSITION_SADDLE, mode ? DUPLEX_LONG_EDGE : DUPLEX_SHORT_EDGE, 7,
                   false);
        model.layout.deliver.sheet_width = 2 * a5_width;
        model.layout.deliver.sheet_height = 3 * a5_width;
        ck_assert(model_impose(&model));
        ck_assert_uint_eq(model.sheets.sides[1].placements[0].quarter_turns, mode ? 0 : 2);
        read_folded(&model);
        check_spine(&model);
        arena_free(model.arena);
    }
}
END_TEST

START_TEST(perfect_cuts_to_reading_order)
{
    for (uint32_t pages = 1; pages <= PAGES; pages++) {
        for (int bound_right = 0; bound_right < 2; bound_right++) {
            struct model model;
            model_open(&model, IMPOSITION_PERFECT, pages % 2 ? DUPLEX_SHORT_EDGE : DUPLEX_LONG_EDGE,
                       pages, bound_right);
            ck_assert(model_impose(&model));
            uint32_t next = 1;
            for (uint32_t s = 1; s <= model.sheets.sheet_count; s++) {
                for (uint32_t leaf = 0; leaf < 2; leaf++) {
                    uint32_t column = bound_right ? 1 - leaf : leaf;
                    read_page(look_at(&model, s, false, column, 2), &next, pages);
                    read_page(look_at(&model, s, true, 1 - column, 2), &next, pages);
                }
            }
            ck_assert_uint_gt(next, pages);
            arena_free(model.arena);
        }
    }
}
END_TEST

/* The stack is cut; the left pile is laid on the next one. */
START_TEST(cut_stack_piles_to_reading_order)
{
    enum { COLUMNS = 3 };
    for (uint32_t pages = 1; pages <= PAGES; pages++) {
        for (int has_backs = 0; has_backs < 2; has_backs++) {
            struct model model;
            model_open(&model, IMPOSITION_CUT_STACK, has_backs ? DUPLEX_LONG_EDGE : DUPLEX_NONE,
                       pages, false);
            model.layout.deliver.sheet_width = COLUMNS * a5_width;
            model.layout.deliver.sheet_height = a5_height;
            ck_assert(model_impose(&model));
            uint32_t next = 1;
            for (uint32_t column = 0; column < COLUMNS; column++) {
                for (uint32_t s = 1; s <= model.sheets.sheet_count; s++) {
                    read_page(look_at(&model, s, false, column, COLUMNS), &next, pages);
                    if (has_backs)
                        read_page(look_at(&model, s, true, COLUMNS - 1 - column, COLUMNS), &next,
                                  pages);
                }
            }
            ck_assert_uint_gt(next, pages);
            arena_free(model.arena);
        }
    }
}
END_TEST

START_TEST(n_up_reads_side_by_side)
{
    struct model model;
    model_open(&model, IMPOSITION_N_UP, DUPLEX_NONE, 9, false);
    model.layout.deliver.sheet_width = 2 * a5_width;
    model.layout.deliver.sheet_height = 2 * a5_height;
    ck_assert(model_impose(&model));
    ck_assert_uint_eq(model.sheets.sheet_count, 3);
    ck_assert_uint_eq(model.sheets.side_count, 3);
    ck_assert_uint_eq(model.sheets.blank_count, 3);
    for (uint32_t i = 0; i < 12; i++) {
        const struct placement *placement = &model.sheets.sides[i / 4].placements[i % 4];
        ck_assert_uint_eq(placement->page, i < 9 ? i : NO_INDEX);
        ck_assert_int_eq(placement->x, i % 2 ? a5_width : 0);
        ck_assert_int_eq(placement->y, i % 4 < 2 ? 0 : a5_height);
    }
    arena_free(model.arena);
}
END_TEST

/* Published orders of 2-up booklets; sides as spreads, backs not swapped (they are here). */
struct published {
    enum imposition imposition;
    uint32_t page_count, cell_count;
    uint32_t pages[16];
};

static const struct published published_orders[] = {
    {IMPOSITION_SADDLE, 16, 16, {16, 1, 15, 2, 14, 3, 13, 4, 12, 5, 11, 6, 10, 7, 9, 8}},
    {IMPOSITION_SADDLE, 10, 12, {0, 1, 0, 2, 10, 3, 9, 4, 8, 5, 7, 6}},
    {IMPOSITION_PERFECT, 8, 8, {1, 3, 2, 4, 5, 7, 6, 8}},
};

START_TEST(orders_are_the_published_ones)
{
    for (size_t i = 0; i < sizeof published_orders / sizeof *published_orders; i++) {
        const struct published *row = &published_orders[i];
        struct order order = {.imposition = row->imposition,
                              .page_count = row->page_count,
                              .columns = 2,
                              .rows = 1,
                              .has_backs = true};
        ck_assert_uint_eq(order_sheet_count(&order) * 4, row->cell_count);
        for (uint32_t at = 0; at < row->cell_count; at++) {
            bool is_back = at % 4 >= 2;
            uint32_t cell = is_back ? 1 - at % 2 : at % 2;
            uint32_t page = order_page(&order, at / 4, is_back, cell);
            ck_assert_msg(page == row->pages[at], "order %zu, place %u: %u, published %u", i, at,
                          page, row->pages[at]);
        }
    }
}
END_TEST

START_TEST(unimposed_sides_are_pages)
{
    struct model model;
    model_open(&model, IMPOSITION_NONE, DUPLEX_NONE, 5, false);
    ck_assert(model_impose(&model));
    ck_assert(!model.sheets.is_imposed);
    ck_assert_uint_eq(model.sheets.side_count, 5);
    ck_assert_int_eq(model.sheets.width, a5_width);
    for (uint32_t i = 0; i < 5; i++)
        ck_assert_uint_eq(model.sheets.sides[i].placements[0].page, i);
    arena_free(model.arena);
}
END_TEST

START_TEST(too_large_pages_are_an_error)
{
    struct model model;
    model_open(&model, IMPOSITION_SADDLE, DUPLEX_SHORT_EDGE, 4, false);
    model.pages.width = a4_width;
    ck_assert(!model_impose(&model));
    ck_assert_uint_eq(diag_count(model.diag, SEVERITY_ERROR), 1);
    model.pages.width = a5_width;
    model.layout.deliver.sheet_width = a4_height; /* portrait: two pages stand on end */
    model.layout.deliver.sheet_height = a4_width;
    ck_assert(!model_impose(&model));
    ck_assert_uint_eq(diag_count(model.diag, SEVERITY_ERROR), 2);
    arena_free(model.arena);
}
END_TEST

/* Millimetres, each rounded by itself, as layouts have them. */
START_TEST(pages_that_fill_the_sheet_exactly_fit)
{
    static const struct {
        double width, height, sheet_width, sheet_height;
        enum imposition imposition;
        uint32_t up, cells;
    } rows[] = {
        {105, 148, 210, 148, IMPOSITION_SADDLE, 2, 2},
        {105, 148, 210, 297, IMPOSITION_SADDLE, 4, 4},
        {120, 100, 240, 100, IMPOSITION_SADDLE, 2, 2},
        {176, 250, 352, 250, IMPOSITION_SADDLE, 2, 2},
        {99, 210, 198, 210, IMPOSITION_SADDLE, 2, 2},
        {99, 210, 297, 210, IMPOSITION_N_UP, 2, 3},
        {52.5, 74.25, 210, 297, IMPOSITION_N_UP, 2, 16},
        {99.1, 210, 297, 210, IMPOSITION_N_UP, 2, 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct model model;
        model_make(&model, unit_of_mm(rows[i].width), unit_of_mm(rows[i].height), 4, false);
        model.layout.deliver = (struct deliver){.imposition = rows[i].imposition,
                                                .duplex = DUPLEX_SHORT_EDGE,
                                                .up = rows[i].up,
                                                .sheet_width = unit_of_mm(rows[i].sheet_width),
                                                .sheet_height = unit_of_mm(rows[i].sheet_height)};
        ck_assert_msg(model_impose(&model), "row %zu is refused", i);
        const struct side *front = &model.sheets.sides[0];
        ck_assert_uint_eq(front->placement_count, rows[i].cells);
        ck_assert_int_ge(front->trim.left, 0);
        ck_assert_int_le(front->trim.right, model.sheets.width);
        ck_assert_int_le(front->trim.bottom, model.sheets.height);
        arena_free(model.arena);
    }
}
END_TEST

START_TEST(top_binding_cannot_be_saddle_stitched)
{
    struct model model;
    model_open(&model, IMPOSITION_SADDLE, DUPLEX_SHORT_EDGE, 4, false);
    model.layout.design.binding = BINDING_TOP;
    ck_assert(!model_impose(&model));
    ck_assert_uint_eq(diag_count(model.diag, SEVERITY_ERROR), 1);
    arena_free(model.arena);
}
END_TEST

/* 64 pages are 16 sheets: the innermost lies inside 15, whose paper pushes it out. */
START_TEST(creep_is_taken_back_towards_the_spine)
{
    unit caliper = 18577; /* 0.1 mm */
    struct model model;
    model_open(&model, IMPOSITION_SADDLE, DUPLEX_SHORT_EDGE, 64, false);
    model.layout.deliver.caliper = caliper;
    model.layout.deliver.creep = CREEP_SHIFT;
    ck_assert(model_impose(&model));
    unit left = (a4_width - 2 * a5_width) / 2;
    const struct placement *outer = model.sheets.sides[0].placements;
    const struct placement *inner = model.sheets.sides[30].placements;
    ck_assert_int_eq(outer[0].x, left);
    ck_assert_int_eq(inner[0].x, left + 15 * caliper);
    ck_assert_int_eq(inner[1].x, left + a5_width - 15 * caliper);
    model.layout.deliver.creep = CREEP_SCALE;
    ck_assert(model_impose(&model));
    inner = model.sheets.sides[30].placements;
    unit width = (unit)((double)a5_width * inner[0].scale + 0.5);
    ck_assert_int_eq(width, a5_width - 15 * caliper);
    ck_assert_int_eq(inner[0].x + width, left + a5_width);
    ck_assert_int_eq(inner[1].x, left + a5_width);
    arena_free(model.arena);
}
END_TEST

START_TEST(dump_names_sides_and_blanks)
{
    struct model model;
    model_open(&model, IMPOSITION_SADDLE, DUPLEX_LONG_EDGE, 3, false);
    ck_assert(model_impose(&model));
    char *bytes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&bytes, &length);
    struct dump dump = {.out = out};
    const struct edition edition = {.pages = &model.pages};
    sheets_dump(&dump, &(struct deliverable){.edition = &edition, .sheets = &model.sheets});
    fclose(out);
    ck_assert_ptr_nonnull(strstr(bytes, "count=1 sides=2 blanks=1"));
    ck_assert_ptr_nonnull(strstr(bytes, "\n  front sheet=1\n    blank x="));
    ck_assert_ptr_nonnull(strstr(bytes, "\n    page number=1 x="));
    ck_assert_ptr_nonnull(strstr(bytes, "quarter-turns=2"));
    free(bytes);
    arena_free(model.arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sheets/impose");
    TCase *cases = tcase_create("all");
    tcase_add_test(cases, saddle_folds_to_reading_order);
    tcase_add_test(cases, saddle_folds_on_portrait_sheet);
    tcase_add_test(cases, perfect_cuts_to_reading_order);
    tcase_add_test(cases, cut_stack_piles_to_reading_order);
    tcase_add_test(cases, n_up_reads_side_by_side);
    tcase_add_test(cases, orders_are_the_published_ones);
    tcase_add_test(cases, unimposed_sides_are_pages);
    tcase_add_test(cases, too_large_pages_are_an_error);
    tcase_add_test(cases, pages_that_fill_the_sheet_exactly_fit);
    tcase_add_test(cases, top_binding_cannot_be_saddle_stitched);
    tcase_add_test(cases, creep_is_taken_back_towards_the_spine);
    tcase_add_test(cases, dump_names_sides_and_blanks);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}

/* Boxes and marks: where they lie on single pages and on sheets, by figures; what finds no room. */
#include <string.h>

#include "sheets/marks.h"
#include "sheets_model.h"

static void open_model(struct model *model, uint32_t page_count, bool is_bound_right)
{
    model_make(model, a5_width, a5_height, page_count, is_bound_right);
    model->layout.design.colors = model->colors;
    model->layout.deliver = (struct deliver){.bleed = {3 * mm, 3 * mm, 3 * mm, 3 * mm},
                                             .page_multiple = 4,
                                             .marks = MARKS_CROP | MARKS_SLUG};
}

static void ck_box(struct box box, unit left, unit top, unit right, unit bottom)
{
    ck_assert_int_eq(box.left, left);
    ck_assert_int_eq(box.top, top);
    ck_assert_int_eq(box.right, right);
    ck_assert_int_eq(box.bottom, bottom);
}

/* Every mark lies on the sheet and outside of the bleed. */
static void check_marks(const struct sheets *sheets)
{
    for (uint32_t s = 0; s < sheets->side_count; s++) {
        const struct side *side = &sheets->sides[s];
        const struct box *bleed = &side->bleed;
        for (uint32_t i = 0; i < side->mark_count; i++) {
            const struct mark *m = &side->marks[i];
            bool is_outside = m->x + m->width < bleed->left || m->x > bleed->right ||
                              m->y + m->height < bleed->top || m->y > bleed->bottom;
            ck_assert_msg(is_outside, "side %u: mark %u is in the bleed", s, i);
            ck_assert(m->x >= 0 && m->y >= 0);
            ck_assert(m->x + m->width <= sheets->width && m->y + m->height <= sheets->height);
        }
        for (uint32_t i = 0; i < side->label_count; i++) {
            ck_assert_int_gt(side->labels[i].y, bleed->bottom + 6 * UNIT_PT);
            ck_assert_int_lt(side->labels[i].y + 2 * UNIT_PT, sheets->height);
        }
    }
}

START_TEST(single_pages_have_boxes_and_blanks)
{
    struct model model;
    open_model(&model, 5, false);
    ck_assert(model_impose(&model));
    unit room = 3 * mm + MARK_ROOM;
    ck_assert_uint_eq(model.sheets.side_count, 8);
    ck_assert_uint_eq(model.sheets.blank_count, 3);
    ck_assert(!model.sheets.is_imposed);
    for (uint32_t i = 0; i < 8; i++) {
        const struct side *side = &model.sheets.sides[i];
        ck_assert_uint_eq(side->placements[0].page, i < 5 ? i : NO_INDEX);
        ck_box(side->trim, room, room, room + a5_width, room + a5_height);
        ck_box(side->bleed, room - 3 * mm, room - 3 * mm, room + a5_width + 3 * mm,
               room + a5_height + 3 * mm);
        ck_assert_uint_eq(side->mark_count, 8);
        ck_assert_int_eq(side->placements[0].x, room);
    }
    ck_assert_int_eq(model.sheets.width, a5_width + 2 * room);
    check_marks(&model.sheets);
    arena_free(model.arena);
}
END_TEST

/* Bleed on three sides: rectos lack it at the left, versos at the right; bound right the other way.
 */
START_TEST(no_bleed_at_the_spine)
{
    for (int bound_right = 0; bound_right < 2; bound_right++) {
        struct model model;
        open_model(&model, 2, bound_right);
        model.layout.deliver.bleed.inner = 0;
        model.layout.deliver.marks = 0;
        model.layout.deliver.page_multiple = 1;
        ck_assert(model_impose(&model));
        ck_assert_int_eq(model.sheets.width, a5_width + 3 * mm);
        ck_assert_int_eq(model.sheets.height, a5_height + 6 * mm);
        for (uint32_t i = 0; i < 2; i++) {
            bool is_spine_left = (i == 0) != (bound_right == 1);
            const struct side *side = &model.sheets.sides[i];
            unit left = is_spine_left ? 0 : 3 * mm;
            ck_box(side->trim, left, 3 * mm, left + a5_width, 3 * mm + a5_height);
            ck_box(side->bleed, 0, 0, a5_width + 3 * mm, a5_height + 6 * mm);
        }
        arena_free(model.arena);
    }
}
END_TEST

static void open_imposed(struct model *model, uint32_t page_count)
{
    open_model(model, page_count, false);
    struct deliver *deliver = &model->layout.deliver;
    deliver->imposition = IMPOSITION_SADDLE;
    deliver->duplex = DUPLEX_SHORT_EDGE;
    deliver->sheet_width = 320 * mm;
    deliver->sheet_height = 225 * mm;
    deliver->marks = MARKS_CROP | MARKS_FOLD | MARKS_REGISTRATION | MARKS_COLOR_BAR | MARKS_SLUG;
    deliver->caliper = mm / 10;
    deliver->creep = CREEP_SHIFT;
}

static uint32_t count_kind(const struct side *side, enum mark_kind kind)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < side->mark_count; i++)
        count += side->marks[i].kind == kind;
    return count;
}

/* Of 16 sheets the crop marks stand where the shifted pages are cut; the fold stays. */
START_TEST(marks_follow_creep)
{
    struct model model;
    open_imposed(&model, 64);
    model.layout.design.color_count = 2;
    model.colors[1].spot = SLICE("PANTONE 485 C");
    ck_assert(model_impose(&model));
    ck_assert_uint_eq(model.sheets.sheet_count, 16);
    ck_assert_int_eq(model.sheets.creep, 15 * (mm / 10));
    for (uint32_t s = 0; s < model.sheets.side_count; s++) {
        const struct side *side = &model.sheets.sides[s];
        unit creep = (mm / 10) * (side->sheet_no - 1);
        ck_assert_int_eq(side->trim.left, 12 * mm);
        ck_assert_int_eq(side->marks[0].x, 12 * mm + creep);
        ck_assert_uint_eq(count_kind(side, MARK_DASHED), 2);
        ck_assert_uint_eq(count_kind(side, MARK_CIRCLE), 2);
        ck_assert_uint_eq(count_kind(side, MARK_PATCH), 9); /* two of each ink, and the spot */
        for (uint32_t i = 0; i < side->mark_count; i++)
            if (side->marks[i].kind == MARK_DASHED)
                ck_assert_int_eq(side->marks[i].x, 160 * mm);
    }
    const struct slug_facts facts = {SLICE("Title"), SLICE("de"), SLICE("2027-02"), 0xABCDEF};
    sheets_add_slugs(model.arena, &model.layout, &facts, &model.sheets);
    check_marks(&model.sheets);
    ck_assert(slice_is(model.sheets.sides[3].labels[0].text,
                       "Title · de · 2027-02 · sheet 2 of 16, back · 000000abcdef"));
    arena_free(model.arena);
}
END_TEST

START_TEST(pages_are_clipped_at_the_fold)
{
    struct model model;
    open_imposed(&model, 8);
    ck_assert(model_impose(&model));
    const struct side *side = &model.sheets.sides[2];
    ck_assert_int_eq(side->placements[0].clip.right, 160 * mm);
    ck_assert_int_eq(side->placements[1].clip.left, 160 * mm);
    ck_assert_int_eq(side->placements[0].clip.left, 12 * mm + mm / 10 - 3 * mm);
    arena_free(model.arena);
}
END_TEST

START_TEST(black_ink_alone_has_two_patches)
{
    struct model model;
    open_imposed(&model, 4);
    model.layout.deliver.inks = INKS_GRAY;
    ck_assert(model_impose(&model));
    ck_assert_uint_eq(count_kind(&model.sheets.sides[0], MARK_PATCH), 2);
    arena_free(model.arena);
}
END_TEST

/* Four pages on a side of SRA3: cuts between the rows are marked at the outside only. */
START_TEST(rows_are_cut_by_marks_outside)
{
    struct model model;
    open_imposed(&model, 16);
    struct deliver *deliver = &model.layout.deliver;
    deliver->up = 4;
    deliver->rows = ROWS_HEAD_TO_HEAD;
    deliver->sheet_width = 320 * mm;
    deliver->sheet_height = 450 * mm;
    ck_assert(model_impose(&model));
    const struct side *side = &model.sheets.sides[0];
    ck_box(side->trim, 12 * mm, 12 * mm, 308 * mm, 438 * mm);
    /* the second strip has crept: two cuts above, two below, four rows; registration */
    ck_assert_uint_eq(count_kind(side, MARK_LINE), 2 + 2 + 4 * 2 + 4);
    ck_assert_uint_eq(count_kind(side, MARK_DASHED), 2);
    ck_assert_int_eq(side->marks[0].x, 12 * mm);
    ck_assert_int_eq(side->marks[2].x, 12 * mm + mm / 10);
    check_marks(&model.sheets);
    arena_free(model.arena);
}
END_TEST

START_TEST(marks_without_room_are_an_error)
{
    struct model model;
    open_imposed(&model, 4);
    model.layout.deliver.sheet_width = 297 * mm;
    model.layout.deliver.sheet_height = 211 * mm;
    ck_assert(!model_impose(&model));
    ck_assert_uint_eq(diag_count(model.diag, SEVERITY_ERROR), 5);
    arena_free(model.arena);
}
END_TEST

START_TEST(too_much_creep_is_an_error)
{
    struct model model;
    open_imposed(&model, 64);
    model.layout.deliver.caliper = 3 * mm;
    ck_assert(!model_impose(&model));
    ck_assert_uint_eq(diag_count(model.diag, SEVERITY_ERROR), 1);
    model.layout.deliver.signature = 4;
    ck_assert(model_impose(&model));
    ck_assert_int_eq(model.sheets.creep, 9 * mm);
    arena_free(model.arena);
}
END_TEST

/* What a printer moves by some way is moved back by as much, on its side alone. */
START_TEST(a_printers_offset_is_taken_off)
{
    struct model model;
    open_imposed(&model, 4);
    model.layout.deliver.marks = 0;
    ck_assert(model_impose(&model));
    unit x[2] = {model.sheets.sides[0].placements[0].x, model.sheets.sides[1].placements[0].x};
    model.layout.deliver.printer =
        (struct printer){.front_x = mm, .front_y = -2 * mm, .back_x = -mm / 2};
    ck_assert(model_impose(&model));
    ck_assert_int_eq(model.sheets.sides[0].placements[0].x, x[0] - mm);
    ck_assert_int_eq(model.sheets.sides[0].placements[0].y, (225 - 210) * mm / 2 + 2 * mm);
    ck_assert_int_eq(model.sheets.sides[1].placements[0].x, x[1] + mm / 2);
    arena_free(model.arena);
}
END_TEST

START_TEST(the_calibration_sheet_has_its_lines)
{
    struct model model;
    open_imposed(&model, 4);
    const struct calibration_words words = {.title = SLICE("title"), .print = SLICE("print")};
    sheets_calibrate(model.arena, &model.layout, &words, 1, &model.sheets);
    const struct line line = {.height = 3 * mm, .depth = mm};
    for (int i = 0; i < 2; i++)
        for (uint32_t l = 0; l < model.sheets.sides[i].label_count; l++) {
            model.sheets.sides[i].labels[l].line = &line;
            model.sheets.sides[i].labels[l].line_count = 1;
        }
    ck_assert(sheets_calibrate_place(model.arena, &model.layout, &words, &model.sheets));
    ck_assert_uint_eq(model.sheets.side_count, 2);
    ck_assert_int_eq(model.sheets.width, 320 * mm);
    for (int i = 0; i < 2; i++) {
        const struct side *side = &model.sheets.sides[i];
        ck_assert_int_eq(side->marks[0].x, 20 * mm);
        ck_assert_int_eq(side->marks[1].y, 20 * mm);
        ck_assert_uint_eq(side->mark_count, 4 * 12 + 5 + 3 + 2 * (4 + 2 * 3));
        for (uint32_t m = 0; m < side->mark_count; m++) {
            ck_assert_int_ge(side->marks[m].x, 0);
            ck_assert_int_le(side->marks[m].x + side->marks[m].width, model.sheets.width);
        }
    }
    arena_free(model.arena);
}
END_TEST

/* Its words go into lines as long as their column, which are placed below each other; a sheet that
 * has no room for them says so. */
START_TEST(the_words_of_the_calibration_sheet_find_their_room)
{
    struct model model;
    open_imposed(&model, 4);
    const struct calibration_words words = {.title = SLICE("title"), .print = SLICE("print")};
    sheets_calibrate(model.arena, &model.layout, &words, 2, &model.sheets);
    struct line lines[30] = {0};
    for (int i = 0; i < 30; i++)
        lines[i] = (struct line){.height = 3 * mm, .depth = mm};
    struct label *label = &model.sheets.sides[0].labels[1];
    ck_assert_int_eq(label->measure, 150 * mm / 2);
    label->line = lines;
    label->line_count = 3;
    ck_assert(sheets_calibrate_place(model.arena, &model.layout, &words, &model.sheets));
    const struct side *side = &model.sheets.sides[0];
    const struct label *last = &side->labels[side->label_count - 1];
    ck_assert_ptr_eq(last->line, &lines[2]);
    ck_assert_int_eq(last->y - label->y, 2 * 4 * mm * 2);
    sheets_calibrate(model.arena, &model.layout, &words, 2, &model.sheets);
    model.sheets.sides[0].labels[1].line = lines;
    model.sheets.sides[0].labels[1].line_count = 30;
    ck_assert(!sheets_calibrate_place(model.arena, &model.layout, &words, &model.sheets));
    arena_free(model.arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sheets/marks");
    TCase *cases = tcase_create("marks");
    tcase_add_test(cases, single_pages_have_boxes_and_blanks);
    tcase_add_test(cases, no_bleed_at_the_spine);
    tcase_add_test(cases, marks_follow_creep);
    tcase_add_test(cases, pages_are_clipped_at_the_fold);
    tcase_add_test(cases, black_ink_alone_has_two_patches);
    tcase_add_test(cases, rows_are_cut_by_marks_outside);
    tcase_add_test(cases, marks_without_room_are_an_error);
    tcase_add_test(cases, too_much_creep_is_an_error);
    tcase_add_test(cases, a_printers_offset_is_taken_off);
    tcase_add_test(cases, the_calibration_sheet_has_its_lines);
    tcase_add_test(cases, the_words_of_the_calibration_sheet_find_their_room);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}

/* Figures: how large pictures and codes are set, where they stand, and that a code's rectangles are
 * just its dark modules. The column is 300 pt wide on a page of 400 × 600 pt, grid 15 pt. */
#include <check.h>
#include <string.h>

#include "lines/internal.h"

#define PT(points) ((unit)((points)*65536))

struct desk {
    struct arena *arena;
    struct style style, address;
    struct style styles[2];
    struct title_element logo;
    struct design design;
    struct figure figure;
    struct block blocks[2];
    struct doc doc;
    struct paragraph paragraph;
    struct text text;
    struct setter setter;
};

static struct desk *desk_make(enum block_kind kind, struct figure figure)
{
    struct arena *arena = arena_make(0);
    struct desk *desk = arena_alloc(arena, sizeof *desk);
    desk->arena = arena;
    desk->styles[0] = (struct style){.name = SLICE("image"), .align = ALIGN_START};
    desk->styles[1] = (struct style){.name = SLICE("address"), .size = PT(9)};
    desk->logo = (struct title_element){.kind = TITLE_LOGO, .width = PT(80)};
    desk->design = (struct design){.page_width = PT(400),
                                   .page_height = PT(600),
                                   .inner = PT(40),
                                   .outer = PT(60),
                                   .top = PT(50),
                                   .bottom = PT(50),
                                   .grid = PT(15),
                                   .grid_top = PT(11),
                                   .styles = desk->styles,
                                   .style_count = 2,
                                   .title_elements = &desk->logo,
                                   .title_element_count = 1};
    desk->figure = figure;
    desk->blocks[0] = (struct block){.kind = kind};
    desk->blocks[1] = (struct block){.kind = BLOCK_ITEM};
    desk->doc = (struct doc){
        .blocks = desk->blocks, .block_count = 2, .figures = &desk->figure, .figure_count = 1};
    desk->paragraph = (struct paragraph){.role = PARAGRAPH_BLOCK};
    desk->text = (struct text){.paragraphs = &desk->paragraph, .paragraph_count = 1};
    desk->setter = (struct setter){.arena = arena,
                                   .scratch = arena,
                                   .diag = diag_make(arena),
                                   .doc = &desk->doc,
                                   .design = &desk->design,
                                   .text = &desk->text,
                                   .measure = PT(300)};
    return desk;
}

static const struct galley_figure *set(struct desk *desk, struct galley_paragraph *out)
{
    *out = (struct galley_paragraph){0};
    figure_set(&desk->setter, 0, out);
    ck_assert_ptr_nonnull(out->figure);
    ck_assert_uint_eq(out->setting_count, 1);
    ck_assert_uint_eq(out->settings[0].line_count, 1);
    return out->figure;
}

static const struct {
    enum block_kind kind, next;
    uint32_t pixels_wide, pixels_high;
    double wanted, width, height; /* points */
    size_t warnings;
} pictures[] = {
    {BLOCK_IMAGE, BLOCK_ITEM, 600, 300, 0, 300, 150, 0},     /* the column's width */
    {BLOCK_IMAGE, BLOCK_ITEM, 600, 300, 100, 100, 50, 0},    /* as asked */
    {BLOCK_IMAGE, BLOCK_ITEM, 600, 300, 301, 300, 150, 1},   /* wider than the column */
    {BLOCK_IMAGE, BLOCK_ITEM, 300, 600, 0, 148.8, 297.6, 0}, /* 0.6 of 496 pt high */
    {BLOCK_IMAGE, BLOCK_ITEM, 300, 600, 280, 248, 496, 1},   /* higher than the page */
    {BLOCK_IMAGE, BLOCK_CAPTION, 300, 600, 280, 203, 406, 1},
    {BLOCK_LOGO, BLOCK_ITEM, 600, 300, 0, 80, 40, 0}, /* as the title page says */
};

START_TEST(pictures_fit_their_page)
{
    struct figure figure = {.pixel_width = pictures[_i].pixels_wide,
                            .pixel_height = pictures[_i].pixels_high,
                            .width = PT(pictures[_i].wanted)};
    struct desk *desk = desk_make(pictures[_i].kind, figure);
    struct galley_paragraph paragraph;
    desk->blocks[1].kind = pictures[_i].next;
    const struct galley_figure *out = set(desk, &paragraph);
    ck_assert_double_eq_tol(unit_points(out->width), pictures[_i].width, 0.01);
    ck_assert_double_eq_tol(unit_points(out->height), pictures[_i].height, 0.01);
    ck_assert_int_eq(out->y, -out->height);
    ck_assert_int_eq(paragraph.leading, out->height + PT(4));
    ck_assert_uint_eq(diag_count(desk->setter.diag, SEVERITY_WARNING), pictures[_i].warnings);
    arena_free(desk->arena);
}
END_TEST

static const struct {
    enum align align;
    uint8_t level;
    double x;
} places[] = {{ALIGN_START, 0, 20}, {ALIGN_JUSTIFY, 0, 20}, {ALIGN_CENTER, 0, 105},
              {ALIGN_END, 0, 190},  {ALIGN_START, 1, 180},  {ALIGN_END, 1, 10}};

START_TEST(figures_follow_their_style)
{
    struct figure figure = {.pixel_width = 2, .pixel_height = 1, .width = PT(100)};
    struct desk *desk = desk_make(BLOCK_IMAGE, figure);
    struct galley_paragraph paragraph;
    desk->styles[0].align = places[_i].align;
    desk->styles[0].margin_start = PT(20);
    desk->styles[0].margin_end = PT(10);
    desk->paragraph.level = places[_i].level;
    ck_assert_double_eq_tol(unit_points(set(desk, &paragraph)->x), places[_i].x, 0.01);
    arena_free(desk->arena);
}
END_TEST

/* The three finders of a code: dark 7 × 7 with a light ring. ISO/IEC 18004, 6.3.3. */
static bool is_dark_in_finder(int row, int column)
{
    int ring = row < 3 ? row : 6 - row, other = column < 3 ? column : 6 - column;
    return (ring < other ? ring : other) != 1;
}

static void fill_modules(const struct path *path, uint32_t modules, bool *dark)
{
    for (uint32_t i = 0; i < path->box_count; i++)
        for (unit y = path->boxes[i].top; y < path->boxes[i].top + path->boxes[i].height; y++)
            for (unit x = path->boxes[i].left; x < path->boxes[i].left + path->boxes[i].width;
                 x++) {
                bool *module = &dark[y * (unit)modules + x];
                ck_assert_msg(!*module, "two boxes lie over one another");
                *module = true;
            }
}

START_TEST(a_path_is_the_dark_modules)
{
    struct arena *arena = arena_make(0);
    struct diag *diag = diag_make(arena);
    uint32_t modules;
    struct path *path =
        qr_make(arena, diag, SLICE("https://www.example.org/a-story"), NO_PLACE, &modules);
    ck_assert_ptr_nonnull(path);
    ck_assert_uint_eq(modules, 29); /* version 3: 31 bytes with correction M */
    bool *dark = arena_alloc_items(arena, (size_t)modules * modules, sizeof *dark);
    fill_modules(path, modules, dark);
    for (int corner = 0; corner < 3; corner++)
        for (int row = 0; row < 7; row++)
            for (int column = 0; column < 7; column++) {
                uint32_t y = (uint32_t)row + (corner == 2 ? modules - 7 : 0);
                uint32_t x = (uint32_t)column + (corner == 1 ? modules - 7 : 0);
                ck_assert_int_eq(dark[y * modules + x], is_dark_in_finder(row, column));
            }
    arena_free(arena);
}
END_TEST

static const struct {
    size_t length; /* of the address */
    double least, largest;
    size_t warnings, errors;
} codes[] = {{20, 60, 60, 0, 0},
             {31, 60, 60, 0, 0},
             {150, 69, 71, 0, 0},
             {1200, 70, 71, 1, 0},
             {2400, 0, 0, 0, 1}};

START_TEST(codes_are_20_to_25_mm_wide)
{
    struct desk *desk = desk_make(BLOCK_CODE, (struct figure){.kind = FIGURE_QR});
    struct galley_paragraph paragraph;
    char *address = arena_alloc(desk->arena, codes[_i].length + 1);
    memset(address, 'a', codes[_i].length);
    memcpy(address, "https://", 8);
    desk->figure.address = (struct slice){address, codes[_i].length};
    const struct galley_figure *out = set(desk, &paragraph);
    ck_assert_uint_eq(diag_count(desk->setter.diag, SEVERITY_WARNING), codes[_i].warnings);
    ck_assert_uint_eq(diag_count(desk->setter.diag, SEVERITY_ERROR), codes[_i].errors);
    ck_assert_double_ge(unit_points(out->width), codes[_i].least);
    ck_assert_double_le(unit_points(out->width), codes[_i].largest);
    ck_assert_int_eq(out->width, out->height);
    for (uint32_t i = 0; out->path && i < out->path->box_count; i++) {
        const struct path_box *box = &out->path->boxes[i];
        ck_assert(box->left >= 0 && box->left + box->width <= out->width);
        ck_assert(box->top >= 0 && box->top + box->height <= out->height);
    }
    arena_free(desk->arena);
}
END_TEST

/* White of four modules: above within the line's own room, below down to the address's capitals. */
START_TEST(a_code_has_its_quiet_zone)
{
    struct desk *desk = desk_make(BLOCK_CODE, (struct figure){.kind = FIGURE_QR});
    struct galley_paragraph paragraph;
    desk->figure.address = SLICE("https://www.example.org/a-story");
    const struct galley_figure *out = set(desk, &paragraph);
    unit quiet = out->width * 4 / 29;
    unit above = paragraph.settings[0].lines[0].height + out->y; /* y is negative */
    unit foot = -out->y - out->height;
    ck_assert_int_ge(above, quiet);
    ck_assert_int_ge(foot + PT(15) - PT(9) * 3 / 4, quiet);
    arena_free(desk->arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("lines: figures");
    TCase *tests = tcase_create("all");
    tcase_add_loop_test(tests, pictures_fit_their_page, 0, sizeof pictures / sizeof *pictures);
    tcase_add_loop_test(tests, figures_follow_their_style, 0, sizeof places / sizeof *places);
    tcase_add_test(tests, a_path_is_the_dark_modules);
    tcase_add_loop_test(tests, codes_are_20_to_25_mm_wide, 0, sizeof codes / sizeof *codes);
    tcase_add_test(tests, a_code_has_its_quiet_zone);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}

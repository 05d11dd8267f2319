/* The screen edition's file: its tags as they are written, read back through libqpdf; its colours.
 */
#include "pdf_fixture.h"

#include "content/content.h"
#include "pdf/screen_colors.h"
#include "qpdf/qpdf.h"

enum { PAGES = 130 }; /* a parent tree of several leaves, plain objects */

#define YAML                                                                                       \
    "format: orison-content/1\nlanguage: en\ntitle: T\nsections:\n"                                \
    "  - paragraphs: ['a [b](https://a.org \"Name\") [c](https://c.org \"Odd\")']\n"

/* A paragraph that goes on over all pages, with one link on even pages and one on odd ones. */
static struct fixture *make_long(void)
{
    struct fixture *f = fixture_make(PAGES);
    fixture_open(f, DEJAVU "Sans.ttf");
    ck_assert(content_parse(f->arena, f->diag, diag_add_source(f->diag, "t.yaml", slice_of(YAML)),
                            &f->doc));
    f->layout.deliver.standard = STANDARD_UA;
    f->layout.deliver.has_bookmarks = false;
    for (uint32_t page = 0; page < PAGES; page++)
        for (uint32_t span = 0; span < 2; span++) {
            struct piece *piece = fixture_add(
                f, (struct fixture_text){.page = page, .size = 10, .x = 50, .y = 60, .text = "w"});
            struct page_item *item = &f->pages.pages[page].items[span];
            piece->span = span == 0 ? 0 : 1 + 2 * (page % 2);
            item->role = ROLE_BLOCK;
            item->block = f->doc.block_count - 1;
        }
    for (uint32_t page = 0; page < PAGES; page++)
        fixture_add_item(f, page,
                         (struct page_item){.kind = PAGE_LINK,
                                            .link = page % 2,
                                            .role = ROLE_BLOCK,
                                            .block = f->doc.block_count - 1,
                                            .width = UNIT_PT,
                                            .height = UNIT_PT});
    return f;
}

/* The value of `key` in a number tree of two levels, whose leaves' limits must hold. */
static struct qpdf_object find_parent(struct qpdf_file *file, struct qpdf_object tree, int64_t key)
{
    struct qpdf_object leaves = qpdf_find(file, tree, "/Kids");
    for (uint32_t i = 0; i < qpdf_count(file, leaves); i++) {
        struct qpdf_object leaf = qpdf_item(file, leaves, i);
        struct qpdf_object limits = qpdf_find(file, leaf, "/Limits");
        struct qpdf_object entries = qpdf_find(file, leaf, "/Nums");
        for (uint32_t e = 0; e < 2; e++) {
            uint32_t at = e > 0 ? qpdf_count(file, entries) - 2 : 0;
            ck_assert_int_eq(qpdf_integer(file, qpdf_item(file, limits, e)),
                             qpdf_integer(file, qpdf_item(file, entries, at)));
        }
        if (key < qpdf_integer(file, qpdf_item(file, limits, 0)) ||
            key > qpdf_integer(file, qpdf_item(file, limits, 1)))
            continue;
        for (uint32_t e = 0; e < qpdf_count(file, entries); e += 2)
            if (qpdf_integer(file, qpdf_item(file, entries, e)) == key)
                return qpdf_item(file, entries, e + 1);
    }
    return (struct qpdf_object){0};
}

START_TEST(pages_areas_and_elements_know_each_other)
{
    struct fixture *f = make_long();
    ck_assert(fixture_write(f));
    struct qpdf_file *file = qpdf_open(f->arena, f->diag, "long.pdf", f->bytes);
    ck_assert_ptr_nonnull(file);
    struct qpdf_object root = qpdf_find(file, qpdf_root(file), "/StructTreeRoot");
    struct qpdf_object tree = qpdf_find(file, root, "/ParentTree");
    ck_assert_int_eq(qpdf_integer(file, qpdf_find(file, root, "/ParentTreeNextKey")), 2 * PAGES);
    uint32_t paragraph = 0, link = 0;
    for (uint32_t page = 0; page < PAGES; page++) {
        struct qpdf_object dict = qpdf_page(file, page);
        int64_t key = qpdf_integer(file, qpdf_find(file, dict, "/StructParents"));
        struct qpdf_object owners = find_parent(file, tree, key);
        ck_assert_uint_eq(qpdf_count(file, owners), 2);
        uint32_t own = qpdf_number_of(file, qpdf_item(file, owners, 0));
        ck_assert_msg(paragraph == 0 || own == paragraph, "page %u: another paragraph", page);
        paragraph = own;
        link = qpdf_number_of(file, qpdf_item(file, owners, 1));
        struct qpdf_object area = qpdf_item(file, qpdf_find(file, dict, "/Annots"), 0);
        key = qpdf_integer(file, qpdf_find(file, area, "/StructParent"));
        ck_assert_uint_eq(qpdf_number_of(file, find_parent(file, tree, key)), link);
        ck_assert(slice_is(qpdf_text(file, qpdf_find(file, area, "/Contents")),
                           page % 2 ? "Odd" : "Name"));
    }
    ck_assert_uint_ne(link, paragraph);
    ck_assert(qpdf_damage(file).length == 0);
    fixture_free(f);
}
END_TEST

/* Kids on the element's own page are numbers, those on others name their page. */
START_TEST(kids_name_their_page_where_it_is_another)
{
    struct fixture *f = make_long();
    ck_assert(fixture_write(f));
    struct qpdf_file *file = qpdf_open(f->arena, f->diag, "long.pdf", f->bytes);
    struct qpdf_object tree =
        qpdf_find(file, qpdf_find(file, qpdf_root(file), "/StructTreeRoot"), "/ParentTree");
    struct qpdf_object link = qpdf_item(file, find_parent(file, tree, 0), 1);
    struct qpdf_object kids = qpdf_find(file, link, "/K");
    ck_assert(slice_is(qpdf_name(file, qpdf_find(file, link, "/S")), "/Link"));
    /* its name is its area's: an Alt would be read in place of its words */
    ck_assert_int_eq(qpdf_kind(file, qpdf_find(file, link, "/Alt")), QPDF_NOTHING);
    ck_assert_uint_eq(qpdf_count(file, kids), PAGES);
    uint32_t first = qpdf_number_of(file, qpdf_page(file, 0));
    ck_assert_uint_eq(qpdf_number_of(file, qpdf_find(file, link, "/Pg")), first);
    ck_assert_int_eq(qpdf_integer(file, qpdf_item(file, kids, 0)), 1);
    ck_assert_int_eq(qpdf_kind(file, qpdf_item(file, kids, 0)), QPDF_NUMBER);
    for (uint32_t k = 1; k < PAGES; k++) {
        struct qpdf_object kid = qpdf_item(file, kids, k), page = qpdf_find(file, kid, "/Pg");
        uint32_t expected = k > 1 ? qpdf_number_of(file, qpdf_page(file, k / 2 * 2)) : 0;
        const char *type = k % 2 ? "/OBJR" : "/MCR";
        ck_assert(slice_is(qpdf_name(file, qpdf_find(file, kid, "/Type")), type));
        ck_assert_uint_eq(qpdf_number_of(file, page), expected);
    }
    fixture_free(f);
}
END_TEST

START_TEST(colors_are_light_and_keep_their_hue)
{
    struct arena *arena = arena_make(0);
    struct color colors[] = {
        {.name = SLICE("black"), .parts = {1}},
        {.space = COLOR_CMYK, .parts = {0, 0, 0, 0.6}},
        {.space = COLOR_CMYK, .parts = {0, 0, 0, 0}},
        {.space = COLOR_CMYK, .spot = SLICE("P 186"), .parts = {0, 1, 0.75, 0.04}},
        {.space = COLOR_CMYK, .parts = {1, 1, 1, 1}},
        {.space = COLOR_CMYK, .parts = {0, 0.85, 0.75, 0.15}},
        {.space = COLOR_RGB, .parts = {0.1, 0.2, 0.3}},
        {.space = COLOR_CMYK, .parts = {1, 0, 0, 0}},
    };
    enum { COUNT = sizeof colors / sizeof *colors };
    struct design design = {.colors = colors, .color_count = COUNT};
    const struct color *out = screen_colors_make(arena, &design);
    for (int i = 0; i < COUNT; i++) {
        ck_assert_int_ne(out[i].space, COLOR_CMYK);
        for (int k = 0; k < 3; k++)
            ck_assert_msg(out[i].parts[k] >= 0 && out[i].parts[k] <= 1, "color %d: %f", i,
                          out[i].parts[k]);
    }
    ck_assert_double_eq(out[0].parts[0], 1);
    ck_assert_int_eq(out[1].space, COLOR_GRAY); /* ink of K, as it is */
    ck_assert_double_eq(out[1].parts[0], 0.6);
    ck_assert_double_eq(out[2].parts[0], 0);
    ck_assert_uint_eq(out[3].spot.length, 0); /* no separation on a screen */
    ck_assert(out[3].parts[0] > 0.8 && out[3].parts[1] < 0.2 && out[3].parts[2] < 0.4);
    ck_assert(out[4].parts[0] < 0.02);
    ck_assert_double_eq_tol(out[5].parts[0], 0.80, 0.06); /* the rubric is a red: */
    ck_assert(out[5].parts[1] < 0.35 && out[5].parts[2] < 0.35);
    ck_assert_mem_eq(out[6].parts, colors[6].parts, sizeof out[6].parts);
    ck_assert(out[7].parts[0] < 0.01 && out[7].parts[2] > 0.9); /* full cyan is its own dot */
    arena_free(arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("pdf_screen");
    TCase *tests = tcase_create("screen");
    tcase_add_test(tests, pages_areas_and_elements_know_each_other);
    tcase_add_test(tests, kids_name_their_page_where_it_is_another);
    tcase_add_test(tests, colors_are_light_and_keep_their_hue);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}

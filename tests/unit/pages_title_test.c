/* The title page: what is lacking, what is left, what is too much. The page is in pages_book.h. */
#include "pages_book.h"

START_TEST(title_page_shares_what_is_left_by_weight)
{
    struct book book;
    book_open(&book, small_plan, SMALL, one_line, 1);
    give_title_page(&book);
    ck_assert(book_fill(&book));
    const struct page *page = &book.pages.pages[0];
    ck_assert_uint_eq(page->item_count, 5);
    ck_assert(page->is_recto && !page->has_folio);
    /* heights: title 29, 20, rule 2, 20, verse 29 = 100 of 335; left 235, a quarter above */
    unit top = PT(30) + PT(235) / 4;
    ck_assert_int_eq(page->items[0].y, top + PT(10));
    ck_assert_int_eq(page->items[1].y, top + PT(25));
    ck_assert_int_eq(page->items[2].kind, PAGE_RULE);
    ck_assert_int_eq(page->items[2].y, top + PT(29) + PT(20));
    ck_assert_int_eq(page->items[2].x, PT(40) + PT(80));
    ck_assert_int_eq(page->items[3].y, top + PT(71) + PT(10));
    ck_assert_uint_eq(book.pages.destinations[0].block, 0);
    ck_assert_int_eq(book.pages.destinations[0].y, top);
    book_close(&book);
}
END_TEST

START_TEST(title_page_leaves_out_what_is_lacking)
{
    static const struct plan plan[] = {{BLOCK_TITLE, NO_INDEX, 1, 0, NO_INDEX},
                                       {BLOCK_ITEM, 0, 4, 0, NO_INDEX}};
    struct book book;
    book_open(&book, plan, 2, NULL, 0);
    give_title_page(&book);
    ck_assert(book_fill(&book));
    /* no verse: its space and the rule that parts it from the title are gone */
    ck_assert_uint_eq(book.pages.pages[0].item_count, 1);
    ck_assert_int_eq(book.pages.pages[0].items[0].y, PT(30) + (PT(335) - PT(14)) / 4 + PT(10));
    book_close(&book);
}
END_TEST

START_TEST(title_page_too_full_is_an_error)
{
    static const struct plan plan[] = {{BLOCK_TITLE, NO_INDEX, 2, 0, NO_INDEX},
                                       {BLOCK_VERSE, NO_INDEX, 30, 0, NO_INDEX},
                                       {BLOCK_ITEM, 0, 4, 0, NO_INDEX}};
    struct book book;
    book_open(&book, plan, 3, NULL, 0);
    give_title_page(&book);
    uint32_t source = diag_add_source(book.diag, "t.yaml", SLICE("title\nverse\n"));
    for (uint32_t i = 0; i < 2; i++)
        book.galley.paragraphs[i].place = (struct place){source, 6 * i};
    /* title 29, 20, rule 2, 20, verse 14 and 29 times 15, in 335 */
    ck_assert_int_eq(pages_title_overflow(book.arena, &book.doc, &book.design, &book.galley),
                     PT(29 + 20 + 2 + 20) + PT(14) + 29 * PT(15) - PT(335));
    ck_assert(!book_fill(&book));
    ck_assert_uint_eq(diag_count(book.diag, SEVERITY_ERROR), 1);
    char report[400] = "";
    FILE *out = fmemopen(report, sizeof report, "w");
    diag_write(book.diag, out, DIAG_TEXT);
    fclose(out);
    ck_assert_msg(strstr(report, "t.yaml:2:1: error:"), "the verse is too long: %s", report);
    book_close(&book);
}
END_TEST

START_TEST(without_title_elements_the_flow_begins_on_page_1)
{
    struct book book;
    book_open(&book, small_plan, SMALL, one_line, 1);
    ck_assert(book_fill(&book));
    ck_assert_uint_eq(book.pages.pages[0].items[0].block, 0);
    ck_assert_int_eq(book.pages.pages[0].items[0].y, PT(42));
    book_close(&book);
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("all");
    tcase_add_test(cases, title_page_shares_what_is_left_by_weight);
    tcase_add_test(cases, title_page_leaves_out_what_is_lacking);
    tcase_add_test(cases, title_page_too_full_is_an_error);
    tcase_add_test(cases, without_title_elements_the_flow_begins_on_page_1);
    return book_run_suite("pages/title", cases);
}

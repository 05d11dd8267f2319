/* Pages that are left over: filled in the list's order, never a sheet more, and what finds no page
 * is told. The page is in pages_book.h. */
#include "pages_book.h"

/* A title page, a flow of so many lines, an about page of `steps` lines and a heading for notes. */
struct wish {
    uint32_t flow_lines, steps;
    const char *fillers; /* n(otes), s(teps), b(lank) */
};

static void give_fillers(struct book *book, const char *fillers)
{
    for (; *fillers; fillers++)
        book->design.fillers[book->design.filler_count++] = *fillers == 'n'   ? FILLER_PRAYER_NOTES
                                                            : *fillers == 's' ? FILLER_NEXT_STEPS
                                                                              : FILLER_BLANK;
}

static bool open_book(struct book *book, const struct wish *wish)
{
    const struct plan plans[] = {
        {BLOCK_TITLE, NO_INDEX, 1, 0, NO_INDEX}, {BLOCK_ITEM, 0, wish->flow_lines, 0, NO_INDEX},
        {BLOCK_REGION, 1, 1, 0, NO_INDEX},       {BLOCK_PARAGRAPH, 1, wish->steps, 0, 0},
        {BLOCK_REGION, 2, 1, 0, NO_INDEX},
    };
    book_open(book, plans, 5, one_line, 1);
    give_title_page(book);
    book->doc.sections[1].kind = SECTION_NEXT_STEPS;
    book->doc.sections[2].kind = SECTION_PRAYER_NOTES;
    give_fillers(book, wish->fillers);
    pages_check_fillers(book->diag, &book->doc, &book->design);
    return book_fill(book);
}

/* What a page is: t(itle), f(low), s(teps), n(otes with their heading), r(ules alone), b(lank). */
static char kind_of(const struct page *page)
{
    bool is_ruled = find_item(page, PAGE_RULE, ROLE_RULE, 3) != NULL;
    const struct page_item *first = find_item(page, PAGE_GLYPHS, ROLE_BLOCK, 0);
    if (!first)
        return is_ruled ? 'r' : 'b';
    static const char kinds[] = "tfssn";
    return kinds[first->block];
}

static const char *kinds_of(const struct book *book)
{
    static char kinds[32];
    for (uint32_t p = 0; p < book->pages.page_count; p++)
        kinds[p] = kind_of(&book->pages.pages[p]);
    kinds[book->pages.page_count] = '\0';
    return kinds;
}

static bool is_told(const struct book *book, const char *words)
{
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    diag_write(book->diag, out, DIAG_TEXT);
    fclose(out);
    bool is_found = words ? strstr(text, words) != NULL : length == 0;
    free(text);
    return is_found;
}

START_TEST(pages_are_filled_in_order)
{
    static const struct {
        struct wish wish;
        const char *pages, *told;
    } rows[] = {
        {{20, 5, ""}, "tf", "does not name next-steps"},
        {{20, 5, "sn"}, "tfsn", NULL},
        {{40, 5, "sn"}, "tffs", NULL},
        {{60, 5, "sn"}, "tfff", "no page is left over"}, /* never a sheet more */
        {{80, 5, "snb"}, "tffffsnb", NULL},
        {{80, 5, "ns"}, "tffffnsr", NULL}, /* what can go on does; its heading stands once */
        {{80, 5, "bsn"}, "tffffbsn", NULL},
        {{80, 5, "s"}, "tffffs", NULL},
        {{80, 22, "sb"}, "tffffbbb", "does not fit one page"},
        {{40, 20, "ns"}, "tffn", "no page is left over"},
        {{80, 5, "n"}, "tffffnrr", "does not name next-steps"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct book book;
        ck_assert(open_book(&book, &rows[i].wish));
        ck_assert_msg(strcmp(kinds_of(&book), rows[i].pages) == 0, "row %zu: %s", i,
                      kinds_of(&book));
        ck_assert_msg(is_told(&book, rows[i].told), "row %zu: %s", i, rows[i].told);
        book_close(&book);
    }
}
END_TEST

START_TEST(an_about_page_has_its_notes_and_bookmark)
{
    const struct wish wish = {20, 5, "s"};
    struct book book;
    ck_assert(open_book(&book, &wish));
    const struct page *page = &book.pages.pages[2];
    ck_assert(find_item(page, PAGE_GLYPHS, ROLE_NOTE, 0));
    ck_assert(!find_item(&book.pages.pages[1], PAGE_GLYPHS, ROLE_NOTE, 0));
    ck_assert_uint_eq(page->line_count, 0); /* no break of the flow makes it */
    const struct destination *last = &book.pages.destinations[book.pages.destination_count - 1];
    ck_assert_uint_eq(last->block, 2);
    ck_assert_uint_eq(last->page, 2);
    book_close(&book);
}
END_TEST

/* 22 grid lines: the heading on the first, then rules on every second, clear of it. */
START_TEST(rules_keep_clear_of_their_heading)
{
    const struct wish wish = {80, 5, "n"};
    struct book book;
    ck_assert(open_book(&book, &wish));
    const struct page_item *with = find_item(&book.pages.pages[5], PAGE_RULE, ROLE_RULE, 0);
    const struct page_item *without = find_item(&book.pages.pages[6], PAGE_RULE, ROLE_RULE, 0);
    ck_assert_int_eq(with->y, PT(42) + 3 * PT(15));
    ck_assert_int_eq(without->y, PT(42) + PT(15));
    ck_assert(find_item(&book.pages.pages[5], PAGE_RULE, ROLE_RULE, 9));
    ck_assert(!find_item(&book.pages.pages[5], PAGE_RULE, ROLE_RULE, 10));
    ck_assert(find_item(&book.pages.pages[6], PAGE_RULE, ROLE_RULE, 10));
    book_close(&book);
}
END_TEST

START_TEST(a_list_without_its_text_is_told)
{
    struct book book;
    const struct plan plans[] = {{BLOCK_TITLE, NO_INDEX, 1, 0, NO_INDEX},
                                 {BLOCK_ITEM, 0, 20, 0, NO_INDEX}};
    book_open(&book, plans, 2, NULL, 0);
    give_title_page(&book);
    give_fillers(&book, "sb");
    ck_assert(book_fill(&book));
    ck_assert_uint_eq(book.pages.page_count, 4);
    ck_assert(is_told(&book, "the content has no 'next_steps:'"));
    book_close(&book);
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("all");
    tcase_add_test(cases, pages_are_filled_in_order);
    tcase_add_test(cases, an_about_page_has_its_notes_and_bookmark);
    tcase_add_test(cases, rules_keep_clear_of_their_heading);
    tcase_add_test(cases, a_list_without_its_text_is_told);
    return book_run_suite("pages/fillers", cases);
}

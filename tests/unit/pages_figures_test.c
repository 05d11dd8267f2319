/* Figures on pages: they end on a grid line, stay with their captions, a logo has its place on the
 * title page or none; and notes stand in the order of the doc. The page is in pages_book.h: 22 grid
 * lines of 15 pt, the first baseline at 42. */
#include "pages_book.h"

/* Puts a figure, `height` high with the room over it, in the place of a paragraph's words. */
static struct galley_figure *give_figure(struct book *book, uint32_t paragraph, double height)
{
    struct galley_figure *figure = arena_alloc(book->arena, sizeof *figure);
    struct galley_paragraph *here = &book->galley.paragraphs[paragraph];
    if (!book->doc.figures)
        book->doc.figures = arena_alloc(book->arena, sizeof *book->doc.figures);
    book->doc.figure_count = 1;
    *figure = (struct galley_figure){
        .x = PT(5), .y = -PT(height - 3), .width = PT(100), .height = PT(height - 3)};
    here->figure = figure;
    here->leading = PT(height);
    here->settings->lines[0] = (struct line){.height = PT(height), .width = PT(100)};
    return figure;
}

START_TEST(a_picture_ends_on_the_grid_and_its_caption_is_on_the_next_line)
{
    static const struct plan plan[] = {{BLOCK_ITEM, 0, 2, 0, NO_INDEX},
                                       {BLOCK_IMAGE, 0, 1, 0, NO_INDEX},
                                       {BLOCK_CAPTION, 0, 1, 0, NO_INDEX},
                                       {BLOCK_ITEM, 0, 1, 0, NO_INDEX}};
    struct book book;
    book_open(&book, plan, 4, NULL, 0);
    give_figure(&book, 1, 50);
    book.galley.paragraphs[1].space_after = PT(15);
    book.galley.paragraphs[2].space_before = 0;
    ck_assert(book_fill(&book));
    const struct page *page = &book.pages.pages[0];
    const struct page_item *picture = find_item(page, PAGE_IMAGE, ROLE_BLOCK, 0);
    ck_assert_ptr_nonnull(picture);
    /* 2 lines, 1 empty, 4 of the picture (50 pt): its foot is on line 7 */
    ck_assert_int_eq(picture->y + picture->height, PT(42 + 6 * 15));
    ck_assert_int_eq(picture->x, PT(40) + PT(5));
    ck_assert_int_eq(picture->height, PT(47));
    ck_assert_uint_eq(picture->block, 1);
    const struct page_item *caption = find_item(page, PAGE_GLYPHS, ROLE_BLOCK, 2);
    ck_assert_uint_eq(caption->block, 2);
    ck_assert_int_eq(caption->y, PT(42 + 7 * 15));
    ck_assert_int_eq(find_item(page, PAGE_GLYPHS, ROLE_BLOCK, 3)->y, PT(42 + 9 * 15));
    book_close(&book);
}
END_TEST

static uint32_t page_of_block(const struct pages *pages, uint32_t block)
{
    for (uint32_t p = 0; p < pages->page_count; p++)
        for (uint32_t i = 0; i < pages->pages[p].item_count; i++)
            if (pages->pages[p].items[i].role == ROLE_BLOCK &&
                pages->pages[p].items[i].block == block)
                return p;
    return NO_INDEX;
}

START_TEST(a_picture_stays_with_its_caption)
{
    for (uint32_t lines = 8; lines < 22; lines++) {
        const struct plan plan[] = {{BLOCK_ITEM, 0, lines, 0, NO_INDEX},
                                    {BLOCK_IMAGE, 0, 1, 0, NO_INDEX},
                                    {BLOCK_CAPTION, 0, 2, 0, NO_INDEX},
                                    {BLOCK_ITEM, 0, 9, 0, NO_INDEX}};
        struct book book;
        book_open(&book, plan, 4, NULL, 0);
        give_figure(&book, 1, 100);
        ck_assert(book_fill(&book));
        ck_assert_msg(page_of_block(&book.pages, 1) == page_of_block(&book.pages, 2),
                      "after %u lines", lines);
        book_close(&book);
    }
}
END_TEST

START_TEST(a_code_stays_with_its_item_and_its_address)
{
    static const struct path path;
    for (uint32_t lines = 8; lines < 22; lines++) {
        const struct plan plan[] = {{BLOCK_ITEM, 0, lines, 0, NO_INDEX},
                                    {BLOCK_ITEM, 0, 1, 0, NO_INDEX},
                                    {BLOCK_CODE, 0, 1, 0, NO_INDEX},
                                    {BLOCK_ADDRESS, 0, 1, 0, NO_INDEX},
                                    {BLOCK_ITEM, 0, 9, 0, NO_INDEX}};
        struct book book;
        book_open(&book, plan, 5, NULL, 0);
        give_figure(&book, 2, 75)->path = &path;
        ck_assert(book_fill(&book));
        uint32_t page = page_of_block(&book.pages, 1);
        ck_assert_msg(page == page_of_block(&book.pages, 3), "after %u lines", lines);
        const struct page_item *code = find_item(&book.pages.pages[page], PAGE_PATH, ROLE_RULE, 0);
        ck_assert_ptr_nonnull(code);
        ck_assert_uint_eq(code->block, NO_INDEX);
        ck_assert_ptr_eq(code->path, &path);
        book_close(&book);
    }
}
END_TEST

static const struct plan logo_plan[] = {{BLOCK_TITLE, NO_INDEX, 1, 0, NO_INDEX},
                                        {BLOCK_LOGO, NO_INDEX, 1, 0, NO_INDEX},
                                        {BLOCK_ITEM, 0, 4, 0, NO_INDEX}};
static const struct title_element with_logo[] = {
    {.kind = TITLE_BLOCK, .block = {"title", 5}},
    {.kind = TITLE_FILL, .weight = 1},
    {.kind = TITLE_RULE, .width = PT(50), .thickness = PT(2)},
    {.kind = TITLE_LOGO, .width = PT(100), .space = PT(6)},
};

START_TEST(a_logo_stands_where_the_title_page_says)
{
    struct book book;
    book_open(&book, logo_plan, 3, NULL, 0);
    book.galley.paragraphs[1].space_before = 0;
    give_figure(&book, 1, 43);
    book.design.title_elements = (struct title_element *)with_logo;
    book.design.title_element_count = 4;
    ck_assert(book_fill(&book));
    const struct page *title = &book.pages.pages[0];
    const struct page_item *logo = find_item(title, PAGE_IMAGE, ROLE_BLOCK, 0);
    ck_assert_ptr_nonnull(logo);
    ck_assert_int_eq(logo->y + logo->height, PT(400 - 35)); /* on the bottom margin's edge */
    ck_assert_ptr_nonnull(find_item(title, PAGE_RULE, ROLE_RULE, 0));
    ck_assert_uint_eq(diag_count(book.diag, SEVERITY_WARNING), 0);
    book_close(&book);
}
END_TEST

START_TEST(a_logo_without_a_place_is_told_and_not_shown)
{
    struct book book;
    book_open(&book, logo_plan, 3, NULL, 0);
    give_figure(&book, 1, 43);
    book.design.title_elements = (struct title_element *)with_logo;
    book.design.title_element_count = 2;
    ck_assert(book_fill(&book));
    ck_assert_uint_eq(diag_count(book.diag, SEVERITY_WARNING), 1);
    ck_assert_uint_eq(page_of_block(&book.pages, 1), NO_INDEX);
    book_close(&book);
}
END_TEST

START_TEST(notes_stand_in_the_docs_order)
{
    static const struct plan plan[] = {{BLOCK_ITEM, 0, 2, 0, 2},
                                       {BLOCK_ITEM, 0, 2, 0, 0},
                                       {BLOCK_ITEM, 0, 2, 1, 1},
                                       {BLOCK_ITEM, 0, 2, 0, 2}};
    static const uint32_t lines[] = {1, 1, 1};
    struct book book;
    book_open(&book, plan, 4, lines, 3);
    ck_assert(book_fill(&book));
    for (uint32_t n = 0; n < 3; n++)
        ck_assert_uint_eq(find_item(&book.pages.pages[0], PAGE_GLYPHS, ROLE_NOTE, n)->block, n);
    ck_assert_ptr_null(find_item(&book.pages.pages[0], PAGE_GLYPHS, ROLE_NOTE, 3));
    book_close(&book);
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("all");
    tcase_add_test(cases, a_picture_ends_on_the_grid_and_its_caption_is_on_the_next_line);
    tcase_add_test(cases, a_picture_stays_with_its_caption);
    tcase_add_test(cases, a_code_stays_with_its_item_and_its_address);
    tcase_add_test(cases, a_logo_stands_where_the_title_page_says);
    tcase_add_test(cases, a_logo_without_a_place_is_told_and_not_shown);
    tcase_add_test(cases, notes_stand_in_the_docs_order);
    return book_run_suite("pages: figures", cases);
}

/* The flow over the pages: nothing is lost, notes stay with their calls, lines stand on the grid,
 * whatever the book. The page is in pages_book.h. */

#include "pages_book.h"

enum { SEED = 19 };

/* Counts how often each line of each block and note stands on the pages. */
static void check_nothing_lost(const struct book *book, const char *what)
{
    for (uint32_t b = 0; b < book->doc.block_count; b++) {
        const struct setting *setting = &book->galley.paragraphs[b].settings[0];
        for (uint32_t l = 0; l < setting->line_count; l++) {
            int found = 0;
            for (uint32_t p = 0; p < book->pages.page_count; p++)
                for (uint32_t i = 0; i < book->pages.pages[p].item_count; i++)
                    found += book->pages.pages[p].items[i].piece == setting->lines[l].pieces;
            ck_assert_msg(found == 1, "%s: line %u of block %u is on %d pages", what, l, b, found);
        }
    }
}

static bool is_on_page(const struct page *page, const struct piece *piece)
{
    for (uint32_t i = 0; i < page->item_count; i++)
        if (page->items[i].piece == piece)
            return true;
    return false;
}

/* A note is on a page just where a line of that page calls it. */
static void check_notes_with_calls(const struct book *book, const char *what)
{
    for (uint32_t p = 0; p < book->pages.page_count; p++) {
        for (uint32_t n = 0; n < book->doc.note_count; n++) {
            const struct page *page = &book->pages.pages[p];
            uint32_t paragraph = book->text.first_note + n;
            bool is_called = false;
            for (uint32_t b = 0; b < book->doc.block_count; b++) {
                const struct setting *setting = &book->galley.paragraphs[b].settings[0];
                for (uint32_t l = 0; l < setting->line_count; l++)
                    if (setting->lines[l].note_count > 0 && setting->lines[l].notes[0] == n)
                        is_called |= is_on_page(page, setting->lines[l].pieces);
            }
            const struct setting *note = &book->galley.paragraphs[paragraph].settings[0];
            ck_assert_msg(is_on_page(page, note->lines[0].pieces) == is_called,
                          "%s: note %u on page %u", what, n, p + 1);
        }
    }
}

/* Body lines stand on the grid and in the type area, notes below them and above the last line. */
static void check_grid(const struct book *book, const char *what)
{
    for (uint32_t p = 1; p < book->pages.page_count; p++) {
        const struct page *page = &book->pages.pages[p];
        unit last_text = 0;
        unit last = 0;
        for (uint32_t i = 0; i < page->item_count; i++) {
            const struct page_item *item = &page->items[i];
            if (item->kind == PAGE_RULE)
                ck_assert_msg(item->y > last_text + PT(3), "%s: rule on page %u", what, p + 1);
            if (item->kind != PAGE_GLYPHS)
                continue;
            ck_assert_int_ge(item->y, last);
            last = item->y;
            uint32_t style = book->galley.paragraphs[item->piece->paragraph].style;
            if (item->role == ROLE_BLOCK && style != STYLE_NOTE)
                ck_assert_int_eq((item->y - PT(42)) % PT(15), 0);
            if (item->role == ROLE_BLOCK)
                last_text = item->y;
            else if (item->role == ROLE_NOTE)
                ck_assert_int_ge(item->y, last_text + PT(17));
        }
        ck_assert_int_le(last, PT(357));
        if (find_item(page, PAGE_GLYPHS, ROLE_NOTE, 0))
            ck_assert_int_eq(last, PT(357));
    }
}

static void check_book(const struct book *book, const char *what)
{
    check_nothing_lost(book, what);
    check_notes_with_calls(book, what);
    check_grid(book, what);
}

START_TEST(small_book_is_sound)
{
    struct book book;
    book_open(&book, small_plan, SMALL, one_line, 1);
    give_title_page(&book);
    ck_assert(book_fill(&book));
    ck_assert_uint_eq(book.pages.page_count, 3);
    check_book(&book, "small book");
    ck_assert_uint_eq(book.pages.destination_count, 2);
    ck_assert_uint_eq(book.pages.destinations[1].page, 1);
    ck_assert_int_eq(book.pages.destinations[1].y, PT(42) - PT(10));
    book_close(&book);
}
END_TEST

static uint32_t random_state;

static uint32_t random_below(uint32_t limit)
{
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 8) % limit;
}

START_TEST(random_books_are_sound)
{
    static const uint32_t note_lines[] = {1, 4, 2};
    random_state = SEED;
    for (int round = 0; round < 60; round++) {
        enum { BLOCKS = 40 };
        struct plan plan[BLOCKS];
        char what[64];
        uint32_t section = 0;
        snprintf(what, sizeof what, "seed %d round %d", SEED, round);
        plan[0] = (struct plan){BLOCK_TITLE, NO_INDEX, 1, 0, NO_INDEX};
        for (uint32_t i = 1; i < BLOCKS; i++) {
            bool is_region = random_below(5) == 0;
            section += i > 1 && (is_region || random_below(9) == 0);
            plan[i] = (struct plan){is_region ? BLOCK_REGION : BLOCK_ITEM, section,
                                    is_region ? 1 : 1 + random_below(random_below(6) ? 9 : 60), 0,
                                    random_below(3) ? NO_INDEX : random_below(3)};
            if (!is_region && random_below(6) == 0)
                plan[i].kind = BLOCK_REGION_NOTE;
            plan[i].called_line = random_below(plan[i].line_count);
        }
        struct book book;
        book_open(&book, plan, BLOCKS, note_lines, 3);
        give_title_page(&book);
        ck_assert_msg(book_fill(&book), "%s", what);
        check_book(&book, what);
        book_close(&book);
    }
}
END_TEST

START_TEST(region_and_its_note_go_with_the_item)
{
    static const struct plan plan[] = {{BLOCK_ITEM, 0, 18, 0, NO_INDEX},
                                       {BLOCK_REGION, 1, 1, 0, NO_INDEX},
                                       {BLOCK_REGION_NOTE, 1, 1, 0, NO_INDEX},
                                       {BLOCK_ITEM, 1, 8, 0, NO_INDEX}};
    struct book book;
    book_open(&book, plan, 4, NULL, 0);
    ck_assert(book_fill(&book));
    ck_assert_uint_eq(book.pages.page_count, 2);
    ck_assert_uint_eq(book.pages.pages[1].items[0].block, 1);
    ck_assert_int_eq(book.pages.pages[1].items[0].y, PT(42));
    book_close(&book);
}
END_TEST

START_TEST(unnamed_sections_are_parted_by_an_ornament)
{
    static const struct plan plan[] = {{BLOCK_ITEM, 0, 3, 0, NO_INDEX},
                                       {BLOCK_ITEM, 1, 3, 0, NO_INDEX},
                                       {BLOCK_REGION, 2, 1, 0, NO_INDEX},
                                       {BLOCK_ITEM, 2, 3, 0, NO_INDEX}};
    struct book book;
    book_open(&book, plan, 4, NULL, 0);
    ck_assert(book_fill(&book));
    const struct page *page = &book.pages.pages[0];
    ck_assert_uint_eq(page->item_count, 11);
    ck_assert_int_eq(page->items[3].role, ROLE_ORNAMENT);
    ck_assert_uint_eq(page->items[3].block, NO_INDEX);
    ck_assert_ptr_null(find_item(page, PAGE_GLYPHS, ROLE_ORNAMENT, 1));
    book_close(&book);
}
END_TEST

/* Without an ornament nothing shows where the next one begins. */
START_TEST(unnamed_sections_without_an_ornament_are_warned_of)
{
    static const struct plan plan[] = {{BLOCK_ITEM, 0, 3, 0, NO_INDEX},
                                       {BLOCK_ITEM, 1, 3, 0, NO_INDEX},
                                       {BLOCK_REGION, 2, 1, 0, NO_INDEX},
                                       {BLOCK_ITEM, 2, 3, 0, NO_INDEX}};
    for (unsigned is_without = 0; is_without < 2; is_without++) {
        struct book book;
        book_open(&book, plan, 4, NULL, 0);
        if (is_without)
            book.text.section_ornament = NO_INDEX;
        ck_assert(book_fill(&book));
        ck_assert_uint_eq(diag_count(book.diag, SEVERITY_WARNING), is_without);
        book_close(&book);
    }
}
END_TEST

START_TEST(page_without_room_is_an_error)
{
    struct book book;
    book_open(&book, small_plan, SMALL, one_line, 1);
    book.design.page_height = PT(60);
    ck_assert(!book_fill(&book));
    ck_assert_uint_eq(diag_count(book.diag, SEVERITY_ERROR), 1);
    book_close(&book);
}
END_TEST

START_TEST(line_higher_than_page_is_an_error)
{
    struct book book;
    book_open(&book, small_plan, SMALL, one_line, 1);
    book.galley.paragraphs[4].leading = PT(500);
    ck_assert(!book_fill(&book));
    ck_assert_uint_ge(diag_count(book.diag, SEVERITY_ERROR), 1);
    check_nothing_lost(&book, "too high");
    book_close(&book);
}
END_TEST

START_TEST(note_higher_than_page_is_an_error)
{
    static const uint32_t long_note[] = {40};
    struct book book;
    book_open(&book, small_plan, SMALL, long_note, 1);
    ck_assert(!book_fill(&book));
    ck_assert_uint_ge(diag_count(book.diag, SEVERITY_ERROR), 1);
    check_nothing_lost(&book, "note too high");
    check_notes_with_calls(&book, "note too high");
    book_close(&book);
}
END_TEST

/* 550 pages: 3,000 items of 6 lines, a region every tenth. */
START_TEST(a_long_book_keeps_the_grid)
{
    enum { BLOCKS = 3000 };
    struct plan *plan = calloc(BLOCKS, sizeof *plan);
    for (uint32_t i = 0; i < BLOCKS; i++)
        plan[i] = (struct plan){i % 10 ? BLOCK_ITEM : BLOCK_REGION, i / 10, i % 10 ? 7 : 1, 0,
                                i % 5 == 1 ? 0 : NO_INDEX};
    struct book book;
    book_open(&book, plan, BLOCKS, one_line, 1);
    ck_assert(book_fill(&book));
    check_grid(&book, "long book");
    book_close(&book);
    free(plan);
}
END_TEST

/* A hostile content: nothing but one-line items, and one paragraph of 100,000 lines. */
START_TEST(hundred_thousand_items_end)
{
    enum { BLOCKS = 100000 };
    struct plan *plan = calloc(BLOCKS, sizeof *plan);
    for (uint32_t i = 0; i < BLOCKS; i++)
        plan[i] = (struct plan){BLOCK_ITEM, 0, 1, 0, NO_INDEX};
    struct book book;
    book_open(&book, plan, BLOCKS, NULL, 0);
    ck_assert(book_fill(&book));
    ck_assert_uint_ge(book.pages.page_count, BLOCKS / 11);
    book_close(&book);
    plan[0].line_count = BLOCKS;
    book_open(&book, plan, 1, NULL, 0);
    ck_assert(book_fill(&book));
    ck_assert_uint_eq(book.pages.page_count, (BLOCKS + ROOM - 1) / ROOM);
    book_close(&book);
    free(plan);
}
END_TEST

static uint32_t pages_with_block(const struct book *book, uint32_t block)
{
    uint32_t count = 0;
    for (uint32_t p = 0; p < book->pages.page_count; p++) {
        bool is_here = false;
        for (uint32_t i = 0; i < book->pages.pages[p].item_count; i++)
            is_here |= book->pages.pages[p].items[i].block == block;
        count += is_here;
    }
    return count;
}

/* Who sends an item stands with its end; the item itself may be broken like any other. */
START_TEST(sender_goes_with_the_end_of_the_item)
{
    static const struct plan plan[] = {{BLOCK_ITEM, 0, 15, 0, NO_INDEX},
                                       {BLOCK_ITEM, 0, 20, 0, NO_INDEX},
                                       {BLOCK_BY, 0, 1, 0, NO_INDEX},
                                       {BLOCK_ITEM, 0, 30, 0, NO_INDEX}};
    for (uint32_t lines = 1; lines < 30; lines++) {
        struct book book;
        book_open(&book, plan, 4, NULL, 0);
        set_lines(&book, 0, lines);
        ck_assert(book_fill(&book));
        for (uint32_t p = 0; p < book.pages.page_count; p++)
            ck_assert_uint_ne(book.pages.pages[p].items[0].block, 2);
        if (lines == 15)
            ck_assert_uint_eq(pages_with_block(&book, 1), 2);
        book_close(&book);
    }
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("all");
    tcase_add_test(cases, small_book_is_sound);
    tcase_add_test(cases, random_books_are_sound);
    tcase_add_test(cases, region_and_its_note_go_with_the_item);
    tcase_add_test(cases, unnamed_sections_are_parted_by_an_ornament);
    tcase_add_test(cases, unnamed_sections_without_an_ornament_are_warned_of);
    tcase_add_test(cases, page_without_room_is_an_error);
    tcase_add_test(cases, line_higher_than_page_is_an_error);
    tcase_add_test(cases, note_higher_than_page_is_an_error);
    tcase_add_test(cases, a_long_book_keeps_the_grid);
    tcase_add_test(cases, hundred_thousand_items_end);
    tcase_add_test(cases, sender_goes_with_the_end_of_the_item);
    return book_run_suite("pages/flow", cases);
}

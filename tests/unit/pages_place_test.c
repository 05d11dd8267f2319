/* Where things stand on a page, and in which order. The page is in pages_book.h. */
#include "pages_book.h"

START_TEST(smaller_type_fills_whole_grid_lines)
{
    static const struct plan plan[] = {{BLOCK_REGION_NOTE, 0, 3, 0, NO_INDEX},
                                       {BLOCK_ITEM, 0, 4, 0, NO_INDEX}};
    struct book book;
    book_open(&book, plan, 2, NULL, 0);
    ck_assert(book_fill(&book));
    const struct page_item *items = book.pages.pages[0].items;
    /* 3 lines of 11 pt take 3 grid lines; the last baseline is on the third */
    ck_assert_int_eq(items[2].y, PT(42) + PT(30));
    ck_assert_int_eq(items[1].y, items[2].y - PT(11));
    ck_assert_int_eq(items[0].y, items[2].y - PT(22));
    ck_assert_int_eq(items[3].y, items[2].y + PT(30));
    book_close(&book);
}
END_TEST

START_TEST(margins_mirror_by_binding)
{
    static const struct plan plan[] = {{BLOCK_ITEM, 0, 60, 0, NO_INDEX}};
    static const struct {
        enum binding binding;
        enum direction direction;
        bool is_bound_right;
        double page_1, page_2;
    } rows[] = {{BINDING_AUTO, DIRECTION_LTR, false, 40, 50},
                {BINDING_AUTO, DIRECTION_RTL, true, 50, 40},
                {BINDING_LEFT, DIRECTION_RTL, false, 40, 50},
                {BINDING_RIGHT, DIRECTION_LTR, true, 50, 40},
                {BINDING_TOP, DIRECTION_LTR, false, 40, 40}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct book book;
        book_open(&book, plan, 1, NULL, 0);
        book.design.binding = rows[i].binding;
        book.doc.direction = rows[i].direction;
        ck_assert(book_fill(&book));
        ck_assert_int_eq(book.pages.is_bound_right, rows[i].is_bound_right);
        ck_assert_int_eq(book.pages.pages[0].items[0].x, PT(rows[i].page_1));
        ck_assert_int_eq(book.pages.pages[1].items[0].x, PT(rows[i].page_2));
        book_close(&book);
    }
}
END_TEST

/* A line of five pieces: text, two of link 1, two of link 0, of which the last is a hyphen. */
static void make_linked_line(struct book *book)
{
    static struct span spans[3];
    spans[0] = (struct span){.link = NO_INDEX, .note = NO_INDEX};
    spans[1] = (struct span){.link = 1, .note = NO_INDEX};
    spans[2] = (struct span){.link = 0, .note = NO_INDEX};
    static const uint32_t span_of[] = {0, 1, 1, 2, 2};
    struct line *line = &book->galley.paragraphs[0].settings->lines[0];
    line->pieces = arena_alloc_items(book->arena, 5, sizeof *line->pieces);
    line->piece_count = 5;
    for (uint32_t i = 0; i < 5; i++) {
        line->pieces[i] = *make_piece(book->arena, 0, letters);
        line->pieces[i].x = PT(20) * i;
        line->pieces[i].width = PT(20);
        line->pieces[i].span = span_of[i];
    }
    line->pieces[4].part = PART_HYPHEN;
    book->doc.blocks[0].spans = spans;
    book->doc.blocks[0].span_count = 3;
    book->links[0].address = SLICE("https://example.org/zero");
    book->links[1].address = SLICE("https://example.org/one");
}

static const struct plan one_item[] = {{BLOCK_ITEM, 0, 1, 0, NO_INDEX}};

START_TEST(links_cover_their_pieces)
{
    struct book book;
    book_open(&book, one_item, 1, NULL, 0);
    make_linked_line(&book);
    ck_assert(book_fill(&book));
    const struct page *page = &book.pages.pages[0];
    ck_assert_uint_eq(page->item_count, 7);
    const struct page_item *first = &page->items[5];
    ck_assert_int_eq(first->kind, PAGE_LINK);
    ck_assert_uint_eq(first->link, 1);
    ck_assert_int_eq(first->x, PT(40) + PT(20));
    ck_assert_int_eq(first->width, PT(40));
    ck_assert_int_eq(first->y, PT(42) - PT(10));
    ck_assert_int_eq(first->height, PT(14));
    ck_assert_uint_eq(page->items[6].link, 0);
    ck_assert_int_eq(page->items[6].x, PT(40) + PT(60));
    ck_assert_int_eq(page->items[6].width, PT(40));
    book_close(&book);
}
END_TEST

/* The closing ornament stands a line under the text where it has room, and never makes a page. */
START_TEST(an_ornament_ends_the_text)
{
    for (uint32_t lines = ROOM - 3; lines <= ROOM + 3; lines++) {
        struct plan plan[] = {{BLOCK_ITEM, 0, lines, 0, NO_INDEX}};
        struct book book;
        book_open(&book, plan, 1, NULL, 0);
        book.text.end_ornament = book.text.section_ornament;
        book.galley.paragraphs[book.text.end_ornament].space_before = PT(15);
        ck_assert(book_fill(&book));
        ck_assert_uint_eq(book.pages.page_count, lines <= ROOM ? 1 : 2);
        const struct page *last = &book.pages.pages[book.pages.page_count - 1];
        const struct page_item *end = &last->items[last->item_count - 1];
        bool has_room = last->line_count + 2 <= ROOM;
        ck_assert_int_eq(end->role == ROLE_ORNAMENT, has_room);
        if (has_room)
            ck_assert_int_eq(end->y, PT(42) + PT(15) * (last->line_count + 1));
        book_close(&book);
    }
}
END_TEST

/* Right to left: pieces stand in visual order, items in the text's; the mark leads, the hyphen
 * ends. */
START_TEST(items_are_in_reading_order)
{
    static const uint32_t starts[] = {50, 20, 0, 0};
    struct book book;
    book_open(&book, one_item, 1, NULL, 0);
    struct line *line = &book.galley.paragraphs[0].settings->lines[0];
    line->pieces = arena_alloc_items(book.arena, 4, sizeof *line->pieces);
    line->piece_count = 4;
    for (uint32_t i = 0; i < 4; i++) {
        line->pieces[i] = *make_piece(book.arena, 0, letters);
        line->pieces[i].span = NO_INDEX;
        for (uint32_t g = 0; g < LETTERS; g++)
            line->pieces[i].glyphs[g].cu = starts[i] + LETTERS - 1 - g;
    }
    line->pieces[0].part = PART_HYPHEN;
    line->pieces[3].part = PART_MARK;
    ck_assert(book_fill(&book));
    const struct page_item *items = book.pages.pages[0].items;
    ck_assert_ptr_eq(items[0].piece, &line->pieces[3]);
    ck_assert_ptr_eq(items[1].piece, &line->pieces[2]);
    ck_assert_ptr_eq(items[2].piece, &line->pieces[1]);
    ck_assert_ptr_eq(items[3].piece, &line->pieces[0]);
    book_close(&book);
}
END_TEST

START_TEST(running_heads_name_title_and_region)
{
    static const struct plan plan[] = {{BLOCK_TITLE, NO_INDEX, 1, 0, NO_INDEX},
                                       {BLOCK_REGION, 0, 1, 0, NO_INDEX},
                                       {BLOCK_ITEM, 0, 60, 0, NO_INDEX}};
    struct book book;
    book_open(&book, plan, 3, NULL, 0);
    give_title_page(&book);
    book.design.head_baseline = PT(12);
    ck_assert(book_fill(&book));
    ck_assert_ptr_null(find_item(&book.pages.pages[0], PAGE_GLYPHS, ROLE_HEAD, 0));
    for (uint32_t p = 1; p < 3; p++) {
        const struct page_item *head = find_item(&book.pages.pages[p], PAGE_GLYPHS, ROLE_HEAD, 0);
        ck_assert_ptr_nonnull(head);
        ck_assert_int_eq(head->y, PT(18));
        ck_assert_uint_eq(book.text.paragraphs[head->piece->paragraph].block, p == 1 ? 0 : 1);
    }
    book_close(&book);
}
END_TEST

START_TEST(dump_tells_places_and_text)
{
    struct book book;
    book_open(&book, one_item, 1, NULL, 0);
    make_linked_line(&book);
    ck_assert(book_fill(&book));
    char *bytes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&bytes, &length);
    struct dump dump = {.out = out};
    pages_dump(&dump, &(struct edition){.doc = &book.doc, .pages = &book.pages});
    fclose(out);
    ck_assert_ptr_nonnull(strstr(bytes, "page number=1 side=recto lines=1 room=22"));
    ck_assert_ptr_nonnull(strstr(bytes, "glyphs x=40 y=42 role=block block=0 text=\"abcdefghij\""));
    ck_assert_ptr_nonnull(strstr(bytes, "to=\"https://example.org/one\""));
    free(bytes);
    book_close(&book);
}
END_TEST

int main(void)
{
    TCase *cases = tcase_create("all");
    tcase_add_test(cases, an_ornament_ends_the_text);
    tcase_add_test(cases, smaller_type_fills_whole_grid_lines);
    tcase_add_test(cases, margins_mirror_by_binding);
    tcase_add_test(cases, links_cover_their_pieces);
    tcase_add_test(cases, items_are_in_reading_order);
    tcase_add_test(cases, running_heads_name_title_and_region);
    tcase_add_test(cases, dump_tells_places_and_text);
    return book_run_suite("pages/place", cases);
}

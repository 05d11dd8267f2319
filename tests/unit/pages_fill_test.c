/* Filling pages from galleys made by hand: where everything stands, and that nothing is lost.
 *
 * A book here is a doc whose blocks have as many lines as the test says, each line one piece of ten
 * letters. The page: 300 × 400 pt, margins 40 (inner) 50 (outer) 30 (top) 35 (bottom), a grid of
 * 15 pt with the first baseline 12 pt below the margin: 22 grid lines, the last baseline at 357. */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "pages/pages.h"

#define PT(points) ((unit)((points)*65536))

enum { LETTERS = 10, ROOM = 22, SEED = 19 };

enum style_number { STYLE_BODY, STYLE_REGION, STYLE_NOTE, STYLE_CENTERED, STYLES };

/* One block or note to be. */
struct plan {
    enum block_kind kind;
    uint32_t section;
    uint32_t line_count;
    uint32_t called_line; /* the line that calls note `note` */
    uint32_t note;        /* or NO_INDEX */
};

struct book {
    struct arena *arena;
    struct diag *diag;
    struct doc doc;
    struct design design;
    struct style styles[STYLES];
    struct text text;
    struct galley galley;
    struct pages pages;
    struct link links[2];
};

static const uint16_t letters[LETTERS] = {'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'};

static struct design plain_design(struct style *styles)
{
    struct design design = {.page_width = PT(300),
                            .page_height = PT(400),
                            .inner = PT(40),
                            .outer = PT(50),
                            .top = PT(30),
                            .bottom = PT(35),
                            .grid = PT(15),
                            .grid_top = PT(12),
                            .styles = styles,
                            .style_count = STYLES,
                            .folio_place = FOLIO_NONE,
                            .note_gap = PT(6),
                            .note_rule_width = PT(60),
                            .note_rule_thickness = PT(0.5),
                            .note_rule_above = PT(12)};
    design.paging = (struct paging){.short_page = 10,
                                    .uneven_spread = 30,
                                    .stretched_gap = 8,
                                    .widow_cost = 2000,
                                    .orphan_cost = 2000,
                                    .hyphen_turn = 50,
                                    .keep_broken = 1000,
                                    .last_page = 30,
                                    .last_page_lines = 4,
                                    .new_page = 20};
    return design;
}

static void plain_styles(struct style *styles)
{
    for (int i = 0; i < STYLES; i++)
        styles[i] = (struct style){.leading = PT(15), .widows = 2, .orphans = 2, .keep_lines = 3};
    styles[STYLE_BODY].space_before = PT(15);
    styles[STYLE_BODY].space_stretch = PT(15);
    styles[STYLE_REGION].space_before = PT(30);
    styles[STYLE_REGION].space_after = PT(15);
    styles[STYLE_REGION].is_kept_with_next = true;
    styles[STYLE_NOTE].leading = PT(11);
    styles[STYLE_CENTERED].align = ALIGN_CENTER;
}

static enum style_number style_of(enum block_kind kind)
{
    switch (kind) {
    case BLOCK_TITLE:
    case BLOCK_DATE:
    case BLOCK_VERSE:
    case BLOCK_CITATION:
    case BLOCK_ORGANIZATION:
        return STYLE_CENTERED;
    case BLOCK_REGION:
        return STYLE_REGION;
    case BLOCK_REGION_NOTE:
    case BLOCK_NOTE:
        return STYLE_NOTE;
    case BLOCK_PARAGRAPH:
    case BLOCK_ITEM:
    case BLOCK_ITEM_MORE:
    case BLOCK_BY:
    case BLOCK_CREDIT:
    case BLOCK_KIND_COUNT:
        break;
    }
    return STYLE_BODY;
}

static struct piece *make_piece(struct arena *arena, uint32_t paragraph, const uint16_t *string)
{
    struct piece *piece = arena_alloc(arena, sizeof *piece);
    *piece = (struct piece){.paragraph = paragraph,
                            .span = NO_INDEX,
                            .width = PT(100),
                            .string = string,
                            .glyph_count = LETTERS};
    piece->glyphs = arena_alloc_items(arena, LETTERS, sizeof *piece->glyphs);
    for (uint32_t i = 0; i < LETTERS; i++)
        piece->glyphs[i] =
            (struct placed_glyph){.cu = i, .cu_count = 1, .x = (int32_t)PT(10) * (int32_t)i};
    return piece;
}

static void set_lines(struct book *book, uint32_t paragraph, uint32_t line_count)
{
    struct galley_paragraph *here = &book->galley.paragraphs[paragraph];
    here->settings = arena_alloc(book->arena, sizeof *here->settings);
    here->setting_count = 1;
    here->settings->line_count = line_count;
    here->settings->lines = arena_alloc_items(book->arena, line_count, sizeof(struct line));
    for (uint32_t i = 0; i < line_count; i++)
        here->settings->lines[i] =
            (struct line){.pieces = make_piece(book->arena, paragraph, letters),
                          .piece_count = 1,
                          .height = PT(10),
                          .depth = PT(4),
                          .width = PT(100)};
}

static void set_paragraph(struct book *book, uint32_t paragraph, enum paragraph_role role,
                          uint32_t block, enum style_number style_no, uint32_t line_count)
{
    const struct style *style = &book->styles[style_no];
    book->text.paragraphs[paragraph] =
        (struct paragraph){.role = role, .block = block, .style = style_no, .mark = NO_INDEX};
    book->galley.paragraphs[paragraph] =
        (struct galley_paragraph){.paragraph = paragraph,
                                  .block = block,
                                  .style = style_no,
                                  .leading = style->leading,
                                  .space_before = style->space_before,
                                  .space_after = style->space_after,
                                  .space_stretch = style->space_stretch,
                                  .is_kept_with_next = style->is_kept_with_next,
                                  .keep_lines = style->keep_lines,
                                  .widows = style->widows,
                                  .orphans = style->orphans};
    set_lines(book, paragraph, line_count);
}

static void make_sections(struct book *book)
{
    struct doc *doc = &book->doc;
    doc->sections = arena_alloc_items(book->arena, doc->block_count + 1, sizeof *doc->sections);
    for (uint32_t i = 0; i < doc->block_count; i++) {
        uint32_t section = doc->blocks[i].section;
        if (section == NO_INDEX)
            continue;
        while (doc->section_count <= section)
            doc->sections[doc->section_count++] =
                (struct section){.first_block = i, .region = NO_INDEX};
        doc->sections[section].block_count++;
        if (doc->blocks[i].kind == BLOCK_REGION)
            doc->sections[section].region = i;
    }
}

/* A section ornament and the running heads of title and regions come last. */
static void add_generated(struct book *book)
{
    uint32_t at = book->text.paragraph_count;
    book->text.folio = NO_INDEX;
    book->text.section_ornament = at;
    set_paragraph(book, at++, PARAGRAPH_ORNAMENT, NO_INDEX, STYLE_CENTERED, 1);
    for (uint32_t i = 0; i < book->doc.block_count; i++)
        if (book->doc.blocks[i].kind == BLOCK_TITLE || book->doc.blocks[i].kind == BLOCK_REGION)
            set_paragraph(book, at++, PARAGRAPH_HEAD, i, STYLE_CENTERED, 1);
    book->text.paragraph_count = book->galley.paragraph_count = at;
}

static void book_open(struct book *book, const struct plan *plans, uint32_t block_count,
                      const uint32_t *note_lines, uint32_t note_count)
{
    *book = (struct book){.arena = arena_make(0)};
    struct arena *arena = book->arena;
    uint32_t total = 2 * block_count + note_count + 1;
    book->diag = diag_make(arena);
    plain_styles(book->styles);
    book->design = plain_design(book->styles);
    book->text.paragraphs = arena_alloc_items(arena, total, sizeof *book->text.paragraphs);
    book->galley.paragraphs = arena_alloc_items(arena, total, sizeof *book->galley.paragraphs);
    book->galley.measure = PT(210);
    book->galley.text = &book->text;
    book->doc.blocks = arena_alloc_items(arena, block_count, sizeof *book->doc.blocks);
    book->doc.notes = arena_alloc_items(arena, note_count, sizeof *book->doc.notes);
    book->doc.block_count = block_count;
    book->doc.note_count = note_count;
    book->doc.links = book->links;
    for (uint32_t i = 0; i < block_count; i++) {
        book->doc.blocks[i] = (struct block){.kind = plans[i].kind, .section = plans[i].section};
        set_paragraph(book, i, PARAGRAPH_BLOCK, i, style_of(plans[i].kind), plans[i].line_count);
        if (plans[i].note == NO_INDEX)
            continue;
        struct line *line = &book->galley.paragraphs[i].settings->lines[plans[i].called_line];
        line->notes = arena_alloc_items(arena, 1, sizeof *line->notes);
        line->notes[0] = plans[i].note;
        line->note_count = 1;
    }
    book->text.first_note = block_count;
    for (uint32_t n = 0; n < note_count; n++)
        set_paragraph(book, block_count + n, PARAGRAPH_NOTE, n, STYLE_NOTE, note_lines[n]);
    book->text.paragraph_count = block_count + note_count;
    make_sections(book);
    add_generated(book);
}

static bool book_fill(struct book *book)
{
    return pages_fill(book->arena, book->diag, &book->doc, &book->design, NULL, &book->galley,
                      &book->pages);
}

static void book_close(struct book *book)
{
    arena_free(book->arena);
}

static const struct plan small_plan[] = {
    {BLOCK_TITLE, NO_INDEX, 2, 0, NO_INDEX},
    {BLOCK_VERSE, NO_INDEX, 2, 0, NO_INDEX},
    {BLOCK_REGION, 0, 1, 0, NO_INDEX},
    {BLOCK_REGION_NOTE, 0, 3, 0, NO_INDEX},
    {BLOCK_ITEM, 0, 9, 4, 0},
    {BLOCK_ITEM, 1, 12, 0, NO_INDEX},
    {BLOCK_ITEM, 1, 8, 7, 0},
};
enum { SMALL = sizeof small_plan / sizeof *small_plan };
static const uint32_t one_line[] = {1};

static const struct title_element title_elements[] = {
    {.kind = TITLE_FILL, .weight = 1},
    {.kind = TITLE_BLOCK, .block = {"title", 5}},
    {.kind = TITLE_RULE, .width = PT(50), .thickness = PT(2), .space = PT(20)},
    {.kind = TITLE_BLOCK, .block = {"verse", 5}, .space = PT(20)},
    {.kind = TITLE_FILL, .weight = 3},
    {.kind = TITLE_BLOCK, .block = {"organization", 12}},
};

static void give_title_page(struct book *book)
{
    book->design.title_elements = (struct title_element *)title_elements;
    book->design.title_element_count = sizeof title_elements / sizeof *title_elements;
}

static const struct page_item *find_item(const struct page *page, enum page_item_kind kind,
                                         enum place_role role, uint32_t skip)
{
    for (uint32_t i = 0; i < page->item_count; i++)
        if (page->items[i].kind == kind && page->items[i].role == role && skip-- == 0)
            return &page->items[i];
    return NULL;
}

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
    static const struct plan plan[] = {{BLOCK_TITLE, NO_INDEX, 30, 0, NO_INDEX},
                                       {BLOCK_ITEM, 0, 4, 0, NO_INDEX}};
    struct book book;
    book_open(&book, plan, 2, NULL, 0);
    give_title_page(&book);
    ck_assert(!book_fill(&book));
    ck_assert_uint_eq(diag_count(book.diag, SEVERITY_ERROR), 1);
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
    pages_dump(&dump, &book.doc, &book.pages);
    fclose(out);
    ck_assert_ptr_nonnull(strstr(bytes, "page number=1 side=recto lines=1 room=22"));
    ck_assert_ptr_nonnull(strstr(bytes, "glyphs x=40 y=42 role=block block=0 text=\"abcdefghij\""));
    ck_assert_ptr_nonnull(strstr(bytes, "to=\"https://example.org/one\""));
    free(bytes);
    book_close(&book);
}
END_TEST

/* 550 pages: 3,000 items of 6 lines, a region every tenth. */
START_TEST(long_book_is_fast)
{
    enum { BLOCKS = 3000 };
    struct plan *plan = calloc(BLOCKS, sizeof *plan);
    for (uint32_t i = 0; i < BLOCKS; i++)
        plan[i] = (struct plan){i % 10 ? BLOCK_ITEM : BLOCK_REGION, i / 10, i % 10 ? 7 : 1, 0,
                                i % 5 == 1 ? 0 : NO_INDEX};
    struct book book;
    book_open(&book, plan, BLOCKS, one_line, 1);
    clock_t start = clock();
    ck_assert(book_fill(&book));
    double ms = (double)(clock() - start) * 1000 / CLOCKS_PER_SEC;
    printf("19200 lines: %u pages, %.1f ms\n", book.pages.page_count, ms);
    ck_assert_double_lt(ms, 3000); /* a bound that holds with sanitizers, on a busy machine */
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

static TCase *title_cases(void)
{
    TCase *cases = tcase_create("title");
    tcase_add_test(cases, title_page_shares_what_is_left_by_weight);
    tcase_add_test(cases, title_page_leaves_out_what_is_lacking);
    tcase_add_test(cases, title_page_too_full_is_an_error);
    tcase_add_test(cases, without_title_elements_the_flow_begins_on_page_1);
    return cases;
}

static TCase *flow_cases(void)
{
    TCase *cases = tcase_create("flow");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, small_book_is_sound);
    tcase_add_test(cases, random_books_are_sound);
    tcase_add_test(cases, region_and_its_note_go_with_the_item);
    tcase_add_test(cases, smaller_type_fills_whole_grid_lines);
    tcase_add_test(cases, unnamed_sections_are_parted_by_an_ornament);
    tcase_add_test(cases, margins_mirror_by_binding);
    tcase_add_test(cases, links_cover_their_pieces);
    tcase_add_test(cases, items_are_in_reading_order);
    tcase_add_test(cases, running_heads_name_title_and_region);
    tcase_add_test(cases, page_without_room_is_an_error);
    tcase_add_test(cases, line_higher_than_page_is_an_error);
    tcase_add_test(cases, note_higher_than_page_is_an_error);
    tcase_add_test(cases, dump_tells_places_and_text);
    tcase_add_test(cases, long_book_is_fast);
    tcase_add_test(cases, hundred_thousand_items_end);
    return cases;
}

int main(void)
{
    Suite *suite = suite_create("pages/fill");
    suite_add_tcase(suite, title_cases());
    suite_add_tcase(suite, flow_cases());
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}

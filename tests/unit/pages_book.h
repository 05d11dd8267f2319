/* Books made by hand, for the tests of pages/.
 *
 * A book is a doc whose blocks have as many lines as the test says, each line one piece of ten
 * letters. The page: 300 × 400 pt, margins 40 (inner) 50 (outer) 30 (top) 35 (bottom), a grid of
 * 15 pt with the first baseline 12 pt below the margin: 22 grid lines, the last baseline at 357. */
#ifndef ORISON_TESTS_PAGES_BOOK_H
#define ORISON_TESTS_PAGES_BOOK_H

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "pages/pages.h"

#define PT(points) ((unit)((points)*65536))

enum { LETTERS = 10, ROOM = 22 };

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

static inline struct design plain_design(struct style *styles)
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

static inline void plain_styles(struct style *styles)
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

static inline enum style_number style_of(enum block_kind kind)
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
    case BLOCK_LINK_NOTE:
        return STYLE_NOTE;
    case BLOCK_PARAGRAPH:
    case BLOCK_ITEM:
    case BLOCK_ITEM_MORE:
    case BLOCK_BY:
    case BLOCK_LOGO:
    case BLOCK_IMAGE:
    case BLOCK_CAPTION:
    case BLOCK_CODE:
    case BLOCK_ADDRESS:
    case BLOCK_CREDIT:
    case BLOCK_HEADING:
    case BLOCK_RUBRIC:
    case BLOCK_QUOTATION:
    case BLOCK_SOURCE:
    case BLOCK_LINE:
    case BLOCK_REFRAIN:
    case BLOCK_LIST:
    case BLOCK_NUMBER:
    case BLOCK_NUMBERED:
    case BLOCK_SPEAKER:
    case BLOCK_SPEECH:
    case BLOCK_ANSWER:
    case BLOCK_CELL_HEAD:
    case BLOCK_CELL:
    case BLOCK_KIND_COUNT:
        break;
    }
    return STYLE_BODY;
}

static inline struct piece *make_piece(struct arena *arena, uint32_t paragraph,
                                       const uint16_t *string)
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

static inline void set_lines(struct book *book, uint32_t paragraph, uint32_t line_count)
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

static inline void set_paragraph(struct book *book, uint32_t paragraph, enum paragraph_role role,
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

static inline void make_sections(struct book *book)
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
static inline void add_generated(struct book *book)
{
    uint32_t at = book->text.paragraph_count;
    book->text.folio = book->text.end_ornament = NO_INDEX;
    book->text.section_ornament = at;
    set_paragraph(book, at++, PARAGRAPH_ORNAMENT, NO_INDEX, STYLE_CENTERED, 1);
    for (uint32_t i = 0; i < book->doc.block_count; i++)
        if (book->doc.blocks[i].kind == BLOCK_TITLE || book->doc.blocks[i].kind == BLOCK_REGION)
            set_paragraph(book, at++, PARAGRAPH_HEAD, i, STYLE_CENTERED, 1);
    book->text.paragraph_count = book->galley.paragraph_count = at;
}

static inline void book_open(struct book *book, const struct plan *plans, uint32_t block_count,
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

static inline bool book_fill(struct book *book)
{
    const struct edition edition = {
        .diag = book->diag, .doc = &book->doc, .design = &book->design, .galley = &book->galley};
    return pages_fill(book->arena, &edition, &book->pages);
}

static inline void book_close(struct book *book)
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

static inline void give_title_page(struct book *book)
{
    book->design.title_elements = (struct title_element *)title_elements;
    book->design.title_element_count = sizeof title_elements / sizeof *title_elements;
}

static inline const struct page_item *find_item(const struct page *page, enum page_item_kind kind,
                                                enum place_role role, uint32_t skip)
{
    for (uint32_t i = 0; i < page->item_count; i++)
        if (page->items[i].kind == kind && page->items[i].role == role && skip-- == 0)
            return &page->items[i];
    return NULL;
}

static inline int book_run_suite(const char *name, TCase *cases)
{
    Suite *suite = suite_create(name);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}

#endif

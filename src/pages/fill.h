/* What the files of pages/ share: the stage's inputs, the frame of a page, and items being placed.
 *
 * The frame: grid line k of every page has its baseline at top + grid_top + k·grid, so lines of
 * facing pages, and of a leaf's two sides, stand at one height. The last grid line is the last
 * baseline that is not below the bottom margin's edge. */
#ifndef ORISON_PAGES_FILL_H
#define ORISON_PAGES_FILL_H

#include "pages/breaker.h"
#include "pages/pages.h"

enum { ROOM_LARGEST = 10000 }; /* grid lines a page: bounds the work of a hostile layout */

struct item_list {
    struct page_item *at;
    size_t count, room;
};

struct placed_list {
    struct page_line *at;
    size_t count, room;
};

struct destination_list {
    struct destination *at;
    size_t count, room;
};

struct page_list {
    struct page *at;
    size_t count, room;
};

struct fill {
    struct arena *arena;   /* the result's */
    struct arena *scratch; /* ends with the stage */
    struct diag *diag;
    const struct doc *doc;
    const struct design *design;
    const struct fonts *fonts;
    const struct galley *galley;
    bool is_bound_right;
    bool has_failed;                      /* an error was reported */
    uint32_t room;                        /* grid lines a page */
    unit *note_heights;                   /* of doc.notes, each note's lines times its leading */
    unit note_gap;                        /* least room between text and notes */
    bool *is_on_title;                    /* of doc.blocks */
    uint32_t title_block;                 /* the first BLOCK_TITLE, or NO_INDEX */
    uint32_t *picked;                     /* of the galley's paragraphs: the setting that is used */
    uint32_t *heads;                      /* of doc.blocks: its running head, or NO_INDEX */
    struct item_list items;               /* of the present page; in scratch */
    struct placed_list placed;            /* likewise */
    struct destination_list destinations; /* in the result's arena */
};

/* What every page needs to know, found once; true where there is a title page. */
bool fill_open(struct fill *fill);

/* Ends the present page: its items move into the result. fill_end_page: with its folio. */
struct page *fill_add_page(struct fill *fill, struct page_list *pages);
struct page *fill_end_page(struct fill *fill, struct page_list *pages);

/* The first block that is a filler's; behind the last where there is none. */
uint32_t fillers_first_block(const struct fill *fill);

/* Fills the last sheet as the design says. Notes what of the content finds no page. */
void fillers_place(struct fill *fill, struct page_list *pages);

/* Grid lines of a page; 0 where not one fits. */
uint32_t frame_room(const struct design *design);

/* The left edge of the column: the inner margin is at the spine. */
unit frame_left(const struct fill *fill, bool is_recto);

/* The baseline of grid line `row`, from 0. */
unit frame_baseline(const struct fill *fill, uint32_t row);

/* The galley's lines in a row. */
struct flow_source {
    uint32_t paragraph; /* in the galley */
    uint32_t first_line, line_count;
    uint32_t head; /* the paragraph that is set again above it at a page's top, or NO_INDEX */
};

/* Everything that is not on the title page: a group a paragraph, with the settings of the galley.
 * Once they are picked, their rows one after the other. */
struct flow {
    struct row_group *groups;
    struct flow_source **sources; /* by group: of the rows of all its settings, in order */
    uint32_t group_count;
    struct row *picked_rows;
    struct flow_source *picked_sources;
    uint32_t count;
    bool is_last; /* nothing but fillers follows */
};

/* The text falls into flows: a section that begins on a page of its own begins one. The first block
 * behind the flow that begins with `first`; and how many blank pages stand before that one where
 * `page_count` are filled. */
uint32_t flow_end(const struct fill *fill, uint32_t first);
uint32_t flow_blanks(const struct fill *fill, uint32_t first, uint32_t page_count);

/* The flow of blocks [first, end), in `fill->scratch`. Reports lines that are higher than a page.
 */
struct flow flow_make(struct fill *fill, uint32_t first, uint32_t end);

/* Takes the setting of each group: from here on `fill_setting` tells it. */
void flow_pick(struct fill *fill, struct flow *flow, const uint32_t *picked);

/* The rules of the flow that starts on the page after `page_count`. */
struct row_rules flow_rules(const struct fill *fill, uint32_t page_count);

/* Breaks the flow into pages, and picks the paragraphs' settings for them. */
uint32_t flow_break(struct fill *fill, struct flow *flow, const struct row_rules *rules,
                    struct row_page **pages, double *cost);

/* Places a page of the flow: running head, rows (`sunk` grid lines below the page's top), closing
 * ornament, notes; no folio yet. */
void flow_place_text(struct fill *fill, const struct flow *flow, const struct row_page *from,
                     uint32_t number, uint32_t sunk);

/* Grid lines that an ornament under the text takes, the space over it included. */
uint32_t flow_ornament_rows(const struct fill *fill, uint32_t paragraph);

/* Marks the blocks that the title page's elements name; false where there is none: the flow then
 * begins on page 1. */
bool title_find_blocks(struct fill *fill);

/* Places the title page. Too little room is an error at its first block. */
void title_place(struct fill *fill);

/* Heights of the notes and the gap over them. */
void notes_measure(struct fill *fill);

/* Adds the notes of `lines`' paragraphs to the list of a page's, each once, rising. */
struct note_list {
    uint32_t *at;
    size_t count, room;
};
void notes_collect(struct fill *fill, struct note_list *notes, const struct line *line);

/* Places notes with their rule, the last baseline on the last grid line. Returns the top of the
 * first note's line. */
void notes_place(struct fill *fill, const struct note_list *notes, uint32_t page);

/* Room that the notes take above the last grid line, gap included; 0 without notes. */
unit notes_height(const struct fill *fill, const struct note_list *notes);

/* Places one line: its glyphs in reading order, then its live links. `page` is an index. */
void place_line(struct fill *fill, uint32_t paragraph, uint32_t line_index, uint32_t page, unit y);

/* Places the same line again, as what a page has of itself: nobody reads it twice. */
void place_again(struct fill *fill, uint32_t paragraph, uint32_t line_index, uint32_t page, unit y);

/* Puts the items from `first` on, which are those of a row's lines, cell after cell. */
void place_by_cells(struct fill *fill, size_t first);

/* Places a filled rectangle. */
void place_rule(struct fill *fill, unit x, unit y, unit width, unit thickness, uint32_t color);

/* The folio and the running head of page number `number`; `paragraph` is the first on the page. */
void place_folio(struct fill *fill, uint32_t number);
void place_head(struct fill *fill, uint32_t number, uint32_t paragraph);

/* The setting of a galley's paragraph that is used: the best until the breaker has picked. */
const struct setting *fill_setting(const struct fill *fill, uint32_t paragraph);

#endif

/* Pages: the galley is broken into pages; every item has its final place on one.
 *
 * Out: pages in reading order, page 1 the title page, no blanks at the end (sheets/ adds those). An
 * item is one of a closed list of kinds, the only input of the outputs. x and y in units from the
 * trim's top left corner, y down. */
#ifndef ORISON_PAGES_PAGES_H
#define ORISON_PAGES_PAGES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/dump.h"
#include "lines/lines.h"
#include "pages/costs.h"

enum page_item_kind {
    PAGE_GLYPHS, /* a piece, its origin at x, y */
    PAGE_RULE,   /* a filled rectangle: x, y its top left, width, height */
    PAGE_LINK,   /* a live area over what was placed: rectangle and link */
    PAGE_IMAGE,  /* a picture: x, y its top left, width, height */
    PAGE_PATH,   /* a path filled in a colour: x, y its top left, width, height */
    PAGE_ITEM_KIND_COUNT
};

/* What a thing on the page is, for outputs that need structure. Items of one block that follow each
 * other, also over pages, belong to one element. */
enum place_role {
    ROLE_BLOCK,    /* text of doc.blocks[block] */
    ROLE_NOTE,     /* text of doc.notes[block] */
    ROLE_ORNAMENT, /* artifact */
    ROLE_RULE,     /* artifact: layout */
    ROLE_FOLIO,    /* artifact: pagination, footer */
    ROLE_HEAD,     /* artifact: pagination, header */
    ROLE_COUNT
};

struct page_item {
    enum page_item_kind kind;
    enum place_role role;
    uint32_t block; /* by role: doc.blocks or doc.notes; else NO_INDEX */
    unit x, y;
    unit width, height;
    uint32_t color;            /* PAGE_RULE, PAGE_PATH: index in design.colors */
    uint32_t link;             /* PAGE_LINK: index in doc.links */
    uint32_t figure;           /* PAGE_IMAGE: index in doc.figures */
    uint64_t figure_hash;      /* PAGE_IMAGE: of its file */
    const struct piece *piece; /* PAGE_GLYPHS */
    const struct path *path;   /* PAGE_PATH */
};

/* A line of the galley at its place: for the judges of a page. */
struct page_line {
    uint32_t paragraph; /* in the galley */
    uint32_t setting, line;
    unit x, y; /* of the column's left edge, of the baseline */
};

struct page {
    uint32_t number; /* from 1, as folios count */
    bool is_recto;
    bool has_folio;
    struct page_item *items; /* reading order; artifacts where they stand */
    uint32_t item_count;
    struct page_line *lines; /* as they were placed: text, then notes */
    uint32_t placed_count;
    /* how the breaker saw it, for --dump, `why` and tests */
    uint32_t line_count, room_lines;
    uint32_t stretch_lines; /* of line_count those that opened gaps */
    bool is_ended;          /* what follows begins on a page of its own: its foot tells nothing */
    double cost;
    struct page_costs costs; /* its parts */
};

/* A place to jump to: a region's heading. */
struct destination {
    uint32_t block; /* in doc.blocks: BLOCK_TITLE or BLOCK_REGION */
    uint32_t page;  /* index in pages */
    unit y;         /* top of the heading's line */
};

struct pages {
    unit width, height; /* trim size, the same for all */
    enum direction direction;
    bool is_bound_right;
    bool is_book; /* the text's: text.h */
    struct page *pages;
    struct destination *destinations; /* reading order */
    uint32_t page_count, destination_count;
    uint32_t flow_count; /* pages without those that only fill the last sheet */
    double cost;
};

/* Notes what the content has for fillers that the design does not ask for. */
void pages_check_fillers(struct diag *diag, const struct doc *doc, const struct design *design);

/* Stage `pages`: pages_fill for an edition. */
bool pages_stage(struct arena *arena, struct edition *edition);

/* Breaks the galley into pages of least total cost. A line that fits no page, or a title page that
 * is too full, is an error at its place. Returns false after an error. */
bool pages_fill(struct arena *arena, const struct edition *edition, struct pages *out);

/* How many pages a galley would make, title page included, and what stands on them. */
struct pages_sketch {
    uint32_t page_count;
    uint32_t lines_over; /* grid lines on pages behind the first `page_most` */
    uint32_t *settings;  /* by galley paragraph: the setting picked; lives in the arena */
    double cost;
};

/* Breaks a galley, also one that lines_sketch made, and places nothing. Reports what pages_fill
 * would of lines; a page without room has UINT32_MAX pages. */
struct pages_sketch pages_sketch(struct arena *arena, struct diag *diag, const struct doc *doc,
                                 const struct design *design, const struct galley *galley,
                                 uint32_t page_most);

/* The line at the top of a page. */
struct page_start {
    uint32_t paragraph; /* in the galley; NO_INDEX: there is no such page */
    uint32_t setting, line;
};

/* A booklet that is broken, as far as `orison why` asks. */
struct pages_broken {
    uint32_t page_count; /* title page included; 0: none is possible */
    double cost;
    struct page_costs costs; /* its parts, summed over the pages */
    struct page_start next;  /* behind the page that is asked about */
};

struct pages_rival {
    struct pages_broken chosen, rival;
};

/* For the break under a page (an index): the booklet as it is, and the one of least cost that does
 * not break there. False where the page has no such break: the title page, the last, a filler. */
bool pages_find_rival(struct arena *arena, const struct doc *doc, const struct design *design,
                      const struct galley *galley, uint32_t page, struct pages_rival *out);

/* By how much the title page of a galley is too full, notes not counted; 0 or less where it holds
 * everything, or there is none. The galley may be of the title page alone. `arena` keeps
 * temporaries. */
unit pages_title_overflow(struct arena *arena, const struct doc *doc, const struct design *design,
                          const struct galley *galley);

/* `--dump pages`. */
void pages_dump(struct dump *dump, const struct edition *edition);

#endif

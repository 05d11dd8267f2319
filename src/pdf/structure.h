/* Structure: what the pages mean, as a tree of tags, before anything of it is written.
 *
 * In: the doc, the pages' items, and the faces (which texts glyphs can say by themselves). Out:
 * elements with their kids in reading order, and for every item of every page the number of the
 * marked content that it belongs to, or that it is an artifact. Abstract on purpose: tags.c writes
 * it as PDF 1.7 (PDF/UA-1); a writer for PDF/UA-2 would map the same tags to other names.
 *
 *     Document ─┬─ title, paragraphs, quote (verse and citation)
 *               └─ section ─ region, headings, paragraphs, quote, list ─ item ─┬─ label
 *                       └─ table ─ row ─ cells                                    └─ body ─ …
 *
 * A paragraph, a link and a list stay one element over lines and pages. Within a paragraph stand
 * links, the calls of notes, and spans of another language. A note stands after the paragraph that
 * calls it first on its page, once a page; the call is a link to it, its label a link back to the
 * first call. An item that has no other beside it is no list. Where links are live, an address that
 * is printed for paper and the number that calls it are artifacts: the link says where it goes. ISO
 * 32000-1, 14.7, 14.8; ISO 14289-1, 7. */
#ifndef ORISON_PDF_STRUCTURE_H
#define ORISON_PDF_STRUCTURE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "content/content.h"
#include "pages/pages.h"
#include "pdf/faces.h"

enum tag {
    TAG_DOCUMENT,
    TAG_SECTION,
    TAG_TITLE,  /* the heading of the whole */
    TAG_REGION, /* the heading of a section */
    TAG_PARAGRAPH,
    TAG_QUOTE,
    TAG_LIST,
    TAG_ITEM,
    TAG_LABEL,
    TAG_BODY,
    TAG_SPAN,
    TAG_LINK,
    TAG_REFERENCE, /* the call of a note */
    TAG_NOTE,
    TAG_FIGURE,
    TAG_CAPTION,
    TAG_EMPHASIS,
    TAG_STRONG,
    TAG_HEADING, /* within a section */
    TAG_TABLE,
    TAG_ROW,
    TAG_CELL_HEAD, /* of its column, or of its row where it stands first in one */
    TAG_CELL,
    TAG_COUNT
};

/* How the labels of a list look. ISO 32000-1, table 347. */
enum numbering {
    NUMBERING_NONE,
    NUMBERING_DISC,
    NUMBERING_CIRCLE,
    NUMBERING_SQUARE,
    NUMBERING_DECIMAL
};

enum tag_kid_kind {
    KID_ELEMENT, /* index: of the element */
    KID_CONTENT, /* index: number of the marked content on its page, from 0 */
    KID_AREA     /* index: number of the live area of a link, from 0 over all pages */
};

struct tag_kid {
    enum tag_kid_kind kind;
    uint32_t index;
    uint32_t page; /* in pages; contents and areas */
    uint32_t next; /* in structure.kids, or NO_INDEX */
};

struct tag_element {
    enum tag tag;
    uint32_t parent, kid;            /* and which of its kids; NO_INDEX and 0: the document */
    struct slice language;           /* "" where it is the parent's */
    struct slice alternative;        /* what a figure shows, or an asterisk stands for; else "" */
    enum numbering numbering;        /* TAG_LIST */
    bool is_row_head;                /* TAG_CELL_HEAD: of its row */
    uint32_t note_no;                /* TAG_NOTE: from 1, over all pages */
    const struct page_item *picture; /* TAG_FIGURE: where it is, on the page of its content */
    uint32_t first_kid, last_kid;    /* in structure.kids, or NO_INDEX */
};

/* What the items of one page are. */
struct page_tags {
    uint32_t
        *contents;    /* by item, its first: its marked content; NO_INDEX: an artifact, or no ink */
    uint32_t *areas;  /* by item: the area whose rectangle it is, or NO_INDEX */
    uint32_t *owners; /* by marked content: its element */
    uint32_t owner_count;
};

/* What can be clicked: all rectangles of one link on one page, the call of a note, or its label. */
struct tag_area {
    uint32_t owner; /* the element of the link */
    uint32_t page;
    uint32_t link;                /* where it leads: in doc.links; or NO_INDEX, and then */
    const struct page_item *goal; /* the item on the same page, and */
    struct slice name;            /* what it is called */
};

struct structure {
    struct tag_element *elements; /* [0] is the document */
    struct tag_kid *kids;
    struct page_tags *pages;
    struct tag_area *areas;
    uint32_t *block_elements; /* by doc.blocks: its paragraph or heading */
    uint32_t element_count, kid_count, area_count, note_count;
    uint32_t page_count; /* that are tagged: all, where memory lasts */
};

/* Makes the tree, in `arena`, page by page until that is over its cap; `is_live`: links can be
 * clicked. Every glyph item of a block or a note is in exactly one marked content, every other is
 * an artifact. */
struct structure *structure_make(struct arena *arena, const struct doc *doc,
                                 const struct pages *pages, struct faces *faces, bool is_live);

#endif

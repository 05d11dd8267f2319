/* Private to pdf/'s structure.c, skeleton.c, elements.c and areas.c: the tree in the making. */
#ifndef ORISON_PDF_BUILDER_H
#define ORISON_PDF_BUILDER_H

#include "pdf/buffer.h"
#include "pdf/structure.h"

struct element_list {
    struct tag_element *at;
    size_t count, room;
};
struct kid_list {
    struct tag_kid *at;
    size_t count, room;
};
struct index_list {
    uint32_t *at;
    size_t count, room;
};

struct area_list {
    struct tag_area *at;
    size_t count, room;
};

struct builder {
    struct arena *arena;
    const struct doc *doc;
    const struct pages *pages;
    struct faces *faces;
    struct structure *out;
    struct element_list elements;
    struct kid_list kids;
    struct area_list areas;
    bool is_live;            /* links and calls can be clicked */
    uint32_t *link_areas;    /* by link: its last area, or NO_INDEX */
    uint32_t *link_elements; /* by link: its element, NO_INDEX before its first glyph */
    uint32_t *note_elements; /* by note: its element on the present page, or NO_INDEX */
    uint32_t *note_callers;  /* by note: the paragraph that called it first on the page */
    const struct page_item **note_items; /* by note: its first item on the present page, or NULL */
    const struct page_item **call_items; /* by note: its first call on the present page, or NULL */
    const struct span *called;           /* what the last reference is the call of, */
    uint32_t call_leaf, call_area;       /* its leaf, and its area or NO_INDEX */
    const struct page_item *item;        /* that is being tagged, */
    uint32_t item_no;                    /* on the present page */
    struct index_list owners;            /* of the present page */
    bool is_closed; /* the last content: by a told word's end, or an artifact */
    uint32_t page;
};

/* skeleton.c. An element for each block, with those that hold it. */
void skeleton_make(struct builder *b);

/* Whether a block is an address that a link of the text leads to. */
bool builder_is_repeated(const struct doc *doc, const struct block *block);

/* elements.c. A kid of an element, after its others; its index in kids. */
uint32_t builder_add_kid(struct builder *b, uint32_t element, struct tag_kid kid);

/* An element that is nobody's kid yet; the last kid of its parent; the first one; and one of
 * builder_make's put after the kid `before` of its parent. */
uint32_t builder_make(struct builder *b, uint32_t parent, enum tag tag);
uint32_t builder_add(struct builder *b, uint32_t parent, enum tag tag);
uint32_t builder_add_first(struct builder *b, uint32_t parent, enum tag tag);
void builder_insert(struct builder *b, uint32_t before, uint32_t element);

/* The element that is the last kid, or NO_INDEX. */
uint32_t builder_last(const struct builder *b, uint32_t element);

/* The language that an element's text is in. */
struct slice builder_language(const struct builder *b, uint32_t element);
void builder_set_language(struct builder *b, uint32_t element, struct slice language);

/* areas.c. The present item is a live rectangle of `link`. */
void builder_add_link(struct builder *b, uint32_t link);

/* The leaf for a call's glyphs in `reference`: in a link to its note, where that can be. */
uint32_t builder_open_call(struct builder *b, uint32_t reference, uint32_t note);

/* The same for a note's label in `label`, in a link to the note's first call on the page. */
uint32_t builder_open_label(struct builder *b, uint32_t label, uint32_t note);

/* Notes which notes are on a page, before it is tagged. */
void builder_begin_notes(struct builder *b, const struct page *page);

#endif

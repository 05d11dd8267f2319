/* Structure: see structure.h.
 *
 *     skeleton   the doc's blocks, in order: sections, lists, paragraphs (outline.c has bookmarks)
 *     contents   the pages' items, in order: each joins the open marked content of its leaf, or
 *                opens the next one of its page
 *
 * Cost: linear in blocks and items; a look at a leaf is a look at the last kid of its parent.
 * Invariant: kids of an element are in reading order, because items are. */
#include "pdf/structure.h"

#include <string.h>

#include "base/utf8.h"
#include "pdf/buffer.h"
#include "pdf/told.h"

/* Bytes of text given for one span: PDF/A allows strings of 32,767 bytes (ISO 19005-2, 6.1.13), and
 * a byte of UTF-8 is at most two of UTF-16. */
enum { SPAN_TEXT_LARGEST = 12000 };

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

struct builder {
    struct arena *arena;
    const struct doc *doc;
    const struct pages *pages;
    struct faces *faces;
    struct structure *out;
    struct element_list elements;
    struct kid_list kids;
    struct index_list areas;
    struct buffer *texts; /* by element: its given text in the making, NULL where it has none */
    size_t text_room;
    uint32_t *link_elements;   /* by link: its element, NO_INDEX before its first glyph */
    uint32_t *note_elements;   /* by note: its element on the present page, or NO_INDEX */
    uint32_t *note_callers;    /* by note: the paragraph that called it first on the page */
    const struct span *called; /* what the last reference is the call of */
    struct index_list owners;  /* of the present page */
    bool is_word;              /* the last content is a told word's, and closed */
    uint32_t page;
};

/* --- elements and kids -------------------------------------------------------------------------
 */

static uint32_t add_kid(struct builder *b, uint32_t element, struct tag_kid kid)
{
    uint32_t index = (uint32_t)b->kids.count;
    kid.next = NO_INDEX;
    *array_add(b->arena, &b->kids) = kid;
    struct tag_element *parent = &b->elements.at[element];
    if (parent->last_kid == NO_INDEX)
        parent->first_kid = index;
    else
        b->kids.at[parent->last_kid].next = index;
    parent->last_kid = index;
    return index;
}

/* An element that is nobody's kid yet. */
static uint32_t make_element(struct builder *b, uint32_t parent, enum tag tag)
{
    struct tag_element *element = array_add(b->arena, &b->elements);
    *element = (struct tag_element){
        .tag = tag, .parent = parent, .first_kid = NO_INDEX, .last_kid = NO_INDEX};
    return (uint32_t)b->elements.count - 1;
}

static uint32_t add_element(struct builder *b, uint32_t parent, enum tag tag)
{
    uint32_t element = make_element(b, parent, tag);
    b->elements.at[element].kid =
        add_kid(b, parent, (struct tag_kid){.kind = KID_ELEMENT, .index = element});
    return element;
}

/* Puts an element before the kids of its parent. */
static uint32_t add_element_first(struct builder *b, uint32_t parent, enum tag tag)
{
    uint32_t element = make_element(b, parent, tag), index = (uint32_t)b->kids.count;
    b->elements.at[element].kid = index;
    struct tag_element *above = &b->elements.at[parent];
    *array_add(b->arena, &b->kids) =
        (struct tag_kid){.kind = KID_ELEMENT, .index = element, .next = above->first_kid};
    above->first_kid = index;
    if (above->last_kid == NO_INDEX)
        above->last_kid = index;
    return element;
}

/* Puts an element after the kid of its parent at `before`. */
static void insert_element(struct builder *b, uint32_t before, uint32_t element)
{
    uint32_t index = b->elements.at[element].kid = (uint32_t)b->kids.count;
    *array_add(b->arena, &b->kids) =
        (struct tag_kid){.kind = KID_ELEMENT, .index = element, .next = b->kids.at[before].next};
    b->kids.at[before].next = index;
    struct tag_element *parent = &b->elements.at[b->elements.at[element].parent];
    if (parent->last_kid == before)
        parent->last_kid = index;
}

/* The element that is the last kid, or NO_INDEX. */
static uint32_t last_element(const struct builder *b, uint32_t element)
{
    uint32_t kid = b->elements.at[element].last_kid;
    bool is_element = kid != NO_INDEX && b->kids.at[kid].kind == KID_ELEMENT;
    return is_element ? b->kids.at[kid].index : NO_INDEX;
}

/* The language that an element's text is in. */
static struct slice language_of(const struct builder *b, uint32_t element)
{
    while (b->elements.at[element].language.length == 0 &&
           b->elements.at[element].parent != NO_INDEX)
        element = b->elements.at[element].parent;
    struct slice own = b->elements.at[element].language;
    return own.length > 0 || b->doc->language_count == 0 ? own : b->doc->languages[0];
}

static void set_language(struct builder *b, uint32_t element, struct slice language)
{
    if (!slice_equal(language_of(b, element), language))
        b->elements.at[element].language = language;
}

/* --- the skeleton ------------------------------------------------------------------------------
 */

/* Where the skeleton stands: the open section, list and body, NO_INDEX where none is. */
struct cursor {
    uint32_t section_no, section;
    uint32_t quote, list, body, item_no;
};

static enum tag tag_of_block(enum block_kind kind)
{
    if (kind == BLOCK_LOGO || kind == BLOCK_IMAGE)
        return TAG_FIGURE;
    if (kind == BLOCK_CAPTION)
        return TAG_CAPTION;
    return kind == BLOCK_TITLE ? TAG_TITLE : kind == BLOCK_REGION ? TAG_REGION : TAG_PARAGRAPH;
}

static bool is_on_page(const struct page *page, uint32_t block)
{
    for (uint32_t i = 0; i < page->item_count; i++)
        if (page->items[i].role == ROLE_BLOCK && page->items[i].block == block)
            return true;
    return false;
}

/* Whether a block has an element. A code has none: the address below it says the same. Nor has what
 * found no place: a logo on the title page, a filler on a page that is left over. */
static bool is_told(const struct builder *b, uint32_t block)
{
    enum block_kind kind = b->doc->blocks[block].kind;
    if (kind == BLOCK_LOGO && b->pages->page_count > 0)
        return is_on_page(&b->pages->pages[0], block);
    if (!doc_is_filler(b->doc, block))
        return kind != BLOCK_CODE;
    for (uint32_t p = b->pages->page_count; kind != BLOCK_CODE && p-- > 0;)
        if (is_on_page(&b->pages->pages[p], block))
            return true;
    return false;
}

/* The element in which an item's paragraph stands: the body of its list's item. */
static uint32_t open_body(struct builder *b, struct cursor *at, const struct block *block)
{
    if (at->list == NO_INDEX)
        at->list = add_element(b, at->section, TAG_LIST);
    if (at->body == NO_INDEX || block->item != at->item_no)
        at->body = add_element(b, add_element(b, at->list, TAG_ITEM), TAG_BODY);
    at->item_no = block->item;
    return at->body;
}

static uint32_t open_parent(struct builder *b, struct cursor *at, const struct block *block)
{
    if (block->section != at->section_no) {
        *at = (struct cursor){.section_no = block->section,
                              .section = 0,
                              .quote = NO_INDEX,
                              .list = NO_INDEX,
                              .body = NO_INDEX};
        if (block->section != NO_INDEX)
            at->section = add_element(b, 0, TAG_SECTION);
    }
    if (block->kind == BLOCK_VERSE)
        return at->quote = add_element(b, at->section, TAG_QUOTE);
    if (block->kind == BLOCK_CITATION && at->quote != NO_INDEX)
        return at->quote;
    if (block->item != NO_INDEX)
        return open_body(b, at, block);
    at->list = at->body = NO_INDEX;
    return at->section;
}

static void make_skeleton(struct builder *b)
{
    struct cursor at = {
        .section_no = NO_INDEX, .quote = NO_INDEX, .list = NO_INDEX, .body = NO_INDEX};
    for (uint32_t i = 0; i < b->doc->block_count; i++) {
        const struct block *block = &b->doc->blocks[i];
        b->out->block_elements[i] = NO_INDEX;
        if (!is_told(b, i))
            continue;
        uint32_t parent = open_parent(b, &at, block);
        uint32_t element = add_element(b, parent, tag_of_block(block->kind));
        set_language(b, element, b->doc->languages[block->language]);
        b->out->block_elements[i] = element;
        if (b->elements.at[element].tag == TAG_FIGURE)
            b->elements.at[element].alternative = b->doc->figures[block->figure].alternative;
    }
}

/* --- labels ------------------------------------------------------------------------------------
 */

static enum numbering numbering_of(const struct piece *piece)
{
    uint16_t mark = piece->string && piece->glyph_count > 0 ? piece->string[0] : 0;
    if (mark == 0x2022)
        return NUMBERING_DISC;
    if (mark == 0x25E6 || mark == 0x25CB)
        return NUMBERING_CIRCLE;
    return mark == 0x25AA || mark == 0x25A0 ? NUMBERING_SQUARE : NUMBERING_NONE;
}

/* The label of the list's item that `paragraph` stands in; of any other paragraph, itself. */
static uint32_t open_label(struct builder *b, uint32_t paragraph, const struct piece *piece)
{
    uint32_t body = b->elements.at[paragraph].parent;
    if (body == NO_INDEX || b->elements.at[body].tag != TAG_BODY)
        return paragraph;
    uint32_t item = b->elements.at[body].parent;
    uint32_t first = b->kids.at[b->elements.at[item].first_kid].index;
    if (b->elements.at[first].tag == TAG_LABEL)
        return first;
    b->elements.at[b->elements.at[item].parent].numbering = numbering_of(piece);
    return add_element_first(b, item, TAG_LABEL);
}

/* --- notes -------------------------------------------------------------------------------------
 */

/* Puts a note's element after the paragraph that called it, behind the notes that stand there; at
 * the document's end where nobody did. */
static uint32_t add_note(struct builder *b, uint32_t note)
{
    uint32_t caller = b->note_callers[note], element;
    if (caller == NO_INDEX) {
        element = add_element(b, 0, TAG_NOTE);
    } else {
        uint32_t before = b->elements.at[caller].kid, next = b->kids.at[before].next;
        element = make_element(b, b->elements.at[caller].parent, TAG_NOTE);
        for (; next != NO_INDEX && b->elements.at[b->kids.at[next].index].tag == TAG_NOTE;
             next = b->kids.at[next].next)
            before = next;
        insert_element(b, before, element);
    }
    b->elements.at[element].note_no = ++b->out->note_count;
    set_language(b, element, b->doc->languages[b->doc->notes[note].language]);
    return element;
}

/* The paragraph of a note on the present page. */
static uint32_t open_note(struct builder *b, uint32_t note)
{
    if (b->note_elements[note] == NO_INDEX)
        b->note_elements[note] = add_element(b, add_note(b, note), TAG_PARAGRAPH);
    return b->note_elements[note];
}

/* "name changed", set off as a remark, so that it is heard apart from the name. */
static void say_pseudonym(struct builder *b, uint32_t element)
{
    struct slice language = language_of(b, element);
    bool is_own;
    struct slice words = language_word(language, WORD_NAME_CHANGED, &is_own);
    struct brackets brackets = language_brackets(language);
    b->elements.at[element].text = slice_format(b->arena, "%.*s%.*s%.*s", SLICE_ARG(brackets.open),
                                                SLICE_ARG(words), SLICE_ARG(brackets.close));
    if (!is_own)
        set_language(b, element, SLICE("en"));
}

static uint32_t open_reference(struct builder *b, uint32_t parent, uint32_t paragraph,
                               const struct span *span)
{
    uint32_t last = last_element(b, parent);
    bool is_open = last != NO_INDEX && b->elements.at[last].tag == TAG_REFERENCE;
    if (is_open && b->called == span)
        return last;
    b->called = span;
    if (span->note < b->doc->note_count && b->note_callers[span->note] == NO_INDEX)
        b->note_callers[span->note] = paragraph;
    uint32_t element = add_element(b, parent, TAG_REFERENCE);
    set_language(b, element, b->doc->languages[span->language]);
    bool is_number =
        span->note < b->doc->note_count && b->doc->notes[span->note].kind == BLOCK_LINK_NOTE;
    if (!is_number) /* a number is read as it is */
        say_pseudonym(b, element);
    return element;
}

/* --- leaves ------------------------------------------------------------------------------------
 */

static bool is_own_space(const struct piece *piece)
{
    return piece->part == PART_LINE_SPACE || piece->part == PART_HYPHEN;
}

/* A piece's characters in logical order; the breaker's hyphen is none. */
static struct slice piece_words(struct builder *b, const struct piece *piece)
{
    if (piece->part == PART_HYPHEN || !piece->string)
        return (struct slice){"", 0};
    if (piece->part == PART_LINE_SPACE)
        return SLICE(" ");
    uint32_t start = UINT32_MAX, end = 0;
    for (uint32_t i = 0; i < piece->glyph_count; i++) {
        const struct placed_glyph *glyph = &piece->glyphs[i];
        start = glyph->cu < start ? glyph->cu : start;
        end = glyph->cu + glyph->cu_count > end ? glyph->cu + glyph->cu_count : end;
    }
    return start < end ? utf8_of_utf16(b->arena, piece->string + start, end - start)
                       : (struct slice){"", 0};
}

static void add_text(struct builder *b, uint32_t element, const struct piece *piece)
{
    if (element >= b->text_room) {
        size_t room = b->text_room;
        b->texts = array_grow(b->arena, b->texts, room, &room, sizeof *b->texts);
        b->text_room = room;
        add_text(b, element, piece);
        return;
    }
    if (!b->texts[element].arena)
        b->texts[element] = buffer_make(b->arena);
    buffer_add_slice(&b->texts[element], piece_words(b, piece));
}

/* The span with a given text that ends an element, where it has room for more. */
static uint32_t find_told_span(const struct builder *b, uint32_t parent)
{
    uint32_t last = last_element(b, parent);
    bool is_told = last != NO_INDEX && last < b->text_room && b->texts[last].arena &&
                   b->elements.at[last].tag == TAG_SPAN;
    return is_told && b->texts[last].count < SPAN_TEXT_LARGEST ? last : NO_INDEX;
}

/* Where a piece's text cannot be read off its glyphs, it is given; and so is what follows it in the
 * same parent, since a text in many parts is read worse than one. */
static uint32_t open_told(struct builder *b, uint32_t parent, const struct piece *piece)
{
    uint32_t told = find_told_span(b, parent);
    bool is_needed = !is_own_space(piece) && !clusters_are_said(b->faces, piece);
    if (told == NO_INDEX && !is_needed)
        return parent;
    if (told == NO_INDEX)
        told = add_element(b, parent, TAG_SPAN);
    add_text(b, told, piece);
    return told;
}

static uint32_t open_language(struct builder *b, uint32_t parent, struct slice language)
{
    if (slice_equal(language_of(b, parent), language))
        return parent;
    uint32_t last = last_element(b, parent);
    bool is_open = last != NO_INDEX && b->elements.at[last].tag == TAG_SPAN &&
                   slice_equal(b->elements.at[last].language, language);
    if (is_open)
        return last;
    uint32_t element = add_element(b, parent, TAG_SPAN);
    b->elements.at[element].language = language;
    return element;
}

/* The element of a link within a paragraph; in a note on another page it is another one. */
static uint32_t open_link(struct builder *b, uint32_t paragraph, uint32_t link)
{
    uint32_t *element = &b->link_elements[link];
    if (*element != NO_INDEX && b->elements.at[*element].parent == paragraph)
        return *element;
    *element = add_element(b, paragraph, TAG_LINK);
    return *element;
}

/* The element that a piece's glyphs belong to, in the paragraph `paragraph`. */
static uint32_t open_leaf(struct builder *b, uint32_t paragraph, const struct block *block,
                          const struct piece *piece, bool is_note)
{
    if (piece->part == PART_MARK)
        return open_label(b, paragraph, piece);
    const struct span *span = piece->span != NO_INDEX ? &block->spans[piece->span] : NULL;
    if (is_note && piece->part == PART_NOTE_MARK) {
        uint32_t note = b->elements.at[paragraph].parent;
        uint32_t first = b->kids.at[b->elements.at[note].first_kid].index;
        return b->elements.at[first].tag == TAG_LABEL ? first
                                                      : add_element_first(b, note, TAG_LABEL);
    }
    uint32_t parent = paragraph;
    if (span && span->link != NO_INDEX)
        parent = open_link(b, paragraph, span->link);
    if (span && span->role == SPAN_NOTE_MARK)
        return open_reference(b, parent, paragraph, span);
    if (span)
        parent = open_language(b, parent, b->doc->languages[span->language]);
    return open_told(b, parent, piece);
}

/* --- contents ----------------------------------------------------------------------------------
 */

/* The marked content for glyphs of `leaf`: the page's last one where it is the leaf's. */
static uint32_t add_content(struct builder *b, uint32_t leaf, bool is_word)
{
    uint32_t content = (uint32_t)b->owners.count;
    *array_add(b->arena, &b->owners) = leaf;
    add_kid(b, leaf, (struct tag_kid){.kind = KID_CONTENT, .index = content, .page = b->page});
    b->is_word = is_word;
    return content;
}

static uint32_t open_content(struct builder *b, uint32_t leaf)
{
    bool is_open = b->owners.count > 0 && b->owners.at[b->owners.count - 1] == leaf;
    return is_open && !b->is_word ? (uint32_t)b->owners.count - 1 : add_content(b, leaf, false);
}

/* The first content of a piece. A word that is told is one of its own: poppler's reader of the tree
 * stops at a span within marked content. */
static uint32_t add_piece(struct builder *b, uint32_t leaf, const struct piece *piece)
{
    uint32_t first = NO_INDEX;
    struct told_word word;
    for (uint32_t i = 0; i < piece->glyph_count; i = word.glyph_end) {
        word = told_word_read(b->faces, piece, i);
        uint32_t content = word.units ? add_content(b, leaf, true) : open_content(b, leaf);
        first = first == NO_INDEX ? content : first;
    }
    return first;
}

static uint32_t add_area(struct builder *b, uint32_t link)
{
    uint32_t element = b->link_elements[link];
    if (element == NO_INDEX)
        return NO_INDEX;
    uint32_t area = (uint32_t)b->areas.count;
    *array_add(b->arena, &b->areas) = element;
    add_kid(b, element, (struct tag_kid){.kind = KID_AREA, .index = area, .page = b->page});
    return area;
}

static uint32_t tag_item(struct builder *b, const struct page_item *item)
{
    bool is_text = item->role == ROLE_BLOCK || item->role == ROLE_NOTE;
    if (!is_text || item->block == NO_INDEX)
        return NO_INDEX;
    if (item->kind == PAGE_LINK)
        return add_area(b, item->link);
    if (item->kind == PAGE_IMAGE) {
        uint32_t figure = b->out->block_elements[item->block];
        b->elements.at[figure].picture = item;
        return open_content(b, figure);
    }
    if (item->kind != PAGE_GLYPHS || item->piece->glyph_count == 0)
        return NO_INDEX;
    bool is_note = item->role == ROLE_NOTE;
    uint32_t paragraph = is_note ? open_note(b, item->block) : b->out->block_elements[item->block];
    const struct block *block =
        is_note ? &b->doc->notes[item->block] : &b->doc->blocks[item->block];
    return add_piece(b, open_leaf(b, paragraph, block, item->piece, is_note), item->piece);
}

static void tag_page(struct builder *b, uint32_t page)
{
    const struct page *placed = &b->pages->pages[page];
    struct page_tags *tags = &b->out->pages[page];
    b->page = page;
    b->owners = (struct index_list){0};
    for (uint32_t n = 0; n < b->doc->note_count; n++)
        b->note_elements[n] = b->note_callers[n] = NO_INDEX;
    tags->contents = arena_alloc_items(b->arena, placed->item_count, sizeof *tags->contents);
    for (uint32_t i = 0; i < placed->item_count; i++)
        tags->contents[i] = tag_item(b, &placed->items[i]);
    tags->owners = b->owners.at;
    tags->owner_count = (uint32_t)b->owners.count;
}

static uint32_t *make_indices(struct arena *arena, uint32_t count)
{
    uint32_t *indices = arena_alloc_items(arena, count, sizeof *indices);
    memset(indices, 0xFF, count * sizeof *indices); /* NO_INDEX */
    return indices;
}

static void finish(struct builder *b)
{
    struct structure *out = b->out;
    for (uint32_t i = 0; i < b->elements.count && i < b->text_room; i++)
        if (b->texts[i].arena)
            b->elements.at[i].text = buffer_slice(&b->texts[i]);
    out->elements = b->elements.at;
    out->element_count = (uint32_t)b->elements.count;
    out->kids = b->kids.at;
    out->kid_count = (uint32_t)b->kids.count;
    out->area_owners = b->areas.at;
    out->area_count = (uint32_t)b->areas.count;
}

struct structure *structure_make(struct arena *arena, const struct doc *doc,
                                 const struct pages *pages, struct faces *faces)
{
    struct structure *out = arena_alloc(arena, sizeof *out);
    out->pages = arena_alloc_items(arena, pages->page_count, sizeof *out->pages);
    out->block_elements = make_indices(arena, doc->block_count);
    struct builder b = {.arena = arena,
                        .doc = doc,
                        .pages = pages,
                        .faces = faces,
                        .out = out,
                        .link_elements = make_indices(arena, doc->link_count),
                        .note_elements = make_indices(arena, doc->note_count),
                        .note_callers = make_indices(arena, doc->note_count)};
    make_element(&b, NO_INDEX, TAG_DOCUMENT);
    make_skeleton(&b);
    for (uint32_t i = 0; i < pages->page_count; i++)
        tag_page(&b, i);
    finish(&b);
    return out;
}

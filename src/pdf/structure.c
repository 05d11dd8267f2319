/* Structure: see structure.h.
 *
 *     skeleton   the doc's blocks, in order: sections, lists, paragraphs (skeleton.c)
 *     contents   the pages' items, in order: each joins the open marked content of its leaf, or
 *                opens the next one of its page
 *
 * Cost: linear in blocks and items; a look at a leaf is a look at the last kid of its parent.
 * Invariant: kids of an element are in reading order, because items are. */
#include "pdf/structure.h"

#include <string.h>

#include "base/utf8.h"
#include "pdf/builder.h"
#include "pdf/pdf.h"
#include "pdf/told.h"

/* Whether a block is an address that a link of the text leads to. */
bool builder_is_repeated(const struct doc *doc, const struct block *block)
{
    if (block->kind != BLOCK_ADDRESS)
        return block->kind == BLOCK_LINK_NOTE;
    for (uint32_t i = 0; i < block->span_count; i++)
        if (block->spans[i].link != NO_INDEX)
            return doc->links[block->spans[i].link].is_repeated;
    return false;
}

bool pdf_item_is_silent(const struct doc *doc, const struct page_item *item)
{
    bool is_note = item->role == ROLE_NOTE;
    if ((item->role != ROLE_BLOCK && !is_note) || item->block == NO_INDEX)
        return false;
    const struct block *block = is_note ? &doc->notes[item->block] : &doc->blocks[item->block];
    if (builder_is_repeated(doc, block))
        return true;
    if (item->kind != PAGE_GLYPHS || item->piece->span == NO_INDEX)
        return false;
    const struct span *span = &block->spans[item->piece->span];
    bool is_call = span->role == SPAN_NOTE_MARK && span->note < doc->note_count;
    return is_call && doc->notes[span->note].kind == BLOCK_LINK_NOTE;
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

/* The label of the list's item that `paragraph` stands in; of any other paragraph, itself. The mark
 * of an item that stands alone is none. */
static uint32_t open_label(struct builder *b, uint32_t paragraph, const struct block *block,
                           const struct piece *piece)
{
    uint32_t body = b->elements.at[paragraph].parent;
    if (body == NO_INDEX || b->elements.at[body].tag != TAG_BODY)
        return block->item == NO_INDEX ? paragraph : NO_INDEX;
    uint32_t item = b->elements.at[body].parent;
    uint32_t first = b->kids.at[b->elements.at[item].first_kid].index;
    if (b->elements.at[first].tag == TAG_LABEL)
        return first;
    b->elements.at[b->elements.at[item].parent].numbering = numbering_of(piece);
    return builder_add_first(b, item, TAG_LABEL);
}

/* --- notes -------------------------------------------------------------------------------------
 */

/* Puts a note's element after the paragraph that called it, behind the notes that stand there; at
 * the document's end where nobody did. */
static uint32_t add_note(struct builder *b, uint32_t note)
{
    uint32_t caller = b->note_callers[note], element;
    enum tag tag = caller == NO_INDEX ? TAG_DOCUMENT : b->elements.at[caller].tag;
    if (caller == NO_INDEX) {
        element = builder_add(b, 0, TAG_NOTE);
    } else if (tag == TAG_CELL || tag == TAG_CELL_HEAD) {
        element = builder_add(b, caller, TAG_NOTE); /* a row has cells only */
    } else {
        uint32_t before = b->elements.at[caller].kid, next = b->kids.at[before].next;
        element = builder_make(b, b->elements.at[caller].parent, TAG_NOTE);
        for (; next != NO_INDEX && b->elements.at[b->kids.at[next].index].tag == TAG_NOTE;
             next = b->kids.at[next].next)
            before = next;
        builder_insert(b, before, element);
    }
    b->elements.at[element].note_no = ++b->out->note_count;
    builder_set_language(b, element, b->doc->languages[b->doc->notes[note].language]);
    return element;
}

/* The paragraph of a note on the present page. */
static uint32_t open_note(struct builder *b, uint32_t note)
{
    if (b->note_elements[note] == NO_INDEX)
        b->note_elements[note] = builder_add(b, add_note(b, note), TAG_PARAGRAPH);
    return b->note_elements[note];
}

/* "name changed", set off as a remark, so that it is heard apart from the name. It describes the
 * asterisk (Alt); as its ActualText MuPDF would copy it in the asterisk's place. */
static void say_pseudonym(struct builder *b, uint32_t element)
{
    struct slice language = builder_language(b, element);
    bool is_own;
    struct slice words = language_word(language, WORD_NAME_CHANGED, &is_own);
    struct brackets brackets = language_brackets(language);
    b->elements.at[element].alternative =
        slice_format(b->arena, "%.*s%.*s%.*s", SLICE_ARG(brackets.open), SLICE_ARG(words),
                     SLICE_ARG(brackets.close));
    if (!is_own)
        builder_set_language(b, element, SLICE("en"));
}

/* The leaf of a call's glyphs. */
static uint32_t open_reference(struct builder *b, uint32_t parent, uint32_t paragraph,
                               const struct span *span)
{
    uint32_t last = builder_last(b, parent);
    bool is_open = last != NO_INDEX && b->elements.at[last].tag == TAG_REFERENCE;
    bool is_note = span->note < b->doc->note_count;
    if (is_open && b->called == span) {
        b->out->pages[b->page].areas[b->item_no] = b->call_area;
        return b->call_leaf;
    }
    b->called = span;
    if (is_note && b->note_callers[span->note] == NO_INDEX)
        b->note_callers[span->note] = paragraph;
    uint32_t element = builder_add(b, parent, TAG_REFERENCE);
    builder_set_language(b, element, b->doc->languages[span->language]);
    uint32_t leaf = is_note ? builder_open_call(b, element, span->note) : element;
    if (!is_note || b->doc->notes[span->note].kind != BLOCK_LINK_NOTE)
        say_pseudonym(b, leaf); /* a number is read as it is */
    return b->call_leaf = leaf;
}

/* --- leaves ------------------------------------------------------------------------------------
 */

static bool is_own_space(const struct piece *piece)
{
    return piece->part == PART_LINE_SPACE || piece->part == PART_HYPHEN;
}

static uint32_t open_language(struct builder *b, uint32_t parent, struct slice language)
{
    if (slice_equal(builder_language(b, parent), language))
        return parent;
    uint32_t last = builder_last(b, parent);
    bool is_open = last != NO_INDEX && b->elements.at[last].tag == TAG_SPAN &&
                   slice_equal(b->elements.at[last].language, language);
    if (is_open)
        return last;
    uint32_t element = builder_add(b, parent, TAG_SPAN);
    b->elements.at[element].language = language;
    return element;
}

/* The emphasis that ends an element, or a new one. */
static uint32_t open_emphasis(struct builder *b, uint32_t parent, enum tag tag)
{
    uint32_t last = builder_last(b, parent);
    bool is_open = last != NO_INDEX && b->elements.at[last].tag == tag;
    return is_open ? last : builder_add(b, parent, tag);
}

/* The element of a link within a paragraph; in a note on another page it is another one. */
static uint32_t open_link(struct builder *b, uint32_t paragraph, uint32_t link)
{
    uint32_t *element = &b->link_elements[link];
    if (*element != NO_INDEX && b->elements.at[*element].parent == paragraph)
        return *element;
    *element = builder_add(b, paragraph, TAG_LINK);
    return *element;
}

/* The span that a line's own space or hyphen stands in, which has none: that of the words on both
 * sides, so that a link or an emphasis stays one over lines. */
static uint32_t span_around(const struct builder *b, uint32_t own)
{
    const struct page *page = &b->pages->pages[b->page];
    uint32_t before = NO_INDEX;
    if (own != NO_INDEX)
        return own;
    for (uint32_t i = b->item_no; i-- > 0 && before == NO_INDEX;) {
        const struct page_item *item = &page->items[i];
        if (item->role != b->item->role || item->block != b->item->block)
            return NO_INDEX;
        before = item->kind == PAGE_GLYPHS ? item->piece->span : NO_INDEX;
    }
    for (uint32_t i = b->item_no + 1; i < page->item_count; i++) {
        const struct page_item *item = &page->items[i];
        if (item->role != b->item->role || item->block != b->item->block)
            return NO_INDEX;
        if (item->kind == PAGE_GLYPHS && item->piece->span != NO_INDEX)
            return item->piece->span == before ? before : NO_INDEX;
    }
    return NO_INDEX;
}

/* The element that a piece's glyphs belong to, in the paragraph `paragraph`; NO_INDEX: none. */
static uint32_t open_leaf(struct builder *b, uint32_t paragraph, const struct block *block,
                          const struct piece *piece, bool is_note)
{
    if (piece->part == PART_MARK)
        return open_label(b, paragraph, block, piece);
    uint32_t number = is_own_space(piece) ? span_around(b, piece->span) : piece->span;
    const struct span *span = number != NO_INDEX ? &block->spans[number] : NULL;
    if (is_note && piece->part == PART_NOTE_MARK) {
        uint32_t note = b->elements.at[paragraph].parent;
        uint32_t first = b->kids.at[b->elements.at[note].first_kid].index;
        bool has_label = b->elements.at[first].tag == TAG_LABEL;
        return builder_open_label(b, has_label ? first : builder_add_first(b, note, TAG_LABEL),
                                  b->item->block);
    }
    uint32_t parent = paragraph;
    if (span && span->link != NO_INDEX && b->is_live)
        parent = open_link(b, paragraph, span->link);
    if (span && span->is_strong)
        parent = open_emphasis(b, parent, TAG_STRONG);
    if (span && span->is_emphasis)
        parent = open_emphasis(b, parent, TAG_EMPHASIS);
    if (span && span->role == SPAN_NOTE_MARK)
        return open_reference(b, parent, paragraph, span);
    if (span)
        parent = open_language(b, parent, b->doc->languages[span->language]);
    return parent;
}

/* --- contents ----------------------------------------------------------------------------------
 */

/* The marked content for glyphs of `leaf`: the page's last one where it is the leaf's. */
static uint32_t add_content(struct builder *b, uint32_t leaf, bool is_word)
{
    uint32_t content = (uint32_t)b->owners.count;
    *array_add(b->arena, &b->owners) = leaf;
    builder_add_kid(b, leaf,
                    (struct tag_kid){.kind = KID_CONTENT, .index = content, .page = b->page});
    b->is_closed = is_word;
    return content;
}

static uint32_t open_content(struct builder *b, uint32_t leaf)
{
    bool is_open = b->owners.count > 0 && b->owners.at[b->owners.count - 1] == leaf;
    return is_open && !b->is_closed ? (uint32_t)b->owners.count - 1 : add_content(b, leaf, false);
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

static uint32_t tag_item(struct builder *b, const struct page_item *item)
{
    bool is_text = item->role == ROLE_BLOCK || item->role == ROLE_NOTE;
    if (!is_text || item->block == NO_INDEX)
        return NO_INDEX;
    if (b->is_live && pdf_item_is_silent(b->doc, item)) {
        b->is_closed |= item->kind == PAGE_GLYPHS;
        return NO_INDEX;
    }
    if (item->kind == PAGE_LINK) {
        builder_add_link(b, item->link);
        return NO_INDEX;
    }
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
    uint32_t leaf = open_leaf(b, paragraph, block, item->piece, is_note);
    b->is_closed |= leaf == NO_INDEX;
    return leaf != NO_INDEX ? add_piece(b, leaf, item->piece) : NO_INDEX;
}

static uint32_t *make_indices(struct arena *arena, uint32_t count)
{
    uint32_t *indices = arena_alloc_items(arena, count, sizeof *indices);
    memset(indices, 0xFF, count * sizeof *indices); /* NO_INDEX */
    return indices;
}

static void tag_page(struct builder *b, uint32_t page)
{
    const struct page *placed = &b->pages->pages[page];
    struct page_tags *tags = &b->out->pages[page];
    b->page = page;
    b->owners = (struct index_list){0};
    for (uint32_t n = 0; n < b->doc->note_count; n++)
        b->note_elements[n] = b->note_callers[n] = NO_INDEX;
    builder_begin_notes(b, placed);
    tags->contents = arena_alloc_items(b->arena, placed->item_count, sizeof *tags->contents);
    tags->areas = make_indices(b->arena, placed->item_count);
    for (uint32_t i = 0; i < placed->item_count; i++) {
        b->item = &placed->items[i];
        b->item_no = i;
        tags->contents[i] = tag_item(b, b->item);
    }
    tags->owners = b->owners.at;
    tags->owner_count = (uint32_t)b->owners.count;
}

static void finish(struct builder *b)
{
    struct structure *out = b->out;
    out->elements = b->elements.at;
    out->element_count = (uint32_t)b->elements.count;
    out->kids = b->kids.at;
    out->kid_count = (uint32_t)b->kids.count;
    out->areas = b->areas.at;
    out->area_count = (uint32_t)b->areas.count;
}

struct structure *structure_make(struct arena *arena, const struct doc *doc,
                                 const struct pages *pages, struct faces *faces, bool is_live)
{
    struct structure *out = arena_alloc(arena, sizeof *out);
    out->pages = arena_alloc_items(arena, pages->page_count, sizeof *out->pages);
    out->block_elements = make_indices(arena, doc->block_count);
    struct builder b = {.arena = arena,
                        .doc = doc,
                        .pages = pages,
                        .faces = faces,
                        .out = out,
                        .is_live = is_live,
                        .link_areas = make_indices(arena, doc->link_count),
                        .link_elements = make_indices(arena, doc->link_count),
                        .note_items = arena_alloc_items(arena, doc->note_count, sizeof(void *)),
                        .call_items = arena_alloc_items(arena, doc->note_count, sizeof(void *)),
                        .note_elements = make_indices(arena, doc->note_count),
                        .note_callers = make_indices(arena, doc->note_count)};
    builder_make(&b, NO_INDEX, TAG_DOCUMENT);
    skeleton_make(&b);
    for (; out->page_count < pages->page_count && !arena_is_over(arena); out->page_count++)
        tag_page(&b, out->page_count);
    finish(&b);
    return out;
}

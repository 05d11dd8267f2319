/* The skeleton: the doc's blocks as elements, before anything of a page is known.
 *
 * In: the blocks, in their order. Out: an element each, under the sections, lists, quotations and
 * tables that hold them; content comes later (structure.c). What is no content of its own (a code,
 * an address that repeats a link's) has none. A speaker and what is said are one paragraph; a
 * number is its point's label. content/body.c has the table of kinds. Cost: linear in the blocks.
 */
#include "pdf/builder.h"

/* Where the skeleton stands: the open section, list and body, NO_INDEX where none is. */
struct cursor {
    uint32_t section_no, section;
    uint32_t quote, list, body, item_no;
    uint32_t single; /* the item that stands alone, outside any list */
    uint32_t part;   /* the open quotation, list or table of a body, */
    uint32_t row;    /* its open point or row, a speech's paragraph, */
    uint32_t point;  /* and the body of a point */
};

static bool has_name(const struct doc *doc, const struct block *block)
{
    return block->section != NO_INDEX && doc->sections[block->section].region != NO_INDEX;
}

/* A table's cell names what stands under it, or, where no row does, beside it; an empty one names
 * nothing. */
static enum tag tag_of_cell(const struct doc *doc, const struct block *block)
{
    bool is_first = block->column == 0 && !doc_grid(doc, block)->has_head;
    bool is_head = block->text.length > 0 && (block->kind == BLOCK_CELL_HEAD || is_first);
    return is_head ? TAG_CELL_HEAD : TAG_CELL;
}

static enum tag tag_of_block(const struct doc *doc, const struct block *block)
{
    switch (block->kind) {
    case BLOCK_LOGO:
    case BLOCK_IMAGE:
        return TAG_FIGURE;
    case BLOCK_CAPTION:
        return TAG_CAPTION;
    case BLOCK_TITLE:
        return TAG_TITLE;
    case BLOCK_REGION:
        return TAG_REGION;
    case BLOCK_HEADING: /* no rank is left out: ISO 14289-1, 7.4.2 */
        return has_name(doc, block) ? TAG_HEADING : TAG_REGION;
    case BLOCK_NUMBER:
        return TAG_LABEL;
    case BLOCK_SPEAKER:
        return TAG_SPAN;
    case BLOCK_CELL_HEAD:
    case BLOCK_CELL:
        return tag_of_cell(doc, block);
    case BLOCK_DATE:
    case BLOCK_VERSE:
    case BLOCK_CITATION:
    case BLOCK_ORGANIZATION:
    case BLOCK_REGION_NOTE:
    case BLOCK_PARAGRAPH:
    case BLOCK_ITEM:
    case BLOCK_ITEM_MORE:
    case BLOCK_BY:
    case BLOCK_CODE:
    case BLOCK_ADDRESS:
    case BLOCK_NOTE:
    case BLOCK_LINK_NOTE:
    case BLOCK_CREDIT:
    case BLOCK_RUBRIC:
    case BLOCK_QUOTATION:
    case BLOCK_SOURCE:
    case BLOCK_LINE:
    case BLOCK_REFRAIN:
    case BLOCK_LIST:
    case BLOCK_NUMBERED:
    case BLOCK_SPEECH:
    case BLOCK_ANSWER:
    case BLOCK_KIND_COUNT:
        break;
    }
    return TAG_PARAGRAPH;
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
    if (b->is_live && builder_is_repeated(b->doc, &b->doc->blocks[block]))
        return false;
    if (kind == BLOCK_LOGO && b->pages->page_count > 0)
        return is_on_page(&b->pages->pages[0], block);
    if (!doc_is_filler(b->doc, block))
        return kind != BLOCK_CODE;
    for (uint32_t p = b->pages->page_count; kind != BLOCK_CODE && p-- > 0;)
        if (is_on_page(&b->pages->pages[p], block))
            return true;
    return false;
}

/* Whether an item has no other beside it: a list of one is heard as a list, and is none. */
static bool is_single(const struct builder *b, const struct block *first)
{
    const struct block *end = b->doc->blocks + b->doc->block_count, *block = first;
    while (block < end && block->section == first->section && block->item == first->item)
        block++;
    return block == end || block->section != first->section || block->item == NO_INDEX;
}

/* The element in which an item's paragraph stands: the body of its list's item, or the section. */
static uint32_t open_body(struct builder *b, struct cursor *at, const struct block *block)
{
    if (at->list == NO_INDEX && at->single != block->item && is_single(b, block))
        at->single = block->item;
    if (at->single == block->item)
        return at->section;
    if (at->list == NO_INDEX)
        at->list = builder_add(b, at->section, TAG_LIST);
    if (at->body == NO_INDEX || block->item != at->item_no)
        at->body = builder_add(b, builder_add(b, at->list, TAG_ITEM), TAG_BODY);
    at->item_no = block->item;
    return at->body;
}

/* The element of a point: of a list, which its first one opens. */
static uint32_t open_point(struct builder *b, struct cursor *at, uint32_t parent,
                           const struct block *block)
{
    bool is_number = block->kind == BLOCK_NUMBER;
    if (!block->is_continued && block->kind != BLOCK_NUMBERED) {
        at->part = builder_add(b, parent, TAG_LIST);
        b->elements.at[at->part].numbering = is_number ? NUMBERING_DECIMAL : NUMBERING_NONE;
    }
    if (block->kind != BLOCK_NUMBERED) {
        at->row = builder_add(b, at->part, TAG_ITEM);
        at->point = NO_INDEX;
    }
    if (is_number)
        return at->row;
    if (at->point == NO_INDEX)
        at->point = builder_add(b, at->row, TAG_BODY);
    return at->point;
}

static uint32_t open_cell(struct builder *b, struct cursor *at, uint32_t parent,
                          const struct block *block)
{
    if (block->row == 0 && block->column == 0)
        at->part = builder_add(b, parent, TAG_TABLE);
    if (block->column == 0)
        at->row = builder_add(b, at->part, TAG_ROW);
    return at->row;
}

/* The element in which a part of a body stands, in `parent`. */
static uint32_t open_part(struct builder *b, struct cursor *at, uint32_t parent,
                          const struct block *block)
{
    enum block_kind kind = block->kind;
    if (kind == BLOCK_QUOTATION || kind == BLOCK_SOURCE) {
        if (!block->is_continued)
            at->part = builder_add(b, parent, TAG_QUOTE);
        return at->part;
    }
    if (kind == BLOCK_SPEAKER) { /* its speech follows in the same paragraph */
        at->row = builder_add(b, parent, TAG_PARAGRAPH);
        builder_set_language(b, at->row, b->doc->languages[block->language]);
        return at->row;
    }
    if (kind == BLOCK_LIST || kind == BLOCK_NUMBER || kind == BLOCK_NUMBERED)
        return open_point(b, at, parent, block);
    if (kind == BLOCK_CELL_HEAD || kind == BLOCK_CELL)
        return open_cell(b, at, parent, block);
    return parent;
}

/* The paragraph that a speaker has begun, for what is said; else an element of its own. */
static uint32_t open_block(struct builder *b, struct cursor *at, uint32_t parent, uint32_t index)
{
    const struct block *block = &b->doc->blocks[index];
    bool is_speech = block->kind == BLOCK_SPEECH || block->kind == BLOCK_ANSWER;
    bool has_speaker = is_speech && index > 0 && block[-1].kind == BLOCK_SPEAKER &&
                       block[-1].grid_no == block->grid_no && block[-1].row == block->row;
    return has_speaker ? at->row : builder_add(b, parent, tag_of_block(b->doc, block));
}

/* Before the first block of a section: nothing in it is open. */
static struct cursor cursor_of(uint32_t section_no)
{
    return (struct cursor){.section_no = section_no,
                           .quote = NO_INDEX,
                           .list = NO_INDEX,
                           .body = NO_INDEX,
                           .single = NO_INDEX,
                           .part = NO_INDEX,
                           .row = NO_INDEX,
                           .point = NO_INDEX};
}

static uint32_t open_parent(struct builder *b, struct cursor *at, const struct block *block)
{
    if (block->section != at->section_no) {
        *at = cursor_of(block->section);
        if (block->section != NO_INDEX)
            at->section = builder_add(b, 0, TAG_SECTION);
    }
    if (block->kind == BLOCK_VERSE)
        return at->quote = builder_add(b, at->section, TAG_QUOTE);
    if (block->kind == BLOCK_CITATION && at->quote != NO_INDEX)
        return at->quote;
    if (block->item != NO_INDEX)
        return open_part(b, at, open_body(b, at, block), block);
    at->list = at->body = NO_INDEX;
    return open_part(b, at, at->section, block);
}

void skeleton_make(struct builder *b)
{
    struct cursor at = cursor_of(NO_INDEX);
    for (uint32_t i = 0; i < b->doc->block_count; i++) {
        const struct block *block = &b->doc->blocks[i];
        b->out->block_elements[i] = NO_INDEX;
        if (!is_told(b, i))
            continue;
        uint32_t parent = open_parent(b, &at, block);
        uint32_t element = open_block(b, &at, parent, i);
        if (element != at.row || block->kind == BLOCK_SPEAKER)
            builder_set_language(b, element, b->doc->languages[block->language]);
        b->out->block_elements[i] = element;
        b->elements.at[element].is_row_head = block->kind == BLOCK_CELL;
        if (b->elements.at[element].tag == TAG_FIGURE)
            b->elements.at[element].alternative = b->doc->figures[block->figure].alternative;
    }
}

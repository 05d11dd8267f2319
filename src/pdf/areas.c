/* Areas: what can be clicked on a tagged page, and the elements that hold it; see structure.h.
 *
 * A link's rectangles on one page are one area, so that it is one stop of the Tab key; on the next
 * page it is another area of the same element. A note stands on the page of its call, so a call and
 * a note's label lead to an item of their own page. ISO 32000-1, 12.5.6.5, 14.8.4.4.2. */
#include "pdf/builder.h"

static uint32_t add_area(struct builder *b, uint32_t element, struct tag_area area)
{
    uint32_t index = (uint32_t)b->areas.count;
    area.owner = element;
    area.page = b->page;
    *array_add(b->arena, &b->areas) = area;
    builder_add_kid(b, element,
                    (struct tag_kid){.kind = KID_AREA, .index = index, .page = b->page});
    return index;
}

static void set_area(struct builder *b, uint32_t area)
{
    b->out->pages[b->page].areas[b->item_no] = area;
}

void builder_add_link(struct builder *b, uint32_t link)
{
    uint32_t element = b->link_elements[link], area = b->link_areas[link];
    if (!b->is_live || element == NO_INDEX)
        return;
    bool is_open =
        area != NO_INDEX && b->areas.at[area].page == b->page && b->areas.at[area].owner == element;
    if (!is_open)
        area = b->link_areas[link] = add_area(b, element, (struct tag_area){.link = link});
    set_area(b, area);
}

/* --- notes -------------------------------------------------------------------------------------
 */

void builder_begin_notes(struct builder *b, const struct page *page)
{
    for (uint32_t n = 0; n < b->doc->note_count; n++)
        b->note_items[n] = b->call_items[n] = NULL;
    for (uint32_t i = 0; i < page->item_count; i++) {
        const struct page_item *item = &page->items[i];
        if (item->role == ROLE_NOTE && item->kind == PAGE_GLYPHS && item->block != NO_INDEX &&
            !b->note_items[item->block])
            b->note_items[item->block] = item;
    }
}

/* A link within a link has no meaning. */
static bool is_in_link(const struct builder *b, uint32_t element)
{
    while (element != NO_INDEX && b->elements.at[element].tag != TAG_LINK)
        element = b->elements.at[element].parent;
    return element != NO_INDEX;
}

/* A block's opening words, or the mark alone where it has none. */
static struct slice name_of(const struct builder *b, const struct block *block)
{
    struct slice opening = block_opening(b->arena, block);
    return opening.length > 0 ? opening : SLICE("*");
}

uint32_t builder_open_call(struct builder *b, uint32_t reference, uint32_t note)
{
    b->call_area = NO_INDEX;
    if (!b->call_items[note])
        b->call_items[note] = b->item;
    if (!b->is_live || !b->note_items[note] || is_in_link(b, reference))
        return reference;
    uint32_t link = builder_add(b, reference, TAG_LINK), leaf = builder_add(b, link, TAG_SPAN);
    struct tag_area area = {
        .link = NO_INDEX, .goal = b->note_items[note], .name = name_of(b, &b->doc->notes[note])};
    b->call_area = add_area(b, link, area);
    set_area(b, b->call_area);
    return leaf;
}

uint32_t builder_open_label(struct builder *b, uint32_t label, uint32_t note)
{
    const struct page_item *call = b->call_items[note];
    if (!b->is_live || !call || call->role != ROLE_BLOCK)
        return label;
    uint32_t link = builder_last(b, label);
    if (link == NO_INDEX) {
        struct tag_area area = {
            .link = NO_INDEX, .goal = call, .name = name_of(b, &b->doc->blocks[call->block])};
        link = builder_add(b, label, TAG_LINK);
        add_area(b, link, area);
    }
    set_area(b, b->kids.at[b->elements.at[link].first_kid].index);
    return link;
}

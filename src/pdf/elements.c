/* Elements of the structure in the making, and their kids: see builder.h. */
#include "pdf/builder.h"

uint32_t builder_add_kid(struct builder *b, uint32_t element, struct tag_kid kid)
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
uint32_t builder_make(struct builder *b, uint32_t parent, enum tag tag)
{
    struct tag_element *element = array_add(b->arena, &b->elements);
    *element = (struct tag_element){
        .tag = tag, .parent = parent, .first_kid = NO_INDEX, .last_kid = NO_INDEX};
    return (uint32_t)b->elements.count - 1;
}

uint32_t builder_add(struct builder *b, uint32_t parent, enum tag tag)
{
    uint32_t element = builder_make(b, parent, tag);
    b->elements.at[element].kid =
        builder_add_kid(b, parent, (struct tag_kid){.kind = KID_ELEMENT, .index = element});
    return element;
}

/* Puts an element before the kids of its parent. */
uint32_t builder_add_first(struct builder *b, uint32_t parent, enum tag tag)
{
    uint32_t element = builder_make(b, parent, tag), index = (uint32_t)b->kids.count;
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
void builder_insert(struct builder *b, uint32_t before, uint32_t element)
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
uint32_t builder_last(const struct builder *b, uint32_t element)
{
    uint32_t kid = b->elements.at[element].last_kid;
    bool is_element = kid != NO_INDEX && b->kids.at[kid].kind == KID_ELEMENT;
    return is_element ? b->kids.at[kid].index : NO_INDEX;
}

/* The language that an element's text is in. */
struct slice builder_language(const struct builder *b, uint32_t element)
{
    while (b->elements.at[element].language.length == 0 &&
           b->elements.at[element].parent != NO_INDEX)
        element = b->elements.at[element].parent;
    struct slice own = b->elements.at[element].language;
    return own.length > 0 || b->doc->language_count == 0 ? own : b->doc->languages[0];
}

void builder_set_language(struct builder *b, uint32_t element, struct slice language)
{
    if (!slice_equal(builder_language(b, element), language))
        b->elements.at[element].language = language;
}

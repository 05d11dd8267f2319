/* Single pages: a side is a page, with its bleed, room for marks, and blanks at the end.
 *
 * In: pages and a deliverable without imposition. Out: sides in reader order, all of one size. The
 * bleed may lack at the spine, which is at the left of rectos (of versos where the book is bound at
 * the right), so pages stand differently on their media. */
#include "sheets/geometry.h"
#include "sheets/marks.h"

/* The bleed at the edges of a page as it lies: its spine at the left or right. */
static struct edges lying_bleed(const struct layout *layout, bool is_spine_left)
{
    struct edges bleed = layout->deliver.bleed;
    if (layout->design.binding == BINDING_TOP)
        bleed.inner = bleed.outer = unit_larger(bleed.inner, bleed.outer);
    else if (!is_spine_left)
        bleed = (struct edges){bleed.outer, bleed.inner, bleed.top, bleed.bottom};
    return bleed;
}

static unsigned mark_page(struct arena *arena, const struct layout *layout,
                          const struct sheets *sheets, struct side *side)
{
    struct side_marks marks = {.arena = arena,
                               .layout = layout,
                               .width = sheets->width,
                               .height = sheets->height,
                               .side = side};
    marks_add_page(&marks, side->trim);
    return marks_add(&marks);
}

static void lay_page(struct arena *arena, const struct layout *layout, const struct pages *pages,
                     uint32_t index, struct sheets *out)
{
    struct side *side = &out->sides[index];
    bool is_real = index < pages->page_count;
    bool is_recto = is_real ? pages->pages[index].is_recto : index % 2 == 0;
    struct edges bleed = lying_bleed(layout, is_recto != pages->is_bound_right);
    unit room = layout->deliver.marks ? MARK_ROOM : 0;
    unit x = room + bleed.inner, y = room + bleed.top;
    *side = (struct side){.sheet_no = index + 1, .placement_count = 1};
    side->trim = (struct box){x, y, x + pages->width, y + pages->height};
    side->bleed = box_widen(side->trim, bleed);
    side->placements = arena_alloc(arena, sizeof *side->placements);
    *side->placements = (struct placement){
        .page = is_real ? index : NO_INDEX, .x = x, .y = y, .scale = 1, .clip = side->bleed};
    mark_page(arena, layout, out, side);
}

void sheets_lay_single(struct arena *arena, const struct layout *layout, const struct pages *pages,
                       struct sheets *out)
{
    const struct edges *bleed = &layout->deliver.bleed;
    unit room = layout->deliver.marks ? 2 * MARK_ROOM : 0;
    uint32_t multiple = layout->deliver.page_multiple > 0 ? layout->deliver.page_multiple : 1;
    struct edges lying = lying_bleed(layout, true);
    out->width = pages->width + lying.inner + lying.outer + room;
    out->height = pages->height + bleed->top + bleed->bottom + room;
    out->side_count = (pages->page_count + multiple - 1) / multiple * multiple;
    out->sheet_count = out->side_count;
    out->blank_count = out->side_count - pages->page_count;
    out->sides = arena_alloc_items(arena, out->side_count, sizeof *out->sides);
    for (uint32_t i = 0; i < out->side_count; i++)
        lay_page(arena, layout, pages, i, out);
}

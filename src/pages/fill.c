/* The stage: title page, flow, breaks, and each page's items at their places.
 *
 * In: a galley. Out: `struct pages`. Page 1 is the title page where the design has one and the
 * content something to put on it; the flow follows from page 2, else it begins on page 1. Blocks
 * that no title element names stand in the flow, so nothing is lost. On a page: the running head,
 * text, links over it, notes, folio.
 *
 * Costs (struct paging) are summed by the breaker; its essay has the formula. */
#include "pages/fill.h"

#include <assert.h>
#include <string.h>

const struct setting *fill_setting(const struct fill *fill, uint32_t paragraph)
{
    static const struct setting empty;
    const struct galley_paragraph *here = &fill->galley->paragraphs[paragraph];
    return here->setting_count > 0 ? &here->settings[fill->picked[paragraph]] : &empty;
}

unit frame_left(const struct fill *fill, bool is_recto)
{
    const struct design *design = fill->design;
    if (design->binding == BINDING_TOP)
        return design->inner;
    return is_recto != fill->is_bound_right ? design->inner : design->outer;
}

unit frame_baseline(const struct fill *fill, uint32_t row)
{
    return fill->design->top + fill->design->grid_top + fill->design->grid * row;
}

uint32_t frame_room(const struct design *design)
{
    unit height = design->page_height - design->top - design->bottom - design->grid_top;
    if (design->grid <= 0 || height < 0)
        return 0;
    unit lines = height / design->grid + 1;
    return lines > ROOM_LARGEST ? ROOM_LARGEST : (uint32_t)lines;
}

static bool is_bound_right(const struct design *design, const struct doc *doc)
{
    switch (design->binding) {
    case BINDING_AUTO:
        return doc->direction == DIRECTION_RTL;
    case BINDING_RIGHT:
        return true;
    case BINDING_LEFT:
    case BINDING_TOP:
        break;
    }
    return false;
}

/* Running heads by the block that they repeat. */
static void find_heads(struct fill *fill)
{
    const struct doc *doc = fill->doc;
    const struct text *text = fill->galley->text;
    fill->title_block = NO_INDEX;
    fill->heads = arena_alloc_items(fill->scratch, doc->block_count, sizeof *fill->heads);
    for (uint32_t i = doc->block_count; i-- > 0;) {
        fill->heads[i] = NO_INDEX;
        if (doc->blocks[i].kind == BLOCK_TITLE)
            fill->title_block = i;
    }
    for (uint32_t i = text->paragraph_count; i-- > 0;) {
        const struct paragraph *here = &text->paragraphs[i];
        if (here->role == PARAGRAPH_HEAD && here->block < doc->block_count)
            fill->heads[here->block] = i;
    }
}

struct page *fill_add_page(struct fill *fill, struct page_list *pages)
{
    struct page *page = array_add(fill->arena, pages);
    page->number = (uint32_t)pages->count;
    page->is_recto = page->number % 2 == 1;
    page->item_count = (uint32_t)fill->items.count;
    page->items = arena_alloc_items(fill->arena, page->item_count, sizeof *page->items);
    if (page->item_count > 0)
        memcpy(page->items, fill->items.at, page->item_count * sizeof *page->items);
    fill->items.count = 0;
    page->placed_count = (uint32_t)fill->placed.count;
    page->lines = arena_alloc_items(fill->arena, page->placed_count, sizeof *page->lines);
    if (page->placed_count > 0)
        memcpy(page->lines, fill->placed.at, page->placed_count * sizeof *page->lines);
    fill->placed.count = 0;
    return page;
}

static void report_overfull(struct fill *fill, const struct flow *flow, const struct row_page *page)
{
    const struct row *row = &flow->picked_rows[page->first];
    if (row->height > fill->room)
        return; /* reported when the flow was made */
    const struct flow_source *source = &flow->picked_sources[page->first];
    diag_error(fill->diag, fill->galley->paragraphs[source->paragraph].place, "notes-too-high",
               "a line and its footnotes do not fit a page together: %u grid lines of text and "
               "%u of room beside the notes",
               row->height, page->room);
    diag_hint(fill->diag, "shorten the footnote, or call it from another paragraph");
    fill->has_failed = true;
}

/* Lines of a row hang from its last grid line, which carries its last baseline; between two half
 * gaps they stand half a line above it. */
static void place_row(struct fill *fill, const struct flow_source *source, uint32_t page,
                      uint32_t last_row, bool is_between)
{
    unit leading = fill->galley->paragraphs[source->paragraph].leading;
    unit last = frame_baseline(fill, last_row) - (is_between ? fill->design->grid / 2 : 0);
    for (uint32_t i = 0; i < source->line_count; i++)
        place_line(fill, source->paragraph, source->first_line + i, page,
                   last - leading * (source->line_count - 1 - i));
}

static bool is_of_grid(const struct fill *fill, uint32_t paragraph)
{
    return paragraph < fill->doc->block_count && fill->doc->blocks[paragraph].grid_no > 0;
}

/* Places what a page sets again at its top, in `rows` grid lines of which the first is `first_row`;
 * returns their number. */
static uint32_t place_repeated(struct fill *fill, const struct flow_source *source, uint32_t rows,
                               uint32_t page, uint32_t first_row)
{
    if (rows == 0)
        return 0;
    uint32_t line_count = fill_setting(fill, source->head)->line_count;
    unit leading = fill->galley->paragraphs[source->head].leading;
    unit last = frame_baseline(fill, first_row + rows - 1);
    for (uint32_t i = 0; i < line_count; i++)
        place_again(fill, source->head, i, page, last - leading * (line_count - 1 - i));
    return rows;
}

/* Places the rows of a page, `sunk` grid lines below its top; returns the notes that they call. */
static struct note_list place_rows(struct fill *fill, const struct flow *flow,
                                   const struct row_page *page, uint32_t page_index, uint32_t sunk)
{
    struct note_list notes = {0};
    uint32_t count = page->end - page->first;
    uint32_t *added = arena_alloc_items(fill->scratch, count, sizeof *added);
    rows_spread(flow->picked_rows, page, added);
    uint32_t below = sunk; /* the grid line below what is placed */
    uint32_t halves = 0;   /* gaps with half a line more */
    size_t row_items = 0;  /* where those of the present row of a grid begin */
    if (count > 0)
        below += place_repeated(fill, &flow->picked_sources[page->first],
                                flow->picked_rows[page->first].repeat, page_index, sunk);
    for (uint32_t i = 0; i < count; i++) {
        const struct row *row = &flow->picked_rows[page->first + i];
        const struct flow_source *source = &flow->picked_sources[page->first + i];
        below += row->height + added[i] + (i > 0 ? row->gap : 0);
        if (i > 0 && row->is_half)
            below += halves++ % 2 == 0;
        row_items =
            i > 0 && source[-1].paragraph == source->paragraph ? row_items : fill->items.count;
        place_row(fill, source, page_index, below - 1, halves % 2 == 1);
        bool is_done = i + 1 == count || source[1].paragraph != source->paragraph;
        if (is_done && is_of_grid(fill, source->paragraph))
            place_by_cells(fill, row_items);
        const struct setting *setting = fill_setting(fill, source->paragraph);
        for (uint32_t l = 0; l < source->line_count; l++)
            notes_collect(fill, &notes, &setting->lines[source->first_line + l]);
    }
    return notes;
}

/* The closing ornament stands under the last text, where its page has the room; it never makes a
 * page, and a colophon closes a booklet by itself. */
static void place_end_ornament(struct fill *fill, const struct flow *flow,
                               const struct row_page *page, uint32_t page_index)
{
    uint32_t ornament = fill->galley->text->end_ornament;
    uint32_t last = flow->picked_sources[page->end - 1].paragraph;
    bool is_end = flow->is_last && page->end == flow->count && last < fill->doc->block_count &&
                  fill->doc->blocks[last].kind != BLOCK_CREDIT && !doc_is_filler(fill->doc, last);
    if (ornament == NO_INDEX || !is_end || fill_setting(fill, ornament)->line_count != 1)
        return;
    uint32_t row = page->used + flow_ornament_rows(fill, ornament);
    if (row <= page->room)
        place_line(fill, ornament, 0, page_index, frame_baseline(fill, row - 1));
}

void flow_place_text(struct fill *fill, const struct flow *flow, const struct row_page *from,
                     uint32_t number, uint32_t sunk)
{
    if (fill->design->head_baseline != 0)
        place_head(fill, number, flow->picked_sources[from->first].paragraph);
    struct note_list notes = place_rows(fill, flow, from, number - 1, sunk);
    place_end_ornament(fill, flow, from, number - 1);
    notes_place(fill, &notes, number - 1);
}

struct page *fill_end_page(struct fill *fill, struct page_list *pages)
{
    bool has_folio =
        fill->design->folio_place != FOLIO_NONE && fill->galley->text->folio != NO_INDEX;
    if (has_folio)
        place_folio(fill, (uint32_t)pages->count + 1);
    struct page *page = fill_add_page(fill, pages);
    page->has_folio = has_folio;
    return page;
}

static void place_page(struct fill *fill, const struct flow *flow, const struct row_page *from,
                       struct page_list *pages)
{
    flow_place_text(fill, flow, from, (uint32_t)pages->count + 1, 0);
    if (from->is_overfull)
        report_overfull(fill, flow, from);
    struct page *page = fill_end_page(fill, pages);
    page->line_count = from->used;
    page->room_lines = from->room;
    page->stretch_lines = from->stretch;
    page->cost = from->cost;
    page->costs = from->costs;
    page->is_ended = from->is_last && !flow->is_last;
}

struct row_rules flow_rules(const struct fill *fill, uint32_t page_count)
{
    return (struct row_rules){
        .costs = &fill->design->paging,
        .room = fill->room,
        .starts_recto = page_count % 2 == 0,
        .grid = fill->design->grid,
        .note_gap = fill->note_gap,
        .note_heights = fill->note_heights,
        .note_total = fill->doc->note_count,
    };
}

uint32_t flow_break(struct fill *fill, struct flow *flow, const struct row_rules *rules,
                    struct row_page **pages, double *cost)
{
    uint32_t *picked = arena_alloc_items(fill->scratch, flow->group_count, sizeof *picked);
    uint32_t count = groups_paginate(fill->scratch, fill->scratch, flow->groups, flow->group_count,
                                     rules, picked, pages, cost);
    assert(count > 0 || flow->group_count == 0); /* no penalty of a flow is infinite */
    flow_pick(fill, flow, picked);
    return count;
}

static enum section_start start_of(const struct fill *fill, uint32_t block)
{
    const struct doc *doc = fill->doc;
    uint32_t section = doc->blocks[block].section;
    if (section == NO_INDEX || doc->sections[section].first_block != block)
        return START_ANYWHERE;
    return doc->sections[section].start;
}

uint32_t flow_end(const struct fill *fill, uint32_t first)
{
    uint32_t end = fillers_first_block(fill), block = first + 1;
    while (block < end && start_of(fill, block) == START_ANYWHERE)
        block++;
    return block < end ? block : end;
}

uint32_t flow_blanks(const struct fill *fill, uint32_t first, uint32_t page_count)
{
    enum section_start start = start_of(fill, first);
    bool is_next_recto = page_count % 2 == 0;
    return (start == START_RECTO && !is_next_recto) || (start == START_SPREAD && is_next_recto);
}

/* Places the text, flow by flow. A page that is left blank has no folio: it is no page of a text.
 */
static void place_flows(struct fill *fill, struct page_list *pages, double *cost)
{
    uint32_t end = fillers_first_block(fill);
    *cost = 0;
    for (uint32_t first = 0, next; first < end; first = next) {
        next = flow_end(fill, first);
        for (uint32_t i = flow_blanks(fill, first, (uint32_t)pages->count); i > 0; i--)
            fill_add_page(fill, pages);
        struct flow flow = flow_make(fill, first, next);
        struct row_rules rules = flow_rules(fill, (uint32_t)pages->count);
        struct row_page *row_pages = NULL;
        double flow_cost = 0;
        uint32_t count = flow_break(fill, &flow, &rules, &row_pages, &flow_cost);
        for (uint32_t i = 0; i < count; i++)
            place_page(fill, &flow, &row_pages[i], pages);
        *cost += flow_cost;
    }
}

bool fill_open(struct fill *fill)
{
    fill->picked =
        arena_alloc_items(fill->scratch, fill->galley->paragraph_count, sizeof *fill->picked);
    notes_measure(fill);
    find_heads(fill);
    return title_find_blocks(fill);
}

static void fill_pages(struct fill *fill, struct pages *out)
{
    struct page_list pages = {0};
    if (fill_open(fill)) {
        title_place(fill);
        fill_add_page(fill, &pages);
    }
    place_flows(fill, &pages, &out->cost);
    out->flow_count = (uint32_t)pages.count;
    fillers_place(fill, &pages);
    out->pages = pages.at;
    out->page_count = (uint32_t)pages.count;
    out->destinations = fill->destinations.at;
    out->destination_count = (uint32_t)fill->destinations.count;
}

bool pages_fill(struct arena *arena, const struct edition *edition, struct pages *out)
{
    struct diag *diag = edition->diag;
    const struct doc *doc = edition->doc;
    const struct design *design = edition->design;
    const struct galley *galley = edition->galley;
    assert(galley->paragraph_count >= doc->block_count);
    *out = (struct pages){.width = design->page_width,
                          .height = design->page_height,
                          .direction = doc->direction,
                          .is_bound_right = is_bound_right(design, doc),
                          .is_book = galley->text->is_book};
    uint32_t room = frame_room(design);
    if (room == 0) {
        struct place place = doc->block_count > 0 ? doc->blocks[0].place : NO_PLACE;
        diag_error(diag, place, "page-without-room",
                   "not one line fits between the page's top and bottom margins");
        diag_hint(diag, "make the page higher, or its margins smaller");
        return false;
    }
    struct arena *scratch = arena_make(0);
    struct fill fill = {.arena = arena,
                        .scratch = scratch,
                        .diag = diag,
                        .doc = doc,
                        .design = design,
                        .fonts = edition->fonts,
                        .galley = galley,
                        .is_bound_right = out->is_bound_right,
                        .room = room};
    fill_pages(&fill, out);
    arena_free(scratch);
    return !fill.has_failed;
}

bool pages_stage(struct arena *arena, struct edition *edition)
{
    struct pages *pages = arena_alloc(arena, sizeof *pages);
    edition->pages = pages;
    pages_check_fillers(edition->diag, edition->content, edition->design);
    return pages_fill(arena, edition, pages);
}

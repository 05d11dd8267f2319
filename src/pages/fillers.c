/* Fillers: pages that are left over on the last sheet of four.
 *
 * In: the pages of the flow, the design's list, the content's sections of these kinds. Out: pages
 * up to a whole sheet, one filler each, in the order of the list. Then its last kind that can go on
 * does: ruled lines or nothing; where it has neither, no further page is made. What has nothing to
 * say, or does not fit one page, is passed by with a note: a filler never makes a sheet, and what
 * an author wrote never vanishes without a word. */
#include <assert.h>

#include "pages/fill.h"

uint32_t fillers_first_block(const struct fill *fill)
{
    uint32_t end = fill->doc->block_count;
    while (end > 0 && doc_is_filler(fill->doc, end - 1))
        end--;
    return end;
}

static const struct section *find_section(const struct doc *doc, enum section_kind kind)
{
    for (uint32_t i = 0; i < doc->section_count; i++)
        if (doc->sections[i].kind == kind)
            return &doc->sections[i];
    return NULL;
}

/* A section as one page of its own; false where it needs more, or has nothing. */
static bool break_section(struct fill *fill, const struct section *section, uint32_t page_count,
                          struct flow *flow, struct row_page *page)
{
    struct row_page *pages = NULL;
    struct paging costs = fill->design->paging;
    double cost;
    if (!section || section->block_count == 0)
        return false;
    costs.new_page = COST_STRANDED; /* one page, where any setting of its paragraphs allows it */
    *flow = flow_make(fill, section->first_block, section->first_block + section->block_count);
    struct row_rules rules = flow_rules(fill, page_count);
    rules.costs = &costs;
    if (flow_break(fill, flow, &rules, &pages, &cost) != 1 || pages[0].is_overfull)
        return false;
    *page = pages[0];
    return true;
}

/* Ruled lines for what a reader prays for, one on every second grid line; the heading stands over
 * the first page of them. */
static void place_prayer_notes(struct fill *fill, struct page_list *pages, bool is_first)
{
    const struct design *design = fill->design;
    uint32_t number = (uint32_t)pages->count + 1, first = 1;
    bool is_ruled = design->note_rule_width > 0 && design->note_rule_thickness > 0;
    unit thickness = is_ruled ? design->note_rule_thickness : UNIT_PT / 2;
    uint32_t style = design_find_style(design, SLICE("ruled"));
    uint32_t color = style != NO_INDEX ? design->styles[style].color
                     : is_ruled        ? design->note_rule_color
                                       : 0;
    const struct section *section = find_section(fill->doc, SECTION_PRAYER_NOTES);
    struct flow flow;
    struct row_page heading;
    if (is_first && break_section(fill, section, number - 1, &flow, &heading)) {
        flow_place_text(fill, &flow, &heading, number, 0);
        first = (heading.used + 1) | 1;
    }
    for (uint32_t row = first; row < fill->room; row += 2)
        place_rule(fill, frame_left(fill, number % 2 == 1), frame_baseline(fill, row),
                   fill->galley->measure, thickness, color);
    fill_end_page(fill, pages);
}

/* A page of its own is composed like a title page: what stands on it a little above the middle. */
enum { SUNK = 4, SUNK_OF = 9 };

static void tell_left_out(struct diag *diag, const struct section *section, const char *why)
{
    diag_note(diag, section->place, "fill", "next_steps is not shown: %s", why);
}

static void place_next_steps(struct fill *fill, struct page_list *pages)
{
    const struct section *section = find_section(fill->doc, SECTION_NEXT_STEPS);
    struct flow flow;
    struct row_page page;
    if (!section)
        diag_note(fill->diag, fill->design->filler_place, "fill",
                  "next-steps is passed by: the content has no 'next_steps:'");
    else if (pages->count % SHEET_PAGES == 0)
        tell_left_out(fill->diag, section, "no page is left over on the last sheet");
    else if (!break_section(fill, section, (uint32_t)pages->count, &flow, &page))
        tell_left_out(fill->diag, section, "it does not fit one page");
    else {
        uint32_t empty = page.room > page.used ? page.room - page.used : 0;
        flow_place_text(fill, &flow, &page, (uint32_t)pages->count + 1, empty * SUNK / SUNK_OF);
        fill_end_page(fill, pages);
    }
}

void fillers_place(struct fill *fill, struct page_list *pages)
{
    const struct design *design = fill->design;
    enum filler last = FILLER_COUNT;
    bool has_heading = false;
    for (uint32_t i = 0; i < design->filler_count || last != FILLER_COUNT; i++) {
        enum filler filler = i < design->filler_count ? design->fillers[i] : last;
        bool is_left = pages->count % SHEET_PAGES != 0;
        if (!is_left && i >= design->filler_count)
            return;
        if (filler == FILLER_NEXT_STEPS) {
            place_next_steps(fill, pages);
            continue;
        }
        last = filler;
        if (is_left && filler == FILLER_PRAYER_NOTES)
            place_prayer_notes(fill, pages, !has_heading);
        else if (is_left)
            fill_add_page(fill, pages);
        has_heading |= filler == FILLER_PRAYER_NOTES;
    }
}

void pages_check_fillers(struct diag *diag, const struct doc *doc, const struct design *design)
{
    const struct section *section = find_section(doc, SECTION_NEXT_STEPS);
    for (uint32_t i = 0; i < design->filler_count; i++)
        if (design->fillers[i] == FILLER_NEXT_STEPS)
            return;
    if (!section)
        return;
    tell_left_out(diag, section, "the layout's `fill` does not name next-steps");
    diag_hint(diag, "let the layout say 'fill: [next-steps]'");
}

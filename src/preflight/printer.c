/* What a printer cannot print: ink in the margins that its profile names.
 *
 * In: placed pages, the profile. Out: one warning, about the edge where most is lost. An item's box
 * is turned and scaled with its page onto the sheet. */
#include "preflight/measures.h"

struct loss {
    unit depth; /* how far ink reaches into a margin */
    size_t edge;
    uint32_t page_number;
};

/* An item's ink on the sheet. Pages of an office sheet are upright or turned half. */
static struct box box_on_sheet(const struct preflight_job *job, const struct placement *placement,
                               const struct box *ink)
{
    double scale = placement->scale;
    struct box box = {(unit)((double)ink->left * scale), (unit)((double)ink->top * scale),
                      (unit)((double)ink->right * scale), (unit)((double)ink->bottom * scale)};
    if (placement->quarter_turns == 2) {
        unit width = (unit)((double)job->pages->width * scale);
        unit height = (unit)((double)job->pages->height * scale);
        box = (struct box){width - box.right, height - box.bottom, width - box.left,
                           height - box.top};
    }
    return (struct box){box.left + placement->x, box.top + placement->y, box.right + placement->x,
                        box.bottom + placement->y};
}

static void note_loss(const struct preflight_job *job, const struct box *box, uint32_t page_number,
                      struct loss *worst)
{
    const struct edges *margins = &job->layout->deliver.printer.margins;
    const unit depths[4] = {
        margins->inner - box->left, box->right - job->sheets->width + margins->outer,
        margins->top - box->top, box->bottom - job->sheets->height + margins->bottom};
    for (size_t edge = 0; edge < 4; edge++)
        if (depths[edge] > worst->depth)
            *worst = (struct loss){depths[edge], edge, page_number};
}

static void measure_placement(const struct preflight_job *job, const struct placement *placement,
                              struct loss *worst)
{
    if (placement->page == NO_INDEX)
        return;
    const struct page *page = &job->pages->pages[placement->page];
    for (uint32_t i = 0; i < page->item_count; i++) {
        if (!item_is_shown(&page->items[i]))
            continue;
        struct box ink = item_ink(job, &page->items[i]);
        struct box box = box_on_sheet(job, placement, &ink);
        note_loss(job, &box, page->number, worst);
    }
}

void preflight_check_printer(struct diag *diag, const struct preflight_job *job)
{
    static const char *const names[4] = {"left", "right", "top", "bottom"};
    struct loss worst = {0};
    for (uint32_t s = 0; s < job->sheets->side_count; s++)
        for (uint32_t p = 0; p < job->sheets->sides[s].placement_count; p++)
            measure_placement(job, &job->sheets->sides[s].placements[p], &worst);
    const struct edges *margins = &job->layout->deliver.printer.margins;
    bool has_margins =
        margins->inner > 0 || margins->outer > 0 || margins->top > 0 || margins->bottom > 0;
    if (!has_margins || worst.depth <= 0)
        return;
    diag_warning(diag, job->layout->deliver.places.printer, "printer-margin",
                 "page %u reaches %.1f mm into the %s margin of the sheet, where this printer "
                 "cannot print",
                 worst.page_number, unit_mm(worst.depth), names[worst.edge]);
    diag_hint(diag, "wider page margins, or a larger sheet");
}

/* Measuring what was placed: inks, rules, type, distances to the edges that are trimmed or folded.
 *
 * In: pages, sheets with their creep, the palette. Out: the extremes, each with where it is. An
 * item's ink is taken for its face's whole height, so distances are never longer than real ones.
 * Creep: pages that were shifted lie nearer to the fold by it; with no correction the inner sheets
 * lose it at the outer edge. */
#include "preflight/measures.h"

struct measure {
    const struct preflight_job *job;
    struct placed_facts facts;
};

static void measure_color(struct measure *m, uint32_t index)
{
    const struct palette *palette = m->job->palette;
    const struct color *color = &palette->colors[index];
    uint32_t spot = palette->separations[index];
    double total = 100;
    if (spot != NO_INDEX) {
        m->facts.has_spot[spot] = true;
    } else if (color->space == COLOR_GRAY) {
        m->facts.has_ink[3] |= color->parts[0] > 0;
        total = 100 * color->parts[0];
    } else {
        total = 0;
        for (size_t ink = 0; ink < 4; ink++) {
            m->facts.has_ink[ink] |= color->parts[ink] > 0;
            total += 100 * color->parts[ink];
        }
    }
    if (total <= m->facts.total)
        return;
    m->facts.total = total;
    m->facts.total_color = index;
}

struct box item_ink(const struct preflight_job *job, const struct page_item *item)
{
    struct box box = {item->x, item->y, item->x + item->width, item->y + item->height};
    if (item->kind != PAGE_GLYPHS)
        return box;
    const struct piece *piece = item->piece;
    const struct face *face = job->faces[piece->face];
    box.top = item->y - unit_of_font(face->cap_height, piece->size, face->units_per_em);
    box.bottom = item->y - unit_of_font(face->descender, piece->size, face->units_per_em);
    return box;
}

static void measure_distance(struct measure *m, unit distance, uint32_t page_number)
{
    if (m->facts.safe_page != 0 && distance >= m->facts.safe)
        return;
    m->facts.safe = distance;
    m->facts.safe_page = page_number;
}

/* Least creep that nobody corrected. */
static unit lost_outside(const struct preflight_job *job)
{
    const struct deliver *deliver = &job->layout->deliver;
    bool is_folded = deliver->imposition == IMPOSITION_SADDLE;
    uint32_t sheets = deliver->signature > 0 && deliver->signature < job->sheets->sheet_count
                          ? deliver->signature
                          : job->sheets->sheet_count;
    return is_folded && deliver->creep == CREEP_NONE && sheets > 0 ? deliver->caliper * (sheets - 1)
                                                                   : 0;
}

static void measure_edges(struct measure *m, const struct placement *placement,
                          const struct page *page, const struct box *ink)
{
    const struct pages *pages = m->job->pages;
    bool is_shifted = placement->scale >= 1;
    bool is_spine_left = page->is_recto != pages->is_bound_right;
    unit to_left = ink->left, to_right = pages->width - ink->right;
    unit *inner = is_spine_left ? &to_left : &to_right;
    unit *outer = is_spine_left ? &to_right : &to_left;
    if (is_shifted && placement->creep > 0)
        *inner -= placement->creep;
    *outer -= lost_outside(m->job);
    const unit distances[4] = {to_left, to_right, ink->top, pages->height - ink->bottom};
    for (size_t i = 0; i < 4; i++)
        measure_distance(m, (unit)((double)distances[i] * placement->scale), page->number);
}

bool item_is_shown(const struct page_item *item)
{
    return item->kind == PAGE_RULE || item->kind == PAGE_IMAGE || item->kind == PAGE_PATH ||
           (item->kind == PAGE_GLYPHS && item->piece->part != PART_LINE_SPACE &&
            item->piece->glyph_count > 0);
}

/* A picture may have all inks, brought under the layout's limit when it was written. Colours of a
 * gray file are black alone. */
static void measure_picture(struct measure *m, const struct placement *placement,
                            const struct page_item *item)
{
    double inches = unit_points(item->width) * placement->scale / 72;
    double resolution = m->job->doc->figures[item->figure].pixel_width / inches;
    if (m->facts.image_count++ == 0 || resolution < m->facts.least_resolution)
        m->facts.least_resolution = resolution;
    for (int ink = m->job->palette->is_gray ? 3 : 0; ink < 4; ink++)
        m->facts.has_ink[ink] = true;
}

static void measure_item(struct measure *m, const struct placement *placement,
                         const struct page *page, const struct page_item *item)
{
    if (!item_is_shown(item))
        return;
    struct box ink = item_ink(m->job, item);
    measure_edges(m, placement, page, &ink);
    if (item->kind == PAGE_IMAGE) {
        measure_picture(m, placement, item);
        return;
    }
    if (item->kind == PAGE_GLYPHS) {
        unit size = (unit)((double)item->piece->size * placement->scale);
        if (m->facts.smallest_type == 0 || size < m->facts.smallest_type)
            m->facts.smallest_type = size;
        measure_color(m, item->piece->color);
        return;
    }
    if (item->kind == PAGE_PATH) {
        measure_color(m, item->color);
        return;
    }
    unit least = item->width < item->height ? item->width : item->height;
    least = (unit)((double)least * placement->scale);
    if (!m->facts.has_rules || least < m->facts.smallest_rule)
        m->facts.smallest_rule = least;
    m->facts.has_rules = true;
    measure_color(m, item->color);
}

struct placed_facts measure_placed(struct arena *arena, const struct preflight_job *job)
{
    struct measure m = {.job = job};
    m.facts.has_spot = arena_alloc_items(arena, job->palette->spot_count, sizeof(bool));
    for (uint32_t s = 0; s < job->sheets->side_count; s++) {
        const struct side *side = &job->sheets->sides[s];
        for (uint32_t p = 0; p < side->placement_count; p++) {
            const struct placement *placement = &side->placements[p];
            if (placement->page == NO_INDEX)
                continue;
            const struct page *page = &job->pages->pages[placement->page];
            for (uint32_t i = 0; i < page->item_count; i++)
                measure_item(&m, placement, page, &page->items[i]);
        }
    }
    return m.facts;
}

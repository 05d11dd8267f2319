/* The way back through the page breaker's tables.
 *
 * In: the filled tables. Out: the pages, and the setting of each group. The tables know of a page
 * only where it starts and its look; how it was filled is found again here, by filling it once more
 * with every table of heights kept. Invariant: the choices are made in the same order and by the
 * same comparisons as in breaker.c, so the costs of the pages sum to the least that it found. */
#include <assert.h>
#include <math.h>

#include "pages/tables.h"

/* A page as the tables know it. */
struct traced_page {
    uint32_t start, end; /* spots */
    bool is_recto;
    uint16_t look, facing;
};

/* The height and the opening by which a page of a known look was cheapest; as try_page finds them.
 */
static uint32_t best_height(const struct breaker *breaker, const struct page_end *page,
                            uint32_t look, struct opening *best_opening)
{
    uint32_t best = 0;
    double least = INFINITY;
    for (uint32_t i = 0; i < page->heights.span; i++) {
        int64_t slack;
        if (!rows_page_slack(breaker, page, i, &slack))
            continue;
        struct opening opening = {0};
        do {
            int64_t empty = slack - opening.lines;
            if ((opening.lines > 0 && empty >= FOOT_LARGEST) ||
                rows_look_of(breaker, page->stack, empty, opening.level) != look)
                continue;
            double cost = page->heights.costs[i] + rows_cost_of_foot(breaker, empty) +
                          rows_cost_of_gaps(breaker, &opening, empty);
            if (cost < least) {
                least = cost;
                best = i;
                *best_opening = opening;
            }
        } while (opening_add(&opening, page->stack->levels, slack));
    }
    return best;
}

/* What the feet of a recto and of the verso that it faces cost. */
static double uneven_cost(const struct breaker *breaker, const struct traced_page *traced)
{
    uint32_t notes = breaker->feet;
    uint32_t here = traced->look % (notes + 1), there = traced->facing % (notes + 1);
    if (traced->facing == NO_FACING || here == notes || there == notes)
        return 0;
    return breaker->uneven[here > there ? here - there : there - here];
}

/* Fills in a page that ends with the height at `i` of its table. */
static struct row_page describe_page(const struct breaker *breaker,
                                     const struct traced_page *traced, const struct page_end *page,
                                     uint32_t i, const struct opening *opening)
{
    uint32_t room = breaker->rules->room, natural = page->heights.low + i + page->below;
    int64_t slack = (int64_t)room - natural - page->stack->note_rows;
    struct row_page out = {.is_recto = traced->is_recto,
                           .is_last = traced->end == breaker->end,
                           .room =
                               room > page->stack->note_rows ? room - page->stack->note_rows : 0,
                           .used = natural + opening->lines,
                           .opening = opening->level,
                           .stretch = opening->lines,
                           .is_overfull = slack < 0};
    out.costs = (struct page_costs){
        .new_page = breaker->rules->costs->new_page,
        .penalty = rows_penalty_of(breaker, traced->end),
        .hyphen = rows_hyphen_of(breaker, traced->end, traced->is_recto),
        .foot = out.is_last ? 0 : rows_cost_of_foot(breaker, slack - opening->lines),
        .gaps = rows_cost_of_gaps(breaker, opening, out.is_last ? 0 : slack - opening->lines),
        .uneven = out.is_last ? 0 : uneven_cost(breaker, traced),
        .last = out.is_last ? rows_cost_of_last(breaker, slack, natural) : 0,
        .settings = page->heights.costs[i] + page->charge,
    };
    out.cost = out.costs.new_page + out.costs.penalty + out.costs.hyphen + out.costs.foot +
               out.costs.gaps + out.costs.uneven + out.costs.last + out.costs.settings;
    return out;
}

/* A page's groups with their tables of heights, kept for the way back. */
struct table_list {
    struct height_costs *at;
    size_t count, room;
};

/* Fills the page again up to its last group, keeping each table. */
static struct filling refill(struct breaker *breaker, const struct traced_page *traced,
                             struct table_list *tables)
{
    size_t heights = (size_t)breaker->rules->room + 1;
    struct filling page = rows_fill_start(
        breaker, traced->start, arena_alloc_items(breaker->scratch, heights, sizeof(double)));
    const struct spot *end = &breaker->spots[traced->end];
    uint32_t end_group = traced->end == breaker->end ? breaker->group_count : end->group;
    *array_add(breaker->scratch, tables) = page.heights;
    for (uint32_t group = breaker->spots[traced->start].group; group < end_group; group++) {
        struct group_part part = rows_part_of(breaker, traced->start, group);
        rows_fill_part(breaker, &page, &part,
                       arena_alloc_items(breaker->scratch, heights, sizeof(double)),
                       arena_alloc(breaker->scratch, heights));
        *array_add(breaker->scratch, tables) = page.heights;
    }
    return page;
}

/* Goes back through the tables from the height at `i` of the last; notes each group's setting. */
static void pick_settings(const struct breaker *breaker, const struct traced_page *traced,
                          const struct table_list *tables, uint32_t i, uint32_t *picked)
{
    uint32_t first = breaker->spots[traced->start].group;
    for (size_t t = tables->count; t-- > 1;) {
        uint32_t group = first + (uint32_t)t - 1;
        struct group_part part = rows_part_of(breaker, traced->start, group);
        uint32_t setting = tables->at[t].picks[i];
        if (!part_is_rest(&part))
            picked[group] = setting;
        uint32_t own = part_height(&part, setting, t == 1, tables->at[t].halves);
        uint32_t height = tables->at[t].low + i - own;
        i = height - tables->at[t - 1].low;
    }
}

/* The same of the last page, whose opening is known. */
static uint32_t last_height(const struct breaker *breaker, const struct page_end *page,
                            struct opening *opening)
{
    double cost;
    while (opening->level < breaker->final.opening)
        opening_add(opening, page->stack->levels, breaker->rules->room);
    return rows_best_last(breaker, page, opening->lines, &cost);
}

/* Finds again how a page was filled. */
static struct row_page retrace_page(struct breaker *breaker, const struct traced_page *traced,
                                    uint32_t *picked)
{
    struct arena_mark mark = arena_mark(breaker->scratch);
    struct table_list tables = {0};
    struct filling page = refill(breaker, traced, &tables);
    struct page_end end = {traced->end, page.heights, 0, 0, &page.stack, page.stack.row_count == 1};
    struct row_stack stack = rows_stack_over(breaker, &page);
    const struct spot *spot = &breaker->spots[traced->end];
    if (traced->end != breaker->end && spot->row > 0) {
        struct group_part part = rows_part_of(breaker, traced->start, spot->group);
        for (uint32_t r = part.row_first; r < spot->row; r++)
            rows_end_inside(breaker, &page, &part, spot->setting, &stack, &end);
        picked[spot->group] = spot->setting;
    }
    struct opening opening = {0};
    uint32_t i = traced->end == breaker->end ? last_height(breaker, &end, &opening)
                                             : best_height(breaker, &end, traced->look, &opening);
    struct row_page out = describe_page(breaker, traced, &end, i, &opening);
    pick_settings(breaker, traced, &tables, i, picked);
    arena_release(breaker->scratch, mark);
    return out;
}

/* The page before one that starts at `end`, which is a verso where `is_recto` is false. */
static struct traced_page trace_back(const struct breaker *breaker, uint32_t end, bool is_recto,
                                     uint16_t look)
{
    if (is_recto) {
        const struct recto_end *recto = &breaker->recto[end];
        return (struct traced_page){recto->start, end, true, recto->look, recto->facing};
    }
    uint32_t start = breaker->verso_start[(size_t)end * breaker->looks + look];
    return (struct traced_page){start, end, false, look, NO_FACING};
}

/* Walks the tables back from the last page; fills `pages` from the end, where there are any, and
 * `starts` with the spots at which they start. Returns their number. */
uint32_t rows_trace_pages(struct breaker *breaker, struct row_page *pages, uint32_t *starts,
                          uint32_t page_count, uint32_t *picked)
{
    const struct final_page *final = &breaker->final;
    struct traced_page page = {final->start, breaker->end, final->is_recto, 0, final->facing};
    for (uint32_t count = 1;; count++) {
        if (pages) {
            pages[page_count - count] = retrace_page(breaker, &page, picked);
            starts[page_count - count] = page.start;
        }
        if (page.start == 0)
            return count;
        page = trace_back(breaker, page.start, !page.is_recto, page.facing);
    }
}

/* Counts the pages' rows through the settings that were picked. */
void rows_number(const struct breaker *breaker, struct row_page *pages, const uint32_t *starts,
                 uint32_t page_count, const uint32_t *picked)
{
    uint32_t row = 0, page = 0;
    for (uint32_t group = 0; group < breaker->group_count; group++) {
        for (; page < page_count && breaker->spots[starts[page]].group == group; page++)
            pages[page].first = row + breaker->spots[starts[page]].row;
        row += breaker->groups[group].settings[picked[group]].row_count;
    }
    for (page = 0; page < page_count; page++)
        pages[page].end = page + 1 < page_count ? pages[page + 1].first : row;
}

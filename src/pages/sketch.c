/* Pages that are broken and not placed: for a fit's trials, and for `orison why`.
 *
 * In: a galley. Out: how many pages it makes; or, for one break, the best pages without it. Both
 * break the flow as pages_fill does, so what they tell holds for the finished pages.
 *
 * A rival is found by breaking the whole booklet again with one break forbidden (its penalty is
 * infinite in every setting of its paragraph), so its cost is exact: nothing is estimated from
 * pages that stay. A break is forbidden, not the page: the rival may divide the same paragraph a
 * line earlier. */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "pages/fill.h"

struct pages_sketch pages_sketch(struct arena *arena, struct diag *diag, const struct doc *doc,
                                 const struct design *design, const struct galley *galley,
                                 uint32_t page_most)
{
    struct fill fill = {.arena = arena,
                        .scratch = arena,
                        .diag = diag,
                        .doc = doc,
                        .design = design,
                        .galley = galley,
                        .room = frame_room(design)};
    struct pages_sketch out = {.page_count = UINT32_MAX};
    if (fill.room == 0)
        return out;
    uint32_t before = fill_open(&fill), end = fillers_first_block(&fill);
    out.cost = 0;
    for (uint32_t first = 0, next; first < end; first = next) {
        next = flow_end(&fill, first);
        before += flow_blanks(&fill, first, before);
        struct flow flow = flow_make(&fill, first, next);
        struct row_rules rules = flow_rules(&fill, before);
        struct row_page *pages = NULL;
        double cost = 0;
        uint32_t count = flow_break(&fill, &flow, &rules, &pages, &cost);
        for (uint32_t i = 0; i < count; i++)
            out.lines_over += before + i >= page_most ? pages[i].used : 0;
        before += count;
        out.cost += cost;
    }
    out.page_count = before;
    out.settings = fill.picked;
    return out;
}

uint32_t groups_rival(struct arena *arena, struct arena *scratch, const struct row_group *groups,
                      uint32_t group_count, const struct row_rules *rules,
                      const struct row_break *forbidden, uint32_t *picked, struct row_page **pages,
                      double *cost)
{
    assert(forbidden->group < group_count);
    const struct row_group *from = &groups[forbidden->group];
    struct row_setting *settings =
        arena_alloc_items(scratch, from->setting_count, sizeof *settings);
    for (uint32_t s = 0; s < from->setting_count; s++) {
        settings[s] = from->settings[s];
        struct row *rows = arena_alloc_items(scratch, settings[s].row_count, sizeof *rows);
        memcpy(rows, settings[s].rows, settings[s].row_count * sizeof *rows);
        if (forbidden->row < settings[s].row_count)
            rows[forbidden->row].penalty = INFINITY;
        settings[s].rows = rows;
    }
    struct row_group *copies = arena_alloc_items(scratch, group_count, sizeof *copies);
    memcpy(copies, groups, group_count * sizeof *copies);
    copies[forbidden->group].settings = settings;
    return groups_paginate(arena, scratch, copies, group_count, rules, picked, pages, cost);
}

static void sum_costs(struct page_costs *sum, const struct row_page *pages, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct page_costs *costs = &pages[i].costs;
        sum->new_page += costs->new_page;
        sum->penalty += costs->penalty;
        sum->hyphen += costs->hyphen;
        sum->foot += costs->foot;
        sum->gaps += costs->gaps;
        sum->uneven += costs->uneven;
        sum->last += costs->last;
        sum->settings += costs->settings;
    }
}

/* The line at the top of the page that starts with row `row` of the flow. */
static struct page_start start_of(const struct fill *fill, const struct flow *flow, uint32_t row)
{
    const struct flow_source *source = &flow->picked_sources[row];
    return (struct page_start){source->paragraph, fill->picked[source->paragraph],
                               source->first_line};
}

/* The break over row `row` of the flow: its group, and its row in the setting picked. */
static struct row_break break_over(const struct flow *flow, const uint32_t *picked, uint32_t row)
{
    struct row_break found = {.row = row};
    for (uint32_t g = 0;; g++) {
        uint32_t count = flow->groups[g].settings[picked[g]].row_count;
        found.group = g;
        if (found.row < count)
            break;
        found.row -= count;
    }
    return found;
}

/* Breaks the flow, around `forbidden` where there is one, and tells of the pages. */
static struct pages_broken break_again(struct fill *fill, const struct flow *flow, uint32_t before,
                                       const struct row_break *forbidden, uint32_t page,
                                       struct row_break *under)
{
    struct arena *arena = fill->scratch;
    struct flow broken = *flow;
    struct row_rules rules = flow_rules(fill, before);
    struct row_page *pages = NULL;
    struct pages_broken out = {.page_count = 0};
    uint32_t *picked = arena_alloc_items(arena, flow->group_count, sizeof *picked);
    uint32_t count = forbidden ? groups_rival(arena, arena, flow->groups, flow->group_count, &rules,
                                              forbidden, picked, &pages, &out.cost)
                               : groups_paginate(arena, arena, flow->groups, flow->group_count,
                                                 &rules, picked, &pages, &out.cost);
    if (count == 0)
        return out;
    flow_pick(fill, &broken, picked);
    out.page_count = before + count;
    out.next.paragraph = NO_INDEX;
    sum_costs(&out.costs, pages, count);
    if (page >= before && page + 1 < out.page_count) {
        uint32_t row = pages[page + 1 - before].first;
        out.next = start_of(fill, &broken, row);
        *under = break_over(&broken, picked, row);
    }
    return out;
}

/* The flow that page index `page` is of, or the last; `before` moves from the pages before the text
 * to those before it. */
static struct flow find_flow(struct fill *fill, uint32_t page, uint32_t *before)
{
    uint32_t end = fillers_first_block(fill), first = 0, next = 0;
    for (;; first = next) {
        struct flow flow = {0};
        next = first < end ? flow_end(fill, first) : end;
        if (first < end) {
            *before += flow_blanks(fill, first, *before);
            flow = flow_make(fill, first, next);
        }
        if (next >= end)
            return flow;
        struct row_break unused;
        struct pages_broken broken = break_again(fill, &flow, *before, NULL, 0, &unused);
        if (flow.group_count > 0 && page < broken.page_count)
            return flow;
        *before = flow.group_count > 0 ? broken.page_count : *before;
    }
}

bool pages_find_rival(struct arena *arena, const struct doc *doc, const struct design *design,
                      const struct galley *galley, uint32_t page, struct pages_rival *out)
{
    struct fill fill = {.arena = arena,
                        .scratch = arena,
                        .diag = diag_make(arena),
                        .doc = doc,
                        .design = design,
                        .galley = galley,
                        .room = frame_room(design)};
    assert(fill.room > 0);
    uint32_t before = fill_open(&fill);
    struct flow flow = find_flow(&fill, page, &before);
    struct row_break under, other;
    *out = (struct pages_rival){.chosen = break_again(&fill, &flow, before, NULL, page, &under)};
    if (out->chosen.page_count == 0 || out->chosen.next.paragraph == NO_INDEX)
        return false;
    out->rival = break_again(&fill, &flow, before, &under, page, &other);
    return true;
}

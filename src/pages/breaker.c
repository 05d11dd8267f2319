/* The page breaker: optimal pagination over the whole booklet.
 *
 * Why not first-fit. TeX's page builder (The TeXbook, ch. 15) fills a page, looks back over the
 * lines on it for the cheapest break, ships it and forgets it. It cannot trade a line here for a
 * level spread there: a heading that just misses page 4 leaves it short, though one opened gap on
 * page 2 would have cured it, and facing pages are level only by luck. Booklets are short and their
 * editors look at spreads, so breaks are chosen together. Plass, "Optimal Pagination Techniques for
 * Automatic Typesetting Systems" (Stanford STAN-CS-81-870, 1981) shows that with costs that add up
 * page by page this is a shortest path like line breaking (and that it turns NP-complete once
 * floats may drift far from their calls with quadratic cost; our notes never drift, so we stay on
 * the good side). Mittelbach, "A General Framework for Globally Optimized Pagination" (DocEng 2016;
 * Computational Intelligence 2019) adds what we do: spreads in the state, and vertical flexibility
 * as variants of a page's filling, and of its paragraphs: a line more or less.
 *
 * What a reader sees of a spread. The feet of its texts are level, unless one of them ends in
 * notes: these are a foot of their own, and what is empty over them is no step. Gaps of one kind
 * are one size: all that may grow grow by the same number of lines, on both pages. (Where each gap
 * grew by itself, three lines stood over one heading and two over the next, a hand's breadth apart;
 * that shows more than a page that ends a line early.) And they grow to fill a page or to level it:
 * on one that stays short, white over the headings and white at the foot are white twice.
 *
 * The dynamic programme. A page [i, j) holds rows i … j-1. Of its natural height (rows, gaps but
 * the first) and its notes' room comes its slack; an opening of t lines a gap takes some of it, the
 * rest is its foot f, empty. The cost of the sum is
 *     new_page + penalty(j) + hyphen(j, side) + short_page·f² + stretched_gap·Σ(added²)·(1 + f)
 *     + uneven_spread·(f(verso) - f(recto))²          for each spread of two texts' feet;
 * the last page has no foot, but `last_page` for each line under `last_page_lines`.
 * What the future must know of the past at break j is the side, and after a verso its look: its
 * foot (or that it ends in notes), and its opening (or that no gap on it may grow). Two tables:
 *     R(j)    least cost of rows < j with the next page a verso,
 *     V(j, v) the same with the next page a recto, facing a verso of look v.
 * Invariant: when the outer loop reaches i, R(i) and V(i, ·) are final, as every page ending at i
 * starts before i. Then each page [i, j) is tried with each opening; as a recto of look r it asks
 * for facing(r) = min over the v whose gaps are as r's of V(i, v) + u·(f(v) - f(r))², found once
 * per i and r and only for pages that could still win.
 *
 * Settings. A break within a group is a break of one of its settings, so i and j are such spots
 * (group, setting, row); between groups the settings do not matter. The groups that lie whole on a
 * page are chosen together by height (filling.c), so a page is tried with each height that they can
 * have; a group's cost is paid on the page where it begins. Rejected: all settings of all groups as
 * paths of one graph, whose states would have to know the page's height so far (n · L of them), and
 * settings chosen after the breaks, which cannot save a page.
 *
 * Cost: O(n · L · H · (1 + T)) time for n rows in all settings, L lines a page, gaps that may grow
 * by T lines and H heights of a page (1 without other settings), plus O(n · L · T) to O(n · L² ·
 * T²) for the facing tables, and O(n · L · T) memory.
 *
 * Every input without an infinite penalty is solvable: the first row of a page stands on it even
 * where it does not fit (COST_OVERFULL); the caller reports that. */
#include "pages/breaker.h"

#include <assert.h>
#include <math.h>

#include "pages/tables.h"

uint8_t rows_foot_of_slack(int64_t slack)
{
    return (uint8_t)(slack < 0 ? 0 : slack > FOOT_LARGEST ? FOOT_LARGEST : slack);
}

/* Whether the row above a spot ends in a hyphen. */
static bool is_hyphenated_above(const struct breaker *breaker, const struct spot *spot)
{
    if (spot->row > 0)
        return breaker->groups[spot->group]
            .settings[spot->setting]
            .rows[spot->row - 1]
            .is_hyphenated;
    const struct row_setting *above = &breaker->groups[spot->group - 1].settings[0];
    return above->rows[above->row_count - 1].is_hyphenated;
}

/* What a break costs by where it is. */
double rows_penalty_of(const struct breaker *breaker, uint32_t end)
{
    const struct spot *spot = &breaker->spots[end];
    return end == breaker->end
               ? 0
               : breaker->groups[spot->group].settings[spot->setting].rows[spot->row].penalty;
}

double rows_hyphen_of(const struct breaker *breaker, uint32_t end, bool is_recto)
{
    double hyphen = breaker->rules->costs->hyphen_turn;
    if (end == breaker->end || !is_hyphenated_above(breaker, &breaker->spots[end]))
        return 0;
    return is_recto ? hyphen : hyphen / 2;
}

/* What a page costs by where it ends; how full it is and what it faces apart. */
double rows_cost_of_break(const struct breaker *breaker, uint32_t end, bool is_recto)
{
    return breaker->rules->costs->new_page + rows_penalty_of(breaker, end) +
           rows_hyphen_of(breaker, end, is_recto);
}

double rows_cost_of_foot(const struct breaker *breaker, int64_t slack)
{
    if (slack < 0)
        return COST_OVERFULL * (double)-slack;
    return breaker->rules->costs->short_page * (double)slack * (double)slack;
}

double rows_cost_of_gaps(const struct breaker *breaker, const struct opening *opening,
                         int64_t empty)
{
    if (opening->lines == 0)
        return 0;
    return breaker->rules->costs->stretched_gap * opening->squares * (double)(1 + empty);
}

double rows_cost_of_last(const struct breaker *breaker, int64_t slack, uint32_t natural)
{
    const struct paging *costs = breaker->rules->costs;
    double cost = slack < 0 ? rows_cost_of_foot(breaker, slack) : 0;
    if (natural < costs->last_page_lines)
        cost += costs->last_page * (double)(costs->last_page_lines - natural);
    return cost;
}

/* The look of a page that is empty for `empty` lines and whose gaps are opened by `opening`. */
uint32_t rows_look_of(const struct breaker *breaker, const struct row_stack *stack, int64_t empty,
                      uint32_t opening)
{
    uint32_t foot = stack->note_rows > 0 ? breaker->feet : rows_foot_of_slack(empty);
    uint32_t gaps = stack->levels[0] > 0 ? opening : breaker->openings - 1;
    return gaps * (breaker->feet + 1) + foot;
}

/* That of a last page: nothing is levelled with it, but its gaps are as those that it faces. */
static uint32_t look_of_last(const struct breaker *breaker, const struct row_stack *stack,
                             uint32_t opening)
{
    uint32_t gaps = stack->levels[0] > 0 ? opening : breaker->openings - 1;
    return gaps * (breaker->feet + 1) + breaker->feet;
}

/* Starts on the pages after a spot: what a recto there costs at least before it is filled. A first
 * page that is a recto faces nothing. */
static void open_facing(struct breaker *breaker, uint32_t spot)
{
    struct facing *facing = &breaker->facing;
    const double *verso = &breaker->verso[(size_t)spot * breaker->looks];
    bool is_alone = spot == 0 && breaker->rules->starts_recto;
    facing->verso = verso;
    facing->least = is_alone ? 0 : INFINITY;
    for (uint32_t look = 0; look < breaker->looks; look++) {
        facing->least = verso[look] < facing->least ? verso[look] : facing->least;
        facing->cost[look] = is_alone ? 0 : -1;
        facing->look[look] = NO_FACING;
    }
}

/* Takes the verso of a look for facing where it is cheaper, with what their feet cost together. */
static void keep_facing(struct facing *facing, uint32_t of, uint32_t verso, double uneven)
{
    if (facing->verso[verso] + uneven >= facing->cost[of])
        return;
    facing->cost[of] = facing->verso[verso] + uneven;
    facing->look[of] = (uint16_t)verso;
}

/* Tries the versos of one opening, which are `first` and those after it by their feet: walking
 * outward from the recto's foot until the least V and u·d² together are no better. */
static void face_opening(struct breaker *breaker, uint32_t of, uint32_t first)
{
    struct facing *facing = &breaker->facing;
    uint32_t foot = of % (breaker->feet + 1), notes = breaker->feet;
    if (foot == notes) {
        for (uint32_t f = 0; f <= notes; f++)
            keep_facing(facing, of, first + f, 0);
        return;
    }
    keep_facing(facing, of, first + notes, 0);
    for (uint32_t d = 0; d < breaker->feet; d++) {
        double uneven = breaker->uneven[d];
        if (facing->least + uneven >= facing->cost[of])
            break;
        if (d <= foot)
            keep_facing(facing, of, first + foot - d, uneven);
        if (foot + d < breaker->feet)
            keep_facing(facing, of, first + foot + d, uneven);
    }
}

/* facing(look) of a recto, found when first asked for. A page without a gap that may grow goes with
 * any. */
static double facing_cost(struct breaker *breaker, uint32_t look)
{
    struct facing *facing = &breaker->facing;
    if (facing->cost[look] >= 0)
        return facing->cost[look];
    facing->cost[look] = INFINITY;
    uint32_t own = look / (breaker->feet + 1), any = breaker->openings - 1;
    for (uint32_t opening = 0; opening <= any; opening++)
        if (opening == own || opening == any || own == any)
            face_opening(breaker, look, opening * (breaker->feet + 1));
    return facing->cost[look];
}

static void try_verso(struct breaker *breaker, uint32_t start, uint32_t end, uint32_t look,
                      double cost)
{
    size_t slot = (size_t)end * breaker->looks + look;
    if (cost < breaker->verso[slot]) {
        breaker->verso[slot] = cost;
        breaker->verso_start[slot] = start;
    }
}

/* `cost` is the page's own. Most pages are passed over before the table is asked: they cannot be
 * better than what a fuller page reached. */
static void try_recto(struct breaker *breaker, uint32_t start, uint32_t end, uint32_t look,
                      double cost)
{
    struct recto_end *recto = &breaker->recto[end];
    if (breaker->facing.least + cost >= recto->cost)
        return;
    double total = facing_cost(breaker, look) + cost;
    if (total < recto->cost)
        *recto = (struct recto_end){total, start, (uint16_t)look, breaker->facing.look[look]};
}

/* The slack of a page of this natural height; false where it is none: too high, or not reached. */
bool rows_page_slack(const struct breaker *breaker, const struct page_end *page, uint32_t i,
                     int64_t *slack)
{
    if (page->heights.costs[i] == INFINITY)
        return false;
    int64_t natural = (int64_t)page->heights.low + i + page->below;
    *slack = (int64_t)breaker->rules->room - natural - page->stack->note_rows;
    return *slack >= 0 || page->is_alone;
}

/* A page with each height and opening, on both sides. */
static void try_page(struct breaker *breaker, uint32_t start, const struct page_end *page)
{
    double verso = breaker->recto[start].cost + rows_cost_of_break(breaker, page->spot, false);
    double recto = rows_cost_of_break(breaker, page->spot, true);
    for (uint32_t i = 0; i < page->heights.span; i++) {
        int64_t slack;
        if (!rows_page_slack(breaker, page, i, &slack))
            continue;
        double settings = page->heights.costs[i] + page->charge;
        struct opening opening = {0};
        do {
            int64_t empty = slack - opening.lines;
            if (opening.lines > 0 && empty >= FOOT_LARGEST)
                continue;
            uint32_t look = rows_look_of(breaker, page->stack, empty, opening.level);
            double cost = settings + rows_cost_of_foot(breaker, empty) +
                          rows_cost_of_gaps(breaker, &opening, empty);
            try_verso(breaker, start, page->spot, look, verso + cost);
            try_recto(breaker, start, page->spot, look, recto + cost);
        } while (opening_add(&opening, page->stack->levels, slack));
    }
}

/* The last page of this opening and `cost`, on both sides. */
static void try_final(struct breaker *breaker, uint32_t start, const struct page_end *page,
                      uint32_t opening, double cost)
{
    double verso = breaker->recto[start].cost + cost;
    if (verso < breaker->final.cost)
        breaker->final = (struct final_page){.cost = verso,
                                             .start = start,
                                             .opening = opening,
                                             .is_recto = false,
                                             .facing = NO_FACING};
    uint32_t look = look_of_last(breaker, page->stack, opening);
    double recto = facing_cost(breaker, look) + cost;
    if (recto < breaker->final.cost)
        breaker->final = (struct final_page){.cost = recto,
                                             .start = start,
                                             .opening = opening,
                                             .is_recto = true,
                                             .facing = breaker->facing.look[look]};
}

/* The cheapest height of a last page with so many lines in its gaps; an infinite cost: none. */
uint32_t rows_best_last(const struct breaker *breaker, const struct page_end *page, uint32_t lines,
                        double *cost)
{
    uint32_t best = 0;
    *cost = INFINITY;
    for (uint32_t i = 0; i < page->heights.span; i++) {
        int64_t slack;
        if (!rows_page_slack(breaker, page, i, &slack) || (lines > 0 && slack < lines))
            continue;
        double here = page->heights.costs[i] + page->charge +
                      rows_cost_of_last(breaker, slack, page->heights.low + i + page->below);
        if (here < *cost) {
            *cost = here;
            best = i;
        }
    }
    return best;
}

/* The last page with each opening. */
static void try_last(struct breaker *breaker, uint32_t start, const struct page_end *page)
{
    struct opening opening = {0};
    do {
        double cost;
        rows_best_last(breaker, page, opening.lines, &cost);
        cost += rows_cost_of_gaps(breaker, &opening, 0);
        if (cost < INFINITY)
            try_final(breaker, start, page, opening.level,
                      cost + rows_cost_of_break(breaker, page->spot, true));
    } while (opening_add(&opening, page->stack->levels, breaker->rules->room));
}

static void try_end(struct breaker *breaker, uint32_t start, const struct page_end *page)
{
    if (page->spot == breaker->end)
        try_last(breaker, start, page);
    else
        try_page(breaker, start, page);
}

/* The spot before row `row` (from 1) of a setting. */
static uint32_t inner_spot(const struct breaker *breaker, uint32_t group, uint32_t setting,
                           uint32_t row)
{
    return breaker->setting_spots[group][setting] + row - 1;
}

/* The end of a page inside a part, `row_count` rows of it on the page; the stack is copied to
 * `stack`. False where they do not fit. */
bool rows_end_inside(struct breaker *breaker, const struct filling *page,
                     const struct group_part *part, uint32_t setting, struct row_stack *stack,
                     struct page_end *end)
{
    uint32_t group = (uint32_t)(part->group - breaker->groups);
    uint32_t row = part->row_first + stack->row_count - page->stack.row_count;
    const struct row_setting *rows = &part->group->settings[setting];
    stack_add(stack, &breaker->marks, &rows->rows[row], true);
    *end = (struct page_end){.spot = row + 1 < rows->row_count
                                         ? inner_spot(breaker, group, setting, row + 1)
                                         : breaker->group_spots[group + 1],
                             .heights = page->heights,
                             .below = stack->natural,
                             .charge = part_is_rest(part) ? 0 : rows->cost,
                             .stack = stack,
                             .is_alone = stack->row_count == 1};
    uint32_t needed = page->heights.low + end->below + stack->note_rows;
    return end->is_alone || needed <= breaker->rules->room;
}

/* What is above a part, as the base of one of its settings: heights are counted by the table. */
struct row_stack rows_stack_over(struct breaker *breaker, const struct filling *page)
{
    struct row_stack stack = page->stack;
    stack.natural = 0;
    breaker->marks.part = ++breaker->marks.last;
    return stack;
}

/* All pages that end inside a part, which is not yet on the page. */
static void try_inside(struct breaker *breaker, const struct filling *page,
                       const struct group_part *part)
{
    for (uint32_t s = part->setting_first; s < part->setting_end; s++) {
        struct row_stack stack = rows_stack_over(breaker, page);
        struct page_end end;
        for (uint32_t r = part->row_first; r + 1 < part->group->settings[s].row_count; r++) {
            if (!rows_end_inside(breaker, page, part, s, &stack, &end))
                break;
            try_end(breaker, page->start, &end);
        }
    }
}

/* Puts a whole part on the page; `costs` (and `picks`) get its heights. */
void rows_fill_part(struct breaker *breaker, struct filling *page, const struct group_part *part,
                    double *costs, uint8_t *picks)
{
    struct height_costs heights = {.costs = costs, .picks = picks};
    heights_add(&heights, &page->heights, part, &page->stack, breaker->rules->room);
    page->heights = heights;
    const struct row_setting *setting = &part->group->settings[part->setting_first];
    breaker->marks.part = ++breaker->marks.last;
    for (uint32_t r = part->row_first; r < setting->row_count; r++)
        stack_add(&page->stack, &breaker->marks, &setting->rows[r], false);
    page->stack.natural = 0;
}

/* What is set again at the page's top is there before any row is. */
struct filling rows_fill_start(struct breaker *breaker, uint32_t start, double *costs)
{
    breaker->marks.page = ++breaker->marks.last;
    const struct spot *spot = &breaker->spots[start];
    const struct row *first = &breaker->groups[spot->group].settings[spot->setting].rows[spot->row];
    costs[0] = 0;
    return (struct filling){.start = start,
                            .heights = {.low = first->repeat, .span = 1, .costs = costs}};
}

/* The part of a group that a page from `start` on may have. */
struct group_part rows_part_of(const struct breaker *breaker, uint32_t start, uint32_t group)
{
    const struct spot *spot = &breaker->spots[start];
    struct group_part part = {.group = &breaker->groups[group]};
    part.setting_end = part.group->setting_count;
    if (group == spot->group && spot->row > 0)
        part = (struct group_part){part.group, spot->setting, spot->setting + 1, spot->row};
    return part;
}

static struct page_end end_after(const struct breaker *breaker, const struct filling *page,
                                 uint32_t group)
{
    return (struct page_end){breaker->group_spots[group + 1], page->heights, 0, 0, &page->stack,
                             page->stack.row_count == 1};
}

/* Whether a whole part may fit, judged by its number of rows, each at least a grid line: the rows
 * of a paragraph of many pages need not be summed for each of its lines. One row stands anyway. */
static bool is_part_short(const struct breaker *breaker, const struct filling *page,
                          const struct group_part *part)
{
    uint32_t least = UINT32_MAX;
    for (uint32_t s = part->setting_first; s < part->setting_end; s++) {
        uint32_t rows = part->group->settings[s].row_count - part->row_first;
        least = rows < least ? rows : least;
    }
    return least <= 1 || (uint64_t)page->heights.low + least <= breaker->rules->room;
}

/* Whether no page holds the whole part, which has more rows than a page has lines: told without
 * looking at the rows, as a paragraph may be as long as a book. */
static bool is_too_long(const struct breaker *breaker, const struct group_part *part)
{
    for (uint32_t s = part->setting_first; s < part->setting_end; s++)
        if (part->group->settings[s].row_count - part->row_first <= breaker->rules->room)
            return false;
    return true;
}

/* All pages that start at a spot. */
static void try_pages_from(struct breaker *breaker, uint32_t start)
{
    struct filling page = rows_fill_start(breaker, start, breaker->buffers[0]);
    uint32_t next = 1;
    open_facing(breaker, start);
    for (uint32_t group = breaker->spots[start].group; group < breaker->group_count; group++) {
        struct group_part part = rows_part_of(breaker, start, group);
        try_inside(breaker, &page, &part);
        if (is_too_long(breaker, &part))
            return;
        if (!is_part_short(breaker, &page, &part))
            return;
        rows_fill_part(breaker, &page, &part, breaker->buffers[next], NULL);
        next = !next;
        struct page_end end = end_after(breaker, &page, group);
        if (page.heights.low + page.stack.note_rows > breaker->rules->room && !end.is_alone)
            return;
        try_end(breaker, start, &end);
    }
}

/* Numbers the spots, in an order in which pages end behind their start. */
static void number_spots(struct breaker *breaker, struct arena *scratch)
{
    uint32_t count = 0, most = 1;
    for (uint32_t g = 0; g < breaker->group_count; g++)
        for (uint32_t s = 0; s < breaker->groups[g].setting_count; s++)
            most += breaker->groups[g].settings[s].row_count;
    breaker->spots = arena_alloc_items(scratch, most, sizeof *breaker->spots);
    breaker->group_spots =
        arena_alloc_items(scratch, (size_t)breaker->group_count + 1, sizeof(uint32_t));
    breaker->setting_spots =
        arena_alloc_items(scratch, breaker->group_count, sizeof *breaker->setting_spots);
    for (uint32_t g = 0; g < breaker->group_count; g++) {
        const struct row_group *group = &breaker->groups[g];
        breaker->group_spots[g] = count;
        breaker->spots[count++] = (struct spot){g, 0, 0};
        breaker->setting_spots[g] =
            arena_alloc_items(scratch, group->setting_count, sizeof(uint32_t));
        for (uint32_t s = 0; s < group->setting_count; s++) {
            breaker->setting_spots[g][s] = count;
            for (uint32_t r = 1; r < group->settings[s].row_count; r++)
                breaker->spots[count++] = (struct spot){g, s, r};
        }
    }
    breaker->group_spots[breaker->group_count] = breaker->end = count;
    breaker->spot_count = count + 1;
}

static void open_tables(struct breaker *breaker, struct arena *scratch)
{
    size_t slots = (size_t)breaker->spot_count * breaker->looks;
    breaker->recto = arena_alloc_items(scratch, breaker->spot_count, sizeof *breaker->recto);
    breaker->verso = arena_alloc_raw(scratch, slots * sizeof *breaker->verso);
    breaker->verso_start = arena_alloc_raw(scratch, slots * sizeof *breaker->verso_start);
    for (size_t i = 0; i < breaker->spot_count; i++)
        breaker->recto[i].cost = INFINITY;
    for (size_t i = 0; i < slots; i++)
        breaker->verso[i] = INFINITY;
    if (!breaker->rules->starts_recto)
        breaker->recto[0].cost = 0;
    breaker->final.cost = INFINITY;
}

/* The most that any gap may grow. */
static uint32_t stretch_most(const struct breaker *breaker)
{
    uint32_t most = 0;
    for (uint32_t g = 0; g < breaker->group_count; g++)
        for (uint32_t s = 0; s < breaker->groups[g].setting_count; s++)
            for (uint32_t r = 0; r < breaker->groups[g].settings[s].row_count; r++) {
                uint32_t here = breaker->groups[g].settings[s].rows[r].stretch;
                most = here > most ? here : most;
            }
    return most < ROW_STRETCH_LARGEST ? most : ROW_STRETCH_LARGEST;
}

static void breaker_open(struct breaker *breaker, struct arena *scratch)
{
    const struct row_rules *rules = breaker->rules;
    breaker->scratch = scratch;
    breaker->feet = (rules->room < FOOT_LARGEST ? rules->room : FOOT_LARGEST) + 1;
    breaker->openings = stretch_most(breaker) + 2;
    breaker->looks = breaker->openings * (breaker->feet + 1);
    number_spots(breaker, scratch);
    open_tables(breaker, scratch);
    breaker->marks.rules = rules;
    breaker->marks.of_page = arena_alloc_items(scratch, rules->note_total, sizeof(uint32_t));
    breaker->marks.of_part = arena_alloc_items(scratch, rules->note_total, sizeof(uint32_t));
    breaker->facing.cost = arena_alloc_items(scratch, breaker->looks, sizeof(double));
    breaker->facing.look = arena_alloc_items(scratch, breaker->looks, sizeof(uint16_t));
    for (int i = 0; i < 2; i++)
        breaker->buffers[i] = arena_alloc_items(scratch, (size_t)rules->room + 1, sizeof(double));
    breaker->uneven = arena_alloc_items(scratch, breaker->feet, sizeof(double));
    for (uint32_t d = 0; d < breaker->feet; d++)
        breaker->uneven[d] = rules->costs->uneven_spread * (double)d * (double)d;
}

uint32_t groups_paginate(struct arena *arena, struct arena *scratch, const struct row_group *groups,
                         uint32_t group_count, const struct row_rules *rules, uint32_t *picked,
                         struct row_page **pages, double *cost)
{
    assert(rules->room > 0 && rules->grid > 0);
    *cost = 0;
    if (group_count == 0)
        return 0;
    struct breaker breaker = {.groups = groups, .group_count = group_count, .rules = rules};
    breaker_open(&breaker, scratch);
    for (uint32_t start = 0; start < breaker.end; start++)
        try_pages_from(&breaker, start);
    if (breaker.final.cost == INFINITY)
        return 0;
    uint32_t page_count = rows_trace_pages(&breaker, NULL, NULL, 0, picked);
    *pages = arena_alloc_items(arena, page_count, sizeof **pages);
    uint32_t *starts = arena_alloc_items(scratch, page_count, sizeof *starts);
    rows_trace_pages(&breaker, *pages, starts, page_count, picked);
    rows_number(&breaker, *pages, starts, page_count, picked);
    *cost = breaker.final.cost;
    return page_count;
}

uint32_t rows_paginate(struct arena *arena, struct arena *scratch, const struct row *rows,
                       uint32_t row_count, const struct row_rules *rules, struct row_page **pages,
                       double *cost)
{
    const struct row_setting setting = {rows, row_count, 0};
    const struct row_group group = {&setting, 1};
    uint32_t picked;
    return groups_paginate(arena, scratch, &group, row_count > 0, rules, &picked, pages, cost);
}

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
 * as variants of a page's filling.
 *
 * The dynamic programme. A page [i, j) holds rows i … j-1. Of its natural height (rows, gaps but
 * the first) and its notes' room comes its slack; s lines of it may open gaps, the rest is its
 * foot f, empty. The cost of the sum is
 *     new_page + penalty(j) + hyphen(j, side) + short_page·f² + stretched_gap·Σ(added²)
 *     + uneven_spread·(f(verso) - f(recto))²          for each spread;
 * the last page has no short, uneven or stretched cost, but `last_page` for each line under
 * `last_page_lines`. What the future must know of the past at break j is the side, and after a
 * verso its foot. So there are two tables:
 *     R(j)    least cost of rows < j with the next page a verso,
 *     V(j, f) the same with the next page a recto, facing a foot of f.
 * Invariant: when the outer loop reaches i, R(i) and V(i, ·) are final, as every page ending at i
 * starts before i. Then each page [i, j) is tried with each stretch s; as a recto it asks for
 * facing(f') = min over f of V(i, f) + u·(f - f')², found once per i and f' and only for pages that
 * could still win.
 *
 * Cost: O(n · L · (1 + S)) time for n rows, L lines a page and S lines of stretch, plus O(n · L) to
 * O(n · L²) for the facing tables, and O(n · L) memory. 18,000 lines take 16 ms.
 *
 * Two ways out keep every input solvable: penalties are finite, and the first row of a page stands
 * on it even where it does not fit (COST_OVERFULL); the caller reports that. */
#include "pages/breaker.h"

#include <assert.h>
#include <math.h>

enum { NO_FACING = UINT8_MAX };

/* The end of a recto: how rows before it were best set. */
struct recto_end {
    double cost;
    uint32_t start;       /* first row of that recto */
    uint8_t foot, facing; /* its foot, and that of the verso it faces (NO_FACING at the start) */
};

/* The last page, on either side. */
struct final_page {
    double cost;
    uint32_t start;
    bool is_recto;
    uint8_t facing;
};

/* What a recto costs by its foot, the best verso before it included; for one break. */
struct facing {
    const double *verso; /* V of the break */
    double least;        /* of any */
    double *cost;        /* by the recto's foot; below 0 where not yet asked */
    uint8_t *foot;       /* the verso's */
};

struct breaker {
    const struct row *rows;
    uint32_t row_count;
    const struct row_rules *rules;
    uint32_t feet;           /* number of feet told apart */
    struct recto_end *recto; /* R: one a break */
    double *verso;           /* V: `feet` a break */
    uint16_t *verso_span;    /* rows of the verso that ends there */
    uint32_t stamp;          /* the last one given to a page */
    uint32_t *note_seen;     /* a note counts once a page: the stamp of the last that has it */
    double *uneven;          /* cost of a spread by the difference of its feet */
    struct facing facing;    /* of the present break */
    struct final_page final;
};

/* A page as it grows row by row. */
struct filling {
    uint32_t first, end;
    uint32_t stamp;   /* no other page has it: marks the notes that this one has */
    uint32_t natural; /* rows and gaps */
    unit note_height;
    uint32_t note_rows;
    uint32_t levels[ROW_STRETCH_LARGEST]; /* gaps that may grow by more than so many lines */
};

static void filling_add_notes(struct breaker *breaker, struct filling *page, const struct row *row)
{
    const struct row_rules *rules = breaker->rules;
    bool is_changed = false;
    for (uint32_t i = 0; i < row->note_count; i++) {
        uint32_t note = row->notes[i];
        if (breaker->note_seen[note] == page->stamp)
            continue;
        breaker->note_seen[note] = page->stamp;
        page->note_height += rules->note_heights[note];
        is_changed = true;
    }
    if (is_changed) {
        unit height = page->note_height + rules->note_gap;
        page->note_rows = (uint32_t)((height + rules->grid - 1) / rules->grid);
    }
}

static void filling_add(struct breaker *breaker, struct filling *page)
{
    const struct row *row = &breaker->rows[page->end];
    page->natural += row->height;
    if (page->end > page->first) {
        page->natural += row->gap;
        for (uint32_t t = 0; t < row->stretch && t < ROW_STRETCH_LARGEST; t++)
            page->levels[t]++;
    }
    filling_add_notes(breaker, page, row);
    page->end++;
}

static int64_t filling_slack(const struct breaker *breaker, const struct filling *page)
{
    return (int64_t)breaker->rules->room - page->natural - page->note_rows;
}

static uint8_t foot_of_slack(int64_t slack)
{
    return (uint8_t)(slack < 0 ? 0 : slack > FOOT_LARGEST ? FOOT_LARGEST : slack);
}

/* What a page costs by where it ends and how full it is, stretch and facing page apart. */
static double cost_of_break(const struct breaker *breaker, uint32_t end, bool is_recto)
{
    const struct paging *costs = breaker->rules->costs;
    if (end == breaker->row_count)
        return costs->new_page;
    double hyphen = breaker->rows[end - 1].is_hyphenated ? costs->hyphen_turn : 0;
    return costs->new_page + breaker->rows[end].penalty + (is_recto ? hyphen : hyphen / 2);
}

static double cost_of_foot(const struct breaker *breaker, int64_t slack)
{
    if (slack < 0)
        return COST_OVERFULL * (double)-slack;
    return breaker->rules->costs->short_page * (double)slack * (double)slack;
}

static double cost_of_last(const struct breaker *breaker, const struct filling *page)
{
    const struct paging *costs = breaker->rules->costs;
    int64_t slack = filling_slack(breaker, page);
    double cost = slack < 0 ? cost_of_foot(breaker, slack) : 0;
    if (page->natural < costs->last_page_lines)
        cost += costs->last_page * (double)(costs->last_page_lines - page->natural);
    return cost;
}

/* Lines put into a page's gaps, one after the other, each where it adds the least to the sum of
 * squares: the next line of a gap that has t costs (t+1)² - t². */
struct opening {
    uint32_t lines, level, on_level;
    double squares;
};

/* Opens one line more; false where no gap may grow. */
static bool opening_add(struct opening *opening, const struct filling *page)
{
    if (opening->on_level == page->levels[opening->level]) {
        opening->level++;
        opening->on_level = 0;
    }
    if (opening->level == ROW_STRETCH_LARGEST || page->levels[opening->level] == 0)
        return false;
    opening->squares += 2 * opening->level + 1;
    opening->on_level++;
    opening->lines++;
    return true;
}

/* Starts on the pages after break `row`: what a recto there costs at least before it is filled. A
 * first page that is a recto faces nothing. */
static void open_facing(struct breaker *breaker, uint32_t row)
{
    struct facing *facing = &breaker->facing;
    const double *verso = &breaker->verso[(size_t)row * breaker->feet];
    bool is_alone = row == 0 && breaker->rules->starts_recto;
    facing->verso = verso;
    facing->least = is_alone ? 0 : INFINITY;
    for (uint32_t f = 0; f < breaker->feet; f++) {
        facing->least = verso[f] < facing->least ? verso[f] : facing->least;
        facing->cost[f] = is_alone ? 0 : -1;
        facing->foot[f] = NO_FACING;
    }
}

/* facing(foot) = min over f of V(row, f) + u·(f - foot)², found when first asked for: walking
 * outward from `foot` until the least V and u·d² together are no better. */
static double facing_cost(struct breaker *breaker, uint32_t foot)
{
    struct facing *facing = &breaker->facing;
    if (facing->cost[foot] >= 0)
        return facing->cost[foot];
    double best = INFINITY;
    for (uint32_t d = 0; d < breaker->feet; d++) {
        double uneven = breaker->uneven[d];
        if (facing->least + uneven >= best)
            break;
        if (d <= foot && facing->verso[foot - d] + uneven < best) {
            best = facing->verso[foot - d] + uneven;
            facing->foot[foot] = (uint8_t)(foot - d);
        }
        if (foot + d < breaker->feet && facing->verso[foot + d] + uneven < best) {
            best = facing->verso[foot + d] + uneven;
            facing->foot[foot] = (uint8_t)(foot + d);
        }
    }
    facing->cost[foot] = best;
    return best;
}

static void try_verso(struct breaker *breaker, const struct filling *page, uint8_t foot,
                      double cost)
{
    size_t slot = (size_t)page->end * breaker->feet + foot;
    if (cost < breaker->verso[slot]) {
        breaker->verso[slot] = cost;
        breaker->verso_span[slot] = (uint16_t)(page->end - page->first);
    }
}

/* `cost` is the page's own. Most pages are passed over before the table is asked: they cannot be
 * better than what a fuller page reached. */
static void try_recto(struct breaker *breaker, const struct filling *page, uint8_t foot,
                      double cost)
{
    struct recto_end *recto = &breaker->recto[page->end];
    if (breaker->facing.least + cost >= recto->cost)
        return;
    double total = facing_cost(breaker, foot) + cost;
    if (total < recto->cost)
        *recto = (struct recto_end){total, page->first, foot, breaker->facing.foot[foot]};
}

/* The page with each stretch, on both sides. */
static void try_page(struct breaker *breaker, const struct filling *page)
{
    double before = breaker->recto[page->first].cost;
    double verso = before + cost_of_break(breaker, page->end, false);
    double recto = cost_of_break(breaker, page->end, true);
    double stretched_gap = breaker->rules->costs->stretched_gap;
    int64_t slack = filling_slack(breaker, page);
    struct opening opening = {0};
    do {
        int64_t empty = slack - opening.lines;
        if (opening.lines > 0 && empty >= FOOT_LARGEST)
            continue;
        uint8_t foot = foot_of_slack(empty);
        double cost = cost_of_foot(breaker, empty) + stretched_gap * opening.squares;
        try_verso(breaker, page, foot, verso + cost);
        try_recto(breaker, page, foot, recto + cost);
    } while (opening.lines < slack && opening_add(&opening, page));
}

static void try_last(struct breaker *breaker, const struct filling *page)
{
    double cost = cost_of_break(breaker, page->end, true) + cost_of_last(breaker, page);
    double verso = breaker->recto[page->first].cost + cost;
    if (verso < breaker->final.cost)
        breaker->final =
            (struct final_page){verso, page->first, .is_recto = false, .facing = NO_FACING};
    bool is_first = page->first == 0 && breaker->rules->starts_recto;
    const double *versos = &breaker->verso[(size_t)page->first * breaker->feet];
    for (uint32_t f = 0; f < breaker->feet; f++) {
        double recto = (is_first ? 0 : versos[f]) + cost;
        if (recto < breaker->final.cost)
            breaker->final = (struct final_page){recto, page->first, .is_recto = true,
                                                 .facing = is_first ? NO_FACING : (uint8_t)f};
    }
}

/* All pages that start at `first`. */
static void try_pages_from(struct breaker *breaker, uint32_t first)
{
    struct filling page = {.first = first, .end = first, .stamp = ++breaker->stamp};
    open_facing(breaker, first);
    while (page.end < breaker->row_count) {
        filling_add(breaker, &page);
        if (filling_slack(breaker, &page) < 0 && page.end > first + 1)
            return;
        if (page.end == breaker->row_count)
            try_last(breaker, &page);
        else
            try_page(breaker, &page);
    }
}

static void breaker_open(struct breaker *breaker, struct arena *scratch)
{
    const struct row_rules *rules = breaker->rules;
    size_t breaks = (size_t)breaker->row_count + 1;
    breaker->feet = (rules->room < FOOT_LARGEST ? rules->room : FOOT_LARGEST) + 1;
    size_t slots = breaks * breaker->feet;
    breaker->recto = arena_alloc_items(scratch, breaks, sizeof *breaker->recto);
    breaker->verso = arena_alloc_raw(scratch, slots * sizeof *breaker->verso);
    breaker->verso_span = arena_alloc_raw(scratch, slots * sizeof *breaker->verso_span);
    breaker->note_seen = arena_alloc_items(scratch, rules->note_total, sizeof(uint32_t));
    breaker->facing.cost = arena_alloc_items(scratch, breaker->feet, sizeof(double));
    breaker->facing.foot = arena_alloc_items(scratch, breaker->feet, sizeof(uint8_t));
    breaker->uneven = arena_alloc_items(scratch, breaker->feet, sizeof(double));
    for (uint32_t d = 0; d < breaker->feet; d++)
        breaker->uneven[d] = rules->costs->uneven_spread * (double)d * (double)d;
    for (size_t i = 0; i < breaks; i++)
        breaker->recto[i].cost = INFINITY;
    for (size_t i = 0; i < slots; i++)
        breaker->verso[i] = INFINITY;
    if (!rules->starts_recto)
        breaker->recto[0].cost = 0;
    breaker->final.cost = INFINITY;
}

/* Fills in a page whose rows, side and foot are known. */
static struct row_page describe_page(struct breaker *breaker, uint32_t first, uint32_t end,
                                     bool is_recto, uint8_t foot, uint8_t facing)
{
    struct filling page = {.first = first, .end = first, .stamp = ++breaker->stamp};
    while (page.end < end)
        filling_add(breaker, &page);
    int64_t slack = filling_slack(breaker, &page);
    bool is_last = end == breaker->row_count;
    uint32_t stretch = is_last || slack <= foot ? 0 : (uint32_t)(slack - foot);
    if (foot == FOOT_LARGEST)
        stretch = 0;
    struct row_page out = {first,   end,       is_recto,
                           is_last, 0,         page.natural + stretch,
                           stretch, slack < 0, cost_of_break(breaker, end, is_recto)};
    out.room = breaker->rules->room > page.note_rows ? breaker->rules->room - page.note_rows : 0;
    if (is_last) {
        out.cost += cost_of_last(breaker, &page);
        return out;
    }
    struct opening opening = {0};
    while (opening.lines < stretch && opening_add(&opening, &page))
        continue;
    out.cost += cost_of_foot(breaker, slack - stretch);
    out.cost += breaker->rules->costs->stretched_gap * opening.squares;
    if (facing != NO_FACING)
        out.cost += breaker->uneven[facing > foot ? facing - foot : foot - facing];
    return out;
}

/* Walks the tables back from the last page; writes the pages last first when `pages` is set. */
static uint32_t trace_pages(struct breaker *breaker, struct row_page *pages, uint32_t page_count)
{
    uint32_t first = breaker->final.start;
    uint32_t end = breaker->row_count;
    bool is_recto = breaker->final.is_recto;
    uint8_t foot = 0;
    uint8_t facing = breaker->final.facing;
    uint32_t count = 1;
    for (;;) {
        if (pages)
            pages[page_count - count] = describe_page(breaker, first, end, is_recto, foot, facing);
        if (first == 0)
            return count;
        end = first;
        is_recto = !is_recto;
        if (is_recto) {
            const struct recto_end *recto = &breaker->recto[end];
            first = recto->start;
            foot = recto->foot;
            facing = recto->facing;
        } else {
            foot = facing;
            first = end - breaker->verso_span[(size_t)end * breaker->feet + foot];
            facing = NO_FACING;
        }
        count++;
    }
}

void rows_spread(const struct row *rows, const struct row_page *page, uint32_t *added)
{
    uint32_t count = page->end - page->first;
    uint32_t left = page->stretch;
    for (uint32_t i = 0; i < count; i++)
        added[i] = 0;
    for (uint32_t level = 0; level < ROW_STRETCH_LARGEST && left > 0; level++) {
        uint32_t widest = 0;
        for (uint32_t i = 1; i < count; i++) {
            const struct row *row = &rows[page->first + i];
            widest = row->stretch > level && row->gap > widest ? row->gap : widest;
        }
        for (uint32_t gap = widest + 1; gap-- > 0 && left > 0;) {
            for (uint32_t i = 1; i < count && left > 0; i++) {
                const struct row *row = &rows[page->first + i];
                if (row->stretch > level && row->gap == gap) {
                    added[i]++;
                    left--;
                }
            }
        }
    }
    assert(left == 0);
}

uint32_t rows_paginate(struct arena *arena, struct arena *scratch, const struct row *rows,
                       uint32_t row_count, const struct row_rules *rules, struct row_page **pages,
                       double *cost)
{
    assert(rules->room > 0 && rules->grid > 0);
    *cost = 0;
    if (row_count == 0)
        return 0;
    struct breaker breaker = {.rows = rows, .row_count = row_count, .rules = rules};
    breaker_open(&breaker, scratch);
    for (uint32_t first = 0; first < row_count; first++)
        try_pages_from(&breaker, first);
    assert(breaker.final.cost < INFINITY);
    uint32_t page_count = trace_pages(&breaker, NULL, 0);
    *pages = arena_alloc_items(arena, page_count, sizeof **pages);
    trace_pages(&breaker, *pages, page_count);
    *cost = breaker.final.cost;
    return page_count;
}

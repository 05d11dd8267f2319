/* The search for the least visible change.
 *
 * The goal is a number of pages; the price is visible change (frontier.c); what a change brings is
 * known only when lines and pages are broken with it. Breaking is cheap beside shaping, but not so
 * cheap that thousands of designs can be tried.
 *
 * Algorithm. The design is tried as it is, then with pages so dear that paragraphs lose lines for
 * them: two sketches that often end it. Else the changes inside the bounds become a frontier, by
 * rising cost and falling guess of the pages, at most FRONTIER_MOST of them. The last is tried:
 * does it not fit, nothing does, and the price is told in words. Else the first that fits is found
 * by bisection.
 *
 * Cost: 3 + log2(FRONTIER_MOST) = 9 sketches at most; a sketch breaks lines and pages and places
 * nothing, which is half of a layout pass or less.
 *
 * Invariant: the change returned was tried and fits; the frontier's next cheaper one was tried and
 * does not. Bisection assumes that what the guess calls tighter does not take more pages; where
 * line breaking betrays it by a line, the result still fits and is one step from the best.
 *
 * Rejected: a search by size alone, then leading, then spaces (each takes its full bound before the
 * next gives anything: one large change, where three small ones would not be seen). Gradient
 * methods: pages are steps, and flat between. Growing type to fill the last page: the design's size
 * is the designer's.
 *
 * Sources: Plass 1981 (pages as a shortest path); Mittelbach, "A General Framework for Globally
 * Optimized Pagination" (DocEng 2016), for paragraphs that give lines; the frontier is Pareto's. */

#include "fit/change.h"
#include "fit/frontier.h"
#include "fit/price.h"

enum { FRONTIER_MOST = 64 };

#define TRIAL_CAP ((size_t)1 << 30)

/* The pages of a booklet in whole leaves. A crowded page must be worth it: of 17 pages one is saved
 * so that three are not blank; 19 lack but one, and stay as they are. */
static uint32_t whole_leaves(uint32_t page_count, uint32_t multiple)
{
    uint32_t over = page_count % multiple, blank = multiple - over;
    if (page_count < multiple)
        return multiple;
    return over < blank ? page_count - over : page_count + blank;
}

/* A goal in pages; 0 where there is nothing to do. */
static uint32_t goal_of(const struct fit *fit, uint32_t page_count)
{
    switch (fit->goal) {
    case FIT_SHEETS:
        return fit->count * SHEET_PAGES;
    case FIT_PAGES:
        return fit->count;
    case FIT_MULTIPLE:
        return whole_leaves(page_count, fit->count);
    case FIT_NONE:
    case FIT_GOAL_COUNT:
        break;
    }
    return 0;
}

static void note_trial(struct fitted *out, const struct fit_change *change, double cost,
                       uint32_t page_count)
{
    if (out->trial_count < FIT_TRIALS_MOST)
        out->trials[out->trial_count++] = (struct fit_trial){*change, cost, page_count};
}

void fit_sketch(struct arena *arena, const struct fit_search *search,
                const struct fit_change *change, struct fit_sketch *out)
{
    struct edition trial = *search->edition;
    trial.diag = diag_make(arena);
    *out = (struct fit_sketch){
        .text = fit_change_text(arena, search->scope, search->edition->text, change)};
    out->design = fit_change_design(arena, search->scope, change);
    out->design = lines_design(arena, &out->design, search->edition->fonts, &out->text);
    out->pages.page_count = UINT32_MAX;
    trial.text = &out->text;
    trial.design = &out->design;
    if (lines_sketch(arena, &trial, &out->galley))
        out->pages = pages_sketch(arena, trial.diag, trial.doc, trial.design, &out->galley,
                                  search->page_most);
}

/* Tries a change; whether it reaches the goal. */
static bool try_change(struct fit_search *search, const struct fit_change *change, double cost,
                       struct fitted *out)
{
    struct arena *arena = arena_make(TRIAL_CAP);
    struct fit_sketch sketch;
    fit_sketch(arena, search, change, &sketch);
    note_trial(out, change, cost, sketch.pages.page_count);
    bool is_fitting = sketch.pages.page_count <= search->page_most;
    arena_free(arena);
    return is_fitting;
}

/* The first of the frontier that fits; the count where the last does not. */
static uint32_t bisect(struct fit_search *search, const struct fit_candidate *frontier,
                       uint32_t count, struct fitted *out)
{
    if (count == 0 ||
        !try_change(search, &frontier[count - 1].change, frontier[count - 1].cost, out))
        return count;
    uint32_t low = 0, high = count - 1; /* the answer is low … high, and `high` fits */
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (try_change(search, &frontier[middle].change, frontier[middle].cost, out))
            high = middle;
        else
            low = middle + 1;
    }
    return high;
}

/* The design as it is; in a family's size, with lines no farther apart than the bounds let them. */
static struct fit_change first_change(const struct fit_scope *scope)
{
    const struct fit *fit = &scope->design->fit;
    struct fit_change change = {.size_steps = scope->family_steps};
    unit size = scope->design->styles[scope->body].size - change.size_steps * FIT_SIZE_STEP;
    while (change.size_steps > 0 && change.more_lines < scope->space_count &&
           (double)fit_grid(scope, change.more_lines) > (double)size * fit->leading_most)
        change.more_lines++;
    return change;
}

/* Tries the design as it is. */
static void try_unchanged(struct arena *arena, struct fit_search *search, struct fit_demand *demand,
                          struct fitted *out)
{
    const struct fit_change none = first_change(search->scope);
    struct fit_sketch sketch;
    fit_sketch(arena, search, &none, &sketch);
    out->page_count = out->fitted_page_count = sketch.pages.page_count;
    out->leading = sketch.design.grid;
    note_trial(out, &none, 0, out->page_count);
    if (sketch.pages.page_count < UINT32_MAX)
        *demand = fit_demand_make(search->scope, search->edition->doc, search->edition->fonts,
                                  &sketch.design, &sketch.galley);
}

/* Takes a change for good. */
static void take_change(struct arena *arena, const struct fit_search *search,
                        const struct fit_change *change, double cost, struct fitted *out)
{
    out->outcome = FIT_CHANGED;
    out->change = *change;
    out->cost = cost;
    for (uint32_t i = 0; i < out->trial_count; i++)
        if (fit_change_is_same(&out->trials[i].change, change))
            out->fitted_page_count = out->trials[i].page_count;
    out->text = fit_change_text(arena, search->scope, search->edition->text, change);
    out->design = fit_change_design(arena, search->scope, change);
    out->fitted_size = out->design.styles[search->scope->body].size;
    out->fitted_leading =
        lines_design(arena, &out->design, search->edition->fonts, &out->text).grid;
}

static void search_change(struct arena *arena, struct arena *scratch, struct diag *diag,
                          struct fit_search *search, struct fitted *out)
{
    const struct fit *fit = &search->scope->design->fit;
    const struct fit_change family = first_change(search->scope);
    struct fit_change pressed = family;
    struct fit_demand demand = {0};
    struct fit_candidate *frontier;
    search->page_most = fit->goal == FIT_MULTIPLE ? UINT32_MAX : goal_of(fit, 0);
    pressed.is_pressed = true;
    try_unchanged(scratch, search, &demand, out);
    out->page_most = search->page_most = goal_of(fit, out->page_count);
    bool is_enough = out->page_count <= out->page_most || out->page_count == UINT32_MAX;
    if (is_enough && search->scope->family_steps > 0)
        take_change(arena, search, &family, fit_change_cost(search->scope, &family), out);
    if (is_enough)
        return;
    double cost = fit_change_cost(search->scope, &pressed);
    if (try_change(search, &pressed, cost, out)) {
        take_change(arena, search, &pressed, cost, out);
        return;
    }
    uint32_t count = fit_frontier_make(scratch, search->scope, &demand, FRONTIER_MOST, &frontier);
    uint32_t found = bisect(search, frontier, count, out);
    if (found < count) {
        take_change(arena, search, &frontier[found].change, frontier[found].cost, out);
        return;
    }
    out->outcome = FIT_FAILED;
    fit_report_price(scratch, diag, search, count > 0 ? &frontier[count - 1].change : &pressed,
                     out);
}

/* Whether a design asks for anything of its text. */
static bool has_goal(const struct design *design, const struct text *text)
{
    if (design->fit.goal == FIT_NONE || design->grid <= 0 ||
        design_find_style(design, SLICE("body")) == NO_INDEX)
        return false;
    return design->fit.goal != FIT_MULTIPLE ||
           !text->is_book; /* a leaf more does not show in one */
}

bool fit_is_same(const struct edition *edition, const struct design *design)
{
    uint32_t page_count = edition->pages->flow_count;
    if (design->fit.is_family || edition->fitted->outcome != FIT_UNCHANGED)
        return false;
    return !has_goal(design, edition->text) || page_count <= goal_of(&design->fit, page_count);
}

bool fit_choose(struct arena *arena, const struct edition *edition, struct fitted *out)
{
    const struct design *design = edition->design;
    const struct text *text = edition->text;
    *out = (struct fitted){.design = *design, .text = *text};
    if (!has_goal(design, text))
        return true;
    struct arena *scratch = arena_make(TRIAL_CAP);
    struct fit_scope scope = fit_scope_make(scratch, design);
    scope.family_steps = edition->family_steps;
    struct fit_search search = {&scope, edition, 0};
    out->size = out->fitted_size = design->styles[scope.body].size;
    search_change(arena, scratch, edition->diag, &search, out);
    if (out->outcome == FIT_CHANGED)
        fit_report_change(edition->diag, design, out);
    bool is_fine = !arena_is_over(scratch) && !arena_is_over(arena);
    arena_free(scratch);
    return is_fine;
}

bool fit_stage(struct arena *arena, struct edition *edition)
{
    struct fitted *fitted = arena_alloc(arena, sizeof *fitted);
    struct design *design = arena_alloc(arena, sizeof *design);
    bool is_fine = fit_choose(arena, edition, fitted);
    if (is_fine)
        fit_title(arena, edition, fitted);
    *design = lines_design(arena, &fitted->design, edition->fonts, &fitted->text);
    edition->fitted = fitted;
    edition->design = design;
    edition->text = &fitted->text;
    return is_fine;
}

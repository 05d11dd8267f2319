/* The changes worth trying.
 *
 * In: a design's bounds, and what its text asks for. Out: changes by rising cost, each of which
 * fits more than all cheaper ones.
 *
 * The cost of a change is what a reader sees who lays two issues side by side. Each way to give has
 * a step at which that reader begins to see it; the cost is the sum of the squares of the changes
 * in such steps, so that many small changes are less visible than one large one:
 *
 *     size            2 %            leading, in sizes       3 %
 *     tracking        5/1000         side margins            1 mm
 *     a gap closer    1.5 steps      tighter word spaces     0.7 steps
 *
 * The demand guesses the pages: lines grow with size, shrink with the measure; a paragraph's last
 * line is half empty whatever the size; gaps count as they are; a page has as many lines as the
 * grid. The guess is never trusted for a page count, only for which of two changes fits more.
 *
 * Cost: the bounds allow some thousands of changes; they are listed, sorted once, and thinned. */
#include "fit/frontier.h"

#include <math.h>
#include <stdlib.h>

#define STEP_SIZE     0.02
#define STEP_LEADING  0.03
#define STEP_TRACKING 5.0
#define STEP_MARGIN   2.0 /* half millimetres */
#define STEPS_GAP     1.5
#define STEPS_TIGHTER 0.7

/* Guesses of what they save: a cluster is 0.45 em wide; a line with tighter spaces holds that much
 * more. */
#define CLUSTER_WIDTH 0.45
#define TIGHTER_GAIN  0.008

enum { MORE_LINES_MOST = 8, TRACKING_STEPS = 2 };

/* A candidate must fit so much more than the one before: finer steps cost trials and show nothing.
 */
#define DEMAND_STEP 0.002

static double square(double x)
{
    return x * x;
}

static double size_of(const struct fit_scope *scope, const struct fit_change *change)
{
    unit size = scope->design->styles[scope->body].size - change->size_steps * FIT_SIZE_STEP;
    return (double)size / (double)scope->design->styles[scope->body].size;
}

/* Leading in sizes, against the design's. */
static double leading_of(const struct fit_scope *scope, const struct fit_change *change)
{
    double grid = (double)fit_grid(scope, change->more_lines) / (double)scope->design->grid;
    return grid / size_of(scope, change);
}

double fit_change_cost(const struct fit_scope *scope, const struct fit_change *change)
{
    double leading = leading_of(scope, change) - 1;
    return square((1 - size_of(scope, change)) / STEP_SIZE) +
           (leading < 0 ? square(leading / STEP_LEADING) : 0) +
           square(change->tracking / STEP_TRACKING) + square(change->margin_steps / STEP_MARGIN) +
           (change->is_gap_closer ? square(STEPS_GAP) : 0) +
           (change->is_tighter ? square(STEPS_TIGHTER) : 0);
}

static bool is_tracked_script(uint32_t script)
{
    static const char tags[][5] = {"Latn", "Grek", "Cyrl"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (script == ((uint32_t)tags[i][0] << 24 | (uint32_t)tags[i][1] << 16 |
                       (uint32_t)tags[i][2] << 8 | (uint32_t)tags[i][3]))
            return true;
    return false;
}

/* Whether most of the text is in scripts whose letters may move: those of others join, or hang on a
 * line, or stand in squares. */
static bool is_tracked_text(const struct galley *galley)
{
    uint64_t tracked = 0, all = 0;
    for (uint32_t i = 0; i < galley->text->paragraph_count; i++) {
        const struct paragraph *paragraph = &galley->text->paragraphs[i];
        for (uint32_t r = 0; r < paragraph->run_count; r++) {
            uint32_t length = paragraph->runs[r].cu_end - paragraph->runs[r].cu_start;
            all += length;
            tracked += is_tracked_script(paragraph->runs[r].script) ? length : 0;
        }
    }
    return tracked > all / 2;
}

/* The size at which the x-height of the body's Latin face is the least that the design allows. The
 * catalogue's size factors make other scripts look as large as that, so it holds for them too. */
static unit least_size(const struct fit_scope *scope, const struct doc *doc,
                       const struct fonts *fonts)
{
    const struct style *body = &scope->design->styles[scope->body];
    struct font_need need = {body->font, body->slant, body->weight, body->size};
    const uint32_t latin = 'L' << 24 | 'a' << 16 | 't' << 8 | 'n';
    uint32_t face = fonts_find(fonts, &need, doc->languages[0], latin, 'x');
    if (face == NO_INDEX)
        return body->size;
    const struct face *of = fonts_face(fonts, face);
    double x_height = of->x_height * of->size_factor / of->units_per_em;
    if (x_height <= 0)
        return body->size;
    return (unit)ceil((double)scope->design->fit.x_height / x_height);
}

static void demand_paragraph(const struct fit_scope *scope,
                             const struct galley_paragraph *paragraph, struct fit_demand *demand)
{
    unit space = scope->design->styles[paragraph->style].space_before;
    double gap = round((double)space / (double)scope->design->grid);
    demand->full_lines += paragraph->settings[0].line_count - 0.5;
    demand->half_lines += 0.5;
    demand->gaps += gap;
    demand->closer_gaps += gap > scope->design->fit.gap_lines ? 1 : 0;
}

struct fit_demand fit_demand_make(const struct fit_scope *scope, const struct doc *doc,
                                  const struct fonts *fonts, const struct design *set_design,
                                  const struct galley *galley)
{
    const struct design *design = scope->design;
    struct fit_demand demand = {.measure = galley->measure,
                                .least_size = least_size(scope, doc, fonts),
                                .tracking = is_tracked_text(galley) ? design->fit.tracking : 0};
    if (set_design->grid > design->grid)
        demand.line_feed = (double)set_design->grid / (double)design->styles[scope->body].size;
    for (uint32_t i = 0; i < doc->block_count; i++)
        if (!doc_is_filler(doc, i) && galley->paragraphs[i].setting_count > 0 &&
            !galley->paragraphs[i].figure && scope->is_text[galley->paragraphs[i].style])
            demand_paragraph(scope, &galley->paragraphs[i], &demand);
    return demand;
}

static double demand_of(const struct fit_scope *scope, const struct fit_demand *demand,
                        const struct fit_change *change)
{
    double size = (double)scope->design->styles[scope->body].size * size_of(scope, change);
    double grid = (double)fit_grid(scope, change->more_lines);
    double measure = (double)(demand->measure + 2 * change->margin_steps * FIT_MARGIN_STEP);
    double area = (double)scope->design->grid * scope->space_count;
    double width = size_of(scope, change) * (1 - change->tracking / 1000.0 / CLUSTER_WIDTH) *
                   (1 - (change->is_tighter ? TIGHTER_GAIN : 0));
    double lines = demand->full_lines * width * (double)demand->measure / measure +
                   demand->half_lines + demand->gaps -
                   (change->is_gap_closer ? demand->closer_gaps : 0);
    grid = fmax(grid, size * demand->line_feed);
    return lines / (floor(area / grid + 1e-6) + 1);
}

static bool is_within(const struct fit_scope *scope, const struct fit_demand *demand,
                      const struct fit_change *change)
{
    const struct fit *fit = &scope->design->fit;
    const struct style *body = &scope->design->styles[scope->body];
    unit size = body->size - change->size_steps * FIT_SIZE_STEP;
    double leading = (double)fit_grid(scope, change->more_lines) / (double)size;
    double own = (double)scope->design->grid / (double)body->size;
    if (change->size_steps > 0 && size < demand->least_size)
        return false;
    if (change->more_lines > 0 && leading < fit->leading_least)
        return false;
    return leading <= fit->leading_most || leading <= own || demand->line_feed > 0;
}

struct candidate_list {
    struct fit_candidate *at;
    size_t count, room;
};

static void add_candidate(struct arena *arena, const struct fit_scope *scope,
                          const struct fit_demand *demand, struct fit_change change,
                          struct candidate_list *list)
{
    if (!is_within(scope, demand, &change))
        return;
    *array_add(arena, list) = (struct fit_candidate){change, fit_change_cost(scope, &change),
                                                     demand_of(scope, demand, &change)};
}

/* All ways beside size and leading, for one size and leading. */
static void add_others(struct arena *arena, const struct fit_scope *scope,
                       const struct fit_demand *demand, struct fit_change change,
                       struct candidate_list *list)
{
    const struct design *design = scope->design;
    uint32_t margins = (uint32_t)(design->fit.margins / FIT_MARGIN_STEP);
    bool can_tighten = design->fit.space_shrink > design->breaking.space_shrink;
    for (uint32_t other = 0; other < 4; other++) {
        change.is_gap_closer = other & 1;
        change.is_tighter = other & 2;
        if ((change.is_tighter && !can_tighten) ||
            (change.is_gap_closer && demand->closer_gaps == 0))
            continue;
        for (uint32_t step = 0; step <= (demand->tracking > 0 ? TRACKING_STEPS : 0); step++)
            for (uint32_t margin = 0; margin <= margins; margin++) {
                change.tracking = demand->tracking * step / TRACKING_STEPS;
                change.margin_steps = margin;
                add_candidate(arena, scope, demand, change, list);
            }
    }
}

static int compare_candidates(const void *a, const void *b)
{
    const struct fit_candidate *left = a, *right = b;
    if (left->cost != right->cost)
        return left->cost < right->cost ? -1 : 1;
    return left->demand < right->demand ? -1 : left->demand > right->demand;
}

/* Keeps the candidates that fit more than all before them, and of those at most `most`. */
static uint32_t thin_candidates(struct fit_candidate *at, uint32_t count, uint32_t most)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++)
        if (kept == 0 || at[i].demand < at[kept - 1].demand * (1 - DEMAND_STEP))
            at[kept++] = at[i];
    if (kept <= most)
        return kept;
    for (uint32_t i = 0; i < most; i++)
        at[i] = at[(uint64_t)(i + 1) * kept / most - 1];
    return most;
}

uint32_t fit_frontier_make(struct arena *arena, const struct fit_scope *scope,
                           const struct fit_demand *demand, uint32_t most,
                           struct fit_candidate **out)
{
    unit size = scope->design->styles[scope->body].size;
    unit room = size > demand->least_size ? size - demand->least_size : 0;
    uint32_t first = scope->family_steps; /* a family has one size */
    uint32_t last = first > 0 ? first : (uint32_t)(room / FIT_SIZE_STEP);
    struct candidate_list list = {0};
    for (uint32_t size_steps = first; size_steps <= last; size_steps++)
        for (uint32_t lines = 0; lines <= MORE_LINES_MOST; lines++)
            add_others(arena, scope, demand,
                       (struct fit_change){
                           .size_steps = size_steps, .more_lines = lines, .is_pressed = true},
                       &list);
    qsort(list.at, list.count, sizeof *list.at, compare_candidates);
    *out = list.at;
    return thin_candidates(list.at, (uint32_t)list.count, most);
}

/* The paragraph breaker.
 *
 * In: boxes, glue and penalties, the measures, the costs. Out: the breaks whose demerits sum to the
 * least, or none where no set of breaks is feasible. Knuth and Plass 1981 (names as there).
 *
 * Algorithm. A paragraph is a graph: its nodes are the legal breaks, an arc a -> b is the line that
 * starts after a and ends at b, and the breaks sought are the cheapest path from the start to the
 * final forced break. An arc's cost depends on the line before it only through the fitness class,
 * on the path before it only through the line's number (it chooses the measure). Words that stand
 * twice at an edge need no more: see count_same_words. So a state is
 * (break, fitness class, measure), and dynamic programming over the states, from left to right,
 * finds the optimum. The states that a line may still start from are the active list. At a legal
 * break b each active a is weighed: the line's natural width, stretch and shrink are differences of
 * cumulative sums, so no item is looked at twice. The best a for each fitness class becomes a new
 * active node at b; a class whose best is more than the fitness demerits above the break's best can
 * win nowhere later (changing class costs at most those) and is dropped.
 *
 * Invariant. Before b is tried, the active list holds, for each state before b from which some line
 * that ends at b or later can fit, the cheapest way to reach it. It is kept in groups of the same
 * measure; lines beyond the last given measure are one group, so their number grows with the
 * measures, not with the lines.
 *
 * Pruning is exact. The paper drops a as soon as the line a..b cannot shrink enough. With hyphens,
 * protrusion or negative widths a later break may yet fit: a hyphen is wider than what follows it.
 * So a backward pass stores for each item the least shrunken width with which any break from there
 * to the next forced one can end (`reach`); a is dropped when even that is wider than its measure.
 *
 * Other counts of lines (breaker_run_counts; the paper's "looseness"). The best way in n - 1 or n +
 * 1 lines is not near the best of all, so it is no search around it: the state takes the line's
 * number as well, up to the most that is asked for, and the same pass ends with the best of each
 * number. States multiply by the numbers that can reach one break: two or three in a paragraph of
 * text.
 *
 * Ties. Of two ways of equal demerits the one found first wins: active nodes are weighed in the
 * order in which they were made (by measure, then by break, then from tight to very loose), so the
 * same items give the same breaks everywhere.
 *
 * Cost. O(items · active nodes), and the active nodes are those breaks that one line can span times
 * the classes: about 8 in running text. 48 bytes an item, 72 a node, in the caller's arena.
 *
 * Rejected: first-fit and best-fit look at one line at a time, which is as fast and leaves a loose
 * line wherever the next words happen to be long. Shortest path by priority queue (A*) visits fewer
 * nodes but needs a bound on the rest and loses the one pass over the sums. Monge/SMAWK methods are
 * linear only for concave costs, which flagged and sense penalties break. */
#include "lines/breaker.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>

enum fitness { FIT_TIGHT, FIT_DECENT, FIT_LOOSE, FIT_VERY_LOOSE, FIT_COUNT };

/* The paper's bounds of the classes, in adjustment ratios. */
#define RATIO_TIGHT  (-0.5)
#define RATIO_DECENT 0.5
#define RATIO_LOOSE  1.0

static const uint32_t NO_ITEM = UINT32_MAX;

/* Totals of all items before this one. */
struct sums {
    unit width, stretch, shrink, give;
    unit reach; /* least (width - shrink - give) at which a line may end at this item or later */
    uint32_t start; /* the first item of a line that starts here: the next box or forced break */
};

/* A way to reach a break: the best of its state. 72 bytes, as every feasible break keeps one. */
struct node {
    struct node *next; /* in the active list */
    const struct node *from;
    unit width, stretch, shrink, give; /* totals before the next line's first item, hang off */
    double total;
    uint32_t item, line; /* where the line ends; lines up to here */
    enum fitness fitness;
};

/* The cheapest arc into the break on trial, for one class. */
struct candidate {
    const struct node *from;
    double total;
};

/* A line as the costs see it. */
struct arc {
    unit natural;
    double ratio, badness, demerits;
    enum fitness fitness;
};

struct trial {
    struct arena *arena;
    const struct box_item *items;
    uint32_t item_count;
    const unit *measures;
    uint32_t measure_count;
    uint32_t group_count; /* line numbers told apart: those with a measure of their own, or all */
    uint32_t line_most;   /* a way with more lines is given up */
    const struct breaker_rules *rules;
    struct sums *sums;
    double loosest; /* a line above this ratio is not feasible: a cheap first test */
    struct node *active;
};

static bool is_forced(const struct box_item *item)
{
    return item->kind == BOX_PENALTY && item->penalty <= -PENALTY_INFINITE;
}

static bool is_legal(const struct box_item *items, uint32_t b)
{
    if (items[b].kind == BOX_PENALTY)
        return items[b].penalty < PENALTY_INFINITE;
    return items[b].kind == BOX_GLUE && b > 0 && items[b - 1].kind == BOX_BOX;
}

/* What a line that ends at `b` gains by protrusion: a penalty that shows something hangs that, else
 * the box before it hangs. */
static unit end_hang(const struct box_item *items, uint32_t b)
{
    const struct box_item *item = &items[b];
    if (item->kind == BOX_PENALTY && (item->width != 0 || item->end_hang != 0))
        return item->end_hang;
    return b > 0 && items[b - 1].kind == BOX_BOX ? items[b - 1].end_hang : 0;
}

/* What `b` adds to the sums when a line ends there: a hyphen's width, less what hangs. */
static unit end_width(const struct box_item *items, uint32_t b)
{
    unit shown = items[b].kind == BOX_PENALTY ? items[b].width : 0;
    return shown - end_hang(items, b);
}

static void sum_items(struct sums *sums, const struct box_item *items, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct box_item *item = &items[i];
        sums[i + 1] = sums[i];
        if (item->kind == BOX_PENALTY)
            continue;
        assert(item->shrink >= 0);
        sums[i + 1].width += item->width;
        sums[i + 1].stretch += item->stretch;
        sums[i + 1].shrink += item->shrink;
        sums[i + 1].give += item->give;
    }
}

/* The backward pass: where lines start, and how little a line can still end with. */
static void reach_items(struct sums *sums, const struct box_item *items, uint32_t count)
{
    unit reach = INT64_MAX;
    uint32_t start = count;
    for (uint32_t i = count; i-- > 0;) {
        if (is_forced(&items[i]))
            reach = INT64_MAX;
        if (is_legal(items, i)) {
            unit ends = sums[i].width - sums[i].shrink - sums[i].give + end_width(items, i);
            reach = ends < reach ? ends : reach;
        }
        if (items[i].kind == BOX_BOX || is_forced(&items[i]))
            start = i;
        sums[i].reach = reach;
        sums[i].start = start;
    }
}

static struct sums *make_sums(struct arena *arena, const struct box_item *items, uint32_t count)
{
    struct sums *sums = arena_alloc_raw(arena, ((size_t)count + 1) * sizeof *sums);
    sums[0] = (struct sums){0};
    sum_items(sums, items, count);
    sums[count].reach = INT64_MAX;
    sums[count].start = count;
    reach_items(sums, items, count);
    return sums;
}

static unit measure_of(const struct trial *trial, uint32_t line)
{
    return trial->measures[line < trial->measure_count ? line : trial->measure_count - 1];
}

static uint32_t group_of(const struct trial *trial, uint32_t line)
{
    return line < trial->group_count ? line : trial->group_count - 1;
}

static enum fitness fitness_of(double ratio)
{
    if (ratio < RATIO_TIGHT)
        return FIT_TIGHT;
    if (ratio <= RATIO_DECENT)
        return FIT_DECENT;
    return ratio <= RATIO_LOOSE ? FIT_LOOSE : FIT_VERY_LOOSE;
}

/* The paper's r; infinite where nothing can give. */
static double ratio_of(unit slack, unit stretch, unit shrink)
{
    if (slack == 0)
        return 0;
    if (slack > 0)
        return stretch > 0 ? (double)slack / (double)stretch : INFINITY;
    return shrink > 0 ? (double)slack / (double)shrink : -INFINITY;
}

/* What of the slack is left for glue when letters have given what they can. Nobody sees a letter
 * that is 2 % wider, but a space that is a third wider; so letters go to their bound first
 * (pdfTeX's reckoning, Thành 2000, ch. 4), and a line that they fill alone is as good as a perfect
 * one. */
static unit left_for_glue(unit slack, unit give)
{
    if (slack > 0)
        return slack > give ? slack - give : 0;
    return -slack > give ? slack + give : 0;
}

/* The words at the edges of a line that starts at item `start` and ends at `b`; a line that shows a
 * hyphen ends with no word, nor does the paragraph. */
static uint32_t start_word(const struct trial *trial, uint32_t start)
{
    bool is_box = start < trial->item_count && trial->items[start].kind == BOX_BOX;
    return is_box ? trial->items[start].start_word : 0;
}

static uint32_t end_word(const struct box_item *items, uint32_t b)
{
    bool is_hyphen = items[b].kind == BOX_PENALTY && items[b].is_flagged;
    return !is_hyphen && b > 0 && items[b - 1].kind == BOX_BOX ? items[b - 1].end_word : 0;
}

/* How often the line before `b` and the line next to it have the same word at an edge: its end is
 * compared with the end of the line before, its start with the start of the line after. So all
 * pairs are, and each is known from two breaks that follow each other. */
static int count_same_words(const struct trial *trial, const struct node *node, uint32_t b)
{
    bool is_first = node->item == NO_ITEM;
    uint32_t end = is_first ? 0 : end_word(trial->items, node->item);
    uint32_t start = start_word(trial, trial->sums[is_first ? 0 : node->item + 1].start);
    return (end != 0 && end == end_word(trial->items, b)) +
           (start != 0 && start == start_word(trial, trial->sums[b + 1].start));
}

/* Demerits of the line from `node` to `b`. */
static double arc_demerits(const struct trial *trial, const struct node *node, uint32_t b,
                           const struct arc *arc)
{
    const struct breaker_rules *rules = trial->rules;
    const struct box_item *item = &trial->items[b];
    double penalty = item->kind == BOX_PENALTY ? item->penalty : 0;
    double base = rules->line_penalty + arc->badness;
    double demerits = base * base;
    if (penalty >= 0)
        demerits = (base + penalty) * (base + penalty);
    else if (!is_forced(item))
        demerits -= penalty * penalty;
    int apart = (int)arc->fitness - (int)node->fitness;
    if (apart > 1 || apart < -1)
        demerits += rules->fitness_demerits;
    bool is_after_flag = node->item != NO_ITEM && trial->items[node->item].is_flagged;
    if (is_after_flag && item->kind == BOX_PENALTY && item->is_flagged)
        demerits += rules->double_hyphen_demerits;
    if (rules->same_word_demerits > 0)
        demerits += rules->same_word_demerits * count_same_words(trial, node, b);
    if (b + 1 < trial->item_count)
        return demerits;
    if (is_after_flag)
        demerits += rules->final_hyphen_demerits;
    if (node->item != NO_ITEM && arc->natural < rules->short_last_line)
        demerits += rules->short_last_line_demerits;
    return demerits;
}

/* The line from `node` to `b`; false where it is not feasible. `ends` is b's sum with what a line
 * shows at its end. */
static bool weigh(const struct trial *trial, const struct node *node, uint32_t b, unit ends,
                  unit measure, struct arc *arc)
{
    const struct sums *here = &trial->sums[b];
    unit natural = ends - node->width;
    unit stretch = here->stretch - node->stretch + trial->rules->emergency_stretch;
    unit slack = left_for_glue(measure - natural, here->give - node->give);
    if (slack > 0 && (double)slack > trial->loosest * (double)stretch)
        return false;
    double ratio = ratio_of(slack, stretch, here->shrink - node->shrink);
    if (!(ratio >= -1) || ratio == INFINITY)
        return false;
    double size = fabs(ratio);
    double badness = 100 * size * size * size;
    if (badness > trial->rules->tolerance)
        return false;
    *arc = (struct arc){natural, ratio, badness, 0, fitness_of(ratio)};
    arc->demerits = arc_demerits(trial, node, b, arc);
    return true;
}

/* A node at `b`, in the list before `next`; the following line starts at the next box. */
static struct node *add_node(struct trial *trial, uint32_t b, const struct candidate *way,
                             enum fitness fitness, struct node *next)
{
    uint32_t start = trial->sums[b == NO_ITEM ? 0 : b + 1].start;
    const struct sums *sums = &trial->sums[start];
    bool is_box = start < trial->item_count && trial->items[start].kind == BOX_BOX;
    struct node *node = arena_alloc_raw(trial->arena, sizeof *node);
    *node = (struct node){.next = next,
                          .from = way->from,
                          .width = sums->width + (is_box ? trial->items[start].start_hang : 0),
                          .stretch = sums->stretch,
                          .shrink = sums->shrink,
                          .give = sums->give,
                          .total = way->total,
                          .item = b,
                          .line = way->from ? way->from->line + 1 : 0,
                          .fitness = fitness};
    return node;
}

/* Puts the classes worth keeping into the list at `at`; returns the link after them. */
static struct node **add_candidates(struct trial *trial, uint32_t b,
                                    const struct candidate best[FIT_COUNT], struct node **at)
{
    double least = INFINITY;
    for (int fit = 0; fit < FIT_COUNT; fit++)
        if (best[fit].from && best[fit].total < least)
            least = best[fit].total;
    for (int fit = 0; fit < FIT_COUNT; fit++) {
        if (best[fit].from && best[fit].from->line >= trial->line_most)
            continue;
        if (!best[fit].from || best[fit].total > least + trial->rules->fitness_demerits)
            continue;
        *at = add_node(trial, b, &best[fit], (enum fitness)fit, *at);
        at = &(*at)->next;
    }
    return at;
}

static void keep_cheaper(struct candidate *best, const struct node *from, double total)
{
    if (!best->from || total < best->total)
        *best = (struct candidate){from, total};
}

/* Weighs every active node against the break `b`, one group of the same measure after the other. */
static void try_break(struct trial *trial, uint32_t b)
{
    bool is_end = is_forced(&trial->items[b]);
    unit ends = trial->sums[b].width + end_width(trial->items, b);
    struct node **at = &trial->active;
    while (*at) {
        struct candidate best[FIT_COUNT] = {{0}};
        uint32_t group = group_of(trial, (*at)->line);
        unit measure = measure_of(trial, group);
        while (*at && group_of(trial, (*at)->line) == group) {
            struct node *node = *at;
            struct arc arc;
            if (weigh(trial, node, b, ends, measure, &arc))
                keep_cheaper(&best[arc.fitness], node, node->total + arc.demerits);
            if (is_end || trial->sums[b].reach - node->width + node->shrink + node->give > measure)
                *at = node->next;
            else
                at = &node->next;
        }
        at = add_candidates(trial, b, best, at);
    }
}

static const struct node *best_node(const struct node *active)
{
    const struct node *best = active;
    for (const struct node *node = active; node; node = node->next)
        if (node->total < best->total)
            best = node;
    return best;
}

/* Follows the way back from the end; each line is weighed again for its figures. */
static struct line_break *trace_breaks(const struct trial *trial, const struct node *end)
{
    struct line_break *breaks = arena_alloc_items(trial->arena, end->line, sizeof *breaks);
    for (const struct node *node = end; node->from; node = node->from) {
        unit ends = trial->sums[node->item].width + end_width(trial->items, node->item);
        unit measure = measure_of(trial, node->from->line);
        struct arc arc = {0};
        bool is_feasible = weigh(trial, node->from, node->item, ends, measure, &arc);
        assert(is_feasible);
        (void)is_feasible;
        breaks[node->line - 1] = (struct line_break){node->item, arc.ratio, arc.demerits};
    }
    return breaks;
}

static struct trial open_trial(struct arena *arena, const struct box_item *items,
                               uint32_t item_count, const unit *measures, uint32_t measure_count,
                               const struct breaker_rules *rules)
{
    assert(item_count > 0 && is_forced(&items[item_count - 1]) && measure_count > 0);
    return (struct trial){.arena = arena,
                          .items = items,
                          .item_count = item_count,
                          .measures = measures,
                          .measure_count = measure_count,
                          .group_count = measure_count,
                          .line_most = UINT32_MAX,
                          .rules = rules,
                          .sums = make_sums(arena, items, item_count),
                          .loosest = cbrt(rules->tolerance / 100) * (1 + 1e-9)};
}

/* Goes through the items; the active list then holds the ways to the end. */
static void run_trial(struct trial *trial)
{
    struct candidate origin = {0};
    trial->active = add_node(trial, NO_ITEM, &origin, FIT_DECENT, NULL);
    for (uint32_t b = 0; b < trial->item_count && trial->active; b++)
        if (is_legal(trial->items, b))
            try_break(trial, b);
}

uint32_t breaker_run(struct arena *arena, const struct box_item *items, uint32_t item_count,
                     const unit *measures, uint32_t measure_count,
                     const struct breaker_rules *rules, struct line_break **breaks,
                     double *total_demerits)
{
    struct trial trial = open_trial(arena, items, item_count, measures, measure_count, rules);
    run_trial(&trial);
    const struct node *end = best_node(trial.active);
    if (!end)
        return 0;
    *breaks = trace_breaks(&trial, end);
    *total_demerits = end->total;
    return end->line;
}

/* Of the ways to the end that have `line_count` lines the best, or NULL. */
static const struct node *best_of_count(const struct node *active, uint32_t line_count)
{
    const struct node *best = NULL;
    for (const struct node *node = active; node; node = node->next)
        if (node->line == line_count && (!best || node->total < best->total))
            best = node;
    return best;
}

void breaker_run_counts(struct arena *arena, const struct box_item *items, uint32_t item_count,
                        const unit *measures, uint32_t measure_count,
                        const struct breaker_rules *rules, uint32_t line_least, uint32_t line_most,
                        struct line_choice *choices)
{
    assert(line_least > 0 && line_least <= line_most && line_most < UINT32_MAX - 1);
    struct trial trial = open_trial(arena, items, item_count, measures, measure_count, rules);
    trial.line_most = line_most;
    trial.group_count = line_most + 1;
    run_trial(&trial);
    for (uint32_t count = line_least; count <= line_most; count++) {
        const struct node *end = best_of_count(trial.active, count);
        struct line_choice *choice = &choices[count - line_least];
        *choice = (struct line_choice){0};
        if (end)
            *choice = (struct line_choice){trace_breaks(&trial, end), end->total};
    }
}

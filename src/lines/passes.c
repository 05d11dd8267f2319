/* Which breaks: the breaker is run with ever looser rules until it finds some.
 *
 * In: a paragraph's items. Out: the break points at which its lines end; there always are some.
 * And, for the page breaker, how the paragraph is best set with a line less and a line more: by the
 * rules of pass 2, so nothing looser or tighter comes of it than anywhere in the text.
 *
 *   1  no hyphens, tolerance_first        most paragraphs of running text end here; but not where
 * it costs as much as a last line of a word: a hyphen may be better 2  hyphens, tolerance, and what
 * is bound (a figure and its unit) may be parted, at a price 3  what a master takes before a loose
 * line: spaces down to TIGHT_SHRINK, parts of compounds divided; what is bound is hardly so 4
 * letters up to LOOSE_EXPANSION; looser lines, up to LOOSE_TOLERANCE: costs grow with the sixth
 * power of looseness, so one line that must be loose stays alone 5  more stretch a line
 * (emergency_stretch): TeX's third pass –  words that would leave the page may be divided
 * (divide.c), and 1 to 5 are tried again 6  last resort: any looseness, and what can't be broken
 * and is wider than the measure counts as just as wide. So each line that takes one item between
 * two breaks is feasible, and the pass can't fail; only those lines stick out, and they are
 * reported when they are placed. Badness still grows with the cube, so that one hopeless line does
 * not make its neighbours loose.
 *
 * Ragged text goes the same way: its lines give RAGGED_STRETCH more than their stiff spaces, which
 * makes equal lines cheap and a hyphen dear. Display text takes one pass without a tolerance: lines
 * give most of the measure, so a short line costs little, uneven ones cost more, and a break after
 * a clause (its penalty is negative) wins over evenness and over fewer lines.
 *
 * Rejected for the last resort: first-fit for the whole paragraph, which punishes all its lines for
 * one word; and TeX's way (an overfull line where the active list would run empty), which leaves
 * the line before it loose beyond need. */
#include "lines/internal.h"

/* How much a ragged line may be shorter at r = 1, in sizes: Knuth and Plass 1981, p. 1139. */
enum { RAGGED_STRETCH = 3 };

/* Where lines end where they will anyway, one that ends sooner shows less than a last line of a
 * word: a short last line costs so many times what it does in justified text. */
enum { RAGGED_SHORT_LAST_LINE = 3 };

/* Display lines are at r = 1 when three quarters of the measure are empty. A break after a clause
 * with the penalty -100 is then worth it where its line fills more than about 0.28 of the measure,
 * after a comma (half the penalty) more than about 0.47. */
#define DISPLAY_STRETCH 0.75

#define ANY_LOOSENESS 1e12

/* Where lines would be looser than they should be, what is bound is parted for little, and a part
 * of a compound divided for as much as a second hyphen costs. */
#define HOLD_PENALTY_LAST 50
#define PART_PENALTY_LAST 200

/* And spaces may shrink by so much of their width: at 0.6 words still part, and beside a line at
 * twice its spaces nobody sees it. */
#define TIGHT_SHRINK 0.4

/* There letters may be drawn so much wider, which a reader still does not see: more would be. */
#define LOOSE_EXPANSION 0.035

/* Lines at twice their spaces are the last that a book lets pass: r = 2.5 where spaces stretch by
 * two fifths. */
#define LOOSE_TOLERANCE 1560

/* A line of display text that is shorter than this part of the longest looks lost. */
#define LOST_LINE 0.35

/* Paragraphs that may have a line more or less: one line cannot lose one, and what fills most of a
 * page is divided anyhow, while the ways to set it grow with the square of its lines. */
enum { VARIED_LEAST = 2, VARIED_MOST = 30 };

/* The least part of the measure that the last line of another setting fills. A line that a page
 * asked for must look as if the text had; where it is a word or two, the page is better without. */
#define VARIED_LAST_LINE 0.25

static struct breaker_rules rules_of(const struct setting_job *job)
{
    const struct breaking *breaking = &job->setter->design->breaking;
    struct breaker_rules rules = {.tolerance = breaking->tolerance_first,
                                  .line_penalty = breaking->line_penalty,
                                  .double_hyphen_demerits = breaking->double_hyphen_demerits,
                                  .final_hyphen_demerits = breaking->final_hyphen_demerits,
                                  .fitness_demerits = breaking->fitness_demerits,
                                  .short_last_line_demerits = breaking->short_last_line_demerits,
                                  .same_word_demerits = breaking->same_word_demerits,
                                  .short_last_line =
                                      (unit)((double)job->measures[1] * breaking->short_last_line)};
    if (job->align != ALIGN_JUSTIFY) {
        rules.emergency_stretch = RAGGED_STRETCH * job->style->size;
        rules.tolerance = breaking->tolerance;
        rules.short_last_line_demerits *= RAGGED_SHORT_LAST_LINE;
    }
    if (!job->is_display)
        return rules;
    rules.emergency_stretch = (unit)((double)job->measures[1] * DISPLAY_STRETCH);
    rules.tolerance = ANY_LOOSENESS;
    rules.fitness_demerits = rules.short_last_line_demerits = rules.same_word_demerits = 0;
    return rules;
}

/* Hyphens, and breaks that part what is bound. */
static bool is_costly(const struct setting_job *job, const struct item_set *set, uint32_t item)
{
    uint32_t index = set->breaks[item];
    if (index == NO_INDEX)
        return false;
    const struct break_point *at = &job->paragraph->breaks[index];
    return (at->kind == BREAK_HYPHEN && set->items[item].is_flagged) || at->hold != HOLD_NONE;
}

/* Forbids those in a copy of the items: the first pass goes without. */
static struct item_set without_hyphens(const struct setting_job *job, const struct item_set *set)
{
    struct item_set copy = *set;
    copy.items = arena_alloc_raw(job->setter->scratch, set->count * sizeof *copy.items);
    for (uint32_t i = 0; i < set->count; i++) {
        copy.items[i] = set->items[i];
        if (is_costly(job, set, i))
            copy.items[i].penalty = PENALTY_INFINITE;
    }
    return copy;
}

/* What is bound, and how narrow a space may be, give way before lines that are looser than the
 * tolerance. */
static void loosen_holds(const struct setting_job *job, struct item_set *set)
{
    double shrink = job->setter->design->breaking.space_shrink;
    double more = shrink > 0 && shrink < TIGHT_SHRINK ? TIGHT_SHRINK / shrink : 1;
    for (uint32_t i = 0; i < set->count; i++) {
        struct box_item *item = &set->items[i];
        if (item->kind == BOX_GLUE)
            item->shrink = (unit)((double)item->shrink * more);
        if (set->breaks[i] == NO_INDEX || item->kind != BOX_PENALTY)
            continue;
        enum hold hold = job->paragraph->breaks[set->breaks[i]].hold;
        if (hold != HOLD_NONE)
            item->penalty = hold == HOLD_PART ? PART_PENALTY_LAST : HOLD_PENALTY_LAST;
    }
}

/* Letters may be drawn wider than the design says, where it lets them be at all. */
static void widen_letters(struct setting_job *job, struct item_set *set)
{
    if (job->expansion <= 0 || job->expansion >= LOOSE_EXPANSION)
        return;
    for (uint32_t i = 0; i < set->count; i++)
        set->items[i].give =
            (unit)((double)set->items[i].give * (LOOSE_EXPANSION / job->expansion));
    job->expansion = LOOSE_EXPANSION;
}

/* Cuts what stands between two breaks down to the narrower measure, and no line is kept from its
 * edge. `last_box` is the box to take the excess off; it may become narrower than nothing. */
static void narrow_items(const struct setting_job *job, struct item_set *set)
{
    unit measure = job->measures[0] < job->measures[1] ? job->measures[0] : job->measures[1];
    unit width = 0;
    struct box_item *last_box = NULL;
    for (uint32_t i = 0; i < set->count; i++) {
        struct box_item *item = &set->items[i];
        item->start_hang = item->start_hang > 0 ? item->start_hang : 0;
        item->end_hang = item->end_hang > 0 ? item->end_hang : 0;
        if (item->kind == BOX_BOX)
            last_box = item;
        if (set->breaks[i] == NO_INDEX) {
            width += item->kind != BOX_PENALTY && last_box ? item->width : 0;
            continue;
        }
        unit shown = item->kind == BOX_PENALTY ? item->width : 0;
        if (last_box && width + shown > measure)
            last_box->width -= width + shown - measure;
        width = 0;
        last_box = NULL;
    }
}

/* Whether the sense ends where an item breaks: a stop, a semicolon; a comma is less. */
static bool is_sense_end(const struct setting_job *job, const struct box_item *item)
{
    double sense = job->setter->design->breaking.sense_penalty;
    return item->kind == BOX_PENALTY && sense < 0 && item->penalty <= sense;
}

/* How many lines each member of a text of two members has, as broken at `breaks`; false where it
 * has not two. The text's own end ends the second. */
static bool count_members(const struct setting_job *job, const struct item_set *set,
                          const struct line_break *breaks, uint32_t line_count, uint32_t lines[2])
{
    uint32_t members = 0, first = 0;
    for (uint32_t i = 0; i < line_count; i++) {
        if (!is_sense_end(job, &set->items[breaks[i].item]) && i + 1 < line_count)
            continue;
        if (members == 2)
            return false;
        lines[members++] = i + 1 - first;
        first = i + 1;
    }
    return members == 2;
}

/* Whether a line is left with so little beside the longest that it looks lost. */
static bool has_lost_line(const struct item_set *set, const struct line_break *breaks,
                          uint32_t line_count)
{
    unit shortest = INT64_MAX, longest = 0;
    for (uint32_t i = 0; i < line_count; i++) {
        unit width = 0;
        for (uint32_t item = i > 0 ? breaks[i - 1].item + 1 : 0; item < breaks[i].item; item++)
            width += set->items[item].kind == BOX_PENALTY ? 0 : set->items[item].width;
        shortest = width < shortest ? width : shortest;
        longest = width > longest ? width : longest;
    }
    return (double)shortest < LOST_LINE * (double)longest;
}

/* Display text of two members is a couplet: one line over two short ones would hide that they
 * answer each other. So both get as many lines as the longer one has, where that is one line more.
 */
static uint32_t balance_couplet(const struct setting_job *job, const struct item_set *set,
                                const struct breaker_rules *rules, uint32_t line_count,
                                struct line_break **breaks)
{
    uint32_t lines[2];
    if (!job->is_display || !count_members(job, set, *breaks, line_count, lines))
        return line_count;
    uint32_t apart = lines[0] > lines[1] ? lines[0] - lines[1] : lines[1] - lines[0];
    if (apart != 1)
        return line_count;
    struct line_choice choice;
    breaker_run_counts(job->setter->scratch, set->items, set->count, job->measures, 2, rules,
                       line_count + 1, line_count + 1, &choice);
    if (!choice.breaks || has_lost_line(set, choice.breaks, line_count + 1) ||
        !count_members(job, set, choice.breaks, line_count + 1, lines) || lines[0] != lines[1])
        return line_count;
    *breaks = choice.breaks;
    return line_count + 1;
}

/* One pass; 0 lines where it finds nothing. */
static struct line_ends run_pass(const struct setting_job *job, const struct item_set *set,
                                 const struct breaker_rules *rules)
{
    struct line_ends ends = {0};
    struct line_break *breaks = NULL;
    ends.count = breaker_run(job->setter->scratch, set->items, set->count, job->measures, 2, rules,
                             &breaks, &ends.cost);
    if (ends.count > 0)
        ends.count = balance_couplet(job, set, rules, ends.count, &breaks);
    ends.breaks = arena_alloc_items(job->setter->scratch, ends.count, sizeof *ends.breaks);
    for (uint32_t i = 0; i < ends.count; i++)
        ends.breaks[i] = set->breaks[breaks[i].item];
    return ends;
}

/* The first five passes; 0 lines where they find nothing. */
static struct line_ends choose_regular(struct setting_job *job, struct item_set *set,
                                       struct breaker_rules *rules)
{
    const struct breaking *breaking = &job->setter->design->breaking;
    struct item_set first = set->has_costly ? without_hyphens(job, set) : *set;
    struct line_ends ends = run_pass(job, &first, rules);
    bool is_costly_last = !job->is_display && ends.cost >= rules->short_last_line_demerits;
    if (ends.count > 0 && !is_costly_last)
        return ends;
    if (!job->is_display)
        rules->tolerance = breaking->tolerance;
    ends = run_pass(job, set, rules);
    if (ends.count > 0)
        return ends;
    loosen_holds(job, set);
    ends = run_pass(job, set, rules);
    ends.is_forced = true;
    if (ends.count > 0)
        return ends;
    widen_letters(job, set);
    double tolerance = rules->tolerance;
    if (tolerance < LOOSE_TOLERANCE)
        rules->tolerance = LOOSE_TOLERANCE;
    ends = run_pass(job, set, rules);
    ends.is_forced = true;
    if (ends.count > 0)
        return ends;
    rules->tolerance = tolerance;
    rules->emergency_stretch += (unit)((double)job->measures[1] * breaking->emergency_stretch);
    ends = run_pass(job, set, rules);
    ends.is_forced = true;
    return ends;
}

/* A line to each break: where a font's advances (far below zero) leave even the last pass without a
 * line. Ugly, but whole, and told of when the lines are placed. */
static struct line_ends end_everywhere(const struct setting_job *job, const struct item_set *set)
{
    struct line_ends ends = {0};
    ends.breaks = arena_alloc_items(job->setter->scratch, set->count, sizeof *ends.breaks);
    for (uint32_t i = 0; i < set->count; i++)
        if (set->breaks[i] != NO_INDEX)
            ends.breaks[ends.count++] = set->breaks[i];
    return ends;
}

struct line_ends ends_choose(struct setting_job *job, struct item_set *set)
{
    struct breaker_rules rules = rules_of(job);
    struct line_ends ends = choose_regular(job, set, &rules);
    if (ends.count == 0 && long_words_divide(job)) {
        *set = items_make(job);
        rules = rules_of(job);
        ends = choose_regular(job, set, &rules);
    }
    if (ends.count > 0)
        return ends;
    narrow_items(job, set);
    rules.tolerance = ANY_LOOSENESS;
    rules.emergency_stretch += job->style->size; /* some, so that every line has a ratio */
    ends = run_pass(job, set, &rules);
    if (ends.count == 0)
        ends = end_everywhere(job, set);
    ends.is_forced = true;
    return ends;
}

uint32_t ends_vary(const struct setting_job *job, const struct item_set *set,
                   const struct line_ends *best, struct line_ends *others)
{
    if (best->is_forced || job->is_display || job->is_divided || best->count < VARIED_LEAST ||
        best->count > VARIED_MOST)
        return 0;
    struct breaker_rules rules = rules_of(job);
    struct line_choice choices[3];
    rules.tolerance = job->setter->design->breaking.tolerance;
    rules.short_last_line = (unit)((double)job->measures[1] * VARIED_LAST_LINE);
    rules.short_last_line_demerits = ANY_LOOSENESS;
    breaker_run_counts(job->setter->scratch, set->items, set->count, job->measures, 2, &rules,
                       best->count - 1, best->count + 1, choices);
    uint32_t count = 0;
    for (uint32_t k = 0; k < 3; k += 2) {
        if (!choices[k].breaks || choices[k].demerits >= ANY_LOOSENESS)
            continue;
        struct line_ends *other = &others[count++];
        *other = (struct line_ends){.count = best->count - 1 + k, .cost = choices[k].demerits};
        other->breaks =
            arena_alloc_items(job->setter->scratch, other->count, sizeof *other->breaks);
        for (uint32_t i = 0; i < other->count; i++)
            other->breaks[i] = set->breaks[choices[k].breaks[i].item];
    }
    return count;
}

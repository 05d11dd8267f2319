/* The breaker against the book, against brute force, against first-fit, and against bad input.
 *
 * The frog-prince paragraph and its figures: Knuth and Plass 1981, as reprinted in Digital
 * Typography, p. 81; machine units, 18 to the em. Random paragraphs come from a fixed seed, named
 * in each failure. */
#include "lines/breaker.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM = 4096, LINES_MOST = 6 };

struct paragraph_items {
    struct box_item at[ROOM];
    uint32_t ends[ROOM]; /* byte of the text after which a line that breaks here ends */
    uint32_t count;
};

static const char FROG_PRINCE[] =
    "In olden times when wish~ing still helped one, there lived a king whose daugh~ters were all "
    "beau~ti~ful; and the young~est was so beau~ti~ful that the sun it~self, which has seen so "
    "much, was aston~ished when~ever it shone in her face. Close by the king's castle lay a great "
    "dark for~est, and un~der an old lime-tree in the for~est was a well, and when the day was "
    "very warm, the king's child went out into the for~est and sat down by the side of the cool "
    "foun~tain; and when she was bored she took a golden ball, and threw it up on high and caught "
    "it; and this ball was her favor~ite play~thing.";

static const struct {
    const char *letters;
    unit width;
} WIDTHS[] = {{"il,.;'", 5},     {"fjI-", 6}, {"rst", 7}, {"cez", 8}, {"agov", 9},
              {"bdhknpqux", 10}, {"y", 10},   {"wC", 13}, {"m", 15}};

/* The lines' ends as the book prints them, and their adjustment ratios. */
static const struct {
    const char *end;
    double ratio;
} NARROW[] = {{"one,", 0.857}, {"beau", 0.0},  {"the", 0.28},     {"aston", 1.0},
              {"the", 0.067},  {"an", -0.278}, {"when", 0.536},   {"out", -0.167},
              {"the", 0.7},    {"a", -0.176},  {"caught", 0.357}, {"plaything.", 0.049}};

static unit letter_width(char c)
{
    for (size_t i = 0; i < sizeof WIDTHS / sizeof *WIDTHS; i++)
        if (strchr(WIDTHS[i].letters, c))
            return WIDTHS[i].width;
    ck_abort_msg("no width for %c", c);
    return 0;
}

static struct box_item *put(struct paragraph_items *p, enum box_kind kind, uint32_t end)
{
    p->ends[p->count] = end;
    p->at[p->count] = (struct box_item){.kind = kind};
    return &p->at[p->count++];
}

static void put_glue(struct paragraph_items *p, uint32_t end, unit width, unit stretch, unit shrink)
{
    struct box_item *glue = put(p, BOX_GLUE, end);
    glue->width = width;
    glue->stretch = stretch;
    glue->shrink = shrink;
}

static void put_penalty(struct paragraph_items *p, uint32_t end, double penalty, unit width,
                        bool is_flagged)
{
    struct box_item *item = put(p, BOX_PENALTY, end);
    item->penalty = penalty;
    item->width = width;
    item->is_flagged = is_flagged;
}

/* The book's glue: wider after punctuation. */
static void put_space(struct paragraph_items *p, uint32_t end, char before)
{
    if (before == ',')
        put_glue(p, end, 6, 4, 2);
    else if (before == ';')
        put_glue(p, end, 6, 4, 1);
    else if (before == '.')
        put_glue(p, end, 8, 6, 1);
    else
        put_glue(p, end, 6, 3, 2);
}

static void read_frog_prince(struct paragraph_items *p)
{
    p->count = 0;
    for (uint32_t i = 0; FROG_PRINCE[i]; i++) {
        char c = FROG_PRINCE[i];
        if (c == ' ')
            put_space(p, i, FROG_PRINCE[i - 1]);
        else if (c == '~')
            put_penalty(p, i, 50, 6, true);
        else
            put(p, BOX_BOX, i)->width = letter_width(c);
        if (c == '-')
            put_penalty(p, i + 1, 50, 0, true);
    }
    put_penalty(p, 0, PENALTY_INFINITE, 0, false);
    put_glue(p, 0, 0, 1000, 0);
    put_penalty(p, (uint32_t)strlen(FROG_PRINCE), -PENALTY_INFINITE, 0, true);
}

/* As the breaker was run for the figures: no extra demerits, lines up to r = 1. */
static const struct breaker_rules BOOK = {.tolerance = 100, .line_penalty = 1};

START_TEST(breaks_as_the_book)
{
    static struct paragraph_items p;
    read_frog_prince(&p);
    struct arena *arena = arena_make(0);
    const unit measures[] = {372, 390};
    struct line_break *breaks;
    double total;
    uint32_t count = breaker_run(arena, p.at, p.count, measures, 2, &BOOK, &breaks, &total);
    ck_assert_uint_eq(count, sizeof NARROW / sizeof *NARROW);
    for (uint32_t i = 0; i < count; i++) {
        char plain[64] = "";
        size_t length = 0;
        for (uint32_t at = p.ends[breaks[i].item] - 12; at < p.ends[breaks[i].item]; at++)
            if (FROG_PRINCE[at] != '~')
                plain[length++] = FROG_PRINCE[at];
        size_t end = strlen(NARROW[i].end);
        ck_assert_msg(length >= end && !memcmp(plain + length - end, NARROW[i].end, end),
                      "line %u ends in \"%s\", the book's in \"%s\"", i + 1, plain, NARROW[i].end);
        ck_assert_double_eq_tol(breaks[i].ratio, NARROW[i].ratio, 0.0005);
    }
    arena_free(arena);
}
END_TEST

/* ---- brute force: every set of legal breaks, each line summed anew ---- */

struct search {
    const struct box_item *items;
    uint32_t count;
    const unit *measures;
    uint32_t measure_count;
    const struct breaker_rules *rules;
    double best;
    double best_of_count[LINES_MOST + 1]; /* by number of lines */
};

static bool may_break(const struct search *s, uint32_t b)
{
    const struct box_item *item = &s->items[b];
    if (item->kind == BOX_PENALTY)
        return item->penalty < PENALTY_INFINITE;
    return item->kind == BOX_GLUE && b > 0 && s->items[b - 1].kind == BOX_BOX;
}

static bool must_break(const struct search *s, uint32_t b)
{
    return s->items[b].kind == BOX_PENALTY && s->items[b].penalty <= -PENALTY_INFINITE;
}

struct naive_line {
    unit natural, stretch, shrink, letters;
    double ratio;
};

/* The line after break `a` (-1: the start) to `b`. */
static struct naive_line sum_line(const struct search *s, int64_t a, uint32_t b, uint32_t line)
{
    struct naive_line sum = {.stretch = s->rules->emergency_stretch};
    uint32_t i = (uint32_t)(a + 1);
    while (i < b && s->items[i].kind != BOX_BOX && !must_break(s, i))
        i++;
    if (i < s->count && s->items[i].kind == BOX_BOX)
        sum.natural -= s->items[i].start_hang;
    for (; i < b; i++) {
        if (s->items[i].kind == BOX_PENALTY)
            continue;
        sum.natural += s->items[i].width;
        sum.stretch += s->items[i].kind == BOX_GLUE ? s->items[i].stretch : 0;
        sum.shrink += s->items[i].kind == BOX_GLUE ? s->items[i].shrink : 0;
        sum.letters += s->items[i].kind == BOX_BOX ? s->items[i].give : 0;
    }
    const struct box_item *end = &s->items[b];
    if (end->kind == BOX_PENALTY)
        sum.natural += end->width;
    if (end->kind == BOX_PENALTY && (end->width || end->end_hang))
        sum.natural -= end->end_hang;
    else if (b > 0 && s->items[b - 1].kind == BOX_BOX)
        sum.natural -= s->items[b - 1].end_hang;
    unit measure = s->measures[line < s->measure_count ? line : s->measure_count - 1];
    unit slack = measure - sum.natural;
    unit first = llabs(slack) < sum.letters ? llabs(slack) : sum.letters;
    slack -= slack > 0 ? first : -first;
    unit give = slack > 0 ? sum.stretch : sum.shrink;
    sum.ratio = slack == 0 ? 0 : give > 0 ? (double)slack / (double)give : (double)slack * HUGE_VAL;
    return sum;
}

static int class_of(double r)
{
    return r < -0.5 ? 0 : r <= 0.5 ? 1 : r <= 1 ? 2 : 3;
}

/* The words at the edges of the line a..b, as words of it alone. */
static uint32_t first_word(const struct search *s, int64_t a)
{
    uint32_t i = (uint32_t)(a + 1);
    while (i < s->count && s->items[i].kind != BOX_BOX && !must_break(s, i))
        i++;
    return i < s->count && s->items[i].kind == BOX_BOX ? s->items[i].start_word : 0;
}

static uint32_t last_word(const struct search *s, int64_t b)
{
    if (b <= 0 || s->items[b - 1].kind != BOX_BOX)
        return 0;
    return s->items[b].kind == BOX_PENALTY && s->items[b].is_flagged ? 0 : s->items[b - 1].end_word;
}

static unsigned same_words(const struct search *s, int64_t a, uint32_t b)
{
    unsigned ends = last_word(s, b) && last_word(s, a) == last_word(s, b);
    return ends + (first_word(s, b) && first_word(s, a) == first_word(s, b));
}

/* Demerits of the line a..b after a line of class `before`; HUGE_VAL where it is not feasible. */
static double naive_demerits(const struct search *s, int64_t a, uint32_t b, uint32_t line,
                             int before)
{
    const struct breaker_rules *rules = s->rules;
    struct naive_line sum = sum_line(s, a, b, line);
    double r = sum.ratio, badness = 100 * fabs(r * r * r);
    if (r < -1 || !(badness <= rules->tolerance) || isinf(r))
        return HUGE_VAL;
    const struct box_item *end = &s->items[b];
    double p = end->kind == BOX_PENALTY ? end->penalty : 0;
    double d = pow(rules->line_penalty + badness + (p > 0 ? p : 0), 2);
    if (p < 0 && p > -PENALTY_INFINITE)
        d -= p * p;
    bool was_flagged = a >= 0 && s->items[a].is_flagged;
    if (was_flagged && end->kind == BOX_PENALTY && end->is_flagged)
        d += rules->double_hyphen_demerits;
    d += rules->same_word_demerits * same_words(s, a, b);
    if (abs(class_of(r) - before) > 1)
        d += rules->fitness_demerits;
    if (b + 1 == s->count && was_flagged)
        d += rules->final_hyphen_demerits;
    if (b + 1 == s->count && a >= 0 && sum.natural < rules->short_last_line)
        d += rules->short_last_line_demerits;
    return d;
}

static void search_from(struct search *s, int64_t a, uint32_t line, int before, double total)
{
    for (uint32_t b = (uint32_t)(a + 1); b < s->count; b++) {
        if (!may_break(s, b))
            continue;
        double d = total + naive_demerits(s, a, b, line, before);
        if (d < HUGE_VAL && b + 1 == s->count && d < s->best)
            s->best = d;
        if (b + 1 == s->count && line < LINES_MOST && d < s->best_of_count[line + 1])
            s->best_of_count[line + 1] = d;
        if (d < HUGE_VAL && b + 1 < s->count)
            search_from(s, b, line + 1, class_of(sum_line(s, a, b, line).ratio), d);
        if (must_break(s, b))
            return;
    }
}

static unsigned roll(uint64_t *seed, unsigned sides)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(*seed >> 33) % sides;
}

/* At most `legal_most` legal breaks; everything that the header names turns up. */
static void roll_items(struct paragraph_items *p, uint64_t *seed, unsigned legal_most)
{
    p->count = 0;
    unsigned legal = 0, most = 1 + roll(seed, legal_most);
    while (legal < most) {
        struct box_item *box = put(p, BOX_BOX, 0);
        box->width = roll(seed, 12) ? 5 + roll(seed, 40) : -(unit)roll(seed, 6);
        box->start_hang = roll(seed, 4) ? 0 : roll(seed, 5);
        box->end_hang = roll(seed, 4) ? 0 : roll(seed, 5);
        box->give = roll(seed, 3) ? 0 : roll(seed, 4);
        box->start_word = roll(seed, 3);
        box->end_word = roll(seed, 3);
        unsigned kind = roll(seed, 16);
        if (kind == 0)
            put_penalty(p, 0, PENALTY_INFINITE, 0, false);
        if (kind == 1)
            put_penalty(p, 0, -PENALTY_INFINITE, 0, roll(seed, 2));
        if (kind >= 2 && kind < 7) {
            put_penalty(p, 0, (double)roll(seed, 200) - 60, roll(seed, 2) ? 6 : 0, roll(seed, 3));
            p->at[p->count - 1].end_hang = roll(seed, 3) ? 0 : 4;
        }
        if (kind < 3 || kind > 5)
            put_glue(p, 0, 4 + roll(seed, 5), roll(seed, 8), roll(seed, 4));
        legal += kind != 0;
    }
    put(p, BOX_BOX, 0)->width = 3 + roll(seed, 30);
    put_penalty(p, 0, PENALTY_INFINITE, 0, false);
    put_glue(p, 0, 0, roll(seed, 2) ? 1000 : 3, 0);
    put_penalty(p, 0, -PENALTY_INFINITE, 0, roll(seed, 2));
}

static struct breaker_rules roll_rules(uint64_t *seed)
{
    static const double tolerances[] = {50, 100, 200, 3000, 1e9};
    return (struct breaker_rules){.tolerance = tolerances[roll(seed, 5)],
                                  .line_penalty = roll(seed, 12),
                                  .double_hyphen_demerits = roll(seed, 2) ? 3000 : 0,
                                  .final_hyphen_demerits = roll(seed, 2) ? 5000 : 0,
                                  .fitness_demerits = roll(seed, 3) * 1500,
                                  .emergency_stretch = roll(seed, 3) ? 0 : 30,
                                  .short_last_line = roll(seed, 30),
                                  .short_last_line_demerits = roll(seed, 2) ? 4000 : 0,
                                  .same_word_demerits = roll(seed, 3) * 2500};
}

/* The sum of the naive demerits of the breaks found: they must be feasible and cost what is said.
 */
static double sum_breaks(const struct search *s, const struct line_break *breaks, uint32_t count)
{
    double total = 0;
    int64_t a = -1;
    int before = 1;
    for (uint32_t i = 0; i < count; i++) {
        total += naive_demerits(s, a, breaks[i].item, i, before);
        before = class_of(sum_line(s, a, breaks[i].item, i).ratio);
        a = breaks[i].item;
    }
    return total;
}

START_TEST(each_count_of_lines_equals_brute_force)
{
    static struct paragraph_items p;
    unsigned found = 0;
    for (uint64_t trial = 1; trial <= 3000; trial++) {
        uint64_t seed = trial;
        roll_items(&p, &seed, 11);
        struct breaker_rules rules = roll_rules(&seed);
        unit measures[3];
        for (int i = 0; i < 3; i++)
            measures[i] = 40 + roll(&seed, 90);
        struct search s = {p.at, p.count, measures, 1 + roll(&seed, 3), &rules, HUGE_VAL, {0}};
        for (int i = 0; i <= LINES_MOST; i++)
            s.best_of_count[i] = HUGE_VAL;
        search_from(&s, -1, 0, 1, 0);
        struct arena *arena = arena_make(0);
        struct line_choice choices[LINES_MOST];
        breaker_run_counts(arena, p.at, p.count, measures, s.measure_count, &rules, 1, LINES_MOST,
                           choices);
        for (uint32_t count = 1; count <= LINES_MOST; count++) {
            double best = s.best_of_count[count];
            const struct line_choice *choice = &choices[count - 1];
            ck_assert_msg((choice->breaks != NULL) == (best < HUGE_VAL), "seed %d, %u lines",
                          (int)trial, count);
            if (!choice->breaks)
                continue;
            found++;
            double slack = 1e-9 * fabs(best) + 1e-6;
            ck_assert_msg(fabs(choice->demerits - best) <= slack &&
                              fabs(sum_breaks(&s, choice->breaks, count) - best) <= slack,
                          "seed %d, %u lines: %g, brute force %g", (int)trial, count,
                          choice->demerits, best);
        }
        arena_free(arena);
    }
    ck_assert_uint_gt(found, 1500);
}
END_TEST

START_TEST(equals_brute_force)
{
    static struct paragraph_items p;
    unsigned feasible = 0;
    enum { TRIALS = 4000 };
    for (uint64_t trial = 1; trial <= TRIALS; trial++) {
        uint64_t seed = trial;
        roll_items(&p, &seed, 11);
        struct breaker_rules rules = roll_rules(&seed);
        unit measures[3];
        for (int i = 0; i < 3; i++)
            measures[i] = 40 + roll(&seed, 90);
        struct search s = {p.at, p.count, measures, 1 + roll(&seed, 3), &rules, HUGE_VAL, {0}};
        search_from(&s, -1, 0, 1, 0);
        struct arena *arena = arena_make(0);
        struct line_break *breaks;
        double total = HUGE_VAL;
        uint32_t count =
            breaker_run(arena, p.at, p.count, measures, s.measure_count, &rules, &breaks, &total);
        double slack = 1e-9 * fabs(s.best) + 1e-6;
        ck_assert_msg((count > 0) == (s.best < HUGE_VAL), "seed %d: %u lines, brute force %g",
                      (int)trial, count, s.best);
        if (count > 0) {
            feasible++;
            ck_assert_msg(fabs(total - s.best) <= slack, "seed %d: %g, brute force %g", (int)trial,
                          total, s.best);
            ck_assert_msg(fabs(sum_breaks(&s, breaks, count) - total) <= slack, "seed %d: sum",
                          (int)trial);
        }
        arena_free(arena);
    }
    ck_assert_uint_gt(feasible, TRIALS / 4);
}
END_TEST

/* First-fit: each line takes as much as fits when shrunk; the demerits of what it finds. */
static double first_fit(const struct search *s)
{
    double total = 0;
    int64_t a = -1;
    int before = 1;
    for (uint32_t line = 0; a + 1 < (int64_t)s->count; line++) {
        int64_t end = -1;
        for (uint32_t b = (uint32_t)(a + 1); b < s->count; b++) {
            if (may_break(s, b) && naive_demerits(s, a, b, line, before) < HUGE_VAL)
                end = b;
            if (must_break(s, b))
                break;
        }
        if (end < 0)
            return HUGE_VAL;
        total += naive_demerits(s, a, (uint32_t)end, line, before);
        before = class_of(sum_line(s, a, (uint32_t)end, line).ratio);
        a = end;
    }
    return total;
}

START_TEST(never_worse_than_first_fit)
{
    static struct paragraph_items p;
    unsigned compared = 0, better = 0;
    for (uint64_t trial = 1; trial <= 1000; trial++) {
        uint64_t seed = trial + 77000;
        roll_items(&p, &seed, 60);
        struct breaker_rules rules = roll_rules(&seed);
        rules.emergency_stretch += 20;
        unit measures[] = {90 + roll(&seed, 60), 150};
        struct search s = {p.at, p.count, measures, 2, &rules, HUGE_VAL, {0}};
        double greedy = first_fit(&s);
        struct arena *arena = arena_make(0);
        struct line_break *breaks;
        double total = HUGE_VAL;
        breaker_run(arena, p.at, p.count, measures, 2, &rules, &breaks, &total);
        if (greedy < HUGE_VAL) {
            compared++;
            better += total < greedy - 1;
            ck_assert_msg(total <= greedy + 1e-6 * fabs(greedy), "seed %d: %g, first-fit %g",
                          (int)trial, total, greedy);
        }
        arena_free(arena);
    }
    ck_assert_uint_gt(compared, 300);
    ck_assert_uint_gt(better, 100);
}
END_TEST

/* ---- bad input ---- */

static const struct breaker_rules PLAIN = {
    .tolerance = 200, .line_penalty = 10, .double_hyphen_demerits = 1e4, .fitness_demerits = 1e4};

START_TEST(megabyte_in_one_paragraph)
{
    enum { WORDS = 180000, ITEMS = WORDS * 4 + 3 };
    struct arena *arena = arena_make(0);
    struct box_item *items = arena_alloc_items(arena, ITEMS, sizeof *items);
    uint64_t seed = 1;
    uint32_t count = 0;
    for (uint32_t i = 0; i < WORDS; i++) {
        items[count++] = (struct box_item){.kind = BOX_BOX, .width = 10 + roll(&seed, 30)};
        items[count++] =
            (struct box_item){.kind = BOX_PENALTY, .penalty = 50, .width = 4, .is_flagged = true};
        items[count++] = (struct box_item){.kind = BOX_BOX, .width = 5 + roll(&seed, 20)};
        items[count++] = (struct box_item){.kind = BOX_GLUE, .width = 6, .stretch = 3, .shrink = 2};
    }
    items[count - 1].stretch = 100000;
    items[count++] = (struct box_item){.kind = BOX_PENALTY, .penalty = -PENALTY_INFINITE};
    const unit measure = 400;
    struct line_break *breaks;
    double total;
    uint32_t lines = breaker_run(arena, items, count, &measure, 1, &PLAIN, &breaks, &total);
    ck_assert_uint_gt(lines, 15000);
    arena_free(arena);
}
END_TEST

static uint32_t run_small(struct paragraph_items *p, unit measure, double *total)
{
    struct arena *arena = arena_make(0);
    struct line_break *breaks;
    uint32_t lines = breaker_run(arena, p->at, p->count, &measure, 1, &PLAIN, &breaks, total);
    arena_free(arena);
    return lines;
}

START_TEST(box_wider_than_the_measure_is_infeasible)
{
    static struct paragraph_items p;
    p.count = 0;
    put(&p, BOX_BOX, 0)->width = 20;
    put_glue(&p, 0, 6, 3, 2);
    put(&p, BOX_BOX, 0)->width = 1000;
    put_glue(&p, 0, 6, 3, 2);
    put(&p, BOX_BOX, 0)->width = 20;
    put_penalty(&p, 0, -PENALTY_INFINITE, 0, false);
    double total;
    ck_assert_uint_eq(run_small(&p, 100, &total), 0);
}
END_TEST

START_TEST(without_glue_only_an_exact_fit_is_feasible)
{
    static struct paragraph_items p;
    double total;
    p.count = 0;
    for (int i = 0; i < 9; i++) {
        put(&p, BOX_BOX, 0)->width = 10;
        put_penalty(&p, 0, i == 8 ? -PENALTY_INFINITE : 0, 0, false);
    }
    ck_assert_uint_eq(run_small(&p, 30, &total), 3);
    ck_assert_double_eq(total, 300);
    ck_assert_uint_eq(run_small(&p, 31, &total), 0);
}
END_TEST

START_TEST(empty_paragraph_is_one_line)
{
    static struct paragraph_items p;
    double total;
    p.count = 0;
    put_glue(&p, 0, 0, 1000, 0);
    put_penalty(&p, 0, -PENALTY_INFINITE, 0, false);
    struct arena *arena = arena_make(0);
    const unit measure = 100;
    struct breaker_rules rules = PLAIN;
    rules.emergency_stretch = 100;
    struct line_break *breaks;
    ck_assert_uint_eq(breaker_run(arena, p.at, p.count, &measure, 1, &rules, &breaks, &total), 1);
    ck_assert_uint_eq(breaks[0].item, 1);
    arena_free(arena);
}
END_TEST

/* A hyphen wider than the letters behind it: the line that is overfull with the hyphen fits whole.
 * Dropping the start at the hyphen would lose the only solution. */
START_TEST(a_wide_hyphen_prunes_nothing)
{
    static struct paragraph_items p;
    double total;
    p.count = 0;
    put(&p, BOX_BOX, 0)->width = 95;
    put_penalty(&p, 0, 50, 12, true);
    put(&p, BOX_BOX, 0)->width = 5;
    put_penalty(&p, 0, -PENALTY_INFINITE, 0, false);
    ck_assert_uint_eq(run_small(&p, 100, &total), 1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("lines_breaker");
    TCase *tcase = tcase_create("breaker");
    tcase_add_test(tcase, breaks_as_the_book);
    tcase_add_test(tcase, equals_brute_force);
    tcase_add_test(tcase, each_count_of_lines_equals_brute_force);
    tcase_add_test(tcase, never_worse_than_first_fit);
    tcase_add_test(tcase, megabyte_in_one_paragraph);
    tcase_add_test(tcase, box_wider_than_the_measure_is_infeasible);
    tcase_add_test(tcase, without_glue_only_an_exact_fit_is_feasible);
    tcase_add_test(tcase, empty_paragraph_is_one_line);
    tcase_add_test(tcase, a_wide_hyphen_prunes_nothing);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

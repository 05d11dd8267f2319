/* The page breaker with paragraphs that may take a line more or less: against brute force over all
 * settings (each then broken by rows_paginate, which has its own brute force in
 * pages_breaker_test.c), and never worse than the best settings alone. */
#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "pages/breaker.h"

enum { GROUPS = 6, SETTINGS = 3, ROWS_MOST = 6, NOTES = 2, SEED = 20270301 };

static uint32_t random_state;

static uint32_t random_below(uint32_t limit)
{
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 8) % limit;
}

static const struct paging COSTS = {.short_page = 10,
                                    .uneven_spread = 30,
                                    .stretched_gap = 4,
                                    .hyphen_turn = 60,
                                    .last_page = 40,
                                    .last_page_lines = 3,
                                    .new_page = 15};
static const uint32_t NOTE_NUMBERS[NOTES] = {0, 1};
static const unit NOTE_HEIGHTS[NOTES] = {6 * UNIT_PT, 14 * UNIT_PT};

/* Groups as the header asks for them: equal first rows, equal notes in all settings. */
struct text_of_groups {
    struct row rows[GROUPS][SETTINGS][ROWS_MOST];
    struct row_setting settings[GROUPS][SETTINGS];
    struct row_group groups[GROUPS];
    uint32_t count;
};

static void roll_group(struct text_of_groups *text, uint32_t g, uint32_t room)
{
    static const double penalties[] = {0, 0, 50, 500, COST_STRANDED};
    struct row first = {.height = 1, .penalty = penalties[random_below(5)]};
    first.gap = random_below(2) ? 0 : 1 + random_below(2);
    first.stretch = first.gap ? random_below(3) : 0;
    first.is_half = random_below(3) == 0;
    if (random_below(3) == 0) {
        first.notes = &NOTE_NUMBERS[random_below(NOTES)];
        first.note_count = 1;
    }
    uint32_t most = room + 2 < ROWS_MOST ? room + 2 : ROWS_MOST;
    uint32_t lines = 1 + random_below(most - 1);
    uint32_t settings = 1 + random_below(SETTINGS);
    for (uint32_t s = 0; s < settings; s++) {
        uint32_t count = s == 0 ? lines : s == 1 ? lines + 1 : lines > 1 ? lines - 1 : lines;
        for (uint32_t r = 0; r < count; r++)
            text->rows[g][s][r] =
                (struct row){.height = 1,
                             .penalty = penalties[random_below(5)],
                             .is_hyphenated = r + 1 < count && random_below(3) == 0};
        text->rows[g][s][0] = first;
        text->settings[g][s] =
            (struct row_setting){text->rows[g][s], count, s == 0 ? 0 : random_below(40)};
    }
    text->groups[g] = (struct row_group){text->settings[g], settings};
}

static struct row_rules roll_rules(uint32_t room)
{
    return (struct row_rules){.costs = &COSTS,
                              .room = room,
                              .starts_recto = random_below(2),
                              .grid = 10 * UNIT_PT,
                              .note_gap = 3 * UNIT_PT,
                              .note_heights = NOTE_HEIGHTS,
                              .note_total = NOTES};
}

/* The cost of the pages of one choice of settings, the settings' own included. */
static double cost_of_choice(const struct text_of_groups *text, const struct row_rules *rules,
                             const uint32_t *picked)
{
    struct row rows[GROUPS * ROWS_MOST];
    uint32_t count = 0;
    double settings = 0, cost;
    for (uint32_t g = 0; g < text->count; g++) {
        const struct row_setting *setting = &text->settings[g][picked[g]];
        settings += setting->cost;
        for (uint32_t r = 0; r < setting->row_count; r++)
            rows[count++] = setting->rows[r];
    }
    struct arena *arena = arena_make(0);
    struct row_page *pages;
    bool is_possible = rows_paginate(arena, arena, rows, count, rules, &pages, &cost) > 0;
    arena_free(arena);
    return is_possible ? cost + settings : INFINITY;
}

static double brute_force(const struct text_of_groups *text, const struct row_rules *rules,
                          uint32_t *picked, uint32_t group)
{
    if (group == text->count)
        return cost_of_choice(text, rules, picked);
    double best = INFINITY;
    for (picked[group] = 0; picked[group] < text->groups[group].setting_count; picked[group]++)
        best = fmin(best, brute_force(text, rules, picked, group + 1));
    return best;
}

static double sum_pages(const struct row_page *pages, uint32_t count)
{
    double sum = 0;
    for (uint32_t p = 0; p < count; p++)
        sum += pages[p].cost;
    return sum;
}

START_TEST(equals_brute_force_over_settings)
{
    enum { ROUNDS = 1500 };
    unsigned better = 0, other = 0, overfull = 0;
    random_state = SEED;
    for (int round = 0; round < ROUNDS; round++) {
        static struct text_of_groups text;
        uint32_t room = 2 + random_below(6);
        text.count = 1 + random_below(GROUPS);
        for (uint32_t g = 0; g < text.count; g++)
            roll_group(&text, g, room);
        struct row_rules rules = roll_rules(room);
        uint32_t picked[GROUPS] = {0}, plain[GROUPS] = {0};
        double told;
        struct arena *arena = arena_make(0);
        struct row_page *pages;
        double best = brute_force(&text, &rules, picked, 0);
        overfull += best >= COST_OVERFULL; /* a row and its notes: an error, no choice */
        if (best >= COST_OVERFULL) {
            arena_free(arena);
            continue;
        }
        double unvaried = cost_of_choice(&text, &rules, plain);
        uint32_t count =
            groups_paginate(arena, arena, text.groups, text.count, &rules, picked, &pages, &told);
        double sum = sum_pages(pages, count);
        double real = cost_of_choice(&text, &rules, picked);
        double slip = 1e-9 * best + 1e-6;
        ck_assert_msg(fabs(told - best) <= slip && fabs(real - best) <= slip &&
                          fabs(sum - best) <= slip,
                      "seed %d round %d: told %.3f, real %.3f, pages sum to %.3f, brute force %.3f",
                      SEED, round, told, real, sum, best);
        uint32_t rows = 0; /* and every row is on a page */
        for (uint32_t g = 0; g < text.count; g++) {
            rows += text.settings[g][picked[g]].row_count;
            other += picked[g] > 0;
        }
        ck_assert_uint_eq(pages[0].first, 0);
        ck_assert_uint_eq(pages[count - 1].end, rows);
        ck_assert_msg(best <= unvaried + slip, "seed %d round %d", SEED, round);
        better += best < unvaried - 1;
        arena_free(arena);
    }
    ck_assert_uint_gt(better, ROUNDS / 4); /* the settings are used, and it pays */
    ck_assert_uint_gt(other, ROUNDS / 4);
    ck_assert_uint_lt(overfull, ROUNDS / 5);
}
END_TEST

/* The group and row over which a page starts. */
static struct row_break find_break(const struct text_of_groups *text, const uint32_t *picked,
                                   uint32_t row)
{
    struct row_break found = {0, row};
    while (found.row >= text->settings[found.group][picked[found.group]].row_count) {
        found.row -= text->settings[found.group][picked[found.group]].row_count;
        found.group++;
    }
    return found;
}

/* The same, with the break forbidden in every setting of its paragraph. */
static double brute_rival(const struct text_of_groups *text, const struct row_rules *rules,
                          const struct row_break *at)
{
    static struct text_of_groups left;
    uint32_t picked[GROUPS] = {0};
    left = *text;
    for (uint32_t g = 0; g < text->count; g++) {
        for (uint32_t s = 0; s < text->groups[g].setting_count; s++) {
            left.settings[g][s].rows = left.rows[g][s];
            if (g == at->group && at->row < text->settings[g][s].row_count)
                left.rows[g][s][at->row].penalty = INFINITY;
        }
        left.groups[g].settings = left.settings[g];
    }
    return brute_force(&left, rules, picked, 0);
}

START_TEST(a_rival_equals_brute_force_over_settings)
{
    enum { ROUNDS = 600 };
    unsigned found = 0, same_paragraph = 0;
    random_state = SEED + 1;
    for (int round = 0; round < ROUNDS; round++) {
        static struct text_of_groups text;
        uint32_t room = 2 + random_below(6), picked[GROUPS], other[GROUPS];
        text.count = 1 + random_below(GROUPS - 1);
        for (uint32_t g = 0; g < text.count; g++)
            roll_group(&text, g, room);
        struct row_rules rules = roll_rules(room);
        struct arena *arena = arena_make(0);
        struct row_page *pages, *rivals;
        double cost, rival;
        uint32_t count =
            groups_paginate(arena, arena, text.groups, text.count, &rules, picked, &pages, &cost);
        if (count < 2 || cost >= COST_OVERFULL) {
            arena_free(arena);
            continue;
        }
        struct row_break at = find_break(&text, picked, pages[1 + random_below(count - 1)].first);
        double best = brute_rival(&text, &rules, &at);
        uint32_t rival_count = groups_rival(arena, arena, text.groups, text.count, &rules, &at,
                                            other, &rivals, &rival);
        ck_assert_msg((rival_count == 0) == (best == INFINITY), "seed %d round %d: %u pages", SEED,
                      round, rival_count);
        if (rival_count > 0 && best < COST_OVERFULL) {
            ck_assert_msg(fabs(rival - best) <= 1e-9 * best + 1e-6 && rival >= cost - 1e-6,
                          "seed %d round %d: told %.3f, brute force %.3f, chosen %.3f", SEED, round,
                          rival, best, cost);
            for (uint32_t p = 1; p < rival_count; p++) {
                struct row_break here = find_break(&text, other, rivals[p].first);
                ck_assert(here.group != at.group || here.row != at.row);
                same_paragraph += here.group == at.group;
            }
            found++;
        }
        arena_free(arena);
    }
    ck_assert_uint_gt(found, ROUNDS / 4);
    ck_assert_uint_gt(same_paragraph, ROUNDS / 20);
}
END_TEST

/* Seven lines, six a page: the paragraph that can lose a line saves the page. */
START_TEST(a_line_less_saves_a_page)
{
    struct row rows[7];
    for (int r = 0; r < 7; r++)
        rows[r] = (struct row){.height = 1};
    const struct row_setting first[] = {{rows, 4, 0}};
    const struct row_setting second[] = {{rows, 3, 0}, {rows, 2, 5}};
    const struct row_group groups[] = {{first, 1}, {second, 2}};
    struct paging costs = COSTS;
    costs.new_page = 50;
    struct row_rules rules = {.costs = &costs, .room = 6, .grid = UNIT_PT};
    struct arena *arena = arena_make(0);
    struct row_page *pages;
    uint32_t picked[2];
    double cost;
    ck_assert_uint_eq(groups_paginate(arena, arena, groups, 2, &rules, picked, &pages, &cost), 1);
    ck_assert_uint_eq(picked[1], 1);
    ck_assert_double_eq(cost, 55);
    arena_free(arena);
}
END_TEST

/* 6,000 paragraphs of three lines, each with a line more and a line less: it ends, and soon. */
START_TEST(a_long_document_ends)
{
    enum { COUNT = 6000 };
    struct row rows[4] = {
        {.height = 1, .gap = 1, .stretch = 1}, {.height = 1}, {.height = 1}, {.height = 1}};
    const struct row_setting settings[] = {{rows, 3, 0}, {rows, 2, 9}, {rows, 4, 7}};
    struct row_group *groups = calloc(COUNT, sizeof *groups);
    uint32_t *picked = calloc(COUNT, sizeof *picked);
    for (int g = 0; g < COUNT; g++)
        groups[g] = (struct row_group){settings, 3};
    struct row_rules rules = {.costs = &COSTS, .room = 33, .grid = UNIT_PT};
    struct arena *arena = arena_make(0);
    struct row_page *pages;
    double cost;
    ck_assert_uint_gt(groups_paginate(arena, arena, groups, COUNT, &rules, picked, &pages, &cost),
                      500);
    arena_free(arena);
    free(groups);
    free(picked);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("pages/settings");
    TCase *cases = tcase_create("all");
    tcase_add_test(cases, equals_brute_force_over_settings);
    tcase_add_test(cases, a_rival_equals_brute_force_over_settings);
    tcase_add_test(cases, a_line_less_saves_a_page);
    tcase_add_test(cases, a_long_document_ends);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}

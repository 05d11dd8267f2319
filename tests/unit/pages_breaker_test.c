/* The page breaker alone: against brute force on small random lists, against first-fit on larger
 * ones, and on the cases that typographers name.
 *
 * The cost of a layout is written here a second time, gap by gap and page by page, so that a slip
 * in the breaker's own sums shows. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pages/breaker.h"

enum { ROWS = 2000, NOTES = 3, SEED = 20270201 };

static uint32_t random_state;

static uint32_t random_below(uint32_t limit)
{
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 8) % limit;
}

static struct paging plain_costs(void)
{
    return (struct paging){.short_page = 10,
                           .uneven_spread = 30,
                           .stretched_gap = 4,
                           .widow_cost = 500,
                           .orphan_cost = 500,
                           .hyphen_turn = 60,
                           .keep_broken = 200,
                           .last_page = 40,
                           .last_page_lines = 3,
                           .new_page = 15};
}

static const uint32_t note_numbers[NOTES] = {0, 1, 2};
static const unit note_heights[NOTES] = {6 * UNIT_PT, 14 * UNIT_PT, 9 * UNIT_PT};

static struct row_rules rules_of(const struct paging *costs, uint32_t room)
{
    return (struct row_rules){.costs = costs,
                              .room = room,
                              .grid = 10 * UNIT_PT,
                              .note_gap = 3 * UNIT_PT,
                              .note_heights = note_heights,
                              .note_total = NOTES};
}

static void make_rows(struct row *rows, uint32_t count)
{
    static const double penalties[] = {0, 0, 0, 50, 500, COST_STRANDED};
    for (uint32_t i = 0; i < count; i++) {
        rows[i] = (struct row){.height = random_below(8) == 0 ? 2 : 1,
                               .gap = random_below(3) == 0 ? 1 + random_below(2) : 0,
                               .penalty = penalties[random_below(6)],
                               .is_hyphenated = random_below(4) == 0};
        if (rows[i].gap > 0)
            rows[i].stretch = random_below(3);
        rows[i].is_half = random_below(4) == 0;
        if (random_below(5) == 0) {
            rows[i].notes = &note_numbers[random_below(NOTES)];
            rows[i].note_count = 1;
        }
    }
}

/* One page of a layout, its gaps as chosen. */
struct trial {
    const struct row *rows;
    uint32_t row_count;
    const struct row_rules *rules;
    double best;
};

static int page_room(const struct trial *trial, uint32_t first, uint32_t end)
{
    bool is_called[NOTES] = {false};
    unit height = 0;
    for (uint32_t i = first; i < end; i++)
        for (uint32_t n = 0; n < trial->rows[i].note_count; n++)
            is_called[trial->rows[i].notes[n]] = true;
    for (uint32_t n = 0; n < NOTES; n++)
        height += is_called[n] ? note_heights[n] : 0;
    if (height > 0)
        height += trial->rules->note_gap;
    return (int)trial->rules->room - (int)ceil((double)height / (double)trial->rules->grid);
}

static int page_natural(const struct trial *trial, uint32_t first, uint32_t end)
{
    int lines = 0, halves = 0;
    for (uint32_t i = first; i < end; i++) {
        lines += (int)trial->rows[i].height + (i > first ? (int)trial->rows[i].gap : 0);
        halves += i > first && trial->rows[i].is_half;
    }
    return lines + (halves + 1) / 2;
}

/* What a page shows to the one that it faces: its foot, -1 where that is notes; by how much its
 * gaps are opened, -1 where it has none that may grow. Both are -1 where nothing is faced. */
struct side {
    int foot, opening;
};

static const struct side NOTHING = {-1, -1};

/* A page whose gaps are opened by `opening` lines, as far as they may be. */
static int lines_opened(const struct trial *trial, uint32_t first, uint32_t end, int opening,
                        int *squares, bool *has_gaps)
{
    int lines = 0;
    *squares = 0;
    *has_gaps = false;
    for (uint32_t i = first + 1; i < end; i++) {
        int stretch = (int)trial->rows[i].stretch;
        int added = stretch < opening ? stretch : opening;
        *has_gaps |= stretch > 0;
        lines += added;
        *squares += added * added;
    }
    return lines;
}

/* Its cost; -1 where it is impossible, or other than the page that it faces. */
static double page_cost(const struct trial *trial, uint32_t first, uint32_t end, bool is_recto,
                        int opening, struct side facing, struct side *side)
{
    const struct paging *costs = trial->rules->costs;
    int natural = page_natural(trial, first, end), room = page_room(trial, first, end), squares;
    bool has_gaps;
    int opened = lines_opened(trial, first, end, opening, &squares, &has_gaps);
    int slack = room - natural - opened;
    int empty = end < trial->row_count ? slack : 0;
    double cost = costs->new_page + costs->stretched_gap * squares * (1 + empty);
    side->foot = room < (int)trial->rules->room ? -1 : slack > 0 ? slack : 0;
    side->opening = has_gaps ? opening : -1;
    if (slack < 0 && (end > first + 1 || opened > 0))
        return -1;
    if (side->opening >= 0 && facing.opening >= 0 && side->opening != facing.opening)
        return -1;
    if (slack < 0)
        cost += COST_OVERFULL * -slack;
    if (end == trial->row_count) {
        int missing = (int)costs->last_page_lines - natural;
        return cost + (missing > 0 ? costs->last_page * missing : 0);
    }
    int foot = slack > 0 ? slack : 0, apart = facing.foot - side->foot;
    cost += trial->rows[end].penalty + costs->short_page * foot * foot;
    if (trial->rows[end - 1].is_hyphenated)
        cost += is_recto ? costs->hyphen_turn : costs->hyphen_turn / 2;
    if (facing.foot >= 0 && side->foot >= 0)
        cost += costs->uneven_spread * apart * apart;
    return cost;
}

static void try_pages(struct trial *trial, uint32_t first, bool is_recto, struct side facing,
                      double cost)
{
    if (cost >= trial->best)
        return;
    if (first == trial->row_count) {
        trial->best = cost;
        return;
    }
    for (uint32_t end = first + 1; end <= trial->row_count; end++) {
        if (end > first + 1 && page_natural(trial, first, end) > page_room(trial, first, end))
            break;
        for (int opening = 0; opening <= 2; opening++) {
            struct side side;
            double here = page_cost(trial, first, end, is_recto, opening, facing, &side);
            if (here >= 0)
                try_pages(trial, end, !is_recto, is_recto ? NOTHING : side, cost + here);
        }
    }
}

/* The cost of what the breaker chose, by the sums above; checks that it is a layout at all. */
static double layout_cost(const struct trial *trial, const struct row_page *pages, uint32_t count)
{
    double cost = 0;
    struct side facing = NOTHING;
    uint32_t at = 0;
    for (uint32_t p = 0; p < count; p++) {
        uint32_t added[ROWS];
        struct side side;
        unsigned opened = 0;
        ck_assert_uint_eq(pages[p].first, at);
        ck_assert_uint_gt(pages[p].end, at);
        rows_spread(trial->rows, &pages[p], added);
        for (uint32_t i = 0; i < pages[p].end - at; i++) {
            ck_assert_uint_le(added[i], i > 0 ? trial->rows[at + i].stretch : 0);
            opened += added[i];
        }
        ck_assert_uint_eq(opened, pages[p].stretch);
        double here = page_cost(trial, at, pages[p].end, pages[p].is_recto, (int)pages[p].opening,
                                facing, &side);
        ck_assert_double_ge(here, 0);
        ck_assert_double_eq_tol(here, pages[p].cost, 1e-6 * (1 + here));
        cost += here;
        facing = pages[p].is_recto ? NOTHING : side;
        at = pages[p].end;
    }
    ck_assert_uint_eq(at, trial->row_count);
    return cost;
}

START_TEST(equals_brute_force)
{
    struct paging costs = plain_costs();
    random_state = SEED;
    for (int round = 0; round < 400; round++) {
        struct row rows[10];
        uint32_t count = 1 + random_below(9);
        struct row_rules rules = rules_of(&costs, 2 + random_below(5));
        rules.starts_recto = random_below(2) == 0;
        make_rows(rows, count);
        struct trial trial = {rows, count, &rules, INFINITY};
        try_pages(&trial, 0, rules.starts_recto, NOTHING, 0);
        struct arena *arena = arena_make(0);
        struct row_page *pages;
        double cost;
        uint32_t page_count = rows_paginate(arena, arena, rows, count, &rules, &pages, &cost);
        double real = layout_cost(&trial, pages, page_count);
        double slip = 1e-9 * trial.best + 1e-6;
        ck_assert_msg(fabs(cost - trial.best) <= slip && fabs(real - trial.best) <= slip,
                      "seed %d round %d: told %.3f, real %.3f, brute force %.3f", SEED, round, cost,
                      real, trial.best);
        arena_free(arena);
    }
}
END_TEST

/* The pages without one of the chosen breaks, against brute force over what is left; returns
 * whether there are any. */
static bool check_rival(const struct trial *trial, uint32_t row, double chosen, int round)
{
    struct row rows[10];
    memcpy(rows, trial->rows, trial->row_count * sizeof *rows);
    rows[row].penalty = INFINITY;
    struct trial left = {rows, trial->row_count, trial->rules, INFINITY};
    try_pages(&left, 0, trial->rules->starts_recto, NOTHING, 0);
    struct row_setting setting = {trial->rows, trial->row_count, 0};
    struct row_group group = {&setting, 1};
    struct row_break forbidden = {.row = row};
    struct arena *arena = arena_make(0);
    struct row_page *pages;
    double cost;
    uint32_t picked, count = groups_rival(arena, arena, &group, 1, trial->rules, &forbidden,
                                          &picked, &pages, &cost);
    ck_assert_msg((count == 0) == (left.best == INFINITY), "seed %d round %d row %u: %u pages",
                  SEED, round, row, count);
    if (count > 0) {
        double real = layout_cost(&left, pages, count), slip = 1e-9 * left.best + 1e-6;
        ck_assert_msg(fabs(cost - left.best) <= slip && fabs(real - left.best) <= slip,
                      "seed %d round %d row %u: told %.3f, real %.3f, brute force %.3f", SEED,
                      round, row, cost, real, left.best);
        ck_assert_msg(cost >= chosen - slip, "seed %d round %d row %u", SEED, round, row);
    }
    arena_free(arena);
    return count > 0;
}

START_TEST(a_rival_equals_brute_force)
{
    struct paging costs = plain_costs();
    unsigned found = 0, impossible = 0;
    random_state = SEED + 2;
    for (int round = 0; round < 300; round++) {
        struct row rows[10];
        uint32_t count = 2 + random_below(8);
        struct row_rules rules = rules_of(&costs, 2 + random_below(5));
        rules.starts_recto = random_below(2) == 0;
        make_rows(rows, count);
        struct trial trial = {rows, count, &rules, INFINITY};
        struct arena *arena = arena_make(0);
        struct row_page *pages;
        double cost;
        uint32_t page_count = rows_paginate(arena, arena, rows, count, &rules, &pages, &cost);
        for (uint32_t p = 1; p < page_count; p++) {
            bool has_rival = check_rival(&trial, pages[p].first, cost, round);
            found += has_rival;
            impossible += !has_rival;
        }
        arena_free(arena);
    }
    ck_assert_uint_gt(found, 200); /* both happen */
    ck_assert_uint_gt(impossible, 10);
}
END_TEST

/* First-fit: each page takes what fits, gaps closed. */
static double first_fit_cost(struct trial *trial)
{
    double cost = 0;
    struct side facing = NOTHING, side;
    bool is_recto = trial->rules->starts_recto;
    uint32_t first = 0;
    while (first < trial->row_count) {
        uint32_t end = first + 1;
        while (end < trial->row_count &&
               page_natural(trial, first, end + 1) <= page_room(trial, first, end + 1))
            end++;
        cost += page_cost(trial, first, end, is_recto, 0, facing, &side);
        facing = is_recto ? NOTHING : side;
        is_recto = !is_recto;
        first = end;
    }
    return cost;
}

START_TEST(never_worse_than_first_fit)
{
    struct paging costs = plain_costs();
    static struct row rows[ROWS];
    int better = 0;
    random_state = SEED + 1;
    for (int round = 0; round < 40; round++) {
        uint32_t count = 50 + random_below(400);
        struct row_rules rules = rules_of(&costs, 8 + random_below(30));
        make_rows(rows, count);
        struct trial trial = {rows, count, &rules, INFINITY};
        struct arena *arena = arena_make(0);
        struct row_page *pages;
        double cost;
        uint32_t page_count = rows_paginate(arena, arena, rows, count, &rules, &pages, &cost);
        double real = layout_cost(&trial, pages, page_count);
        double greedy = first_fit_cost(&trial);
        ck_assert_msg(real <= greedy * (1 + 1e-9), "seed %d round %d: %.3f, first-fit %.3f", SEED,
                      round, real, greedy);
        better += real < greedy;
        arena_free(arena);
    }
    ck_assert_int_gt(better, 30);
}
END_TEST

struct outcome {
    struct arena *arena;
    struct row_page *pages;
    uint32_t count;
    double cost;
};

static struct outcome paginate(const struct row *rows, uint32_t count,
                               const struct row_rules *rules)
{
    struct outcome out = {.arena = arena_make(0)};
    out.count = rows_paginate(out.arena, out.arena, rows, count, rules, &out.pages, &out.cost);
    return out;
}

static void plain_rows(struct row *rows, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        rows[i] = (struct row){.height = 1};
}

START_TEST(no_rows_no_pages)
{
    struct paging costs = plain_costs();
    struct row_rules rules = rules_of(&costs, 5);
    struct outcome out = paginate(NULL, 0, &rules);
    ck_assert_uint_eq(out.count, 0);
    arena_free(out.arena);
}
END_TEST

START_TEST(heading_is_not_stranded)
{
    struct paging costs = plain_costs();
    struct row_rules rules = rules_of(&costs, 5);
    struct row rows[9];
    plain_rows(rows, 9);
    rows[5].penalty = COST_STRANDED; /* row 4 is a heading: it would be the foot of page 1 */
    struct outcome out = paginate(rows, 9, &rules);
    ck_assert_uint_eq(out.count, 2);
    ck_assert_uint_eq(out.pages[0].end, 4);
    arena_free(out.arena);
}
END_TEST

START_TEST(keep_chain_longer_than_page_is_broken)
{
    struct paging costs = plain_costs();
    struct row_rules rules = rules_of(&costs, 4);
    struct row rows[30];
    plain_rows(rows, 30);
    for (int i = 1; i < 30; i++)
        rows[i].penalty = COST_STRANDED;
    struct outcome out = paginate(rows, 30, &rules);
    ck_assert_uint_eq(out.count, 8);
    ck_assert_uint_eq(out.pages[7].end, 30);
    arena_free(out.arena);
}
END_TEST

START_TEST(gap_opens_to_level_a_spread)
{
    struct paging costs = plain_costs();
    struct row_rules rules = rules_of(&costs, 5);
    struct row rows[12];
    plain_rows(rows, 12);
    rows[2].stretch = 1;
    rows[5].penalty = COST_STRANDED; /* so page 1 holds four rows of five */
    struct outcome out = paginate(rows, 12, &rules);
    ck_assert_uint_eq(out.pages[0].end, 4);
    ck_assert_uint_eq(out.pages[0].stretch, 1);
    ck_assert_uint_eq(out.pages[0].used, 5);
    ck_assert_uint_eq(out.pages[1].used, 5);
    costs.stretched_gap = 1e6; /* too dear: then page 1 stays a line short */
    struct outcome dear = paginate(rows, 12, &rules);
    ck_assert_uint_eq(dear.pages[0].stretch, 0);
    arena_free(out.arena);
    arena_free(dear.arena);
}
END_TEST

/* Notes are a foot: a text that ends over them is not levelled with the one beside it. */
START_TEST(a_gap_is_not_opened_beside_notes)
{
    struct paging costs = plain_costs();
    costs.stretched_gap = 15; /* more than a short page alone is worth */
    struct row_rules rules = rules_of(&costs, 5);
    struct row rows[12];
    plain_rows(rows, 12);
    rows[2].stretch = 1;
    rows[5].penalty = COST_STRANDED; /* so page 1 holds four rows of five */
    struct outcome level = paginate(rows, 12, &rules);
    ck_assert_uint_eq(level.pages[0].stretch, 1);
    rows[6].notes = &note_numbers[0]; /* 9 pt are a line: page 2 has four, and its note */
    rows[6].note_count = 1;
    struct outcome noted = paginate(rows, 12, &rules);
    ck_assert_uint_eq(noted.pages[0].end, 4);
    ck_assert_uint_eq(noted.pages[0].stretch, 0);
    arena_free(level.arena);
    arena_free(noted.arena);
}
END_TEST

/* All gaps of a spread that may grow do, or none; also where the recto is the last page. */
START_TEST(gaps_of_a_spread_open_alike)
{
    struct paging costs = plain_costs();
    struct row_rules rules = rules_of(&costs, 8);
    struct row rows[12];
    plain_rows(rows, 12);
    rows[2].stretch = rows[4].stretch = rows[9].stretch = 1;
    rows[7].penalty = rows[8].penalty = COST_STRANDED; /* page 1 holds six rows of eight */
    struct outcome out = paginate(rows, 12, &rules);
    ck_assert_uint_eq(out.count, 2);
    ck_assert_uint_eq(out.pages[0].end, 6);
    ck_assert_uint_eq(out.pages[0].stretch, 2);
    ck_assert_uint_eq(out.pages[1].stretch, 1);
    arena_free(out.arena);
}
END_TEST

START_TEST(note_takes_room_once_a_page)
{
    struct paging costs = plain_costs();
    struct row_rules rules = rules_of(&costs, 6);
    struct row rows[10];
    plain_rows(rows, 10);
    for (int i = 0; i < 10; i++) {
        rows[i].notes = &note_numbers[0];
        rows[i].note_count = 1;
    }
    struct outcome out = paginate(rows, 10, &rules);
    ck_assert_uint_eq(out.count, 2); /* 6 + 3 pt of notes are one grid line: five rows a page */
    ck_assert_uint_eq(out.pages[0].room, 5);
    ck_assert_uint_eq(out.pages[0].end, 5);
    ck_assert_uint_eq(out.pages[1].room, 5);
    arena_free(out.arena);
}
END_TEST

START_TEST(hyphen_moves_from_page_turn)
{
    struct paging costs = plain_costs();
    costs.short_page = 1;
    costs.uneven_spread = 1;
    struct row_rules rules = rules_of(&costs, 4);
    rules.starts_recto = true;
    struct row rows[11];
    plain_rows(rows, 11);
    rows[3].is_hyphenated = true;
    struct outcome out = paginate(rows, 11, &rules);
    ck_assert_uint_eq(out.count, 3);
    ck_assert_uint_eq(out.pages[0].end, 3);
    arena_free(out.arena);
}
END_TEST

START_TEST(last_page_is_not_nearly_empty)
{
    struct paging costs = plain_costs();
    costs.short_page = 1;
    costs.uneven_spread = 0;
    costs.last_page = 100;
    struct row_rules rules = rules_of(&costs, 10);
    struct row rows[11];
    plain_rows(rows, 11);
    struct outcome out = paginate(rows, 11, &rules);
    ck_assert_uint_eq(out.count, 2);
    ck_assert_uint_eq(out.pages[1].used, 3);
    ck_assert_uint_eq(out.pages[1].stretch, 0);
    arena_free(out.arena);
}
END_TEST

START_TEST(row_higher_than_page_stands_alone)
{
    struct paging costs = plain_costs();
    struct row_rules rules = rules_of(&costs, 4);
    struct row rows[3];
    plain_rows(rows, 3);
    rows[1].height = 9;
    struct outcome out = paginate(rows, 3, &rules);
    ck_assert_uint_eq(out.count, 3);
    ck_assert(out.pages[1].is_overfull);
    ck_assert(!out.pages[0].is_overfull && !out.pages[2].is_overfull);
    arena_free(out.arena);
}
END_TEST

/* 550 pages of prose in items: 18,000 lines, 33 a page. */
START_TEST(a_long_document_ends)
{
    enum { COUNT = 18000 };
    struct paging costs = plain_costs();
    struct row_rules rules = rules_of(&costs, 33);
    struct row *rows = calloc(COUNT, sizeof *rows);
    for (uint32_t i = 0; i < COUNT; i++) {
        rows[i] = (struct row){.height = 1, .is_hyphenated = i % 7 == 0};
        rows[i].penalty = i % 6 == 1 || i % 6 == 5 ? 500 : 0;
        rows[i].gap = rows[i].stretch = i % 6 == 0;
        rows[i].notes = note_numbers;
        rows[i].note_count = i % 11 == 0;
    }
    struct outcome out = paginate(rows, COUNT, &rules);
    ck_assert_uint_gt(out.count, 500);
    arena_free(out.arena);
    free(rows);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("pages/breaker");
    TCase *cases = tcase_create("all");
    tcase_add_test(cases, equals_brute_force);
    tcase_add_test(cases, a_rival_equals_brute_force);
    tcase_add_test(cases, never_worse_than_first_fit);
    tcase_add_test(cases, no_rows_no_pages);
    tcase_add_test(cases, heading_is_not_stranded);
    tcase_add_test(cases, keep_chain_longer_than_page_is_broken);
    tcase_add_test(cases, gap_opens_to_level_a_spread);
    tcase_add_test(cases, a_gap_is_not_opened_beside_notes);
    tcase_add_test(cases, gaps_of_a_spread_open_alike);
    tcase_add_test(cases, note_takes_room_once_a_page);
    tcase_add_test(cases, hyphen_moves_from_page_turn);
    tcase_add_test(cases, last_page_is_not_nearly_empty);
    tcase_add_test(cases, row_higher_than_page_stands_alone);
    tcase_add_test(cases, a_long_document_ends);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}

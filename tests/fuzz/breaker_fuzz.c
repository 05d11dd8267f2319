/* Fuzzing the breaker: any bytes are items, rules and measures.
 *
 * Asserts what holds for every input: breaks rise, are legal, include each forced one and end with
 * the last item; ratios are feasible; demerits sum to the total. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "lines/breaker.h"

enum { ITEMS_MOST = 2000 };

struct bytes {
    const uint8_t *at, *end;
};

static unsigned next_byte(struct bytes *bytes)
{
    return bytes->at < bytes->end ? *bytes->at++ : 0;
}

static void expect(bool is_so, const char *what)
{
    if (is_so)
        return;
    fprintf(stderr, "breaker: %s\n", what);
    abort();
}

static struct box_item read_item(struct bytes *bytes)
{
    unsigned kind = next_byte(bytes), size = next_byte(bytes), more = next_byte(bytes);
    struct box_item item = {.kind = kind % 3 == 0   ? BOX_BOX
                                    : kind % 3 == 1 ? BOX_GLUE
                                                    : BOX_PENALTY};
    item.width = kind & 64 ? -(unit)size : (unit)size;
    item.stretch = more & 15;
    item.shrink = more >> 4;
    item.start_hang = kind & 32 ? (unit)(more & 7) - 2 : 0;
    item.end_hang = kind & 16 ? (unit)(more >> 5) - 2 : 0;
    item.is_flagged = kind & 128;
    item.start_word = size & 3;
    item.end_word = size >> 6;
    item.penalty = (double)((int)more - 128) * 4;
    if (more > 250)
        item.penalty = more & 1 ? PENALTY_INFINITE : -PENALTY_INFINITE;
    return item;
}

static bool is_forced(const struct box_item *item)
{
    return item->kind == BOX_PENALTY && item->penalty <= -PENALTY_INFINITE;
}

static void check_breaks(const struct box_item *items, uint32_t count,
                         const struct line_break *breaks, uint32_t lines, double total)
{
    double sum = 0;
    uint32_t at = 0;
    for (uint32_t line = 0; line < lines; line++) {
        uint32_t b = breaks[line].item;
        expect(b < count && (line == 0 || b > breaks[line - 1].item), "breaks rise");
        for (; at < b; at++)
            expect(!is_forced(&items[at]), "a forced break was passed over");
        at = b + 1;
        bool is_legal = items[b].kind == BOX_PENALTY
                            ? items[b].penalty < PENALTY_INFINITE
                            : items[b].kind == BOX_GLUE && b > 0 && items[b - 1].kind == BOX_BOX;
        expect(is_legal, "a break is legal");
        expect(breaks[line].ratio >= -1 && isfinite(breaks[line].ratio), "a ratio is feasible");
        sum += breaks[line].demerits;
    }
    expect(breaks[lines - 1].item == count - 1, "the last line ends with the paragraph");
    expect(fabs(sum - total) <= 1e-9 * fabs(sum) + 1e-6 * lines, "demerits sum to the total");
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t size)
{
    struct bytes bytes = {input, input + size};
    struct breaker_rules rules = {.tolerance = (double)next_byte(&bytes) * 40,
                                  .line_penalty = next_byte(&bytes) % 20,
                                  .double_hyphen_demerits = next_byte(&bytes) * 40,
                                  .final_hyphen_demerits = next_byte(&bytes) * 20,
                                  .fitness_demerits = next_byte(&bytes) * 40,
                                  .emergency_stretch = next_byte(&bytes) % 64,
                                  .short_last_line = next_byte(&bytes),
                                  .short_last_line_demerits = next_byte(&bytes) * 10};
    rules.same_word_demerits = rules.final_hyphen_demerits / 2;
    unit measures[3];
    for (int i = 0; i < 3; i++)
        measures[i] = 1 + next_byte(&bytes) * 4;
    uint32_t measure_count = 1 + next_byte(&bytes) % 3, count = 0;
    struct arena *arena = arena_make(0);
    struct box_item *items = arena_alloc_items(arena, ITEMS_MOST, sizeof *items);
    while (bytes.at < bytes.end && count + 1 < ITEMS_MOST)
        items[count++] = read_item(&bytes);
    items[count++] = (struct box_item){.kind = BOX_PENALTY, .penalty = -PENALTY_INFINITE};
    struct line_break *breaks;
    double total;
    uint32_t lines =
        breaker_run(arena, items, count, measures, measure_count, &rules, &breaks, &total);
    if (lines > 0)
        check_breaks(items, count, breaks, lines, total);
    arena_free(arena);
    return 0;
}

/* A page as it grows, in all its settings at once.
 *
 * In: the groups of a page, one after the other. Out: for each height that they can have together,
 * the least that their settings cost. Two paragraphs that may each take a line more or less give
 * five heights, not nine pairs: what was chosen above does not matter to what comes below, only the
 * height and the cost, so the table is a knapsack of at most a page's lines. Gaps and notes are the
 * same in every setting (breaker.h), so they are summed once beside the table.
 *
 * Invariant: costs[i] is the least sum of the settings' costs among all choices whose rows and gaps
 * come to `low` + i grid lines. */
#include "pages/filling.h"

#include <assert.h>
#include <math.h>

static bool is_marked(const struct note_marks *marks, uint32_t note)
{
    return marks->of_page[note] == marks->page || marks->of_part[note] == marks->part;
}

static void add_notes(struct row_stack *stack, struct note_marks *marks, const struct row *row,
                      bool is_part)
{
    const struct row_rules *rules = marks->rules;
    for (uint32_t i = 0; i < row->note_count; i++) {
        uint32_t note = row->notes[i];
        if (is_marked(marks, note))
            continue;
        if (is_part)
            marks->of_part[note] = marks->part;
        else
            marks->of_page[note] = marks->page;
        stack->note_height += rules->note_heights[note];
        unit height = stack->note_height + rules->note_gap;
        stack->note_rows = (uint32_t)((height + rules->grid - 1) / rules->grid);
    }
}

/* The gap over a row that is not a page's first, `halves` counting the half ones: of two the first
 * takes the line. */
static uint32_t gap_over(const struct row *row, uint32_t *halves)
{
    return row->gap + (row->is_half && (*halves)++ % 2 == 0);
}

void stack_add(struct row_stack *stack, struct note_marks *marks, const struct row *row,
               bool is_part)
{
    stack->natural += row->height;
    if (stack->row_count > 0) {
        stack->natural += gap_over(row, &stack->halves);
        for (uint32_t t = 0; t < row->stretch && t < ROW_STRETCH_LARGEST; t++)
            stack->levels[t]++;
    }
    add_notes(stack, marks, row, is_part);
    stack->row_count++;
}

uint32_t part_height(const struct group_part *part, uint32_t setting, bool is_first_on_page,
                     uint32_t halves)
{
    const struct row_setting *rows = &part->group->settings[setting];
    uint32_t height = 0;
    for (uint32_t r = part->row_first; r < rows->row_count; r++) {
        bool is_top = is_first_on_page && r == part->row_first;
        height += rows->rows[r].height + (is_top ? 0 : gap_over(&rows->rows[r], &halves));
    }
    return height;
}

void heights_add(struct height_costs *to, const struct height_costs *from,
                 const struct group_part *part, const struct row_stack *stack, uint32_t most)
{
    uint32_t heights[ROW_SETTINGS_MOST];
    uint32_t least = UINT32_MAX, largest = 0;
    assert(part->setting_end <= ROW_SETTINGS_MOST);
    to->halves = stack->halves;
    for (uint32_t s = part->setting_first; s < part->setting_end; s++) {
        heights[s] = part_height(part, s, stack->row_count == 0, stack->halves);
        least = heights[s] < least ? heights[s] : least;
        largest = heights[s] > largest ? heights[s] : largest;
    }
    to->low = from->low + least;
    uint32_t high = from->low + from->span - 1 + largest;
    high = high > most ? most : high;
    to->span = high > to->low ? high - to->low + 1 : 1;
    for (uint32_t i = 0; i < to->span; i++)
        to->costs[i] = INFINITY;
    for (uint32_t s = part->setting_first; s < part->setting_end; s++) {
        double cost = part_is_rest(part) ? 0 : part->group->settings[s].cost;
        for (uint32_t i = 0; i < from->span && i + heights[s] - least < to->span; i++) {
            uint32_t at = i + heights[s] - least;
            if (from->costs[i] + cost >= to->costs[at])
                continue;
            to->costs[at] = from->costs[i] + cost;
            if (to->picks)
                to->picks[at] = (uint8_t)s;
        }
    }
}

bool opening_add(struct opening *opening, const uint32_t *levels, int64_t most)
{
    if (opening->level == ROW_STRETCH_LARGEST || levels[opening->level] == 0)
        return false;
    uint32_t gaps = levels[opening->level];
    opening->squares += gaps * (2.0 * opening->level + 1);
    opening->lines += gaps;
    opening->level++;
    return opening->lines <= most;
}

void rows_spread(const struct row *rows, const struct row_page *page, uint32_t *added)
{
    added[0] = 0;
    for (uint32_t i = 1; i < page->end - page->first; i++) {
        uint32_t stretch = rows[page->first + i].stretch;
        added[i] = page->opening < stretch ? page->opening : stretch;
    }
}

/* Reordering resolved levels: UAX #9 rule L2.
 *
 * "From the highest level found in the text to the lowest odd level on each line, reverse any
 * contiguous sequence of characters that are at that level or higher." Here on strips, each of one
 * level; within a strip of odd level place.c draws the glyphs from last to first. O(count ·
 * levels).
 */
#include "lines/internal.h"

static void reverse(uint32_t *order, uint32_t start, uint32_t end)
{
    while (start + 1 < end) {
        uint32_t first = order[start];
        order[start++] = order[--end];
        order[end] = first;
    }
}

static void reverse_at_level(uint32_t *order, const uint8_t *levels, uint32_t count, int level)
{
    for (uint32_t start = 0; start < count;) {
        uint32_t end = start;
        while (end < count && levels[order[end]] >= level)
            end++;
        reverse(order, start, end);
        start = end + (end == start);
    }
}

void order_visually(uint32_t *order, const uint8_t *levels, uint32_t count)
{
    int highest = 0;
    for (uint32_t i = 0; i < count; i++) {
        order[i] = i;
        highest = levels[i] > highest ? levels[i] : highest;
    }
    for (int level = highest; level > 0; level--)
        reverse_at_level(order, levels, count, level);
}

/* The words at a line's edges: see lines.h.
 *
 * What is a letter: everything but white space, digits of ASCII and punctuation, by ranges of the
 * scripts that Orison sets; letters beyond the BMP are two letters each. No more than WORD_MOST
 * letters, and as many others before them, are looked at: this is asked at every place where a line
 * may break, and a long number, or a script without spaces, is to cost no more than any other. */
#include "lines/lines.h"

enum { WORD_MOST = 40 };

/* Ranges above ASCII without a letter: Latin signs, Arabic and Indic stops, general punctuation and
 * symbols, Han and full-width marks. Rising. */
static const uint16_t MARKS[][2] = {
    {0x80, 0xA9},     {0xAB, 0xAC},     {0xAE, 0xB4},     {0xB6, 0xB9},     {0xBB, 0xBF},
    {0xD7, 0xD7},     {0xF7, 0xF7},     {0x37E, 0x37E},   {0x387, 0x387},   {0x55A, 0x55F},
    {0x589, 0x58F},   {0x5BE, 0x5BE},   {0x5F3, 0x5F4},   {0x600, 0x61F},   {0x66A, 0x66D},
    {0x6D4, 0x6D4},   {0x964, 0x965},   {0xDF4, 0xDF4},   {0xE4F, 0xE4F},   {0xE5A, 0xE5B},
    {0x104A, 0x104F}, {0x10FB, 0x10FB}, {0x1360, 0x1368}, {0x17D4, 0x17DB}, {0x2000, 0x200B},
    {0x200E, 0x206F}, {0x2190, 0x2BFF}, {0x2E00, 0x2E7F}, {0x3000, 0x303F}, {0xFE10, 0xFE6F},
    {0xFF01, 0xFF20}, {0xFF5B, 0xFF65},
};

static bool is_letter(uint16_t cu)
{
    enum { IDEOGRAPHS = 0x3040, IDEOGRAPHS_END = 0xFE10 }; /* and other letters: no row is there */
    if (cu < 0x80)
        return (cu | 0x20) >= 'a' && (cu | 0x20) <= 'z';
    if (cu >= IDEOGRAPHS && cu < IDEOGRAPHS_END)
        return true;
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS && MARKS[i][0] <= cu; i++)
        if (cu <= MARKS[i][1])
            return false;
    return true;
}

struct edge_word edge_word_after(const uint16_t *string, uint32_t low, uint32_t high)
{
    uint32_t from = low;
    while (low < high && low - from <= WORD_MOST && !is_letter(string[low]))
        low++;
    uint32_t end = low;
    while (end < high && end - low <= WORD_MOST && is_letter(string[end]))
        end++;
    return end - low <= WORD_MOST ? (struct edge_word){string + low, end - low}
                                  : (struct edge_word){0};
}

struct edge_word edge_word_before(const uint16_t *string, uint32_t low, uint32_t high)
{
    uint32_t from = high;
    while (high > low && from - high <= WORD_MOST && !is_letter(string[high - 1]))
        high--;
    uint32_t start = high;
    while (start > low && high - start <= WORD_MOST && is_letter(string[start - 1]))
        start--;
    return high - start <= WORD_MOST ? (struct edge_word){string + start, high - start}
                                     : (struct edge_word){0};
}

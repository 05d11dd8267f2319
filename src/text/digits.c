/* Digits: see digits.h.
 *
 * In: the edition's doc and the layout's wish. Out: which digits Orison's own numbers have. A
 * translator has chosen already, in every number of the texts; a folio in other digits beside them
 * would be a slip, so the texts decide unless the layout does. Texts themselves are never changed.
 */
#include "text/digits.h"

#include "base/utf8.h"

static int32_t digit_of(const uint16_t digits[10], uint32_t c)
{
    for (int32_t i = 0; i < 10; i++)
        if (digits[i] == c)
            return i;
    return -1;
}

struct digit_counts {
    size_t latin, native;
};

static void count_digits(const struct digits *digits, const struct block *block,
                         struct digit_counts *counts)
{
    for (size_t at = 0; at < block->text.length;) {
        uint32_t c = utf8_next(block->text, &at);
        counts->latin += c >= '0' && c <= '9';
        counts->native += c >= 0x80 && digit_of(digits->native, c) >= 0;
    }
}

struct digits digits_choose(struct arena *scratch, const struct doc *doc, enum digit_policy policy)
{
    struct digits digits = {.has_native = false};
    struct digit_counts counts = {0, 0};
    bool is_usual;
    digits.has_native =
        language_native_digits(scratch, doc->languages[0], digits.native, &is_usual);
    if (!digits.has_native || policy == DIGITS_LATIN)
        return digits;
    bool is_row = digits.native[9] == digits.native[0] + 9; /* Han numerals are words too */
    for (uint32_t i = 0; policy == DIGITS_OF_TEXT && is_row && i < doc->block_count; i++)
        if (doc->blocks[i].kind != BLOCK_DATE && doc->blocks[i].kind != BLOCK_NUMBER)
            count_digits(&digits, &doc->blocks[i], &counts);
    digits.is_native = policy == DIGITS_NATIVE || counts.native > counts.latin ||
                       (counts.native == counts.latin && is_usual);
    return digits;
}

void digits_put(const struct digits *digits, uint16_t *string, uint32_t cu_start, uint32_t cu_end)
{
    for (uint32_t cu = cu_start; digits->has_native && cu < cu_end; cu++) {
        uint16_t here = string[cu];
        int32_t native = digit_of(digits->native, here);
        if (digits->is_native && here >= '0' && here <= '9')
            string[cu] = digits->native[here - '0'];
        else if (!digits->is_native && native >= 0)
            string[cu] = (uint16_t)('0' + native);
    }
}

/* Lint of numbers: those of the source and those of the translation are the same, in the digits of
 * any script and grouped in any way.
 *
 * A number is a run of decimal digits; groups of three digits, or of two as in India, belong to the
 * number before them where one separator alone parts them: "1,500", "1.500", "1 500", "1’500",
 * "١٬٥٠٠", "1,00,000" are one each; "36:3" are two. Small numbers that only the translation has may
 * be words in the source ("three years", "3년"), so they are no finding. */
#include <stdlib.h>

#include "base/utf8.h"
#include "po/lint.h"

enum { NUMBER_IN_WORDS_MOST = 20 }; /* English writes those out as one word */

struct number {
    uint64_t value;
    uint32_t byte;
};
struct number_list {
    struct number *at;
    size_t count, room;
};

static bool is_separator(uint32_t c)
{
    static const uint32_t separators[] = {',',    '.',    '\'',  ' ',   0xA0,  0x2009,
                                          0x202F, 0x2019, 0x66C, 0x60C, 0x66B, 0xFF0C};
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
        if (separators[i] == c)
            return true;
    return false;
}

static int digit_at(const struct lint_text *text, size_t at)
{
    return at < text->count ? character_digit(text->letters[at].code_point) : -1;
}

/* The digits from `at` on. */
static size_t count_digits(const struct lint_text *text, size_t at)
{
    size_t count = 0;
    while (digit_at(text, at + count) >= 0)
        count++;
    return count;
}

/* Whether a group goes on the number: a separator, then three digits, or two and a last three. */
static bool is_group_next(const struct lint_text *text, size_t at, size_t first)
{
    if (first > 3 || at + 1 >= text->count || !is_separator(text->letters[at].code_point))
        return false;
    size_t digits = count_digits(text, at + 1);
    if (digits == 3)
        return true;
    size_t next = at + 1 + digits;
    return digits == 2 && next < text->count && text->letters[next].code_point == ',' &&
           is_group_next(text, next, 2);
}

static size_t read_number(const struct lint_text *text, size_t at, struct number *out)
{
    size_t first = count_digits(text, at);
    *out = (struct number){0, text->letters[at].byte};
    for (;;) {
        for (; digit_at(text, at) >= 0; at++)
            out->value = out->value * 10 + (uint64_t)digit_at(text, at);
        if (!is_group_next(text, at, first))
            return at;
        at++;
    }
}

static struct number_list find_numbers(struct arena *arena, const struct lint_text *text)
{
    struct number_list list = {0};
    for (size_t at = 0; at < text->count;) {
        if (digit_at(text, at) < 0)
            at++;
        else
            at = read_number(text, at, array_add(arena, &list));
    }
    return list;
}

/* Takes out of `list` one number of this value; false where there is none. */
static bool take(struct number_list *list, uint64_t value)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->at[i].value != value)
            continue;
        for (; i + 1 < list->count; i++)
            list->at[i] = list->at[i + 1];
        list->count--;
        return true;
    }
    return false;
}

void lint_numbers(const struct lint *lint)
{
    struct number_list wanted = find_numbers(lint->arena, &lint->source);
    struct number_list found = find_numbers(lint->arena, &lint->target);
    for (size_t i = 0; i < wanted.count; i++) {
        if (take(&found, wanted.at[i].value))
            continue;
        diag_warning(lint->diag, lint->translation->place, "po-number",
                     "the source has the number %llu, this translation lacks it",
                     (unsigned long long)wanted.at[i].value);
    }
    for (size_t i = 0; i < found.count; i++)
        if (found.at[i].value > NUMBER_IN_WORDS_MOST)
            diag_warning(lint->diag, lint_place(lint, found.at[i].byte), "po-number",
                         "the number %llu is not in the source",
                         (unsigned long long)found.at[i].value);
}

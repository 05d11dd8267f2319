/* What belongs together: words, names and numbers that a break should not part.
 *
 * In: two words with spaces between them, or a place inside one. Out: how dearly a break parts
 * them. What the language says of single words is in its map (language_bound_words); the rest goes
 * by shape, in every language: names with initials, numerals and titles, figures with units, codes
 * of currencies and months, book, chapter and verse, abbreviations of single letters (z. B.).
 *
 * Words are compared in lower case, as they stand: with their full stop and without. Where a rule
 * is wrong (a sentence may end in "vitamin C.") the price is a break that is a little worse. */
#include "text/bonds.h"

#include "text/bound_words.h"
#include "text/references.h"

enum {
    MONEY_LARGEST = 3,
    ABBREVIATION_LARGEST = 5,
    TITLE_SHORT = 6 /* letters: a longer title may end a line if it must */
};

/* A word with such bonds before a number. */
static bool is_bound_to_number(const struct view *view, struct token before, unsigned bonds,
                               uint32_t number)
{
    uint16_t first = view->string[before.start], last = view->string[before.end - 1];
    bool is_money = unit_is_currency(last) && before.end - before.start <= MONEY_LARGEST; /* US$ */
    if ((bonds & BIT(BOND_NUMBER_NEXT)) || is_money || token_is_code(view, before) ||
        token_is_account_start(view, before))
        return true;
    bool is_day = token_digits_end(view, number) - number <= 2;
    if (is_letter(last) && is_day && bonds_is_month(view, before)) /* május 3. */
        return true;
    if (unit_is_digit(first) && last == ':' && before.end - before.start <= CHAPTER_LARGEST + 1)
        return true; /* chapter: verse */
    if (!is_letter(last) && last != '.')
        return false;
    bool may_be_name = unit_may_begin_name(first);
    bool is_named = token_is_name(view, before) || token_is_name_cut(view, before);
    return reference_is_verse(view, number) ||
           (may_be_name && reference_is_spaced_verse(view, number)) ||
           (is_named && token_is_short_number(view, number));
}

/* Iberian dates: 5 de mayo. */
static bool is_of(const struct view *view, struct token word)
{
    return word.end - word.start == 2 && view->string[word.start] == 'd' &&
           view->string[word.start + 1] == 'e';
}

/* "mayo", "de mayo": a month, or what parts it from its day. */
static bool is_of_month(const struct view *view, struct token word)
{
    if (bonds_is_month(view, word))
        return true;
    return is_of(view, word) && is_space(unit_at(view, word.end)) &&
           bonds_is_month(view, token_after(view, word.end + 1));
}

/* A number before a word. */
static bool is_bound_to_word(const struct view *view, struct token number, struct token after)
{
    struct token bare = token_trim(view, after);
    uint16_t first = unit_at(view, after.start);
    bool is_small = number.end - number.start <= 4; /* 31. 31st 1er */
    if (unit_is_currency(first) && !unit_is_digit(unit_at(view, after.start + 1)))
        return true;
    if (u_charType(first) == U_OTHER_NUMBER) /* 5 ½ */
        return true;
    if (!is_letter(first) && first != 0xB5 && first != 0xB0 && first != '%')
        return false;
    return token_is_code(view, bare) || bonds_has_after(view, after, BOND_NUMBER_BEFORE) ||
           (is_small && is_of_month(view, after));
}

static bool is_range_mark(uint16_t cu)
{
    return is_dash(cu) || cu == '/';
}

/* A dash or a slash that stands between two numbers, with spaces: 10 – 12, 030 / 123. The break is
 * on either side. */
static bool is_range(const struct view *view, uint32_t end, uint32_t cu)
{
    uint16_t before = view->string[end - 1], next = unit_at(view, cu);
    if (is_range_mark(before))
        return unit_is_digit(next) && end > 2 && is_space(view->string[end - 2]) &&
               unit_is_digit(view->string[end - 3]);
    return is_range_mark(next) && unit_is_digit(before) && is_space(unit_at(view, cu + 1)) &&
           unit_is_digit(unit_at(view, cu + 2));
}

/* What follows a unit that follows its number: 5 Mio. €, 12 h 30, 5 ft 3 in. */
static bool is_bound_to_unit(const struct view *view, struct token before, struct token after)
{
    uint16_t next = unit_at(view, after.start);
    bool is_short = before.end - before.start <= 2 && is_letter(view->string[before.end - 1]);
    if (unit_is_digit(next))
        return is_short;
    bool is_money = unit_is_currency(view->string[before.start]) && before.end == before.start + 1;
    if (is_money && after.end - after.start >= 2 && unit_is_upper(next)) /* $ US */
        return unit_is_upper(view->string[after.start + 1]) &&
               !is_letter(unit_at(view, after.start + 2));
    return unit_is_currency(next) || bonds_has_after(view, after, BOND_NUMBER_BEFORE);
}

/* siècle XX, XXe siècle, chap. IV */
static bool is_century(const struct view *view, struct token before, unsigned bonds,
                       struct token after)
{
    struct token bare = token_trim(view, after);
    if ((bonds & BIT(BOND_NUMBER_NEXT)) && unit_roman_rank(unit_at(view, bare.start)) >= 0)
        return bare.end == bare.start + 1 || token_is_roman(view, bare);
    return unit_roman_rank(view->string[before.start]) >= 0 &&
           token_is_roman_ordinal(view, token_trim(view, before)) &&
           bonds_has_after(view, after, BOND_NUMBER_BEFORE);
}

/* The second group of a number that a word like "Tel." announces: 2123 4567. */
static bool is_announced(const struct view *view, struct token before, uint32_t number)
{
    enum { DIGITS_LEAST = 7, LABEL_LEAST = 2 };
    uint32_t end = token_digits_end(view, before.start);
    uint32_t digits = end - before.start + token_digits_end(view, number) - number;
    if (end != before.end || digits < DIGITS_LEAST || before.start < LABEL_LEAST ||
        !is_space(unit_before(view, before.start)))
        return false;
    struct token label = token_before(view, before.start - 1);
    return label.end - label.start >= LABEL_LEAST &&
           (bonds_of_word_before(view, label) & BIT(BOND_NUMBER_NEXT)) != 0;
}

/* "Tél. :", with the space that a language types there, before a number. */
static bool is_label(const struct view *view, struct token mark)
{
    if (mark.end - mark.start != 1 || view->string[mark.start] != ':' || mark.start < 2 ||
        !is_space(unit_before(view, mark.start)))
        return false;
    return (bonds_of_word(view, token_before(view, mark.start - 1)) & BIT(BOND_NUMBER_NEXT)) != 0;
}

/* Two words with a space between them; the first has such bonds of its own. */
static bool is_bound_pair(const struct view *view, struct token before, unsigned bonds,
                          struct token after)
{
    uint16_t first = view->string[before.start], next = unit_at(view, after.start);
    bool is_after_number = is_space(unit_before(view, before.start)) && before.start > 1 &&
                           unit_is_digit(view->string[before.start - 2]);
    bool is_unit = is_after_number &&
                   (unit_is_currency(first) || bonds_has_after(view, before, BOND_NUMBER_BEFORE));
    if (is_unit && is_bound_to_unit(view, before, after))
        return true;
    bool is_signed_next = next == '+' || next == '-' || next == '(';
    if (unit_is_digit(next) || (is_signed_next && unit_is_digit(unit_at(view, after.start + 1))))
        return (bonds & BIT(BOND_NEXT)) || is_bound_to_number(view, before, bonds, after.start) ||
               reference_holds(view, before, after.start) || is_label(view, before) ||
               is_announced(view, before, after.start);
    if (is_century(view, before, bonds, after))
        return true;
    uint16_t last = view->string[before.end - 1];
    bool is_signed = (first == '-' || first == '+' || first == 0x2212) &&
                     unit_is_digit(unit_at(view, before.start + 1));
    bool is_number =
        (unit_is_digit(first) || is_signed) && (last == '.' || !unit_is_trailing(last));
    if (is_number &&
        (reference_is_book(view, before, after) || is_bound_to_word(view, before, after)))
        return true;
    if (is_after_number && is_of(view, before) && bonds_is_month(view, after))
        return true;
    if (is_after_number && (bonds & BIT(BOND_NUMBER_BEFORE))) /* 2027 г. и */
        bonds = 0;
    if ((bonds & BIT(BOND_NEXT)) ||
        (view->ends->has_before && bonds_has_after(view, after, BOND_BEFORE)))
        return true;
    if (is_letter(first) && reference_is_hebrew(view, after))
        return true;
    struct token bare = token_trim(view, after);
    struct token dotted = {bare.start, bare.end + (unit_at(view, bare.end) == '.')};
    if (token_is_initial(view, before)) {
        bool is_abbreviation = dotted.end > bare.end &&
                               dotted.end - dotted.start <= ABBREVIATION_LARGEST &&
                               token_letters(view, bare.start, bare.end) == bare.end - bare.start;
        return unit_is_upper(next) || is_abbreviation || token_is_particle(view, bare);
    }
    if (!unit_is_upper(first) || !unit_is_upper(next))
        return first == 'I' && reference_is_book(view, before, after);
    return reference_is_book(view, before, after) ||
           (token_is_name(view, before) &&
            (token_is_initial(view, dotted) || token_is_roman(view, bare)));
}

/* A break without a space that parts a number: 16–17, or a book from its chapter in scripts that
 * have no spaces. */
static bool is_inside_number(const struct view *view, uint32_t cu)
{
    uint16_t before = unit_before(view, cu);
    if (!unit_is_digit(unit_at(view, cu)))
        return false;
    bool is_joint = is_dash(before) || before == 0x1361 || before == 0x1365;
    return (is_joint && cu > 1 && unit_is_digit(view->string[cu - 2])) ||
           (is_letter(before) &&
            (reference_is_verse(view, cu) || reference_is_spaced_verse(view, cu)));
}

/* Letters that are dialled: 1-800-FLOWERS. */
static bool is_inside_dialled(const struct view *view, uint32_t cu)
{
    enum { LARGEST = 24 };
    uint32_t start = cu;
    if (unit_before(view, cu) != '-' || !unit_is_upper(unit_at(view, cu)))
        return false;
    while (start > 0 && cu - start < LARGEST &&
           (unit_is_digit(view->string[start - 1]) || unit_is_upper(view->string[start - 1]) ||
            view->string[start - 1] == '-'))
        start--;
    return start < cu && unit_is_digit(view->string[start]);
}

/* "5-én", "20-й", "T-shirt": an ending of a number, or what one letter begins. */
static bool is_short_part(const struct view *view, uint32_t cu)
{
    enum { ENDING_LARGEST = 3 };
    if (cu < 2 || unit_before(view, cu) != '-' || !is_letter(unit_at(view, cu)))
        return false;
    uint32_t letters = token_letters(view, cu, view->cu_count);
    bool is_one_letter =
        is_letter(view->string[cu - 2]) &&
        (cu == 2 || !(is_letter(view->string[cu - 3]) || unit_is_digit(view->string[cu - 3])));
    return is_one_letter || (unit_is_digit(view->string[cu - 2]) && letters <= ENDING_LARGEST);
}

/* "¹⁹ The": the number of a verse, raised, before its first word. What calls a note stands at the
 * end of a word, and is no word of its own. */
static bool is_verse_number(const struct view *view, struct token before)
{
    for (uint32_t cu = before.start; cu < before.end; cu++) {
        uint16_t c = view->string[cu];
        if (c != 0xB9 && c != 0xB2 && c != 0xB3 && c != 0x2070 && (c < 0x2074 || c > 0x2079))
            return false;
    }
    return true;
}

enum hold bond_hold(const struct view *view, uint32_t end, uint32_t cu)
{
    if (end == cu)
        return is_inside_number(view, cu) || is_short_part(view, cu) || is_inside_dialled(view, cu)
                   ? HOLD_FIRM
                   : HOLD_NONE;
    if (end > 0 && is_range(view, end, cu))
        return HOLD_FIRM;
    struct token before = token_before(view, end), after = token_after(view, cu);
    if (before.end == before.start || after.end == after.start)
        return HOLD_NONE;
    unsigned bonds = bonds_of_word_before(view, before);
    if (is_bound_pair(view, before, bonds, after) || is_verse_number(view, before))
        return HOLD_FIRM;
    if ((bonds & BIT(BOND_NAME)) && unit_may_begin_name(unit_at(view, after.start)))
        return before.end - before.start <= TITLE_SHORT ? HOLD_FIRM : HOLD_LIGHT;
    return bonds & BIT(BOND_NEXT_LIGHTLY) ? HOLD_LIGHT : HOLD_NONE;
}

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

#include <string.h>

#include "language/language.h"
#include "text/line_ends.h"

enum {
    WORD_LARGEST = 12,
    CHAPTER_LARGEST = 3,
    CODE_LENGTH = 3,
    MONTH_LEAST = 3,
    ABBREVIATION_LARGEST = 5
};

/* --- words with bonds --------------------------------------------------------------------------
 */

#define BIT(bond)  (1u << (bond))
#define BOND_MONTH BOND_COUNT /* a bit of our own */

static void add_word(struct line_ends *ends, struct slice word, unsigned bits)
{
    size_t cu_count;
    uint16_t *folded = utf16_of_utf8(ends->map.arena, word, &cu_count);
    struct slice key = {(const char *)folded, cu_count * sizeof *folded};
    uint32_t known = 0;
    map_find(&ends->map, key, &known);
    map_add(&ends->map, key, known | bits);
    if (cu_count <= WORD_LARGEST && cu_count > ends->longest)
        ends->longest = (uint32_t)cu_count;
    if (bits & BIT(BOND_BEFORE))
        ends->has_before = true;
}

static void add_words(struct line_ends *ends, const char *words, enum bond bond)
{
    while (*words) {
        size_t length = strcspn(words, " ");
        add_word(ends, (struct slice){words, length}, BIT(bond));
        words += length + (words[length] == ' ');
    }
}

void line_ends_open(struct line_ends *ends, struct arena *arena, struct slice language)
{
    *ends = (struct line_ends){.map = map_make(arena), .language = language};
    for (int bond = 0; bond < BOND_COUNT; bond++) {
        struct bound_words words = language_bound_words(language, (enum bond)bond);
        add_words(ends, words.common, (enum bond)bond);
        add_words(ends, words.own, (enum bond)bond);
    }
    struct quotation_marks marks = language_quotes(language);
    const struct slice pairs[] = {marks.open, marks.close, marks.inner_open, marks.inner_close};
    for (int i = 0; i < 4; i++)
        for (size_t at = 0; at < pairs[i].length;) {
            uint32_t c = utf8_next(pairs[i], &at);
            if (character_class_of(c) == CHARACTER_PUNCTUATION)
                ends->marks[i] = c;
        }
}

static bool is_currency(uint16_t cu)
{
    return cu == '$' || (cu >= 0xA2 && u_charType(cu) == U_CURRENCY_SYMBOL);
}

static bool is_upper(uint16_t cu)
{
    if (cu < 0x80)
        return cu >= 'A' && cu <= 'Z';
    return (U_GET_GC_MASK(cu) & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0;
}

static bool is_digit(uint16_t cu)
{
    if (cu < 0x80)
        return cu >= '0' && cu <= '9';
    return cu >= 0x0660 && u_isdigit(cu);
}

/* --- tokens ------------------------------------------------------------------------------------
 */

/* What stands between two spaces, without marks round it. */
struct token {
    uint32_t start, end;
};

static bool is_opening(uint16_t cu)
{
    if (is_letter(cu) && cu < 0x80)
        return false;
    return cu == '(' || cu == '[' || cu == '"' || cu == '\'' || cu == 0xAB || cu == 0xBB ||
           cu == 0xA1 || cu == 0xBF || (cu >= 0x2012 && cu <= 0x201F) || cu == 0x2039 ||
           cu == 0x203A;
}

static bool is_trailing(uint16_t cu)
{
    return cu == '.' || cu == ',' || cu == ';' || cu == ':' || cu == '!' || cu == '?' ||
           cu == ')' || cu == ']' || cu == '"' || cu == '\'' || cu == 0xBB || cu == 0xAB ||
           cu == 0x2026 || (cu >= 0x2018 && cu <= 0x201F) || cu == 0x203A || cu == 0x060C;
}

/* The word that ends at `end`, as far as it is looked at. */
static struct token token_before(const struct view *view, uint32_t end)
{
    struct token token = {end, end};
    while (token.start > 0 && end - token.start <= WORD_LARGEST &&
           !is_space(view->string[token.start - 1]))
        token.start--;
    while (token.start < end && is_opening(view->string[token.start]))
        token.start++;
    return token;
}

/* The word at `start`, without the marks that follow it. */
static struct token token_after(const struct view *view, uint32_t start)
{
    struct token token = {start, start};
    while (token.end < view->cu_count && token.end - start <= WORD_LARGEST &&
           !is_space(view->string[token.end]))
        token.end++;
    return token;
}

static struct token without_trailing(const struct view *view, struct token token)
{
    while (token.end > token.start && is_trailing(view->string[token.end - 1]))
        token.end--;
    return token;
}

/* The bonds that the language has for a word. */
static unsigned bonds_of(const struct view *view, struct token token)
{
    uint16_t folded[WORD_LARGEST];
    uint32_t length = token.end - token.start, bits = 0;
    if (length == 0 || length > view->ends->longest)
        return 0;
    for (uint32_t i = 0; i < length; i++) {
        uint16_t c = view->string[token.start + i];
        folded[i] =
            c < 0x80 ? (uint16_t)(c >= 'A' && c <= 'Z' ? c | 0x20 : c) : (uint16_t)u_tolower(c);
    }
    map_find(&view->ends->map, (struct slice){(const char *)folded, length * sizeof *folded},
             &bits);
    return bits;
}

/* With its full stop as it stands, or without the marks after it. */
static bool has_bond_after(const struct view *view, struct token token, enum bond bond)
{
    struct token dotted = without_trailing(view, token), bare = dotted;
    dotted.end += unit_at(view, dotted.end) == '.' && dotted.end < token.end;
    unsigned bits = bonds_of(view, bare) | (dotted.end > bare.end ? bonds_of(view, dotted) : 0);
    return (bits & BIT(bond)) != 0;
}

static uint32_t letters_from(const struct view *view, uint32_t start, uint32_t end)
{
    uint32_t cu = start;
    while (cu < end && is_letter(view->string[cu]))
        cu++;
    return cu - start;
}

/* "J.": a letter and its full stop. */
static bool is_initial(const struct view *view, struct token token)
{
    uint32_t letters = letters_from(view, token.start, token.end);
    bool is_one =
        letters == 1 ||
        (letters == 2 && (U_GET_GC_MASK(view->string[token.start + 1]) & U_GC_M_MASK) != 0);
    return is_one && token.start + letters + 1 == token.end && view->string[token.end - 1] == '.';
}

/* "Abc": a capital and small letters. */
static bool is_name(const struct view *view, struct token token)
{
    return token.end > token.start + 1 && is_upper(view->string[token.start]) &&
           is_letter(view->string[token.end - 1]) && !is_upper(view->string[token.end - 1]);
}

/* "USD": three capitals. */
static bool is_code(const struct view *view, struct token token)
{
    for (uint32_t i = token.start; i < token.end; i++)
        if (!is_upper(view->string[i]))
            return false;
    return token.end - token.start == CODE_LENGTH;
}

/* What a Roman figure is worth, in the order of its kind: I 0, V 1, X 2, L 3, C 4; else -1. */
static int roman_rank(uint16_t cu)
{
    static const char figures[] = "IVXLC";
    const char *at = cu > 0 && cu < 0x80 ? strchr(figures, (char)cu) : NULL;
    return at ? (int)(at - figures) : -1;
}

/* Two Roman figures or more, each in its place: XVI, not CIVIL. */
static bool is_roman(const struct view *view, struct token token)
{
    int repeats = 0, last = 9;
    for (uint32_t i = token.start; i < token.end; i++) {
        int rank = roman_rank(view->string[i]);
        repeats = rank == last ? repeats + 1 : 0;
        bool is_before = rank > last && last % 2 == 0 && rank - last <= 2; /* IV, IX, XL, XC */
        if (rank < 0 || repeats > (rank % 2 == 0 ? 2 : 0) || (rank > last && !is_before))
            return false;
        last = rank;
    }
    return token.end - token.start >= 2;
}

/* What a word of centuries has before it: XX, XIXe, Ve, but not I. */
static bool is_roman_ordinal(const struct view *view, struct token token)
{
    uint16_t last = unit_at(view, token.end - 1);
    if (token.end > token.start + 1 && (last == 'e' || last == 0x1D49)) {
        token.end--;
        if (token.end == token.start + 1) /* Ve, but not Le */
            return roman_rank(view->string[token.start]) <= 2;
    }
    return is_roman(view, token);
}

/* The end of the digits at `cu`. */
static uint32_t digits_end(const struct view *view, uint32_t cu)
{
    while (is_digit(unit_at(view, cu)))
        cu++;
    return cu;
}

/* A chapter with a verse after it: 3:16, 36,3, 13.4 */
static bool is_chapter_and_verse(const struct view *view, uint32_t cu)
{
    uint32_t end = digits_end(view, cu);
    uint16_t mark = unit_at(view, end);
    bool has_mark = mark == ':' || mark == ',' || mark == '.' || mark == 0xFF1A || mark == 0x060C;
    bool is_thousands = (mark == ',' || mark == '.') && digits_end(view, end + 1) == end + 4;
    return end > cu && end - cu <= CHAPTER_LARGEST && has_mark && !is_thousands &&
           (is_digit(unit_at(view, end + 1)) ||
            (mark == ':' && is_space(unit_at(view, end + 1)) && is_digit(unit_at(view, end + 2))));
}

static bool is_short_number(const struct view *view, uint32_t cu)
{
    uint32_t end = digits_end(view, cu);
    uint16_t mark = unit_at(view, end);
    bool goes_on = (mark == ',' || mark == '.') && is_digit(unit_at(view, end + 1));
    return end > cu && end - cu <= CHAPTER_LARGEST && !goes_on && !is_letter(mark);
}

/* 1, 2, 3 or 4, also with a full stop, or I to III: the first word of many a book's name. */
static bool is_book_number(const struct view *view, struct token token)
{
    uint32_t length = token.end - token.start;
    uint16_t first = unit_at(view, token.start);
    if (length > 0 && length <= 3 && first == 'I')
        return length == 1 || is_roman(view, token);
    bool has_stop = length == 2 && view->string[token.end - 1] == '.';
    if (length == 2 && first >= 0x0391 && first <= 0x0394 && !has_stop) /* Αʹ Κορ. */
        return !is_letter(view->string[token.end - 1]);
    return (length == 1 || has_stop) && u_charDigitValue(first) >= 1 &&
           u_charDigitValue(first) <= 4;
}

/* --- the rules ---------------------------------------------------------------------------------
 */

static bool is_month(const struct view *view, struct token token)
{
    struct line_ends *ends = view->ends;
    struct token bare = without_trailing(view, token);
    if (bare.end == bare.start || !is_letter(view->string[bare.start]))
        return false;
    if (!ends->has_months) {
        size_t count;
        struct slice *months = language_months(ends->map.arena, ends->language, &count);
        for (size_t i = 0; i < count; i++)
            add_word(ends, months[i], BIT(BOND_MONTH));
        ends->has_months = true;
    }
    if (bonds_of(view, bare) & BIT(BOND_MONTH))
        return true;
    if (bare.end - bare.start <= MONTH_LEAST) /* cases that ICU does not list: maja, мая */
        return false;
    bare.end--;
    bool is_case = (bonds_of(view, bare) & BIT(BOND_MONTH)) != 0;
    bare.end -= bare.end - bare.start > MONTH_LEAST;
    return is_case || (bonds_of(view, bare) & BIT(BOND_MONTH)) != 0;
}

/* "DE89": what an IBAN begins with (ISO 13616). */
static bool is_account_start(const struct view *view, struct token token)
{
    const uint16_t *at = view->string + token.start;
    return token.end - token.start == 4 && is_upper(at[0]) && is_upper(at[1]) && is_digit(at[2]) &&
           is_digit(at[3]);
}

/* A word with such bonds before a number. */
static bool is_bound_to_number(const struct view *view, struct token before, unsigned bonds,
                               uint32_t number)
{
    uint16_t first = view->string[before.start], last = view->string[before.end - 1];
    bool is_money = is_currency(last) && before.end - before.start <= CODE_LENGTH; /* US$ */
    if ((bonds & BIT(BOND_NUMBER_NEXT)) || is_money || is_code(view, before) ||
        is_account_start(view, before))
        return true;
    bool is_day = digits_end(view, number) - number <= 2;
    if (is_letter(last) && is_day && is_month(view, before)) /* május 3. */
        return true;
    if (is_digit(first) && last == ':' && before.end - before.start <= CHAPTER_LARGEST + 1)
        return true; /* chapter: verse */
    if (!is_letter(last) && last != '.')
        return false;
    return is_chapter_and_verse(view, number) ||
           (is_upper(first) && is_short_number(view, number) && is_name(view, before));
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
    if (is_month(view, word))
        return true;
    return is_of(view, word) && is_space(unit_at(view, word.end)) &&
           is_month(view, token_after(view, word.end + 1));
}

/* A number before a word. */
static bool is_bound_to_word(const struct view *view, struct token number, struct token after)
{
    struct token bare = without_trailing(view, after);
    uint16_t first = unit_at(view, after.start);
    bool is_small = number.end - number.start <= 4; /* 31. 31st 1er */
    if (is_currency(first) && !is_digit(unit_at(view, after.start + 1)))
        return true;
    if (u_charType(first) == U_OTHER_NUMBER) /* 5 ½ */
        return true;
    if (!is_letter(first) && first != 0xB5 && first != 0xB0 && first != '%')
        return false;
    return is_code(view, bare) || has_bond_after(view, after, BOND_NUMBER_BEFORE) ||
           (is_small && is_of_month(view, after));
}

/* "1 John 4:8", before the name of the book. */
static bool is_book(const struct view *view, struct token number, struct token name)
{
    if (!is_book_number(view, number) || !is_letter(unit_at(view, name.start)))
        return false;
    uint32_t chapter = name.end + 1;
    return is_space(unit_at(view, name.end)) && is_digit(unit_at(view, chapter)) &&
           (is_chapter_and_verse(view, chapter) || is_upper(view->string[name.start]));
}

/* A dash that stands between two numbers, with spaces: 10 – 12. The break is on either side. */
static bool is_range(const struct view *view, uint32_t end, uint32_t cu)
{
    uint16_t before = view->string[end - 1], next = unit_at(view, cu);
    if (is_dash(before))
        return is_digit(next) && end > 2 && is_space(view->string[end - 2]) &&
               is_digit(view->string[end - 3]);
    return is_dash(next) && is_digit(before) && is_space(unit_at(view, cu + 1)) &&
           is_digit(unit_at(view, cu + 2));
}

/* What follows a unit that follows its number: 5 Mio. €, 12 h 30, 5 ft 3 in. */
static bool is_bound_to_unit(const struct view *view, struct token before, struct token after)
{
    uint16_t next = unit_at(view, after.start);
    bool is_short = before.end - before.start <= 2 && is_letter(view->string[before.end - 1]);
    if (is_digit(next))
        return is_short;
    bool is_money = is_currency(view->string[before.start]) && before.end == before.start + 1;
    if (is_money && after.end - after.start >= 2 && is_upper(next)) /* $ US */
        return is_upper(view->string[after.start + 1]) &&
               !is_letter(unit_at(view, after.start + 2));
    return is_currency(next) || has_bond_after(view, after, BOND_NUMBER_BEFORE);
}

/* siècle XX, XXe siècle, chap. IV */
static bool is_century(const struct view *view, struct token before, unsigned bonds,
                       struct token after)
{
    struct token bare = without_trailing(view, after);
    if ((bonds & BIT(BOND_NUMBER_NEXT)) && roman_rank(unit_at(view, bare.start)) >= 0)
        return bare.end == bare.start + 1 || is_roman(view, bare);
    return roman_rank(view->string[before.start]) >= 0 &&
           is_roman_ordinal(view, without_trailing(view, before)) &&
           has_bond_after(view, after, BOND_NUMBER_BEFORE);
}

/* J. van den Berg: the small words of names, which a name's initial is not parted from. */
static bool is_particle(const struct view *view, struct token token)
{
    static const char *const particles[] = {
        "al", "da", "dal", "de", "del", "della", "den", "der", "des", "di", "do",  "dos",
        "du", "el", "la",  "le", "ten", "ter",   "van", "vom", "von", "zu", "zum", "zur"};
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++) {
        uint32_t at = 0;
        while (particles[i][at] && unit_at(view, token.start + at) == (uint16_t)particles[i][at])
            at++;
        if (!particles[i][at] && token.start + at == token.end)
            return true;
    }
    return false;
}

/* Two words with a space between them; the first has such bonds of its own. */
static bool is_bound_pair(const struct view *view, struct token before, unsigned bonds,
                          struct token after)
{
    uint16_t first = view->string[before.start], next = unit_at(view, after.start);
    bool is_after_number = is_space(unit_before(view, before.start)) && before.start > 1 &&
                           is_digit(view->string[before.start - 2]);
    bool is_unit =
        is_after_number && (is_currency(first) || has_bond_after(view, before, BOND_NUMBER_BEFORE));
    if (is_unit && is_bound_to_unit(view, before, after))
        return true;
    if (is_digit(next) ||
        ((next == '+' || next == '-') && is_digit(unit_at(view, after.start + 1))))
        return (bonds & BIT(BOND_NEXT)) || is_bound_to_number(view, before, bonds, after.start);
    if (is_century(view, before, bonds, after))
        return true;
    uint16_t last = view->string[before.end - 1];
    bool is_signed = (first == '-' || first == '+' || first == 0x2212) &&
                     is_digit(unit_at(view, before.start + 1));
    bool is_number = (is_digit(first) || is_signed) && (last == '.' || !is_trailing(last));
    if (is_number && (is_book(view, before, after) || is_bound_to_word(view, before, after)))
        return true;
    if (is_after_number && is_of(view, before) && is_month(view, after))
        return true;
    if (is_after_number && (bonds & BIT(BOND_NUMBER_BEFORE))) /* 2027 г. и */
        bonds = 0;
    if ((bonds & BIT(BOND_NEXT)) ||
        (view->ends->has_before && has_bond_after(view, after, BOND_BEFORE)))
        return true;
    struct token bare = without_trailing(view, after);
    struct token dotted = {bare.start, bare.end + (unit_at(view, bare.end) == '.')};
    if (is_initial(view, before)) {
        bool is_abbreviation = dotted.end > bare.end &&
                               dotted.end - dotted.start <= ABBREVIATION_LARGEST &&
                               letters_from(view, bare.start, bare.end) == bare.end - bare.start;
        return is_upper(next) || is_abbreviation || is_particle(view, bare);
    }
    if (!is_upper(first) || !is_upper(next))
        return first == 'I' && is_book(view, before, after);
    return is_book(view, before, after) ||
           (is_name(view, before) && (is_initial(view, dotted) || is_roman(view, bare)));
}

/* A break without a space that parts a number: 16–17, or a book from its chapter in scripts that
 * have no spaces. */
static bool is_inside_number(const struct view *view, uint32_t cu)
{
    uint16_t before = unit_before(view, cu);
    if (!is_digit(unit_at(view, cu)))
        return false;
    return (is_dash(before) && cu > 1 && is_digit(view->string[cu - 2])) ||
           (is_letter(before) && is_chapter_and_verse(view, cu));
}

/* "5-én", "20-й", "T-shirt": an ending of a number, or what one letter begins. */
static bool is_short_part(const struct view *view, uint32_t cu)
{
    enum { ENDING_LARGEST = 3 };
    if (cu < 2 || unit_before(view, cu) != '-' || !is_letter(unit_at(view, cu)))
        return false;
    uint32_t letters = letters_from(view, cu, view->cu_count);
    bool is_one_letter =
        is_letter(view->string[cu - 2]) &&
        (cu == 2 || !(is_letter(view->string[cu - 3]) || is_digit(view->string[cu - 3])));
    return is_one_letter || (is_digit(view->string[cu - 2]) && letters <= ENDING_LARGEST);
}

enum hold bond_hold(const struct view *view, uint32_t end, uint32_t cu)
{
    if (end == cu)
        return is_inside_number(view, cu) || is_short_part(view, cu) ? HOLD_FIRM : HOLD_NONE;
    if (end > 0 && is_range(view, end, cu))
        return HOLD_FIRM;
    struct token before = token_before(view, end), after = token_after(view, cu);
    if (before.end == before.start || after.end == after.start)
        return HOLD_NONE;
    unsigned bonds = bonds_of(view, before);
    if (is_bound_pair(view, before, bonds, after))
        return HOLD_FIRM;
    return bonds & BIT(BOND_NEXT_LIGHTLY) ? HOLD_LIGHT : HOLD_NONE;
}

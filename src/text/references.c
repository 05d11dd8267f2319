/* References to the Bible: 1 John 4:8, Hiob 36,3, Joh. 3, 16, Jn 3 : 16.
 *
 * In: words of a paragraph. Out: whether they are parts of one reference. No list of books: a name
 * with such figures after it is taken for one, as whoever reads a language without knowing its
 * Bible would take it. A chapter is parted from its verse by a colon, comma or full stop; where a
 * space is typed after the comma, only a name before tells the two from the figures of a
 * sentence. */
#include "text/references.h"

#include "text/bound_words.h"

bool reference_is_verse(const struct view *view, uint32_t cu)
{
    uint32_t end = token_digits_end(view, cu);
    uint16_t mark = unit_at(view, end);
    bool has_mark = mark == ':' || mark == ',' || mark == '.' || mark == 0xFF1A || mark == 0x060C ||
                    mark == 0x1361 || mark == 0x1365;
    bool is_thousands = (mark == ',' || mark == '.') && token_digits_end(view, end + 1) == end + 4;
    return end > cu && end - cu <= CHAPTER_LARGEST && has_mark && !is_thousands &&
           (unit_is_digit(unit_at(view, end + 1)) ||
            (mark == ':' && is_space(unit_at(view, end + 1)) &&
             unit_is_digit(unit_at(view, end + 2))));
}

bool reference_is_spaced_verse(const struct view *view, uint32_t cu)
{
    uint32_t end = token_digits_end(view, cu);
    if (end == cu || end - cu > CHAPTER_LARGEST)
        return false;
    uint16_t mark = unit_at(view, end);
    if (is_space(mark) && unit_at(view, end + 1) == ':')
        mark = unit_at(view, ++end);
    bool has_mark = mark == ':' || mark == ',' || mark == 0x060C;
    return has_mark && is_space(unit_at(view, end + 1)) && token_is_short_number(view, end + 2);
}

/* Whether a word before a chapter may be a book's name: no month, and no code or sign of money. */
static bool is_named(const struct view *view, uint32_t chapter)
{
    uint16_t before = unit_before(view, chapter);
    if (chapter < 2)
        return false;
    if (!is_space(before)) /* ヨハネ3, 16 */
        return is_letter(before) && !unit_is_upper(before) && !unit_is_lower(before);
    struct token name = token_before(view, chapter - 1);
    return name.end > name.start && unit_may_begin_name(view->string[name.start]) &&
           !unit_is_currency(view->string[name.end - 1]) && !token_is_code(view, name) &&
           !bonds_is_month(view, name);
}

/* A chapter in Hebrew letters: ג׳ or י״ב. */
bool reference_is_hebrew(const struct view *view, struct token token)
{
    struct token word = token_trim(view, token);
    uint32_t length = word.end - word.start, letters = 0, marks = 0;
    for (uint32_t cu = word.start; cu < word.end; cu++) {
        letters += view->string[cu] >= 0x05D0 && view->string[cu] <= 0x05EA;
        marks += view->string[cu] == (length == 2 ? 0x05F3 : 0x05F4);
    }
    return length >= 2 && length <= CHAPTER_LARGEST + 1 && marks == 1 && letters + 1 == length;
}

/* Whether the figure at `cu` counts something: S. 5, 5 km. */
static bool has_unit(const struct view *view, uint32_t cu)
{
    uint32_t end = token_digits_end(view, cu);
    return is_space(unit_at(view, end)) &&
           bonds_has_after(view, token_after(view, end + 1), BOND_NUMBER_BEFORE);
}

bool reference_holds(const struct view *view, struct token chapter, uint32_t cu)
{
    uint32_t start = chapter.start, mark = chapter.end - 1;
    while (start < mark && !unit_is_digit(view->string[start]))
        start++;
    if (reference_is_hebrew(view, chapter))
        return token_is_short_number(view, cu);
    if (start == mark && view->string[mark] == ':') { /* 3 : 16 */
        if (start < 2 || !is_space(unit_before(view, start)))
            return false;
        struct token figure = token_before(view, start - 1);
        start = figure.start;
        mark = figure.end;
    }
    bool is_figure = token_digits_end(view, start) == mark && mark > start;
    return is_figure && reference_is_spaced_verse(view, start) && token_is_short_number(view, cu) &&
           !has_unit(view, cu) && is_named(view, start);
}

/* 1, 2, 3 or 4, also with a full stop, or I to III: the first word of many a book's name. */
static bool is_book_number(const struct view *view, struct token token)
{
    uint32_t length = token.end - token.start;
    uint16_t first = unit_at(view, token.start);
    if (length > 0 && length <= 3 && first == 'I')
        return length == 1 || token_is_roman(view, token);
    bool has_stop = length == 2 && view->string[token.end - 1] == '.';
    if (length == 2 && first >= 0x0391 && first <= 0x0394 && !has_stop) /* Αʹ Κορ. */
        return !is_letter(view->string[token.end - 1]);
    return (length == 1 || has_stop) && u_charDigitValue(first) >= 1 &&
           u_charDigitValue(first) <= 4;
}

/* "1 John 4:8", before the name of the book. */
bool reference_is_book(const struct view *view, struct token number, struct token name)
{
    if (!is_book_number(view, number) || !is_letter(unit_at(view, name.start)))
        return false;
    uint32_t chapter = name.end + 1;
    return is_space(unit_at(view, name.end)) && unit_is_digit(unit_at(view, chapter)) &&
           (reference_is_verse(view, chapter) || unit_is_upper(view->string[name.start]));
}

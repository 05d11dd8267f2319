/* The words of a language that are bound to what stands beside them, and the names of its months.
 *
 * In: a language (language_bound_words, language_months). Out: a map from words in lower case to
 * their bonds, and what it says of a word of the text. Words are looked up as they stand, with
 * their full stop and without. */
#include "text/bound_words.h"

#include <string.h>

#include "language/language.h"
#include "text/line_ends.h"

enum { MONTH_LEAST = 3 };

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

unsigned bonds_of_word(const struct view *view, struct token token)
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

unsigned bonds_of_word_before(const struct view *view, struct token token)
{
    unsigned bits = bonds_of_word(view, token);
    if (token.end > token.start + 1 && view->string[token.end - 1] == ':') {
        token.end--;
        bits |= bonds_of_word(view, token) & BIT(BOND_NUMBER_NEXT);
    }
    return bits;
}

/* The bonds of a Hangul word without its particle: 500 원을, 김 목사는. */
static unsigned bonds_of_hangul(const struct view *view, struct token token)
{
    enum { PARTICLE_LARGEST = 2 };
    unsigned bits = 0;
    for (int i = 0; i < PARTICLE_LARGEST && token.end > token.start + 1 && bits == 0; i++) {
        token.end--;
        bits = bonds_of_word(view, token);
    }
    return bits;
}

static bool is_hangul(uint16_t cu)
{
    return cu >= 0xAC00 && cu <= 0xD7A3;
}

bool bonds_has_after(const struct view *view, struct token token, enum bond bond)
{
    struct token dotted = token_trim(view, token), bare = dotted;
    dotted.end += unit_at(view, dotted.end) == '.' && dotted.end < token.end;
    unsigned bits =
        bonds_of_word(view, bare) | (dotted.end > bare.end ? bonds_of_word(view, dotted) : 0);
    if (bits == 0 && is_hangul(unit_at(view, bare.start)))
        bits = bonds_of_hangul(view, bare);
    return (bits & BIT(bond)) != 0;
}

bool bonds_is_month(const struct view *view, struct token token)
{
    struct line_ends *ends = view->ends;
    struct token bare = token_trim(view, token);
    if (bare.end == bare.start || !is_letter(view->string[bare.start]))
        return false;
    if (!ends->has_months) {
        size_t count;
        struct slice *months = language_months(ends->map.arena, ends->language, &count);
        for (size_t i = 0; i < count; i++)
            add_word(ends, months[i], BIT(BOND_MONTH));
        ends->has_months = true;
    }
    if (bonds_of_word(view, bare) & BIT(BOND_MONTH))
        return true;
    if (bare.end - bare.start <= MONTH_LEAST) /* cases that ICU does not list: maja, мая */
        return false;
    bare.end--;
    bool is_case = (bonds_of_word(view, bare) & BIT(BOND_MONTH)) != 0;
    bare.end -= bare.end - bare.start > MONTH_LEAST;
    return is_case || (bonds_of_word(view, bare) & BIT(BOND_MONTH)) != 0;
}

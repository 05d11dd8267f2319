/* Which words are hyphenated, and where.
 *
 * In: a stretch of a paragraph in one language whose style hyphenates. Out: hyphenation points. The
 * patterns know where a word of a dictionary may be divided; this file knows which words a careful
 * typesetter leaves alone (Chicago Manual 7.36 ff., Hart's Rules 4.2):
 *
 *   - names: whatever has a capital is taken for one, also where it begins a sentence, since nothing
 *     tells "Constantinople fell" from "Conditions fell". In German every noun has a capital, so
 *     there it tells nothing. Where a line would be far too loose, a long one is divided all the
 *     same (HOLD_PART): a name in two parts is read sooner than a line of holes. A word with the
 *     asterisk of a pseudonym is a name everywhere, and never divided.
 *   - words with a digit, all capitals, or a capital inside (acronyms, "McDonald");
 *   - compounds with a hyphen: they break at it, as UAX #14 says; within their parts only where a
 *     line would be far too loose (HOLD_PART);
 *   - words with a soft hyphen: the author has said where;
 *   - parts of addresses (next to @ / _ \, or to a full stop without a space);
 *   - words that a change of style or language cuts in two;
 *   - scripts without spaces (line breaking class SA): their books show no hyphens.
 *
 * A point never falls inside a grapheme. Results are kept by word. */
#include <string.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "text/breaks.h"

/* A word: [start, end) in the string. */
struct word_range {
    uint32_t start, end;
};

/* The string and where the stretch ends in it. */
struct word_scan {
    const uint16_t *string;
    uint32_t cu_count;
    uint32_t cu_start, cu_end;
    bool parts_suffixes; /* an apostrophe ends a word: Turkish */
};

static bool is_letter(uint16_t cu)
{
    if (cu < 0x80)
        return (cu | 0x20) >= 'a' && (cu | 0x20) <= 'z';
    return (U_GET_GC_MASK(cu) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

static bool is_upper(uint16_t cu)
{
    if (cu < 0x80)
        return cu >= 'A' && cu <= 'Z';
    return (U_GET_GC_MASK(cu) & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0;
}

static bool is_mark(uint16_t cu)
{
    return cu >= 0x300 && ((U_GET_GC_MASK(cu) & U_GC_M_MASK) != 0 || cu == 0x200D || cu == 0x200C);
}

/* Belongs to a word between two letters: apostrophes, joiners, soft hyphens. */
static bool is_inner(uint16_t cu)
{
    return cu == '\'' || cu == 0x2019 || cu == 0x00AD || cu == 0x200C || cu == 0x200D;
}

static uint16_t unit_at(const struct word_scan *scan, uint32_t cu)
{
    return cu < scan->cu_count ? scan->string[cu] : ' ';
}

static uint16_t unit_before(const struct word_scan *scan, uint32_t cu)
{
    return cu > 0 ? scan->string[cu - 1] : ' ';
}

static bool is_apostrophe(uint16_t cu)
{
    return cu == '\'' || cu == 0x2019;
}

static bool is_in_word(const struct word_scan *scan, uint32_t cu)
{
    uint16_t here = scan->string[cu];
    if (scan->parts_suffixes && is_apostrophe(here))
        return false;
    return is_letter(here) || (is_inner(here) && cu > 0 && is_letter(unit_at(scan, cu + 1)) &&
                               is_letter(scan->string[cu - 1]));
}

/* The next word at or after `cu` in the stretch; empty at its end. */
static struct word_range next_word(const struct word_scan *scan, uint32_t cu)
{
    while (cu < scan->cu_end && !is_in_word(scan, cu))
        cu++;
    struct word_range word = {cu, cu};
    while (word.end < scan->cu_end && is_in_word(scan, word.end))
        word.end++;
    return word;
}

/* What may not stand next to a word that is hyphenated. */
static bool is_bond(uint16_t cu)
{
    return cu == 0x2011 || cu == 0x058A || cu == '/' || cu == '\\' || cu == '@' || cu == '_' ||
           cu == '*' || cu == 0x00AD || is_letter(cu) || (cu >= 0xD800 && cu <= 0xDFFF) ||
           u_isdigit(cu);
}

/* A full stop or colon right between two letters or digits: an address, an abbreviation. */
static bool is_dotted(const struct word_scan *scan, struct word_range word)
{
    uint16_t before = unit_before(scan, word.start), after = unit_at(scan, word.end);
    bool is_dot_before = before == '.' && word.start > 1 && u_isalnum(scan->string[word.start - 2]);
    bool is_dot_after = (after == '.' || after == ':') && unit_at(scan, word.end + 1) != ' ' &&
                        (u_isalnum(unit_at(scan, word.end + 1)) || after == ':');
    return is_dot_before || is_dot_after;
}

/* Scripts of India, whose letters are syllables: a word is long with fewer of them, and two on a
 * side (three code points or more, mostly) are enough. */
static bool is_syllabic(uint16_t cu)
{
    return cu >= 0x0900 && cu < 0x0E00;
}

enum { SYLLABIC_SIDE = 2 };

static uint32_t least_letters_of(const struct breaking *rules, uint16_t first)
{
    return is_syllabic(first) ? (2 * rules->hyphen_word + 2) / 3 : rules->hyphen_word;
}

/* Letters that stay together before and after a hyphen. */
static uint32_t least_side(uint32_t asked, uint16_t first)
{
    return is_syllabic(first) && asked > SYLLABIC_SIDE ? SYLLABIC_SIDE : asked;
}

/* Whether the letters themselves speak against: capitals where a common word has none, a soft
 * hyphen, a script that is broken by dictionary; or too few of them. */
static bool has_plain_letters(const struct word_scan *scan, struct word_range word,
                              uint32_t least_letters)
{
    uint32_t letters = 0;
    for (uint32_t cu = word.start; cu < word.end; cu++) {
        uint16_t here = scan->string[cu];
        if (here == 0x00AD || (cu > word.start && is_upper(here)))
            return false;
        letters += is_letter(here) && !is_mark(here);
    }
    return letters >= least_letters &&
           u_getIntPropertyValue(scan->string[word.start], UCHAR_LINE_BREAK) !=
               U_LB_COMPLEX_CONTEXT;
}

/* Whether a word is a part of a compound whose parts a hyphen joins. */
static bool is_part(const struct word_scan *scan, struct word_range word)
{
    uint16_t before = unit_before(scan, word.start), after = unit_at(scan, word.end);
    return before == '-' || before == 0x2010 || after == '-' || after == 0x2010;
}

/* Names of fewer letters stay whole whatever a line looks like. */
enum { NAME_SMALLEST = 8 };

static bool is_name(const struct word_scan *scan, struct word_range word, bool has_noun_capitals)
{
    return is_upper(scan->string[word.start]) && !has_noun_capitals;
}

static bool is_hyphenated(const struct word_scan *scan, struct word_range word,
                          uint32_t least_letters, bool has_noun_capitals)
{
    if (word.end - word.start < least_letters || word.end - word.start > HYPHEN_WORD_LARGEST)
        return false;
    if (is_bond(unit_before(scan, word.start)) || is_bond(unit_at(scan, word.end)) ||
        is_dotted(scan, word) || !has_plain_letters(scan, word, least_letters))
        return false;
    return !is_name(scan, word, has_noun_capitals) || word.end - word.start >= NAME_SMALLEST;
}

/* The index in `points` of the word's points, kept from the first time. */
static uint32_t find_points(struct breakers *breakers, struct breaker_of_language *one,
                            const uint16_t *word, uint32_t cu_count)
{
    struct slice key = {(const char *)word, cu_count * sizeof *word};
    uint32_t index;
    if (map_find(&one->words, key, &index))
        return index;
    uint32_t points[HYPHEN_WORD_LARGEST];
    uint32_t count = division_points(one->division, word, cu_count,
                                     least_side(breakers->rules->hyphen_before, word[0]),
                                     least_side(breakers->rules->hyphen_after, word[0]), points);
    index = (uint32_t)breakers->points.count;
    *(uint32_t *)array_add(breakers->arena, &breakers->points) = count;
    for (uint32_t i = 0; i < count; i++)
        *(uint32_t *)array_add(breakers->arena, &breakers->points) = points[i];
    map_add(&one->words, key, index);
    return index;
}

static void add_points(struct breakers *breakers, struct breaker_of_language *one,
                       struct arena *arena, const struct word_scan *scan, struct word_range word,
                       struct break_list *list)
{
    uint32_t index = find_points(breakers, one, scan->string + word.start, word.end - word.start);
    bool is_whole = is_part(scan, word) || is_name(scan, word, one->has_noun_capitals);
    enum hold hold = is_whole ? HOLD_PART : HOLD_NONE;
    const uint32_t *points = &breakers->points.at[index];
    for (uint32_t i = 1; i <= points[0]; i++) {
        uint32_t cu = word.start + points[i];
        bool is_inside = is_mark(scan->string[cu]) || scan->string[cu - 1] == 0x200D ||
                         is_inner(scan->string[cu]) || is_inner(scan->string[cu - 1]);
        if (!is_inside)
            *(struct break_point *)array_add(arena, list) =
                (struct break_point){.cu = cu, .kind = BREAK_HYPHEN, .hold = hold};
    }
}

/* Whether the edition's list has the word; then it is divided where the list says, or nowhere. */
static bool divide_listed(const struct breakers *breakers, struct arena *arena,
                          const struct word_scan *scan, struct word_range word,
                          struct break_list *list)
{
    const struct listed_word *listed =
        word_list_find(&breakers->listed, scan->string + word.start, word.end - word.start);
    for (uint32_t i = 0; listed && i < listed->point_count && listed->points[i] < listed->cu_count;
         i++)
        *(struct break_point *)array_add(arena, list) =
            (struct break_point){.cu = word.start + listed->points[i], .kind = BREAK_HYPHEN};
    return listed != NULL;
}

/* An ending behind an apostrophe may stand on the next line, and the apostrophe then shows that it
 * goes on: no hyphen (TDK, Yazım Kılavuzu, "Satır sonunda kelimelerin bölünmesi"). It is a division
 * all the same, so the breaker weighs it. */
static void add_suffix_break(const struct breakers *breakers, struct arena *arena,
                             const struct word_scan *scan, struct word_range word,
                             struct break_list *list)
{
    bool is_suffix =
        scan->parts_suffixes && word.start >= 3 && is_apostrophe(scan->string[word.start - 1]) &&
        is_letter(scan->string[word.start - 2]) && is_letter(scan->string[word.start - 3]) &&
        word.end - word.start >= breakers->rules->hyphen_after;
    if (is_suffix)
        *(struct break_point *)array_add(arena, list) =
            (struct break_point){.cu = word.start, .kind = BREAK_ALLOWED, .hold = HOLD_LIGHT};
}

/* The language's breaker with its division, which only a style that divides words asks for. */
static struct breaker_of_language *open_division(struct breakers *breakers, uint32_t language)
{
    struct breaker_of_language *one = breaker_open(breakers, language);
    if (!one->is_division_open && breakers->hyphens)
        one->division = division_open(breakers->arena, breakers->diag, breakers->hyphens,
                                      breakers->languages[language]);
    one->is_division_open = true;
    return one;
}

void words_divide(struct breakers *breakers, uint32_t language, struct arena *arena,
                  const uint16_t *string, uint32_t cu_count, uint32_t cu_start, uint32_t cu_end,
                  struct break_list *list)
{
    struct breaker_of_language *one = open_division(breakers, language);
    if (!one->division && (language != 0 || breakers->listed.longest == 0))
        return;
    struct word_scan scan = {string, cu_count, cu_start, cu_end, one->parts_suffixes};
    for (struct word_range word = next_word(&scan, cu_start); word.start < cu_end;
         word = next_word(&scan, word.end)) {
        add_suffix_break(breakers, arena, &scan, word, list);
        if (language == 0 && divide_listed(breakers, arena, &scan, word, list))
            continue;
        if (one->division &&
            is_hyphenated(&scan, word, least_letters_of(breakers->rules, string[word.start]),
                          one->has_noun_capitals))
            add_points(breakers, one, arena, &scan, word, list);
    }
}

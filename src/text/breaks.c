/* Break opportunities: see breaks.h.
 *
 * In: a paragraph's string and its language. Out: where a line may end, as ICU's tailored UAX #14
 * says: dictionary words in Thai, Lao, Khmer and Burmese, kinsoku in Chinese and Japanese (strict,
 * as in books: no small kana or ー begins a line). Korean is set by words, as its books are: ICU 72
 * has no lw=keep-all, so breaks between two letters are dropped here.
 *
 * What the edition's own word list says of a word wins over ICU's dictionaries.
 *
 * ICU costs 10 ns a character and 0.2 ms to open a language, which happens once; a path of our own
 * for plain Latin was not worth it. */
#include "text/breaks.h"

#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include "base/utf8.h"
#include "language/language.h"
#include "text/aksaras.h"
#include "text/icu.h"
#include "text/line_ends.h"

struct breakers breakers_make(struct arena *arena, struct diag *diag, const char *hyphens,
                              const struct doc *doc, const struct breaking *rules)
{
    struct breakers breakers = {.arena = arena,
                                .diag = diag,
                                .hyphens = hyphens,
                                .languages = doc->languages,
                                .rules = rules};
    breakers.by_language =
        arena_alloc_items(arena, doc->language_count, sizeof *breakers.by_language);
    breakers.listed = word_list_read(arena, doc->words);
    return breakers;
}

static void end_iterator(void *iterator)
{
    ubrk_close(iterator);
}

static UBreakIterator *open_line(struct arena *arena, struct slice language)
{
    UErrorCode status = U_ZERO_ERROR;
    char locale[ULOC_FULLNAME_CAPACITY] = "ja@lb=strict";
    if (!slice_is(language_base(language), "ja"))
        uloc_forLanguageTag(slice_terminated(arena, language), locale, sizeof locale, NULL,
                            &status);
    if (U_FAILURE(status))
        locale[0] = '\0';
    status = U_ZERO_ERROR;
    UBreakIterator *line = ubrk_open(UBRK_LINE, locale, NULL, 0, &status);
    icu_expect(status);
    arena_defer(arena, end_iterator, line);
    return line;
}

static bool is_one_of(struct slice base, const char *const *languages, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_is(base, languages[i]))
            return true;
    return false;
}

/* Languages that write every noun with a capital: there a capital tells no name. */
static bool has_noun_capitals(struct slice base)
{
    static const char *const languages[] = {"de", "lb", "gsw", "nds", "bar", "ksh"};
    return is_one_of(base, languages, sizeof languages / sizeof *languages);
}

/* Whether a dash between spaces begins at `cu`. */
static bool is_spaced_dash(const uint16_t *string, uint32_t cu_count, uint32_t cu)
{
    return cu > 1 && cu + 1 < cu_count && (string[cu] == 0x2013 || string[cu] == 0x2014) &&
           string[cu - 1] == ' ' && string[cu + 1] == ' ';
}

struct breaker_of_language *breaker_open(struct breakers *breakers, uint32_t language)
{
    struct breaker_of_language *one = &breakers->by_language[language];
    if (one->is_open)
        return one;
    struct slice tag = breakers->languages[language], base = language_base(tag);
    one->is_open = true;
    one->line = open_line(breakers->arena, tag);
    one->words = map_make(breakers->arena);
    one->keeps_words = slice_is(base, "ko");
    one->keeps_dashes = language_keeps_dashes(tag);
    line_ends_open(&one->ends, breakers->arena, tag);
    one->has_noun_capitals = has_noun_capitals(base);
    one->parts_suffixes = slice_is(base, "tr");
    return one;
}

static bool is_visible_hyphen(uint32_t c)
{
    return c == '-' || c == 0x2010 || c == 0x058A || c == 0x05BE;
}

/* Quotes and closing brackets, which may stand between a clause's punctuation and the space. */
static bool is_closing(uint32_t c)
{
    if (c < 0x80)
        return c == '"' || c == '\'' || c == ')' || c == ']' || c == '}';
    uint32_t mask = U_GET_GC_MASK((UChar32)c);
    return (mask & (U_GC_PE_MASK | U_GC_PF_MASK | U_GC_PI_MASK)) != 0;
}

static bool ends_clause(uint32_t c, bool has_space)
{
    if (c < 0x80)
        return c == ',' || c == ';' || c == ':' || c == '.' || c == '!' || c == '?';
    if (c == 0x2014 || c == 0x2015 || c == 0x2026)
        return true;
    return (c == 0x2013 && has_space) ||
           u_hasBinaryProperty((UChar32)c, UCHAR_TERMINAL_PUNCTUATION);
}

static uint32_t character_before(const uint16_t *string, uint32_t *cu)
{
    bool is_pair = *cu > 1 && U16_IS_TRAIL(string[*cu - 1]) && U16_IS_LEAD(string[*cu - 2]);
    uint32_t end = *cu;
    *cu -= is_pair ? 2 : 1;
    size_t at = *cu;
    return utf16_next(string, end, &at);
}

/* Thai, Lao, Khmer and Burmese part phrases by spaces, as others do by commas. */
static bool is_phrase_letter(uint32_t c)
{
    return c >= 0x0E00 &&
           u_getIntPropertyValue((UChar32)c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

static bool is_after_sense(const uint16_t *string, uint32_t cu)
{
    uint32_t end = cu;
    while (cu > 0 && string[cu - 1] == ' ')
        cu--;
    bool has_space = cu < end;
    while (cu > 0) {
        uint32_t c = character_before(string, &cu);
        if (!is_closing(c))
            return ends_clause(c, has_space) || (has_space && is_phrase_letter(c));
    }
    return false;
}

static bool is_letter(uint32_t c)
{
    return u_isalnum((UChar32)c) || (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK) != 0;
}

static bool is_between_letters(const uint16_t *string, uint32_t cu_count, uint32_t cu)
{
    uint32_t before = cu;
    size_t after = cu;
    return is_letter(character_before(string, &before)) &&
           is_letter(utf16_next(string, cu_count, &after));
}

static void add_break(struct arena *arena, const uint16_t *string, uint32_t cu,
                      enum break_kind kind, struct break_list *list)
{
    bool is_soft = cu > 0 && string[cu - 1] == 0x00AD;
    if (kind == BREAK_ALLOWED && is_soft)
        kind = BREAK_HYPHEN;
    struct break_point *point = array_add(arena, list);
    *point = (struct break_point){.cu = cu, .kind = kind};
    if (kind == BREAK_HYPHEN || cu == 0)
        return;
    point->is_after_hyphen = is_visible_hyphen(string[cu - 1]);
    point->is_after_sense = is_after_sense(string, cu);
}

/* Whether a break before `cu` would divide a syllable: ICU, where its dictionary knows no word,
 * goes by graphemes, to which a stacked consonant (after U+1039, U+17D2 and kin) is one of its own,
 * and one that closes a Burmese syllable (with asat, or over a stack) is too. */
static bool is_inside_syllable(const uint16_t *string, uint32_t cu_count, uint32_t cu)
{
    if (cu == 0 || string[cu] < 0x1000)
        return false;
    if (u_getIntPropertyValue(string[cu - 1], UCHAR_INDIC_SYLLABIC_CATEGORY) ==
        U_INSC_INVISIBLE_STACKER)
        return true;
    bool is_burmese = string[cu] <= 0x102A || string[cu] == 0x103F;
    return is_burmese && aksara_is_silenced(string, cu_count, cu);
}

/* Vowels of Thai and Lao that are letters to Unicode but never begin a word. */
static bool is_following_vowel(uint16_t cu)
{
    return cu == 0x0E30 || cu == 0x0E32 || cu == 0x0E33 || cu == 0x0E45 || cu == 0x0EB0 ||
           cu == 0x0EB2 || cu == 0x0EB3;
}

/* Whether a word of a script without spaces can begin at `cu`. */
static bool can_begin(const uint16_t *string, uint32_t cu)
{
    return u_charType(string[cu]) == U_OTHER_LETTER && is_phrase_letter(string[cu]) &&
           !is_following_vowel(string[cu]);
}

/* The listed word that stands at `cu`, or NULL; never a part of a longer syllable. */
static const struct listed_word *listed_at(const struct word_list *list, const uint16_t *string,
                                           uint32_t cu_count, uint32_t cu)
{
    if (!can_begin(string, cu))
        return NULL;
    const struct listed_word *word = word_list_match(list, string + cu, cu_count - cu);
    uint32_t end = word ? cu + word->cu_count : cu;
    bool goes_on = end < cu_count && ((U_GET_GC_MASK(string[end]) & U_GC_M_MASK) != 0 ||
                                      is_following_vowel(string[end]));
    return goes_on ? NULL : word;
}

/* Moves the breaks of `from` before `cu` to `to`. */
static void move_breaks(struct arena *arena, const struct break_list *from, size_t *next,
                        uint32_t cu, struct break_list *to)
{
    while (*next < from->count && from->at[*next].cu < cu)
        *(struct break_point *)array_add(arena, to) = from->at[(*next)++];
}

/* A break at `cu`, in the place of the one that `from` has there. */
static void put_break(struct arena *arena, const uint16_t *string, uint32_t cu,
                      const struct break_list *from, size_t *next, struct break_list *to)
{
    if (*next < from->count && from->at[*next].cu == cu)
        *(struct break_point *)array_add(arena, to) = from->at[(*next)++];
    else if (cu > 0)
        add_break(arena, string, cu, BREAK_ALLOWED, to);
}

/* In scripts whose words a dictionary finds, the edition's own list knows better: its words begin
 * and end where they do, and are divided only where it says. */
static void heed_listed(const struct breakers *breakers, struct arena *arena,
                        const uint16_t *string, uint32_t cu_count, struct break_list *list)
{
    struct break_list heeded = {0};
    size_t next = 0;
    for (uint32_t cu = 0; cu < cu_count;) {
        const struct listed_word *word = listed_at(&breakers->listed, string, cu_count, cu);
        if (!word) {
            cu++;
            continue;
        }
        uint32_t end = cu + word->cu_count;
        move_breaks(arena, list, &next, cu, &heeded);
        if (cu > 0 && is_phrase_letter(string[cu - 1]))
            put_break(arena, string, cu, list, &next, &heeded);
        move_breaks(arena, list, &next, cu + 1, &heeded);
        for (uint32_t i = 0; i < word->point_count && word->points[i] < word->cu_count; i++)
            add_break(arena, string, cu + word->points[i], BREAK_ALLOWED, &heeded);
        while (next < list->count && list->at[next].cu < end)
            next++;
        if (end < cu_count && can_begin(string, end))
            put_break(arena, string, end, list, &next, &heeded);
        cu = end;
    }
    move_breaks(arena, list, &next, UINT32_MAX, &heeded);
    *list = heeded;
}

/* Adds a break before each syllable of the scripts of aksaras.h; in Burmese a dear one. */
static void divide_aksaras(struct arena *arena, const uint16_t *string, uint32_t cu_count,
                           struct break_list *list)
{
    struct break_list divided = {0};
    size_t next = 0;
    for (uint32_t cu = 1; cu < cu_count; cu++) {
        if (!aksara_is_near(string[cu]))
            continue;
        move_breaks(arena, list, &next, cu + 1, &divided);
        uint32_t last = divided.count > 0 ? divided.at[divided.count - 1].cu : 0;
        if (last == cu)
            continue;
        bool is_dear = aksara_divides_word(string, cu_count, cu);
        if (!is_dear && !aksara_begins(string, cu_count, last, cu))
            continue;
        add_break(arena, string, cu, BREAK_ALLOWED, &divided);
        divided.at[divided.count - 1].hold = is_dear ? HOLD_LIGHT : HOLD_NONE;
    }
    if (divided.count == 0)
        return;
    move_breaks(arena, list, &next, UINT32_MAX, &divided);
    *list = divided;
}

/* Whether a line must end before `cu`: UAX #14 LB4 and LB5 go by the character before. ICU's status
 * of a break doesn't tell, for it gives all breaks that a dictionary finds in a stretch the status
 * of the one that ends the stretch. */
static bool is_after_line_end(const uint16_t *string, uint32_t cu)
{
    uint16_t c = string[cu - 1];
    return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

void breaks_find(struct breakers *breakers, uint32_t language, struct arena *arena,
                 const uint16_t *string, uint32_t cu_count, struct break_list *list)
{
    const struct breaker_of_language *one = breaker_open(breakers, language);
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(one->line, (const UChar *)string, (int32_t)cu_count, &status);
    icu_expect(status);
    for (int32_t next = ubrk_next(one->line); next != UBRK_DONE && (uint32_t)next < cu_count;
         next = ubrk_next(one->line)) {
        uint32_t cu = (uint32_t)next;
        bool is_hard = is_after_line_end(string, cu);
        if (one->keeps_words && !is_hard && is_between_letters(string, cu_count, cu))
            continue;
        if (one->keeps_dashes && !is_hard && is_spaced_dash(string, cu_count, cu))
            continue;
        if (!is_hard && string[cu - 1] != 0x200B &&
            (is_inside_syllable(string, cu_count, cu) || aksara_is_judged(string, cu_count, cu)))
            continue;
        add_break(arena, string, cu, is_hard ? BREAK_FORCED : BREAK_ALLOWED, list);
    }
    add_break(arena, string, cu_count, BREAK_FORCED, list);
    divide_aksaras(arena, string, cu_count, list);
    if (language == 0 && breakers->listed.longest > 0)
        heed_listed(breakers, arena, string, cu_count, list);
}

static uint32_t end_of(const struct break_list *list, size_t at)
{
    return at < list->count ? list->at[at].cu : UINT32_MAX;
}

void breaks_merge(struct arena *arena, const struct break_list *own,
                  const struct break_list *hyphens, struct break_list *merged)
{
    size_t i = 0, k = 0;
    while (i < own->count || k < hyphens->count) {
        bool is_own = end_of(own, i) <= end_of(hyphens, k);
        if (is_own && end_of(own, i) == end_of(hyphens, k))
            k++;
        *(struct break_point *)array_add(arena, merged) = is_own ? own->at[i++] : hyphens->at[k++];
    }
}

/* Dividing words: see division.h.
 *
 * In: a word. Out: the patterns' points, with those of the trade's list in their place where a word
 * of the list stands, less those that leave a letter alone.
 *
 * A part of one letter. Patterns that never saw a compound cut out a letter (Sozia-l-ar-beit,
 * Rechts-s-taat, ge-bed-s-pun-ten). Which of the two points beside a consonant is wrong, nothing
 * tells, so neither is used. A vowel alone is a syllable in many languages, and a line may end
 * after it (Chicago Manual 7.36: situa-tion, not situ-ation), not before. Only scripts with
 * capitals are judged: in those of India a letter is a syllable. */
#include "text/division.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/file.h"
#include "language/language.h"
#include "text/hyphen_language.h"
#include "text/word_list.h"

enum {
    LIST_LARGEST = 1 << 20 /* bytes */,
    REST_SMALLEST = 4,
    FIRST_SMALLEST = 3,
    SIDE_SMALLEST = 2
};

struct division {
    const struct hyphen_table *table;
    struct word_list trade;
};

/* -- parts of one letter ------------------------------------------------------------------------
 */

static bool is_letter(uint16_t cu)
{
    return (U_GET_GC_MASK(cu) & U_GC_L_MASK) != 0;
}

static uint16_t base_of(uint16_t cu)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&error);
    UChar parts[8];
    int32_t count = cu < 0x80 ? 0 : unorm2_getDecomposition(nfd, cu, parts, 8, &error);
    return (uint16_t)u_tolower(U_SUCCESS(error) && count > 0 ? parts[0] : cu);
}

/* Latin, Greek and Cyrillic vowels, without their marks. */
static bool is_vowel(uint16_t cu)
{
    static const uint16_t vowels[] = {
        'a',    'e',    'i',    'o',    'u',    'y',    0x00E6, 0x00F8, 0x0153, 0x0131, 0x0259,
        0x0254, 0x025B, 0x03B1, 0x03B5, 0x03B7, 0x03B9, 0x03BF, 0x03C5, 0x03C9, 0x0430, 0x0435,
        0x0438, 0x043E, 0x0443, 0x044B, 0x044D, 0x044E, 0x044F, 0x0454, 0x0456, 0x0457, 0x0451};
    uint16_t base = base_of(cu);
    for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
        if (vowels[i] == base)
            return true;
    return false;
}

/* The only letter of a part; 0 where it has none or several, or its script has no capitals. */
static uint16_t lone_letter(const uint16_t *word, uint32_t start, uint32_t end)
{
    uint16_t letter = 0;
    for (uint32_t at = start; at < end; at++) {
        if (!is_letter(word[at]))
            continue;
        if (letter)
            return 0;
        letter = word[at];
    }
    return letter && script_has_capitals(character_script(letter)) ? letter : 0;
}

/* Takes out the points beside a lone consonant and before a lone vowel; how many are left. */
static uint32_t join_lone_letters(const uint16_t *word, uint32_t *points, uint32_t count)
{
    bool is_out[HYPHEN_WORD_LARGEST] = {false};
    for (uint32_t i = 0; i + 1 < count; i++) {
        uint16_t letter = lone_letter(word, points[i], points[i + 1]);
        is_out[i] = is_out[i] || letter;
        is_out[i + 1] = letter && !is_vowel(letter);
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++)
        if (!is_out[i])
            points[kept++] = points[i];
    return kept;
}

/* -- the trade's words --------------------------------------------------------------------------
 */

/* A word's divisions in the making: [i] stands for a point before code unit i. */
typedef bool point_flags[HYPHEN_WORD_LARGEST + 1];

static bool is_first_part(const struct listed_word *listed)
{
    return listed->point_count > 0 && listed->points[listed->point_count - 1] == listed->cu_count;
}

static void put_listed(const struct listed_word *listed, uint32_t at, bool *flags)
{
    for (uint32_t i = 1; i < listed->cu_count; i++)
        flags[at + i] = false;
    for (uint32_t i = 0; i < listed->point_count; i++)
        flags[at + listed->points[i]] = true;
}

static void put_patterns(const struct division *division, const uint16_t *word, uint32_t start,
                         uint32_t cu_count, uint32_t before, uint32_t after, bool *flags)
{
    uint32_t points[HYPHEN_WORD_LARGEST];
    uint32_t count =
        hyphen_points(division->table, word + start, cu_count - start, before, after, points);
    memset(flags + start + 1, 0, (cu_count - start) * sizeof *flags);
    for (uint32_t i = 0; i < count; i++)
        flags[start + points[i]] = true;
}

/* Whether what stands before a second part can be a first one: a syllable at least. */
static bool is_syllable(const uint16_t *word, uint32_t cu_count)
{
    bool has_vowel = false;
    for (uint32_t i = 0; i < cu_count; i++)
        has_vowel |= is_vowel(word[i]);
    return has_vowel && cu_count >= FIRST_SMALLEST;
}

/* Puts the list's words over the patterns' points, from left to right. `part` is where the
 * compound's part begins, `done` where what the list tells ends. */
static void put_trade(const struct division *division, const uint16_t *word, uint32_t cu_count,
                      uint32_t before, uint32_t after, bool *flags)
{
    uint32_t part = 0, done = 0;
    for (uint32_t at = 0; at < cu_count;) {
        const struct listed_word *listed =
            word_list_match(&division->trade, word + at, cu_count - at);
        bool is_first = listed && is_first_part(listed);
        if (listed && listed->is_second && is_syllable(word + done, at - done)) {
            if (done == part) /* the patterns took both for one */
                put_patterns(division, word, part, at, part == 0 ? before : SIDE_SMALLEST,
                             SIDE_SMALLEST, flags);
            put_patterns(division, word, at, cu_count, SIDE_SMALLEST, after, flags);
            flags[at] = true;
            part = done = at;
        }
        bool is_put =
            listed &&
            !(is_first && (at != part || cu_count - at - listed->cu_count < REST_SMALLEST)) &&
            !(listed->is_second && !is_first);
        if (!is_put) {
            at++;
            continue;
        }
        put_listed(listed, at, flags);
        done = at += listed->cu_count;
        if (is_first) {
            part = at;
            put_patterns(division, word, part, cu_count, SIDE_SMALLEST, after, flags);
        }
    }
}

uint32_t division_points(const struct division *division, const uint16_t *word, uint32_t cu_count,
                         uint32_t before, uint32_t after, uint32_t *cu_points)
{
    if (cu_count > HYPHEN_WORD_LARGEST)
        return 0;
    if (division->trade.longest == 0) {
        uint32_t count = hyphen_points(division->table, word, cu_count, before, after, cu_points);
        return join_lone_letters(word, cu_points, count);
    }
    point_flags flags = {false};
    uint16_t folded[HYPHEN_WORD_LARGEST];
    for (uint32_t i = 0; i < cu_count; i++)
        folded[i] = (uint16_t)u_tolower(word[i]);
    put_patterns(division, word, 0, cu_count, before, after, flags);
    put_trade(division, folded, cu_count, before, after, flags);
    uint32_t count = 0;
    for (uint32_t i = before > 0 ? before : 1; i < cu_count && i + after <= cu_count; i++)
        if (flags[i])
            cu_points[count++] = i;
    return join_lone_letters(word, cu_points, count);
}

/* -- opening ------------------------------------------------------------------------------------
 */

/* Says what would help, where Debian has the language's dictionary. */
static void report_missing(struct diag *diag, struct slice language)
{
    struct slice package = hyphen_package(language);
    if (package.length == 0)
        return;
    diag_warning(diag, (struct place){0}, "hyphen-missing",
                 "words of %.*s are not divided: its hyphenation patterns are not built in",
                 SLICE_ARG(language));
    diag_hint(diag, "apt-get install %.*s, then build Orison anew with 'make'", SLICE_ARG(package));
}

static struct slice read_trade(struct arena *arena, struct diag *diag, const char *folder,
                               struct slice language)
{
    struct slice base = language_base(language), text = {0};
    const char *path =
        path_join(arena, slice_of(folder), slice_format(arena, "%.*s.words", SLICE_ARG(base)));
    if (file_exists(path) && !file_read(arena, diag, path, LIST_LARGEST, &text))
        return (struct slice){0};
    return text;
}

const struct division *division_open(struct arena *arena, struct diag *diag, const char *folder,
                                     struct slice language)
{
    const struct hyphen_table *table = hyphen_open(arena, diag, folder, language);
    if (!table) {
        report_missing(diag, language);
        return NULL;
    }
    struct division *division = arena_alloc(arena, sizeof *division);
    *division =
        (struct division){table, word_list_read(arena, read_trade(arena, diag, folder, language))};
    return division;
}

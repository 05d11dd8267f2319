/* The matcher of hyphenation patterns, and the door to division by rule (syllables.c); hyphen.h
 * says what for, hyphen_table.h how the file lies.
 *
 * Liang's method (Word Hy-phen-a-tion by Com-put-er, Stanford 1983): each pattern that occurs in
 * the word puts digits between its letters, the greatest at a place wins, odd allows a break. The
 * word, with a dot at either end, runs once through an automaton that holds in one state all
 * patterns that might be going on: two steps a letter at most, whatever the number of patterns.
 *
 * What libhyphen does and its dictionaries are written for is kept, because only then are a
 * dictionary's breaks those that its author tested:
 *   - only the longest suffix of the text that begins any pattern counts at a letter; shorter
 *     patterns that end there too are folded into it by the dictionary (its substrings.pl), or by
 *     the compiler, where a dictionary is a copy of TeX's (hyphen_language.h);
 *   - the first level cuts a compound at its odd places, each part is cut again as a word of its
 *     own with the compound's least lengths, and an uncut part goes to the second level;
 *   - digits in a word act as its edges and are not counted at either end;
 *   - nothing breaks before or after a forbidden string (hyphen, apostrophes).
 * Rejected: libhyphen itself (its loader takes seconds for German), and Liang's packed trie walked
 * from each letter (measured no faster, and the union it makes is not what dictionaries expect).
 *
 * A damaged table gives wrong breaks, never a fault: the header is checked against the file's
 * length at opening, every index from the body where it is used, and the fall of failing states by
 * a budget of steps. So no page of a table is touched before a word needs it. */
#include "text/hyphen.h"

#include <assert.h>
#include <endian.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/file.h"
#include "base/utf8.h"
#include "text/hyphen_language.h"
#include "text/hyphen_table.h"
#include "text/syllables.h"

struct hyphen_level {
    const struct hyphen_slot *slots;
    uint32_t slot_count;
};

struct hyphen_table {
    const struct syllable_rule *rule; /* NULL: patterns, which are all that follows but lengths */
    uint32_t left, right, compound_left, compound_right;
    const uint8_t *ascii; /* class of each ASCII character */
    const uint32_t *alphabet;
    const uint32_t *forbidden;
    const uint8_t *pool;
    uint32_t alphabet_count, forbidden_count, pool_count;
    struct hyphen_level levels[HYPHEN_LEVELS];
    uint8_t dot; /* class of the word's edge */
};

/* A word while it is divided; its places are counted in code points. */
struct hyphen_word {
    uint32_t count;
    uint32_t characters[HYPHEN_WORD_LARGEST]; /* folded */
    uint32_t cu_starts[HYPHEN_WORD_LARGEST];
    uint8_t classes[HYPHEN_WORD_LARGEST];
};

/* Entries as in the pool: [i] belongs after character i of the part. */
typedef uint8_t hyphen_cells[HYPHEN_WORD_LARGEST];

/* -- the word -------------------------------------------------------------------------------- */

/* Greek dictionaries are monotonic: breathings, iota subscripts and the kinds of accent go. */
static uint32_t monotonic_of(uint32_t character)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    UChar parts[8];
    int32_t count = unorm2_getDecomposition(nfc, (UChar32)character, parts, 8, &error);
    if (U_FAILURE(error) || count < 2)
        return character;
    UChar32 letter = parts[0];
    for (int32_t i = 1; i < count; i++)
        if (parts[i] == 0x0308)
            letter = unorm2_composePair(nfc, letter, 0x0308);
    for (int32_t i = 1; i < count && letter > 0; i++)
        if (parts[i] == 0x0300 || parts[i] == 0x0301 || parts[i] == 0x0342)
            return (uint32_t)unorm2_composePair(nfc, letter, 0x0301);
    return letter > 0 ? (uint32_t)letter : character;
}

static uint32_t folded(uint32_t character)
{
    uint32_t lower = (uint32_t)u_tolower((UChar32)character);
    return lower >= 0x1F00 && lower <= 0x1FFF ? monotonic_of(lower) : lower;
}

static uint8_t alphabet_class(const struct hyphen_table *table, uint32_t character)
{
    uint32_t low = 0, high = table->alphabet_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (le32toh(table->alphabet[middle]) < character)
            low = middle + 1;
        else
            high = middle;
    }
    bool is_found = low < table->alphabet_count && le32toh(table->alphabet[low]) == character;
    return is_found ? (uint8_t)(low + 1) : 0;
}

static bool is_digit(uint32_t character)
{
    return character >= '0' && character <= '9';
}

/* A typographic apostrophe is the ASCII one to a dictionary that only knows that. */
static uint8_t class_of(const struct hyphen_table *table, uint32_t character)
{
    if (is_digit(character))
        return table->dot;
    if (character < HYPHEN_ASCII)
        return table->ascii[character];
    uint8_t class = alphabet_class(table, character);
    return class == 0 && character == 0x2019 ? table->ascii['\''] : class;
}

/* False where the word is too long. */
static bool word_make(const uint16_t *string, uint32_t cu_count, struct hyphen_word *word)
{
    word->count = 0;
    for (size_t at = 0; at < cu_count; word->count++) {
        if (word->count == HYPHEN_WORD_LARGEST)
            return false;
        uint32_t i = word->count;
        word->cu_starts[i] = (uint32_t)at;
        word->characters[i] = folded(utf16_next(string, cu_count, &at));
    }
    return true;
}

/* -- the automaton --------------------------------------------------------------------------- */

/* Puts the vector of the pattern that ends at prepared place `at` (the leading dot's is 0) over
 * what is there. */
static void vector_put(const struct hyphen_table *table, uint32_t vector, uint32_t at,
                       uint32_t count, uint8_t *cells)
{
    if (vector > table->pool_count - 2)
        return;
    uint32_t back = table->pool[vector], entry_count = table->pool[vector + 1];
    const uint8_t *entries = table->pool + vector + 2;
    if (entry_count > table->pool_count - 2 - vector)
        return;
    for (uint32_t k = 0; k < entry_count; k++) {
        uint32_t place = at + k - back - 1; /* wraps before the word */
        if (place < count - 1 && cells[place] / 2 < entries[k] / 2)
            cells[place] = entries[k];
    }
}

/* Fills the cells of a part with what one level's patterns say. Needs `count` above 0. */
static void level_match(const struct hyphen_table *table, const struct hyphen_level *level,
                        const uint8_t *classes, uint32_t count, uint8_t *cells)
{
    memset(cells, 0, count);
    uint32_t state = 0, budget = 2 * (count + 2);
    for (uint32_t at = 0; at < count + 2; at++) {
        uint8_t class = at == 0 || at == count + 1 ? table->dot : classes[at - 1];
        for (bool is_done = false; !is_done && budget > 0;) {
            uint32_t base = le32toh(level->slots[state].base_class) >> 8;
            uint32_t next = base + class;
            is_done = true;
            if (base != 0 && class != 0 && next < level->slot_count &&
                (le32toh(level->slots[next].base_class) & 0xFF) == class) {
                state = next;
                uint32_t vector = le32toh(level->slots[state].vector);
                if (vector != 0)
                    vector_put(table, vector, at, count, cells);
            } else if (state != 0) {
                state = le32toh(level->slots[state].fail);
                state = state < level->slot_count && class != 0 ? state : 0;
                is_done = false;
                budget--;
            }
        }
    }
}

static bool is_odd(uint8_t cell)
{
    return (cell / 2 & 1) != 0;
}

static void cells_clear(uint8_t *cells, uint32_t count, uint32_t left, uint32_t right)
{
    for (uint32_t i = 0; i < count; i++)
        if (i + 1 < left || count - 1 - i < right)
            cells[i] = 0;
}

/* Divides one part. `is_first` and `is_last`: its edge is the word's, where the word's own least
 * lengths hold in the end. Recursion ends because a part is shorter than what it was cut from. */
static void part_divide(const struct hyphen_table *table, const uint8_t *classes, uint32_t count,
                        bool is_first, bool is_last, uint8_t *cells)
{
    level_match(table, &table->levels[0], classes, count, cells);
    uint32_t begin = 0;
    for (uint32_t i = 0; i < count; i++) {
        bool is_cut = is_odd(cells[i]), is_end = begin > 0 && i + 1 == count;
        if (!is_cut && !is_end)
            continue;
        if (i > begin) {
            uint8_t kept = cells[i];
            part_divide(table, classes + begin, i - begin + 1, is_first && begin == 0,
                        is_last && !is_cut, cells + begin);
            cells[i] = kept;
        }
        begin = i + 1;
    }
    if (begin > 0)
        return;
    level_match(table, &table->levels[1], classes, count, cells);
    uint32_t left = table->compound_left + (classes[0] == table->dot); /* a digit does not count */
    cells_clear(cells, count, is_first ? 0 : left, is_last ? 0 : table->compound_right);
}

/* -- forbidden strings ----------------------------------------------------------------------- */

static void forbidden_clear(const struct hyphen_table *table, const struct hyphen_word *word,
                            uint8_t *cells)
{
    for (uint32_t at = 0; at < table->forbidden_count;) {
        uint32_t length = le32toh(table->forbidden[at++]);
        if (length == 0 || length > table->forbidden_count - at)
            return;
        for (uint32_t i = 0; length <= word->count && i <= word->count - length; i++) {
            uint32_t same = 0;
            while (same < length &&
                   le32toh(table->forbidden[at + same]) == word->characters[i + same])
                same++;
            if (same < length)
                continue;
            cells[i + length - 1] = 0;
            if (i > 0)
                cells[i - 1] = 0;
        }
        at += length;
    }
}

static void patterns_divide(const struct hyphen_table *table, struct hyphen_word *word,
                            uint8_t *cells)
{
    for (uint32_t i = 0; i < word->count; i++)
        word->classes[i] = class_of(table, word->characters[i]);
    part_divide(table, word->classes, word->count, true, true, cells);
    forbidden_clear(table, word, cells);
}

/* -- least lengths --------------------------------------------------------------------------- */

static bool is_mark(uint32_t character)
{
    return (U_GET_GC_MASK((UChar32)character) & U_GC_M_MASK) != 0;
}

/* Clears what leaves too little on the left; digits that begin the word are not counted. */
static void left_clear(const struct hyphen_word *word, uint32_t least, uint32_t least_letters,
                       uint8_t *cells)
{
    uint32_t i = 0, characters = 0, letters = 0;
    while (i < word->count && is_digit(word->characters[i]))
        cells[i++] = 0;
    for (; i < word->count; i++) {
        characters++;
        letters += !is_mark(word->characters[i]);
        if (characters >= least && letters >= least_letters)
            return;
        cells[i] = 0;
    }
}

/* The same on the right. */
static void right_clear(const struct hyphen_word *word, uint32_t least, uint32_t least_letters,
                        uint8_t *cells)
{
    uint32_t i = word->count, characters = 0, letters = 0;
    while (i > 0 && is_digit(word->characters[i - 1]))
        cells[--i] = 0;
    while (i > 0 && (characters < least || letters < least_letters)) {
        cells[--i] = 0;
        characters++;
        letters += !is_mark(word->characters[i]);
    }
}

/* The same cells from a rule: what may be is odd, and no spelling changes. */
static void rule_divide(const struct hyphen_table *table, const struct hyphen_word *word,
                        uint8_t *cells)
{
    bool divides[HYPHEN_WORD_LARGEST];
    syllables_divide(table->rule, word->characters, word->count, divides);
    for (uint32_t i = 0; i < word->count; i++)
        cells[i] = divides[i] ? 2 : 0;
}

uint32_t hyphen_points(const struct hyphen_table *table, const uint16_t *word, uint32_t cu_count,
                       uint32_t before, uint32_t after, uint32_t *cu_points)
{
    struct hyphen_word prepared;
    hyphen_cells cells;
    if (!word_make(word, cu_count, &prepared) || prepared.count < 2)
        return 0;
    if (table->rule)
        rule_divide(table, &prepared, cells);
    else
        patterns_divide(table, &prepared, cells);
    left_clear(&prepared, table->left, before, cells);
    right_clear(&prepared, table->right, after, cells);
    uint32_t point_count = 0;
    for (uint32_t i = 0; i + 1 < prepared.count; i++)
        if (is_odd(cells[i]) && (cells[i] & 1) == 0)
            cu_points[point_count++] = prepared.cu_starts[i + 1];
    return point_count;
}

/* -- opening --------------------------------------------------------------------------------- */

static struct hyphen_header header_of(struct slice bytes)
{
    uint32_t numbers[sizeof(struct hyphen_header) / 4];
    memcpy(numbers, bytes.bytes, sizeof numbers);
    for (size_t i = 0; i < sizeof numbers / 4; i++)
        numbers[i] = le32toh(numbers[i]);
    struct hyphen_header header;
    memcpy(&header, numbers, sizeof header);
    return header;
}

/* What is wrong with the file, or NULL. 64-bit sums, so that no count can wrap. */
static const char *header_fault(const struct hyphen_header *header, size_t length)
{
    if (header->magic != HYPHEN_MAGIC)
        return "is no hyphenation table";
    if (header->version != HYPHEN_VERSION)
        return "is a hyphenation table of another version";
    uint64_t byte_count = sizeof *header + HYPHEN_ASCII +
                          4 * ((uint64_t)header->alphabet_count + header->forbidden_count) +
                          header->pool_count;
    for (int i = 0; i < HYPHEN_LEVELS; i++)
        byte_count += sizeof(struct hyphen_slot) * (uint64_t)header->slot_counts[i];
    if (header->byte_count != length || byte_count != length)
        return "is a hyphenation table that was cut or damaged";
    if (header->alphabet_count > HYPHEN_CLASSES_LARGEST || header->slot_counts[0] == 0 ||
        header->slot_counts[1] == 0 || header->pool_count < 4)
        return "is a damaged hyphenation table";
    return NULL;
}

static const struct hyphen_table *table_make(struct arena *arena,
                                             const struct hyphen_header *header, struct slice bytes)
{
    struct hyphen_table *table = arena_alloc(arena, sizeof *table);
    const char *at = bytes.bytes + sizeof *header;
    table->rule = NULL;
    table->left = header->left ? header->left : 2; /* libhyphen's, where the file is silent */
    table->right = header->right ? header->right : 2;
    table->compound_left = header->compound_left;
    table->compound_right = header->compound_right;
    table->ascii = (const uint8_t *)at;
    at += HYPHEN_ASCII;
    table->alphabet = (const uint32_t *)(const void *)at;
    table->alphabet_count = header->alphabet_count;
    at += 4 * table->alphabet_count;
    table->forbidden = (const uint32_t *)(const void *)at;
    table->forbidden_count = header->forbidden_count;
    at += 4 * (size_t)table->forbidden_count;
    for (int i = 0; i < HYPHEN_LEVELS; i++) {
        table->levels[i] = (struct hyphen_level){(const struct hyphen_slot *)(const void *)at,
                                                 header->slot_counts[i]};
        at += sizeof(struct hyphen_slot) * (size_t)header->slot_counts[i];
    }
    table->pool = (const uint8_t *)at;
    table->pool_count = header->pool_count;
    table->dot = table->ascii[HYPHEN_DOT];
    return table;
}

/* A table that asks a rule, or NULL where the language has none. */
static const struct hyphen_table *rule_open(struct arena *arena, struct slice language)
{
    const struct syllable_rule *rule = syllables_find(language);
    if (!rule)
        return NULL;
    struct hyphen_table *table = arena_alloc(arena, sizeof *table);
    *table = (struct hyphen_table){.rule = rule, .left = 2, .right = 2};
    return table;
}

const struct hyphen_table *hyphen_open(struct arena *arena, struct diag *diag, const char *folder,
                                       struct slice language)
{
    const struct hyphen_language *row = hyphen_language_find(language);
    if (!row)
        return rule_open(arena, language);
    struct slice name = slice_format(arena, "%s.hyph", row->table);
    const char *path = path_join(arena, slice_of(folder), name);
    struct slice bytes;
    if (!file_exists(path) || !file_map(arena, diag, path, &bytes))
        return NULL;
    struct hyphen_header header = {0};
    if (bytes.length >= sizeof header)
        header = header_of(bytes);
    const char *fault = header_fault(&header, bytes.length);
    if (fault) {
        diag_error_path(diag, path, "hyphen-table", "%s; `make` builds it anew", fault);
        return NULL;
    }
    return table_make(arena, &header, bytes);
}

struct slice hyphen_package(struct slice language)
{
    const struct hyphen_language *row = hyphen_language_find(language);
    return slice_of(row ? row->package : "");
}

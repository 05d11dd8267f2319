/* Reading a dictionary of libhyphen's format into the tries of its two levels.
 *
 * In: libhyphen's format. The first line names the charset; then keywords, `%` comments and one
 * pattern a line, digits between letters; NEXTLEVEL parts the compound level from the main one, and
 * without it a first level that divides at hyphens and apostrophes is understood. `/sz=,2,1` after
 * a pattern says that breaks in its part "from letter 2, 1 letter" change the spelling.
 *
 * Kept from libhyphen, since dictionaries are tested with it: a line beyond 98 bytes is skipped, a
 * later equal pattern replaces an earlier one, `#` begins no comment (but such lines match no
 * word). */
#include "text/hyphen_compile.h"

#include <iconv.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"

enum {
    LINE_BYTES_LARGEST = 98, /* libhyphen's buffer of 100 less the line's end and the NUL */
    DICTIONARY_BYTES_LARGEST = 16 << 20,
    COMPOUND_LEAST = 3 /* libhyphen's, where the dictionary names none */
};

/* -- charset and lines ----------------------------------------------------------------------- */

/* The whole file in UTF-8. A byte that the charset does not know becomes U+FFFD, which no word has.
 */
static bool text_convert(struct arena *arena, struct slice bytes, struct slice charset,
                         struct slice *out)
{
    char *name = slice_starts_with(charset, "microsoft-cp")
                     ? slice_terminated(arena, slice_format(arena, "CP%.*s",
                                                            SLICE_ARG(slice_part(charset, 12, 99))))
                     : slice_terminated(arena, charset);
    iconv_t converter = iconv_open("UTF-8", name);
    if (converter == (iconv_t)-1)
        return false;
    size_t room = bytes.length * 4 + 4, in_left = bytes.length, left = room;
    char *made = arena_alloc_raw(arena, room);
    char *from = slice_terminated(arena, bytes), *to = made;
    while (in_left > 0 && left >= 4 &&
           iconv(converter, &from, &in_left, &to, &left) == (size_t)-1) {
        size_t length = utf8_write(to, 0xFFFD);
        to += length;
        left -= length;
        from++;
        in_left--;
    }
    iconv_close(converter);
    *out = (struct slice){made, room - left};
    return true;
}

/* The next line without its end; false after the last. */
static bool line_next(struct slice text, size_t *at, struct slice *line)
{
    if (*at >= text.length)
        return false;
    size_t end = *at;
    while (end < text.length && text.bytes[end] != '\n')
        end++;
    *line = slice_part(text, *at, end);
    *at = end + 1;
    if (line->length > 0 && line->bytes[line->length - 1] == '\r')
        line->length--;
    return true;
}

static bool is_skipped(const struct dictionary *dictionary, struct slice line)
{
    size_t byte_count = dictionary->is_utf8 ? line.length : utf8_count(line);
    return line.length == 0 || line.bytes[0] == '%' || byte_count > LINE_BYTES_LARGEST;
}

/* The number after a keyword, as atoi reads it; false where the line is not that keyword's. */
static bool keyword_number(struct slice line, const char *keyword, uint32_t *out)
{
    if (!slice_starts_with(line, keyword))
        return false;
    uint32_t number = 0;
    for (size_t i = strlen(keyword); i < line.length && number < 100; i++)
        if (line.bytes[i] >= '0' && line.bytes[i] <= '9')
            number = number * 10 + (uint32_t)(line.bytes[i] - '0');
    *out = number;
    return true;
}

/* `NOHYPHEN a,b`: each string as its length and code points. */
static void forbidden_read(struct dictionary *dictionary, struct slice list)
{
    size_t at = 0;
    while (at < list.length && (list.bytes[at] == ' ' || list.bytes[at] == '\t'))
        at++;
    while (at < list.length) {
        size_t length_at = dictionary->forbidden.count;
        *array_add(dictionary->arena, &dictionary->forbidden) = 0;
        uint32_t character;
        while (at < list.length && (character = utf8_next(list, &at)) != ',') {
            *array_add(dictionary->arena, &dictionary->forbidden) = character;
            dictionary->forbidden.at[length_at]++;
        }
        if (dictionary->forbidden.at[length_at] == 0)
            dictionary->forbidden.count = length_at;
    }
}

/* Whether the line is a keyword's; what it says counts in the first part of the file only. */
static bool keyword_read(struct dictionary *dictionary, struct slice line, bool is_first_part)
{
    struct hyphen_header ignored, *header = is_first_part ? &dictionary->header : &ignored;
    if (keyword_number(line, "LEFTHYPHENMIN", &header->left) ||
        keyword_number(line, "RIGHTHYPHENMIN", &header->right) ||
        keyword_number(line, "COMPOUNDLEFTHYPHENMIN", &header->compound_left) ||
        keyword_number(line, "COMPOUNDRIGHTHYPHENMIN", &header->compound_right))
        return true;
    if (!slice_starts_with(line, "NOHYPHEN"))
        return false;
    if (is_first_part)
        forbidden_read(dictionary, slice_part(line, strlen("NOHYPHEN"), line.length));
    return true;
}

/* -- patterns -------------------------------------------------------------------------------- */

struct pattern {
    uint32_t letters[LINE_BYTES_LARGEST];
    uint8_t digits[LINE_BYTES_LARGEST + 1]; /* [k] stands before letter k */
    uint32_t count;
    bool is_changing; /* breaks between these two places change the spelling */
    uint32_t change_start, change_end;
};

static uint32_t number_in(struct slice text)
{
    uint32_t number;
    keyword_number(text, "", &number);
    return number;
}

/* Reads what follows the slash, "ff=f,5,2": from which letter (1 is the first, a leading dot not
 * counted), how many letters; without numbers, the whole pattern. */
static void change_read(struct pattern *pattern, struct slice change)
{
    uint32_t dot = pattern->count > 0 && pattern->letters[0] == HYPHEN_DOT;
    const char *comma = memchr(change.bytes, ',', change.length);
    uint32_t start = 1, length = 0;
    if (comma) {
        struct slice numbers =
            slice_part(change, (size_t)(comma - change.bytes) + 1, change.length);
        const char *second = memchr(numbers.bytes, ',', numbers.length);
        size_t split = second ? (size_t)(second - numbers.bytes) : numbers.length;
        start = number_in(slice_part(numbers, 0, split));
        length = number_in(slice_part(numbers, split, numbers.length));
    }
    pattern->is_changing = true;
    pattern->change_start = (start > 0 ? start - 1 : 0) + dot;
    pattern->change_end = length > 0 ? pattern->change_start + length : pattern->count;
}

static void pattern_read(struct pattern *pattern, struct slice line)
{
    memset(pattern, 0, sizeof *pattern);
    const char *slash = memchr(line.bytes, '/', line.length);
    size_t end = slash ? (size_t)(slash - line.bytes) : line.length;
    for (size_t at = 0; at < end && (unsigned char)line.bytes[at] > ' ';) {
        uint32_t character = utf8_next(line, &at);
        if (character >= '0' && character <= '9')
            pattern->digits[pattern->count] = (uint8_t)(character - '0');
        else
            pattern->letters[pattern->count++] = character;
    }
    if (slash)
        change_read(pattern, slice_part(line, end + 1, line.length));
}

static size_t alphabet_place(const struct number_list *alphabet, uint32_t character)
{
    size_t low = 0, high = alphabet->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (alphabet->at[middle] < character)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void alphabet_add(struct dictionary *dictionary, uint32_t character)
{
    struct number_list *alphabet = &dictionary->alphabet;
    size_t place = alphabet_place(alphabet, character);
    if (place < alphabet->count && alphabet->at[place] == character)
        return;
    array_add(dictionary->arena, alphabet);
    memmove(alphabet->at + place + 1, alphabet->at + place,
            (alphabet->count - 1 - place) * sizeof *alphabet->at);
    alphabet->at[place] = character;
}

/* The entries without zeros at the ends, and how far the first stands before the last letter. */
static void node_set(struct arena *arena, struct trie_node *node, const struct pattern *pattern)
{
    uint32_t first = 0, end = pattern->count + 1;
    while (first < end && pattern->digits[first] == 0)
        first++;
    while (end > first && pattern->digits[end - 1] == 0)
        end--;
    char *entries = arena_alloc(arena, end - first);
    for (uint32_t k = first; k < end; k++) {
        bool is_changing =
            pattern->is_changing && k >= pattern->change_start && k <= pattern->change_end;
        entries[k - first] = (char)(pattern->digits[k] * 2 + is_changing);
    }
    node->entries = (struct slice){entries, end - first};
    node->back = (uint8_t)(pattern->count - first);
}

static void pattern_add(struct dictionary *dictionary, struct trie *trie,
                        const struct pattern *pattern)
{
    uint8_t classes[LINE_BYTES_LARGEST];
    for (uint32_t i = 0; i < pattern->count; i++)
        classes[i] = (uint8_t)(alphabet_place(&dictionary->alphabet, pattern->letters[i]) + 1);
    uint32_t node = trie_add(dictionary->arena, trie, classes, pattern->count);
    if (node != 0)
        node_set(dictionary->arena, &trie->at[node], pattern);
}

/* Walks the lines of the file. In the first walk only the alphabet is collected, since a class is a
 * character's rank in it. Returns whether there was a NEXTLEVEL. */
static bool lines_walk(struct dictionary *dictionary, struct slice text, bool is_collecting)
{
    struct pattern pattern;
    struct slice line;
    size_t at = 0;
    bool has_levels = false;
    line_next(text, &at, &line); /* the charset */
    while (line_next(text, &at, &line)) {
        bool is_next_level = slice_starts_with(line, "NEXTLEVEL");
        has_levels = has_levels || is_next_level;
        if (is_next_level || is_skipped(dictionary, line))
            continue;
        if (keyword_read(dictionary, line, is_collecting && !has_levels))
            continue;
        pattern_read(&pattern, line);
        for (uint32_t i = 0; is_collecting && i < pattern.count; i++)
            alphabet_add(dictionary, pattern.letters[i]);
        if (!is_collecting)
            pattern_add(dictionary, &dictionary->levels[has_levels], &pattern);
    }
    return has_levels;
}

/* The first level of a dictionary that has only one: hyphens and apostrophes divide. */
static void default_level_add(struct dictionary *dictionary, bool is_collecting)
{
    static const char *const patterns[] = {"1-1", "1'1", "1\u20131", "1\u20191"};
    size_t count = dictionary->is_utf8 ? 4 : 2;
    for (size_t i = 0; i < count; i++) {
        struct pattern pattern;
        pattern_read(&pattern, slice_of(patterns[i]));
        if (is_collecting)
            alphabet_add(dictionary, pattern.letters[0]);
        else
            pattern_add(dictionary, &dictionary->levels[0], &pattern);
    }
}

static uint32_t first_set(uint32_t a, uint32_t b, uint32_t c)
{
    return a != 0 ? a : b != 0 ? b : c;
}

/* A dictionary without NEXTLEVEL: what was read is the second level. */
static void single_level_complete(struct dictionary *dictionary)
{
    struct hyphen_header *header = &dictionary->header;
    header->compound_left = first_set(header->compound_left, header->left, COMPOUND_LEAST);
    header->compound_right = first_set(header->compound_right, header->right, COMPOUND_LEAST);
    dictionary->levels[1] = dictionary->levels[0];
    dictionary->levels[0] = (struct trie){0};
    default_level_add(dictionary, false);
    dictionary->forbidden.count = 0; /* libhyphen asks the first level's, which is the default */
    forbidden_read(dictionary, slice_of(dictionary->is_utf8 ? "',\u2013,\u2019,-" : "',-"));
}

bool dictionary_read(struct diag *diag, const char *path, struct dictionary *dictionary)
{
    struct slice bytes, charset, text;
    size_t at = 0;
    if (!file_read(dictionary->arena, diag, path, DICTIONARY_BYTES_LARGEST, &bytes))
        return false;
    if (!line_next(bytes, &at, &charset) || charset.length >= 20 ||
        !text_convert(dictionary->arena, bytes, charset, &text)) {
        diag_error_path(diag, path, "hyphen-charset", "begins with no known charset's name");
        return false;
    }
    dictionary->is_utf8 = slice_is(charset, "UTF-8");
    alphabet_add(dictionary, HYPHEN_DOT);
    bool has_levels = lines_walk(dictionary, text, true);
    if (!has_levels)
        default_level_add(dictionary, true);
    if (dictionary->alphabet.count > HYPHEN_CLASSES_LARGEST) {
        diag_error_path(diag, path, "hyphen-alphabet", "has %zu different characters; at most %d",
                        dictionary->alphabet.count, HYPHEN_CLASSES_LARGEST);
        return false;
    }
    lines_walk(dictionary, text, false);
    if (!has_levels)
        single_level_complete(dictionary);
    return true;
}

/* A scalar's text becomes letters: white space folded, escapes resolved, paragraphs parted.
 *
 * In: a scalar node in any style, or a translation. Out: letters with their places. What a line end
 * is must come from the source, because YAML's styles lose it in different ways: `>-`, plain and
 * quoted texts turn it into a space and a blank line into one LF, `|` keeps both. So each run of
 * white space is looked up in the source, and counts as many line ends as stand there, or as LFs
 * stand in the text (an escaped "\n"), whichever is more:
 *
 *     0     a space
 *     1     a space; after a `\`, a hard break
 *     2 …   a new paragraph
 *
 * In verse, and under YAML's `|`, whose promise that is, one line end ends a line; the spaces after
 * it are told with it.
 *
 * U+2028 in the source is a hard break, U+2029 a new paragraph, NEL a line end; NBSP and the other
 * spaces of fixed width are ordinary characters. SPEC, "Inline markup". */
#include <string.h>

#include "base/utf8.h"
#include "content/reader.h"

enum { LINE_SEPARATOR = 0x2028, PARAGRAPH_SEPARATOR = 0x2029, NEXT_LINE = 0x85 };

enum { INDENT_MOST = 40 }; /* spaces before a line of verse that are looked at */

/* A text taken apart into characters. */
struct characters {
    uint32_t *code_points;
    struct place *places;
    size_t count;
    bool is_yaml;  /* line ends are told by the source, not by the text alone */
    bool is_lines; /* a line end ends a line */
};

/* A run of white space [start, end) among the characters. */
struct white {
    size_t start, end;
    size_t line_ends;
    uint8_t indent; /* spaces after the last line end in the text */
    bool has_tab, has_separator, has_paragraph_separator;
};

static struct characters take_apart(struct reader *reader, const struct node *scalar)
{
    size_t room = scalar->text.length;
    size_t *offsets = arena_alloc_raw(reader->scratch, (room + 1) * sizeof *offsets);
    struct characters all = {
        .code_points = arena_alloc_raw(reader->scratch, (room + 1) * sizeof *all.code_points),
        .places = arena_alloc_raw(reader->scratch, (room + 1) * sizeof *all.places)};
    for (size_t at = 0; at < room; all.count++) {
        offsets[all.count] = at;
        all.code_points[all.count] = utf8_next(scalar->text, &at);
    }
    yaml_places_in(reader->diag, scalar, offsets, all.places, all.count);
    all.is_yaml = true;
    return all;
}

static struct characters take_apart_translation(struct reader *reader,
                                                const struct translation *translation)
{
    size_t room = translation->text.length;
    struct characters all = {
        .code_points = arena_alloc_raw(reader->scratch, (room + 1) * sizeof *all.code_points),
        .places = arena_alloc_raw(reader->scratch, (room + 1) * sizeof *all.places)};
    for (size_t at = 0, point = 0; at < room; all.count++) {
        while (point + 1 < translation->point_count && translation->points[point + 1].byte <= at)
            point++;
        struct place place = translation->points[point].place;
        place.byte += (uint32_t)at - translation->points[point].byte;
        all.places[all.count] = place;
        all.code_points[all.count] = utf8_next(translation->text, &at);
    }
    return all;
}

static bool is_white(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v' && c != '\f') || c == NEXT_LINE ||
           c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
}

/* Line ends between two bytes of the source: CRLF, CR, LF and NEL. */
static size_t count_line_ends(struct slice source, size_t byte_start, size_t byte_end)
{
    struct slice part = slice_part(source, byte_start, byte_end);
    size_t count = 0;
    for (size_t i = 0; i < part.length; i++) {
        bool is_crlf = part.bytes[i] == '\r' && i + 1 < part.length && part.bytes[i + 1] == '\n';
        bool is_nel = part.bytes[i] == '\xC2' && i + 1 < part.length && part.bytes[i + 1] == '\x85';
        count += part.bytes[i] == '\n' || (part.bytes[i] == '\r' && !is_crlf) || is_nel;
    }
    return count;
}

static struct white measure_white(const struct reader *reader, const struct characters *all,
                                  size_t start)
{
    struct white white = {.start = start, .end = start};
    size_t feeds = 0;
    for (; white.end < all->count && is_white(all->code_points[white.end]); white.end++) {
        uint32_t c = all->code_points[white.end];
        bool is_feed = c == '\n' || c == '\r' || c == NEXT_LINE;
        feeds += is_feed;
        if (is_feed)
            white.indent = 0;
        else if (white.indent < INDENT_MOST)
            white.indent++;
        white.has_tab |= c == '\t';
        white.has_separator |= c == LINE_SEPARATOR;
        white.has_paragraph_separator |= c == PARAGRAPH_SEPARATOR;
    }
    if (all->is_yaml && start > 0 && white.end < all->count)
        white.line_ends =
            count_line_ends(diag_source_bytes(reader->diag, reader->source),
                            all->places[start - 1].byte + 1, all->places[white.end].byte);
    if (feeds > white.line_ends)
        white.line_ends = feeds;
    if (feeds == 0 && start > 0)
        white.indent = 0;
    return white;
}

static void add_letter(struct reader *reader, struct letter_list *letters, enum letter_kind kind,
                       uint32_t code_point, struct place place)
{
    struct letter *letter = array_add(reader->scratch, letters);
    *letter = (struct letter){
        .code_point = code_point, .place = place, .link = NO_INDEX, .kind = (uint8_t)kind};
}

/* A backslash that ends a paragraph: it breaks nothing, and nobody wants it printed. */
static void report_loose_break(struct reader *reader, struct place place)
{
    diag_error(reader->diag, place, "markup-break",
               "a '\\' at the end of a paragraph breaks no line");
    diag_hint(reader->diag, "delete it, or write '\\\\' for a backslash itself");
}

static bool is_at_paragraph_start(const struct letter_list *letters)
{
    return letters->count == 0 || letters->at[letters->count - 1].kind == LETTER_END;
}

/* Adds a break or an end; a space before it goes. */
static void add_separator(struct reader *reader, struct letter_list *letters, enum letter_kind kind,
                          struct place place)
{
    if (!is_at_paragraph_start(letters) && letters->at[letters->count - 1].kind == LETTER_SPACE)
        letters->count--;
    if (!is_at_paragraph_start(letters))
        add_letter(reader, letters, kind, kind == LETTER_BREAK ? LINE_SEPARATOR : 0, place);
}

/* Adds the backslash before a run of white space, where it is no hard break. */
static void add_backslash(struct reader *reader, struct letter_list *letters,
                          const struct characters *all, const struct white *white)
{
    struct place place = all->places[white->start - 1];
    bool is_loose =
        is_at_paragraph_start(letters) || white->line_ends > 1 || white->has_paragraph_separator;
    if (white->end == all->count || (white->line_ends > 0 && is_loose))
        report_loose_break(reader, place);
    else if (white->line_ends == 0)
        add_letter(reader, letters, LETTER_PLAIN, '\\', place);
}

/* Adds what a run of white space stands for; `is_after_backslash`: an unescaped one that was not
 * added. Returns the run's end. */
static size_t add_white(struct reader *reader, struct letter_list *letters,
                        const struct characters *all, size_t start, bool is_after_backslash)
{
    struct white white = measure_white(reader, all, start);
    struct place place = all->places[start];
    if (is_after_backslash)
        add_backslash(reader, letters, all, &white);
    if (letters->count == 0 && white.end < all->count)
        letters->indent = white.indent;
    if (is_at_paragraph_start(letters) || white.end == all->count)
        return white.end;
    if (white.has_tab && white.line_ends == 0)
        diag_warning(reader->diag, place, "text-tab", "a tab in a text is set as a space");
    bool is_line = is_after_backslash || all->is_lines;
    bool is_break = (is_line && white.line_ends == 1) || white.has_separator;
    if (white.line_ends > 1 || white.has_paragraph_separator)
        add_separator(reader, letters, LETTER_END, place);
    else if (is_break)
        add_separator(reader, letters, LETTER_BREAK, place);
    else
        add_letter(reader, letters, LETTER_SPACE, ' ', place);
    letters->at[letters->count - 1].indent = white.indent;
    return white.end;
}

static void report_control(struct reader *reader, uint32_t c, struct place place)
{
    diag_error(reader->diag, place, "text-control", "U+%04X is no character of a text", c);
    diag_hint(reader->diag, "delete it: nothing can be printed for it");
}

/* UAX #15, 13: text is stream-safe with no more than 30 marks after a letter, far more than any
 * language writes; the cost of shaping grows with the square of them. */
enum { MARKS_MOST = 30 };

/* Whether the character at `at` is a mark too many on its letter: told once a letter. `marks` are
 * those that were on it so far. */
static bool is_mark_too_many(struct reader *reader, const struct characters *all, size_t at,
                             uint32_t *marks)
{
    *marks = character_is_combining(all->code_points[at]) ? *marks + 1 : 0;
    if (*marks == MARKS_MOST + 1) {
        diag_error(reader->diag, all->places[at], "text-marks",
                   "more than %d accents and marks stand on one letter here", MARKS_MOST);
        diag_hint(reader->diag, "delete them: no language writes that many");
    }
    return *marks > MARKS_MOST;
}

static bool is_ascii_punctuation(uint32_t c)
{
    return c < 0x80 && character_class_of(c) == CHARACTER_PUNCTUATION;
}

/* Adds what the backslash at `at` and the character after it stand for; returns what is next. */
static size_t add_escape(struct reader *reader, struct letter_list *letters,
                         const struct characters *all, size_t at)
{
    size_t next = at + 1;
    if (next == all->count) {
        report_loose_break(reader, all->places[at]);
        return next;
    }
    if (is_white(all->code_points[next]))
        return add_white(reader, letters, all, next, true);
    if (is_ascii_punctuation(all->code_points[next])) {
        add_letter(reader, letters, LETTER_ESCAPED, all->code_points[next], all->places[next]);
        return next + 1;
    }
    add_letter(reader, letters, LETTER_PLAIN, '\\', all->places[at]);
    return next;
}

static struct letter_list fold(struct reader *reader, const struct characters *all)
{
    struct letter_list letters = {0};
    uint32_t marks = 0;
    for (size_t at = 0; at < all->count;) {
        uint32_t c = all->code_points[at];
        if (is_mark_too_many(reader, all, at, &marks)) {
            at++;
        } else if (is_white(c)) {
            at = add_white(reader, &letters, all, at, false);
        } else if (c == '\\') {
            at = add_escape(reader, &letters, all, at);
        } else {
            if (character_class_of(c) == CHARACTER_CONTROL)
                report_control(reader, c, all->places[at]);
            else
                add_letter(reader, &letters, LETTER_PLAIN, c, all->places[at]);
            at++;
        }
    }
    if (all->count > 0)
        add_separator(reader, &letters, LETTER_END, all->places[all->count - 1]);
    return letters;
}

struct letter_list fold_translation(struct reader *reader, const struct translation *translation,
                                    const struct field *field)
{
    struct characters all = take_apart_translation(reader, translation);
    all.is_lines = field->is_lines;
    return fold(reader, &all);
}

struct letter_list fold_letters(struct reader *reader, const struct node *scalar,
                                const struct field *field)
{
    if (scalar->text.length > TEXT_BYTES_LARGEST) {
        diag_error(reader->diag, scalar->place, "text-limit",
                   "this text has %zu bytes; the limit is %d", scalar->text.length,
                   TEXT_BYTES_LARGEST);
        return (struct letter_list){0};
    }
    struct characters all = take_apart(reader, scalar);
    all.is_lines = field->is_lines || scalar->style == STYLE_LITERAL;
    return fold(reader, &all);
}

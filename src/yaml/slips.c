/* Everyday slips, told from what stands in the line.
 *
 * In: a problem of libyaml's, whose words are the same for many causes. Out: for each cause,
 * whether it is this one; then a report at its own place and the mend that the hint asks for. A
 * slip whose line was told of is mended without a word: it is a consequence, or one of many like
 * it. */
#include <string.h>

#include "base/utf8.h"
#include "yaml/internal.h"
#include "yaml/lines.h"

struct place trouble_place(const struct trouble *t, size_t byte)
{
    return (struct place){t->source, (uint32_t)byte};
}

bool trouble_is_new(const struct trouble *t, size_t byte)
{
    bool is_told = mends_is_told(t->mends, byte);
    mends_tell(t->mends, byte);
    return !is_told;
}

static bool is_problem(const struct trouble *t, const char *text)
{
    return strcmp(t->problem->text, text) == 0;
}

static bool is_colon_problem(const struct trouble *t)
{
    return is_problem(t, "mapping values are not allowed in this context");
}

static bool is_word(const struct trouble *t, size_t start, size_t end)
{
    for (size_t i = 0; i < t->words->count; i++)
        if (slice_is(slice_part(t->bytes, start, end), t->words->at[i]))
            return true;
    return false;
}

static bool is_byte(const struct trouble *t, size_t at, char c)
{
    return at < t->bytes.length && t->bytes.bytes[at] == c;
}

/* `width` spaces, for an edit. */
static struct slice spaces(const struct trouble *t, size_t width)
{
    return slice_format(t->mends->arena, "%*s", (int)width, "");
}

/* --- what cannot be seen -----------------------------------------------------------------------
 */

static size_t find_indent_tab(const struct trouble *t, const struct line *line)
{
    for (size_t at = line->start; at < line->end; at++) {
        if (is_byte(t, at, '\t'))
            return at;
        if (!is_byte(t, at, ' ') && !is_byte(t, at, '-'))
            break;
    }
    return line->end;
}

/* Where a line's own text begins, tabs before it skipped. */
static size_t skip_indent(const struct trouble *t, const struct line *line)
{
    size_t at = line->start;
    while (at < line->end && (is_byte(t, at, ' ') || is_byte(t, at, '\t')))
        at++;
    return at;
}

/* Whether a line that has text is indented by spaces alone. */
static bool has_spaced_lines(const struct trouble *t)
{
    for (size_t start = 0; start < t->bytes.length;) {
        struct line line = line_at(t->bytes, start);
        if (line.first - line.start >= 2 && line.first < line.end && !is_byte(t, line.first, '\t'))
            return true;
        start = line.end + 1;
    }
    return false;
}

/* The indentation that a line with a tab was meant to have, by the lines above it, whose own is in
 * `columns` where it was mended: that of the nearest line that begins alike, or a step further in
 * than a key that waits for its value. */
static size_t meant_indent(const struct trouble *t, const struct line *line, size_t last_column)
{
    struct line above = *line;
    size_t at = skip_indent(t, line);
    bool is_dash = is_byte(t, at, '-');
    bool is_nearest = true;
    while (line_before(t->bytes, &above, &above)) {
        bool is_tabbed = is_byte(t, skip_indent(t, &above) - 1, '\t') && above.end > above.start;
        size_t column = is_tabbed && is_nearest ? last_column : above.first - above.start;
        bool is_open = line_has_key(&above) && above.value == above.end;
        if (is_nearest && is_open)
            return column + (above.key - above.first) + 2;
        is_nearest = false;
        if (is_tabbed)
            continue;
        if (is_dash == line_has_dash(&above))
            return column;
        if (!is_dash && line_has_dash(&above))
            return line_depth(&above);
    }
    return 0;
}

/* Tabs of all lines at once: who indents with tabs does it everywhere, and one message is enough. A
 * file that has nothing but tabs gets two spaces for each; one that has both is indented as its
 * lines above say. */
static size_t mend_tabs(const struct trouble *t)
{
    size_t count = 0, column = 0;
    bool is_mixed = has_spaced_lines(t);
    for (size_t start = 0; start < t->bytes.length;) {
        struct line line = line_at(t->bytes, start);
        size_t at = find_indent_tab(t, &line), text = skip_indent(t, &line);
        bool has_tab = false;
        if (is_mixed && at < text && text < line.end) {
            column = meant_indent(t, &line, column);
            has_tab = mends_replace(t->mends, line.start, text - line.start, spaces(t, column));
            at = line.end;
        }
        for (; at < line.end && is_byte(t, at, '\t'); at++)
            has_tab |= mends_replace(t->mends, at, 1, is_mixed ? SLICE(" ") : SLICE("  "));
        count += has_tab;
        start = line.end + 1;
    }
    return count;
}

bool slip_tab(const struct trouble *t)
{
    struct line line = line_at(t->bytes, t->problem->place.byte);
    size_t at = t->problem->place.byte;
    if (!is_byte(t, at, '\t'))
        at = find_indent_tab(t, &line);
    if (!is_byte(t, at, '\t'))
        return false;
    bool is_new = !mends_is_told(t->mends, at);
    size_t count = mend_tabs(t);
    if (count == 0 && !mends_replace(t->mends, at, 1, SLICE(" ")))
        return false;
    if (is_new && count > 1)
        diag_error(t->diag, trouble_place(t, at), "yaml-tab",
                   "a tab stands in the indentation, here and in %zu more line%s", count - 1,
                   count == 2 ? "" : "s");
    else if (is_new)
        diag_error(t->diag, trouble_place(t, at), "yaml-tab", "a tab stands in the indentation");
    if (is_new)
        diag_hint(t->diag, "indent with spaces");
    return true;
}

/* The line break of libyaml's before `byte` that no editor shows as one; 0 bytes where there is
 * none between it and the beginning of the line. */
static size_t find_separator(const struct trouble *t, size_t byte, size_t *out)
{
    struct line line = line_at(t->bytes, byte);
    for (size_t at = byte; at > line.start; at--) {
        size_t length = yaml_break_length(t->bytes, at - 1);
        *out = at - 1;
        if (length > 1)
            return length;
    }
    return 0;
}

bool slip_separator(const struct trouble *t)
{
    size_t at = 0, length = find_separator(t, t->problem->beginning.byte, &at);
    if (length == 0)
        length = find_separator(t, t->problem->place.byte, &at);
    if (length == 0 || !mends_hide(t->mends, at, length))
        return false;
    if (trouble_is_new(t, at)) {
        bool is_paragraph = t->bytes.bytes[at + length - 1] == '\xA9';
        diag_error(t->diag, trouble_place(t, at), "yaml-separator",
                   "a %s (U+%s) stands here, which cannot be seen: for YAML the line ends",
                   length == 2    ? "next-line character"
                   : is_paragraph ? "paragraph separator"
                                  : "line separator",
                   length == 2    ? "0085"
                   : is_paragraph ? "2029"
                                  : "2028");
        diag_hint(t->diag, "delete it: it comes from a web page or a word processor");
    }
    return true;
}

static void report_strange(const struct trouble *t, size_t at, uint32_t c, const char *where)
{
    if (!trouble_is_new(t, at))
        return;
    diag_error(t->diag, trouble_place(t, at), "yaml-space",
               "%s (U+%04X) stands %s: it looks like a space and is none", strange_space_name(c),
               (unsigned)c, where);
    diag_hint(t->diag, "delete it and type a space");
}

/* Replaces all strange spaces of a run; returns whether there were any. */
static bool mend_run(const struct trouble *t, size_t at)
{
    uint32_t c;
    bool is_mended = false;
    for (size_t length; is_byte(t, at, ' ') || strange_space(t->bytes, at, &c) > 0; at += length) {
        length = strange_space(t->bytes, at, &c);
        if (length > 0)
            is_mended |= mends_replace(t->mends, at, length, SLICE(" "));
        else
            length = 1;
    }
    return is_mended;
}

/* The first strange space of the line's indentation. */
static size_t find_strange_indent(const struct trouble *t, const struct line *line, uint32_t *c)
{
    size_t at = line->start;
    while (is_byte(t, at, ' '))
        at++;
    return strange_space(t->bytes, at, c) > 0 ? at : t->bytes.length;
}

/* The same directly behind a dash, or behind a key's colon. */
static size_t find_strange_after(const struct trouble *t, const struct line *line, uint32_t *c)
{
    size_t at = line->value;
    if (is_byte(t, at, '-') && strange_space(t->bytes, at + 1, c) > 0)
        return at + 1;
    while (at < line->end && !strchr(" :\t", t->bytes.bytes[at]))
        at++;
    bool is_key = is_byte(t, at, ':') && at > line->value;
    return is_key && strange_space(t->bytes, at + 1, c) > 0 ? at + 1 : t->bytes.length;
}

bool slip_strange_space(const struct trouble *t, size_t byte)
{
    uint32_t c = 0;
    struct line line = line_at(t->bytes, byte);
    size_t at = find_strange_indent(t, &line, &c);
    if (at < t->bytes.length && mend_run(t, line.start)) {
        report_strange(t, at, c, "in the indentation");
        return true;
    }
    at = find_strange_after(t, &line, &c);
    if (at == t->bytes.length || !mend_run(t, at))
        return false;
    report_strange(t, at, c, is_byte(t, at - 1, '-') ? "after the '-'" : "after the colon");
    return true;
}

/* --- keys --------------------------------------------------------------------------------------
 */

/* The word before the colon at `colon`. */
static size_t find_word_start(const struct trouble *t, const struct line *line, size_t colon)
{
    size_t start = colon;
    while (start > line->first && !strchr(" \t", t->bytes.bytes[start - 1]))
        start--;
    return start;
}

/* "- kind: prayer text: Pray": the second is a key as well. */
bool slip_two_keys(const struct trouble *t)
{
    size_t colon = t->problem->place.byte;
    struct line line = line_at(t->bytes, colon);
    size_t start = find_word_start(t, &line, colon);
    bool is_second = is_colon_problem(t) && line_has_key(&line) && start > line.value;
    if (!is_second || !is_word(t, start, colon) || mends_is_told(t->mends, colon))
        return false;
    size_t gap = start;
    while (is_byte(t, gap - 1, ' '))
        gap--;
    struct slice inserted = slice_format(t->mends->arena, "\n%*s", (int)line_depth(&line), "");
    if (!mends_replace(t->mends, gap, start - gap, inserted))
        return false;
    if (trouble_is_new(t, start)) {
        diag_error(t->diag, trouble_place(t, start), "yaml-syntax",
                   "'%.*s:' stands on the line of '%.*s:'",
                   SLICE_ARG(slice_part(t->bytes, start, colon)),
                   SLICE_ARG(slice_part(t->bytes, line.key, line.key_end)));
        diag_hint(t->diag, "put it on a line of its own, with %zu spaces before it",
                  line_depth(&line));
    }
    return true;
}

/* The last line above with a key, whose value is a text. */
static bool find_key_above(const struct trouble *t, struct line *line)
{
    while (line_before(t->bytes, line, line))
        if (line_has_key(line))
            return true;
    return false;
}

/* Takes spaces away from a line's beginning, or puts some there. */
static bool set_indent(const struct trouble *t, size_t start, size_t from, size_t to)
{
    if (to > from)
        return mends_replace(t->mends, start, 0, spaces(t, to - from));
    return to < from && mends_replace(t->mends, start, from - to, SLICE(""));
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

/* A key that is indented further than the one above reads as more of that one's text. */
bool slip_deep_key(const struct trouble *t)
{
    size_t colon = t->problem->place.byte;
    struct line line = line_at(t->bytes, colon), above = line;
    bool is_first = is_colon_problem(t) && line_has_key(&line) && line.key_end == colon &&
                    line.key == line.first;
    if (!is_first || !is_word(t, line.key, colon) || !find_key_above(t, &above))
        return false;
    if (slip_dash_above(t, colon))
        return true;
    size_t depth = line_depth(&line), wanted = line_depth(&above);
    if (depth <= wanted || !set_indent(t, line.start, depth, wanted))
        return false;
    if (trouble_is_new(t, line.key)) {
        diag_error(
            t->diag, trouble_place(t, line.key), "yaml-indent",
            "'%.*s:' is indented further than '%.*s:' above it, and reads as part of its text",
            SLICE_ARG(slice_part(t->bytes, line.key, colon)),
            SLICE_ARG(slice_part(t->bytes, above.key, above.key_end)));
        diag_hint(t->diag, "put %zu space%s before it, not %zu", wanted, plural(wanted), depth);
        diag_second_place(t->diag, trouble_place(t, above.key), "the line above");
    }
    return true;
}

/* Where the line's first word ends that could be a key. */
static size_t find_word_end(const struct trouble *t, const struct line *line)
{
    size_t end = line->value;
    while (end < line->end && !strchr(" \t:", t->bytes.bytes[end]))
        end++;
    return end;
}

/* "title:Prayer Request". A colon in an address is none. */
static bool slip_joined_key(const struct trouble *t, size_t byte)
{
    struct line line = line_at(t->bytes, byte);
    size_t end = find_word_end(t, &line);
    bool is_joined = end > line.value && is_byte(t, end, ':') && end + 1 < line.end &&
                     !is_byte(t, end + 1, '/') && !is_byte(t, end + 1, ' ');
    if (!is_joined || !mends_replace(t->mends, end + 1, 0, SLICE(" ")))
        return false;
    if (trouble_is_new(t, end)) {
        struct slice key = slice_part(t->bytes, line.value, end);
        size_t next = end + 1;
        uint32_t c = utf8_next(t->bytes, &next);
        bool is_hidden = c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064);
        if (is_hidden)
            diag_error(t->diag, trouble_place(t, end + 1), "yaml-space",
                       "the character U+%04X stands after '%.*s:', and nobody sees it", (unsigned)c,
                       SLICE_ARG(key));
        else
            diag_error(t->diag, trouble_place(t, end + 1), "yaml-syntax",
                       "a space is missing after '%.*s:'", SLICE_ARG(key));
        diag_hint(t->diag,
                  is_hidden ? "delete it and type a space" : "write '%.*s: ' and then the text",
                  SLICE_ARG(key));
    }
    return true;
}

/* "organization Open Gate". */
static bool slip_missing_colon(const struct trouble *t, size_t byte)
{
    struct line line = line_at(t->bytes, byte);
    size_t end = find_word_end(t, &line);
    bool is_key = end < line.end ? is_byte(t, end, ' ') : true;
    if (!is_key || !is_word(t, line.value, end) || !mends_replace(t->mends, end, 0, SLICE(":")))
        return false;
    if (trouble_is_new(t, end)) {
        struct slice key = slice_part(t->bytes, line.value, end);
        diag_error(t->diag, trouble_place(t, end), "yaml-syntax", "a colon is missing after '%.*s'",
                   SLICE_ARG(key));
        bool is_alone = end == line.end;
        diag_hint(t->diag, "write '%.*s:%s", SLICE_ARG(key),
                  is_alone ? "'" : " ' and then the text");
    }
    return true;
}

bool slip_key(const struct trouble *t, size_t byte)
{
    return slip_joined_key(t, byte) || slip_wrong_colon(t, byte) || slip_missing_colon(t, byte);
}

/* The same where a line of prose may have a colon as well ("Note:see below"). */
static bool slip_known_key(const struct trouble *t, size_t byte)
{
    struct line line = line_at(t->bytes, byte);
    size_t end = find_word_end(t, &line);
    bool is_known = t->words->count == 0 || is_word(t, line.value, end);
    return slip_wrong_colon(t, byte) || slip_ruled_line(t, byte) || slip_other_comment(t, byte) ||
           (is_known && slip_key(t, byte));
}

/* A key whose colon YAML refuses, because the lines above, which lost theirs, read as one text with
 * it. */
bool slip_lines_above(const struct trouble *t)
{
    size_t colon = t->problem->place.byte;
    struct line line = line_at(t->bytes, colon), above = line;
    if (!is_colon_problem(t) || line.key_end != colon || line.key != line.first)
        return false;
    size_t top = line.start;
    while (line_before(t->bytes, &above, &above) && !line_has_key(&above))
        top = above.start;
    bool is_mended = false;
    for (size_t at = top; at < line.start; at = above.end + 1) {
        above = line_at(t->bytes, at);
        is_mended |= slip_strange_space(t, at) || slip_known_key(t, at);
    }
    return is_mended;
}

/* --- values ------------------------------------------------------------------------------------
 */

/* The bytes of a block's header (">-", "|", ">+2") at `at`; 0 where there is none. */
static size_t header_length(const struct trouble *t, size_t at, size_t end)
{
    size_t length = 0;
    if (at < end && (is_byte(t, at, '>') || is_byte(t, at, '|')))
        for (length = 1; at + length < end && strchr("+-123456789", t->bytes.bytes[at + length]);)
            length++;
    return length;
}

/* Hides what YAML would take for its own in a text that begins at `start`. */
static void hide_own(const struct trouble *t, size_t start, size_t end)
{
    if (start < end && strchr("[]{}*&!|>@%`\"',#", t->bytes.bytes[start]))
        mends_hide(t->mends, start, 1);
    for (size_t at = start; at < end; at++) {
        bool is_colon = is_byte(t, at, ':') && (at + 1 == end || is_byte(t, at + 1, ' '));
        bool is_comment = is_byte(t, at, '#') && is_byte(t, at - 1, ' ') && at > start;
        if (is_colon || is_comment)
            mends_hide(t->mends, at, 1);
    }
}

/* "text: >- Pray for rain": the text begins on the line of the header. */
bool slip_text_after_block(const struct trouble *t)
{
    struct line line = line_at(t->bytes, t->problem->place.byte);
    size_t length = header_length(t, line.value, line.end);
    size_t text = line.value + length;
    bool is_after = is_problem(t, "did not find expected comment or line break") && length > 0;
    while (is_byte(t, text, ' '))
        text++;
    if (!is_after || !mends_replace(t->mends, line.value, text - line.value, SLICE("")))
        return false;
    hide_own(t, text, line.end);
    if (trouble_is_new(t, text)) {
        struct slice header = slice_part(t->bytes, line.value, line.value + length);
        diag_error(t->diag, trouble_place(t, text), "yaml-syntax",
                   "the text begins on the line of '%.*s', and belongs on the lines below",
                   SLICE_ARG(header));
        yaml_hint_block(t->diag, trouble_place(t, text));
    }
    return true;
}

/* A value that begins with one of YAML's characters and goes on as prose: told where it begins. A
 * block's header by itself is none. */
bool slip_trap(const struct trouble *t, size_t byte)
{
    struct line line = line_at(t->bytes, byte);
    size_t at = line.value, length = header_length(t, at, line.end);
    bool has_opener = line_has_key(&line) || line_has_dash(&line);
    bool is_header = length > 0 && at + length == line.end;
    if (!has_opener || at >= line.end || is_header || !t->bytes.bytes[at] ||
        !strchr("[]{}*&!|>@%`\"',", t->bytes.bytes[at]) || !mends_hide(t->mends, at, 1))
        return false;
    if (!trouble_is_new(t, at))
        return true;
    char c = t->bytes.bytes[at];
    struct place place = trouble_place(t, at);
    if (c == '"' || c == '\'')
        diag_error(t->diag, place, "yaml-syntax",
                   "a text that begins with %c must end with it too, or be protected", c);
    else
        diag_error(t->diag, place, "yaml-syntax", "a text that begins with '%c' must be protected",
                   c);
    yaml_hint_bracket(t->diag, place);
    return true;
}

/* A comment on the line above ends a plain text that goes on below it. */
bool slip_comment_above(const struct trouble *t, size_t byte)
{
    struct line line = line_at(t->bytes, byte);
    if (line.start == 0 || line_has_key(&line) || line_has_dash(&line))
        return false;
    struct line above = line_at(t->bytes, line.start - 1);
    size_t at = above.start;
    while (at < above.end &&
           !(is_byte(t, at, '#') && (at == above.start || is_byte(t, at - 1, ' '))))
        at++;
    if (at == above.end || !mends_hide(t->mends, at, 1))
        return false;
    if (mends_is_told(t->mends, at))
        mends_tell(t->mends, byte); /* it goes on where the comment was told of */
    if (trouble_is_new(t, byte)) {
        diag_error(t->diag, trouble_place(t, byte), "yaml-syntax",
                   "a comment stands above this line: the text ended before it");
        diag_second_place(t->diag, trouble_place(t, at), "the comment");
        yaml_hint_block(t->diag, trouble_place(t, byte));
    }
    return true;
}

/* The '#' behind a bracket of the line, with its word behind it; the line's end where there is
 * none.
 */
static size_t find_hash_in_brackets(const struct trouble *t, const struct line *line)
{
    size_t at = line->start;
    while (at < line->end && !is_byte(t, at, '{') && !is_byte(t, at, '['))
        at++;
    for (at++; at + 1 < line->end; at++)
        if (is_byte(t, at, '#') && is_byte(t, at - 1, ' ') && !is_byte(t, at + 1, ' '))
            return at;
    return line->end;
}

/* "{rubric: #ff0000}": the rest of the line is a comment, and the bracket is never closed. */
bool slip_hash_in_brackets(const struct trouble *t)
{
    struct line line = line_at(t->bytes, t->problem->beginning.byte);
    size_t at = find_hash_in_brackets(t, &line);
    if (at == line.end && line_before(t->bytes, &line, &line))
        at = find_hash_in_brackets(t, &line);
    if (at >= line.end || !mends_hide(t->mends, at, 1))
        return false;
    if (trouble_is_new(t, at)) {
        diag_error(t->diag, trouble_place(t, at), "yaml-comment",
                   "'#' begins a comment here: nothing is left of the line");
        diag_hint(t->diag, "put what belongs together between \" and \"");
    }
    return true;
}

/* --- indentation -------------------------------------------------------------------------------
 */

/* A token above that a line could stand under, in the copy. */
struct neighbour {
    size_t byte, width, distance;
};

static void try_neighbour(struct neighbour *best, size_t byte, size_t width, size_t indent)
{
    size_t distance = width > indent ? width - indent : indent - width;
    if (distance > 0 && distance < best->distance)
        *best = (struct neighbour){byte, width, distance};
}

/* The nearest token of its kind in the lines that are open above `line`: what is indented further
 * than a later line is closed. A dash whose key is the same ("- name:") is meant before a nearer
 * one. */
static struct neighbour find_neighbour(struct slice copy, const struct line *line, bool is_dash)
{
    struct neighbour best = {.distance = SIZE_MAX};
    struct slice key = slice_part(copy, line->key, line->key_end);
    struct line above = *line;
    size_t open = SIZE_MAX;
    while (open > 0 && line_before(copy, &above, &above)) {
        size_t indent = above.first - above.start;
        if (indent >= open)
            continue;
        open = indent;
        bool is_alike = is_dash && line_has_dash(&above) && key.length > 0 &&
                        slice_equal(key, slice_part(copy, above.key, above.key_end));
        if (is_alike && indent != line->first - line->start)
            return (struct neighbour){above.first, indent, 0};
        if (is_dash && line_has_dash(&above))
            try_neighbour(&best, above.first, above.first - above.start, line->first - line->start);
        if (!is_dash && line_has_key(&above))
            try_neighbour(&best, above.key, above.key - above.start, line->first - line->start);
    }
    return best;
}

static struct slice name_token(struct slice copy, size_t byte)
{
    struct line line = line_at(copy, byte);
    if (line_has_key(&line) && byte == line.key)
        return slice_part(copy, line.key, line.key_end + 1);
    return slice_part(copy, byte, byte + 1);
}

/* The lines below a dash go with it: what stands in its entry, without a word of their own. */
static void shift_below(const struct trouble *t, const struct line *line, size_t width)
{
    struct slice copy = t->mends->copy;
    size_t indent = line->first - line->start;
    for (struct line below = line_at(copy, line->end + 1); below.start > line->start;
         below = line_at(copy, below.end + 1)) {
        bool is_inside = line_is_blank(&below) || below.first - below.start > indent;
        if (!is_inside)
            break;
        if (!line_is_blank(&below))
            set_indent(t, mends_source_byte(t->mends, below.start), indent, width);
        if (below.end + 1 >= copy.length)
            break;
    }
}

/* A key or a dash between the columns of those above. */
static bool slip_token_indent(const struct trouble *t, const struct line *line, bool is_dash)
{
    struct slice copy = t->mends->copy;
    size_t indent = line->first - line->start, byte = mends_source_byte(t->mends, line->first);
    struct neighbour to = find_neighbour(copy, line, is_dash);
    if (to.distance == SIZE_MAX ||
        !set_indent(t, mends_source_byte(t->mends, line->start), indent, to.width))
        return false;
    if (to.distance == 0)
        shift_below(t, line, to.width);
    if (!trouble_is_new(t, byte))
        return true;
    struct place other = trouble_place(t, mends_source_byte(t->mends, to.byte));
    diag_error(t->diag, trouble_place(t, byte), "yaml-indent",
               "%zu space%s stand%s before '%.*s', but %zu before '%.*s' in line %u", indent,
               plural(indent), indent == 1 ? "s" : "", SLICE_ARG(name_token(copy, line->first)),
               to.width, SLICE_ARG(name_token(copy, to.byte)),
               diag_line_column(t->diag, other).line_no);
    diag_hint(t->diag, "put %zu space%s before it, so that both begin in the same column", to.width,
              plural(to.width));
    return true;
}

/* A line of a text too far left. */
static bool slip_text_indent(const struct trouble *t, const struct line *line)
{
    struct slice copy = t->mends->copy;
    struct line above = *line;
    size_t indent = line->first - line->start, byte = mends_source_byte(t->mends, line->first);
    if (!line_before(copy, line, &above))
        return false;
    bool is_text = !line_has_key(&above) && !line_has_dash(&above);
    size_t wanted = is_text ? above.first - above.start : line_depth(&above) + 2;
    bool is_more = is_text && mends_is_told(t->mends, mends_source_byte(t->mends, above.start));
    if (wanted <= indent ||
        !set_indent(t, mends_source_byte(t->mends, line->start), indent, wanted))
        return false;
    if (is_more)
        mends_tell(t->mends, byte);
    if (trouble_is_new(t, byte)) {
        diag_error(t->diag, trouble_place(t, byte), "yaml-syntax",
                   "this line is neither 'key: value' nor part of the text above");
        diag_hint(t->diag,
                  "to go on with the text, indent it: %zu spaces, not %zu; else begin it "
                  "with a key and a colon, or with '- '",
                  wanted, indent);
    }
    return true;
}

bool slip_indent(const struct trouble *t, size_t byte_copy)
{
    struct line line = line_at(t->mends->copy, byte_copy);
    if (line_is_blank(&line) || line.first != byte_copy)
        return false;
    if (line_has_dash(&line))
        return slip_token_indent(t, &line, true);
    bool is_key = line_has_key(&line);
    if (is_key && t->words->count > 0) {
        size_t key = mends_source_byte(t->mends, line.key);
        is_key = is_word(t, key, key + line.key_end - line.key);
    }
    return is_key ? slip_token_indent(t, &line, false) : slip_text_indent(t, &line);
}

/* From a byte of a scalar's text back to the byte of the source.
 *
 * In: a scalar node (its style and first byte) and offsets in its text. Out: their places. The
 * walk repeats what libyaml's scanner does to a scalar of that style (YAML 1.1, 9: flow scalars
 * fold, block scalars are indented, double quotes have escapes) and tells, piece by piece, how many
 * bytes of text came from which bytes of source. It needs no end conditions: the text's length says
 * when to stop. Cost: one pass over the scalar's source for any number of offsets.
 *
 * The indentation of a block scalar is not known to the node; it follows from the first line that
 * is not empty, which has as many more spaces in the source than in the text.
 *
 * Rejected: keeping a map in every node (a bulletin of 550 pages asks for a few hundred places, and
 * the maps would be larger than the text); libyaml's marks (they exist per token only). */
#include <assert.h>

#include "base/utf8.h"
#include "yaml/internal.h"
#include "yaml/yaml.h"

struct walk {
    struct slice source;
    size_t at; /* byte in source */
    struct slice text;
    size_t byte_text; /* bytes of text accounted for */
    uint32_t number;  /* of the source */
    const size_t *offsets;
    struct place *places;
    size_t count, answered;
};

/* A range of the source. */
struct range {
    size_t start, end;
};

size_t yaml_break_length(struct slice source, size_t at)
{
    struct slice rest = slice_part(source, at, at + 3);
    switch (rest.length ? (unsigned char)rest.bytes[0] : 0) {
    case '\n':
        return 1;
    case '\r':
        return slice_starts_with(rest, "\r\n") ? 2 : 1;
    case 0xC2: /* NEL */
        return slice_starts_with(rest, "\xc2\x85") ? 2 : 0;
    case 0xE2: /* LS, PS */
        return slice_starts_with(rest, "\xe2\x80\xa8") || slice_starts_with(rest, "\xe2\x80\xa9")
                   ? 3
                   : 0;
    default:
        return 0;
    }
}

static char byte_at(const struct walk *walk, size_t at)
{
    return at < walk->source.length ? walk->source.bytes[at] : '\0';
}

static bool is_blank_at(const struct walk *walk, size_t at)
{
    return byte_at(walk, at) == ' ' || byte_at(walk, at) == '\t';
}

static bool is_done(const struct walk *walk)
{
    return walk->byte_text >= walk->text.length || walk->at >= walk->source.length;
}

/* The next `bytes` of text come from `start` on: byte by byte, or all from there. */
static void emit(struct walk *walk, size_t start, size_t bytes, bool is_verbatim)
{
    size_t end = walk->byte_text + bytes;
    for (; walk->answered < walk->count && walk->offsets[walk->answered] < end; walk->answered++) {
        size_t byte = start + (is_verbatim ? walk->offsets[walk->answered] - walk->byte_text : 0);
        walk->places[walk->answered] = (struct place){walk->number, (uint32_t)byte};
    }
    walk->byte_text = end;
}

/* A line break as text: LS and PS stay what they are, the others are one LF. */
static void emit_break(struct walk *walk, size_t at)
{
    size_t length = yaml_break_length(walk->source, at);
    emit(walk, at, length == 3 ? 3 : 1, length == 3);
}

static bool is_kept_break(const struct walk *walk, size_t at)
{
    return yaml_break_length(walk->source, at) == 3;
}

/* The breaks of a range, blanks between them skipped. */
static void emit_breaks(struct walk *walk, struct range range)
{
    for (size_t at = range.start; at < range.end;) {
        size_t length = yaml_break_length(walk->source, at);
        if (length > 0)
            emit_break(walk, at);
        at += length > 0 ? length : 1;
    }
}

static bool has_break(const struct walk *walk, struct range range)
{
    for (size_t at = range.start; at < range.end; at++)
        if (yaml_break_length(walk->source, at) > 0)
            return true;
    return false;
}

/* The byte after the blank or break at `at`; `at` itself where there is neither. */
static size_t white_end(const struct walk *walk, size_t at)
{
    return at + (is_blank_at(walk, at) ? 1 : yaml_break_length(walk->source, at));
}

/* Blanks and breaks inside a flow scalar: blanks alone stay; a break with blanks round it is a
 * space; further breaks stay and the first goes. After an escaped break only the further ones. */
static void walk_white(struct walk *walk, bool is_after_escaped_break)
{
    size_t start = walk->at;
    while (is_blank_at(walk, walk->at))
        walk->at++;
    size_t first = walk->at;
    for (size_t next = first; (next = white_end(walk, next)) > walk->at;)
        walk->at = next;
    if (is_after_escaped_break) {
        emit_breaks(walk, (struct range){start, walk->at});
        return;
    }
    size_t length = yaml_break_length(walk->source, first);
    struct range rest = {first + length, walk->at};
    if (length == 0)
        emit(walk, start, first - start, true);
    else if (is_kept_break(walk, first))
        emit_break(walk, first);
    else if (!has_break(walk, rest))
        emit(walk, first, 1, false);
    if (length > 0)
        emit_breaks(walk, rest);
}

static bool is_white_at(const struct walk *walk, size_t at)
{
    return white_end(walk, at) > at;
}

static void walk_plain(struct walk *walk)
{
    while (!is_done(walk)) {
        if (is_white_at(walk, walk->at))
            walk_white(walk, false);
        else
            emit(walk, walk->at++, 1, true);
    }
}

static void walk_single(struct walk *walk)
{
    walk->at++;
    while (!is_done(walk)) {
        if (is_white_at(walk, walk->at)) {
            walk_white(walk, false);
            continue;
        }
        bool is_doubled = byte_at(walk, walk->at) == '\'' && byte_at(walk, walk->at + 1) == '\'';
        emit(walk, walk->at, 1, true);
        walk->at += is_doubled ? 2 : 1;
    }
}

/* The code point of an escape with `digits` hexadecimal digits after `\x`, `\u` or `\U`. */
static uint32_t read_hexadecimal(const struct walk *walk, size_t at, size_t digits)
{
    uint32_t value = 0;
    for (size_t i = 0; i < digits; i++) {
        char c = byte_at(walk, at + i);
        uint32_t digit = (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        value = value << 4 | digit;
    }
    return value;
}

/* Bytes of text that the escape `\c` with the code point `hexadecimal` stands for. */
static size_t escaped_length(char c, uint32_t hexadecimal)
{
    char encoded[4];
    switch (c) {
    case 'x':
    case 'u':
    case 'U':
        return utf8_write(encoded, hexadecimal);
    case 'N': /* NEL */
    case '_': /* no-break space */
        return 2;
    case 'L': /* line separator */
    case 'P': /* paragraph separator */
        return 3;
    default:
        return 1;
    }
}

/* An escape gives one character of text, which comes from the backslash. */
static void walk_escape(struct walk *walk)
{
    char c = byte_at(walk, walk->at + 1);
    size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    uint32_t hexadecimal = read_hexadecimal(walk, walk->at + 2, digits);
    emit(walk, walk->at, escaped_length(c, hexadecimal), false);
    walk->at += 2 + digits;
}

static void walk_double(struct walk *walk)
{
    walk->at++;
    while (!is_done(walk)) {
        size_t escaped_break = yaml_break_length(walk->source, walk->at + 1);
        if (is_white_at(walk, walk->at)) {
            walk_white(walk, false);
        } else if (byte_at(walk, walk->at) != '\\') {
            emit(walk, walk->at++, 1, true);
        } else if (escaped_break > 0) {
            walk->at += 1 + escaped_break;
            walk_white(walk, true);
        } else {
            walk_escape(walk);
        }
    }
}

static size_t find_line_end(const struct walk *walk, size_t at)
{
    while (at < walk->source.length && yaml_break_length(walk->source, at) == 0)
        at++;
    return at;
}

static size_t count_spaces(struct slice text, size_t at)
{
    size_t count = 0;
    while (at + count < text.length && text.bytes[at + count] == ' ')
        count++;
    return count;
}

/* The spaces that stand before each line of a block scalar; the walk is at its first line. */
static size_t find_indent(const struct walk *walk)
{
    size_t at = walk->at, text_at = 0;
    for (size_t length; (length = yaml_break_length(walk->text, text_at)) > 0; text_at += length) {
        at = find_line_end(walk, at);
        at += yaml_break_length(walk->source, at);
    }
    if (text_at >= walk->text.length)
        return SIZE_MAX; /* nothing but empty lines: any spaces in them are indentation */
    size_t in_source = count_spaces(walk->source, at), in_text = count_spaces(walk->text, text_at);
    return in_source > in_text ? in_source - in_text : 0;
}

static void skip_indent(struct walk *walk, size_t indent)
{
    for (size_t i = 0; i < indent && byte_at(walk, walk->at) == ' '; i++)
        walk->at++;
}

/* The breaks of empty lines from here on; the walk ends at the first character of a line that is
 * not empty, its indentation skipped. */
static struct range skip_empty_lines(struct walk *walk, size_t indent)
{
    struct range range = {walk->at, walk->at};
    skip_indent(walk, indent);
    for (size_t length; (length = yaml_break_length(walk->source, walk->at)) > 0;) {
        walk->at += length;
        range.end = walk->at;
        skip_indent(walk, indent);
    }
    return range;
}

static void walk_block(struct walk *walk, bool is_folded)
{
    walk->at = find_line_end(walk, walk->at);
    walk->at += yaml_break_length(walk->source, walk->at);
    size_t indent = find_indent(walk);
    emit_breaks(walk, skip_empty_lines(walk, indent));
    while (!is_done(walk)) {
        bool was_blank = is_blank_at(walk, walk->at);
        size_t start = walk->at, end = find_line_end(walk, start);
        emit(walk, start, end - start, true);
        walk->at = end;
        if (is_done(walk))
            return;
        walk->at += yaml_break_length(walk->source, end);
        struct range empty = skip_empty_lines(walk, indent);
        bool is_last = walk->at >= walk->source.length || walk->at - empty.end < indent;
        bool is_joined = is_folded && !is_last && !was_blank && !is_blank_at(walk, walk->at) &&
                         !is_kept_break(walk, end);
        if (!is_joined)
            emit_break(walk, end);
        else if (!has_break(walk, empty))
            emit(walk, end, 1, false);
        emit_breaks(walk, empty);
    }
}

void yaml_places_in(const struct diag *diag, const struct node *scalar, const size_t *byte_offsets,
                    struct place *places, size_t count)
{
    assert(scalar->kind == NODE_SCALAR);
    struct walk walk = {.source = diag_source_bytes(diag, scalar->place.source),
                        .at = scalar->place.byte,
                        .text = scalar->text,
                        .number = scalar->place.source,
                        .offsets = byte_offsets,
                        .places = places,
                        .count = count};
    switch (scalar->style) {
    case STYLE_PLAIN:
        walk_plain(&walk);
        break;
    case STYLE_SINGLE:
        walk_single(&walk);
        break;
    case STYLE_DOUBLE:
        walk_double(&walk);
        break;
    case STYLE_LITERAL:
    case STYLE_FOLDED:
        walk_block(&walk, scalar->style == STYLE_FOLDED);
        break;
    }
    size_t end = walk.at < walk.source.length ? walk.at : walk.source.length;
    for (; walk.answered < count; walk.answered++)
        places[walk.answered] = (struct place){walk.number, (uint32_t)end};
}

struct place yaml_place_in(const struct diag *diag, const struct node *scalar, size_t byte_offset)
{
    struct place place;
    yaml_places_in(diag, scalar, &byte_offset, &place, 1);
    return place;
}

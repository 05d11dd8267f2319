/* What opens a line, typed wrongly: a dash or a colon without its space, another mark for the
 * colon, a block's header the wrong way round, a ruled line, a dash that fell into the text above.
 *
 * In: a problem of libyaml's, or a text that it took, because what was typed is a text as well.
 * Out: as in slips.c, a report at its place and the mend that its hint asks for. */
#include <string.h>

#include "yaml/internal.h"
#include "yaml/lines.h"

static bool is_byte(struct slice bytes, size_t at, char c)
{
    return at < bytes.length && bytes.bytes[at] == c;
}

/* "-Pray for rain": the dash is a letter of a text or a key to YAML. "--", "-5" and a lone "-" are
 * none of these. */
bool slip_joined_dash(const struct trouble *t, size_t byte)
{
    struct line line = line_at(t->bytes, byte);
    size_t at = line.first;
    bool is_joined = is_byte(t->bytes, at, '-') && at + 1 < line.end &&
                     !strchr(" -\t0123456789", t->bytes.bytes[at + 1]);
    if (!is_joined || !mends_replace(t->mends, at + 1, 0, SLICE(" ")))
        return false;
    if (trouble_is_new(t, at)) {
        diag_error(t->diag, trouble_place(t, at), "yaml-syntax",
                   "a space is missing after the '-' at the beginning of this line");
        diag_hint(t->diag, "write '- ' and then what belongs to it");
    }
    return true;
}

/* The marks that are typed for a colon behind a key. */
static size_t wrong_colon_length(struct slice bytes, size_t at)
{
    static const char *const marks[] = {"=", ";", "\xEF\xBC\x9A", "\xEF\xB8\xB0", "\xEA\x9E\x89"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (slice_starts_with(slice_part(bytes, at, bytes.length), marks[i]))
            return strlen(marks[i]);
    return 0;
}

/* Where the key ends that the line begins with; `value` where it begins with none. */
static size_t find_known_end(const struct trouble *t, const struct line *line)
{
    size_t best = line->value;
    for (size_t i = 0; i < t->words->count; i++) {
        const char *word = t->words->at[i];
        size_t end = line->value + strlen(word);
        if (end > best && slice_starts_with(slice_part(t->bytes, line->value, line->end), word))
            best = end;
    }
    return best;
}

/* "title = Prayer", "title；Prayer", "title：Prayer". */
bool slip_wrong_colon(const struct trouble *t, size_t byte)
{
    struct line line = line_at(t->bytes, byte);
    size_t end = find_known_end(t, &line), at = end;
    while (is_byte(t->bytes, at, ' '))
        at++;
    size_t length = wrong_colon_length(t->bytes, at);
    if (end == line.value || length == 0 ||
        !mends_replace(t->mends, end, at + length - end, SLICE(": ")))
        return false;
    if (trouble_is_new(t, at)) {
        struct slice key = slice_part(t->bytes, line.value, end);
        diag_error(t->diag, trouble_place(t, at), "yaml-syntax",
                   "'%.*s' stands in the place of the colon after '%.*s'",
                   SLICE_ARG(slice_part(t->bytes, at, at + length)), SLICE_ARG(key));
        diag_hint(t->diag, "write '%.*s: ', with a colon and a space", SLICE_ARG(key));
    }
    return true;
}

/* "// so", "<!-- so -->", "```yaml": what is a comment or a fence elsewhere. */
bool slip_other_comment(const struct trouble *t, size_t byte)
{
    static const struct {
        const char *mark;
        bool is_fence;
    } marks[] = {{"//", false}, {"/*", false}, {"<!--", false},
                 {"%%", false}, {"```", true}, {"~~~", true}};
    struct line line = line_at(t->bytes, byte);
    struct slice text = slice_part(t->bytes, line.first, line.end);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (!slice_starts_with(text, marks[i].mark) ||
            !mends_replace(t->mends, line.first, 1, SLICE("#")))
            continue;
        if (!trouble_is_new(t, line.first))
            return true;
        diag_error(t->diag, trouble_place(t, line.first), "yaml-syntax",
                   marks[i].is_fence ? "'%s' belongs to Markdown, not to a content file"
                                     : "'%s' begins no comment here",
                   marks[i].mark);
        diag_hint(t->diag, marks[i].is_fence ? "delete this line"
                                             : "begin each line of a comment with '# '");
        return true;
    }
    return false;
}

/* "title: \"Prayer\",": the comma of JSON. */
bool slip_comma(const struct trouble *t)
{
    size_t at = t->problem->place.byte;
    struct line line = line_at(t->bytes, at);
    size_t next = at + 1;
    while (next < line.end && is_byte(t->bytes, next, ' '))
        next++;
    bool is_last = is_byte(t->bytes, at, ',') && next == line.end && at > line.value;
    if (!is_last || !strchr("\"'", t->bytes.bytes[at - 1]) ||
        !mends_replace(t->mends, at, 1, SLICE("")))
        return false;
    if (trouble_is_new(t, at)) {
        diag_error(t->diag, trouble_place(t, at), "yaml-syntax",
                   "a comma stands behind the closing quotation mark");
        diag_hint(t->diag, "delete it: a line ends without one");
    }
    return true;
}

/* Whether the list's dash is missing before the key at the line's beginning: the line stands in the
 * column of the dashes above. */
static bool is_in_dash_column(const struct trouble *t, const struct line *line)
{
    struct line above = *line;
    size_t indent = line->first - line->start;
    while (line_before(t->bytes, &above, &above)) {
        size_t here = above.first - above.start;
        if (here < indent)
            return false;
        if (here == indent)
            return line_has_dash(&above);
    }
    return false;
}

/* "name: Asia" and "Asia:" in the column of a list's dashes. The second is a section that its
 * author named by a key. */
bool slip_missing_dash(const struct trouble *t, size_t byte)
{
    struct line line = line_at(t->bytes, byte);
    bool is_first = line_has_key(&line) && line.key == line.first && !line_has_dash(&line);
    if (!is_first || !is_in_dash_column(t, &line))
        return false;
    struct slice key = slice_part(t->bytes, line.key, line.key_end);
    bool is_known = false;
    for (size_t i = 0; i < t->words->count; i++)
        is_known |= slice_is(key, t->words->at[i]);
    bool is_alone = line.value == line.end;
    if (!is_known && !is_alone)
        return false;
    int indent = (int)(line.first - line.start);
    struct slice named =
        slice_format(t->mends->arena, "- name: %.*s\n%*sitems:", SLICE_ARG(key), indent + 2, "");
    if (is_known ? !mends_replace(t->mends, line.first, 0, SLICE("- "))
                 : !mends_replace(t->mends, line.key, line.key_end + 1 - line.key, named))
        return false;
    if (!trouble_is_new(t, line.first))
        return true;
    diag_error(t->diag, trouble_place(t, line.first), "yaml-syntax",
               "a '- ' is missing before '%.*s:', which stands in the column of the list above",
               SLICE_ARG(key));
    if (is_known)
        diag_hint(t->diag, "write '- %.*s:' where it begins an entry of that list", SLICE_ARG(key));
    else
        diag_hint(t->diag, "write '- name: %.*s', and 'items:' on the next line", SLICE_ARG(key));
    return true;
}

/* "-----", "=====": a line that only separates. */
bool slip_ruled_line(const struct trouble *t, size_t byte)
{
    enum { SHORTEST = 3 };
    struct line line = line_at(t->bytes, byte);
    size_t end = line.end;
    while (end > line.first && is_byte(t->bytes, end - 1, ' '))
        end--;
    for (size_t at = line.first; at < end; at++)
        if (!strchr("-=_*~+", t->bytes.bytes[at]) ||
            t->bytes.bytes[at] != t->bytes.bytes[line.first])
            return false;
    if (end - line.first < SHORTEST || !mends_replace(t->mends, line.first, 1, SLICE("#")))
        return false;
    if (trouble_is_new(t, line.first)) {
        diag_error(t->diag, trouble_place(t, line.first), "yaml-syntax",
                   "this line of '%c' is no text and no key", t->bytes.bytes[line.first]);
        diag_hint(t->diag, "delete it, or write '# ' before it: what begins with '#' is for the "
                           "reader of this file alone");
    }
    return true;
}

/* "-Pray" and "-name: Asia" among the lines above, which YAML read as one text with this one. */
bool slip_dash_above(const struct trouble *t, size_t byte)
{
    struct line line = line_at(t->bytes, byte);
    return line_before(t->bytes, &line, &line) && slip_joined_dash(t, line.start);
}

/* --- texts that were meant as something else ---------------------------------------------------
 */

bool yaml_check_header(struct diag *diag, struct slice bytes, struct place place)
{
    static const char *const wrong[] = {
        "->", "-|", "--|",           "-->",           ">--",          "|--",
        ">~", ">_", "\xE2\x80\x93>", ">\xE2\x80\x93", ">\xE2\x80\x94"};
    struct line line = line_at(bytes, place.byte);
    size_t end = line.end;
    while (end > place.byte && is_byte(bytes, end - 1, ' '))
        end--;
    struct slice text = slice_part(bytes, place.byte, end);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (slice_is(text, wrong[i])) {
            diag_error(diag, place, "yaml-syntax",
                       "'%s' begins no text of several lines: it is printed", wrong[i]);
            diag_hint(diag, "write '>-'");
            return false;
        }
    return true;
}

bool yaml_check_sunk_dash(struct diag *diag, struct slice bytes, struct place place,
                          size_t byte_end)
{
    struct line line = line_at(bytes, place.byte), above = line;
    bool is_value = place.byte == line.value; /* not a part of what stands in brackets */
    if (!is_value || (!line_has_dash(&line) && !line_has_key(&line)))
        return true;
    for (line = line_at(bytes, line.end + 1); line.start > above.start && line.start < byte_end;
         line = line_at(bytes, line.end + 1)) {
        size_t wanted = above.first - above.start;
        if (line_has_dash(&line) && line.first < byte_end && line.first - line.start > wanted) {
            diag_error(
                diag, (struct place){place.source, (uint32_t)line.first}, "yaml-indent",
                "this '-' is indented further than the line above, and reads as part of its text");
            diag_second_place(diag, place, "that text");
            if (line_has_dash(&above))
                diag_hint(diag,
                          "put %zu space%s before it, not %zu; write '–' for a dash in a text",
                          wanted, wanted == 1 ? "" : "s", line.first - line.start);
            else
                diag_hint(diag, "a text has no list within it; write '–' for a dash in a text");
            return false;
        }
        if (line.end + 1 >= bytes.length)
            break;
    }
    return true;
}

/* libyaml's syntax problems in plain words.
 *
 * In: its problem text and places. Out: one report at most, and the mend that its hint asks for. A
 * table gives each of libyaml's texts (scanner.c and parser.c of 0.2.5) a wording of ours and says
 * which of the two places the author should look at; a text that is not in the table is told as it
 * is. What stands in the line comes first: libyaml says "could not find expected ':'" of a no-break
 * space, a forgotten colon and a line too far left alike (slips.c). Most problems in a bulletin
 * come from a prose text that was not protected, so the hint shows the `>-` form for the very key
 * of that line. */
#include <string.h>

#include "yaml/internal.h"
#include "yaml/lines.h"

/* Which hint goes with a problem. */
enum advice {
    ADVISE_BLOCK,
    ADVISE_PROTECT,
    ADVISE_CLOSE,
    ADVISE_QUOTE,
    ADVISE_INDENT,
    ADVISE_ESCAPE,
    ADVISE_NOTHING
};

struct wording {
    const char *theirs, *ours;
    bool is_at_beginning; /* the report stands where the thing began, not where it was noticed */
    enum advice advice;
};

static const struct wording wordings[] = {
    {"could not find expected ':'", "this line is neither 'key: value' nor part of the text above",
     true, ADVISE_INDENT},
    {"mapping values are not allowed in this context",
     "a colon with a space after it stands inside a text", false, ADVISE_BLOCK},
    {"block sequence entries are not allowed in this context",
     "a list item ('- ') cannot begin here", false, ADVISE_BLOCK},
    {"mapping keys are not allowed in this context", "'? ' cannot stand here", false, ADVISE_BLOCK},
    {"found character that cannot start any token", "a text cannot begin with this character",
     false, ADVISE_PROTECT},
    {"did not find expected key", "this does not fit into the lines above", false, ADVISE_INDENT},
    {"did not find expected '-' indicator",
     "a list is not finished here: expected '- ' or a line further left", false, ADVISE_INDENT},
    {"did not find expected ',' or ']'", "this '[' is not closed: expected ',' or ']'", true,
     ADVISE_CLOSE},
    {"did not find expected ',' or '}'", "this '{' is not closed: expected ',' or '}'", true,
     ADVISE_CLOSE},
    {"did not find expected node content", "expected a value", false, ADVISE_BLOCK},
    {"did not find expected <document start>", "nothing more can follow the first value", false,
     ADVISE_INDENT},
    {"did not find expected alphabetic or numeric character", "a text cannot begin with '*' or '&'",
     true, ADVISE_PROTECT},
    {"did not find expected comment or line break",
     "nothing but a comment can follow on the line of a '|' or '>'", false, ADVISE_BLOCK},
    {"found an indentation indicator equal to 0", "the number after '|' or '>' goes from 1 to 9",
     false, ADVISE_NOTHING},
    {"found unexpected document indicator", "a quotation is not closed before '---' or '...'", true,
     ADVISE_QUOTE},
    {"found unexpected end of stream", "a quotation begins here and is never closed", true,
     ADVISE_QUOTE},
    {"found unknown escape character", "unknown escape after '\\' in double quotes", false,
     ADVISE_ESCAPE},
    {"did not find expected hexdecimal number", "expected hexadecimal digits in this escape", false,
     ADVISE_ESCAPE},
    {"found invalid Unicode character escape code", "this escape is no Unicode character", false,
     ADVISE_ESCAPE},
    {"found unknown directive name", "a line that begins with '%' is a directive, unknown to YAML",
     true, ADVISE_BLOCK},
    {"did not find expected version number",
     "a line that begins with '%' is a directive, which is not used here", true, ADVISE_BLOCK},
    {"could not find expected directive name",
     "a line that begins with '%' is a directive, which is not used here", true, ADVISE_BLOCK},
    {"found unexpected non-alphabetical character",
     "a line that begins with '%' is a directive, which is not used here", true, ADVISE_BLOCK},
    {"found incompatible YAML document", "this YAML version is not known; expected 1.1 or 1.2",
     false, ADVISE_NOTHING},
    {"found undefined tag handle", "a text that begins with '!' must be protected", false,
     ADVISE_BLOCK},
};

static const struct wording *find_wording(const char *text)
{
    for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++)
        if (strcmp(wordings[i].theirs, text) == 0)
            return &wordings[i];
    return NULL;
}

enum { OPENER_LONGEST = 40 }; /* a longer key would fill the hint */

/* What opens the value at `place`, as it is to be written before `>-`. */
static struct slice find_opener(struct slice bytes, struct place place)
{
    struct line line = line_at(bytes, place.byte);
    struct slice opener = line_opener(bytes, &line);
    while (opener.length == 0 && line_before(bytes, &line, &line))
        opener = line_opener(bytes, &line);
    return opener.length == 0 || opener.length > OPENER_LONGEST ? SLICE("text:") : opener;
}

void yaml_hint_block(struct diag *diag, struct place place)
{
    struct slice bytes = diag_source_bytes(diag, place.source);
    struct line line = line_at(bytes, place.byte);
    if (line_opener(bytes, &line).length == 0 &&
        strchr("*+", place.byte < bytes.length ? bytes.bytes[place.byte] : '-') &&
        place.byte == line.first && line_before(bytes, &line, &line) && line.value == line.end) {
        diag_hint(diag,
                  "begin each entry of a list on a line of its own with '- '; a text goes below "
                  "'>-'");
        return;
    }
    diag_hint(diag,
              "write '%.*s >-' and the text on the lines below it, indented further: any character "
              "may stand there",
              SLICE_ARG(find_opener(bytes, place)));
}

void yaml_hint_comment(struct diag *diag, struct place place)
{
    diag_hint(diag,
              "write '%.*s >-' and the text on the lines below it, indented further; what is not "
              "to be printed stands behind two spaces and '# '",
              SLICE_ARG(find_opener(diag_source_bytes(diag, place.source), place)));
}

void yaml_hint_bracket(struct diag *diag, struct place place)
{
    struct slice bytes = diag_source_bytes(diag, place.source);
    struct line line = line_at(bytes, place.byte);
    char c = place.byte < bytes.length ? bytes.bytes[place.byte] : '\0';
    struct slice rest = slice_part(bytes, place.byte, line.end);
    bool is_value = line_has_key(&line) && line.value == place.byte;
    if (c == '{' && rest.length > 0 && memmem(rest.bytes, rest.length, ": ", 2))
        diag_hint(diag, "write each key on a line of its own below, without braces, or close it "
                        "with '}'; a text that has a comma goes between \" and \"");
    else if ((c == '[' || c == '-') && is_value)
        diag_hint(diag,
                  "write a list's entries on lines of their own below, each after '- '; write a "
                  "text below '%.*s >-'",
                  SLICE_ARG(line_opener(bytes, &line)));
    else
        yaml_hint_block(diag, place);
}

static void add_advice(struct diag *diag, enum advice advice, struct place place)
{
    switch (advice) {
    case ADVISE_CLOSE:
    case ADVISE_BLOCK:
    case ADVISE_PROTECT:
        yaml_hint_bracket(diag, place);
        break;
    case ADVISE_QUOTE:
        diag_hint(diag, "close it with the same quote; a text that only begins with a quotation "
                        "mark goes below '>-'");
        break;
    case ADVISE_INDENT:
        diag_hint(diag, "indent it as its neighbours are; a text of several lines goes below '>-', "
                        "indented");
        break;
    case ADVISE_ESCAPE:
        diag_hint(diag, "write '\\\\' for a backslash, or use single quotes");
        break;
    case ADVISE_NOTHING:
        break;
    }
}

/* The backslash of the escape that ends before `byte`. */
static size_t find_backslash(struct slice bytes, size_t byte)
{
    size_t least = byte > 12 ? byte - 12 : 0;
    while (byte > least && (byte >= bytes.length || bytes.bytes[byte] != '\\'))
        byte--;
    return byte;
}

/* Mends what the wording is about: the character that YAML took for its own is none. */
static bool mend(const struct trouble *t, const struct wording *wording, size_t byte)
{
    static const char own[] = ":-?,[]{}#&*!|>'\"%@`\\";
    if (wording->advice == ADVISE_ESCAPE)
        byte = find_backslash(t->bytes, byte);
    if (wording->advice == ADVISE_CLOSE) {
        byte = t->problem->beginning.byte;
        struct line last = line_at(t->bytes, t->problem->place.byte);
        for (size_t at = byte; at < last.start; at = line_at(t->bytes, at).end + 1)
            mends_tell(t->mends, at); /* it has lost its meaning */
    }
    bool is_own =
        byte < t->bytes.length && t->bytes.bytes[byte] && strchr(own, t->bytes.bytes[byte]);
    return is_own && wording->advice != ADVISE_INDENT && wording->advice != ADVISE_NOTHING &&
           mends_hide(t->mends, byte, 1);
}

static bool report_plainly(const struct trouble *t, const struct wording *wording, size_t byte)
{
    const struct problem *problem = t->problem;
    struct place place = trouble_place(t, byte);
    if (byte < t->bytes.length && t->bytes.bytes[byte] == ':' && wording->advice == ADVISE_INDENT) {
        diag_error(t->diag, place, "yaml-key", "there is no key before the ':'");
        return false;
    }
    if (trouble_is_new(t, byte)) {
        diag_error(t->diag, place, "yaml-syntax", "%s", wording->ours);
        add_advice(t->diag, wording->advice,
                   wording->advice == ADVISE_CLOSE ? problem->beginning : place);
        if (wording->advice == ADVISE_CLOSE)
            diag_second_place(t->diag, problem->place, "it is expected before this");
        else if (!wording->is_at_beginning && problem->beginning.byte != place.byte)
            diag_second_place(t->diag, problem->beginning, "it belongs to what begins here");
    }
    return mend(t, wording, byte);
}

bool yaml_report_problem(const struct trouble *t)
{
    const struct problem *problem = t->problem;
    const struct wording *wording = find_wording(problem->text);
    struct wording plain = {problem->text, problem->text, false, ADVISE_NOTHING};
    if (!wording)
        wording = &plain;
    size_t byte = wording->is_at_beginning ? problem->beginning.byte : problem->place.byte;
    size_t byte_copy = wording->is_at_beginning ? problem->byte_copy_beginning : problem->byte_copy;
    if (slip_tab(t) || slip_separator(t) || slip_strange_space(t, byte) || slip_two_keys(t) ||
        slip_lines_above(t) || slip_deep_key(t) || slip_text_after_block(t))
        return true;
    bool is_open = wording->advice == ADVISE_CLOSE || wording->advice == ADVISE_BLOCK;
    if (slip_other_comment(t, byte) || slip_comma(t) || (is_open && slip_hash_in_brackets(t)))
        return true;
    if (wording->advice == ADVISE_PROTECT && slip_trap(t, byte))
        return true;
    if (wording->advice == ADVISE_INDENT &&
        (slip_missing_dash(t, byte) || slip_key(t, problem->beginning.byte) ||
         slip_ruled_line(t, byte) || slip_joined_dash(t, byte) || slip_trap(t, byte) ||
         slip_comment_above(t, byte) || slip_indent(t, byte_copy)))
        return true;
    return report_plainly(t, wording, byte);
}

/* libyaml's syntax problems in plain words.
 *
 * In: its problem text and places. Out: one report. A table gives each of its texts (scanner.c and
 * parser.c of 0.2.5) a wording of ours and says which of the two places the author should look at;
 * a text that is not in the table is told as it is. Most problems in a bulletin come from a prose
 * text that was not protected, so the hint shows the `>-` form for the very key of that line. */
#include <string.h>

#include "base/utf8.h"
#include "yaml/internal.h"

/* Which hint goes with a problem. */
enum advice {
    ADVISE_BLOCK,
    ADVISE_CLOSE,
    ADVISE_QUOTE,
    ADVISE_TAB,
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
     "a colon with a space after it stands inside a plain text", false, ADVISE_BLOCK},
    {"block sequence entries are not allowed in this context",
     "a list item ('- ') cannot begin here", false, ADVISE_BLOCK},
    {"mapping keys are not allowed in this context", "'? ' cannot stand here", false, ADVISE_BLOCK},
    {"found character that cannot start any token", "a plain text cannot begin with this character",
     false, ADVISE_BLOCK},
    {"found a tab character that violates indentation", "a tab stands in the indentation", false,
     ADVISE_TAB},
    {"found a tab character where an indentation space is expected",
     "a tab stands in the indentation", false, ADVISE_TAB},
    {"did not find expected key", "this does not fit into the lines above", false, ADVISE_INDENT},
    {"did not find expected '-' indicator",
     "a list is not finished here: expected '- ' or a line further left", false, ADVISE_INDENT},
    {"did not find expected ',' or ']'", "expected ',' or ']' in the list", false, ADVISE_CLOSE},
    {"did not find expected ',' or '}'", "expected ',' or '}' in the mapping", false, ADVISE_CLOSE},
    {"did not find expected node content", "expected a value", false, ADVISE_BLOCK},
    {"did not find expected <document start>", "nothing more can follow the first value", false,
     ADVISE_INDENT},
    {"did not find expected alphabetic or numeric character",
     "a plain text cannot begin with '*' or '&'", true, ADVISE_BLOCK},
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
    {"found incompatible YAML document", "this YAML version is not known; expected 1.1 or 1.2",
     false, ADVISE_NOTHING},
    {"found undefined tag handle", "'!' begins a tag, which is not used here", false, ADVISE_BLOCK},
};

static const struct wording *find_wording(const char *text)
{
    for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++)
        if (strcmp(wordings[i].theirs, text) == 0)
            return &wordings[i];
    return NULL;
}

/* A line of the source that ends before `byte_end`. */
static struct slice line_of(struct slice bytes, size_t byte)
{
    size_t start = byte < bytes.length ? byte : bytes.length, end = start;
    while (start > 0 && bytes.bytes[start - 1] != '\n' && bytes.bytes[start - 1] != '\r')
        start--;
    while (end < bytes.length && bytes.bytes[end] != '\n' && bytes.bytes[end] != '\r')
        end++;
    return slice_part(bytes, start, end);
}

static bool is_key_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

/* What opens the value of a line: "- ", "text: ", "- lead: "; empty where the line opens none. */
static struct slice find_opener(struct slice line)
{
    size_t start = 0;
    while (start < line.length && line.bytes[start] == ' ')
        start++;
    size_t end = start;
    while (end + 1 < line.length && line.bytes[end] == '-' && line.bytes[end + 1] == ' ')
        end += 2;
    size_t key = end;
    while (key < line.length && is_key_byte(line.bytes[key]))
        key++;
    if (key > end && key + 1 < line.length && line.bytes[key] == ':' && line.bytes[key + 1] == ' ')
        end = key + 2;
    return slice_part(line, start, end);
}

enum { OPENER_LONGEST = 40 }; /* a longer key would fill the hint */

void yaml_hint_block(struct diag *diag, struct place place)
{
    struct slice bytes = diag_source_bytes(diag, place.source);
    struct slice line = line_of(bytes, place.byte), opener = find_opener(line);
    while (opener.length == 0 && line.bytes > bytes.bytes) {
        line = line_of(bytes, (size_t)(line.bytes - bytes.bytes) - 1);
        opener = find_opener(line);
    }
    if (opener.length == 0 || opener.length > OPENER_LONGEST)
        opener = SLICE("text: ");
    diag_hint(diag,
              "write '%.*s>-' and the text on the lines below it, indented further: any character "
              "may stand there",
              SLICE_ARG(opener));
}

/* The byte of the character of the line's value that YAML takes for its own; the source's length
 * where the line has no value or it begins harmlessly. */
static size_t find_trap(struct slice bytes, struct place place)
{
    struct slice line = line_of(bytes, place.byte), opener = find_opener(line);
    if (opener.length == 0)
        return bytes.length;
    size_t at = (size_t)(opener.bytes - bytes.bytes) + opener.length;
    size_t end = (size_t)(line.bytes - bytes.bytes) + line.length;
    while (at < end && bytes.bytes[at] == ' ')
        at++;
    return at < end && strchr("[]{}*&!|>@%`\"',", bytes.bytes[at]) ? at : bytes.length;
}

/* Whether a comment stands on the line above: it ends a plain text that goes on below it. */
static bool is_after_comment(struct slice bytes, struct place place)
{
    struct slice line = line_of(bytes, place.byte);
    if (line.bytes <= bytes.bytes)
        return false;
    struct slice above = line_of(bytes, (size_t)(line.bytes - bytes.bytes) - 1);
    for (size_t i = 0; i < above.length; i++)
        if (above.bytes[i] == '#' && (i == 0 || above.bytes[i - 1] == ' '))
            return true;
    return false;
}

static void add_advice(struct diag *diag, enum advice advice, struct place place)
{
    struct slice bytes = diag_source_bytes(diag, place.source);
    switch (advice) {
    case ADVISE_BLOCK:
    case ADVISE_CLOSE:
        yaml_hint_block(diag, place);
        break;
    case ADVISE_QUOTE:
        diag_hint(diag, "close it with the same quote; a text that only begins with a quotation "
                        "mark goes below '>-'");
        break;
    case ADVISE_TAB:
        diag_hint(diag, "indent with spaces");
        break;
    case ADVISE_INDENT:
        if (is_after_comment(bytes, place))
            yaml_hint_block(diag, place);
        else
            diag_hint(diag, "indent it as its neighbours are; a text of several lines goes below "
                            "'>-', indented");
        break;
    case ADVISE_ESCAPE:
        diag_hint(diag, "write '\\\\' for a backslash, or use single quotes");
        break;
    case ADVISE_NOTHING:
        break;
    }
}

/* A value that begins with one of YAML's characters and goes on as prose: told where it begins. */
static void report_trap(struct diag *diag, struct place place)
{
    char c = diag_source_bytes(diag, place.source).bytes[place.byte];
    if (c == '"' || c == '\'')
        diag_error(diag, place, "yaml-syntax",
                   "a text that begins with %c must end with it too, or be protected", c);
    else
        diag_error(diag, place, "yaml-syntax", "a text that begins with '%c' must be protected", c);
    yaml_hint_block(diag, place);
}

static char byte_at(struct slice bytes, struct place place)
{
    return place.byte < bytes.length ? bytes.bytes[place.byte] : '\0';
}

void yaml_report_problem(struct diag *diag, const struct problem *problem)
{
    struct slice bytes = diag_source_bytes(diag, problem->place.source);
    const struct wording *wording = find_wording(problem->text);
    struct wording plain = {problem->text, problem->text, false, ADVISE_NOTHING};
    if (!wording)
        wording = &plain;
    struct place place = wording->is_at_beginning ? problem->beginning : problem->place;
    size_t trap = find_trap(bytes, place);
    if (byte_at(bytes, place) == '\t') {
        diag_error(diag, place, "yaml-tab", "a tab stands in the indentation");
        add_advice(diag, ADVISE_TAB, place);
    } else if (wording->advice == ADVISE_INDENT && trap < bytes.length) {
        report_trap(diag, (struct place){place.source, (uint32_t)trap});
    } else if (wording->advice == ADVISE_INDENT && byte_at(bytes, place) == ':') {
        diag_error(diag, place, "yaml-key", "there is no key before the ':'");
    } else {
        diag_error(diag, place, "yaml-syntax", "%s", wording->ours);
        add_advice(diag, wording->advice,
                   wording->advice == ADVISE_CLOSE ? problem->beginning : place);
        if (!wording->is_at_beginning && problem->beginning.byte != place.byte)
            diag_second_place(diag, problem->beginning, problem->context);
    }
}

/* Quotation marks of a PO file's strings, looked at before libgettextpo is: it tells of a missing
 * one at the next line, and then of much else.
 *
 * In: bytes. Out: whether each line outside comments is as the format has it, a keyword or none and
 * then strings in quotation marks; or a report at the line that lacks a mark. What else may be
 * wrong is for the library to tell. Format: GNU gettext manual, "The Format of PO Files". */
#include <string.h>

#include "po/catalogue.h"

struct line {
    struct diag *diag;
    uint32_t source;
    struct slice text; /* of the whole file */
    size_t at, end;    /* [at, end): what is left of the line */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

static void skip_blanks(struct line *line)
{
    while (line->at < line->end && is_blank(line->text.bytes[line->at]))
        line->at++;
}

static char peek(const struct line *line)
{
    return line->at < line->end ? line->text.bytes[line->at] : '\0';
}

static bool report(const struct line *line, size_t at, const char *what, const char *hint)
{
    diag_error(line->diag, (struct place){line->source, (uint32_t)at}, "po-syntax", "%s", what);
    diag_hint(line->diag, "%s", hint);
    return false;
}

/* Steps over a keyword, such as `msgstr[0]`; whether one stood there. */
static bool skip_keyword(struct line *line)
{
    static const char *const keywords[] = {"msgctxt", "msgid_plural", "msgid", "msgstr", "domain"};
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
        size_t length = strlen(keywords[i]);
        if (line->end - line->at < length ||
            memcmp(line->text.bytes + line->at, keywords[i], length) != 0)
            continue;
        line->at += length;
        if (peek(line) == '[')
            while (line->at < line->end && line->text.bytes[line->at++] != ']')
                continue;
        return true;
    }
    return false;
}

/* Steps over a string; false where the line ends before it. */
static bool skip_string(struct line *line)
{
    for (line->at++; line->at < line->end; line->at++) {
        if (peek(line) == '"') {
            line->at++;
            return true;
        }
        line->at += peek(line) == '\\';
    }
    return false;
}

/* What follows no opening mark: a text that lacks it, or something for the library to tell. */
static bool is_text_unopened(const struct line *line, bool has_keyword)
{
    size_t end = line->end, marks = 0;
    while (end > line->at && is_blank(line->text.bytes[end - 1]))
        end--;
    for (size_t i = line->at; i < end; i++)
        marks += line->text.bytes[i] == '"' && (i == line->at || line->text.bytes[i - 1] != '\\');
    if (marks == 1)
        return line->text.bytes[end - 1] == '"';
    return marks == 0 && has_keyword && end > line->at;
}

static bool check_line(struct line *line)
{
    skip_blanks(line);
    if (line->at == line->end || peek(line) == '#')
        return true;
    bool has_keyword = skip_keyword(line);
    skip_blanks(line);
    if (peek(line) != '"')
        return !is_text_unopened(line, has_keyword) ||
               report(line, line->at, "the text of this line lacks its opening mark (\")",
                      "a text stands between two \"");
    for (bool is_first = true; line->at < line->end; is_first = false) {
        size_t start = line->at;
        if (peek(line) != '"' && !is_first)
            return report(line, start, "a mark (\") before this ends the text of the line",
                          "write \\\" for a mark within a text");
        if (!skip_string(line))
            return report(
                line, start, "the text of this line lacks its closing mark (\")",
                "a text ends with \" on the line that it begins on; write \\\" for a mark "
                "within it");
        skip_blanks(line);
    }
    return true;
}

bool po_check_strings(struct diag *diag, uint32_t source, struct slice bytes)
{
    size_t told = 0;
    for (size_t start = po_text_start(bytes); start < bytes.length;) {
        const char *feed = memchr(bytes.bytes + start, '\n', bytes.length - start);
        size_t end = feed ? (size_t)(feed - bytes.bytes) : bytes.length;
        struct line line = {diag, source, bytes, start, end};
        told += !check_line(&line);
        start = end + 1;
    }
    return told == 0;
}

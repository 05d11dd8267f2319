/* What was typed for another program, and prints as it stands: told, never changed.
 *
 * In: a text's letters, with their marks found, and its lines in the source. Out: warnings. Pasted
 * from a web page or an e-mail, a text brings HTML (`&nbsp;`, `<b>`), Markdown (`## `, `| a | b |`,
 * `[x] (address)`), lists whose lines run together when they are folded, comments that are none
 * inside a block, and a typewriter's marks. All of these are ordinary characters (SPEC, "Inline
 * markup"), so each is told where hardly anybody means it: `# 7`, `<Name>` and `1. Februar` pass.
 * Typewriter marks are everywhere where they are at all, so they are counted, and told once a file.
 */
#include <string.h>

#include "content/reader.h"

/* --- lines of the source -----------------------------------------------------------------------
 */

/* What a line of a text begins with. */
enum line_start { LINE_TEXT, LINE_DASH, LINE_NUMBER, LINE_BAR, LINE_HEADING, LINE_COMMENT };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t count_bytes(struct slice line, char c)
{
    size_t count = 0;
    while (count < line.length && line.bytes[count] == c)
        count++;
    return count;
}

/* "12. " and "3) ". */
static bool is_numbered(struct slice line)
{
    size_t digits = 0;
    while (digits < line.length && digits < 3 && is_digit(line.bytes[digits]))
        digits++;
    return digits > 0 && digits + 1 < line.length && strchr(".)", line.bytes[digits]) &&
           line.bytes[digits + 1] == ' ';
}

static enum line_start line_start_of(struct slice line)
{
    size_t hashes = count_bytes(line, '#');
    struct slice after = slice_part(line, hashes, line.length);
    bool is_apart = hashes > 0 && after.length > 1 && after.bytes[0] == ' ';
    if (slice_starts_with(line, "- ") || slice_starts_with(line, "\xE2\x80\xA2"))
        return LINE_DASH;
    if (line.length > 1 && line.bytes[0] == '|' && line.bytes[line.length - 1] == '|')
        return LINE_BAR;
    if (is_apart && hashes > 1)
        return LINE_HEADING;
    if (is_apart && !is_digit(after.bytes[1]))
        return LINE_COMMENT;
    return is_numbered(line) ? LINE_NUMBER : LINE_TEXT;
}

struct line_report {
    const char *code, *message, *hint;
};

static const struct line_report line_reports[] = {
    [LINE_DASH] = {"text-list", "this line begins with a dash, but makes no list within a text",
                   "a list is a part of a 'body:', of the section or of the item: '- list:', and "
                   "its points below"},
    [LINE_NUMBER] = {"text-list", "this line begins with a number, but makes no list within a text",
                     "points that are counted are a part of a 'body:', of the section or of the "
                     "item: '- numbers:', and the points below, without numbers"},
    [LINE_BAR] = {"text-table", "the bars of a table are printed as they stand",
                  "a table is a part of a 'body:': '- table: {rows: [[first, second]]}'"},
    [LINE_HEADING] = {"text-heading", "'##' makes no heading here: it is printed",
                      "a section's heading is its 'name:'; one within it is a part of its 'body:', "
                      "'- heading:'"},
    [LINE_COMMENT] = {"text-comment", "this line begins with '#', but is no comment: it is printed",
                      "a comment stands outside the text, above its key or its dash; write '\\#' "
                      "where the character itself is meant"},
};

static void report_line(struct reader *reader, uint32_t byte, enum line_start start)
{
    const struct line_report *row = &line_reports[start];
    diag_warning(reader->diag, (struct place){reader->source, byte}, row->code, "%s", row->message);
    diag_hint(reader->diag, "%s", row->hint);
}

/* The line at `at` without the spaces round it; `at` moves to the next. */
static struct slice next_line(struct slice source, size_t *at)
{
    size_t start = *at, end = *at;
    while (end < source.length && source.bytes[end] != '\n' && source.bytes[end] != '\r')
        end++;
    *at = end + 1;
    while (start < end && source.bytes[start] == ' ')
        start++;
    while (end > start && source.bytes[end - 1] == ' ')
        end--;
    return slice_part(source, start, end);
}

/* The first line of each kind is told. A dash or a number is a list's where another line has one
 * before it; the first line of a text may begin so. */
static void check_lines(struct reader *reader, const struct node *node, uint32_t byte_last)
{
    /* No further than the text: a file may be one line. */
    struct slice source =
        slice_part(diag_source_bytes(reader->diag, reader->source), 0, byte_last + 1);
    size_t at = node->place.byte, counts[LINE_COMMENT + 1] = {0}, lines = 0;
    bool is_block = node->style == STYLE_LITERAL || node->style == STYLE_FOLDED;
    if (is_block)
        next_line(source, &at);
    while (at <= byte_last) {
        struct slice line = next_line(source, &at);
        enum line_start start = line_start_of(line);
        bool is_list = start == LINE_DASH || start == LINE_NUMBER;
        if (line.length == 0 || start == LINE_TEXT || (lines++ == 0 && !is_block))
            continue;
        bool is_told = ++counts[start] == (is_list ? 2 : 1);
        if (is_told)
            report_line(reader, (uint32_t)(line.bytes - source.bytes), start);
    }
}

/* Lines of '>' that are indented further are kept by YAML, and folded here. */
static void check_kept(struct reader *reader, const struct node *node)
{
    struct slice text = node->text;
    bool is_deep = false;
    for (size_t i = 1; node->style == STYLE_FOLDED && i + 1 < text.length; i++) {
        bool is_break = text.bytes[i] == '\n' && text.bytes[i - 1] != '\n' &&
                        text.bytes[i + 1] != '\n' && text.bytes[i - 1] != '\\';
        if (text.bytes[i - 1] == '\n')
            is_deep = text.bytes[i] == ' ';
        if (!is_break || !(is_deep || text.bytes[i + 1] == ' '))
            continue;
        diag_warning(reader->diag, yaml_place_in(reader->diag, node, i), "text-lines",
                     "the lines of this text run together: indenting does not keep them here");
        diag_hint(reader->diag, "write '|' in the place of '>' to keep all lines; verse is a part "
                                "of a 'body:', under 'lines: |'");
        return;
    }
}

/* --- letters -----------------------------------------------------------------------------------
 */

static bool is_plain(const struct letter *letter)
{
    return letter->kind == LETTER_PLAIN && !letter->is_hidden;
}

static uint32_t code_at(const struct letter_list *letters, size_t at)
{
    return at < letters->count && letters->at[at].kind != LETTER_END ? letters->at[at].code_point
                                                                     : 0;
}

static bool has_text(const struct letter_list *letters, size_t at, const char *text)
{
    for (; *text; text++, at++)
        if (code_at(letters, at) != (unsigned char)*text)
            return false;
    return true;
}

static bool is_ascii_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* "&nbsp;", "&#160;": a name of letters, or a number, and a semicolon. */
static size_t entity_length(const struct letter_list *letters, size_t at)
{
    enum { NAME_LONGEST = 8 };
    size_t length = 1;
    bool is_number = code_at(letters, at + 1) == '#';
    length += is_number;
    size_t start = length;
    while (length < NAME_LONGEST + start) {
        uint32_t c = code_at(letters, at + length);
        bool is_digit_code = c >= '0' && c <= '9';
        if (!is_ascii_letter(c) && !(is_digit_code && (is_number || length > start)))
            break;
        length++;
    }
    return length > start + 1 && code_at(letters, at + length) == ';' ? length + 1 : 0;
}

/* "<b>", "</p>", "<br/>", "<a href": HTML's own names only. */
static size_t tag_length(const struct letter_list *letters, size_t at)
{
    static const char *const names[] = {"b",    "i",   "u",   "em",    "strong", "br", "p",   "a",
                                        "span", "div", "ul",  "ol",    "li",     "h1", "h2",  "h3",
                                        "font", "sup", "sub", "table", "tr",     "td", "img", "hr"};
    size_t start = at + 1 + (code_at(letters, at + 1) == '/');
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t end = start + strlen(names[i]);
        uint32_t after = code_at(letters, end);
        if (has_text(letters, start, names[i]) && (after == '>' || after == ' ' || after == '/'))
            return end - at;
    }
    return 0;
}

/* "[the story] (https://…)": a space keeps it from being a link. */
static bool is_parted_link(const struct letter_list *letters, size_t at)
{
    size_t next = at + 1;
    if (next >= letters->count || letters->at[next].kind != LETTER_SPACE ||
        code_at(letters, next + 1) != '(')
        return false;
    next += 2;
    return has_text(letters, next, "http") || has_text(letters, next, "www.") ||
           has_text(letters, next, "mailto:");
}

static void report_html(struct reader *reader, const struct letter_list *letters, size_t at,
                        size_t length, const char *what, const char *hint)
{
    char shown[32];
    size_t used = 0;
    for (size_t i = at; i < at + length && used + 1 < sizeof shown; i++)
        shown[used++] = (char)letters->at[i].code_point;
    shown[used] = '\0';
    diag_warning(reader->diag, letters->at[at].place, "text-html", "'%s' is HTML: %s", shown, what);
    diag_hint(reader->diag, "%s", hint);
}

/* Marks of Markdown that are none here, and what a file in UTF-8 becomes where a program takes it
 * for Windows-1252: "â€™" for an apostrophe, "Ã©" for é. */
static void check_marks(struct reader *reader, const struct letter_list *letters, size_t at)
{
    uint32_t c = letters->at[at].code_point, next = code_at(letters, at + 1);
    struct place place = letters->at[at].place;
    bool is_garbled =
        (c == 0xE2 && next == 0x20AC) || ((c == 0xC3 || c == 0xC2) && next >= 0xA0 && next <= 0xBF);
    if (c == '~' && next == '~' && code_at(letters, at - 1) != '~') {
        diag_warning(reader->diag, place, "text-mark", "'~~' strikes nothing out: it is printed");
        diag_hint(reader->diag, "delete it, and what was to be struck out");
    } else if (c == '<' &&
               (has_text(letters, at + 1, "http") || has_text(letters, at + 1, "mailto:"))) {
        diag_warning(reader->diag, place, "text-mark",
                     "the '<' and '>' round an address are printed");
        diag_hint(reader->diag, "delete them: an address is a link by itself");
    } else if (c == ')' && next == '[' &&
               (has_text(letters, at + 2, "http") || has_text(letters, at + 2, "www."))) {
        diag_warning(reader->diag, place, "markup-link",
                     "a link's brackets stand the other way round: this is none");
        diag_hint(reader->diag, "write [text](address)");
    } else if (is_garbled) {
        diag_warning(
            reader->diag, place, "text-garbled",
            "this looks like UTF-8 that was read as Windows-1252: it is printed as it stands");
        diag_hint(reader->diag, "type the character that was meant");
    }
}

static void check_letter(struct reader *reader, const struct letter_list *letters, size_t at)
{
    uint32_t c = letters->at[at].code_point;
    struct place place = letters->at[at].place;
    size_t length = c == '&' ? entity_length(letters, at) : c == '<' ? tag_length(letters, at) : 0;
    if (length > 0 && c == '&')
        report_html(reader, letters, at, length, "it is printed as it stands",
                    "type the character itself");
    else if (length > 0)
        report_html(reader, letters, at, length, "it is printed as it stands",
                    "emphasis is _so_, strong is __so__, a link is [text](address); delete what "
                    "has no use here");
    if (c == ']' && is_parted_link(letters, at)) {
        diag_warning(reader->diag, place, "markup-link",
                     "a space stands between ']' and '(': this is no link, and its address is "
                     "printed");
        diag_hint(reader->diag, "write [text](address), without a space between them");
    }
    check_marks(reader, letters, at);
    uint32_t next = code_at(letters, at + 1);
    if (c == '\\' && (next == 'n' || next == 't' || next == 'r')) {
        diag_warning(reader->diag, place, "text-escape", "'\\%c' is printed as it stands",
                     (char)next);
        diag_hint(reader->diag, "a '\\' at the end of a line begins a new line, a blank line a new "
                                "paragraph");
    }
}

static bool is_dash(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015);
}

static void check_citation(struct reader *reader, const struct letter_list *letters)
{
    if (!is_dash(letters->at[0].code_point) || letters->at[0].kind != LETTER_PLAIN)
        return;
    diag_warning(reader->diag, letters->at[0].place, "verse-dash",
                 "the dash before a citation is set by itself: this is a second one");
    diag_hint(reader->diag, "leave out the dash");
}

/* --- typewriter marks --------------------------------------------------------------------------
 */

/* "|---|---|": the line under a table's head, which is told of as a table. */
static bool is_ruled(const struct letter_list *letters, size_t at)
{
    while (at > 0 && (code_at(letters, at) == '-' || code_at(letters, at) == ':'))
        at--;
    return code_at(letters, at) == '|';
}

static enum typed typed_at(const struct letter_list *letters, size_t at, const struct field *field)
{
    uint32_t c = letters->at[at].code_point;
    if (c != '"' && c != '\'' && c != '-' && c != '.')
        return TYPED_COUNT;
    const struct letter *before = letter_before(letters->at, at);
    const struct letter *after = letter_after(letters->at, letters->count, at);
    bool is_after_digit = letter_class(before) == CHARACTER_DIGIT;
    bool is_before_digit = letter_class(after) == CHARACTER_DIGIT;
    if (c == '"' && !field->is_verse && !is_after_digit)
        return TYPED_QUOTE;
    if (c == '\'' && !(is_after_digit && !is_before_digit))
        return TYPED_APOSTROPHE;
    if (c == '-' && code_at(letters, at + 1) == '-' && !is_ruled(letters, at))
        return TYPED_DASH;
    if (c == '.' && has_text(letters, at, "..."))
        return TYPED_DOTS;
    if (c == '-' && is_after_digit && is_before_digit && !field->is_citation)
        return TYPED_RANGE;
    return TYPED_COUNT;
}

/* Whether the word [at, end) is of a number that is dialled, +49 30 1234-567: a group of digits
 * stands before it, or one side of its hyphen is longer than what verses and years have. */
static bool is_dialled(const struct letter_list *letters, size_t at, size_t end)
{
    enum { RANGE_DIGITS_MOST = 4 };
    size_t digits = 0, longest = 0;
    for (size_t i = at; i < end; i++) {
        digits = letter_class(&letters->at[i]) == CHARACTER_DIGIT ? digits + 1 : 0;
        longest = digits > longest ? digits : longest;
    }
    size_t before = at;
    while (before > 0 && letters->at[before - 1].kind == LETTER_SPACE)
        before--;
    bool goes_on = before < at && before > 1 && is_plain(&letters->at[before - 1]) &&
                   (letters->at[before - 1].code_point == ')' ||
                    (letter_class(&letters->at[before - 1]) == CHARACTER_DIGIT &&
                     letter_class(&letters->at[before - 2]) == CHARACTER_DIGIT));
    return goes_on || longest > RANGE_DIGITS_MOST;
}

/* The letter after the word at `at`; `hyphens` counts those in it. */
static size_t word_end(const struct letter_list *letters, size_t at, size_t *hyphens,
                       bool *is_address)
{
    *hyphens = 0;
    *is_address = false;
    for (; at < letters->count && letters->at[at].kind <= LETTER_ESCAPED; at++) {
        uint32_t c = letters->at[at].code_point;
        *hyphens += c == '-';
        *is_address |= c == '@' || has_text(letters, at, "://") || has_text(letters, at, "www.");
    }
    return at;
}

/* How often the character at `at` stands there in a row. */
static size_t run_length(const struct letter_list *letters, size_t at)
{
    size_t end = at;
    while (code_at(letters, end) == letters->at[at].code_point && end < letters->count)
        end++;
    return end > at ? end - at : 1;
}

/* Counts a paragraph's words' marks; an address has its own, and of several hyphens between figures
 * none is a range (telephones, dates, ISBN). */
static void count_typed(struct reader *reader, const struct letter_list *letters,
                        const struct field *field)
{
    for (size_t at = 0; at < letters->count;) {
        size_t hyphens;
        bool is_address;
        size_t end = word_end(letters, at, &hyphens, &is_address);
        for (size_t i = at; i < end && !is_address; i++) {
            enum typed typed =
                is_plain(&letters->at[i]) ? typed_at(letters, i, field) : TYPED_COUNT;
            bool is_run = typed == TYPED_DOTS || typed == TYPED_DASH;
            size_t run = is_run ? run_length(letters, i) : 1;
            bool is_line = typed == TYPED_DASH && run > 3; /* a rule, a table's */
            bool is_number = typed == TYPED_RANGE && (hyphens > 1 || is_dialled(letters, at, end));
            if (typed != TYPED_COUNT && !is_line && !is_number && reader->typed[typed].count++ == 0)
                reader->typed[typed].first = letters->at[i].place;
            i += run - 1;
        }
        at = end > at ? end : at + 1;
    }
}

void remains_check(struct reader *reader, const struct node *node,
                   const struct letter_list *letters, const struct field *field)
{
    if (reader->edition || letters->count < 2)
        return;
    if (!node->is_mended && !field->is_lines)
        check_lines(reader, node, letters->at[letters->count - 2].place.byte);
    if (!field->is_lines)
        check_kept(reader, node);
    for (size_t at = 0; at < letters->count; at++)
        if (is_plain(&letters->at[at]))
            check_letter(reader, letters, at);
    if (field->is_citation)
        check_citation(reader, letters);
    count_typed(reader, letters, field);
}

void remains_report(struct reader *reader)
{
    struct quotation_marks marks = language_quotes(reader->language);
    struct arena *arena = reader->scratch;
    struct slice base = language_base(reader->language);
    bool is_hebrew = slice_is(base, "he") || slice_is(base, "yi"); /* gershayim, U+05F4 */
    const char *inside = is_hebrew ? ", and within an abbreviation ״" : "";
    const struct {
        const char *what, *hint;
    } rows[TYPED_COUNT] = {
        [TYPED_QUOTE] = {"straight quotation marks are printed as typed",
                         slice_terminated(arena, slice_format(arena, "type %.*s and %.*s%s",
                                                              SLICE_ARG(marks.open),
                                                              SLICE_ARG(marks.close), inside))},
        [TYPED_APOSTROPHE] = {"a straight apostrophe is printed as typed", "type ’"},
        [TYPED_DASH] = {"two hyphens are printed as typed", "type a dash: – or —"},
        [TYPED_DOTS] = {"three full stops are printed as typed", "type …"},
        [TYPED_RANGE] = {"a hyphen between figures is printed as typed",
                         "from one figure to another type –"},
    };
    for (int i = 0; i < TYPED_COUNT; i++) {
        size_t more = reader->typed[i].count;
        if (more-- == 0)
            continue;
        if (more > 0)
            diag_warning(reader->diag, reader->typed[i].first, "text-typed",
                         "%s, here and in %zu more place%s", rows[i].what, more,
                         more == 1 ? "" : "s");
        else
            diag_warning(reader->diag, reader->typed[i].first, "text-typed", "%s", rows[i].what);
        diag_hint(reader->diag, "%s", rows[i].hint);
    }
}

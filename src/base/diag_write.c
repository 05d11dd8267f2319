/* Reports as text or as JSON: see diag.h.
 *
 * Line and column are computed here, from the byte in the source. Whatever comes from an input (the
 * file's name, the message, the hint, the source line) goes through base/visible.h, and nothing of
 * it reaches the stream by another way. */
#include <stdbool.h>
#include <string.h>

#include "base/diag_internal.h"
#include "base/json.h"
#include "base/unit.h"
#include "base/utf8.h"
#include "base/visible.h"

static const char *const severity_names[SEVERITY_COUNT] = {"note", "warning", "error"};

/* Whether it is a space that looks like the ordinary one. */
static bool is_strange_space(uint32_t c)
{
    return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

/* The line that holds `byte`. What ends a line for diag_line_column ends it here. */
static struct slice line_of(const struct source *source, size_t byte)
{
    struct slice bytes = source->bytes;
    size_t start = source->lines.at[diag_find_line(source, byte)], end = start;
    while (end < bytes.length && bytes.bytes[end] != '\n' && bytes.bytes[end] != '\r')
        end++;
    return slice_part(bytes, start, end);
}

/* The byte `count` code points before `at`, or the line's first. A line may have a megabyte, and
 * two hundred reports: none is walked through from its beginning. */
static size_t steps_back(struct slice line, size_t at, size_t count)
{
    for (; count > 0 && at > 0; count--)
        do
            at--;
        while (at > 0 && ((unsigned char)line.bytes[at] & 0xC0) == 0x80);
    return at;
}

/* Shows the line cut round the caret; a tab as the one column that it counts. The space under the
 * caret shows where it is no ordinary one: it is what the report is about. */
static void write_source_line(const struct diag *diag, struct place place, FILE *out)
{
    enum { SHOWN_BEFORE = 60, SHOWN = 96 }; /* code points: fits a terminal of 100 columns */
    const struct source *source = &diag->sources.at[place.source - 1];
    struct slice line = line_of(source, place.byte);
    size_t byte_caret = place.byte - (size_t)(line.bytes - source->bytes.bytes);
    size_t start = steps_back(line, byte_caret, SHOWN_BEFORE), at = steps_back(line, start, 1);
    size_t skip = at < start, caret = skip + utf8_count(slice_part(line, start, byte_caret));
    uint32_t before = 0;
    int column = 0, caret_column = 0;
    fputs("  ", out);
    for (size_t shown = 0; at < line.length && shown < skip + SHOWN; shown++) {
        uint32_t c = utf8_next(line, &at);
        if (shown == caret)
            caret_column = column;
        if (shown == caret && is_strange_space(c))
            column += fprintf(out, "<U+%04X>", (unsigned)c);
        else if (shown >= skip)
            column += visible_write_one(out, c == '\t' ? ' ' : c, before);
        before = c;
    }
    if (byte_caret >= line.length)
        caret_column = column;
    fprintf(out, "\n  %*s^\n", caret_column, "");
}

static void write_place(const struct diag *diag, struct place place, FILE *out)
{
    struct line_column at = diag_line_column(diag, place);
    visible_write(out, diag_source_name(diag, place.source));
    fprintf(out, ":%u:%u: ", at.line_no, at.column);
}

static void write_where(const struct diag *diag, const struct report *report, FILE *out)
{
    if (report->place.source) {
        write_place(diag, report->place, out);
        return;
    }
    visible_write(out, report->path.length ? report->path : SLICE("orison"));
    fputs(": ", out);
}

static void write_text(const struct diag *diag, const struct report *report, FILE *out,
                       bool has_color)
{
    /* SGR: bold cyan, magenta, red, as compilers colour these words. */
    static const char *const colors[SEVERITY_COUNT] = {"\033[1;36m", "\033[1;35m", "\033[1;31m"};
    write_where(diag, report, out);
    fprintf(out, "%s%s%s: ", has_color ? colors[report->severity] : "",
            severity_names[report->severity], has_color ? "\033[0m" : "");
    visible_write(out, report->message);
    fprintf(out, " [%s]\n", report->code);
    if (report->place.source)
        write_source_line(diag, report->place, out);
    if (report->second.source) {
        fputs("  ", out);
        write_place(diag, report->second, out);
        visible_write(out, report->second_what);
        fputc('\n', out);
    }
    if (report->hint.length) {
        fputs("  hint: ", out);
        visible_write(out, report->hint);
        fputc('\n', out);
    }
}

static void write_json_text(FILE *out, const char *key, struct slice text)
{
    fprintf(out, ",\"%s\":", key);
    json_write_text(out, text);
}

static void write_json_numbers(FILE *out, const struct report *report)
{
    for (size_t i = 0; i < report->numbers.count; i++) {
        const struct number *number = &report->numbers.at[i];
        char value[32];
        number_write(value, number->value, number->decimals);
        fprintf(out, "%s\"%s\":%s", i == 0 ? ",\"numbers\":{" : ",", number->key, value);
    }
    if (report->numbers.count > 0)
        fputc('}', out);
}

static void write_json(const struct diag *diag, const struct report *report, FILE *out)
{
    struct line_column at = diag_line_column(diag, report->place);
    struct slice file =
        report->place.source ? diag_source_name(diag, report->place.source) : report->path;
    fputs("{\"file\":", out);
    json_write_text(out, file);
    fprintf(out, ",\"line\":%u,\"column\":%u,\"severity\":\"%s\",\"code\":\"%s\"", at.line_no,
            at.column, severity_names[report->severity], report->code);
    write_json_text(out, "message", report->message);
    write_json_text(out, "hint", report->hint);
    write_json_text(out, "edition", report->edition);
    write_json_text(out, "layout", report->layout);
    write_json_numbers(out, report);
    fputs("}\n", out);
}

void diag_write_report(const struct diag *diag, const struct report *report, FILE *out,
                       enum diag_form form)
{
    if (form == DIAG_JSON)
        write_json(diag, report, out);
    else
        write_text(diag, report, out, form == DIAG_COLOR);
}

void diag_write(struct diag *diag, FILE *out, enum diag_form form)
{
    for (; diag->written_count < diag->reports.count; diag->written_count++)
        diag_write_report(diag, &diag->reports.at[diag->written_count], out, form);
    if (diag->cut_count && form != DIAG_JSON)
        fprintf(out, "orison: note: %zu more reports are not shown [cut]\n", diag->cut_count);
    diag->cut_count = 0;
}

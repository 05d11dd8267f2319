/* The sink of all reports: keeps them in an arena, drops equal ones. diag_write.c writes them. */
#include "base/diag.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

#include "base/diag_internal.h"
#include "base/utf8.h"

struct diag *diag_make(struct arena *arena)
{
    struct diag *diag = arena_alloc(arena, sizeof *diag);
    diag->arena = arena;
    return diag;
}

static void find_lines(struct arena *arena, struct source *source)
{
    struct slice bytes = source->bytes;
    *array_add(arena, &source->lines) = 0;
    for (size_t i = 0; i < bytes.length; i++) {
        char c = bytes.bytes[i];
        if (c != '\n' && c != '\r')
            continue;
        bool is_crlf = c == '\r' && i + 1 < bytes.length && bytes.bytes[i + 1] == '\n';
        if (c == '\n' || (c == '\r' && !is_crlf))
            *array_add(arena, &source->lines) = i + 1;
    }
}

uint32_t diag_add_source(struct diag *diag, const char *name, struct slice bytes)
{
    for (size_t i = 0; i < diag->sources.count; i++)
        if (slice_is(diag->sources.at[i].name, name) &&
            slice_equal(diag->sources.at[i].bytes, bytes))
            return (uint32_t)i + 1;
    struct source *source = array_add(diag->arena, &diag->sources);
    *source = (struct source){.name = slice_copy(diag->arena, slice_of(name)), .bytes = bytes};
    find_lines(diag->arena, source);
    return (uint32_t)diag->sources.count;
}

struct slice diag_source_name(const struct diag *diag, uint32_t source)
{
    assert(source <= diag->sources.count);
    return source ? diag->sources.at[source - 1].name : SLICE("");
}

struct slice diag_source_bytes(const struct diag *diag, uint32_t source)
{
    assert(source <= diag->sources.count);
    return source ? diag->sources.at[source - 1].bytes : SLICE("");
}

size_t diag_find_line(const struct source *source, size_t byte)
{
    size_t low = 0, high = source->lines.count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (source->lines.at[middle] <= byte)
            low = middle;
        else
            high = middle;
    }
    return low;
}

struct line_column diag_line_column(const struct diag *diag, struct place place)
{
    if (place.source == 0)
        return (struct line_column){0, 0};
    assert(place.source <= diag->sources.count);
    const struct source *source = &diag->sources.at[place.source - 1];
    size_t line = diag_find_line(source, place.byte);
    struct slice before = slice_part(source->bytes, source->lines.at[line], place.byte);
    return (struct line_column){(uint32_t)line + 1, (uint32_t)utf8_count(before) + 1};
}

void diag_set_context(struct diag *diag, struct slice edition, struct slice layout)
{
    diag->edition = edition;
    diag->layout = layout;
}

static bool is_same_report(const struct report *a, const struct report *b)
{
    return a->severity == b->severity && a->place.source == b->place.source &&
           a->place.byte == b->place.byte && strcmp(a->code, b->code) == 0 &&
           slice_equal(a->message, b->message) && slice_equal(a->path, b->path);
}

static void report(struct diag *diag, struct report new_report, const char *format, va_list args)
{
    char message[1024];
    vsnprintf(message, sizeof message, format, args);
    struct slice text = utf8_whole(slice_of(message));
    new_report.message = text;
    diag->is_last_dropped = true;
    diag->raised_count[new_report.severity]++;
    for (size_t i = 0; i < diag->reports.count; i++)
        if (is_same_report(&diag->reports.at[i], &new_report))
            return;
    diag->severity_count[new_report.severity]++;
    bool is_over =
        diag->severity_count[SEVERITY_ERROR] + diag->severity_count[SEVERITY_WARNING] > DIAG_LIMIT;
    if (is_over && new_report.severity != SEVERITY_NOTE) {
        diag->cut_count++;
        return;
    }
    new_report.message = slice_copy(diag->arena, text);
    new_report.edition = diag->edition;
    new_report.layout = diag->layout;
    *array_add(diag->arena, &diag->reports) = new_report;
    diag->is_last_dropped = false;
}

void diag_error(struct diag *diag, struct place place, const char *code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(diag, (struct report){.severity = SEVERITY_ERROR, .place = place, .code = code}, format,
           args);
    va_end(args);
}

void diag_warning(struct diag *diag, struct place place, const char *code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(diag, (struct report){.severity = SEVERITY_WARNING, .place = place, .code = code},
           format, args);
    va_end(args);
}

void diag_note(struct diag *diag, struct place place, const char *code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(diag, (struct report){.severity = SEVERITY_NOTE, .place = place, .code = code}, format,
           args);
    va_end(args);
}

/* A report on a file as a whole. */
static void report_path(struct diag *diag, enum severity severity, const char *path,
                        const char *code, const char *format, va_list args)
{
    struct slice copy = slice_copy(diag->arena, slice_of(path));
    report(diag, (struct report){.severity = severity, .path = copy, .code = code}, format, args);
}

void diag_error_path(struct diag *diag, const char *path, const char *code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report_path(diag, SEVERITY_ERROR, path, code, format, args);
    va_end(args);
}

void diag_warning_path(struct diag *diag, const char *path, const char *code, const char *format,
                       ...)
{
    va_list args;
    va_start(args, format);
    report_path(diag, SEVERITY_WARNING, path, code, format, args);
    va_end(args);
}

void diag_note_path(struct diag *diag, const char *path, const char *code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report_path(diag, SEVERITY_NOTE, path, code, format, args);
    va_end(args);
}

void diag_system(struct diag *diag, const char *path, const char *code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report_path(diag, SEVERITY_ERROR, path, code, format, args);
    va_end(args);
    diag->system_count++;
}

void diag_skip(struct diag *diag)
{
    diag->is_last_dropped = true;
}

static struct report *last_report(struct diag *diag)
{
    if (diag->is_last_dropped || diag->reports.count == 0)
        return NULL;
    return &diag->reports.at[diag->reports.count - 1];
}

void diag_hint(struct diag *diag, const char *format, ...)
{
    struct report *last = last_report(diag);
    if (!last)
        return;
    char hint[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(hint, sizeof hint, format, args);
    va_end(args);
    last->hint = slice_copy(diag->arena, utf8_whole(slice_of(hint)));
}

void diag_second_place(struct diag *diag, struct place place, const char *what)
{
    struct report *last = last_report(diag);
    if (!last)
        return;
    last->second = place;
    last->second_what = slice_copy(diag->arena, slice_of(what));
}

void diag_number(struct diag *diag, const char *key, double value, int decimals)
{
    struct report *last = last_report(diag);
    if (last)
        *array_add(diag->arena, &last->numbers) = (struct number){key, value, decimals};
}

enum { WORD_LONGEST = 40 }; /* keys are shorter; a longer word gets no suggestion */

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static int small(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

/* Edits (insert, delete, replace, swap of neighbours) between two words of at most WORD_LONGEST;
 * capitals are no difference ("TITLE"). */
static size_t edit_distance(struct slice a, struct slice b)
{
    size_t cost[WORD_LONGEST + 1][WORD_LONGEST + 1];
    for (size_t i = 0; i <= a.length; i++)
        for (size_t j = 0; j <= b.length; j++) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            bool is_same = small(a.bytes[i - 1]) == small(b.bytes[j - 1]);
            size_t best =
                least(cost[i - 1][j - 1] + !is_same, least(cost[i - 1][j], cost[i][j - 1]) + 1);
            if (i > 1 && j > 1 && small(a.bytes[i - 1]) == small(b.bytes[j - 2]) &&
                small(a.bytes[i - 2]) == small(b.bytes[j - 1]))
                best = least(best, cost[i - 2][j - 2] + 1);
            cost[i][j] = best;
        }
    return cost[a.length][b.length];
}

void diag_hint_nearest(struct diag *diag, struct slice word, const char *const *known,
                       size_t known_count)
{
    if (word.length == 0 || word.length > WORD_LONGEST)
        return;
    const char *nearest = NULL;
    size_t nearest_distance = word.length < 6 ? 2 : word.length / 3 + 1;
    if (nearest_distance > word.length)
        nearest_distance = word.length;
    for (size_t i = 0; i < known_count; i++) {
        struct slice key = slice_of(known[i]);
        if (key.length > WORD_LONGEST)
            continue;
        size_t distance = edit_distance(word, key);
        if (distance >= nearest_distance)
            continue;
        nearest_distance = distance;
        nearest = known[i];
    }
    if (nearest)
        diag_hint(diag, "did you mean “%s”?", nearest);
}

size_t diag_count(const struct diag *diag, enum severity severity)
{
    return diag->severity_count[severity];
}

size_t diag_system_count(const struct diag *diag)
{
    return diag->system_count;
}

size_t diag_raised(const struct diag *diag, enum severity severity)
{
    return diag->raised_count[severity];
}

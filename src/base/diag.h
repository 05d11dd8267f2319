/* Diagnostics: what is wrong, where, and what would help.
 *
 * In: reports from every stage, each at a place in a registered source or at a path. Out: text or
 * JSON lines on a stream, in the order reported. Reports are kept until written, so many problems
 * are told in one run; after DIAG_LIMIT errors and warnings the rest are only counted. Nothing here
 * ends the program. */
#ifndef ORISON_BASE_DIAG_H
#define ORISON_BASE_DIAG_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/slice.h"

enum { DIAG_LIMIT = 200 };

/* A place in a source: which one (0 is nowhere), and the byte in it from 0. */
struct place {
    uint32_t source;
    uint32_t byte;
};

#define NO_PLACE ((struct place){0, 0})

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITY_COUNT };
enum diag_form { DIAG_TEXT, DIAG_JSON, DIAG_COLOR }; /* DIAG_COLOR: text, for a terminal */

/* Line and column from 1; a column is a code point. Both 0 for nowhere. */
struct line_column {
    uint32_t line_no;
    uint32_t column;
};

struct diag;

/* An empty sink in `arena`, which keeps the reports. */
struct diag *diag_make(struct arena *arena);

/* Registers a source under the name that messages show; returns its number for `struct place`. The
 * same name and bytes give the number that they have, so that what two layouts extend is told of
 * once. `bytes` is borrowed: it lives as long as the sink. */
uint32_t diag_add_source(struct diag *diag, const char *name, struct slice bytes);

/* The name and the bytes of a registered source; empty for 0. */
struct slice diag_source_name(const struct diag *diag, uint32_t source);
struct slice diag_source_bytes(const struct diag *diag, uint32_t source);

/* Line and column of a place. CRLF, CR and LF end a line. */
struct line_column diag_line_column(const struct diag *diag, struct place place);

/* The edition and layout that JSON reports name from here on; either may be empty. */
void diag_set_context(struct diag *diag, struct slice edition, struct slice layout);

/* One report. `code` is a short stable name ("yaml-syntax"), a literal. The message is lower case,
 * names the value and says what was expected. An equal report (severity, place, code, message) that
 * was made before is dropped, with what is attached to it. */
void diag_error(struct diag *diag, struct place place, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void diag_warning(struct diag *diag, struct place place, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void diag_note(struct diag *diag, struct place place, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The same about a file that is no registered source. */
void diag_error_path(struct diag *diag, const char *path, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

void diag_warning_path(struct diag *diag, const char *path, const char *code, const char *format,
                       ...) __attribute__((format(printf, 4, 5)));

void diag_note_path(struct diag *diag, const char *path, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* An error of the system (disk, memory, a broken installation): counted apart, for exit 3. */
void diag_system(struct diag *diag, const char *path, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* As if a report had been made that is dropped: what is attached next belongs to nothing. */
void diag_skip(struct diag *diag);

/* What would help, or a second place, for the report made last. */
void diag_hint(struct diag *diag, const char *format, ...) __attribute__((format(printf, 2, 3)));
void diag_second_place(struct diag *diag, struct place place, const char *what);

/* A figure of the report made last, for programs: the JSON form has it under `key` in "numbers", so
 * that none has to be read out of a message. `key` is a literal and ends in the unit, where it has
 * one ("size_pt"); at most `decimals` decimals are written. The text form leaves it out. */
void diag_number(struct diag *diag, const char *key, double value, int decimals);

/* "did you mean …?" for the report made last, where one of `known` is near enough to `word`
 * (Damerau-Levenshtein distance at most a third of its length, at least 1). */
void diag_hint_nearest(struct diag *diag, struct slice word, const char *const *known,
                       size_t known_count);

/* Reports so far, the dropped and the cut ones not counted. System errors count as errors too. */
size_t diag_count(const struct diag *diag, enum severity severity);
size_t diag_system_count(const struct diag *diag);

/* All that was reported so far, equal ones and cut ones too: what a step reports that was reported
 * before counts against it all the same. */
size_t diag_raised(const struct diag *diag, enum severity severity);

/* Writes what was not yet written. The text form is
 *     FILE:LINE:COLUMN: error: text [code]
 * then the source line, a caret under the column, and `hint: …`. The JSON form is one object a
 * line. */
void diag_write(struct diag *diag, FILE *out, enum diag_form form);

#endif

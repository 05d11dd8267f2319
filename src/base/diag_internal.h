/* What diag.c, which keeps reports, and diag_write.c, which writes them, share. */
#ifndef ORISON_BASE_DIAG_INTERNAL_H
#define ORISON_BASE_DIAG_INTERNAL_H

#include "base/diag.h"

struct source {
    struct slice name, bytes;
    struct line_list {
        size_t *at; /* byte of each line's start; the first is 0 */
        size_t count, room;
    } lines;
};

struct number {
    const char *key;
    double value;
    int decimals;
};

struct report {
    enum severity severity;
    struct place place, second;
    struct slice path, message, hint, second_what, edition, layout;
    const char *code;
    struct number_list {
        struct number *at;
        size_t count, room;
    } numbers;
};

struct diag {
    struct arena *arena;
    struct source_list {
        struct source *at;
        size_t count, room;
    } sources;
    struct report_list {
        struct report *at;
        size_t count, room;
    } reports;
    size_t written_count, cut_count, system_count;
    size_t severity_count[SEVERITY_COUNT];
    size_t raised_count[SEVERITY_COUNT]; /* equal and cut reports too */
    struct slice edition, layout;
    bool is_last_dropped;
};

/* The number of the line that holds `byte`, from 0, by bisection. */
size_t diag_find_line(const struct source *source, size_t byte);

/* Writes one report. */
void diag_write_report(const struct diag *diag, const struct report *report, FILE *out,
                       enum diag_form form);

#endif

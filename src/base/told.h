/* Reports on their way from one process to another: each written out, with what is needed to tell
 * equal ones but once.
 *
 * An edition is a process of its own, and its reports are text by then. Who collects them (cli/)
 * must still know a note from an error, and which say the same of another file. */
#ifndef ORISON_BASE_TOLD_H
#define ORISON_BASE_TOLD_H

#include <stdio.h>

#include "base/diag.h"

enum told_kind {
    TOLD_NOTE = SEVERITY_NOTE,
    TOLD_WARNING = SEVERITY_WARNING,
    TOLD_ERROR = SEVERITY_ERROR,
    TOLD_TEXT,    /* no report: timings, a count of what was cut */
    TOLD_REFUSED, /* a deliverable that is not written: edition and layout */
    TOLD_KIND_COUNT
};

/* All in one arena. */
struct told {
    enum told_kind kind;
    struct slice code, path; /* path: of a report on a file as a whole */
    struct slice said;       /* message and hint, without the place */
    struct slice text;       /* as it is to be written, lines ended */
    struct slice edition, layout;
};

/* Writes what was not yet written of a sink's reports, in this form. */
void told_send_reports(struct diag *diag, FILE *out, enum diag_form form);

/* Writes one of the other kinds. */
void told_send(FILE *out, const struct told *told);

/* Reads the next one; false at the end, or where a sender that died left half of one. */
bool told_receive(struct arena *arena, FILE *in, struct told *out);

#endif

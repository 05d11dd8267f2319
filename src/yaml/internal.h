/* What the files of yaml/ share: the checks before libyaml, the wording of its problems, and the
 * walk over a scalar's source. Nothing here is seen outside the folder. */
#ifndef ORISON_YAML_INTERNAL_H
#define ORISON_YAML_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/slice.h"

/* A syntax problem as libyaml tells it, with its marks turned into places. */
struct problem {
    const char *text;       /* libyaml's problem, never NULL */
    const char *context;    /* "while scanning …", or "" */
    struct place place;     /* where it noticed */
    struct place beginning; /* where the thing that it was reading began */
};

/* Whether the bytes of source `source` may go to libyaml: size, encoding, control characters.
 * Reports what is wrong at its byte. `byte_start` is where the text begins, after a UTF-8 BOM. */
bool yaml_check_bytes(struct diag *diag, uint32_t source, size_t *byte_start);

/* Reports a syntax problem in plain words, with a hint where it is one of YAML's everyday traps. */
void yaml_report_problem(struct diag *diag, const struct problem *problem);

/* Adds the hint that shows the `>-` form for the value that stands at `place` to the last report;
 * it is built from the key or dash of that line. */
void yaml_hint_block(struct diag *diag, struct place place);

/* The number of bytes of the line break at `at`, 0 where there is none: CR LF, CR, LF, NEL, LS, PS,
 * which libyaml takes for breaks (YAML 1.1, 4.2). */
size_t yaml_break_length(struct slice source, size_t at);

#endif

/* What is asked of a run, by whoever asks: the command line, a test, a fuzz target. */
#ifndef ORISON_EDITION_REQUEST_H
#define ORISON_EDITION_REQUEST_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/diag.h"
#include "layouts/layouts.h"

/* The stages with a dump, in the order of the story. */
enum stage {
    STAGE_DOC,
    STAGE_LAYOUT,
    STAGE_TEXT,
    STAGE_LINES,
    STAGE_PAGES,
    STAGE_SHEETS,
    STAGE_COUNT,
    STAGE_NONE = STAGE_COUNT
};

extern const char *const stage_names[STAGE_COUNT];

/* What is asked. All pointers are borrowed for the call. */
struct pipeline_request {
    const char *content;        /* path of the content file */
    struct slice text;          /* its bytes, where they were read already (standard input) */
    const char *const *layouts; /* paths of layout files, at least one */
    size_t layout_count;
    struct layout_sources sources; /* of layouts */
    const char *fonts;             /* path of the font catalogue */
    const char *hyphens;           /* folder of compiled hyphenation tables */
    const char *language;          /* edition wanted, or NULL: the content's own */
    const char *out_directory;     /* where PDFs go */
    enum stage dump;               /* STAGE_NONE: make PDFs */
    bool is_check;                 /* everything but writing files */
    bool is_verified;              /* each PDF is read back before it is written */
    bool has_figures;              /* with it: how even the pages are, in figures */
    uint32_t why_page;             /* tell of this page's costs, and nothing else; 0: make PDFs */
    bool is_strict;                /* a warning fails the build */
    bool is_uncached;              /* shapes without the cache: for the benchmark */
    bool has_timings;
    bool is_quiet;              /* no notes */
    bool is_verbose;            /* every note of every file */
    bool has_progress;          /* tell on standard error what takes longer than a second */
    int64_t source_date;        /* SOURCE_DATE_EPOCH, or -1 */
    FILE *reports;              /* messages and timings: standard error */
    enum diag_form diagnostics; /* of the reports */
    bool is_told;               /* reports are records (base/told.h) for who collects them */
    FILE *out;                  /* dumps, and the paths written, one a line */
};

/* The path of a file: DIR/STEM.LANG.LAYOUT.pdf, in `arena`. */
char *request_path(struct arena *arena, const struct pipeline_request *request,
                   struct slice language, struct slice layout);

enum outcome { OUTCOME_FINE = 0, OUTCOME_INPUT = 1, OUTCOME_SYSTEM = 3 };

#endif

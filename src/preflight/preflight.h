/* Preflight: what a press file is, measured, and whether that is what its layout asks for.
 *
 * In: what the file was made of, and its bytes. Out: one note a check, at the file's path ("boxes:
 * 4 pages, trim 148 × 210 mm, …"), so that a report goes with every press file; and an error at its
 * place in the layout for every check that fails. What can be read in the bytes is read there, not
 * believed: version, identification, boxes, fonts, what must be absent. ISO 15930-1, -7; STANDARDS:
 * what print shops reject. */
#ifndef ORISON_PREFLIGHT_PREFLIGHT_H
#define ORISON_PREFLIGHT_PREFLIGHT_H

#include <stdbool.h>

#include "content/content.h"
#include "edition/edition.h"
#include "fonts/fonts.h"
#include "inks/inks.h"
#include "layouts/layouts.h"
#include "sheets/sheets.h"

struct preflight_job {
    const char *path; /* of the PDF, for the report */
    const struct doc *doc;
    const struct layout *layout;
    const struct face *const *faces; /* by a piece's face */
    const struct pages *pages;
    const struct sheets *sheets;
    const struct palette *palette;
    struct slice pdf; /* the bytes */
    bool is_undated;  /* neither the content nor SOURCE_DATE_EPOCH says a date */
};

/* Warns, at the layout's `printer`, of ink that falls where that printer cannot print. Of the job
 * only layout, faces, pages and sheets count. */
void preflight_check_printer(struct diag *diag, const struct preflight_job *job);

/* Checks a press file. Returns false where a check failed. */
bool preflight_run(struct arena *arena, struct diag *diag, const struct preflight_job *job);

/* Stage `preflight`: what a printer cannot print, and a press file's checks, of a deliverable. */
bool preflight_stage(struct arena *arena, struct deliverable *deliverable);

#endif

/* A finished PDF, read back before it is written: `--verify`. */
#ifndef ORISON_VERIFY_VERIFY_H
#define ORISON_VERIFY_VERIFY_H

#include <stdbool.h>

#include "base/diag.h"
#include "edition/edition.h"
#include "layouts/layouts.h"
#include "pages/pages.h"
#include "sheets/sheets.h"

struct verify_job {
    const char *path; /* of the PDF, for messages */
    const struct doc *doc;
    const struct layout *layout;
    const struct pages *pages;
    const struct sheets *sheets;
    struct slice pdf;
};

/* Reads the file with libqpdf and `read/`, with nothing of what wrote it: it is whole, it has as
 * many sides, each side says every letter that stands on it, and a tagged file's tree leads to all
 * the letters of its text. Reports what is amiss as a fault of the program, a system error; false
 * then. */
bool verify_pdf(struct diag *diag, const struct verify_job *job);

/* Stage `verify`: the same of a deliverable, where it is asked for. */
bool verify_stage(struct arena *arena, struct deliverable *deliverable);

#endif

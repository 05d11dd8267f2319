/* PDF: sheets become the bytes of one file, on libharu's object layer.
 *
 * Only embedded subsets, glyph ids as text, own ToUnicode maps, own numbers; the same input gives
 * the same bytes. Unimposed pages are written straight into their content streams with links,
 * bookmarks and labels; imposed sides place a form XObject a page, without. ISO 32000-1:2008. */
#ifndef ORISON_PDF_PDF_H
#define ORISON_PDF_PDF_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "content/content.h"
#include "edition/edition.h"
#include "fonts/fonts.h"
#include "inks/inks.h"
#include "layouts/layouts.h"
#include "pages/pages.h"
#include "sheets/sheets.h"

/* What the file names as its producer. */
#define PDF_PRODUCER "Orison 0.1.0"

/* What the files of one edition have in common: their subset fonts, made once. */
struct pdf_programs;
struct pdf_programs *pdf_programs_make(struct arena *arena);

struct pdf_job {
    const struct doc *doc;
    const struct layout *layout;
    const struct fonts *fonts;
    const struct pages *pages;
    const struct sheets *sheets;
    int64_t source_date;           /* SOURCE_DATE_EPOCH in seconds, or -1 where unset */
    struct pdf_programs *programs; /* NULL: nothing is shared */
    const struct palette *palette; /* NULL: the design's colours as they are; a press needs one */
};

/* Writes the file into memory; `out` is in `arena`. Reports a font that cannot be subset or a
 * failure of libharu as system errors, and returns false. */
bool pdf_write(struct arena *arena, struct diag *diag, const struct pdf_job *job,
               struct slice *out);

/* Stage `pdf`: the file of a deliverable. */
bool pdf_stage(struct arena *arena, struct deliverable *deliverable);

/* Whether an item only repeats on paper what a link of the text does where it is live: a note with
 * an address, the number that calls it, the address below a code. Such items are artifacts of a
 * tagged file with live links. */
bool pdf_item_is_silent(const struct doc *doc, const struct page_item *item);

#endif

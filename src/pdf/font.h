/* Font dictionaries: Type 0 fonts that share a descendant, one a variant. ISO 32000-1, 9.7. */
#ifndef ORISON_PDF_FONT_H
#define ORISON_PDF_FONT_H

#include <stdbool.h>

#include "base/diag.h"
#include "pdf/faces.h"
#include "pdf/objects.h"

struct pdf_file;

/* Subsets every face that is used and adds its dictionaries to `fonts`, a resource dictionary, as
 * F0, F1 and on. Reports what fails; false then. */
bool fonts_write(struct pdf_file *file, HPDF_Dict fonts);

/* The ToUnicode map of a variant, as the bytes of its stream. ISO 32000-1, 9.10.3. */
struct slice tounicode_write(struct arena *arena, const struct faces *faces,
                             const struct pdf_face *use, uint32_t variant);

/* The /W array of a face's codes. ISO 32000-1, 9.7.4.3. */
struct slice widths_write(struct arena *arena, const struct pdf_face *use);

#endif

/* Font programs that the files of one edition have in common.
 *
 * Files with the same pages show the same glyphs, and subsetting a face is a tenth of what making a
 * file costs. A program is known by its face and its glyphs, so what is found here is what would be
 * made: a file has the same bytes whether others were made before it or not. Private to pdf/. */
#ifndef ORISON_PDF_PROGRAMS_H
#define ORISON_PDF_PROGRAMS_H

#include "pdf/faces.h"
#include "pdf/pdf.h"

/* Finds or makes the program of a face, and sets what face_subset sets; reports and returns as it
 * does. `programs` is NULL where nothing is shared. The bytes live as long as the shared ones, or
 * in `arena`. */
bool programs_open(struct pdf_programs *programs, struct arena *arena, struct diag *diag,
                   struct pdf_face *use, struct slice *out);

#endif

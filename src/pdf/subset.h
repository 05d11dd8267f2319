/* Subsets: the font program with only the glyphs that the file shows. */
#ifndef ORISON_PDF_SUBSET_H
#define ORISON_PDF_SUBSET_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/slice.h"
#include "pdf/faces.h"

/* Subsets the face once over all its variants and sets `codes` and `widths`. `out` is a bare CFF
 * table where the face is CFF, else a TrueType file; in `arena`. Reports a face that cannot be
 * subset as a system error at its file, and returns false. */
bool face_subset(struct arena *arena, struct diag *diag, struct pdf_face *use, struct slice *out);

/* Sets `widths` alone. */
void face_read_widths(struct arena *arena, struct pdf_face *use);

/* The CIDs of a CID-keyed CFF's glyphs: `cids[glyph]` for `glyph_count` glyphs. False where the
 * bytes are no sound CFF; `is_keyed` tells whether it is CID-keyed at all (where it is not, `cids`
 * is left alone). Adobe Technical Note #5176, sections 3-5, 9, 13. */
bool cff_read_cids(struct slice cff, uint32_t glyph_count, uint16_t *cids, bool *is_keyed);

/* The bytes of each glyph's outline; an outline is at least the operator that ends it. False where
 * the bytes are no sound CFF of `glyph_count` glyphs. The same, sections 5, 14. */
bool cff_read_lengths(struct slice cff, uint32_t glyph_count, uint32_t *lengths);

#endif

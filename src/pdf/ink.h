/* Ink: glyphs that are drawn and say nothing.
 *
 * Readers take text by glyphs, and by where they stand. What stands over, under or within another
 * glyph (a mark, the dots of an Arabic letter, the parts of Nastaliq) they sort into the wrong
 * place, take for a word of its own, or part the word at it. So a cluster's text is its one glyph
 * that has a width, and that glyph says all of it; the others are drawn as outlines: form XObjects,
 * one a glyph of a face, in the marked content of their cluster's piece. Measured by words that
 * come back exactly, in pdf.js, PDFium, MuPDF and poppler: Arabic 88, 98, 86, 84 % (as glyphs that
 * say their mark 88, 96, 92, 81; with a span for each cluster 63, 92, 83, 80), Urdu 15, 31, 89, 75
 * (with spans 4, 21, 21, 38).
 *
 * Rejected: a Type 3 font whose glyphs have no width (PDFium drops letters of it, pdf.js begins a
 * new item at each, and orders items as they are drawn); the marks as glyphs whose text is U+2060
 * (which then stands in the middle of every word that is copied). */
#ifndef ORISON_PDF_INK_H
#define ORISON_PDF_INK_H

#include <hpdf.h>

#include "base/map.h"
#include "fonts/fonts.h"
#include "pdf/canvas.h"
#include "pdf/objects.h"

struct ink_list {
    HPDF_Dict *at; /* forms, by number */
    size_t count, room;
};

struct ink_forms {
    struct arena *arena;
    struct objects *objects;
    struct map numbers; /* of faces and glyphs */
    struct ink_list forms;
};

struct ink_forms *ink_forms_make(struct arena *arena, struct objects *objects);

/* Draws a glyph's outline with its origin at `x`, `y`, at `size` points and `expansion` thousandths
 * wider, in the colour that is set. The form is among `names`, the stream's XObjects, then. */
void ink_draw(struct ink_forms *inks, struct canvas *canvas, HPDF_Dict names,
              const struct face *face, uint16_t glyph, double x, double y, double size,
              int32_t expansion);

#endif

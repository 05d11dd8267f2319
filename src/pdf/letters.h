/* Letters of their own: what a glyph stands for beside its first letter.
 *
 * A ToUnicode map may give a code several letters (ISO 32000-1, 9.10.3), but not every reader takes
 * them: Ghostscript's txtwrite swaps their bytes, and a cursor can't stand between them. And a mark
 * is a glyph of no width that stands anywhere over its letter, so that readers who go by places put
 * it behind the next one. So but for a press a left-to-right glyph of several letters says the
 * first, and the others follow it as codes of a Type 3 font, almost without width, at the glyph's
 * end: one code, one letter, whatever the face. Those of a ligature have no ink; a mark's is the
 * outline that the face has for it, as far from there as it stands from the end. Scripts whose
 * clusters are not a row of letters (from Hebrew on in Unicode's order, but for what Latin and
 * Greek add later) keep maps of several, and so does all that exceeds LETTER_LIMIT.
 *
 * Rejected: blank glyphs of the face itself under variants of it (not every face has one, and each
 * letter costs a dictionary and a map); a space glyph moved back under the ligature (poppler takes
 * letters that overlap by a fifth of the size for another word); a mark as its face's glyph and its
 * text as a word joiner (which then stands in the middle of every word that is copied). */
#ifndef ORISON_PDF_LETTERS_H
#define ORISON_PDF_LETTERS_H

#include "pdf/canvas.h"
#include "pdf/faces.h"
#include "pdf/objects.h"

enum { LETTER_LIMIT = 254 }; /* codes from 1 on of a simple font, and one more */

/* A letter, and the ink that goes with it. */
struct letter {
    uint16_t text;
    uint16_t glyph;
    const struct face *face; /* NULL: no ink */
    int32_t x, y;            /* of the glyph's origin from the letter's, 1/1000 of the size, y up */
};

struct letters {
    struct letter at[LETTER_LIMIT]; /* by code - 1 */
    uint32_t count;
    uint32_t font; /* number of the font resource, once the pages are collected */
};

/* Whether a character stands in a row with its neighbours, each with a place of its own: those of
 * scripts before Hebrew in Unicode's order, their later additions, and general punctuation. */
bool letter_is_in_a_row(uint16_t letter);

/* Splits a text of several letters: true where all but `first` have codes now; `rest` has them. A
 * letter with marks that Unicode has as one character is that, without a rest. */
bool letters_split(struct letters *letters, struct meaning_text text, uint32_t *first,
                   struct meaning_text *rest);

/* Where the letter `index` of `count` begins that end at 0, in 1/1000 of the size. */
int32_t letters_origin(uint32_t index, uint32_t count);

/* Whether there is room for so many letters more, should all be new. */
bool letters_have_room(const struct letters *letters, uint32_t count);

/* Shows letters so that they end at `x`; the font is then theirs. */
void letters_draw(struct letters *letters, struct canvas *canvas, double size, double x,
                  const struct letter *list, uint32_t count);

/* The same for letters without ink. */
void letters_draw_text(struct letters *letters, struct canvas *canvas, double size, double x,
                       struct meaning_text text);

/* Shows a word joiner that ends at `x`: where a span ends, for readers that go by its last glyph.
 */
void letters_draw_end(struct letters *letters, struct canvas *canvas, double size, double x);

/* Adds the font to `fonts`, a resource dictionary, where letters were shown. */
void letters_write(const struct letters *letters, struct objects *objects, struct arena *arena,
                   HPDF_Dict fonts);

#endif

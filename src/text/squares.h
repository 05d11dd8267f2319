/* Full-width marks that meet: see squares.c. */
#ifndef ORISON_TEXT_SQUARES_H
#define ORISON_TEXT_SQUARES_H

#include "text/draft.h"

/* Closes up the empty parts of squares between two marks among the paragraph's glyphs, which are
 * those of the bench, and flags them (GLYPH_CLOSED), and marks that stand in the middle of their
 * square (GLYPH_CENTERED). */
void squares_close(struct bench *bench, const struct draft *draft, const struct run_list *runs);

#endif

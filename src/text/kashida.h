/* Where a word of Arabic script is best elongated: see kashida.c. */
#ifndef ORISON_TEXT_KASHIDA_H
#define ORISON_TEXT_KASHIDA_H

#include "text/text.h"

/* The rank of an elongation (kashida) between the letter at `cu` and the one before it: 1 the best,
 * 7 the last resort, 0 none. The two letters must join. */
unsigned kashida_rank(const uint16_t *string, uint32_t cu_count, uint32_t cu);

/* Puts the ranks of glyphs that a tatweel may stand before into their flags. Glyphs are of
 * `string`. */
void kashida_rank_glyphs(const uint16_t *string, uint32_t cu_count, struct glyph *glyphs,
                         size_t count);

#endif

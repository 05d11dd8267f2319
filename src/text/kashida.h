/* Where a word of Arabic script is best elongated: see kashida.c. */
#ifndef ORISON_TEXT_KASHIDA_H
#define ORISON_TEXT_KASHIDA_H

#include "text/text.h"

/* Puts the ranks of glyphs that a tatweel may stand before into their flags. Glyphs are of
 * `string`. */
void kashida_rank_glyphs(const uint16_t *string, uint32_t cu_count, struct glyph *glyphs,
                         size_t count);

#endif

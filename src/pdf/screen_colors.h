/* Colours of a file for the screen: sRGB and gray, as its output intent says (ISO
 * 19005-2, 6.2.4.3). What a press prints with four inks is given the look that it has on coated
 * paper. */
#ifndef ORISON_PDF_SCREEN_COLORS_H
#define ORISON_PDF_SCREEN_COLORS_H

#include "base/arena.h"
#include "layouts/layouts.h"

/* The design's colours, by index, without CMYK; in `arena`. */
struct color *screen_colors_make(struct arena *arena, const struct design *design);

#endif

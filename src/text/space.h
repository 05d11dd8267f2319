/* Whether a face's lookups look at the space: what decides if words may be shaped one by one. */
#ifndef ORISON_TEXT_SPACE_H
#define ORISON_TEXT_SPACE_H

#include <hb.h>
#include <stdbool.h>

/* Whether no lookup that the plan reaches names the glyph `space` or sees through it, so that text
 * cut at the space shapes to the same glyphs as the whole. A table that can't be read is a no. */
bool space_is_apart(hb_face_t *face, hb_shape_plan_t *plan, hb_codepoint_t space);

#endif

/* What a language's lines never begin or end with, and what they should not part. */
#ifndef ORISON_TEXT_LINE_ENDS_H
#define ORISON_TEXT_LINE_ENDS_H

#include "base/arena.h"
#include "base/map.h"
#include "text/breaks.h"

/* Makes ready for a language; `arena` lives as long as `ends`. */
void line_ends_open(struct line_ends *ends, struct arena *arena, struct slice language);

/* Drops the break points that would begin or end a line with what may not, and notes those that
 * would part what belongs together. */
void line_ends_bind(struct line_ends *ends, struct arena *arena, const uint16_t *string,
                    uint32_t cu_count, struct break_list *list);

#endif

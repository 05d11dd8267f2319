/* Where a language sets no ligature: over the joint of a compound (Duden, „Ligaturen“).
 *
 * German alone, whose compounds are written together: Auf|lage, Schaf|fell, Kauf|leute. Only
 * letters behind an f are looked at; what else a face ties together (Qu, tt) is never a joint's. */
#ifndef ORISON_TEXT_JOINTS_H
#define ORISON_TEXT_JOINTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/slice.h"

struct joints;

/* NULL where the language's ligatures do not care, or its hyphenation is not built in. `hyphens`:
 * the folder of tables, or NULL. Ends with `arena`. */
const struct joints *joints_open(struct arena *arena, struct diag *diag, const char *hyphens,
                                 struct slice language);

/* The letters of [cu_start, cu_end) that make no ligature with their neighbours, rising, into
 * `cu_letters` (room for `room`); how many. Words are read whole, also where they reach out of the
 * range. */
uint32_t joints_find(const struct joints *joints, const uint16_t *string, uint32_t cu_count,
                     uint32_t cu_start, uint32_t cu_end, uint32_t *cu_letters, uint32_t room);

#endif

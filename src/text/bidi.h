/* Embedding levels of a paragraph: UAX #9 through ICU. */
#ifndef ORISON_TEXT_BIDI_H
#define ORISON_TEXT_BIDI_H

#include <stdint.h>
#include <unicode/ubidi.h>

#include "base/arena.h"

/* The level of each code unit in a paragraph of base level `base`, in `arena`; NULL where all are
 * `base`. `bidi` is ICU's scratch. */
const uint8_t *bidi_levels(struct arena *arena, UBiDi *bidi, const uint16_t *string,
                           uint32_t cu_count, uint8_t base);

#endif

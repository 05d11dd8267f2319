/* Embedding levels of a paragraph: UAX #9 through ICU. */
#ifndef ORISON_TEXT_BIDI_H
#define ORISON_TEXT_BIDI_H

#include <stdbool.h>
#include <stdint.h>
#include <unicode/ubidi.h>

#include "base/arena.h"

/* The level of each code unit in a paragraph of base level `base`, in `arena`; NULL where all are
 * `base`. `bidi` is ICU's scratch. */
const uint8_t *bidi_levels(struct arena *arena, UBiDi *bidi, const uint16_t *string,
                           uint32_t cu_count, uint8_t base);

/* A part of a paragraph that UAX #9 is not shown as it stands. */
enum isolate_kind {
    ISOLATE_NUMBER,  /* groups of digits that are read as one number (atoms.h) */
    ISOLATE_CODE,    /* letters and figures that are read as one word (codes.h) */
    ISOLATE_MARK,    /* the figure that calls a note: none of the author's characters */
    ISOLATE_ADDRESS, /* reads from left to right (RFC 3987, 4.1) */
};
struct isolate {
    uint32_t cu_start, cu_end;
    enum isolate_kind kind;
};

/* Whether some character gives another level than 0 in a left-to-right paragraph. */
bool bidi_may_turn(const uint16_t *string, uint32_t cu_count);

/* The same with isolates, which rise and do not overlap. */
const uint8_t *bidi_levels_of_isolates(struct arena *arena, UBiDi *bidi, const uint16_t *string,
                                       uint32_t cu_count, uint8_t base,
                                       const struct isolate *isolates, size_t count);

#endif

/* Digits of what Orison sets itself: folios, dates, a diary's days. */
#ifndef ORISON_TEXT_DIGITS_H
#define ORISON_TEXT_DIGITS_H

#include "content/content.h"
#include "layouts/layouts.h"

struct digits {
    uint16_t native[10];
    bool has_native; /* the edition's language has digits of its own */
    bool is_native;  /* and is set in them */
};

/* What the design asks for; where it asks for nothing, the digits that the edition's texts have
 * more of, or without any those that CLDR has for the language. */
struct digits digits_choose(struct arena *scratch, const struct doc *doc, enum digit_policy policy);

/* Puts the chosen digits for the others in a string. */
void digits_put(const struct digits *digits, uint16_t *string, uint32_t cu_start, uint32_t cu_end);

#endif

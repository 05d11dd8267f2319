/* Codes of letters and figures, and names with a sign before or after them. */
#ifndef ORISON_TEXT_CODES_H
#define ORISON_TEXT_CODES_H

#include "text/atoms.h"

/* Appends the codes of [cu_start, cu_end) of a string, rising, that UAX #9 would take apart in
 * right-to-left text. */
void codes_find(struct arena *arena, const uint16_t *string, uint32_t cu_start, uint32_t cu_end,
                struct atom_list *codes);

#endif

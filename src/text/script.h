/* Script runs of a paragraph: UAX #24 through ICU. */
#ifndef ORISON_TEXT_SCRIPT_H
#define ORISON_TEXT_SCRIPT_H

#include <stdint.h>

#include "base/arena.h"
#include "base/slice.h"

struct script_run {
    uint32_t cu_end;
    uint32_t script; /* ISO 15924 as HarfBuzz packs it */
};

/* The script that a language is usually written in, packed ("Latn" for "sw"). */
uint32_t script_of_language(struct arena *scratch, struct slice language);

/* Cuts the string into runs of one script, in `arena`; at least one. Common characters and marks
 * take the script before them, closing brackets that of their opening one; where there is none
 * before, the first that follows; in a string without any, `usual`. */
uint32_t scripts_find(struct arena *arena, const uint16_t *string, uint32_t cu_count,
                      uint32_t usual, struct script_run **runs);

#endif

/* Script runs of a paragraph: UAX #24 through ICU. */
#ifndef ORISON_TEXT_SCRIPT_H
#define ORISON_TEXT_SCRIPT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/slice.h"

struct script_run {
    uint32_t cu_end;
    uint32_t script; /* ISO 15924 as HarfBuzz packs it */
    bool is_loose;   /* characters of no script that stand outside of its words */
};

/* The script that a language is usually written in, packed ("Latn" for "sw"). */
uint32_t script_of_language(struct arena *scratch, struct slice language);

/* The script of a character, packed; 0 where it has none of its own or is no letter. */
uint32_t script_of_letter(uint32_t code_point);

/* Cuts the string into runs of one script, in `arena`; at least one. Common characters and marks
 * take the script before them, closing brackets that of their opening one; where there is none
 * before, the first that follows; in a string without any, `usual`. Loose are those that touch no
 * word of their script (a space, a bracket round it, the stop after it), and that other scripts use
 * too: an Arabic comma is not loose. In a string of one script nothing is. */
uint32_t scripts_find(struct arena *arena, const uint16_t *string, uint32_t cu_count,
                      uint32_t usual, struct script_run **runs);

#endif

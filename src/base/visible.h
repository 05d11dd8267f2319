/* Text of strangers on a terminal: every character of it shows, and none commands.
 *
 * In: text as an input or an argument has it, of any bytes. Out: the same text, with each character
 * that a terminal obeys or a reader can't see written as <U+XXXX>: C0 and C1 controls (an escape
 * sequence sets titles, colours, clipboards), bidi marks, overrides and isolates (they turn the
 * rest of the line), line separators, fillers, tags, noncharacters. Joiners and the zero-width
 * space stay after a letter of a script that is written with them (ZWNJ in Persian, U+200B in
 * Khmer): its words could not be read otherwise, and they command nothing. An invalid byte is
 * U+FFFD. */
#ifndef ORISON_BASE_VISIBLE_H
#define ORISON_BASE_VISIBLE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/slice.h"

/* Whether `c` is written as <U+XXXX> after the character `before` (0: at the start). */
bool visible_is_hidden(uint32_t c, uint32_t before);

/* Writes `text`. */
void visible_write(FILE *out, struct slice text);

/* Writes one character as it shows after `before`; returns how many columns were written, a
 * character that is not hidden counting as one. */
int visible_write_one(FILE *out, uint32_t c, uint32_t before);

#endif

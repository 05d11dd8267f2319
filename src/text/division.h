/* How a language's words are divided: by its table of patterns (hyphen.h), by a list of the trade's
 * words that those patterns divide wrongly, and by one rule over both: no part is a letter alone.
 *
 * A list is FOLDER/LANG.words beside the tables, of the form of every word list (word_list.h), in
 * lower case; it serves every content of the language. What it says of a word holds wherever the
 * word stands, inside a compound or with an ending behind it. A word that ends in `|` is the first
 * part of compounds (`sonntags|`): at the start of a word, what follows it is divided as a word of
 * its own, if it has four letters or more. One that begins with `|` is a second part too
 * (`|an|dacht`): behind a syllable at least, it parts what is before it from itself, and that is
 * divided as a word of its own. The longest word of the list wins. */
#ifndef ORISON_TEXT_DIVISION_H
#define ORISON_TEXT_DIVISION_H

#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/slice.h"
#include "text/hyphen.h"

struct division;

/* The language's division from `folder`; NULL where words are not divided. Where Debian has a
 * dictionary that is not built in, a warning names its package. Ends with `arena`. */
const struct division *division_open(struct arena *arena, struct diag *diag, const char *folder,
                                     struct slice language);

/* As `hyphen_points`: where one word may be divided. */
uint32_t division_points(const struct division *division, const uint16_t *word, uint32_t cu_count,
                         uint32_t before, uint32_t after, uint32_t *cu_points);

#endif

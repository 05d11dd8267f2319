/* Hyphenation: where a word may be divided, by Liang's patterns compiled into tables, or by the
 * language's own rule (syllables.h), which needs no file.
 *
 * The build compiles the installed hyphen-* dictionaries (hyphen_compile.c) into one table a
 * dictionary, `FOLDER/en-US.hyph`. A table is mapped, not read: opening it costs a system call or
 * three, and a word touches only the pages that its letters lead to. Const and free of state, so
 * one table serves any number of threads. */
#ifndef ORISON_TEXT_HYPHEN_H
#define ORISON_TEXT_HYPHEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/slice.h"

/* A longer word is not divided: real ones end near 80, and the matcher's room stands on the stack.
 */
enum { HYPHEN_WORD_LARGEST = 255 };

struct hyphen_table;

/* The table for a BCP 47 tag in `folder`: the most specific that the tag leads to (RFC 4647,
 * 3.4 lookup: "de-AT" finds "de"); where Debian has no dictionary for the language, its rule. NULL,
 * silently, where it has neither, or its table was not built. A file that is no table of ours, or a
 * cut one, is reported at its path; NULL too. The mapping ends with `arena`. */
const struct hyphen_table *hyphen_open(struct arena *arena, struct diag *diag, const char *folder,
                                       struct slice language);

/* The Debian package with the dictionary for a BCP 47 tag, or "". */
struct slice hyphen_package(struct slice language);

/* Divides one word: UTF-16, any case (it is folded here), NFC. Writes the code units before which
 * a hyphen may stand, rising, into `cu_points` (room for `cu_count`); returns how many.
 *
 * `before` and `after` are the house's least characters on either side, marks not counted (so that
 * an Indic syllable is one); the dictionary's own least code points hold besides, a rule's being 2.
 * Where the break would change the spelling (Hungarian asszony-nyal) there is none. A hyphen or
 * apostrophe in the word divides it into parts, as the dictionary says. Break only where a grapheme
 * ends too: the patterns do not promise it. */
uint32_t hyphen_points(const struct hyphen_table *table, const uint16_t *word, uint32_t cu_count,
                       uint32_t before, uint32_t after, uint32_t *cu_points);

#endif

/* The dump writer: one item a line, two spaces a level, units named, no addresses.
 *
 * Every boundary type has a dump on it, the goldens of the tests. Nothing in a line depends on the
 * machine: lengths are written with 3 decimals of a point, text is quoted with escapes. */
#ifndef ORISON_BASE_DUMP_H
#define ORISON_BASE_DUMP_H

#include <stdint.h>
#include <stdio.h>

#include "base/slice.h"
#include "base/unit.h"

struct dump {
    FILE *out;
    int depth;
};

/* Starts a line at the present depth with a word; fields follow; `dump_end` ends it. */
void dump_begin(struct dump *dump, const char *word);
void dump_end(struct dump *dump);

/* Fields " key=value". Texts are quoted: `"` `\` and control characters escaped, the rest UTF-8. */
void dump_text(struct dump *dump, const char *key, struct slice text);
void dump_word(struct dump *dump, const char *key, struct slice word);
void dump_number(struct dump *dump, const char *key, int64_t number);
void dump_ratio(struct dump *dump, const char *key, double ratio);
void dump_length(struct dump *dump, const char *key, unit length);
/* " key" only where `is_set`. */
void dump_flag(struct dump *dump, const char *key, int is_set);

/* The lines that follow are one level deeper, or no longer so. */
void dump_in(struct dump *dump);
void dump_out(struct dump *dump);

#endif

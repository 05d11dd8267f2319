/* What editions report, told to a person: each thing once. */
#ifndef ORISON_CLI_TELLING_H
#define ORISON_CLI_TELLING_H

#include <stdio.h>

#include "base/arena.h"
#include "base/told.h"
#include "pipeline/pipeline.h"

struct telling;

/* How loud: with `is_whole` (-v, JSON) every report comes as it is; else equal notes are kept for
 * the end and told once, with a count, and the notes of a passed preflight are one. With `is_quiet`
 * (-q) there are no notes and no summary. */
struct telling *telling_make(struct arena *arena, FILE *out, bool is_whole, bool is_quiet);

/* Tells what one edition sent, from the beginning of `in` on. */
void telling_add(struct telling *telling, FILE *in);

/* Tells the notes that were kept, and, of a build, a last line that sums up: files, warnings and
 * errors, what was not written and whose. `file_count` is of files written. */
void telling_end(struct telling *telling, bool is_build, size_t file_count);

#endif

/* Timings: CPU seconds and arena bytes a stage, and a word of progress on a terminal.
 *
 * With the editions' progress the only reader of a clock; what it measures goes to standard error,
 * never into an output. */
#ifndef ORISON_BASE_TIMINGS_H
#define ORISON_BASE_TIMINGS_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"

struct timings;

/* A stopwatch that starts now. `is_kept` keeps the stages for `timings_write`; `has_progress` shows
 * the stage's name on standard error once more than a second has passed. */
struct timings *timings_make(struct arena *arena, bool is_kept, bool has_progress);

/* The next stage starts now: in a process that was forked, or after a pause. */
void timings_start(struct timings *timings);

/* Ends the stage that ran since the last call: its name (a literal), and the arena of its result.
 */
void timings_end(struct timings *timings, const char *stage, const struct arena *result);

/* A table of the stages, one a line: name, CPU seconds, peak bytes of its arena. Nothing when not
 * kept. Also removes the progress line. */
void timings_write(const struct timings *timings, FILE *out);

#endif

/* Timings: see timings.h. CPU time of the process, so that a busy machine does not count. */
#include "base/timings.h"

#include <time.h>

enum { STAGES_MOST = 64 };

struct stage_time {
    const char *name;
    double seconds;
    size_t bytes;
};

struct timings {
    bool is_kept, has_progress, is_shown;
    double started, last;
    size_t count;
    struct stage_time stages[STAGES_MOST];
};

static double seconds_of(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

struct timings *timings_make(struct arena *arena, bool is_kept, bool has_progress)
{
    struct timings *timings = arena_alloc(arena, sizeof *timings);
    timings->is_kept = is_kept;
    timings->has_progress = has_progress;
    timings->started = seconds_of(CLOCK_MONOTONIC);
    timings->last = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
    return timings;
}

void timings_start(struct timings *timings)
{
    timings->last = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
}

void timings_end(struct timings *timings, const char *stage, const struct arena *result)
{
    double now = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
    if (timings->is_kept && timings->count < STAGES_MOST)
        timings->stages[timings->count++] =
            (struct stage_time){stage, now - timings->last, arena_peak(result)};
    timings->last = now;
    if (!timings->has_progress || seconds_of(CLOCK_MONOTONIC) - timings->started < 1)
        return;
    fprintf(stderr, "\r\033[Korison: %s done …", stage);
    timings->is_shown = true;
}

void timings_write(const struct timings *timings, FILE *out)
{
    if (timings->is_shown)
        fputs("\r\033[K", stderr);
    double total = 0;
    for (size_t i = 0; i < timings->count; i++) {
        const struct stage_time *stage = &timings->stages[i];
        fprintf(out, "%-8s %9.6f s %12zu bytes\n", stage->name, stage->seconds, stage->bytes);
        total += stage->seconds;
    }
    if (timings->count)
        fprintf(out, "%-8s %9.6f s\n", "all", total);
}

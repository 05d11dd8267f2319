/* Private to po/: the folder of one merge, its files, and programs that are run there.
 *
 * The folder is in $TMPDIR, and locked while it is in use; what runs that were killed left there is
 * removed when one is opened. */
#ifndef ORISON_PO_BENCH_H
#define ORISON_PO_BENCH_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/ending.h"

enum bench_file { BENCH_TEMPLATE, BENCH_OLD, BENCH_MERGED, BENCH_WORDS, BENCH_FILE_COUNT };

struct bench {
    struct arena *arena;
    struct diag *diag;
    char *folder;
    char *files[BENCH_FILE_COUNT]; /* paths; BENCH_WORDS is what a program said */
    int lock;
    struct ending endings[BENCH_FILE_COUNT + 1];
};

enum {
    BENCH_ENDED_UNFOUND = 127, /* the program could not be run */
    BENCH_ENDED_KILLED = 128   /* a signal ended it */
};

/* Makes the folder; `bench` lies still until it is closed. Reports a failure as a system error;
 * false then. */
bool bench_open(struct arena *arena, struct diag *diag, struct bench *bench);

/* Removes the folder and its files. */
void bench_close(struct bench *bench);

/* Runs a program, found by PATH, to its end, with the C locale, what it says going to BENCH_WORDS.
 * Its exit status, or one of the above. `arguments` ends with NULL. It ends when this program does.
 */
int bench_run(struct bench *bench, char *const *arguments);

#endif

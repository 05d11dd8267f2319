/* The guard: where a library's fatal error comes back to us instead of ending the program.
 *
 * libjpeg and libpng report a fatal error by calling a function that must not return. This is the
 * only setjmp of the program: `guard_run` runs one step of work under it, and `guard_fail`, called
 * by the libraries' error functions or by the work itself, ends that step with a message. The work
 * keeps its state in its context, never in locals that are read after a failure; what it allocates
 * is in an arena, and the libraries' handles are ended by the caller of `guard_run`. */
#ifndef ORISON_IMAGES_GUARD_H
#define ORISON_IMAGES_GUARD_H

#include <setjmp.h>
#include <stdbool.h>

struct guard {
    jmp_buf jump;
    const char *code;  /* of the diagnostic, a literal */
    char message[256]; /* what is wrong, once it failed */
};

/* Runs `work(context)`; false when it ended in `guard_fail`. */
bool guard_run(struct guard *guard, void (*work)(void *context), void *context);

/* Ends the step that runs under `guard`, from any depth below it. */
void guard_fail(struct guard *guard, const char *code, const char *format, ...)
    __attribute__((noreturn, format(printf, 3, 4)));

#endif

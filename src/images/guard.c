/* The one setjmp: see guard.h. */
#include "images/guard.h"

#include <stdarg.h>
#include <stdio.h>

bool guard_run(struct guard *guard, void (*work)(void *context), void *context)
{
    if (setjmp(guard->jump) != 0)
        return false;
    work(context);
    return true;
}

void guard_fail(struct guard *guard, const char *code, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(guard->message, sizeof guard->message, format, arguments);
    va_end(arguments);
    guard->code = code;
    longjmp(guard->jump, 1);
}

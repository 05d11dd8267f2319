/* Slices: see slice.h. Nothing here allocates but the functions that take an arena. */
#include "base/slice.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"

struct slice slice_of(const char *text)
{
    return (struct slice){text, text ? strlen(text) : 0};
}

struct slice slice_part(struct slice s, size_t byte_start, size_t byte_end)
{
    if (byte_end > s.length)
        byte_end = s.length;
    if (byte_start > byte_end)
        byte_start = byte_end;
    return (struct slice){s.bytes ? s.bytes + byte_start : NULL, byte_end - byte_start};
}

bool slice_equal(struct slice a, struct slice b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.bytes, b.bytes, a.length) == 0);
}

bool slice_is(struct slice s, const char *text)
{
    return slice_equal(s, slice_of(text));
}

bool slice_starts_with(struct slice s, const char *prefix)
{
    return slice_is(slice_part(s, 0, strlen(prefix)), prefix);
}

int slice_compare(struct slice a, struct slice b)
{
    size_t shorter = a.length < b.length ? a.length : b.length;
    int order = shorter ? memcmp(a.bytes, b.bytes, shorter) : 0;
    if (order != 0)
        return order;
    return a.length < b.length ? -1 : a.length > b.length;
}

char *slice_terminated(struct arena *arena, struct slice s)
{
    char *text = arena_alloc(arena, s.length + 1);
    if (s.length)
        memcpy(text, s.bytes, s.length);
    return text;
}

struct slice slice_copy(struct arena *arena, struct slice s)
{
    return (struct slice){slice_terminated(arena, s), s.length};
}

struct slice slice_format(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length < 0)
        return (struct slice){NULL, 0};
    char *text = arena_alloc(arena, (size_t)length + 1);
    va_start(args, format);
    vsnprintf(text, (size_t)length + 1, format, args);
    va_end(args);
    return (struct slice){text, (size_t)length};
}

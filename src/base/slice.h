/* Strings as slices: a pointer and a length, never NUL-terminated by promise.
 *
 * In: bytes that somebody else owns (an arena, a file in memory, a literal). Out: views of them. A
 * slice is a value: pass and return it by copy. The bytes are const; who made them keeps them
 * alive. */
#ifndef ORISON_BASE_SLICE_H
#define ORISON_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct slice {
    const char *bytes; /* may be NULL only when length is 0 */
    size_t length;     /* in bytes */
};

/* A slice of a string literal. */
#define SLICE(literal) ((struct slice){(literal), sizeof(literal) - 1})

/* For printf: "%.*s", SLICE_ARG(s). Lengths over INT_MAX are not printed whole. */
#define SLICE_ARG(s) (int)(s).length, (s).bytes ? (s).bytes : ""

/* A view of a NUL-terminated string; NULL gives the empty slice. */
struct slice slice_of(const char *text);

/* The bytes [byte_start, byte_end) of `s`; both are clamped to its length. */
struct slice slice_part(struct slice s, size_t byte_start, size_t byte_end);

bool slice_equal(struct slice a, struct slice b);

/* Equal to a NUL-terminated string. */
bool slice_is(struct slice s, const char *text);

bool slice_starts_with(struct slice s, const char *prefix);

/* Byte order, as memcmp; a prefix comes first. */
int slice_compare(struct slice a, struct slice b);

/* A NUL-terminated copy in `arena`: only for a library's call or a system call. */
char *slice_terminated(struct arena *arena, struct slice s);

/* A copy of the bytes in `arena`. */
struct slice slice_copy(struct arena *arena, struct slice s);

/* Formats as printf does, into `arena`. */
struct slice slice_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif

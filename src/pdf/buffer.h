/* A growing run of bytes in an arena: content streams, maps and the finished file are written into
 * these. Numbers are written by base/unit.h: no locale, no exponent, no trailing zero. */
#ifndef ORISON_PDF_BUFFER_H
#define ORISON_PDF_BUFFER_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/slice.h"

struct buffer {
    struct arena *arena;
    char *at;
    size_t count, room;
};

struct buffer buffer_make(struct arena *arena);

/* Room for `bytes` more at the end; the pointer is valid until the next call. */
char *buffer_room(struct buffer *buffer, size_t bytes);

void buffer_add(struct buffer *buffer, const void *bytes, size_t count);
void buffer_add_text(struct buffer *buffer, const char *text);
void buffer_add_slice(struct buffer *buffer, struct slice text);
void buffer_add_format(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A number with at most `decimals` decimals, and nothing after it. */
void buffer_add_number(struct buffer *buffer, double value, int decimals);

/* Four upper-case hexadecimal digits. */
void buffer_add_hex16(struct buffer *buffer, uint16_t value);

/* UTF-16 as the hexadecimal digits of big-endian code units, without mark or brackets. */
void buffer_add_utf16_hex(struct buffer *buffer, const uint16_t *units, size_t count);

/* What was written; valid until the buffer changes. */
struct slice buffer_slice(const struct buffer *buffer);

#endif

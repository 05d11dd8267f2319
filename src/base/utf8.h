/* UTF-8 and UTF-16, strictly: no overlong form, no surrogate, nothing above U+10FFFF (RFC 3629). */
#ifndef ORISON_BASE_UTF8_H
#define ORISON_BASE_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/slice.h"

#define UTF8_INVALID 0xFFFFFFFFu

/* The code point at byte `*at`, which moves past it; UTF8_INVALID moves one byte. Needs `*at` below
 * the length. */
uint32_t utf8_next(struct slice text, size_t *at);

/* Writes a code point as 1 to 4 bytes into `out`; returns how many. Needs a Unicode scalar value.
 */
size_t utf8_write(char out[4], uint32_t code_point);

/* Code points in `text`; an invalid byte counts as one. */
size_t utf8_count(struct slice text);

/* The byte of the first invalid sequence, or the length where all is valid. */
size_t utf8_find_invalid(struct slice text);

/* `text` without a code point that was cut at its end. */
struct slice utf8_whole(struct slice text);

/* UTF-8 to UTF-16 in `arena`; an invalid byte becomes U+FFFD. `cu_count` is the number of units. */
uint16_t *utf16_of_utf8(struct arena *arena, struct slice text, size_t *cu_count);

/* UTF-16 to UTF-8 in `arena`; a lone surrogate becomes U+FFFD. */
struct slice utf8_of_utf16(struct arena *arena, const uint16_t *units, size_t cu_count);

/* The code point at unit `*at`, which moves past it; a lone surrogate is given as it is. */
uint32_t utf16_next(const uint16_t *units, size_t cu_count, size_t *at);

/* The code point that ends before `at`, where something does; a lone surrogate is U+FFFD. */
uint32_t utf16_before(const uint16_t *units, size_t at);

#endif

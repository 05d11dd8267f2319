/* Lengths: 1/65536 of a point (1/72 inch) in 64 bits.
 *
 * Every length inside the program is a `unit`; floating point appears only in costs and where the
 * PDF is written. Origin top left, y down, until the one flip in pdf/page.c. */
#ifndef ORISON_BASE_UNIT_H
#define ORISON_BASE_UNIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

typedef int64_t unit;

#define UNIT_PT   ((unit)65536)
#define UNIT_INCH (72 * UNIT_PT)
/* The largest length that a layout may name: 200 inches, the largest page a PDF 1.4 reader shows.
 */
#define UNIT_LARGEST (200 * UNIT_INCH)

/* Points to units and back; `unit_of_points` rounds to nearest, halves away from zero. */
unit unit_of_points(double points);
double unit_points(unit length);
unit unit_of_mm(double millimetres);
double unit_mm(unit length);

/* value * numerator / denominator, rounded to nearest (halves away from zero). |numerator| and
 * denominator below 2^31, denominator positive, |value| below 2^31 * UNIT_PT / 65536; exact. */
unit unit_scale(unit value, int64_t numerator, int64_t denominator);

/* A number of font units at `size`, in units: one rounded multiplication.
 * `units_per_em` is the face's, 16 to 16384. */
unit unit_of_font(int32_t font_units, unit size, uint32_t units_per_em);

/* Parses "12pt", "148mm", "1.5cm", "-0.25in" (a number, no space, pt mm cm in). Returns false and
 * leaves `out` alone for anything else, for a bare number, and beyond UNIT_LARGEST. */
bool unit_parse(struct slice text, unit *out);

/* Parses a plain decimal number ("-0.5", "3", ".25"), no exponent, no locale; false otherwise. */
bool number_parse(struct slice text, double *out);

/* Writes `value` with at most `decimals` (0 to 6) decimals: no locale, no exponent, no trailing
 * zero, never "-0". `out` holds at least 32 bytes. Returns the length. |value| below 10^12. */
size_t number_write(char *out, double value, int decimals);

/* `unit_points(length)` written so with 3 decimals: 1/1000 pt, finer than any device. */
size_t unit_write(char *out, unit length);

#endif

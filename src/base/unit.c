/* Lengths and numbers: see unit.h. No call here depends on the locale: strtod and printf's %f do.
 */
#include "base/unit.h"

#include <assert.h>
#include <math.h>
#include <string.h>

unit unit_of_points(double points)
{
    return (unit)llround(points * (double)UNIT_PT);
}

double unit_points(unit length)
{
    return (double)length / (double)UNIT_PT;
}

unit unit_of_mm(double millimetres)
{
    return unit_of_points(millimetres * 72.0 / 25.4);
}

double unit_mm(unit length)
{
    return unit_points(length) * 25.4 / 72.0;
}

unit unit_scale(unit value, int64_t numerator, int64_t denominator)
{
    assert(denominator > 0);
    __extension__ typedef __int128 wide;
    wide product = (wide)value * numerator;
    wide half = denominator / 2;
    return (unit)((product >= 0 ? product + half : product - half) / denominator);
}

unit unit_of_font(int32_t font_units, unit size, uint32_t units_per_em)
{
    return unit_scale(size, font_units, units_per_em);
}

bool number_parse(struct slice text, double *out)
{
    size_t at = 0, digits = 0;
    bool is_negative = text.length > 0 && text.bytes[0] == '-';
    if (is_negative || (text.length > 0 && text.bytes[0] == '+'))
        at++;
    double value = 0, place = 1;
    bool is_fraction = false;
    for (; at < text.length; at++) {
        char c = text.bytes[at];
        if (c == '.' && !is_fraction) {
            is_fraction = true;
            continue;
        }
        if (c < '0' || c > '9' || ++digits > 15)
            return false;
        value = value * 10 + (c - '0');
        if (is_fraction)
            place *= 10;
    }
    if (digits == 0)
        return false;
    *out = (is_negative ? -value : value) / place;
    return true;
}

bool unit_parse(struct slice text, unit *out)
{
    static const struct {
        const char *name;
        double points;
    } suffixes[] = {{"pt", 1}, {"mm", 72 / 25.4}, {"cm", 720 / 25.4}, {"in", 72}};
    if (text.length < 3)
        return false;
    struct slice suffix = slice_part(text, text.length - 2, text.length);
    double number;
    if (!number_parse(slice_part(text, 0, text.length - 2), &number))
        return false;
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        if (!slice_is(suffix, suffixes[i].name))
            continue;
        double points = number * suffixes[i].points;
        if (fabs(points) > unit_points(UNIT_LARGEST))
            return false;
        *out = unit_of_points(points);
        return true;
    }
    return false;
}

size_t number_write(char *out, double value, int decimals)
{
    static const double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
    assert(decimals >= 0 && decimals <= 6);
    int64_t scaled = llround(fabs(value) * powers[decimals]);
    char digits[32];
    size_t count = 0, length = 0;
    if (scaled == 0)
        decimals = 0;
    while (decimals > 0 && scaled % 10 == 0) {
        scaled /= 10;
        decimals--;
    }
    do {
        digits[count++] = (char)('0' + scaled % 10);
        scaled /= 10;
        if (decimals > 0 && count == (size_t)decimals)
            digits[count++] = '.';
    } while (scaled > 0 || (decimals > 0 && count <= (size_t)decimals + 1));
    bool is_zero = count == 1 && digits[0] == '0';
    if (value < 0 && !is_zero)
        out[length++] = '-';
    while (count > 0)
        out[length++] = digits[--count];
    out[length] = '\0';
    return length;
}

size_t unit_write(char *out, unit length)
{
    return number_write(out, unit_points(length), 3);
}

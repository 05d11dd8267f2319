/* UTF-8 and UTF-16: see utf8.h. */
#include "base/utf8.h"

#include <string.h>

uint32_t utf8_next(struct slice text, size_t *at)
{
    static const uint32_t least_of[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *bytes = (const unsigned char *)text.bytes + *at;
    size_t left = text.length - *at;
    unsigned char first = bytes[0];
    ++*at;
    if (first < 0x80)
        return first;
    size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || length > left)
        return UTF8_INVALID;
    uint32_t c = first & (0xFFu >> (length + 1));
    for (size_t i = 1; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return UTF8_INVALID;
        c = c << 6 | (bytes[i] & 0x3Fu);
    }
    if (c < least_of[length] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return UTF8_INVALID;
    *at += length - 1;
    return c;
}

size_t utf8_write(char out[4], uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (c & 0x3F));
        c >>= 6;
    }
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    out[0] = (char)(lead[length] | c);
    return length;
}

size_t utf8_count(struct slice text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.length; count++)
        utf8_next(text, &at);
    return count;
}

/* The first byte from `at` on that is no ASCII, give or take seven: whole words are looked at,
 * since every byte of every input comes by here. */
static size_t skip_ascii(struct slice text, size_t at)
{
    const uint64_t high_bits = 0x8080808080808080u;
    uint64_t eight;
    for (; text.length - at >= sizeof eight; at += sizeof eight) {
        memcpy(&eight, text.bytes + at, sizeof eight);
        if (eight & high_bits)
            break;
    }
    return at;
}

size_t utf8_find_invalid(struct slice text)
{
    for (size_t at = 0; (at = skip_ascii(text, at)) < text.length;) {
        size_t start = at;
        if (utf8_next(text, &at) == UTF8_INVALID)
            return start;
    }
    return text.length;
}

struct slice utf8_whole(struct slice text)
{
    size_t end = text.length;
    while (end > 0 && text.length - end < 3 && ((unsigned char)text.bytes[end - 1] & 0xC0) == 0x80)
        end--;
    if (end == 0)
        return text;
    size_t at = end - 1;
    bool is_lead = ((unsigned char)text.bytes[at] & 0xC0) == 0xC0;
    if (is_lead && utf8_next(text, &at) == UTF8_INVALID)
        return slice_part(text, 0, end - 1);
    return text;
}

uint16_t *utf16_of_utf8(struct arena *arena, struct slice text, size_t *cu_count)
{
    uint16_t *units = arena_alloc_raw(arena, (text.length + 1) * sizeof *units);
    size_t count = 0;
    for (size_t at = 0; at < text.length;) {
        uint32_t c = utf8_next(text, &at);
        if (c == UTF8_INVALID)
            c = 0xFFFD;
        if (c >= 0x10000) {
            units[count++] = (uint16_t)(0xD800 + ((c - 0x10000) >> 10));
            c = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        units[count++] = (uint16_t)c;
    }
    units[count] = 0;
    *cu_count = count;
    return units;
}

uint32_t utf16_next(const uint16_t *units, size_t cu_count, size_t *at)
{
    uint32_t c = units[(*at)++];
    bool is_high = c >= 0xD800 && c <= 0xDBFF;
    if (!is_high || *at >= cu_count || units[*at] < 0xDC00 || units[*at] > 0xDFFF)
        return c;
    return 0x10000 + ((c - 0xD800) << 10) + (units[(*at)++] - 0xDC00u);
}

struct slice utf8_of_utf16(struct arena *arena, const uint16_t *units, size_t cu_count)
{
    char *bytes = arena_alloc_raw(arena, cu_count * 3 + 1);
    size_t length = 0;
    for (size_t at = 0; at < cu_count;) {
        uint32_t c = utf16_next(units, cu_count, &at);
        bool is_surrogate = c >= 0xD800 && c <= 0xDFFF;
        length += utf8_write(bytes + length, is_surrogate ? 0xFFFD : c);
    }
    bytes[length] = '\0';
    return (struct slice){bytes, length};
}

uint32_t utf16_before(const uint16_t *units, size_t at)
{
    bool is_pair =
        at > 1 && (units[at - 1] & 0xFC00) == 0xDC00 && (units[at - 2] & 0xFC00) == 0xD800;
    size_t start = at - (is_pair ? 2 : 1);
    return utf16_next(units, at, &start);
}

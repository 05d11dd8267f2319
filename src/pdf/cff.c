/* CFF: the charset of a CID-keyed program, and whether a program has its glyphs.
 *
 * In: a bare 'CFF ' table. Out: glyph id -> CID, glyph id -> bytes of its outline. Only the way
 * there is read: header, name index, the first Top DICT (operators ROS 12 30, charset 15,
 * CharStrings 17), charset formats 0, 1, 2. Every read is checked against the length, so broken
 * bytes end in false. Adobe Technical Note #5176. */
#include "pdf/subset.h"

enum {
    OPERATOR_CHARSET = 15,
    OPERATOR_CHARSTRINGS = 17,
    OPERATOR_ROS = 12 << 8 | 30,
    OPERATOR_ESCAPE = 12,
    OPERAND_LIMIT = 48, /* 5176, appendix B: operands before an operator */
};

struct reader {
    const unsigned char *bytes;
    size_t length, at;
    bool is_over; /* read past the end: all that was read since is 0 */
};

static uint32_t read_number(struct reader *reader, unsigned byte_count)
{
    uint32_t value = 0;
    if (reader->length - reader->at < byte_count) {
        reader->is_over = true;
        reader->at = reader->length;
        return 0;
    }
    for (unsigned i = 0; i < byte_count; i++)
        value = value << 8 | reader->bytes[reader->at++];
    return value;
}

/* Moves to `byte`, or to the end where it lies beyond. */
static void move_to(struct reader *reader, size_t byte)
{
    reader->is_over |= byte > reader->length;
    reader->at = byte > reader->length ? reader->length : byte;
}

/* Reads an INDEX; `first` is its first item's bytes; the reader then stands behind it. */
static void read_index(struct reader *reader, struct reader *first)
{
    uint32_t count = read_number(reader, 2);
    *first = (struct reader){.bytes = reader->bytes};
    if (count == 0)
        return;
    unsigned offset_size = read_number(reader, 1);
    if (offset_size < 1 || offset_size > 4) {
        reader->is_over = true;
        return;
    }
    size_t offsets = reader->at, base = offsets + (size_t)(count + 1) * offset_size - 1;
    uint32_t start = read_number(reader, offset_size), end = read_number(reader, offset_size);
    move_to(reader, offsets + (size_t)count * offset_size);
    uint32_t last = read_number(reader, offset_size);
    move_to(reader, base + last);
    bool is_sound = start >= 1 && start <= end && end <= last && base + end <= reader->length;
    if (is_sound)
        *first = (struct reader){.bytes = reader->bytes, .length = base + end, .at = base + start};
    reader->is_over |= !is_sound;
}

/* A DICT operand that starts with `byte`; real numbers count as 0: none of them is needed. */
static int32_t read_operand(struct reader *dict, uint32_t byte)
{
    if (byte >= 32 && byte <= 246)
        return (int32_t)byte - 139;
    if (byte >= 247 && byte <= 250)
        return (int32_t)((byte - 247) * 256 + read_number(dict, 1) + 108);
    if (byte >= 251 && byte <= 254)
        return -(int32_t)((byte - 251) * 256 + read_number(dict, 1) + 108);
    if (byte == 28)
        return (int16_t)read_number(dict, 2);
    if (byte == 29)
        return (int32_t)read_number(dict, 4);
    for (uint32_t pair = 0; byte == 30 && !dict->is_over && (pair & 15) != 15;)
        pair = read_number(dict, 1);
    return 0;
}

/* What is wanted of the Top DICT. */
struct top_dict {
    int32_t charset, charstrings; /* where they are */
    bool is_keyed;                /* it has a ROS */
};

static bool read_dict(struct reader *dict, struct top_dict *out)
{
    int32_t last = 0;
    unsigned operand_count = 0;
    *out = (struct top_dict){0};
    while (dict->at < dict->length && !dict->is_over && operand_count <= OPERAND_LIMIT) {
        uint32_t byte = read_number(dict, 1);
        if (byte > 21) {
            last = read_operand(dict, byte);
            operand_count++;
            continue;
        }
        uint32_t operation = byte == OPERATOR_ESCAPE ? byte << 8 | read_number(dict, 1) : byte;
        if (operation == OPERATOR_CHARSET)
            out->charset = last;
        if (operation == OPERATOR_CHARSTRINGS)
            out->charstrings = last;
        out->is_keyed |= operation == OPERATOR_ROS;
        operand_count = 0;
    }
    return !dict->is_over && operand_count <= OPERAND_LIMIT;
}

/* Reads from the start to the first Top DICT. */
static bool read_top_dict(struct reader *cff, struct top_dict *out)
{
    struct reader name, dict;
    move_to(cff, 2);
    move_to(cff, read_number(cff, 1));
    read_index(cff, &name);
    read_index(cff, &dict);
    return !cff->is_over && read_dict(&dict, out);
}

/* Formats 1 and 2 hold ranges: a first CID and how many follow it, in one or two bytes. */
static bool read_charset(struct reader *cff, uint32_t glyph_count, uint16_t *cids)
{
    uint32_t format = read_number(cff, 1);
    if (format > 2)
        return false;
    cids[0] = 0;
    for (uint32_t glyph = 1; glyph < glyph_count && !cff->is_over;) {
        uint32_t cid = read_number(cff, 2);
        uint32_t more = format == 0 ? 0 : read_number(cff, format);
        for (uint32_t i = 0; i <= more && glyph < glyph_count; i++)
            cids[glyph++] = (uint16_t)(cid + i);
    }
    return !cff->is_over;
}

static struct reader open_cff(struct slice cff)
{
    return (struct reader){(const unsigned char *)cff.bytes, cff.length, 0, false};
}

bool cff_read_cids(struct slice cff, uint32_t glyph_count, uint16_t *cids, bool *is_keyed)
{
    struct reader reader = open_cff(cff);
    struct top_dict dict;
    if (!read_top_dict(&reader, &dict))
        return false;
    *is_keyed = dict.is_keyed;
    if (!dict.is_keyed)
        return true;
    if (dict.charset < 3 || glyph_count == 0) /* 0 to 2 are predefined, not for CID-keyed fonts */
        return false;
    move_to(&reader, (size_t)dict.charset);
    return read_charset(&reader, glyph_count, cids);
}

bool cff_read_lengths(struct slice cff, uint32_t glyph_count, uint32_t *lengths)
{
    struct reader reader = open_cff(cff);
    struct top_dict dict;
    if (!read_top_dict(&reader, &dict) || dict.charstrings <= 0)
        return false;
    move_to(&reader, (size_t)dict.charstrings);
    uint32_t count = read_number(&reader, 2);
    unsigned offset_size = read_number(&reader, 1);
    if (reader.is_over || count != glyph_count || offset_size < 1 || offset_size > 4)
        return false;
    uint32_t start = read_number(&reader, offset_size);
    for (uint32_t glyph = 0; glyph < count; glyph++) {
        uint32_t end = read_number(&reader, offset_size);
        if (start < 1 || end < start)
            return false;
        lengths[glyph] = end - start;
        start = end;
    }
    return !reader.is_over && start - 1 <= reader.length - reader.at;
}

/* Reading font files where HarfBuzz has no word for it: bounds, collections, CFF's kind.
 *
 * Nothing in a file is believed: every read is bounded by its table, every table by the file. */
#include "fonts/sfnt.h"

uint16_t sfnt_u16(struct slice table, size_t byte)
{
    if (table.length < 2 || byte > table.length - 2)
        return 0;
    const unsigned char *at = (const unsigned char *)table.bytes + byte;
    return (uint16_t)(at[0] << 8 | at[1]);
}

int16_t sfnt_i16(struct slice table, size_t byte)
{
    return (int16_t)sfnt_u16(table, byte);
}

uint32_t sfnt_u32(struct slice table, size_t byte)
{
    return (uint32_t)sfnt_u16(table, byte) << 16 | sfnt_u16(table, byte + 2);
}

const char *sfnt_open(struct slice bytes, uint32_t index, struct sfnt *out)
{
    uint64_t start = 0;
    if (sfnt_u32(bytes, 0) == SFNT_TAG('t', 't', 'c', 'f')) {
        if (index >= sfnt_u32(bytes, 8))
            return "is a collection without a font of this `index`";
        start = sfnt_u32(bytes, 12 + 4 * (size_t)index);
    } else if (index > 0) {
        return "is no collection, so `index` can only be 0";
    }
    uint32_t kind = sfnt_u32(bytes, start);
    if (kind != 0x00010000 && kind != SFNT_TAG('O', 'T', 'T', 'O') &&
        kind != SFNT_TAG('t', 'r', 'u', 'e'))
        return "is no OpenType font";
    uint32_t table_count = sfnt_u16(bytes, start + 4);
    if (start + 12 + 16 * (uint64_t)table_count > bytes.length)
        return "is cut or damaged: its table directory is not whole";
    *out = (struct sfnt){bytes, (uint32_t)start + 12, table_count};
    for (uint32_t i = 0; i < table_count; i++) {
        size_t record = out->directory + 16 * (size_t)i;
        if ((uint64_t)sfnt_u32(bytes, record + 8) + sfnt_u32(bytes, record + 12) > bytes.length)
            return "is cut or damaged: a table ends beyond the file";
    }
    return NULL;
}

struct slice sfnt_table(const struct sfnt *sfnt, uint32_t tag)
{
    for (uint32_t i = 0; i < sfnt->table_count; i++) {
        size_t record = sfnt->directory + 16 * (size_t)i, start;
        if (sfnt_u32(sfnt->bytes, record) != tag)
            continue;
        start = sfnt_u32(sfnt->bytes, record + 8);
        return slice_part(sfnt->bytes, start, start + sfnt_u32(sfnt->bytes, record + 12));
    }
    return (struct slice){0};
}

static uint32_t cff_number(struct slice cff, size_t byte, unsigned size)
{
    uint32_t number = 0;
    for (unsigned i = 0; i < size && byte + i < cff.length; i++)
        number = number << 8 | (unsigned char)cff.bytes[byte + i];
    return number;
}

/* The first object of the INDEX at `byte`; `end` is the byte after the INDEX (TN 5176, 5). */
static struct slice cff_index_first(struct slice cff, size_t byte, size_t *end)
{
    uint32_t count = sfnt_u16(cff, byte);
    *end = byte + 2;
    if (count == 0 || byte + 3 > cff.length)
        return (struct slice){0};
    unsigned size = (unsigned char)cff.bytes[byte + 2];
    size_t offsets = byte + 3, objects = offsets + (size_t)(count + 1) * size - 1;
    *end = objects + cff_number(cff, offsets + (size_t)count * size, size);
    return slice_part(cff, objects + cff_number(cff, offsets, size),
                      objects + cff_number(cff, offsets + size, size));
}

/* Bytes of the DICT operand that begins with `first` (TN 5176, 4, table 3); a real has its own. */
static size_t operand_length(unsigned char first)
{
    if (first == 28)
        return 3;
    if (first == 29)
        return 5;
    return first >= 247 && first <= 254 ? 2 : 1;
}

bool cff_is_cid_keyed(struct slice cff)
{
    size_t end = cff.length > 2 ? (unsigned char)cff.bytes[2] : 0;
    cff_index_first(cff, end, &end); /* names */
    struct slice dict = cff_index_first(cff, end, &end);
    for (size_t at = 0; at < dict.length;) {
        unsigned char byte = (unsigned char)dict.bytes[at];
        if (byte == 12 && at + 1 < dict.length && dict.bytes[at + 1] == 30)
            return true; /* ROS, and it comes first where it is */
        if (byte == 30) {
            for (at++; at < dict.length && (dict.bytes[at] & 0x0F) != 0x0F; at++)
                if (((unsigned char)dict.bytes[at] >> 4) == 0x0F)
                    break;
            at++;
        } else {
            at += byte == 12 ? 2 : operand_length(byte);
        }
    }
    return false;
}

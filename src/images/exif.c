/* EXIF: the orientation of a photograph, and nothing else.
 *
 * In: a TIFF structure (TIFF 6.0 section 2) of any bytes. Out: the value of tag 0x0112 of the first
 * directory, 1 to 8. Every offset is checked; what doesn't hold is as if it weren't there. All the
 * rest of EXIF (place, time, camera, thumbnail) is never looked at. Exif 2.32, 4.6.4. */
#include <string.h>

#include "images/decoding.h"

enum {
    TIFF_HEADER = 8, /* byte order, 42, offset of the first directory */
    TIFF_ENTRY = 12, /* tag, type, count, value */
    TAG_ORIENTATION = 0x112,
    TYPE_SHORT = 3
};

struct tiff {
    const uint8_t *at;
    size_t length;
    bool is_big_endian;
};

/* A number of 2 bytes at an offset that is inside. */
static uint32_t read_short(const struct tiff *tiff, size_t byte)
{
    uint32_t first = tiff->at[byte], second = tiff->at[byte + 1];
    return tiff->is_big_endian ? first << 8 | second : second << 8 | first;
}

static uint32_t read_long(const struct tiff *tiff, size_t byte)
{
    uint32_t first = read_short(tiff, byte), second = read_short(tiff, byte + 2);
    return tiff->is_big_endian ? first << 16 | second : second << 16 | first;
}

static bool is_orientation(const struct tiff *tiff, size_t entry)
{
    uint32_t value = read_short(tiff, entry + 8);
    return read_short(tiff, entry) == TAG_ORIENTATION &&
           read_short(tiff, entry + 2) == TYPE_SHORT && read_long(tiff, entry + 4) == 1 &&
           value >= 1 && value <= 8;
}

uint32_t exif_orientation(struct slice bytes)
{
    struct tiff tiff = {(const uint8_t *)bytes.bytes, bytes.length, false};
    if (bytes.length < TIFF_HEADER)
        return 1;
    tiff.is_big_endian = memcmp(bytes.bytes, "MM", 2) == 0;
    if ((!tiff.is_big_endian && memcmp(bytes.bytes, "II", 2) != 0) || read_short(&tiff, 2) != 42)
        return 1;
    size_t directory = read_long(&tiff, 4);
    if (directory > tiff.length - 2)
        return 1;
    size_t count = read_short(&tiff, directory);
    for (size_t i = 0; i < count; i++) {
        size_t entry = directory + 2 + i * TIFF_ENTRY;
        if (entry + TIFF_ENTRY > tiff.length)
            return 1;
        if (is_orientation(&tiff, entry))
            return read_short(&tiff, entry + 8);
    }
    return 1;
}

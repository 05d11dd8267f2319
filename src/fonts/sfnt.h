/* Private to fonts/: the tables of a font file, found and bounded. OpenType 1.9, "Font file". */
#ifndef ORISON_FONTS_SFNT_H
#define ORISON_FONTS_SFNT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

#define SFNT_TAG(a, b, c, d)                                                                       \
    ((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | (uint32_t)(d))

/* The table directory of one font in a file. */
struct sfnt {
    struct slice bytes; /* the whole file */
    uint32_t directory; /* byte of the first table record */
    uint32_t table_count;
};

/* Finds the directory of font `index` and proves that every table lies inside the file. Returns
 * what is wrong, or NULL. */
const char *sfnt_open(struct slice bytes, uint32_t index, struct sfnt *out);

/* A table's bytes; empty where there is none. */
struct slice sfnt_table(const struct sfnt *sfnt, uint32_t tag);

/* Big-endian numbers at a byte of a table; 0 beyond its end. */
uint16_t sfnt_u16(struct slice table, size_t byte);
int16_t sfnt_i16(struct slice table, size_t byte);
uint32_t sfnt_u32(struct slice table, size_t byte);

/* Whether a CFF table is CID-keyed: its first Top DICT has ROS (Adobe TN 5176, 18). */
bool cff_is_cid_keyed(struct slice cff);

#endif

/* OpenType layout lookups, as far as HarfBuzz's own collectors don't tell (OpenType 1.9, GSUB and
 * GPOS, "Common Table Formats"): class 0 in class-based subtables, the lookups that contexts call,
 * and lookup flags. */
#ifndef ORISON_TEXT_LOOKUP_H
#define ORISON_TEXT_LOOKUP_H

#include <hb.h>
#include <stdbool.h>

struct lookup_table {
    const unsigned char *bytes;
    unsigned length;
    bool is_gpos;
    bool is_broken; /* an offset pointed outside */
};

/* What a lookup's subtables say about one glyph. */
struct lookup_facts {
    bool names_by_class_zero; /* a rule or a pair that does something has class 0, and the glyph is
                                 in no class */
    bool ignores_bases;       /* flag IgnoreBaseGlyphs, in a lookup of more than one glyph */
};

/* Reads one lookup; adds those that its contexts call to `nested`. */
struct lookup_facts lookup_read(struct lookup_table *table, unsigned lookup, hb_codepoint_t glyph,
                                hb_set_t *nested);

#endif

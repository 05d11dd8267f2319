/* OpenType layout lookups: see lookup.h.
 *
 * In: the bytes of a GSUB or GPOS table. Out: facts about one glyph. Every offset is checked: a
 * read outside marks the table broken, gives 0 and so ends the walk. Counts are 16 bits, and loops
 * stop at a broken table, so a hostile font costs at most its own length times the nesting of its
 * tables. */
#include "text/lookup.h"

enum lookup_kind { LOOKUP_ALONE, LOOKUP_OTHER, LOOKUP_PAIR, LOOKUP_CONTEXT, LOOKUP_CHAIN };

static unsigned read16(struct lookup_table *t, unsigned at)
{
    if (at > t->length || t->length - at < 2) {
        t->is_broken = true;
        return 0;
    }
    return (unsigned)t->bytes[at] << 8 | t->bytes[at + 1];
}

static unsigned read32(struct lookup_table *t, unsigned at)
{
    unsigned high = read16(t, at);
    return high << 16 | read16(t, at + 2);
}

/* The class of a glyph: 0 where no class lists it. */
static unsigned class_of(struct lookup_table *t, unsigned at, unsigned glyph)
{
    if (read16(t, at) == 1) {
        unsigned first = read16(t, at + 2), count = read16(t, at + 4);
        bool is_in = glyph >= first && glyph - first < count;
        return is_in ? read16(t, at + 6 + 2 * (glyph - first)) : 0;
    }
    unsigned count = read16(t, at + 2);
    for (unsigned i = 0; i < count && !t->is_broken; i++) {
        unsigned range = at + 4 + 6 * i;
        if (glyph >= read16(t, range) && glyph <= read16(t, range + 2))
            return read16(t, range + 4);
    }
    return 0;
}

static unsigned value_bytes(unsigned format)
{
    return 2 * (unsigned)__builtin_popcount(format & 0xFF);
}

/* PairPos format 2: does a pair whose second glyph is of class 0 move anything? */
static bool pair_moves_class_zero(struct lookup_table *t, unsigned at, unsigned glyph)
{
    if (read16(t, at) != 2 || class_of(t, at + read16(t, at + 10), glyph) != 0)
        return false;
    unsigned bytes = value_bytes(read16(t, at + 4)) + value_bytes(read16(t, at + 6));
    unsigned firsts = read16(t, at + 12), seconds = read16(t, at + 14);
    for (unsigned first = 0; first < firsts && !t->is_broken; first++)
        for (unsigned byte = 0; byte < bytes; byte += 2)
            if (read16(t, at + 16 + first * seconds * bytes + byte) != 0)
                return true;
    return false;
}

/* Walks over `count` classes at `*at`; true where one is 0. */
static bool has_zero(struct lookup_table *t, unsigned *at, unsigned count)
{
    bool has = false;
    for (unsigned i = 0; i < count && !t->is_broken; i++, *at += 2)
        has |= read16(t, *at) == 0;
    return has;
}

static void add_records(struct lookup_table *t, unsigned at, unsigned count, hb_set_t *nested)
{
    for (unsigned i = 0; i < count && !t->is_broken; i++)
        hb_set_add(nested, read16(t, at + 4 * i + 2));
}

/* For each part of a rule (before, input, after): is class 0 the glyph's class there? All false
 * where the format lists glyphs. */
struct zero_parts {
    bool before, input, after;
};

static bool read_rule(struct lookup_table *t, unsigned at, struct zero_parts zero, hb_set_t *nested)
{
    unsigned count = read16(t, at), records = read16(t, at + 2);
    unsigned classes = at + 4;
    bool names = has_zero(t, &classes, count ? count - 1 : 0) && zero.input;
    add_records(t, classes, records, nested);
    return names;
}

static bool read_chain_rule(struct lookup_table *t, unsigned at, struct zero_parts zero,
                            hb_set_t *nested)
{
    unsigned count = read16(t, at);
    at += 2;
    bool names = has_zero(t, &at, count) && zero.before;
    count = read16(t, at);
    at += 2;
    names |= has_zero(t, &at, count ? count - 1 : 0) && zero.input;
    count = read16(t, at);
    at += 2;
    names |= has_zero(t, &at, count) && zero.after;
    add_records(t, at + 2, read16(t, at), nested);
    return names;
}

/* The rule sets of formats 1 and 2, whose offsets start at `at` and count from `base`. */
static bool read_rule_sets(struct lookup_table *t, unsigned base, unsigned at,
                           enum lookup_kind kind, struct zero_parts zero, hb_set_t *nested)
{
    bool names = false;
    unsigned sets = read16(t, at);
    for (unsigned i = 0; i < sets && !t->is_broken; i++) {
        unsigned offset = read16(t, at + 2 + 2 * i);
        unsigned set = base + offset;
        unsigned rules = offset ? read16(t, set) : 0;
        for (unsigned rule = 0; rule < rules && !t->is_broken; rule++) {
            unsigned from = set + read16(t, set + 2 + 2 * rule);
            names |= kind == LOOKUP_CHAIN ? read_chain_rule(t, from, zero, nested)
                                          : read_rule(t, from, zero, nested);
        }
    }
    return names;
}

static bool read_context(struct lookup_table *t, unsigned at, unsigned glyph, hb_set_t *nested)
{
    unsigned format = read16(t, at);
    if (format == 3) {
        add_records(t, at + 6 + 2 * read16(t, at + 2), read16(t, at + 4), nested);
        return false;
    }
    struct zero_parts zero = {0};
    if (format == 2)
        zero.input = class_of(t, at + read16(t, at + 4), glyph) == 0;
    return read_rule_sets(t, at, at + (format == 2 ? 6 : 4), LOOKUP_CONTEXT, zero, nested);
}

static bool read_chain(struct lookup_table *t, unsigned at, unsigned glyph, hb_set_t *nested)
{
    unsigned format = read16(t, at);
    if (format == 3) {
        unsigned from = at + 2;
        for (int part = 0; part < 3; part++)
            from += 2 + 2 * read16(t, from);
        add_records(t, from + 2, read16(t, from), nested);
        return false;
    }
    struct zero_parts zero = {0};
    if (format == 2) {
        zero.before = class_of(t, at + read16(t, at + 4), glyph) == 0;
        zero.input = class_of(t, at + read16(t, at + 6), glyph) == 0;
        zero.after = class_of(t, at + read16(t, at + 8), glyph) == 0;
    }
    return read_rule_sets(t, at, at + (format == 2 ? 10 : 4), LOOKUP_CHAIN, zero, nested);
}

static enum lookup_kind kind_of(unsigned type, bool is_gpos)
{
    if (is_gpos && type >= 7)
        type -= 2;
    else if (is_gpos)
        return type == 1 ? LOOKUP_ALONE : type == 2 ? LOOKUP_PAIR : LOOKUP_OTHER;
    if (type <= 3)
        return LOOKUP_ALONE;
    return type == 5 ? LOOKUP_CONTEXT : type == 6 ? LOOKUP_CHAIN : LOOKUP_OTHER;
}

static bool names_by_class_zero(struct lookup_table *t, enum lookup_kind kind, unsigned at,
                                unsigned glyph, hb_set_t *nested)
{
    switch (kind) {
    case LOOKUP_PAIR:
        return pair_moves_class_zero(t, at, glyph);
    case LOOKUP_CONTEXT:
        return read_context(t, at, glyph, nested);
    case LOOKUP_CHAIN:
        return read_chain(t, at, glyph, nested);
    case LOOKUP_ALONE:
    case LOOKUP_OTHER:
        return false;
    }
    return false;
}

struct lookup_facts lookup_read(struct lookup_table *t, unsigned lookup, hb_codepoint_t glyph,
                                hb_set_t *nested)
{
    enum { IGNORE_BASE_GLYPHS = 0x0002 };
    struct lookup_facts facts = {0};
    unsigned list = read16(t, 8);
    unsigned at = list + read16(t, list + 2 + 2 * lookup);
    unsigned outer_type = read16(t, at), extension = t->is_gpos ? 9 : 7;
    unsigned subtables = read16(t, at + 4);
    for (unsigned i = 0; i < subtables && !t->is_broken; i++) {
        unsigned subtable = at + read16(t, at + 6 + 2 * i), type = outer_type;
        if (type == extension) {
            type = read16(t, subtable + 2);
            subtable += read32(t, subtable + 4);
        }
        enum lookup_kind kind = kind_of(type, t->is_gpos);
        facts.ignores_bases |=
            kind != LOOKUP_ALONE && (read16(t, at + 2) & IGNORE_BASE_GLYPHS) != 0;
        facts.names_by_class_zero |= names_by_class_zero(t, kind, subtable, glyph, nested);
    }
    return facts;
}

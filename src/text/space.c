/* May words be shaped one by one? See space.h.
 *
 * Shaping is the dear part of typesetting, and a bulletin says "the" two thousand times. Words can
 * be shaped once and kept, if cutting at spaces changes no glyph. It changes one where some lookup,
 * reached by the features in force, looks at the space: EB Garamond's Italic has a `calt` that
 * swaps f before a space, many Nastaliq faces kern words over it. So all lookups of the plan, and
 * those that their contexts call, are asked whether they name the space glyph:
 *
 *   - HarfBuzz's collector lists the glyphs that a lookup names before, in and after its input. It
 *     leaves out what lies in class 0 ("every other glyph") of a class-based subtable, and doesn't
 *     follow called lookups; lookup.c reads both. A kerning pair with class 0 counts only where it
 *     moves something: most kerning tables have an all-zero column for it.
 *   - A lookup with IgnoreBaseGlyphs sees through a space to the next word's marks.
 *   - A `kern`, `morx` or `kerx` table has rules outside of lookups: then the answer is no.
 *
 * The scripts themselves join nothing over a space: U+0020 is of joining type U for every cursive
 * script, ends each Indic syllable, and composes with nothing but a mark after it (where the piece
 * cache does not cut). Rejected: HarfBuzz's unsafe-to-concat flag, which fires on more than half of
 * the pairs of words where nothing differs.
 *
 * Cost: once a shaping, some 0.1 ms for EB Garamond. */
#include "text/space.h"

#include <hb-aat.h>
#include <hb-ot.h>
#include <stddef.h>

#include "text/lookup.h"

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    bool has = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return has;
}

static bool lookup_names(hb_face_t *face, hb_tag_t tag, unsigned lookup, hb_codepoint_t space)
{
    hb_set_t *named = hb_set_create();
    hb_ot_layout_lookup_collect_glyphs(face, tag, lookup, named, named, named, NULL);
    bool names = hb_set_has(named, space);
    hb_set_destroy(named);
    return names;
}

/* Asks the lookups in `wanted` and those they call; each once. */
static bool any_lookup_names(hb_face_t *face, hb_tag_t tag, struct lookup_table *table,
                             hb_set_t *wanted, hb_codepoint_t space)
{
    bool names = false;
    hb_set_t *asked = hb_set_create();
    while (!names && !table->is_broken && !hb_set_is_empty(wanted)) {
        hb_codepoint_t lookup = hb_set_get_min(wanted);
        hb_set_del(wanted, lookup);
        if (hb_set_has(asked, lookup))
            continue;
        hb_set_add(asked, lookup);
        struct lookup_facts facts = lookup_read(table, lookup, space, wanted);
        names = facts.names_by_class_zero || facts.ignores_bases ||
                lookup_names(face, tag, lookup, space);
    }
    hb_set_destroy(asked);
    return names || table->is_broken;
}

static bool table_names(hb_face_t *face, hb_shape_plan_t *plan, hb_tag_t tag, hb_codepoint_t space)
{
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    struct lookup_table table = {.is_gpos = tag == HB_OT_TAG_GPOS};
    table.bytes = (const unsigned char *)hb_blob_get_data(blob, &table.length);
    hb_set_t *wanted = hb_set_create();
    hb_ot_shape_plan_collect_lookups(plan, tag, wanted);
    bool names = any_lookup_names(face, tag, &table, wanted, space);
    hb_set_destroy(wanted);
    hb_blob_destroy(blob);
    return names;
}

bool space_is_apart(hb_face_t *face, hb_shape_plan_t *plan, hb_codepoint_t space)
{
    if (has_table(face, HB_TAG('k', 'e', 'r', 'n')) || hb_aat_layout_has_substitution(face) ||
        hb_aat_layout_has_positioning(face))
        return false;
    return !table_names(face, plan, HB_OT_TAG_GSUB, space) &&
           !table_names(face, plan, HB_OT_TAG_GPOS, space);
}

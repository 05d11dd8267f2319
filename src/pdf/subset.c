/* Subsets: see subset.h. hb-subset gives compact new glyph ids. Everything that a PDF does not read
 * is dropped: layout tables (else their closure pulls in every alternate), names, character maps,
 * hints. A TrueType program keeps glyf head hhea hmtx loca maxp (ISO 32000-1, 9.9). A CFF program
 * is the bare table; where it is CID-keyed its text is written in CIDs, which hb-subset keeps in
 * the charset, else CID and glyph id are the same (9.7.4.2). */
#include "pdf/subset.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <math.h>

static const hb_tag_t dropped_tables[] = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
    HB_TAG('B', 'A', 'S', 'E'), HB_TAG('J', 'S', 'T', 'F'), HB_TAG('M', 'A', 'T', 'H'),
    HB_TAG('k', 'e', 'r', 'n'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'),
    HB_TAG('O', 'S', '/', '2'), HB_TAG('c', 'm', 'a', 'p'), HB_TAG('D', 'S', 'I', 'G'),
    HB_TAG('V', 'O', 'R', 'G'), HB_TAG('g', 'a', 's', 'p'), HB_TAG('h', 'd', 'm', 'x'),
    HB_TAG('L', 'T', 'S', 'H'), HB_TAG('V', 'D', 'M', 'X'), HB_TAG('S', 'T', 'A', 'T'),
    HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'), HB_TAG('m', 'e', 't', 'a'),
    HB_TAG('C', 'O', 'L', 'R'), HB_TAG('C', 'P', 'A', 'L'), HB_TAG('S', 'V', 'G', ' '),
    HB_TAG('C', 'B', 'D', 'T'), HB_TAG('C', 'B', 'L', 'C'), HB_TAG('s', 'b', 'i', 'x'),
    HB_TAG('P', 'C', 'L', 'T'), HB_TAG('m', 'o', 'r', 'x'), HB_TAG('F', 'F', 'T', 'M'),
};

/* NULL where memory failed: a set that could not grow keeps it to itself. */
static hb_subset_input_t *make_input(const struct pdf_face *use)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    for (uint32_t g = 0; g < use->glyph_count; g++)
        if (pdf_face_uses(use, g))
            hb_set_add(glyphs, g);
    hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof dropped_tables / sizeof *dropped_tables; i++)
        hb_set_add(dropped, dropped_tables[i]);
    hb_set_clear(hb_subset_input_set(input, HB_SUBSET_SETS_NAME_ID));
    hb_set_clear(hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG));
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    if (hb_set_allocation_successful(glyphs) && hb_set_allocation_successful(dropped))
        return input;
    hb_subset_input_destroy(input);
    return NULL;
}

static struct slice copy_blob(struct arena *arena, hb_blob_t *blob)
{
    unsigned length;
    const char *bytes = hb_blob_get_data(blob, &length);
    struct slice copy = slice_copy(arena, (struct slice){bytes, length});
    hb_blob_destroy(blob);
    return copy;
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    bool has_it = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return has_it;
}

/* The program's bytes; empty where the subset is not whole: hb-subset drops a table that it cannot
 * write, and says nothing. */
static struct slice read_program(struct arena *arena, const struct face *face, hb_face_t *subset)
{
    static const hb_tag_t wanted[] = {HB_TAG('g', 'l', 'y', 'f'), HB_TAG('h', 'e', 'a', 'd'),
                                      HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
                                      HB_TAG('l', 'o', 'c', 'a'), HB_TAG('m', 'a', 'x', 'p')};
    if (face->is_cff)
        return copy_blob(arena, hb_face_reference_table(subset, HB_TAG('C', 'F', 'F', ' ')));
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!has_table(subset, wanted[i]))
            return (struct slice){NULL, 0};
    return copy_blob(arena, hb_face_reference_blob(subset));
}

/* Whether a TrueType glyph has in the subset the box and the advance that it has in the face. */
static bool is_same_glyph(hb_font_t *whole, hb_codepoint_t glyph, hb_font_t *part,
                          hb_codepoint_t new_glyph)
{
    hb_glyph_extents_t a = {0}, b = {0};
    hb_font_get_glyph_extents(whole, glyph, &a);
    hb_font_get_glyph_extents(part, new_glyph, &b);
    return a.x_bearing == b.x_bearing && a.y_bearing == b.y_bearing && a.width == b.width &&
           a.height == b.height &&
           hb_font_get_glyph_h_advance(whole, glyph) ==
               hb_font_get_glyph_h_advance(part, new_glyph);
}

static bool are_glyphs_the_same(const struct pdf_face *use, const hb_map_t *new_glyphs,
                                hb_face_t *subset)
{
    hb_font_t *whole = hb_font_create(use->face->hb_face), *part = hb_font_create(subset);
    bool is_fine = true;
    for (uint32_t g = 0; is_fine && g < use->glyph_count; g++)
        is_fine =
            !pdf_face_uses(use, g) || is_same_glyph(whole, g, part, hb_map_get(new_glyphs, g));
    hb_font_destroy(part);
    hb_font_destroy(whole);
    return is_fine;
}

/* Of a CFF program only that there is an outline for each: to draw them all, for their boxes, would
 * cost 5 % of a build. */
static bool has_outlines(struct arena *arena, struct slice program, uint32_t glyph_count)
{
    uint32_t *lengths = arena_alloc_items(arena, glyph_count, sizeof *lengths);
    bool is_fine = cff_read_lengths(program, glyph_count, lengths);
    for (uint32_t g = 0; is_fine && g < glyph_count; g++)
        is_fine = lengths[g] > 0;
    return is_fine;
}

/* Whether no glyph was lost on the way. */
static bool has_all_glyphs(struct arena *arena, const struct pdf_face *use, hb_subset_plan_t *plan,
                           hb_face_t *subset, struct slice program)
{
    const hb_map_t *new_glyphs = hb_subset_plan_old_to_new_glyph_mapping(plan);
    uint32_t count = hb_face_get_glyph_count(subset);
    if (hb_map_get_population(new_glyphs) != count)
        return false;
    return use->face->is_cff ? has_outlines(arena, program, count)
                             : are_glyphs_the_same(use, new_glyphs, subset);
}

/* Codes by old glyph id, from the plan's map and, where the program is CID-keyed, its charset. */
static bool read_codes(struct arena *arena, struct pdf_face *use, hb_subset_plan_t *plan,
                       hb_face_t *subset, struct slice program)
{
    uint32_t new_count = hb_face_get_glyph_count(subset);
    uint16_t *cids = arena_alloc_items(arena, new_count, sizeof *cids);
    bool is_keyed = false;
    if (use->face->is_cff && !cff_read_cids(program, new_count, cids, &is_keyed))
        return false;
    const hb_map_t *new_glyphs = hb_subset_plan_old_to_new_glyph_mapping(plan);
    use->codes[0] = arena_alloc_items(arena, use->glyph_count, sizeof *use->codes[0]);
    for (uint32_t g = 0; g < use->glyph_count; g++) {
        if (!pdf_face_uses(use, g))
            continue;
        hb_codepoint_t new_glyph = hb_map_get(new_glyphs, g);
        if (new_glyph == HB_MAP_VALUE_INVALID || new_glyph >= new_count)
            return false;
        use->codes[0][g] = is_keyed ? cids[new_glyph] : (uint16_t)new_glyph;
    }
    faces_add_codes(arena, use);
    return true;
}

/* Advance widths in 1/1000 of the size, rounded as they are written, so that positions reckoned
 * with them are those that a reader reckons. Whole numbers: MuPDF rounds others, and would drift by
 * some tenths of a point along a line of a face with 2048 units per em. */
void face_read_widths(struct arena *arena, struct pdf_face *use)
{
    double scale = 1000.0 / use->face->units_per_em;
    use->widths = arena_alloc_items(arena, use->glyph_count, sizeof *use->widths);
    for (uint32_t g = 0; g < use->glyph_count; g++)
        if (pdf_face_uses(use, g))
            use->widths[g] =
                (int32_t)lround(hb_font_get_glyph_h_advance(use->face->hb_font, g) * scale);
}

static bool run_plan(struct arena *arena, struct pdf_face *use, hb_subset_plan_t *plan,
                     struct slice *out)
{
    hb_face_t *subset = hb_subset_plan_execute_or_fail(plan);
    if (!subset)
        return false;
    *out = read_program(arena, use->face, subset);
    bool is_fine = out->length > 0 && read_codes(arena, use, plan, subset, *out) &&
                   has_all_glyphs(arena, use, plan, subset, *out);
    hb_face_destroy(subset);
    return is_fine;
}

bool face_subset(struct arena *arena, struct diag *diag, struct pdf_face *use, struct slice *out)
{
    hb_subset_input_t *input = use->has_foreign_glyph ? NULL : make_input(use);
    hb_subset_plan_t *plan =
        input ? hb_subset_plan_create_or_fail(use->face->hb_face, input) : NULL;
    bool is_fine = plan && run_plan(arena, use, plan, out);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    if (is_fine)
        face_read_widths(arena, use);
    else
        diag_system(diag, slice_terminated(arena, use->face->file), "font-subset",
                    "the font cannot be subset: its glyphs or tables are broken");
    return is_fine;
}

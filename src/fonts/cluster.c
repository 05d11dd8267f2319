/* Whether a face can set characters that stand together: a cluster, or a word of them.
 *
 * In: characters. Out: whether the face has each, as written, composed or decomposed, and whether
 * its marks stand where they belong. A face may have ọ and the acute, but no anchor that puts the
 * acute on ọ: EB Garamond then prints it after the letter. The tables alone do not tell (a mark may
 * be attached by GPOS, or be part of a composed glyph, or be drawn to hang over what is before it),
 * so the cluster is shaped and its ink is looked at: a mark whose middle is beside its letter, or
 * that lies over another mark, is not attached. Tried on every Latin, Greek and Cyrillic text of
 * the Universal Declaration: Gentium attaches all of its marks by this rule, EB Garamond fails on
 * those that a reader sees beside their letters.
 *
 * Asked only of marks that stand above, below or over their letter in any script (canonical
 * combining classes 1, 202, 214, 220, 230): the classes of single scripts are for their own fonts,
 * which know them. */
#include <hb-ot.h>
#include <hb.h>

#include "base/utf8.h"
#include "fonts/chain.h"

enum { CLUSTER_ROOM = 32 }; /* characters: longer ones are noise, and set as the face can */

/* Parts of an em, for a mark that may stand a little beside its letter (a caron of ď). */
enum { BESIDE_PART = 32 };

/* A mark that covers another's height by more than one part in this many lies over it. */
enum { OVERLAP_PART = 4 };

struct ink {
    int32_t left, bottom, right, top;
};

/* What is set together with the character before it: marks, and Hangul's vowels and finals. */
static bool is_mark(uint32_t c)
{
    if (c < 0x0300)
        return false;
    if (c >= 0x1160 && c <= 0x11FF)
        return true;
    hb_unicode_general_category_t category =
        hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

bool is_attached_mark(uint32_t c)
{
    if (c < 0x0300)
        return false;
    switch ((int)hb_unicode_combining_class(hb_unicode_funcs_get_default(), c)) {
    case HB_UNICODE_COMBINING_CLASS_OVERLAY:
    case HB_UNICODE_COMBINING_CLASS_ATTACHED_BELOW:
    case HB_UNICODE_COMBINING_CLASS_ATTACHED_ABOVE:
    case HB_UNICODE_COMBINING_CLASS_BELOW:
    case HB_UNICODE_COMBINING_CLASS_ABOVE:
        return true;
    }
    return false;
}

/* Whether the marks stand at the letter, which is the first ink. */
static bool marks_are_placed(const struct ink *inks, size_t count, int32_t units_per_em)
{
    int32_t beside = units_per_em / BESIDE_PART;
    for (size_t i = 1; i < count; i++) {
        const struct ink *mark = &inks[i];
        int32_t middle = (mark->left + mark->right) / 2;
        if (middle > inks[0].right + beside || middle < inks[0].left - beside)
            return false;
        for (size_t k = 1; k < i; k++) {
            const struct ink *other = &inks[k];
            int32_t low = mark->bottom > other->bottom ? mark->bottom : other->bottom;
            int32_t high = mark->top < other->top ? mark->top : other->top;
            int32_t lesser = mark->top - mark->bottom;
            lesser = other->top - other->bottom < lesser ? other->top - other->bottom : lesser;
            bool meet = mark->left < other->right && other->left < mark->right;
            if (meet && (high - low) * OVERLAP_PART > lesser)
                return false;
        }
    }
    return true;
}

/* Shapes a cluster as HarfBuzz would in a text of its script. False where it lacks a glyph or shows
 * an empty one; else the ink of each glyph that has some. */
static bool shape_cluster(const struct face *face, const uint32_t *code_points, uint32_t count,
                          struct ink inks[CLUSTER_ROOM], size_t *ink_count)
{
    static const char *const shapers[] = {"ot", NULL};
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_codepoints(buffer, code_points, (int)count, 0, (int)count);
    hb_buffer_set_language(buffer, hb_language_from_string("und", -1));
    hb_buffer_guess_segment_properties(buffer);
    hb_shape_full(face->hb_font, buffer, NULL, 0, shapers);
    unsigned glyph_count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &glyph_count);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, &glyph_count);
    bool is_whole = true;
    int32_t x = 0;
    *ink_count = 0;
    for (unsigned i = 0; i < glyph_count && is_whole; i++) {
        hb_glyph_extents_t extents = {0};
        hb_font_get_glyph_extents(face->hb_font, infos[i].codepoint, &extents);
        bool is_drawn = extents.width != 0 && extents.height != 0;
        is_whole = infos[i].codepoint != 0 && (is_drawn || places[i].x_advance == 0);
        int32_t left = x + places[i].x_offset + extents.x_bearing;
        int32_t top = places[i].y_offset + extents.y_bearing;
        if (is_drawn && *ink_count < CLUSTER_ROOM)
            inks[(*ink_count)++] =
                (struct ink){left, top + extents.height, left + extents.width, top};
        x += places[i].x_advance;
    }
    hb_buffer_destroy(buffer);
    return is_whole;
}

/* How a face sets one cluster. */
enum cluster_fit cluster_fit(const struct face *face, const uint32_t *code_points, uint32_t count)
{
    bool has_all = true, has_mark = false;
    for (uint32_t i = 0; i < count; i++) {
        has_all &= face_has(face, code_points[i]);
        has_mark |= i > 0 && is_attached_mark(code_points[i]);
        if (face_leaves(face, code_points[i]))
            return CLUSTER_LACKS;
    }
    if ((has_all && !has_mark) || count > CLUSTER_ROOM)
        return has_all ? CLUSTER_FITS : CLUSTER_LACKS;
    struct ink inks[CLUSTER_ROOM];
    uint32_t shown[CLUSTER_ROOM];
    size_t ink_count;
    for (uint32_t i = 0; i < count; i++)
        shown[i] = fonts_stand_in(code_points[i]);
    if (!shape_cluster(face, shown, count, inks, &ink_count))
        return has_all ? CLUSTER_LOOSE : CLUSTER_LACKS;
    bool is_placed = !has_mark || marks_are_placed(inks, ink_count, (int32_t)face->units_per_em);
    return is_placed ? CLUSTER_FITS : CLUSTER_LOOSE;
}

/* The worst fit of a word's clusters. */
static enum cluster_fit word_fit(const struct face *face, const uint16_t *string, uint32_t cu_count)
{
    enum cluster_fit worst = CLUSTER_FITS;
    uint32_t cluster[CLUSTER_ROOM], count = 0;
    for (size_t at = 0; at < cu_count && worst != CLUSTER_LACKS;) {
        uint32_t c = utf16_next(string, cu_count, &at);
        if (count > 0 && (!is_mark(c) || count == CLUSTER_ROOM)) {
            enum cluster_fit fit = cluster_fit(face, cluster, count);
            worst = fit < worst ? fit : worst;
            count = 0;
        }
        cluster[count++] = c;
    }
    enum cluster_fit fit = count > 0 ? cluster_fit(face, cluster, count) : worst;
    return fit < worst ? fit : worst;
}

uint32_t fonts_find_all_in(const struct fonts *fonts, uint32_t chain_index, const uint16_t *string,
                           uint32_t cu_count, bool *is_whole)
{
    const struct chain *chain = &fonts->chains.at[chain_index];
    uint32_t loose = NO_INDEX;
    for (uint32_t i = 0; i < chain->face_count + fonts->faces.count; i++) {
        uint32_t face = i < chain->face_count ? chain->faces[i] : i - chain->face_count;
        enum cluster_fit fit = word_fit(&fonts->faces.at[face], string, cu_count);
        if (fit == CLUSTER_FITS) {
            *is_whole = true;
            return face;
        }
        if (fit == CLUSTER_LOOSE && loose == NO_INDEX)
            loose = face;
    }
    *is_whole = false;
    return loose;
}

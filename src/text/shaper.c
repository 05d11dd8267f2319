/* The shaper: see shaper.h.
 *
 * In: a range of a paragraph's string and a shaping. Out: glyphs in the face's own font units, in
 * logical order. The HarfBuzz plan of a shaping is compiled once and executed for each piece, since
 * looking it up again costs more than shaping a short word.
 *
 * Invariant: clusters rise, each begins with a glyph flagged GLYPH_CLUSTER. Clusters are graphemes
 * (HarfBuzz's monotone-graphemes level), so what is letterspaced, copied or hung is never half a
 * character. Right-to-left output comes from HarfBuzz in visual order and is turned round here. */
#include "text/shaper.h"

#include <assert.h>
#include <string.h>

#include "language/language.h"
#include "text/greek.h"
#include "text/kashida.h"
#include "text/kern.h"
#include "text/space.h"

enum { JOINTS_MOST = 64 }; /* in one piece of text; no word has more */

static bool tag_is_in(uint32_t tag, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (tag == HB_TAG(names[i][0], names[i][1], names[i][2], names[i][3]))
            return true;
    return false;
}

/* Scripts whose letters join (ArabicShaping.txt): neighbours outside a run decide their forms. */
static bool script_is_cursive(uint32_t script)
{
    static const char *const names[] = {"Arab", "Syrc", "Mong", "Nkoo", "Phag", "Mand", "Mani",
                                        "Phlp", "Adlm", "Rohg", "Sogd", "Chrs", "Ougr"};
    return tag_is_in(script, names, sizeof names / sizeof *names);
}

bool script_is_joined(uint32_t script)
{
    static const char *const head_line[] = {"Deva", "Beng", "Guru", "Modi"};
    return script_is_cursive(script) ||
           tag_is_in(script, head_line, sizeof head_line / sizeof *head_line);
}

/* Ligatures that letterspacing turns off; required ones (rlig, ccmp) stay. */
static const char *const optional_ligatures[] = {"liga", "clig", "dlig", "hlig"};
enum { OPTIONAL_LIGATURE_COUNT = sizeof optional_ligatures / sizeof *optional_ligatures };

static hb_feature_t whole_feature(uint32_t tag, uint32_t value)
{
    return (hb_feature_t){tag, value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
}

static bool feature_sets_equal(const struct feature_set *a, const struct feature_set *b)
{
    if (a->count != b->count || a->is_capital != b->is_capital || !kerns_equal(a, b))
        return false;
    for (uint32_t i = 0; i < a->count; i++)
        if (a->at[i].tag != b->at[i].tag || a->at[i].value != b->at[i].value)
            return false;
    return true;
}

uint32_t shaper_add_features(struct arena *arena, struct shaper *shaper, const struct style *style)
{
    size_t most = style->feature_count + OPTIONAL_LIGATURE_COUNT;
    struct feature_set set = {.at = arena_alloc_items(arena, most, sizeof(hb_feature_t)),
                              .kerns = style->kerns,
                              .kern_count = style->kern_count,
                              .is_capital = style->is_capital};
    for (int i = 0; style->tracking != 0 && i < OPTIONAL_LIGATURE_COUNT; i++)
        set.at[set.count++] = whole_feature(hb_tag_from_string(optional_ligatures[i], 4), 0);
    for (uint32_t i = 0; i < style->feature_count; i++)
        set.at[set.count++] = whole_feature(style->features[i].tag, style->features[i].value);
    for (size_t i = 0; i < shaper->features.count; i++)
        if (feature_sets_equal(&shaper->features.at[i], &set))
            return (uint32_t)i;
    *(struct feature_set *)array_add(arena, &shaper->features) = set;
    return (uint32_t)shaper->features.count - 1;
}

/* Line and paragraph separators and controls show nothing: most faces have no glyph for them, so
 * HarfBuzz sees a zero width space (non-joining, default ignorable) in their stead. Nor can fonts
 * of one colour show all that an emoji says. */
static void put_stand_ins(hb_buffer_t *buffer)
{
    unsigned count;
    hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    for (unsigned i = 0; i < count; i++) {
        hb_codepoint_t c = infos[i].codepoint;
        if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029)
            infos[i].codepoint = 0x200B;
        else if (c >= 0x20E3)
            infos[i].codepoint = fonts_stand_in(c);
    }
}

/* Whether small letters become capitals. */
static bool sets_capitals(const struct feature_set *set)
{
    if (set->is_capital)
        return true;
    for (uint32_t i = 0; i < set->count; i++)
        if (set->at[i].tag == HB_TAG('s', 'm', 'c', 'p') && set->at[i].value > 0)
            return true;
    return false;
}

static void drop_accents(hb_buffer_t *buffer, const struct shaping *shaping)
{
    unsigned count;
    hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    if (shaping->key.script == HB_SCRIPT_GREEK && sets_capitals(&shaping->features))
        greek_drop_accents(infos, count);
}

/* Letter by letter, so that glyphs find what was typed; a small letter that has no capital of one
 * letter, or none in this face, stays. */
static void put_capitals(hb_buffer_t *buffer, const struct shaping *shaping)
{
    unsigned count;
    hb_codepoint_t glyph;
    hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    if (!shaping->features.is_capital || !script_has_capitals(shaping->key.script))
        return;
    for (unsigned i = 0; i < count; i++) {
        uint32_t capital = language_capital(shaping->language, infos[i].codepoint);
        if (capital != infos[i].codepoint &&
            hb_font_get_nominal_glyph(shaping->font, capital, &glyph))
            infos[i].codepoint = capital;
    }
}

static uint16_t flags_of(hb_glyph_flags_t flags)
{
    unsigned own = 0;
    if (flags & HB_GLYPH_FLAG_UNSAFE_TO_BREAK)
        own |= GLYPH_UNSAFE;
    if (flags & HB_GLYPH_FLAG_SAFE_TO_INSERT_TATWEEL)
        own |= GLYPH_TATWEEL;
    return (uint16_t)own;
}

static void append_glyphs(struct arena *arena, hb_buffer_t *buffer, bool is_rtl,
                          struct glyph_list *list)
{
    unsigned count, position_count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &position_count);
    for (unsigned i = 0; i < count; i++) {
        unsigned from = is_rtl ? count - 1 - i : i;
        const hb_glyph_info_t *info = &infos[from];
        const hb_glyph_position_t *position = &positions[from];
        struct glyph *glyph = array_add(arena, list);
        *glyph = (struct glyph){.id = (uint16_t)info->codepoint,
                                .cu = info->cluster,
                                .advance = position->x_advance,
                                .x_offset = position->x_offset,
                                .y_offset = position->y_offset};
        if (i == 0 || glyph[-1].cu != glyph->cu)
            glyph->flags = GLYPH_CLUSTER | flags_of(hb_glyph_info_get_glyph_flags(info));
    }
}

/* The shaping's features, and no ligature at the joints of the words in [cu_start, cu_end): in
 * `features`, with room for JOINTS_MOST more. How many. */
static unsigned features_at(const struct shaping *shaping, const uint16_t *string,
                            uint32_t cu_count, uint32_t cu_start, uint32_t cu_end,
                            hb_feature_t *features)
{
    uint32_t letters[JOINTS_MOST];
    uint32_t count =
        joints_find(shaping->joints, string, cu_count, cu_start, cu_end, letters, JOINTS_MOST);
    unsigned all = shaping->features.count;
    memcpy(features, shaping->features.at, all * sizeof *features);
    for (uint32_t i = 0; i < count; i++)
        features[all++] = (hb_feature_t){HB_TAG('l', 'i', 'g', 'a'), 0, letters[i], letters[i] + 1};
    return all;
}

static void execute_plan(struct arena *arena, const struct shaping *shaping, hb_buffer_t *buffer,
                         const uint16_t *string, uint32_t cu_count, uint32_t cu_start,
                         uint32_t cu_end)
{
    const hb_feature_t *features = shaping->features.at;
    unsigned count = shaping->features.count;
    struct arena_mark mark = arena_mark(arena);
    if (shaping->joints) {
        hb_feature_t *more = arena_alloc_items(arena, count + JOINTS_MOST, sizeof *more);
        count = features_at(shaping, string, cu_count, cu_start, cu_end, more);
        features = more;
    }
    hb_shape_plan_execute(shaping->plan, shaping->font, buffer, features, count);
    arena_release(arena, mark);
}

void shaper_append(struct arena *arena, const struct shaping *shaping, hb_buffer_t *buffer,
                   const uint16_t *string, uint32_t cu_count, uint32_t cu_start, uint32_t cu_end,
                   struct glyph_list *list)
{
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_PRODUCE_SAFE_TO_INSERT_TATWEEL);
    hb_buffer_set_invisible_glyph(buffer, shaping->invisible);
    hb_buffer_add_utf16(buffer, string, (int)cu_count, cu_start, (int)(cu_end - cu_start));
    put_stand_ins(buffer);
    drop_accents(buffer, shaping);
    put_capitals(buffer, shaping);
    hb_buffer_set_segment_properties(buffer, &shaping->props);
    execute_plan(arena, shaping, buffer, string, cu_count, cu_start, cu_end);
    size_t first = list->count;
    append_glyphs(arena, buffer, shaping->key.is_rtl, list);
    kerns_apply(shaping, string, cu_count, list->at + first, list->count - first);
    if (shaping->tatweel != 0)
        kashida_rank_glyphs(string, cu_count, list->at + first, list->count - first);
}

/* The glyph and advance that one character alone has in a shaping; glyph 0 where it has none. */
static struct glyph shape_alone(struct arena *arena, const struct shaping *shaping,
                                hb_buffer_t *buffer, uint16_t c)
{
    struct glyph_list list = {0};
    hb_codepoint_t glyph;
    if (!hb_font_get_nominal_glyph(shaping->font, c, &glyph))
        return (struct glyph){0};
    shaper_append(arena, shaping, buffer, &c, 1, 0, 1, &list);
    return list.count == 1 ? list.at[0] : (struct glyph){0};
}

/* A glyph for joiners and the like. HarfBuzz takes a space that it gives no width, but readers of a
 * PDF reckon with the width that the face gives it, and see a gap in the word. */
static void find_invisible(struct shaping *shaping)
{
    static const hb_codepoint_t joiners[] = {0x200C, 0x200D, 0x200B};
    for (int i = 0; i < 3 && shaping->invisible == 0; i++) {
        hb_codepoint_t glyph;
        hb_glyph_extents_t ink;
        if (hb_font_get_nominal_glyph(shaping->font, joiners[i], &glyph) &&
            hb_font_get_glyph_h_advance(shaping->font, glyph) == 0 &&
            hb_font_get_glyph_extents(shaping->font, glyph, &ink) && ink.width == 0)
            shaping->invisible = glyph;
    }
}

/* The breaker's hyphen: the script's own, else U+2010, else hyphen-minus. Tamil books divide their
 * long words after a syllable and show nothing: so a glyph without ink stands there, which tells
 * readers of a PDF what the others tell. */
static void find_hyphen(struct arena *arena, struct shaping *shaping, hb_buffer_t *buffer)
{
    if (shaping->key.script == HB_SCRIPT_TAMIL && shaping->invisible != 0) {
        shaping->hyphen = (uint16_t)shaping->invisible;
        shaping->hyphen_advance = 0;
        return;
    }
    uint16_t first = shaping->key.script == HB_SCRIPT_ARMENIAN ? 0x058A : 0x2010;
    const uint16_t hyphens[] = {first, 0x2010, '-'};
    for (int i = 0; i < 3 && shaping->hyphen == 0; i++) {
        struct glyph glyph = shape_alone(arena, shaping, buffer, hyphens[i]);
        shaping->hyphen = glyph.id;
        shaping->hyphen_advance = glyph.advance;
    }
}

/* The join between two letters, longer: what the face sets for a tatweel between letters of a word.
 * It must lie on the baseline as they do (Nastaliq's words slope, and its tatweel has no width) and
 * be ink from end to end, so that pieces of it that overlap are one stroke. */
static void find_tatweel(struct arena *arena, struct shaping *shaping, hb_buffer_t *buffer)
{
    static const uint16_t word[] = {0x0633, 0x0633, 0x0640, 0x0633, 0x0633};
    enum { COUNT = 5, TATWEEL = 2 };
    struct glyph_list list = {0};
    if (shaping->key.script != HB_SCRIPT_ARABIC || !shaping->key.is_rtl)
        return;
    shaper_append(arena, shaping, buffer, word, COUNT, 0, COUNT, &list);
    if (list.count != COUNT)
        return;
    for (size_t i = 0; i < COUNT; i++)
        if (list.at[i].id == 0 || list.at[i].y_offset != 0 || list.at[i].cu != i)
            return;
    const struct glyph *glyph = &list.at[TATWEEL];
    hb_glyph_extents_t ink;
    if (glyph->advance <= 0 || glyph->x_offset != 0 ||
        !hb_font_get_glyph_extents(shaping->font, glyph->id, &ink) || ink.x_bearing > 0 ||
        ink.x_bearing + ink.width < glyph->advance)
        return;
    shaping->tatweel = glyph->id;
    shaping->tatweel_advance = glyph->advance;
}

static void end_plan(void *plan)
{
    hb_shape_plan_destroy(plan);
}

/* Only HarfBuzz's own OpenType shaper. Left to choose, a HarfBuzz that was built with Graphite
 * shapes with the Graphite tables of SIL's faces, where an advance belongs to no cluster (after a
 * Devanagari repha a space comes out narrower than nothing), so lines cannot be measured by it, and
 * the same input would give other pages with another build of the library. */
static const char *const shapers[] = {"ot", NULL};

/* A plan may turn a feature off for some letters only where it was compiled for that. */
static hb_shape_plan_t *make_plan(struct arena *arena, hb_face_t *face,
                                  const struct shaping *shaping)
{
    unsigned count = shaping->features.count;
    hb_feature_t *features = arena_alloc_items(arena, count + 1, sizeof *features);
    memcpy(features, shaping->features.at, count * sizeof *features);
    if (shaping->joints)
        features[count++] = (hb_feature_t){HB_TAG('l', 'i', 'g', 'a'), 0, 0, 1};
    return hb_shape_plan_create(face, &shaping->props, features, count, shapers);
}

static void make_shaping(struct arena *arena, const struct shaper *shaper, hb_buffer_t *buffer,
                         struct shaping_key key, struct shaping *out)
{
    const struct face *face = fonts_face(shaper->fonts, key.face);
    struct slice tag = shaper->languages[key.language];
    out->key = key;
    out->font = face->hb_font;
    out->features = shaper->features.at[key.features];
    out->props.script = (hb_script_t)key.script;
    out->props.direction = key.is_rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR;
    out->props.language = hb_language_from_string(tag.bytes, (int)tag.length);
    out->language = tag;
    out->joints = shaper->joints[key.language];
    out->plan = make_plan(arena, face->hb_face, out);
    arena_defer(arena, end_plan, out->plan);
    out->is_cursive = script_is_cursive(key.script);
    struct glyph space = shape_alone(arena, out, buffer, ' ');
    out->space = space.id;
    out->space_advance = space.advance;
    out->is_piecewise = space.id != 0 && space_is_apart(face->hb_face, out->plan, space.id);
    find_invisible(out);
    find_hyphen(arena, out, buffer);
    find_tatweel(arena, out, buffer);
}

static bool keys_equal(struct shaping_key a, struct shaping_key b)
{
    return a.face == b.face && a.features == b.features && a.script == b.script &&
           a.language == b.language && a.is_rtl == b.is_rtl;
}

uint32_t shaper_find(struct arena *arena, struct shaper *shaper, hb_buffer_t *buffer,
                     struct shaping_key key)
{
    for (size_t i = 0; i < shaper->shapings.count; i++)
        if (keys_equal(shaper->shapings.at[i].key, key))
            return (uint32_t)i;
    struct shaping *shaping = array_add(arena, &shaper->shapings);
    make_shaping(arena, shaper, buffer, key, shaping);
    return (uint32_t)shaper->shapings.count - 1;
}

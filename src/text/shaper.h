/* The shaper: HarfBuzz under one roof. A `shaping` is everything but the text that decides glyphs:
 * face, features, script, language, direction; two runs that agree in it share cached pieces. */
#ifndef ORISON_TEXT_SHAPER_H
#define ORISON_TEXT_SHAPER_H

#include <hb.h>

#include "base/arena.h"
#include "fonts/fonts.h"
#include "text/joints.h"
#include "text/text.h"

/* What a style asks of shaping: features, and pairs that are kerned after the face has kerned. */
struct feature_set {
    hb_feature_t *at;
    const struct kern *kerns; /* the design's, rising */
    uint32_t count, kern_count;
    bool is_capital; /* letters are set as capitals */
};

/* What two runs must agree in to share glyphs. */
struct shaping_key {
    uint32_t face;
    uint32_t features; /* index in shaper.features */
    uint32_t script;   /* ISO 15924, packed */
    uint32_t language; /* index in doc.languages */
    bool is_rtl;
};

struct shaping {
    struct shaping_key key;
    hb_font_t *font;
    hb_segment_properties_t props;
    hb_shape_plan_t *plan;
    struct feature_set features;
    struct slice language;       /* its tag */
    const struct joints *joints; /* where its language sets no ligature, or NULL */
    bool is_piecewise;        /* no lookup that it reaches looks at the space: may be cut there */
    bool is_cursive;          /* its letters join: neighbours outside a run decide their forms */
    hb_codepoint_t invisible; /* for what shows nothing; 0: the space, without its width */
    uint16_t space;
    int32_t space_advance;
    uint16_t hyphen; /* 0 where the face has none */
    int32_t hyphen_advance;
    uint16_t tatweel; /* 0 where the face has none that lengthens a join (kashida.h) */
    int32_t tatweel_advance;
};

struct shaper {
    struct slice *languages;      /* doc.languages */
    const struct joints **joints; /* the same index */
    const struct fonts *fonts;
    struct {
        struct shaping *at;
        size_t count, room;
    } shapings;
    struct {
        struct feature_set *at;
        size_t count, room;
    } features;
};

struct glyph_list {
    struct glyph *at;
    size_t count, room;
};

/* Whether letters of the script join, or hang from one head line: no letterspacing there. */
bool script_is_joined(uint32_t script);

/* The index of the style's feature set. Letterspacing turns optional ligatures off, before what the
 * style itself asks for. */
uint32_t shaper_add_features(struct arena *arena, struct shaper *shaper, const struct style *style);

/* The index of the shaping for `key`, made on first use. `buffer` is HarfBuzz's scratch. */
uint32_t shaper_find(struct arena *arena, struct shaper *shaper, hb_buffer_t *buffer,
                     struct shaping_key key);

/* Shapes [cu_start, cu_end) of a string; what stands around it is context. Appends the glyphs in
 * logical order, clusters rising, to `list` (memory from `arena`). A character that the face lacks
 * is glyph 0. */
void shaper_append(struct arena *arena, const struct shaping *shaping, hb_buffer_t *buffer,
                   const uint16_t *string, uint32_t cu_count, uint32_t cu_start, uint32_t cu_end,
                   struct glyph_list *list);

#endif

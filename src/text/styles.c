/* Styles of characters: see styles.h.
 *
 * In: a design's styles and what a span is (emphasised, a lead, a link …). Out: the one style that
 * its characters are set in. A block's style comes by its kind's name; a span's roles put the
 * character styles over it in a fixed order, so that a link inside emphasis looks like a link in
 * italics whatever the nesting was. The needs told to fonts_open are all combinations, so that text
 * shaping never asks for a face that was not announced.
 *
 * A design is drawn for Latin, which has italics and small capitals. Most scripts have neither. So
 * where the language's own face has no italic, what is italic by its style stands upright, Latin
 * names in it too, and what is emphasised is bold; what is strong, bold anyway, is told from it by
 * its size. And where the script has no capitals, nothing is
 * letterspaced or set in small capitals; figures line, for they stand beside letters of one height;
 * a style may ask for another weight instead (`uncased_weight`). Where it has capitals, and only
 * its face has no small ones (Cyrillic, Vietnamese), capitals of the same face stand for them, a
 * little smaller than the text's and as far apart: a heading in the bold of another family is the
 * least part of the page that belongs to it. */
#include "text/styles.h"

#include <hb-ot.h>
#include <hb.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "language/language.h"
#include "text/text.h"

static const char *const over_names[OVER_COUNT] = {"",         "lead", "day",      "strong",
                                                   "emphasis", "link", "note-mark"};

struct styles styles_make(struct arena *arena, const struct design *design)
{
    struct styles styles = {.design = design};
    styles.over[OVER_MARK] = NO_INDEX;
    for (int i = OVER_MARK + 1; i < OVER_COUNT; i++)
        styles.over[i] = design_find_style(design, slice_of(over_names[i]));
    styles.made = arena_alloc_items(arena, styles_slot(design->style_count, 0, 0),
                                    sizeof(struct text_style *));
    return styles;
}

uint32_t styles_find(const struct design *design, struct slice name)
{
    uint32_t style = design_find_style(design, name);
    if (style == NO_INDEX)
        style = design_find_style(design, SLICE("paragraph"));
    return style == NO_INDEX ? design_find_style(design, SLICE("body")) : style;
}

unsigned styles_over_span(const struct span *span)
{
    unsigned over = 0;
    if (span->role == SPAN_LEAD)
        over |= OVER_BIT(OVER_LEAD);
    if (span->role == SPAN_DAY)
        over |= OVER_BIT(OVER_DAY);
    if (span->role == SPAN_NOTE_MARK)
        over |= OVER_BIT(OVER_NOTE_MARK);
    if (span->is_strong)
        over |= OVER_BIT(OVER_STRONG);
    if (span->is_emphasis)
        over |= OVER_BIT(OVER_EMPHASIS);
    if (span->link != NO_INDEX)
        over |= OVER_BIT(OVER_LINK);
    return over;
}

/* The index of the style named "NAME-mark", or NO_INDEX. */
static uint32_t find_mark(struct arena *scratch, const struct design *design, uint32_t style)
{
    struct arena_mark mark = arena_mark(scratch);
    struct slice name = slice_format(scratch, "%.*s-mark", SLICE_ARG(design->styles[style].name));
    uint32_t found = design_find_style(design, name);
    arena_release(scratch, mark);
    return found;
}

size_t styles_slot(uint32_t style, unsigned over, unsigned manner)
{
    return (((size_t)style << OVER_COUNT) + over) * MANNER_COUNT + manner;
}

static const uint32_t small_capitals = HB_TAG('s', 'm', 'c', 'p');

static bool has_small_capitals(const struct style *style)
{
    for (uint32_t i = 0; i < style->feature_count; i++)
        if (style->features[i].tag == small_capitals && style->features[i].value > 0)
            return true;
    return false;
}

/* Features that a script without capitals leaves out. */
static bool is_of_case(uint32_t tag)
{
    static const uint32_t tags[] = {HB_TAG('s', 'm', 'c', 'p'), HB_TAG('c', '2', 's', 'c'),
                                    HB_TAG('p', 'c', 'a', 'p'), HB_TAG('c', '2', 'p', 'c'),
                                    HB_TAG('o', 'n', 'u', 'm')};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (tags[i] == tag)
            return true;
    return false;
}

/* Drops the features of case. Figures line, where the style's were old ones and `lines_figures`. */
static void drop_case(struct arena *arena, struct style *style, bool lines_figures)
{
    struct feature *kept = arena_alloc_items(arena, style->feature_count, sizeof *kept);
    uint32_t count = 0;
    for (uint32_t i = 0; i < style->feature_count; i++) {
        struct feature feature = style->features[i];
        bool is_figures = feature.tag == HB_TAG('o', 'n', 'u', 'm');
        if (!is_of_case(feature.tag) || (is_figures && !lines_figures))
            kept[count++] = feature;
        else if (is_figures && feature.value > 0)
            kept[count++] = (struct feature){HB_TAG('l', 'n', 'u', 'm'), 1};
    }
    style->features = kept;
    style->feature_count = count;
}

/* For a script without capitals. */
static void uncase(struct arena *arena, struct style *style)
{
    drop_case(arena, style, true);
    style->tracking = 0;
    if (style->uncased_weight > style->weight)
        style->weight = style->uncased_weight;
}

/* For a face without small capitals: these are about 0.66 of capitals, and capitals of that size
 * would be thin and have no room for what stands over them. */
#define CAPITAL_SIZE 0.84

static unit capital_size(unit size)
{
    return unit_of_points(unit_points(size) * CAPITAL_SIZE);
}

static void capitalize(struct arena *arena, struct style *style)
{
    if (!has_small_capitals(style))
        return;
    drop_case(arena, style, true);
    style->is_capital = true;
    style->size = capital_size(style->size);
}

/* Times the size of what is strong where what is emphasised is bold too: enough to be seen in one
 * line, and less than another leading would need. */
static const double strong_scale = 1.1;

/* Puts upright what is italic; what only emphasis made otherwise than its paragraph is bold, and
 * what its paragraph has, the size may tell instead. */
static void put_upright(const struct style *paragraph, bool is_strong, struct style *style)
{
    if (paragraph->slant == SLANT_ITALIC && paragraph->upright_scale > 0)
        style->size = unit_of_points(unit_points(style->size) * paragraph->upright_scale);
    if (style->slant != paragraph->slant)
        style->weight = WEIGHT_BOLD;
    style->slant = SLANT_UPRIGHT;
    if (is_strong && style->size <= paragraph->size)
        style->size = (unit)((double)style->size * strong_scale);
}

/* A style with what lies over it. */
static struct style lay_over(struct arena *arena, const struct styles *styles, uint32_t style,
                             unsigned over)
{
    const struct design *design = styles->design;
    struct style combined = design->styles[style];
    for (int i = 0; i < OVER_COUNT; i++) {
        if (!(over & OVER_BIT(i)))
            continue;
        uint32_t top = i == OVER_MARK ? find_mark(arena, design, style) : styles->over[i];
        if (top != NO_INDEX)
            combined = style_over(&combined, &design->styles[top]);
    }
    return combined;
}

/* What `combined`, made over `paragraph`, becomes in a manner. */
static void apply_manner(struct arena *arena, const struct style *paragraph, unsigned over,
                         unsigned manner, struct style *combined)
{
    if (manner & MANNER_UPRIGHT)
        put_upright(paragraph, over & OVER_BIT(OVER_STRONG), combined);
    if (manner & MANNER_UNCASED)
        uncase(arena, combined);
    else if (manner & MANNER_UNSMALL)
        capitalize(arena, combined);
}

struct style styles_combine(struct arena *arena, const struct styles *styles, uint32_t style,
                            unsigned over, unsigned manner)
{
    struct style combined = lay_over(arena, styles, style, over);
    apply_manner(arena, &styles->design->styles[style], over, manner, &combined);
    return combined;
}

/* The glyphs that `smcp` makes small capitals of, in any script and language. */
static hb_set_t *small_inputs(const struct face *face)
{
    const hb_tag_t wanted[] = {small_capitals, 0};
    hb_set_t *lookups = hb_set_create(), *inputs = hb_set_create();
    hb_ot_layout_collect_lookups(face->hb_face, HB_OT_TAG_GSUB, NULL, NULL, wanted, lookups);
    for (hb_codepoint_t lookup = HB_SET_VALUE_INVALID; hb_set_next(lookups, &lookup);)
        hb_ot_layout_lookup_collect_glyphs(face->hb_face, HB_OT_TAG_GSUB, lookup, NULL, inputs,
                                           NULL, NULL);
    hb_set_destroy(lookups);
    return inputs;
}

/* Whether a lower-case letter of the text beyond ASCII has no small capital in its face. */
static bool lacks_small(const struct fonts *fonts, uint32_t chain, struct slice text)
{
    bool lacks = false;
    hb_set_t *inputs = NULL;
    uint32_t asked = NO_INDEX;
    for (size_t at = 0; at < text.length && !lacks;) {
        uint32_t c = utf8_next(text, &at), face;
        hb_codepoint_t glyph;
        if (c < 0x80 || c == UTF8_INVALID || !u_islower((UChar32)c) ||
            (face = fonts_find_in(fonts, chain, c)) == NO_INDEX ||
            !hb_font_get_nominal_glyph(fonts_face(fonts, face)->hb_font, c, &glyph))
            continue;
        if (face != asked) {
            hb_set_destroy(inputs);
            inputs = small_inputs(fonts_face(fonts, face));
            asked = face;
        }
        lacks = !hb_set_has(inputs, glyph);
    }
    hb_set_destroy(inputs);
    return lacks;
}

bool styles_tear_capitals(const struct design *design, const struct fonts *fonts,
                          const struct doc *doc, uint32_t language)
{
    for (uint32_t i = 0; i < doc->block_count; i++) {
        const struct block *block = &doc->blocks[i];
        uint32_t style = styles_find(design, slice_of(block_kind_names[block->kind]));
        if (block->language != language || style == NO_INDEX ||
            !has_small_capitals(&design->styles[style]))
            continue;
        struct font_need need = styles_need(&design->styles[style]);
        uint32_t chain =
            fonts_chain(fonts, &need, doc->languages[language], HB_TAG('L', 'a', 't', 'n'));
        if (lacks_small(fonts, chain, block->text))
            return true;
    }
    return false;
}

unsigned styles_manner(const struct design *design, const struct fonts *fonts,
                       struct slice language, uint32_t script)
{
    unsigned manner = script_has_capitals(script) ? 0 : MANNER_UNCASED;
    uint32_t body = styles_find(design, SLICE("body"));
    if (body == NO_INDEX)
        return manner;
    struct font_need need = styles_need(&design->styles[body]);
    need.slant = SLANT_ITALIC;
    uint32_t face = fonts_find_in(fonts, fonts_chain(fonts, &need, language, script), ' ');
    bool has_italic = face != NO_INDEX && fonts_face(fonts, face)->is_italic;
    return has_italic ? manner : manner | MANNER_UPRIGHT;
}

struct font_need styles_need(const struct style *style)
{
    return (struct font_need){style->font, style->slant, style->weight, style->size};
}

struct need_list {
    struct font_need *at;
    size_t count, room;
};

static void add_need(struct arena *arena, struct need_list *needs, struct font_need need)
{
    for (size_t i = 0; i < needs->count; i++) {
        const struct font_need *had = &needs->at[i];
        if (had->font == need.font && had->slant == need.slant && had->weight == need.weight &&
            had->size == need.size)
            return;
    }
    *(struct font_need *)array_add(arena, needs) = need;
}

/* Character styles are set over others, never alone. */
static bool is_character_style(const struct styles *styles, uint32_t style)
{
    for (int i = 0; i < OVER_COUNT; i++)
        if (styles->over[i] == style)
            return true;
    return false;
}

/* What can lie over one span together: a mark is alone, a lead is no day. */
static bool can_meet(unsigned over)
{
    const unsigned lead_and_day = OVER_BIT(OVER_LEAD) | OVER_BIT(OVER_DAY);
    if (over & OVER_BIT(OVER_MARK))
        return over == OVER_BIT(OVER_MARK);
    return (over & lead_and_day) != lead_and_day;
}

/* Whether an earlier style asks for the same: what a need is made of is equal in both. */
static bool is_asked_before(struct arena *scratch, const struct styles *styles, uint32_t style)
{
    const struct style *styles_at = styles->design->styles, *own = &styles_at[style];
    uint32_t mark = find_mark(scratch, styles->design, style);
    for (uint32_t i = 0; i < style; i++) {
        const struct style *other = &styles_at[i];
        bool is_same = other->font == own->font && other->slant == own->slant &&
                       other->weight == own->weight && other->size == own->size &&
                       other->uncased_weight == own->uncased_weight &&
                       other->upright_scale == own->upright_scale &&
                       has_small_capitals(other) == has_small_capitals(own);
        if (is_same && !is_character_style(styles, i) &&
            find_mark(scratch, styles->design, i) == mark)
            return true;
    }
    return false;
}

/* Whether a combination has a layer that the design lacks: it is the same without. */
static bool is_empty_layer(const struct styles *styles, unsigned over)
{
    for (int i = OVER_MARK + 1; i < OVER_COUNT; i++)
        if ((over & OVER_BIT(i)) && styles->over[i] == NO_INDEX)
            return true;
    return false;
}

static void add_needs_of_style(struct arena *arena, struct arena *scratch,
                               const struct styles *styles, uint32_t style, struct need_list *needs)
{
    static const unsigned manners[] = {0, MANNER_UPRIGHT, MANNER_UNCASED,
                                       MANNER_UPRIGHT | MANNER_UNCASED};
    for (unsigned over = 0; over < 1u << OVER_COUNT; over++) {
        if (!can_meet(over) || is_empty_layer(styles, over))
            continue;
        /* Once for all manners: this is a tenth of a start otherwise. */
        const struct style laid = lay_over(scratch, styles, style, over);
        bool is_small = has_small_capitals(&laid);
        for (size_t i = 0; i < sizeof manners / sizeof *manners; i++) {
            struct style combined = laid;
            apply_manner(scratch, &styles->design->styles[style], over, manners[i], &combined);
            add_need(arena, needs, styles_need(&combined));
            if (manners[i] & MANNER_UNCASED || !is_small)
                continue;
            combined.size = capital_size(combined.size);
            add_need(arena, needs, styles_need(&combined));
        }
    }
}

struct font_need *text_font_needs(struct arena *arena, const struct design *design, size_t *count)
{
    struct arena *scratch = arena_make(0);
    struct styles styles = styles_make(scratch, design);
    struct need_list needs = {0};
    for (uint32_t style = 0; style < design->style_count; style++)
        if (!is_character_style(&styles, style) && !is_asked_before(scratch, &styles, style))
            add_needs_of_style(arena, scratch, &styles, style, &needs);
    arena_free(scratch);
    *count = needs.count;
    return needs.at;
}

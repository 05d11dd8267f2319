/* Styles of characters: see styles.h.
 *
 * In: a design's styles and what a span is (emphasised, a lead, a link …). Out: the one style that
 * its characters are set in. A block's style comes by its kind's name; a span's roles put the
 * character styles over it in a fixed order, so that a link inside emphasis looks like a link in
 * italics whatever the nesting was. The needs told to fonts_open are all combinations, so that text
 * shaping never asks for a face that was not announced. */
#include "text/styles.h"

#include "text/text.h"

static const char *const over_names[OVER_COUNT] = {"",         "lead", "day",      "strong",
                                                   "emphasis", "link", "note-mark"};

struct styles styles_make(struct arena *arena, const struct design *design)
{
    struct styles styles = {.design = design};
    styles.over[OVER_MARK] = NO_INDEX;
    for (int i = OVER_MARK + 1; i < OVER_COUNT; i++)
        styles.over[i] = design_find_style(design, slice_of(over_names[i]));
    styles.made = arena_alloc_items(arena, (size_t)design->style_count << OVER_COUNT,
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

uint32_t styles_find_mark(struct arena *scratch, const struct design *design, uint32_t style)
{
    struct arena_mark mark = arena_mark(scratch);
    struct slice name = slice_format(scratch, "%.*s-mark", SLICE_ARG(design->styles[style].name));
    uint32_t found = design_find_style(design, name);
    arena_release(scratch, mark);
    return found;
}

struct style styles_combine(struct arena *scratch, const struct styles *styles, uint32_t style,
                            unsigned over)
{
    const struct design *design = styles->design;
    struct style combined = design->styles[style];
    for (int i = 0; i < OVER_COUNT; i++) {
        if (!(over & OVER_BIT(i)))
            continue;
        uint32_t top = i == OVER_MARK ? styles_find_mark(scratch, design, style) : styles->over[i];
        if (top != NO_INDEX)
            combined = style_over(&combined, &design->styles[top]);
    }
    return combined;
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

static void add_needs_of_style(struct arena *arena, struct arena *scratch,
                               const struct styles *styles, uint32_t style, struct need_list *needs)
{
    for (unsigned over = 0; over < 1u << OVER_COUNT; over++) {
        if (!can_meet(over))
            continue;
        struct style combined = styles_combine(scratch, styles, style, over);
        add_need(arena, needs, styles_need(&combined));
    }
}

struct font_need *text_font_needs(struct arena *arena, const struct design *design, size_t *count)
{
    struct arena *scratch = arena_make(0);
    struct styles styles = styles_make(scratch, design);
    struct need_list needs = {0};
    for (uint32_t style = 0; style < design->style_count; style++)
        if (!is_character_style(&styles, style))
            add_needs_of_style(arena, scratch, &styles, style, &needs);
    arena_free(scratch);
    *count = needs.count;
    return needs.at;
}

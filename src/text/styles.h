/* Character styles over paragraph styles, and what each asks of the fonts. */
#ifndef ORISON_TEXT_STYLES_H
#define ORISON_TEXT_STYLES_H

#include "base/arena.h"
#include "content/content.h"
#include "fonts/fonts.h"
#include "layouts/layouts.h"

/* What lies over a paragraph's style; applied in this order, the later one wins. */
enum over {
    OVER_MARK, /* the paragraph is an item's mark */
    OVER_LEAD,
    OVER_DAY,
    OVER_STRONG,
    OVER_EMPHASIS,
    OVER_LINK,
    OVER_NOTE_MARK,
    OVER_COUNT
};

#define OVER_BIT(over) (1u << (over))

/* How a language is set otherwise than the Latin that a design is drawn for: a set of bits. */
enum manner {
    MANNER_UPRIGHT = 1, /* it has no italic: texts stand upright, emphasis is bold */
    MANNER_UNCASED = 2, /* it has no capitals: no small ones, no letterspacing, lining figures */
    MANNER_UNSMALL = 4, /* its face lacks some small capitals: capitals stand for them all */
    MANNER_COUNT = 8
};

/* A style as characters are set in it. */
struct text_style {
    struct style style;
    struct font_need need;
    uint32_t features; /* index of the feature set in the shaper */
};

struct styles {
    const struct design *design;
    uint32_t over[OVER_COUNT]; /* index in design.styles or NO_INDEX; OVER_MARK is by style */
    struct text_style **made;  /* by styles_slot, NULL until asked for */
};

struct styles styles_make(struct arena *arena, const struct design *design);

/* The style `name`, else "paragraph", else "body"; NO_INDEX where the design has none of them. */
uint32_t styles_find(const struct design *design, struct slice name);

/* What lies over a span of a block's text: a set of OVER_BIT. */
unsigned styles_over_span(const struct span *span);

/* `style` with the character styles of `over` put on it, as a language of that manner has it. One
 * that the design lacks changes nothing. Features that the manner leaves out are left out in a copy
 * in `arena`. */
struct style styles_combine(struct arena *arena, const struct styles *styles, uint32_t style,
                            unsigned over, unsigned manner);

/* Where in `made` such a style is. */
size_t styles_slot(uint32_t style, unsigned over, unsigned manner);

/* Whether small capitals would be torn: a block of the language, in a style that asks for them, has
 * a lower-case letter that its face has none for. */
bool styles_tear_capitals(const struct design *design, const struct fonts *fonts,
                          const struct doc *doc, uint32_t language);

/* The manner of a language: by its usual script, and by whether its face has an italic. */
unsigned styles_manner(const struct design *design, const struct fonts *fonts,
                       struct slice language, uint32_t script);

/* What a style asks of the fonts. */
struct font_need styles_need(const struct style *style);

#endif

/* Text: a doc's blocks become paragraphs of shaped glyphs with their break opportunities.
 *
 * In: doc, design, fonts. Out: paragraphs as UTF-16 with runs (one face, size, level, language,
 * span each), glyphs in font units, breaks. Independent of the measure, and of sizes but for the
 * optical cut, so a search over sizes reshapes nothing. Offsets (`cu_`) count code units of the
 * paragraph's string. Runs are in logical order, touch, and cover the string; glyphs are stored in
 * logical order too (a right-to-left run is drawn from its last glyph to its first). UAX #9, UAX
 * #14. */
#ifndef ORISON_TEXT_TEXT_H
#define ORISON_TEXT_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/dump.h"
#include "content/content.h"
#include "edition/edition.h"
#include "fonts/fonts.h"
#include "layouts/layouts.h"

enum glyph_flag {
    GLYPH_CLUSTER = 1,  /* first glyph of its cluster */
    GLYPH_UNSAFE = 2,   /* a line that breaks before this cluster must be shaped anew */
    GLYPH_TATWEEL = 4,  /* a tatweel may be put in before it */
    GLYPH_CLOSED = 8,   /* a full-width mark whose empty half is taken away (text/squares.c), */
    GLYPH_CENTERED = 16 /* or which stands in the middle of its square */
};

/* What the flags have above: how good an elongation before the glyph is, 1 the best, 7 the last
 * resort, 0: none (text/kashida.c). */
enum { GLYPH_KASHIDA_SHIFT = 5 };

struct glyph {
    uint16_t id;
    uint16_t flags;
    uint32_t cu;     /* first code unit of the cluster */
    int32_t advance; /* font units, in writing direction, kerning included; y is up */
    int32_t x_offset, y_offset;
};

struct run {
    uint32_t cu_start, cu_end;
    uint32_t glyph_start, glyph_end; /* in the paragraph's glyphs */
    uint32_t face;                   /* index in fonts */
    unit size; /* the style's times the face's factor: font units become lengths by it */
    unit rise;
    int32_t tracking;  /* 1/1000 of size, after each cluster */
    uint32_t color;    /* index in design.colors */
    uint32_t span;     /* index in the block's spans; NO_INDEX in generated paragraphs */
    uint32_t language; /* index in doc.languages */
    uint32_t script;   /* ISO 15924, packed */
    uint32_t shaping;  /* index in the text's shapings: features and what the cache needs */
    uint8_t level;     /* bidi embedding level */
    uint16_t hyphen;   /* glyph of the breaker's hyphen in this face; 0: it has none, and the */
    int32_t hyphen_advance; /* run no BREAK_HYPHEN. Its advance in font units */
    uint16_t tatweel;       /* glyph that lengthens the join of two letters; 0: the face has none */
    int32_t tatweel_advance; /* that lies flat on the baseline */
};

enum break_kind {
    BREAK_ALLOWED, /* between words, after a hyphen or dash of the source, between ideographs */
    BREAK_HYPHEN,  /* inside a word: a line that ends here shows the run's hyphen */
    BREAK_FORCED   /* U+2028, and the end of the paragraph */
};

/* How dearly a break parts what should stay together. */
enum hold {
    HOLD_NONE,
    HOLD_LIGHT, /* a preposition of two letters from its noun, a Burmese word's syllables */
    HOLD_FIRM,  /* w domu, 5 km, J. R. R. Tolkien */
    HOLD_PART   /* a part of a compound with a hyphen, a name: Ehrenamtli-chen-Teams */
};

/* A place where a line may end: before code unit `cu`. White space before it is dropped at the end.
 */
struct break_point {
    uint32_t cu;
    enum break_kind kind;
    bool is_after_hyphen; /* the source has a visible hyphen right before it */
    bool is_after_sense;  /* after punctuation that ends a clause: , ; : . — and kin */
    enum hold hold;
};

/* A note is called by the cluster at this code unit. */
struct note_call {
    uint32_t cu;
    uint32_t note; /* index in doc.notes */
};

enum paragraph_role {
    PARAGRAPH_BLOCK,    /* a block of doc.blocks */
    PARAGRAPH_NOTE,     /* a block of doc.notes */
    PARAGRAPH_MARK,     /* an item's mark, by style */
    PARAGRAPH_ORNAMENT, /* a title element's or the section ornament */
    PARAGRAPH_HEAD,     /* running head: title (verso) or region (recto), in the style "head" */
    PARAGRAPH_FOLIO,    /* the ten digits in the folio's style; page numbers are made of them */
    PARAGRAPH_ROLE_COUNT
};

struct paragraph {
    enum paragraph_role role;
    uint32_t block; /* index in doc.blocks or doc.notes; for a head the block in doc.blocks whose
                       words it repeats; for an ornament its title element; or NO_INDEX */
    uint32_t style; /* index in design.styles; for a mark the style that has it */
    const uint16_t *string;
    uint32_t cu_count;
    uint8_t level; /* base level: 0 or 1 */
    struct run *runs;
    struct glyph *glyphs;
    struct break_point *breaks; /* rising; the last is BREAK_FORCED at cu_count */
    struct note_call *calls;
    uint32_t run_count, glyph_count, break_count, call_count;
    bool is_flush; /* its first line has no indent, by its style, its place and its language */
    uint8_t indent_squares; /* in an indent of so many ideographs; 0: that of the style */
    uint32_t mark;          /* index of the PARAGRAPH_MARK set before its first line, or NO_INDEX */
    struct place place;
};

struct text {
    struct paragraph
        *paragraphs; /* doc's blocks first and in order: paragraphs[i] is doc.blocks[i];
                        then doc's notes in order; then the generated ones */
    uint32_t paragraph_count;
    uint32_t first_note;         /* paragraphs[first_note + n] is doc.notes[n] */
    uint32_t folio;              /* index, or NO_INDEX */
    uint32_t section_ornament;   /* index, or NO_INDEX */
    uint32_t end_ornament;       /* index, or NO_INDEX */
    bool is_book;                /* longer than a booklet: see text.c */
    const struct shaper *shaper; /* what reshaping needs; text/ alone looks inside */
};

/* Characters that Orison itself puts into labels beside the pages: they are set in the same fonts.
 */
#define LABEL_CHARACTERS                                                                           \
    " ,.:;-_+()[]{}/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz\xC2\xB7"

/* Stage `fonts`: the content as the readers of these pages see it (`edition->doc`), and the fonts
 * that it needs. False, reported, where none can be used. */
bool text_open_stage(struct arena *arena, struct edition *edition);

/* Stage `text`: text_shape for an edition. */
bool text_stage(struct arena *arena, struct edition *edition);

/* Shapes everything that will be set: blocks, notes, marks, ornaments, heads, digits. Of the
 * edition count doc, design, fonts, hyphens and is_uncached. A character that no face has is an
 * error at its place that names the character, its script and a package; its glyph is then an inert
 * substitute. Returns false after an error. */
bool text_shape(struct arena *arena, const struct edition *edition, struct text *out);

/* What `fonts_open` has to know: the distinct needs of the design's styles, as text_shape will ask.
 */
struct font_need *text_font_needs(struct arena *arena, const struct design *design, size_t *count);

/* The characters of folios, to be told to `fonts_open` in the edition's language: "" where they are
 * those of ASCII. Texts may have no letter of a script, and folios still its digits. */
struct slice text_folio_digits(struct arena *arena, const struct doc *doc,
                               const struct design *design);

/* Shapes [cu_start, cu_end) of one run anew, as a line's part that starts or ends at an unsafe
 * place; the glyphs are in `arena`, in logical order. Same face and features as the run; what
 * stands around only decides how joining letters join, so a last letter is not kerned with another
 * run. */
struct glyph *text_reshape(struct arena *arena, const struct text *text,
                           const struct paragraph *paragraph, uint32_t run, uint32_t cu_start,
                           uint32_t cu_end, uint32_t *glyph_count);

/* Whether a word that must be divided, whatever the rules say, may be before code unit `cu`, where
 * a cluster starts: not after a virama, before the end of a syllable, nor at a joiner. `has_hyphen`
 * is whether its script shows one there. */
bool text_may_divide(const struct paragraph *paragraph, uint32_t cu, bool *has_hyphen);

/* The place in the source of a code unit of a block's paragraph. */
struct place text_place_at(const struct doc *doc, const struct paragraph *paragraph, uint32_t cu);

/* `--dump text`. */
void text_dump(struct dump *dump, const struct edition *edition);

#endif

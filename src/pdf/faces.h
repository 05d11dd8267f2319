/* Faces as one file uses them: which glyphs, and what each stands for.
 *
 * A reader maps the codes of a font dictionary to text through its ToUnicode map, one meaning a
 * code. Where the same glyph means different things (a vowel sign that says the consonant after
 * it), it has a variant a meaning. In a TrueType face a variant is a further code, whose CID the
 * CIDToGIDMap leads to the glyph: a word stays one string, which readers part least, and a file has
 * one map a face. A CFF program knows no such map (9.7.4.2), so there the variants are further Type
 * 0 dictionaries that share the descendant font and have maps of their own. (Codes that an embedded
 * CMap leads to one CID would serve both, but MuPDF looks up texts by CID.)
 *
 * Filled in one pass over the pages (clusters.c), then each face is subset (subset.c) and written
 * (font.c); drawing (page.c) finds the variant again. A meaning is a number: a UTF-16 code unit, or
 * from MEANING_TEXTS on an interned text; 0 is none.
 *
 * Invariant: for every glyph and meaning that were added, either a variant holds exactly that
 * meaning, or all VARIANT_LIMIT are taken by others; text is then given by an ActualText span. */
#ifndef ORISON_PDF_FACES_H
#define ORISON_PDF_FACES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "fonts/fonts.h"

enum { VARIANT_LIMIT = 64, MEANING_TEXTS = 0x10000 };

struct pdf_face {
    const struct face *face;
    uint32_t glyph_count;              /* 0 until a glyph is added */
    uint32_t *meanings[VARIANT_LIMIT]; /* by glyph */
    uint32_t variant_count;
    bool has_codes; /* a variant is a code of its own, once numbered; else a font of its own */
    bool has_foreign_glyph; /* a glyph number that the face lacks was asked for */
    uint32_t *nominals;     /* code point by glyph, 0 where none; NULL until one is asked for */
    uint16_t *codes[VARIANT_LIMIT]; /* by glyph, once subset: what stands in the text; of the
                                     * first variant: the CID in the program */
    int32_t *widths;                /* by glyph, as written: 1/1000 of the size */
    uint32_t font; /* number of the first variant's font resource, once all is collected */
};

struct meaning_text {
    const uint16_t *units;
    uint32_t count;
};

struct faces {
    struct arena *arena;
    bool has_ink;        /* glyphs that say nothing may be outlines (ink.h) */
    struct pdf_face *at; /* by a piece's face */
    uint32_t count;
    uint32_t font_count; /* of all variants, once numbered */
    bool lacks_variants; /* a glyph has more meanings than variants */
    struct map texts;    /* interned UTF-16 bytes -> number of the text */
    struct meaning_text *text_list;
    uint32_t text_count, text_room;
};

/* For the faces of `list`; an index in it is a piece's face. */
struct faces *faces_make(struct arena *arena, const struct face *const *list, uint32_t count);

/* The meaning of a text. What a map may not say (U+0000, U+FEFF, U+FFFE, a lone surrogate) is
 * replaced: U+FEFF by U+2060, the rest by U+FFFD. `count` is at least 1. */
uint32_t faces_meaning(struct faces *faces, const uint16_t *units, size_t count);

/* The text of a meaning; `unit_room` is written where it is a single unit. */
struct meaning_text meaning_text(const struct faces *faces, uint32_t meaning, uint16_t *unit_room);

/* The meaning of a glyph by the face's own character map, the lowest character where several lead
 * to it; 0 where none does. */
uint32_t faces_nominal(struct faces *faces, uint32_t face, uint16_t glyph);

/* Notes that a glyph is shown with a meaning; a number that the face lacks sets
 * `has_foreign_glyph`, and the subset reports it. */
void faces_add(struct faces *faces, uint32_t face, uint16_t glyph, uint32_t meaning);

/* The variant that shows `glyph` with `meaning`, or VARIANT_LIMIT. */
uint32_t faces_variant(const struct faces *faces, uint32_t face, uint16_t glyph, uint32_t meaning);

/* Whether a glyph is shown at all. */
bool pdf_face_uses(const struct pdf_face *use, uint32_t glyph);

/* Numbers the font resources, in the order of faces and variants. */
void faces_number(struct faces *faces);

/* Adds the codes of further variants, once the program's are known: those above the highest. */
void faces_add_codes(struct arena *arena, struct pdf_face *use);

/* The font resource of a variant, once numbered, and its code for a glyph, once subset. */
uint32_t faces_font(const struct pdf_face *use, uint32_t variant);
uint16_t faces_code(const struct pdf_face *use, uint32_t variant, uint16_t glyph);

#endif

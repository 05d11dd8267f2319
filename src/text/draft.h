/* A paragraph in the making, and the workbench that it is made on: shared by the steps of
 * text_shape (collect, generate, itemize, shape, breaks). */
#ifndef ORISON_TEXT_DRAFT_H
#define ORISON_TEXT_DRAFT_H

#include <hb.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>

#include "text/breaks.h"
#include "text/digits.h"
#include "text/faces.h"
#include "text/pieces.h"
#include "text/shaper.h"
#include "text/styles.h"
#include "text/text.h"

/* A part of a paragraph in one style and language. */
struct stretch {
    uint32_t cu_end;
    const struct text_style *style;
    uint32_t span;     /* index in the block's spans, or NO_INDEX */
    uint32_t language; /* index in doc.languages */
    bool is_divided;   /* its words may be hyphenated */
    bool is_address;   /* it breaks as addresses do */
    bool is_note_mark; /* the program's figure, or an asterisk */
};

struct stretch_list {
    struct stretch *at;
    size_t count, room;
};

struct call_list {
    struct note_call *at;
    size_t count, room;
};

struct run_list {
    struct run *at;
    size_t count, room;
};

/* `paragraph` grows into what text_shape returns; the lists are in scratch. */
struct draft {
    struct paragraph paragraph;
    uint32_t language; /* the block's: index in doc.languages */
    struct stretch_list stretches;
    struct call_list calls;
    bool is_split; /* each grapheme is shaped alone: the folio's digits */
};

/* A code unit of a block's string and its byte in the block's text; reports walk on from the last
 * one, so that many in a long paragraph cost one walk. */
struct text_cursor {
    const uint16_t *string;
    uint32_t cu, byte;
};

/* The answers of the font chains asked so far. */
struct memo_list {
    struct memo_entry {
        const struct text_style *style;
        uint32_t language, script;
        struct face_memo *memo;
    } * at;
    size_t count, room;
};

/* A character that no face has. Those of one script are told together. */
struct missing {
    struct place place; /* where it is first */
    uint32_t code_point;
    int32_t script;      /* ICU's UScriptCode */
    uint32_t tag, first; /* of the script that a font is wanted for; index of its kind's first */
    uint32_t count;      /* in the first: how many there are of its kind; in others 0 */
};

struct missing_list {
    struct missing *at;
    size_t count, room;
};

struct bench {
    struct arena *arena;   /* results */
    struct arena *lasting; /* what lives as long as text_shape runs */
    struct arena *scratch; /* released after each paragraph */
    struct diag *diag;
    const struct doc *doc;
    const struct design *design;
    const struct fonts *fonts;
    struct shaper *shaper;
    struct styles styles;
    struct pieces pieces;
    struct memo_list memos;
    struct breakers breakers;
    struct glyph_list glyphs; /* of the present paragraph; kept for its room */
    hb_buffer_t *buffer;
    UBiDi *bidi;
    UBreakIterator *graphemes;
    uint32_t *usual_scripts;   /* by doc.languages */
    struct digits digits;      /* of numbers that Orison sets itself */
    unsigned *manners;         /* by doc.languages: sets of enum manner */
    struct text_cursor cursor; /* of the last report */
    struct missing_list missing;
    bool is_fine; /* no error yet */
};

/* missing.c: text_place_at, walking on from `cursor` where that is before `cu`. */
struct place text_place_from(const struct doc *doc, const struct paragraph *paragraph, uint32_t cu,
                             struct text_cursor *cursor);

/* collect.c: a block's text, its stretches and note calls. False, reported, where no style fits. */
bool draft_collect(struct bench *bench, const struct block *block, enum paragraph_role role,
                   uint32_t index, struct draft *out);

/* collect.c: one stretch of `text` in a style: what Orison sets itself. */
struct draft draft_of_text(struct bench *bench, struct slice text, uint32_t style, unsigned over);

/* collect.c: the edition's ten digits, each to be shaped alone. */
struct draft draft_of_digits(struct bench *bench, uint32_t style);

/* levels.c: the embedding level of each code unit; NULL where all are the paragraph's. */
const uint8_t *draft_levels(struct bench *bench, const struct draft *draft);

/* itemize.c: cuts the draft into runs: one face, size, level, language, script, span each. */
struct run_list draft_itemize(struct bench *bench, const struct draft *draft);

/* shape.c: the paragraph with glyphs and breaks, in the bench's arena. */
struct paragraph draft_shape(struct bench *bench, struct draft *draft);

/* missing.c: keeps for missing_tell the characters that came out as glyph 0 in `run` and those that
 * agree with it, up to `cu_end`, and puts the face's space there. */
void missing_collect(struct bench *bench, const struct paragraph *paragraph, const struct run *run,
                     uint32_t cu_end, struct glyph *glyphs, size_t glyph_count);

/* missing.c: puts the face's space for glyphs 0; one without width for an emoji. */
void missing_hide(const struct shaping *shaping, const struct paragraph *paragraph,
                  struct glyph *glyphs, size_t glyph_count);

/* missing.c: reports them, when all is shaped. */
void missing_tell(struct bench *bench);

/* generate.c: marks, ornaments, running heads, digits; appended to `paragraphs`. */
struct paragraph_list {
    struct paragraph *at;
    size_t count, room;
};
void paragraphs_generate(struct bench *bench, struct paragraph_list *paragraphs, struct text *text);

#endif

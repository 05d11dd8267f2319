/* Fonts: the catalogue (fonts/fonts.yaml) and the faces that an edition needs, open and measured.
 *
 * A layout names a stack ("body"); the catalogue says per language and script which families stand
 * in it, in which order, at which size factor and least line feed; a family has faces by slant,
 * weight and optical cut. `fonts_open` opens what the texts need and nothing else. Faces are known
 * by index; all font units are the face's own, `units_per_em` to the em. Const once opened. */
#ifndef ORISON_FONTS_FONTS_H
#define ORISON_FONTS_FONTS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/dump.h"
#include "base/slice.h"
#include "base/unit.h"
#include "layouts/layouts.h"

struct hb_font_t; /* HarfBuzz: only text/ and pdf/ look inside */
struct hb_face_t;

struct face {
    struct slice family, file, postscript_name;
    struct slice bytes;  /* the whole file, mapped */
    uint32_t file_index; /* in a collection */
    uint32_t units_per_em;
    int32_t ascender, descender;  /* hhea, y up */
    int32_t x_height, cap_height; /* OS/2, measured where it has none */
    int32_t box[4];               /* head: x_min y_min x_max y_max */
    int32_t italic_angle_1000;    /* 1/1000 degree */
    int32_t stem_v;
    bool is_fixed_pitch, is_serif, is_italic;
    bool is_cff, is_cid_keyed;
    double size_factor;        /* times a style's size */
    double line_feed;          /* least leading / nominal size; 1.2 where the catalogue is silent */
    struct slice leaves;       /* characters that it has, but leaves to the next face of a chain */
    struct hb_font_t *hb_font; /* scale = units_per_em; immutable */
    struct hb_face_t *hb_face;
};

/* One wish for characters: a style of a layout, and texts in a language that will be set in it. */
struct font_need {
    uint32_t font; /* index in design.fonts */
    enum slant slant;
    enum weight weight;
    unit size; /* picks the optical cut */
};

struct fonts; /* faces and chains */

/* What fonts are opened for. */
struct font_wish {
    const char *path;              /* of the catalogue */
    const struct design *design;   /* names the stacks */
    const struct font_need *needs; /* in which styles */
    size_t need_count;
    const struct slice *texts;     /* UTF-8, */
    const struct slice *languages; /* each in the language of the same index */
    size_t text_count;
};

/* Opens the catalogue and the faces that the texts need under any of the needs. A file that is
 * missing is reported once, with the Debian package that has it, at its place in the catalogue, and
 * the chain goes on without it; a font whose embedding right forbids it is an error. Returns NULL
 * when nothing usable is left. */
struct fonts *fonts_open(struct arena *arena, struct diag *diag, const struct font_wish *wish);

uint32_t fonts_count(const struct fonts *fonts);
const struct face *fonts_face(const struct fonts *fonts, uint32_t face);

/* The face for a character: the first in the chain of (need, language, script) that has it.
 * `script` is an ISO 15924 tag as HarfBuzz packs it ('L','a','t','n'). NO_INDEX where no face has
 * it. */
uint32_t fonts_find(const struct fonts *fonts, const struct font_need *need, struct slice language,
                    uint32_t script, uint32_t code_point);

/* The same in two steps, for many characters in one style, language and script: which chain serves
 * them, and the face in it. A language or script that no text had gets the nearest chain. */
uint32_t fonts_chain(const struct fonts *fonts, const struct font_need *need, struct slice language,
                     uint32_t script);
uint32_t fonts_find_in(const struct fonts *fonts, uint32_t chain, uint32_t code_point);

/* The face for characters that stand together (a cluster, a word): the first in the chain, else the
 * first that is open, which has them all and attaches their marks; `is_whole` is then true. Else
 * the first that has them all, or NO_INDEX. */
uint32_t fonts_find_all_in(const struct fonts *fonts, uint32_t chain, const uint16_t *string,
                           uint32_t cu_count, bool *is_whole);

/* The first face of the chain's own families that has the character, without those of other scripts
 * and the fallback; NO_INDEX where none has. */
uint32_t fonts_find_own_in(const struct fonts *fonts, uint32_t chain, uint32_t code_point);

/* What is set for a character that fonts of one colour cannot show as it is meant: nothing (U+200B)
 * for the tone of an emoji's skin and the cap of a key, a capital letter for each half of a flag.
 * Every other character stands for itself. */
uint32_t fonts_stand_in(uint32_t code_point);

/* The ink of a glyph: left, bottom, right, top from its origin, font units, y up. False where it
 * has none. */
bool fonts_glyph_ink(const struct fonts *fonts, uint32_t face, uint16_t glyph, int32_t ink[4]);

/* The package that would bring a font for `script`, or "" (for the message about a missing glyph).
 */
struct slice fonts_package(const struct fonts *fonts, uint32_t script);

/* `orison fonts`: a table of what the catalogue names, what is missing, which package has it; as
 * JSON one object a line. Returns false, reported, where the catalogue cannot be read. */
bool fonts_list(struct arena *arena, struct diag *diag, const char *path, enum diag_form form,
                FILE *out);

#endif

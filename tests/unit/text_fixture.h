/* A doc, a design and fonts made by hand for the tests of text/: no YAML, no catalogue. The five
 * functions of fonts.h that text/ calls are defined here over a list of files, so that a test says
 * which face has what; a chain is [italic if asked for, upright, the others in order]. */
#ifndef ORISON_TESTS_TEXT_FIXTURE_H
#define ORISON_TESTS_TEXT_FIXTURE_H

#include <check.h>
#include <hb-ot.h>
#include <hb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "text/text.h"

#define GARAMOND "/usr/share/fonts/opentype/ebgaramond/EBGaramond12-"
#define DEJAVU   "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"

enum { FIXTURE_FACES = 8, FIXTURE_BLOCKS = 64 };
enum { STYLE_BODY, STYLE_TITLE, STYLE_EMPHASIS, STYLE_LEAD, STYLE_ITEM, STYLE_ITEM_MARK, STYLES };

struct fonts {
    struct face faces[FIXTURE_FACES];
    uint32_t count;
};

struct fixture {
    struct arena *arena;
    struct diag *diag;
    struct fonts fonts;
    struct design design;
    struct style styles[STYLES];
    struct doc doc;
    struct block blocks[FIXTURE_BLOCKS];
    struct slice languages[4];
    struct text text;
    const char *hyphens;
    bool is_uncached;
};

uint32_t fonts_count(const struct fonts *fonts)
{
    return fonts->count;
}

const struct face *fonts_face(const struct fonts *fonts, uint32_t face)
{
    return &fonts->faces[face];
}

static bool fixture_face_has(const struct face *face, uint32_t c)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(face->hb_font, c, &glyph) != 0;
}

/* The chain's number is the slant. */
uint32_t fonts_chain(const struct fonts *fonts, const struct font_need *need, struct slice language,
                     uint32_t script)
{
    (void)fonts, (void)language, (void)script;
    return (uint32_t)need->slant;
}

uint32_t fonts_find_in(const struct fonts *fonts, uint32_t chain, uint32_t code_point)
{
    for (uint32_t i = 0; i < fonts->count; i++)
        if (fonts->faces[i].is_italic == (chain == SLANT_ITALIC) &&
            fixture_face_has(&fonts->faces[i], code_point))
            return i;
    for (uint32_t i = 0; i < fonts->count; i++)
        if (!fonts->faces[i].is_italic && fixture_face_has(&fonts->faces[i], code_point))
            return i;
    return NO_INDEX;
}

/* As fonts/cluster.c, but without a look at marks: no face of these tests lacks an anchor that
 * another has. */
uint32_t fonts_find_all_in(const struct fonts *fonts, uint32_t chain, const uint16_t *string,
                           uint32_t cu_count, bool *is_whole)
{
    for (uint32_t i = 0; i < 2 * fonts->count; i++) {
        const struct face *face = &fonts->faces[i % fonts->count];
        bool is_first = face->is_italic == (chain == SLANT_ITALIC);
        *is_whole = is_first == (i < fonts->count) && (is_first || !face->is_italic);
        hb_buffer_t *buffer = hb_buffer_create();
        hb_buffer_add_utf16(buffer, string, (int)cu_count, 0, (int)cu_count);
        hb_buffer_guess_segment_properties(buffer);
        hb_shape(face->hb_font, buffer, NULL, 0);
        unsigned glyph_count;
        const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &glyph_count);
        for (unsigned g = 0; g < glyph_count; g++)
            *is_whole &= infos[g].codepoint != 0;
        hb_buffer_destroy(buffer);
        if (*is_whole)
            return i % fonts->count;
    }
    return NO_INDEX;
}

uint32_t fonts_find_own_in(const struct fonts *fonts, uint32_t chain, uint32_t code_point)
{
    (void)chain;
    return fixture_face_has(&fonts->faces[0], code_point) ? 0 : NO_INDEX;
}

uint32_t fonts_stand_in(uint32_t code_point)
{
    return code_point == 0x20E3 || (code_point >= 0x1F3FB && code_point <= 0x1F3FF) ? 0x200B
                                                                                    : code_point;
}

bool fonts_glyph_ink(const struct fonts *fonts, uint32_t face, uint16_t glyph, int32_t ink[4])
{
    hb_glyph_extents_t extents;
    if (!hb_font_get_glyph_extents(fonts->faces[face].hb_font, glyph, &extents))
        return false;
    ink[3] = extents.y_bearing;
    return true;
}

struct slice fonts_package(const struct fonts *fonts, uint32_t script)
{
    (void)fonts;
    return script == HB_SCRIPT_KHMER ? SLICE("fonts-noto-core") : SLICE("");
}

static inline void fixture_end_face(void *handle)
{
    struct face *face = handle;
    hb_font_destroy(face->hb_font);
    hb_face_destroy(face->hb_face);
}

static inline void fixture_open(struct fixture *f, const char *path, bool is_italic)
{
    struct face *face = &f->fonts.faces[f->fonts.count++];
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    ck_assert_msg(blob != NULL, "no font at %s", path);
    face->hb_face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    face->hb_font = hb_font_create(face->hb_face);
    face->units_per_em = hb_face_get_upem(face->hb_face);
    face->size_factor = 1;
    face->is_italic = is_italic;
    face->postscript_name = slice_of(strrchr(path, '/') + 1);
    arena_defer(f->arena, fixture_end_face, face);
}

static inline void fixture_style(struct fixture *f, int index, const char *name, bool hyphenated)
{
    f->styles[index] = (struct style){
        .name = slice_of(name), .size = 12 * UNIT_PT, .scale = 1, .is_hyphenated = hyphenated};
}

/* English, EB Garamond Regular and Italic, then DejaVu Sans for what they lack. */
static inline struct fixture *fixture_make(const char *language)
{
    struct arena *arena = arena_make(0);
    struct fixture *f = arena_alloc(arena, sizeof *f);
    f->arena = arena;
    f->diag = diag_make(arena);
    fixture_open(f, GARAMOND "Regular.otf", false);
    fixture_open(f, GARAMOND "Italic.otf", true);
    fixture_open(f, DEJAVU, false);
    fixture_style(f, STYLE_BODY, "body", true);
    fixture_style(f, STYLE_TITLE, "title", false);
    fixture_style(f, STYLE_EMPHASIS, "emphasis", false);
    fixture_style(f, STYLE_LEAD, "lead", false);
    fixture_style(f, STYLE_ITEM, "item", true);
    fixture_style(f, STYLE_ITEM_MARK, "item-mark", false);
    f->styles[STYLE_EMPHASIS].slant = SLANT_TOGGLE;
    f->styles[STYLE_EMPHASIS].set = ~(style_set)0 & 1u << 1; /* slant alone: layouts/style.c */
    f->design.styles = f->styles;
    f->design.style_count = STYLES;
    f->design.breaking.hyphen_before = 2;
    f->design.breaking.hyphen_after = 3;
    f->design.breaking.hyphen_word = 5;
    f->languages[0] = slice_of(language);
    f->doc.languages = f->languages;
    f->doc.language_count = 1;
    f->doc.blocks = f->blocks;
    const char *build = getenv("BUILD");
    f->hyphens = (const char *)slice_format(arena, "%s/hyphen%c", build ? build : "build", 0).bytes;
    return f;
}

/* A block of `kind` with one plain span; the source is its text, from byte 0. */
static inline struct block *fixture_add(struct fixture *f, enum block_kind kind, struct slice text)
{
    ck_assert_uint_lt(f->doc.block_count, FIXTURE_BLOCKS);
    struct block *block = &f->blocks[f->doc.block_count++];
    struct span *span = arena_alloc(f->arena, 8 * sizeof *span);
    struct point *point = arena_alloc(f->arena, sizeof *point);
    uint32_t source = diag_add_source(f->diag, "test.yaml", text);
    span[0] = (struct span){
        .byte_end = (uint32_t)text.length, .link = NO_INDEX, .note = NO_INDEX, .language = 0};
    point[0] = (struct point){0, {source, 0}};
    *block = (struct block){.kind = kind,
                            .text = text,
                            .spans = span,
                            .span_count = 1,
                            .points = point,
                            .point_count = 1,
                            .section = NO_INDEX,
                            .item = NO_INDEX,
                            .entry = NO_INDEX,
                            .place = {source, 0}};
    return block;
}

/* Cuts the last span of a block in two before `byte`; the new one is returned. */
static inline struct span *fixture_cut(struct block *block, uint32_t byte)
{
    struct span *last = &block->spans[block->span_count - 1];
    struct span *next = &block->spans[block->span_count++];
    *next = *last;
    last->byte_end = next->byte_start = byte;
    return next;
}

/* The fixture as the stages see it. */
static inline struct edition fixture_edition(const struct fixture *f)
{
    return (struct edition){.diag = f->diag,
                            .doc = &f->doc,
                            .design = &f->design,
                            .fonts = &f->fonts,
                            .text = &f->text,
                            .hyphens = f->hyphens,
                            .is_uncached = f->is_uncached};
}

static inline bool fixture_shape(struct fixture *f)
{
    const struct edition edition = fixture_edition(f);
    return text_shape(f->arena, &edition, &f->text);
}

/* Shapes one paragraph of text in the kind's style. */
static inline const struct paragraph *fixture_paragraph(struct fixture *f, const char *text)
{
    uint32_t index = f->doc.block_count;
    fixture_add(f, BLOCK_PARAGRAPH, slice_of(text));
    ck_assert_msg(fixture_shape(f), "\"%s\" was not shaped", text);
    return &f->text.paragraphs[index];
}

static inline void fixture_end(struct fixture *f)
{
    arena_free(f->arena);
}

/* A small generator with a state of its own: the same numbers on every machine. */
static inline uint32_t fixture_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

#endif

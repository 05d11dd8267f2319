/* Faces: see faces.h. Per variant an array by glyph, so that a glyph costs one look; texts of more
 * than one unit (ligatures) are interned, and rare. */
#include "pdf/faces.h"

#include <assert.h>
#include <hb.h>
#include <string.h>

#include "base/utf8.h"

enum {
    REPLACEMENT = 0xFFFD,
    WORD_JOINER = 0x2060,
    BYTE_ORDER_MARK = 0xFEFF,
    SWAPPED_MARK = 0xFFFE
};

struct faces *faces_make(struct arena *arena, const struct face *const *list, uint32_t count)
{
    struct faces *faces = arena_alloc(arena, sizeof *faces);
    faces->arena = arena;
    faces->count = count;
    faces->at = arena_alloc_items(arena, faces->count, sizeof *faces->at);
    faces->texts = map_make(arena);
    for (uint32_t i = 0; i < faces->count; i++)
        faces->at[i].face = list[i];
    return faces;
}

static bool is_surrogate(uint32_t code_unit)
{
    return code_unit >= 0xD800 && code_unit <= 0xDFFF;
}

/* A unit that a map can say: itself, or its substitute. */
static uint16_t clean_unit(uint16_t code_unit)
{
    if (code_unit == BYTE_ORDER_MARK)
        return WORD_JOINER;
    return code_unit == 0 || code_unit == SWAPPED_MARK ? REPLACEMENT : code_unit;
}

static const uint16_t *clean_copy(struct arena *arena, const uint16_t *units, size_t count)
{
    uint16_t *copy = arena_alloc_raw(arena, count * sizeof *copy);
    for (size_t at = 0; at < count;) {
        size_t start = at;
        bool is_lone = is_surrogate(utf16_next(units, count, &at));
        for (size_t i = start; i < at; i++)
            copy[i] = is_lone ? REPLACEMENT : clean_unit(units[i]);
    }
    return copy;
}

uint32_t faces_meaning(struct faces *faces, const uint16_t *units, size_t count)
{
    assert(count > 0);
    if (count == 1)
        return is_surrogate(units[0]) ? REPLACEMENT : clean_unit(units[0]);
    struct slice key = {(const char *)units, count * sizeof *units};
    uint32_t number;
    if (map_find(&faces->texts, key, &number))
        return MEANING_TEXTS + number;
    if (faces->text_count == faces->text_room) {
        size_t room = faces->text_room;
        faces->text_list = array_grow(faces->arena, faces->text_list, faces->text_count, &room,
                                      sizeof *faces->text_list);
        faces->text_room = (uint32_t)room;
    }
    number = faces->text_count++;
    faces->text_list[number] =
        (struct meaning_text){clean_copy(faces->arena, units, count), (uint32_t)count};
    map_add(&faces->texts, key, number);
    return MEANING_TEXTS + number;
}

struct meaning_text meaning_text(const struct faces *faces, uint32_t meaning, uint16_t *unit_room)
{
    if (meaning >= MEANING_TEXTS)
        return faces->text_list[meaning - MEANING_TEXTS];
    *unit_room = (uint16_t)meaning;
    return (struct meaning_text){unit_room, 1};
}

/* Rising characters, so the lowest one of a glyph stays. */
static void read_nominals(struct arena *arena, struct pdf_face *use)
{
    hb_set_t *characters = hb_set_create();
    hb_face_collect_unicodes(use->face->hb_face, characters);
    use->nominals = arena_alloc_items(arena, use->glyph_count, sizeof *use->nominals);
    hb_codepoint_t character = HB_SET_VALUE_INVALID, glyph;
    while (hb_set_next(characters, &character)) {
        bool is_mapped = hb_font_get_nominal_glyph(use->face->hb_font, character, &glyph) != 0;
        if (is_mapped && glyph < use->glyph_count && !use->nominals[glyph])
            use->nominals[glyph] = character;
    }
    hb_set_destroy(characters);
}

/* The face with its arrays, made when its first glyph comes. */
static struct pdf_face *open_use(struct faces *faces, uint32_t face)
{
    assert(face < faces->count);
    struct pdf_face *use = &faces->at[face];
    if (use->glyph_count == 0) {
        use->glyph_count = hb_face_get_glyph_count(use->face->hb_face);
        use->variant_count = 1;
        use->meanings[0] =
            arena_alloc_items(faces->arena, use->glyph_count, sizeof *use->meanings[0]);
    }
    return use;
}

uint32_t faces_nominal(struct faces *faces, uint32_t face, uint16_t glyph)
{
    struct pdf_face *use = open_use(faces, face);
    if (!use->nominals)
        read_nominals(faces->arena, use);
    uint32_t character = glyph < use->glyph_count ? use->nominals[glyph] : 0;
    if (character < 0x10000)
        return character ? faces_meaning(faces, &(uint16_t){(uint16_t)character}, 1) : 0;
    uint32_t rest = character - 0x10000;
    uint16_t pair[2] = {(uint16_t)(0xD800 + (rest >> 10)), (uint16_t)(0xDC00 + (rest & 0x3FF))};
    return faces_meaning(faces, pair, 2);
}

void faces_add(struct faces *faces, uint32_t face, uint16_t glyph, uint32_t meaning)
{
    struct pdf_face *use = open_use(faces, face);
    if (glyph >= use->glyph_count) {
        use->has_foreign_glyph = true;
        return;
    }
    for (uint32_t v = 0; v < VARIANT_LIMIT; v++) {
        if (v == use->variant_count) {
            use->meanings[v] =
                arena_alloc_items(faces->arena, use->glyph_count, sizeof *use->meanings[v]);
            use->variant_count++;
        }
        if (use->meanings[v][glyph] == 0)
            use->meanings[v][glyph] = meaning;
        if (use->meanings[v][glyph] == meaning)
            return;
    }
    faces->lacks_variants = true;
}

uint32_t faces_variant(const struct faces *faces, uint32_t face, uint16_t glyph, uint32_t meaning)
{
    const struct pdf_face *use = &faces->at[face];
    for (uint32_t v = 0; v < use->variant_count; v++)
        if (use->meanings[v][glyph] == meaning)
            return v;
    return VARIANT_LIMIT;
}

bool pdf_face_uses(const struct pdf_face *use, uint32_t glyph)
{
    for (uint32_t v = 0; v < use->variant_count; v++)
        if (use->meanings[v][glyph])
            return true;
    return false;
}

/* Whether all codes of a face have room in two bytes: those of its glyphs, which components come
 * to, and those of further variants. */
static bool has_room_for_codes(const struct pdf_face *use)
{
    uint64_t count = use->glyph_count;
    for (uint32_t v = 1; v < use->variant_count; v++)
        for (uint32_t g = 0; g < use->glyph_count; g++)
            count += use->meanings[v][g] != 0;
    return count <= UINT16_MAX;
}

void faces_number(struct faces *faces)
{
    faces->font_count = 0;
    for (uint32_t i = 0; i < faces->count; i++) {
        struct pdf_face *use = &faces->at[i];
        use->font = faces->font_count;
        use->has_codes = !use->face->is_cff && has_room_for_codes(use);
        faces->font_count += use->has_codes && use->variant_count > 0 ? 1 : use->variant_count;
    }
}

void faces_add_codes(struct arena *arena, struct pdf_face *use)
{
    uint32_t next = 1;
    for (uint32_t g = 0; g < use->glyph_count; g++)
        if (pdf_face_uses(use, g) && use->codes[0][g] >= next)
            next = use->codes[0][g] + 1u;
    for (uint32_t v = 1; use->has_codes && v < use->variant_count; v++) {
        use->codes[v] = arena_alloc_items(arena, use->glyph_count, sizeof *use->codes[v]);
        for (uint32_t g = 0; g < use->glyph_count; g++)
            if (use->meanings[v][g])
                use->codes[v][g] = (uint16_t)next++;
    }
}

uint32_t faces_font(const struct pdf_face *use, uint32_t variant)
{
    return use->has_codes ? use->font : use->font + variant;
}

uint16_t faces_code(const struct pdf_face *use, uint32_t variant, uint16_t glyph)
{
    return use->codes[use->has_codes ? variant : 0][glyph];
}

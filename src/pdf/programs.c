/* Shared font programs: see programs.h. */
#include "pdf/programs.h"

#include "base/map.h"
#include "pdf/buffer.h"
#include "pdf/subset.h"

struct program {
    struct slice bytes;
    const uint16_t *codes; /* of its glyphs, in their order in the face */
};

struct pdf_programs {
    struct arena *arena;
    struct map numbers; /* face and glyphs -> index in list */
    struct program_list {
        struct program *at;
        size_t count, room;
    } list;
};

struct pdf_programs *pdf_programs_make(struct arena *arena)
{
    struct pdf_programs *programs = arena_alloc(arena, sizeof *programs);
    *programs = (struct pdf_programs){.arena = arena, .numbers = map_make(arena)};
    return programs;
}

/* The face and the glyphs that are used of it. */
static struct slice make_key(struct arena *arena, const struct pdf_face *use)
{
    struct buffer key = buffer_make(arena);
    buffer_add(&key, &use->face, sizeof use->face);
    for (uint32_t g = 0; g < use->glyph_count; g++)
        if (pdf_face_uses(use, g))
            buffer_add(&key, &g, sizeof g);
    return buffer_slice(&key);
}

/* Keeps what was made; codes are those of the used glyphs alone. */
static void keep(struct pdf_programs *programs, struct slice key, const struct pdf_face *use,
                 struct slice bytes)
{
    uint32_t count = 0;
    uint16_t *codes = arena_alloc_items(programs->arena, use->glyph_count, sizeof *codes);
    for (uint32_t g = 0; g < use->glyph_count; g++)
        if (pdf_face_uses(use, g))
            codes[count++] = use->codes[0][g];
    map_add(&programs->numbers, key, (uint32_t)programs->list.count);
    *array_add(programs->arena, &programs->list) = (struct program){bytes, codes};
}

static void set_codes(struct arena *arena, struct pdf_face *use, const uint16_t *codes)
{
    use->codes[0] = arena_alloc_items(arena, use->glyph_count, sizeof *use->codes[0]);
    for (uint32_t g = 0; g < use->glyph_count; g++)
        if (pdf_face_uses(use, g))
            use->codes[0][g] = *codes++;
    faces_add_codes(arena, use);
    face_read_widths(arena, use);
}

bool programs_open(struct pdf_programs *programs, struct arena *arena, struct diag *diag,
                   struct pdf_face *use, struct slice *out)
{
    if (!programs || use->has_foreign_glyph)
        return face_subset(arena, diag, use, out);
    struct slice key = make_key(arena, use);
    uint32_t number;
    if (map_find(&programs->numbers, key, &number)) {
        *out = programs->list.at[number].bytes;
        set_codes(arena, use, programs->list.at[number].codes);
        return true;
    }
    if (!face_subset(arena, diag, use, out))
        return false;
    *out = slice_copy(programs->arena, *out);
    keep(programs, key, use, *out);
    return true;
}

/* Fuzz target: any bytes as a font file, opened, measured, asked for letters, and made into a
 * subset for a PDF. */
#include "fuzz.h"

#include <hb.h>

#include "fonts/internal.h"
#include "pdf/subset.h"

static void follow(struct arena *arena, struct diag *diag, const struct face *face)
{
    const struct face *list[] = {face};
    struct faces *faces = faces_make(arena, list, 1);
    struct slice program;
    for (uint32_t c = 0x20; c < 0x80; c++)
        face_has(face, c);
    for (uint16_t glyph = 0; glyph < 40 && glyph < hb_face_get_glyph_count(face->hb_face); glyph++)
        faces_add(faces, 0, glyph, 'a' + glyph % 26u);
    if (faces->at[0].glyph_count > 0 && face_subset(arena, diag, &faces->at[0], &program) &&
        program.length == 0)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    char path[64];
    const struct font_file row = {.family = SLICE("fuzz"), .size_factor = 1};
    int file = fuzz_file("", 0, bytes, length, path);
    struct arena *arena = arena_make(0);
    struct diag *diag = diag_make(arena);
    struct face face;
    bool is_fine = face_open(arena, diag, &row, path, 1, &face);
    if (is_fine == (diag_count(diag, SEVERITY_ERROR) > 0))
        abort();
    if (is_fine)
        follow(arena, diag, &face);
    arena_free(arena);
    close(file);
    return 0;
}

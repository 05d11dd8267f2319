/* Fuzz target: any bytes as a picture; what can be read is reduced, converted, limited and encoded
 * for a press, and its own profile is tried. The first byte chooses the kind of file, so that the
 * search needn't find the signatures. */
#include <stdlib.h>

#include "images/images.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void follow(struct arena *arena, struct diag *diag, const struct picture *picture)
{
    struct profile screen, press;
    const char *screen_path = profile_find(arena, diag, PROFILE_SCREEN);
    const char *press_path = profile_find(arena, diag, PROFILE_PRESS);
    if (!screen_path || !press_path ||
        !profile_read(arena, diag, screen_path, NO_PLACE, PROFILE_SCREEN, &screen) ||
        !profile_read(arena, diag, press_path, NO_PLACE, PROFILE_PRESS, &press))
        abort();
    const struct colors *colors = colors_open(arena, diag, &screen, &press);
    struct picture small, inked, limited;
    struct encoded_picture encoded;
    picture_reduce(arena, picture, 64, &small);
    if (!colors || !picture_convert(arena, diag, colors, &small, SAMPLE_CMYK, &inked))
        abort();
    picture_limit_ink(arena, &inked, 240, &limited);
    if (picture_ink(&limited, 240).percent_most > 240 ||
        !picture_encode(arena, diag, &inked, 240, &encoded) || !encoded.bytes.length)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const char *const starts[] = {"", "\xFF\xD8\xFF", "\x89PNG\r\n\x1A\n"};
    if (length == 0)
        return 0;
    struct arena *arena = arena_make((size_t)256 << 20);
    struct diag *diag = diag_make(arena);
    struct slice start = slice_of(starts[bytes[0] % 3]);
    struct picture_file file = {.path = SLICE("fuzz")};
    char *joined = arena_alloc(arena, start.length + length);
    for (size_t i = 0; i < start.length + length - 1; i++)
        joined[i] = i < start.length ? start.bytes[i] : (char)bytes[i - start.length + 1];
    file.bytes = (struct slice){joined, start.length + length - 1};
    struct picture picture;
    if (picture_read(arena, diag, &file, &picture))
        follow(arena, diag, &picture);
    else if (diag_count(diag, SEVERITY_ERROR) != 1)
        abort();
    arena_free(arena);
    return 0;
}

/* Fuzz target: any bytes as a colour profile, of a screen or of a press (the first byte), and the
 * way between it and the default of the other kind. */
#include "fuzz.h"

#include "images/images.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    char path[64];
    if (length == 0)
        return 0;
    bool is_press = bytes[0] % 2;
    int file = fuzz_file("", 0, bytes + 1, length - 1, path);
    struct arena *arena = arena_make(0);
    struct diag *diag = diag_make(arena);
    struct profile own, other;
    bool is_fine =
        profile_read(arena, diag, path, NO_PLACE, is_press ? PROFILE_PRESS : PROFILE_SCREEN, &own);
    fuzz_expect(diag, is_fine);
    const char *default_path =
        is_fine ? profile_find(arena, diag, is_press ? PROFILE_SCREEN : PROFILE_PRESS) : NULL;
    if (default_path && profile_read(arena, diag, default_path, NO_PLACE,
                                     is_press ? PROFILE_SCREEN : PROFILE_PRESS, &other))
        colors_open(arena, diag, is_press ? &other : &own, is_press ? &own : &other);
    close(file);
    arena_free(arena);
    return 0;
}

/* Fuzz target: any bytes as a compiled hyphenation table; what opens divides some words, within
 * them. */
#include "fuzz.h"

#include <string.h>

#include "text/hyphen.h"

/* A folder with en-US.hyph, which leads to whatever file is `number`. */
static const char *folder_of(int number)
{
    static char folder[] = "/tmp/orison-fuzz-XXXXXX", link_path[64];
    char target[64];
    if (!link_path[0]) {
        if (!mkdtemp(folder))
            abort();
        snprintf(link_path, sizeof link_path, "%s/en-US.hyph", folder);
    }
    snprintf(target, sizeof target, "/proc/self/fd/%d", number);
    unlink(link_path);
    if (symlink(target, link_path) != 0)
        abort();
    return folder;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const char *const words[] = {"hyphenation", "a", "well-known", "o'clock",
                                        "zzzzzzzzzzzz"};
    char path[64];
    int file = fuzz_file("", 0, bytes, length, path);
    struct arena *arena = arena_make(0);
    struct diag *diag = diag_make(arena);
    const struct hyphen_table *table = hyphen_open(arena, diag, folder_of(file), SLICE("en-US"));
    if (!table && diag_count(diag, SEVERITY_ERROR) == 0)
        abort();
    for (size_t i = 0; table && i < sizeof words / sizeof *words; i++) {
        uint16_t word[16];
        uint32_t points[16], count = (uint32_t)strlen(words[i]);
        for (uint32_t k = 0; k < count; k++)
            word[k] = (uint16_t)words[i][k];
        uint32_t found = hyphen_points(table, word, count, 2, 2, points);
        for (uint32_t k = 0; k < found; k++)
            if (points[k] == 0 || points[k] >= count)
                abort();
    }
    close(file);
    arena_free(arena);
    return 0;
}

/* Fuzz target: any bytes as a layout that extends a5.yaml, and, where the first byte is odd, alone.
 * What can be read is dumped. */
#include "fuzz.h"

#include "layouts/layouts.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static FILE *nowhere;
    char head[1100], path[64];
    const char *data = getenv("ORISON_DATA");
    if (!nowhere)
        nowhere = fopen("/dev/null", "w");
    if (length == 0)
        return 0;
    int count =
        snprintf(head, sizeof head, "format: orison-layout/1\nextends: %s/layouts/a5.yaml\n",
                 data ? data : ".");
    int file = fuzz_file(head, bytes[0] % 2 ? 0 : (size_t)count, bytes + 1, length - 1, path);
    struct arena *arena = arena_make(0);
    struct diag *diag = diag_make(arena);
    struct layout layout;
    bool is_fine = layouts_read(arena, diag, path, &layout);
    fuzz_expect(diag, is_fine);
    if (is_fine)
        layout_dump(&(struct dump){nowhere, 0}, &layout);
    close(file);
    arena_free(arena);
    return 0;
}

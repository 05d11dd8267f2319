/* Fuzz target: any bytes as the font catalogue; of what can be read each stack is asked for a row,
 * and each file is looked for. */
#include "fuzz.h"

#include "fonts/internal.h"

static void follow(struct arena *arena, const struct catalogue *catalogue)
{
    for (uint32_t i = 0; i < catalogue->stack_count; i++) {
        const struct font_stack *stack = &catalogue->stacks[i];
        const struct font_row *row = stack_find_row(stack, SLICE("ur-Arab-PK"), 0x41726162);
        for (uint32_t k = 0; row && k < row->family_count; k++)
            if (row->families[k] >= catalogue->family_count)
                abort();
        if (!catalogue_find_stack(catalogue, stack->name))
            abort();
    }
    for (uint32_t i = 0; i < catalogue->file_count; i++)
        catalogue_find_file(arena, catalogue, &catalogue->files[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    char path[64];
    int file = fuzz_file("", 0, bytes, length, path);
    struct arena *arena = arena_make(0);
    struct diag *diag = diag_make(arena);
    const struct catalogue *catalogue = catalogue_read(arena, diag, path, NULL, 0);
    fuzz_expect(diag, catalogue != NULL);
    if (catalogue)
        follow(arena, catalogue);
    close(file);
    arena_free(arena);
    return 0;
}

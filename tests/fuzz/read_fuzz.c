/* Fuzz target: any bytes as a PDF that is read aloud. What is refused is refused with an error;
 * what is said is clean UTF-8, a line a block, and begins with the language. */
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/sonames.h"
#include "base/utf8.h"
#include "read/read.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* Holds the library, so that no run loads it anew. */
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    return dlopen(QPDF_SONAME, RTLD_LAZY) ? 0 : 1;
}

static void check_said(struct slice said, bool is_fine)
{
    if (is_fine && !slice_starts_with(said, "language: "))
        abort();
    if (utf8_find_invalid(said) != said.length)
        abort();
    for (size_t i = 0; i < said.length; i++)
        if ((unsigned char)said.bytes[i] < ' ' && said.bytes[i] != '\n')
            abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena *arena = arena_make(0);
    struct diag *diag = diag_make(arena);
    char path[64], *text;
    size_t text_length;
    int file = memfd_create("pdf", 0);
    if (file < 0 || write(file, bytes, length) != (ssize_t)length)
        abort();
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    FILE *out = open_memstream(&text, &text_length);
    bool is_fine = read_aloud(arena, diag, path, out);
    fclose(out);
    if (is_fine == (diag_count(diag, SEVERITY_ERROR) > 0) || diag_system_count(diag) > 0)
        abort();
    check_said((struct slice){text, text_length}, is_fine);
    free(text);
    close(file);
    arena_free(arena);
    return 0;
}

/* What fuzz targets share: bytes as a file, and what must hold of every reader. */
#ifndef ORISON_TESTS_FUZZ_H
#define ORISON_TESTS_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/diag.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* A file without a name, with the bytes; its path is in `path`. Close it when done. */
static inline int fuzz_file(const void *before, size_t before_length, const uint8_t *bytes,
                            size_t length, char path[64])
{
    int file = memfd_create("fuzz", MFD_CLOEXEC);
    if (file < 0 || write(file, before, before_length) != (ssize_t)before_length ||
        write(file, bytes, length) != (ssize_t)length)
        abort();
    snprintf(path, 64, "/proc/self/fd/%d", file);
    return file;
}

/* What is refused is refused with an error, and what is not, without; never as the system's. */
static inline void fuzz_expect(const struct diag *diag, bool is_fine)
{
    if (is_fine == (diag_count(diag, SEVERITY_ERROR) > 0) || diag_system_count(diag) > 0)
        abort();
}

#endif

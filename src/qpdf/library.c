/* Loading libqpdf: see library.h. In: its name. Out: a table of addresses, filled whole or not at
 * all. The library is given back when the arena ends; its handles were deferred later, and so end
 * before it. RTLD_LAZY: it drags in a cryptography library of which nothing is used. */
#include "qpdf/library.h"

#include <dlfcn.h>
#include <string.h>

#define LIBRARY_FILE "libqpdf.so.29"

struct library_row {
    const char *name;
    size_t byte_offset;
};

static void close_library(void *handle)
{
    dlclose(handle);
}

static void report(struct diag *diag, const char *what)
{
    diag_system(diag, LIBRARY_FILE, "library", "%s; PDFs for the screen are packed and read by it",
                what);
    diag_hint(diag, "install the package libqpdf29");
}

const struct qpdf_library *qpdf_library_open(struct arena *arena, struct diag *diag)
{
#define LIBRARY_ROW(name) {#name, offsetof(struct qpdf_library, name)},
    static const struct library_row rows[] = {QPDF_FUNCTIONS(LIBRARY_ROW)};
    struct qpdf_library *table = arena_alloc(arena, sizeof *table);
    void *handle = dlopen(LIBRARY_FILE, RTLD_LAZY | RTLD_LOCAL);
    if (!handle) {
        report(diag, "cannot be loaded");
        return NULL;
    }
    arena_defer(arena, close_library, handle);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        void *address = dlsym(handle, rows[i].name);
        if (!address) {
            report(diag, "is too old");
            return NULL;
        }
        memcpy((char *)table + rows[i].byte_offset, &address, sizeof address);
    }
    return table;
}

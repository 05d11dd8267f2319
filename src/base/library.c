/* Loading a library: see library.h. In: its name and the functions wanted. Out: a table of
 * addresses, filled whole or not at all. The library is given back when the arena ends; its handles
 * were deferred later, and so end before it. RTLD_LAZY: some drag in libraries of which nothing is
 * used, and only what is called should cost. */
#include "base/library.h"

#include <dlfcn.h>
#include <string.h>

static void close_library(void *handle)
{
    dlclose(handle);
}

/* A library of another version has another name, which may not be tried: its functions could take
 * other arguments. So what helps is the package, or a build on the system as it is now. */
static void hint(struct diag *diag, const struct library *library)
{
    if (*library->package)
        diag_hint(diag, "install the package %s, or build Orison anew on this system",
                  library->package);
    else
        diag_hint(diag, "install what has %s, or build Orison anew on this system",
                  library->soname);
}

bool library_load(struct arena *arena, struct diag *diag, const struct library *library,
                  void *table)
{
    void *handle = dlopen(library->soname, RTLD_LAZY | RTLD_LOCAL);
    if (!handle) {
        diag_system(diag, library->soname, "library", "cannot be loaded; %s", library->purpose);
        hint(diag, library);
        return false;
    }
    if (!library->is_kept)
        arena_defer(arena, close_library, handle);
    for (size_t i = 0; i < library->row_count; i++) {
        void *address = dlsym(handle, library->rows[i].name);
        if (!address) {
            diag_system(diag, library->soname, "library", "has no function %s; %s",
                        library->rows[i].name, library->purpose);
            hint(diag, library);
            return false;
        }
        /* POSIX lets an address of data stand for one of a function (dlsym). */
        memcpy((char *)table + library->rows[i].byte_offset, &address, sizeof address);
    }
    return true;
}

void *library_find_loaded(const char *soname, const char *name)
{
    void *handle = dlopen(soname, RTLD_LAZY | RTLD_NOLOAD);
    if (!handle)
        return NULL;
    void *address = dlsym(handle, name);
    dlclose(handle);
    return address;
}

/* Loading libjpeg-turbo, libpng and lcms2: see libraries.h.
 *
 * In: a library's file name and the functions wanted. Out: a table of addresses. A table is filled
 * whole or not at all. The library is given back when the arena ends; its handles were deferred
 * later, and so end before it. */
#include "images/libraries.h"

#include <assert.h>
#include <dlfcn.h>
#include <string.h>

static void close_library(void *handle)
{
    dlclose(handle);
}

bool library_load(struct arena *arena, struct diag *diag, const struct library *library,
                  void *table)
{
    void *handle = dlopen(library->file, RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        diag_system(diag, library->file, "library",
                    "cannot be loaded; pictures and colours need it");
        diag_hint(diag, "install the package %s", library->package);
        return false;
    }
    arena_defer(arena, close_library, handle);
    for (size_t i = 0; i < library->row_count; i++) {
        void *address = dlsym(handle, library->rows[i].name);
        if (!address) {
            diag_system(diag, library->file, "library", "has no function %s",
                        library->rows[i].name);
            diag_hint(diag, "install the package %s of Debian 12 or later", library->package);
            return false;
        }
        memcpy((char *)table + library->rows[i].byte_offset, &address, sizeof address);
    }
    return true;
}

/* Names that the dynamic linker knows. */
static const char jpeg_file[] = "libjpeg.so.62", png_file[] = "libpng16.so.16",
                  lcms_file[] = "liblcms2.so.2";

#define ROW_COUNT(rows) (sizeof(rows) / sizeof *(rows))

const struct jpeg_library *jpeg_library_open(struct arena *arena, struct diag *diag)
{
#define JPEG_ROW(name) {#name, offsetof(struct jpeg_library, name)},
    static const struct library_row rows[] = {JPEG_FUNCTIONS(JPEG_ROW)};
    const struct library library = {jpeg_file, "libjpeg62-turbo", rows, ROW_COUNT(rows)};
    struct jpeg_library *table = arena_alloc(arena, sizeof *table);
    return library_load(arena, diag, &library, table) ? table : NULL;
}

const struct png_library *png_library_open(struct arena *arena, struct diag *diag)
{
#define PNG_ROW(name) {#name, offsetof(struct png_library, name)},
    static const struct library_row rows[] = {PNG_FUNCTIONS(PNG_ROW)};
    const struct library library = {png_file, "libpng16-16", rows, ROW_COUNT(rows)};
    struct png_library *table = arena_alloc(arena, sizeof *table);
    return library_load(arena, diag, &library, table) ? table : NULL;
}

/* The function is looked up again, since there is no table at hand and none may be global. */
void *png_error_context(png_const_structrp handle)
{
    __typeof__(png_get_error_ptr) *find = NULL;
    void *library = dlopen(png_file, RTLD_NOW | RTLD_NOLOAD);
    assert(library);
    void *address = dlsym(library, "png_get_error_ptr");
    assert(address);
    memcpy(&find, &address, sizeof address);
    void *context = find(handle);
    dlclose(library);
    return context;
}

const struct lcms_library *lcms_library_open(struct arena *arena, struct diag *diag)
{
#define LCMS_ROW(name) {#name, offsetof(struct lcms_library, name)},
    static const struct library_row rows[] = {LCMS_FUNCTIONS(LCMS_ROW)};
    const struct library library = {lcms_file, "liblcms2-2", rows, ROW_COUNT(rows)};
    struct lcms_library *table = arena_alloc(arena, sizeof *table);
    return library_load(arena, diag, &library, table) ? table : NULL;
}

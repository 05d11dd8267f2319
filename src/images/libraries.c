/* libjpeg-turbo, libpng and lcms2, loaded by base/library.c: see libraries.h. */
#include "images/libraries.h"

#include <assert.h>
#include <string.h>

#include "base/library.h"
#include "base/sonames.h"

static const char purpose[] = "pictures and colours need it";

const struct jpeg_library *jpeg_library_open(struct arena *arena, struct diag *diag)
{
#define JPEG_ROW(name) LIBRARY_ROW_OF(jpeg_library, name),
    static const struct library_row rows[] = {JPEG_FUNCTIONS(JPEG_ROW)};
    static const struct library library = {.soname = JPEG_SONAME,
                                           .package = JPEG_PACKAGE,
                                           .purpose = purpose,
                                           .rows = rows,
                                           .row_count = LIBRARY_ROW_COUNT(rows)};
    struct jpeg_library *table = arena_alloc(arena, sizeof *table);
    return library_load(arena, diag, &library, table) ? table : NULL;
}

const struct png_library *png_library_open(struct arena *arena, struct diag *diag)
{
#define PNG_ROW(name) LIBRARY_ROW_OF(png_library, name),
    static const struct library_row rows[] = {PNG_FUNCTIONS(PNG_ROW)};
    static const struct library library = {.soname = PNG_SONAME,
                                           .package = PNG_PACKAGE,
                                           .purpose = purpose,
                                           .rows = rows,
                                           .row_count = LIBRARY_ROW_COUNT(rows)};
    struct png_library *table = arena_alloc(arena, sizeof *table);
    return library_load(arena, diag, &library, table) ? table : NULL;
}

/* The function is looked up again, since there is no table at hand and none may be global. */
void *png_error_context(png_const_structrp handle)
{
    __typeof__(png_get_error_ptr) *find = NULL;
    void *address = library_find_loaded(PNG_SONAME, "png_get_error_ptr");
    assert(address);
    memcpy(&find, &address, sizeof address);
    return find(handle);
}

const struct lcms_library *lcms_library_open(struct arena *arena, struct diag *diag)
{
#define LCMS_ROW(name) LIBRARY_ROW_OF(lcms_library, name),
    static const struct library_row rows[] = {LCMS_FUNCTIONS(LCMS_ROW)};
    static const struct library library = {.soname = LCMS_SONAME,
                                           .package = LCMS_PACKAGE,
                                           .purpose = purpose,
                                           .rows = rows,
                                           .row_count = LIBRARY_ROW_COUNT(rows)};
    struct lcms_library *table = arena_alloc(arena, sizeof *table);
    return library_load(arena, diag, &library, table) ? table : NULL;
}

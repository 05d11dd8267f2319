/* libqpdf, loaded by base/library.c: see library.h. */
#include "qpdf/library.h"

#include "base/sonames.h"

const struct qpdf_library *qpdf_library_open(struct arena *arena, struct diag *diag)
{
#define QPDF_ROW(name) LIBRARY_ROW_OF(qpdf_library, name),
    static const struct library_row rows[] = {QPDF_FUNCTIONS(QPDF_ROW)};
    static const struct library library = {.soname = QPDF_SONAME,
                                           .package = QPDF_PACKAGE,
                                           .purpose =
                                               "PDFs for the screen are packed and read by it",
                                           .rows = rows,
                                           .row_count = LIBRARY_ROW_COUNT(rows)};
    struct qpdf_library *table = arena_alloc(arena, sizeof *table);
    return library_load(arena, diag, &library, table) ? table : NULL;
}

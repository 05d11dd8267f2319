/* Libraries that are loaded on demand: opened where first needed, so that a program start pays for
 * none of them.
 *
 * A room names its library by the macros of base/sonames.h, which the build writes from the
 * development files that it compiled against (sonames.sh): the name that the dynamic linker knows,
 * and the system's package that has it. The functions wanted stand as rows; their addresses go into
 * a table of that room, whose members have the types of the library's own header. */
#ifndef ORISON_BASE_LIBRARY_H
#define ORISON_BASE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

/* A function of a library: its name, and the byte in the table where its address goes. */
struct library_row {
    const char *name;
    size_t byte_offset;
};

struct library {
    const char *soname;  /* what the dynamic linker is asked for */
    const char *package; /* what brings it here; "" where the build could not tell */
    const char *purpose; /* in messages: "QR codes need it" */
    const struct library_row *rows;
    size_t row_count;
    bool is_kept; /* stays loaded until the program ends, not only until the arena does */
};

/* Rows and members of a table for a list of functions, FUNCTIONS(ROW) with a ROW(name) each. */
#define LIBRARY_ROW_OF(table, name)                                                                \
    {                                                                                              \
#name, offsetof(struct table, name)                                                        \
    }
#define LIBRARY_MEMBER(name)    __typeof__(name) *name;
#define LIBRARY_ROW_COUNT(rows) (sizeof(rows) / sizeof *(rows))

/* Loads a library and fills the whole `table`, which is valid as long as `arena`. Returns false
 * where the library or one of its functions is missing: a system error with the package to install;
 * the table is not to be used then. Functions are bound as they are first called. */
bool library_load(struct arena *arena, struct diag *diag, const struct library *library,
                  void *table);

/* What a library that is loaded already calls `name`, a function or data; NULL where it has none or
 * is not loaded. Valid until it is given back. */
void *library_find_loaded(const char *soname, const char *name);

#endif

/* Where the program's own files are: layouts, the font catalogue, hyphenation tables.
 *
 * Looked for beside a layout given by path, in $ORISON_DATA, beside the executable (its folder's
 * parent, and share/orison there: an installed tree may be moved), then in PREFIX/share/orison;
 * never by the current folder alone. */
#ifndef ORISON_CLI_PLACES_H
#define ORISON_CLI_PLACES_H

#include "base/arena.h"
#include "base/diag.h"
#include "cli/arguments.h"

struct places {
    struct slice roots[5]; /* folders with layouts/ and fonts/ in them, first wins */
    size_t root_count;
    struct slice program; /* the executable's folder */
};

/* The roots; `layout` is the first layout given by path, or NULL. Strings are in `arena`. */
struct places places_find(struct arena *arena, const char *layout);

/* The path of a layout: a path stays one, a name is looked up. An unknown name is an error that
 * lists the nearest; NULL then. */
const char *places_layout(struct arena *arena, struct diag *diag, const struct places *places,
                          const char *name);

/* The names of all layouts, in byte order, each once. */
const char **places_layout_names(struct arena *arena, const struct places *places, size_t *count);

/* Where layouts find what they extend by name; `printer` may be NULL. */
struct layout_sources places_sources(struct arena *arena, const struct places *places,
                                     const char *printer);

/* The schema of content, for editors; NULL where it was not made or installed. */
const char *places_schema(struct arena *arena, const struct places *places);

/* The font catalogue and the folder of hyphenation tables; NULL, reported as a system error, where
 * the installation lacks it. */
const char *places_fonts(struct arena *arena, struct diag *diag, const struct places *places);
const char *places_hyphens(struct arena *arena, struct diag *diag, const struct places *places);

#endif

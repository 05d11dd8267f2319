/* `orison layouts`: what layouts there are. */
#ifndef ORISON_CLI_LAYOUTS_H
#define ORISON_CLI_LAYOUTS_H

#include <stdio.h>

#include "cli/places.h"

/* The names behind `-l all`. */
enum { DELIVERABLE_COUNT = 6 };
extern const char *const deliverable_names[DELIVERABLE_COUNT];

/* Writes a table, or an object a line, of the layouts in all places, each name once, as the first
 * place has it. False after a report of one that cannot be read. */
bool layouts_list(struct arena *arena, struct diag *diag, const struct places *places,
                  enum diag_form form, FILE *out);

#endif

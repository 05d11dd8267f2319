/* `orison new`: a content file to begin with, or next month's. */
#ifndef ORISON_CLI_NEW_H
#define ORISON_CLI_NEW_H

#include "base/arena.h"
#include "base/diag.h"
#include "pipeline/pipeline.h"

/* Writes the file at `request->content`, which must not exist, and prints its path. After `like`,
 * an issue before it (NULL: none), it is that file with the date that follows, and the catalogues
 * of its languages are made as well, their paths printed too. A first one names its `schema`, if
 * that is not NULL, for editors. Reports what went wrong in `diag`. */
enum outcome new_command(struct arena *arena, struct diag *diag,
                         const struct pipeline_request *request, const char *like,
                         const char *schema);

#endif

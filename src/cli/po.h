/* `orison po`: the commands for translators' catalogues. */
#ifndef ORISON_CLI_PO_H
#define ORISON_CLI_PO_H

#include "base/arena.h"
#include "base/diag.h"
#include "cli/arguments.h"
#include "pipeline/pipeline.h"

/* Whether the languages behind "update CONTENT" are some; what is none is reported. */
bool po_check_languages(struct arena *arena, struct diag *diag, const struct word_list *words);

/* Runs "update CONTENT LANG..." or "status CONTENT", which `words` are, checked. The request names
 * content, fonts and a layout. Messages stay in `diag`, for the caller to write. */
enum outcome po_command(struct arena *arena, struct diag *diag,
                        const struct pipeline_request *request, const struct word_list *words);

#endif

/* Editions: one content file in several languages, a process each. */
#ifndef ORISON_CLI_EDITIONS_H
#define ORISON_CLI_EDITIONS_H

#include "base/arena.h"
#include "base/diag.h"
#include "cli/arguments.h"
#include "pipeline/pipeline.h"

/* The languages asked for, checked, in their usual case, each once; "all" becomes the content's own
 * and every catalogue beside it, in byte order. NULL stands for the content's own. None asked for:
 * that one alone. False after a report of wrong usage. */
bool editions_find(struct arena *arena, struct diag *diag, const char *content,
                   const struct word_list *asked, struct word_list *out);

/* Runs the pipeline for each language, at most `process_count` at once. What each writes comes out
 * whole and in the order of the languages. One that fails stops no other; the worst outcome is
 * returned. One language alone runs in this process. */
enum outcome editions_run(const struct pipeline_request *pattern, const struct word_list *languages,
                          size_t process_count);

#endif

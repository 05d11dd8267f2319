/* The pipeline: one content file, its layouts, and everything that comes of them.
 *
 * The only header that knows all stages' order; see pipeline.c for the story. Owns every arena. */
#ifndef ORISON_PIPELINE_H
#define ORISON_PIPELINE_H

#include "edition/request.h"

/* Builds, checks or dumps one edition. Its files are written together, or none after an error in
 * the content or of the system; one with an error of its own is left out. */
enum outcome pipeline_run(const struct pipeline_request *request);

struct doc;

/* Reads the content into `doc`, in its own language, and sets it in the first layout, for what
 * translators are told: the lines that each of doc's entries fills there; 0 where it fills none of
 * its own. Both live in `arena`. False after a report. */
bool pipeline_measure(const struct pipeline_request *request, struct arena *arena,
                      struct diag *diag, struct doc *doc, uint32_t **lines);

#endif

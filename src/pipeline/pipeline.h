/* The pipeline: one content file, its layouts, and everything that comes of them.
 *
 * The only header that knows all stages' order; see pipeline.c for the story. Owns every arena. A
 * run is begun and ended, so that editions of one family can agree on a size in between. */
#ifndef ORISON_PIPELINE_PIPELINE_H
#define ORISON_PIPELINE_PIPELINE_H

#include "edition/request.h"

struct pipeline;

/* Reads the content and the layouts; texts whose sizes a family shares are set in type, and not yet
 * fitted. The request is borrowed until the run ends; `out` and `reports` may be set until then. */
struct pipeline *pipeline_begin(const struct pipeline_request *request);

/* Whether a layout asks that all editions of the content share a size. */
bool pipeline_is_family(const struct pipeline *pipeline);

/* Lets editions that were begun with the same layouts agree on the size of each family: the first
 * `member_count` say what they need, all take what is found. Where there is none, each is told what
 * the members need. */
void pipeline_share_size(struct pipeline *const *all, size_t member_count, size_t count);

/* Builds, checks or dumps one edition, and frees it. Its files are written together, or none after
 * an error in the content or of the system; one with an error of its own is left out. */
enum outcome pipeline_end(struct pipeline *pipeline);

/* Frees one that is not ended: it was begun for the size of its family. */
void pipeline_free(struct pipeline *pipeline);

struct doc;

/* Reads the content into `doc`, in its own language, and sets it in the first layout, for what
 * translators are told: the lines that each of doc's entries fills there; 0 where it fills none of
 * its own. Both live in `arena`. A family's size is not asked for. False after a report. */
bool pipeline_measure(const struct pipeline_request *request, struct arena *arena,
                      struct diag *diag, struct doc *doc, uint32_t **lines);

#endif

/* Labels: the words round the pages (slug lines, the calibration sheet's rulers) are shaped and set
 * by the same stages as the text, as a little document of their own.
 *
 * So no font or shaper is known anywhere else, and what the pages share (text, lines) knows nothing
 * of one deliverable's marks. */
#ifndef ORISON_LABELS_LABELS_H
#define ORISON_LABELS_LABELS_H

#include <stdbool.h>

#include "edition/edition.h"
#include "fonts/fonts.h"
#include "layouts/layouts.h"
#include "sheets/sheets.h"

/* Gives every label of the sheets its lines, in the design's style "slug" (or what stands in for
 * it), from left to right. Lives in `arena`. Returns false after an error. */
bool labels_set(struct arena *arena, struct diag *diag, const struct layout *layout,
                const struct fonts *fonts, const char *hyphens, struct sheets *sheets);

/* Stage `labels`: the same of a deliverable. */
bool labels_stage(struct arena *arena, struct deliverable *deliverable);

#endif

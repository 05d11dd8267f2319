/* Labels: the words round the pages (slug lines, the calibration sheet's rulers) are shaped and set
 * by the same stages as the text, as a little document of their own.
 *
 * So no font or shaper is known anywhere else, and what the pages share (text, lines) knows nothing
 * of one deliverable's marks. */
#ifndef ORISON_LABELS_LABELS_H
#define ORISON_LABELS_LABELS_H

#include <stdbool.h>

#include "fonts/fonts.h"
#include "layouts/layouts.h"
#include "sheets/sheets.h"

/* Characters that Orison itself puts into labels, for `fonts_open`. */
#define LABEL_CHARACTERS                                                                           \
    " ,.:;-+()[]{}/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz\xC2\xB7"

/* Gives every label of the sheets its line, in the design's style "slug" (or what stands in for
 * it), from left to right. Lives in `arena`. Returns false after an error. */
bool labels_set(struct arena *arena, struct diag *diag, const struct layout *layout,
                const struct fonts *fonts, const char *hyphens, struct sheets *sheets);

#endif

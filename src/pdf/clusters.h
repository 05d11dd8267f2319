/* Clusters of a piece: the glyphs that stand together for a stretch of text.
 *
 * Glyphs that follow each other with the same `cu` are one cluster, whichever of them carries the
 * count (in right-to-left text the first in visual order need not). A simple cluster is one glyph
 * with a text of its own, and a ToUnicode map says it. Any other gets its text from an ActualText
 * span; such clusters in a row are taken together, their text being one stretch of the string. */
#ifndef ORISON_PDF_CLUSTERS_H
#define ORISON_PDF_CLUSTERS_H

#include <stdbool.h>
#include <stdint.h>

#include "lines/lines.h"

struct cluster {
    uint32_t glyph_start, glyph_end; /* in the piece's glyphs */
    const uint16_t *units;           /* its text; NULL: what the face's character map says */
    uint32_t cu_count;
    bool is_simple;
};

/* The cluster that starts at glyph `glyph_start`, which is below the piece's count. */
struct cluster cluster_at(const struct piece *piece, uint32_t glyph_start);

#endif

/* Collecting: one pass over the pages that finds which glyphs of which faces stand for what. */
#ifndef ORISON_PDF_COLLECT_H
#define ORISON_PDF_COLLECT_H

#include "pages/pages.h"
#include "pdf/clusters.h"
#include "pdf/faces.h"

/* Fills `faces` from all pages and numbers its fonts. */
void faces_collect(struct faces *faces, const struct pages *pages);

/* What a glyph of a simple cluster stands for. */
uint32_t cluster_meaning(struct faces *faces, const struct piece *piece,
                         const struct cluster *cluster);

#endif

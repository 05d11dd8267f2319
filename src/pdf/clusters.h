/* Clusters of a piece: the glyphs that stand together for a stretch of text, and what each says.
 *
 * Glyphs that follow each other with the same `cu` are one cluster, whichever of them carries the
 * count (in right-to-left text the first in visual order need not). ToUnicode maps say the text
 * where they can, since that is what every reader knows:
 *
 *     one glyph                          says all, several letters too (a ligature)
 *     one glyph with a width, or from    the widest says all, the others are ink (ink.h; in a press
 *     right to left any                  file, which has none, they say parts too)
 *     several with a width               each says a part, in the order in which they stand and are
 *                                        drawn, whatever they show: a vowel sign before its
 *                                        consonant says the consonant, which says the vowel
 *     more of them than characters       the same, a vowel sign of two parts as the two that it is
 *                                        made of (canonically equivalent)
 *     others (a Khmer vowel sign of two  an ActualText span; for readers that know none the first
 *     parts)                             glyph says all, the others U+2060, which shows nothing
 *
 * Rejected: spans for all that is reordered (pdf.js knows none; MuPDF 1.28 says what follows an
 * inexact match twice, and one on a structure element once for each of its contents: 11,000 words
 * for 400); U+2060 wherever it can be spared (pdf.js and MuPDF give it no width, so that they part
 * what follows).
 *
 * From right to left a map has its letters in their order as seen, since readers turn round what
 * glyphs say, letter by letter. Tatweels that elongate a letter's join stand in its span and are no
 * text: the span is as wide as letter and join together, so that no reader sees a gap there. */
#ifndef ORISON_PDF_CLUSTERS_H
#define ORISON_PDF_CLUSTERS_H

#include <stdbool.h>
#include <stdint.h>

#include "pages/pages.h"
#include "pdf/faces.h"
#include "sheets/sheets.h"

enum { CLUSTER_GLYPH_LIMIT = 16 }; /* glyphs of a cluster that are told apart */

enum { MEANING_INK = 0 }; /* of a glyph that is drawn and says nothing */

struct cluster {
    uint32_t glyph_start, glyph_end; /* in the piece's glyphs */
    uint32_t letter_start;           /* past the tatweels that elongate it, which say nothing */
    const uint16_t *units;           /* its text; NULL: what the face's character map says */
    uint32_t cu_count;
    uint32_t meanings[CLUSTER_GLYPH_LIMIT]; /* by glyph from glyph_start, the first of them */
    uint32_t other_meaning;                 /* of all further ones */
    bool is_said; /* the meanings are the text; else they are for readers that know no spans */
    bool is_decomposed; /* and have vowel signs as their parts */
};

/* What glyph `glyph` of the cluster says, or MEANING_INK. */
uint32_t cluster_meaning(const struct cluster *cluster, uint32_t glyph);

/* Reads the cluster that starts at glyph `glyph_start`, which is below the piece's count. */
void cluster_read(struct faces *faces, const struct piece *piece, uint32_t glyph_start,
                  struct cluster *out);

/* Whether the cluster's glyphs say its text in this file: what they mean is the text, and each has
 * a variant for its meaning, which a glyph of very many meanings lacks. Once the pages are
 * collected. */
bool cluster_is_said(const struct faces *faces, const struct piece *piece,
                     const struct cluster *cluster);

/* Fills `faces` with all that the pages and the labels round them show, and numbers its fonts. */
void clusters_collect(struct faces *faces, const struct pages *pages, const struct sheets *sheets);

#endif

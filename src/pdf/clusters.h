/* Clusters of a piece: the glyphs that stand together for a stretch of text, and what each says.
 *
 * Glyphs that follow each other with the same `cu` are one cluster, whichever of them carries the
 * count (in right-to-left text the first in visual order need not). Where each glyph can be given
 * a part of the text, so that the parts in logical order are the text, ToUnicode maps say it all:
 * one glyph; a base with its marks, which are then shown as letters of their own (letters.h), since
 * readers that go by places mistake the order of glyphs that lie over each other, and from right to
 * left take a mark for a word. Any other cluster (a letter in two parts, a vowel sign that stands
 * before its consonant) needs an ActualText span. Tatweels that elongate a letter's join stand in
 * its span and are no text: the span is as wide as letter and join together, so that no reader sees
 * a gap there. */
#ifndef ORISON_PDF_CLUSTERS_H
#define ORISON_PDF_CLUSTERS_H

#include <stdbool.h>
#include <stdint.h>

#include "pages/pages.h"
#include "pdf/faces.h"
#include "sheets/sheets.h"

enum { CLUSTER_GLYPH_LIMIT = 16 }; /* glyphs of a cluster that are told apart */

struct cluster {
    uint32_t glyph_start, glyph_end; /* in the piece's glyphs */
    uint32_t letter_start;           /* past the tatweels that elongate it, which say nothing */
    const uint16_t *units;           /* its text; NULL: what the face's character map says */
    uint32_t cu_count;
    /* by glyph from glyph_start, the first CLUSTER_GLYPH_LIMIT */
    uint32_t meanings[CLUSTER_GLYPH_LIMIT];
    bool is_said; /* the meanings are the text; else they are for readers that know no spans */
    struct meaning_text letters; /* further ones of a glyph, without ink (letters.h) */
    uint32_t letters_after;      /* that glyph; the base where it has its own marks */
    bool has_own_marks;          /* they, or a base's further letters, are letters of their own */
    uint32_t base;               /* of those: the first glyph, from right to left the last */
};

/* Reads the cluster that starts at glyph `glyph_start`, which is below the piece's count. */
void cluster_read(struct faces *faces, const struct piece *piece, uint32_t glyph_start,
                  struct cluster *out);

/* Whether the cluster's glyphs say its text in this file: what they mean is the text, and each has
 * a variant for its meaning, which a glyph of very many meanings lacks. Once the pages are
 * collected. */
bool cluster_is_said(const struct faces *faces, const struct piece *piece,
                     const struct cluster *cluster);

/* Whether the glyphs of a piece, one after the other, say its text without any span. */
bool clusters_are_said(struct faces *faces, const struct piece *piece);

/* Fills `faces` with all that the pages and the labels round them show, and numbers its fonts. */
void clusters_collect(struct faces *faces, const struct pages *pages, const struct sheets *sheets);

#endif

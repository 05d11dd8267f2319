/* Told words: those that are said as a whole, since their glyphs would not say them to every
 * reader.
 *
 * Readers that go by the gaps between glyphs take each for a space (poppler from 0.1 of the size
 * on) and take marks for letters. So a word (in scripts without spaces, what stands between two) is
 * told where its letters stand apart as spaced capitals do, or seem to, after a mark; else a cluster
 * that is not said is told by itself, for an inexact match is the worse the longer it is
 * (clusters.h). It is a content with ActualText of its own where the page is tagged, else a span
 * (ISO 32000-1, 14.9.4). A word that goes on in another piece is told in each by itself. The hyphen
 * of a division is told too. */
#ifndef ORISON_PDF_TOLD_H
#define ORISON_PDF_TOLD_H

#include "pdf/clusters.h"

struct told_word {
    uint32_t glyph_end;
    const uint16_t *units; /* its text; NULL: its glyphs say it */
    uint32_t cu_count;
};

/* The word, or its part that is told or up to that, or the white space that starts at glyph
 * `glyph_start`, in a left-to-right piece of the
 * paragraph's text; all of any other piece. Once the pages are collected and the faces subset. */
struct told_word told_word_read(struct faces *faces, const struct piece *piece,
                                uint32_t glyph_start);

#endif

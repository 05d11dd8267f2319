/* Which face sets which characters: the font fallback, grapheme by grapheme. */
#ifndef ORISON_TEXT_FACES_H
#define ORISON_TEXT_FACES_H

#include <stdint.h>
#include <unicode/ubrk.h>

#include "base/arena.h"
#include "base/map.h"
#include "fonts/fonts.h"

enum { FACE_MEMO_ROOM = 256 };

/* The answers of the chain for one need, language and script; `at[c % room]` holds c + 1. */
struct face_memo {
    const struct fonts *fonts;
    uint32_t chain;
    struct map clusters; /* a cluster's or word's code units: NO_INDEX, or 2 * face + is_whole */
    uint32_t primary;    /* the face of the space: what a character that no face has is set in */
    struct {
        uint32_t code_point_plus_1, face;
    } at[FACE_MEMO_ROOM];
};

/* An empty memo in `arena`. */
struct face_memo *face_memo_make(struct arena *arena, const struct fonts *fonts,
                                 const struct font_need *need, struct slice language,
                                 uint32_t script);

/* The face for the grapheme [cu_start, cu_end): the first of those that its characters name that
 * can set all of it. NO_INDEX where any face will do (default ignorables, separators). */
uint32_t face_find(struct face_memo *memo, const uint16_t *string, uint32_t cu_start,
                   uint32_t cu_end);

/* Whether a face has a character itself. */
bool face_shows(const struct face_memo *memo, uint32_t face, uint32_t c);

/* The face for a word [cu_start, cu_end): the first in the chain that sets all of its graphemes;
 * NO_INDEX where none does. */
uint32_t face_find_word(struct face_memo *memo, const uint16_t *string, uint32_t cu_start,
                        uint32_t cu_end);

/* The face for the grapheme among the chain's own families; NO_INDEX where they lack it, or it is
 * more than one character. */
uint32_t face_find_own(const struct face_memo *memo, const uint16_t *string, uint32_t cu_start,
                       uint32_t cu_end);

/* The end of the characters from `cu` on, up to `cu_end`, that `face` sets too and that are each a
 * plain ASCII character: what is asked for most, in one call. */
uint32_t face_extend(struct face_memo *memo, uint32_t face, const uint16_t *string, uint32_t cu,
                     uint32_t cu_end);

/* Graphemes of a string (UAX #29). Where each code unit of the string is one, `icu` is not asked.
 */
struct graphemes {
    UBreakIterator *icu; /* NULL: each code unit is a grapheme */
    uint32_t cu_count;
};

/* Looks at the whole string once. `icu` is a character iterator, kept for the caller. */
struct graphemes graphemes_of(UBreakIterator *icu, const uint16_t *string, uint32_t cu_count);

/* The end of the grapheme that begins at `cu`; called for each in turn, from 0. */
uint32_t graphemes_next(const struct graphemes *graphemes, uint32_t cu);

#endif

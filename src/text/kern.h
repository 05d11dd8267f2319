/* The design's own kerning pairs, over what the face does. */
#ifndef ORISON_TEXT_KERN_H
#define ORISON_TEXT_KERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct feature_set;
struct glyph;
struct shaping;

/* Whether two sets name the same pairs and amounts. */
bool kerns_equal(const struct feature_set *a, const struct feature_set *b);

/* Adds what the shaping's pairs say to the advances of `glyphs` (font units; logical order), which
 * stand for a part of `string`. A cluster that a pair ends becomes GLYPH_UNSAFE: a line that breaks
 * there is shaped anew, without the pair. */
void kerns_apply(const struct shaping *shaping, const uint16_t *string, uint32_t cu_count,
                 struct glyph *glyphs, size_t glyph_count);

#endif

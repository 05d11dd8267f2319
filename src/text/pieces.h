/* The piece cache: words shaped once. */
#ifndef ORISON_TEXT_PIECES_H
#define ORISON_TEXT_PIECES_H

#include <hb.h>

#include "base/arena.h"
#include "text/shaper.h"

struct pieces {
    struct arena *arena;
    hb_buffer_t *buffer;
    struct piece_slot *slots;
    size_t room, count;
    struct glyph_list shaped; /* scratch of one piece */
    bool is_off;              /* every run is shaped whole */
};

/* An empty cache; `buffer` is HarfBuzz's scratch. */
struct pieces pieces_make(struct arena *arena, hb_buffer_t *buffer, bool is_off);

/* Appends the glyphs of [cu_start, cu_end), one run, to `list` (its memory from `arena`). Returns
 * whether every character has a glyph. */
bool pieces_append(struct pieces *pieces, struct arena *arena, const struct shaping *shaping,
                   uint32_t shaping_index, const uint16_t *string, uint32_t cu_count,
                   uint32_t cu_start, uint32_t cu_end, struct glyph_list *list);

#endif

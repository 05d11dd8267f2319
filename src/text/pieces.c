/* The piece cache: see pieces.h.
 *
 * In: a run. Out: its glyphs, as HarfBuzz would give them for the run whole. Where the shaping is
 * `is_piecewise` (space.c proves it) the run is cut at its spaces; a space and a word are pieces,
 * and a piece is shaped once per shaping. Where it isn't, the whole run is the piece: notes' marks,
 * quotation marks and short phrases in italics come again too.
 *
 * Not cut: before a mark, which makes a grapheme with the space. Not cached: a piece at an end of
 * the run in a joining script, when a letter stands on the other side of that end (a word half in
 * italics): its forms depend on that letter, which HarfBuzz sees as context.
 *
 * Rejected: caching by pairs of words (hit rate too low), and steering by unsafe-to-concat
 * (space.c). Cost: one hash a word; 550 pages of English hold some 15,000 different pieces. */
#include "text/pieces.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/utf8.h"

enum { PIECE_LARGEST = 64 }; /* code units: longer ones are unlikely to come again */

struct piece_slot {
    const uint16_t *units; /* NULL: empty slot */
    uint32_t cu_count;
    uint32_t shaping;
    uint64_t hash;
    struct glyph *glyphs; /* clusters count from the piece's start */
    uint32_t glyph_count;
    bool is_whole; /* every character has a glyph */
};

struct pieces pieces_make(struct arena *arena, hb_buffer_t *buffer, bool is_off)
{
    struct pieces pieces = {.arena = arena, .buffer = buffer, .room = 1024, .is_off = is_off};
    pieces.slots = arena_alloc_items(arena, pieces.room, sizeof *pieces.slots);
    return pieces;
}

static uint64_t hash_piece(uint32_t shaping, const uint16_t *units, uint32_t cu_count)
{
    uint64_t hash = 0x9E3779B97F4A7C15u * (shaping + 1u);
    for (uint32_t i = 0; i < cu_count; i++)
        hash = (hash ^ units[i]) * 0x100000001B3u;
    return hash ^ hash >> 29;
}

static struct piece_slot *find_slot(const struct pieces *pieces, const struct piece_slot *key)
{
    for (size_t i = (size_t)key->hash;; i++) {
        struct piece_slot *slot = &pieces->slots[i & (pieces->room - 1)];
        if (!slot->units)
            return slot;
        if (slot->hash == key->hash && slot->shaping == key->shaping &&
            slot->cu_count == key->cu_count &&
            memcmp(slot->units, key->units, key->cu_count * sizeof *key->units) == 0)
            return slot;
    }
}

static void widen(struct pieces *pieces)
{
    struct piece_slot *old = pieces->slots;
    size_t old_room = pieces->room;
    pieces->room *= 2;
    pieces->slots = arena_alloc_items(pieces->arena, pieces->room, sizeof *pieces->slots);
    for (size_t i = 0; i < old_room; i++)
        if (old[i].units)
            *find_slot(pieces, &old[i]) = old[i];
}

static bool has_all_glyphs(const struct glyph *glyphs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (glyphs[i].id == 0)
            return false;
    return true;
}

static void *copy_bytes(struct arena *arena, const void *bytes, size_t count)
{
    return memcpy(arena_alloc_raw(arena, count), bytes, count);
}

static void fill_slot(struct pieces *pieces, const struct shaping *shaping,
                      const struct piece_slot *key, struct piece_slot *slot)
{
    struct glyph_list *shaped = &pieces->shaped;
    shaped->count = 0;
    shaper_append(pieces->arena, shaping, pieces->buffer, key->units, key->cu_count, 0,
                  key->cu_count, shaped);
    *slot = *key;
    slot->units = copy_bytes(pieces->arena, key->units, key->cu_count * sizeof *key->units);
    slot->glyph_count = (uint32_t)shaped->count;
    slot->glyphs = copy_bytes(pieces->arena, shaped->at, shaped->count * sizeof *shaped->at);
    slot->is_whole = has_all_glyphs(slot->glyphs, slot->glyph_count);
    pieces->count++;
}

static bool append_cached(struct pieces *pieces, struct arena *arena, const struct shaping *shaping,
                          struct piece_slot key, uint32_t cu_start, struct glyph_list *list)
{
    struct piece_slot *slot = find_slot(pieces, &key);
    if (!slot->units) {
        if (pieces->count >= pieces->room / 2) {
            widen(pieces);
            slot = find_slot(pieces, &key);
        }
        fill_slot(pieces, shaping, &key, slot);
    }
    for (uint32_t i = 0; i < slot->glyph_count; i++) {
        struct glyph *glyph = array_add(arena, list);
        *glyph = slot->glyphs[i];
        glyph->cu += cu_start;
    }
    return slot->is_whole;
}

/* Whether the character at `cu` would make a grapheme with a space before it. */
static bool is_mark_at(const uint16_t *string, uint32_t cu_end, uint32_t cu)
{
    if (cu >= cu_end || string[cu] < 0x300)
        return false;
    size_t at = cu;
    UChar32 c = (UChar32)utf16_next(string, cu_end, &at);
    return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0 || c == 0x200C || c == 0x200D ||
           u_hasBinaryProperty(c, UCHAR_GRAPHEME_EXTEND) ||
           u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER);
}

static bool is_cut_space(const uint16_t *string, uint32_t cu_end, uint32_t cu)
{
    return string[cu] == ' ' && !is_mark_at(string, cu_end, cu + 1);
}

static uint32_t piece_end(const uint16_t *string, uint32_t cu_end, uint32_t cu)
{
    if (is_cut_space(string, cu_end, cu))
        return cu + 1;
    do
        cu++;
    while (cu < cu_end && !is_cut_space(string, cu_end, cu));
    return cu;
}

/* Whether letters outside of the piece can change it: only across the run's ends. */
static bool is_joined_over(const struct shaping *shaping, const uint16_t *string, uint32_t cu_count,
                           uint32_t cu_start, uint32_t cu_end)
{
    return shaping->is_cursive && ((cu_start > 0 && string[cu_start - 1] != ' ') ||
                                   (cu_end < cu_count && string[cu_end] != ' '));
}

/* Whether the piece's glyphs depend on nothing but the piece. */
static bool stands_alone(const struct shaping *shaping, const uint16_t *string, uint32_t cu_count,
                         uint32_t cu_start, uint32_t cu_end)
{
    bool is_space = cu_end - cu_start == 1 && string[cu_start] == ' ';
    return is_space || !is_joined_over(shaping, string, cu_count, cu_start, cu_end);
}

bool pieces_append(struct pieces *pieces, struct arena *arena, const struct shaping *shaping,
                   uint32_t shaping_index, const uint16_t *string, uint32_t cu_count,
                   uint32_t cu_start, uint32_t cu_end, struct glyph_list *list)
{
    bool is_whole = true;
    for (uint32_t cu = cu_start, end; cu < cu_end; cu = end) {
        bool is_cut = shaping->is_piecewise && !pieces->is_off;
        end = is_cut ? piece_end(string, cu_end, cu) : cu_end;
        bool is_kept = !pieces->is_off && end - cu <= PIECE_LARGEST;
        if (is_kept && stands_alone(shaping, string, cu_count, cu, end)) {
            struct piece_slot key = {.units = string + cu,
                                     .cu_count = end - cu,
                                     .shaping = shaping_index,
                                     .hash = hash_piece(shaping_index, string + cu, end - cu)};
            is_whole &= append_cached(pieces, arena, shaping, key, cu, list);
            continue;
        }
        size_t before = list->count;
        shaper_append(arena, shaping, pieces->buffer, string, cu_count, cu, end, list);
        is_whole &= has_all_glyphs(list->at + before, list->count - before);
    }
    return is_whole;
}

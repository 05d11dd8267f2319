/* A hash map from byte strings to numbers, in an arena. Iteration order is not offered, so no
 * output can depend on a hash. Keys are copied. */
#ifndef ORISON_BASE_MAP_H
#define ORISON_BASE_MAP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/slice.h"

struct map {
    struct arena *arena;
    struct map_slot *slots;
    size_t room, count;
};

/* An empty map whose memory comes from `arena`. */
struct map map_make(struct arena *arena);

/* The value under `key` in `out`; false and `out` unchanged where there is none. */
bool map_find(const struct map *map, struct slice key, uint32_t *out);

/* Puts or replaces the value under `key`. */
void map_add(struct map *map, struct slice key, uint32_t value);

/* FNV-1a, 64 bits, continued from `seed` (0 starts anew): also for content hashes and file IDs. */
uint64_t hash_bytes(uint64_t seed, const void *bytes, size_t length);

#endif

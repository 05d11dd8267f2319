/* Open addressing with linear probing, at most 3/4 full: see map.h. */
#include "base/map.h"

#include <string.h>

struct map_slot {
    uint64_t hash;
    struct slice key; /* bytes NULL: empty slot */
    uint32_t value;
};

struct map map_make(struct arena *arena)
{
    return (struct map){.arena = arena};
}

uint64_t hash_bytes(uint64_t seed, const void *bytes, size_t length)
{
    uint64_t hash = seed ? seed : 0xcbf29ce484222325u;
    const unsigned char *at = bytes;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ at[i]) * 0x100000001b3u;
    return hash;
}

static struct map_slot *find_slot(const struct map *map, struct slice key, uint64_t hash)
{
    for (size_t i = (size_t)(hash ^ hash >> 32);; i++) {
        struct map_slot *slot = &map->slots[i & (map->room - 1)];
        if (!slot->key.bytes || (slot->hash == hash && slice_equal(slot->key, key)))
            return slot;
    }
}

bool map_find(const struct map *map, struct slice key, uint32_t *out)
{
    if (map->count == 0)
        return false;
    const struct map_slot *slot = find_slot(map, key, hash_bytes(0, key.bytes, key.length));
    if (!slot->key.bytes)
        return false;
    *out = slot->value;
    return true;
}

static void grow(struct map *map)
{
    struct map wider = {.arena = map->arena, .room = map->room ? map->room * 2 : 64};
    wider.slots = arena_alloc_items(map->arena, wider.room, sizeof *wider.slots);
    for (size_t i = 0; i < map->room; i++)
        if (map->slots[i].key.bytes)
            *find_slot(&wider, map->slots[i].key, map->slots[i].hash) = map->slots[i];
    wider.count = map->count;
    *map = wider;
}

void map_add(struct map *map, struct slice key, uint32_t value)
{
    if (map->count + 1 > map->room / 4 * 3)
        grow(map);
    uint64_t hash = hash_bytes(0, key.bytes, key.length);
    struct map_slot *slot = find_slot(map, key, hash);
    if (!slot->key.bytes) {
        slot->key = slice_copy(map->arena, key);
        slot->hash = hash;
        map->count++;
    }
    slot->value = value;
}

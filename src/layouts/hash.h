/* Values fed into a content hash: what two designs are compared by. Not for outputs: the bytes are
 * the machine's. */
#ifndef ORISON_LAYOUTS_HASH_H
#define ORISON_LAYOUTS_HASH_H

#include "base/map.h"
#include "base/slice.h"
#include "base/unit.h"

static inline uint64_t hash_unit(uint64_t seed, unit length)
{
    return hash_bytes(seed, &length, sizeof length);
}

static inline uint64_t hash_number(uint64_t seed, double number)
{
    return hash_bytes(seed, &number, sizeof number);
}

static inline uint64_t hash_count(uint64_t seed, uint32_t count)
{
    return hash_bytes(seed, &count, sizeof count);
}

/* The length goes first, so that two texts never read as one. */
static inline uint64_t hash_text(uint64_t seed, struct slice text)
{
    seed = hash_count(seed, (uint32_t)text.length);
    return hash_bytes(seed, text.bytes, text.length);
}

#endif

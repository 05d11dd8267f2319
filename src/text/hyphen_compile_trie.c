/* From a pattern trie to the packed automaton; hyphen_table.h has the format.
 *
 * Fail links are the classic ones (Aho and Corasick 1975): breadth first, a child falls to its
 * parent's fail's child of the same class. Slots are given out by first fit: a node's base is the
 * least unused one at which all its children find free slots. Bases are distinct, so a slot's class
 * alone proves whose child it is. Nodes with many children go first while there is room; the single
 * children, nine tenths, then fill every hole (a table is 98 % full). Order decides nothing but
 * speed and is fixed, so equal dictionaries give equal bytes. */
#include "text/hyphen_compile.h"

#include <assert.h>
#include <endian.h>

#include "base/map.h"

static uint32_t trie_child(const struct trie *trie, uint32_t node, uint8_t class)
{
    uint32_t child = trie->at[node].first_child;
    while (child != 0 && trie->at[child].class != class)
        child = trie->at[child].next_sibling;
    return child;
}

uint32_t trie_add(struct arena *arena, struct trie *trie, const uint8_t *classes, size_t count)
{
    if (trie->count == 0)
        array_add(arena, trie);
    uint32_t node = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t child = trie_child(trie, node, classes[i]);
        if (child == 0) {
            child = (uint32_t)trie->count;
            struct trie_node *added = array_add(arena, trie);
            added->class = classes[i];
            added->next_sibling = trie->at[node].first_child;
            trie->at[node].first_child = child;
        }
        node = child;
    }
    return node;
}

/* Sets the fail links; returns the nodes breadth first. */
static uint32_t *trie_link(struct arena *arena, struct trie *trie)
{
    uint32_t *order = arena_alloc_items(arena, trie->count, sizeof *order);
    size_t count = 1;
    for (size_t i = 0; i < count; i++) {
        uint32_t node = order[i];
        for (uint32_t child = trie->at[node].first_child; child != 0;
             child = trie->at[child].next_sibling) {
            uint32_t fall = trie->at[node].fail, found = 0;
            while (node != 0 && (found = trie_child(trie, fall, trie->at[child].class)) == 0 &&
                   fall != 0)
                fall = trie->at[fall].fail;
            trie->at[child].fail = found;
            order[count++] = child;
        }
    }
    assert(count == trie->count);
    return order;
}

/* -- patterns that end in others ------------------------------------------------------------- */

static bool is_changing(const struct trie_node *node)
{
    for (size_t i = 0; i < node->entries.length; i++)
        if (node->entries.bytes[i] & 1)
            return true;
    return false;
}

/* Puts the greater digits of `from`, a pattern that `node` ends in, into those of `node`. */
static void entries_fold(struct arena *arena, struct trie_node *node, const struct trie_node *from)
{
    size_t own = node->entries.length, other = from->entries.length;
    if (other == 0 || is_changing(node) || is_changing(from))
        return;
    if (own == 0)
        node->back = from->back;
    int first = node->back > from->back ? node->back : from->back;
    int own_end = node->back - (int)own, other_end = from->back - (int)other;
    int end = own == 0 || other_end < own_end ? other_end : own_end;
    char *entries = arena_alloc(arena, (size_t)(first - end));
    for (size_t i = 0; i < own; i++)
        entries[first - node->back + (int)i] = node->entries.bytes[i];
    for (size_t i = 0; i < other; i++) {
        char *entry = &entries[first - from->back + (int)i];
        *entry = from->entries.bytes[i] > *entry ? from->entries.bytes[i] : *entry;
    }
    node->entries = (struct slice){entries, (size_t)(first - end)};
    node->back = (uint8_t)first;
}

/* Every pattern counts that ends at a letter, as Liang has it. The matcher looks at one state's, so
 * those that a state's text ends in are folded into it, the shorter first (libhyphen's
 * substrings.pl does so to a dictionary's file). Entries that change the spelling stay. */
static void patterns_fold(struct arena *arena, struct trie *trie, const uint32_t *order)
{
    for (size_t i = 1; i < trie->count; i++) {
        struct trie_node *node = &trie->at[order[i]];
        entries_fold(arena, node, &trie->at[node->fail]);
    }
}

/* -- slots ----------------------------------------------------------------------------------- */

/* After a search longer than this the next one begins further on: else it would be quadratic. */
enum { TRIES_TOLERATED = 64 };

struct packing {
    struct arena *arena;
    struct byte_list used_slots, used_bases; /* flags */
    uint32_t start;                          /* where the search begins */
};

static bool is_flagged(const struct byte_list *flags, size_t i)
{
    return i < flags->count && flags->at[i] != 0;
}

static void flag(struct arena *arena, struct byte_list *flags, size_t i)
{
    while (flags->count <= i)
        array_add(arena, flags);
    flags->at[i] = 1;
}

static bool is_fitting(const struct packing *packing, const struct trie *trie, uint32_t first,
                       uint32_t base)
{
    if (is_flagged(&packing->used_bases, base))
        return false;
    for (uint32_t child = first; child != 0; child = trie->at[child].next_sibling)
        if (is_flagged(&packing->used_slots, base + trie->at[child].class))
            return false;
    return true;
}

/* The base for the children of a node; base 0 means none, and is not given out. */
static uint32_t base_find(struct packing *packing, const struct trie *trie, uint32_t first)
{
    uint32_t least = trie->at[first].class;
    for (uint32_t child = first; child != 0; child = trie->at[child].next_sibling)
        if (trie->at[child].class < least)
            least = trie->at[child].class;
    while (is_flagged(&packing->used_slots, packing->start))
        packing->start++;
    uint32_t base = packing->start > least ? packing->start - least : 1, tries = 1;
    for (; !is_fitting(packing, trie, first, base); base++)
        tries++;
    if (tries > TRIES_TOLERATED)
        packing->start += tries / 8;
    return base;
}

static void children_place(struct packing *packing, struct trie *trie, uint32_t node)
{
    uint32_t first = trie->at[node].first_child;
    uint32_t base = base_find(packing, trie, first);
    assert(base < 1u << 24);
    trie->at[node].base = base;
    flag(packing->arena, &packing->used_bases, base);
    for (uint32_t child = first; child != 0; child = trie->at[child].next_sibling) {
        trie->at[child].slot = base + trie->at[child].class;
        flag(packing->arena, &packing->used_slots, trie->at[child].slot);
    }
}

static bool has_siblings(const struct trie *trie, uint32_t first_child)
{
    return trie->at[first_child].next_sibling != 0;
}

/* Gives every node its slot; returns how many slots there are. */
static size_t nodes_place(struct arena *arena, struct trie *trie, const uint32_t *order)
{
    struct packing packing = {.arena = arena};
    flag(arena, &packing.used_slots, 0); /* the root's */
    for (int sweep = 0; sweep < 2; sweep++) {
        packing.start = 1;
        for (size_t i = 0; i < trie->count; i++) {
            uint32_t first = trie->at[order[i]].first_child;
            if (first != 0 && has_siblings(trie, first) == (sweep == 0))
                children_place(&packing, trie, order[i]);
        }
    }
    return packing.used_slots.count;
}

/* -- vectors --------------------------------------------------------------------------------- */

static void byte_add(struct arena *arena, struct byte_list *list, uint8_t byte)
{
    *array_add(arena, list) = byte;
}

/* The place of a node's vector in the pool: 0 where it has none; equal ones stand there once. */
static uint32_t vector_place(struct arena *arena, struct byte_list *pool, struct map *known,
                             const struct trie_node *node)
{
    size_t count = node->entries.length;
    if (count == 0)
        return 0;
    struct byte_list bytes = {0};
    byte_add(arena, &bytes, node->back);
    byte_add(arena, &bytes, (uint8_t)count);
    for (size_t i = 0; i < count; i++)
        byte_add(arena, &bytes, (uint8_t)node->entries.bytes[i]);
    struct slice key = {(const char *)bytes.at, bytes.count};
    uint32_t place = (uint32_t)pool->count;
    if (map_find(known, key, &place))
        return place;
    map_add(known, key, place);
    for (size_t i = 0; i < bytes.count; i++)
        byte_add(arena, pool, bytes.at[i]);
    return place;
}

struct slot_list trie_pack(struct arena *arena, struct trie *trie, bool is_plain,
                           struct byte_list *pool)
{
    uint32_t *order = trie_link(arena, trie);
    if (is_plain)
        patterns_fold(arena, trie, order);
    struct map known = map_make(arena);
    struct slot_list slots = {0};
    size_t slot_count = nodes_place(arena, trie, order);
    while (slots.count < slot_count)
        array_add(arena, &slots);
    for (size_t i = 0; i < trie->count; i++) {
        const struct trie_node *node = &trie->at[order[i]];
        struct hyphen_slot *slot = &slots.at[node->slot];
        slot->base_class = htole32(node->base << 8 | node->class);
        slot->fail = htole32(trie->at[node->fail].slot);
        slot->vector = htole32(vector_place(arena, pool, &known, node));
    }
    return slots;
}

/* Private to the hyphenation compiler: a dictionary as read, the pattern trie of a level, and its
 * packing. */
#ifndef ORISON_TEXT_HYPHEN_COMPILE_H
#define ORISON_TEXT_HYPHEN_COMPILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/slice.h"
#include "text/hyphen_table.h"

struct trie_node {
    uint32_t first_child, next_sibling; /* 0: none, the root being no one's child */
    uint32_t fail;
    uint32_t slot, base;
    struct slice entries; /* of the pattern that ends here, digits * 2 + changes-spelling */
    uint8_t back;         /* of the first entry */
    uint8_t class;
};

struct trie {
    struct trie_node *at; /* [0] is the root */
    size_t count, room;
};

struct byte_list {
    uint8_t *at;
    size_t count, room;
};

struct slot_list { /* as in the file, little-endian */
    struct hyphen_slot *at;
    size_t count, room;
};

struct number_list {
    uint32_t *at;
    size_t count, room;
};

struct dictionary {
    struct arena *arena;
    struct number_list alphabet;  /* rising */
    struct number_list forbidden; /* as in the file */
    struct trie levels[HYPHEN_LEVELS];
    struct hyphen_header header;
    bool is_utf8, is_plain; /* see hyphen_language.h */
};

/* Reads the dictionary at `path` into `dictionary`, which has its arena. Reports an unreadable file
 * and an unknown charset; false then. */
bool dictionary_read(struct diag *diag, const char *path, struct dictionary *dictionary);

/* The node at the end of a string of classes, made with those before it where it is new. */
uint32_t trie_add(struct arena *arena, struct trie *trie, const uint8_t *classes, size_t count);

/* Lays the trie out as the automaton of hyphen_table.h; with `is_plain` each pattern has in it
 * those that it ends in. Vectors go to `pool`, equal ones once. */
struct slot_list trie_pack(struct arena *arena, struct trie *trie, bool is_plain,
                           struct byte_list *pool);

#endif

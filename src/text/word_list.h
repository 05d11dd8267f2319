/* A word list: words of an edition's language, and where they may be divided.
 *
 * A file of UTF-8 beside the catalogue, a word a line; `|` stands where a line may end in it, `#`
 * begins a comment. What ICU's dictionaries (Thai, Lao, Khmer, Burmese) or the hyphenation patterns
 * say of such a word does not count. */
#ifndef ORISON_TEXT_WORD_LIST_H
#define ORISON_TEXT_WORD_LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/slice.h"

struct listed_word {
    uint32_t cu_count;
    uint32_t *points; /* code units before which a line may begin, rising; the last may be the
                         word's end, where it is the first part of others (trade lists) */
    uint32_t point_count;
    bool is_second; /* begins with `|`: the second part of others too (trade lists) */
};

struct word_list {
    struct map map; /* the word's code units -> index */
    struct {
        struct listed_word *at;
        size_t count, room;
    } words;
    uint32_t longest; /* code units */
};

/* Reads a list's text. Lines without a word are passed over. */
struct word_list word_list_read(struct arena *arena, struct slice text);

/* The word that is just these code units, or NULL. */
const struct listed_word *word_list_find(const struct word_list *list, const uint16_t *string,
                                         uint32_t cu_count);

/* The longest word that the string begins with, or NULL. */
const struct listed_word *word_list_match(const struct word_list *list, const uint16_t *string,
                                          uint32_t cu_count);

#endif

/* The keys of a content file, by the mapping that has them. See yaml/keys.h for what a row is, and
 * keys.c for the rows: a key that a reader here looks for stands there, with its sentence. */
#ifndef ORISON_CONTENT_KEYS_H
#define ORISON_CONTENT_KEYS_H

#include "content/content.h"
#include "yaml/yaml.h"

extern const struct key_table verse_keys, section_keys, item_keys, image_keys, logo_keys,
    next_steps_keys, part_keys, item_part_keys, quotation_keys, speech_keys, grid_keys;

/* What `start:` of a section may be, from START_PAGE on. */
enum { SECTION_START_NAME_COUNT = SECTION_START_COUNT - 1 };
extern const char *const section_start_names[SECTION_START_NAME_COUNT];

/* What `kind:` of an item may be, from ITEM_PRAISE on. */
enum { ITEM_KIND_NAME_COUNT = 2 };
extern const char *const item_kind_names[ITEM_KIND_NAME_COUNT];

#endif

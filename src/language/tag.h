/* A language tag in its parts, and the look-up of a table's row by it: private to language/. */
#ifndef ORISON_LANGUAGE_TAG_H
#define ORISON_LANGUAGE_TAG_H

#include <stdbool.h>

#include "base/slice.h"

/* The subtags that decide things; "" where there is none. Views into the tag. */
struct tag_parts {
    struct slice language, script, region;
};

/* `tag` in parts. What is no tag gives its first subtag as the language. "zh-TW" gets the script
 * that the region implies ("Hant"); no other language needs that here. */
struct tag_parts tag_parts_of(struct slice tag);

/* Whether `tag` equals `name` without regard to case. */
bool tag_is(struct slice tag, const char *name);

/* Whether a table's row named `row` ("zh-Hant", "pt-PT", "ar") is about `parts`, and how well: 0
 * not at all, 1 by language, 2 by language and region, 3 by language and script. */
int tag_match(struct tag_parts parts, const char *row);

#endif

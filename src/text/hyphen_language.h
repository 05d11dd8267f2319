/* Which dictionary serves which language: the rows that the compile tool and `hyphen_open` share.
 */
#ifndef ORISON_TEXT_HYPHEN_LANGUAGE_H
#define ORISON_TEXT_HYPHEN_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"

struct hyphen_language {
    const char *tag;        /* BCP 47, what is looked up */
    const char *table;      /* name of the compiled table, without .hyph */
    const char *dictionary; /* file in Debian's /usr/share/hyphen */
    const char *package;
    bool is_plain; /* its patterns are TeX's as they are: all that fit a word count, as Liang has
                      it. Most dictionaries are made for libhyphen, which heeds the longest alone */
};

extern const struct hyphen_language hyphen_languages[];
extern const size_t hyphen_language_count;

/* The row for a tag by lookup (RFC 4647, 3.4): subtags are cut from the end until one fits; case
 * does not count. NULL where none does. */
const struct hyphen_language *hyphen_language_find(struct slice tag);

/* The steps of such a lookup: whether a tag is a row's, and the tag, which is not empty, without
 * its last subtag. */
bool hyphen_tag_is(struct slice tag, const char *row);
struct slice hyphen_tag_cut(struct slice tag);

#endif

/* A source as it would read if what was told of it had been put right.
 *
 * libyaml stops at the first syntax error. So a slip whose remedy is known is mended in a copy of
 * the source, and the copy is read from its beginning: what is told next is what the author would
 * be told next. Places are those of the source all the same. Two kinds of edit: spaces, breaks and
 * colons that are put in or taken out; and single bytes that YAML takes for its own (the colon of
 * "Pray for: rain"), which stand as a letter in the copy and come back in the text that is read, so
 * that it is the text which the author meant. */
#ifndef ORISON_YAML_MEND_H
#define ORISON_YAML_MEND_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/slice.h"

struct edit {
    size_t byte;           /* in the source */
    size_t removed;        /* bytes of the source that go */
    struct slice inserted; /* what stands there instead */
    size_t byte_mended;    /* where it stands in the copy */
    bool is_applied;       /* stands in the copy */
    bool is_shown;         /* the removed bytes come back in a scalar's text */
};

struct mends {
    struct arena *arena;
    struct slice source; /* whole */
    struct slice copy;
    struct edit_list {
        struct edit *at; /* by byte, none touching another */
        size_t count, room;
    } edits;
    const struct edit *applied; /* those of the copy */
    size_t applied_count;
    /* Lines of the source, by their first byte, that were told of: what else is wrong with them is
     * a consequence, or told once the line is mended. */
    struct line_start_list {
        size_t *at;
        size_t count, room;
    } told;
};

struct mends mends_make(struct arena *arena, struct slice source);

/* Puts `inserted`, which is borrowed, in the place of `removed` bytes. False where an edit stands
 * there already: nothing more can be done. */
bool mends_replace(struct mends *mends, size_t byte, size_t removed, struct slice inserted);

/* Lets `count` bytes at `byte` be plain letters for YAML. True as well where that was asked since
 * the copy was made. */
bool mends_hide(struct mends *mends, size_t byte, size_t count);

/* Makes the copy anew, with all edits. */
void mends_apply(struct mends *mends);

/* The byte of the source that the copy's byte comes from. */
size_t mends_source_byte(const struct mends *mends, size_t byte_copy);

/* Gives back the hidden bytes in `text`, the text of a scalar; `places` are those of its bytes. */
void mends_restore(const struct mends *mends, char *text, const struct place *places,
                   size_t length);

/* Whether an edit lies in [start, end) of the source. */
bool mends_touch(const struct mends *mends, size_t start, size_t end);

/* Whether the line that holds `byte` was told of; notes that it is. */
bool mends_is_told(const struct mends *mends, size_t byte);
void mends_tell(struct mends *mends, size_t byte);

#endif

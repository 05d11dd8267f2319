/* What a file is, by its first bytes: for messages about one that is something else than was
 * expected. */
#ifndef ORISON_BASE_KIND_H
#define ORISON_BASE_KIND_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/slice.h"

struct file_kind {
    const char *name; /* "a Word file (.docx)", with its article */
    bool is_picture;  /* for the eye */
    bool is_document; /* text that a word processor, a browser or a PDF reader shows */
    const char *then; /* what to do with it where a bulletin's text was expected; NULL: copy it */
};

/* NULL where the bytes are none of those known here. */
const struct file_kind *file_kind_of(struct slice bytes);

/* Reports a file that is one of those kinds, where `expected` ("a layout") was expected; false
 * where it is none. */
bool file_kind_refuse(struct diag *diag, const char *path, struct slice bytes,
                      const char *expected);

#endif

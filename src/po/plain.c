/* A byte order mark at the start of a catalogue, as Windows' editors put it there: U+FEFF says
 * nothing in UTF-8 and is no part of the text, but gettext's programs and library trip over it.
 * They get a copy without it: a file with no name, which ends with the arena and is opened by its
 * number. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "po/catalogue.h"

enum { MARK_LENGTH = 3 };

size_t po_text_start(struct slice bytes)
{
    return slice_starts_with(bytes, "\xEF\xBB\xBF") ? MARK_LENGTH : 0;
}

static void close_copy(void *file)
{
    fclose(file);
}

const char *po_plain_path(struct arena *arena, struct diag *diag, const char *path,
                          struct slice bytes)
{
    size_t start = po_text_start(bytes);
    if (start == 0)
        return path;
    FILE *copy = tmpfile();
    if (copy)
        arena_defer(arena, close_copy, copy);
    if (!copy ||
        fwrite(bytes.bytes + start, 1, bytes.length - start, copy) != bytes.length - start ||
        fflush(copy) != 0) {
        diag_system(diag, path, "file", "cannot be copied: %s", strerror(errno));
        return NULL;
    }
    rewind(copy);
    return slice_terminated(arena, slice_format(arena, "/dev/fd/%d", fileno(copy)));
}

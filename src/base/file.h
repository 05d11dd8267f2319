/* Files: read whole with a limit, map read-only, written beside the final name and renamed.
 *
 * A file that is being written appears under its final name only when every byte of it is on the
 * disk, so a failed or interrupted build leaves the last good file as it was. */
#ifndef ORISON_BASE_FILE_H
#define ORISON_BASE_FILE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/slice.h"

/* Reads a file of at most `byte_limit` bytes into `arena`. Reports a missing, unreadable or too
 * large file as an error at the path, and returns false. */
bool file_read(struct arena *arena, struct diag *diag, const char *path, size_t byte_limit,
               struct slice *out);

/* Maps a file read-only; the mapping ends with `arena`. Reports and returns as `file_read`. */
bool file_map(struct arena *arena, struct diag *diag, const char *path, struct slice *out);

/* Whether a readable regular file is at `path`. */
bool file_exists(const char *path);

/* Whether the existing `path`, its symbolic links followed, lies in `directory` or below it. */
bool file_is_inside(const char *directory, const char *path);

/* Makes a directory and those above it. Reports a failure as a system error; false then. */
bool file_make_directory(struct diag *diag, const char *path);

/* Writes `bytes` to a temporary file in the same directory, then renames it to `path`. On failure
 * (no room, no permission) the temporary file is removed, `path` is as it was, a system error is
 * reported, and false is returned. A `path` that is no regular file (a device) is written directly.
 */
bool file_write(struct arena *scratch, struct diag *diag, const char *path, struct slice bytes);

/* The directory part of `path` with its slash, "" where there is none; and what comes after it. */
struct slice path_directory(struct slice path);
struct slice path_name(struct slice path);

/* `directory` and `name` joined with one slash, NUL-terminated, in `arena`; an absolute `name`
 * alone. */
char *path_join(struct arena *arena, struct slice directory, struct slice name);

#endif

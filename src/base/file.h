/* Files: read whole with a limit, mapped read-only, written beside the final name and renamed.
 *
 * Files that are written appear under their final names only when every byte of all of them is on
 * the disk, so a failed or interrupted build leaves the last good files as they were.
 *
 * Who erred: a name that is wrong, a folder in the place of a file, a file that this user may not
 * read are errors of the author; all other failures are the system's (diag_system). */
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

/* Whether something readable is at `path`, and whether it is a regular file. Where the machine
 * fails to tell, the program ends with a message and exit 3: to go on with another file, or without
 * one, would make other pages. */
bool path_exists(const char *path);
bool file_exists(const char *path);

/* Whether the existing `path`, its symbolic links followed, lies in `directory` or below it. Where
 * that cannot be told it does not, and a system error is reported. */
bool file_is_inside(struct diag *diag, const char *directory, const char *path);

/* The names in a directory, in byte order; none where there is no directory. One that cannot be
 * listed is reported as a system error. */
struct slice *file_list(struct arena *arena, struct diag *diag, const char *directory,
                        size_t *count);

/* Makes a directory and those above it. Reports a failure as a system error; false then. */
bool file_make_directory(struct diag *diag, const char *path);

/* Files of one directory, which are replaced together or not at all. */
struct file_set;

/* An empty set for files in `directory`, which exists ("" is the present one). What runs that were
 * killed left there is removed, unless another run is at work in it. The set ends with `arena`;
 * where it was not committed, what it wrote is removed then. */
struct file_set *file_set_open(struct arena *arena, struct diag *diag, const char *directory);

/* Writes `bytes` to a temporary file beside `path`, down to the disk. A `path` that is no regular
 * file (a device) is written directly when the set is committed. On failure (no room, no
 * permission) a system error is reported and false returned: the set is not to be committed.
 * `bytes` are borrowed until the set ends. */
bool file_set_add(struct file_set *set, const char *path, struct slice bytes);

/* Gives all files their final names: all, or on failure none, with a system error. A signal waits
 * meanwhile; only the machine's own end can come between two names. */
bool file_set_commit(struct file_set *set);

/* A set of one file. */
bool file_write(struct arena *scratch, struct diag *diag, const char *path, struct slice bytes);

/* The directory part of `path` with its slash, "" where there is none; and what comes after it. */
struct slice path_directory(struct slice path);
struct slice path_name(struct slice path);

/* `directory` and `name` joined with one slash, NUL-terminated, in `arena`; an absolute `name`
 * alone. */
char *path_join(struct arena *arena, struct slice directory, struct slice name);

#endif

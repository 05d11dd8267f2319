/* Files that are replaced together: see file.h.
 *
 * A temporary file is named .orison-XXXXXX, which is all that is ever removed. It has its final
 * name by an exchange with the old file where there is one and the file system can, so that the
 * way back stays open until the last name is given. While a set is at work it holds a shared lock
 * on the directory; who gets the whole lock is alone, and what lies there under such a name then
 * belongs to nobody any more. (Rejected: process numbers in the names, which mean nothing across
 * containers; files without a name, O_TMPFILE, which many file systems lack.) */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/ending.h"
#include "base/file.h"

#define TEMPORARY_PREFIX ".orison-"

enum { MARK_LENGTH = 6, LOCK_TRIES = 20, LOCK_WAIT_NS = 10000000 };

struct set_file {
    struct set_file *before; /* the one added before */
    const char *path, *temporary;
    struct slice bytes;
    struct ending ending;
    bool is_device, is_exchanged, is_named;
};

struct file_set {
    struct arena *arena;
    struct diag *diag;
    const char *directory;
    int folder; /* -1: it cannot be opened for reading */
    struct set_file *newest;
};

/* --- what others left --------------------------------------------------------------------------
 */

/* A plain file of this user's, with a name that only mkostemp gave. */
static bool is_leftover(int folder, const char *name)
{
    struct stat status;
    size_t prefix = sizeof TEMPORARY_PREFIX - 1;
    return strncmp(name, TEMPORARY_PREFIX, prefix) == 0 && strlen(name) == prefix + MARK_LENGTH &&
           fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(status.st_mode) &&
           status.st_uid == geteuid();
}

static void remove_leftovers(int folder)
{
    int copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *list = copy >= 0 ? fdopendir(copy) : NULL;
    if (!list) {
        if (copy >= 0)
            close(copy);
        return;
    }
    for (const struct dirent *entry; (entry = readdir(list));)
        if (is_leftover(folder, entry->d_name))
            unlinkat(folder, entry->d_name, 0);
    closedir(list);
}

/* Who holds the lock whole is another run that tidies up, for a moment; or a stranger, for as long
 * as he likes, whom we don't wait for. */
static void share_lock(int folder)
{
    const struct timespec moment = {0, LOCK_WAIT_NS};
    for (int i = 0; i < LOCK_TRIES && flock(folder, LOCK_SH | LOCK_NB) != 0; i++)
        nanosleep(&moment, NULL);
}

/* --- writing -----------------------------------------------------------------------------------
 */

static bool write_all(int file, struct slice bytes)
{
    for (size_t at = 0; at < bytes.length;) {
        ssize_t put = write(file, bytes.bytes + at, bytes.length - at);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        at += (size_t)put;
    }
    return true;
}

/* Down to the disk, where there is one: EINVAL, ENOSYS say that there is none. */
static bool sync_file(int file)
{
    return fsync(file) == 0 || errno == EINVAL || errno == ENOSYS;
}

/* Closes `file`; false, with the first failure's errno, where that or what was before failed. */
static bool close_file(int file, bool is_fine)
{
    int reason = errno;
    bool is_closed = close(file) == 0;
    if (!is_fine)
        errno = reason;
    return is_fine && is_closed;
}

static bool report_write(struct diag *diag, const char *path)
{
    diag_system(diag, path, "write", "cannot be written: %s", strerror(errno));
    return false;
}

static bool write_device(const struct set_file *one)
{
    int file = open(one->path, O_WRONLY | O_CLOEXEC);
    return file >= 0 && close_file(file, write_all(file, one->bytes));
}

static bool write_temporary(struct set_file *one, char *name)
{
    ending_hold();
    int file = mkostemp(name, O_CLOEXEC);
    int reason = errno;
    if (file >= 0) {
        one->ending = (struct ending){.kind = ENDING_FILE, .path = name};
        one->temporary = name;
        ending_add(&one->ending);
    }
    ending_release();
    errno = reason;
    if (file < 0)
        return false;
    mode_t mask = umask(0);
    umask(mask);
    return close_file(file, write_all(file, one->bytes) && fchmod(file, 0666 & ~mask) == 0 &&
                                sync_file(file));
}

/* --- sets --------------------------------------------------------------------------------------
 */

static void end_set(void *handle)
{
    struct file_set *set = handle;
    for (const struct set_file *one = set->newest; one; one = one->before) {
        if (!one->temporary)
            continue;
        bool is_gone = one->is_named && !one->is_exchanged;
        if (!is_gone) /* the old file, or a new one that is not wanted */
            unlink(one->temporary);
        ending_remove((struct ending *)&one->ending);
    }
    if (set->folder >= 0)
        close(set->folder);
}

/* A write beyond RLIMIT_FSIZE must end in EFBIG, not in a signal. */
static void ignore_file_size_signal(void)
{
    struct sigaction action = {.sa_handler = SIG_IGN};
    sigaction(SIGXFSZ, &action, NULL);
}

struct file_set *file_set_open(struct arena *arena, struct diag *diag, const char *directory)
{
    struct file_set *set = arena_alloc(arena, sizeof *set);
    *set = (struct file_set){.arena = arena, .diag = diag, .directory = directory};
    set->folder = open(*directory ? directory : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    arena_defer(arena, end_set, set);
    ignore_file_size_signal();
    if (set->folder < 0)
        return set;
    if (flock(set->folder, LOCK_EX | LOCK_NB) == 0)
        remove_leftovers(set->folder);
    share_lock(set->folder);
    return set;
}

bool file_set_add(struct file_set *set, const char *path, struct slice bytes)
{
    struct stat status;
    struct set_file *one = arena_alloc(set->arena, sizeof *one);
    char *name = path_join(set->arena, slice_of(set->directory), SLICE(TEMPORARY_PREFIX "XXXXXX"));
    *one = (struct set_file){.before = set->newest, .path = path, .bytes = bytes};
    one->is_device = stat(path, &status) == 0 && !S_ISREG(status.st_mode);
    set->newest = one;
    return one->is_device || write_temporary(one, name) || report_write(set->diag, path);
}

/* Where there is an old file the two change names, and it can be had back. */
static bool name_file(struct set_file *one)
{
    one->is_exchanged =
        renameat2(AT_FDCWD, one->temporary, AT_FDCWD, one->path, RENAME_EXCHANGE) == 0;
    one->is_named = one->is_exchanged || rename(one->temporary, one->path) == 0;
    return one->is_named;
}

static void take_back(struct file_set *set)
{
    for (struct set_file *one = set->newest; one; one = one->before) {
        if (one->is_exchanged)
            renameat2(AT_FDCWD, one->temporary, AT_FDCWD, one->path, RENAME_EXCHANGE);
        else if (one->is_named)
            unlink(one->path);
        one->is_exchanged = one->is_named = false;
    }
}

/* Gives the names; the path that could not be given one, or NULL. */
static const char *name_files(struct file_set *set)
{
    for (struct set_file *one = set->newest; one; one = one->before)
        if (one->is_device && !write_device(one))
            return one->path;
    for (struct set_file *one = set->newest; one; one = one->before)
        if (!one->is_device && !name_file(one))
            return one->path;
    return set->folder >= 0 && !sync_file(set->folder) ? set->directory : NULL;
}

bool file_set_commit(struct file_set *set)
{
    ending_hold();
    const char *failed = name_files(set);
    int reason = errno;
    if (failed)
        take_back(set);
    ending_release();
    errno = reason;
    return !failed || report_write(set->diag, failed);
}

bool file_write(struct arena *scratch, struct diag *diag, const char *path, struct slice bytes)
{
    struct arena_mark mark = arena_mark(scratch);
    struct slice directory = path_directory(slice_of(path));
    struct file_set *set = file_set_open(scratch, diag, slice_terminated(scratch, directory));
    bool is_fine = file_set_add(set, path, bytes) && file_set_commit(set);
    arena_release(scratch, mark);
    return is_fine;
}

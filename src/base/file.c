/* Files: see file.h; file_set.c writes them. POSIX calls only. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ending.h"

/* Whether a call failed because of what the author named: a file that is not there, is no file, or
 * is not for this user. All else (EIO, ENOMEM, EMFILE …) is the machine's. */
static bool is_authors(int reason)
{
    static const int reasons[] = {ENOENT, ENOTDIR,      EACCES, EPERM, EISDIR,
                                  ELOOP,  ENAMETOOLONG, ENXIO,  ENODEV};
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reason == reasons[i])
            return true;
    return false;
}

/* A name without what stands behind its last dot. */
static struct slice stem_of(struct slice name)
{
    size_t end = name.length;
    while (end > 1 && name.bytes[end - 1] != '.')
        end--;
    return end > 1 ? slice_part(name, 0, end - 1) : name;
}

/* Of the names in the folder of `path`: one that differs by its ending alone (march, march.yml), or
 * else the nearest. */
static void hint_other_name(struct diag *diag, const char *path)
{
    enum { LOOKED_AT_MOST = 1000 };
    struct arena *arena = arena_make(0);
    struct slice folder = path_directory(slice_of(path)), name = path_name(slice_of(path));
    DIR *list = opendir(folder.length > 0 ? slice_terminated(arena, folder) : ".");
    const char **names = arena_alloc_items(arena, LOOKED_AT_MOST, sizeof *names);
    const char *same = NULL;
    size_t count = 0;
    for (const struct dirent *entry; list && count < LOOKED_AT_MOST && (entry = readdir(list));) {
        struct slice other = slice_of(entry->d_name);
        if (other.bytes[0] == '.' || !memchr(other.bytes, '.', other.length))
            continue;
        names[count++] = slice_terminated(arena, other);
        if (slice_equal(stem_of(other), stem_of(name)) &&
            slice_is(slice_part(other, stem_of(other).length, other.length), ".yaml"))
            same = names[count - 1];
    }
    if (list)
        closedir(list);
    if (same)
        diag_hint(diag, "did you mean “%.*s%s”?", SLICE_ARG(folder), same);
    else
        diag_hint_nearest(diag, name, names, count);
    arena_free(arena);
}

/* There is no such file: it is not in its folder, or there is no such folder. */
static void report_missing(struct diag *diag, const char *path)
{
    struct stat status;
    struct arena *arena = arena_make(0);
    struct slice folder = path_directory(slice_of(path));
    bool is_here = folder.length == 0 || stat(slice_terminated(arena, folder), &status) == 0;
    if (*path == '\0') {
        diag_error(diag, NO_PLACE, "file", "the name of a file is empty");
    } else if (is_here) {
        diag_error_path(diag, path, "file", "there is no such file");
        hint_other_name(diag, path);
    } else {
        diag_error_path(diag, path, "file", "there is no folder “%.*s”",
                        SLICE_ARG(slice_part(folder, 0, folder.length - 1)));
    }
    arena_free(arena);
}

static void report_folder(struct diag *diag, const char *path)
{
    diag_error_path(diag, path, "file", "is a folder; expected a file");
    hint_other_name(diag, path);
}

/* A call on an input failed, for the reason in errno. */
static void report_input(struct diag *diag, const char *path, const char *what)
{
    int reason = errno;
    if (reason == ENOENT)
        report_missing(diag, path);
    else if (is_authors(reason))
        diag_error_path(diag, path, "file", "%s: %s", what, strerror(reason));
    else
        diag_system(diag, path, "file", "%s: %s", what, strerror(reason));
}

/* Opens for reading; `size` is the file's. Reports and returns -1. */
static int open_to_read(struct diag *diag, const char *path, struct stat *status)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) {
        report_input(diag, path, "cannot be opened");
        return -1;
    }
    bool is_known = fstat(file, status) == 0;
    if (!is_known)
        report_input(diag, path, "cannot be looked at");
    else if (S_ISDIR(status->st_mode))
        report_folder(diag, path);
    else if (!S_ISREG(status->st_mode))
        diag_error_path(diag, path, "file", "is not a file that can be read");
    if (is_known && S_ISREG(status->st_mode))
        return file;
    close(file);
    return -1;
}

bool file_read(struct arena *arena, struct diag *diag, const char *path, size_t byte_limit,
               struct slice *out)
{
    struct stat status;
    int file = open_to_read(diag, path, &status);
    if (file < 0)
        return false;
    size_t size = (size_t)status.st_size, length = 0;
    bool is_fine = size <= byte_limit;
    if (!is_fine)
        diag_error_path(diag, path, "file-size", "has %zu bytes; at most %zu are read", size,
                        byte_limit);
    char *bytes = is_fine ? arena_alloc_raw(arena, size + 1) : NULL;
    while (is_fine && length < size) {
        ssize_t got = read(file, bytes + length, size - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            report_input(diag, path, "cannot be read");
            is_fine = false;
        }
        if (got <= 0)
            break;
        length += (size_t)got;
    }
    close(file);
    if (is_fine) {
        bytes[length] = '\0';
        *out = (struct slice){bytes, length};
    }
    return is_fine;
}

/* A file that shrinks while it is mapped is a signal when it is read: ending.h names it then. */
static void end_mapping(void *handle)
{
    struct ending *mapping = handle;
    ending_remove(mapping);
    munmap((void *)mapping->bytes, mapping->length);
}

static bool map_bytes(struct diag *diag, const char *path, int file, struct ending *mapping)
{
    if (mapping->length == 0) {
        diag_error_path(diag, path, "file", "is empty");
        return false;
    }
    void *bytes = mmap(NULL, mapping->length, PROT_READ, MAP_PRIVATE, file, 0);
    if (bytes == MAP_FAILED)
        report_input(diag, path, "cannot be mapped into memory");
    mapping->bytes = bytes;
    return bytes != MAP_FAILED;
}

bool file_map(struct arena *arena, struct diag *diag, const char *path, struct slice *out)
{
    struct stat status;
    int file = open_to_read(diag, path, &status);
    if (file < 0)
        return false;
    struct ending *mapping = arena_alloc(arena, sizeof *mapping);
    *mapping = (struct ending){.kind = ENDING_MAPPING, .length = (size_t)status.st_size};
    mapping->path = slice_terminated(arena, slice_of(path));
    bool is_mapped = map_bytes(diag, path, file, mapping);
    close(file);
    if (!is_mapped)
        return false;
    ending_add(mapping);
    arena_defer(arena, end_mapping, mapping);
    *out = (struct slice){mapping->bytes, mapping->length};
    return true;
}

/* Whether a look at `path` that gave `result` found something. */
static bool is_found(const char *path, int result)
{
    if (result == 0)
        return true;
    if (!is_authors(errno))
        ending_now(ENDING_STATUS, path, "file", "cannot be looked at: the system failed");
    return false;
}

bool path_exists(const char *path)
{
    return is_found(path, access(path, R_OK));
}

bool file_exists(const char *path)
{
    struct stat status;
    return is_found(path, stat(path, &status)) && S_ISREG(status.st_mode) && path_exists(path);
}

static char *find_real(struct diag *diag, const char *path)
{
    char *real = realpath(path, NULL);
    if (!real && !is_authors(errno))
        diag_system(diag, path, "file", "cannot be looked at: %s", strerror(errno));
    return real;
}

bool file_is_inside(struct diag *diag, const char *directory, const char *path)
{
    char *outer = find_real(diag, directory);
    char *inner = find_real(diag, path);
    bool is_inside = false;
    if (outer && inner) {
        size_t length = strlen(outer);
        bool is_root = length == 1;
        is_inside = strncmp(inner, outer, length) == 0 && (is_root || inner[length] == '/');
    }
    free(outer);
    free(inner);
    return is_inside;
}

static int compare_slices(const void *a, const void *b)
{
    return slice_compare(*(const struct slice *)a, *(const struct slice *)b);
}

struct slice *file_list(struct arena *arena, struct diag *diag, const char *directory,
                        size_t *count)
{
    struct {
        struct slice *at;
        size_t count, room;
    } names = {0};
    const struct dirent *entry = NULL;
    DIR *list = opendir(directory);
    bool is_missing = !list && (errno == ENOENT || errno == ENOTDIR);
    while (list && (errno = 0, entry = readdir(list)))
        *array_add(arena, &names) = slice_copy(arena, slice_of(entry->d_name));
    if (errno != 0 && !is_missing)
        diag_system(diag, directory, "file", "cannot be listed: %s", strerror(errno));
    if (list)
        closedir(list);
    if (names.count > 0)
        qsort(names.at, names.count, sizeof *names.at, compare_slices);
    *count = names.count;
    return names.at;
}

static bool is_directory_made(const char *path)
{
    struct stat status;
    if (mkdir(path, 0777) == 0)
        return true;
    int reason = errno;
    bool is_there = stat(path, &status) == 0;
    errno = is_there ? ENOTDIR : reason;
    if (!is_there)
        return false;
    return S_ISDIR(status.st_mode);
}

bool file_make_directory(struct diag *diag, const char *path)
{
    char *partial = strdup(path);
    size_t length = partial ? strlen(partial) : 0;
    bool is_fine = partial != NULL;
    for (size_t i = 1; is_fine && i < length; i++) {
        if (partial[i] != '/')
            continue;
        partial[i] = '\0';
        is_fine = is_directory_made(partial);
        partial[i] = '/';
    }
    is_fine = is_fine && is_directory_made(partial);
    if (!is_fine)
        diag_system(diag, path, "directory", "cannot be made: %s",
                    errno == ENOTDIR ? "a file has this name, or one before a /" : strerror(errno));
    free(partial);
    return is_fine;
}

struct slice path_directory(struct slice path)
{
    size_t end = path.length;
    while (end > 0 && path.bytes[end - 1] != '/')
        end--;
    return slice_part(path, 0, end);
}

struct slice path_name(struct slice path)
{
    return slice_part(path, path_directory(path).length, path.length);
}

char *path_join(struct arena *arena, struct slice directory, struct slice name)
{
    bool is_absolute = name.length > 0 && name.bytes[0] == '/';
    if (is_absolute || directory.length == 0)
        return slice_terminated(arena, name);
    bool has_slash = directory.bytes[directory.length - 1] == '/';
    struct slice joined = slice_format(arena, "%.*s%s%.*s", SLICE_ARG(directory),
                                       has_slash ? "" : "/", SLICE_ARG(name));
    return slice_terminated(arena, joined);
}

/* Files: see file.h. POSIX calls only. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Opens for reading; `size` is the file's. Reports and returns -1. */
static int open_to_read(struct diag *diag, const char *path, struct stat *status)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) {
        diag_error_path(diag, path, "file", "cannot be opened: %s", strerror(errno));
        return -1;
    }
    if (fstat(file, status) != 0 || !S_ISREG(status->st_mode)) {
        diag_error_path(diag, path, "file", "is not a file that can be read");
        close(file);
        return -1;
    }
    return file;
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
            diag_error_path(diag, path, "file", "cannot be read: %s", strerror(errno));
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

struct mapping {
    void *bytes;
    size_t length;
};

static void end_mapping(void *handle)
{
    struct mapping *mapping = handle;
    munmap(mapping->bytes, mapping->length);
}

bool file_map(struct arena *arena, struct diag *diag, const char *path, struct slice *out)
{
    struct stat status;
    int file = open_to_read(diag, path, &status);
    if (file < 0)
        return false;
    struct mapping *mapping = arena_alloc(arena, sizeof *mapping);
    mapping->length = (size_t)status.st_size;
    mapping->bytes =
        mapping->length ? mmap(NULL, mapping->length, PROT_READ, MAP_PRIVATE, file, 0) : MAP_FAILED;
    close(file);
    if (mapping->bytes == MAP_FAILED) {
        diag_error_path(diag, path, "file", "cannot be mapped into memory, or is empty");
        return false;
    }
    arena_defer(arena, end_mapping, mapping);
    *out = (struct slice){mapping->bytes, mapping->length};
    return true;
}

bool file_exists(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode) && access(path, R_OK) == 0;
}

bool file_is_inside(const char *directory, const char *path)
{
    char *outer = realpath(directory, NULL);
    char *inner = realpath(path, NULL);
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

static bool is_directory_made(const char *path)
{
    struct stat status;
    if (mkdir(path, 0777) == 0)
        return true;
    if (stat(path, &status) != 0)
        return false;
    errno = ENOTDIR;
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
        diag_system(diag, path, "directory", "cannot be made: %s", strerror(errno));
    free(partial);
    return is_fine;
}

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

static bool write_directly(struct diag *diag, const char *path, struct slice bytes)
{
    int file = open(path, O_WRONLY | O_CLOEXEC);
    bool is_fine = file >= 0 && write_all(file, bytes);
    int reason = errno;
    if (file >= 0 && close(file) != 0 && is_fine) {
        is_fine = false;
        reason = errno;
    }
    if (!is_fine)
        diag_system(diag, path, "write", "cannot be written: %s", strerror(reason));
    return is_fine;
}

/* A write beyond RLIMIT_FSIZE must end in EFBIG, not in a signal. */
static void ignore_file_size_signal(void)
{
    struct sigaction action = {.sa_handler = SIG_IGN};
    sigaction(SIGXFSZ, &action, NULL);
}

bool file_write(struct arena *scratch, struct diag *diag, const char *path, struct slice bytes)
{
    struct stat status;
    ignore_file_size_signal();
    if (stat(path, &status) == 0 && !S_ISREG(status.st_mode))
        return write_directly(diag, path, bytes);
    struct slice name = slice_format(scratch, "%s.XXXXXX", path);
    char *temporary = slice_terminated(scratch, name);
    int file = mkostemp(temporary, O_CLOEXEC);
    if (file < 0) {
        diag_system(diag, path, "write", "cannot be written: %s", strerror(errno));
        return false;
    }
    mode_t mask = umask(0);
    umask(mask);
    bool is_fine = write_all(file, bytes) && fchmod(file, 0666 & ~mask) == 0;
    int reason = errno;
    if (close(file) != 0 && is_fine) {
        is_fine = false;
        reason = errno;
    }
    if (is_fine && rename(temporary, path) != 0) {
        is_fine = false;
        reason = errno;
    }
    if (!is_fine) {
        unlink(temporary);
        diag_system(diag, path, "write", "cannot be written: %s", strerror(reason));
    }
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

/* A library to preload: one allocation, or one call of the system, fails; counted from main on.
 *
 *     INJECT=malloc:N         the Nth of malloc, calloc, realloc gives NULL
 *     INJECT=io:N             the Nth call below fails, with the errno of its row
 *     INJECT=io:N:ERRNO       the same with that errno, a number
 *     INJECT_COUNT=FILE       how many there were is written to FILE at the end, as "malloc io"
 *
 * Only a program whose name begins with "orison" is meant, not what it runs. What libc calls within
 * itself (fopen's open) does not pass here; fopen does. */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static int is_counting;
static long malloc_count, io_count, malloc_at, io_at, io_errno;

/* Whether this allocation is to fail. */
static int fails_malloc(void)
{
    return is_counting && ++malloc_count == malloc_at;
}

/* Whether this call is to fail; errno is set then. */
static int fails_io(int reason)
{
    if (!is_counting || ++io_count != io_at)
        return 0;
    errno = io_errno ? (int)io_errno : reason;
    return 1;
}

#define NEXT(name)                                                                                 \
    static __typeof__(name) *next;                                                                 \
    if (!next)                                                                                     \
    next = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

void *malloc(size_t size)
{
    NEXT(malloc);
    return fails_malloc() ? NULL : next(size);
}

void *calloc(size_t count, size_t size)
{
    NEXT(calloc);
    return fails_malloc() ? NULL : next(count, size);
}

void *realloc(void *memory, size_t size)
{
    NEXT(realloc);
    return fails_malloc() ? NULL : next(memory, size);
}

#define OPEN(name)                                                                                 \
    int name(const char *path, int flags, ...)                                                     \
    {                                                                                              \
        NEXT(name);                                                                                \
        va_list args;                                                                              \
        va_start(args, flags);                                                                     \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? (mode_t)va_arg(args, int) : 0;               \
        va_end(args);                                                                              \
        return fails_io(EMFILE) ? -1 : next(path, flags, mode);                                    \
    }
OPEN(open)
OPEN(open64)

int openat(int folder, const char *path, int flags, ...)
{
    NEXT(openat);
    va_list args;
    va_start(args, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? (mode_t)va_arg(args, int) : 0;
    va_end(args);
    return fails_io(EMFILE) ? -1 : next(folder, path, flags, mode);
}

/* name(parameters) gives `failed` with errno `reason`. */
#define CALL(type, name, parameters, arguments, failed, reason)                                    \
    type name parameters                                                                           \
    {                                                                                              \
        NEXT(name);                                                                                \
        return fails_io(reason) ? failed : next arguments;                                         \
    }
CALL(ssize_t, read, (int file, void *bytes, size_t count), (file, bytes, count), -1, EIO)
CALL(ssize_t, write, (int file, const void *bytes, size_t count), (file, bytes, count), -1, ENOSPC)
CALL(int, rename, (const char *from, const char *to), (from, to), -1, EIO)
CALL(int, renameat2,
     (int from, const char *old, int to, const char *new_name, unsigned flags),
     (from, old, to, new_name, flags), -1, EIO)
CALL(int, fchmod, (int file, mode_t mode), (file, mode), -1, EIO)
CALL(int, fsync, (int file), (file), -1, EIO)
CALL(int, mkostemp, (char *name, int flags), (name, flags), -1, ENOSPC)
CALL(char *, mkdtemp, (char *name), (name), NULL, ENOSPC)
CALL(int, mkdir, (const char *path, mode_t mode), (path, mode), -1, ENOSPC)
CALL(int, fstat, (int file, struct stat *status), (file, status), -1, EIO)
CALL(int, stat, (const char *path, struct stat *status), (path, status), -1, EIO)
CALL(int, access, (const char *path, int mode), (path, mode), -1, EIO)
CALL(char *, realpath, (const char *path, char *real), (path, real), NULL, ENOMEM)
CALL(ssize_t, readlink, (const char *path, char *bytes, size_t room), (path, bytes, room), -1, EIO)
CALL(FILE *, fopen, (const char *path, const char *mode), (path, mode), NULL, EMFILE)
CALL(FILE *, fopen64, (const char *path, const char *mode), (path, mode), NULL, EMFILE)
CALL(FILE *, tmpfile, (void), (), NULL, ENOSPC)
CALL(DIR *, opendir, (const char *path), (path), NULL, EMFILE)
CALL(struct dirent *, readdir, (DIR * folder), (folder), NULL, EIO)
CALL(void *, dlopen, (const char *name, int flags), (name, flags), NULL, EIO)
CALL(pid_t, fork, (void), (), -1, EAGAIN)

/* A close that fails closes all the same. */
int close(int file)
{
    NEXT(close);
    int is_failing = fails_io(EIO), reason = errno;
    int result = next(file);
    if (!is_failing)
        return result;
    errno = reason;
    return -1;
}

/* Memory without a file is an allocation, and none of these. */
void *mmap(void *at, size_t length, int protection, int flags, int file, off_t offset)
{
    NEXT(mmap);
    return file >= 0 && fails_io(ENOMEM) ? MAP_FAILED
                                         : next(at, length, protection, flags, file, offset);
}

static void write_count(void)
{
    is_counting = 0;
    const char *path = getenv("INJECT_COUNT");
    FILE *out = path ? fopen(path, "w") : NULL;
    if (!out)
        return;
    fprintf(out, "%ld %ld\n", malloc_count, io_count);
    fclose(out);
}

static int (*real_main)(int, char **, char **);

static int counted_main(int argc, char **argv, char **environment)
{
    const char *fault = getenv("INJECT");
    if (fault && strncmp(fault, "malloc:", 7) == 0)
        malloc_at = strtol(fault + 7, NULL, 10);
    if (fault && strncmp(fault, "io:", 3) == 0) {
        char *end;
        io_at = strtol(fault + 3, &end, 10);
        io_errno = *end == ':' ? strtol(end + 1, NULL, 10) : 0;
    }
    atexit(write_count);
    is_counting = strncmp(program_invocation_short_name, "orison", 6) == 0;
    return real_main(argc, argv, environment);
}

int __libc_start_main(int (*main)(int, char **, char **), int argc, char **argv,
                      void (*init)(void), void (*fini)(void), void (*end)(void), void *stack);

int __libc_start_main(int (*main)(int, char **, char **), int argc, char **argv,
                      void (*init)(void), void (*fini)(void), void (*end)(void), void *stack)
{
    NEXT(__libc_start_main);
    real_main = main;
    return next(counted_main, argc, argv, init, fini, end, stack);
}

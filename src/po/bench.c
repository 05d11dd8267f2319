/* The bench: see bench.h. */
#include "po/bench.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"

#define FOLDER_PREFIX "orison-po-"

enum {
    MARK_LENGTH = 6,
    YOUNG_S = 60 /* seconds that an empty folder may be one that is just being made */
};

static const char *const file_names[BENCH_FILE_COUNT] = {"new.pot", "old.po", "merged.po", "words"};

extern char **environ;

static struct slice temporary_root(void)
{
    const char *root = getenv("TMPDIR");
    return slice_of(root && *root ? root : "/tmp");
}

/* --- what others left --------------------------------------------------------------------------
 */

/* Whether `name` is a folder of this user's that mkdtemp made for us. */
static bool is_bench(int root, const char *name, struct stat *status)
{
    size_t prefix = sizeof FOLDER_PREFIX - 1;
    return strncmp(name, FOLDER_PREFIX, prefix) == 0 && strlen(name) == prefix + MARK_LENGTH &&
           fstatat(root, name, status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(status->st_mode) &&
           status->st_uid == geteuid();
}

/* Removes a folder whose lock is free. One that has more in it than we put there stays. */
static void remove_leftover(int root, const char *name, const struct stat *status)
{
    bool has_files = false;
    int folder = openat(root, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0)
        return;
    if (flock(folder, LOCK_EX | LOCK_NB) == 0) {
        for (size_t i = 0; i < BENCH_FILE_COUNT; i++)
            has_files |= unlinkat(folder, file_names[i], 0) == 0;
        if (has_files || time(NULL) - status->st_mtime > YOUNG_S)
            unlinkat(root, name, AT_REMOVEDIR);
    }
    close(folder);
}

static void remove_leftovers(struct arena *arena)
{
    struct stat status;
    DIR *list = opendir(slice_terminated(arena, temporary_root()));
    if (!list)
        return;
    for (const struct dirent *entry; (entry = readdir(list));)
        if (is_bench(dirfd(list), entry->d_name, &status))
            remove_leftover(dirfd(list), entry->d_name, &status);
    closedir(list);
}

/* --- the folder --------------------------------------------------------------------------------
 */

static void list_ending(struct bench *bench, size_t index, enum ending_kind kind, const char *path)
{
    bench->endings[index] = (struct ending){.kind = kind, .path = path};
    ending_add(&bench->endings[index]);
}

bool bench_open(struct arena *arena, struct diag *diag, struct bench *bench)
{
    *bench = (struct bench){.arena = arena, .diag = diag, .lock = -1};
    remove_leftovers(arena);
    bench->folder = path_join(arena, temporary_root(), SLICE(FOLDER_PREFIX "XXXXXX"));
    ending_hold();
    bool is_made = mkdtemp(bench->folder) != NULL;
    int reason = errno;
    for (size_t i = 0; is_made && i < BENCH_FILE_COUNT; i++)
        bench->files[i] = path_join(arena, slice_of(bench->folder), slice_of(file_names[i]));
    if (is_made)
        list_ending(bench, BENCH_FILE_COUNT, ENDING_FOLDER, bench->folder);
    for (size_t i = 0; is_made && i < BENCH_FILE_COUNT; i++)
        list_ending(bench, i, ENDING_FILE, bench->files[i]);
    ending_release();
    if (!is_made) {
        diag_system(diag, bench->folder, "file", "cannot be made: %s", strerror(reason));
        return false;
    }
    bench->lock = open(bench->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (bench->lock >= 0)
        flock(bench->lock, LOCK_EX);
    return true;
}

void bench_close(struct bench *bench)
{
    for (size_t i = 0; i < BENCH_FILE_COUNT; i++)
        unlink(bench->files[i]);
    rmdir(bench->folder);
    for (size_t i = 0; i <= BENCH_FILE_COUNT; i++)
        ending_remove(&bench->endings[i]);
    if (bench->lock >= 0)
        close(bench->lock);
}

/* --- programs ----------------------------------------------------------------------------------
 */

/* The environment with the C locale, so that no message or wrapping depends on the user's. */
static char **plain_environment(struct arena *arena)
{
    size_t count = 0, kept = 0;
    while (environ[count])
        count++;
    char **list = arena_alloc_items(arena, count + 2, sizeof *list);
    for (size_t i = 0; i < count; i++)
        if (strncmp(environ[i], "LC_", 3) != 0 && strncmp(environ[i], "LANG", 4) != 0)
            list[kept++] = environ[i];
    list[kept] = slice_terminated(arena, SLICE("LC_ALL=C"));
    return list;
}

static void point_at(int stream, const char *path, int flags)
{
    int file = open(path, flags, 0600);
    if (file < 0 || dup2(file, stream) < 0)
        _exit(BENCH_ENDED_UNFOUND);
}

/* What the child does; it never returns. */
static _Noreturn void run_child(const struct bench *bench, pid_t parent, char *const *arguments,
                                char **environment)
{
    enum { APPEND = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC };
    ending_begin_child(parent);
    signal(SIGPIPE, SIG_DFL);
    point_at(STDIN_FILENO, "/dev/null", O_RDONLY | O_CLOEXEC);
    point_at(STDOUT_FILENO, bench->files[BENCH_WORDS], APPEND);
    point_at(STDERR_FILENO, bench->files[BENCH_WORDS], APPEND);
    ending_release();
    execvpe(arguments[0], arguments, environment);
    _exit(BENCH_ENDED_UNFOUND);
}

int bench_run(struct bench *bench, char *const *arguments)
{
    int status = 0;
    pid_t parent = getpid();
    char **environment = plain_environment(bench->arena);
    ending_hold();
    struct ending child = {.kind = ENDING_CHILD, .child = fork()};
    if (child.child == 0)
        run_child(bench, parent, arguments, environment);
    if (child.child > 0)
        ending_add(&child);
    ending_release();
    if (child.child < 0)
        return BENCH_ENDED_UNFOUND;
    pid_t ended;
    while ((ended = waitpid(child.child, &status, 0)) < 0 && errno == EINTR)
        continue;
    ending_remove(&child);
    if (ended < 0)
        return BENCH_ENDED_UNFOUND;
    return WIFEXITED(status) ? WEXITSTATUS(status) : BENCH_ENDED_KILLED;
}

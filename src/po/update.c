/* `po update`: a catalogue follows its source.
 *
 * In: the source's entries, and the catalogue there is, if any. Out: the catalogue, whole, with
 * what was translated kept. The merge is gettext's own, msgmerge, as a program run with arguments
 * and no shell, in a folder that is removed after: its fuzzy matching is what translators know, and
 * no part of libgettextpo. Invariant: the catalogue is replaced only by one that libgettextpo reads
 * without an error and checks. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "po/catalogue.h"
#include "po/template.h"

enum {
    CATALOGUE_BYTES_LARGEST = 16 << 20,
    ENDED_UNFOUND = 127 /* posix_spawn's child could not run the program */
};

extern char **environ;

struct string_list {
    char **at;
    size_t count, room;
};

/* The folder for one merge, and its files. */
struct bench {
    struct arena *arena;
    struct diag *diag;
    const struct gettext *gettext;
    char *folder, *template, *old, *merged, *words;
};

static char *path_in(struct arena *arena, const char *folder, const char *name)
{
    return path_join(arena, slice_of(folder), slice_of(name));
}

static bool bench_open(struct bench *bench)
{
    const char *root = getenv("TMPDIR");
    bench->folder =
        path_join(bench->arena, slice_of(root && *root ? root : "/tmp"), SLICE("orison-XXXXXX"));
    if (!mkdtemp(bench->folder)) {
        diag_system(bench->diag, bench->folder, "file", "cannot be made: %s", strerror(errno));
        return false;
    }
    bench->template = path_in(bench->arena, bench->folder, "new.pot");
    bench->old = path_in(bench->arena, bench->folder, "old.po");
    bench->merged = path_in(bench->arena, bench->folder, "merged.po");
    bench->words = path_in(bench->arena, bench->folder, "words");
    return true;
}

static void bench_close(const struct bench *bench)
{
    const char *const files[] = {bench->template, bench->old, bench->merged, bench->words};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unlink(files[i]);
    rmdir(bench->folder);
}

static void add_argument(struct bench *bench, struct string_list *list, struct slice text)
{
    *array_add(bench->arena, list) = slice_terminated(bench->arena, text);
}

/* The other content files' catalogues of the language, content/STEM/LANG.po, in byte order. One
 * that is broken helps nobody and is left out, with a warning. */
static void add_compendium(struct bench *bench, struct slice parent, const char *stem,
                           struct slice language, struct string_list *arguments)
{
    struct slice folder = slice_format(bench->arena, "%.*s%s", SLICE_ARG(parent), stem);
    struct slice name = slice_format(bench->arena, "%.*s.po", SLICE_ARG(language));
    const char *path = path_join(bench->arena, folder, name);
    if (!file_exists(path))
        return;
    struct arena *scratch = arena_make(0);
    struct catalogue catalogue;
    if (po_read(scratch, diag_make(scratch), path, language, &catalogue))
        add_argument(bench, arguments, slice_format(bench->arena, "--compendium=%s", path));
    else
        diag_warning(bench->diag, NO_PLACE, "po-compendium",
                     "%s is broken: nothing is taken from it", path);
    arena_free(scratch);
}

static int compare_strings(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void add_compendia(struct bench *bench, const char *content, struct slice language,
                          struct string_list *arguments)
{
    struct slice own = po_folder(slice_of(content)), parent = path_directory(own);
    struct string_list stems = {0};
    DIR *folder = opendir(parent.length ? slice_terminated(bench->arena, parent) : ".");
    if (!folder)
        return;
    for (const struct dirent *entry; (entry = readdir(folder));)
        if (entry->d_name[0] != '.' && !slice_is(path_name(own), entry->d_name))
            add_argument(bench, &stems, slice_of(entry->d_name));
    closedir(folder);
    if (stems.count > 0)
        qsort(stems.at, stems.count, sizeof *stems.at, compare_strings);
    for (size_t i = 0; i < stems.count; i++)
        add_compendium(bench, parent, stems.at[i], language, arguments);
}

/* The environment with the C locale, so that no message or wrapping depends on the user's. */
static char **plain_environment(struct bench *bench)
{
    struct string_list list = {0};
    for (char **at = environ; *at; at++)
        if (strncmp(*at, "LC_", 3) != 0 && strncmp(*at, "LANG", 4) != 0)
            *array_add(bench->arena, &list) = *at;
    add_argument(bench, &list, SLICE("LC_ALL=C"));
    *array_add(bench->arena, &list) = NULL;
    return list.at;
}

/* Runs a program to its end, what it says going to `words`; its exit status, or ENDED_UNFOUND. */
static int run_program(struct bench *bench, char **arguments)
{
    posix_spawn_file_actions_t actions;
    pid_t pid;
    int status = -1;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, bench->words,
                                     O_WRONLY | O_CREAT | O_APPEND, 0600);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, bench->words,
                                     O_WRONLY | O_CREAT | O_APPEND, 0600);
    bool is_started =
        posix_spawnp(&pid, arguments[0], &actions, NULL, arguments, plain_environment(bench)) == 0;
    posix_spawn_file_actions_destroy(&actions);
    if (!is_started)
        return ENDED_UNFOUND;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        continue;
    return WIFEXITED(status) ? WEXITSTATUS(status) : ENDED_UNFOUND;
}

static void report_program(struct bench *bench, const char *program, const char *path, int status)
{
    struct slice words = SLICE("");
    if (status == ENDED_UNFOUND) {
        diag_system(bench->diag, path, "po-gettext", "%s could not be run", program);
        diag_hint(bench->diag, "install the package gettext");
        return;
    }
    struct arena *scratch = arena_make(0);
    file_read(scratch, diag_make(scratch), bench->words, CATALOGUE_BYTES_LARGEST, &words);
    diag_error_path(bench->diag, path, "po-gettext", "%s refused it: %.*s", program,
                    SLICE_ARG(slice_part(words, 0, 400)));
    arena_free(scratch);
}

/* Merges `old` with the template into `merged`. */
static bool merge(struct bench *bench, const char *content, struct slice language, const char *path)
{
    struct string_list arguments = {0};
    add_argument(bench, &arguments, SLICE("msgmerge"));
    add_argument(bench, &arguments, SLICE("--previous"));
    add_argument(bench, &arguments, SLICE("--quiet"));
    add_argument(bench, &arguments, slice_format(bench->arena, "--output-file=%s", bench->merged));
    add_compendia(bench, content, language, &arguments);
    add_argument(bench, &arguments, slice_of(bench->old));
    add_argument(bench, &arguments, slice_of(bench->template));
    *array_add(bench->arena, &arguments) = NULL;
    int status = run_program(bench, arguments.at);
    if (status != 0)
        report_program(bench, arguments.at[0], path, status);
    return status == 0;
}

/* Puts the catalogue that there is, or one with only a header, where the merge wants it. */
static bool put_old(struct bench *bench, const struct po_source *source, struct slice language,
                    const char *path)
{
    struct slice bytes;
    struct catalogue catalogue;
    if (!file_exists(path))
        return template_write_header(bench->arena, bench->diag, bench->gettext, source, language,
                                     bench->old);
    return po_read(bench->arena, bench->diag, path, language, &catalogue) &&
           file_read(bench->arena, bench->diag, path, CATALOGUE_BYTES_LARGEST, &bytes) &&
           file_write(bench->arena, bench->diag, bench->old, bytes);
}

static bool write_merged(struct bench *bench, struct slice language, const char *path)
{
    struct slice bytes;
    struct catalogue catalogue;
    struct slice folder = path_directory(slice_of(path));
    return po_read(bench->arena, bench->diag, bench->merged, language, &catalogue) &&
           file_read(bench->arena, bench->diag, bench->merged, CATALOGUE_BYTES_LARGEST, &bytes) &&
           file_make_directory(bench->diag, slice_terminated(bench->arena, folder)) &&
           file_write(bench->arena, bench->diag, path, bytes);
}

bool po_update(struct arena *arena, struct diag *diag, const struct po_source *source,
               struct slice language, const char **path)
{
    struct bench bench = {.arena = arena, .diag = diag, .gettext = gettext_open(arena, diag)};
    const char *catalogue = po_path(arena, source->content, language);
    if (!bench.gettext || !bench_open(&bench))
        return false;
    bool is_fine = template_write(arena, diag, bench.gettext, source, bench.template) &&
                   put_old(&bench, source, language, catalogue) &&
                   merge(&bench, source->content, language, catalogue) &&
                   write_merged(&bench, language, catalogue);
    bench_close(&bench);
    if (is_fine)
        *path = catalogue;
    return is_fine;
}

/* Where the program's own files are: see places.h. */
#include "cli/places.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

#include "base/ending.h"
#include "base/file.h"

#ifndef ORISON_PREFIX
#define ORISON_PREFIX "/usr/local"
#endif

/* The executable's folder, its links followed, so that a link in a folder of the search path leads
 * to the tree that it is in. Where /proc is not there (a bare chroot), by the name it was run by.
 * Empty where neither tells. */
static struct slice find_program_folder(struct arena *arena)
{
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length > 0)
        return path_directory(slice_copy(arena, (struct slice){path, (size_t)length}));
    if (length < 0 && errno != ENOENT &&
        errno != EACCES) /* other data than asked for would serve */
        ending_now(ENDING_STATUS, "/proc/self/exe", "file", "cannot be read");
    const char *name = (const char *)getauxval(AT_EXECFN);
    if (!name || !realpath(name, path))
        return SLICE("");
    return path_directory(slice_copy(arena, slice_of(path)));
}

/* The folder above, with its slash: no `..`, since messages show these paths. */
static struct slice find_parent(struct slice folder)
{
    return folder.length < 2 ? folder : path_directory(slice_part(folder, 0, folder.length - 1));
}

struct places places_find(struct arena *arena, const char *layout)
{
    struct places places = {.program = find_program_folder(arena)};
    if (layout)
        places.roots[places.root_count++] =
            slice_format(arena, "%.*s..", SLICE_ARG(path_directory(slice_of(layout))));
    const char *own = getenv("ORISON_DATA");
    if (own && *own)
        places.roots[places.root_count++] = slice_of(own);
    struct slice tree = find_parent(places.program);
    if (tree.length > 0) {
        places.roots[places.root_count++] = tree;
        places.roots[places.root_count++] = slice_of(path_join(arena, tree, SLICE("share/orison")));
    }
    places.roots[places.root_count++] = SLICE(ORISON_PREFIX "/share/orison");
    return places;
}

/* The first root that has `name`, joined with it; NULL where none has. */
static char *find_in_roots(struct arena *arena, const struct places *places, struct slice name)
{
    for (size_t i = 0; i < places->root_count; i++) {
        char *path = path_join(arena, places->roots[i], name);
        if (path_exists(path))
            return path;
    }
    return NULL;
}

struct name_list {
    const char **at;
    size_t count, room;
};

static void add_layout_names(struct arena *arena, struct slice root, struct name_list *names)
{
    DIR *folder = opendir(path_join(arena, root, SLICE("layouts")));
    if (!folder)
        return;
    for (const struct dirent *entry; (entry = readdir(folder));) {
        struct slice name = slice_of(entry->d_name);
        if (name.length > 5 && slice_is(slice_part(name, name.length - 5, name.length), ".yaml"))
            *array_add(arena, names) =
                slice_terminated(arena, slice_part(name, 0, name.length - 5));
    }
    closedir(folder);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char **places_layout_names(struct arena *arena, const struct places *places, size_t *count)
{
    struct name_list names = {0};
    size_t kept = 0;
    for (size_t i = 0; i < places->root_count; i++)
        add_layout_names(arena, places->roots[i], &names);
    if (names.count)
        qsort(names.at, names.count, sizeof *names.at, compare_names);
    for (size_t i = 0; i < names.count; i++)
        if (i == 0 || strcmp(names.at[i], names.at[kept - 1]) != 0)
            names.at[kept++] = names.at[i];
    *count = kept;
    return names.at;
}

struct layout_sources places_sources(struct arena *arena, const struct places *places,
                                     const char *printer)
{
    const char **folders = arena_alloc_items(arena, places->root_count, sizeof *folders);
    for (size_t i = 0; i < places->root_count; i++)
        folders[i] = path_join(arena, places->roots[i], SLICE("layouts"));
    return (struct layout_sources){folders, places->root_count, printer};
}

static void report_unknown_layout(struct arena *arena, struct diag *diag,
                                  const struct places *places, const char *name)
{
    size_t count;
    const char **names = places_layout_names(arena, places, &count);
    diag_error(diag, NO_PLACE, "layout", "there is no layout “%s”", name);
    struct slice all = SLICE("");
    for (size_t i = 0; i < count; i++)
        all = slice_format(arena, "%.*s%s%s", SLICE_ARG(all), i ? ", " : "", names[i]);
    diag_hint(diag, "the layouts are %.*s; a path has a slash or ends in .yaml", SLICE_ARG(all));
    diag_hint_nearest(diag, slice_of(name), names, count);
}

static bool is_path(struct slice name)
{
    bool is_yaml =
        name.length > 5 && slice_is(slice_part(name, name.length - 5, name.length), ".yaml");
    return is_yaml || memchr(name.bytes, '/', name.length) != NULL;
}

const char *places_layout(struct arena *arena, struct diag *diag, const struct places *places,
                          const char *name)
{
    if (is_path(slice_of(name))) {
        char *shipped = strchr(name, '/') || path_exists(name)
                            ? NULL
                            : find_in_roots(arena, places, slice_format(arena, "layouts/%s", name));
        return shipped ? shipped : name;
    }
    char *path = find_in_roots(arena, places, slice_format(arena, "layouts/%s.yaml", name));
    if (!path)
        report_unknown_layout(arena, diag, places, name);
    return path;
}

const char *places_fonts(struct arena *arena, struct diag *diag, const struct places *places)
{
    char *path = find_in_roots(arena, places, SLICE("fonts/fonts.yaml"));
    if (!path)
        diag_system(diag, "fonts/fonts.yaml", "installation",
                    "the font catalogue is missing from the installation");
    return path;
}

const char *places_hyphens(struct arena *arena, struct diag *diag, const struct places *places)
{
    char *path = path_join(arena, places->program, SLICE("hyphen"));
    if (places->program.length == 0 || !path_exists(path))
        path = find_in_roots(arena, places, SLICE("hyphen"));
    if (!path)
        diag_system(diag, "hyphen", "installation",
                    "the hyphenation tables are missing from the installation");
    return path;
}

const char *places_schema(struct arena *arena, const struct places *places)
{
    const char *built =
        path_join(arena, places->program, SLICE("share/orison/schema/content.json"));
    if (places->program.length > 0 && file_exists(built))
        return built;
    for (size_t i = 0; i < places->root_count; i++) {
        const char *path = path_join(arena, places->roots[i], SLICE("schema/content.json"));
        if (file_exists(path))
            return path;
    }
    return NULL;
}

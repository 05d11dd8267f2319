/* The chain of layout files: a layout, what it extends, what that extends.
 *
 * In: a path. Out: the roots of all files, base first. A base is looked for beside the file that
 * names it. A missing base and a cycle are errors at the `extends` that names it; a file that is
 * its own ancestor by another path still ends at CHAIN_LONGEST. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/kind.h"
#include "base/map.h"
#include "layouts/draft.h"

enum { LAYOUT_BYTES_LARGEST = 1 << 20 };

static const char *const formats[] = {"orison-layout/1"};

static const struct key layout_rows[] = {
    KEY_ROW("format", "What the file is, and for which version of its form.", .is_required = true,
            .value = {.kind = VALUE_CHOICE, KEY_CHOICES(formats)}),
    KEY_ROW(
        "extends",
        "The layout that it takes over: the name of a shipped one, or a path from the folder of "
        "this file; what this file names itself goes over that, key by key. A list (`title_page`, "
        "`features`) and the table `protrusion` replace the base's whole.",
        .silent = "a design of its own", .value = {.kind = VALUE_TEXT, .words = "a layout"}),
    KEY_ROW("page", "The page: size, margins, grid, folio.", .silent = "must be said",
            .value = {.kind = VALUE_TABLE, .table = &page_keys}),
    KEY_ROW("colors", "Colours by names of the layout's own, such as `rubric`.",
            .silent = "`black` alone", .value = {.kind = VALUE_NAMED, .of = &color_value}),
    KEY_ROW("title_page",
            "The title page's elements from top to bottom; what the content lacks is "
            "left out with its space. `[]` has no page of its own: the elements that "
            "the content has stand at the head of the first page.",
            .silent = "no title page", .value = {.kind = VALUE_LIST, .of = &title_value}),
    KEY_ROW("styles", "How each part of a booklet is set.",
            .silent = "`body` must say font, size, leading, align",
            .value = {.kind = VALUE_NAMED, .of = &style_value}),
    KEY_ROW("notes", "Footnotes: their distance from the text, their rule.",
            .value = {.kind = VALUE_TABLE, .table = &notes_keys}),
    KEY_ROW("breaking", "The line breaker's numbers.", .silent = "must be said",
            .value = {.kind = VALUE_TABLE, .table = &breaking_keys}),
    KEY_ROW("paging", "The page breaker's costs.", .silent = "must be said",
            .value = {.kind = VALUE_TABLE, .table = &paging_keys}),
    KEY_ROW("fit",
            "How many pages or sheets the booklet may have; a later goal takes the "
            "place of an earlier one's.",
            .silent = "none", .value = {KEY_EITHER(fit_values)}),
    KEY_ROW("within", "How far the design may give for it.",
            .value = {.kind = VALUE_TABLE, .table = &within_keys}),
    KEY_ROW("fill",
            "What stands on the pages that are left over on the last sheet of four, one "
            "after the other: `next-steps` (once), `prayer-notes` (ruled lines under a "
            "heading), `blank`. What has nothing to say or no room is passed by; the "
            "last of `prayer-notes` and `blank` goes on.",
            .silent = "no such page is made", .value = {.kind = VALUE_LIST, .of = &fill_value}),
    KEY_ROW("check", "From where on `orison check` tells of what pages look like.",
            .value = {.kind = VALUE_TABLE, .table = &check_keys}),
    KEY_ROW("deliver", "What is made of the pages.", .silent = "single pages, no standard",
            .value = {.kind = VALUE_TABLE, .table = &deliver_keys}),
    KEY_ROW("printer", "An office printer's profile, or the file that has it.", .silent = "none",
            .value = {KEY_EITHER(printer_values)}),
};
const struct key_table layout_keys = {
    .title = "Layout", KEY_ROWS(layout_rows), .more = &design_keys};

/* A file of Orison's that is none of these. */
static void hint_other_format(struct draft *draft, struct slice format)
{
    if (slice_starts_with(format, "orison-printer/"))
        diag_hint(draft->diag, "this is a printer's profile: name it after --printer");
    else if (slice_starts_with(format, "orison-content/"))
        diag_hint(draft->diag, "this is a content file: it stands before the options");
}

/* Not one of Orison's other files, of which nothing else need be told. */
static bool is_layouts_own(const struct node *format)
{
    return !format || !(slice_starts_with(format->text, "orison-printer/") ||
                        slice_starts_with(format->text, "orison-content/"));
}

static void check_format(struct draft *draft, const struct node *root)
{
    const struct node *format = yaml_find(root, "format");
    uint32_t index;
    if (format) {
        if (!draft_note(draft, yaml_choice(draft->diag, format, formats, 1, &index)))
            hint_other_format(draft, format->text);
        return;
    }
    diag_error(draft->diag, root->place, "layout-format", "the file does not say what it is");
    diag_hint(draft->diag, "begin a layout with 'format: %s'", formats[0]);
    draft->is_bad = true;
}

/* Whether the file can be read on: false where it is no mapping at all. */
static bool check_top(struct draft *draft, const struct node *root)
{
    if (!draft_note(draft, yaml_is_kind(draft->diag, root, NODE_MAPPING, "a layout (key: value)")))
        return false;
    bool is_own = is_layouts_own(yaml_find(root, "format"));
    check_format(draft, root);
    if (!is_own)
        return false;
    draft_note(draft, keys_check(draft->diag, root, &layout_keys));
    return true;
}

/* A path that is the same for the same file, where the file exists. */
static const char *real_path(struct draft *draft, const char *path)
{
    char resolved[PATH_MAX];
    return realpath(path, resolved) ? slice_terminated(draft->arena, slice_of(resolved)) : path;
}

/* `booklet-a4` or `booklet-a4.yaml`: beside the file with the ending, else of the layouts that come
 * with Orison; not the file itself, which may have the name of what it extends. */
static const char *shipped_path(struct draft *draft, struct slice name, const char *path)
{
    bool has_slash = name.length > 0 && memchr(name.bytes, '/', name.length);
    bool has_ending =
        name.length > 5 && slice_is(slice_part(name, name.length - 5, name.length), ".yaml");
    if (has_slash || name.length == 0)
        return NULL;
    struct slice file =
        has_ending ? name : slice_format(draft->arena, "%.*s.yaml", SLICE_ARG(name));
    const char *beside = path_join(draft->arena, path_directory(slice_of(path)), file);
    if (file_exists(beside) && strcmp(real_path(draft, beside), real_path(draft, path)) != 0)
        return beside;
    for (size_t i = 0; i < draft->sources->folder_count; i++) {
        const char *one = path_join(draft->arena, slice_of(draft->sources->folders[i]), file);
        if (file_exists(one) && strcmp(real_path(draft, one), real_path(draft, path)) != 0)
            return one;
    }
    return NULL;
}

/* The path of the file that `root` extends; NULL where it extends none, or wrongly. */
static const char *base_path(struct draft *draft, const struct node *extends, const char *path)
{
    struct slice name;
    if (!extends || !draft_note(draft, yaml_text(draft->diag, extends, &name)))
        return NULL;
    char *base = path_join(draft->arena, path_directory(slice_of(path)), name);
    bool is_itself = strcmp(real_path(draft, base), real_path(draft, path)) == 0;
    if (file_exists(base) && !is_itself)
        return base;
    const char *shipped = shipped_path(draft, name, path);
    if (shipped || is_itself)
        return shipped ? shipped : base;
    diag_error(draft->diag, extends->place, "layout-base", "there is no layout %s", base);
    diag_hint(draft->diag,
              "a path in 'extends' starts at the folder of this file; `orison layouts` "
              "lists the names that need no path");
    draft->is_bad = true;
    return NULL;
}

static bool is_cycle(struct draft *draft, const char *const *paths, size_t count,
                     const struct node *extends)
{
    for (size_t i = 0; i < count; i++) {
        if (!slice_is(slice_of(paths[i]), paths[count]))
            continue;
        diag_error(draft->diag, extends->place, "layout-cycle", "the layout extends itself%s",
                   i + 1 < count ? ", by way of others" : "");
        return true;
    }
    if (count < CHAIN_LONGEST)
        return false;
    diag_error(draft->diag, extends->place, "layout-limit",
               "the chain of layouts is too long; the limit is %d files", CHAIN_LONGEST);
    return true;
}

struct layout_files {
    struct map numbers; /* real path -> index in roots */
    struct root_list {
        const struct node **at;
        size_t count, room;
    } roots;
};

struct layout_files *layouts_files_make(struct arena *arena)
{
    struct layout_files *files = arena_alloc(arena, sizeof *files);
    files->numbers = map_make(arena);
    return files;
}

static const struct node *read_anew(struct draft *draft, const char *path)
{
    struct slice bytes;
    if (!file_read(draft->arena, draft->diag, path, LAYOUT_BYTES_LARGEST, &bytes) ||
        file_kind_refuse(draft->diag, path, bytes, "a layout in YAML"))
        return NULL;
    return yaml_read(draft->arena, draft->diag, diag_add_source(draft->diag, path, bytes));
}

/* A file that was read already is not read again; one that something was reported of is, so that
 * every layout tells it. */
static const struct node *read_file(struct draft *draft, const char *path, const char *real)
{
    struct layout_files *files = draft->read;
    uint32_t number;
    if (files && map_find(&files->numbers, slice_of(real), &number))
        return files->roots.at[number];
    size_t before = diag_raised(draft->diag, SEVERITY_ERROR) +
                    diag_raised(draft->diag, SEVERITY_WARNING) +
                    diag_raised(draft->diag, SEVERITY_NOTE);
    const struct node *root = read_anew(draft, path);
    size_t after = diag_raised(draft->diag, SEVERITY_ERROR) +
                   diag_raised(draft->diag, SEVERITY_WARNING) +
                   diag_raised(draft->diag, SEVERITY_NOTE);
    if (!files || !root || after > before)
        return root;
    map_add(&files->numbers, slice_of(real), (uint32_t)files->roots.count);
    *array_add(draft->arena, &files->roots) = root;
    return root;
}

static void reverse_files(struct draft *draft)
{
    for (size_t i = 0; i < draft->file_count / 2; i++) {
        const struct node *other = draft->files[draft->file_count - 1 - i];
        draft->files[draft->file_count - 1 - i] = draft->files[i];
        draft->files[i] = other;
    }
}

bool chain_read(struct draft *draft, const char *path)
{
    const char *paths[CHAIN_LONGEST + 1]; /* real ones */
    const struct node *extends = NULL;
    for (const char *here = path; here; here = base_path(draft, extends, here)) {
        paths[draft->file_count] = real_path(draft, here);
        if (is_cycle(draft, paths, draft->file_count, extends))
            return draft_note(draft, false);
        const struct node *root = read_file(draft, here, paths[draft->file_count]);
        if (!root)
            return draft_note(draft, false);
        if (draft->file_count == 0)
            draft->layout->place = root->place;
        if (!check_top(draft, root))
            return false;
        draft->files[draft->file_count++] = root;
        extends = yaml_find(root, "extends");
    }
    if (extends)
        return false; /* its base was not found */
    reverse_files(draft);
    return true;
}

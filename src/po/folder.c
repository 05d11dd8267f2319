/* The folder of a content file's catalogues, content/STEM: the editions in it, files that are none
 * by their name, and the folders of other issues beside it.
 *
 * A catalogue is named by its language's tag in the usual case: one that is named otherwise would
 * be passed over, so each is told with the name that it should have. Which that is, its name tells
 * (gettext's "pt_BR", a browser's "de (1)", "STEM-sw", "german"), else the language in its header.
 */
#include <string.h>

#include "base/file.h"
#include "po/catalogue.h"
#include "yaml/yaml.h"

enum { BYTES_LARGEST = 16 << 20 };

struct slice po_folder(struct slice content)
{
    size_t end = content.length;
    while (end > 0 && content.bytes[end - 1] != '.' && content.bytes[end - 1] != '/')
        end--;
    return end > 0 && content.bytes[end - 1] == '.' ? slice_part(content, 0, end - 1) : content;
}

char *po_path(struct arena *arena, const char *content, struct slice language)
{
    struct slice name = slice_format(arena, "%.*s.po", SLICE_ARG(language));
    return path_join(arena, po_folder(slice_of(content)), name);
}

static struct slice without_end(struct slice text, const char *end)
{
    size_t length = strlen(end);
    if (text.length < length || !slice_is(slice_part(text, text.length - length, text.length), end))
        return SLICE("");
    return slice_part(text, 0, text.length - length);
}

/* "all" is a language too (Allar), but everywhere it means all of them. */
static bool is_edition(struct arena *arena, struct slice name)
{
    return !slice_is(name, "all") && language_is_usual(name) &&
           slice_equal(language_tag_make(arena, name), name);
}

static struct slice *list_folder(struct arena *arena, struct diag *diag, struct slice folder,
                                 size_t *count)
{
    return file_list(arena, diag, slice_terminated(arena, folder), count);
}

static struct slice *languages_in(struct arena *arena, struct diag *diag, struct slice folder,
                                  size_t *count)
{
    size_t name_count;
    struct slice *names = list_folder(arena, diag, folder, &name_count);
    *count = 0;
    for (size_t i = 0; i < name_count; i++) {
        struct slice tag = without_end(names[i], ".po");
        if (is_edition(arena, tag))
            names[(*count)++] = tag;
    }
    return names;
}

struct slice *po_languages(struct arena *arena, struct diag *diag, const char *content,
                           size_t *count)
{
    return languages_in(arena, diag, po_folder(slice_of(content)), count);
}

/* --- names ----------------------------------------------------------------------------------- */

/* The language that a catalogue's header names; empty where it has none. */
static struct slice named_in_header(struct arena *arena, const char *path)
{
    static const char field[] = "\"Language: ";
    struct slice bytes = SLICE("");
    file_read(arena, diag_make(arena), path, BYTES_LARGEST, &bytes);
    const char *at = bytes.length ? memmem(bytes.bytes, bytes.length, field, strlen(field)) : NULL;
    if (!at)
        return SLICE("");
    size_t start = (size_t)(at - bytes.bytes) + strlen(field), end = start;
    while (end < bytes.length && bytes.bytes[end] != '\\' && bytes.bytes[end] != '"')
        end++;
    return language_guess(arena, slice_part(bytes, start, end));
}

/* What a name has behind the content's own: "sw" of "STEM-sw". */
static struct slice behind_stem(struct slice name, struct slice stem)
{
    bool is_behind = name.length > stem.length + 1 &&
                     slice_equal(slice_part(name, 0, stem.length), stem) &&
                     strchr("-_. ", name.bytes[stem.length]);
    return is_behind ? slice_part(name, stem.length + 1, name.length) : SLICE("");
}

/* "de" of "de (1)", "de - Kopie", "de copy". */
static struct slice before_space(struct slice name)
{
    const char *space = name.length ? memchr(name.bytes, ' ', name.length) : NULL;
    return space ? slice_part(name, 0, (size_t)(space - name.bytes)) : SLICE("");
}

/* The tag that a catalogue should be named by; empty where nothing tells. */
static struct slice tag_meant(struct arena *arena, struct slice folder, struct slice name)
{
    const struct slice parts[] = {behind_stem(name, path_name(folder)), before_space(name)};
    struct slice file = slice_format(arena, "%.*s.po", SLICE_ARG(name));
    struct slice tag = named_in_header(arena, path_join(arena, folder, file));
    if (tag.length == 0)
        tag = language_guess(arena, name);
    for (size_t i = 0; i < 2 && tag.length == 0; i++)
        if (parts[i].length > 0)
            tag = language_guess(arena, parts[i]);
    return is_edition(arena, tag) ? tag : SLICE("");
}

static bool is_misnamed(struct arena *arena, struct slice file, struct slice *name)
{
    *name = without_end(file, ".po");
    return name->length > 0 && name->bytes[0] != '.' && !is_edition(arena, *name);
}

void po_check_names(struct arena *arena, struct diag *diag, const char *content)
{
    size_t count;
    struct slice folder = po_folder(slice_of(content)), name;
    struct slice *files = list_folder(arena, diag, folder, &count);
    for (size_t i = 0; i < count; i++) {
        if (!is_misnamed(arena, files[i], &name))
            continue;
        struct slice tag = tag_meant(arena, folder, name);
        diag_warning_path(diag, path_join(arena, folder, files[i]), "po-name",
                          "this catalogue is no edition: its name is no language's tag");
        if (tag.length == 0)
            diag_hint(diag, "name it by its language, such as de.po");
        else if (file_exists(po_path(arena, content, tag)))
            diag_hint(diag, "there is a %.*s.po too: keep the one that is right, under that name",
                      SLICE_ARG(tag));
        else
            diag_hint(diag, "name it %.*s.po", SLICE_ARG(tag));
    }
}

struct slice po_find_misnamed(struct arena *arena, struct diag *diag, const char *content,
                              struct slice language)
{
    size_t count;
    struct slice folder = po_folder(slice_of(content)), name;
    struct slice *files = list_folder(arena, diag, folder, &count);
    for (size_t i = 0; i < count; i++)
        if (is_misnamed(arena, files[i], &name) &&
            slice_equal(tag_meant(arena, folder, name), language))
            return files[i];
    return SLICE("");
}

/* --- other issues ---------------------------------------------------------------------------- */

struct slice *po_siblings(struct arena *arena, struct diag *diag, const char *content,
                          size_t *count)
{
    size_t name_count;
    struct slice own = po_folder(slice_of(content)), parent = path_directory(own);
    struct slice *names =
        list_folder(arena, diag, parent.length ? parent : SLICE("."), &name_count);
    *count = 0;
    for (size_t i = 0; i < name_count; i++)
        if (names[i].bytes[0] != '.' && !slice_equal(path_name(own), names[i]))
            names[(*count)++] =
                slice_format(arena, "%.*s%.*s", SLICE_ARG(parent), SLICE_ARG(names[i]));
    return names;
}

/* A content file's date as it is written, which sorts as dates do; empty where there is none. */
static struct slice date_of(struct arena *arena, const char *path)
{
    struct slice bytes, date = SLICE("");
    struct diag *diag = diag_make(arena); /* what is wrong with it is its own matter */
    if (!file_exists(path) || !file_read(arena, diag, path, YAML_BYTES_LARGEST, &bytes))
        return date;
    const struct node *root = yaml_read(arena, diag, diag_add_source(diag, path, bytes));
    const struct node *node = yaml_find(root, "date");
    if (node)
        yaml_text(diag, node, &date);
    return date;
}

struct slice *po_languages_to_update(struct arena *arena, struct diag *diag, const char *content,
                                     size_t *count, const char **issue)
{
    size_t sibling_count;
    struct slice latest = SLICE("");
    struct slice *languages = po_languages(arena, diag, content, count);
    *issue = NULL;
    if (*count > 0)
        return languages;
    struct slice *siblings = po_siblings(arena, diag, content, &sibling_count);
    for (size_t i = 0; i < sibling_count; i++) {
        size_t here_count;
        struct slice *here = languages_in(arena, diag, siblings[i], &here_count);
        const char *path =
            slice_terminated(arena, slice_format(arena, "%.*s.yaml", SLICE_ARG(siblings[i])));
        struct slice date = here_count > 0 ? date_of(arena, path) : SLICE("");
        if (here_count == 0 || (*issue && slice_compare(date, latest) < 0))
            continue;
        languages = here;
        *count = here_count;
        latest = date;
        *issue = path;
    }
    return languages;
}

/* Pictures: a logo on the title page, an image in a section.
 *
 * In: a mapping with file, alt, and for an image caption and width. Out: a figure with the shape
 * that the file's header tells, and the blocks that show it. What a picture shows must be said
 * (`alt`), or a reader who cannot see it would never know of it; it is text like any other, and so
 * an entry for translators.
 *
 * A content file comes from elsewhere by mail: its pictures lie in its own folder or below, so that
 * no content can put another file of this machine into a PDF. The name is relative, has no `..`,
 * and symbolic links do not lead out. SPEC, "Content". */
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "content/reader.h"

#include "images/images.h"
#include <strings.h>

static void hint_form(struct reader *reader, const char *key)
{
    diag_hint(reader->diag, "write '%s: {file: picture.jpg, alt: What it shows}'", key);
}

/* Whether a part of the path, between slashes, is `..`. */
static bool has_way_up(struct slice path)
{
    for (size_t start = 0, at = 0; at <= path.length; at++) {
        if (at < path.length && path.bytes[at] != '/')
            continue;
        if (slice_is(slice_part(path, start, at), ".."))
            return true;
        start = at + 1;
    }
    return false;
}

static bool is_relative(struct slice name)
{
    bool has_drive = name.length > 1 && name.bytes[1] == ':';
    bool has_backslash = memchr(name.bytes, '\\', name.length) != NULL ||
                         memchr(name.bytes, '\0', name.length) != NULL;
    return name.bytes[0] != '/' && name.bytes[0] != '~' && !has_drive && !has_backslash;
}

static void report_outside(struct reader *reader, const struct node *node, struct slice name)
{
    bool has_backslash = name.length > 0 && memchr(name.bytes, '\\', name.length) != NULL;
    bool has_drive = name.length > 1 && name.bytes[1] == ':';
    if (has_backslash && !has_drive) {
        diag_error(reader->diag, node->place, "image-path", "folders in '%.*s' are parted by '\\'",
                   SLICE_ARG(name));
        diag_hint(reader->diag, "write '/' in its place");
        return;
    }
    diag_error(reader->diag, node->place, "image-path", "'%.*s' is not inside the content's folder",
               SLICE_ARG(name));
    diag_hint(reader->diag, "put the picture beside the content file, or in a folder there, and "
                            "name it from there with '/'");
}

/* The file of the same folder whose name is nearest: other capitals (a camera's O1.JPG), another
 * ending, a slip. Nothing is said of a folder that cannot be listed. */
static void hint_nearest_file(struct reader *reader, const char *path, struct slice name)
{
    struct slice folder = path_directory(slice_of(path)), wanted = path_name(name);
    struct slice before = slice_part(name, 0, name.length - wanted.length);
    struct diag *unheard = diag_make(reader->scratch);
    const char *directory = folder.length > 0 ? slice_terminated(reader->scratch, folder) : ".";
    size_t count;
    struct slice *files = file_list(reader->scratch, unheard, directory, &count);
    const char **names = arena_alloc_items(reader->scratch, count, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        names[i] = slice_terminated(reader->scratch, files[i]);
        if (files[i].length != wanted.length ||
            strncasecmp(files[i].bytes, wanted.bytes, wanted.length) != 0)
            continue;
        diag_hint(reader->diag, "did you mean “%.*s%s”? Capitals count in names of files",
                  SLICE_ARG(before), names[i]);
        return;
    }
    diag_hint_nearest(reader->diag, wanted, names, count);
}

static void report_missing(struct reader *reader, const struct node *node, const char *path,
                           struct slice name)
{
    struct stat status;
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
        diag_error(reader->diag, node->place, "image-missing", "'%.*s' is a folder, not a picture",
                   SLICE_ARG(name));
        diag_hint(reader->diag, "name the picture in it, after a '/'");
        return;
    }
    diag_error(reader->diag, node->place, "image-missing",
               "there is no readable picture '%.*s' in the content's folder", SLICE_ARG(name));
    if (memmem(name.bytes, name.length, "://", 3)) {
        diag_hint(reader->diag, "nothing is fetched from the network: save the picture beside the "
                                "content file, and name it");
        return;
    }
    diag_hint(reader->diag,
              "put it beside the content file, or in a folder there; capitals count in "
              "names of files and folders");
    hint_nearest_file(reader, path, name);
}

/* The file that a node names, as the program opens it; NULL after a report. */
static char *find_file(struct reader *reader, const struct node *node)
{
    struct slice name;
    if (!yaml_text(reader->diag, node, &name))
        return NULL;
    if (name.length == 0 || !is_relative(name) || has_way_up(name)) {
        report_outside(reader, node, name);
        return NULL;
    }
    struct slice folder = path_directory(diag_source_name(reader->diag, reader->source));
    char *path = path_join(reader->arena, folder, name);
    if (!file_exists(path)) {
        report_missing(reader, node, path, name);
        return NULL;
    }
    size_t system_count = diag_system_count(reader->diag);
    const char *outer = folder.length > 0 ? slice_terminated(reader->scratch, folder) : ".";
    if (file_is_inside(reader->diag, outer, path))
        return path;
    if (diag_system_count(reader->diag) == system_count)
        report_outside(reader, node, name);
    return NULL;
}

/* Its kind and size, from the header. */
static bool measure_file(struct reader *reader, struct figure *figure)
{
    struct arena *arena = arena_make(0);
    struct picture_file file = {.path = figure->path, .place = figure->place};
    struct picture picture;
    bool is_fine =
        file_read(arena, reader->diag, figure->path.bytes, PICTURE_BYTES_LARGEST, &file.bytes) &&
        picture_measure(arena, reader->diag, &file, &picture);
    if (is_fine) {
        figure->pixel_width = picture.width;
        figure->pixel_height = picture.height;
        figure->hash = hash_bytes(0, file.bytes.bytes, file.bytes.length);
    }
    arena_free(arena);
    return is_fine;
}

static bool read_file(struct reader *reader, const struct node *mapping, const char *key,
                      struct figure *figure)
{
    const struct node *node = yaml_find(mapping, "file");
    if (!node) {
        diag_error(reader->diag, mapping->place, "content-missing", "this picture has no 'file:'");
        hint_form(reader, key);
        return false;
    }
    char *path = find_file(reader, node);
    if (!path)
        return false;
    figure->path = slice_of(path);
    figure->place = node->place;
    return measure_file(reader, figure);
}

static bool read_alternative(struct reader *reader, const struct node *mapping,
                             struct figure *figure)
{
    static const struct field field = {.role = "alt", .is_one_paragraph = true};
    const struct node *node = yaml_find(mapping, "alt");
    if (!node) {
        diag_error(reader->diag, mapping->place, "image-alt", "this picture has no 'alt:'");
        diag_hint(reader->diag,
                  "say what it shows, for those who hear the booklet: 'alt: Two girls "
                  "read at a table'");
        return false;
    }
    struct arena_mark mark = arena_mark(reader->scratch);
    struct text_read text = text_of_node(reader, node, &field);
    if (text.count > 0) {
        struct draft draft = draft_make(reader);
        draft_add_paragraph(&draft, &text.paragraphs[0], &field);
        struct block block = draft_finish(&draft, BLOCK_IMAGE);
        figure->alternative = block_plain_text(reader->arena, &block);
        figure->language = text.paragraphs[0].language;
    }
    arena_release(reader->scratch, mark);
    return text.count > 0;
}

static void read_width(struct reader *reader, const struct node *node, struct figure *figure)
{
    if (!node || !yaml_length(reader->diag, node, &figure->width) || figure->width > 0)
        return;
    diag_error(reader->diag, node->place, "image-width",
               "a picture is '%.*s' wide; expected more than 0mm", SLICE_ARG(node->text));
    figure->width = 0;
}

static void add_figure(struct reader *reader, const struct figure *figure, struct block block)
{
    block.figure = (uint32_t)reader->figures.count;
    block.entry = NO_INDEX;
    block.language = figure->language;
    block.place = figure->place;
    *array_add(reader->arena, &reader->figures) = *figure;
    reader_add_block(reader, block);
}

/* Reads what both kinds of pictures have; false where there is none to show. */
static bool read_figure(struct reader *reader, const struct node *node, const char *key,
                        const struct key_table *keys, struct figure *figure)
{
    *figure = (struct figure){.kind = FIGURE_PICTURE, .place = node->place};
    if (node->kind != NODE_MAPPING) {
        diag_error(reader->diag, node->place, "image-form", "expected a picture: file: and alt:");
        hint_form(reader, key);
        return false;
    }
    keys_check(reader->diag, node, keys);
    bool has_file = read_file(reader, node, key, figure);
    return read_alternative(reader, node, figure) && has_file;
}

void logo_read(struct reader *reader, const struct node *logo)
{
    struct figure figure;
    struct block block = {.kind = BLOCK_LOGO, .section = NO_INDEX, .item = NO_INDEX};
    if (read_figure(reader, logo, "logo", &logo_keys, &figure))
        add_figure(reader, &figure, block);
}

void image_read(struct reader *reader, const struct node *image, const struct block *pattern)
{
    static const struct field field = {
        .role = "caption", .has_pseudonyms = true, .is_one_paragraph = true};
    struct figure figure;
    struct block caption = *pattern;
    bool is_shown = read_figure(reader, image, "image", &image_keys, &figure);
    read_width(reader, yaml_find(image, "width"), &figure);
    if (is_shown)
        add_figure(reader, &figure, *pattern);
    caption.kind = BLOCK_CAPTION;
    if (yaml_find(image, "caption"))
        reader_add_text(reader, yaml_find(image, "caption"), &field, &caption);
}

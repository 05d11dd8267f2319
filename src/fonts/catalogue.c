/* Reading fonts.yaml, format orison-fonts/1.
 *
 * In: the file. Out: roots, families with their files, stacks with their rows; names have become
 * indices. Every problem is reported with its place: an unknown key or family, a file without a
 * package, a family without an upright regular face. Whether a file is there is not asked here:
 * that is `fonts_open`'s question, for the few that it needs. */
#include <string.h>

#include "base/file.h"
#include "fonts/internal.h"
#include "yaml/yaml.h"

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

enum { CATALOGUE_BYTES_LARGEST = 1 << 20 };

/* Numbers beyond these are slips of the pen. */
#define SIZE_FACTOR_LEAST   0.25
#define SIZE_FACTOR_LARGEST 4.0
#define LINE_FEED_SMALLEST  0.5
#define LINE_FEED_LARGEST   5.0

struct reading {
    struct arena *arena;
    struct diag *diag;
    struct catalogue *catalogue;
    bool is_fine;
};

/* -- small things ---------------------------------------------------------------------------- */

struct name {
    struct slice text;
    struct place place;
};

/* A list of texts: a sequence, or one text alone. */
static struct name *read_names(struct reading *reading, const struct node *node, uint32_t *count)
{
    *count = 0;
    if (!node)
        return NULL;
    bool is_list = node->kind == NODE_SEQUENCE;
    struct name *names =
        arena_alloc_items(reading->arena, is_list ? node->count : 1, sizeof *names);
    for (const struct node *item = is_list ? node->first : node; item;
         item = is_list ? item->next : NULL) {
        names[*count].place = item->place;
        if (yaml_text(reading->diag, item, &names[*count].text))
            ++*count;
        else
            reading->is_fine = false;
    }
    return names;
}

static struct slice *read_texts(struct reading *reading, const struct node *node, uint32_t *count)
{
    const struct name *names = read_names(reading, node, count);
    struct slice *texts = arena_alloc_items(reading->arena, *count, sizeof *texts);
    for (uint32_t i = 0; i < *count; i++)
        texts[i] = names[i].text;
    return texts;
}

static const struct node *required(struct reading *reading, const struct node *mapping,
                                   const char *key)
{
    const struct node *node = yaml_find(mapping, key);
    if (!node) {
        diag_error(reading->diag, mapping->place, "font-catalogue", "the key `%s` is missing", key);
        reading->is_fine = false;
    }
    return node;
}

static void read_number(struct reading *reading, const struct node *node, double least,
                        double largest, double *out)
{
    if (node && !yaml_number(reading->diag, node, least, largest, out))
        reading->is_fine = false;
}

static bool has_known_keys(struct reading *reading, const struct node *mapping,
                           const char *const *keys, size_t key_count)
{
    bool is_fine = yaml_check_keys(reading->diag, mapping, keys, key_count);
    reading->is_fine = reading->is_fine && is_fine;
    return is_fine;
}

/* The children of a required sequence; NULL after reporting. */
static const struct node *read_list(struct reading *reading, const struct node *mapping,
                                    const char *key, uint32_t *count)
{
    const struct node *list = required(reading, mapping, key);
    *count = 0;
    if (!list)
        return NULL;
    if (!yaml_is_kind(reading->diag, list, NODE_SEQUENCE, "a list")) {
        reading->is_fine = false;
        return NULL;
    }
    *count = list->count;
    return list->first;
}

/* "culmus or fonts-culmus". */
static struct slice join_names(struct arena *arena, const struct slice *names, uint32_t count)
{
    struct slice words = SLICE("");
    for (uint32_t i = 0; i < count; i++)
        words = slice_format(arena, "%.*s%s%.*s", SLICE_ARG(words), i ? " or " : "",
                             SLICE_ARG(names[i]));
    return words;
}

/* -- families -------------------------------------------------------------------------------- */

/* What a family says for all its faces, and a face may say anew. */
static void read_common(struct reading *reading, const struct node *node, struct font_file *file)
{
    const struct node *package = yaml_find(node, "package");
    if (package) {
        file->packages = read_texts(reading, package, &file->package_count);
        file->package = join_names(reading->arena, file->packages, file->package_count);
    }
    read_number(reading, yaml_find(node, "size_factor"), SIZE_FACTOR_LEAST, SIZE_FACTOR_LARGEST,
                &file->size_factor);
    read_number(reading, yaml_find(node, "line_feed"), LINE_FEED_SMALLEST, LINE_FEED_LARGEST,
                &file->line_feed);
    const struct node *leaves = yaml_find(node, "leaves");
    if (leaves && !yaml_text(reading->diag, leaves, &file->leaves))
        reading->is_fine = false;
}

static void read_face(struct reading *reading, const struct node *node,
                      const struct font_file *common, struct font_file *file)
{
    static const char *const keys[] = {"file",    "slant",       "weight",    "up_to", "index",
                                       "package", "size_factor", "line_feed", "leaves"};
    static const char *const slants[] = {"upright", "italic"}, *const weights[] = {"regular",
                                                                                   "bold"};
    *file = *common;
    file->place = node->place;
    if (!has_known_keys(reading, node, keys, COUNT_OF(keys)))
        return;
    read_common(reading, node, file);
    const struct node *path = required(reading, node, "file");
    const struct node *slant = yaml_find(node, "slant"), *weight = yaml_find(node, "weight");
    const struct node *up_to = yaml_find(node, "up_to"), *index = yaml_find(node, "index");
    uint32_t choice = 0;
    int64_t number = 0;
    file->paths = read_texts(reading, path, &file->path_count);
    bool is_fine = file->path_count > 0;
    if (path && path->kind == NODE_SEQUENCE && path->count == 0)
        diag_error(reading->diag, path->place, "font-catalogue", "the list of files is empty");
    if (slant && (is_fine &= yaml_choice(reading->diag, slant, slants, COUNT_OF(slants), &choice)))
        file->slant = (enum slant)choice;
    if (weight &&
        (is_fine &= yaml_choice(reading->diag, weight, weights, COUNT_OF(weights), &choice)))
        file->weight = (enum weight)choice;
    if (up_to)
        is_fine &= yaml_length(reading->diag, up_to, &file->up_to);
    if (index && (is_fine &= yaml_integer(reading->diag, index, 0, 255, &number)))
        file->index = (uint32_t)number;
    if (file->package.length == 0) {
        diag_error(reading->diag, node->place, "font-catalogue",
                   "no `package` says where this file comes from");
        is_fine = false;
    }
    reading->is_fine = reading->is_fine && is_fine;
}

static bool is_plain(const struct font_file *file)
{
    return file->slant == SLANT_UPRIGHT && file->weight == WEIGHT_REGULAR &&
           file->up_to == UNIT_LARGEST;
}

static void read_family(struct reading *reading, const struct node *node,
                        struct font_family *family)
{
    static const char *const keys[] = {"name",      "package", "size_factor",
                                       "line_feed", "leaves",  "faces"};
    struct catalogue *catalogue = reading->catalogue;
    struct font_file common = {.up_to = UNIT_LARGEST, .size_factor = 1};
    family->first_file = catalogue->file_count;
    if (!has_known_keys(reading, node, keys, COUNT_OF(keys)))
        return;
    const struct node *name = required(reading, node, "name");
    if (name && !yaml_text(reading->diag, name, &family->name))
        reading->is_fine = false;
    common.family = family->name;
    read_common(reading, node, &common);
    uint32_t count;
    bool has_plain = false;
    for (const struct node *face = read_list(reading, node, "faces", &count); face;
         face = face->next) {
        struct font_file *file = &catalogue->files[catalogue->file_count++];
        read_face(reading, face, &common, file);
        has_plain |= is_plain(file);
    }
    family->file_count = catalogue->file_count - family->first_file;
    if (count > 0 && !has_plain) {
        diag_error(reading->diag, node->place, "font-catalogue",
                   "the family has no upright regular face for every size");
        reading->is_fine = false;
    }
}

static uint32_t count_faces(const struct node *families)
{
    uint32_t count = 0;
    for (const struct node *node = families; node; node = node->next) {
        const struct node *faces = yaml_find(node, "faces");
        count += faces ? faces->count : 0;
    }
    return count;
}

/* Room for more items behind those that an array has. */
static void *widen(struct arena *arena, const void *items, size_t count, size_t more, size_t bytes)
{
    void *wide = arena_alloc_items(arena, count + more, bytes);
    return count > 0 ? memcpy(wide, items, count * bytes) : wide;
}

static void read_families(struct reading *reading, const struct node *root)
{
    struct catalogue *catalogue = reading->catalogue;
    uint32_t count;
    const struct node *first = read_list(reading, root, "families", &count);
    catalogue->families = widen(reading->arena, catalogue->families, catalogue->family_count, count,
                                sizeof *catalogue->families);
    catalogue->files = widen(reading->arena, catalogue->files, catalogue->file_count,
                             count_faces(first), sizeof *catalogue->files);
    for (const struct node *node = first; node; node = node->next)
        read_family(reading, node, &catalogue->families[catalogue->family_count++]);
}

/* -- stacks ---------------------------------------------------------------------------------- */

static uint32_t find_family(const struct catalogue *catalogue, struct slice name)
{
    for (uint32_t i = 0; i < catalogue->family_count; i++)
        if (slice_equal(catalogue->families[i].name, name))
            return i;
    return NO_INDEX;
}

static void report_family(struct reading *reading, const struct name *name)
{
    const struct catalogue *catalogue = reading->catalogue;
    const char **known = arena_alloc_items(reading->arena, catalogue->family_count, sizeof *known);
    for (uint32_t i = 0; i < catalogue->family_count; i++)
        known[i] = slice_terminated(reading->arena, catalogue->families[i].name);
    diag_error(reading->diag, name->place, "font-catalogue", "no family is named `%.*s`",
               SLICE_ARG(name->text));
    diag_hint_nearest(reading->diag, name->text, known, catalogue->family_count);
    reading->is_fine = false;
}

static uint32_t *read_family_names(struct reading *reading, const struct node *node,
                                   uint32_t *count)
{
    uint32_t name_count;
    const struct name *names = read_names(reading, node, &name_count);
    uint32_t *families = arena_alloc_items(reading->arena, name_count, sizeof *families);
    *count = 0;
    for (uint32_t i = 0; i < name_count; i++) {
        uint32_t family = find_family(reading->catalogue, names[i].text);
        if (family == NO_INDEX)
            report_family(reading, &names[i]);
        else
            families[(*count)++] = family;
    }
    return families;
}

static bool read_script(struct reading *reading, const struct name *name, uint32_t *script)
{
    const unsigned char *tag = (const unsigned char *)name->text.bytes;
    if (name->text.length != 4) {
        diag_error(reading->diag, name->place, "font-catalogue",
                   "`%.*s` is no script tag such as Latn", SLICE_ARG(name->text));
        return reading->is_fine = false;
    }
    *script = (uint32_t)tag[0] << 24 | (uint32_t)tag[1] << 16 | (uint32_t)tag[2] << 8 | tag[3];
    return true;
}

static void read_row(struct reading *reading, const struct node *node, struct font_row *row)
{
    static const char *const keys[] = {"scripts", "languages", "families"};
    if (!has_known_keys(reading, node, keys, COUNT_OF(keys)))
        return;
    uint32_t count;
    const struct name *tags = read_names(reading, required(reading, node, "scripts"), &count);
    row->scripts = arena_alloc_items(reading->arena, count, sizeof *row->scripts);
    for (uint32_t i = 0; i < count; i++)
        if (read_script(reading, &tags[i], &row->scripts[row->script_count]))
            row->script_count++;
    row->languages = read_texts(reading, yaml_find(node, "languages"), &row->language_count);
    row->families =
        read_family_names(reading, required(reading, node, "families"), &row->family_count);
}

static void read_rows(struct reading *reading, const struct node *node, struct font_stack *stack)
{
    uint32_t count;
    const struct node *first = read_list(reading, node, "chains", &count);
    stack->rows = widen(reading->arena, stack->rows, stack->row_count, count, sizeof *stack->rows);
    for (const struct node *row = first; row; row = row->next)
        read_row(reading, row, &stack->rows[stack->row_count++]);
}

static void read_stack(struct reading *reading, const struct node *node, struct font_stack *stack)
{
    static const char *const keys[] = {"name", "nominal_factor", "chains", "fallback"};
    if (!has_known_keys(reading, node, keys, COUNT_OF(keys)))
        return;
    const struct node *name = required(reading, node, "name");
    if (name && !yaml_text(reading->diag, name, &stack->name))
        reading->is_fine = false;
    stack->nominal_factor = 1;
    read_number(reading, yaml_find(node, "nominal_factor"), SIZE_FACTOR_LEAST, SIZE_FACTOR_LARGEST,
                &stack->nominal_factor);
    read_rows(reading, node, stack);
    stack->fallback =
        read_family_names(reading, required(reading, node, "fallback"), &stack->fallback_count);
}

static void read_stacks(struct reading *reading, const struct node *root)
{
    struct catalogue *catalogue = reading->catalogue;
    uint32_t count;
    const struct node *first = read_list(reading, root, "stacks", &count);
    catalogue->stacks = arena_alloc_items(reading->arena, count, sizeof *catalogue->stacks);
    for (const struct node *node = first; node; node = node->next)
        read_stack(reading, node, &catalogue->stacks[catalogue->stack_count++]);
}

static void check_format(struct reading *reading, const struct node *root)
{
    struct slice format;
    const struct node *named = required(reading, root, "format");
    if (named && yaml_text(reading->diag, named, &format) && !slice_is(format, "orison-fonts/1")) {
        diag_error(reading->diag, named->place, "font-catalogue",
                   "`%.*s` is not the format orison-fonts/1", SLICE_ARG(format));
        reading->is_fine = false;
    }
}

static void read_root(struct reading *reading, const struct node *root)
{
    static const char *const keys[] = {"format", "more", "roots", "families", "stacks"};
    struct catalogue *catalogue = reading->catalogue;
    if (!has_known_keys(reading, root, keys, COUNT_OF(keys)))
        return;
    check_format(reading, root);
    const struct node *more = yaml_find(root, "more");
    if (more && !yaml_text(reading->diag, more, &catalogue->more))
        reading->is_fine = false;
    catalogue->roots =
        read_texts(reading, required(reading, root, "roots"), &catalogue->root_count);
    read_families(reading, root);
    read_stacks(reading, root);
}

/* A catalogue's second file: families, and rows for stacks that the first one has. */
static void read_more_root(struct reading *reading, const struct node *root)
{
    static const char *const keys[] = {"format", "families", "stacks"};
    static const char *const stack_keys[] = {"name", "chains"};
    struct catalogue *catalogue = reading->catalogue;
    uint32_t count;
    if (!has_known_keys(reading, root, keys, COUNT_OF(keys)))
        return;
    check_format(reading, root);
    read_families(reading, root);
    for (const struct node *node = read_list(reading, root, "stacks", &count); node;
         node = node->next) {
        struct slice wanted = SLICE("");
        const struct node *name = required(reading, node, "name");
        if (!has_known_keys(reading, node, stack_keys, COUNT_OF(stack_keys)) || !name ||
            !yaml_text(reading->diag, name, &wanted))
            reading->is_fine = false;
        for (uint32_t i = 0; i < catalogue->stack_count; i++)
            if (slice_equal(catalogue->stacks[i].name, wanted))
                read_rows(reading, node, &catalogue->stacks[i]);
    }
}

static const struct node *read_file(struct reading *reading, const char *path)
{
    struct slice bytes;
    if (!file_read(reading->arena, reading->diag, path, CATALOGUE_BYTES_LARGEST, &bytes))
        return NULL;
    return yaml_read(reading->arena, reading->diag, diag_add_source(reading->diag, path, bytes));
}

/* Whether a stack has no row for one of the scripts; without a list, whether there is more at all.
 */
static bool wants_more(const struct catalogue *catalogue, const struct script_text *texts,
                       uint32_t count)
{
    if (catalogue->more.length == 0 || !texts)
        return catalogue->more.length > 0;
    for (uint32_t s = 0; s < catalogue->stack_count; s++)
        for (uint32_t i = 0; i < count; i++)
            if (!stack_find_row(&catalogue->stacks[s], texts[i].language, texts[i].script))
                return true;
    return false;
}

const struct catalogue *catalogue_read(struct arena *arena, struct diag *diag, const char *path,
                                       const struct script_text *texts, uint32_t count)
{
    struct catalogue *catalogue = arena_alloc(arena, sizeof *catalogue);
    struct reading reading = {
        .arena = arena, .diag = diag, .catalogue = catalogue, .is_fine = true};
    const struct node *root = read_file(&reading, path);
    if (!root)
        return NULL;
    catalogue->folder = path_directory(slice_copy(arena, slice_of(path)));
    read_root(&reading, root);
    if (reading.is_fine && wants_more(catalogue, texts, count)) {
        root = read_file(&reading, path_join(arena, catalogue->folder, catalogue->more));
        if (!root)
            return NULL;
        read_more_root(&reading, root);
    }
    return reading.is_fine ? catalogue : NULL;
}

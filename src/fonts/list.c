/* What the catalogue names, and what of it is on this machine: `orison fonts`, and the package that
 * a missing character needs. Nothing is opened here, only looked for. */
#include "base/file.h"
#include "base/json.h"
#include "fonts/internal.h"

enum { COLUMN_COUNT = 6 };

struct cells {
    struct slice at[COLUMN_COUNT];
};

struct listing {
    struct arena *arena;
    const struct catalogue *catalogue;
    struct cell_list {
        struct cells *at;
        size_t count, room;
    } rows;
    struct package_list {
        struct slice *at;
        size_t count, room;
    } missing;
    struct package_list others; /* "fonts-culmus for culmus": other names of the missing */
    bool *is_listed;            /* families of the present stack */
};

/* "Latn Cyrl (ha yo)": what a row serves. */
static struct slice row_name(struct arena *arena, const struct font_row *row)
{
    struct slice name = SLICE("");
    for (uint32_t i = 0; i < row->script_count; i++) {
        uint32_t tag = row->scripts[i];
        name = slice_format(arena, "%.*s%s%c%c%c%c", SLICE_ARG(name), i ? " " : "",
                            (char)(tag >> 24), (char)(tag >> 16), (char)(tag >> 8), (char)tag);
    }
    for (uint32_t i = 0; i < row->language_count; i++)
        name = slice_format(arena, "%.*s%s%.*s%s", SLICE_ARG(name), i ? " " : " (",
                            SLICE_ARG(row->languages[i]), i + 1 == row->language_count ? ")" : "");
    return name;
}

static void list_missing(struct listing *listing, const struct font_file *file)
{
    size_t place = 0;
    struct package_list *missing = &listing->missing;
    struct slice package = file->packages[0];
    while (place < missing->count && slice_compare(missing->at[place], package) < 0)
        place++;
    if (place < missing->count && slice_equal(missing->at[place], package))
        return;
    for (uint32_t i = 1; i < file->package_count; i++)
        *array_add(listing->arena, &listing->others) = slice_format(
            listing->arena, "%.*s for %.*s", SLICE_ARG(file->packages[i]), SLICE_ARG(package));
    array_add(listing->arena, missing);
    for (size_t i = missing->count - 1; i > place; i--)
        missing->at[i] = missing->at[i - 1];
    missing->at[place] = package;
}

/* The name that the file was found by; the first where it was not found. */
static struct slice name_found(const struct font_file *file, struct slice path)
{
    for (uint32_t i = 0; i < file->path_count; i++) {
        struct slice name = path_name(file->paths[i]);
        if (path.length > name.length &&
            slice_equal(slice_part(path, path.length - name.length, path.length), name))
            return file->paths[i];
    }
    return file->paths[0];
}

static void list_family(struct listing *listing, const struct font_stack *stack, struct slice what,
                        uint32_t family_index)
{
    const struct font_family *family = &listing->catalogue->families[family_index];
    if (listing->is_listed[family_index])
        return;
    listing->is_listed[family_index] = true;
    for (uint32_t i = 0; i < family->file_count; i++) {
        const struct font_file *file = &listing->catalogue->files[family->first_file + i];
        const char *path = catalogue_find_file(listing->arena, listing->catalogue, file);
        if (!path)
            list_missing(listing, file);
        *array_add(listing->arena, &listing->rows) = (struct cells){
            {stack->name, what, family->name, name_found(file, slice_of(path ? path : "")),
             slice_of(path ? "found" : "missing"), file->package}};
    }
}

static void list_stack(struct listing *listing, const struct font_stack *stack)
{
    uint32_t family_count = listing->catalogue->family_count;
    listing->is_listed = arena_alloc_items(listing->arena, family_count, sizeof(bool));
    for (uint32_t i = 0; i < stack->row_count; i++)
        for (uint32_t k = 0; k < stack->rows[i].family_count; k++)
            list_family(listing, stack, row_name(listing->arena, &stack->rows[i]),
                        stack->rows[i].families[k]);
    for (uint32_t k = 0; k < stack->fallback_count; k++)
        list_family(listing, stack, SLICE("fallback"), stack->fallback[k]);
}

/* A cell as a line of a terminal has room for it: of many languages the first, the JSON has all. */
static struct slice shown(struct arena *arena, struct slice cell)
{
    enum { SHOWN_MOST = 48, KEPT = 24 };
    size_t end = KEPT;
    if (cell.length <= SHOWN_MOST)
        return cell;
    while (end > 0 && cell.bytes[end] != ' ')
        end--;
    return slice_format(arena, "%.*s ...", (int)end, cell.bytes);
}

static void write_rows(const struct listing *listing, FILE *out)
{
    size_t widths[COLUMN_COUNT] = {0};
    for (size_t i = 0; i < listing->rows.count; i++)
        for (int c = 0; c < COLUMN_COUNT; c++) {
            struct slice *cell = &listing->rows.at[i].at[c];
            *cell = shown(listing->arena, *cell);
            if (cell->length > widths[c])
                widths[c] = cell->length;
        }
    for (size_t i = 0; i < listing->rows.count; i++)
        for (int c = 0; c < COLUMN_COUNT; c++) {
            struct slice cell = listing->rows.at[i].at[c];
            bool is_last = c == COLUMN_COUNT - 1;
            fprintf(out, "%.*s%*s%s", SLICE_ARG(cell), is_last ? 0 : (int)(widths[c] - cell.length),
                    "", is_last ? "\n" : "  ");
        }
}

/* The same as one JSON object a line. */
static void write_objects(struct listing *listing, FILE *out)
{
    static const char *const keys[COLUMN_COUNT] = {"stack", "for",   "family",
                                                   "file",  "state", "package"};
    for (uint32_t i = 0; i < listing->catalogue->stack_count; i++)
        list_stack(listing, &listing->catalogue->stacks[i]);
    for (size_t i = 0; i < listing->rows.count; i++) {
        for (int c = 0; c < COLUMN_COUNT; c++) {
            fprintf(out, "%s\"%s\":", c ? "," : "{", keys[c]);
            json_write_text(out, listing->rows.at[i].at[c]);
        }
        fputs("}\n", out);
    }
}

bool fonts_list(struct arena *arena, struct diag *diag, const char *path, enum diag_form form,
                FILE *out)
{
    struct listing listing = {.arena = arena,
                              .catalogue = catalogue_read(arena, diag, path, NULL, 0)};
    if (!listing.catalogue)
        return false;
    if (form == DIAG_JSON) {
        write_objects(&listing, out);
        return true;
    }
    *array_add(arena, &listing.rows) =
        (struct cells){{SLICE("STACK"), SLICE("FOR"), SLICE("FAMILY"), SLICE("FILE"),
                        SLICE("STATE"), SLICE("PACKAGE")}};
    for (uint32_t i = 0; i < listing.catalogue->stack_count; i++)
        list_stack(&listing, &listing.catalogue->stacks[i]);
    write_rows(&listing, out);
    if (listing.missing.count == 0) {
        fprintf(out, "\nNothing is missing.\n");
        return true;
    }
    fprintf(out, "\nTo install what is missing:\n\n    apt-get install --no-install-recommends");
    for (size_t i = 0; i < listing.missing.count; i++)
        fprintf(out, " %.*s", SLICE_ARG(listing.missing.at[i]));
    fprintf(out, "\n");
    for (size_t i = 0; i < listing.others.count; i++)
        fprintf(out, i == 0 ? "\nWhere apt does not know a name: %.*s" : ", %.*s",
                SLICE_ARG(listing.others.at[i]));
    if (listing.others.count > 0)
        fprintf(out, "\n");
    return true;
}

struct slice catalogue_find_package(struct arena *scratch, const struct catalogue *catalogue,
                                    uint32_t script)
{
    for (uint32_t s = 0; s < catalogue->stack_count; s++) {
        const struct font_row *row = stack_find_row(&catalogue->stacks[s], SLICE(""), script);
        for (uint32_t k = 0; row && k < row->family_count; k++) {
            const struct font_family *family = &catalogue->families[row->families[k]];
            const struct font_file *file = &catalogue->files[family->first_file];
            if (!catalogue_find_file(scratch, catalogue, file))
                return file->package;
        }
    }
    return SLICE("");
}

/* Which file of a family serves a style, and opening it once.
 *
 * The nearest file that can be opened is taken: a missing italic gives the upright, so that text
 * goes on; what is missing is told once a package, at the first face that was wanted of it. */
#include "fonts/chain.h"

/* -- files ----------------------------------------------------------------------------------- */

static void report_missing(struct opening *opening, const struct font_file *file)
{
    for (size_t i = 0; i < opening->reported.count; i++)
        if (slice_equal(opening->reported.at[i], file->package))
            return;
    *array_add(opening->arena, &opening->reported) = file->package;
    diag_warning(opening->diag, file->place, "font-missing",
                 "%.*s (%.*s) is not installed; the text goes on in the next font",
                 SLICE_ARG(file->family), SLICE_ARG(file->paths[0]));
    diag_hint(opening->diag, "apt-get install %.*s", SLICE_ARG(file->package));
}

/* A face that another family opened already from the same file with the same numbers. */
static uint32_t find_open(const struct opening *opening, const struct font_file *file,
                          double nominal_factor, struct slice path)
{
    double size_factor = face_size_factor(file, nominal_factor);
    double line_feed = face_line_feed(file, nominal_factor);
    const struct face_list *faces = &opening->fonts->faces;
    for (uint32_t i = 0; i < faces->count; i++)
        if (slice_equal(faces->at[i].file, path) && faces->at[i].file_index == file->index &&
            faces->at[i].size_factor == size_factor && faces->at[i].line_feed == line_feed &&
            slice_equal(faces->at[i].leaves, file->leaves))
            return i;
    return NO_INDEX;
}

static uint32_t open_file(struct opening *opening, uint32_t stack, uint32_t index)
{
    const struct catalogue *catalogue = opening->fonts->catalogue;
    const struct font_file *file = &catalogue->files[index];
    uint32_t *known = &opening->file_faces[stack * catalogue->file_count + index];
    if (*known != FILE_UNTRIED)
        return *known;
    double nominal_factor = catalogue->stacks[stack].nominal_factor;
    uint32_t face = FILE_FAILED;
    struct face made;
    const char *path = catalogue_find_file(opening->arena, catalogue, file);
    if (!path && opening->is_searching)
        return FILE_FAILED;
    if (!path)
        report_missing(opening, file);
    else if ((face = find_open(opening, file, nominal_factor, slice_of(path))) == NO_INDEX &&
             face_open(opening->arena, opening->diag, file, path, nominal_factor, &made)) {
        face = (uint32_t)opening->fonts->faces.count;
        *array_add(opening->arena, &opening->fonts->faces) = made;
    }
    return *known = face;
}

/* -- styles of type -------------------------------------------------------------------------- */

/* How far a file is from what is wanted: 0 fits; 1 has the weight, 2 the slant only. Cuts of other
 * sizes count least: a size too large for a cut is worse than a cut for larger sizes. */
static uint32_t file_distance(const struct font_file *file, const struct chain *chain)
{
    bool is_slant = file->slant == chain->slant, is_weight = file->weight == chain->weight;
    uint32_t style = is_slant && is_weight ? 0 : is_weight ? 1 : is_slant ? 2 : 3;
    return style * 4 + (file->up_to < chain->cut ? 2 : file->up_to > chain->cut ? 1 : 0);
}

/* Opens the nearest file of a family that can be opened; FILE_FAILED where none can. */
uint32_t open_family(struct opening *opening, const struct font_family *family,
                     const struct chain *chain)
{
    for (uint32_t distance = 0; distance < 16; distance++)
        for (uint32_t i = 0; i < family->file_count; i++) {
            uint32_t index = family->first_file + i;
            const struct font_file *file = &opening->fonts->catalogue->files[index];
            if (file_distance(file, chain) != distance)
                continue;
            uint32_t face = open_file(opening, chain->stack, index);
            if (face != FILE_FAILED)
                return face;
        }
    return FILE_FAILED;
}

/* Imposed sides: every placed page is a form XObject, set by a matrix. ISO 32000-1, 8.10.
 *
 * A placement's x, y is the top left corner of its trim box as it lies on the side, y down, after
 * the turn. A form's space is its page's: trim at the origin, y up; its box includes the bleed. */
#include "pdf/file.h"

#include <stdio.h>

static HPDF_Dict add_form(struct pdf_file *file, uint32_t page)
{
    const struct pages *pages = file->job->pages;
    const struct edges *bleeds = &file->job->layout->deliver.bleed;
    unit widest = bleeds->inner > bleeds->outer ? bleeds->inner : bleeds->outer;
    unit highest = bleeds->top > bleeds->bottom ? bleeds->top : bleeds->bottom;
    double bleed = unit_points(widest > highest ? widest : highest);
    canvas_begin(&file->canvas);
    pdf_page_draw(file, page, 0, 0);
    struct slice bytes = canvas_end(&file->canvas);
    HPDF_Dict form = objects_add_stream(file->objects, bytes, STREAM_DEFLATED);
    HPDF_Dict_AddName(form, "Type", "XObject");
    HPDF_Dict_AddName(form, "Subtype", "Form");
    dict_add_box(file->objects, form, "BBox",
                 (const double[4]){-bleed, -bleed, unit_points(pages->width) + bleed,
                                   unit_points(pages->height) + bleed});
    HPDF_Dict_Add(form, "Resources", file->resources);
    return form;
}

/* The matrix of a placement: scaled, turned clockwise, and its box moved to its corner. */
static void placement_matrix(const struct pdf_file *file, const struct placement *placement,
                             double matrix[6])
{
    static const int cosines[4] = {1, 0, -1, 0}, sines[4] = {0, -1, 0, 1};
    int c = cosines[placement->quarter_turns & 3], s = sines[placement->quarter_turns & 3];
    double scale = placement->scale;
    double width = unit_points(file->job->pages->width) * scale;
    double height = unit_points(file->job->pages->height) * scale;
    bool is_sideways = s != 0;
    double left = unit_points(placement->x);
    double bottom =
        unit_points(file->job->sheets->height - placement->y) - (is_sideways ? width : height);
    matrix[0] = c * scale;
    matrix[1] = s * scale;
    matrix[2] = -s * scale;
    matrix[3] = c * scale;
    matrix[4] = left + (c < 0 ? width : 0) + (s > 0 ? height : 0);
    matrix[5] = bottom + (c < 0 ? height : 0) + (s < 0 ? width : 0);
}

static bool is_clipped(const struct placement *placement)
{
    return placement->clip.right > placement->clip.left;
}

/* A page's bleed ends at the fold, where its neighbour begins. */
static void begin_clip(struct pdf_file *file, const struct placement *placement)
{
    const struct box *clip = &placement->clip;
    if (!is_clipped(placement))
        return;
    struct buffer bytes = buffer_make(file->arena);
    const double box[4] = {
        unit_points(clip->left), unit_points(file->job->sheets->height - clip->bottom),
        unit_points(clip->right - clip->left), unit_points(clip->bottom - clip->top)};
    buffer_add_text(&bytes, "q ");
    for (int i = 0; i < 4; i++) {
        buffer_add_number(&bytes, box[i], 3);
        buffer_add_text(&bytes, " ");
    }
    buffer_add_text(&bytes, "re W n\n");
    canvas_operators(&file->canvas, buffer_slice(&bytes));
}

static void end_clip(struct pdf_file *file, const struct placement *placement)
{
    if (is_clipped(placement))
        canvas_operators(&file->canvas, SLICE("Q\n"));
}

/* What a sheet's stream needs beside the pages: for its marks and labels. */
static HPDF_Dict add_resources(struct pdf_file *file)
{
    HPDF_Dict resources = objects_add_dict(file->objects);
    static const char *const shared[] = {"Font", "ColorSpace", "ExtGState"};
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++) {
        void *entry = HPDF_Dict_GetItem(file->resources, shared[i], HPDF_OCLASS_DICT);
        if (entry)
            HPDF_Dict_Add(resources, shared[i], entry);
    }
    return resources;
}

void pdf_sheet_write(struct pdf_file *file, uint32_t side, HPDF_Dict *forms)
{
    const struct sheets *sheets = file->job->sheets;
    const struct side *placed = &sheets->sides[side];
    for (uint32_t i = 0; i < placed->placement_count; i++) {
        uint32_t page = placed->placements[i].page;
        if (page != NO_INDEX && !forms[page])
            forms[page] = add_form(file, page);
    }
    canvas_begin(&file->canvas);
    HPDF_Dict resources = add_resources(file);
    HPDF_Dict names = dict_add_dict(resources, "XObject");
    for (uint32_t i = 0; i < placed->placement_count; i++) {
        const struct placement *placement = &placed->placements[i];
        if (placement->page == NO_INDEX)
            continue;
        char name[16];
        double matrix[6];
        snprintf(name, sizeof name, "P%u", placement->page + 1);
        HPDF_Dict_Add(names, name, forms[placement->page]);
        placement_matrix(file, placement, matrix);
        begin_clip(file, placement);
        canvas_form(&file->canvas, name, matrix);
        end_clip(file, placement);
    }
    HPDF_Dict shared = file->forms;
    file->forms = names;
    pdf_marks_draw(file, side);
    file->forms = shared;
    file->sides[side] = pdf_page_add(file, side, resources);
}

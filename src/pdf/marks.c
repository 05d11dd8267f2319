/* Printer's marks and labels: drawn round the pages of a side, in registration colour.
 *
 * In: a side's marks in its own space, y down. Out: operators. Registration colour is all of every
 * plate (Separation /All); a file with black ink alone, or for an office printer, has just black.
 * Marks are page content, not annotations, and lie outside the bleed (sheets/marks.c). */
#include "pdf/file.h"
#include "sheets/sheets.h"

static const double mark_thickness = 0.25;     /* points: as thin as a plate holds */
static const double circle_handle = 0.5522847; /* a Bézier quarter of the unit circle */

struct pencil {
    struct pdf_file *file;
    struct buffer bytes;
    double height; /* of the side, points */
};

static bool has_registration(const struct pdf_file *file)
{
    const struct palette *palette = file->job->palette;
    return palette && palette->is_press && !palette->is_gray;
}

static void add(struct pencil *pencil, const double *numbers, int count, const char *operator)
{
    for (int i = 0; i < count; i++) {
        buffer_add_number(&pencil->bytes, numbers[i], 3);
        buffer_add_text(&pencil->bytes, " ");
    }
    buffer_add_text(&pencil->bytes, operator);
    buffer_add_text(&pencil->bytes, "\n");
}

static void draw_line(struct pencil *pencil, const struct mark *mark)
{
    double x = unit_points(mark->x), y = pencil->height - unit_points(mark->y);
    bool is_dashed = mark->kind == MARK_DASHED;
    if (is_dashed)
        buffer_add_text(&pencil->bytes, "[2 1.5] 0 d\n");
    add(pencil, (const double[2]){x, y}, 2, "m");
    add(pencil, (const double[2]){x + unit_points(mark->width), y - unit_points(mark->height)}, 2,
        "l S");
    if (is_dashed)
        buffer_add_text(&pencil->bytes, "[] 0 d\n");
}

static void draw_circle(struct pencil *pencil, const struct mark *mark)
{
    static const int quarters[4][2] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
    double r = unit_points(mark->width) / 2, k = r * circle_handle;
    double x = unit_points(mark->x) + r, y = pencil->height - unit_points(mark->y) - r;
    add(pencil, (const double[2]){x + r, y}, 2, "m");
    for (int i = 0; i < 4; i++) {
        const int *from = quarters[i], *to = quarters[(i + 1) % 4];
        const double curve[6] = {x + from[0] * r + to[0] * k,
                                 y + from[1] * r + to[1] * k,
                                 x + to[0] * r + from[0] * k,
                                 y + to[1] * r + from[1] * k,
                                 x + to[0] * r,
                                 y + to[1] * r};
        add(pencil, curve, 6, "c");
    }
    buffer_add_text(&pencil->bytes, "S\n");
}

static void draw_patch(struct pencil *pencil, const struct mark *mark)
{
    const struct palette *palette = pencil->file->job->palette;
    bool is_spot =
        mark->color != NO_INDEX && palette && palette->separations[mark->color] != NO_INDEX;
    if (is_spot)
        buffer_add_format(&pencil->bytes, "/S%u cs 1 scn\n", palette->separations[mark->color]);
    else
        add(pencil, mark->ink, 4, "k");
    double height = unit_points(mark->height);
    const double box[4] = {unit_points(mark->x), pencil->height - unit_points(mark->y) - height,
                           unit_points(mark->width), height};
    add(pencil, box, 4, "re f");
}

static void draw_mark(struct pencil *pencil, const struct mark *mark)
{
    switch (mark->kind) {
    case MARK_LINE:
    case MARK_DASHED:
        draw_line(pencil, mark);
        break;
    case MARK_CIRCLE:
        draw_circle(pencil, mark);
        break;
    case MARK_PATCH:
        draw_patch(pencil, mark);
        break;
    case MARK_KIND_COUNT:
        break;
    }
}

/* The line with its anchor at the origin, which is moved and turned there. */
static void draw_label(struct pdf_file *file, const struct label *label, double side_height)
{
    static const int turns[4][4] = {{1, 0, 0, 1}, {0, -1, 1, 0}, {-1, 0, 0, -1}, {0, 1, -1, 0}};
    double scale = label->scale > 0 ? label->scale : 1;
    if (!label->line)
        return;
    double width = unit_points(label->line->width);
    double shift = label->align == ALIGN_END ? width : label->align == ALIGN_CENTER ? width / 2 : 0;
    struct buffer begin = buffer_make(file->arena);
    for (int i = 0; i < 4; i++) {
        buffer_add_number(&begin, turns[label->quarter_turns & 3][i] * scale, 3);
        buffer_add_text(&begin, " ");
    }
    buffer_add_number(&begin, unit_points(label->x), 3);
    buffer_add_text(&begin, " ");
    buffer_add_number(&begin, side_height - unit_points(label->y), 3);
    buffer_add_text(&begin, " cm\n");
    buffer_add_text(&begin, has_registration(file) ? "/All cs 1 scn\n" : "0 g\n");
    struct canvas saved = canvas_save(&file->canvas);
    canvas_operators(&file->canvas, buffer_slice(&begin));
    pdf_line_draw(file, label->line, -shift, 0);
    canvas_restore(&file->canvas, &saved);
}

void pdf_marks_draw(struct pdf_file *file, uint32_t side)
{
    const struct side *placed = &file->job->sheets->sides[side];
    double height = unit_points(file->job->sheets->height);
    struct pencil pencil = {file, buffer_make(file->arena), height};
    if (placed->mark_count == 0 && placed->label_count == 0)
        return;
    if (file->job->palette && file->job->palette->is_press)
        canvas_overprint(&file->canvas, false);
    buffer_add_text(&pencil.bytes, "q ");
    buffer_add_text(&pencil.bytes, has_registration(file) ? "/All CS 1 SCN " : "0 G ");
    add(&pencil, &mark_thickness, 1, "w");
    for (uint32_t i = 0; i < placed->mark_count; i++)
        draw_mark(&pencil, &placed->marks[i]);
    buffer_add_text(&pencil.bytes, "Q\n");
    canvas_operators(&file->canvas, buffer_slice(&pencil.bytes));
    for (uint32_t i = 0; i < placed->label_count; i++)
        draw_label(file, &placed->labels[i], height);
}

/* Colours of a file: separations and overprint as resources, and what a colour's number means.
 *
 * In: the palette. Out: colour spaces S0, S1 … of the spot colours and `All` of the marks, graphics
 * states O1 and O0. ISO 32000-1, 8.6.6.4 (Separation), 8.6.7 (overprint). A separation's tint goes
 * in a straight line from paper to the colour that stands for it. */
#include "pdf/file.h"

#include <stdio.h>

static bool is_press(const struct pdf_file *file)
{
    return file->job->palette && file->job->palette->is_press;
}

/* A name object's characters beyond the plain ones are written by number. ISO 32000-1, 7.3.5. */
static void add_name(struct buffer *out, struct slice name)
{
    for (size_t i = 0; i < name.length; i++) {
        unsigned char c = (unsigned char)name.bytes[i];
        bool is_plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        buffer_add_format(out, is_plain ? "%c" : "#%02X", c);
    }
}

/* [/Separation /Name /DeviceCMYK tint]: an exponential function of exponent 1. */
static struct slice separation(struct pdf_file *file, struct slice name, const double full[4])
{
    struct buffer out = buffer_make(file->arena);
    buffer_add_text(&out, "[/Separation /");
    add_name(&out, name);
    buffer_add_text(&out, " /DeviceCMYK <</FunctionType 2/Domain [0 1]/N 1/C0 [0 0 0 0]/C1 [");
    for (int i = 0; i < 4; i++) {
        buffer_add_number(&out, full[i], 4);
        buffer_add_text(&out, i < 3 ? " " : "]>>]");
    }
    return buffer_slice(&out);
}

/* The colour that stands for a spot: that of the first that names it. */
static const double *spot_ink(const struct palette *palette, uint32_t number)
{
    uint32_t i = 0;
    while (palette->separations[i] != number)
        i++;
    return palette->colors[i].parts;
}

static void add_state(struct pdf_file *file, HPDF_Dict states, const char *name, bool is_on)
{
    HPDF_Dict state = dict_add_dict(states, name);
    HPDF_Dict_AddName(state, "Type", "ExtGState");
    HPDF_Dict_AddBoolean(state, "OP", is_on ? HPDF_TRUE : HPDF_FALSE);
    HPDF_Dict_AddBoolean(state, "op", is_on ? HPDF_TRUE : HPDF_FALSE);
    HPDF_Dict_AddNumber(state, "OPM", is_on ? 1 : 0);
    (void)file;
}

void pdf_colors_write(struct pdf_file *file)
{
    static const double all[4] = {1, 1, 1, 1};
    const struct palette *palette = file->job->palette;
    if (!is_press(file))
        return;
    HPDF_Dict spaces = objects_add_dict(file->objects), states = objects_add_dict(file->objects);
    HPDF_Dict_Add(file->resources, "ColorSpace", spaces);
    HPDF_Dict_Add(file->resources, "ExtGState", states);
    if (!palette->is_gray)
        dict_add_raw(file->objects, spaces, "All", separation(file, SLICE("All"), all));
    for (uint32_t i = 0; i < palette->spot_count; i++) {
        char name[16];
        snprintf(name, sizeof name, "S%u", i);
        dict_add_raw(file->objects, spaces, name,
                     separation(file, palette->spots[i], spot_ink(palette, i)));
    }
    add_state(file, states, "O1", true);
    add_state(file, states, "O0", false);
}

void pdf_color_set(struct pdf_file *file, uint32_t color)
{
    const struct palette *palette = file->job->palette;
    if (is_press(file))
        canvas_overprint(&file->canvas, palette->is_overprinting[color]);
    if (palette && palette->separations[color] != NO_INDEX)
        canvas_separation(&file->canvas, palette->separations[color]);
    else
        canvas_color(&file->canvas, &file->colors[color]);
}

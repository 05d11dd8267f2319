/* Ink: see ink.h. ISO 32000-1, 8.10 (form XObjects), 8.5 (paths). */
#include "pdf/ink.h"

#include <hb.h>
#include <stdio.h>

struct ink_forms *ink_forms_make(struct arena *arena, struct objects *objects)
{
    struct ink_forms *inks = arena_alloc(arena, sizeof *inks);
    *inks = (struct ink_forms){.arena = arena, .objects = objects, .numbers = map_make(arena)};
    return inks;
}

/* --- outlines ----------------------------------------------------------------------------------
 */

/* An outline as operators, in 1/1000 of the size. */
struct outline {
    struct buffer *text;
    double scale; /* 1/1000 of the size a font unit */
};

static void add_point(const struct outline *outline, double x, double y)
{
    buffer_add_number(outline->text, x * outline->scale, 0);
    buffer_add_text(outline->text, " ");
    buffer_add_number(outline->text, y * outline->scale, 0);
    buffer_add_text(outline->text, " ");
}

static void move_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
                    void *user)
{
    (void)funcs, (void)state, (void)user;
    const struct outline *outline = data;
    add_point(outline, (double)x, (double)y);
    buffer_add_text(outline->text, "m\n");
}

static void line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
                    void *user)
{
    (void)funcs, (void)state, (void)user;
    const struct outline *outline = data;
    add_point(outline, (double)x, (double)y);
    buffer_add_text(outline->text, "l\n");
}

/* Quadratic curves come as cubic ones: HarfBuzz's own default. */
static void cubic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1, float y1,
                     float x2, float y2, float x, float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    const struct outline *outline = data;
    add_point(outline, (double)x1, (double)y1);
    add_point(outline, (double)x2, (double)y2);
    add_point(outline, (double)x, (double)y);
    buffer_add_text(outline->text, "c\n");
}

static void close_path(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *user)
{
    (void)funcs, (void)state, (void)user;
    const struct outline *outline = data;
    buffer_add_text(outline->text, "h\n");
}

static void draw_outline(hb_font_t *font, uint16_t glyph, struct outline *outline)
{
    hb_draw_funcs_t *pen = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(pen, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(pen, line_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(pen, cubic_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(pen, close_path, NULL, NULL);
#if HB_VERSION_ATLEAST(7, 0, 0)
    hb_font_draw_glyph(font, glyph, pen, outline);
#else
    hb_font_get_glyph_shape(font, glyph, pen, outline);
#endif
    hb_draw_funcs_destroy(pen);
}

/* --- forms -------------------------------------------------------------------------------------
 */

static HPDF_Dict add_form(struct ink_forms *inks, const struct face *face, uint16_t glyph)
{
    double scale = 1000.0 / face->units_per_em;
    struct buffer text = buffer_make(inks->arena);
    struct outline outline = {&text, scale};
    hb_glyph_extents_t ink = {0};
    draw_outline(face->hb_font, glyph, &outline);
    if (!hb_font_get_glyph_extents(face->hb_font, glyph, &ink) || text.count == 0)
        return NULL;
    buffer_add_text(&text, "f\n");
    HPDF_Dict form = objects_add_stream(inks->objects, buffer_slice(&text), STREAM_DEFLATED);
    HPDF_Dict_AddName(form, "Type", "XObject");
    HPDF_Dict_AddName(form, "Subtype", "Form");
    dict_add_box(inks->objects, form, "BBox",
                 (const double[4]){ink.x_bearing * scale, (ink.y_bearing + ink.height) * scale,
                                   (ink.x_bearing + ink.width) * scale, ink.y_bearing * scale});
    dict_add_dict(form, "Resources");
    return form;
}

/* The number of a glyph's form; the form is NULL where the glyph has no ink. */
static uint32_t find_form(struct ink_forms *inks, const struct face *face, uint16_t glyph)
{
    struct {
        const struct face *face;
        uint64_t glyph;
    } pair = {face, glyph};
    struct slice key = {(const char *)&pair, sizeof pair};
    uint32_t number = (uint32_t)inks->forms.count;
    if (map_find(&inks->numbers, key, &number))
        return number;
    map_add(&inks->numbers, key, number);
    *array_add(inks->arena, &inks->forms) = add_form(inks, face, glyph);
    return number;
}

void ink_draw(struct ink_forms *inks, struct canvas *canvas, HPDF_Dict names,
              const struct face *face, uint16_t glyph, double x, double y, double size,
              int32_t expansion)
{
    uint32_t number = find_form(inks, face, glyph);
    HPDF_Dict form = inks->forms.at[number];
    char name[16];
    if (!form)
        return;
    snprintf(name, sizeof name, "M%u", number);
    if (!HPDF_Dict_GetItem(names, name, HPDF_OCLASS_DICT))
        HPDF_Dict_Add(names, name, form);
    double scale = size / 1000;
    canvas_form(canvas, name,
                (const double[6]){scale * (1 + expansion / 1000.0), 0, 0, scale, x, y});
}

/* Content streams: see canvas.h. ISO 32000-1, 8.2 (nesting), 9.4 (text), 14.6 (marks). */
#include "pdf/canvas.h"

#include <assert.h>
#include <math.h>

#include "base/index.h"

struct canvas canvas_make(struct arena *arena)
{
    struct canvas canvas = {.bytes = buffer_make(arena)};
    canvas_begin(&canvas);
    return canvas;
}

void canvas_begin(struct canvas *canvas)
{
    struct buffer bytes = canvas->bytes;
    bytes.count = 0;
    *canvas = (struct canvas){.bytes = bytes, .font = NO_INDEX, .separation = NO_INDEX};
}

static void end_string(struct canvas *canvas)
{
    if (canvas->is_string_open)
        buffer_add_text(&canvas->bytes, ")");
    canvas->is_string_open = false;
}

static void end_array(struct canvas *canvas)
{
    end_string(canvas);
    if (canvas->is_array_open)
        buffer_add_text(&canvas->bytes, "]TJ\n");
    canvas->is_array_open = false;
}

/* Numbers and their operator. */
static void add_operator(struct canvas *canvas, const double *numbers, int count, const char *name)
{
    for (int i = 0; i < count; i++) {
        buffer_add_number(&canvas->bytes, numbers[i], 3);
        buffer_add_text(&canvas->bytes, " ");
    }
    buffer_add_text(&canvas->bytes, name);
    buffer_add_text(&canvas->bytes, "\n");
}

static bool is_initial_black(const struct color *color)
{
    return color->space == COLOR_GRAY && color->parts[0] == 1;
}

void canvas_color(struct canvas *canvas, const struct color *color)
{
    bool is_process = canvas->separation == NO_INDEX;
    if (is_process && (canvas->color == color || (!canvas->color && is_initial_black(color))))
        return;
    end_array(canvas);
    canvas->color = color;
    canvas->separation = NO_INDEX;
    switch (color->space) {
    case COLOR_GRAY: /* a part is ink, DeviceGray is light */
        add_operator(canvas, &(double){1 - color->parts[0]}, 1, "g");
        break;
    case COLOR_CMYK:
        add_operator(canvas, color->parts, 4, "k");
        break;
    case COLOR_RGB:
        add_operator(canvas, color->parts, 3, "rg");
        break;
    case COLOR_SPACE_COUNT:
        assert(color->space < COLOR_SPACE_COUNT);
    }
}

void canvas_separation(struct canvas *canvas, uint32_t number)
{
    if (canvas->separation == number)
        return;
    end_array(canvas);
    canvas->separation = number;
    buffer_add_format(&canvas->bytes, "/S%u cs 1 scn\n", number);
}

void canvas_overprint(struct canvas *canvas, bool is_on)
{
    if (canvas->is_overprinting == is_on)
        return;
    end_array(canvas);
    canvas->is_overprinting = is_on;
    buffer_add_text(&canvas->bytes, is_on ? "/O1 gs\n" : "/O0 gs\n");
}

struct canvas canvas_save(struct canvas *canvas)
{
    canvas_end_text(canvas);
    buffer_add_text(&canvas->bytes, "q ");
    return *canvas;
}

void canvas_restore(struct canvas *canvas, const struct canvas *saved)
{
    canvas_end_text(canvas);
    assert(canvas->mark_depth == saved->mark_depth);
    struct buffer bytes = canvas->bytes;
    *canvas = *saved;
    canvas->bytes = bytes;
    buffer_add_text(&canvas->bytes, "Q\n");
}

void canvas_operators(struct canvas *canvas, struct slice operators)
{
    canvas_end_text(canvas);
    buffer_add_slice(&canvas->bytes, operators);
}

void canvas_font(struct canvas *canvas, uint32_t font, double size)
{
    if (canvas->font == font && canvas->size_asked == size)
        return;
    canvas->size_asked = size;
    size = round(size * 1000) / 1000;
    end_array(canvas);
    buffer_add_text(&canvas->bytes, "/F");
    buffer_add_number(&canvas->bytes, font, 0);
    buffer_add_text(&canvas->bytes, " ");
    add_operator(canvas, &size, 1, "Tf");
    canvas->font = font;
    canvas->size = size;
    canvas->decimals = 0;
    for (double step = size / 1000; step / 2 > PLACE_TOLERANCE; step /= 10)
        canvas->decimals++;
}

void canvas_expand(struct canvas *canvas, int32_t thousandths)
{
    if (canvas->expansion == thousandths)
        return;
    end_array(canvas);
    add_operator(canvas, &(double){100 + thousandths / 10.0}, 1, "Tz");
    canvas->expansion = thousandths;
}

/* A thousandth of the size along the line (9.4.4: scaling takes hold of numbers in TJ as well). */
static double size_step(const struct canvas *canvas)
{
    return canvas->size / 1000 * (1 + canvas->expansion / 1000.0);
}

static int64_t thousandths(double points)
{
    return llround(points * 1000);
}

void canvas_place(struct canvas *canvas, double x, double y)
{
    canvas_end_text(canvas);
    assert(canvas->mark_depth == 0 || !canvas->mark_in_text[canvas->mark_depth - 1]);
    const double place[2] = {(double)thousandths(x) / 1000, (double)thousandths(y) / 1000};
    buffer_add_text(&canvas->bytes, "BT\n");
    add_operator(canvas, place, 2, "Td");
    canvas->is_text_open = true;
    canvas->pen = place[0];
}

static void set_rise(struct canvas *canvas, double rise)
{
    bool is_level = rise == 0 && canvas->rise == 0; /* nearly every glyph */
    int64_t wanted = is_level ? 0 : thousandths(rise);
    if (wanted == canvas->rise)
        return;
    end_array(canvas);
    add_operator(canvas, &(double){(double)wanted / 1000}, 1, "Ts");
    canvas->rise = wanted;
}

/* Moves the pen to x by a number in TJ, 1/1000 of the size to the left; opens the array. */
static void move_pen(struct canvas *canvas, double x)
{
    if (fabs(canvas->pen - x) <= PLACE_TOLERANCE)
        return;
    double scale = pow(10, canvas->decimals);
    double number = round((canvas->pen - x) / size_step(canvas) * scale) / scale;
    end_string(canvas);
    if (!canvas->is_array_open)
        buffer_add_text(&canvas->bytes, "[");
    canvas->is_array_open = true;
    buffer_add_number(&canvas->bytes, number, canvas->decimals);
    canvas->pen -= number * size_step(canvas);
}

/* A byte of a literal string (7.3.4.2): a bare CR would be read as LF. */
static char *add_string_byte(char *at, unsigned byte)
{
    if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r')
        *at++ = '\\';
    *at++ = byte == '\r' ? 'r' : (char)byte;
    return at;
}

void canvas_glyph(struct canvas *canvas, double x, double rise, uint16_t code, double width)
{
    assert(canvas->is_text_open);
    set_rise(canvas, rise);
    move_pen(canvas, x);
    char *start = buffer_room(&canvas->bytes, 6), *at = start;
    if (!canvas->is_array_open)
        *at++ = '[';
    if (!canvas->is_string_open)
        *at++ = '(';
    canvas->is_array_open = canvas->is_string_open = true;
    at = add_string_byte(at, code >> 8);
    at = add_string_byte(at, code & 0xFF);
    canvas->bytes.count += (size_t)(at - start);
    canvas->pen += width * size_step(canvas);
}

void canvas_end_text(struct canvas *canvas)
{
    end_array(canvas);
    if (canvas->is_text_open)
        buffer_add_text(&canvas->bytes, "ET\n");
    canvas->is_text_open = false;
}

void canvas_rectangle(struct canvas *canvas, double x, double y, double width, double height)
{
    canvas_end_text(canvas);
    const double box[4] = {x, y, width, height};
    add_operator(canvas, box, 4, "re");
    buffer_add_text(&canvas->bytes, "f\n");
}

/* Scales and turns need more decimals than places: 6 keep 0.001 pt over 1000 pt. */
void canvas_form(struct canvas *canvas, const char *name, const double matrix[6])
{
    canvas_end_text(canvas);
    buffer_add_text(&canvas->bytes, "q ");
    for (int i = 0; i < 6; i++) {
        buffer_add_number(&canvas->bytes, matrix[i], i < 4 ? 6 : 3);
        buffer_add_text(&canvas->bytes, " ");
    }
    buffer_add_format(&canvas->bytes, "cm /%s Do Q\n", name);
}

/* What stands before the properties. */
static void open_mark(struct canvas *canvas, const char *tag)
{
    assert(canvas->mark_depth < MARK_DEPTH_LIMIT);
    end_array(canvas);
    canvas->mark_in_text[canvas->mark_depth++] = canvas->is_text_open;
    buffer_add_text(&canvas->bytes, "/");
    buffer_add_text(&canvas->bytes, tag);
}

void canvas_begin_mark(struct canvas *canvas, const char *tag, struct slice properties)
{
    open_mark(canvas, tag);
    buffer_add_slice(&canvas->bytes, properties);
    buffer_add_text(&canvas->bytes, properties.length > 0 ? "BDC\n" : " BMC\n");
}

void canvas_end_mark(struct canvas *canvas)
{
    assert(canvas->mark_depth > 0);
    bool is_in_text = canvas->mark_in_text[--canvas->mark_depth];
    end_array(canvas);
    assert(canvas->is_text_open || !is_in_text);
    if (!is_in_text)
        canvas_end_text(canvas);
    buffer_add_text(&canvas->bytes, "EMC\n");
}

void canvas_begin_span(struct canvas *canvas, const uint16_t *units, size_t count)
{
    open_mark(canvas, "Span");
    buffer_add_text(&canvas->bytes, "<</ActualText<FEFF");
    buffer_add_utf16_hex(&canvas->bytes, units, count);
    buffer_add_text(&canvas->bytes, ">>>BDC\n");
}

struct slice canvas_end(struct canvas *canvas)
{
    canvas_end_text(canvas);
    assert(canvas->mark_depth == 0);
    return buffer_slice(&canvas->bytes);
}

/* Letters of their own: see letters.h. ISO 32000-1, 9.6.5 (Type 3 fonts). */
#include "pdf/letters.h"

#include <hb.h>
#include <stdio.h>

#include "pdf/font.h"

bool letter_is_in_a_row(uint16_t letter)
{
    return (letter > ' ' && letter < 0x0590) || (letter >= 0x10A0 && letter <= 0x10FF) ||
           (letter >= 0x1E00 && letter <= 0x1FFF) || (letter >= 0x2010 && letter <= 0x2027);
}

static bool letters_equal(const struct letter *a, const struct letter *b)
{
    return a->text == b->text && a->face == b->face && a->glyph == b->glyph && a->x == b->x &&
           a->y == b->y;
}

/* The code of a letter, 0 where there is none and no room. */
static uint32_t find_code(struct letters *letters, struct letter letter)
{
    for (uint32_t i = 0; i < letters->count; i++)
        if (letters_equal(&letters->at[i], &letter))
            return i + 1;
    if (letters->count == LETTER_LIMIT)
        return 0;
    letters->at[letters->count++] = letter;
    return letters->count;
}

bool letters_have_room(const struct letters *letters, uint32_t count)
{
    return letters->count + count <= LETTER_LIMIT;
}

int32_t letters_origin(uint32_t index, uint32_t count)
{
    return (int32_t)index - (int32_t)count - 1; /* each 1 wide, and 1 free: canvas_letters */
}

/* A letter with its marks as one character, 0 where Unicode has none. */
static uint32_t compose(struct meaning_text text)
{
    hb_codepoint_t composed = text.units[0];
    for (uint32_t i = 1; i < text.count && composed != 0; i++)
        if (!hb_unicode_compose(hb_unicode_funcs_get_default(), composed, text.units[i], &composed))
            composed = 0;
    return composed < 0x10000 ? composed : 0;
}

bool letters_split(struct letters *letters, struct meaning_text text, uint32_t *first,
                   struct meaning_text *rest)
{
    if (text.count > LETTER_LIMIT)
        return false;
    for (uint32_t i = 0; i < text.count; i++)
        if (!letter_is_in_a_row(text.units[i]))
            return false;
    *rest = (struct meaning_text){text.units + text.count, 0};
    *first = compose(text);
    if (*first != 0)
        return true;
    for (uint32_t i = 1; i < text.count; i++)
        if (find_code(letters, (struct letter){.text = text.units[i]}) == 0)
            return false;
    *first = text.units[0];
    *rest = (struct meaning_text){text.units + 1, text.count - 1};
    return true;
}

void letters_draw(struct letters *letters, struct canvas *canvas, double size, double x,
                  const struct letter *list, uint32_t count)
{
    unsigned char codes[LETTER_LIMIT];
    uint32_t shown = 0;
    for (uint32_t i = 0; i < count && shown < LETTER_LIMIT; i++) {
        codes[shown] = (unsigned char)find_code(letters, list[i]);
        shown += codes[shown] != 0;
    }
    canvas_font(canvas, letters->font, size);
    canvas_letters(canvas, x, codes, shown);
}

void letters_draw_text(struct letters *letters, struct canvas *canvas, double size, double x,
                       struct meaning_text text)
{
    struct letter list[LETTER_LIMIT];
    uint32_t count = text.count < LETTER_LIMIT ? text.count : LETTER_LIMIT;
    for (uint32_t i = 0; i < count; i++)
        list[i] = (struct letter){.text = text.units[i]};
    letters_draw(letters, canvas, size, x, list, count);
}

void letters_draw_end(struct letters *letters, struct canvas *canvas, double size, double x)
{
    letters_draw(letters, canvas, size, x, &(struct letter){.text = 0x2060}, 1);
}

/* --- the font ----------------------------------------------------------------------------------
 */

/* An outline as operators, in 1/1000 of the size from the letter's origin. */
struct outline {
    struct buffer *text;
    const struct letter *letter;
    double scale; /* 1/1000 of the size a font unit */
};

static void add_point(const struct outline *outline, double x, double y)
{
    buffer_add_number(outline->text, outline->letter->x + x * outline->scale, 1);
    buffer_add_text(outline->text, " ");
    buffer_add_number(outline->text, outline->letter->y + y * outline->scale, 1);
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

static hb_draw_funcs_t *make_pen(void)
{
    hb_draw_funcs_t *pen = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(pen, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(pen, line_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(pen, cubic_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(pen, close_path, NULL, NULL);
    return pen;
}

/* The width, the box and the path of a letter with ink. */
static struct slice write_mark(struct arena *arena, hb_draw_funcs_t *pen,
                               const struct letter *letter)
{
    hb_font_t *font = letter->face->hb_font;
    double scale = 1000.0 / letter->face->units_per_em;
    struct buffer text = buffer_make(arena);
    struct outline outline = {&text, letter, scale};
    hb_glyph_extents_t box = {0};
    hb_font_get_glyph_extents(font, letter->glyph, &box);
    buffer_add_text(&text, "1 0 ");
    add_point(&outline, box.x_bearing, box.y_bearing + box.height);
    add_point(&outline, box.x_bearing + box.width, box.y_bearing);
    buffer_add_text(&text, "d1\n");
#if HB_VERSION_ATLEAST(7, 0, 0)
    hb_font_draw_glyph(font, letter->glyph, pen, &outline);
#else
    hb_font_get_glyph_shape(font, letter->glyph, pen, &outline);
#endif
    buffer_add_text(&text, "f\n");
    return buffer_slice(&text);
}

/* All letters without ink show the same glyph, under a name for each. The code after them is an m
 * that no text shows: poppler reckons a Type 3 font's size from the width of that. */
static void add_glyphs(const struct letters *letters, struct objects *objects, struct arena *arena,
                       HPDF_Dict font)
{
    HPDF_Dict blank = objects_add_stream(objects, SLICE("1 0 d0\n"), STREAM_PLAIN);
    HPDF_Dict glyphs = dict_add_dict(font, "CharProcs"), encoding = dict_add_dict(font, "Encoding");
    HPDF_Dict_AddName(encoding, "Type", "Encoding");
    HPDF_Array names = dict_add_array(encoding, "Differences");
    HPDF_Array_AddNumber(names, 1);
    hb_draw_funcs_t *pen = make_pen();
    for (uint32_t i = 0; i < letters->count; i++) {
        const struct letter *letter = &letters->at[i];
        char name[16];
        snprintf(name, sizeof name, "l%u", i + 1);
        HPDF_Array_AddName(names, name);
        HPDF_Dict_Add(glyphs, name,
                      letter->face ? objects_add_stream(objects, write_mark(arena, pen, letter),
                                                        STREAM_DEFLATED)
                                   : blank);
    }
    hb_draw_funcs_destroy(pen);
    HPDF_Array_AddName(names, "m");
    HPDF_Dict_Add(glyphs, "m", objects_add_stream(objects, SLICE("600 0 d0\n"), STREAM_PLAIN));
}

/* A tagged file wants one of Type 3 fonts too (9.6.5, table 112); what it must have is little. */
static void add_descriptor(struct objects *objects, HPDF_Dict font)
{
    enum { SYMBOLIC = 4 }; /* its encoding is its own */
    HPDF_Dict descriptor = objects_add_dict(objects);
    HPDF_Dict_AddName(descriptor, "Type", "FontDescriptor");
    HPDF_Dict_AddName(descriptor, "FontName", "Letters");
    HPDF_Dict_AddNumber(descriptor, "Flags", SYMBOLIC);
    HPDF_Dict_AddNumber(descriptor, "ItalicAngle", 0);
    HPDF_Dict_Add(font, "FontDescriptor", descriptor);
}

/* The widths of the codes, and of the m. */
static struct slice write_widths(struct arena *arena, uint32_t count)
{
    struct buffer widths = buffer_make(arena);
    for (uint32_t i = 0; i < count; i++)
        buffer_add_text(&widths, i == 0 ? "[1" : " 1");
    buffer_add_text(&widths, " 600]");
    return buffer_slice(&widths);
}

void letters_write(const struct letters *letters, struct objects *objects, struct arena *arena,
                   HPDF_Dict fonts)
{
    if (letters->count == 0)
        return;
    HPDF_Dict font = objects_add_dict(objects);
    char key[16];
    HPDF_Dict_AddName(font, "Type", "Font");
    HPDF_Dict_AddName(font, "Subtype", "Type3");
    dict_add_raw(objects, font, "FontBBox", SLICE("[0 0 0 0]"));
    dict_add_raw(objects, font, "FontMatrix", SLICE("[.001 0 0 .001 0 0]"));
    HPDF_Dict_AddNumber(font, "FirstChar", 1);
    HPDF_Dict_AddNumber(font, "LastChar", (HPDF_INT32)letters->count + 1);
    dict_add_raw(objects, font, "Widths", write_widths(arena, letters->count));
    add_descriptor(objects, font);
    dict_add_dict(font, "Resources");
    add_glyphs(letters, objects, arena, font);
    uint16_t texts[LETTER_LIMIT];
    for (uint32_t i = 0; i < letters->count; i++)
        texts[i] = letters->at[i].text;
    struct slice map = tounicode_write_letters(arena, texts, letters->count);
    HPDF_Dict_Add(font, "ToUnicode", objects_add_stream(objects, map, STREAM_DEFLATED));
    snprintf(key, sizeof key, "F%u", letters->font);
    HPDF_Dict_Add(fonts, key, font);
}

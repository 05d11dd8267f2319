/* Letters without ink: see letters.h. ISO 32000-1, 9.6.5 (Type 3 fonts). */
#include "pdf/letters.h"

#include <hb.h>
#include <stdio.h>

#include "pdf/font.h"

bool letter_is_in_a_row(uint16_t letter)
{
    return (letter > ' ' && letter < 0x0590) || (letter >= 0x10A0 && letter <= 0x10FF) ||
           (letter >= 0x1E00 && letter <= 0x1FFF) || (letter >= 0x2010 && letter <= 0x2027);
}

/* The code of a letter, 0 where there is none and no room. */
static uint32_t find_code(struct letters *letters, uint16_t letter)
{
    for (uint32_t i = 0; i < letters->count; i++)
        if (letters->units[i] == letter)
            return i + 1;
    if (letters->count == LETTER_LIMIT)
        return 0;
    letters->units[letters->count++] = letter;
    return letters->count;
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
        if (find_code(letters, text.units[i]) == 0)
            return false;
    *first = text.units[0];
    *rest = (struct meaning_text){text.units + 1, text.count - 1};
    return true;
}

void letters_draw(struct letters *letters, struct canvas *canvas, double size, double x,
                  struct meaning_text text)
{
    unsigned char codes[LETTER_LIMIT];
    uint32_t count = 0;
    for (uint32_t i = 0; i < text.count && count < LETTER_LIMIT; i++) {
        codes[count] = (unsigned char)find_code(letters, text.units[i]);
        count += codes[count] != 0;
    }
    canvas_font(canvas, letters->font, size);
    canvas_letters(canvas, x, codes, count);
}

void letters_draw_end(struct letters *letters, struct canvas *canvas, double size, double x)
{
    static const uint16_t joiner[] = {0x2060};
    letters_draw(letters, canvas, size, x, (struct meaning_text){joiner, 1});
}

/* Every letter's code shows the same glyph, under a name of its own. The code after them is an m
 * that no text shows: poppler reckons a Type 3 font's size from the width of that. */
static void add_encoding(struct objects *objects, HPDF_Dict font, uint32_t count)
{
    HPDF_Dict glyph = objects_add_stream(objects, SLICE("1 0 d0\n"), STREAM_PLAIN);
    HPDF_Dict glyphs = dict_add_dict(font, "CharProcs"), encoding = dict_add_dict(font, "Encoding");
    HPDF_Dict_AddName(encoding, "Type", "Encoding");
    HPDF_Array names = dict_add_array(encoding, "Differences");
    HPDF_Array_AddNumber(names, 1);
    for (uint32_t code = 1; code <= count; code++) {
        char name[8];
        snprintf(name, sizeof name, "l%u", code);
        HPDF_Array_AddName(names, name);
        HPDF_Dict_Add(glyphs, name, glyph);
    }
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
    add_encoding(objects, font, letters->count);
    HPDF_Dict_Add(font, "ToUnicode",
                  objects_add_stream(objects,
                                     tounicode_write_letters(arena, letters->units, letters->count),
                                     STREAM_DEFLATED));
    snprintf(key, sizeof key, "F%u", letters->font);
    HPDF_Dict_Add(fonts, key, font);
}

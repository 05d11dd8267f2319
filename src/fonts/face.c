/* One font file becomes a `struct face`: mapped, checked, measured, with its HarfBuzz objects.
 *
 * Numbers are taken from the tables themselves and not through HarfBuzz's metrics, which mix hhea,
 * typographic and synthetic values by their own rules; a layout wants to know which it has. Checked
 * before anything else reads the file: bounds of every table, the tables that printing needs, that
 * it is static, and the embedding right (OS/2 fsType, OpenType 1.9). */
#include <hb-ot.h>
#include <hb.h>

#include "base/file.h"
#include "base/utf8.h"
#include "fonts/internal.h"
#include "fonts/sfnt.h"

enum { UPEM_LEAST = 16, UPEM_LARGEST = 16384 };

#define LINE_FEED_LEAST 1.2 /* times the nominal size: the least that book text is set with */

enum { /* fsType */
       RIGHT_USAGE = 0x000F,
       RIGHT_RESTRICTED = 0x0002, /* no embedding, where it stands alone */
       RIGHT_NO_SUBSETTING = 0x0100,
       RIGHT_BITMAPS_ONLY = 0x0200
};

static bool report(struct diag *diag, const struct font_file *file, const char *path,
                   const char *code, const char *what)
{
    diag_error(diag, file->place, code, "%s %s", path, what);
    return false;
}

/* What of the tables keeps the font from being set and embedded, or NULL. */
static const char *tables_fault(const struct sfnt *sfnt)
{
    static const uint32_t needed[] = {SFNT_TAG('c', 'm', 'a', 'p'), SFNT_TAG('h', 'e', 'a', 'd'),
                                      SFNT_TAG('h', 'h', 'e', 'a'), SFNT_TAG('h', 'm', 't', 'x'),
                                      SFNT_TAG('m', 'a', 'x', 'p')};
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
        if (sfnt_table(sfnt, needed[i]).length == 0)
            return "is damaged: it lacks one of the tables cmap head hhea hmtx maxp";
    if (sfnt_table(sfnt, SFNT_TAG('f', 'v', 'a', 'r')).length > 0 ||
        sfnt_table(sfnt, SFNT_TAG('C', 'F', 'F', '2')).length > 0)
        return "is a variable font; name a static one";
    if (sfnt_table(sfnt, SFNT_TAG('C', 'F', 'F', ' ')).length == 0 &&
        (sfnt_table(sfnt, SFNT_TAG('g', 'l', 'y', 'f')).length == 0 ||
         sfnt_table(sfnt, SFNT_TAG('l', 'o', 'c', 'a')).length == 0))
        return "has no outlines";
    uint32_t units_per_em = sfnt_u16(sfnt_table(sfnt, SFNT_TAG('h', 'e', 'a', 'd')), 18);
    if (units_per_em < UPEM_LEAST || units_per_em > UPEM_LARGEST)
        return "is damaged: its units per em are not 16 to 16384";
    if (sfnt_u16(sfnt_table(sfnt, SFNT_TAG('m', 'a', 'x', 'p')), 4) == 0)
        return "is damaged: it has no glyph";
    return NULL;
}

static const char *right_fault(uint16_t right)
{
    if ((right & RIGHT_USAGE) == RIGHT_RESTRICTED)
        return "may not be embedded: its fsType is restricted licence";
    if (right & RIGHT_NO_SUBSETTING)
        return "may not be embedded in part, as PDFs need: its fsType forbids subsetting";
    if (right & RIGHT_BITMAPS_ONLY)
        return "may not be embedded: its fsType allows bitmaps only";
    return NULL;
}

/* Serif or not: PANOSE's serif style where the face is classed Latin text, else the IBM class, else
 * its name. */
static bool is_serif_face(struct slice os2, struct slice family)
{
    unsigned panose_kind = sfnt_u16(os2, 32) >> 8, serif_style = sfnt_u16(os2, 32) & 0xFF;
    unsigned family_class = sfnt_u16(os2, 30) >> 8;
    if (panose_kind == 2 && serif_style >= 2)
        return serif_style <= 10;
    if (family_class != 0)
        return family_class != 8;
    for (size_t i = 0; i + 4 <= family.length; i++)
        if (slice_is(slice_part(family, i, i + 4), "Sans"))
            return false;
    return true;
}

/* The height of a letter's ink; 0 where the face lacks it. */
static int32_t letter_height(hb_font_t *font, uint32_t letter)
{
    hb_codepoint_t glyph;
    hb_glyph_extents_t extents;
    if (!hb_font_get_nominal_glyph(font, letter, &glyph) ||
        !hb_font_get_glyph_extents(font, glyph, &extents))
        return 0;
    return extents.y_bearing;
}

static void measure(const struct sfnt *sfnt, struct face *face)
{
    struct slice head = sfnt_table(sfnt, SFNT_TAG('h', 'e', 'a', 'd'));
    struct slice hhea = sfnt_table(sfnt, SFNT_TAG('h', 'h', 'e', 'a'));
    struct slice os2 = sfnt_table(sfnt, SFNT_TAG('O', 'S', '/', '2'));
    struct slice post = sfnt_table(sfnt, SFNT_TAG('p', 'o', 's', 't'));
    struct slice cff = sfnt_table(sfnt, SFNT_TAG('C', 'F', 'F', ' '));
    face->units_per_em = sfnt_u16(head, 18);
    for (size_t i = 0; i < 4; i++)
        face->box[i] = sfnt_i16(head, 36 + 2 * i);
    face->ascender = sfnt_i16(hhea, 4);
    face->descender = sfnt_i16(hhea, 6);
    if (sfnt_u16(os2, 0) >= 2) {
        face->x_height = sfnt_i16(os2, 86);
        face->cap_height = sfnt_i16(os2, 88);
    }
    face->italic_angle_1000 = (int32_t)((int64_t)(int32_t)sfnt_u32(post, 4) * 1000 / 65536);
    face->is_fixed_pitch = sfnt_u32(post, 12) != 0;
    face->is_italic = face->italic_angle_1000 != 0 || (sfnt_u16(os2, 62) & 1) != 0 ||
                      (sfnt_u16(head, 44) & 2) != 0;
    face->is_serif = is_serif_face(os2, face->family);
    /* no table has the stem of every format: 50 to 250 over the weights 50 to 950, as usual */
    uint32_t weight = os2.length > 0 ? sfnt_u16(os2, 4) : 400;
    face->stem_v = (int32_t)((10 + 220 * ((double)weight - 50) / 900) * face->units_per_em / 1000);
    face->is_cff = cff.length > 0;
    face->is_cid_keyed = face->is_cff && cff_is_cid_keyed(cff);
}

static void end_font(void *font)
{
    hb_font_destroy(font);
}

static void end_face(void *face)
{
    hb_face_destroy(face);
}

static struct slice postscript_name(struct arena *arena, hb_face_t *face)
{
    char name[128];
    unsigned room = sizeof name;
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &room, name);
    return slice_copy(arena, slice_of(name));
}

/* Adds the HarfBuzz objects, and what only they can tell. False where HarfBuzz refuses the font. */
static bool shape_with(struct arena *arena, struct face *face)
{
    hb_blob_t *blob = hb_blob_create_or_fail(face->bytes.bytes, (unsigned)face->bytes.length,
                                             HB_MEMORY_MODE_READONLY, NULL, NULL);
    if (!blob)
        return false;
    face->hb_face = hb_face_create(blob, face->file_index);
    hb_blob_destroy(blob); /* the face holds it */
    arena_defer(arena, end_face, face->hb_face);
    face->hb_font = hb_font_create(face->hb_face);
    arena_defer(arena, end_font, face->hb_font);
    hb_font_set_scale(face->hb_font, (int)face->units_per_em, (int)face->units_per_em);
    hb_face_make_immutable(face->hb_face);
    hb_font_make_immutable(face->hb_font);
    face->postscript_name = postscript_name(arena, face->hb_face);
    if (face->x_height <= 0)
        face->x_height = letter_height(face->hb_font, 'x');
    if (face->cap_height <= 0)
        face->cap_height = letter_height(face->hb_font, 'H');
    return hb_face_get_glyph_count(face->hb_face) > 0;
}

double face_size_factor(const struct font_file *file, double nominal_factor)
{
    return file->size_factor / nominal_factor;
}

double face_line_feed(const struct font_file *file, double nominal_factor)
{
    double feed = file->line_feed / nominal_factor;
    return feed > LINE_FEED_LEAST ? feed : LINE_FEED_LEAST;
}

bool face_open(struct arena *arena, struct diag *diag, const struct font_file *file,
               const char *path, double nominal_factor, struct face *out)
{
    struct sfnt sfnt;
    *out = (struct face){.family = file->family,
                         .file = slice_copy(arena, slice_of(path)),
                         .file_index = file->index,
                         .size_factor = face_size_factor(file, nominal_factor),
                         .line_feed = face_line_feed(file, nominal_factor),
                         .leaves = file->leaves};
    if (!file_map(arena, diag, path, &out->bytes))
        return false;
    const char *fault = sfnt_open(out->bytes, file->index, &sfnt);
    if (!fault)
        fault = tables_fault(&sfnt);
    if (fault)
        return report(diag, file, path, "font-broken", fault);
    fault = right_fault(sfnt_u16(sfnt_table(&sfnt, SFNT_TAG('O', 'S', '/', '2')), 8));
    if (fault)
        return report(diag, file, path, "font-embedding", fault);
    measure(&sfnt, out);
    if (!shape_with(arena, out))
        return report(diag, file, path, "font-broken", "is damaged: it cannot be shaped with");
    return true;
}

/* -- coverage -------------------------------------------------------------------------------- */

/* Default_Ignorable_Code_Point (UCD, DerivedCoreProperties) and the controls that texts may hold:
 * HarfBuzz shows nothing for them. */
static bool is_invisible(uint32_t c)
{
    static const uint32_t ranges[][2] = {
        {0x0000, 0x001F},   {0x007F, 0x009F},   {0x00AD, 0x00AD},   {0x034F, 0x034F},
        {0x061C, 0x061C},   {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180B, 0x180F},
        {0x200B, 0x200F},   {0x2028, 0x202E},   {0x2060, 0x206F},   {0x3164, 0x3164},
        {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFF8},
        {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        if (c >= ranges[i][0] && c <= ranges[i][1])
            return true;
    return false;
}

/* White space, and the empty Braille cell. */
static bool is_blank_by_right(uint32_t c)
{
    return c <= 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
           c == 0x3000 || c == 0x2800;
}

/* A glyph that takes room and shows nothing is no glyph: EB Garamond's 08 Italic names letters of
 * Greek and Cyrillic that nobody has drawn yet. */
static bool has_glyph(const struct face *face, uint32_t code_point)
{
    hb_codepoint_t glyph;
    hb_glyph_extents_t extents;
    if (!hb_font_get_nominal_glyph(face->hb_font, code_point, &glyph))
        return false;
    if (is_blank_by_right(code_point) || is_invisible(code_point))
        return true;
    bool is_drawn = !hb_font_get_glyph_extents(face->hb_font, glyph, &extents) ||
                    extents.width != 0 || extents.height != 0;
    return is_drawn || hb_font_get_glyph_h_advance(face->hb_font, glyph) == 0;
}

bool face_leaves(const struct face *face, uint32_t code_point)
{
    for (size_t at = 0; at < face->leaves.length;)
        if (utf8_next(face->leaves, &at) == code_point)
            return true;
    return false;
}

uint32_t fonts_stand_in(uint32_t code_point)
{
    if (code_point < 0x20E3)
        return code_point;
    if (code_point == 0x20E3 || (code_point >= 0x1F3FB && code_point <= 0x1F3FF))
        return 0x200B;
    bool is_flag = code_point >= 0x1F1E6 && code_point <= 0x1F1FF;
    return is_flag ? code_point - 0x1F1E6 + 'A' : code_point;
}

bool face_has(const struct face *face, uint32_t code_point)
{
    code_point = fonts_stand_in(code_point);
    if (face_leaves(face, code_point))
        return false;
    if (has_glyph(face, code_point) || is_invisible(code_point))
        return true;
    if (code_point == 0x2011)
        return has_glyph(face, 0x2010) || has_glyph(face, '-');
    bool is_space = code_point == 0x00A0 || (code_point >= 0x2000 && code_point <= 0x200A) ||
                    code_point == 0x202F || code_point == 0x205F;
    return is_space && has_glyph(face, ' ');
}

bool fonts_glyph_ink(const struct fonts *fonts, uint32_t face, uint16_t glyph, int32_t ink[4])
{
    hb_glyph_extents_t extents;
    if (!hb_font_get_glyph_extents(fonts_face(fonts, face)->hb_font, glyph, &extents))
        return false;
    ink[0] = extents.x_bearing;
    ink[1] = extents.y_bearing + extents.height; /* HarfBuzz's height goes down: it is negative */
    ink[2] = extents.x_bearing + extents.width;
    ink[3] = extents.y_bearing;
    return extents.width != 0 && extents.height != 0;
}

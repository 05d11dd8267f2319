/* Font dictionaries: see font.h.
 *
 *     Type 0 F0 ─┬─ CIDFont ─ FontDescriptor ─ FontFile2 | FontFile3
 *     Type 0 F1 ─┘   W          (numbers in 1/1000 em)
 *     each with its own ToUnicode; a second one in CFF faces alone (faces.h)
 *
 * No CIDSet: it is optional in PDF/A-2 and PDF/UA-1, and most often wrong where it is written. */
#include "pdf/font.h"

#include <hb.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/map.h"
#include "pdf/file.h"
#include "pdf/programs.h"

enum {
    FLAG_FIXED_PITCH = 1,
    FLAG_SERIF = 2,
    FLAG_SYMBOLIC = 4, /* of a font without an encoding of its own, as all of ours */
    FLAG_ITALIC = 64,
    NAME_LIMIT = 100,   /* bytes of a font's name: a PDF name holds 127 with tag and suffix */
    W_RUN_LIMIT = 4000, /* widths in one inner array, below every reader's limit */
    BFCHAR_LIMIT = 100  /* entries of one bfchar block: Adobe Technical Note #5411 */
};

/* What the dictionaries of one face share. */
struct program {
    struct slice bytes;
    char *name; /* with the subset's tag */
};

/* Six letters from a hash of name and glyphs: the same subset has the same tag. */
static void write_tag(char tag[7], const struct pdf_face *use)
{
    struct slice name = use->face->postscript_name;
    uint64_t hash = hash_bytes(0, name.bytes, name.length);
    for (uint32_t g = 0; g < use->glyph_count; g++)
        for (uint32_t v = 0; v < use->variant_count; v++)
            if (use->meanings[v][g])
                hash = hash_bytes(hash, &g, sizeof g);
    for (int i = 0; i < 6; i++, hash /= 26)
        tag[i] = (char)('A' + hash % 26);
    tag[6] = '\0';
}

static char *make_name(struct arena *arena, const struct pdf_face *use)
{
    char tag[7];
    write_tag(tag, use);
    struct buffer name = buffer_make(arena);
    buffer_add_text(&name, tag);
    buffer_add_text(&name, "+");
    struct slice given = slice_part(use->face->postscript_name, 0, NAME_LIMIT);
    for (size_t i = 0; i < given.length; i++) {
        bool is_plain = given.bytes[i] > ' ' && given.bytes[i] < 0x7F;
        buffer_add(&name, is_plain ? &given.bytes[i] : "-", 1);
    }
    return slice_terminated(arena, buffer_slice(&name));
}

static int32_t scale_units(const struct face *face, int32_t font_units)
{
    return (int32_t)lround(font_units * 1000.0 / face->units_per_em);
}

static int32_t read_flags(const struct face *face)
{
    return FLAG_SYMBOLIC | (face->is_serif ? FLAG_SERIF : 0) | (face->is_italic ? FLAG_ITALIC : 0) |
           (face->is_fixed_pitch ? FLAG_FIXED_PITCH : 0);
}

static HPDF_Dict add_program(struct objects *objects, const struct face *face, struct slice bytes)
{
    HPDF_Dict stream = objects_add_stream(objects, bytes, STREAM_DEFLATED);
    if (face->is_cff)
        HPDF_Dict_AddName(stream, "Subtype", "CIDFontType0C");
    else
        HPDF_Dict_AddNumber(stream, "Length1", (HPDF_INT32)bytes.length);
    return stream;
}

/* 1/1000 degree as degrees. */
static struct slice write_angle(struct arena *arena, int32_t angle_1000)
{
    struct buffer text = buffer_make(arena);
    buffer_add_number(&text, angle_1000 / 1000.0, 3);
    return buffer_slice(&text);
}

static HPDF_Dict add_descriptor(struct objects *objects, struct arena *arena,
                                const struct face *face, const struct program *program)
{
    HPDF_Dict dict = objects_add_dict(objects);
    HPDF_Dict_AddName(dict, "Type", "FontDescriptor");
    HPDF_Dict_AddName(dict, "FontName", program->name);
    HPDF_Dict_AddNumber(dict, "Flags", read_flags(face));
    HPDF_Array box = dict_add_array(dict, "FontBBox");
    for (int i = 0; i < 4; i++)
        HPDF_Array_AddNumber(box, scale_units(face, face->box[i]));
    dict_add_raw(objects, dict, "ItalicAngle", write_angle(arena, face->italic_angle_1000));
    HPDF_Dict_AddNumber(dict, "Ascent", scale_units(face, face->ascender));
    HPDF_Dict_AddNumber(dict, "Descent", scale_units(face, face->descender));
    HPDF_Dict_AddNumber(dict, "CapHeight", scale_units(face, face->cap_height));
    HPDF_Dict_AddNumber(dict, "XHeight", scale_units(face, face->x_height));
    HPDF_Dict_AddNumber(dict, "StemV", scale_units(face, face->stem_v));
    HPDF_Dict_Add(dict, face->is_cff ? "FontFile3" : "FontFile2",
                  add_program(objects, face, program->bytes));
    return dict;
}

/* A glyph that is used, its code, and what it says. */
struct coded_glyph {
    uint32_t code, glyph, meaning;
};

static int compare_codes(const void *a, const void *b)
{
    const struct coded_glyph *left = a, *right = b;
    return left->code < right->code ? -1 : left->code > right->code;
}

/* The glyphs of one variant, or of all with VARIANT_LIMIT, by rising code, each code once. */
static struct coded_glyph *sort_glyphs(struct arena *arena, const struct pdf_face *use,
                                       uint32_t variant, size_t *count)
{
    size_t all = 0, kept = 0;
    for (uint32_t v = 0; v < use->variant_count; v++)
        for (uint32_t g = 0; g < use->glyph_count; g++)
            all += use->meanings[v][g] != 0;
    struct coded_glyph *list = arena_alloc_items(arena, all, sizeof *list);
    all = 0;
    for (uint32_t v = 0; v < use->variant_count; v++)
        for (uint32_t g = 0; g < use->glyph_count; g++)
            if ((variant == v || variant == VARIANT_LIMIT) && use->meanings[v][g])
                list[all++] =
                    (struct coded_glyph){faces_code(use, v, (uint16_t)g), g, use->meanings[v][g]};
    qsort(list, all, sizeof *list, compare_codes);
    for (size_t i = 0; i < all; i++)
        if (kept == 0 || list[kept - 1].code != list[i].code)
            list[kept++] = list[i];
    *count = kept;
    return list;
}

struct slice widths_write(struct arena *arena, const struct pdf_face *use)
{
    size_t count, run = 0;
    const struct coded_glyph *glyphs = sort_glyphs(arena, use, VARIANT_LIMIT, &count);
    struct buffer text = buffer_make(arena);
    buffer_add_text(&text, "[");
    for (size_t i = 0; i < count; i++) {
        bool is_next = i > 0 && glyphs[i].code == glyphs[i - 1].code + 1 && run < W_RUN_LIMIT;
        run = is_next ? run + 1 : 1;
        if (!is_next)
            buffer_add_format(&text, "%s%u[", i > 0 ? "]\n" : "", glyphs[i].code);
        buffer_add_text(&text, is_next ? " " : "");
        buffer_add_number(&text, use->widths[glyphs[i].glyph], 0);
    }
    buffer_add_text(&text, count > 0 ? "]]" : "]");
    return buffer_slice(&text);
}

static void add_map_entry(struct buffer *text, const struct faces *faces,
                          const struct coded_glyph *glyph)
{
    uint16_t single;
    struct meaning_text said = meaning_text(faces, glyph->meaning, &single);
    buffer_add_text(text, "<");
    buffer_add_hex16(text, (uint16_t)glyph->code);
    buffer_add_text(text, "><");
    buffer_add_utf16_hex(text, said.units, said.count);
    buffer_add_text(text, ">\n");
}

static struct buffer begin_map(struct arena *arena, const char *codes)
{
    struct buffer text = buffer_make(arena);
    buffer_add_text(&text, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                           "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                           "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                           "1 begincodespacerange\n");
    buffer_add_text(&text, codes);
    buffer_add_text(&text, "\nendcodespacerange\n");
    return text;
}

static struct slice end_map(struct buffer *text)
{
    buffer_add_text(text, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
    return buffer_slice(text);
}

/* What stands before and after entry `i` of `count`, which come in blocks. */
static void begin_map_entry(struct buffer *text, size_t i, size_t count)
{
    size_t block = count - i < BFCHAR_LIMIT ? count - i : BFCHAR_LIMIT;
    if (i % BFCHAR_LIMIT == 0)
        buffer_add_format(text, "%zu beginbfchar\n", block);
}

static void end_map_entry(struct buffer *text, size_t i, size_t count)
{
    if (i % BFCHAR_LIMIT == BFCHAR_LIMIT - 1 || i == count - 1)
        buffer_add_text(text, "endbfchar\n");
}

struct slice tounicode_write(struct arena *arena, const struct faces *faces,
                             const struct pdf_face *use, uint32_t variant)
{
    size_t count;
    const struct coded_glyph *glyphs = sort_glyphs(arena, use, variant, &count);
    struct buffer text = begin_map(arena, "<0000><FFFF>");
    for (size_t i = 0; i < count; i++) {
        begin_map_entry(&text, i, count);
        add_map_entry(&text, faces, &glyphs[i]);
        end_map_entry(&text, i, count);
    }
    return end_map(&text);
}

/* From CIDs to glyphs of the program: the first variant's are the same, a further one's leads to
 * the glyph of the first. */
static void add_glyph_map(struct objects *objects, struct arena *arena, const struct pdf_face *use,
                          HPDF_Dict dict)
{
    if (!use->has_codes || use->variant_count == 1) {
        HPDF_Dict_AddName(dict, "CIDToGIDMap", "Identity");
        return;
    }
    size_t count, length;
    const struct coded_glyph *glyphs = sort_glyphs(arena, use, VARIANT_LIMIT, &count);
    length = 2 * (glyphs[count - 1].code + (size_t)1);
    char *map = arena_alloc(arena, length);
    for (size_t i = 0; i < count; i++) {
        uint16_t glyph = use->codes[0][glyphs[i].glyph];
        map[2 * glyphs[i].code] = (char)(glyph >> 8);
        map[2 * glyphs[i].code + 1] = (char)(glyph & 0xFF);
    }
    HPDF_Dict_Add(dict, "CIDToGIDMap",
                  objects_add_stream(objects, (struct slice){map, length}, STREAM_DEFLATED));
}

static HPDF_Dict add_descendant(struct objects *objects, struct arena *arena,
                                const struct pdf_face *use, const struct program *program)
{
    HPDF_Dict dict = objects_add_dict(objects);
    HPDF_Dict_AddName(dict, "Type", "Font");
    HPDF_Dict_AddName(dict, "Subtype", use->face->is_cff ? "CIDFontType0" : "CIDFontType2");
    HPDF_Dict_AddName(dict, "BaseFont", program->name);
    HPDF_Dict system = dict_add_dict(dict, "CIDSystemInfo");
    dict_add_string(objects, system, "Registry", SLICE("Adobe"));
    dict_add_string(objects, system, "Ordering", SLICE("Identity"));
    HPDF_Dict_AddNumber(system, "Supplement", 0);
    HPDF_Dict_Add(dict, "FontDescriptor", add_descriptor(objects, arena, use->face, program));
    if (!use->face->is_cff)
        add_glyph_map(objects, arena, use, dict);
    dict_add_raw(objects, dict, "W", widths_write(arena, use));
    return dict;
}

static HPDF_Dict add_type0(struct objects *objects, struct arena *arena, const struct faces *faces,
                           const struct pdf_face *use, uint32_t variant, HPDF_Dict descendant)
{
    HPDF_Dict dict = objects_add_dict(objects);
    const char *name =
        HPDF_Name_GetValue(HPDF_Dict_GetItem(descendant, "BaseFont", HPDF_OCLASS_NAME));
    struct slice full = slice_format(arena, "%s%s", name, use->face->is_cff ? "-Identity-H" : "");
    HPDF_Dict_AddName(dict, "Type", "Font");
    HPDF_Dict_AddName(dict, "Subtype", "Type0");
    HPDF_Dict_AddName(dict, "BaseFont", slice_terminated(arena, full));
    HPDF_Dict_AddName(dict, "Encoding", "Identity-H");
    HPDF_Array_Add(dict_add_array(dict, "DescendantFonts"), descendant);
    HPDF_Dict_Add(
        dict, "ToUnicode",
        objects_add_stream(objects, tounicode_write(arena, faces, use, variant), STREAM_DEFLATED));
    return dict;
}

static bool write_face(struct pdf_file *file, struct pdf_face *use, HPDF_Dict fonts)
{
    struct objects *objects = file->objects;
    struct arena *arena = file->arena;
    struct program program = {.name = make_name(arena, use)};
    if (!programs_open(file->job->programs, arena, file->diag, use, &program.bytes))
        return false;
    HPDF_Dict descendant = add_descendant(objects, arena, use, &program);
    for (uint32_t v = 0; v < (use->has_codes ? 1 : use->variant_count); v++) {
        char key[16];
        snprintf(key, sizeof key, "F%u", faces_font(use, v));
        uint32_t variant = use->has_codes ? VARIANT_LIMIT : v;
        HPDF_Dict_Add(fonts, key, add_type0(objects, arena, file->faces, use, variant, descendant));
    }
    return true;
}

bool fonts_write(struct pdf_file *file, HPDF_Dict fonts)
{
    bool is_fine = true;
    for (uint32_t i = 0; i < file->faces->count; i++)
        if (file->faces->at[i].glyph_count > 0)
            is_fine &= write_face(file, &file->faces->at[i], fonts);
    return is_fine;
}

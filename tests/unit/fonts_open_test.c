/* Fonts: the catalogue's errors, which faces are opened, which face has a character, and what
 * broken or forbidden files do. Needs fonts-ebgaramond and fonts-sil-gentiumplus, which every build
 * has; other fonts are asked for, and a skip is printed and counted. */
#include "fonts_fixture.h"

/* -- the catalogue --------------------------------------------------------------------------- */

START_TEST(reads_our_own_catalogue)
{
    const struct catalogue *catalogue = catalogue_read(arena, diag, CATALOGUE, NULL, 0);
    ck_assert_msg(catalogue != NULL, "%s", messages());
    ck_assert_uint_eq(diag_count(diag, SEVERITY_WARNING), 0);
    ck_assert_uint_eq(catalogue->stack_count, 2);
    ck_assert_uint_ge(catalogue->family_count, 50);
    for (uint32_t i = 0; i < catalogue->file_count; i++) {
        ck_assert_msg(catalogue->files[i].size_factor > 0.5 &&
                          catalogue->files[i].size_factor < 1.5,
                      "%.*s", SLICE_ARG(catalogue->files[i].paths[0]));
        ck_assert_msg(face_line_feed(&catalogue->files[i], 1) >= 1.2, "%.*s",
                      SLICE_ARG(catalogue->files[i].paths[0]));
    }
}
END_TEST

struct row_case {
    const char *language;
    hb_script_t script;
    const char *family;
};

static const struct row_case row_cases[] = {
    {"en", HB_SCRIPT_LATIN, "EB Garamond"},
    {"ha", HB_SCRIPT_LATIN, "Gentium Plus"},
    {"HA-NG", HB_SCRIPT_LATIN, "Gentium Plus"},
    {"haw", HB_SCRIPT_LATIN, "EB Garamond"},
    {"kk", HB_SCRIPT_CYRILLIC, "Gentium Plus"},
    {"ru", HB_SCRIPT_CYRILLIC, "EB Garamond 12"},
    {"ar", HB_SCRIPT_ARABIC, "Amiri"},
    {"ur", HB_SCRIPT_ARABIC, "Noto Nastaliq Urdu"},
    {"ur", HB_SCRIPT_LATIN, "EB Garamond"},
    {"fa-AF", HB_SCRIPT_ARABIC, "Amiri"},
    {"th", HB_SCRIPT_THAI, "Norasi"},
    {"my", HB_SCRIPT_MYANMAR, "Padauk"},
    {"zh", HB_SCRIPT_HAN, "Noto Serif CJK SC"},
    {"zh-Hans", HB_SCRIPT_HAN, "Noto Serif CJK SC"},
    {"zh-Hant", HB_SCRIPT_HAN, "Noto Serif CJK TC"},
    {"zh-TW", HB_SCRIPT_HAN, "Noto Serif CJK TC"},
    {"ja", HB_SCRIPT_HAN, "Noto Serif CJK JP"},
    {"ja", HB_SCRIPT_KATAKANA, "Noto Serif CJK JP"},
    {"ko", HB_SCRIPT_HANGUL, "Noto Serif CJK KR"},
    {"km", HB_SCRIPT_KHMER, "Noto Serif Khmer"},
    {"am", HB_SCRIPT_ETHIOPIC, "Noto Serif Ethiopic"},
    {"he", HB_SCRIPT_HEBREW, "Frank Ruehl CLM"},
    {"en", HB_SCRIPT_THAI, "Norasi"},
    {"en", HB_SCRIPT_RUNIC, "Noto Sans Runic"},
    {"en", HB_TAG('Z', 's', 'y', 'e'), NULL},
};

START_TEST(finds_the_row_of_a_language_and_script)
{
    const struct row_case *c = &row_cases[_i];
    const struct catalogue *catalogue = catalogue_read(arena, diag, CATALOGUE, NULL, 0);
    const struct font_row *row = stack_find_row(catalogue_find_stack(catalogue, SLICE("body")),
                                                slice_of(c->language), c->script);
    const char *family =
        row ? slice_terminated(arena, catalogue->families[row->families[0]].name) : NULL;
    ck_assert_pstr_eq(family, c->family);
}
END_TEST

struct error_case {
    const char *families, *rows, *fallback;
    const char *line; /* "LINE:COLUMN: error: " and the message's beginning */
};

#define EB FAMILY("EB", "fonts-ebgaramond", "ebgaramond/EBGaramond12-Regular.otf")

static const struct error_case error_cases[] = {
    {EB, ROW("Latn", "EV"), "", "11:38: error: no family is named `EV`"},
    {EB, ROW("Latin", "EB"), "", "11:20: error: `Latin` is no script tag"},
    {EB, ROW("Latn", "EB"), "EB, EC", "12:20: error: no family is named `EC`"},
    {EB, "      - {scripts: [Latn], family: [EB]}\n", "EB", "11:27: error: unknown key"},
    {EB, "      - {scripts: [Latn]}\n", "EB", "11:9: error: the key `families` is missing"},
    {"  - name: EB\n    faces:\n      - {file: x.otf}\n", ROW("Latn", "EB"), "EB",
     "6:9: error: no `package`"},
    {"  - name: EB\n    package: p\n    faces:\n      - {weight: bold, file: x.otf}\n",
     ROW("Latn", "EB"), "EB", "4:5: error: the family has no upright regular face"},
    {"  - name: EB\n    package: p\n    size_factor: 12\n    faces:\n      - {file: x.otf}\n",
     ROW("Latn", "EB"), "EB", "6:18: error:"},
    {"  - name: EB\n    package: p\n    faces:\n      - {slant: oblique, file: x.otf}\n",
     ROW("Latn", "EB"), "EB", "7:17: error:"},
    {"  - name: EB\n    package: p\n    faces:\n      - {up_to: 9, file: x.otf}\n",
     ROW("Latn", "EB"), "EB", "7:17: error:"},
    {"  - name: EB\n    package: p\n    faces: x\n", ROW("Latn", "EB"), "EB", "6:12: error:"},
    {"  - EB\n", ROW("Latn", "EB"), "EB", "4:5: error:"},
    {"  - name: EB\n    package: p\n    faces:\n      - {file: []}\n", ROW("Latn", "EB"), "EB",
     "7:16: error: the list of files is empty"},
    {"  - name: EB\n    package: []\n    faces:\n      - {file: x.otf}\n", ROW("Latn", "EB"), "EB",
     "7:9: error: no `package`"},
    {"  - name: EB\n    package: p\n    faces:\n      - {file: [x.otf, {a: b}]}\n",
     ROW("Latn", "EB"), "EB", "7:24: error:"},
};

START_TEST(reports_errors_at_their_place)
{
    const struct error_case *c = &error_cases[_i];
    const char *path = write_catalogue(c->families, c->rows, c->fallback);
    ck_assert_ptr_null(catalogue_read(arena, diag, path, NULL, 0));
    const char *text = messages();
    ck_assert_msg(strstr(text, c->line) != NULL, "expected %s, but:\n%s", c->line, text);
}
END_TEST

START_TEST(reports_a_missing_catalogue)
{
    struct font_need need = need_of(0, SLANT_UPRIGHT, WEIGHT_REGULAR, 12);
    ck_assert_ptr_null(open_text("/nowhere/fonts.yaml", &need, 1, "en", "Amen"));
    ck_assert_uint_eq(diag_count(diag, SEVERITY_ERROR), 1);
}
END_TEST

START_TEST(reports_an_unknown_stack)
{
    struct font_need needs[] = {need_of(2, SLANT_UPRIGHT, WEIGHT_REGULAR, 12),
                                need_of(0, SLANT_UPRIGHT, WEIGHT_REGULAR, 12)};
    struct fonts *fonts = open_text(CATALOGUE, needs, 2, "en", "Amen");
    ck_assert_ptr_nonnull(fonts);
    ck_assert_uint_eq(diag_count(diag, SEVERITY_ERROR), 1);
    const char *text = messages();
    ck_assert_msg(strstr(text, "`bady`") && strstr(text, "“body”"), "%s", text);
}
END_TEST

/* -- what is opened -------------------------------------------------------------------------- */

static const struct font_need english_needs[] = {
    {0, SLANT_UPRIGHT, WEIGHT_REGULAR, 12 * UNIT_PT},
    {0, SLANT_ITALIC, WEIGHT_REGULAR, 12 * UNIT_PT},
    {0, SLANT_UPRIGHT, WEIGHT_BOLD, 12 * UNIT_PT},
    {0, SLANT_UPRIGHT, WEIGHT_REGULAR, 14 * UNIT_PT},
    {0, SLANT_UPRIGHT, WEIGHT_REGULAR, 9 * UNIT_PT},
};
enum { ENGLISH_NEEDS = sizeof english_needs / sizeof english_needs[0] };

static const char english[] = "Praise God for “her” freedom – and for Łucja’s, 2027… [1] *";

START_TEST(opens_few_faces_for_english)
{
    struct fonts *fonts = open_text(CATALOGUE, english_needs, ENGLISH_NEEDS, "en", english);
    ck_assert_msg(fonts != NULL, "%s", messages());
    ck_assert_uint_eq(diag_count(diag, SEVERITY_WARNING), 0);
    ck_assert_uint_eq(fonts_count(fonts), 5);
    ck_assert_str_eq(face_file(fonts, 0), "EBGaramond12-Regular.otf");
    ck_assert_str_eq(face_file(fonts, 1), "EBGaramond12-Italic.otf");
    ck_assert_str_eq(face_file(fonts, 2), "EBGaramond12-Bold.otf");
    ck_assert_str_eq(face_file(fonts, 3), "LinLibertine_RZ.otf"); /* for “Łucja’s” */
    ck_assert_str_eq(face_file(fonts, 4), "EBGaramond08-Regular.otf");
}
END_TEST

START_TEST(opens_one_face_for_one_style)
{
    struct fonts *fonts = open_text(CATALOGUE, english_needs, 1, "en", "Amen");
    ck_assert_uint_eq(fonts_count(fonts), 1);
}
END_TEST

START_TEST(opens_nothing_for_an_empty_text_but_the_first)
{
    struct fonts *fonts = open_text(CATALOGUE, english_needs, 1, "en", "");
    ck_assert_ptr_nonnull(fonts);
    ck_assert_uint_eq(fonts_count(fonts), 1);
    ck_assert_str_eq(file_for(fonts, english_needs[0], "en", HB_SCRIPT_LATIN, '-'),
                     "EBGaramond12-Regular.otf");
}
END_TEST

START_TEST(goes_on_where_a_face_lacks_a_character)
{
    /* U+20A6, the naira, is not in EB Garamond 12 */
    struct fonts *fonts = open_text(CATALOGUE, english_needs, 1, "en", "₦ 500");
    struct font_need need = english_needs[0];
    ck_assert_str_eq(file_for(fonts, need, "en", HB_SCRIPT_LATIN, 0x20A6),
                     "GentiumPlus-Regular.ttf");
    ck_assert_str_eq(file_for(fonts, need, "en", HB_SCRIPT_LATIN, '5'), "EBGaramond12-Regular.otf");
    ck_assert_uint_eq(fonts_count(fonts), 2);
}
END_TEST

START_TEST(picks_the_optical_cut)
{
    static const struct {
        double points;
        const char *file;
    } cuts[] = {{6, "EBGaramond08-Regular.otf"},   {9, "EBGaramond08-Regular.otf"},
                {9.5, "EBGaramond08-Regular.otf"}, {9.51, "EBGaramond12-Regular.otf"},
                {12, "EBGaramond12-Regular.otf"},  {200, "EBGaramond12-Regular.otf"}};
    for (size_t i = 0; i < sizeof cuts / sizeof cuts[0]; i++) {
        struct font_need need = need_of(0, SLANT_UPRIGHT, WEIGHT_REGULAR, cuts[i].points);
        struct fonts *fonts = open_text(CATALOGUE, &need, 1, "en", "Amen");
        ck_assert_msg(strcmp(file_for(fonts, need, "en", HB_SCRIPT_LATIN, 'A'), cuts[i].file) == 0,
                      "at %g pt", cuts[i].points);
    }
}
END_TEST

/* EB Garamond 08 Italic maps Greek letters and most Cyrillic ones to glyphs without an outline. */
START_TEST(takes_no_letter_without_ink)
{
    struct font_need need = need_of(0, SLANT_ITALIC, WEIGHT_REGULAR, 9);
    struct fonts *fonts = open_text(CATALOGUE, &need, 1, "ru", "Черновой перевод, αβγ, ŋ");
    ck_assert_ptr_nonnull(fonts);
    static const uint32_t letters[] = {0x0435, 0x043E, 0x0447, 0x0432, 0x03B1, 0x014B};
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++) {
        hb_script_t script = letters[i] >= 0x400   ? HB_SCRIPT_CYRILLIC
                             : letters[i] >= 0x300 ? HB_SCRIPT_GREEK
                                                   : HB_SCRIPT_LATIN;
        uint32_t face = fonts_find(fonts, &need, SLICE("ru"), script, letters[i]);
        ck_assert_uint_ne(face, NO_INDEX);
        hb_font_t *font = fonts_face(fonts, face)->hb_font;
        hb_codepoint_t glyph;
        hb_glyph_extents_t ink;
        ck_assert(hb_font_get_nominal_glyph(font, letters[i], &glyph));
        ck_assert(hb_font_get_glyph_extents(font, glyph, &ink));
        ck_assert_msg(ink.width != 0 && ink.height != 0, "U+%04X in %s", (unsigned)letters[i],
                      face_file(fonts, face));
    }
}
END_TEST

START_TEST(carries_size_factors_and_line_feeds)
{
    struct fonts *fonts = open_text(CATALOGUE, english_needs, ENGLISH_NEEDS, "en", english);
    ck_assert_double_eq_tol(fonts_face(fonts, 0)->size_factor, 1, 1e-9);
    ck_assert_double_eq_tol(fonts_face(fonts, 0)->line_feed, 1.2, 1e-9);
    ck_assert_double_eq_tol(fonts_face(fonts, 2)->size_factor, 1, 1e-9);
    ck_assert_double_eq_tol(fonts_face(fonts, 3)->size_factor, 0.93, 1e-9);
    fonts = open_text(CATALOGUE, english_needs, 1, "yo", "Ọlọ́run");
    ck_assert_str_eq(face_file(fonts, 0), "GentiumPlus-Regular.ttf");
    ck_assert_double_eq_tol(fonts_face(fonts, 0)->size_factor, 0.88, 1e-9);
}
END_TEST

START_TEST(divides_by_the_stacks_nominal_factor)
{
    if (!has_fonts_of("fonts-noto-core", "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"))
        return;
    /* the same file is 0.85 and 2.2 beside EB Garamond, a third more beside Noto Sans */
    struct font_need needs[] = {need_of(0, SLANT_UPRIGHT, WEIGHT_REGULAR, 12),
                                need_of(1, SLANT_UPRIGHT, WEIGHT_REGULAR, 12)};
    struct fonts *fonts = open_text(CATALOGUE, needs, 2, "ur", "خدا God");
    static const struct {
        uint32_t need;
        hb_script_t script;
        uint32_t character;
        double size_factor, line_feed;
    } expected[] = {{0, HB_SCRIPT_ARABIC, 0x062E, 0.85, 2.2},
                    {1, HB_SCRIPT_ARABIC, 0x062E, 0.85 / 0.75, 2.2 / 0.75},
                    {0, HB_SCRIPT_LATIN, 'G', 1, 1.2},
                    {1, HB_SCRIPT_LATIN, 'G', 1, 1.2}};
    for (size_t i = 0; i < 4; i++) {
        uint32_t index = fonts_find(fonts, &needs[expected[i].need], SLICE("ur"),
                                    expected[i].script, expected[i].character);
        ck_assert_uint_ne(index, NO_INDEX);
        ck_assert_double_eq_tol(fonts_face(fonts, index)->size_factor, expected[i].size_factor,
                                1e-9);
        ck_assert_double_eq_tol(fonts_face(fonts, index)->line_feed, expected[i].line_feed, 1e-9);
    }
    ck_assert_uint_eq(fonts_count(fonts), 4);
}
END_TEST

START_TEST(measures_faces)
{
    struct fonts *fonts = open_text(CATALOGUE, english_needs, ENGLISH_NEEDS, "en", english);
    const struct face *roman = fonts_face(fonts, 0), *italic = fonts_face(fonts, 1),
                      *bold = fonts_face(fonts, 2);
    ck_assert_uint_eq(roman->units_per_em, 1000);
    ck_assert_int_eq(roman->ascender, 710);
    ck_assert_int_eq(roman->descender, -290);
    ck_assert_int_eq(roman->x_height, 400);
    ck_assert_int_ge(roman->cap_height, 640);
    ck_assert(roman->is_cff && !roman->is_cid_keyed && !roman->is_italic && roman->is_serif);
    ck_assert(!roman->is_fixed_pitch);
    ck_assert(slice_is(roman->postscript_name, "EBGaramond12-Regular"));
    ck_assert(slice_is(roman->family, "EB Garamond"));
    ck_assert(italic->is_italic && italic->italic_angle_1000 < 0);
    ck_assert(bold->is_cff && bold->stem_v > (int32_t)bold->units_per_em * 110 / 1000);
    ck_assert_int_gt(roman->stem_v, 60);
    ck_assert_int_lt(roman->stem_v, 110);
    int x_scale, y_scale;
    hb_font_get_scale(roman->hb_font, &x_scale, &y_scale);
    ck_assert(x_scale == 1000 && y_scale == 1000 && hb_font_is_immutable(roman->hb_font));
}
END_TEST

START_TEST(sets_spaces_and_controls_in_the_first_face)
{
    struct fonts *fonts = open_text(CATALOGUE, english_needs, 1, "fr", "« Amen »");
    static const uint32_t characters[] = {0x00A0, 0x202F, 0x2009, 0x00AD, 0x200D,
                                          0x200E, 0xFE0F, 0x2028, 0x2011, 0x2060};
    for (size_t i = 0; i < sizeof characters / sizeof characters[0]; i++)
        ck_assert_msg(
            fonts_find(fonts, &english_needs[0], SLICE("fr"), HB_SCRIPT_LATIN, characters[i]) == 0,
            "U+%04X", characters[i]);
}
END_TEST

/* -- what is missing ------------------------------------------------------------------------- */

#define THAI FAMILY("Thai", "fonts-thai", "nowhere/Thai.otf")
#define HAN  FAMILY("Han", "fonts-han", "nowhere/Han.ttc")

START_TEST(falls_back_over_missing_fonts)
{
    const char *path = write_catalogue(
        EB THAI HAN, ROW("Latn", "EB") ROW("Thai", "Thai") ROW("Hani", "Han"), "EB");
    struct font_need needs[] = {need_of(0, SLANT_UPRIGHT, WEIGHT_REGULAR, 12),
                                need_of(0, SLANT_ITALIC, WEIGHT_BOLD, 12)};
    struct fonts *fonts = open_text(path, needs, 2, "en", "Grace, ไทย (1), 永远!");
    ck_assert_ptr_nonnull(fonts);
    ck_assert_uint_eq(fonts_count(fonts), 1);
    ck_assert_uint_eq(diag_count(diag, SEVERITY_ERROR), 0);
    ck_assert_uint_eq(diag_count(diag, SEVERITY_WARNING), 2); /* each package once, for two needs */
    ck_assert_str_eq(file_for(fonts, needs[0], "en", HB_SCRIPT_LATIN, 'G'),
                     "EBGaramond12-Regular.otf");
    ck_assert_str_eq(file_for(fonts, needs[1], "en", HB_SCRIPT_THAI, '('),
                     "EBGaramond12-Regular.otf");
    ck_assert_str_eq(file_for(fonts, needs[0], "en", HB_SCRIPT_THAI, 0x0E44), "(none)");
    ck_assert_str_eq(file_for(fonts, needs[1], "en", HB_SCRIPT_HAN, 0x6C38), "(none)");
    ck_assert(slice_is(fonts_package(fonts, HB_SCRIPT_THAI), "fonts-thai"));
    ck_assert(slice_is(fonts_package(fonts, HB_SCRIPT_HAN), "fonts-han"));
    ck_assert(slice_is(fonts_package(fonts, HB_SCRIPT_LATIN), ""));
    ck_assert(slice_is(fonts_package(fonts, HB_SCRIPT_CHEROKEE), ""));
    const char *text = messages();
    ck_assert_msg(strstr(text, "hint: apt-get install fonts-thai"), "%s", text);
    ck_assert_msg(strstr(text, ":11:9: warning: Thai"), "%s", text); /* at the face's place */
}
END_TEST

START_TEST(reports_nothing_missing_that_no_text_needs)
{
    const char *path = write_catalogue(EB THAI HAN, ROW("Latn", "EB") ROW("Thai", "Thai"), "Han");
    ck_assert_ptr_nonnull(open_text(path, english_needs, 1, "en", "Amen"));
    ck_assert_uint_eq(diag_count(diag, SEVERITY_WARNING), 0);
}
END_TEST

START_TEST(returns_nothing_where_no_font_is_left)
{
    const char *path = write_catalogue(THAI, ROW("Latn", "Thai"), "Thai");
    ck_assert_ptr_null(open_text(path, english_needs, 1, "en", "Amen"));
    ck_assert_uint_eq(diag_count(diag, SEVERITY_ERROR), 1);
    ck_assert_uint_eq(diag_count(diag, SEVERITY_WARNING), 1);
}
END_TEST

START_TEST(prefers_the_users_own_file)
{
    write_file("EBGaramond12-Regular.otf", read_bytes(GENTIUM));
    const char *path = write_catalogue(EB, ROW("Latn", "EB"), "EB");
    struct fonts *fonts = open_text(path, english_needs, 1, "en", "Amen");
    ck_assert(slice_is(fonts_face(fonts, 0)->postscript_name, "GentiumPlus"));
}
END_TEST

START_TEST(lists_found_and_missing)
{
    const char *path =
        write_catalogue(EB THAI HAN, ROW("Latn, Cyrl", "EB") ROW("Thai", "Thai"), "Han, EB");
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    ck_assert(fonts_list(arena, diag, path, DIAG_TEXT, out));
    fclose(out);
    ck_assert_msg(strstr(text, "Latn Cyrl") && strstr(text, "found") && strstr(text, "missing"),
                  "%s", text);
    ck_assert_msg(strstr(text, "--no-install-recommends fonts-han fonts-thai\n"), "%s", text);
    free(text);
    ck_assert(!fonts_list(arena, diag, "/nowhere/fonts.yaml", DIAG_TEXT, stdout));
}
END_TEST

/* -- broken and forbidden files -------------------------------------------------------------- */

static const char *own_catalogue(void)
{
    return write_catalogue(FAMILY("Own", "none", "own.otf"), ROW("Latn", "Own"), "Own");
}

/* A copy of a font with fsType changed. */
static struct slice with_right(const char *path, uint16_t right)
{
    struct sfnt sfnt;
    struct slice bytes = slice_copy(arena, read_bytes(path));
    ck_assert_ptr_null(sfnt_open(bytes, 0, &sfnt));
    char *at = (char *)(uintptr_t)sfnt_table(&sfnt, SFNT_TAG('O', 'S', '/', '2')).bytes + 8;
    at[0] = (char)(right >> 8);
    at[1] = (char)right;
    return bytes;
}

START_TEST(respects_the_embedding_right)
{
    static const struct {
        uint16_t right;
        bool is_allowed;
    } rights[] = {{0, true},  {2, false},     {4, true},      {8, true},      {6, true},
                  {10, true}, {0x100, false}, {0x108, false}, {0x200, false}, {0x202, false}};
    for (size_t i = 0; i < sizeof rights / sizeof rights[0]; i++) {
        diag = diag_make(arena); /* equal reports are told once */
        write_file("own.otf", with_right(EB_08, rights[i].right));
        struct fonts *fonts = open_text(own_catalogue(), english_needs, 1, "en", "Amen");
        ck_assert_msg((fonts != NULL) == rights[i].is_allowed, "fsType %u", rights[i].right);
        ck_assert_msg((diag_count(diag, SEVERITY_ERROR) > 0) != rights[i].is_allowed, "fsType %u",
                      rights[i].right);
    }
    ck_assert_ptr_nonnull(strstr(messages(), "[font-embedding]"));
}
END_TEST

START_TEST(reports_cut_files)
{
    static const char *const files[] = {EB_08, GENTIUM};
    for (size_t f = 0; f < 2; f++) {
        struct slice whole = read_bytes(files[f]);
        for (size_t i = 0; i < 40; i++) {
            /* dense in the directory, sparse in the tables */
            size_t length = i < 20 ? 1 + i * 16 : whole.length - 4 - (i - 20) * whole.length / 21;
            struct arena *outer = arena;
            arena = arena_make(0);
            diag = diag_make(arena);
            write_file("own.otf", slice_part(whole, 0, length));
            struct fonts *fonts = open_text(own_catalogue(), english_needs, 1, "en", "Amen");
            ck_assert_msg(!fonts && diag_count(diag, SEVERITY_ERROR) > 0, "%s at %zu bytes",
                          files[f], length);
            arena_free(arena);
            arena = outer;
        }
    }
}
END_TEST

/* Bytes turned at random anywhere: opened or refused, measured, asked; never a fault. */
START_TEST(survives_damage)
{
    static const char *const files[] = {EB_08, GENTIUM};
    uint32_t seed = 11, opened = 0;
    struct slice whole[] = {read_bytes(files[0]), read_bytes(files[1])};
    for (int round = 0; round < 120; round++) {
        struct arena *outer = arena;
        arena = arena_make(0);
        diag = diag_make(arena);
        struct slice bytes = slice_copy(arena, whole[round % 2]);
        char *damaged = (char *)(uintptr_t)bytes.bytes;
        for (int i = 0; i < 1 + round * 4; i++) {
            seed = seed * 1664525 + 1013904223;
            size_t at = seed % (round % 3 == 0 ? 600 : bytes.length);
            seed = seed * 1664525 + 1013904223;
            damaged[at] = (char)(seed >> 24);
        }
        write_file("own.otf", bytes);
        struct fonts *fonts = open_text(own_catalogue(), english_needs, 1, "en", english);
        opened += fonts != NULL;
        for (uint32_t c = 0; fonts && c < 0x3000; c += 7)
            fonts_find(fonts, &english_needs[0], SLICE("en"), HB_SCRIPT_LATIN, c);
        arena_free(arena);
        arena = outer;
    }
    ck_assert_msg(opened > 10 && opened < 110, "%u of 120 opened, seed 11", opened);
}
END_TEST

/* Debian 13 has culmus's files, and the package itself, under other names than Debian 12. */
START_TEST(takes_the_name_that_this_system_has)
{
    const char *path =
        write_catalogue("  - name: Own\n    package: [old, new, newest]\n    faces:\n"
                        "      - {file: [own.ttf, own.otf]}\n"
                        "      - {weight: bold, file: [b.ttf, b.otf]}\n",
                        ROW("Latn", "Own"), "Own");
    write_file("own.otf", read_bytes(EB_12));
    struct font_need bold = need_of(0, SLANT_UPRIGHT, WEIGHT_BOLD, 12);
    struct fonts *fonts = open_text(path, &bold, 1, "en", "Amen");
    ck_assert_ptr_nonnull(fonts);
    ck_assert_str_eq(file_for(fonts, bold, "en", HB_SCRIPT_LATIN, 'A'), "own.otf");
    const char *text = messages();
    ck_assert_msg(strstr(text, "Own (b.ttf) is not installed"), "%s", text);
    ck_assert_msg(strstr(text, "apt-get install old or new or newest"), "%s", text);
    char *list;
    size_t length;
    FILE *out = open_memstream(&list, &length);
    ck_assert(fonts_list(arena, diag, path, DIAG_TEXT, out));
    fclose(out);
    ck_assert_msg(strstr(list, "own.otf  found    old or new or newest"), "%s", list);
    ck_assert_msg(strstr(list, "apt-get install --no-install-recommends old\n"), "%s", list);
    ck_assert_msg(strstr(list, "does not know a name: new for old, newest for old\n"), "%s", list);
    free(list);
}
END_TEST

START_TEST(refuses_what_is_no_font)
{
    static const char *const contents[] = {"x", "wOF2 something", "ttcf\0\1\0\0\0\0\0\1", "OTTO"};
    for (size_t i = 0; i < 4; i++) {
        write_file("own.otf", (struct slice){contents[i], i == 2 ? 12 : strlen(contents[i])});
        ck_assert_ptr_null(open_text(own_catalogue(), english_needs, 1, "en", "Amen"));
    }
    write_file("own.otf", read_bytes(EB_12));
    const char *path = write_catalogue("  - name: Own\n    package: p\n    faces:\n"
                                       "      - {index: 1, file: own.otf}\n",
                                       ROW("Latn", "Own"), "Own");
    ck_assert_ptr_null(open_text(path, english_needs, 1, "en", "Amen"));
    ck_assert_ptr_nonnull(strstr(messages(), "is no collection"));
}
END_TEST

START_TEST(opens_collections)
{
    if (!has_fonts_of("fonts-noto-cjk", "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"))
        return;
    static const struct {
        const char *language, *text, *name;
        hb_script_t script;
        uint32_t character;
    } cases[] = {
        {"zh-Hans", "永远", "NotoSerifCJKsc-Regular", HB_SCRIPT_HAN, 0x6C38},
        {"zh-Hant", "永遠", "NotoSerifCJKtc-Regular", HB_SCRIPT_HAN, 0x6C38},
        {"ja", "永遠に", "NotoSerifCJKjp-Regular", HB_SCRIPT_HIRAGANA, 0x306B},
        {"ko", "영원", "NotoSerifCJKkr-Regular", HB_SCRIPT_HANGUL, 0xC601},
    };
    for (size_t i = 0; i < 4; i++) {
        struct fonts *fonts =
            open_text(CATALOGUE, english_needs, 1, cases[i].language, cases[i].text);
        uint32_t index = fonts_find(fonts, &english_needs[0], slice_of(cases[i].language),
                                    cases[i].script, cases[i].character);
        ck_assert_uint_ne(index, NO_INDEX);
        const struct face *face = fonts_face(fonts, index);
        ck_assert_msg(slice_is(face->postscript_name, cases[i].name), "%s: %.*s", cases[i].language,
                      SLICE_ARG(face->postscript_name));
        ck_assert(face->is_cff && face->is_cid_keyed);
        ck_assert_double_eq_tol(face->line_feed, 1.5, 1e-9);
    }
}
END_TEST

/* -- what the texts hold --------------------------------------------------------------------- */

START_TEST(scans_languages_and_scripts)
{
    const struct slice texts[] = {SLICE("Grace, १! é"), SLICE("नमस्ते, 7"), SLICE("2027")};
    const struct slice languages[] = {SLICE("en"), SLICE("hi"), SLICE("km")};
    uint32_t count;
    struct script_text *scripts = texts_scan(arena, texts, languages, 3, &count);
    ck_assert_uint_eq(count, 4);
    static const struct {
        const char *language;
        hb_script_t script;
        uint32_t count;
    } expected[] = {{"en", HB_SCRIPT_DEVANAGARI, 4}, /* १ and the three of no script */
                    {"en", HB_SCRIPT_LATIN, 9},
                    {"hi", HB_SCRIPT_DEVANAGARI, 9},
                    {"km", HB_SCRIPT_LATIN, 3}};
    for (uint32_t i = 0; i < 4; i++) {
        ck_assert(slice_is(scripts[i].language, expected[i].language));
        ck_assert_uint_eq(scripts[i].script, (uint32_t)expected[i].script);
        ck_assert_msg(scripts[i].count == expected[i].count, "entry %u has %u", i,
                      scripts[i].count);
        for (uint32_t k = 1; k < scripts[i].count; k++)
            ck_assert_uint_lt(scripts[i].code_points[k - 1], scripts[i].code_points[k]);
    }
}
END_TEST

static const char *const udhr_names[] = {
    "amh",      "arb",   "ben", "bod",        "bul",           "ceb",           "ces", "cmn_hans",
    "cmn_hant", "cym",   "dan", "deu_1996",   "ell_monotonic", "ell_polytonic", "eng", "est",
    "fin",      "fra",   "guj", "hat_kreyol", "hau_NG",        "heb",           "hin", "hun",
    "hye",      "ibo",   "ind", "ita",        "jpn",           "kat",           "kaz", "khm",
    "kin",      "kor",   "lao", "lav",        "lug",           "mal",           "mlt", "mya",
    "nld",      "pes_1", "pol", "por_BR",     "quz",           "ron_2006",      "rus", "sin",
    "sme",      "som",   "spa", "swe",        "swh",           "tam",           "tel", "tgl",
    "tha",      "tur",   "ukr", "urd",        "vie",           "wol",           "yor", "zul"};

static struct slice language_in(struct slice json)
{
    const char *at = strstr(json.bytes, "\"language\": \"") + strlen("\"language\": \"");
    return (struct slice){at, (size_t)(strchr(at, '"') - at)};
}

/* Every character of every UDHR text has a face in both stacks, in three styles. */
START_TEST(covers_the_declaration_in_every_language)
{
    const char *root = getenv("ORISON_TEST_DATA");
    if (!root) {
        printf("skipped (%d): ORISON_TEST_DATA is not set\n", ++skips);
        return;
    }
    struct slice path = slice_format(arena, "%s/udhr/%s.json", root, udhr_names[_i]);
    struct slice json = read_bytes(slice_terminated(arena, path)), language = language_in(json);
    for (uint32_t stack = 0; stack < 2; stack++) {
        struct font_need needs[] = {need_of(stack, SLANT_UPRIGHT, WEIGHT_REGULAR, 12),
                                    need_of(stack, SLANT_ITALIC, WEIGHT_REGULAR, 12),
                                    need_of(stack, SLANT_UPRIGHT, WEIGHT_BOLD, 12)};
        struct fonts *fonts = fonts_open(
            arena, diag,
            &(struct font_wish){CATALOGUE, test_design(), needs, 3, &json, &language, 1});
        ck_assert_ptr_nonnull(fonts);
        if (diag_count(diag, SEVERITY_WARNING) > 0) {
            printf("skipped (%d): %s needs fonts that are not installed\n", ++skips,
                   udhr_names[_i]);
            return;
        }
        uint32_t count;
        struct script_text *scripts = texts_scan(arena, &json, &language, 1, &count);
        for (uint32_t s = 0; s < count; s++)
            for (uint32_t i = 0; i < scripts[s].count * 3; i++)
                ck_assert_msg(fonts_find(fonts, &needs[i % 3], language, scripts[s].script,
                                         scripts[s].code_points[i / 3]) != NO_INDEX,
                              "%s U+%04X in stack %u", udhr_names[_i],
                              scripts[s].code_points[i / 3], stack);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("fonts_open");
    TCase *tests = tcase_create("fonts");
    tcase_add_checked_fixture(tests, begin, end);
    tcase_add_test(tests, reads_our_own_catalogue);
    tcase_add_loop_test(tests, finds_the_row_of_a_language_and_script, 0,
                        sizeof row_cases / sizeof row_cases[0]);
    tcase_add_loop_test(tests, reports_errors_at_their_place, 0,
                        sizeof error_cases / sizeof error_cases[0]);
    tcase_add_test(tests, reports_a_missing_catalogue);
    tcase_add_test(tests, reports_an_unknown_stack);
    tcase_add_test(tests, opens_few_faces_for_english);
    tcase_add_test(tests, opens_one_face_for_one_style);
    tcase_add_test(tests, opens_nothing_for_an_empty_text_but_the_first);
    tcase_add_test(tests, goes_on_where_a_face_lacks_a_character);
    tcase_add_test(tests, picks_the_optical_cut);
    tcase_add_test(tests, takes_no_letter_without_ink);
    tcase_add_test(tests, carries_size_factors_and_line_feeds);
    tcase_add_test(tests, divides_by_the_stacks_nominal_factor);
    tcase_add_test(tests, measures_faces);
    tcase_add_test(tests, sets_spaces_and_controls_in_the_first_face);
    tcase_add_test(tests, falls_back_over_missing_fonts);
    tcase_add_test(tests, reports_nothing_missing_that_no_text_needs);
    tcase_add_test(tests, returns_nothing_where_no_font_is_left);
    tcase_add_test(tests, prefers_the_users_own_file);
    tcase_add_test(tests, lists_found_and_missing);
    tcase_add_test(tests, respects_the_embedding_right);
    tcase_add_test(tests, reports_cut_files);
    tcase_add_test(tests, survives_damage);
    tcase_add_test(tests, takes_the_name_that_this_system_has);
    tcase_add_test(tests, refuses_what_is_no_font);
    tcase_add_test(tests, opens_collections);
    tcase_add_test(tests, scans_languages_and_scripts);
    tcase_add_loop_test(tests, covers_the_declaration_in_every_language, 0,
                        sizeof udhr_names / sizeof udhr_names[0]);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

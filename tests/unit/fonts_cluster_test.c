/* Whole clusters and words, characters of no script, scripts beyond the sample's. */
#include "fonts_fixture.h"

#include "base/utf8.h"

static struct face open_face(const char *path)
{
    struct font_file file = {.size_factor = 1};
    struct face face;
    ck_assert_msg(face_open(arena, diag, &file, path, 1, &face), "%s", messages());
    return face;
}

static enum cluster_fit fit_of(const struct face *face, const char *text)
{
    uint32_t code_points[16], count = 0;
    struct slice slice = slice_of(text);
    for (size_t at = 0; at < slice.length;)
        code_points[count++] = utf8_next(slice, &at);
    return cluster_fit(face, code_points, count);
}

/* EB Garamond has all these letters and marks, but no anchor where it is CLUSTER_LOOSE. */
static const struct {
    const char *text;
    enum cluster_fit garamond;
} clusters[] = {{"ọ́", CLUSTER_LOOSE},
                {"o\u0323\u0301", CLUSTER_LOOSE},
                {"Ẹ̀", CLUSTER_LOOSE},
                {"ą́", CLUSTER_LOOSE},
                {"ü̃", CLUSTER_LOOSE},
                {"p̱", CLUSTER_LOOSE},
                {"ö́", CLUSTER_LOOSE},
                {"e\u0301", CLUSTER_FITS},
                {"M̈", CLUSTER_FITS},
                {"o\u0331", CLUSTER_FITS},
                {"x", CLUSTER_FITS},
                {"и\u0306", CLUSTER_FITS},
                {"ệ", CLUSTER_FITS},
                {"e\u0323\u0302", CLUSTER_FITS},
                {"α\u0313\u0301", CLUSTER_FITS}};

START_TEST(marks_stand_at_their_letters)
{
    struct face garamond = open_face(EB_12), gentium = open_face(GENTIUM);
    for (size_t i = 0; i < sizeof clusters / sizeof *clusters; i++) {
        ck_assert_msg(fit_of(&garamond, clusters[i].text) == clusters[i].garamond,
                      "%s in EB Garamond: %d", clusters[i].text,
                      fit_of(&garamond, clusters[i].text));
        ck_assert_msg(fit_of(&gentium, clusters[i].text) == CLUSTER_FITS, "%s in Gentium",
                      clusters[i].text);
    }
    ck_assert_int_eq(fit_of(&garamond, "ꞹ"), CLUSTER_LACKS);
    ck_assert_int_eq(fit_of(&garamond, "क"), CLUSTER_LACKS);
}
END_TEST

/* The file that sets a word whole, or "" where none does. */
static const char *file_for_word(const char *language, const char *text, hb_script_t script,
                                 const char *word)
{
    struct font_need need = need_of(0, SLANT_UPRIGHT, WEIGHT_REGULAR, 12);
    struct fonts *fonts = open_text(CATALOGUE, &need, 1, language, text);
    ck_assert_msg(fonts != NULL, "%s", messages());
    size_t cu_count;
    uint16_t *string = utf16_of_utf8(arena, slice_of(word), &cu_count);
    uint32_t chain = fonts_chain(fonts, &need, slice_of(language), script);
    bool is_whole;
    uint32_t face = fonts_find_all_in(fonts, chain, string, (uint32_t)cu_count, &is_whole);
    return is_whole ? face_file(fonts, face) : "";
}

START_TEST(a_word_goes_whole_to_the_next_family)
{
    static const struct {
        const char *language, *word;
        hb_script_t script;
        const char *file;
    } words[] = {{"en", "Ọlọ́runfẹ́mi", HB_SCRIPT_LATIN, "GentiumPlus-Regular.ttf"},
                 {"en", "Adébáyọ", HB_SCRIPT_LATIN, "EBGaramond12-Regular.otf"},
                 {"de", "Hazʼą́ągi", HB_SCRIPT_LATIN, "GentiumPlus-Regular.ttf"},
                 {"en", "Ƙwanꞌkwaso", HB_SCRIPT_LATIN, "GentiumPlus-Regular.ttf"},
                 {"ru", "қазақ", HB_SCRIPT_CYRILLIC, "GentiumPlus-Regular.ttf"},
                 {"ru", "молитва", HB_SCRIPT_CYRILLIC, "EBGaramond12-Regular.otf"},
                 {"nv", "Diné", HB_SCRIPT_LATIN, "GentiumPlus-Regular.ttf"},
                 {"tg", "молитва", HB_SCRIPT_CYRILLIC, "GentiumPlus-Regular.ttf"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        ck_assert_str_eq(
            file_for_word(words[i].language, words[i].word, words[i].script, words[i].word),
            words[i].file);
}
END_TEST

/* Neither the row's families nor the fallback have these: a family of another script does. */
START_TEST(what_no_chain_has_is_looked_for_everywhere)
{
    static const struct {
        const char *language, *text;
        hb_script_t script;
        uint32_t character;
        const char *file;
    } texts[] = {
        {"en", "฿500", HB_SCRIPT_LATIN, 0x0E3F, "Norasi.otf"},
        {"ff-Adlm", "𞤋𞤲،", HB_SCRIPT_ADLAM, 0x060C, "Amiri-Regular.ttf"},
        {"ii", "《ꋧ》", HB_SCRIPT_YI, 0x300A, "NotoSansYi-Regular.ttf"},
        {"ar", "IJM \u0660", HB_SCRIPT_LATIN, 0x0660, "Amiri-Regular.ttf"},
        {"en", "🙏", HB_SCRIPT_LATIN, 0x1F64F, "Symbola_hint.ttf"},
        {"en", "𝄞", HB_SCRIPT_LATIN, 0x1D11E, "NotoMusic-Regular.ttf"},
    };
    struct font_need need = need_of(0, SLANT_UPRIGHT, WEIGHT_REGULAR, 12);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct fonts *fonts = open_text(CATALOGUE, &need, 1, texts[i].language, texts[i].text);
        ck_assert_str_eq(
            file_for(fonts, need, texts[i].language, texts[i].script, texts[i].character),
            texts[i].file);
    }
    ck_assert_uint_eq(diag_count(diag, SEVERITY_WARNING), 0);
}
END_TEST

/* One letter of each script that stands in Debian's Noto packages, in both stacks. */
static const uint32_t letters[] = {
    0x11700, 0x10B00, 0x1B05,  0xA6A0,  0x16AD0, 0x1BC0,  0x11C00, 0x11005, 0x1A00,  0x1740,
    0x11103, 0x102A0, 0xAA00,  0x2C80,  0x10800, 0x11800, 0x10400, 0x1BC00, 0x13000, 0x10500,
    0x10FE0, 0x2C00,  0x11D60, 0x11D00, 0x10330, 0x11305, 0x1720,  0x108E0, 0x14400, 0x16B00,
    0x1E100, 0x10C80, 0x10300, 0xA984,  0xA90A,  0x10A10, 0x11200, 0x11083, 0x1A20,  0x1C00,
    0x1901,  0x10600, 0x10000, 0xA4D0,  0x10280, 0x10920, 0x11150, 0x0840,  0x10AC0, 0x11C72,
    0x16E40, 0x1E800, 0x10980, 0x11600, 0x16A40, 0x11280, 0x10A80, 0x10880, 0x11400, 0x1B170,
    0x1681,  0x10C00, 0x104B0, 0x10480, 0x10860, 0x11AC0, 0x10350, 0xA840,  0x10B60, 0x10B80,
    0x10900, 0x16F00, 0x10B40, 0xA930,  0x10D00, 0x16A0,  0x0800,  0x10A60, 0xA882,  0x1D800,
    0x10450, 0x11183, 0x11580, 0x112B0, 0x10F30, 0x10F00, 0x110D0, 0x11A5C, 0x1B83,  0xA800,
    0x1760,  0x11680, 0x1950,  0x1980,  0x17000, 0xAA80,  0x1700,  0x11481, 0x10380, 0xA500,
    0x118A0, 0x1E2C0, 0x103A0, 0x12000, 0x10E80, 0xA000,  0x11A0B, 0x1E900, 0x07CA,  0x2D30,
    0x0780,  0x0710,  0x1820,  0x13A0,  0x1401,  0xABC0,  0x1C50};

START_TEST(every_script_of_noto_has_a_row)
{
    const struct catalogue *catalogue = catalogue_read(arena, diag, CATALOGUE, NULL, 0);
    for (uint32_t i = 0; i < 2 * sizeof letters / sizeof *letters; i++) {
        uint32_t letter = letters[i / 2];
        hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), letter);
        const struct font_stack *stack = &catalogue->stacks[i % 2];
        const struct font_row *row = stack_find_row(stack, SLICE("und"), script);
        ck_assert_msg(row != NULL, "U+%04X has no row in %.*s", (unsigned)letter,
                      SLICE_ARG(stack->name));
        const struct font_file *file =
            &catalogue->files[catalogue->families[row->families[0]].first_file];
        const char *path = catalogue_find_file(arena, catalogue, file);
        if (!path && !has_fonts_of("fonts-noto-core", "/usr/share/fonts/truetype/noto"))
            return;
        ck_assert_msg(path != NULL, "%.*s is not there", SLICE_ARG(file->paths[0]));
        struct face face;
        ck_assert_msg(face_open(arena, diag, file, path, 1, &face), "%s", messages());
        ck_assert_msg(face_has(&face, letter), "%s has no U+%04X", path, (unsigned)letter);
    }
}
END_TEST

START_TEST(nastaliq_is_for_those_who_read_it)
{
    static const char *const nastaliq[] = {"ur", "lah", "pnb", "pa-Arab", "pa-PK", "skr", "ks"};
    static const char *const naskh[] = {"ar", "fa", "ps", "sd", "ug", "ckb"};
    const struct catalogue *catalogue = catalogue_read(arena, diag, CATALOGUE, NULL, 0);
    for (uint32_t s = 0; s < catalogue->stack_count; s++)
        for (size_t i = 0; i < 13; i++) {
            const char *language = i < 7 ? nastaliq[i] : naskh[i - 7];
            const struct font_row *row =
                stack_find_row(&catalogue->stacks[s], slice_of(language), HB_SCRIPT_ARABIC);
            bool is_nastaliq =
                slice_is(catalogue->families[row->families[0]].name, "Noto Nastaliq Urdu");
            ck_assert_msg(is_nastaliq == (i < 7), "%s", language);
        }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("fonts_cluster");
    TCase *tests = tcase_create("clusters");
    tcase_add_checked_fixture(tests, begin, end);
    tcase_add_test(tests, marks_stand_at_their_letters);
    tcase_add_test(tests, a_word_goes_whole_to_the_next_family);
    tcase_add_test(tests, what_no_chain_has_is_looked_for_everywhere);
    tcase_add_test(tests, every_script_of_noto_has_a_row);
    tcase_add_test(tests, nastaliq_is_for_those_who_read_it);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

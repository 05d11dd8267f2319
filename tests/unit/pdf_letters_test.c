/* Letters of their own: how a ligature's text is shared between its glyph and them, and that marks
 * which became letters are read in their order and stand where they stood. */
#include "pdf/letters.h"

#include "pdf/clusters.h"
#include "pdf_fixture.h"

static bool split(struct letters *letters, const uint16_t *units, uint32_t count, uint32_t *first,
                  struct meaning_text *rest)
{
    return letters_split(letters, (struct meaning_text){units, count}, first, rest);
}

START_TEST(a_ligature_says_its_first_letter)
{
    static const uint16_t ffi[] = {'f', 'f', 'i'}, as[] = {'a', 's'}, dashes[] = {0x2014, 0x2014};
    struct letters letters = {.count = 0};
    struct meaning_text rest;
    uint32_t first;
    ck_assert(split(&letters, ffi, 3, &first, &rest));
    ck_assert_uint_eq(first, 'f');
    ck_assert(rest.count == 2 && rest.units[0] == 'f' && rest.units[1] == 'i');
    ck_assert(split(&letters, as, 2, &first, &rest) && first == 'a' && rest.count == 1);
    ck_assert(split(&letters, dashes, 2, &first, &rest) && first == 0x2014 && rest.count == 1);
    ck_assert_uint_eq(letters.count, 4); /* f i s and the dash, each once */
    ck_assert(split(&letters, ffi, 3, &first, &rest));
    ck_assert_uint_eq(letters.count, 4);
}
END_TEST

/* Canonical equivalents, two marks among them, in the order that Unicode gives them. */
START_TEST(a_letter_with_marks_is_one_character)
{
    static const struct {
        uint16_t units[3];
        uint32_t count, composed;
    } rows[] = {{{'a', 0x0309}, 2, 0x1EA3},
                {{'a', 0x0302, 0x0300}, 3, 0x1EA7},
                {{0x03B1, 0x0313, 0x0301}, 3, 0x1F04},
                {{0x0438, 0x0306}, 2, 0x0439}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct letters letters = {.count = 0};
        struct meaning_text rest;
        uint32_t first;
        ck_assert(split(&letters, rows[i].units, rows[i].count, &first, &rest));
        ck_assert_msg(first == rows[i].composed, "row %zu: U+%04X", i, first);
        ck_assert_uint_eq(rest.count, 0);
        ck_assert_uint_eq(letters.count, 0);
    }
    static const uint16_t alone[] = {0x1ECD, 0x0300}; /* Unicode has no o with dot and grave */
    struct letters letters = {.count = 0};
    struct meaning_text rest;
    uint32_t first;
    ck_assert(split(&letters, alone, 2, &first, &rest) && first == 0x1ECD && rest.count == 1);
}
END_TEST

START_TEST(clusters_of_other_scripts_stay_whole)
{
    static const uint16_t texts[][2] = {{0x0644, 0x0627}, /* Arabic lam alef */
                                        {0x0915, 0x094D}, /* Devanagari ka with virama */
                                        {0xD83D, 0xDE4F}, /* a pair of surrogates */
                                        {'f', ' '}};
    struct letters letters = {.count = 0};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct meaning_text rest;
        uint32_t first;
        ck_assert_msg(!split(&letters, texts[i], 2, &first, &rest), "row %zu", i);
    }
    ck_assert_uint_eq(letters.count, 0);
}
END_TEST

START_TEST(codes_run_out)
{
    struct letters letters = {.count = 0};
    struct meaning_text rest;
    uint32_t first, fit = 0;
    for (uint16_t i = 0; i < 400; i++) {
        const uint16_t text[] = {'x', (uint16_t)(0x0400 + i)};
        fit += split(&letters, text, 2, &first, &rest);
    }
    ck_assert_uint_eq(letters.count, LETTER_LIMIT);
    ck_assert_uint_eq(fit, LETTER_LIMIT);
    static uint16_t many[LETTER_LIMIT + 2];
    for (size_t i = 0; i < sizeof many / sizeof *many; i++)
        many[i] = 0x0400;
    ck_assert(!split(&letters, many, LETTER_LIMIT + 2, &first, &rest));
}
END_TEST

/* Marks that Unicode has no letter for, stacked ones, and points from right to left; in DejaVu the
 * marks stand at the letter's end, far from it, and beyond the next letter. */
static const char *const marked[] = {"w\u1ECD\u0300nyi \u1EB9\u0300t\u1ECD\u0301 n\u0304b\u00E1bo",
                                     "\u0438\u0301 \u03B1\u0304\u0301",
                                     "\u05DC\u05B0\u05D3\u05B8\u05D5\u05B4\u05D3"};

/* The same, composed. */
static const char *const composed[] = {
    "w\u1ECD\u0300nyi \u1EB9\u0300t\u1ECD\u0301 n\u0304b\u00E1bo", "\u0438\u0301 \u1FB1\u0301",
    "\u05DC\u05B0\u05D3\u05B8\u05D5\u05B4\u05D3"};

static struct fixture *make_marked_page(void)
{
    struct fixture *f = fixture_make(1);
    uint32_t sans = fixture_open(f, DEJAVU "Sans.ttf");
    for (uint32_t i = 0; i < sizeof marked / sizeof *marked; i++)
        fixture_add(f, (struct fixture_text){
                           .face = sans, .size = 20, .x = 50, .y = 60 + 40 * i, .text = marked[i]});
    return f;
}

/* A program's answer; false where it is not installed, which is said and counted. */
static bool ask(struct fixture *f, const char *program, const char *arguments, const char *path,
                struct slice *answer)
{
    char command[300];
    int status;
    snprintf(command, sizeof command, "command -v %s", program);
    fixture_run(f, command, &status);
    if (status != 0) {
        printf("skipped: 1 reader, %s is not installed\n", program);
        return false;
    }
    snprintf(command, sizeof command, "%s %s", program, arguments);
    char whole[600];
    snprintf(whole, sizeof whole, command, path); /* NOLINT: ours */
    *answer = fixture_run(f, whole, &status);
    ck_assert_int_eq(status, 0);
    return true;
}

START_TEST(marks_are_read_behind_their_letters)
{
    static const char *const readers[][2] = {
        {"pdftotext", "%s -"},
        {"mutool", "draw -q -F txt %s"},
        {"gs", "-q -dNOPAUSE -dBATCH -sDEVICE=txtwrite -o - %s"}};
    struct fixture *f = make_marked_page();
    ck_assert(fixture_write(f));
    const char *path = fixture_save(f);
    for (size_t r = 0; r < sizeof readers / sizeof *readers; r++) {
        struct slice answer;
        if (!ask(f, readers[r][0], readers[r][1], path, &answer))
            continue;
        char *text = slice_terminated(f->arena, answer);
        for (size_t i = 0; i < (r == 0 ? 3u : 2u); i++) /* poppler alone turns lines round */
            ck_assert_msg(strstr(text, composed[i]) != NULL, "%s reads “%s”, not “%s”",
                          readers[r][0], text, composed[i]);
    }
    unlink(path);
    fixture_free(f);
}
END_TEST

/* The same page for a press, where marks are glyphs of their face, at 400 dpi. */
static struct slice render(struct fixture *f, enum standard standard)
{
    struct slice image = {NULL, 0};
    f->layout.deliver.standard = standard;
    ck_assert(fixture_write(f));
    const char *path = fixture_save(f);
    ask(f, "pdftoppm", "-r 400 -gray %s", path, &image);
    unlink(path);
    return image;
}

START_TEST(marks_stand_where_they_stood)
{
    struct fixture *f = make_marked_page();
    struct slice own = render(f, STANDARD_NONE), pressed = render(f, STANDARD_X4);
    size_t dark = 0, differing = 0;
    ck_assert_uint_eq(own.length, pressed.length);
    for (size_t i = 0; i < own.length; i++) {
        int a = (unsigned char)own.bytes[i], b = (unsigned char)pressed.bytes[i];
        dark += b < 128;
        differing += abs(a - b) > 96; /* a reader may round their places to whole pixels */
    }
    ck_assert_msg(own.length == 0 || dark > 20000, "%zu dark pixels", dark);
    ck_assert_msg(differing * 50 < dark, "%zu of %zu dark pixels differ", differing, dark);
    fixture_free(f);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("pdf_letters");
    TCase *test = tcase_create("letters");
    tcase_add_test(test, a_ligature_says_its_first_letter);
    tcase_add_test(test, a_letter_with_marks_is_one_character);
    tcase_add_test(test, clusters_of_other_scripts_stay_whole);
    tcase_add_test(test, codes_run_out);
    tcase_add_test(test, marks_are_read_behind_their_letters);
    tcase_add_test(test, marks_stand_where_they_stood);
    suite_add_tcase(suite, test);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

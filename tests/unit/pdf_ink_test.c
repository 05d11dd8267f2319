/* Ink (pdf/ink.h): marks and parts of letters that say nothing are drawn where they stood, and
 * their letters say them. */
#include "pdf/ink.h"

#include "pdf/clusters.h"
#include "pdf_fixture.h"

/* Marks that Unicode has no letter for, stacked ones, and points from right to left; in DejaVu the
 * marks stand at the letter's end, far from it, and beyond the next letter. */
static const char *const marked[] = {"w\u1ECD\u0300nyi \u1EB9\u0300t\u1ECD\u0301 n\u0304b\u00E1bo",
                                     "\u0438\u0301 \u03B1\u0304\u0301",
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
    static const char *const readers[][2] = {{"pdftotext", "%s -"},
                                             {"mutool", "draw -q -F txt %s"}};
    struct fixture *f = make_marked_page();
    ck_assert(fixture_write(f));
    const char *path = fixture_save(f);
    for (size_t r = 0; r < sizeof readers / sizeof *readers; r++) {
        struct slice answer;
        if (!ask(f, readers[r][0], readers[r][1], path, &answer))
            continue;
        char *text = slice_terminated(f->arena, answer);
        for (size_t i = 0; i < (r == 0 ? 3u : 2u); i++) /* poppler alone turns lines round */
            ck_assert_msg(strstr(text, marked[i]) != NULL, "%s reads “%s”, not “%s”", readers[r][0],
                          text, marked[i]);
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
    Suite *suite = suite_create("pdf_ink");
    TCase *test = tcase_create("ink");
    tcase_add_test(test, marks_are_read_behind_their_letters);
    tcase_add_test(test, marks_stand_where_they_stood);
    suite_add_tcase(suite, test);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

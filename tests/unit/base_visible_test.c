/* Units of base/visible.h and of the reports that go through it: what an input brings along never
 * commands a terminal, and none of it hides. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/json.h"
#include "base/utf8.h"
#include "base/visible.h"

static char *written(struct slice text, void (*write)(FILE *, struct slice))
{
    char *bytes;
    size_t length;
    FILE *out = open_memstream(&bytes, &length);
    write(out, text);
    fclose(out);
    return bytes;
}

START_TEST(what_commands_or_hides_shows)
{
    static const struct {
        const char *text, *visible;
    } rows[] = {
        {"plain, “quoted”, Übung, ไทย", "plain, “quoted”, Übung, ไทย"},
        {"\033]0;x\a\033[31m", "<U+001B>]0;x<U+0007><U+001B>[31m"},
        {"a\tb\nc\r", "a<U+0009>b<U+000A>c<U+000D>"},
        {"\xC2\x9B"
         "31m\xC2\x80",
         "<U+009B>31m<U+0080>"},
        {"a\x7F", "a<U+007F>"},
        {"\xE2\x80\xAEx\xE2\x81\xA6y\xE2\x80\x8F\xD8\x9C", "<U+202E>x<U+2066>y<U+200F><U+061C>"},
        {"a\xE2\x80\xA8"
         "b\xE2\x80\xA9",
         "a<U+2028>b<U+2029>"},
        {"ab\xC2\xAD\xEF\xBB\xBF", "ab<U+00AD><U+FEFF>"},
        {"a\xF3\xA0\x81\x81", "a<U+E0041>"},
        {"\xE3\x85\xA4\xEF\xBF\xBE\xF0\x9F\xBF\xBF", "<U+3164><U+FFFE><U+1FFFF>"},
        {"a\xE2\x80\x8B"
         "b\xE2\x80\x8D",
         "a<U+200B>b<U+200D>"},
        /* Persian and Khmer are written with them. */
        {"می\xE2\x80\x8Cخواهم", "می\xE2\x80\x8Cخواهم"},
        {"ខ្មែរ\xE2\x80\x8Bខ្មែរ", "ខ្មែរ\xE2\x80\x8Bខ្មែរ"},
        {"ខ\xE2\x80\x8B\xE2\x80\x8B", "ខ\xE2\x80\x8B<U+200B>"},
        {"\xFF\x9B[", "\xEF\xBF\xBD\xEF\xBF\xBD["},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *text = written(slice_of(rows[i].text), visible_write);
        ck_assert_str_eq(text, rows[i].visible);
        free(text);
    }
    char *text = written((struct slice){"a\0b", 3}, visible_write);
    ck_assert_str_eq(text, "a<U+0000>b");
    free(text);
}
END_TEST

START_TEST(json_escapes_the_same)
{
    char *text = written(SLICE("\033\xC2\x9B\xE2\x80\xAE\xF3\xA0\x81\x81é\"\\"), json_write_text);
    ck_assert_str_eq(text, "\"\\u001b\\u009b\\u202e\\udb40\\udc41é\\\"\\\\\"");
    free(text);
}
END_TEST

static bool is_clean(const char *text)
{
    struct slice all = slice_of(text);
    for (size_t at = 0; at < all.length;) {
        uint32_t c = utf8_next(all, &at);
        if (c != '\n' && visible_is_hidden(c, 0))
            return false;
    }
    return true;
}

/* Each part of a report, in both forms. */
START_TEST(no_part_of_a_report_reaches_the_terminal_raw)
{
    static const char bad[] = "\033[2J\a\xC2\x9B"
                              "1m\xE2\x80\xAE\xE2\x81\xA7\xEF\xBB\xBF\r\n\b";
    for (int form = DIAG_TEXT; form <= DIAG_JSON; form++) {
        struct arena *arena = arena_make(0);
        struct diag *diag = diag_make(arena);
        struct slice bytes = slice_format(arena, "k: %s x", bad);
        uint32_t source = diag_add_source(diag, slice_terminated(arena, slice_of(bad)), bytes);
        diag_set_context(diag, slice_of(bad), slice_of(bad));
        diag_error(diag, (struct place){source, 3}, "code", "message %s", bad);
        diag_hint(diag, "hint %s", bad);
        diag_second_place(diag, (struct place){source, 0}, bad);
        diag_error_path(diag, bad, "code", "%s", bad);
        diag_system(diag, bad, "code", "%s", bad);
        diag_hint_nearest(diag, SLICE("\033[2"), (const char *const[]){"\033[2J"}, 1);
        char *text;
        size_t length;
        FILE *out = open_memstream(&text, &length);
        diag_write(diag, out, (enum diag_form)form);
        fclose(out);
        ck_assert_msg(is_clean(text), "%s", text);
        ck_assert_ptr_nonnull(strstr(text, form == DIAG_TEXT ? "hint <U+001B>" : "hint \\u001b"));
        free(text);
        arena_free(arena);
    }
}
END_TEST

START_TEST(the_caret_stands_under_what_shows)
{
    struct arena *arena = arena_make(0);
    struct diag *diag = diag_make(arena);
    uint32_t source = diag_add_source(diag, "a", SLICE("x\xE2\x80\xAEy:\xC2\xA0z\tw"));
    diag_error(diag, (struct place){source, 6}, "code", "one");
    diag_error(diag, (struct place){source, 9}, "code", "two");
    diag_error(diag, (struct place){source, 1}, "code", "three");
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    diag_write(diag, out, DIAG_TEXT);
    fclose(out);
    ck_assert_str_eq(text, "a:1:5: error: one [code]\n"
                           "  x<U+202E>y:<U+00A0>z w\n"
                           "             ^\n"
                           "a:1:7: error: two [code]\n"
                           "  x<U+202E>y:\xC2\xA0z w\n"
                           "               ^\n"
                           "a:1:2: error: three [code]\n"
                           "  x<U+202E>y:\xC2\xA0z w\n"
                           "   ^\n");
    free(text);
    arena_free(arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("base/visible");
    TCase *tests = tcase_create("visible");
    tcase_add_test(tests, what_commands_or_hides_shows);
    tcase_add_test(tests, json_escapes_the_same);
    tcase_add_test(tests, no_part_of_a_report_reaches_the_terminal_raw);
    tcase_add_test(tests, the_caret_stands_under_what_shows);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

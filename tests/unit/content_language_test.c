/* The language of a content: the tag that people write, and what it goes by. */
#include "content_fixture.h"

/* Taken, with a warning: dictionaries and fonts know the usual name only. */
START_TEST(a_tag_by_another_name_is_told)
{
    static const char *const rows[][2] = {
        {"fra", "fr"}, {"deu-CH", "de-CH"}, {"iw", "he"}, {"swh", "sw"},
        {"npi", "ne"}, {"sh", "sr-Latn"},   {"fr", ""},   {"tl", ""},
        {"fil", ""},   {"yue", ""},         {"nb", ""},   {"no", ""},
        {"und", ""},   {"pt-BR", ""},       {"ckb", ""},  {"x-a", ""}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char yaml[200];
        snprintf(yaml, sizeof yaml,
                 "format: orison-content/1\nlanguage: %s\ntitle: T\nsections:\n  - items: [a]\n",
                 rows[i][0]);
        struct fixture f = fixture_of(yaml);
        ck_assert(f.is_fine);
        ck_assert_msg(strcmp(show_reports(&f), rows[i][1][0] ? "2:11 language-tag" : "") == 0,
                      "%s: %s", rows[i][0], show_reports(&f));
        fixture_free(&f);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("content_language");
    TCase *cases = tcase_create("language");
    tcase_add_test(cases, a_tag_by_another_name_is_told);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

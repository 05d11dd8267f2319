/* Letters without ink: how a ligature's text is shared between its glyph and them. */
#include <check.h>
#include <stdlib.h>

#include "pdf/letters.h"

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

int main(void)
{
    Suite *suite = suite_create("pdf_letters");
    TCase *test = tcase_create("letters");
    tcase_add_test(test, a_ligature_says_its_first_letter);
    tcase_add_test(test, a_letter_with_marks_is_one_character);
    tcase_add_test(test, clusters_of_other_scripts_stay_whole);
    tcase_add_test(test, codes_run_out);
    suite_add_tcase(suite, test);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

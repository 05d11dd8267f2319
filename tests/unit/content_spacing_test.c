/* French spaces: what is typed becomes what the language sets, and what is not typed is put in. */
#include "content_fixture.h"

#define N "\xE2\x80\xAF" /* U+202F, narrow */
#define F "\xC2\xA0"     /* U+00A0, a word's */

static const struct {
    const char *language, *typed, *shown;
} rows[] = {
    /* typed with ordinary spaces */
    {"fr", "Elle a dit : « Oui ! » Vraiment ? Soit ; bien.",
     "Elle a dit" F ": «" N "Oui" N "!" N "» Vraiment" N "? Soit" N "; bien."},
    /* with no-break spaces of any kind */
    {"fr", "a" F "! b" N ": c\xE2\x80\x89? «" F "d" F "»", "a" N "! b" F ": c" N "? «" N "d" N "»"},
    /* without a space */
    {"fr", "Elle a dit: «Oui!» Vraiment? Soit; bien.",
     "Elle a dit" F ": «" N "Oui" N "!" N "» Vraiment" N "? Soit" N "; bien."},
    {"fr", "Quoi?! Non!!! (vraiment?) «Si…»",
     "Quoi" N "?! Non" N "!!! (vraiment" N "?) «" N "Si…" N "»"},
    /* what is no mark of a sentence */
    {"fr", "à 10:30, voir Jean 3:16 (?) et Q:R.", "à 10:30, voir Jean 3:16 (?) et Q:R."},
    {"fr", "sur https://x.org/a?b=c;d!e et a@b.fr", "sur https://x.org/a?b=c;d!e et a@b.fr"},
    {"fr", "_mot_ ? et __mot__! Ruby* :", "mot" N "? et mot" N "! Ruby*" F ":"},
    {"fr-CA", "Quoi? Non ! Dit: «Oui»; soit", "Quoi? Non" N "! Dit" F ": «" N "Oui" N "»; soit"},
    {"fr-CH", "Quoi? Dit: ‹oui› et «non»",
     "Quoi" N "? Dit" N ": ‹" N "oui" N "› et «" N "non" N "»"},
    {"fr-BE", "Quoi?", "Quoi" N "?"},
    {"ht", "Kisa? « Wi » Non !", "Kisa? «" N "Wi" N "» Non" N "!"},
    {"en", "What ? « Yes » no : so", "What ? « Yes » no : so"},
    {"de", "Was ? »Ja« nein : so", "Was ? »Ja« nein : so"},
};

START_TEST(french_marks_have_their_spaces)
{
    char yaml[1024];
    snprintf(yaml, sizeof yaml,
             "format: orison-content/1\nlanguage: %s\ntitle: T\nsections:\n  - items:\n    - >-\n"
             "      %s\n",
             rows[_i].language, rows[_i].typed);
    struct fixture f = fixture_of(yaml);
    ck_assert(f.is_fine);
    const struct block *block = &f.doc.blocks[1];
    ck_assert_msg(slice_is(block->text, rows[_i].shown), "%s: \"%.*s\", expected \"%s\"",
                  rows[_i].language, SLICE_ARG(block->text), rows[_i].shown);
    fixture_free(&f);
}
END_TEST

/* Every character leads back to where it was typed. */
START_TEST(places_stay_right)
{
    struct fixture f = fixture_of("format: orison-content/1\nlanguage: fr\ntitle: T\n"
                                  "sections:\n  - items:\n    - Quoi? Oui\n");
    const struct block *block = &f.doc.blocks[1];
    uint32_t byte = (uint32_t)(strstr(block->text.bytes, "Oui") - block->text.bytes);
    ck_assert_uint_eq(block_place_at(block, byte).byte - block->place.byte, 6);
    fixture_free(&f);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("spacing");
    tcase_add_loop_test(tests, french_marks_have_their_spaces, 0, sizeof rows / sizeof *rows);
    tcase_add_test(tests, places_stay_right);
    Suite *suite = suite_create("content_spacing");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

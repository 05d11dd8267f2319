/* Language tags: well-formedness by RFC 5646's own examples (appendix A) and their near misses,
 * the usual case, direction, and the classes of characters. */
#include <check.h>
#include <stdlib.h>

#include "language/language.h"

static const char *const well_formed[] = {"de",
                                          "fr",
                                          "ja",
                                          "i-enochian",
                                          "zh-Hant",
                                          "zh-Hans",
                                          "sr-Cyrl",
                                          "sr-Latn",
                                          "zh-cmn-Hans-CN",
                                          "cmn-Hans-CN",
                                          "zh-yue-HK",
                                          "yue-HK",
                                          "zh-Hans-CN",
                                          "sr-Latn-RS",
                                          "sl-rozaj",
                                          "sl-rozaj-biske",
                                          "sl-nedis",
                                          "de-CH-1901",
                                          "sl-IT-nedis",
                                          "hy-Latn-IT-arevela",
                                          "de-DE",
                                          "en-US",
                                          "es-419",
                                          "de-CH-x-phonebk",
                                          "az-Arab-x-AZE-derbend",
                                          "x-whatever",
                                          "qaa-Qaaa-QM-x-southern",
                                          "de-Qaaa",
                                          "sr-Latn-QM",
                                          "sr-Qaaa-RS",
                                          "en-US-u-islamcal",
                                          "zh-CN-a-myext-x-private",
                                          "en-a-myext-b-another",
                                          "el-polyton",
                                          "EN",
                                          "en-XA",
                                          "ar-XB",
                                          "pt-BR",
                                          "art-lojban",
                                          "zh-min-nan",
                                          "sgn-BE-FR",
                                          "abcdefgh"};

static const char *const ill_formed[] = {
    "",          "e",         "en-",       "-en",  "en--US", "en-uk-us", "a-DE",         "en_US",
    "de-419-DE", "en-US-GB",  "abcdefghi", "en-x", "en-a",   "x",        "en-Latn-Latn", "e1",
    "en US",     "\xC3\xA9n", "en-u-a",    "12"};

START_TEST(tags_are_checked_by_the_grammar)
{
    for (size_t i = 0; i < sizeof well_formed / sizeof *well_formed; i++)
        ck_assert_msg(language_is_tag(slice_of(well_formed[i])), "refused: %s", well_formed[i]);
    for (size_t i = 0; i < sizeof ill_formed / sizeof *ill_formed; i++)
        ck_assert_msg(!language_is_tag(slice_of(ill_formed[i])), "accepted: %s", ill_formed[i]);
}
END_TEST

START_TEST(tags_are_made_in_the_usual_case)
{
    static const char *const cases[][2] = {{"EN", "en"},
                                           {"zh-hans-cn", "zh-Hans-CN"},
                                           {"PT-br", "pt-BR"},
                                           {"EN-ca-X-CA", "en-CA-x-ca"},
                                           {"sgn-be-fr", "sgn-BE-FR"},
                                           {"az-latn-x-LATN", "az-Latn-x-latn"},
                                           {"el-POLYTON", "el-polyton"},
                                           {"es-419", "es-419"}};
    struct arena *arena = arena_make(0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct slice made = language_tag_make(arena, slice_of(cases[i][0]));
        ck_assert_msg(slice_is(made, cases[i][1]), "%s gave %.*s", cases[i][0], SLICE_ARG(made));
    }
    arena_free(arena);
    ck_assert(slice_is(language_base(SLICE("pt-BR")), "pt"));
    ck_assert(slice_is(language_base(SLICE("fil")), "fil"));
}
END_TEST

START_TEST(direction_follows_the_script_and_then_the_language)
{
    static const char *const rtl[] = {
        "ar",         "he",    "ur",    "fa",  "yi",    "ps",    "ar-XB", "az-Arab", "iw",
        "pa-Arab-PK", "AR-eg", "dv",    "ckb", "sd",    "aii",   "syc",   "sam",     "lah",
        "pa-PK",      "hno",   "sdh",   "apd", "uz-AF", "az-IR", "pbt",   "bcc",     "haz",
        "bgn",        "brh",   "trw",   "lki", "gbz",   "shu",   "cld",   "pst",     "ayl",
        "hbo",        "ydd",   "skr",   "pnb", "ks",    "khw",   "ug",    "nqo",     "ff-Adlm",
        "rhg-Rohg",   "syr",   "kk-CN", "mid", "prs",   "ku-IQ", "ku-IR", "tk-AF",   "ku-Arab"};
    static const char *const ltr[] = {
        "en", "ar-Latn",   "ur-Latn",  "zh-Hant", "ru",         "en-XA", "th", "az",
        "pa", "x-private", "ks-Deva",  "ug-Cyrl", "uz",         "ku",    "ha", "und",
        "tl", "xx",        "lah-Latn", "ku-TR",   "ku-Latn-IQ", "tk-TM"};
    for (size_t i = 0; i < sizeof rtl / sizeof *rtl; i++)
        ck_assert_msg(language_direction(slice_of(rtl[i])) == DIRECTION_RTL, "%s", rtl[i]);
    for (size_t i = 0; i < sizeof ltr / sizeof *ltr; i++)
        ck_assert_msg(language_direction(slice_of(ltr[i])) == DIRECTION_LTR, "%s", ltr[i]);
}
END_TEST

/* Its texts say. */
START_TEST(a_tag_without_a_language_tells_no_direction)
{
    bool is_known;
    language_direction_of(SLICE("und"), &is_known);
    ck_assert(!is_known);
    language_direction_of(SLICE("mul"), &is_known);
    ck_assert(!is_known);
    ck_assert(language_direction_of(SLICE("und-Arab"), &is_known) == DIRECTION_RTL && is_known);
}
END_TEST

START_TEST(characters_have_their_class)
{
    static const struct {
        uint32_t c;
        enum character_class class;
    } cases[] = {{'a', CHARACTER_WORD},           {0x439, CHARACTER_WORD},
                 {0x301, CHARACTER_WORD},         {0x93E, CHARACTER_WORD},
                 {'7', CHARACTER_DIGIT},          {0x967, CHARACTER_DIGIT},
                 {0x666E, CHARACTER_UNSPACED},    {0x0E01, CHARACTER_UNSPACED},
                 {0x0E34, CHARACTER_UNSPACED},    {0x1780, CHARACTER_UNSPACED},
                 {0xAC00, CHARACTER_UNSPACED},    {0x1000, CHARACTER_UNSPACED},
                 {'_', CHARACTER_PUNCTUATION},    {0x2019, CHARACTER_PUNCTUATION},
                 {0x3002, CHARACTER_PUNCTUATION}, {'+', CHARACTER_PUNCTUATION},
                 {0x200D, CHARACTER_FORMAT},      {0xAD, CHARACTER_FORMAT},
                 {0x200F, CHARACTER_FORMAT},      {0xA0, CHARACTER_SPACE},
                 {0x3000, CHARACTER_SPACE},       {'\n', CHARACTER_SPACE},
                 {0x85, CHARACTER_SPACE},         {0x2028, CHARACTER_SPACE},
                 {0x1B, CHARACTER_CONTROL},       {0x7F, CHARACTER_CONTROL},
                 {0x9B, CHARACTER_CONTROL},       {0xFFFE, CHARACTER_CONTROL},
                 {0x1FFFF, CHARACTER_CONTROL},    {0xE000, CHARACTER_OTHER},
                 {0x378, CHARACTER_OTHER}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(character_class_of(cases[i].c) == cases[i].class, "U+%04X: class %d, not %d",
                      cases[i].c, character_class_of(cases[i].c), cases[i].class);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("language_tag");
    TCase *cases = tcase_create("tags");
    tcase_add_test(cases, tags_are_checked_by_the_grammar);
    tcase_add_test(cases, tags_are_made_in_the_usual_case);
    tcase_add_test(cases, direction_follows_the_script_and_then_the_language);
    tcase_add_test(cases, a_tag_without_a_language_tells_no_direction);
    tcase_add_test(cases, characters_have_their_class);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

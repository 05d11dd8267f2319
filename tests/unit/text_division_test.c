/* Words of the trade as they are divided: src/text/trade over the installed dictionaries, and no
 * part of one letter. A language whose dictionary is not installed is told by its package. */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "text/division.h"

static char folder[] = "/tmp/orison-division-XXXXXX";

static bool make_folder(void)
{
    const char *named = getenv("ORISON_HYPHEN_COMPILE");
    char command[512];
    if (!mkdtemp(folder))
        return false;
    snprintf(command, sizeof command,
             "%s --all %s /usr/share/hyphen >/dev/null && cp src/text/trade/*.words %s",
             named ? named : "build/hyphen-compile", folder, folder);
    return system(command) == 0;
}

static const char *divided(struct arena *arena, struct diag *diag, const char *language,
                           const char *word)
{
    const struct division *division = division_open(arena, diag, folder, slice_of(language));
    ck_assert_ptr_nonnull(division);
    size_t count;
    uint16_t *units = utf16_of_utf8(arena, slice_of(word), &count);
    uint32_t points[HYPHEN_WORD_LARGEST];
    uint32_t point_count = division_points(division, units, (uint32_t)count, 2, 2, points);
    struct slice made = {0};
    for (uint32_t i = 0; i <= point_count; i++) {
        uint32_t from = i == 0 ? 0 : points[i - 1];
        uint32_t to = i == point_count ? (uint32_t)count : points[i];
        struct slice part = utf8_of_utf16(arena, units + from, to - from);
        made = slice_format(arena, "%.*s%s%.*s", SLICE_ARG(made), i ? "-" : "", SLICE_ARG(part));
    }
    return slice_terminated(arena, made);
}

START_TEST(words_of_the_trade)
{
    static const char *const rows[][2] = {
        {"de", "Ge-walt-op-fer"},
        {"de", "Ge-walt-op-fern"},
        /* second parts, and what only looks like one */
        {"de", "Kon-flikt-op-fer"},
        {"de", "Schluss-an-dach-ten"},
        {"de", "Mu-sik-abend"},
        {"de", "Lehr-amts-ar-bei-ten"},
        {"de", "wohl-ha-bend"},
        {"de", "Klop-fer"},
        {"de", "Mit-ar-bei-te-rin-nen"},
        {"de", "ver-ar-bei-ten"},
        {"nl", "trau-ma-slacht-of-fer"},
        {"nl", "po-li-tie-in-val"},
        {"es", "sub-lin-gual"},
        {"de", "Ge-wal-ti-ge"},
        {"de", "So-zi-al-ar-beit"},
        {"de", "So-zi-al-ar-bei-te-rin-nen"},
        {"de", "Rechts-staat"},
        {"de", "Rechts-staat-lich-keit"},
        {"de", "recht-schaf-fen"},
        {"de", "Fi-sche-rei-skla-ve-rei"},
        {"de", "Haus-skla-ve-rei"},
        {"de", "Sonn-tags-an-dacht"},
        {"de", "Kar-frei-tags-an-dacht"},
        {"de", "Alt-bau-er-hal-tung"},
        {"de", "Blu-men-topf-er-de"},
        {"de", "Staats-an-walt-schaft"},
        {"de", "Tä-te-rin-nen"},
        {"de", "Op-fe-rung"},
        {"nl", "ge-beds-punt"},
        {"nl", "ge-beds-pun-ten"},
        {"nl", "zang-avond"},
        {"nl", "jeugd-ou-der-ling"},
        {"es", "sub-ra-yar"},
        {"es", "sub-re-gio-nal"},
        {"es", "ab-ro-gar"},
        /* no letter alone: after a vowel at most */
        {"en", "situa-tion"},
        {"en-GB", "situ-ation"},
        {"sw", "kiu-me"},
        {"hi", "सहा-यता"},
    };
    struct arena *arena = arena_make(0);
    struct diag *diag = diag_make(arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char word[64];
        size_t count = 0;
        for (const char *at = rows[i][1]; *at; at++)
            if (*at != '-')
                word[count++] = *at;
        word[count] = '\0';
        ck_assert_str_eq(divided(arena, diag, rows[i][0], word), rows[i][1]);
    }
    ck_assert_uint_eq(diag_count(diag, SEVERITY_WARNING), 0);
    arena_free(arena);
}
END_TEST

START_TEST(a_missing_dictionary_is_told)
{
    struct arena *arena = arena_make(0);
    struct diag *diag = diag_make(arena);
    ck_assert_ptr_null(division_open(arena, diag, "/nowhere", SLICE("pl")));
    ck_assert_ptr_null(division_open(arena, diag, "/nowhere", SLICE("pl")));
    ck_assert_ptr_null(division_open(arena, diag, "/nowhere", SLICE("kl")));
    ck_assert_uint_eq(diag_count(diag, SEVERITY_WARNING), 1);
    char report[1024] = "";
    FILE *out = fmemopen(report, sizeof report - 1, "w");
    diag_write(diag, out, DIAG_TEXT);
    fclose(out);
    ck_assert_msg(strstr(report, "hyphen-pl") && strstr(report, "hyphen-missing"), "%s", report);
    arena_free(arena);
}
END_TEST

int main(void)
{
    if (!make_folder())
        return EXIT_FAILURE;
    Suite *suite = suite_create("text/division");
    TCase *cases = tcase_create("division");
    tcase_add_test(cases, words_of_the_trade);
    tcase_add_test(cases, a_missing_dictionary_is_told);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command) != 0 || failed > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}

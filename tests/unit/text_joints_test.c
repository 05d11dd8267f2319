/* Where German sets no ligature: a word with a bar at the joint whose ligature goes, or with none.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "text/joints.h"

static char folder[] = "/tmp/orison-joints-XXXXXX";

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

START_TEST(ligatures_stop_at_joints)
{
    static const char *const words[] = {
        "Auf|lage",     "Kauf|leute",   "Schaf|fell",     "auf|finden",     "auf|halten",
        "Schilf|insel", "Hoffnung",     "Affe",           "Tafttasche",     "hoff|te",
        "auf|flammen",  "Fünf|tel",     "Kampf|jahr",     "Chef|justiziar", "Tief|flug",
        "schrifttreu",  "Brief|freund", "Wolf|bau",       "Auf|bruch",      "Auf|takt",
        "Dorf|kirche",  "Hof|knecht",   "Straf|justiz",   "Stoff|fetzen",   "höf|lich",
        "Schaffner",    "schaffen",     "Straf|freiheit", "Straf|tat",      "Hof|fest",
        "auf|fordern",  "Kaffee",       "Offizier",       "Differenz",      "finanziell",
        "Konflikt",     "Hefte",        "Kräfte",         "Auf|fangbecken"};
    struct arena *arena = arena_make(0);
    struct diag *diag = diag_make(arena);
    const struct joints *joints = joints_open(arena, diag, folder, SLICE("de"));
    ck_assert_ptr_nonnull(joints);
    ck_assert_ptr_null(joints_open(arena, diag, folder, SLICE("en")));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t count;
        uint16_t *units = utf16_of_utf8(arena, slice_of(words[i]), &count);
        uint32_t bar = 0, kept = 0, letters[4];
        for (uint32_t at = 0; at < count; at++) {
            if (units[at] == '|')
                bar = at;
            else
                units[kept++] = units[at];
        }
        uint32_t found = joints_find(joints, units, kept, 0, kept, letters, 4);
        ck_assert_msg((found > 0) == (bar > 0), "%s: %u letters", words[i], found);
        for (uint32_t j = 0; j < found; j++)
            ck_assert_msg(letters[j] == bar || letters[j] + 1 == bar, "%s: letter %u", words[i],
                          letters[j]);
    }
    arena_free(arena);
}
END_TEST

int main(void)
{
    if (!make_folder())
        return EXIT_FAILURE;
    Suite *suite = suite_create("text/joints");
    TCase *cases = tcase_create("joints");
    tcase_add_test(cases, ligatures_stop_at_joints);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command) != 0 || failed > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}

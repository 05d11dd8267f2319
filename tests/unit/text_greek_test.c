/* Greek in capitals: what stays of letters with accents (CLDR, el-Upper). */
#include <check.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "text/greek.h"

START_TEST(capitals_have_no_accents)
{
    static const char *const rows[][2] = {
        {"ανατολική", "ανατολικη"},
        {"Άνω", "Ανω"},
        {"μάιος", "μαϊος"},
        {"ευαγγέλιο", "ευαγγελιο"},
        {"άυλος", "αϋλος"},
        {"προϊόντα", "προϊοντα"},
        {"ΐ", "ϊ"},
        {"ή", "ή"},
        {"Ή ναι", "Ή ναι"},
        {"ἦν ὁ λόγος", "ην ο λογος"},
        {"τῷ", "τω"},
        {"abc é", "abc e"},
    };
    struct arena *arena = arena_make(0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t count, expected_count;
        uint16_t *string = utf16_of_utf8(arena, slice_of(rows[i][0]), &count);
        uint16_t *expected = utf16_of_utf8(arena, slice_of(rows[i][1]), &expected_count);
        hb_glyph_info_t infos[32] = {0};
        for (size_t c = 0; c < count; c++)
            infos[c].codepoint = string[c];
        greek_drop_accents(infos, (unsigned)count);
        ck_assert_uint_eq(count, expected_count);
        for (size_t c = 0; c < count; c++)
            ck_assert_msg(infos[c].codepoint == expected[c], "%s: letter %zu is U+%04X", rows[i][0],
                          c, infos[c].codepoint);
    }
    arena_free(arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("text/greek");
    TCase *cases = tcase_create("greek");
    tcase_add_test(cases, capitals_have_no_accents);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}

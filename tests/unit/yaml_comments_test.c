/* Comments that take a text's words away are told at their '#', and the text is read on as it was
 * meant; what people write for one another is left in peace. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "yaml_fixture.h"

static const struct value text = {.kind = VALUE_TEXT};
static const struct key rows[] = {
    {.name = "title", .value = {.kind = VALUE_TEXT}},
    {.name = "text", .value = {.kind = VALUE_TEXT}},
    {.name = "items", .value = {.kind = VALUE_LIST, .of = &text}},
    {.name = "date", .value = {.kind = VALUE_TEXT, .pattern = "[0-9]+"}},
    {.name = "kind", .value = {.kind = VALUE_CHOICE}}};
static const struct key_table keys = {.title = "File", KEY_ROWS(rows)};

/* The first scalar under the root's first key. */
static struct slice first_text(const struct node *root)
{
    const struct node *node = root->first;
    while (node->kind != NODE_SCALAR)
        node = node->first;
    return node->text;
}

static const struct {
    const char *yaml, *place, *meant;
} cuts[] = {
    {"title: Prayer # 1\n", "t:1:15: error", "Prayer # 1"},
    {"title: Prayer #1\n", "t:1:15: error", "Prayer #1"},
    {"title: Prayer # for all\n", "t:1:15: error", "Prayer # for all"},
    {"title: \xE2\x80\x98Prayer # 1\xE2\x80\x99\n", "t:1:16: error",
     "\xE2\x80\x98Prayer # 1\xE2\x80\x99"},
    {"title: Prayer  # 1\n", "t:1:16: error", "Prayer  # 1"},
    {"title: Prayer  #Asia\n", "t:1:16: error", "Prayer  #Asia"},
    {"title: Prayer  #\xC3\x84thiopien\n", "t:1:16: error", "Prayer  #\xC3\x84thiopien"},
    {"title: \xE2\x80\x9CPrayer  # one\xE2\x80\x9D\n", "t:1:17: error",
     "\xE2\x80\x9CPrayer  # one\xE2\x80\x9D"},
    {"title: Prayer (we  # one)\n", "t:1:20: error", "Prayer (we  # one)"},
    {"title: # 1 of 2\n", "t:1:8: error", "# 1 of 2"},
    {"title: #Asia\n", "t:1:8: error", "#Asia"},
    {"title: Prayer\t# 1\n", "t:1:15: error", "Prayer\t# 1"},
    {"title: {text: Prayer # 1}\n", "t:1:22: error", "Prayer # 1"},
    {"items:\n  - Case # 7\n", "t:2:10: error", "Case # 7"},
    {"items: [Case # 7, Case 8]\n", "t:1:14: error", "Case # 7"},
    {"items:\n  - Case\n    #7 and more\n", "t:3:5: error", "Case #7 and more"},
    {"title:\n  Case\n  #7 and more\n", "t:3:3: error", "Case #7 and more"},
    {"title: >-\n    Case\n  #seven and more\n", "t:3:3: error", NULL},
    {"title: >- #7\n    Case\n", "t:1:11: error", NULL},
    {"title: \"Case\" # 7\n", "t:1:15: error", NULL},
    {"title: 'Case' #seven\n", "t:1:15: error", NULL},
    {"items:\n  - Case\n    # 7 and more\n", "t:3:5: warning", "Case"},
    {"title: >-\n  Case\n#7 and more\n", "t:3:1: warning", "Case"},
};

START_TEST(words_lost_are_told)
{
    struct fixture f;
    read_yaml(&f, cuts[_i].yaml, &keys);
    ck_assert_msg(strncmp(f.report, cuts[_i].place, strlen(cuts[_i].place)) == 0, "%s: %s",
                  cuts[_i].yaml, f.report);
    ck_assert_ptr_nonnull(strstr(f.report, "[yaml-comment]"));
    ck_assert_uint_eq(diag_count(f.diag, SEVERITY_ERROR) + diag_count(f.diag, SEVERITY_WARNING), 1);
    if (cuts[_i].meant)
        ck_assert_msg(f.root && slice_is(first_text(f.root), cuts[_i].meant), "%s", cuts[_i].yaml);
    end(&f);
}
END_TEST

static const char *const comments[] = {
    "# a file\ntitle: Prayer\n",
    "title: Prayer  # as on the poster\n",
    "title: Prayer   # as on the poster, (2027)\n",
    "title: Prayer#1\n",
    "title: \"Prayer\" # as on the poster\n",
    "title: >-  # as on the poster\n  Prayer\n",
    "title: Prayer\n# title: Case\n#title: Case\ndate: 7\n",
    "items:\n  - Case\n  # - Case 8\n  #- Case 9\n  - Case 10\n",
    "items:\n  - Case\n    # ask Anna\n  - Case 10\n",
    "title: >-\n  Prayer\n#date: 7\nkind: a\n",
    "date: 7 # 8 comes next\nkind: praise # or prayer\n",
    "title: Prayer\ndate: 7 #eight\n",
    "items: [a, b]  # 2 of them\n",
    "items: # 2 of them\n  - a\n",
    "items: # all\n  - # the first\n    a\n",
};

START_TEST(comments_are_left_in_peace)
{
    struct fixture f;
    read_yaml(&f, comments[_i], &keys);
    ck_assert_msg(f.length == 0 && f.root, "%s: %s", comments[_i], f.report);
    end(&f);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("yaml_comments");
    TCase *test_case = tcase_create("comments");
    suite_add_tcase(suite, test_case);
    tcase_add_loop_test(test_case, words_lost_are_told, 0, sizeof cuts / sizeof *cuts);
    tcase_add_loop_test(test_case, comments_are_left_in_peace, 0,
                        sizeof comments / sizeof *comments);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

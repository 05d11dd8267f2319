/* What links are called where they are announced, and which are warned of. */
#include "content_fixture.h"

static void assert_name(const char *item, const char *expected)
{
    struct fixture fixture = fixture_of_item(item);
    ck_assert_msg(fixture.is_fine, "%s", show_reports(&fixture));
    struct slice *names = link_names_make(fixture.arena, &fixture.doc);
    ck_assert_msg(slice_is(names[0], expected), "“%.*s” is not “%s”", SLICE_ARG(names[0]),
                  expected);
    fixture_free(&fixture);
}

START_TEST(a_link_is_called_by_its_title_or_its_text_and_opening)
{
    static const char *const rows[][2] = {
        {"'Some words. [Here](https://a.org \"The story of Ruby\")'", "The story of Ruby"},
        {"'[Read the story](https://a.org) of Ruby.'", "Read the story"},
        {"'Praise God for one two three four. [Read it](https://a.org)'",
         "Read it: Praise God for one two \xE2\x80\xA6"},
        {"'Praise God for one two, three. [Read it](https://a.org)'",
         "Read it: Praise God for one two \xE2\x80\xA6"},
        {"'Praise! [Read it](https://a.org)'", "Read it: Praise! \xE2\x80\xA6"},
        {"'Ruby* is free. [Read](https://a.org)'", "Read: Ruby is free. \xE2\x80\xA6"},
        {"\"Pro\\u00ADsper, they say. [R\\u00ADead](https://a.org)\"",
         "Read: Prosper, they say. \xE2\x80\xA6"},
        {"{lead: Kenya, text: 'Pray. [Read](https://a.org)'}", "Read: Kenya Pray. \xE2\x80\xA6"},
        {"{text: \"Pray now.\\n\\nMore. [Read](https://a.org)\"}", "Read: Pray now. \xE2\x80\xA6"},
        {"'\xE6\x84\x9F\xE8\xB0\xA2\xE7\xA5\x9E\xE5\xB8\xAE\xE5\x8A\xA9\xE4\xBB\x96\xE4\xBB\xAC\xE7"
         "\x9A\x84\xE5\xB7\xA5\xE4\xBD\x9C\xEF\xBC\x8C\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x89 "
         "[Read](https://a.org)'",
         "Read: "
         "\xE6\x84\x9F\xE8\xB0\xA2\xE7\xA5\x9E\xE5\xB8\xAE\xE5\x8A\xA9\xE4\xBB\x96\xE4\xBB\xAC"
         "\xE7\x9A\x84\xE5\xB7\xA5\xE4\xBD\x9C \xE2\x80\xA6"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_name(rows[i][0], rows[i][1]);
}
END_TEST

static void assert_checked(const char *item, const char *expected)
{
    struct fixture fixture = fixture_of_item(item);
    ck_assert_msg(fixture.is_fine, "%s", show_reports(&fixture));
    links_check(fixture.arena, fixture.diag, &fixture.doc);
    ck_assert_str_eq(show_reports(&fixture), expected);
    fixture_free(&fixture);
}

START_TEST(texts_that_do_not_say_where_they_go_are_warned_of)
{
    assert_checked("'[Here](https://a.org)'", "6:15 link-ambiguous");
    assert_checked("'[ CLICK HERE ](https://a.org)'", "6:23 link-ambiguous");
    assert_checked("'[Here](https://a.org \"The story\")'", "");
    assert_checked("'[Here we go](https://a.org)'", "");
    assert_checked("'[\xD0\xB7\xD0\xB4\xD0\xB5\xD1\x81\xD1\x8C](https://a.org)'",
                   "6:16 link-ambiguous");
}
END_TEST

START_TEST(one_text_for_two_addresses_is_warned_of)
{
    assert_checked("'[A story](https://a.org) [a Story](https://b.org)'", "6:43 link-ambiguous");
    assert_checked("'[A story](https://a.org) [A story](https://a.org)'", "");
    assert_checked("'[A story](https://a.org \"a\") [A story](https://b.org \"b\")'", "");
    assert_checked("'[A story](https://a.org \"a\") [A story](https://b.org \"a\")'",
                   "6:47 link-ambiguous");
    assert_checked("'[A story](https://a.org) [A story](https://b.org \"b\")'",
                   "6:43 link-ambiguous");
    assert_checked("'[A story](https://a.org \"b\") [A story](https://b.org)'",
                   "6:47 link-ambiguous");
    assert_checked("'[A](https://a.org) [B](https://b.org)'", "");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("content_link_names");
    TCase *tests = tcase_create("names");
    tcase_add_test(tests, a_link_is_called_by_its_title_or_its_text_and_opening);
    tcase_add_test(tests, texts_that_do_not_say_where_they_go_are_warned_of);
    tcase_add_test(tests, one_text_for_two_addresses_is_warned_of);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}

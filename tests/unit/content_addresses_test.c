/* Addresses typed without brackets become links; what may deceive a reader is told; addresses show
 * as a reader reads them. */
#include "content_fixture.h"

/* The item, and "TEXT=ADDRESS" of each bare address in it. */
static const struct {
    const char *item, *found;
} bare[] = {
    {"see https://x.org/a, and more", "https://x.org/a=https://x.org/a"},
    {"see http://x.org.", "http://x.org=http://x.org"},
    {"(www.ijm.org)", "www.ijm.org=https://www.ijm.org"},
    {"see www.x.org/a_(b)_c!", "www.x.org/a_(b)_c=https://www.x.org/a_(b)_c"},
    {"write to a.b+c@ex-ample.co.uk.", "a.b+c@ex-ample.co.uk=mailto:a.b+c@ex-ample.co.uk"},
    {"_me@x.org_ or __www.x.org__", "me@x.org=mailto:me@x.org www.x.org=https://www.x.org"},
    {"«https://x.org/a» “www.x.org”",
     "https://x.org/a=https://x.org/a www.x.org=https://www.x.org"},
    {"请访问https://x.org/a查看，写信给a@b.org。",
     "https://x.org/a=https://x.org/a a@b.org=mailto:a@b.org"},
    {"https://x.org/صلاة؟", "https://x.org/صلاة=https://x.org/%D8%B5%D9%84%D8%A7%D8%A9"},
    {"https://пример.рф/путь",
     "https://пример.рф/путь=https://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C"},
    /* the words of a link are an address, too */
    {"[www.x.org](https://www.x.org)", "www.x.org=https://www.x.org"},
    {"mailto:a@b.org?subject=Hi and (tel:+254-700.)",
     "a@b.org=mailto:a@b.org?subject=Hi +254-700=tel:+254-700"},
    {"MAILTO:a@b.org?cc=c@d.org&subject=%20x, [mailto:a@b.org](mailto:a@b.org)",
     "a@b.org=MAILTO:a@b.org?cc=c@d.org&subject=%20x a@b.org=mailto:a@b.org"},
    {"Tel:+254700123456 or write: mailto:a@b.org!",
     "Tel:+254700123456=Tel:+254700123456 a@b.org=mailto:a@b.org"},
    {"mailto: and tel:+ and mailto:@ and mailto:a@", ""},
    /* none */
    {"www.x and user@host and 3@4 and a@b.1 and https:// and x.org", ""},
    {"https://x.org/50% of it", ""},
    {"abchttps://x.org and a.www.x.org", ""},
};

START_TEST(bare_addresses_are_links)
{
    char item[512];
    snprintf(item, sizeof item, ">-\n        %s", bare[_i].item);
    struct fixture f = fixture_of_item(item);
    ck_assert_msg(f.is_fine, "%s", bare[_i].item);
    const struct block *block = &f.doc.blocks[1];
    struct slice found = SLICE("");
    for (uint32_t i = 0; i < block->span_count; i++) {
        const struct span *span = &block->spans[i];
        if (span->role != SPAN_ADDRESS)
            continue;
        found = slice_format(f.arena, "%.*s%s%.*s=%.*s", SLICE_ARG(found), found.length ? " " : "",
                             SLICE_ARG(slice_part(block->text, span->byte_start, span->byte_end)),
                             SLICE_ARG(f.doc.links[span->link].address));
    }
    ck_assert_msg(slice_is(found, bare[_i].found), "%s\nfound %.*s\nnot   %s", bare[_i].item,
                  SLICE_ARG(found), bare[_i].found);
    fixture_free(&f);
}
END_TEST

static const struct {
    const char *address, *shown;
} shown[] = {
    {"https://x.org/a%20b?c=%26", "https://x.org/a%20b?c=%26"},
    {"https://x.org/%D8%B5%D9%84%D8%A7%D8%A9", "https://x.org/صلاة"},
    {"https://xn--e1afmkfd.xn--p1ai/%D0%BF", "https://пример.рф/п"},
    {"https://xn--80ak6aa92e.com/", "https://xn--80ak6aa92e.com/"}, /* Cyrillic "apple" */
    {"https://x.org/%E2%80%AE%FFa", "https://x.org/%E2%80%AE%FFa"}, /* an override; no UTF-8 */
    {"mailto:a@b.org?subject=Hi", "a@b.org"},
    {"tel:+254700123456", "+254700123456"},
    {"tel:+254-700;ext=5", "+254-700"},
};

START_TEST(addresses_show_as_they_are_read)
{
    struct arena *arena = arena_make(0);
    struct slice is = address_shown(arena, slice_of(shown[_i].address));
    ck_assert_msg(slice_is(is, shown[_i].shown), "%s is shown as %.*s, not %s", shown[_i].address,
                  SLICE_ARG(is), shown[_i].shown);
    arena_free(arena);
}
END_TEST

static const struct {
    const char *item, *reports;
} told[] = {
    {"a [x](https://bank.org@evil.org/a)", "6:13 link-user"},
    {"see https://bank.org@evil.org/a now", "6:11 link-user"},
    {"a [x](https://раураl.com/)", "6:13 link-imitation"},
    {"a [x](https://аррӏе.com/)", "6:13 link-imitation"},
    {"a [x](https://xn--80ak6aa92e.com/)", "6:13 link-imitation"},
    {"a [x](https://почта.рф/) and [x2](https://münchen.de) and [x3](https://例え.jp)", ""},
    {"a [www.ijm.org](https://evil.org/)", "6:23 link-words"},
    {"a [me@x.org](mailto:you@x.org)", "6:20 link-words"},
    {"a [https://www.x.org/a](https://x.org/b)", ""},
    {"a [Read 3.5 of it](https://x.org/b) and [Mr. X](https://y.org)", ""},
    {"a [x](https://exa\u200Emple.org/)", "6:13 link-hidden"},
    {"a \u202Eb\u202C c", "6:9 hidden-character"},
    {"a \u2067b c", "6:9 hidden-character"},
    {"a \u2067b\u2069 c", ""},
    {"a \U000E0041 c", "6:9 hidden-character"},
    {"\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F c", ""},
    {"a [call](tel:+254-700-123-456)", ""},
    {"a [call](tel:none)", "6:16 link-address"},
};

/* What is left open ends with the text, so that nothing that is set beside it is turned. */
static const struct {
    const char *item, *text;
} left_open[] = {
    {"a \u202Eb", "a \u202Eb\u202C"},
    {"a \u2067b \u202Dc", "a \u2067b \u202Dc\u202C\u2069"},
    {"a \u202Bb \u2068c\u202C", "a \u202Bb \u2068c\u202C\u2069\u202C"},
    {"a \u2066b\u202Ac\u2069", "a \u2066b\u202Ac\u2069"},
    {"a b\u202C\u2069", "a b\u202C\u2069"},
};

START_TEST(controls_end_with_their_text)
{
    struct fixture f = fixture_of_item(left_open[_i].item);
    struct slice text = f.doc.blocks[1].text;
    ck_assert_msg(slice_is(text, left_open[_i].text), "found %.*s", SLICE_ARG(text));
    fixture_free(&f);
}
END_TEST

START_TEST(what_may_deceive_is_told)
{
    struct fixture f = fixture_of_item(told[_i].item);
    const char *reports = show_reports(&f);
    ck_assert_msg(strcmp(reports, told[_i].reports) == 0, "%s\nreported %s\nnot      %s",
                  told[_i].item, reports, told[_i].reports);
    fixture_free(&f);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("addresses");
    tcase_add_loop_test(tests, bare_addresses_are_links, 0, sizeof bare / sizeof *bare);
    tcase_add_loop_test(tests, addresses_show_as_they_are_read, 0, sizeof shown / sizeof *shown);
    tcase_add_loop_test(tests, controls_end_with_their_text, 0,
                        sizeof left_open / sizeof *left_open);
    tcase_add_loop_test(tests, what_may_deceive_is_told, 0, sizeof told / sizeof *told);
    Suite *suite = suite_create("content_addresses");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

/* The folder of catalogues: which files are editions, what is told of those that are none, and
 * whose languages a new issue takes; what the bytes of a file may begin with. */
#include "po_fixture.h"

static const char plain[] = "format: orison-content/1\nlanguage: en\ntitle: T\nsections:\n"
                            "  - name: Asia\n";

#define PO(language)                                                                               \
    "msgid \"\"\nmsgstr \"\"\n\"Language: " language "\\n\"\n"                                     \
    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"

/* Writes a file below the fixture's folder, and removes it all in the end. */
static char *write_at(struct po_fixture *fixture, const char *name, const char *text)
{
    char *path = path_join(fixture->arena, slice_of(fixture->folder), slice_of(name));
    fixture_write(fixture, path, text);
    return path;
}

static void remove_all(struct po_fixture *fixture)
{
    char command[256];
    snprintf(command, sizeof command, "rm -rf '%s'", fixture->folder);
    ck_assert_int_eq(system(command), 0);
    arena_free(fixture->arena);
}

struct name_case {
    const char *name, *header, *wanted; /* "": no name is known */
};

static const struct name_case misnamed[] = {
    {"pt_BR.po", PO("pt_BR"), "name it pt-BR.po"},
    {"de (1).po", PO("de"), "name it de.po"},
    {"t-sw.po", PO("sw"), "name it sw.po"},
    {"t_zh_Hans.po", PO("zh-Hans"), "name it zh-Hans.po"},
    {"PT-br.po", PO("pt-BR"), "name it pt-BR.po"},
    {"english.po", PO("en-GB"), "name it en-GB.po"},
    {"german.po", "", "name it de.po"},
    {"from-maria.po", PO("es"), "name it es.po"},
    {"es - Kopie.po", PO("es"), "name it es.po"},
    {"all.po", "", "name it by its language"},
    {"notes.po", "", "name it by its language"},
};

START_TEST(a_catalogue_that_is_no_edition_is_told)
{
    const struct name_case *c = &misnamed[_i];
    struct po_fixture fixture = fixture_make(plain);
    char name[64];
    size_t count;
    snprintf(name, sizeof name, "t/%s", c->name);
    write_at(&fixture, "t/fr.po", PO("fr"));
    write_at(&fixture, name, c->header);
    struct slice *languages = po_languages(fixture.arena, fixture.diag, fixture.content, &count);
    ck_assert_uint_eq(count, 1);
    ck_assert(slice_is(languages[0], "fr"));
    po_check_names(fixture.arena, fixture.diag, fixture.content);
    fixture_keep_reports(&fixture);
    ck_assert_msg(fixture_reports(&fixture, "po-name") && fixture_has(&fixture, c->wanted) &&
                      fixture_has(&fixture, c->name),
                  "%s: %.*s", c->name, SLICE_ARG(fixture.reports));
    remove_all(&fixture);
}
END_TEST

START_TEST(a_second_file_of_an_edition_says_that_there_is_one)
{
    struct po_fixture fixture = fixture_make(plain);
    write_at(&fixture, "t/de.po", PO("de"));
    write_at(&fixture, "t/de (1).po", PO("de"));
    po_check_names(fixture.arena, fixture.diag, fixture.content);
    fixture_keep_reports(&fixture);
    ck_assert_msg(fixture_has(&fixture, "there is a de.po too"), "%.*s",
                  SLICE_ARG(fixture.reports));
    remove_all(&fixture);
}
END_TEST

START_TEST(an_edition_without_its_catalogue_finds_it_under_another_name)
{
    struct po_fixture fixture = fixture_make(plain);
    write_at(&fixture, "t/pt_BR.po", PO("pt_BR"));
    ck_assert(content_read(fixture.arena, fixture.diag, fixture.content, &fixture.source));
    ck_assert(!po_open(fixture.arena, fixture.diag, &fixture.source, fixture.content,
                       SLICE("pt-BR"), &fixture.catalogue));
    fixture_keep_reports(&fixture);
    ck_assert_msg(fixture_has(&fixture, "name it pt-BR.po"), "%.*s", SLICE_ARG(fixture.reports));
    remove_all(&fixture);
}
END_TEST

START_TEST(names_that_are_fine_are_not_told)
{
    struct po_fixture fixture = fixture_make(plain);
    static const char *const names[] = {"t/fr.po",    "t/pt-BR.po", "t/zh-Hans.po", "t/t.pot",
                                        "t/fr.words", "t/fr.po~",   "t/.hidden.po"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        write_at(&fixture, names[i], PO("fr"));
    po_check_names(fixture.arena, fixture.diag, fixture.content);
    ck_assert_uint_eq(diag_count(fixture.diag, SEVERITY_WARNING), 0);
    remove_all(&fixture);
}
END_TEST

START_TEST(a_new_issue_has_the_languages_of_the_latest)
{
    struct po_fixture fixture = fixture_make(plain);
    size_t count;
    const char *issue = NULL;
    write_at(&fixture, "a.yaml", "format: orison-content/1\ndate: 2027-02\n");
    write_at(&fixture, "a/de.po", PO("de"));
    write_at(&fixture, "a/sw.po", PO("sw"));
    write_at(&fixture, "z.yaml", "format: orison-content/1\ndate: 2026-12-05\n");
    write_at(&fixture, "z/fr.po", PO("fr"));
    write_at(&fixture, "y.yaml", "format: orison-content/1\ndate: 2027-03\n"); /* in English only */
    struct slice *languages =
        po_languages_to_update(fixture.arena, fixture.diag, fixture.content, &count, &issue);
    ck_assert_uint_eq(count, 2);
    ck_assert(slice_is(languages[0], "de") && slice_is(languages[1], "sw"));
    ck_assert(issue && strstr(issue, "a.yaml"));

    write_at(&fixture, "t/ko.po", PO("ko"));
    languages =
        po_languages_to_update(fixture.arena, fixture.diag, fixture.content, &count, &issue);
    ck_assert_uint_eq(count, 1);
    ck_assert(slice_is(languages[0], "ko"));
    ck_assert_ptr_null(issue);
    remove_all(&fixture);
}
END_TEST

START_TEST(a_byte_order_mark_is_no_part_of_a_catalogue)
{
    struct po_fixture fixture = fixture_make(plain);
    write_at(&fixture, "t/fr.po",
             "\xEF\xBB\xBF" PO("fr") "msgctxt \"region\"\nmsgid \"Asia\"\nmsgstr \"<b>Asie\"\n");
    ck_assert(content_read(fixture.arena, fixture.diag, fixture.content, &fixture.source));
    bool is_read = po_open(fixture.arena, fixture.diag, &fixture.source, fixture.content,
                           SLICE("fr"), &fixture.catalogue);
    bool is_applied = is_read && po_apply(fixture.arena, fixture.diag, &fixture.source,
                                          &fixture.catalogue, &fixture.doc);
    fixture_keep_reports(&fixture);
    ck_assert_msg(is_applied, "%.*s", SLICE_ARG(fixture.reports));
    ck_assert_msg(fixture_reports_at(&fixture, "po-markup", 8, 9), "%.*s",
                  SLICE_ARG(fixture.reports));
    ck_assert_uint_eq(fixture.catalogue.message_count, 1);
    remove_all(&fixture);
}
END_TEST

START_TEST(a_mark_in_the_first_string_keeps_its_place)
{
    struct po_fixture fixture = fixture_make(plain);
    write_at(&fixture, "t/fr.po", "\xEF\xBB\xBFmsgid \"\"\nmsgstr \"no end\n");
    ck_assert(content_read(fixture.arena, fixture.diag, fixture.content, &fixture.source));
    ck_assert(!po_open(fixture.arena, fixture.diag, &fixture.source, fixture.content, SLICE("fr"),
                       &fixture.catalogue));
    fixture_keep_reports(&fixture);
    ck_assert_msg(fixture_reports_at(&fixture, "po-syntax", 2, 8), "%.*s",
                  SLICE_ARG(fixture.reports));
    remove_all(&fixture);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("po_folder");
    TCase *tests = tcase_create("folder");
    tcase_add_loop_test(tests, a_catalogue_that_is_no_edition_is_told, 0,
                        (int)(sizeof misnamed / sizeof *misnamed));
    tcase_add_test(tests, a_second_file_of_an_edition_says_that_there_is_one);
    tcase_add_test(tests, an_edition_without_its_catalogue_finds_it_under_another_name);
    tcase_add_test(tests, names_that_are_fine_are_not_told);
    tcase_add_test(tests, a_new_issue_has_the_languages_of_the_latest);
    tcase_add_test(tests, a_byte_order_mark_is_no_part_of_a_catalogue);
    tcase_add_test(tests, a_mark_in_the_first_string_keeps_its_place);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

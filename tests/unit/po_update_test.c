/* Update and status: a source edit, the merge that follows, what another issue's catalogue lends,
 * and that a refused catalogue stays as it was. Needs gettext's msgmerge. */
#include "po_fixture.h"

static const char before[] =
    "format: orison-content/1\nlanguage: en\ntitle: Prayers for the week\nsections:\n"
    "  - name: Latin America\n"
    "    items:\n"
    "      - Pray for the team in Guatemala this week and the next.\n"
    "      - Pray for 3 friends of [the house](https://a.org), Ruby* too.\n"
    "  - name: Latin America\n"
    "    note: Twice.\n";

static const char po[] =
    "# The translator's own words.\nmsgid \"\"\nmsgstr \"\"\n"
    "\"Project-Id-Version: t\\n\"\n\"PO-Revision-Date: 2026-11-22 00:00+0000\\n\"\n"
    "\"Last-Translator: none\\n\"\n\"Language-Team: none\\n\"\n\"Language: es\\n\"\n"
    "\"MIME-Version: 1.0\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
    "\"Content-Transfer-Encoding: 8bit\\n\"\n\"X-Own: kept\\n\"\n\n"
    "msgctxt \"title\"\nmsgid \"Prayers for the week\"\nmsgstr \"Oraciones de la semana\"\n\n"
    "msgctxt \"region\"\nmsgid \"Latin America\"\nmsgstr \"América Latina\"\n\n"
    "msgctxt \"item\"\nmsgid \"Pray for the team in Guatemala this week and the next.\"\n"
    "msgstr \"Oren por el equipo en Guatemala esta semana y la próxima.\"\n\n"
    "msgctxt \"item\"\nmsgid \"Pray for 3 friends of [the house](https://a.org), Ruby* too.\"\n"
    "msgstr \"Oren por 3 amigos de [la casa](https://a.org), también Ruby*.\"\n";

#define PO_HEADER_OF(language)                                                                     \
    "msgid \"\"\nmsgstr \"\"\n\"Language: " language "\\n\"\n"                                     \
    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"

static void write_before(struct po_fixture *fixture)
{
    fixture->path = po_path(fixture->arena, fixture->content, SLICE("es"));
    fixture_write(fixture, fixture->path, po);
}

static bool update(struct po_fixture *fixture, const char *language)
{
    const char *path = NULL;
    ck_assert(content_read(fixture->arena, fixture->diag, fixture->content, &fixture->source));
    uint32_t *rooms = arena_alloc_items(fixture->arena, fixture->source.entry_count, sizeof *rooms);
    for (uint32_t i = 0; i < fixture->source.entry_count; i++)
        rooms[i] = i + 1;
    struct po_source source = {&fixture->source, fixture->content, rooms, -1};
    bool is_fine = po_update(fixture->arena, fixture->diag, &source, slice_of(language), &path);
    fixture->path = path ? slice_terminated(fixture->arena, slice_of(path)) : fixture->path;
    return is_fine;
}

static struct slice read_catalogue(struct po_fixture *fixture)
{
    struct slice bytes = SLICE("");
    ck_assert(file_read(fixture->arena, fixture->diag, fixture->path, 1 << 20, &bytes));
    return bytes;
}

static bool has(struct slice bytes, const char *text)
{
    return memmem(bytes.bytes, bytes.length, text, strlen(text)) != NULL;
}

static struct slice status(struct po_fixture *fixture)
{
    char *bytes;
    size_t length;
    FILE *out = open_memstream(&bytes, &length);
    po_write_status(fixture->arena, fixture->diag, &fixture->source, fixture->content, DIAG_JSON,
                    out);
    fclose(out);
    struct slice copy = slice_copy(fixture->arena, (struct slice){bytes, length});
    free(bytes);
    return copy;
}

static void edit_source(struct po_fixture *fixture)
{
    struct slice bytes;
    ck_assert(file_read(fixture->arena, fixture->diag, fixture->content, 1 << 20, &bytes));
    char *text = slice_terminated(fixture->arena, bytes);
    memcpy(strstr(text, "the next"), "the last", 8);
    char *note = strstr(text, "Twice.");
    memcpy(note, "Thrice", 6);
    fixture_write(fixture, fixture->content, text);
}

START_TEST(a_source_edit_makes_entries_stale)
{
    struct po_fixture fixture = fixture_make(before);
    write_before(&fixture);
    ck_assert(update(&fixture, "es"));
    struct slice told = status(&fixture);
    ck_assert_msg(has(told, "\"entries\":5,\"translated\":4,\"stale\":0,\"missing\":1"), "%.*s",
                  SLICE_ARG(told));

    edit_source(&fixture);
    ck_assert(content_read(fixture.arena, fixture.diag, fixture.content, &fixture.source));
    told = status(&fixture); /* before the update: known by the text that is gone */
    ck_assert_msg(has(told, "\"translated\":3,\"stale\":1,\"missing\":1"), "%.*s", SLICE_ARG(told));

    ck_assert(update(&fixture, "es"));
    told = status(&fixture);
    ck_assert_msg(has(told, "\"translated\":3,\"stale\":1,\"missing\":1"), "%.*s", SLICE_ARG(told));
    struct slice bytes = read_catalogue(&fixture);
    ck_assert_msg(has(bytes, "#, fuzzy\n#| msgctxt \"item\"\n#| msgid \"Pray for the team in "),
                  "%.*s", SLICE_ARG(bytes));
    fixture_free(&fixture);
}
END_TEST

START_TEST(an_update_tells_the_translator_and_keeps_the_rest)
{
    struct po_fixture fixture = fixture_make(before);
    write_before(&fixture);
    ck_assert(update(&fixture, "es"));
    struct slice bytes = read_catalogue(&fixture);
    static const char *const wanted[] = {
        "# The translator's own words.",
        "\"X-Own: kept\\n\"",
        "#: t.yaml:5 t.yaml:9\n",
        "directly after the name: it marks a pseudonym; the numbers.\n",
        "#. Room: 4 lines in the source edition.\n",
        "#. Room: 1 line in the source edition.\n"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        ck_assert_msg(has(bytes, wanted[i]), "%s is not in\n%.*s", wanted[i], SLICE_ARG(bytes));
    ck_assert(update(&fixture, "es"));
    ck_assert_msg(slice_equal(read_catalogue(&fixture), bytes), "a second update changes it");
    fixture_free(&fixture);
}
END_TEST

START_TEST(what_goes_is_kept_as_obsolete)
{
    struct po_fixture fixture = fixture_make(before);
    write_before(&fixture);
    fixture_write(&fixture, fixture.content,
                  "format: orison-content/1\nlanguage: en\ntitle: Prayers for the week\n"
                  "sections:\n  - items:\n      - Something new altogether, of other words.\n");
    ck_assert(update(&fixture, "es"));
    struct slice bytes = read_catalogue(&fixture);
    ck_assert(has(bytes, "#~ msgid \"Latin America\"\n#~ msgstr \"América Latina\"\n"));
    ck_assert(has(status(&fixture), "\"entries\":2,\"translated\":1,"));
    fixture_free(&fixture);
}
END_TEST

START_TEST(another_issue_lends_its_strings)
{
    struct po_fixture fixture = fixture_make(before);
    char *earlier = path_join(fixture.arena, slice_of(fixture.folder), SLICE("earlier/es.po"));
    char *broken = path_join(fixture.arena, slice_of(fixture.folder), SLICE("broken/es.po"));
    fixture_write(&fixture, earlier, po);
    fixture_write(&fixture, broken, "nonsense\n");
    ck_assert(update(&fixture, "es"));
    ck_assert(has(status(&fixture), "\"entries\":5,\"translated\":4,\"stale\":0,\"missing\":1"));
    fixture_keep_reports(&fixture);
    ck_assert(fixture_reports(&fixture, "po-compendium"));
    unlink(earlier);
    unlink(broken);
    rmdir(slice_terminated(fixture.arena, path_directory(slice_of(earlier))));
    rmdir(slice_terminated(fixture.arena, path_directory(slice_of(broken))));
    fixture_free(&fixture);
}
END_TEST

/* A catalogue of an issue before this one; `status` is its X-Orison-Status, or "". */
static char *write_earlier(struct po_fixture *fixture, const char *name, const char *status_line)
{
    char text[4096];
    const char *rest = strstr(po, "\"X-Own");
    snprintf(text, sizeof text, "%.*s%s%s", (int)(rest - po), po, status_line, rest);
    char *path = path_join(fixture->arena, slice_of(fixture->folder), slice_of(name));
    fixture_write(fixture, path, text);
    return path;
}

static void remove_earlier(struct po_fixture *fixture, const char *path)
{
    unlink(path);
    rmdir(slice_terminated(fixture->arena, path_directory(slice_of(path))));
}

static const char draft_line[] = "\"X-Orison-Status: draft\\n\"\n";

START_TEST(what_comes_from_a_draft_is_a_draft)
{
    struct po_fixture fixture = fixture_make(before);
    char *earlier = write_earlier(&fixture, "earlier/es.po", draft_line);
    ck_assert(update(&fixture, "es"));
    struct slice bytes = read_catalogue(&fixture);
    ck_assert_msg(has(bytes, draft_line), "%.*s", SLICE_ARG(bytes));
    fixture_keep_reports(&fixture);
    ck_assert(fixture_reports(&fixture, "po-draft"));
    ck_assert(update(&fixture, "es")); /* nothing new comes: nothing is told or changed */
    ck_assert(slice_equal(read_catalogue(&fixture), bytes));
    remove_earlier(&fixture, earlier);
    fixture_free(&fixture);
}
END_TEST

START_TEST(a_reviewed_catalogue_that_gets_a_drafts_strings_is_a_draft_again)
{
    struct po_fixture fixture = fixture_make(before);
    fixture.path = po_path(fixture.arena, fixture.content, SLICE("es"));
    fixture_write(&fixture, fixture.path,
                  PO_HEADER_OF("es") "msgctxt \"title\"\nmsgid \"Prayers for the week\"\n"
                                     "msgstr \"Oraciones\"\n");
    char *earlier = write_earlier(&fixture, "earlier/es.po", draft_line);
    ck_assert(update(&fixture, "es"));
    struct slice bytes = read_catalogue(&fixture);
    ck_assert_msg(has(bytes, draft_line) && has(bytes, "\"Oraciones\""), "%.*s", SLICE_ARG(bytes));
    remove_earlier(&fixture, earlier);
    fixture_free(&fixture);
}
END_TEST

START_TEST(what_was_reviewed_somewhere_or_is_here_already_is_no_draft)
{
    struct po_fixture fixture = fixture_make(before);
    char *draft = write_earlier(&fixture, "b-draft/es.po", draft_line);
    char *reviewed = write_earlier(&fixture, "c-reviewed/es.po", "");
    ck_assert(update(&fixture, "es"));
    ck_assert(!has(read_catalogue(&fixture), "X-Orison-Status"));
    remove_earlier(&fixture, reviewed);
    ck_assert(update(&fixture, "es")); /* all of it is here */
    ck_assert(!has(read_catalogue(&fixture), "X-Orison-Status"));
    remove_earlier(&fixture, draft);
    fixture_free(&fixture);
}
END_TEST

START_TEST(a_byte_order_mark_hinders_no_merge)
{
    struct po_fixture fixture = fixture_make(before);
    char *earlier = path_join(fixture.arena, slice_of(fixture.folder), SLICE("earlier/es.po"));
    char text[4096];
    snprintf(text, sizeof text, "\xEF\xBB\xBF%s", po);
    fixture_write(&fixture, earlier, text);
    ck_assert(update(&fixture, "es"));
    ck_assert(has(read_catalogue(&fixture), "América Latina"));
    fixture_write(&fixture, fixture.path, text);
    remove_earlier(&fixture, earlier);
    ck_assert(update(&fixture, "es"));
    ck_assert(has(read_catalogue(&fixture), "América Latina"));
    ck_assert(!has(read_catalogue(&fixture), "\xEF\xBB\xBF"));
    fixture_free(&fixture);
}
END_TEST

START_TEST(a_new_catalogue_is_one_that_nobody_has_touched)
{
    struct po_fixture fixture = fixture_make(before);
    ck_assert(update(&fixture, "es"));
    struct slice bytes = read_catalogue(&fixture);
    static const char *const wanted[] = {
        "\"Language: es\\n\"", "\"MIME-Version: 1.0\\n\"",
        "\"Content-Type: text/plain; charset=UTF-8\\n\"", "\"Content-Transfer-Encoding: 8bit\\n\"",
        "\"PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\\n\"" /* gettext's for never */};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        ck_assert_msg(has(bytes, wanted[i]), "%s is not in\n%.*s", wanted[i], SLICE_ARG(bytes));
    fixture_free(&fixture);
}
END_TEST

START_TEST(a_template_has_every_entry_and_no_translation)
{
    struct po_fixture fixture = fixture_make(before);
    ck_assert(content_read(fixture.arena, fixture.diag, fixture.content, &fixture.source));
    uint32_t *rooms = arena_alloc_items(fixture.arena, fixture.source.entry_count, sizeof *rooms);
    struct po_source source = {&fixture.source, fixture.content, rooms, -1};
    const char *path = NULL;
    ck_assert(po_make_template(fixture.arena, fixture.diag, &source, &path));
    ck_assert(strstr(path, "/t/t.pot"));
    fixture.path = slice_terminated(fixture.arena, slice_of(path));
    struct slice bytes = read_catalogue(&fixture);
    ck_assert_msg(has(bytes, "msgid \"Latin America\"\nmsgstr \"\"\n"), "%.*s", SLICE_ARG(bytes));
    ck_assert(has(bytes, "\"POT-Creation-Date: ") && has(bytes, "\"Language: \\n\""));
    size_t count;
    po_languages(fixture.arena, fixture.diag, fixture.content, &count);
    ck_assert_uint_eq(count, 0);
    fixture_free(&fixture);
}
END_TEST

START_TEST(a_broken_catalogue_stays_as_it_is)
{
    struct po_fixture fixture = fixture_make(before);
    fixture.path = po_path(fixture.arena, fixture.content, SLICE("es"));
    fixture_write(&fixture, fixture.path, "msgid \"a\"\nmsgstr \"b\n");
    ck_assert(!update(&fixture, "es"));
    ck_assert(slice_is(read_catalogue(&fixture), "msgid \"a\"\nmsgstr \"b\n"));
    ck_assert(has(status(&fixture), "\"broken\":true"));
    fixture_keep_reports(&fixture);
    ck_assert(fixture_reports_at(&fixture, "po-syntax", 2, 8));
    fixture_free(&fixture);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("po_update");
    TCase *tests = tcase_create("update");
    tcase_add_test(tests, a_source_edit_makes_entries_stale);
    tcase_add_test(tests, an_update_tells_the_translator_and_keeps_the_rest);
    tcase_add_test(tests, what_goes_is_kept_as_obsolete);
    tcase_add_test(tests, another_issue_lends_its_strings);
    tcase_add_test(tests, what_comes_from_a_draft_is_a_draft);
    tcase_add_test(tests, a_reviewed_catalogue_that_gets_a_drafts_strings_is_a_draft_again);
    tcase_add_test(tests, what_was_reviewed_somewhere_or_is_here_already_is_no_draft);
    tcase_add_test(tests, a_byte_order_mark_hinders_no_merge);
    tcase_add_test(tests, a_new_catalogue_is_one_that_nobody_has_touched);
    tcase_add_test(tests, a_template_has_every_entry_and_no_translation);
    tcase_add_test(tests, a_broken_catalogue_stays_as_it_is);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

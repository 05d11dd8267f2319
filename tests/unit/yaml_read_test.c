/* Reading YAML: what is refused, with which code and at which line and column; what the hint says;
 * what comes out of the typed getters; and the collection of hostile files. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "yaml/yaml.h"

enum { REPORT_ROOM = 8192 };

struct fixture {
    struct arena *arena;
    struct diag *diag;
    const struct node *root;
    char report[REPORT_ROOM]; /* everything reported, as text */
};

static void write_report(struct fixture *f)
{
    FILE *out = fmemopen(f->report, sizeof f->report - 1, "w");
    ck_assert_ptr_nonnull(out);
    diag_write(f->diag, out, DIAG_TEXT);
    fclose(out);
}

static void read_yaml(struct fixture *f, struct slice bytes)
{
    *f = (struct fixture){.arena = arena_make(0)};
    f->diag = diag_make(f->arena);
    uint32_t source = diag_add_source(f->diag, "t.yaml", slice_copy(f->arena, bytes));
    f->root = yaml_read(f->arena, f->diag, source);
    write_report(f);
}

struct refusal {
    const char *yaml;
    const char *place; /* "t.yaml:LINE:COLUMN: " of the first report */
    const char *code;
    const char *hint; /* a part of the report, or NULL */
};

static const struct refusal refusals[] = {
    /* everyday traps */
    {"text: Pray for: rain\n", "1:15", "yaml-syntax", "'text: >-'"},
    {"items:\n  - lead: a: b\n", "2:12", "yaml-syntax", "'- lead: >-'"},
    {"items:\n  - Peace\n    and Pray for: rain\n", "3:17", "yaml-syntax", "'- >-'"},
    {"text: [Read](https://example.org) it\n", "1:7", "yaml-syntax", "'text: >-'"},
    {"text: {so} it\n", "1:7", "yaml-syntax", "'text: >-'"},
    {"text: *Amen* and\n", "1:7", "yaml-syntax", "'text: >-'"},
    {"text: *Amen\n", "1:7", "yaml-alias", "'text: >-'"},
    {"text: & so\n", "1:7", "yaml-syntax", "'text: >-'"},
    {"text: &so\n", "1:7", "yaml-anchor", "'text: >-'"},
    {"text: @home\n", "1:7", "yaml-syntax", "'text: >-'"},
    {"text: %so\n", "1:7", "yaml-syntax", "'text: >-'"},
    {"text: `so`\n", "1:7", "yaml-syntax", "'text: >-'"},
    {"text: !so it is\n", "1:7", "yaml-tag", "'text: >-'"},
    {"text: ! so\n", "1:7", "yaml-tag", "'text: >-'"},
    {"text: > 5 people\n", "1:9", "yaml-syntax", "'text: >-'"},
    {"text: \"So\" it is\n", "1:7", "yaml-syntax", "'text: >-'"},
    {"text: 'So' it is\n", "1:7", "yaml-syntax", "'text: >-'"},
    {"text: \"So\n", "1:7", "yaml-syntax", "same quote"},
    {"a: b\n- c\n", "2:1", "yaml-syntax", NULL},
    {"items:\n  - Pray for house\n    # 7 and\n    8\n", "4:5", "yaml-syntax", "'- >-'"},
    {"title: a\nso it is\nb: c\n", "2:1", "yaml-syntax", "indent"},
    {"%so\n---\na: b\n", "1:1", "yaml-syntax", NULL},
    /* what Orison does not take */
    {"a: &x b\n", "1:4", "yaml-anchor", NULL},
    {"a: b\nc: *x\n", "2:4", "yaml-alias", NULL},
    {"*x : b\n", "1:1", "yaml-alias", NULL},
    {"a:\n  <<: b\n", "2:3", "yaml-merge", NULL},
    {"a: 1\nb: 2\na: 3\n", "3:1", "yaml-duplicate", "t.yaml:1:1: the first one"},
    {"a: 1\n---\nb: 2\n", "2:1", "yaml-documents", NULL},
    {"a: !!binary x\n", "1:4", "yaml-tag", NULL},
    {"a: !!str [b]\n", "1:4", "yaml-tag", NULL},
    {"%TAG ! x:\n---\na: b\n", "1:1", "yaml-directive", NULL},
    {"%YAML 3.1\n---\na: b\n", "1:1", "yaml-syntax", NULL},
    {": b\n", "1:1", "yaml-key", NULL},
    {"a: {: b}\n", "1:5", "yaml-syntax", NULL},
    {"[a]: b\n", "1:1", "yaml-key", NULL},
    {"? {a: b}\n: c\n", "1:3", "yaml-key", NULL},
    {"# so\n", "1:1", "yaml-empty", NULL},
    {"", "1:1", "yaml-empty", NULL},
    /* bytes */
    {"a:\n\tb: c\n", "2:1", "yaml-tab", "spaces"},
    {"-\tb\n", "1:2", "yaml-tab", "spaces"},
    {"a: |\n\tb\n", "2:1", "yaml-tab", "spaces"},
    {"a: caf\xe9\n", "1:7", "yaml-utf8", "UTF-8"},
    {"a: \xc3\xa9\xed\xa0\x80\n", "1:5", "yaml-utf8", "UTF-8"},
    {"a: b\x01\n", "1:5", "yaml-control", NULL},
    {"a: \"in.png\\0x\"\n", "1:4", "yaml-control", "delete"},
    {"a: b\xef\xbb\xbf\n", "1:5", "yaml-control", "delete"},
    {"\xff\xfe"
     "a",
     "1:1", "yaml-utf16", "UTF-8"},
};

START_TEST(what_is_refused)
{
    const struct refusal *r = &refusals[_i];
    struct fixture f;
    read_yaml(&f, slice_of(r->yaml));
    ck_assert_msg(f.root == NULL, "case %d is read: %s", _i, r->yaml);
    char place[64], code[64];
    snprintf(place, sizeof place, "t.yaml:%s: error: ", r->place);
    snprintf(code, sizeof code, "[%s]", r->code);
    ck_assert_msg(strncmp(f.report, place, strlen(place)) == 0, "case %d: expected %s in\n%s", _i,
                  place, f.report);
    char *line_end = strchr(f.report, '\n');
    ck_assert_ptr_nonnull(line_end);
    *line_end = '\0';
    ck_assert_msg(strstr(f.report, code) != NULL, "case %d: expected %s in\n%s", _i, code,
                  f.report);
    *line_end = '\n';
    ck_assert_msg(!r->hint || strstr(f.report, r->hint), "case %d: expected %s in\n%s", _i,
                  r->hint ? r->hint : "", f.report);
    arena_free(f.arena);
}
END_TEST

START_TEST(many_problems_in_one_run)
{
    struct fixture f;
    read_yaml(&f, SLICE("a: &x 1\nb: *x\na: 2\nc: !t 3\n"));
    ck_assert_ptr_null(f.root);
    ck_assert_uint_eq(diag_count(f.diag, SEVERITY_ERROR), 4);
    arena_free(f.arena);
}
END_TEST

START_TEST(duplicates_among_many_keys)
{
    char yaml[4096];
    size_t length = 0;
    for (int i = 0; i < 100; i++)
        length += (size_t)snprintf(yaml + length, sizeof yaml - length, "k%d: %d\n", i % 98, i);
    struct fixture f;
    read_yaml(&f, (struct slice){yaml, length});
    ck_assert_ptr_null(f.root);
    ck_assert_uint_eq(diag_count(f.diag, SEVERITY_ERROR), 2);
    ck_assert_ptr_nonnull(strstr(f.report, "t.yaml:99:1: error: the key 'k0' stands here twice"));
    ck_assert_ptr_nonnull(strstr(f.report, "t.yaml:1:1: the first one"));
    arena_free(f.arena);
}
END_TEST

/* A value that begins with a number sign is nothing: an error in any file. In one whose keys are
 * not known, comments are comments, but for a figure. */
START_TEST(comments_that_eat_text)
{
    static const struct {
        const char *yaml;
        size_t errors;
    } lines[] = {{"a: Pray for house # 7\n", 1},
                 {"a: House #7 and more\n", 1},
                 {"a: #7 and more\n", 1},
                 {"- a\n- #7 and more\n", 1},
                 {"a: # why\n  so it is\n", 0},
                 {"a:\nb: c\n", 0},
                 {"a: x # why\n", 0},
                 {"a: EB Garamond # the text\n", 0},
                 {"a: Job 36:3   # why\n", 0},
                 {"a: 'so it is' # why\n", 0},
                 {"a: >- # why\n  so # 7\n", 0},
                 {"a: so#7 it is\n", 0}};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct fixture f;
        read_yaml(&f, slice_of(lines[i].yaml));
        ck_assert((f.root == NULL) == (lines[i].errors > 0));
        ck_assert_msg(diag_count(f.diag, SEVERITY_ERROR) == lines[i].errors, "%s", f.report);
        arena_free(f.arena);
    }
}
END_TEST

START_TEST(limits_are_named)
{
    size_t room = 3 << 20;
    char *yaml = malloc(room);
    memset(yaml, '[', room);
    struct fixture f;
    read_yaml(&f, (struct slice){yaml, room});
    ck_assert_ptr_null(f.root);
    ck_assert_ptr_nonnull(strstr(f.report, "t.yaml:1:33: error: "));
    ck_assert_ptr_nonnull(strstr(f.report, "the limit is 32 [yaml-limit]"));
    arena_free(f.arena);
    memcpy(yaml, "a: [", 4);
    for (size_t i = 4; i < room; i++)
        yaml[i] = i % 2 ? ',' : 'b';
    read_yaml(&f, (struct slice){yaml, room});
    ck_assert_ptr_null(f.root);
    ck_assert_ptr_nonnull(strstr(f.report, "[yaml-limit]"));
    arena_free(f.arena);
    free(yaml);
}
END_TEST

START_TEST(the_tree)
{
    struct fixture f;
    read_yaml(&f,
              SLICE("\xef\xbb\xbf%YAML 1.2\n---\na: [x, '~', ~, null, NO]\n\"b\": {c: }\n...\n"));
    ck_assert_msg(f.root != NULL, "%s", f.report);
    ck_assert_int_eq(f.root->kind, NODE_MAPPING);
    ck_assert_uint_eq(f.root->count, 2);
    const struct node *list = yaml_find(f.root, "a");
    ck_assert_uint_eq(list->count, 5);
    ck_assert_uint_eq(list->key_place.byte, 17);
    ck_assert_uint_eq(list->place.byte, 20);
    static const bool is_null[] = {false, false, true, true, false};
    size_t i = 0;
    for (const struct node *node = list->first; node; node = node->next)
        ck_assert_int_eq(yaml_is_null(node), is_null[i++]);
    const struct node *b = yaml_find(f.root, "b");
    ck_assert(slice_is(b->key, "b"));
    ck_assert(yaml_is_null(yaml_find(b, "c")));
    ck_assert_ptr_null(yaml_find(b, "d"));
    ck_assert_ptr_null(yaml_find(list, "a"));
    ck_assert_ptr_null(yaml_find(NULL, "a"));
    arena_free(f.arena);
}
END_TEST

START_TEST(typed_getters)
{
    struct fixture f;
    read_yaml(&f, SLICE("t: NO\nb: true\nl: 12.5pt\nn: -0.5\ni: 42\nc: start\nq: '1mm'\n"));
    struct slice text;
    bool truth;
    unit length;
    double number;
    int64_t integer;
    uint32_t choice;
    static const char *const choices[] = {"justify", "start"};
    ck_assert(yaml_text(f.diag, yaml_find(f.root, "t"), &text) && slice_is(text, "NO"));
    ck_assert(yaml_bool(f.diag, yaml_find(f.root, "b"), &truth) && truth);
    ck_assert(yaml_length(f.diag, yaml_find(f.root, "l"), &length));
    ck_assert_int_eq(length, 12 * UNIT_PT + UNIT_PT / 2);
    ck_assert(yaml_length(f.diag, yaml_find(f.root, "q"), &length));
    ck_assert_int_eq(length, unit_of_mm(1));
    ck_assert(yaml_number(f.diag, yaml_find(f.root, "n"), -1, 1, &number));
    ck_assert(number == -0.5);
    ck_assert(yaml_integer(f.diag, yaml_find(f.root, "i"), 0, 42, &integer));
    ck_assert_int_eq(integer, 42);
    ck_assert(yaml_choice(f.diag, yaml_find(f.root, "c"), choices, 2, &choice));
    ck_assert_uint_eq(choice, 1);
    ck_assert_uint_eq(diag_count(f.diag, SEVERITY_ERROR), 0);
    arena_free(f.arena);
}
END_TEST

START_TEST(typed_getters_refuse)
{
    struct fixture f;
    read_yaml(&f, SLICE("null:\nbare: 12\nlist: [a]\nbool: yes\nnumber: 7\ninteger: 1.5\n"
                        "choice: strat\nPray for: rain\n"));
    struct slice text = SLICE("as it was");
    bool truth;
    unit length;
    double number;
    int64_t integer;
    uint32_t choice;
    static const char *const choices[] = {"justify", "start"};
    static const char *const keys[] = {"null", "bare", "list", "bool", "numbers", "integer"};
    ck_assert(!yaml_text(f.diag, yaml_find(f.root, "null"), &text));
    ck_assert(!yaml_text(f.diag, yaml_find(f.root, "list"), &text));
    ck_assert(slice_is(text, "as it was"));
    ck_assert(!yaml_length(f.diag, yaml_find(f.root, "bare"), &length));
    ck_assert(!yaml_bool(f.diag, yaml_find(f.root, "bool"), &truth));
    ck_assert(!yaml_number(f.diag, yaml_find(f.root, "number"), 0, 1, &number));
    ck_assert(!yaml_integer(f.diag, yaml_find(f.root, "integer"), 0, 9, &integer));
    ck_assert(!yaml_choice(f.diag, yaml_find(f.root, "choice"), choices, 2, &choice));
    ck_assert(!yaml_check_keys(f.diag, f.root, keys, 6));
    ck_assert(!yaml_check_keys(f.diag, yaml_find(f.root, "list"), keys, 6));
    write_report(&f);
    static const char *const parts[] = {
        "t.yaml:1:6: error: expected a text, found nothing [yaml-type]",
        "t.yaml:3:7: error: expected a text, found a list [yaml-type]",
        "t.yaml:2:7: error: expected a length such as 12pt or 16mm, found '12' [yaml-type]",
        "hint: name the unit: 12pt, 12mm, 12cm or 12in",
        "t.yaml:4:7: error: expected true or false, found 'yes' [yaml-type]",
        "t.yaml:5:9: error: expected a number from 0 to 1, found '7' [yaml-type]",
        "t.yaml:6:10: error: expected a whole number from 0 to 9, found '1.5' [yaml-type]",
        "t.yaml:7:9: error: expected justify or start, found 'strat' [yaml-type]",
        "t.yaml:5:1: error: unknown key 'number' [yaml-unknown-key]",
        "t.yaml:8:1: error: unknown key 'Pray for' [yaml-unknown-key]",
        "found a list [yaml-type]"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        ck_assert_msg(strstr(f.report, parts[i]) != NULL, "expected: %s\nin:\n%s", parts[i],
                      f.report);
    arena_free(f.arena);
}
END_TEST

/* Whether an INDEX.tsv line of the hostile files may be read, and whether it must be refused. */
static void check_hostile(const char *directory, char *line)
{
    char *name = strtok(line, "\t"), *expected = strtok(NULL, "\t");
    struct fixture f = {.arena = arena_make(0)};
    f.diag = diag_make(f.arena);
    struct slice bytes;
    char *path = path_join(f.arena, slice_of(directory), slice_of(name));
    ck_assert_msg(file_read(f.arena, f.diag, path, YAML_BYTES_LARGEST, &bytes), "%s", path);
    f.root = yaml_read(f.arena, f.diag, diag_add_source(f.diag, name, bytes));
    size_t errors = diag_count(f.diag, SEVERITY_ERROR);
    ck_assert_msg((f.root == NULL) == (errors > 0), "%s: %zu errors", name, errors);
    ck_assert_msg(strcmp(expected, "accept") != 0 || f.root, "%s is refused", name);
    ck_assert_msg(strcmp(expected, "reject") != 0 || !f.root, "%s is read", name);
    write_report(&f);
    char start[256];
    snprintf(start, sizeof start, "%s:", name);
    ck_assert_msg(f.root || strncmp(f.report, start, strlen(start)) == 0, "%s: no place in\n%s",
                  name, f.report);
    arena_free(f.arena);
}

START_TEST(hostile_files)
{
    const char *root = getenv("ORISON_TEST_DATA");
    if (!root) {
        printf("yaml_read: 1 test skipped: ORISON_TEST_DATA is not set\n");
        return;
    }
    char directory[4096], index[4160], line[512];
    snprintf(directory, sizeof directory, "%s/hostile-yaml", root);
    snprintf(index, sizeof index, "%s/INDEX.tsv", directory);
    FILE *in = fopen(index, "r");
    ck_assert_msg(in != NULL, "cannot open %s", index);
    int count = -1; /* the heading */
    while (fgets(line, sizeof line, in))
        if (++count > 0)
            check_hostile(directory, line);
    fclose(in);
    ck_assert_int_ge(count, 40);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("yaml_read");
    TCase *tcase = tcase_create("read");
    tcase_add_loop_test(tcase, what_is_refused, 0, (int)(sizeof refusals / sizeof *refusals));
    tcase_add_test(tcase, many_problems_in_one_run);
    tcase_add_test(tcase, duplicates_among_many_keys);
    tcase_add_test(tcase, comments_that_eat_text);
    tcase_add_test(tcase, limits_are_named);
    tcase_add_test(tcase, the_tree);
    tcase_add_test(tcase, typed_getters);
    tcase_add_test(tcase, typed_getters_refuse);
    tcase_add_test(tcase, hostile_files);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

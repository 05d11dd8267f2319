/* Syntax errors of a whole file in one run: each slip is told once, at its own place, with the
 * words that fit it; what stands behind it is read as it was meant; and nothing is told that goes
 * away when the slip before it is put right. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "yaml_fixture.h"

static const struct key item_rows[] = {
    {.name = "kind"}, {.name = "text"}, {.name = "name"}, {.name = "items"}};
static const struct key_table item_keys = {.title = "Item", KEY_ROWS(item_rows)};
static const struct value item = {.kind = VALUE_TABLE, .table = &item_keys};
static const struct key rows[] = {{.name = "title"},
                                  {.name = "date"},
                                  {.name = "sections"},
                                  {.name = "items", .value = {.kind = VALUE_LIST, .of = &item}}};
static const struct key_table keys = {.title = "File", KEY_ROWS(rows)};

/* The tree in short: {key:value,…}, [item,…]. */
static void write_tree(FILE *out, const struct node *node)
{
    if (node->kind == NODE_SCALAR) {
        fprintf(out, "%.*s", SLICE_ARG(node->text));
        return;
    }
    fputc(node->kind == NODE_MAPPING ? '{' : '[', out);
    for (const struct node *child = node->first; child; child = child->next) {
        if (node->kind == NODE_MAPPING)
            fprintf(out, "%.*s=", SLICE_ARG(child->key));
        write_tree(out, child);
        if (child->next)
            fputc('|', out);
    }
    fputc(node->kind == NODE_MAPPING ? '}' : ']', out);
}

/* The places and messages of the errors alone, one a line. */
static void write_errors(FILE *out, const char *report)
{
    for (const char *line = report; *line; line += strcspn(line, "\n") + 1) {
        const char *mark = strstr(line, ": error: ");
        if (strncmp(line, "t:", 2) == 0 && mark && mark < line + strcspn(line, "\n"))
            fprintf(out, "%.*s\n", (int)strcspn(line + 2, "\n"), line + 2);
    }
}

struct slip {
    const char *yaml;
    const char *errors; /* LINE:COLUMN: error: message [code], one a line */
    const char *hint;   /* a part of the report */
    const char *tree;   /* NULL: nothing can be guessed */
};

static const struct slip slips[] = {
    {"title: IJM: Prayer: now\ndate: 7\n",
     "1:11: error: a colon with a space after it stands inside a text [yaml-syntax]\n",
     "'title: >-'", "{title=IJM: Prayer: now|date=7}"},
    {"title: \"So\" he said: 'yes'\ndate: 7\n",
     "1:8: error: a text that begins with \" must end with it too, or be protected "
     "[yaml-syntax]\n",
     "'title: >-'", "{title=\"So\" he said: 'yes'|date=7}"},
    {"- [Name] asks\n- @x\n- `y`\n- %z\n- {so} it\n- * a\n- & b\n- *c d\n- !e f\n- &g\n",
     "1:3: error: a text that begins with '[' must be protected [yaml-syntax]\n"
     "2:3: error: a text that begins with '@' must be protected [yaml-syntax]\n"
     "3:3: error: a text that begins with '`' must be protected [yaml-syntax]\n"
     "4:3: error: a text that begins with '%' must be protected [yaml-syntax]\n"
     "5:3: error: a text that begins with '{' must be protected [yaml-syntax]\n"
     "6:3: error: a text that begins with '*' must be protected [yaml-syntax]\n"
     "7:3: error: a text that begins with '&' must be protected [yaml-syntax]\n"
     "8:3: error: a text that begins with '*' must be protected [yaml-alias]\n"
     "9:3: error: a text that begins with '!' must be protected [yaml-tag]\n"
     "10:3: error: a text that begins with '&' must be protected [yaml-anchor]\n",
     "'- >-'", "[[Name] asks|@x|`y`|%z|{so} it|* a|& b|*c d|!e f|&g]"},
    {"title: \"never closed\ndate: 7\nsections: [a]\n",
     "1:8: error: a quotation begins here and is never closed [yaml-syntax]\n", "same quote",
     "{title=\"never closed|date=7|sections=[a]}"},
    {"title:Prayer\ndate 7\nsections: [a]\n",
     "1:7: error: a space is missing after 'title:' [yaml-syntax]\n"
     "2:5: error: a colon is missing after 'date' [yaml-syntax]\n",
     "write 'title: '", "{title=Prayer|date=7|sections=[a]}"},
    {"title:\xC2\xA0Prayer\nitems:\n\xC2\xA0 - a\n\xC2\xA0\xC2\xA0- b\n",
     "1:7: error: a no-break space (U+00A0) stands after the colon: it looks like a space and is "
     "none [yaml-space]\n"
     "3:1: error: a no-break space (U+00A0) stands in the indentation: it looks like a space and "
     "is none [yaml-space]\n"
     "4:1: error: a no-break space (U+00A0) stands in the indentation: it looks like a space and "
     "is none [yaml-space]\n",
     "type a space", "{title=Prayer|items=[a|b]}"},
    {"title: a\xE2\x80\xA8so it is\ndate: 7\n",
     "1:9: error: a line separator (U+2028) stands here, which cannot be seen: for YAML the line "
     "ends [yaml-separator]\n",
     "delete it", "{title=a\xE2\x80\xA8so it is|date=7}"},
    {"items:\n  - kind: prayer text: Pray: now\n  - b\n",
     "2:18: error: 'text:' stands on the line of 'kind:' [yaml-syntax]\n",
     "a line of its own, with 4 spaces", "{items=[{kind=prayer|text=Pray: now}|b]}"},
    {"title: a\n   date: 7\nitems: [b]\n",
     "2:4: error: 'date:' is indented further than 'title:' above it, and reads as part of its "
     "text "
     "[yaml-indent]\n",
     "put 0 spaces", "{title=a|date=7|items=[b]}"},
    {"items:\n  - kind: a\n   text: >-\n      b: c\n  - d\n",
     "3:4: error: 3 spaces stand before 'text:', but 4 before 'kind:' in line 2 [yaml-indent]\n",
     "put 4 spaces", "{items=[{kind=a|text=b: c}|d]}"},
    {"items:\n  - a\n - b\n  - c: d: e\n",
     "3:2: error: 1 space stands before '-', but 2 before '-' in line 2 [yaml-indent]\n"
     "4:9: error: a colon with a space after it stands inside a text [yaml-syntax]\n",
     "put 2 spaces", "{items=[a|b|{c=d: e}]}"},
    {"items:\n  - text: >-\n      so it\n  is and\n was: now\n  - b\n",
     "4:3: error: this line is neither 'key: value' nor part of the text above [yaml-syntax]\n",
     "indent it: 6 spaces, not 2", "{items=[{text=so it is and was: now}|b]}"},
    {"items:\n  - >- so it is\n  - | a: b\n",
     "2:8: error: the text begins on the line of '>-', and belongs on the lines below "
     "[yaml-syntax]\n"
     "3:7: error: the text begins on the line of '|', and belongs on the lines below "
     "[yaml-syntax]\n",
     "'- >-'", "{items=[so it is|a: b]}"},
    {"title: House #7: so\ndate: #7\n",
     "1:14: error: ' #' begins a comment: the text ends before it [yaml-comment]\n"
     "2:7: error: '#' begins a comment here: nothing is left of the text [yaml-comment]\n",
     "'date: >-'", "{title=House #7: so|date=#7}"},
    {"items:\n\t- a\n\t- b: c: d\n",
     "2:1: error: a tab stands in the indentation, here and in 1 more line [yaml-tab]\n"
     "3:8: error: a colon with a space after it stands inside a text [yaml-syntax]\n",
     "indent with spaces", "{items=[a|{b=c: d}]}"},
    {"items: - a\ntitle: b: c\n",
     "1:8: error: a list item ('- ') cannot begin here [yaml-syntax]\n"
     "2:9: error: a colon with a space after it stands inside a text [yaml-syntax]\n",
     "lines of their own below, each after '- '", "{items=- a|title=b: c}"},
    {"name: {text: a, kind: b\ntitle: c: d\n",
     "1:7: error: this '{' is not closed: expected ',' or '}' [yaml-syntax]\n"
     "2:9: error: a colon with a space after it stands inside a text [yaml-syntax]\n",
     "without braces", "{name={text: a, kind: b|title=c: d}"},
    {"items:\n  - a\n  -b\n  - c\n",
     "3:3: error: a space is missing after the '-' at the beginning of this line [yaml-syntax]\n",
     "write '- '", "{items=[a|b|c]}"},
    {"sections:\n  -name: a\n    items:\n      - b\n",
     "2:3: error: a space is missing after the '-' at the beginning of this line [yaml-syntax]\n",
     "write '- '", "{sections=[{name=a|items=[b]}]}"},
    {"sections:\n  - name:a\n    items:\n      - b\n",
     "2:10: error: a space is missing after 'name:' [yaml-syntax]\n", "write 'name: '",
     "{sections=[{name=a|items=[b]}]}"},
    {"date ; 7\nname\xEF\xBC\x9A"
     "b\nitems:\n  - c\n",
     "1:6: error: ';' stands in the place of the colon after 'date' [yaml-syntax]\n"
     "2:5: error: '\xEF\xBC\x9A' stands in the place of the colon after 'name' [yaml-syntax]\n",
     "with a colon and a space", "{date=7|name=b|items=[c]}"},
    {"title: a\n------\ndate: 7\n=====\nname: b\n",
     "2:1: error: this line of '-' is no text and no key [yaml-syntax]\n"
     "4:1: error: this line of '=' is no text and no key [yaml-syntax]\n",
     "delete it", "{title=a|date=7|name=b}"},
    {"sections:\n  - name: a\n    items:\n      - b\n    - name: c\n      items:\n        - d\n",
     "5:5: error: 4 spaces stand before '-', but 2 before '-' in line 2 [yaml-indent]\n",
     "put 2 spaces", "{sections=[{name=a|items=[b]}|{name=c|items=[d]}]}"},
    {"items:\n  - a\n    - b\n  - c\n",
     "3:5: error: this '-' is indented further than the line above, and reads as part of its text "
     "[yaml-indent]\n",
     "put 2 spaces before it, not 4", "{items=[a - b|c]}"},
    {"items:\n  - text: ->\n      b\n",
     "2:11: error: '->' begins no text of several lines: it is printed [yaml-syntax]\n",
     "write '>-'", "{items=[{text=-> b}]}"},
    {"items:\n  - ? b\n  - c: d: e\n",
     "2:5: error: a text that begins with '?' must be protected [yaml-syntax]\n"
     "3:9: error: a colon with a space after it stands inside a text [yaml-syntax]\n",
     "'- >-'", "{items=[? b|{c=d: e}]}"},
    {"items:\n  - [a b\n  - c\n",
     "2:5: error: this '[' is not closed: expected ',' or ']' [yaml-syntax]\n", "'- >-'",
     "{items=[[a b|c]}"},
    {"sections:\n  - name: a\n    items:\n      - b\n  name: c\n    items:\n      - d\n",
     "5:3: error: a '- ' is missing before 'name:', which stands in the column of the list above "
     "[yaml-syntax]\n",
     "write '- name:'", "{sections=[{name=a|items=[b]}|{name=c|items=[d]}]}"},
    {"sections:\n  - name: a\n    items:\n      - b\n  Asia:\n    - d\n",
     "5:3: error: a '- ' is missing before 'Asia:', which stands in the column of the list above "
     "[yaml-syntax]\n",
     "write '- name: Asia'", "{sections=[{name=a|items=[b]}|{name=Asia|items=[d]}]}"},
    {"// so\ntitle: a\n<!-- so -->\ndate: 7\n",
     "1:1: error: '//' begins no comment here [yaml-syntax]\n"
     "3:1: error: '<!--' begins no comment here [yaml-syntax]\n",
     "begin each line of a comment with '# '", "{title=a|date=7}"},
    {"```yaml\ntitle: a\ndate: 7\n```\n",
     "1:1: error: '```' belongs to Markdown, not to a content file [yaml-syntax]\n"
     "4:1: error: '```' belongs to Markdown, not to a content file [yaml-syntax]\n",
     "delete this line", "{title=a|date=7}"},
    {"\"title\": \"a\",\ndate: 7\n",
     "1:13: error: a comma stands behind the closing quotation mark [yaml-syntax]\n", "delete it",
     "{title=a|date=7}"},
    {"items:\n  - a\n\t- b\n  - text: c\n\tkind: d\n\t- e\n",
     "3:1: error: a tab stands in the indentation, here and in 2 more lines [yaml-tab]\n",
     "indent with spaces", "{items=[a|b|{text=c|kind=d}|e]}"},
    {"title: \"a \\for b\"\ndate: \"c\\_d\"\n",
     "1:11: error: '\\f' in double quotes stands for a character that nobody sees [yaml-escape]\n"
     "2:9: error: '\\_' in double quotes stands for a character that nobody sees [yaml-escape]\n",
     "write '\\\\' for a backslash", "{title=a \\for b|date=c\\_d}"},
    {"items:\n  - name: a\n\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0text: b\n  - c\n",
     "3:1: error: a no-break space (U+00A0) stands in the indentation: it looks like a space and "
     "is none [yaml-space]\n",
     "type a space", "{items=[{name=a|text=b}|c]}"},
    {"title:\xC2\xADPrayer\ndate: 7\n",
     "1:7: error: the character U+00AD stands after 'title:', and nobody sees it [yaml-space]\n",
     "delete it", NULL},
    {"name: {text: #7, kind: b}\ndate: 7\n",
     "1:14: error: '#' begins a comment here: nothing is left of the line [yaml-comment]\n",
     "between \" and \"", "{name={text=#7|kind=b}|date=7}"},
    {"sections:\n  - items:\n      - a\n  # Asia\n    items:\n      - b\n",
     "5:5: error: the key 'items' stands here twice [yaml-duplicate]\n",
     "a section begins with '- name: Asia'", NULL},
    {"title: \"a \\q b\"\ndate: c: d\n",
     "1:11: error: unknown escape after '\\' in double quotes [yaml-syntax]\n"
     "2:8: error: a colon with a space after it stands inside a text [yaml-syntax]\n",
     "write '\\\\'", "{title=a \\q b|date=c: d}"},
};

START_TEST(each_slip_is_told)
{
    const struct slip *slip = &slips[_i];
    struct fixture f;
    char *errors, *tree;
    size_t length;
    read_yaml(&f, slip->yaml, &keys);
    FILE *out = open_memstream(&errors, &length);
    write_errors(out, f.report);
    fclose(out);
    ck_assert_msg(strcmp(errors, slip->errors) == 0, "%s:\nexpected\n%sgot\n%s", slip->yaml,
                  slip->errors, errors);
    ck_assert_msg(strstr(f.report, slip->hint) != NULL, "%s in\n%s", slip->hint, f.report);
    out = open_memstream(&tree, &length);
    if (f.root)
        write_tree(out, f.root);
    fclose(out);
    ck_assert_str_eq(tree, slip->tree ? slip->tree : tree);
    free(errors);
    free(tree);
    end(&f);
}
END_TEST

/* All of them below each other: the errors of each stay, wherever it stands. */
START_TEST(slips_do_not_hide_each_other)
{
    char yaml[8192];
    size_t at = 0, expected = 0;
    for (int i = 0; i < 60; i++) {
        static const char *const lines[] = {"a: b: c", "\"so\" it is", "[x] y", "text:z", "#7 w"};
        at += (size_t)snprintf(yaml + at, sizeof yaml - at, "- k%d: %s\n", i, lines[i % 5]);
        expected += i % 5 != 3;
    }
    struct fixture f;
    read_yaml(&f, yaml, &keys);
    ck_assert_uint_eq(diag_count(f.diag, SEVERITY_ERROR), expected);
    ck_assert_ptr_nonnull(f.root);
    ck_assert_uint_eq(f.root->count, 60);
    ck_assert(slice_is(f.root->first->first->text, "a: b: c"));
    end(&f);
}
END_TEST

/* A huge file of slips is read a bounded number of times. */
START_TEST(readings_are_bounded)
{
    size_t room = 4 << 20, at = 0;
    char *yaml = malloc(room);
    while (at + 64 < room)
        at += (size_t)snprintf(yaml + at, room - at, "- a: b: c and some more of the same\n");
    struct fixture f;
    read_yaml(&f, yaml, &keys);
    ck_assert_uint_ge(diag_count(f.diag, SEVERITY_ERROR), 10);
    ck_assert_ptr_null(f.root);
    end(&f);
    free(yaml);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("yaml_mended");
    TCase *tcase = tcase_create("mended");
    tcase_add_loop_test(tcase, each_slip_is_told, 0, (int)(sizeof slips / sizeof *slips));
    tcase_add_test(tcase, slips_do_not_hide_each_other);
    tcase_add_test(tcase, readings_are_bounded);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

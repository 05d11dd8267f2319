/* Arguments: where options may stand, what is taken for what, what is refused. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "cli/arguments.h"

enum { WORDS_MOST = 16 };

/* Reads "build x -l screen" and the like; words are parted by single spaces. */
static bool read_line(struct arena *arena, const char *line, struct arguments *out)
{
    char *argv[WORDS_MOST + 1] = {"orison"};
    int argc = 1;
    char *copy = slice_terminated(arena, slice_of(line));
    for (char *word = strtok(copy, " "); word && argc < WORDS_MOST; word = strtok(NULL, " "))
        argv[argc++] = word;
    return arguments_read(arena, argc, argv, out);
}

START_TEST(options_stand_anywhere)
{
    static const char *const lines[] = {
        "build x.yaml -l a -L es -o dir -j 3 -q",
        "-l a build -L es x.yaml -odir -j3 --quiet",
        "--layout a --language=es --output dir --jobs=3 -q build x.yaml",
        "build -qla -Les -o dir -j 3 -- x.yaml",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct arena *arena = arena_make(0);
        struct arguments a;
        ck_assert_msg(read_line(arena, lines[i], &a), "%s", lines[i]);
        ck_assert_int_eq(a.command, COMMAND_BUILD);
        ck_assert(a.words.count == 1 && strcmp(a.words.at[0], "x.yaml") == 0);
        ck_assert(a.layouts.count == 1 && strcmp(a.layouts.at[0], "a") == 0);
        ck_assert(a.languages.count == 1 && strcmp(a.languages.at[0], "es") == 0);
        ck_assert_str_eq(a.out_directory, "dir");
        ck_assert_uint_eq(a.process_count, 3);
        ck_assert(a.is_quiet && !a.is_verbose && !a.is_strict);
        arena_free(arena);
    }
}
END_TEST

START_TEST(each_line_is_a_command)
{
    static const struct {
        const char *line;
        enum command command;
        const char *first; /* word, or NULL */
    } rows[] = {
        {"", COMMAND_HELP, NULL},
        {"--help", COMMAND_HELP, NULL},
        {"-h", COMMAND_HELP, NULL},
        {"help po", COMMAND_HELP, "po"},
        {"po --help", COMMAND_HELP, "po"},
        {"build -h x.yaml", COMMAND_HELP, "build"},
        {"check -", COMMAND_CHECK, "-"},
        {"check -- -x.yaml", COMMAND_CHECK, "-x.yaml"},
        {"why x --page 3", COMMAND_WHY, "x"},
        {"new x.yaml --like y", COMMAND_NEW, "x.yaml"},
        {"po template x", COMMAND_PO, "template"},
        {"layouts --diagnostics json", COMMAND_LAYOUTS, NULL},
        {"read x.pdf", COMMAND_READ, "x.pdf"},
        {"document man", COMMAND_DOCUMENT, "man"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = arena_make(0);
        struct arguments a;
        ck_assert_msg(read_line(arena, rows[i].line, &a), "%s", rows[i].line);
        ck_assert_msg(a.command == rows[i].command, "%s", rows[i].line);
        ck_assert_msg((a.words.count > 0) == (rows[i].first != NULL), "%s", rows[i].line);
        if (rows[i].first)
            ck_assert_str_eq(a.words.at[0], rows[i].first);
        arena_free(arena);
    }
}
END_TEST

START_TEST(what_is_refused)
{
    static const char *const lines[] = {
        "bulid x",
        "build",
        "build x y",
        "build x -l",
        "build x --layout",
        "build x --strict=1",
        "build x -Z",
        "build x --nothing",
        "build x -j 0",
        "build x -j 513",
        "build x -j 1x",
        "build x --dump all",
        "why x",
        "why x --page 0",
        "check x --page 1",
        "layouts x",
        "po",
        "po update x",
        "po status x de",
        "po nothing x",
        "help nothing",
        "schema nothing",
        "document tcsh",
        "read a.pdf b.pdf",
        "build x --diagnostics xml",
        "build x -o a -o b",
        "build x -l -L",
        "build x -q -v",
        "po update de x.yaml",
        "po status -",
        "new x",
        "new -",
        "read -",
        "-l screen",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct arena *arena = arena_make(0);
        struct arguments a;
        ck_assert_msg(!read_line(arena, lines[i], &a), "%s", lines[i]);
        arena_free(arena);
    }
}
END_TEST

/* Every row has what help, manual and completions are made of. */
START_TEST(rows_are_whole)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        ck_assert(commands[i].name && commands[i].words && commands[i].summary &&
                  commands[i].about);
        ck_assert(commands[i].word_least <= commands[i].word_most);
        ck_assert_msg(commands[i].options & 1u << OPTION_HELP, "%s", commands[i].name);
        ck_assert(!commands[i].example || strchr(commands[i].example, '\n'));
    }
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        ck_assert(options[i].name && options[i].about);
        ck_assert_msg((options[i].word != NULL) == (i < OPTION_WORD_COUNT), "%s", options[i].name);
        ck_assert(options[i].completion != COMPLETE_CHOICE || options[i].choices);
        for (size_t j = 0; j < i; j++) {
            ck_assert_str_ne(options[i].name, options[j].name);
            ck_assert(!options[i].letter || options[i].letter != options[j].letter);
        }
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("cli: arguments");
    TCase *tests = tcase_create("arguments");
    tcase_add_test(tests, options_stand_anywhere);
    tcase_add_test(tests, each_line_is_a_command);
    tcase_add_test(tests, what_is_refused);
    tcase_add_test(tests, rows_are_whole);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

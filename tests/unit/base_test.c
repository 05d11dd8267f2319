/* Units of base/: lengths and numbers, slices, arenas, UTF-8, maps, diagnostics, files. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/index.h"
#include "base/json.h"
#include "base/map.h"
#include "base/unit.h"
#include "base/utf8.h"

static void check_number(double value, int decimals, const char *expected)
{
    char text[32];
    size_t length = number_write(text, value, decimals);
    ck_assert_str_eq(text, expected);
    ck_assert_uint_eq(length, strlen(expected));
}

START_TEST(numbers_are_written_plainly)
{
    check_number(0, 3, "0");
    check_number(-0.0, 3, "0");
    check_number(-0.0004, 3, "0");
    check_number(0.05, 2, "0.05");
    check_number(-12.5, 3, "-12.5");
    check_number(100, 3, "100");
    check_number(1234567.891, 2, "1234567.89");
    check_number(0.0015, 3, "0.002");
    check_number(7, 0, "7");
}
END_TEST

START_TEST(numbers_are_read_back)
{
    unsigned seed = 20270201;
    srand(seed);
    for (int i = 0; i < 2000; i++) {
        double value = (rand() % 2000001 - 1000000) / 1000.0, back = 0;
        char text[32];
        struct slice written = {text, number_write(text, value, 3)};
        ck_assert_msg(number_parse(written, &back), "seed %u: %s", seed, text);
        ck_assert_double_eq_tol(back, value, 1e-9);
    }
    double ignored;
    ck_assert(!number_parse(SLICE(""), &ignored));
    ck_assert(!number_parse(SLICE("-"), &ignored));
    ck_assert(!number_parse(SLICE("1.2.3"), &ignored));
    ck_assert(!number_parse(SLICE("1e5"), &ignored));
    ck_assert(!number_parse(SLICE("0x10"), &ignored));
}
END_TEST

START_TEST(lengths_need_a_unit)
{
    unit length = 0;
    ck_assert(unit_parse(SLICE("12pt"), &length));
    ck_assert_int_eq(length, 12 * UNIT_PT);
    ck_assert(unit_parse(SLICE("25.4mm"), &length));
    ck_assert_int_eq(length, UNIT_INCH);
    ck_assert(unit_parse(SLICE("-.5in"), &length));
    ck_assert_int_eq(length, -36 * UNIT_PT);
    ck_assert(unit_parse(SLICE("2.54cm"), &length));
    ck_assert_int_eq(length, UNIT_INCH);
    length = 7;
    ck_assert(!unit_parse(SLICE("12"), &length));
    ck_assert(!unit_parse(SLICE("12 pt"), &length));
    ck_assert(!unit_parse(SLICE("12px"), &length));
    ck_assert(!unit_parse(SLICE("pt"), &length));
    ck_assert(!unit_parse(SLICE("201in"), &length));
    ck_assert_int_eq(length, 7);
}
END_TEST

START_TEST(scaling_rounds_to_nearest)
{
    ck_assert_int_eq(unit_scale(10, 1, 4), 3);
    ck_assert_int_eq(unit_scale(-10, 1, 4), -3);
    ck_assert_int_eq(unit_of_font(1000, 12 * UNIT_PT, 1000), 12 * UNIT_PT);
    ck_assert_int_eq(unit_of_font(-250, 12 * UNIT_PT, 1000), -3 * UNIT_PT);
    ck_assert_int_eq(unit_scale((unit)1 << 46, 1000000, 1000000), (unit)1 << 46);
}
END_TEST

START_TEST(arenas_mark_and_release)
{
    struct arena *arena = arena_make(1000);
    char *first = arena_alloc(arena, 100);
    memset(first, 'x', 100);
    struct arena_mark mark = arena_mark(arena);
    size_t before = arena_bytes(arena);
    for (int i = 0; i < 100; i++) {
        char *memory = arena_alloc(arena, 5000);
        ck_assert_uint_eq((uintptr_t)memory % 16, 0);
        for (int j = 0; j < 5000; j++)
            ck_assert_int_eq(memory[j], 0);
        memset(memory, 'y', 5000);
    }
    ck_assert(arena_is_over(arena));
    arena_release(arena, mark);
    ck_assert_uint_eq(arena_bytes(arena), before);
    ck_assert_uint_ge(arena_peak(arena), 500000);
    ck_assert(!arena_is_over(arena));
    ck_assert_int_eq(first[99], 'x');
    arena_free(arena);
}
END_TEST

static void count_end(void *handle)
{
    ++*(int *)handle;
}

START_TEST(arenas_end_handles)
{
    int ended = 0;
    struct arena *arena = arena_make(0);
    arena_defer(arena, count_end, &ended);
    struct arena_mark mark = arena_mark(arena);
    arena_defer(arena, count_end, &ended);
    arena_release(arena, mark);
    ck_assert_int_eq(ended, 1);
    arena_free(arena);
    ck_assert_int_eq(ended, 2);
}
END_TEST

START_TEST(utf8_is_strict)
{
    ck_assert_uint_eq(utf8_find_invalid(SLICE("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x99\x8F")), 10);
    ck_assert_uint_eq(utf8_find_invalid(SLICE("ab\xC0\x80")), 2);
    ck_assert_uint_eq(utf8_find_invalid(SLICE("\xED\xA0\x80")), 0);
    ck_assert_uint_eq(utf8_find_invalid(SLICE("\xF4\x90\x80\x80")), 0);
    ck_assert_uint_eq(utf8_find_invalid(SLICE("x\xE2\x82")), 1);
    ck_assert_uint_eq(utf8_whole(SLICE("x\xE2\x82")).length, 1);
    ck_assert_uint_eq(utf8_whole(SLICE("x\xE2\x82\xAC")).length, 4);
}
END_TEST

START_TEST(utf16_goes_there_and_back)
{
    struct arena *arena = arena_make(0);
    for (uint32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 997) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        struct arena_mark mark = arena_mark(arena);
        char bytes[4];
        struct slice text = {bytes, utf8_write(bytes, c)};
        size_t cu_count, at = 0, byte = 0;
        uint16_t *units = utf16_of_utf8(arena, text, &cu_count);
        ck_assert_uint_eq(utf16_next(units, cu_count, &at), c);
        ck_assert_uint_eq(utf8_next(text, &byte), c);
        ck_assert(slice_equal(utf8_of_utf16(arena, units, cu_count), text));
        arena_release(arena, mark);
    }
    arena_free(arena);
}
END_TEST

START_TEST(maps_hold_many)
{
    struct arena *arena = arena_make(0);
    struct map map = map_make(arena);
    char key[16];
    for (uint32_t i = 0; i < 5000; i++)
        map_add(&map, (struct slice){key, (size_t)sprintf(key, "k%u", i)}, i);
    map_add(&map, SLICE("k7"), 70);
    uint32_t value = 0;
    for (uint32_t i = 0; i < 5000; i++) {
        ck_assert(map_find(&map, (struct slice){key, (size_t)sprintf(key, "k%u", i)}, &value));
        ck_assert_uint_eq(value, i == 7 ? 70 : i);
    }
    ck_assert(!map_find(&map, SLICE("k5000"), &value));
    arena_free(arena);
}
END_TEST

static char *written_diag(struct diag *diag, enum diag_form form)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    diag_write(diag, out, form);
    fclose(out);
    return text;
}

START_TEST(diagnostics_show_line_and_caret)
{
    struct arena *arena = arena_make(0);
    struct diag *diag = diag_make(arena);
    uint32_t source = diag_add_source(diag, "a.yaml", SLICE("one\r\ntitel: \xC3\xA9x\nthree"));
    static const char *const known[] = {"title", "date"};
    diag_error(diag, (struct place){source, 5}, "unknown-key", "unknown key “titel”");
    diag_hint_nearest(diag, SLICE("titel"), known, 2);
    diag_error(diag, (struct place){source, 5}, "unknown-key", "unknown key “titel”");
    diag_hint(diag, "belongs to a dropped report");
    diag_warning(diag, (struct place){source, 14}, "odd", "odd letter");
    ck_assert_uint_eq(diag_count(diag, SEVERITY_ERROR), 1);
    char *text = written_diag(diag, DIAG_TEXT);
    ck_assert_str_eq(text, "a.yaml:2:1: error: unknown key “titel” [unknown-key]\n"
                           "  titel: \xC3\xA9x\n  ^\n  hint: did you mean “title”?\n"
                           "a.yaml:2:9: warning: odd letter [odd]\n"
                           "  titel: \xC3\xA9x\n          ^\n");
    free(text);
    arena_free(arena);
}
END_TEST

/* A place after a long file's every kind of line end, and a source that is registered twice. */
START_TEST(places_find_their_line)
{
    struct arena *arena = arena_make(0);
    struct diag *diag = diag_make(arena);
    struct slice bytes = SLICE("a\nb\r\nc\rd\n\ne");
    static const struct {
        uint32_t byte, line_no, column;
    } rows[] = {{0, 1, 1}, {1, 1, 2}, {2, 2, 1}, {3, 2, 2},  {4, 2, 3},  {5, 3, 1},
                {6, 3, 2}, {7, 4, 1}, {9, 5, 1}, {10, 6, 1}, {11, 6, 2}, {99, 6, 2}};
    uint32_t source = diag_add_source(diag, "a", bytes);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct line_column at = diag_line_column(diag, (struct place){source, rows[i].byte});
        ck_assert_uint_eq(at.line_no, rows[i].line_no);
        ck_assert_uint_eq(at.column, rows[i].column);
    }
    ck_assert_uint_eq(diag_add_source(diag, "a", bytes), source);
    ck_assert_uint_ne(diag_add_source(diag, "b", bytes), source);
    arena_free(arena);
}
END_TEST

START_TEST(diagnostics_are_json_lines)
{
    struct arena *arena = arena_make(0);
    struct diag *diag = diag_make(arena);
    diag_set_context(diag, SLICE("en"), SLICE("screen"));
    diag_error_path(diag, "x\"y", "file", "tab\there");
    char *text = written_diag(diag, DIAG_JSON);
    ck_assert_str_eq(text, "{\"file\":\"x\\\"y\",\"line\":0,\"column\":0,\"severity\":\"error\","
                           "\"code\":\"file\",\"message\":\"tab\\u0009here\",\"hint\":\"\","
                           "\"edition\":\"en\",\"layout\":\"screen\"}\n");
    free(text);
    diag_note(diag, NO_PLACE, "fit", "smaller");
    diag_number(diag, "size_pt", 11.8, 2);
    diag_number(diag, "pages", 4, 0);
    text = written_diag(diag, DIAG_JSON);
    const char *numbers = strstr(text, ",\"numbers\"");
    ck_assert_str_eq(numbers ? numbers : text, ",\"numbers\":{\"size_pt\":11.8,\"pages\":4}}\n");
    free(text);
    arena_free(arena);
}
END_TEST

START_TEST(files_are_replaced_whole)
{
    struct arena *arena = arena_make(0);
    struct diag *diag = diag_make(arena);
    char folder[] = "/tmp/orison-base-XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(folder));
    const char *deep = path_join(arena, slice_of(folder), SLICE("a/b"));
    const char *path = path_join(arena, slice_of(deep), SLICE("f.txt"));
    ck_assert(file_make_directory(diag, deep));
    ck_assert(file_write(arena, diag, path, SLICE("first")));
    ck_assert(file_write(arena, diag, path, SLICE("second")));
    struct slice bytes, mapped;
    ck_assert(file_read(arena, diag, path, 100, &bytes) && slice_is(bytes, "second"));
    ck_assert(file_map(arena, diag, path, &mapped) && slice_is(mapped, "second"));
    ck_assert(!file_read(arena, diag, path, 5, &bytes));
    ck_assert(!file_read(arena, diag, deep, 5, &bytes));
    ck_assert_uint_eq(diag_system_count(diag), 0);
    ck_assert(!file_write(arena, diag, "/dev/full", SLICE("x")));
    ck_assert_uint_eq(diag_system_count(diag), 1);
    unlink(path);
    rmdir(deep);
    rmdir(path_join(arena, slice_of(folder), SLICE("a")));
    rmdir(folder);
    arena_free(arena);
}
END_TEST

/* The folders above are made too; what is no folder, or has no name, is a system error. */
START_TEST(folders_are_made)
{
    struct arena *arena = arena_make(0);
    struct diag *diag = diag_make(arena);
    char folder[] = "/tmp/orison-base-XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(folder));
    const char *deep = path_join(arena, slice_of(folder), SLICE("a/b/"));
    const char *file = path_join(arena, slice_of(deep), SLICE("f"));
    ck_assert(file_make_directory(diag, deep) && file_make_directory(diag, deep));
    ck_assert(file_write(arena, diag, file, SLICE("x")));
    ck_assert_uint_eq(diag_system_count(diag), 0);
    ck_assert(!file_make_directory(diag, ""));
    ck_assert(!file_make_directory(diag, file));
    ck_assert(!file_make_directory(diag, path_join(arena, slice_of(file), SLICE("c"))));
    char *text = written_diag(diag, DIAG_TEXT);
    ck_assert_ptr_nonnull(strstr(
        text, "f: error: cannot be made: a file has this name, or one before a / [directory]\n"));
    free(text);
    unlink(file);
    rmdir(deep);
    rmdir(path_join(arena, slice_of(folder), SLICE("a")));
    rmdir(folder);
    arena_free(arena);
}
END_TEST

START_TEST(paths_join)
{
    struct arena *arena = arena_make(0);
    ck_assert_str_eq(path_join(arena, SLICE("a/"), SLICE("b")), "a/b");
    ck_assert_str_eq(path_join(arena, SLICE("a"), SLICE("b")), "a/b");
    ck_assert_str_eq(path_join(arena, SLICE("a"), SLICE("/b")), "/b");
    ck_assert_str_eq(path_join(arena, SLICE(""), SLICE("b")), "b");
    ck_assert(slice_is(path_directory(SLICE("x/y.z")), "x/"));
    ck_assert(slice_is(path_name(SLICE("x/y.z")), "y.z"));
    arena_free(arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("base");
    TCase *tests = tcase_create("base");
    tcase_add_test(tests, numbers_are_written_plainly);
    tcase_add_test(tests, numbers_are_read_back);
    tcase_add_test(tests, lengths_need_a_unit);
    tcase_add_test(tests, scaling_rounds_to_nearest);
    tcase_add_test(tests, arenas_mark_and_release);
    tcase_add_test(tests, arenas_end_handles);
    tcase_add_test(tests, utf8_is_strict);
    tcase_add_test(tests, utf16_goes_there_and_back);
    tcase_add_test(tests, maps_hold_many);
    tcase_add_test(tests, diagnostics_show_line_and_caret);
    tcase_add_test(tests, places_find_their_line);
    tcase_add_test(tests, diagnostics_are_json_lines);
    tcase_add_test(tests, files_are_replaced_whole);
    tcase_add_test(tests, folders_are_made);
    tcase_add_test(tests, paths_join);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

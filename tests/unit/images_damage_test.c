/* Bad pictures: cut at every byte, with every byte changed, of sizes that no memory holds, of no
 * known format; and a library that is missing. Each ends in one diagnostic or a whole picture. */
#include "unit/images_fixture.h"

/* Keeps the libraries loaded while a test reads some thousand pictures. */
static struct bench bench_with_libraries(void)
{
    struct bench bench = bench_open();
    jpeg_library_open(bench.arena, bench.diag);
    png_library_open(bench.arena, bench.diag);
    return bench;
}

/* A small picture of each kind: JPEG baseline and progressive, PNG plain and interlaced. */
static struct slice make_sample(struct bench *bench, int kind)
{
    uint8_t *samples = arena_alloc(bench->arena, 16 * 16 * 3);
    for (int i = 0; i < 16 * 16 * 3; i++)
        samples[i] = (uint8_t)(i * i / 3);
    struct jpeg_plan jpeg = {16, 16, JCS_RGB, JCS_YCbCr, false, kind == 1, samples};
    struct png_plan png = {.width = 9, .height = 9, .depth = 8, .color = 6};
    png.is_interlaced = kind == 3;
    png.chunk_name = SLICE("eXIf");
    png.chunk = make_tiff(bench, 6, true);
    struct slice exif = make_exif(bench, 6, true);
    return kind < 2 ? jpeg_with(bench, make_jpeg(bench, &jpeg), 0xE1, exif) : make_png(bench, &png);
}

START_TEST(every_cut_is_refused)
{
    struct bench bench = bench_with_libraries();
    struct slice whole = make_sample(&bench, _i);
    read_well(&bench, whole);
    for (size_t cut = 0; cut < whole.length; cut++) {
        struct bench inner = bench_open();
        struct slice part = slice_copy(inner.arena, slice_part(whole, 0, cut));
        read_badly(&inner, part, "[picture-");
        bench_close(&inner);
    }
    bench_close(&bench);
}
END_TEST

/* A changed byte may go unseen (a JPEG has no checksum); then a whole picture comes out. */
START_TEST(every_change_is_borne)
{
    static const uint8_t changes[] = {0x01, 0xFF};
    struct bench bench = bench_with_libraries();
    struct slice whole = make_sample(&bench, _i);
    size_t refused = 0;
    for (size_t at = 0; at < whole.length * 2; at++) {
        struct bench inner = bench_open();
        struct slice copy = slice_copy(inner.arena, whole);
        ((char *)(uintptr_t)copy.bytes)[at / 2] ^= (char)changes[at % 2];
        struct picture_file file = file_of(copy);
        struct picture picture;
        bool is_read = picture_read(inner.arena, inner.diag, &file, &picture);
        ck_assert_uint_eq(diag_count(inner.diag, SEVERITY_ERROR), is_read ? 0 : 1);
        if (is_read)
            ck_assert_uint_le((size_t)picture.width * picture.height, 1 << 20);
        refused += !is_read;
        bench_close(&inner);
    }
    ck_assert_uint_ge(refused, whole.length / 8);
    bench_close(&bench);
}
END_TEST

/* An interlaced or plain PNG whose header claims a size that its 100 bytes can't have. */
START_TEST(bombs_are_refused_before_memory_is_taken)
{
    static const struct {
        uint32_t width, height;
        const char *code;
    } rows[] = {
        {20000, 5000, "picture-damaged"},
        {20001, 1, "picture-size"},
        {1, 20001, "picture-size"},
        {20000, 20000, "picture-size"},
        {0x7FFFFFFF, 0x7FFFFFFF, "picture-size"},
        {1000, 1000, "picture-damaged"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct bench bench = bench_open();
        struct png_plan plan = {.depth = 8, .color = 6};
        plan.width = rows[i].width;
        plan.height = rows[i].height;
        struct slice png = make_png(&bench, &plan);
        size_t before = arena_bytes(bench.arena);
        read_badly(&bench, png, rows[i].code);
        ck_assert_uint_le(arena_bytes(bench.arena) - before, 64 << 10);
        bench_close(&bench);
    }
}
END_TEST

/* The same in a JPEG: its height and width stand 5 bytes after the SOF0 marker. */
START_TEST(jpeg_bombs_too)
{
    static const uint8_t sizes[][4] = {{0x4E, 0x20, 0x13, 0x88}, {0x52, 0x08, 0x52, 0x08}};
    static const char *const codes[] = {"picture-damaged", "picture-size"};
    struct bench bench = bench_open();
    struct slice whole = make_sample(&bench, _i / 2);
    char *frame = memmem(whole.bytes, whole.length, _i / 2 ? "\xFF\xC2" : "\xFF\xC0", 2);
    ck_assert_ptr_nonnull(frame);
    memcpy(frame + 5, sizes[_i % 2], 4);
    size_t before = arena_bytes(bench.arena);
    read_badly(&bench, whole, codes[_i % 2]);
    ck_assert_uint_le(arena_bytes(bench.arena) - before, 64 << 10);
    bench_close(&bench);
}
END_TEST

START_TEST(other_formats_are_named_as_such)
{
    static const char *const rows[] = {"", "GIF89a", "\x89PNG", "%PDF-1.7", "<svg>", "\xFF\xD8"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct bench bench = bench_open();
        read_badly(&bench, slice_of(rows[i]), "picture-format");
        bench_close(&bench);
    }
}
END_TEST

/* At a place of the content, where one is known: the message then names the file itself. */
START_TEST(the_place_is_told)
{
    struct bench bench = bench_open();
    uint32_t source = diag_add_source(bench.diag, "issue.yaml", SLICE("a: b\nlogo: x.png\n"));
    struct picture_file file = {SLICE("x.png"), {source, 11}, SLICE("GIF89a")};
    struct picture picture;
    ck_assert(!picture_read(bench.arena, bench.diag, &file, &picture));
    const char *reports = bench_reports(&bench);
    ck_assert_msg(
        strstr(reports, "issue.yaml:2:7: error: x.png is a GIF picture; expected a JPEG or PNG"),
        "%s", reports);
    bench_close(&bench);
}
END_TEST

START_TEST(arena_cap_is_heard)
{
    struct bench bench = bench_open();
    struct png_plan plan = {.width = 200, .height = 200, .depth = 8, .color = 2};
    struct picture_file file = file_of(make_png(&bench, &plan));
    struct arena *small = arena_make(64 << 10);
    struct picture picture;
    ck_assert(!picture_read(small, bench.diag, &file, &picture));
    ck_assert(strstr(bench_reports(&bench), "too many for the memory") != NULL);
    arena_free(small);
    bench_close(&bench);
}
END_TEST

START_TEST(a_missing_library_names_its_package)
{
    static const struct library_row row = {"no_such_function", 0};
    const struct library absent = {"libabsent.so.9", "libabsent9", "none needs it", &row, 1, false};
    const struct library unowned = {"libunowned.so.9", "", "none needs it", &row, 1, false};
    const struct library old = {PNG_SONAME, PNG_PACKAGE, "pictures need it", &row, 1, false};
    struct bench bench = bench_open();
    void *table = NULL;
    ck_assert(!library_load(bench.arena, bench.diag, &absent, &table));
    ck_assert(!library_load(bench.arena, bench.diag, &unowned, &table));
    ck_assert(!library_load(bench.arena, bench.diag, &old, &table));
    ck_assert_uint_eq(diag_system_count(bench.diag), 3);
    const char *reports = bench_reports(&bench);
    ck_assert(strstr(reports, "cannot be loaded; none needs it") != NULL);
    ck_assert(strstr(reports, "install the package libabsent9, or build") != NULL);
    ck_assert(strstr(reports, "install what has libunowned.so.9, or build") != NULL);
    ck_assert(strstr(reports, "install the package " PNG_PACKAGE) != NULL);
    ck_assert(strstr(reports, "has no function no_such_function") != NULL);
    bench_close(&bench);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("images: damage");
    TCase *tests = tcase_create("damage");
    tcase_add_loop_test(tests, every_cut_is_refused, 0, 4);
    tcase_add_loop_test(tests, every_change_is_borne, 0, 4);
    tcase_add_test(tests, bombs_are_refused_before_memory_is_taken);
    tcase_add_loop_test(tests, jpeg_bombs_too, 0, 4);
    tcase_add_test(tests, other_formats_are_named_as_such);
    tcase_add_test(tests, the_place_is_told);
    tcase_add_test(tests, arena_cap_is_heard);
    tcase_add_test(tests, a_missing_library_names_its_package);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}

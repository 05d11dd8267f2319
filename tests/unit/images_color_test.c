/* Colour: profiles accepted and refused, conversions against figures from Little CMS's own
 * transicc 5.1 (intent 1, black point compensation, 16 bits between), ink and its limit. */
#include <math.h>
#include <unistd.h>

#include "images/profile_find.h"
#include "unit/images_fixture.h"

static struct profile read_profile(struct bench *bench, const char *path, enum profile_use use)
{
    struct profile profile;
    ck_assert_msg(profile_read(bench->arena, bench->diag, path, NO_PLACE, use, &profile), "%s",
                  bench_reports(bench));
    return profile;
}

static struct colors *open_colors(struct bench *bench)
{
    struct profile *screen = arena_alloc(bench->arena, sizeof *screen);
    struct profile *press = arena_alloc(bench->arena, sizeof *press);
    *screen = read_profile(bench, PROFILE_SRGB_PATH, PROFILE_SCREEN);
    *press = read_profile(bench, PROFILE_CMYK_PATH, PROFILE_PRESS);
    struct colors *colors = colors_open(bench->arena, bench->diag, screen, press);
    ck_assert_ptr_nonnull(colors);
    return colors;
}

/* --- profiles ----------------------------------------------------------------------------------
 */

START_TEST(profile_tells_what_it_is)
{
    struct bench bench = bench_open();
    struct profile press = read_profile(&bench, PROFILE_CMYK_PATH, PROFILE_PRESS);
    ck_assert_str_eq(press.device_class, "prtr");
    ck_assert_uint_eq(press.component_count, 4);
    ck_assert_uint_eq(press.version_major, 2);
    ck_assert_uint_eq(press.version_minor, 1);
    ck_assert_uint_eq(press.bytes.length, 187484);
    ck_assert_msg(slice_is(press.description, "Artifex CMYK SWOP Profile"), "\"%.*s\"",
                  SLICE_ARG(press.description));
    struct profile screen = read_profile(&bench, PROFILE_SRGB_PATH, PROFILE_SCREEN);
    ck_assert_str_eq(screen.device_class, "mntr");
    ck_assert_uint_eq(screen.component_count, 3);
    bench_close(&bench);
}
END_TEST

START_TEST(profiles_are_where_the_system_keeps_them)
{
    struct bench bench = bench_open();
    ck_assert_str_eq(profile_find(bench.arena, bench.diag, PROFILE_SCREEN), PROFILE_SRGB_PATH);
    ck_assert_str_eq(profile_find(bench.arena, bench.diag, PROFILE_PRESS), PROFILE_CMYK_PATH);
    bench_close(&bench);
}
END_TEST

/* Makes the file `name` below `root`, with the folders above it. */
static void put_file(struct bench *bench, const char *root, const char *name)
{
    char *path = path_join(bench->arena, slice_of(root), slice_of(name));
    const char *folder = slice_terminated(bench->arena, path_directory(slice_of(path)));
    ck_assert(file_make_directory(bench->diag, folder));
    ck_assert(file_write(bench->arena, bench->diag, path, SLICE("x")));
}

START_TEST(profiles_are_found_in_other_places_too)
{
    struct bench bench = bench_open();
    char root[] = "/tmp/orison-profiles-XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(root));
    const char *folders[] = {path_join(bench.arena, slice_of(root), SLICE("color")),
                             path_join(bench.arena, slice_of(root), SLICE("gs/*/icc"))};
    ck_assert_ptr_null(profile_find_in(bench.arena, folders, 2, "srgb.icc"));
    static const char *const files[] = {"gs/9.56/icc/srgb.icc", "gs/10.5/icc/srgb.icc",
                                        "color/srgb.icc"};
    static const size_t found[] = {0, 1, 2}; /* after each: the newest, then the first folder's */
    for (size_t i = 0; i < 3; i++) {
        put_file(&bench, root, files[i]);
        const char *path = path_join(bench.arena, slice_of(root), slice_of(files[found[i]]));
        ck_assert_str_eq(profile_find_in(bench.arena, folders, 2, "srgb.icc"), path);
    }
    for (size_t i = 0; i < 3; i++)
        unlink(path_join(bench.arena, slice_of(root), slice_of(files[i])));
    static const char *const made[] = {"gs/9.56/icc", "gs/10.5/icc", "gs/9.56",
                                       "gs/10.5",     "gs",          "color"};
    for (size_t i = 0; i < 6; i++)
        rmdir(path_join(bench.arena, slice_of(root), slice_of(made[i])));
    ck_assert_int_eq(rmdir(root), 0);
    bench_close(&bench);
}
END_TEST

START_TEST(wrong_profiles_are_refused)
{
    static const struct {
        const char *path;
        enum profile_use use;
        const char *code;
    } rows[] = {
        {PROFILE_SRGB_PATH, PROFILE_PRESS, "[profile-class]"},
        {PROFILE_CMYK_PATH, PROFILE_SCREEN, "[profile-class]"},
        {PROFILE_CMYK_PATH, PROFILE_PRESS_GRAY, "[profile-space]"},
        {PROFILE_FOLDER "default_gray.icc", PROFILE_SCREEN, "[profile-space]"},
        {PROFILE_FOLDER "lab.icc", PROFILE_SCREEN, "[profile-space]"},
        {"/nowhere/fogra39.icc", PROFILE_PRESS, "[file]"},
        {"/dev/null", PROFILE_PRESS, "[file]"},
        {"/etc/passwd", PROFILE_PRESS, "[profile-damaged]"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct bench bench = bench_open();
        struct profile profile;
        ck_assert(
            !profile_read(bench.arena, bench.diag, rows[i].path, NO_PLACE, rows[i].use, &profile));
        const char *reports = bench_reports(&bench);
        ck_assert_msg(strstr(reports, rows[i].code), "%s, not: %s", rows[i].code, reports);
        bench_close(&bench);
    }
}
END_TEST

/* Reads these bytes as a profile for a press. */
static bool is_profile(struct bench *bench, struct slice bytes)
{
    char path[] = "/tmp/orison-profile-XXXXXX";
    int file = mkstemp(path);
    ck_assert_int_ge(file, 0);
    ck_assert_int_eq(write(file, bytes.bytes, bytes.length), (ssize_t)bytes.length);
    close(file);
    struct profile profile;
    bool is_fine = profile_read(bench->arena, bench->diag, path, NO_PLACE, PROFILE_PRESS, &profile);
    unlink(path);
    return is_fine;
}

START_TEST(damaged_profiles_are_refused)
{
    struct bench bench = bench_open();
    struct slice whole = read_profile(&bench, PROFILE_CMYK_PATH, PROFILE_PRESS).bytes;
    ck_assert(is_profile(&bench, whole));
    for (size_t cut = 0; cut < whole.length; cut += cut < 140 ? 1 : 9973)
        ck_assert_msg(!is_profile(&bench, slice_part(whole, 0, cut)), "cut at %zu", cut);
    char *bytes = (char *)(uintptr_t)slice_copy(bench.arena, whole).bytes;
    bytes[8] = 5; /* a version to come */
    ck_assert(!is_profile(&bench, (struct slice){bytes, whole.length}));
    ck_assert(strstr(bench_reports(&bench), "[profile-version]") != NULL);
    bytes[8] = 2;
    memset(bytes + 128, 0xFF, 4); /* the count of tags */
    ck_assert(!is_profile(&bench, (struct slice){bytes, whole.length}));
    memcpy(bytes, whole.bytes, whole.length);
    char *tag = memmem(bytes, 600, "B2A1", 4); /* the table from Lab */
    ck_assert_ptr_nonnull(tag);
    memset(bytes + 132, 'x', 4 + (size_t)(tag - bytes) - 132);
    ck_assert(!is_profile(&bench, (struct slice){bytes, whole.length}));
    bench_close(&bench);
}
END_TEST

/* Each byte of the header and the tag table changed: refused or read, and nothing worse. */
START_TEST(changed_profiles_are_borne)
{
    struct bench bench = bench_open();
    lcms_library_open(bench.arena, bench.diag); /* stays loaded */
    struct slice whole = read_profile(&bench, PROFILE_CMYK_PATH, PROFILE_PRESS).bytes;
    size_t refused = 0;
    for (size_t at = 0; at < 320; at++) {
        struct bench inner = bench_open();
        struct slice copy = slice_copy(inner.arena, whole);
        ((char *)(uintptr_t)copy.bytes)[at] ^= 0x55;
        bool is_fine = is_profile(&inner, copy);
        ck_assert_uint_eq(diag_count(inner.diag, SEVERITY_ERROR), is_fine ? 0 : 1);
        refused += !is_fine;
        bench_close(&inner);
    }
    ck_assert_uint_ge(refused, 16); /* size, version, class, space, signature at least */
    bench_close(&bench);
}
END_TEST

/* --- conversions -------------------------------------------------------------------------------
 */

/* transicc -t1 -b -n; RGB and gray of 255, ink in percent; gray through default_gray.icc, which has
 * sRGB's curve. */
static const struct {
    double rgb[3], cmyk[4], gray;
} from_rgb[] = {
    {{255, 0, 0}, {0, 99.8291, 100, 0}, 129.8054},
    {{0, 255, 0}, {62.4781, 0, 100, 0}, 220.1595},
    {{0, 0, 255}, {87.7577, 77.0367, 0, 0}, 69.6342},
    {{200, 150, 100}, {20.6821, 42.1973, 68.3528, 1.3382}, 160.6848},
    {{122, 31, 29}, {30.6310, 94.8821, 92.2057, 39.0326}, 65.6226},
    {{255, 255, 0}, {5.7053, 0, 96.5423, 0}, 248.0778},
};
static const struct {
    double cmyk[4], rgb[3], gray;
} from_cmyk[] = {
    {{100, 0, 0, 0}, {0, 173.6381, 239.1868}, 150.6809},
    {{0, 100, 0, 0}, {236.1440, 0, 139.8171}, 124.0545},
    {{0, 0, 100, 0}, {255, 241.9300, 0}, 240.4864},
    {{20, 60, 80, 10}, {186.0156, 112.6342, 67.4008}, 131.8794},
    {{60, 40, 40, 100}, {0, 0, 0}, 0},
};

static void check_parts(struct paint paint, const double *wanted, double scale, double tolerance)
{
    for (uint32_t i = 0; i < sample_components(paint.space); i++)
        ck_assert_msg(fabs(paint.parts[i] * scale - wanted[i]) <= tolerance,
                      "part %u of space %d: %.4f, not %.4f", i, paint.space, paint.parts[i] * scale,
                      wanted[i]);
}

START_TEST(colours_agree_with_transicc)
{
    struct bench bench = bench_open();
    const struct colors *colors = open_colors(&bench);
    for (size_t i = 0; i < sizeof from_rgb / sizeof *from_rgb; i++) {
        struct paint paint = {.space = SAMPLE_RGB};
        for (int c = 0; c < 3; c++)
            paint.parts[c] = from_rgb[i].rgb[c] / 255;
        check_parts(paint_convert(colors, paint, SAMPLE_CMYK), from_rgb[i].cmyk, 100, 0.2);
        check_parts(paint_convert(colors, paint, SAMPLE_GRAY), &from_rgb[i].gray, 255, 0.3);
    }
    for (size_t i = 0; i < sizeof from_cmyk / sizeof *from_cmyk; i++) {
        struct paint paint = {.space = SAMPLE_CMYK};
        for (int c = 0; c < 4; c++)
            paint.parts[c] = from_cmyk[i].cmyk[c] / 100;
        check_parts(paint_convert(colors, paint, SAMPLE_RGB), from_cmyk[i].rgb, 255, 0.5);
        check_parts(paint_convert(colors, paint, SAMPLE_GRAY), &from_cmyk[i].gray, 255, 0.5);
    }
    bench_close(&bench);
}
END_TEST

START_TEST(what_has_no_hue_is_black_ink_alone)
{
    struct bench bench = bench_open();
    const struct colors *colors = open_colors(&bench);
    for (int level = 0; level <= 255; level++) {
        double light = level / 255.0, ink[4] = {0, 0, 0, 1 - light}, rgb[3] = {light, light, light};
        struct paint gray = {SAMPLE_GRAY, {light}};
        struct paint color = {SAMPLE_RGB, {light, light, light}};
        struct paint black = {SAMPLE_CMYK, {0, 0, 0, 1 - light}};
        check_parts(paint_convert(colors, gray, SAMPLE_CMYK), ink, 1, 0);
        check_parts(paint_convert(colors, color, SAMPLE_CMYK), ink, 1, 0);
        check_parts(paint_convert(colors, color, SAMPLE_GRAY), &light, 1, 0);
        check_parts(paint_convert(colors, black, SAMPLE_RGB), rgb, 1, 1e-15);
        check_parts(paint_convert(colors, black, SAMPLE_GRAY), &light, 1, 1e-15);
    }
    struct paint wild = {SAMPLE_RGB, {-1, 2, NAN}};
    double lime[4] = {62.4781, 0, 100, 0};
    check_parts(paint_convert(colors, wild, SAMPLE_CMYK), lime, 100, 0.2);
    bench_close(&bench);
}
END_TEST

/* A picture of the rows above, each a pixel, and the same figures. */
START_TEST(pictures_agree_with_transicc)
{
    enum { COUNT = sizeof from_rgb / sizeof *from_rgb };
    struct bench bench = bench_open();
    const struct colors *colors = open_colors(&bench);
    uint8_t samples[COUNT * 3];
    for (int i = 0; i < COUNT * 3; i++)
        samples[i] = (uint8_t)from_rgb[i / 3].rgb[i % 3];
    struct picture picture = {.space = SAMPLE_RGB, .width = COUNT, .height = 1, .samples = samples};
    struct picture press, gray;
    ck_assert(picture_convert(bench.arena, bench.diag, colors, &picture, SAMPLE_CMYK, &press));
    ck_assert(picture_convert(bench.arena, bench.diag, colors, &picture, SAMPLE_GRAY, &gray));
    ck_assert_int_eq(press.space, SAMPLE_CMYK);
    ck_assert_int_eq(gray.space, SAMPLE_GRAY);
    for (int i = 0; i < COUNT; i++) {
        for (int c = 0; c < 4; c++)
            ck_assert_double_eq_tol(press.samples[i * 4 + c], from_rgb[i].cmyk[c] * 2.55, 2.5);
        ck_assert_double_eq_tol(gray.samples[i], from_rgb[i].gray, 1.5);
    }
    bench_close(&bench);
}
END_TEST

START_TEST(gray_drawings_stay_gray)
{
    struct bench bench = bench_open();
    const struct colors *colors = open_colors(&bench);
    static const uint8_t neutral[] = {0, 0, 0, 90, 90, 90, 255, 255, 255};
    static const uint8_t tinted[] = {0, 0, 0, 90, 90, 91, 255, 255, 255};
    struct picture picture = {.space = SAMPLE_RGB, .width = 3, .height = 1, .samples = neutral};
    struct picture out;
    ck_assert(picture_convert(bench.arena, bench.diag, colors, &picture, SAMPLE_CMYK, &out));
    ck_assert_int_eq(out.space, SAMPLE_GRAY);
    ck_assert_mem_eq(out.samples, "\0\x5A\xFF", 3);
    picture.samples = tinted;
    ck_assert(picture_convert(bench.arena, bench.diag, colors, &picture, SAMPLE_CMYK, &out));
    ck_assert_int_eq(out.space, SAMPLE_CMYK);
    ck_assert_mem_eq(out.samples + 8, "\0\0\0\0", 4); /* white paper */
    bench_close(&bench);
}
END_TEST

/* transicc from Adobe RGB's a98.icc: 100 150 200 is 65.96 151.42 203.08 in sRGB. */
START_TEST(a_picture_s_own_profile_counts)
{
    struct bench bench = bench_open();
    const struct colors *colors = open_colors(&bench);
    static const uint8_t sample[] = {100, 150, 200};
    static const int srgb[] = {66, 151, 203};
    struct picture picture = {.space = SAMPLE_RGB, .width = 1, .height = 1, .samples = sample};
    ck_assert(file_read(bench.arena, bench.diag, PROFILE_FOLDER "a98.icc", 9999, &picture.profile));
    struct picture out;
    ck_assert(picture_convert(bench.arena, bench.diag, colors, &picture, SAMPLE_RGB, &out));
    for (int c = 0; c < 3; c++)
        ck_assert_int_le(abs(out.samples[c] - srgb[c]), 1);
    ck_assert_uint_eq(out.profile.length, 0);
    picture.profile = slice_part(picture.profile, 0, 300); /* broken: told, and sRGB serves */
    ck_assert(picture_convert(bench.arena, bench.diag, colors, &picture, SAMPLE_RGB, &out));
    ck_assert_mem_eq(out.samples, sample, 3);
    ck_assert_uint_eq(diag_count(bench.diag, SEVERITY_WARNING), 1);
    bench_close(&bench);
}
END_TEST

/* --- ink ---------------------------------------------------------------------------------------
 */

START_TEST(ink_is_measured_and_limited)
{
    struct bench bench = bench_open();
    static const uint8_t samples[] = {255, 255, 255, 255, 0,   0,   0,  255, 204, 204,
                                      204, 0,   255, 102, 102, 204, 10, 20,  30,  40};
    struct picture picture = {.space = SAMPLE_CMYK, .width = 5, .height = 1, .samples = samples};
    struct picture out;
    struct ink ink = picture_ink(&picture, 240);
    ck_assert_double_eq_tol(ink.percent_most, 400, 1e-9);
    ck_assert_double_eq_tol(ink.share_over, 0.4, 1e-9); /* 240 % itself is not over */
    picture_limit_ink(bench.arena, &picture, 240, &out);
    ink = picture_ink(&out, 240);
    ck_assert_double_le(ink.percent_most, 240);
    ck_assert_double_ge(ink.percent_most, 238);
    ck_assert_double_eq_tol(ink.share_over, 0, 1e-12);
    ck_assert_mem_eq(out.samples, ((uint8_t[]){119, 119, 119, 255}), 4);
    ck_assert_mem_eq(out.samples + 4, samples + 4, 8); /* what is under stays */
    ck_assert_mem_eq(out.samples + 12, ((uint8_t[]){226, 90, 90, 204}), 4);
    ck_assert_mem_eq(out.samples + 16, samples + 16, 4);
    bench_close(&bench);
}
END_TEST

START_TEST(single_colours_are_limited_too)
{
    struct paint rich = {SAMPLE_CMYK, {0.75, 0.68, 0.67, 0.90}};
    struct paint out = paint_limit_ink(rich, 240);
    double total = out.parts[0] + out.parts[1] + out.parts[2] + out.parts[3];
    ck_assert_double_eq_tol(total, 2.4, 1e-12);
    ck_assert_double_eq_tol(out.parts[3], 0.90, 1e-12);
    ck_assert_double_eq_tol(out.parts[0] / out.parts[2], 0.75 / 0.67, 1e-12);
    struct paint light = {SAMPLE_CMYK, {0.1, 0.2, 0.3, 0}};
    out = paint_limit_ink(light, 240);
    check_parts(out, light.parts, 1, 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("images: colour");
    TCase *tests = tcase_create("colour");
    tcase_add_test(tests, profile_tells_what_it_is);
    tcase_add_test(tests, profiles_are_where_the_system_keeps_them);
    tcase_add_test(tests, profiles_are_found_in_other_places_too);
    tcase_add_test(tests, wrong_profiles_are_refused);
    tcase_add_test(tests, damaged_profiles_are_refused);
    tcase_add_test(tests, changed_profiles_are_borne);
    tcase_add_test(tests, colours_agree_with_transicc);
    tcase_add_test(tests, what_has_no_hue_is_black_ink_alone);
    tcase_add_test(tests, pictures_agree_with_transicc);
    tcase_add_test(tests, gray_drawings_stay_gray);
    tcase_add_test(tests, a_picture_s_own_profile_counts);
    tcase_add_test(tests, ink_is_measured_and_limited);
    tcase_add_test(tests, single_colours_are_limited_too);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}

/* JPEG: gray, RGB and CMYK with every marker convention, EXIF's eight orientations against its
 * definition, profiles in parts, and no metadata in what is encoded again. */
#include "unit/images_fixture.h"

enum { WIDTH = 24, HEIGHT = 16 };

/* Four quarters, each of one colour on 8 x 8 blocks, so that quality 100 keeps them. */
static const uint8_t *quarters(struct bench *bench, const uint8_t colors[4][4], int components)
{
    uint8_t *samples = arena_alloc(bench->arena, WIDTH * HEIGHT * 4), *at = samples;
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
            for (int c = 0; c < components; c++)
                *at++ = colors[(y >= 8) * 2 + (x >= 8)][c];
    return samples;
}

static const uint8_t *pixel_at(const struct picture *picture, uint32_t x, uint32_t y)
{
    return picture->samples + ((size_t)y * picture->width + x) * sample_components(picture->space);
}

static void check_pixel(const struct picture *picture, uint32_t x, uint32_t y,
                        const uint8_t *wanted)
{
    const uint8_t *pixel = pixel_at(picture, x, y);
    for (uint32_t c = 0; c < sample_components(picture->space); c++)
        ck_assert_msg(abs(pixel[c] - wanted[c]) <= 3, "at %u,%u component %u: %u, not %u", x, y, c,
                      pixel[c], wanted[c]);
}

static void check_quarters(const struct picture *picture, const uint8_t colors[4][4])
{
    ck_assert_uint_eq(picture->width, WIDTH);
    ck_assert_uint_eq(picture->height, HEIGHT);
    check_pixel(picture, 0, 0, colors[0]);
    check_pixel(picture, WIDTH - 1, 0, colors[1]);
    check_pixel(picture, 0, HEIGHT - 1, colors[2]);
    check_pixel(picture, WIDTH - 1, HEIGHT - 1, colors[3]);
}

static const uint8_t hues[4][4] = {
    {200, 30, 40, 10}, {20, 180, 60, 0}, {10, 90, 230, 120}, {240, 240, 20, 255}};

START_TEST(gray_and_colour_are_read)
{
    static const struct jpeg_plan plans[] = {
        {.from = JCS_GRAYSCALE, .to = JCS_GRAYSCALE},
        {.from = JCS_RGB, .to = JCS_YCbCr},
        {.from = JCS_RGB, .to = JCS_RGB},
        {.from = JCS_RGB, .to = JCS_YCbCr, .is_progressive = true},
    };
    struct bench bench = bench_open();
    struct jpeg_plan plan = plans[_i];
    plan.width = WIDTH;
    plan.height = HEIGHT;
    plan.samples = quarters(&bench, hues, jpeg_components(plan.from));
    struct picture picture = read_well(&bench, make_jpeg(&bench, &plan));
    ck_assert_int_eq(picture.kind, PICTURE_JPEG);
    ck_assert_int_eq(picture.space, plan.from == JCS_GRAYSCALE ? SAMPLE_GRAY : SAMPLE_RGB);
    check_quarters(&picture, hues);
    bench_close(&bench);
}
END_TEST

/* Adobe's marker: samples are 255 - ink, as CMYK and as YCCK; without it they are ink. */
START_TEST(cmyk_is_ink_whatever_the_convention)
{
    struct bench bench = bench_open();
    struct jpeg_plan plan = {WIDTH, HEIGHT, JCS_CMYK, JCS_CMYK, _i == 2, false, NULL};
    plan.to = _i == 1 ? JCS_YCCK : JCS_CMYK;
    const uint8_t *ink = quarters(&bench, hues, 4);
    uint8_t samples[WIDTH * HEIGHT * 4];
    for (size_t i = 0; i < sizeof samples; i++)
        samples[i] = _i == 2 ? ink[i] : (uint8_t)(255 - ink[i]);
    plan.samples = samples;
    struct slice jpeg = make_jpeg(&bench, &plan);
    ck_assert_int_eq(memmem(jpeg.bytes, jpeg.length, "Adobe", 5) != NULL, _i != 2);
    struct picture picture = read_well(&bench, jpeg);
    ck_assert_int_eq(picture.space, SAMPLE_CMYK);
    check_quarters(&picture, hues);
    bench_close(&bench);
}
END_TEST

/* Where the source's first row and first column stand, seen upright: Exif 2.32 table 6. The marks:
 * a is the source's top left, b its top right, c its bottom left, d its bottom right. */
START_TEST(orientations_turn_as_exif_says)
{
    static const char *const seen[9] = {NULL,   "abcd", "badc", "dcba", "cdab",
                                        "acbd", "cadb", "dbca", "bdac"};
    for (int is_big_endian = 0; is_big_endian < 2; is_big_endian++) {
        struct bench bench = bench_open();
        struct jpeg_plan plan = {WIDTH, HEIGHT, JCS_RGB, JCS_RGB, false, false, NULL};
        plan.samples = quarters(&bench, hues, 3);
        struct slice exif = make_exif(&bench, (uint32_t)_i, is_big_endian);
        struct slice jpeg = jpeg_with(&bench, make_jpeg(&bench, &plan), 0xE1, exif);
        struct picture picture = read_well(&bench, jpeg), measured;
        struct picture_file file = file_of(jpeg);
        ck_assert(picture_measure(bench.arena, bench.diag, &file, &measured));
        ck_assert_uint_eq(picture.width, _i < 5 ? WIDTH : HEIGHT);
        ck_assert_uint_eq(picture.height, _i < 5 ? HEIGHT : WIDTH);
        ck_assert_uint_eq(measured.width, picture.width);
        ck_assert_uint_eq(measured.height, picture.height);
        uint32_t right = picture.width - 1, bottom = picture.height - 1;
        check_pixel(&picture, 0, 0, hues[seen[_i][0] - 'a']);
        check_pixel(&picture, right, 0, hues[seen[_i][1] - 'a']);
        check_pixel(&picture, 0, bottom, hues[seen[_i][2] - 'a']);
        check_pixel(&picture, right, bottom, hues[seen[_i][3] - 'a']);
        bench_close(&bench);
    }
}
END_TEST

START_TEST(broken_exif_is_as_if_it_were_not_there)
{
    struct bench bench = bench_open();
    struct jpeg_plan plan = {WIDTH, HEIGHT, JCS_RGB, JCS_RGB, false, false, NULL};
    plan.samples = quarters(&bench, hues, 3);
    struct slice jpeg = make_jpeg(&bench, &plan), exif = make_exif(&bench, 6, true);
    for (size_t cut = 0; cut < exif.length; cut++)
        read_well(&bench, jpeg_with(&bench, jpeg, 0xE1, slice_part(exif, 0, cut)));
    for (uint32_t wrong = 0; wrong < 256; wrong += wrong == 0 ? 9 : 1) {
        struct slice bad = make_exif(&bench, wrong, wrong % 2);
        struct picture picture = read_well(&bench, jpeg_with(&bench, jpeg, 0xE1, bad));
        ck_assert_uint_eq(picture.width, WIDTH);
    }
    bench_close(&bench);
}
END_TEST

/* Of what a camera writes, nothing reaches the PDF's stream. */
START_TEST(metadata_never_comes_out)
{
    struct bench bench = bench_open();
    struct jpeg_plan plan = {WIDTH, HEIGHT, JCS_RGB, JCS_YCbCr, false, false, NULL};
    plan.samples = quarters(&bench, hues, 3);
    struct slice jpeg = jpeg_with(&bench, make_jpeg(&bench, &plan), 0xE1, make_exif(&bench, 1, 0));
    jpeg = jpeg_with(&bench, jpeg, 0xFE, SLICE("a comment of Ruby"));
    jpeg = jpeg_with(&bench, jpeg, 0xE1, SLICE("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta Ruby"));
    jpeg = jpeg_with(&bench, jpeg, 0xED, SLICE("Photoshop 3.0\0Ruby"));
    struct picture picture = read_well(&bench, jpeg);
    struct encoded_picture encoded;
    ck_assert(picture_encode(bench.arena, bench.diag, &picture, 400, &encoded));
    static const char *const traces[] = {"Exif", "GPS48N", "Ruby", "xmpmeta", "Photoshop", "MM"};
    for (size_t i = 0; i < sizeof traces / sizeof *traces; i++)
        ck_assert_msg(
            !memmem(encoded.bytes.bytes, encoded.bytes.length, traces[i], strlen(traces[i])),
            "%s is in the stream", traces[i]);
    bench_close(&bench);
}
END_TEST

/* Parts of a profile, in any order; a missing or doubled one drops the whole. */
START_TEST(profile_comes_in_parts)
{
    static const struct {
        const char *numbers;
        bool is_whole;
    } rows[] = {{"123", true},   {"321", true}, {"213", true},  {"12", false},
                {"1223", false}, {"0", false},  {"1234", false}};
    struct bench bench = bench_open();
    struct slice profile;
    ck_assert(file_read(bench.arena, bench.diag, PROFILE_SRGB_PATH, 1 << 20, &profile));
    struct jpeg_plan plan = {WIDTH, HEIGHT, JCS_RGB, JCS_YCbCr, false, false, NULL};
    plan.samples = quarters(&bench, hues, 3);
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct slice jpeg = make_jpeg(&bench, &plan);
        for (const char *n = rows[r].numbers; *n; n++) {
            size_t number = (size_t)(*n - '0'), start = number ? (number - 1) * 1000 : 0;
            struct slice part = slice_part(profile, start, number == 3 ? 99999 : start + 1000);
            struct bytes *segment = bytes_make(&bench);
            bytes_add(segment, "ICC_PROFILE\0", 12);
            bytes_add_number(segment, (uint32_t)number << 8 | 3, 2);
            bytes_add(segment, part.bytes, part.length);
            jpeg = jpeg_with(&bench, jpeg, 0xE2, bytes_slice(segment));
        }
        struct picture picture = read_well(&bench, jpeg);
        ck_assert_msg(slice_equal(picture.profile, profile) == rows[r].is_whole,
                      "parts %s: %zu bytes", rows[r].numbers, picture.profile.length);
    }
    bench_close(&bench);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("images: JPEG");
    TCase *tests = tcase_create("jpeg");
    tcase_add_loop_test(tests, gray_and_colour_are_read, 0, 4);
    tcase_add_loop_test(tests, cmyk_is_ink_whatever_the_convention, 0, 3);
    tcase_add_loop_test(tests, orientations_turn_as_exif_says, 1, 9);
    tcase_add_test(tests, broken_exif_is_as_if_it_were_not_there);
    tcase_add_test(tests, metadata_never_comes_out);
    tcase_add_test(tests, profile_comes_in_parts);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}

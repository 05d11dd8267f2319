/* Encoding: a Flate stream undone by hand (zlib, then the predictors of ISO 15948 9.2) gives every
 * sample back; a DCT stream read by libjpeg is near; both hold no marker of the source. Reducing
 * keeps the mean; resolution is pixels an inch. */
#include "unit/images_fixture.h"

/* --- Flate -------------------------------------------------------------------------------------
 */

static int paeth(int a, int b, int c)
{
    int p = a + b - c, pa = abs(p - a), pb = abs(p - b), pc = abs(p - c);
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/* What a PDF reader does with the stream: rows of `row_bytes`, a filter's byte before each. */
static uint8_t *undo_flate(struct bench *bench, const struct encoded_picture *encoded,
                           size_t row_bytes, size_t step)
{
    uLongf length = encoded->height * (row_bytes + 1);
    uint8_t *raw = arena_alloc(bench->arena, length);
    uLongf got = length;
    ck_assert_int_eq(
        uncompress(raw, &got, (const Bytef *)encoded->bytes.bytes, encoded->bytes.length), Z_OK);
    ck_assert_uint_eq(got, length);
    uint8_t *rows = arena_alloc(bench->arena, (encoded->height + 1) * row_bytes) + row_bytes;
    for (size_t y = 0; y < encoded->height; y++) {
        uint8_t *row = rows + y * row_bytes, *above = row - row_bytes;
        const uint8_t *from = raw + y * (row_bytes + 1);
        ck_assert_uint_lt(from[0], 5);
        for (size_t i = 0; i < row_bytes; i++) {
            int a = i >= step ? row[i - step] : 0, c = i >= step ? above[i - step] : 0;
            int guesses[] = {0, a, above[i], (a + above[i]) / 2, paeth(a, above[i], c)};
            row[i] = (uint8_t)(from[i + 1] + guesses[from[0]]);
        }
    }
    return rows;
}

START_TEST(flate_gives_every_sample_back)
{
    static const enum sample_space spaces[] = {SAMPLE_GRAY, SAMPLE_RGB, SAMPLE_CMYK};
    static const uint32_t sizes[][2] = {{1, 1}, {7, 5}, {300, 200}};
    struct bench bench = bench_open();
    size_t components = sample_components(spaces[_i]);
    for (size_t s = 0; s < 3; s++) {
        uint32_t width = sizes[s][0], height = sizes[s][1];
        size_t count = width * height * components;
        uint8_t *samples = arena_alloc(bench.arena, count);
        for (size_t i = 0; i < count; i++) /* ramps, noise, flat: each filter has its turn */
            samples[i] = (uint8_t)(i < count / 3       ? i / components * 3
                                   : i < count * 2 / 3 ? (i * 2654435761u) >> 13
                                                       : 77);
        struct picture picture = {.kind = PICTURE_PNG, .space = spaces[_i], .width = width};
        picture.height = height;
        picture.samples = samples;
        struct encoded_picture encoded;
        ck_assert(picture_encode(bench.arena, bench.diag, &picture, 400, &encoded));
        ck_assert_int_eq(encoded.filter, PICTURE_FLATE);
        ck_assert_uint_eq(encoded.bits, 8);
        uint8_t *rows = undo_flate(&bench, &encoded, width * components, components);
        ck_assert_mem_eq(rows, samples, count);
    }
    bench_close(&bench);
}
END_TEST

START_TEST(black_and_white_takes_a_bit_a_pixel)
{
    struct bench bench = bench_open();
    for (uint32_t width = 1; width <= 20; width++) {
        uint8_t samples[20 * 9];
        for (uint32_t i = 0; i < width * 9; i++)
            samples[i] = i * 7919 % 5 < 2 ? 255 : 0;
        struct picture picture = {.kind = PICTURE_PNG, .width = width, .height = 9};
        picture.samples = samples;
        struct encoded_picture encoded;
        ck_assert(picture_encode(bench.arena, bench.diag, &picture, 400, &encoded));
        ck_assert_uint_eq(encoded.bits, 1);
        uint32_t row_bytes = (width + 7) / 8;
        uint8_t *rows = undo_flate(&bench, &encoded, row_bytes, 1);
        for (uint32_t i = 0; i < width * 9; i++) {
            uint32_t x = i % width, bit = rows[i / width * row_bytes + x / 8] >> (7 - x % 8) & 1;
            ck_assert_uint_eq(bit * 255, samples[i]);
        }
    }
    bench_close(&bench);
}
END_TEST

/* --- DCT ---------------------------------------------------------------------------------------
 */

/* Soft hues, as photographs have them. */
static uint8_t *make_soft(struct bench *bench, uint32_t width, uint32_t height, size_t components)
{
    uint8_t *samples = arena_alloc(bench->arena, width * height * components);
    for (size_t i = 0; i < width * height * components; i++) {
        size_t x = i / components % width, y = i / components / width, c = i % components;
        samples[i] = (uint8_t)(40 + (x * (c + 1) + y * (4 - c)) / 4 % 120);
    }
    return samples;
}

/* The stream's samples as a PDF reader sees them: by its transform, never inverted. */
static void read_as_pdf(struct bench *bench, struct slice jpeg, uint8_t *out)
{
    const struct jpeg_library *library = jpeg_library_open(bench->arena, bench->diag);
    struct jpeg_decompress_struct info = {0};
    struct jpeg_error_mgr errors;
    info.err = library->jpeg_std_error(&errors);
    library->jpeg_CreateDecompress(&info, JPEG_LIB_VERSION, sizeof info);
    library->jpeg_mem_src(&info, (const unsigned char *)jpeg.bytes, jpeg.length);
    library->jpeg_read_header(&info, TRUE);
    ck_assert_int_eq(info.progressive_mode, FALSE);
    if (info.num_components == 4) {
        ck_assert_int_eq(info.saw_Adobe_marker, TRUE);
        ck_assert_uint_eq(info.Adobe_transform, 0);
    }
    library->jpeg_start_decompress(&info);
    while (info.output_scanline < info.output_height) {
        JSAMPROW row = out + info.output_scanline * info.output_width * (size_t)info.num_components;
        library->jpeg_read_scanlines(&info, &row, 1);
    }
    library->jpeg_finish_decompress(&info);
    library->jpeg_destroy_decompress(&info);
}

START_TEST(dct_is_near_and_cmyk_is_ink)
{
    static const enum sample_space spaces[] = {SAMPLE_GRAY, SAMPLE_RGB, SAMPLE_CMYK};
    struct bench bench = bench_open();
    size_t components = sample_components(spaces[_i]), count = 160 * 120 * components;
    struct picture picture = {.kind = PICTURE_JPEG, .space = spaces[_i], .width = 160};
    picture.height = 120;
    picture.samples = make_soft(&bench, 160, 120, components);
    struct encoded_picture encoded, again;
    ck_assert(picture_encode(bench.arena, bench.diag, &picture, 400, &encoded));
    ck_assert_int_eq(encoded.filter, PICTURE_DCT);
    ck_assert_uint_lt(encoded.bytes.length, count);
    uint8_t *read = arena_alloc(bench.arena, count);
    read_as_pdf(&bench, encoded.bytes, read);
    uint64_t difference = 0;
    for (size_t i = 0; i < count; i++)
        difference += (uint64_t)abs(read[i] - picture.samples[i]);
    ck_assert_msg(difference < count * 2, "mean difference %.2f",
                  (double)difference / (double)count);
    ck_assert(picture_encode(bench.arena, bench.diag, &picture, 400, &again));
    ck_assert(slice_equal(encoded.bytes, again.bytes));
    bench_close(&bench);
}
END_TEST

/* Larger than the first room for a stream, so that it is widened more than once. */
START_TEST(long_streams_are_whole)
{
    struct bench bench = bench_open();
    size_t count = 500 * 400 * 3;
    uint8_t *samples = arena_alloc(bench.arena, count), *read = arena_alloc(bench.arena, count);
    uint32_t noise = 1;
    for (size_t i = 0; i < count; i++) {
        noise = noise * 1664525 + 1013904223;
        samples[i] = (uint8_t)(noise >> 24);
    }
    struct picture picture = {.kind = PICTURE_JPEG, .space = SAMPLE_RGB, .width = 500};
    picture.height = 400;
    picture.samples = samples;
    struct encoded_picture encoded;
    ck_assert(picture_encode(bench.arena, bench.diag, &picture, 400, &encoded));
    ck_assert_uint_gt(encoded.bytes.length, 300000);
    ck_assert_mem_eq(encoded.bytes.bytes + encoded.bytes.length - 2, "\xFF\xD9", 2);
    read_as_pdf(&bench, encoded.bytes, read);
    picture.kind = PICTURE_PNG;
    ck_assert(picture_encode(bench.arena, bench.diag, &picture, 400, &encoded));
    ck_assert_uint_gt(encoded.bytes.length, 300000);
    ck_assert_mem_eq(undo_flate(&bench, &encoded, 1500, 3), samples, count);
    bench_close(&bench);
}
END_TEST

/* Hard edges between full ink and paper, where DCT errs most: what a reader decodes is under the
 * limit all the same, and so is a PNG's stream, byte by byte. */
START_TEST(streams_stay_under_the_ink_limit)
{
    enum { SIDE = 96, COUNT = SIDE * SIDE * 4 };
    static const double limits[] = {100, 240, 280, 300, 400};
    struct bench bench = bench_open();
    uint8_t *samples = arena_alloc(bench.arena, COUNT), *read = arena_alloc(bench.arena, COUNT);
    for (int i = 0; i < COUNT; i++)
        samples[i] = (uint8_t)(((i / 4) % SIDE / 5 + i / 4 / SIDE / 7) % 2 ? 240 - i % 4 * 9 : 0);
    struct picture picture = {.kind = _i < 5 ? PICTURE_JPEG : PICTURE_PNG, .space = SAMPLE_CMYK};
    picture.width = picture.height = SIDE;
    picture.samples = samples;
    struct encoded_picture encoded;
    double limit = limits[_i % 5];
    ck_assert(picture_encode(bench.arena, bench.diag, &picture, limit, &encoded));
    if (encoded.filter == PICTURE_DCT)
        read_as_pdf(&bench, encoded.bytes, read);
    else
        read = undo_flate(&bench, &encoded, SIDE * 4, 4);
    ck_assert(encoded.filter == PICTURE_FLATE || _i < 5);
    ck_assert(encoded.filter == PICTURE_DCT || _i >= 5 || limit == 100);
    picture.samples = read;
    struct ink ink = picture_ink(&picture, limit);
    ck_assert_msg(ink.percent_most <= limit, "%.2f over %.0f", ink.percent_most, limit);
    ck_assert_double_ge(ink.percent_most, limit < 400 ? limit - 20 : 350);
    bench_close(&bench);
}
END_TEST

/* --- size --------------------------------------------------------------------------------------
 */

static double mean_of(const struct picture *picture)
{
    size_t count = (size_t)picture->width * picture->height * sample_components(picture->space);
    uint64_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += picture->samples[i];
    return (double)sum / (double)count;
}

START_TEST(reducing_keeps_the_mean)
{
    struct bench bench = bench_open();
    struct picture picture = {.space = SAMPLE_RGB, .width = 97, .height = 61};
    picture.samples = make_soft(&bench, 97, 61, 3);
    for (uint32_t width = 1; width <= 97; width++) {
        struct picture out;
        picture_reduce(bench.arena, &picture, width, &out);
        ck_assert_uint_eq(out.width, width);
        ck_assert_uint_eq(out.height, width == 1 ? 1 : (61 * width + 48) / 97);
        ck_assert_double_eq_tol(mean_of(&out), mean_of(&picture), 0.6);
    }
    bench_close(&bench);
}
END_TEST

START_TEST(reducing_by_whole_numbers_is_the_mean_of_each_square)
{
    struct bench bench = bench_open();
    static const uint8_t samples[] = {0, 10, 100, 200, 20, 30, 0, 100};
    struct picture picture = {.width = 4, .height = 2, .samples = samples}, out;
    picture_reduce(bench.arena, &picture, 2, &out);
    ck_assert_uint_eq(out.height, 1);
    ck_assert_mem_eq(out.samples, "\x0F\x64", 2);   /* 60 / 4, 400 / 4 */
    picture_reduce(bench.arena, &picture, 3, &out); /* 3 x 2: (3·0 + 1·10) / 4 = 2.5 … */
    ck_assert_uint_eq(out.height, 2);
    ck_assert_mem_eq(out.samples, "\x03\x37\xAF\x17\x0F\x4B", 6);
    picture_reduce(bench.arena, &picture, 9, &out);
    ck_assert_ptr_eq(out.samples, samples);
    bench_close(&bench);
}
END_TEST

START_TEST(resolution_is_pixels_an_inch)
{
    ck_assert_double_eq_tol(picture_resolution(300, UNIT_INCH), 300, 1e-9);
    ck_assert_double_eq_tol(picture_resolution(1181, unit_of_mm(100)), 299.974, 1e-3);
    ck_assert_double_eq_tol(picture_resolution(140, UNIT_INCH * 2), 70, 1e-9);
}
END_TEST

START_TEST(the_dump_has_one_line)
{
    struct bench bench = bench_open();
    static const uint8_t samples[] = {1, 2, 3, 4};
    struct picture picture = {
        file_of((struct slice){0}), PICTURE_JPEG, SAMPLE_CMYK, 1, 1, {0}, samples};
    char text[256] = "";
    FILE *out = fmemopen(text, sizeof text, "w");
    struct dump dump = {.out = out};
    picture_dump(&dump, &picture);
    fclose(out);
    ck_assert_str_eq(text, "picture file=\"test-picture\" kind=jpeg space=cmyk width=1 height=1 "
                           "profile-bytes=0 samples=be7a5e775165785d\n");
    bench_close(&bench);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("images: encoding");
    TCase *tests = tcase_create("encoding");
    tcase_add_loop_test(tests, flate_gives_every_sample_back, 0, 3);
    tcase_add_test(tests, black_and_white_takes_a_bit_a_pixel);
    tcase_add_loop_test(tests, dct_is_near_and_cmyk_is_ink, 0, 3);
    tcase_add_test(tests, long_streams_are_whole);
    tcase_add_loop_test(tests, streams_stay_under_the_ink_limit, 0, 10);
    tcase_add_test(tests, reducing_keeps_the_mean);
    tcase_add_test(tests, reducing_by_whole_numbers_is_the_mean_of_each_square);
    tcase_add_test(tests, resolution_is_pixels_an_inch);
    tcase_add_test(tests, the_dump_has_one_line);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}

/* PNG: every kind of pixel that ISO 15948 table 11.1 allows comes out as the pattern says, also
 * interlaced; alpha is laid on white; chunks of text, profile and orientation do what they should.
 */
#include "unit/images_fixture.h"

/* 5 colours; the last two are gray. */
static const uint8_t palette[] = {255, 0, 0, 0, 128, 0, 10, 20, 30, 255, 255, 255, 7, 7, 7};
static const uint8_t palette_alpha[] = {255, 128, 0};

/* A sample of the plan as 8 bits, rounded to nearest. */
static uint32_t expected_value(const struct png_plan *plan, uint32_t x, uint32_t y, int channel)
{
    uint32_t most = (1u << plan->depth) - 1;
    return (plan_value(plan, x, y, channel) * 255 * 2 + most) / (most * 2);
}

static uint32_t on_white(uint32_t value, uint32_t alpha)
{
    return (value * alpha + 255 * (255 - alpha) + 127) / 255;
}

static uint32_t expected_sample(const struct png_plan *plan, uint32_t x, uint32_t y, int channel)
{
    if (plan->palette.length) {
        uint32_t index = plan_value(plan, x, y, 0);
        uint32_t alpha = index < plan->transparency.length ? palette_alpha[index] : 255;
        return on_white(palette[index * 3 + (uint32_t)channel], alpha);
    }
    uint32_t value = expected_value(plan, x, y, channel);
    if (plan->color == 4 || plan->color == 6)
        return on_white(value, expected_value(plan, x, y, plan->color == 4 ? 1 : 3));
    if (plan->transparency.length) /* of gray: one value is transparent */
        return plan_value(plan, x, y, 0) == (uint8_t)plan->transparency.bytes[1] ? 255 : value;
    return value;
}

static void check_pixels(const struct png_plan *plan, const struct picture *picture)
{
    int components = plan->color == 0 || plan->color == 4 ? 1 : 3;
    ck_assert_uint_eq(picture->width, plan->width);
    ck_assert_uint_eq(picture->height, plan->height);
    ck_assert_uint_eq(sample_components(picture->space), (uint32_t)components);
    const uint8_t *at = picture->samples;
    for (uint32_t y = 0; y < plan->height; y++)
        for (uint32_t x = 0; x < plan->width; x++)
            for (int c = 0; c < components; c++, at++)
                ck_assert_msg(*at == expected_sample(plan, x, y, c),
                              "color %d depth %d interlaced %d at %u,%u channel %d: %u, not %u",
                              plan->color, plan->depth, plan->is_interlaced, x, y, c, *at,
                              expected_sample(plan, x, y, c));
}

static const struct png_plan kinds[] = {
    {.depth = 1, .color = 0},  {.depth = 2, .color = 0},  {.depth = 4, .color = 0},
    {.depth = 8, .color = 0},  {.depth = 16, .color = 0}, {.depth = 8, .color = 2},
    {.depth = 16, .color = 2}, {.depth = 8, .color = 4},  {.depth = 16, .color = 4},
    {.depth = 8, .color = 6},  {.depth = 16, .color = 6}, {.depth = 4, .color = 3},
    {.depth = 8, .color = 3},
};

START_TEST(every_kind_is_read)
{
    static const uint32_t sizes[][2] = {{13, 11}, {1, 1}, {2, 9}, {33, 3}, {5, 1}};
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        struct bench bench = bench_open();
        struct png_plan plan = kinds[_i / 2];
        plan.width = sizes[s][0];
        plan.height = sizes[s][1];
        plan.is_interlaced = _i % 2;
        if (plan.color == 3)
            plan.palette = (struct slice){(const char *)palette, sizeof palette};
        struct picture picture = read_well(&bench, make_png(&bench, &plan));
        ck_assert_int_eq(picture.kind, PICTURE_PNG);
        check_pixels(&plan, &picture);
        bench_close(&bench);
    }
}
END_TEST

START_TEST(transparent_colours_become_white)
{
    struct bench bench = bench_open();
    struct png_plan plan = {.width = 9, .height = 9, .depth = 8, .color = 3};
    plan.palette = (struct slice){(const char *)palette, sizeof palette};
    plan.transparency = (struct slice){(const char *)palette_alpha, sizeof palette_alpha};
    struct picture picture = read_well(&bench, make_png(&bench, &plan));
    check_pixels(&plan, &picture);
    plan = (struct png_plan){.width = 9, .height = 9, .depth = 4, .color = 0};
    plan.transparency = SLICE("\0\5");
    picture = read_well(&bench, make_png(&bench, &plan));
    check_pixels(&plan, &picture);
    bench_close(&bench);
}
END_TEST

START_TEST(text_chunks_leave_no_trace)
{
    struct bench bench = bench_open();
    struct png_plan plan = {.width = 8, .height = 8, .depth = 8, .color = 2};
    plan.chunk_name = SLICE("tEXt");
    plan.chunk = SLICE("Comment\0taken at 48 N by Ruby");
    struct slice png = make_png(&bench, &plan);
    ck_assert_ptr_nonnull(memmem(png.bytes, png.length, "Ruby", 4));
    struct picture picture = read_well(&bench, png);
    struct encoded_picture encoded;
    ck_assert(picture_encode(bench.arena, bench.diag, &picture, 400, &encoded));
    ck_assert_ptr_null(memmem(encoded.bytes.bytes, encoded.bytes.length, "Ruby", 4));
    bench_close(&bench);
}
END_TEST

START_TEST(orientation_of_a_png_is_heard)
{
    struct bench bench = bench_open();
    struct png_plan plan = {.width = 9, .height = 4, .depth = 8, .color = 0};
    plan.chunk_name = SLICE("eXIf");
    plan.chunk = make_tiff(&bench, 6, true);
    struct picture picture = read_well(&bench, make_png(&bench, &plan));
    ck_assert_uint_eq(picture.width, 4);
    ck_assert_uint_eq(picture.height, 9);
    ck_assert_uint_eq(picture.samples[0], plan_value(&plan, 0, 3, 0)); /* bottom left goes up */
    bench_close(&bench);
}
END_TEST

START_TEST(profile_is_kept_where_it_fits)
{
    struct bench bench = bench_open();
    struct slice profile;
    ck_assert(file_read(bench.arena, bench.diag, PROFILE_SRGB_PATH, 1 << 20, &profile));
    struct bytes *chunk = bytes_make(&bench), *packed = bytes_make(&bench);
    uLongf length = sizeof packed->at;
    compress2(packed->at, &length, (const Bytef *)profile.bytes, profile.length, 9);
    packed->count = length;
    bytes_add(chunk, "icc\0\0", 5);
    bytes_add(chunk, packed->at, packed->count);
    struct png_plan plan = {.width = 8, .height = 8, .depth = 8, .color = 2};
    plan.chunk_name = SLICE("iCCP");
    plan.chunk = bytes_slice(chunk);
    struct picture picture = read_well(&bench, make_png(&bench, &plan));
    ck_assert(slice_equal(picture.profile, profile));
    plan.color = 0; /* a profile of RGB in a gray picture */
    picture = read_well(&bench, make_png(&bench, &plan));
    ck_assert_uint_eq(picture.profile.length, 0);
    bench_close(&bench);
}
END_TEST

START_TEST(measuring_agrees_with_reading)
{
    struct bench bench = bench_open();
    struct png_plan plan = {.width = 9, .height = 4, .depth = 8, .color = 6};
    plan.chunk_name = SLICE("eXIf");
    plan.chunk = make_tiff(&bench, 8, false);
    struct picture_file file = file_of(make_png(&bench, &plan));
    struct picture picture;
    ck_assert(picture_measure(bench.arena, bench.diag, &file, &picture));
    ck_assert_ptr_null(picture.samples);
    ck_assert_uint_eq(picture.width, 4);
    ck_assert_uint_eq(picture.height, 9);
    ck_assert_int_eq(picture.space, SAMPLE_RGB);
    bench_close(&bench);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("images: PNG");
    TCase *tests = tcase_create("png");
    tcase_add_loop_test(tests, every_kind_is_read, 0, 2 * (int)(sizeof kinds / sizeof *kinds));
    tcase_add_test(tests, transparent_colours_become_white);
    tcase_add_test(tests, text_chunks_leave_no_trace);
    tcase_add_test(tests, orientation_of_a_png_is_heard);
    tcase_add_test(tests, profile_is_kept_where_it_fits);
    tcase_add_test(tests, measuring_agrees_with_reading);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}

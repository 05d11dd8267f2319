/* Pictures made by hand for the tests: PNG from its definition (ISO 15948) with zlib alone, so that
 * nothing of libpng stands on both sides; JPEG through libjpeg's compressor, its segments cut and
 * put in by hand. The samples are a pattern, so every test can say what each pixel should be. */
#ifndef ORISON_TESTS_IMAGES_FIXTURE_H
#define ORISON_TESTS_IMAGES_FIXTURE_H

#include <check.h>
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "base/file.h"
#include "base/sonames.h"
#include "images/images.h"
#include "images/libraries.h"

/* Where Debian keeps them: what `profile_find` finds there. */
#define PROFILE_FOLDER    "/usr/share/color/icc/ghostscript/"
#define PROFILE_SRGB_PATH PROFILE_FOLDER "srgb.icc"
#define PROFILE_CMYK_PATH PROFILE_FOLDER "default_cmyk.icc"

struct bench {
    struct arena *arena;
    struct diag *diag;
};

static inline struct bench bench_open(void)
{
    struct arena *arena = arena_make(0);
    return (struct bench){arena, diag_make(arena)};
}

static inline void bench_close(struct bench *bench)
{
    arena_free(bench->arena);
}

/* What was reported, as text. */
static inline const char *bench_reports(struct bench *bench)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    diag_write(bench->diag, out, DIAG_TEXT);
    fclose(out);
    const char *kept = slice_terminated(bench->arena, (struct slice){text, length});
    free(text);
    return kept;
}

static inline struct picture_file file_of(struct slice bytes)
{
    return (struct picture_file){.path = SLICE("test-picture"), .bytes = bytes};
}

static inline struct picture read_well(struct bench *bench, struct slice bytes)
{
    struct picture picture;
    struct picture_file file = file_of(bytes);
    bool is_fine = picture_read(bench->arena, bench->diag, &file, &picture);
    ck_assert_msg(is_fine, "refused: %s", bench_reports(bench));
    ck_assert_uint_eq(diag_count(bench->diag, SEVERITY_ERROR), 0);
    return picture;
}

/* Refused, with this code in the one report. */
static inline void read_badly(struct bench *bench, struct slice bytes, const char *code)
{
    struct picture picture;
    struct picture_file file = file_of(bytes);
    bool is_fine = picture_read(bench->arena, bench->diag, &file, &picture);
    ck_assert_msg(!is_fine, "read, where %s was expected", code);
    ck_assert_uint_eq(diag_count(bench->diag, SEVERITY_ERROR), 1);
    const char *reports = bench_reports(bench);
    ck_assert_msg(strstr(reports, code) != NULL, "%s expected, not: %s", code, reports);
}

/* --- bytes -------------------------------------------------------------------------------------
 */

struct bytes {
    uint8_t at[1 << 17];
    size_t count;
};

static inline void bytes_add(struct bytes *bytes, const void *from, size_t count)
{
    ck_assert_uint_le(bytes->count + count, sizeof bytes->at);
    if (count)
        memcpy(bytes->at + bytes->count, from, count);
    bytes->count += count;
}

static inline void bytes_add_number(struct bytes *bytes, uint32_t number, int width)
{
    for (int i = width - 1; i >= 0; i--) {
        uint8_t byte = (uint8_t)(number >> 8 * i);
        bytes_add(bytes, &byte, 1);
    }
}

static inline struct bytes *bytes_make(struct bench *bench)
{
    return arena_alloc(bench->arena, sizeof(struct bytes));
}

static inline struct slice bytes_slice(const struct bytes *bytes)
{
    return (struct slice){(const char *)bytes->at, bytes->count};
}

/* --- PNG ---------------------------------------------------------------------------------------
 */

struct png_plan {
    uint32_t width, height;
    int depth,
        color; /* ISO 15948 11.2.2: 0 gray, 2 RGB, 3 palette, 4 gray + alpha, 6 RGB + alpha */
    bool is_interlaced;
    struct slice palette, transparency; /* PLTE, tRNS */
    struct slice chunk_name, chunk;     /* one more chunk before IDAT */
};

static inline int plan_channels(const struct png_plan *plan)
{
    static const int channels[7] = {1, 0, 3, 1, 2, 0, 4};
    return channels[plan->color];
}

/* The pattern, in the plan's depth. */
static inline uint32_t plan_value(const struct png_plan *plan, uint32_t x, uint32_t y, int channel)
{
    uint32_t value = x * 7919 + y * 10007 + (uint32_t)channel * 20011 + x * y * 331;
    if (plan->palette.length)
        return value % (uint32_t)(plan->palette.length / 3);
    return value & ((1u << plan->depth) - 1);
}

static inline void png_add_chunk(struct bytes *png, struct slice name, struct slice payload)
{
    bytes_add_number(png, (uint32_t)payload.length, 4);
    size_t start = png->count;
    bytes_add(png, name.bytes, 4);
    bytes_add(png, payload.bytes, payload.length);
    bytes_add_number(png, (uint32_t)crc32(0, png->at + start, (uInt)(png->count - start)), 4);
}

/* The pixels of one pass, rows after a filter byte 0; nothing where the pass is empty. */
static inline void png_add_pass(struct bytes *raw, const struct png_plan *plan,
                                const uint8_t pass[4])
{
    if (plan->width <= pass[0])
        return;
    for (uint32_t y = pass[1]; y < plan->height; y += pass[3]) {
        uint32_t held = 0;
        int bits = 0;
        bytes_add_number(raw, 0, 1);
        for (uint32_t x = pass[0]; x < plan->width; x += pass[2]) {
            for (int c = 0; c < plan_channels(plan); c++) {
                held = held << plan->depth | plan_value(plan, x, y, c);
                for (bits += plan->depth; bits >= 8; bits -= 8)
                    bytes_add_number(raw, held >> (bits - 8) & 255, 1);
            }
        }
        if (bits)
            bytes_add_number(raw, held << (8 - bits) & 255, 1);
    }
}

/* ISO 15948 8.2: first column, first row, step right, step down. */
static inline void png_add_pixels(struct bytes *raw, const struct png_plan *plan)
{
    static const uint8_t adam7[7][4] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4},
                                        {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};
    static const uint8_t whole[4] = {0, 0, 1, 1};
    if (!plan->is_interlaced)
        png_add_pass(raw, plan, whole);
    for (int i = 0; plan->is_interlaced && i < 7; i++)
        png_add_pass(raw, plan, adam7[i]);
}

static inline struct slice make_png(struct bench *bench, const struct png_plan *plan)
{
    struct bytes *png = bytes_make(bench), *raw = bytes_make(bench), *header = bytes_make(bench);
    struct bytes *packed = bytes_make(bench);
    bytes_add_number(header, plan->width, 4);
    bytes_add_number(header, plan->height, 4);
    bytes_add_number(header, (uint32_t)plan->depth << 8 | (uint32_t)plan->color, 2);
    bytes_add_number(header, plan->is_interlaced, 3);
    if (plan->width < 1000)
        png_add_pixels(raw, plan);
    uLongf length = sizeof packed->at;
    ck_assert_int_eq(compress2(packed->at, &length, raw->at, raw->count, 9), Z_OK);
    packed->count = length;
    bytes_add(png, "\x89PNG\r\n\x1A\n", 8);
    png_add_chunk(png, SLICE("IHDR"), bytes_slice(header));
    if (plan->chunk.length)
        png_add_chunk(png, plan->chunk_name, plan->chunk);
    if (plan->palette.length)
        png_add_chunk(png, SLICE("PLTE"), plan->palette);
    if (plan->transparency.length)
        png_add_chunk(png, SLICE("tRNS"), plan->transparency);
    png_add_chunk(png, SLICE("IDAT"), bytes_slice(packed));
    png_add_chunk(png, SLICE("IEND"), (struct slice){0});
    return bytes_slice(png);
}

/* --- JPEG --------------------------------------------------------------------------------------
 */

struct jpeg_plan {
    uint32_t width, height;
    J_COLOR_SPACE from, to; /* of `samples`, of the file */
    bool is_without_adobe, is_progressive;
    const uint8_t *samples;
};

static inline void *jpeg_symbol(struct bench *bench, const char *name)
{
    (void)bench;
    void *library = dlopen(JPEG_SONAME, RTLD_NOW);
    ck_assert_ptr_nonnull(library);
    void *symbol = dlsym(library, name);
    ck_assert_ptr_nonnull(symbol);
    return symbol;
}

static inline int jpeg_components(J_COLOR_SPACE space)
{
    return space == JCS_GRAYSCALE ? 1 : space == JCS_CMYK ? 4 : 3;
}

static inline struct slice make_jpeg(struct bench *bench, const struct jpeg_plan *plan)
{
    const struct jpeg_library *jpeg = jpeg_library_open(bench->arena, bench->diag);
    __typeof__(jpeg_mem_dest) *set_output = NULL;
    __typeof__(jpeg_set_colorspace) *set_space = NULL;
    __typeof__(jpeg_simple_progression) *set_progressive = NULL;
    *(void **)&set_output = jpeg_symbol(bench, "jpeg_mem_dest");
    *(void **)&set_space = jpeg_symbol(bench, "jpeg_set_colorspace");
    *(void **)&set_progressive = jpeg_symbol(bench, "jpeg_simple_progression");
    struct jpeg_compress_struct info = {0};
    struct jpeg_error_mgr errors;
    unsigned char *made = NULL;
    unsigned long length = 0;
    info.err = jpeg->jpeg_std_error(&errors);
    jpeg->jpeg_CreateCompress(&info, JPEG_LIB_VERSION, sizeof info);
    set_output(&info, &made, &length);
    info.image_width = plan->width;
    info.image_height = plan->height;
    info.input_components = jpeg_components(plan->from);
    info.in_color_space = plan->from;
    jpeg->jpeg_set_defaults(&info);
    set_space(&info, plan->to);
    jpeg->jpeg_set_quality(&info, 100, TRUE);
    if (plan->is_without_adobe)
        info.write_Adobe_marker = FALSE;
    for (int i = 0; i < info.num_components; i++)
        info.comp_info[i].h_samp_factor = info.comp_info[i].v_samp_factor = 1;
    if (plan->is_progressive)
        set_progressive(&info);
    jpeg->jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < plan->height) {
        size_t row_bytes = plan->width * (size_t)info.input_components;
        JSAMPROW row = (JSAMPROW)(uintptr_t)plan->samples + info.next_scanline * row_bytes;
        jpeg->jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg->jpeg_finish_compress(&info);
    jpeg->jpeg_destroy_compress(&info);
    struct slice kept = slice_copy(bench->arena, (struct slice){(const char *)made, length});
    free(made);
    return kept;
}

/* The JPEG with one more segment after its start. */
static inline struct slice jpeg_with(struct bench *bench, struct slice jpeg, uint8_t marker,
                                     struct slice payload)
{
    struct bytes *bytes = bytes_make(bench);
    bytes_add(bytes, jpeg.bytes, 2);
    bytes_add_number(bytes, 0xFF00u | marker, 2);
    bytes_add_number(bytes, (uint32_t)payload.length + 2, 2);
    bytes_add(bytes, payload.bytes, payload.length);
    bytes_add(bytes, jpeg.bytes + 2, jpeg.length - 2);
    return bytes_slice(bytes);
}

/* A TIFF structure with this orientation and a GPS directory (48° N), in either byte order. */
static inline struct slice make_tiff(struct bench *bench, uint32_t orientation, bool is_big_endian)
{
    static const uint8_t big[] = {
        'M', 'M', 0,    42,   0, 0, 0, 8, 0,   2,   0x01, 0x12, 0,   3,   0, 0, 0, 1, 0, 9,
        0,   0,   0x88, 0x25, 0, 4, 0, 0, 0,   1,   0,    0,    0,   38,  0, 0, 0, 0, 0, 1,
        0,   1,   0,    2,    0, 0, 0, 8, 'G', 'P', 'S',  '4',  '8', 'N', 0, 0, 0, 0, 0, 0};
    static const uint8_t little[] = {
        'I', 'I', 42,   0,    8, 0, 0, 0, 2,   0,   0x12, 0x01, 3,   0,   1, 0, 0, 0, 9, 0,
        0,   0,   0x25, 0x88, 4, 0, 1, 0, 0,   0,   38,   0,    0,   0,   0, 0, 0, 0, 1, 0,
        1,   0,   2,    0,    8, 0, 0, 0, 'G', 'P', 'S',  '4',  '8', 'N', 0, 0, 0, 0, 0, 0};
    struct bytes *bytes = bytes_make(bench);
    bytes_add(bytes, is_big_endian ? big : little, sizeof big);
    bytes->at[is_big_endian ? 19 : 18] = (uint8_t)orientation;
    return bytes_slice(bytes);
}

static inline struct slice make_exif(struct bench *bench, uint32_t orientation, bool is_big_endian)
{
    struct slice tiff = make_tiff(bench, orientation, is_big_endian);
    struct bytes *bytes = bytes_make(bench);
    bytes_add(bytes, "Exif\0\0", 6);
    bytes_add(bytes, tiff.bytes, tiff.length);
    return bytes_slice(bytes);
}

/* --- runs --------------------------------------------------------------------------------------
 */

static inline int run_suite(Suite *suite)
{
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}

#endif

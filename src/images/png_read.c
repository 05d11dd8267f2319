/* PNG to samples, with libpng.
 *
 * In: bytes that begin as a PNG does. Out: gray or RGB samples of 8 bits, opaque, its ICC profile
 * and orientation. libpng expands palettes, small depths and transparent colours, and scales 16
 * bits to 8; alpha is laid on white here, in the picture's own space as browsers do. gAMA and cHRM
 * are passed over: without iCCP the samples count as sRGB. ISO 15948. */
#include <string.h>

#include "base/sonames.h"
#include "images/decoding.h"
#include "images/libraries.h"

enum {
    DEFLATE_MOST = 1032,  /* to one: RFC 1951's longest match costs 2 bits for 258 bytes */
    CHUNKS_MOST = 256,    /* texts and the like that libpng would keep */
    CHUNK_MOST = 17 << 20 /* bytes that one chunk may inflate to: a profile */
};

struct png_reading {
    struct decoding *decoding;
    const struct png_library *png;
    FILE *file; /* over the bytes in memory */
    png_structp handle;
    png_infop info;
};

static void fail_with_message(png_structp handle, png_const_charp message)
{
    struct png_reading *reading = png_error_context(handle);
    guard_fail(&reading->decoding->guard, "picture-damaged", "is a damaged PNG: %s", message);
}

/* Warnings are about chunks that don't touch the pixels. */
static void hear_warning(png_structp handle, png_const_charp message)
{
    (void)handle;
    (void)message;
}

static void read_profile(struct png_reading *reading)
{
    png_charp name = NULL;
    png_bytep bytes = NULL;
    png_uint_32 length = 0;
    int compression = 0;
    if (reading->png->png_get_iCCP(reading->handle, reading->info, &name, &compression, &bytes,
                                   &length))
        decoding_set_profile(reading->decoding, (struct slice){(const char *)bytes, length});
}

static void read_orientation(struct png_reading *reading)
{
    png_bytep bytes = NULL;
    png_uint_32 length = 0;
    if (reading->png->png_get_eXIf_1(reading->handle, reading->info, &length, &bytes))
        reading->decoding->orientation =
            exif_orientation((struct slice){(const char *)bytes, length});
}

static void read_header(struct png_reading *reading)
{
    const struct png_library *png = reading->png;
    struct picture *out = reading->decoding->out;
    png_uint_32 width = 0, height = 0;
    int depth = 0, color = 0, interlace = 0, compression = 0, filter = 0;
    png->png_set_user_limits(reading->handle, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
    png->png_set_chunk_cache_max(reading->handle, CHUNKS_MOST);
    png->png_set_chunk_malloc_max(reading->handle, CHUNK_MOST);
    png->png_init_io(reading->handle, reading->file);
    png->png_read_info(reading->handle, reading->info);
    png->png_get_IHDR(reading->handle, reading->info, &width, &height, &depth, &color, &interlace,
                      &compression, &filter);
    uint64_t row_bytes = png->png_get_rowbytes(reading->handle, reading->info);
    decoding_set_size(reading->decoding, width, height, row_bytes * height,
                      (uint64_t)out->file.bytes.length * DEFLATE_MOST);
    out->space = color & PNG_COLOR_MASK_COLOR ? SAMPLE_RGB : SAMPLE_GRAY;
    read_profile(reading);
    read_orientation(reading);
}

/* Alpha laid on white, in place: the pixels move together as the alpha leaves. */
static void flatten(uint8_t *samples, size_t pixels, uint32_t components)
{
    const uint8_t *from = samples;
    uint8_t *to = samples;
    for (size_t i = 0; i < pixels; i++, from += components + 1) {
        uint32_t alpha = from[components];
        for (uint32_t c = 0; c < components; c++)
            *to++ = (uint8_t)((from[c] * alpha + 255 * (255 - alpha) + 127) / 255);
    }
}

static void read_samples(struct png_reading *reading)
{
    const struct png_library *png = reading->png;
    struct picture *out = reading->decoding->out;
    png->png_set_expand(reading->handle);
    png->png_set_scale_16(reading->handle);
    int passes = png->png_set_interlace_handling(reading->handle);
    png->png_read_update_info(reading->handle, reading->info);
    uint32_t components = sample_components(out->space);
    uint32_t channels = png->png_get_channels(reading->handle, reading->info);
    if (channels != components && channels != components + 1)
        guard_fail(&reading->decoding->guard, "picture-format",
                   "is a PNG of %u channels, which can't be read", channels);
    uint8_t *samples = decoding_add_samples(reading->decoding, channels);
    for (int pass = 0; pass < passes; pass++)
        for (size_t y = 0; y < out->height; y++)
            png->png_read_row(reading->handle, samples + y * out->width * channels, NULL);
    png->png_read_end(reading->handle, NULL);
    if (channels == components + 1)
        flatten(samples, (size_t)out->width * out->height, components);
}

static void read_png(void *context)
{
    struct png_reading *reading = context;
    reading->info = reading->png->png_create_info_struct(reading->handle);
    if (!reading->info)
        guard_fail(&reading->decoding->guard, "picture-size", "is too large for the memory");
    read_header(reading);
    if (!reading->decoding->is_header_only)
        read_samples(reading);
}

/* A stream over the bytes, and libpng's handle. */
static bool open_png(struct png_reading *reading)
{
    struct slice bytes = reading->decoding->out->file.bytes;
    reading->file = fmemopen((void *)(uintptr_t)bytes.bytes, bytes.length, "rb");
    reading->handle = reading->png->png_create_read_struct(PNG_LIBPNG_VER_STRING, reading,
                                                           fail_with_message, hear_warning);
    if (!reading->file || !reading->handle)
        diag_system(reading->decoding->diag, PNG_SONAME, "library",
                    "can't begin to read a picture");
    return reading->file && reading->handle;
}

bool png_decode(struct decoding *decoding)
{
    struct png_reading *reading = arena_alloc(decoding->arena, sizeof *reading);
    reading->decoding = decoding;
    reading->png = png_library_open(decoding->arena, decoding->diag);
    if (!reading->png)
        return false;
    bool is_fine = open_png(reading) && guard_run(&decoding->guard, read_png, reading);
    reading->png->png_destroy_read_struct(&reading->handle, &reading->info, NULL);
    if (reading->file)
        fclose(reading->file);
    return is_fine;
}

/* JPEG to samples, with libjpeg-turbo.
 *
 * In: bytes that begin as a JPEG does. Out: gray, RGB or CMYK samples as the file has them, the
 * orientation of its EXIF and its ICC profile. libjpeg goes on after damage with gray pixels and a
 * warning; half a photograph on paper helps nobody, so damage is an error here. ISO 10918-1. */
#include <string.h>

#include "images/decoding.h"
#include "images/libraries.h"

#include <jerror.h>

enum {
    /* A block of 8 x 8 pixels takes a bit at least (Huffman codes have one bit or more, and a DC
     * scan codes each block), with chroma one in eight: 512 pixels a byte, with a reserve. */
    PIXELS_PER_BYTE = 1024,
    SCANS_MOST = 128, /* cameras write 10; each scan costs a pass over the picture */
    MARKER_MOST = 0xFFFF
};

struct jpeg_reading {
    struct decoding *decoding;
    const struct jpeg_library *jpeg;
    struct jpeg_decompress_struct info;
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
};

static struct guard *guard_of(j_common_ptr info)
{
    struct jpeg_reading *reading = info->client_data;
    return &reading->decoding->guard;
}

static void fail_with_message(j_common_ptr info)
{
    char message[JMSG_LENGTH_MAX];
    info->err->format_message(info, message);
    guard_fail(guard_of(info), "picture-damaged", "is a damaged JPEG: %s", message);
}

/* Warnings (level -1) tell of damage, but for the harmless ones. */
static void hear_message(j_common_ptr info, int level)
{
    int code = info->err->msg_code;
    bool is_harmless =
        code == JWRN_EXTRANEOUS_DATA || code == JWRN_JFIF_MAJOR || code == JWRN_ADOBE_XFORM;
    if (level < 0 && !is_harmless)
        fail_with_message(info);
}

static void print_nothing(j_common_ptr info)
{
    (void)info;
}

static void count_scans(j_common_ptr info)
{
    const struct jpeg_reading *reading = info->client_data;
    if (reading->info.input_scan_number > SCANS_MOST)
        guard_fail(guard_of(info), "picture-damaged", "is a JPEG of more than %d scans",
                   SCANS_MOST);
}

static struct slice marker_payload(jpeg_saved_marker_ptr marker, struct slice prefix)
{
    struct slice bytes = {(const char *)marker->data, marker->data_length};
    if (bytes.length < prefix.length || memcmp(bytes.bytes, prefix.bytes, prefix.length) != 0)
        return (struct slice){0};
    return slice_part(bytes, prefix.length, bytes.length);
}

static void read_orientation(struct jpeg_reading *reading)
{
    for (jpeg_saved_marker_ptr at = reading->info.marker_list; at; at = at->next) {
        struct slice tiff = marker_payload(at, SLICE("Exif\0\0"));
        if (at->marker == JPEG_APP0 + 1 && tiff.length) {
            reading->decoding->orientation = exif_orientation(tiff);
            return;
        }
    }
}

/* A profile's parts, each with its number from 1 and their count (ICC.1:2010 B.4); a set with a
 * part missing or twice is no profile. */
static void read_profile(struct jpeg_reading *reading)
{
    struct slice parts[256] = {{0}};
    size_t length = 0, found = 0, count = 0;
    for (jpeg_saved_marker_ptr at = reading->info.marker_list; at; at = at->next) {
        struct slice part = marker_payload(at, SLICE("ICC_PROFILE\0"));
        if (at->marker != JPEG_APP0 + 2 || part.length < 2)
            continue;
        size_t number = (uint8_t)part.bytes[0];
        count = (uint8_t)part.bytes[1];
        if (number == 0 || number > count || parts[number].bytes)
            return;
        parts[number] = slice_part(part, 2, part.length);
        length += part.length - 2;
        found++;
    }
    if (found == 0 || found != count)
        return;
    char *whole = arena_alloc_raw(reading->decoding->arena, length), *end = whole;
    for (size_t i = 1; i <= count; i++) {
        memcpy(end, parts[i].bytes, parts[i].length);
        end += parts[i].length;
    }
    decoding_set_profile(reading->decoding, (struct slice){whole, length});
}

/* The space of the samples; libjpeg turns YCbCr into RGB and YCCK into CMYK. */
static enum sample_space choose_space(struct jpeg_reading *reading)
{
    struct jpeg_decompress_struct *info = &reading->info;
    switch (info->jpeg_color_space) {
    case JCS_GRAYSCALE:
        info->out_color_space = JCS_GRAYSCALE;
        return SAMPLE_GRAY;
    case JCS_RGB:
    case JCS_YCbCr:
        info->out_color_space = JCS_RGB;
        return SAMPLE_RGB;
    case JCS_CMYK:
    case JCS_YCCK:
        info->out_color_space = JCS_CMYK;
        return SAMPLE_CMYK;
    default:
        guard_fail(&reading->decoding->guard, "picture-format",
                   "is a JPEG of %d components; gray, RGB and CMYK can be read",
                   info->num_components);
    }
}

static void read_header(struct jpeg_reading *reading)
{
    struct decoding *decoding = reading->decoding;
    struct jpeg_decompress_struct *info = &reading->info;
    struct slice bytes = decoding->out->file.bytes;
    reading->jpeg->jpeg_CreateDecompress(info, JPEG_LIB_VERSION, sizeof *info);
    reading->jpeg->jpeg_mem_src(info, (const unsigned char *)bytes.bytes, bytes.length);
    reading->jpeg->jpeg_save_markers(info, JPEG_APP0 + 1, MARKER_MOST);
    reading->jpeg->jpeg_save_markers(info, JPEG_APP0 + 2, MARKER_MOST);
    reading->jpeg->jpeg_read_header(info, TRUE);
    if (info->arith_code)
        guard_fail(&decoding->guard, "picture-format",
                   "is a JPEG with arithmetic coding, which can't be read");
    decoding_set_size(decoding, info->image_width, info->image_height,
                      (uint64_t)info->image_width * info->image_height,
                      (uint64_t)bytes.length * PIXELS_PER_BYTE);
    decoding->out->space = choose_space(reading);
    read_orientation(reading);
    read_profile(reading);
}

static void invert(uint8_t *samples, size_t count)
{
    for (size_t i = 0; i < count; i++)
        samples[i] = (uint8_t)(255 - samples[i]);
}

static void read_samples(struct jpeg_reading *reading)
{
    struct decoding *decoding = reading->decoding;
    struct jpeg_decompress_struct *info = &reading->info;
    uint32_t components = sample_components(decoding->out->space);
    size_t row_bytes = (size_t)decoding->out->width * components;
    uint8_t *samples = decoding_add_samples(decoding, components);
    info->dct_method = JDCT_ISLOW; /* the same result with and without SIMD */
    reading->progress.progress_monitor = count_scans;
    info->progress = &reading->progress;
    reading->jpeg->jpeg_start_decompress(info);
    while (info->output_scanline < info->output_height) {
        JSAMPROW row = samples + info->output_scanline * row_bytes;
        reading->jpeg->jpeg_read_scanlines(info, &row, 1);
    }
    reading->jpeg->jpeg_finish_decompress(info);
    if (decoding->out->space == SAMPLE_CMYK && info->saw_Adobe_marker)
        invert(samples, row_bytes * decoding->out->height);
}

static void read_jpeg(void *context)
{
    struct jpeg_reading *reading = context;
    read_header(reading);
    if (!reading->decoding->is_header_only)
        read_samples(reading);
}

bool jpeg_decode(struct decoding *decoding)
{
    struct jpeg_reading *reading = arena_alloc(decoding->arena, sizeof *reading);
    reading->decoding = decoding;
    reading->jpeg = jpeg_library_open(decoding->arena, decoding->diag);
    if (!reading->jpeg)
        return false;
    reading->info.err = reading->jpeg->jpeg_std_error(&reading->errors);
    reading->info.client_data = reading;
    reading->errors.error_exit = fail_with_message;
    reading->errors.emit_message = hear_message;
    reading->errors.output_message = print_nothing;
    bool is_fine = guard_run(&decoding->guard, read_jpeg, reading);
    reading->jpeg->jpeg_destroy_decompress(&reading->info);
    return is_fine;
}

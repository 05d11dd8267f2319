/* Samples to a JPEG stream for a PDF, with libjpeg-turbo.
 *
 * In: samples. Out: baseline DCT bytes without any of the source's markers.
 *
 * CMYK is written as ink, as PDF readers take it, without YCCK's second rounding. libjpeg adds
 * Adobe's marker with transform 0, which tells a reader not to convert; a PDF reader doesn't invert
 * for it (ISO 32000-1 7.4.8 knows the transform alone), so no /Decode array is needed. Photoshop's
 * own way, inverted samples with /Decode [1 0 …], was rejected: tools that take the array away or
 * miss it print a negative. Adobe TN 5116. */
#include <string.h>

#include "base/sonames.h"
#include "images/decoding.h"
#include "images/libraries.h"
#include "images/sink.h"

enum {
    QUALITY = 92 /* the second generation of a photograph stays under what print shows */
};

struct jpeg_writing {
    const struct jpeg_library *jpeg;
    const struct picture *picture;
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr errors;
    struct jpeg_destination_mgr destination;
    struct sink sink;
    struct guard guard;
};

static void fail_with_message(j_common_ptr info)
{
    struct jpeg_writing *writing = info->client_data;
    char message[JMSG_LENGTH_MAX];
    info->err->format_message(info, message);
    guard_fail(&writing->guard, "library", "can't encode a picture: %s", message);
}

static void print_nothing(j_common_ptr info)
{
    (void)info;
}

static void offer_room(struct jpeg_writing *writing)
{
    sink_widen(&writing->sink);
    writing->destination.next_output_byte = writing->sink.at + writing->sink.count;
    writing->destination.free_in_buffer = writing->sink.room - writing->sink.count;
}

static void begin_output(j_compress_ptr info)
{
    offer_room(info->client_data);
}

/* libjpeg calls this when the whole buffer is full, whatever its fields say. */
static boolean widen_output(j_compress_ptr info)
{
    struct jpeg_writing *writing = info->client_data;
    writing->sink.count = writing->sink.room;
    offer_room(writing);
    return TRUE;
}

static void end_output(j_compress_ptr info)
{
    struct jpeg_writing *writing = info->client_data;
    writing->sink.count = writing->sink.room - writing->destination.free_in_buffer;
}

static void set_parameters(struct jpeg_writing *writing)
{
    static const J_COLOR_SPACE spaces[SAMPLE_SPACE_COUNT] = {JCS_GRAYSCALE, JCS_RGB, JCS_CMYK};
    struct jpeg_compress_struct *info = &writing->info;
    info->image_width = writing->picture->width;
    info->image_height = writing->picture->height;
    info->input_components = (int)sample_components(writing->picture->space);
    info->in_color_space = spaces[writing->picture->space];
    writing->jpeg->jpeg_set_defaults(info);
    writing->jpeg->jpeg_set_quality(info, QUALITY, TRUE);
    info->dct_method = JDCT_ISLOW;
    info->optimize_coding = TRUE;
    for (int i = 0; i < info->num_components; i++)
        info->comp_info[i].h_samp_factor = info->comp_info[i].v_samp_factor = 1;
}

static void write_jpeg(void *context)
{
    struct jpeg_writing *writing = context;
    const struct picture *picture = writing->picture;
    struct jpeg_compress_struct *info = &writing->info;
    size_t row_bytes = (size_t)picture->width * sample_components(picture->space);
    writing->jpeg->jpeg_CreateCompress(info, JPEG_LIB_VERSION, sizeof *info);
    info->dest = &writing->destination;
    set_parameters(writing);
    writing->jpeg->jpeg_start_compress(info, TRUE);
    while (info->next_scanline < info->image_height) {
        JSAMPROW row = (JSAMPROW)(uintptr_t)(picture->samples + info->next_scanline * row_bytes);
        writing->jpeg->jpeg_write_scanlines(info, &row, 1);
    }
    writing->jpeg->jpeg_finish_compress(info);
}

bool picture_write_jpeg(struct arena *arena, struct diag *diag, const struct picture *picture,
                        struct encoded_picture *out)
{
    struct jpeg_writing *writing = arena_alloc(arena, sizeof *writing);
    writing->picture = picture;
    writing->sink.arena = arena;
    writing->jpeg = jpeg_library_open(arena, diag);
    if (!writing->jpeg)
        return false;
    writing->info.err = writing->jpeg->jpeg_std_error(&writing->errors);
    writing->info.client_data = writing;
    writing->errors.error_exit = fail_with_message;
    writing->errors.output_message = print_nothing;
    writing->destination = (struct jpeg_destination_mgr){
        .init_destination = begin_output,
        .empty_output_buffer = widen_output,
        .term_destination = end_output,
    };
    bool is_fine = guard_run(&writing->guard, write_jpeg, writing);
    writing->jpeg->jpeg_destroy_compress(&writing->info);
    if (!is_fine)
        diag_system(diag, JPEG_SONAME, writing->guard.code, "%s", writing->guard.message);
    out->filter = PICTURE_DCT;
    out->bits = 8;
    out->bytes = (struct slice){(const char *)writing->sink.at, writing->sink.count};
    return is_fine;
}

/* Pictures: each becomes one image XObject, however often it is shown. ISO 32000-1, 8.9.
 *
 * In: the images among the pages' items, the figures' files. Out: XObjects I0, I1 … among the
 * resources, in the file's colours: CMYK or gray for a press, under its limit of ink; sRGB or gray
 * else. Only samples are written: no profile, no metadata, no thumbnail of the picture's file.
 *
 * What is finer than RESOLUTION_MOST at the largest size that it is shown at is reduced to that. A
 * picture under RESOLUTION_WANTED is told; under RESOLUTION_LEAST a press file is refused: at 150
 * ppi and a usual screen of 150 lines an inch, the pixels begin to show. */
#include <math.h>
#include <stdio.h>

#include "base/file.h"
#include "images/images.h"
#include "pdf/file.h"

static const double resolution_wanted = 300, resolution_least = 150, resolution_most = 450;

/* A picture's file as it is used. */
struct picture_use {
    const struct figure *figure;
    unit width; /* the largest that it is shown at */
    uint32_t name;
};

struct picture_uses {
    struct picture_use *at;
    size_t count, room;
};

static bool is_press(const struct pdf_file *file)
{
    return deliver_is_press(&file->job->layout->deliver);
}

static enum sample_space space_of(const struct pdf_file *file)
{
    if (file->job->palette && file->job->palette->is_gray)
        return SAMPLE_GRAY;
    return is_press(file) ? SAMPLE_CMYK : SAMPLE_RGB;
}

/* --- which ------------------------------------------------------------------------------------ */

static struct picture_use *find_use(struct pdf_file *file, struct picture_uses *uses,
                                    const struct figure *figure)
{
    for (size_t i = 0; i < uses->count; i++)
        if (slice_equal(uses->at[i].figure->path, figure->path))
            return &uses->at[i];
    struct picture_use *use = array_add(file->arena, uses);
    *use = (struct picture_use){.figure = figure, .name = (uint32_t)uses->count - 1};
    return use;
}

static struct picture_uses collect_uses(struct pdf_file *file)
{
    const struct pdf_job *job = file->job;
    struct picture_uses uses = {0};
    file->pictures = arena_alloc_items(file->arena, job->doc->figure_count, sizeof(uint32_t));
    for (uint32_t p = 0; p < job->pages->page_count; p++) {
        const struct page *page = &job->pages->pages[p];
        for (uint32_t i = 0; i < page->item_count; i++) {
            const struct page_item *item = &page->items[i];
            if (item->kind != PAGE_IMAGE)
                continue;
            struct picture_use *use = find_use(file, &uses, &job->doc->figures[item->figure]);
            use->width = item->width > use->width ? item->width : use->width;
            file->pictures[item->figure] = use->name;
        }
    }
    return uses;
}

/* --- how fine ---------------------------------------------------------------------------------
 */

static void hint_pixels(struct pdf_file *file, const struct picture_use *use)
{
    double inches = unit_points(use->width) / 72;
    char millimetres[32];
    number_write(millimetres, use->figure->pixel_width / resolution_wanted * 25.4, 0);
    diag_hint(file->diag, "for 300 ppi it needs %.0f pixels across, or a width of %s mm",
              ceil(inches * resolution_wanted), millimetres);
}

/* Reports what is too coarse; false where that is an error. */
static bool check_resolution(struct pdf_file *file, const struct picture_use *use)
{
    const struct figure *figure = use->figure;
    double resolution = picture_resolution(figure->pixel_width, use->width);
    char millimetres[32], pixels[32];
    number_write(millimetres, unit_mm(use->width), 1);
    number_write(pixels, floor(resolution), 0);
    if (is_press(file) && resolution < resolution_least) {
        diag_error(file->diag, figure->place, "image-resolution",
                   "this picture, %s mm wide, has %s ppi: a press file needs at least 150",
                   millimetres, pixels);
        hint_pixels(file, use);
        return false;
    }
    if (resolution < resolution_wanted) {
        diag_warning(file->diag, figure->place, "image-resolution",
                     "this picture, %s mm wide, has %s ppi: print wants 300", millimetres, pixels);
        hint_pixels(file, use);
    }
    return true;
}

/* --- samples ----------------------------------------------------------------------------------
 */

static bool read_profile(struct pdf_file *file, enum profile_use use, struct profile *out)
{
    const char *path = profile_find(file->arena, file->diag, use);
    return path && profile_read(file->arena, file->diag, path, NO_PLACE, use, out);
}

static struct colors *open_colors(struct pdf_file *file)
{
    const struct palette *palette = file->job->palette;
    struct profile screen, press;
    bool has_press = palette && palette->is_press && palette->profile.space == SAMPLE_CMYK;
    if (has_press)
        press = palette->profile;
    else if (!read_profile(file, PROFILE_PRESS, &press))
        return NULL;
    if (!read_profile(file, PROFILE_SCREEN, &screen))
        return NULL;
    return colors_open(file->arena, file->diag, &screen, &press);
}

static bool encode_picture(struct pdf_file *file, struct arena *arena, const struct colors *colors,
                           const struct picture_use *use, struct encoded_picture *out)
{
    const struct figure *figure = use->figure;
    struct picture_file source = {.path = figure->path, .place = figure->place};
    struct picture whole, reduced, converted;
    double most = ceil(unit_points(use->width) / 72 * resolution_most);
    double limit = is_press(file) ? file->job->layout->deliver.ink_limit : 400;
    if (!file_read(arena, file->diag, figure->path.bytes, PICTURE_BYTES_LARGEST, &source.bytes) ||
        !picture_read(arena, file->diag, &source, &whole))
        return false;
    picture_reduce(arena, &whole, most < 1 ? 1 : (uint32_t)most, &reduced);
    return picture_convert(arena, file->diag, colors, &reduced, space_of(file), &converted) &&
           picture_encode(arena, file->diag, &converted, limit, out);
}

/* --- objects ----------------------------------------------------------------------------------
 */

static HPDF_Dict add_image(struct pdf_file *file, const struct encoded_picture *picture)
{
    static const char *const spaces[SAMPLE_SPACE_COUNT] = {"DeviceGray", "DeviceRGB", "DeviceCMYK"};
    bool is_flate = picture->filter == PICTURE_FLATE;
    HPDF_Dict image = objects_add_stream(file->objects, picture->bytes, STREAM_PLAIN);
    HPDF_Dict_AddName(image, "Type", "XObject");
    HPDF_Dict_AddName(image, "Subtype", "Image");
    HPDF_Dict_AddNumber(image, "Width", (HPDF_INT32)picture->width);
    HPDF_Dict_AddNumber(image, "Height", (HPDF_INT32)picture->height);
    HPDF_Dict_AddName(image, "ColorSpace", spaces[picture->space]);
    HPDF_Dict_AddNumber(image, "BitsPerComponent", (HPDF_INT32)picture->bits);
    dict_add_raw(file->objects, image, "Filter",
                 is_flate ? SLICE("/FlateDecode") : SLICE("/DCTDecode"));
    if (is_flate)
        dict_add_raw(
            file->objects, image, "DecodeParms",
            slice_format(file->arena, "<</Predictor 15/Colors %u/BitsPerComponent %u/Columns %u>>",
                         sample_components(picture->space), picture->bits, picture->width));
    return image;
}

static bool write_picture(struct pdf_file *file, const struct colors *colors,
                          const struct picture_use *use, HPDF_Dict names)
{
    struct encoded_picture encoded;
    char name[16];
    struct arena *arena = arena_make(0);
    bool is_fine = encode_picture(file, arena, colors, use, &encoded);
    if (is_fine) {
        snprintf(name, sizeof name, "I%u", use->name);
        HPDF_Dict_Add(names, name, add_image(file, &encoded));
    }
    arena_free(arena);
    return is_fine;
}

bool pdf_pictures_write(struct pdf_file *file)
{
    struct picture_uses uses = collect_uses(file);
    bool is_fine = true;
    for (size_t i = 0; i < uses.count; i++)
        is_fine &= check_resolution(file, &uses.at[i]);
    if (!is_fine || uses.count == 0)
        return is_fine;
    struct colors *colors = open_colors(file);
    if (!colors)
        return false;
    for (size_t i = 0; i < uses.count; i++)
        is_fine &= write_picture(file, colors, &uses.at[i], file->forms);
    return is_fine;
}

void pdf_picture_draw(struct pdf_file *file, const struct page_item *item, double x, double y)
{
    char name[16];
    const double matrix[6] = {unit_points(item->width), 0, 0, unit_points(item->height), x, y};
    snprintf(name, sizeof name, "I%u", file->pictures[item->figure]);
    if (is_press(file) && file->job->palette)
        canvas_overprint(&file->canvas, false);
    canvas_form(&file->canvas, name, matrix);
}

void pdf_path_draw(struct pdf_file *file, const struct path *path, double x, double y)
{
    struct buffer bytes = buffer_make(file->arena);
    for (uint32_t i = 0; i < path->box_count; i++) {
        const struct path_box *box = &path->boxes[i];
        const double corners[4] = {x + unit_points(box->left),
                                   y - unit_points(box->top + box->height), unit_points(box->width),
                                   unit_points(box->height)};
        for (int n = 0; n < 4; n++) {
            buffer_add_number(&bytes, corners[n], 3);
            buffer_add_text(&bytes, " ");
        }
        buffer_add_text(&bytes, "re\n");
    }
    buffer_add_text(&bytes, "f\n");
    canvas_end_text(&file->canvas);
    canvas_operators(&file->canvas, buffer_slice(&bytes));
}

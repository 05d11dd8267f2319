/* Reading a picture: which format it is, its limits, and the one diagnostic where it is bad.
 *
 * In: a file's bytes. Out: `struct picture`, upright. The readers fill in the file's own samples;
 * this file knows what holds for both formats. See images.h for what is refused. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/kind.h"
#include "base/map.h"
#include "images/decoding.h"

uint32_t sample_components(enum sample_space space)
{
    static const uint32_t components[SAMPLE_SPACE_COUNT] = {1, 3, 4};
    return components[space];
}

void decoding_set_size(struct decoding *decoding, uint32_t width, uint32_t height,
                       uint64_t byte_raw, uint64_t byte_most)
{
    struct guard *guard = &decoding->guard;
    if (width == 0 || height == 0)
        guard_fail(guard, "picture-damaged", "has no pixels");
    if (width > PICTURE_SIDE_LARGEST || height > PICTURE_SIDE_LARGEST)
        guard_fail(guard, "picture-size", "is %u x %u pixels; a side may have %u", width, height,
                   PICTURE_SIDE_LARGEST);
    if ((uint64_t)width * height > PICTURE_PIXELS_LARGEST)
        guard_fail(guard, "picture-size", "is %u x %u pixels; all together may be %u million",
                   width, height, PICTURE_PIXELS_LARGEST / 1000000);
    if (byte_raw > byte_most)
        guard_fail(guard, "picture-damaged",
                   "claims %u x %u pixels, more than its %zu bytes can hold", width, height,
                   decoding->out->file.bytes.length);
    decoding->out->width = width;
    decoding->out->height = height;
}

uint8_t *decoding_add_samples(struct decoding *decoding, uint32_t pixel_bytes)
{
    size_t pixels = (size_t)decoding->out->width * decoding->out->height;
    uint8_t *samples = arena_alloc_raw(decoding->arena, pixels * pixel_bytes);
    if (arena_is_over(decoding->arena))
        guard_fail(&decoding->guard, "picture-size", "is %u x %u pixels: too many for the memory",
                   decoding->out->width, decoding->out->height);
    decoding->out->samples = samples;
    return samples;
}

void decoding_set_profile(struct decoding *decoding, struct slice profile)
{
    /* ICC.1:2010 7.2: the data colour space at byte 16, "acsp" at byte 36 of a header of 128 */
    static const char *const names[SAMPLE_SPACE_COUNT] = {"GRAY", "RGB ", "CMYK"};
    if (profile.length < 128 || profile.length > PROFILE_BYTES_LARGEST ||
        memcmp(profile.bytes + 36, "acsp", 4) != 0 ||
        memcmp(profile.bytes + 16, names[decoding->out->space], 4) != 0)
        return;
    decoding->out->profile = slice_copy(decoding->arena, profile);
}

static bool is_jpeg(struct slice bytes)
{
    return slice_starts_with(bytes, "\xFF\xD8\xFF");
}

static bool is_png(struct slice bytes)
{
    return slice_starts_with(bytes, "\x89PNG\r\n\x1A\n");
}

/* Neither JPEG nor PNG: what it is, and what to save it as. */
static void report_other_kind(const struct decoding *decoding)
{
    const struct file_kind *kind = file_kind_of(decoding->out->file.bytes);
    if (!kind) {
        image_error(decoding->diag, &decoding->out->file, "picture-format",
                    "is not a JPEG or PNG picture");
        diag_hint(decoding->diag,
                  "open it where it was made, and save it as JPEG (a photograph) or "
                  "PNG (a drawing)");
        return;
    }
    image_error(decoding->diag, &decoding->out->file, "picture-format",
                "is %s; expected a JPEG or PNG picture", kind->name);
    diag_hint(decoding->diag,
              kind->is_picture
                  ? "open it in a picture program and export it: a photograph as JPEG, a drawing "
                    "or logo as PNG, 2000 pixels wide or more"
                  : "save the picture itself as JPEG or PNG and name that file");
}

/* Runs the reader that knows the file's first bytes. */
static bool decode(struct decoding *decoding)
{
    struct slice bytes = decoding->out->file.bytes;
    if (bytes.length > PICTURE_BYTES_LARGEST) {
        image_error(decoding->diag, &decoding->out->file, "picture-size",
                    "has %zu bytes; a picture may have %zu", bytes.length, PICTURE_BYTES_LARGEST);
        return false;
    }
    if (!is_jpeg(bytes) && !is_png(bytes)) {
        report_other_kind(decoding);
        return false;
    }
    decoding->out->kind = is_jpeg(bytes) ? PICTURE_JPEG : PICTURE_PNG;
    bool is_fine = is_jpeg(bytes) ? jpeg_decode(decoding) : png_decode(decoding);
    if (!is_fine && decoding->guard.code)
        image_error(decoding->diag, &decoding->out->file, decoding->guard.code, "%s",
                    decoding->guard.message);
    return is_fine;
}

/* The pixels, then the size: the first needs the size as it was. */
static void turn_upright(struct arena *arena, struct picture *picture, uint32_t orientation)
{
    if (picture->samples)
        picture->samples = picture_turn(arena, picture, orientation);
    if (orientation_is_sideways(orientation)) {
        uint32_t width = picture->width;
        picture->width = picture->height;
        picture->height = width;
    }
}

static bool read_picture(struct arena *arena, struct diag *diag, const struct picture_file *file,
                         bool is_header_only, struct picture *out)
{
    assert(arena && diag && file && out);
    *out = (struct picture){.file = *file};
    struct decoding decoding = {
        .arena = arena,
        .diag = diag,
        .is_header_only = is_header_only,
        .orientation = 1,
        .out = out,
    };
    if (!decode(&decoding))
        return false;
    turn_upright(arena, out, decoding.orientation);
    return true;
}

bool picture_measure(struct arena *arena, struct diag *diag, const struct picture_file *file,
                     struct picture *out)
{
    return read_picture(arena, diag, file, true, out);
}

bool picture_read(struct arena *arena, struct diag *diag, const struct picture_file *file,
                  struct picture *out)
{
    return read_picture(arena, diag, file, false, out);
}

double picture_resolution(uint32_t pixels, unit length)
{
    assert(length > 0);
    return (double)pixels * (double)UNIT_INCH / (double)length;
}

void picture_dump(struct dump *dump, const struct picture *picture)
{
    static const char *const kinds[PICTURE_KIND_COUNT] = {"jpeg", "png"};
    static const char *const spaces[SAMPLE_SPACE_COUNT] = {"gray", "rgb", "cmyk"};
    size_t length = (size_t)picture->width * picture->height * sample_components(picture->space);
    char hash[17] = "none";
    if (picture->samples)
        snprintf(hash, sizeof hash, "%016llx",
                 (unsigned long long)hash_bytes(0, picture->samples, length));
    dump_begin(dump, "picture");
    dump_text(dump, "file", picture->file.path);
    dump_word(dump, "kind", slice_of(kinds[picture->kind]));
    dump_word(dump, "space", slice_of(spaces[picture->space]));
    dump_number(dump, "width", picture->width);
    dump_number(dump, "height", picture->height);
    dump_number(dump, "profile-bytes", (int64_t)picture->profile.length);
    dump_word(dump, "samples", slice_of(hash));
    dump_end(dump);
}

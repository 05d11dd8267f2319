/* Pictures from one colour space to another.
 *
 * In: a picture and the space of the file that it goes to. Out: its samples there. The source is
 * the picture's own profile where it has one that works. What has no hue leaves as gray, so that a
 * logo drawn in black RGB is black ink and not four: the commonest complaint of print shops about
 * pictures. Photographs with any hue keep their neutral tones in four inks, as they must, since K
 * alone beside them would show. */
#include "base/sonames.h"
#include "images/colors.h"

#include <assert.h>

static bool has_hue(const struct picture *picture)
{
    size_t count = (size_t)picture->width * picture->height;
    const uint8_t *at = picture->samples;
    for (size_t i = 0; i < count; i++, at += 3)
        if (at[0] != at[1] || at[1] != at[2])
            return true;
    return false;
}

/* One of three equal channels. */
static void take_channel(struct arena *arena, const struct picture *picture, struct picture *out)
{
    size_t count = (size_t)picture->width * picture->height;
    uint8_t *samples = arena_alloc_raw(arena, count);
    for (size_t i = 0; i < count; i++)
        samples[i] = picture->samples[i * 3];
    out->space = SAMPLE_GRAY;
    out->samples = samples;
}

static const uint32_t formats[SAMPLE_SPACE_COUNT] = {TYPE_GRAY_8, TYPE_RGB_8, TYPE_CMYK_8};

/* The way from the picture's own profile, NULL where it has none that works. */
static cmsHTRANSFORM make_own_way(struct diag *diag, const struct colors *colors,
                                  const struct picture *picture, enum sample_space to)
{
    const struct lcms_library *lcms = colors->lcms;
    struct slice bytes = picture->profile;
    if (!bytes.length)
        return NULL;
    cmsHPROFILE own = lcms->cmsOpenProfileFromMem(bytes.bytes, (cmsUInt32Number)bytes.length);
    cmsHTRANSFORM way =
        own ? colors_make_way(lcms, own, formats[picture->space], colors->profiles[to], formats[to])
            : NULL;
    if (own)
        lcms->cmsCloseProfile(own);
    if (!way)
        diag_warning(diag, picture->file.place, "picture-profile",
                     "%.*s has a colour profile that can't be used; %s is assumed",
                     SLICE_ARG(picture->file.path),
                     picture->space == SAMPLE_RGB ? "sRGB" : "the press's");
    return way;
}

static void send_rows(const struct colors *colors, cmsHTRANSFORM way, struct arena *arena,
                      const struct picture *picture, struct picture *out)
{
    size_t from_bytes = (size_t)picture->width * sample_components(picture->space);
    size_t to_bytes = (size_t)picture->width * sample_components(out->space);
    uint8_t *samples = arena_alloc_raw(arena, to_bytes * picture->height);
    for (size_t y = 0; y < picture->height; y++)
        colors->lcms->cmsDoTransform(way, picture->samples + y * from_bytes, samples + y * to_bytes,
                                     picture->width);
    out->samples = samples;
}

bool picture_convert(struct arena *arena, struct diag *diag, const struct colors *colors,
                     const struct picture *picture, enum sample_space to, struct picture *out)
{
    assert(picture->samples);
    *out = *picture;
    out->profile = (struct slice){0};
    if (picture->space == SAMPLE_GRAY || (picture->space == SAMPLE_CMYK && to == SAMPLE_CMYK))
        return true;
    bool is_neutral = picture->space == SAMPLE_RGB && !has_hue(picture);
    cmsHTRANSFORM way = make_own_way(diag, colors, picture, is_neutral ? SAMPLE_GRAY : to);
    if (!way && is_neutral) {
        take_channel(arena, picture, out);
        return true;
    }
    if (!way && picture->space == to)
        return true;
    if (!way)
        way = colors_make_way(colors->lcms, colors->profiles[picture->space],
                              formats[picture->space], colors->profiles[to], formats[to]);
    if (!way) {
        diag_system(diag, LCMS_SONAME, "library", "can't convert a picture's colours");
        return false;
    }
    out->space = is_neutral ? SAMPLE_GRAY : to;
    send_rows(colors, way, arena, picture, out);
    colors->lcms->cmsDeleteTransform(way);
    return true;
}

/* Colours one by one, and the profiles behind them.
 *
 * In: a display's and a press's profile. Out: ways from RGB and CMYK to each other and to gray. The
 * gray is sRGB's curve at D50, made here: what a value of gray means on screen, and near what a
 * press makes of K alone with its dot gain. Intent: relative colorimetric with black point
 * compensation, as prepress converts by default. Nothing here is from lcms2's own sRGB profile,
 * whose header holds the clock. ICC.1:2010; ISO 18619. */
#include "images/colors.h"
#include "base/sonames.h"

#include <assert.h>

static void end_colors(void *handle)
{
    struct colors *colors = handle;
    for (int from = 0; from < SAMPLE_SPACE_COUNT; from++) {
        for (int to = 0; to < SAMPLE_SPACE_COUNT; to++)
            if (colors->ways[from][to])
                colors->lcms->cmsDeleteTransform(colors->ways[from][to]);
        if (colors->profiles[from])
            colors->lcms->cmsCloseProfile(colors->profiles[from]);
    }
}

cmsHTRANSFORM colors_make_way(const struct lcms_library *lcms, cmsHPROFILE from,
                              uint32_t from_format, cmsHPROFILE to, uint32_t to_format)
{
    return lcms->cmsCreateTransform(from, from_format, to, to_format, INTENT_RELATIVE_COLORIMETRIC,
                                    cmsFLAGS_BLACKPOINTCOMPENSATION);
}

static cmsHPROFILE make_gray(const struct lcms_library *lcms)
{
    /* IEC 61966-2-1: ((x + 0.055) / 1.055) ^ 2.4, from 0.04045 up; x / 12.92 below */
    static const cmsFloat64Number curve[5] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    cmsToneCurve *tone = lcms->cmsBuildParametricToneCurve(NULL, 4, curve);
    cmsHPROFILE gray = tone ? lcms->cmsCreateGrayProfile(lcms->cmsD50_xyY(), tone) : NULL;
    if (tone)
        lcms->cmsFreeToneCurve(tone);
    return gray;
}

static cmsHPROFILE open_profile(const struct lcms_library *lcms, const struct profile *profile)
{
    return lcms->cmsOpenProfileFromMem(profile->bytes.bytes,
                                       (cmsUInt32Number)profile->bytes.length);
}

static bool make_way(struct colors *colors, enum sample_space from, enum sample_space to)
{
    static const uint32_t formats[SAMPLE_SPACE_COUNT] = {TYPE_GRAY_DBL, TYPE_RGB_DBL,
                                                         TYPE_CMYK_DBL};
    if (!colors->profiles[from] || !colors->profiles[to])
        return false;
    colors->ways[from][to] = colors_make_way(colors->lcms, colors->profiles[from], formats[from],
                                             colors->profiles[to], formats[to]);
    return colors->ways[from][to] != NULL;
}

struct colors *colors_open(struct arena *arena, struct diag *diag, const struct profile *screen,
                           const struct profile *press)
{
    assert(screen->space == SAMPLE_RGB && press->space == SAMPLE_CMYK);
    struct colors *colors = arena_alloc(arena, sizeof *colors);
    colors->lcms = lcms_library_open(arena, diag);
    if (!colors->lcms)
        return NULL;
    arena_defer(arena, end_colors, colors);
    colors->profiles[SAMPLE_GRAY] = make_gray(colors->lcms);
    colors->profiles[SAMPLE_RGB] = open_profile(colors->lcms, screen);
    colors->profiles[SAMPLE_CMYK] = open_profile(colors->lcms, press);
    if (make_way(colors, SAMPLE_RGB, SAMPLE_CMYK) && make_way(colors, SAMPLE_RGB, SAMPLE_GRAY) &&
        make_way(colors, SAMPLE_CMYK, SAMPLE_RGB) && make_way(colors, SAMPLE_CMYK, SAMPLE_GRAY))
        return colors;
    diag_system(diag, LCMS_SONAME, "library", "can't convert between \"%.*s\" and \"%.*s\"",
                SLICE_ARG(screen->description), SLICE_ARG(press->description));
    return NULL;
}

static double clamp(double part)
{
    if (!(part > 0)) /* also what is no number */
        return 0;
    return part < 1 ? part : 1;
}

/* The light of a colour without hue, in `light`; false where it has one. */
static bool find_light(const struct paint *paint, double *light)
{
    const double *parts = paint->parts;
    switch (paint->space) {
    case SAMPLE_GRAY:
        *light = parts[0];
        return true;
    case SAMPLE_RGB:
        *light = parts[0];
        return parts[0] == parts[1] && parts[1] == parts[2];
    case SAMPLE_CMYK:
        *light = 1 - parts[3];
        return parts[0] == 0 && parts[1] == 0 && parts[2] == 0;
    case SAMPLE_SPACE_COUNT:
        break;
    }
    return false;
}

static struct paint make_neutral(double light, enum sample_space space)
{
    struct paint paint = {.space = space, .parts = {light, light, light, 0}};
    if (space == SAMPLE_CMYK)
        paint = (struct paint){.space = space, .parts = {0, 0, 0, 1 - light}};
    if (space == SAMPLE_GRAY)
        paint = (struct paint){.space = space, .parts = {light, 0, 0, 0}};
    return paint;
}

struct paint paint_convert(const struct colors *colors, struct paint paint, enum sample_space to)
{
    double light = 0, from_parts[4], to_parts[4] = {0};
    for (int i = 0; i < 4; i++)
        paint.parts[i] = clamp(paint.parts[i]);
    if (paint.space == to)
        return paint;
    if (find_light(&paint, &light))
        return make_neutral(light, to);
    double from_scale = paint.space == SAMPLE_CMYK ? 100 : 1; /* lcms2 counts ink in percent */
    double to_scale = to == SAMPLE_CMYK ? 100 : 1;
    for (int i = 0; i < 4; i++)
        from_parts[i] = paint.parts[i] * from_scale;
    colors->lcms->cmsDoTransform(colors->ways[paint.space][to], from_parts, to_parts, 1);
    struct paint converted = {.space = to};
    for (uint32_t i = 0; i < sample_components(to); i++)
        converted.parts[i] = clamp(to_parts[i] / to_scale);
    return converted;
}

/* Colours for the screen: see screen_colors.h.
 *
 * In: process colours. Out: sRGB. The model is Neugebauer's: the inks of a colour overlap by chance
 * (Demichel), so 16 kinds of dots lie side by side, and the eye adds their light. A dot grows in
 * print (dot gain), and paper spreads light, so the sum is taken of powers 1/n of the light (Yule
 * and Nielsen 1951). The 16 dots are those of libgs-common's default_cmyk.icc, by lcms2, relative
 * colorimetric with black point compensation; gain and n are fitted to it, most of all where books
 * use colour: the rubric comes within 0.02 of what lcms2 gives it, other tints within 0.17. A
 * handful of colours does not pay for loading lcms2 and its tables; pictures (images/) do.
 *
 * Black alone is gray by arithmetic, so that text is as black as the screen is. */
#include "pdf/screen_colors.h"

#include <math.h>

enum { DOT_COUNT = 16 };

static const double spread = 1.3;    /* Yule and Nielsen's n */
static const double dot_gain = 0.35; /* times share and what is left: 0.0875 at a half */

/* sRGB of the dots; bits of the index: cyan 1, magenta 2, yellow 4, black 8. */
static const double dots[DOT_COUNT][3] = {
    {1.000, 1.000, 1.000}, {0.000, 0.681, 0.938}, {0.926, 0.000, 0.548}, {0.182, 0.190, 0.573},
    {1.000, 0.949, 0.000}, {0.000, 0.650, 0.315}, {0.930, 0.111, 0.141}, {0.213, 0.212, 0.224},
    {0.137, 0.122, 0.125}, {0.000, 0.056, 0.139}, {0.139, 0.000, 0.000}, {0.000, 0.000, 0.005},
    {0.107, 0.101, 0.000}, {0.000, 0.072, 0.000}, {0.135, 0.000, 0.000}, {0.000, 0.000, 0.000}};

/* IEC 61966-2-1. */
static double light_of(double value)
{
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double value_of(double light)
{
    return light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055;
}

/* The share of the paper that a kind of dot covers. */
static double dot_share(const double inks[4], unsigned dot)
{
    double share = 1;
    for (unsigned ink = 0; ink < 4; ink++) {
        double grown = inks[ink] + dot_gain * inks[ink] * (1 - inks[ink]);
        share *= dot & 1u << ink ? grown : 1 - grown;
    }
    return share;
}

static double mix(const double inks[4], int channel)
{
    double sum = 0;
    for (unsigned dot = 0; dot < DOT_COUNT; dot++)
        sum += dot_share(inks, dot) * pow(light_of(dots[dot][channel]), 1 / spread);
    return round(value_of(pow(sum, spread)) * 1000) / 1000;
}

static struct color convert(const struct color *color)
{
    struct color out = {.name = color->name};
    const double *inks = color->parts;
    if (inks[0] == 0 && inks[1] == 0 && inks[2] == 0) {
        out.space = COLOR_GRAY;
        out.parts[0] = inks[3];
        return out;
    }
    out.space = COLOR_RGB;
    for (int channel = 0; channel < 3; channel++)
        out.parts[channel] = mix(inks, channel);
    return out;
}

struct color *screen_colors_make(struct arena *arena, const struct design *design)
{
    struct color *colors = arena_alloc_items(arena, design->color_count, sizeof *colors);
    for (uint32_t i = 0; i < design->color_count; i++) {
        bool is_cmyk = design->colors[i].space == COLOR_CMYK;
        colors[i] = is_cmyk ? convert(&design->colors[i]) : design->colors[i];
    }
    return colors;
}

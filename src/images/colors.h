/* Colours inside this folder: the opened profiles and the ways between them. */
#ifndef ORISON_IMAGES_COLORS_H
#define ORISON_IMAGES_COLORS_H

#include "images/images.h"
#include "images/libraries.h"

struct colors {
    const struct lcms_library *lcms;
    cmsHPROFILE profiles[SAMPLE_SPACE_COUNT]; /* of each space: sGray, sRGB, the press's */
    /* For single colours, from and to; NULL where none is needed. */
    cmsHTRANSFORM ways[SAMPLE_SPACE_COUNT][SAMPLE_SPACE_COUNT];
};

/* A way with relative colorimetric intent and black point compensation; NULL where lcms2 can't. */
cmsHTRANSFORM colors_make_way(const struct lcms_library *lcms, cmsHPROFILE from,
                              uint32_t from_format, cmsHPROFILE to, uint32_t to_format);

#endif

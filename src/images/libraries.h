/* The libraries of pictures and colour, loaded on demand.
 *
 * Few booklets have a picture, and every program start would pay for linking three libraries; so
 * they are opened with dlopen where first needed, and their functions stand in tables whose types
 * are the headers' own declarations. A table is valid as long as the arena it is in. */
#ifndef ORISON_IMAGES_LIBRARIES_H
#define ORISON_IMAGES_LIBRARIES_H

#include <stdio.h> /* jpeglib.h needs FILE */

#include <jpeglib.h>
#include <lcms2.h>
#include <png.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/library.h"

#define JPEG_FUNCTIONS(ROW)                                                                        \
    ROW(jpeg_std_error)                                                                            \
    ROW(jpeg_CreateDecompress)                                                                     \
    ROW(jpeg_destroy_decompress)                                                                   \
    ROW(jpeg_mem_src)                                                                              \
    ROW(jpeg_save_markers)                                                                         \
    ROW(jpeg_read_header)                                                                          \
    ROW(jpeg_start_decompress)                                                                     \
    ROW(jpeg_read_scanlines)                                                                       \
    ROW(jpeg_finish_decompress)                                                                    \
    ROW(jpeg_CreateCompress)                                                                       \
    ROW(jpeg_destroy_compress)                                                                     \
    ROW(jpeg_set_defaults)                                                                         \
    ROW(jpeg_set_quality)                                                                          \
    ROW(jpeg_start_compress)                                                                       \
    ROW(jpeg_write_scanlines)                                                                      \
    ROW(jpeg_finish_compress)

#define PNG_FUNCTIONS(ROW)                                                                         \
    ROW(png_create_read_struct)                                                                    \
    ROW(png_create_info_struct)                                                                    \
    ROW(png_destroy_read_struct)                                                                   \
    ROW(png_init_io)                                                                               \
    ROW(png_set_user_limits)                                                                       \
    ROW(png_set_chunk_cache_max)                                                                   \
    ROW(png_set_chunk_malloc_max)                                                                  \
    ROW(png_read_info)                                                                             \
    ROW(png_get_IHDR)                                                                              \
    ROW(png_get_iCCP)                                                                              \
    ROW(png_get_eXIf_1)                                                                            \
    ROW(png_set_expand)                                                                            \
    ROW(png_set_scale_16)                                                                          \
    ROW(png_set_interlace_handling)                                                                \
    ROW(png_read_update_info)                                                                      \
    ROW(png_get_channels)                                                                          \
    ROW(png_get_rowbytes)                                                                          \
    ROW(png_read_row)                                                                              \
    ROW(png_read_end)

#define LCMS_FUNCTIONS(ROW)                                                                        \
    ROW(cmsOpenProfileFromMem)                                                                     \
    ROW(cmsCloseProfile)                                                                           \
    ROW(cmsCreateLab4Profile)                                                                      \
    ROW(cmsBuildParametricToneCurve)                                                               \
    ROW(cmsFreeToneCurve)                                                                          \
    ROW(cmsCreateGrayProfile)                                                                      \
    ROW(cmsD50_xyY)                                                                                \
    ROW(cmsGetDeviceClass)                                                                         \
    ROW(cmsGetColorSpace)                                                                          \
    ROW(cmsGetProfileInfo)                                                                         \
    ROW(cmsCreateTransform)                                                                        \
    ROW(cmsDeleteTransform)                                                                        \
    ROW(cmsDoTransform)

struct jpeg_library {
    JPEG_FUNCTIONS(LIBRARY_MEMBER)
};
struct png_library {
    PNG_FUNCTIONS(LIBRARY_MEMBER)
};
struct lcms_library {
    LCMS_FUNCTIONS(LIBRARY_MEMBER)
};

/* The libraries' tables; NULL where one is missing or too old, reported as a system error. */
const struct jpeg_library *jpeg_library_open(struct arena *arena, struct diag *diag);
const struct png_library *png_library_open(struct arena *arena, struct diag *diag);
const struct lcms_library *lcms_library_open(struct arena *arena, struct diag *diag);

/* What was given to png_create_read_struct as error pointer: for its error function, which is told
 * nothing but the handle. libpng was loaded by `png_library_open`. */
void *png_error_context(png_const_structrp handle);

#endif

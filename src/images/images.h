/* Pictures and colour profiles: the one door to libjpeg-turbo, libpng and lcms2.
 *
 * A JPEG or PNG becomes `struct picture`: upright, opaque, 8 bits a sample, in gray, RGB or CMYK.
 * A picture or a single colour is converted between those through ICC profiles; ink is measured and
 * held under a limit; a picture is encoded for a PDF. Only samples travel: EXIF, GPS, comments and
 * text chunks end here. A caller reads, converts, limits and encodes, in this order:
 *
 *     picture_measure      where the layout needs the pixels' count and shape, before the rest
 *     picture_read         samples
 *     picture_reduce       where it is far finer than the page needs
 *     picture_convert      to the file's colours
 *     picture_limit_ink    press only
 *     picture_encode       the stream of an image XObject
 *
 * The libraries are loaded when first needed (libraries.c), so a booklet without pictures starts as
 * fast as before; a missing one is a system error that names its Debian package. Everything made is
 * in the arena given and const from then on; temporaries stay in it too, so a caller with many
 * pictures gives each its own arena or releases a mark. The same input gives the same bytes.
 *
 * Values: gray and RGB samples are light (0 black, 255 white), CMYK samples are ink (0 none, 255
 * full), whatever the file's own convention. Rows run from the top, pixels from the left, without
 * padding. */
#ifndef ORISON_IMAGES_IMAGES_H
#define ORISON_IMAGES_IMAGES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/dump.h"
#include "base/slice.h"
#include "base/unit.h"

/* Limits: what a page could ever need, and what one machine can hold. */
#define PICTURE_BYTES_LARGEST  ((size_t)64 << 20) /* of a file: for `file_read` */
#define PICTURE_SIDE_LARGEST   20000u             /* pixels; 1200 ppi over 42 cm */
#define PICTURE_PIXELS_LARGEST 100000000u         /* A4 at 1016 ppi */
#define PROFILE_BYTES_LARGEST  ((size_t)16 << 20)

enum sample_space { SAMPLE_GRAY, SAMPLE_RGB, SAMPLE_CMYK, SAMPLE_SPACE_COUNT };

/* Components of a pixel or a colour: 1, 3, 4. */
uint32_t sample_components(enum sample_space space);

/* --- profiles ----------------------------------------------------------------------------------
 */

/* What a profile is for, and so its class and components: PROFILE_SCREEN a display's (mntr) or a
 * space's (spac) of RGB; PROFILE_PRESS an output device's (prtr) of CMYK, PROFILE_PRESS_GRAY one of
 * gray: the two that may stand in a press file's output intent. */
enum profile_use { PROFILE_SCREEN, PROFILE_PRESS, PROFILE_PRESS_GRAY, PROFILE_USE_COUNT };

/* The file of the profile that serves where a layout names none: sRGB for the screen, SWOP for the
 * press. NULL, reported with what to install, where this system has none. (profile_find.c) */
const char *profile_find(struct arena *arena, struct diag *diag, enum profile_use use);

struct profile {
    enum sample_space space;
    uint32_t component_count; /* /N of its stream */
    char device_class[5];     /* "mntr", "prtr", "spac" */
    uint32_t version_major, version_minor;
    struct slice description; /* its text, UTF-8: names the printing condition */
    struct slice bytes;       /* the whole file, to embed */
};

/* Reads the profile at `path`, proves that it fits its use and that colours can be sent through it,
 * both ways for a press. `place` is where the path was named (NO_PLACE: messages name the path).
 * Reports a file that is missing or larger than PROFILE_BYTES_LARGEST, damage, a wrong class, a
 * wrong component count, a version of 5 or more; false then. ICC.1:2010; ISO 15930-7 6.2.2. */
bool profile_read(struct arena *arena, struct diag *diag, const char *path, struct place place,
                  enum profile_use use, struct profile *out);

/* --- pictures ----------------------------------------------------------------------------------
 */

enum picture_kind { PICTURE_JPEG, PICTURE_PNG, PICTURE_KIND_COUNT };

/* A picture's file as it came. `place` is where the content names it; with NO_PLACE messages are
 * about the path. All are borrowed. */
struct picture_file {
    struct slice path; /* what messages call it */
    struct place place;
    struct slice bytes;
};

struct picture {
    struct picture_file file; /* where from, for later messages; may outlive its bytes */
    enum picture_kind kind;   /* of the file: decides the encoding */
    enum sample_space space;  /* of the samples */
    uint32_t width, height;   /* pixels, upright */
    struct slice profile;     /* the file's own ICC profile, of this space; only to convert */
    const uint8_t *samples;   /* width * height * components; NULL from `picture_measure` */
};

/* Reads the header alone: kind, space, and the upright width and height. Reports as `picture_read`,
 * but sees no damage after the header. */
bool picture_measure(struct arena *arena, struct diag *diag, const struct picture_file *file,
                     struct picture *out);

/* Decodes a whole picture. A palette becomes RGB, 1 to 4 bits of gray become 8, 16 bits are rounded
 * to 8; interlaced and progressive files are read; alpha is laid on white, since a press file has
 * no transparency; EXIF orientation (1 to 8; TIFF 6.0, Exif 2.32 4.6.4) turns the pixels. A CMYK
 * JPEG with Adobe's marker holds light rather than ink and is inverted, YCCK too.
 * Reports (and returns false): another format, a side or an area over the limits, dimensions that
 * so few bytes can't hold, damage and a file that ends early, arithmetic or lossless JPEG. */
bool picture_read(struct arena *arena, struct diag *diag, const struct picture_file *file,
                  struct picture *out);

/* `picture` at most `width` pixels wide, its shape kept: each new pixel is the mean of the area
 * that it covers. A picture that is no wider is given as it is. `width` is positive. */
void picture_reduce(struct arena *arena, const struct picture *picture, uint32_t width,
                    struct picture *out);

/* Effective resolution, pixels an inch, of `pixels` over `length` (positive) on the page. */
double picture_resolution(uint32_t pixels, unit length);

/* One line: kind, space, size, profile's length, hash of the samples. */
void picture_dump(struct dump *dump, const struct picture *picture);

/* --- colour ------------------------------------------------------------------------------------
 */

struct colors; /* the two profiles, opened, and the ways between them */

/* Opens the ways between sRGB (`screen`, PROFILE_SCREEN) and a press (`press`, PROFILE_PRESS): with
 * relative colorimetric intent and black point compensation. NULL where lcms2 is missing or refuses
 * a profile, which is reported. Lives as long as `arena`; the profiles' bytes are borrowed. */
struct colors *colors_open(struct arena *arena, struct diag *diag, const struct profile *screen,
                           const struct profile *press);

/* A colour: `parts` from 0 to 1; gray and RGB are light, CMYK is ink. */
struct paint {
    enum sample_space space;
    double parts[4];
};

/* A colour in another space. What has no hue stays so: equal parts of RGB, gray and K alone become
 * each other by arithmetic, without the profiles, so that black text is K alone on press and black
 * on screen. Gray of a hue is its lightness (sRGB's curve). Parts outside 0…1 are clamped. */
struct paint paint_convert(const struct colors *colors, struct paint paint, enum sample_space to);

/* A picture in another space, from its own profile where it has one (else sRGB, or the press's
 * CMYK). Gray stays gray whatever `to` is, and RGB without any hue becomes gray: on press these are
 * K alone. CMYK to CMYK keeps the numbers, as prepress does. RGB to RGB is sRGB afterwards. A
 * profile that can't be used is a warning and the default serves. False only where lcms2 fails. */
bool picture_convert(struct arena *arena, struct diag *diag, const struct colors *colors,
                     const struct picture *picture, enum sample_space to, struct picture *out);

/* --- ink ---------------------------------------------------------------------------------------
 */

struct ink {
    double percent_most; /* total of C, M, Y, K (or K of gray) where it is highest, 0 to 400 */
    double share_over;   /* share of the pixels whose total is over the limit, 0 to 1 */
};

/* Total ink of a picture in gray or CMYK against a limit in percent. */
struct ink picture_ink(const struct picture *picture, double percent_limit);

/* The picture with no pixel's total over the limit (100 to 400): C, M and Y are scaled down
 * together, K stays (under-colour reduction without black generation). Gray, RGB and CMYK that is
 * under the limit everywhere are given as they are. For a look at the samples; `picture_encode`
 * limits what it writes by itself. */
void picture_limit_ink(struct arena *arena, const struct picture *picture, double percent_limit,
                       struct picture *out);

/* The same for one colour in CMYK; other spaces are given back. */
struct paint paint_limit_ink(struct paint paint, double percent_limit);

/* --- encoding for a PDF ------------------------------------------------------------------------
 */

enum picture_filter { PICTURE_DCT, PICTURE_FLATE, PICTURE_FILTER_COUNT };

/* An image XObject's stream: /Filter /DCTDecode, or /FlateDecode with /DecodeParms << /Predictor 15
 * /Colors components /BitsPerComponent bits /Columns width >>. /ColorSpace is the Device space (or
 * ICCBased sRGB on screen). There is no /Decode array: CMYK is ink in both encodings. */
struct encoded_picture {
    enum picture_filter filter;
    enum sample_space space;
    uint32_t width, height;
    uint32_t bits; /* a component: 8; 1 for gray that is black and white alone */
    struct slice bytes;
};

/* Encodes: a JPEG's picture as DCT (ISO 32000-1 7.4.8; baseline, quality 92, no subsampling, no
 * marker but JFIF's, and for CMYK Adobe's with transform 0), a PNG's as Flate with PNG predictors,
 * without loss. CMYK is brought under `percent_limit` of total ink (100 to 400; 400 limits nothing)
 * as by `picture_limit_ink`, and stays under it as a reader decodes the stream: DCT's own error, up
 * to 9 % at hard edges, is measured and allowed for. False only where libjpeg is missing or fails,
 * which is reported. */
bool picture_encode(struct arena *arena, struct diag *diag, const struct picture *picture,
                    double percent_limit, struct encoded_picture *out);

#endif

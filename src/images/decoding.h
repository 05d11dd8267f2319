/* Decoding: what the readers of this folder share while one file becomes a picture.
 *
 * read.c finds the format and calls one reader; the reader fills `out` with the file's own samples,
 * not yet turned; read.c turns them. A reader's work runs under `guard`, and whatever is wrong with
 * the file ends it through `guard_fail`: read.c makes the one diagnostic. */
#ifndef ORISON_IMAGES_DECODING_H
#define ORISON_IMAGES_DECODING_H

#include "images/guard.h"
#include "images/images.h"
#include "images/report.h"

struct decoding {
    struct arena *arena;
    struct diag *diag;
    bool is_header_only;
    uint32_t orientation; /* 1 to 8; 1 is upright */
    struct picture *out;  /* `file` is set */
    struct guard guard;
};

/* jpeg_read.c, png_read.c: false where the work failed (the guard has the message), or where the
 * library is missing (reported; the guard's code is NULL). */
bool jpeg_decode(struct decoding *decoding);
bool png_decode(struct decoding *decoding);

/* Sets the size, checked against the limits. `byte_most` is what the file's bytes can hold of
 * `byte_raw`, the bytes that the picture has before compression. */
void decoding_set_size(struct decoding *decoding, uint32_t width, uint32_t height,
                       uint64_t byte_raw, uint64_t byte_most);

/* Room for `pixel_bytes` a pixel of the size that was set. */
uint8_t *decoding_add_samples(struct decoding *decoding, uint32_t pixel_bytes);

/* Keeps a profile that is one of the picture's space, copied; else it is dropped. */
void decoding_set_profile(struct decoding *decoding, struct slice profile);

/* exif.c: the orientation in a TIFF structure, 1 where it has none that is valid. */
uint32_t exif_orientation(struct slice tiff);

/* turn.c: samples turned upright, and the upright size. */
bool orientation_is_sideways(uint32_t orientation);
const uint8_t *picture_turn(struct arena *arena, const struct picture *picture,
                            uint32_t orientation);

#endif

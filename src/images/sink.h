/* The sink: bytes of an encoded picture as they come, in an arena. */
#ifndef ORISON_IMAGES_SINK_H
#define ORISON_IMAGES_SINK_H

#include "images/images.h"

struct sink {
    struct arena *arena;
    uint8_t *at;
    size_t count, room;
};

/* Room for 64 KiB or more after `count`; the bytes so far stay. */
void sink_widen(struct sink *sink);

/* jpeg_write.c: DCT; flate.c: Flate with PNG predictors. `out` has the picture's size and space;
 * they set filter, bits and bytes. */
bool picture_write_jpeg(struct arena *arena, struct diag *diag, const struct picture *picture,
                        struct encoded_picture *out);
void picture_write_flate(struct arena *arena, const struct picture *picture,
                         struct encoded_picture *out);

#endif

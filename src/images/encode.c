/* Encoding a picture for a PDF: which filter.
 *
 * In: samples. Out: a stream's bytes and what its dictionary says. The file's own kind decides:
 * who saved a JPEG accepted its losses on a photograph, who saved a PNG wants each pixel. */
#include "images/sink.h"

#include <assert.h>
#include <string.h>

enum { SINK_FIRST = 64 << 10 };

void sink_widen(struct sink *sink)
{
    size_t room = sink->room ? sink->room * 2 : SINK_FIRST;
    uint8_t *wider = arena_alloc_raw(sink->arena, room);
    if (sink->count)
        memcpy(wider, sink->at, sink->count);
    sink->at = wider;
    sink->room = room;
}

bool picture_encode(struct arena *arena, struct diag *diag, const struct picture *picture,
                    struct encoded_picture *out)
{
    assert(picture->samples && picture->width && picture->height);
    *out = (struct encoded_picture){
        .space = picture->space,
        .width = picture->width,
        .height = picture->height,
    };
    if (picture->kind == PICTURE_JPEG)
        return picture_write_jpeg(arena, diag, picture, out);
    picture_write_flate(arena, picture, out);
    return true;
}

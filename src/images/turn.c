/* Turning: EXIF's eight orientations.
 *
 * In: samples as the camera wrote them. Out: samples as they are to be seen. Each orientation is a
 * row of three facts about where an upright pixel comes from: whether x and y change places, and
 * whether the source's columns and rows run backwards. Exif 2.32, 4.6.4, tag 0x0112. */
#include <assert.h>
#include <string.h>

#include "images/decoding.h"

struct turn {
    bool is_sideways; /* upright x runs along the source's rows' order */
    bool has_columns_reversed, has_rows_reversed;
};

static struct turn turn_of(uint32_t orientation)
{
    static const struct turn turns[9] = {
        [1] = {false, false, false}, [2] = {false, true, false}, [3] = {false, true, true},
        [4] = {false, false, true},  [5] = {true, false, false}, [6] = {true, false, true},
        [7] = {true, true, true},    [8] = {true, true, false},
    };
    assert(orientation >= 1 && orientation <= 8);
    return turns[orientation];
}

bool orientation_is_sideways(uint32_t orientation)
{
    return turn_of(orientation).is_sideways;
}

const uint8_t *picture_turn(struct arena *arena, const struct picture *picture,
                            uint32_t orientation)
{
    if (orientation == 1)
        return picture->samples;
    struct turn turn = turn_of(orientation);
    size_t width = picture->width, height = picture->height;
    size_t pixel = sample_components(picture->space);
    size_t new_width = turn.is_sideways ? height : width;
    size_t new_height = turn.is_sideways ? width : height;
    uint8_t *turned = arena_alloc_raw(arena, width * height * pixel), *to = turned;
    for (size_t y = 0; y < new_height; y++) {
        for (size_t x = 0; x < new_width; x++, to += pixel) {
            size_t column = turn.is_sideways ? y : x, row = turn.is_sideways ? x : y;
            column = turn.has_columns_reversed ? width - 1 - column : column;
            row = turn.has_rows_reversed ? height - 1 - row : row;
            memcpy(to, picture->samples + (row * width + column) * pixel, pixel);
        }
    }
    return turned;
}

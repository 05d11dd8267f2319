/* White space as line breaking sees it. */
#ifndef ORISON_LINES_SPACES_H
#define ORISON_LINES_SPACES_H

#include <stdbool.h>
#include <stdint.h>

enum space_kind {
    SPACE_NONE,
    SPACE_WORD,     /* stretches; dropped where a line breaks after it: U+0020, tab, U+3000 */
    SPACE_NO_BREAK, /* stretches alike, but is never dropped: U+00A0 */
    SPACE_FIXED,    /* keeps its width; dropped at a line's end: thin, hair, en, em spaces */
    SPACE_FORCED    /* U+2028 and other line ends: no width */
};

/* What a code unit is; every space is in the BMP. U+2007 and U+202F are letters here: fixed and
 * not to be broken. */
enum space_kind space_kind_of(uint16_t code_unit);

/* The same of one in its place: U+0020 and U+00A0 keep their width between digits (1 500), U+00A0
 * beside guillemets and before : ; ! ? too. */
enum space_kind space_kind_at(const uint16_t *string, uint32_t cu_count, uint32_t cu);

/* Whether it vanishes at a line's end. */
bool space_is_dropped(uint16_t code_unit);

#endif

/* From where on `orison check` tells of what pages look like.
 *
 * In: `check` of all files. Out: layout.check. Each limit has a default, said here with its reason;
 * a layout names what it wants otherwise. README, "Judging pages". */
#include <stddef.h>

#include "layouts/draft.h"

static const struct check_limits default_limits = {
    .hyphens = 2,            /* Hart's Rules, Chicago 7.47: three in a row are too many */
    .loose = 1.6,            /* spaces nearly twice as wide as drawn, with space_stretch 0.5 */
    .loose_space = 0.55,     /* "i" in Latin type; a wide script's even line reaches 0.5 */
    .loose_phrase = 0.8,     /* custom allows an em */
    .tight = 0.99,           /* spaces as narrow as space_shrink lets them be */
    .same_word = 4,          /* "and" over "and" is common, and nobody sees it */
    .short_last_line = 0.05, /* a syllable: less than an indent */
    .uneven_spread = 2,      /* one line is not seen across the fold */
    .river_lines = 4,        /* the eye follows five */
    .river_space = 0.3,      /* of the size: a space as it is drawn is 0.2 to 0.25 */
    .ink_gap = 0,            /* touching is too near */
};

#define LIMIT(field, field_kind, most)                                                             \
    {                                                                                              \
        .key = #field, .kind = PROPERTY_##field_kind,                                              \
        .byte_offset = offsetof(struct check_limits, field), .largest = (most)                     \
    }

static const struct property check_rows[] = {
    LIMIT(hyphens, COUNT, 1000),       LIMIT(loose, NUMBER, 1000),
    LIMIT(loose_space, NUMBER, 100),   LIMIT(loose_phrase, NUMBER, 100),
    LIMIT(tight, NUMBER, 1000),        LIMIT(same_word, COUNT, 1000),
    LIMIT(short_last_line, NUMBER, 1), LIMIT(uneven_spread, COUNT, 1000),
    LIMIT(river_lines, COUNT, 1000),   LIMIT(river_space, NUMBER, 100),
    LIMIT(ink_gap, NUMBER, 10),
};

void check_read(struct draft *draft)
{
    draft->layout->check = default_limits;
    for (size_t i = 0; i < draft->file_count; i++) {
        const struct node *check = yaml_find(draft->files[i], "check");
        if (check)
            properties_read(draft, TABLE(check_rows), check, &draft->layout->check, NULL, 0);
    }
}

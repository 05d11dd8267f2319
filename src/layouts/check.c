/* From where on `orison check` tells of what pages look like.
 *
 * In: `check` of all files. Out: layout.check. Each limit has a default, said here with its reason;
 * a layout names what it wants otherwise. layouts/README.md, "Judging pages". */
#include <stddef.h>

#include "layouts/draft.h"

static const struct check_limits default_limits = {
    .hyphens = 2,            /* Hart's Rules, Chicago 7.47: three in a row are too many */
    .loose = 2,              /* spaces nearly twice as wide as drawn, with space_stretch 0.4 */
    .loose_space = 0.55,     /* "i" in Latin type; a wide script's even line reaches 0.5 */
    .loose_phrase = 0.8,     /* custom allows an em */
    .tight = 1.21,           /* narrower than the last passes take spaces: 0.6 of their width */
    .same_word = 4,          /* "and" over "and" is common, and nobody sees it */
    .short_last_line = 0.05, /* a syllable: less than an indent */
    .uneven_spread = 2,      /* one line is not seen across the fold */
    .river_lines = 4,        /* the eye follows five */
    .river_space = 0.3,      /* of the size: a space as it is drawn is 0.2 to 0.25 */
    .ink_gap = 0,            /* touching is too near */
};

#define LIMIT(field, kind_of_property, most, default_value, sentence)                              \
    PROPERTY_ROW(struct check_limits, #field, kind_of_property, field, sentence, RANGE(0, most),   \
                 SILENT(default_value))

static const struct property check_rows[] = {
    LIMIT(hyphens, COUNT, 1000, "2", "The most divided lines in a row (`check-hyphens`)."),
    LIMIT(loose, NUMBER, 1000, "2",
          "How far a line's spaces stretch, in parts of `space_stretch` (`check-loose`)."),
    LIMIT(loose_space, NUMBER, 100, "0.55",
          "The least width of a loose line's word spaces, in widths of its letters: narrower ones "
          "are not seen (`check-loose`)."),
    LIMIT(loose_phrase, NUMBER, 100, "0.8",
          "The same in sizes, where spaces part phrases: Thai, Lao, Burmese, Khmer "
          "(`check-loose`)."),
    LIMIT(tight, NUMBER, 1000, "1.21",
          "How far a line's spaces shrink, in parts of `space_shrink` (`check-tight`)."),
    LIMIT(same_word, COUNT, 1000, "4",
          "The least letters of a word that stands twice, drawn alike, at the start or the end of "
          "neighbouring lines; 0: never told (`check-same-word`)."),
    LIMIT(short_last_line, NUMBER, 1, "0.05",
          "The least part of the measure that a paragraph's last line fills; twice that, where it "
          "is but the rest of a divided word (`check-short-line`)."),
    LIMIT(uneven_spread, COUNT, 1000, "2",
          "The most lines between the feet of facing pages (`check-uneven`)."),
    LIMIT(river_lines, COUNT, 1000, "4",
          "The most lines through which a white gap runs (`check-river`)."),
    LIMIT(river_space, NUMBER, 100, "0.3",
          "The least width of such a gap, in sizes (`check-river`)."),
    LIMIT(ink_gap, NUMBER, 10, "0",
          "The least room between the ink of two lines, in sizes (`check-collision`)."),
};
const struct key_table check_keys = {
    .title = "Judging pages",
    .about = "`orison check` warns, each with the line of the source and the page, of what passes "
             "these limits. In brackets: the code of the warning.",
    KEYED_ROWS(check_rows)};

void check_read(struct draft *draft)
{
    draft->layout->check = default_limits;
    for (size_t i = 0; i < draft->file_count; i++) {
        const struct node *check = yaml_find(draft->files[i], "check");
        if (check)
            properties_read(draft, TABLE(check_rows), check, &draft->layout->check);
    }
}

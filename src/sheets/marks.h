/* What imposing and the marks round the pages share: cells, cuts and folds of one side. */
#ifndef ORISON_SHEETS_MARKS_H
#define ORISON_SHEETS_MARKS_H

#include "sheets/sheets.h"

/* Printer's marks, in units. Crop marks are at least 3 mm long and never in the bleed; the slug
 * line and the colour bar lie beyond the bleed too. */
#define MARK_GAP       (UNIT_PT * 3 / 2)  /* between the bleed and what stands round it */
#define MARK_LENGTH    ((unit)185771 * 5) /* of a crop or fold mark: 5 mm */
#define MARK_SHORTEST  ((unit)185771 * 3) /* where the sheet ends sooner: 3 mm */
#define MARK_ROOM      (MARK_GAP + (unit)185771 * 8) /* round a single page, beyond its bleed */
#define MARK_THICKNESS 0.25                          /* points */
#define SLUG_BASELINE  (MARK_GAP + 7 * UNIT_PT)      /* of the slug line, below the bleed */

/* Rules of one side: where it is cut and folded, in coordinates of the side. */
struct cut_list {
    struct cut {
        unit at;
        bool is_fold;
    } * at;
    size_t count, room;
};

struct side_marks {
    struct arena *arena;
    const struct layout *layout;
    unit width, height;                   /* of the side */
    struct cut_list above, below, beside; /* of the top row and of the bottom row, at some x; of
                                             all rows, at some y */
    struct side *side;                    /* boxes set; gets the marks */
};

/* Adds the cuts round a page whose trim this is; the same cut twice is one. */
void marks_add_page(struct side_marks *marks, struct box page);

/* Adds a fold at some x, once all pages are added: their edges there are not cut. */
void marks_add_fold(struct side_marks *marks, unit x);

/* Puts the layout's marks round the side's bleed box. Returns the kinds (enum marks) that found no
 * room. */
unsigned marks_add(struct side_marks *marks);

#endif

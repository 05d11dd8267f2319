/* Sheets: which page stands where on which side of which sheet.
 *
 * Out: sides in printing order, each with placements. Unimposed, a side is a page. The page orders
 * are pure functions over numbers (sheets/order.h), tested by folding. Blanks are made here, by one
 * rule: they fill up to what the scheme needs, after the last page. */
#ifndef ORISON_SHEETS_SHEETS_H
#define ORISON_SHEETS_SHEETS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/dump.h"
#include "pages/pages.h"

/* A page on a side: its trim box's top left at x, y of the side, turned by quarter turns clockwise.
 */
struct placement {
    uint32_t page; /* index in pages, or NO_INDEX: a blank */
    unit x, y;
    uint8_t quarter_turns;
    double scale; /* 1 but for creep by scaling */
};

struct side {
    uint32_t sheet_no; /* from 1 */
    bool is_back;
    struct placement *placements;
    uint32_t placement_count;
};

struct sheets {
    unit width, height; /* of a side: the media */
    bool is_imposed;    /* false: side i is page i, at 0, 0 */
    struct side *sides;
    uint32_t side_count, sheet_count, blank_count;
};

/* Lays the pages on sheets as `deliver` says. Pages that do not fit the sheet are an error at the
 * layout's place. Returns false after an error. */
bool sheets_impose(struct arena *arena, struct diag *diag, const struct layout *layout,
                   const struct pages *pages, struct sheets *out);

/* `--dump sheets`. */
void sheets_dump(struct dump *dump, const struct pages *pages, const struct sheets *sheets);

#endif

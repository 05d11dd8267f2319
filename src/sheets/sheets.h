/* Sheets: which page stands where on which side of which sheet, and the printer's marks round it.
 *
 * Out: sides in printing order, each with its boxes, placements, marks and labels. Unimposed, a
 * side is a page. The page orders are pure functions over numbers (sheets/order.h), tested by
 * folding. Blanks are made here, by one rule: they fill up to what the scheme needs, after the last
 * page. Units; origin at a side's top left, y down. */
#ifndef ORISON_SHEETS_SHEETS_H
#define ORISON_SHEETS_SHEETS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/dump.h"
#include "edition/edition.h"
#include "pages/pages.h"

struct box {
    unit left, top, right, bottom;
};

/* A page on a side: its trim box's top left at x, y of the side, turned by quarter turns clockwise.
 * `clip` is what it may ink: its bleed, ending at a fold. */
struct placement {
    uint32_t page; /* index in pages, or NO_INDEX: a blank */
    unit x, y;
    uint8_t quarter_turns;
    double scale; /* 1 but for creep by scaling */
    unit creep;   /* how far it was moved or narrowed for creep; negative: outward */
    struct box clip;
};

enum mark_kind {
    MARK_LINE,   /* from x, y to x + width, y + height */
    MARK_DASHED, /* the same, for folds */
    MARK_CIRCLE, /* in the box x, y, width, height */
    MARK_PATCH,  /* that box, filled */
    MARK_KIND_COUNT
};

/* A printer's mark. Lines and circles are in registration colour; a patch is in process inks, or in
 * the colour of the design that it shows. */
struct mark {
    enum mark_kind kind;
    unit x, y, width, height;
    double ink[4];  /* MARK_PATCH */
    uint32_t color; /* MARK_PATCH: index in design.colors, or NO_INDEX: `ink` */
};

/* A line of words beside the pages, in registration colour too: its anchor at x and the baseline y,
 * turned clockwise. The words are set by who shapes (`line`), from `text`. With a measure they may
 * be several lines: who asked for it makes each a label of its own. */
struct label {
    struct slice text;
    struct slice language; /* empty: English */
    unit x, y;
    uint8_t quarter_turns;
    double scale;     /* times the size of labels; 0 is 1 */
    enum align align; /* what of the line stands at the anchor: its start, end, centre */
    unit measure;     /* of the lines, before the scale; 0: one line as long as the words */
    const struct line *line;
    uint32_t line_count;
};

struct side {
    uint32_t sheet_no; /* from 1 */
    bool is_back;
    struct box trim, bleed; /* of the page, or of all pages of the sheet as one */
    struct placement *placements;
    struct mark *marks;
    struct label *labels;
    uint32_t placement_count, mark_count, label_count;
};

struct sheets {
    unit width, height; /* of a side: the media */
    bool is_imposed;    /* false: side i is page i */
    struct side *sides;
    uint32_t side_count, sheet_count, blank_count;
    unit creep; /* most that a page was moved or narrowed; 0 where none */
};

/* What the slug line says beside the number of the sheet. */
struct slug_facts {
    struct slice title, language, date; /* UTF-8; the date may be empty */
    uint64_t hash;                      /* of what is printed */
};

/* Stage `sheets`: the sheets of a deliverable, with their slug lines. */
bool sheets_stage(struct arena *arena, struct deliverable *deliverable);

/* How to print a file that was written on an office printer, in one line, for who stands before it.
 * A note at the file's path; none where nothing is imposed, or where nobody wants to hear it. */
void advice_tell(const struct deliverable *deliverable);

/* Lays the pages on sheets as `deliver` says, with all marks but the slug line. Pages that do not
 * fit the sheet, and marks that find no room beside them, are errors at their place in the layout.
 * Returns false after an error. */
bool sheets_impose(struct arena *arena, struct diag *diag, const struct layout *layout,
                   const struct pages *pages, struct sheets *out);

/* Gives every side its slug line as a label (without `line`). */
void sheets_add_slugs(struct arena *arena, const struct layout *layout,
                      const struct slug_facts *facts, struct sheets *sheets);

/* A hash of what the pages show: glyphs, rules, places, colours by number. */
uint64_t sheets_hash_pages(const struct pages *pages);

/* What the calibration sheet says: its title, the names of its sides, the steps in their order, and
 * what its arrows show. `language`: empty where it is English. */
struct calibration_words {
    struct slice language;
    bool is_right_to_left;
    struct slice title, side[2];
    struct slice print, line, measure, edges, over, write;
    struct slice arrows, right, wrong;
};

/* The two-sided sheet from which a person reads a printer's offsets and margins with a ruler, and
 * sees whether it turned the sheet as asked: see sheets/calibrate.c. Of the layout only the sheet
 * and its duplex count; `scale` is times the size of labels. The words have no place yet. */
void sheets_calibrate(struct arena *arena, const struct layout *layout,
                      const struct calibration_words *words, double scale, struct sheets *out);

/* Places the words of sheets_calibrate, once their labels have lines. Returns whether the sheet has
 * room for them; else a smaller scale is tried. */
bool sheets_calibrate_place(struct arena *arena, const struct layout *layout,
                            const struct calibration_words *words, struct sheets *sheets);

/* `--dump sheets`. */
void sheets_dump(struct dump *dump, const struct deliverable *deliverable);

#endif

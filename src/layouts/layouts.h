/* Layouts: a chain of layout files becomes `struct layout`: how it should look, and what is
 * delivered.
 *
 * `design` decides the pages; `deliver` only what is written from them. Two layouts with equal
 * designs share text, lines and pages. Names have become indices, styles are resolved: no stage
 * looks up YAML. All lengths in units. Every number that a designer would want to change comes from
 * the YAML. */
#ifndef ORISON_LAYOUTS_LAYOUTS_H
#define ORISON_LAYOUTS_LAYOUTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/dump.h"
#include "base/index.h"
#include "base/slice.h"
#include "base/unit.h"

struct key_table;

enum align { ALIGN_JUSTIFY, ALIGN_START, ALIGN_END, ALIGN_CENTER, ALIGN_COUNT };
enum slant { SLANT_UPRIGHT, SLANT_ITALIC, SLANT_TOGGLE, SLANT_COUNT }; /* toggle: the other one */
enum weight { WEIGHT_REGULAR, WEIGHT_BOLD, WEIGHT_COUNT };
/* What parts a run-in head from its text: a word space, or a fixed one. */
enum after { AFTER_SPACE, AFTER_QUARTER, AFTER_THIRD, AFTER_EN, AFTER_EM, AFTER_COUNT };

/* An OpenType feature setting, `liga=0` as {'liga', 0}. */
struct feature {
    uint32_t tag;
    uint32_t value;
};

/* Room that is added between two characters beside each other, after the face's own kerning. */
struct kern {
    uint32_t first, second; /* code points */
    int32_t amount;         /* 1/1000 of the size that the characters are set in */
};

/* Which properties a style names itself, in itself or in what it extends: bits for character
 * styles, whose unset properties come from the paragraph. One bit a row of the table in
 * layouts/style.c. */
typedef uint64_t style_set;

/* A resolved style. Character styles (emphasis, strong, lead, day, link, note-mark) use the first
 * group. */
struct style {
    struct slice name;
    style_set set;
    /* characters */
    uint32_t font; /* index in design.fonts */
    enum slant slant;
    enum weight weight;
    enum after after;           /* what parts a run-in head from its text */
    enum weight uncased_weight; /* at least, in scripts without capitals, so without small ones */
    double upright_scale; /* of an italic style, where the script has no italic; 0: as it is */
    unit size;            /* nominal, of the Latin; a face's size factor multiplies it */
    double scale;         /* character styles: times the paragraph's size; 1 */
    unit rise;            /* baseline shift, up is positive */
    int32_t tracking;     /* 1/1000 of the size, added after each cluster */
    uint32_t color;       /* index in design.colors */
    struct feature *features;
    struct kern *kerns; /* rising by first, then by second */
    uint32_t feature_count, kern_count;
    bool is_capital; /* its letters are set as capitals; no key: text/ says it of styles whose
                        face lacks the small capitals that they ask for */
    /* paragraphs */
    unit leading;
    enum align align;
    bool is_hyphenated;
    bool is_broken_by_sense; /* prefers to break after , ; : . — and balances its lines */
    bool has_even_capitals;  /* words of capitals are as high as a script without them asks for */
    bool is_hanging;         /* protrusion of punctuation and hyphens */
    bool is_kept_with_next;
    uint32_t keep_lines;      /* paragraphs of at most this many lines are not broken over pages */
    uint32_t widows, orphans; /* least lines at the top, at the bottom of a page */
    unit space_before, space_after; /* the larger of two neighbours counts, at a page's top none */
    unit day_space;                 /* above an item with a day that follows another item */
    unit space_stretch;             /* how much the space before may grow to level facing pages */
    unit indent;                    /* first line, relative to margin_start */
    bool is_first_flush; /* the first after another kind of paragraph has no indent, where the
                            language's books do so */
    unit margin_start, margin_end;
    struct slice mark; /* a hanging mark before the first line (an item's), "" for none */
    struct place mark_place;
    unit mark_indent; /* of the mark's start from the column's start edge; the mark's own
                         characters are styled by the style named NAME-mark where there is one */
};

enum color_space { COLOR_GRAY, COLOR_CMYK, COLOR_RGB, COLOR_SPACE_COUNT };

/* A colour: ink in 0…1 (gray: ink of K, 0 is white). `spot` names a separation, "" for process. */
struct color {
    struct slice name, spot;
    enum color_space space;
    double parts[4];    /* gray: [k]; cmyk; rgb (light, not ink) */
    struct place place; /* where a layout names it; NO_PLACE for the built-in black */
};

/* How far a character may hang into the margin, in 1/1000 of its own width. */
struct protrusion {
    uint32_t code_point;
    int32_t start, end; /* at the line's start, at its end */
};

/* The paragraph breaker's numbers; Knuth and Plass 1981, and TeX's defaults where they serve. */
struct breaking {
    double space_stretch, space_shrink; /* of a word space, times its width */
    double tolerance_first,
        tolerance;    /* largest badness of a line without, with hyphens (100 is r=1) */
    double expansion; /* Latin, Greek, Cyrillic letters may be so much wider or narrower */
    double kashida;   /* Arabic letters' joins may be drawn so much longer, in sizes a word */
    double emergency_stretch; /* third pass: more stretch a line, times the measure */
    double line_penalty, hyphen_penalty, explicit_hyphen_penalty;
    double double_hyphen_demerits, final_hyphen_demerits, fitness_demerits;
    double short_last_line; /* last lines under this part of the measure cost */
    double short_last_line_demerits;
    double same_word_demerits; /* two lines in a row start or end with the same word */
    double sense_penalty;      /* is_broken_by_sense: off a break after punctuation (negative) */
    uint32_t hyphen_before, hyphen_after; /* least characters before and after a hyphen */
    uint32_t hyphen_word;                 /* least characters of a word that is hyphenated */
    struct protrusion *protrusions;       /* by rising code point */
    uint32_t protrusion_count;
};

/* Page breaking's costs; pages/fill.c has the formula. */
struct paging {
    double short_page;    /* per missing line, squared */
    double uneven_spread; /* per line of difference between facing pages, squared */
    double stretched_gap; /* per line added to a gap, squared */
    double widow_cost,
        orphan_cost;    /* a break that the style's least lines would forbid, as last resort */
    double hyphen_turn; /* a hyphen at the foot of a recto; at the foot of a verso half of it */
    double keep_broken; /* a kept paragraph that is broken */
    double item_broken; /* an item of any length that is broken, its further paragraphs included */
    double last_page;   /* per line that the last page has fewer than the fewest lines below */
    uint32_t last_page_lines;
    double new_page;    /* a page more */
    double other_lines; /* a paragraph set with a line less or more than is best; 0: none is, */
    double other_lines_demerits; /* and for each 1000 demerits that it then has more */
};

enum title_kind {
    TITLE_BLOCK,
    TITLE_ORNAMENT,
    TITLE_RULE,
    TITLE_FILL,
    TITLE_LOGO,
    TITLE_KIND_COUNT
};

/* One thing of the title page, from top to bottom. What the content lacks is left out with its
 * space. */
struct title_element {
    enum title_kind kind;
    struct slice block; /* TITLE_BLOCK: "title", "date", "verse", "citation", "organization" */
    struct slice text;  /* TITLE_ORNAMENT: its characters */
    uint32_t style;     /* TITLE_ORNAMENT: index in styles */
    unit width;         /* TITLE_RULE, TITLE_LOGO */
    unit thickness;     /* TITLE_RULE */
    uint32_t color;     /* TITLE_RULE */
    double weight;      /* TITLE_FILL: its part of the room that is left */
    unit space;         /* room above it, beside the style's own */
    struct place place;
};

enum folio_place { FOLIO_OUTER, FOLIO_CENTER, FOLIO_NONE };
enum binding { BINDING_AUTO, BINDING_LEFT, BINDING_RIGHT, BINDING_TOP };
/* Digits of what Orison sets itself (folios, dates): as the texts have them, or as asked. */
enum digit_policy { DIGITS_OF_TEXT, DIGITS_NATIVE, DIGITS_LATIN };
enum link_policy { LINKS_NONE, LINKS_FOOTNOTE, LINKS_QR }; /* how an address shows on paper */

/* Sheets are folded once: four pages each. */
enum fit_goal { FIT_NONE, FIT_SHEETS, FIT_PAGES, FIT_MULTIPLE, FIT_GOAL_COUNT };

/* How many pages a booklet may have, and how far its design may give for it (fit/). Nothing is ever
 * larger than the design's own. */
struct fit {
    enum fit_goal goal;
    uint32_t count;                     /* sheets; pages; or the n-fold of pages */
    bool is_family;                     /* all editions of a content get one size */
    unit x_height;                      /* least of the text's lower-case letters */
    double leading_least, leading_most; /* distance of baselines, in sizes */
    uint32_t tracking;                  /* 1/1000 of the size by which letters may move closer */
    uint32_t gap_lines;                 /* what is kept of a space in grid lines */
    unit margins;                       /* what each of the two side margins may lose */
    double space_shrink;                /* what breaking.space_shrink may become */
    double verse; /* least part of its size that a verse may have on a title page that is full */
    struct place place; /* of `fit` in the layout */
};

/* What stands on pages that are left over on the last sheet: ruled lines; the content's next steps,
 * which stand on one page; nothing. */
enum filler { FILLER_PRAYER_NOTES, FILLER_NEXT_STEPS, FILLER_BLANK, FILLER_COUNT };

enum { FILLERS_MOST = 8, SHEET_PAGES = 4 /* of a sheet that is folded once */ };

/* The page design. Two layouts whose designs have the same `hash` have the same pages. */
struct design {
    unit page_width, page_height;   /* trim */
    unit inner, outer, top, bottom; /* margins */
    enum binding binding;
    unit grid;                 /* baseline distance; all body leading and spaces are multiples */
    unit grid_top;             /* first baseline below the top margin */
    struct slice *fonts;       /* font names of the catalogue's stacks: "body", … */
    struct place *font_places; /* by font: where it is named first */
    struct style *styles;
    struct color *colors; /* [0] is black */
    struct title_element *title_elements;
    uint32_t font_count, style_count, color_count, title_element_count;
    struct breaking breaking;
    struct paging paging;
    enum folio_place folio_place;
    unit folio_baseline;           /* below the bottom margin's edge */
    unit head_baseline;            /* running head above the top margin's edge; 0: none */
    struct slice section_ornament; /* before a later section without a name; or "" */
    struct slice end_ornament;     /* under the last text, where its page has room; or "" */
    struct place section_ornament_place, end_ornament_place;
    unit note_gap; /* least room between text and notes */
    unit note_rule_width, note_rule_thickness,
        note_rule_above; /* rule over notes; above first baseline */
    uint32_t note_rule_color;
    enum link_policy links;
    struct fit fit;
    enum filler fillers[FILLERS_MOST]; /* one a page that is left over; none: it is not made */
    uint32_t filler_count;
    struct place filler_place; /* of `fill` in the layout */
    enum digit_policy digits;
    uint64_t hash;       /* of everything above but places, after resolution */
    uint64_t unfit_hash; /* the same without `fit` and its bounds: how pages are before they fit */
};

enum standard { STANDARD_NONE, STANDARD_UA, STANDARD_X4, STANDARD_X1A };
enum imposition {
    IMPOSITION_NONE,
    IMPOSITION_SADDLE,
    IMPOSITION_PERFECT,
    IMPOSITION_CUT_STACK,
    IMPOSITION_N_UP,
    IMPOSITION_COUNT
};
enum duplex { DUPLEX_NONE, DUPLEX_SHORT_EDGE, DUPLEX_LONG_EDGE, DUPLEX_MANUAL };

/* How creep is taken back: pages move towards the spine, or the outer sheets' away from it, or the
 * inner ones become narrower. */
enum creep_method { CREEP_NONE, CREEP_SHIFT, CREEP_SHIFT_OUT, CREEP_SCALE };

/* How the rows of a side stand to each other: all upright; or every pair with its heads together in
 * the middle (the upper row is turned), or its feet (the lower one is). */
enum rows { ROWS_HEAD_TO_FOOT, ROWS_HEAD_TO_HEAD, ROWS_FOOT_TO_FOOT };

/* Colours of a press file: as the design has them, or all in black ink alone. */
enum inks { INKS_PROCESS, INKS_GRAY };

/* Printer's marks, one bit each. */
enum marks {
    MARKS_CROP = 1,
    MARKS_FOLD = 2,
    MARKS_REGISTRATION = 4,
    MARKS_COLOR_BAR = 8,
    MARKS_SLUG = 16
};

/* Lengths at the edges of a page as it is bound, or of a sheet as it lies (inner is left). */
struct edges {
    unit inner, outer, top, bottom;
};

/* The printing condition: `profile` is a path, "" for the default; `condition` as the layout names
 * it, "" where the profile's own description decides. */
struct intent {
    struct slice profile, condition;
};

/* What one printer does to a sheet, as read from the calibration sheet: edges that it cannot print
 * on, and how far the print lies too far right (x) and down (y) on each side as one sees it. */
struct printer {
    struct edges margins;
    unit front_x, front_y, back_x, back_y;
    bool is_stack_reversed; /* manual duplex: the pile comes back last sheet first */
    bool is_back_turned;    /* manual duplex: its backs come out upside down, so they are turned */
};

/* Where in the layout something of a deliverable is said; the `deliver` itself where it is not. */
struct deliver_places {
    struct place standard, intent, bleed, sheet, marks, creep, signature, ink_limit, safe_margin,
        smallest, printer, page_multiple, page_least, page_most;
};

struct deliver {
    enum standard standard;
    enum imposition imposition;
    unit sheet_width, sheet_height; /* as the sheet lies in the press: landscape for two pages */
    enum duplex duplex;
    uint32_t up;        /* pages on a side of a folded sheet: 2, or 4 in two rows cut apart */
    uint32_t signature; /* sheets of a signature; 0: all in one (saddle), or cut leaves (perfect) */
    enum rows rows;
    unit caliper; /* of the paper */
    enum creep_method creep;
    bool has_links, has_bookmarks; /* live ones */
    struct edges bleed;            /* `page: bleed`: boxes only, so no part of the design */
    unsigned marks;                /* of enum marks */
    struct intent intent;
    enum inks inks;
    uint32_t page_multiple;         /* of single pages, filled up with blank ones; 1 or more */
    uint32_t page_least, page_most; /* that the shop prints; 0: any number */
    struct printer printer;
    /* what preflight holds a press file to */
    double ink_limit;   /* percent of all inks together, 100 to 400 */
    unit safe_margin;   /* nothing is nearer to the trim */
    unit smallest_rule; /* no rule is thinner */
    unit smallest_type; /* no type is smaller, by its size */
    struct deliver_places places;
};

/* How many pages stand beside each other along an edge of a sheet, `gap` apart. Pages that fill it
 * exactly do: each length was rounded by itself, so one unit a page is forgiven. At most 16. */
uint32_t deliver_cells_along(unit sheet, unit page, unit gap);

/* Between pages that are cut from each other: both bleeds. */
unit deliver_gap_across(const struct deliver *deliver);
unit deliver_gap_down(const struct deliver *deliver);

/* Whether it is for a press: PDF/X. */
static inline bool deliver_is_press(const struct deliver *deliver)
{
    return deliver->standard == STANDARD_X4 || deliver->standard == STANDARD_X1A;
}

/* From where on `orison check` tells of what pages look like (check/); no part of a design. */
struct check_limits {
    uint32_t hyphens;       /* most lines in a row that end in a hyphen */
    double loose, tight;    /* adjustment ratios that no line should pass: above 0 */
    double loose_space;     /* least width of such a line's spaces, in widths of its letters, */
    double loose_phrase;    /* in sizes where spaces part phrases: narrower ones are not seen */
    uint32_t same_word;     /* least letters of a word that stands twice at one edge; 0: none */
    double short_last_line; /* least part of the measure that a last line fills */
    uint32_t uneven_spread; /* most lines between the feet of facing pages */
    uint32_t river_lines;   /* most lines through which one gap runs */
    double river_space;     /* least width of such a gap, in sizes */
    double ink_gap;         /* least room between the ink of two lines, in sizes */
};

struct layout {
    struct slice name; /* the file's, without .yaml */
    struct slice path;
    struct place place;
    struct design design;
    struct deliver deliver;
    struct check_limits check;
};

/* Reads a layout file and what it extends. Reports every problem with its place; false after an
 * error. A missing base, a cycle, an unknown key, style or colour name are errors; a font's name is
 * one where the catalogue is known (fonts_open). */
bool layouts_read(struct arena *arena, struct diag *diag, const char *path, struct layout *out);

/* What stands outside a layout's own files. All are borrowed. */
struct layout_sources {
    const char *const *folders; /* where `extends` looks for a name, beside the file's own folder */
    size_t folder_count;
    const char *printer; /* an office printer's file in the place of the layout's; NULL: none */
};

/* Files that several layouts of a run extend: read once. Lives in the arena of the layouts. */
struct layout_files;
struct layout_files *layouts_files_make(struct arena *arena);

/* The same as layouts_read; `files` may be NULL. */
bool layouts_read_with(struct arena *arena, struct diag *diag, const char *path,
                       const struct layout_sources *sources, struct layout_files *files,
                       struct layout *out);

/* Index of a style by name, or NO_INDEX. */
uint32_t design_find_style(const struct design *design, struct slice name);

/* `style` with what the character style `over` sets put over it (scale, slant toggle and rise too).
 */
struct style style_over(const struct style *style, const struct style *over);

/* Every key that a layout may have, with what it is for; and those of an office printer's own file:
 * yaml/keys.h. */
extern const struct key_table layout_keys, printer_file_keys;

/* `--dump layout`. */
void layout_dump(struct dump *dump, const struct layout *layout);

#endif

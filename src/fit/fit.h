/* Fit: a design that gives a little, so that a booklet fits the sheets it was budgeted for.
 *
 * In: a page design with its goal and bounds (design.fit), the shaped text. Out: the design with
 * the least visible change whose pages reach the goal, and the same text at its sizes. Text is
 * shaped once: sizes and tracking stand in the runs, so a trial breaks lines and pages and nothing
 * else. The cost of a change and the search: fit/search.c. */
#ifndef ORISON_FIT_FIT_H
#define ORISON_FIT_FIT_H

#include "edition/edition.h"
#include "fonts/fonts.h"
#include "layouts/layouts.h"
#include "lines/lines.h"
#include "pages/pages.h"
#include "text/text.h"

/* How a design gives. All zero: not at all. */
struct fit_change {
    uint32_t size_steps; /* tenths of a point off the body's size; other text sizes in proportion */
    uint32_t more_lines; /* grid lines that a page gets beyond the design's */
    uint32_t tracking;   /* 1/1000 of the size closer */
    uint32_t margin_steps; /* half millimetres off each side margin */
    bool is_gap_closer;    /* a grid line off each gap between parts that can spare one */
    bool is_tighter;       /* word spaces may shrink further, to fit.space_shrink */
    bool is_pressed;       /* a page more costs so much that paragraphs lose lines for it */
};

/* One design that was tried. */
struct fit_trial {
    struct fit_change change;
    double cost; /* visible change, in just noticeable steps, squared */
    uint32_t page_count;
};

enum { FIT_TRIALS_MOST = 16 };

enum fit_outcome {
    FIT_UNCHANGED, /* no goal, or it was reached by itself */
    FIT_CHANGED,
    FIT_FAILED /* the bounds do not allow it: the design is unchanged */
};

struct fitted {
    enum fit_outcome outcome;
    struct fit_change change;
    double cost;
    uint32_t page_most;  /* the goal in pages; 0 without one */
    uint32_t page_count; /* of the design as it came, and of the one to set the pages with: */
    uint32_t fitted_page_count;
    unit size, leading; /* of the body before, and after: */
    unit fitted_size, fitted_leading;
    struct fit_trial trials[FIT_TRIALS_MOST]; /* in order */
    uint32_t trial_count;
    struct design design; /* to set the pages with; styles in the arena */
    struct text text;
};

/* Stage `fit`: the design that fits and its title page's verse, with the edition's own grid. */
bool fit_stage(struct arena *arena, struct edition *edition);

/* Finds the change. Reports it as a note ([fit]), or as a warning that the goal is out of reach
 * ([fit-overflow]; a note where the goal is a multiple of pages), with what would reach it: texts
 * and by how many characters they are too long ([fit-shorten]), or how many sheets. The
 * edition's design and text are as text_shape had them. False where memory did not do. */
bool fit_choose(struct arena *arena, const struct edition *edition, struct fitted *out);

/* Makes the verse smaller, in `fitted`, where the title page can't hold it: fit/title.c. Reports a
 * change as a note ([fit-verse]). */
void fit_title(struct arena *arena, const struct edition *edition, struct fitted *fitted);

/* Whether an edition's pages, which gave nothing for their own goal, would give nothing for that of
 * `design` either: then they are its pages too. The two designs differ in their `fit` alone. */
bool fit_is_same(const struct edition *edition, const struct design *design);

/* What one edition of a family asks for: fit/family.c. */
struct fit_need {
    const char *language; /* NULL: the content's own */
    enum fit_outcome outcome;
    uint32_t size_steps;
    unit size; /* of the body */
};

/* What an edition that is shaped, and not yet fitted, needs to fit by itself. Reports nothing. */
struct fit_need fit_need_of(const struct edition *edition, const char *language);

/* The size that all editions of a content share, as steps off the design's: the smallest that any
 * needs. Where one does not fit, each keeps its own (0), and a note for each ([fit-family], at the
 * design's `fit`) tells what it would need. */
uint32_t fit_family(struct diag *diag, const struct design *design, const struct fit_need *needs,
                    size_t count);

#endif

/* What the files of lines/ share: the stage's inputs in one struct, and clusters measured in units.
 *
 * Items (items.c) and pieces (place.c) are made from the same clusters by the same rounding, so a
 * line that the breaker measured is as wide when it is placed. */
#ifndef ORISON_LINES_INTERNAL_H
#define ORISON_LINES_INTERNAL_H

#include "lines/breaker.h"
#include "lines/lines.h"

/* Faces that need no more than this are plain: the design decides their leading alone. Times size.
 */
#define PLAIN_LINE_FEED 1.2

/* What lines ask of a face. */
struct face_scale {
    uint32_t units_per_em;
    double line_feed;
};

/* How many paragraphs of several lines are justified by their style, and set ragged all the same.
 */
struct ragged {
    uint32_t justified, count;
    bool is_all; /* none is justified any more */
    struct loose_list {
        struct loose_line *at;
        size_t count, room;
    } loose; /* told in the end, when it is known that they stay */
};

/* A justified line that is loose beyond LINES_LOOSEST_RATIO. */
struct loose_line {
    struct place place;
    double ratio;
    bool is_stiff; /* no space of it could stretch */
};

/* Inputs of the stage, and where its results and temporaries go. Const but for the arenas. */
struct setter {
    struct arena *arena, *scratch;
    struct diag *diag;
    const struct doc *doc;
    const struct design *design;
    const struct fonts *fonts;      /* NULL: no ink is looked at */
    const struct face_scale *faces; /* by index in fonts */
    const struct text *text;
    unit measure;
    const struct columns *columns; /* by doc.grids */
    bool is_sketch;                /* lines have no pieces, and nothing is reported */
    bool is_title;         /* only the title page's paragraphs are set, the others stay empty */
    struct ragged *ragged; /* made by lines_set */
    bool is_varied;        /* paragraphs have further settings, with a line less and a line more */
};

/* Sets all paragraphs of the setter's text into `out` (lines.c): `lines_break` without the fonts.
 * False where the arenas' caps were passed. */
bool lines_set(const struct setter *setter, struct galley *out);

/* The room that a line of this leading has below its baseline. */
unit depth_of_leading(unit leading);

struct setting_job;

/* leading.c: the style's leading, more where the face that sets most of the paragraph needs it;
 * whether other faces may need more, by their ink. */
unit leading_plan(const struct setting_job *job, bool *has_foreign);

/* leading.c: that leading, or more where foreign ink on the setting's placed lines would touch. */
unit leading_by_ink(const struct setting_job *job, const struct setting *setting, unit leading);

/* leading.c: the lower paragraph's leading, or more where foreign ink of the one or the other would
 * touch between them. Both are set, with their pieces. */
unit leading_by_neighbour(const struct setter *setter, const struct galley_paragraph *above,
                          const struct galley_paragraph *below);

/* A paragraph with what its style decides. */
struct setting_job {
    const struct setter *setter;
    const struct paragraph *paragraph;
    const struct style *style;
    uint32_t index;       /* in text.paragraphs */
    enum align align;     /* display text is never justified */
    bool is_display;      /* broken by sense, balanced, quotes hang fully */
    bool is_hanging;      /* protrusion */
    bool is_plain;        /* a mark: no margins, no indent */
    bool is_divided;      /* `paragraph` is a copy with breaks in words wider than the page */
    bool has_letter_gaps; /* justified between clusters: a script without spaces */
    bool is_placed;       /* its lines have pieces in a sketch too: their ink decides */
    double expansion; /* how much wider or narrower letters may be drawn: the design's; more in a
                         paragraph that no plain pass could set */
    unit measures[2]; /* of the first line, of the others */
    unit indent;      /* of the first line */
    unit margin_start, margin_end; /* the style's, and what the paragraph's place adds */
    unit overhang; /* by how much a line may be wider than its measure and still be read */
};

/* columns.c: the columns of a grid, from the column of text's start edge; all widths 0: the grid is
 * being measured, or has no cell. */
struct columns {
    struct column {
        unit start, width; /* the room between its texts and the next column included */
    } at[GRID_COLUMNS_MOST];
    unit *shifts; /* of a table's cells, row by row: how far figures are moved to be aligned */
    uint32_t first_block;
};

/* Measures all grids of the setter's doc, in its scratch arena; reports a table that no page can
 * hold. */
const struct columns *columns_make(const struct setter *setter);

/* Narrows a block's margins to its place: in an item, in a column of its grid, as typed. */
void columns_narrow(struct setting_job *job);

/* Puts the cells of each row on the lines of its last one, which the row is from then on: the
 * others have no lines. */
void columns_join(const struct setter *setter, struct galley *galley);

/* A paragraph with what its style and its place decide. */
struct setting_job setting_job_make(const struct setter *setter, uint32_t index);

/* Glyphs of a part of one run, in logical order, the run's own or reshaped. */
struct strip {
    const struct run *run;
    const struct glyph *glyphs;
    uint32_t glyph_start, glyph_end; /* in `glyphs` */
    uint32_t cu_end;
    uint32_t units_per_em;
    unit tracking; /* after each cluster */
};

struct cluster {
    uint32_t cu, cu_end;
    uint32_t glyph_start, glyph_end; /* in the strip's glyphs */
    unit width;                      /* advances, each rounded by itself, and tracking */
    unit tracking;                   /* in it, after the last glyph; 0 where nothing shows */
};

/* The whole of a run. */
struct strip strip_of_run(const struct paragraph *paragraph, uint32_t run, uint32_t units_per_em);
struct strip strip_of_job(const struct setting_job *job, uint32_t run);

/* The cluster at glyph `*glyph`, which moves past it. Needs `*glyph` below the strip's end. */
struct cluster cluster_next(const struct strip *strip, uint32_t *glyph);

/* Font units at the strip's size: `unit_of_font`, in 64 bits where the product fits. */
unit strip_length(const struct strip *strip, int32_t font_units);

/* Breaks found for a paragraph: which of its break points end lines. */
struct line_ends {
    uint32_t *breaks; /* indices in paragraph.breaks, rising; the last is its last */
    uint32_t count;
    double cost;
    bool is_forced; /* found only by the passes for text that no plain one could set */
};

/* Items of a paragraph (items.c). `breaks[i]` is the index in paragraph.breaks of the break that
 * item i is, or NO_INDEX. */
struct item_set {
    struct box_item *items;
    uint32_t *breaks;
    uint32_t count;
    bool has_costly; /* or bound breaks: what the first pass goes without */
};

struct item_set items_make(struct setting_job *job);

/* How much wider or narrower letters of `width` may be drawn: the design's part of it in running
 * text of Latin, Greek and Cyrillic, else 0. */
unit letters_give(const struct setting_job *job, const struct run *run, unit width);

/* Scripts whose characters stand in squares. */
bool is_ideographic(uint32_t script);

/* What a word space or a letter gap of `width` can give. */
void glue_give(const struct setting_job *job, unit width, unit *stretch, unit *shrink);
unit gap_stretch(const struct setting_job *job, const struct run *run);

/* What a gap of such a stretch can close. */
unit gap_shrink(unit stretch);

unit letter_stretch(const struct setting_job *job, const struct run *run);

/* Chooses the breaks (passes.c); always succeeds. May replace the job's paragraph and the items, as
 * long_words_divide says. The result is in the scratch arena. */
struct line_ends ends_choose(struct setting_job *job, struct item_set *set);

/* divide.c: gives the job a copy of its paragraph with breaks within what would leave the page, and
 * warns; false where there is nothing to divide. The copy is in the scratch arena. */
bool long_words_divide(struct setting_job *job);

/* ragged.c: whether a justified paragraph is set ragged, which the setter's count notes. */
bool is_better_ragged(const struct setting_job *job, const struct item_set *set,
                      const struct line_ends *ends);

/* Whether so many are that all should be; what is told of it. */
bool ragged_is_general(const struct ragged *ragged);
void ragged_report(const struct setter *setter);

/* How the paragraph can be set with a line less and a line more than `best`: fills `others`, which
 * has room for two, and returns how many there are. Their costs are demerits. */
uint32_t ends_vary(const struct setting_job *job, const struct item_set *set,
                   const struct line_ends *best, struct line_ends *others);

/* What hangs out of a line, or would out of a box that began or ended one, in units (hang.c).
 * Starts as zeros. */
struct hanging {
    unit start;
    unit quotes;      /* of display text, one after the other, at the end */
    bool has_letters; /* more than such quotes were added */
};

/* Adds the next cluster in logical order; `is_first` for the line's or the box's first. */
void hang_add(struct hanging *hanging, const struct setting_job *job, const struct strip *strip,
              const struct cluster *cluster, bool is_first);

/* What hangs at the end where the cluster added last ends a line; its tracking hangs too. */
unit hang_at_end(const struct hanging *hanging, const struct setting_job *job,
                 const struct strip *strip, const struct cluster *last);
unit hang_of_hyphen(const struct setting_job *job, const struct run *run, unit width);

/* Where placing has come to in a paragraph; starts as zeros. */
struct cursor {
    uint32_t run, glyph, call, break_index;
};

/* A line's place in the string. */
struct extent {
    uint32_t cu_start;
    uint32_t cu_end;  /* of what is shown: white space before the break is off */
    uint32_t cu_next; /* where the next line starts */
    uint32_t line_no; /* from 0 */
    const struct break_point *end;
};

/* Places one line (place.c): pieces, justification, notes; moves the cursor past it. `overfull` is
 * how far it is wider than its measure, 0 where it fits; `is_stiff` that nothing could stretch. */
struct placing {
    struct line line;
    unit overfull;
    bool is_stiff;
};
struct placing line_place(const struct setting_job *job, struct cursor *cursor,
                          const struct extent *extent);

/* The same line without pieces: what it calls, and whether it ends in a hyphen. */
struct line line_sketch(const struct setting_job *job, struct cursor *cursor,
                        const struct extent *extent);

/* figures.c: puts its figure in the place of the words of a block that has one. */
void figure_set(const struct setter *setter, uint32_t index, struct galley_paragraph *set);

/* qr.c: the code of an address (ISO/IEC 18004): its dark modules as a path, measured in modules, of
 * which `modules` lie along a side. NULL, reported, where there can be none. */
struct path *qr_make(struct arena *arena, struct diag *diag, struct slice address,
                     struct place place, uint32_t *modules);

/* qr.c: makes modules into lengths: the whole code is `side` wide. */
void qr_scale(struct path *path, unit side, uint32_t modules);

/* UAX #9 L2: fills `order` with the indices of `levels` in visual order, left to right. */
void order_visually(uint32_t *order, const uint8_t *levels, uint32_t count);

#endif

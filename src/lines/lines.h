/* Lines: paragraphs are broken into lines, justified, reordered and placed across the measure.
 *
 * In: text and design. Out: a galley: per paragraph one or more settings (the best, and one
 * with a line less and one with a line more where paging.other_lines asks for them), each a list
 * of lines whose glyphs have their final place along the line. No page yet: a line knows its height
 * and depth, a paragraph its spaces, keeps and notes. x runs from the column's left edge to the
 * right, also in right-to-left text; y is down, 0 is the baseline. The paragraph breaker:
 * lines/breaker.h. */
#ifndef ORISON_LINES_LINES_H
#define ORISON_LINES_LINES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/dump.h"
#include "text/text.h"

/* Lines above this ratio are reported by lines_break: with stretch of two fifths of a space, spaces
 * three times as wide. */
#define LINES_LOOSEST_RATIO 5.0

enum part {
    PART_TEXT,
    PART_HYPHEN,     /* the breaker's hyphen: its text is U+00AD (STANDARDS: text as text) */
    PART_LINE_SPACE, /* the space at which the line was broken: shown at the line's end, width 0 */
    PART_MARK, /* an item's mark, on its paragraph's first line; `paragraph` is the mark's own */
    PART_NOTE_MARK, /* the mark that calls a note */
    PART_ARTIFACT,  /* folio, running head, ornament: not content */
    PART_COUNT
};

/* A PART_LINE_SPACE of this character is told as it is: a pause parts a speaker from the speech.
 * EN SPACE. */
enum { PIECE_PAUSE = 0x2002 };

/* A glyph at its final place, relative to its piece. 16 bytes: 1.2 million of them in 550 pages. */
struct placed_glyph {
    uint16_t id;
    uint16_t cu_count; /* code units of its cluster; 0 for a further glyph of the same cluster. In
                          right-to-left pieces those before it are tatweels that elongate it */
    uint32_t cu;       /* first code unit of the cluster */
    int32_t x, y;      /* units (1/65536 pt) from the piece's origin; y is down */
};

/* Glyphs of one run on one line, in visual order, left to right. */
struct piece {
    enum part part;
    uint32_t face;
    unit size;
    uint32_t color;
    uint32_t paragraph; /* index in text.paragraphs: string, block, role; on a line of a row, that
                           of its cell */
    uint32_t span;      /* index in the block's spans, or NO_INDEX */
    uint32_t language;  /* index in doc.languages */
    uint8_t level;
    unit x, y;              /* origin from the line's left end of the column and its baseline */
    unit width;             /* advance width, justification included */
    int32_t expansion;      /* its glyphs are drawn 1/1000 so much wider, their places are final */
    const uint16_t *string; /* the paragraph's; NULL where the text is not in it (hyphen) */
    struct placed_glyph *glyphs;
    uint32_t glyph_count;
};

struct line {
    struct piece *pieces; /* visual order */
    uint32_t piece_count;
    uint32_t cu_start, cu_end; /* what of the string stands on it; trailing space not included */
    unit height, depth;        /* of the paragraph's leading: depth is a quarter, height the rest */
    unit width;                /* natural width after justification, protrusion not counted */
    double ratio;              /* adjustment ratio r (Knuth and Plass); 0 in ragged lines */
    bool is_hyphenated;        /* ends in a hyphen, the breaker's or the source's */
    uint32_t *notes; /* notes called on it: indices in doc.notes, in order, no duplicates */
    uint32_t note_count;
};

/* Rectangles that are filled at once, so that no seam shows where they touch. */
struct path {
    struct path_box {
        unit left, top, width, height; /* from the path's own top left, y down */
    } * boxes;
    uint32_t box_count;
};

/* What stands in the place of a paragraph's words: a picture or a code, its bottom on the baseline
 * of the paragraph's one line. */
struct galley_figure {
    uint32_t figure;         /* index in doc.figures */
    unit x, y;               /* top left, from the column's left edge and the baseline */
    unit width, height;      /* of the picture; of the code without its quiet zone */
    const struct path *path; /* of a code; NULL for a picture */
};

/* One way to set a paragraph; settings differ in their number of lines. */
struct setting {
    struct line *lines;
    uint32_t line_count;
    double cost; /* total demerits */
};

/* A paragraph of the galley with all that page breaking asks of it. */
struct galley_paragraph {
    uint32_t paragraph; /* index in text.paragraphs */
    uint32_t block;     /* index in doc.blocks or doc.notes, or NO_INDEX */
    uint32_t style;
    struct setting *settings; /* [0] is the best */
    uint32_t setting_count;
    const struct galley_figure *figure; /* NULL: words; else there is one line, without pieces */
    unit leading;                       /* of a figure: its height and what keeps it clear */
    unit space_before, space_after, space_stretch;
    unit inset; /* by which its measure is narrower than the margins of its style make it */
    bool is_kept_with_next;
    uint32_t keep_lines, widows, orphans;
    struct place place;
};

struct galley {
    unit measure;
    struct galley_paragraph *paragraphs; /* galley.paragraphs[i] sets text.paragraphs[i]; the last
                                            cell of a row sets the row, its others have no lines */
    uint32_t paragraph_count;
    const struct text *text;
};

/* A word at a line's edge, without what is no letter around it; `at` is NULL or the length 0 where
 * there is none, or where its letters do not end. */
struct edge_word {
    const uint16_t *at;
    uint32_t length; /* in code units */
};

/* The first and the last word of string[low, high). */
struct edge_word edge_word_after(const uint16_t *string, uint32_t low, uint32_t high);
struct edge_word edge_word_before(const uint16_t *string, uint32_t low, uint32_t high);

/* How far the first line of a paragraph begins behind its `margin_start`: by the style, the
 * paragraph's place and the custom of its language. */
unit lines_indent(const struct design *design, const struct paragraph *paragraph);

/* The design with the grid and leading that the edition's script needs (lines/grid.c): the same
 * where the face that sets most of the text is content with the design's. Page breaking takes it
 * too; its `hash` stays the design's. New styles live in `arena`. */
struct design lines_design(struct arena *arena, const struct design *design,
                           const struct fonts *fonts, const struct text *text);

/* Stage `lines`: lines_break for an edition. */
bool lines_stage(struct arena *arena, struct edition *edition);

/* The lines that each of doc's entries fills; 0 where it fills none of its own. In `arena`. */
uint32_t *lines_count(struct arena *arena, const struct doc *doc, const struct galley *galley);

/* Breaks every paragraph at the design's measure; of the edition count doc, design, fonts and text.
 * Overfull and very loose lines are warnings with the place of the line's first character (an
 * overfull one that would stick out more than the margin is an error). Returns false after an
 * error. */
bool lines_break(struct arena *arena, const struct edition *edition, struct galley *out);

/* The same as far as pages must know it: lines without pieces, widths and ratios, and no report but
 * that of too little memory. For trying designs: about half the cost. */
bool lines_sketch(struct arena *arena, const struct edition *edition, struct galley *out);

/* The same of what stands on the title page alone; the other paragraphs have no setting. */
bool lines_sketch_title(struct arena *arena, const struct edition *edition, struct galley *out);

/* The pieces of a number in the folio's digits, placed from x = 0: for folios. `part`
 * PART_ARTIFACT. */
struct line lines_number(struct arena *arena, const struct design *design,
                         const struct fonts *fonts, const struct text *text, uint32_t number);

/* `--dump lines`. */
void galley_dump(struct dump *dump, const struct edition *edition);

#endif

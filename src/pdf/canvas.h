/* Content streams: the small drawing interface that pages and forms are written through.
 *
 * Space: PDF points, origin bottom left, y up; the caller has flipped. The stream keeps what a
 * reader's state would be (font, colour, text position) and writes an operator only where that
 * changes. Text is shown by code at a given x; where the widths do not lead there by themselves, a
 * number in TJ does. Invariant: every glyph lies within PLACE_TOLERANCE and half of 1/1000 pt of
 * where it was asked for, however long the line: deviations are reckoned from the start, not from
 * glyph to glyph. Marked sequences nest with text objects (ISO 32000-1, 14.6.1). */
#ifndef ORISON_PDF_CANVAS_H
#define ORISON_PDF_CANVAS_H

#include <stdbool.h>
#include <stdint.h>

#include "layouts/layouts.h"
#include "pdf/buffer.h"

/* Points. A tenth of a device pixel at 1200 dpi, and under the 0.01 pt that is promised. */
#define PLACE_TOLERANCE 0.0075

enum { MARK_DEPTH_LIMIT = 8 };

struct canvas {
    struct buffer bytes;
    bool is_text_open, is_array_open, is_string_open;
    uint32_t font;           /* resource F<font>, or NO_INDEX before the first */
    double size, size_asked; /* as written, and as asked for */
    int decimals;            /* of TJ numbers at this size */
    int64_t rise;            /* 1/1000 pt */
    int32_t expansion;       /* 1/1000 wider than the font draws */
    double pen;              /* x at which a reader would show the next glyph; where text is open */
    const struct color *color; /* NULL: the initial black */
    uint32_t separation;       /* that is set, or NO_INDEX: `color` is */
    bool is_overprinting;
    bool mark_in_text[MARK_DEPTH_LIMIT];
    uint32_t mark_depth;
};

/* An empty stream, whose bytes grow in `arena`. `canvas_begin` starts another in the same room. */
struct canvas canvas_make(struct arena *arena);
void canvas_begin(struct canvas *canvas);

/* Fill colour of what follows, text and rules. `color` must live as long as the stream. */
void canvas_color(struct canvas *canvas, const struct color *color);

/* Font resource F<font> at `size` points. */
void canvas_font(struct canvas *canvas, uint32_t font, double size);

/* Draws what follows so many thousandths wider, by horizontal scaling (9.3.4); 0 as it is. */
void canvas_expand(struct canvas *canvas, int32_t thousandths);

/* Begins a text object for glyphs that lie at `x`, `y`. Each has an absolute place, though a move
 * would be shorter: what a reader reckons must not depend on what was marked before, or a page with
 * tags would differ from one without by a reader's rounding. Not within a mark in a text object. */
void canvas_place(struct canvas *canvas, double x, double y);

/* Shows a code at `x`, raised by `rise`, whose width is `width` thousandths of the size. After
 * `canvas_place` and `canvas_font`. */
void canvas_glyph(struct canvas *canvas, double x, double rise, uint16_t code, double width);

/* Fill colour of what follows: all of separation `number`, colour space S<number>. */
void canvas_separation(struct canvas *canvas, uint32_t number);

/* Whether what follows prints over what is below: graphics states O1 and O0. */
void canvas_overprint(struct canvas *canvas, bool is_on);

/* Saves what a reader's state is; what follows until `canvas_restore`, with what was returned, does
 * not outlast it. Not within text or marked content. */
struct canvas canvas_save(struct canvas *canvas);
void canvas_restore(struct canvas *canvas, const struct canvas *saved);

/* Operators as they stand, which leave what the canvas keeps as it was. */
void canvas_operators(struct canvas *canvas, struct slice operators);

/* A filled rectangle; x, y its bottom left. */
void canvas_rectangle(struct canvas *canvas, double x, double y, double width, double height);

/* Places form XObject `name` by a matrix. */
void canvas_form(struct canvas *canvas, const char *name, const double matrix[6]);

/* Begins and ends a marked-content sequence; `properties` is the dictionary as it is written, or
 * "". It stands within the text object where one is open, else around those that follow; a caller
 * who wants the latter ends the text object first. */
void canvas_begin_mark(struct canvas *canvas, const char *tag, struct slice properties);
void canvas_end_mark(struct canvas *canvas);

/* A span whose text is `units`, whatever its glyphs say. ISO 32000-1, 14.9.4. */
void canvas_begin_span(struct canvas *canvas, const uint16_t *units, size_t count);

void canvas_end_text(struct canvas *canvas);

/* Closes what is open; the bytes, valid until the content changes. */
struct slice canvas_end(struct canvas *canvas);

#endif

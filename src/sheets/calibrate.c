/* The calibration sheet: two sides from which a person reads with a ruler what a printer does.
 *
 * In: a sheet's size and how it is printed on both sides. Out: sides with nothing but marks and
 * labels, the same on front and back but for the words. On each side:
 *
 * - a line 20 mm from the left edge and one 20 mm from the top: the distance that is measured from
 *   the paper's edge, less 20 mm, is how far the side lies too far right, and too far down;
 * - at each edge, short lines 1, 2, … 12 mm from it: the smallest number that was printed is the
 *   margin that the printer cannot print on;
 * - a line of 100 mm, which is as long only where nothing was scaled;
 * - an arrow. Both lie on each other, against the light, where the printer turned the sheet about
 *   the edge that the layout asks for; else the back's lies at the other end, upside down. Two
 *   little pictures show how right and wrong look, with words in the edition's language.
 *
 * Lines are placed to the unit and a quarter point wide, so what is measured is the paper's path.
 * The other words are English, as the keys are that they name. */
#include "sheets/geometry.h"
#include "sheets/sheets.h"

static const unit mm = 185771; /* 1 mm */

enum { RULER_STEPS = 12, NOMINAL = 20, SIDE_MARKS = 4 * RULER_STEPS + 64, SIDE_LABELS = 96 };

struct drawing {
    struct arena *arena;
    unit width, height;
    struct side *side;
    const struct arrow_words *words;
};

static void add_line(struct drawing *d, unit x, unit y, unit width, unit height)
{
    d->side->marks[d->side->mark_count++] = (struct mark){
        .kind = MARK_LINE, .x = x, .y = y, .width = width, .height = height, .color = NO_INDEX};
}

static void add_label(struct drawing *d, unit x, unit y, double scale, enum align align,
                      struct slice text)
{
    d->side->labels[d->side->label_count++] =
        (struct label){.text = text, .x = x, .y = y, .align = align, .scale = scale};
}

/* Steps of one edge: `is_row` for those parallel to the top and bottom, `is_far` for the right and
 * the bottom. */
static void add_ruler(struct drawing *d, bool is_row, bool is_far)
{
    unit along = (is_row ? d->width : d->height) / 2 - 6 * 7 * mm;
    unit across = is_row ? d->height : d->width;
    for (int step = 1; step <= RULER_STEPS; step++) {
        unit at = is_far ? across - step * mm : step * mm;
        unit start = along + (step - 1) * 7 * mm;
        struct slice digits = slice_format(d->arena, "%d", step);
        if (is_row)
            add_line(d, start, at, 5 * mm, 0);
        else
            add_line(d, at, start, 0, 5 * mm);
        unit inward = is_far ? across - 15 * mm : 15 * mm;
        if (is_row)
            add_label(d, start + 5 * mm / 2, inward + mm, 1, ALIGN_CENTER, digits);
        else
            add_label(d, inward, start + 7 * mm / 2, 1, ALIGN_CENTER, digits);
    }
}

/* An arrow of two strokes' head, its middle at x, between top and bottom. */
static void add_arrow(struct drawing *d, unit x, unit top, unit height, bool is_down)
{
    unit tip = is_down ? top + height : top, wing = is_down ? -height / 4 : height / 4;
    add_line(d, x, top, 0, height);
    add_line(d, x, tip, -height / 4, wing);
    add_line(d, x, tip, height / 4, wing);
}

/* A sheet of paper with both sides' arrows, the back's beside the front's. */
static void add_picture(struct drawing *d, unit x, unit y, bool is_wrong)
{
    unit width = 11 * mm, height = 8 * mm;
    add_line(d, x, y, width, 0);
    add_line(d, x, y + height, width, 0);
    add_line(d, x, y, 0, height);
    add_line(d, x + width, y, 0, height);
    add_arrow(d, x + 4 * mm, y + 3 * mm / 2, 5 * mm, false);
    add_arrow(d, x + 7 * mm, y + 3 * mm / 2, 5 * mm, is_wrong);
}

static void add_words_at(struct drawing *d, unit x, unit y, struct slice text)
{
    add_label(d, x, y, 1.4, ALIGN_START, text);
    d->side->labels[d->side->label_count - 1].language = d->words->language;
}

/* This side's arrow, and what it should look like. Seen from the front the back is mirrored; where
 * backs are turned, it stands on its head. */
static void add_flip(struct drawing *d, unit x, unit y, bool is_back, bool is_turned)
{
    unit inset = 40 * mm, length = 12 * mm, from_end = 19 * mm;
    bool is_left = is_back && !is_turned, is_top = is_back && is_turned;
    add_arrow(d, is_left ? inset : d->width - inset,
              is_top ? from_end : d->height - from_end - length, length, is_top);
    add_words_at(d, x, y + 9 * mm, d->words->look);
    add_picture(d, x, y + 13 * mm, false);
    add_words_at(d, x + 15 * mm, y + 18 * mm, d->words->right);
    add_picture(d, x, y + 24 * mm, true);
    add_words_at(d, x + 15 * mm, y + 29 * mm, d->words->wrong);
}

static void add_words(struct drawing *d, const struct deliver *deliver, bool is_back)
{
    static const char *const ways[] = {
        "on both sides, as you will print booklets", "on both sides, flip on SHORT edge",
        "on both sides, flip on LONG edge",
        "page 1; turn the sheet over like a leaf, put it back, and print page 2"};
    const struct slice side = is_back ? SLICE("back") : SLICE("front");
    const struct slice lines[] = {
        slice_format(d->arena, "Calibration of a printer: %.*s", SLICE_ARG(side)),
        slice_format(d->arena, "1. Print at 100 per cent, %s.", ways[deliver->duplex]),
        SLICE("2. This line is 100 mm long. If it is not, turn scaling off and print again."),
        SLICE("3. Hold the sheet so that you can read this. Measure from the left edge of the "
              "paper to the upright line A,"),
        SLICE("    and from the top edge to the level line B. Take 20 mm off each. A line too near "
              "gives a minus."),
        SLICE(
            "4. At each edge, read the smallest number whose short line was printed: that many mm "
            "cannot be printed on."),
        SLICE(
            "5. Turn the sheet over and do the same. Then write into the layout, or a file of its "
            "own that the layout names:"),
        SLICE("    printer: {margins: {left: .mm, right: .mm, top: .mm, bottom: .mm}, front: [.mm, "
              ".mm], back: [.mm, .mm]}"),
        SLICE("    with the larger margins of both sides, and for each side A less 20 mm, B less "
              "20 mm."),
    };
    unit x = (NOMINAL + 10) * mm, y = (NOMINAL + 16) * mm;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        add_label(d, x, y, i == 0 ? 2.4 : 1.4, ALIGN_START, lines[i]);
        y += 7 * mm;
    }
    add_line(d, x, y, 100 * mm, 0);
    add_line(d, x, y - 2 * mm, 0, 4 * mm);
    add_line(d, x + 100 * mm, y - 2 * mm, 0, 4 * mm);
    if (deliver->duplex != DUPLEX_NONE)
        add_flip(d, x, y, is_back, is_back && sheets_is_back_turned(deliver));
}

static void draw_side(struct drawing *d, const struct deliver *deliver, bool is_back)
{
    d->side->marks = arena_alloc_items(d->arena, SIDE_MARKS, sizeof *d->side->marks);
    d->side->labels = arena_alloc_items(d->arena, SIDE_LABELS, sizeof *d->side->labels);
    add_line(d, NOMINAL * mm, 18 * mm, 0, d->height - 36 * mm);
    add_line(d, 18 * mm, NOMINAL * mm, d->width - 36 * mm, 0);
    add_label(d, (NOMINAL + 1) * mm, d->height - 30 * mm, 1.4, ALIGN_START, SLICE("A"));
    add_label(d, d->width - 30 * mm, (NOMINAL + 5) * mm, 1.4, ALIGN_START, SLICE("B"));
    for (int edge = 0; edge < 4; edge++)
        add_ruler(d, edge % 2 == 0, edge >= 2);
    add_words(d, deliver, is_back);
}

void sheets_calibrate(struct arena *arena, const struct layout *layout,
                      const struct arrow_words *words, struct sheets *out)
{
    const struct deliver *deliver = &layout->deliver;
    bool has_sheet = deliver->sheet_width > 0;
    *out = (struct sheets){.width = has_sheet ? deliver->sheet_width : layout->design.page_width,
                           .height = has_sheet ? deliver->sheet_height : layout->design.page_height,
                           .is_imposed = true,
                           .side_count = 2,
                           .sheet_count = 1};
    out->sides = arena_alloc_items(arena, 2, sizeof *out->sides);
    for (uint32_t i = 0; i < 2; i++) {
        struct side *side = &out->sides[i];
        *side = (struct side){.sheet_no = 1, .is_back = i == 1};
        side->trim = side->bleed = (struct box){0, 0, out->width, out->height};
        struct drawing drawing = {arena, out->width, out->height, side, words};
        draw_side(&drawing, deliver, i == 1);
    }
}

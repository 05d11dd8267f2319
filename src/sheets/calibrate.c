/* The calibration sheet: two sides from which a person reads with a ruler what a printer does.
 *
 * In: a sheet's size, how it is printed on both sides, and what it says. Out: sides with nothing
 * but marks and labels, the same on front and back but for the title and the arrow. On each side:
 *
 * - a line 20 mm from the left edge and one 20 mm from the top: the distance that is measured from
 *   the paper's edge, less 20 mm, is how far the side lies too far right, and too far down;
 * - at each edge, short lines 1, 2, … 12 mm from it: the smallest number that was printed is the
 *   margin that the printer cannot print on;
 * - a line of 100 mm (50 on a narrow sheet), which is as long only where nothing was scaled;
 * - an arrow. Both lie on each other, against the light, where the printer turned the sheet about
 *   the edge that the layout asks for; else the back's lies at the other end, upside down. Two
 *   little pictures show how right and wrong look.
 *
 * The words stand in one column, at the right in a right-to-left language. How many lines they need
 * shows when they are set: so their labels are made first (sheets_calibrate), without a place, and
 * placed then, each line a label of its own (sheets_calibrate_place), which says whether they had
 * room. Lines are placed to the unit and a quarter point wide, so what is measured is the paper's
 * path. */
#include "sheets/geometry.h"
#include "sheets/sheets.h"

static const unit mm = 185771; /* 1 mm */

enum { RULER_STEPS = 12, NOMINAL = 20, SIDE_MARKS = 4 * RULER_STEPS + 64, SIDE_LABELS = 256 };

/* The column of words, mm: from the left and the right edge, its first baseline, what stays free
 * under it, its greatest width. */
enum { COLUMN_LEFT = 25, COLUMN_RIGHT = 20, COLUMN_TOP = 28, COLUMN_FOOT = 19, COLUMN_MOST = 150 };

enum { PICTURE_WIDTH = 11, PICTURE_HEIGHT = 8, PICTURE_ROOM = 15 }; /* mm */

/* Times the size of words: the title's; parts of a saying's leading: the gap after it, and what
 * stands above the baseline of its first line. */
static const double title_scale = 1.4, gap_part = 0.4, height_part = 0.75;

enum saying_kind {
    SAYING_WORDS,
    SAYING_TITLE,
    SAYING_LINE,
    SAYING_KEYS,
    SAYING_KEYS_END,
    SAYING_RIGHT,
    SAYING_WRONG
};

struct saying {
    enum saying_kind kind;
    struct slice text;
};

enum { SAYINGS_MOST = 16 };

struct drawing {
    struct arena *arena;
    unit width, height;
    struct side *side;
    const struct calibration_words *words;
};

static void add_line(struct drawing *d, unit x, unit y, unit width, unit height)
{
    d->side->marks[d->side->mark_count++] = (struct mark){
        .kind = MARK_LINE, .x = x, .y = y, .width = width, .height = height, .color = NO_INDEX};
}

static struct label *add_label(struct drawing *d, unit x, unit y, double scale, enum align align,
                               struct slice text)
{
    struct label *label = &d->side->labels[d->side->label_count++];
    *label = (struct label){.text = text, .x = x, .y = y, .align = align, .scale = scale};
    return label;
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
    unit width = PICTURE_WIDTH * mm, height = PICTURE_HEIGHT * mm;
    add_line(d, x, y, width, 0);
    add_line(d, x, y + height, width, 0);
    add_line(d, x, y, 0, height);
    add_line(d, x + width, y, 0, height);
    add_arrow(d, x + 4 * mm, y + 3 * mm / 2, 5 * mm, false);
    add_arrow(d, x + 7 * mm, y + 3 * mm / 2, 5 * mm, is_wrong);
}

/* This side's arrow. Seen from the front the back is mirrored; where backs are turned, it stands on
 * its head. */
static void add_flip(struct drawing *d, const struct deliver *deliver, bool is_back)
{
    bool is_turned = is_back && sheets_is_back_turned(deliver);
    unit inset = 12 * mm, length = 12 * mm, from_end = 19 * mm;
    bool is_left = is_back && !is_turned;
    add_arrow(d, is_left ? inset : d->width - inset,
              is_turned ? from_end : d->height - from_end - length, length, is_turned);
}

/* What a side says, in order; the keys are those of a printer's file (layouts/printer). */
static uint32_t sayings_of(struct arena *arena, const struct calibration_words *words,
                           const struct deliver *deliver, bool is_back, struct saying *out)
{
    uint32_t count = 0, step = 1;
    struct slice side = words->side[is_back];
    out[count++] =
        (struct saying){SAYING_TITLE, slice_format(arena, "%.*s \xC2\xB7 %.*s",
                                                   SLICE_ARG(words->title), SLICE_ARG(side))};
    const struct slice steps[] = {words->print, words->line, words->measure,
                                  words->edges, words->over, words->write};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        out[count++] =
            (struct saying){i == 1 ? SAYING_LINE : SAYING_WORDS,
                            slice_format(arena, "%u. %.*s", step++, SLICE_ARG(steps[i]))};
    static const char *const keys[] = {
        "format: orison-printer/1", "margins: {left: __mm, right: __mm, top: __mm, bottom: __mm}",
        "front: [__mm, __mm]", "back: [__mm, __mm]"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        out[count++] = (struct saying){SAYING_KEYS, slice_of(keys[i])};
    out[count - 1].kind = SAYING_KEYS_END;
    if (deliver->duplex == DUPLEX_NONE)
        return count;
    out[count++] = (struct saying){SAYING_WORDS, words->arrows};
    out[count++] = (struct saying){SAYING_RIGHT, words->right};
    out[count++] = (struct saying){SAYING_WRONG, words->wrong};
    return count;
}

static unit column_width(const struct drawing *d)
{
    unit room = d->width - (COLUMN_LEFT + COLUMN_RIGHT) * mm;
    return room > COLUMN_MOST * mm ? COLUMN_MOST * mm : room;
}

/* Of the line that shows whether anything was scaled, mm. */
static int measured_length(const struct drawing *d)
{
    return column_width(d) < 100 * mm ? 50 : 100;
}

static bool has_picture(enum saying_kind kind)
{
    return kind == SAYING_RIGHT || kind == SAYING_WRONG;
}

static void add_saying(struct drawing *d, const struct saying *saying, double scale)
{
    unit width = column_width(d) - (has_picture(saying->kind) ? PICTURE_ROOM * mm : 0);
    if (saying->kind == SAYING_TITLE)
        scale *= title_scale;
    struct label *label = add_label(d, 0, 0, scale, ALIGN_START, saying->text);
    label->measure = (unit)((double)width / scale);
    if (saying->kind != SAYING_KEYS && saying->kind != SAYING_KEYS_END)
        label->language = d->words->language;
}

static void draw_side(struct drawing *d, const struct deliver *deliver, bool is_back, double scale)
{
    d->side->marks = arena_alloc_items(d->arena, SIDE_MARKS, sizeof *d->side->marks);
    d->side->labels = arena_alloc_items(d->arena, SIDE_LABELS, sizeof *d->side->labels);
    struct saying sayings[SAYINGS_MOST];
    uint32_t count = sayings_of(d->arena, d->words, deliver, is_back, sayings);
    for (uint32_t i = 0; i < count; i++)
        add_saying(d, &sayings[i], scale);
    struct slice length = slice_format(d->arena, "%d mm", measured_length(d));
    add_label(d, 0, 0, 1.4, ALIGN_CENTER, length);
    add_line(d, NOMINAL * mm, 18 * mm, 0, d->height - 36 * mm);
    add_line(d, 18 * mm, NOMINAL * mm, d->width - 36 * mm, 0);
    add_label(d, (NOMINAL - 3) * mm, d->height - 30 * mm, 1.4, ALIGN_START, SLICE("A"));
    add_label(d, d->width - 17 * mm, (NOMINAL + 1) * mm, 1.4, ALIGN_START, SLICE("B"));
    for (int edge = 0; edge < 4; edge++)
        add_ruler(d, edge % 2 == 0, edge >= 2);
    if (deliver->duplex != DUPLEX_NONE)
        add_flip(d, deliver, is_back);
}

void sheets_calibrate(struct arena *arena, const struct layout *layout,
                      const struct calibration_words *words, double scale, struct sheets *out)
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
        draw_side(&drawing, deliver, i == 1, scale);
    }
}

/* The measured line under its words, its length under its middle; `length` is the label. */
static unit add_measured(struct drawing *d, struct label *length, unit left, unit right, unit y)
{
    int long_mm = measured_length(d);
    unit x = d->words->is_right_to_left ? right - long_mm * mm : left;
    y += 4 * mm;
    add_line(d, x, y, long_mm * mm, 0);
    add_line(d, x, y - 2 * mm, 0, 4 * mm);
    add_line(d, x + long_mm * mm, y - 2 * mm, 0, 4 * mm);
    length->x = x + long_mm * mm / 2;
    length->y = y + 4 * mm;
    return y + 5 * mm;
}

/* Gives a label's lines a label each, from the baseline `y` on; returns the one after the last. */
static unit place_lines(struct drawing *d, struct label *label, unit x, unit y, unit leading)
{
    struct label whole = *label;
    for (uint32_t i = 0; i < whole.line_count; i++, y += leading) {
        struct label *one = i == 0 ? label : &d->side->labels[d->side->label_count++];
        *one = whole;
        one->line = &whole.line[i];
        one->line_count = 1;
        one->x = x;
        one->y = y;
    }
    return y;
}

/* The words beside their picture, both about one middle. */
static unit place_pictured(struct drawing *d, struct label *label, bool is_wrong, unit left,
                           unit right, unit y, unit leading)
{
    bool is_rtl = d->words->is_right_to_left;
    unit above = y - (unit)((double)leading * height_part), height = PICTURE_HEIGHT * mm;
    unit lines = leading * label->line_count, down = lines < height ? (height - lines) / 2 : 0;
    add_picture(d, is_rtl ? right - PICTURE_WIDTH * mm : left, above, is_wrong);
    place_lines(d, label, is_rtl ? left : left + PICTURE_ROOM * mm, y + down, leading);
    return y + (lines > height ? lines : height);
}

/* Places a saying from the baseline `y` on; returns the next one's. `length` is the label of the
 * measured line. */
static unit place_saying(struct drawing *d, struct label *label, struct label *length,
                         enum saying_kind kind, unit y)
{
    bool is_rtl = d->words->is_right_to_left;
    unit right = is_rtl ? d->width - COLUMN_RIGHT * mm : COLUMN_LEFT * mm + column_width(d);
    unit left = right - column_width(d);
    if (label->line_count == 0)
        return y;
    unit leading = (unit)((double)(label->line->height + label->line->depth) * label->scale);
    if (has_picture(kind))
        y = place_pictured(d, label, kind == SAYING_WRONG, left, right, y, leading);
    else
        y = place_lines(d, label, left, y, leading);
    if (kind == SAYING_LINE)
        y = add_measured(d, length, left, right, y - leading) + leading;
    return kind == SAYING_KEYS ? y : y + (unit)((double)leading * gap_part);
}

bool sheets_calibrate_place(struct arena *arena, const struct layout *layout,
                            const struct calibration_words *words, struct sheets *sheets)
{
    bool has_room = true;
    for (uint32_t i = 0; i < sheets->side_count; i++) {
        struct drawing d = {arena, sheets->width, sheets->height, &sheets->sides[i], words};
        struct saying sayings[SAYINGS_MOST];
        uint32_t count = sayings_of(arena, words, &layout->deliver, i == 1, sayings);
        unit y = COLUMN_TOP * mm;
        for (uint32_t e = 0; e < count; e++)
            y = place_saying(&d, &d.side->labels[e], &d.side->labels[count], sayings[e].kind, y);
        has_room &= y <= d.height - COLUMN_FOOT * mm;
    }
    return has_room;
}

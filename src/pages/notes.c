/* Footnotes: at the foot of the page that calls them, each once however many calls.
 *
 * In: the lines of a page, in order. Out: the notes' items under a rule, after the text, in the
 * order of doc.notes: what an asterisk calls stands before what numbers call. Notes keep
 * their own leading; the last baseline of the last note stands on the page's last grid line, so
 * that feet of pages with and without notes are level. The breaker takes the room from the same
 * page, so a note never leaves its call. */
#include "pages/fill.h"

#include <assert.h>

static uint32_t note_paragraph(const struct fill *fill, uint32_t note)
{
    assert(note < fill->doc->note_count);
    return fill->galley->text->first_note + note;
}

/* From the rule down to the first note's baseline: over a tall script at least its leading. */
static unit rule_above(const struct design *design, unit leading)
{
    return leading > design->note_rule_above ? leading : design->note_rule_above;
}

/* The rule must clear what hangs below the text's last line: a quarter of the grid. */
static unit rule_clearance(const struct design *design, unit least_leading)
{
    if (design->note_rule_width <= 0 || design->note_rule_thickness <= 0)
        return 0;
    return rule_above(design, least_leading) + design->note_rule_thickness + design->grid / 4 -
           least_leading;
}

void notes_measure(struct fill *fill)
{
    uint32_t count = fill->doc->note_count;
    unit least_leading = INT64_MAX;
    fill->note_heights = arena_alloc_items(fill->scratch, count, sizeof *fill->note_heights);
    for (uint32_t note = 0; note < count; note++) {
        uint32_t paragraph = note_paragraph(fill, note);
        unit leading = fill->galley->paragraphs[paragraph].leading;
        fill->note_heights[note] = leading * fill_setting(fill, paragraph)->line_count;
        least_leading = leading < least_leading ? leading : least_leading;
    }
    fill->note_gap = fill->design->note_gap;
    if (count > 0) {
        unit clearance = rule_clearance(fill->design, least_leading);
        fill->note_gap = clearance > fill->note_gap ? clearance : fill->note_gap;
    }
}

void notes_collect(struct fill *fill, struct note_list *notes, const struct line *line)
{
    for (uint32_t i = 0; i < line->note_count; i++) {
        uint32_t note = line->notes[i];
        size_t n = 0;
        while (n < notes->count && notes->at[n] < note)
            n++;
        if (n < notes->count && notes->at[n] == note)
            continue;
        *array_add(fill->scratch, notes) = note;
        for (size_t last = notes->count - 1; last > n; last--)
            notes->at[last] = notes->at[last - 1];
        notes->at[n] = note;
    }
}

unit notes_height(const struct fill *fill, const struct note_list *notes)
{
    unit height = notes->count > 0 ? fill->note_gap : 0;
    for (size_t n = 0; n < notes->count; n++)
        height += fill->note_heights[notes->at[n]];
    return height;
}

static void place_note_rule(struct fill *fill, unit first_baseline, unit leading, bool is_recto)
{
    const struct design *design = fill->design;
    if (design->note_rule_width <= 0 || design->note_rule_thickness <= 0)
        return;
    unit x = frame_left(fill, is_recto);
    if (fill->doc->direction == DIRECTION_RTL)
        x += fill->galley->measure - design->note_rule_width;
    place_rule(fill, x, first_baseline - rule_above(design, leading), design->note_rule_width,
               design->note_rule_thickness, design->note_rule_color);
}

void notes_place(struct fill *fill, const struct note_list *notes, uint32_t page)
{
    if (notes->count == 0)
        return;
    /* the baseline that a line above the first note would have */
    unit y = frame_baseline(fill, fill->room - 1) - notes_height(fill, notes) + fill->note_gap;
    for (size_t n = 0; n < notes->count; n++) {
        uint32_t paragraph = note_paragraph(fill, notes->at[n]);
        unit leading = fill->galley->paragraphs[paragraph].leading;
        if (n == 0)
            place_note_rule(fill, y + leading, leading, page % 2 == 0);
        for (uint32_t i = 0; i < fill_setting(fill, paragraph)->line_count; i++) {
            y += leading;
            place_line(fill, paragraph, i, page, y);
        }
    }
}

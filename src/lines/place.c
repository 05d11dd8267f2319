/* A line's glyphs get their places.
 *
 * In: a line's parts with their widths, and the measure. Out: pieces in visual order with final
 * positions, the width, the notes called.
 *
 *   justify   the slack, less what letters and joins take, is shared out by what each gap can give.
 *             Shares are differences of a rounded running sum, so they sum to the slack to the last
 *             unit: a justified line is as wide as its measure
 *   order     UAX #9 L2 over the parts; the dropped space (L1: paragraph level) comes at the end
 *   draw      glyph by glyph, left to right; right-to-left parts from the last glyph to the first
 *
 * Invariant: each code unit of the line belongs to one cluster of one piece; positions within a
 * piece fit 32 bits. */
#include <math.h>

#include "lines/draft.h"

enum { WHOLE = 1000 };

/* A piece is cut before its positions leave 32 bits. */
#define PIECE_WIDEST (16000 * UNIT_PT)

/* Reshaping at an unsafe break may move widths a little: so much shrink is taken beyond the
 * breaker's before the line counts as overfull. */
#define SHRINK_MOST 1.25

struct piece_list {
    struct piece *at;
    size_t count, room;
};

/* Drawing: the pen moves from left to right through the strips in visual order. */
struct drawing {
    const struct draft *draft;
    struct piece_list pieces;
    unit pen;
};

/* Adds to each gap its share of `slack`; a share goes with the gap's stretch or shrink. */
static void share_out(struct draft *draft, unit slack)
{
    unit total = slack > 0 ? draft->stretch : draft->shrink;
    unit sum = 0, given = 0;
    for (size_t i = 0; i < draft->strips.count; i++) {
        const struct strip *strip = &draft->strips.at[i].strip;
        struct cell *cells = draft->strips.at[i].cells;
        if (draft->strips.at[i].kind != STRIP_TEXT)
            continue;
        for (uint32_t glyph = 0; glyph < strip->glyph_end - strip->glyph_start; glyph++) {
            unit give = slack > 0 ? cells[glyph].stretch : cells[glyph].shrink;
            if (give == 0)
                continue;
            sum += give;
            unit part = (unit)llround((double)slack * ((double)sum / (double)total));
            cells[glyph].extra += part - given;
            given = part;
        }
    }
    draft->natural += given;
}

/* Draws letters wider by so many thousandths; spaces stay. Returns what that adds. */
static unit expand_letters(struct draft *draft, int32_t thousandths)
{
    unit added = 0;
    for (size_t i = 0; i < draft->strips.count; i++) {
        const struct strip *strip = &draft->strips.at[i].strip;
        struct cell *cells = draft->strips.at[i].cells;
        if (draft->strips.at[i].kind != STRIP_TEXT ||
            letters_give(draft->job, strip->run, UNIT_PT) == 0)
            continue;
        for (uint32_t glyph = 0; glyph < strip->glyph_end - strip->glyph_start; glyph++) {
            unit more = unit_scale(cells[glyph].advance, thousandths, WHOLE);
            cells[glyph].advance += more;
            added += more;
        }
    }
    draft->expansion = thousandths;
    draft->natural += added;
    return added;
}

/* Lets letters take of the slack what they can, in whole thousandths, never more than it; returns
 * what is left for spaces. */
static unit give_letters(struct draft *draft, unit slack)
{
    if (draft->letters <= 0)
        return slack;
    double most = draft->job->expansion * WHOLE;
    double wanted = (double)slack / (double)draft->letters;
    int32_t thousandths = (int32_t)((wanted > 1 ? 1 : wanted < -1 ? -1 : wanted) * most);
    return thousandths == 0 ? slack : slack - expand_letters(draft, thousandths);
}

/* Sets the glue; returns its ratio, after letters and joins gave what they can, as the breaker
 * reckons. What cannot be shared out is left. */
static double justify(struct draft *draft, unit slack)
{
    bool is_full = draft->job->align == ALIGN_JUSTIFY && draft->extent->end->kind != BREAK_FORCED;
    if (slack == 0 || (slack > 0 && !is_full))
        return 0;
    unit left = give_letters(draft, slack);
    unit glue = slack > 0 ? draft->stretch : draft->shrink;
    if (left > 0 && glue > 0)
        left -= kashida_give(draft, left);
    if (left == 0 || glue <= 0)
        return 0;
    double ratio = (double)left / (double)glue;
    if (ratio < -SHRINK_MOST) {
        left = -glue;
        ratio = -1;
    }
    share_out(draft, left);
    return ratio;
}

static enum part part_of(const struct setting_job *job, const struct run *run)
{
    const struct paragraph *paragraph = job->paragraph;
    const struct doc *doc = job->setter->doc;
    if (paragraph->role == PARAGRAPH_MARK)
        return PART_MARK;
    if (paragraph->role != PARAGRAPH_BLOCK && paragraph->role != PARAGRAPH_NOTE)
        return PART_ARTIFACT;
    if (run->span == NO_INDEX)
        return PART_TEXT;
    const struct block *block = paragraph->role == PARAGRAPH_BLOCK ? &doc->blocks[paragraph->block]
                                                                   : &doc->notes[paragraph->block];
    return block->spans[run->span].role == SPAN_NOTE_MARK ? PART_NOTE_MARK : PART_TEXT;
}

/* A piece at the pen with room for `room` glyphs. */
static struct piece *open_piece(struct drawing *drawing, const struct line_strip *on,
                                enum part part, uint32_t room)
{
    const struct setting_job *job = drawing->draft->job;
    const struct run *run = on->strip.run;
    struct piece *piece = array_add(job->setter->scratch, &drawing->pieces);
    *piece = (struct piece){.part = part,
                            .face = run->face,
                            .size = run->size,
                            .color = run->color,
                            .paragraph = job->index,
                            .span = run->span,
                            .language = run->language,
                            .level = run->level,
                            .x = drawing->pen,
                            .y = -run->rise,
                            .string = job->paragraph->string};
    if (on->kind == STRIP_TEXT && letters_give(job, run, UNIT_PT) > 0)
        piece->expansion = drawing->draft->expansion;
    piece->glyphs = arena_alloc_raw(job->setter->arena, room * sizeof *piece->glyphs);
    return piece;
}

static uint16_t count_units(uint32_t cu_start, uint32_t cu_end)
{
    uint32_t count = cu_end - cu_start;
    return count > UINT16_MAX ? UINT16_MAX : (uint16_t)count;
}

/* Code units of the cluster at `glyph` where it is its cluster's first in visual order, else 0. */
static uint16_t cluster_units(const struct strip *strip, uint32_t glyph, bool is_reversed)
{
    const struct glyph *glyphs = strip->glyphs;
    uint32_t cu = glyphs[glyph].cu, next = glyph + 1;
    if (is_reversed && next < strip->glyph_end && glyphs[next].cu == cu)
        return 0;
    if (!is_reversed && glyph > strip->glyph_start && glyphs[glyph - 1].cu == cu)
        return 0;
    while (next < strip->glyph_end && glyphs[next].cu == cu)
        next++;
    return count_units(cu, next < strip->glyph_end ? glyphs[next].cu : strip->cu_end);
}

static void put_glyph(struct piece *piece, const struct strip *strip, uint32_t at, unit x,
                      uint16_t cu_count)
{
    const struct glyph *glyph = &strip->glyphs[at];
    piece->glyphs[piece->glyph_count++] = (struct placed_glyph){
        .id = glyph->id,
        .cu_count = cu_count,
        .cu = glyph->cu,
        .x = (int32_t)(x + (glyph->x_offset ? strip_length(strip, glyph->x_offset) : 0)),
        .y = glyph->y_offset ? (int32_t)-strip_length(strip, glyph->y_offset) : 0};
}

/* How many tatweels fill `width`, side by side as far as they go, then one over the other. */
static uint32_t count_tatweels(const struct strip *strip, unit width)
{
    unit one = strip_length(strip, strip->run->tatweel_advance);
    return width > 0 && one > 0 ? (uint32_t)((width + one - 1) / one) : 0;
}

/* Lengthens the join after a cluster: further glyphs of it, spread evenly over [x, x + width). */
static void put_kashida(struct piece *piece, const struct strip *strip, uint32_t cu, unit x,
                        unit width)
{
    unit one = strip_length(strip, strip->run->tatweel_advance);
    uint32_t count = count_tatweels(strip, width);
    for (uint32_t i = 0; i < count; i++) {
        unit at = count > 1 ? (width - one) * i / (count - 1) : 0;
        piece->glyphs[piece->glyph_count++] =
            (struct placed_glyph){.id = strip->run->tatweel, .cu = cu, .x = (int32_t)(x + at)};
    }
}

/* Glyphs that a part of a run is drawn with. */
static uint32_t count_glyphs(const struct line_strip *on)
{
    uint32_t count = on->strip.glyph_end - on->strip.glyph_start, tatweels = 0;
    for (uint32_t i = 0; i < count; i++)
        tatweels += count_tatweels(&on->strip, on->cells[i].kashida);
    return count + tatweels;
}

static void draw_text(struct drawing *drawing, const struct line_strip *on)
{
    const struct strip *strip = &on->strip;
    uint32_t count = strip->glyph_end - strip->glyph_start;
    bool is_reversed = strip->run->level & 1;
    enum part part = part_of(drawing->draft->job, strip->run);
    uint32_t room = count_glyphs(on);
    struct piece *piece = open_piece(drawing, on, part, room);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = is_reversed ? count - 1 - i : i;
        const struct cell *cell = &on->cells[at];
        uint16_t cu_count = cluster_units(strip, strip->glyph_start + at, is_reversed);
        if (drawing->pen - piece->x > PIECE_WIDEST && cu_count > 0) {
            piece->width = drawing->pen - piece->x;
            room -= piece->glyph_count;
            piece = open_piece(drawing, on, part, room);
        }
        unit before = is_reversed && cell->extra > 0 ? cell->extra : 0;
        drawing->pen += before;
        put_kashida(piece, strip, strip->glyphs[strip->glyph_start + at].cu,
                    drawing->pen - piece->x - cell->kashida, cell->kashida);
        put_glyph(piece, strip, strip->glyph_start + at, drawing->pen - piece->x, cu_count);
        drawing->pen += cell->advance + cell->extra - before;
    }
    piece->width = drawing->pen - piece->x;
}

static void draw_hyphen(struct drawing *drawing, const struct line_strip *on)
{
    struct piece *piece = open_piece(drawing, on, PART_HYPHEN, 1);
    piece->string = NULL;
    piece->width = on->cells[0].advance;
    piece->glyph_count = 1;
    piece->glyphs[0] = (struct placed_glyph){.id = on->strip.run->hyphen, .cu = on->cu_start};
    drawing->pen += piece->width;
}

/* One glyph, without width, for all white space that was dropped: outside the line's end, which is
 * its left side in a right-to-left paragraph. */
static void draw_space(struct drawing *drawing, const struct line_strip *on)
{
    const struct draft *draft = drawing->draft;
    if (on->cu_start != draft->extent->cu_end)
        return;
    struct piece *piece = open_piece(drawing, on, PART_LINE_SPACE, 1);
    piece->level = draft->job->paragraph->level;
    const struct glyph *glyph = &on->strip.glyphs[on->strip.glyph_start];
    if (piece->level & 1)
        piece->x -= strip_length(&on->strip, glyph->advance);
    put_glyph(piece, &on->strip, on->strip.glyph_start, 0,
              count_units(on->cu_start, draft->extent->cu_next));
}

static void draw_strips(struct drawing *drawing)
{
    const struct draft *draft = drawing->draft;
    struct arena *scratch = draft->job->setter->scratch;
    uint32_t count = (uint32_t)draft->strips.count;
    uint32_t *order = arena_alloc_items(scratch, count, sizeof *order);
    uint8_t *levels = arena_alloc(scratch, count);
    for (uint32_t i = 0; i < count; i++)
        levels[i] = draft->strips.at[i].kind == STRIP_SPACE ? draft->job->paragraph->level
                                                            : draft->strips.at[i].strip.run->level;
    order_visually(order, levels, count);
    for (uint32_t i = 0; i < count; i++) {
        const struct line_strip *on = &draft->strips.at[order[i]];
        if (on->kind == STRIP_TEXT)
            draw_text(drawing, on);
        else if (on->kind == STRIP_HYPHEN)
            draw_hyphen(drawing, on);
        else
            draw_space(drawing, on);
    }
}

/* The pen's first place: the left end of what stands on the line, hanging included. */
static unit left_end(const struct draft *draft, unit core, unit measure)
{
    const struct setting_job *job = draft->job;
    unit free = measure - core, shift = 0;
    if (job->align == ALIGN_END)
        shift = free;
    if (job->align == ALIGN_CENTER)
        shift = free / 2;
    if (!job->is_plain)
        shift += job->margin_start + (draft->extent->line_no == 0 ? job->indent : 0);
    if (!(job->paragraph->level & 1))
        return shift - draft->hanging.start;
    return job->setter->measure - shift - core - draft->end_hang;
}

/* Notes called between the cursor and `cu_end`, each once. */
static void find_notes(const struct setting_job *job, struct cursor *cursor, uint32_t cu_end,
                       struct line *line)
{
    const struct paragraph *paragraph = job->paragraph;
    uint32_t first = cursor->call;
    while (cursor->call < paragraph->call_count && paragraph->calls[cursor->call].cu < cu_end)
        cursor->call++;
    if (cursor->call == first)
        return;
    line->notes = arena_alloc_items(job->setter->arena, cursor->call - first, sizeof *line->notes);
    for (uint32_t call = first; call < cursor->call; call++) {
        uint32_t n = 0;
        while (n < line->note_count && line->notes[n] != paragraph->calls[call].note)
            n++;
        if (n == line->note_count)
            line->notes[line->note_count++] = paragraph->calls[call].note;
    }
}

/* Whether the script of the word that a line divides shows a hyphen there. */
static bool shows_hyphens(const struct setting_job *job, const struct extent *extent)
{
    const struct paragraph *paragraph = job->paragraph;
    for (uint32_t r = paragraph->run_count; r-- > 0;)
        if (paragraph->runs[r].cu_start < extent->cu_end)
            return paragraph->runs[r].hyphen_advance > 0;
    return false;
}

static bool is_hyphenated(const struct setting_job *job, const struct extent *extent)
{
    return extent->end->is_after_hyphen ||
           (extent->end->kind == BREAK_HYPHEN && shows_hyphens(job, extent));
}

struct line line_sketch(const struct setting_job *job, struct cursor *cursor,
                        const struct extent *extent)
{
    struct line line = {.cu_start = extent->cu_start,
                        .cu_end = extent->cu_end,
                        .is_hyphenated = is_hyphenated(job, extent)};
    find_notes(job, cursor, extent->cu_next, &line);
    return line;
}

struct placing line_place(const struct setting_job *job, struct cursor *cursor,
                          const struct extent *extent)
{
    struct placing placing = {.line = {.cu_start = extent->cu_start, .cu_end = extent->cu_end}};
    struct line *line = &placing.line;
    struct draft draft = line_draft_make(job, cursor, extent);
    unit hang = draft.hanging.start + draft.end_hang;
    unit measure = job->measures[extent->line_no > 0];
    line->ratio = justify(&draft, measure - (draft.natural - hang));
    line->width = draft.natural - hang;
    line->is_hyphenated = is_hyphenated(job, extent);
    placing.overfull = line->width > measure ? line->width - measure : 0;
    placing.is_stiff =
        job->align == ALIGN_JUSTIFY && extent->end->kind != BREAK_FORCED && line->width < measure;
    struct drawing drawing = {.draft = &draft, .pen = left_end(&draft, line->width, measure)};
    draw_strips(&drawing);
    line->piece_count = (uint32_t)drawing.pieces.count;
    line->pieces =
        arena_alloc_items(job->setter->arena, drawing.pieces.count, sizeof *line->pieces);
    for (uint32_t i = 0; i < line->piece_count; i++)
        line->pieces[i] = drawing.pieces.at[i];
    find_notes(job, cursor, extent->cu_next, line);
    return placing;
}

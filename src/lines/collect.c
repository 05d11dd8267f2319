/* What stands on a line, and how wide it is.
 *
 * In: where a line starts and ends in the string. Out: the parts of runs between, reshaped where
 * the cut is unsafe, with each glyph's advance, each space's stretch and shrink, and what hangs at
 * both ends. White space before the break is a part of its own, without width; so is the breaker's
 * hyphen.
 *
 * Invariant: the parts cover the line's code units in order, each once; what is measured here is
 * what items.c measured, but for reshaped parts. Cost: linear in the line's glyphs; the cursor goes
 * through the paragraph once. */
#include "lines/draft.h"
#include "lines/spaces.h"

/* Whether a line may not simply be cut before the glyph at `glyph` (a run's), at code unit `cu`. */
static bool is_unsafe(const struct strip *strip, uint32_t glyph, uint32_t cu)
{
    bool is_inside = glyph >= strip->glyph_end || strip->glyphs[glyph].cu != cu;
    return is_inside || (strip->glyphs[glyph].flags & GLYPH_UNSAFE);
}

/* The first glyph from `glyph` on whose cluster starts at `cu` or later. */
static uint32_t find_glyph(const struct strip *strip, uint32_t glyph, uint32_t cu)
{
    while (glyph < strip->glyph_end && strip->glyphs[glyph].cu < cu)
        glyph++;
    return glyph;
}

/* The part of a run on [cu_start, cu_end); moves the cursor's glyph to its end. */
static struct strip clip_run(const struct setting_job *job, struct cursor *cursor,
                             uint32_t cu_start, uint32_t cu_end)
{
    struct strip strip = strip_of_job(job, cursor->run);
    const struct run *run = strip.run;
    uint32_t start = cursor->glyph > strip.glyph_start ? cursor->glyph : strip.glyph_start;
    start = find_glyph(&strip, start, cu_start);
    uint32_t end = cu_end < run->cu_end ? find_glyph(&strip, start, cu_end) : strip.glyph_end;
    bool is_reshaped = (cu_start > run->cu_start && is_unsafe(&strip, start, cu_start)) ||
                       (cu_end < run->cu_end && is_unsafe(&strip, end, cu_end));
    cursor->glyph = end;
    strip.glyph_start = start;
    strip.glyph_end = end;
    strip.cu_end = cu_end;
    if (!is_reshaped)
        return strip;
    strip.glyph_start = 0;
    strip.glyphs = text_reshape(job->setter->scratch, job->setter->text, job->paragraph,
                                cursor->run, cu_start, cu_end, &strip.glyph_end);
    return strip;
}

static void add_strip(struct draft *draft, const struct strip *strip, enum strip_kind kind,
                      uint32_t cu_start)
{
    struct arena *scratch = draft->job->setter->scratch;
    struct line_strip *line_strip = array_add(scratch, &draft->strips);
    *line_strip = (struct line_strip){.strip = *strip, .kind = kind, .cu_start = cu_start};
    size_t glyphs = kind == STRIP_HYPHEN ? 1 : strip->glyph_end - strip->glyph_start;
    line_strip->cells = arena_alloc_items(scratch, glyphs, sizeof *line_strip->cells);
}

/* A clipped part falls into text and the white space that is dropped at the line's end. */
static void add_clip(struct draft *draft, const struct strip *clip, uint32_t cu_start)
{
    uint32_t cu_text = draft->extent->cu_end;
    struct strip text = *clip, space = *clip;
    bool has_space = clip->cu_end > cu_text;
    if (has_space) {
        space.glyph_start = text.glyph_end = find_glyph(clip, clip->glyph_start, cu_text);
        has_space = space.glyph_start < space.glyph_end;
        text.cu_end = has_space ? cu_text : clip->cu_end;
    }
    if (cu_start < cu_text)
        add_strip(draft, &text, STRIP_TEXT, cu_start);
    if (has_space)
        add_strip(draft, &space, STRIP_SPACE, cu_start > cu_text ? cu_start : cu_text);
}

static void collect_strips(struct draft *draft, struct cursor *cursor)
{
    const struct paragraph *paragraph = draft->job->paragraph;
    const struct extent *extent = draft->extent;
    uint32_t cu = extent->cu_start;
    while (cu < extent->cu_next && cursor->run < paragraph->run_count) {
        const struct run *run = &paragraph->runs[cursor->run];
        uint32_t cu_end = run->cu_end < extent->cu_next ? run->cu_end : extent->cu_next;
        struct strip clip = clip_run(draft->job, cursor, cu, cu_end);
        add_clip(draft, &clip, cu);
        if (cu_end == run->cu_end)
            cursor->run++;
        cu = cu_end;
    }
    if (extent->end->kind != BREAK_HYPHEN || draft->strips.count == 0)
        return;
    struct strip hyphen = draft->strips.at[draft->strips.count - 1].strip;
    add_strip(draft, &hyphen, STRIP_HYPHEN, extent->cu_end);
}

/* The stretch of the gap after a cluster that ends at `cu_end`: where the line might have broken
 * but no space stands, or after every letter. */
static unit gap_after(struct draft *draft, const struct strip *strip, uint32_t cu_end)
{
    const struct paragraph *paragraph = draft->job->paragraph;
    unit after_letter = letter_stretch(draft->job, strip->run);
    if (after_letter > 0)
        return cu_end < draft->extent->cu_end ? after_letter : 0;
    if (!draft->job->has_letter_gaps)
        return 0;
    while (draft->break_index + 1 < paragraph->break_count &&
           paragraph->breaks[draft->break_index].cu < cu_end)
        draft->break_index++;
    const struct break_point *at = &paragraph->breaks[draft->break_index];
    bool is_gap = at->cu == cu_end && at->kind == BREAK_ALLOWED && !at->is_after_hyphen &&
                  cu_end < draft->extent->cu_end;
    return is_gap ? gap_stretch(draft->job, strip->run) : 0;
}

/* Fills a cluster's cells; the last one has the room after it. */
static void measure_cluster(struct draft *draft, struct line_strip *on,
                            const struct cluster *cluster)
{
    const struct strip *strip = &on->strip;
    uint16_t first = draft->job->paragraph->string[cluster->cu];
    const struct paragraph *paragraph = draft->job->paragraph;
    enum space_kind kind = cluster->cu_end - cluster->cu == 1
                               ? space_kind_at(paragraph->string, paragraph->cu_count, cluster->cu)
                               : SPACE_NONE;
    bool is_dropped = kind == SPACE_FORCED ||
                      (!draft->is_started && space_is_dropped(first) && kind != SPACE_NONE);
    if (is_dropped)
        return;
    struct cell *cells = on->cells + (cluster->glyph_start - strip->glyph_start);
    uint32_t count = cluster->glyph_end - cluster->glyph_start;
    for (uint32_t i = 0; i < count; i++)
        cells[i].advance = strip_length(strip, strip->glyphs[cluster->glyph_start + i].advance);
    cells[count - 1].extra = cluster->tracking;
    hang_add(&draft->hanging, draft->job, strip, cluster, !draft->is_started);
    draft->is_started = true;
    draft->natural += cluster->width;
    draft->last = *cluster;
    draft->last_strip = (size_t)(on - draft->strips.at);
    struct cell *last = &cells[count - 1];
    if (kind == SPACE_WORD || kind == SPACE_NO_BREAK)
        glue_give(draft->job, cluster->width, &last->stretch, &last->shrink);
    else if (kind == SPACE_NONE) {
        last->stretch = gap_after(draft, strip, cluster->cu_end);
        last->shrink = gap_shrink(last->stretch);
    }
    if (kind == SPACE_NONE)
        draft->letters += letters_give(draft->job, strip->run, cluster->width);
    draft->stretch += last->stretch;
    draft->shrink += last->shrink;
}

static void measure_hyphen(struct draft *draft, struct line_strip *on)
{
    on->cells[0].advance = strip_length(&on->strip, on->strip.run->hyphen_advance);
    draft->natural += on->cells[0].advance;
    draft->end_hang = hang_of_hyphen(draft->job, on->strip.run, on->cells[0].advance);
}

static void measure_strips(struct draft *draft)
{
    for (size_t i = 0; i < draft->strips.count; i++) {
        struct line_strip *on = &draft->strips.at[i];
        if (on->kind == STRIP_HYPHEN)
            measure_hyphen(draft, on);
        for (uint32_t glyph = on->strip.glyph_start;
             on->kind == STRIP_TEXT && glyph < on->strip.glyph_end;) {
            struct cluster cluster = cluster_next(&on->strip, &glyph);
            measure_cluster(draft, on, &cluster);
        }
    }
}

/* What hangs at the line's end: a hyphen has told already; a space that stays does not hang. */
static void measure_end(struct draft *draft)
{
    const struct cluster *last = &draft->last;
    if (!draft->is_started || draft->strips.at[draft->strips.count - 1].kind == STRIP_HYPHEN ||
        space_kind_of(draft->job->paragraph->string[last->cu]) != SPACE_NONE)
        return;
    draft->end_hang =
        hang_at_end(&draft->hanging, draft->job, &draft->strips.at[draft->last_strip].strip, last);
}

struct draft line_draft_make(const struct setting_job *job, struct cursor *cursor,
                             const struct extent *extent)
{
    struct draft draft = {.job = job, .extent = extent, .break_index = cursor->break_index};
    collect_strips(&draft, cursor);
    measure_strips(&draft);
    measure_end(&draft);
    cursor->break_index = draft.break_index;
    return draft;
}

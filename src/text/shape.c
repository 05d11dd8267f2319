/* Shaping a draft: runs get glyphs, the paragraph its breaks.
 *
 * In: a draft. Out: the paragraph as it leaves the stage, in the bench's result arena; what was
 * made on the way lies in scratch. The glyph list of the bench is one growing array for all
 * paragraphs, so that a paragraph's glyphs are copied once, at their exact size. */
#include <string.h>

#include "text/draft.h"
#include "text/line_ends.h"
#include "text/squares.h"

/* Appends the glyphs of [cu_start, cu_end), part of `run` or of runs that agree with it. */
static void append_range(struct bench *bench, const struct draft *draft, const struct run *run,
                         uint32_t cu_start, uint32_t cu_end)
{
    const struct paragraph *p = &draft->paragraph;
    const struct shaping *shaping = &bench->shaper->shapings.at[run->shaping];
    struct glyph_list *list = &bench->glyphs;
    size_t before = list->count;
    bool is_whole = true;
    uint32_t step = draft->is_split ? 1 : cu_end - cu_start;
    for (uint32_t cu = cu_start; cu < cu_end; cu += step)
        is_whole &= pieces_append(&bench->pieces, bench->lasting, shaping, run->shaping, p->string,
                                  p->cu_count, cu, cu + step, list);
    if (!is_whole)
        missing_collect(bench, p, run, cu_end, list->at + before, list->count - before);
}

/* Whether two runs that touch differ in nothing that glyphs or kerning depend on: only in span or
 * colour. */
static bool runs_agree(const struct run *a, const struct run *b)
{
    return a->shaping == b->shaping && a->size == b->size && a->rise == b->rise &&
           a->tracking == b->tracking && a->level == b->level;
}

/* Gives each run its part of the glyphs from `start` on; false where a cluster lies over an end. */
static bool split_glyphs(const struct glyph_list *list, size_t start, struct run *runs,
                         size_t count)
{
    size_t at = start;
    for (size_t i = 0; i < count; i++) {
        if (at >= list->count || list->at[at].cu != runs[i].cu_start)
            return false;
        runs[i].glyph_start = (uint32_t)at;
        while (at < list->count && list->at[at].cu < runs[i].cu_end)
            at++;
        runs[i].glyph_end = (uint32_t)at;
    }
    return true;
}

/* Shapes runs that agree as one, so that a word is kerned with the stop after its link or the
 * quotation mark before it; each alone where a ligature would lie over two. */
static void shape_together(struct bench *bench, const struct draft *draft, struct run *runs,
                           size_t count)
{
    struct glyph_list *list = &bench->glyphs;
    size_t start = list->count;
    append_range(bench, draft, runs, runs[0].cu_start, runs[count - 1].cu_end);
    if (split_glyphs(list, start, runs, count))
        return;
    list->count = start;
    for (size_t i = 0; i < count; i++) {
        runs[i].glyph_start = (uint32_t)list->count;
        append_range(bench, draft, &runs[i], runs[i].cu_start, runs[i].cu_end);
        runs[i].glyph_end = (uint32_t)list->count;
    }
}

static void shape_runs(struct bench *bench, const struct draft *draft, const struct run_list *runs)
{
    bench->glyphs.count = 0;
    for (size_t i = 0, end; i < runs->count; i = end) {
        end = i + 1;
        while (end < runs->count && runs_agree(&runs->at[i], &runs->at[end]))
            end++;
        shape_together(bench, draft, &runs->at[i], end - i);
    }
}

static void *keep_items(struct arena *arena, const void *items, size_t count, size_t item_bytes)
{
    void *kept = arena_alloc_raw(arena, count * item_bytes);
    return count ? memcpy(kept, items, count * item_bytes) : kept;
}

/* Drops points in runs whose face has no hyphen to show. */
static size_t keep_shown(const struct paragraph *paragraph, struct break_point *breaks,
                         size_t count)
{
    size_t kept = 0;
    const struct run *run = paragraph->runs;
    for (size_t i = 0; i < count; i++) {
        while (breaks[i].cu > 0 && breaks[i].cu > run->cu_end)
            run++;
        if (breaks[i].kind != BREAK_HYPHEN || run->hyphen != 0)
            breaks[kept++] = breaks[i];
    }
    return kept;
}

/* Takes the addresses' own places to break for UAX #14's, and lets no line begin with the mark that
 * calls a note: after an ideograph the algorithm would. */
static void keep_allowed(struct bench *bench, const struct draft *draft, struct break_list *list)
{
    const struct stretch_list *stretches = &draft->stretches;
    uint32_t cu = 0;
    for (size_t i = 0; i < stretches->count; i++) {
        if (stretches->at[i].is_address)
            breaks_of_address(bench->scratch, draft->paragraph.string, cu, stretches->at[i].cu_end,
                              list);
        cu = stretches->at[i].cu_end;
    }
    size_t kept = 0, call = 0;
    for (size_t i = 0; i < list->count; i++) {
        while (call < draft->calls.count && draft->calls.at[call].cu < list->at[i].cu)
            call++;
        bool is_called = call < draft->calls.count && draft->calls.at[call].cu == list->at[i].cu &&
                         list->at[i].kind == BREAK_ALLOWED;
        if (!is_called)
            list->at[kept++] = list->at[i];
    }
    list->count = kept;
}

static void find_breaks(struct bench *bench, const struct draft *draft, struct paragraph *p)
{
    struct break_list own = {0}, hyphens = {0}, merged = {0};
    breaks_find(&bench->breakers, draft->language, bench->scratch, p->string, p->cu_count, &own);
    line_ends_bind(&breaker_open(&bench->breakers, draft->language)->ends, bench->scratch,
                   p->string, p->cu_count, &own);
    uint32_t cu = 0;
    for (size_t i = 0; i < draft->stretches.count; i++) {
        const struct stretch *stretch = &draft->stretches.at[i];
        if (stretch->is_divided)
            words_divide(&bench->breakers, stretch->language, bench->scratch, p->string,
                         p->cu_count, cu, stretch->cu_end, &hyphens);
        cu = stretch->cu_end;
    }
    keep_allowed(bench, draft, &own);
    breaks_merge(bench->scratch, &own, &hyphens, &merged);
    size_t count = keep_shown(p, merged.at, merged.count);
    p->breaks = keep_items(bench->arena, merged.at, count, sizeof *p->breaks);
    p->break_count = (uint32_t)count;
}

struct paragraph draft_shape(struct bench *bench, struct draft *draft)
{
    struct paragraph p = draft->paragraph;
    struct run_list runs = draft_itemize(bench, draft);
    shape_runs(bench, draft, &runs);
    squares_close(bench, draft, &runs);
    p.runs = keep_items(bench->arena, runs.at, runs.count, sizeof *p.runs);
    p.run_count = (uint32_t)runs.count;
    p.glyphs = keep_items(bench->arena, bench->glyphs.at, bench->glyphs.count, sizeof *p.glyphs);
    p.glyph_count = (uint32_t)bench->glyphs.count;
    p.calls = keep_items(bench->arena, draft->calls.at, draft->calls.count, sizeof *p.calls);
    p.call_count = (uint32_t)draft->calls.count;
    find_breaks(bench, draft, &p);
    return p;
}

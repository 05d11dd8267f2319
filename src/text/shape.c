/* Shaping a draft: runs get glyphs, the paragraph its breaks.
 *
 * In: a draft. Out: the paragraph as it leaves the stage, in the bench's result arena; what was
 * made on the way lies in scratch. The glyph list of the bench is one growing array for all
 * paragraphs, so that a paragraph's glyphs are copied once, at their exact size. */
#include <string.h>

#include "text/draft.h"

/* Shapes a run after the glyphs already in the bench. */
static void shape_run(struct bench *bench, const struct draft *draft, struct run *run)
{
    const struct paragraph *p = &draft->paragraph;
    const struct shaping *shaping = &bench->shaper->shapings.at[run->shaping];
    struct glyph_list *list = &bench->glyphs;
    run->glyph_start = (uint32_t)list->count;
    bool is_whole = true;
    uint32_t step = draft->is_split ? 1 : run->cu_end - run->cu_start;
    for (uint32_t cu = run->cu_start; cu < run->cu_end; cu += step)
        is_whole &= pieces_append(&bench->pieces, bench->lasting, shaping, run->shaping, p->string,
                                  p->cu_count, cu, cu + step, list);
    run->glyph_end = (uint32_t)list->count;
    if (!is_whole)
        missing_report(bench, p, run, list->at + run->glyph_start,
                       run->glyph_end - run->glyph_start);
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

static void find_breaks(struct bench *bench, const struct draft *draft, struct paragraph *p)
{
    struct break_list own = {0}, hyphens = {0}, merged = {0};
    breaks_find(&bench->breakers, draft->language, bench->scratch, p->string, p->cu_count, &own);
    uint32_t cu = 0;
    for (size_t i = 0; i < draft->stretches.count; i++) {
        const struct stretch *stretch = &draft->stretches.at[i];
        if (stretch->is_divided)
            words_divide(&bench->breakers, stretch->language, bench->scratch, p->string,
                         p->cu_count, cu, stretch->cu_end, &hyphens);
        cu = stretch->cu_end;
    }
    breaks_merge(bench->scratch, &own, &hyphens, &merged);
    size_t count = keep_shown(p, merged.at, merged.count);
    p->breaks = keep_items(bench->arena, merged.at, count, sizeof *p->breaks);
    p->break_count = (uint32_t)count;
}

struct paragraph draft_shape(struct bench *bench, struct draft *draft)
{
    struct paragraph p = draft->paragraph;
    struct run_list runs = draft_itemize(bench, draft);
    bench->glyphs.count = 0;
    for (size_t i = 0; i < runs.count; i++)
        shape_run(bench, draft, &runs.at[i]);
    p.runs = keep_items(bench->arena, runs.at, runs.count, sizeof *p.runs);
    p.run_count = (uint32_t)runs.count;
    p.glyphs = keep_items(bench->arena, bench->glyphs.at, bench->glyphs.count, sizeof *p.glyphs);
    p.glyph_count = (uint32_t)bench->glyphs.count;
    p.calls = keep_items(bench->arena, draft->calls.at, draft->calls.count, sizeof *p.calls);
    p.call_count = (uint32_t)draft->calls.count;
    find_breaks(bench, draft, &p);
    return p;
}

/* Marks that collide: ink of a line that reaches into the ink of the line below.
 *
 * In: a page's lines, glyphs' ink as their fonts have it. Out: a warning for each pair of lines
 * that touch, at the upper one. Ink is taken as its box; only glyphs that reach deeper than the
 * lower line's top, or higher than the upper one's foot, are compared, so a page of ordinary type
 * costs one look at each glyph. A box is more than its ink (a slanted tail under a neighbour), so
 * scripts of sweeping tails may be told of what does not quite touch: `ink_gap` below zero allows
 * that. */
#include "check/judge.h"

struct ink {
    unit left, top, right, bottom; /* on the page, y down */
};

struct ink_list {
    struct ink *at;
    size_t count, room;
};

static void add_ink(const struct check_job *job, struct arena *arena, const struct judged *judged,
                    const struct piece *piece, const struct placed_glyph *glyph,
                    struct ink_list *list)
{
    int32_t box[4];
    uint32_t em = fonts_face(job->fonts, piece->face)->units_per_em;
    if (!fonts_glyph_ink(job->fonts, piece->face, glyph->id, box))
        return;
    unit x = judged->at->x + piece->x + glyph->x, y = judged->at->y + piece->y + glyph->y;
    *array_add(arena, list) = (struct ink){
        x + unit_of_font(box[0], piece->size, em), y - unit_of_font(box[3], piece->size, em),
        x + unit_of_font(box[2], piece->size, em), y - unit_of_font(box[1], piece->size, em)};
}

static struct ink_list list_ink(const struct check_job *job, struct arena *arena,
                                const struct judged *judged)
{
    struct ink_list list = {0};
    for (uint32_t p = 0; p < judged->line->piece_count; p++) {
        const struct piece *piece = &judged->line->pieces[p];
        for (uint32_t g = 0; g < piece->glyph_count && piece->part != PART_LINE_SPACE; g++)
            add_ink(job, arena, judged, piece, &piece->glyphs[g], &list);
    }
    return list;
}

static bool touches(const struct ink *a, const struct ink *b, unit gap)
{
    return a->bottom + gap > b->top && a->top < b->bottom && a->left < b->right &&
           b->left < a->right;
}

static unit top_of(const struct ink_list *list)
{
    unit top = INT64_MAX;
    for (size_t i = 0; i < list->count; i++)
        top = list->at[i].top < top ? list->at[i].top : top;
    return top;
}

/* How many glyphs of the upper line touch one of the lower. */
static uint32_t count_touches(const struct ink_list *upper, const struct ink_list *lower, unit gap)
{
    unit top = top_of(lower);
    uint32_t count = 0;
    for (size_t u = 0; u < upper->count; u++) {
        bool is_touching = false;
        if (upper->at[u].bottom + gap <= top)
            continue;
        for (size_t l = 0; l < lower->count && !is_touching; l++)
            is_touching = touches(&upper->at[u], &lower->at[l], gap);
        count += is_touching;
    }
    return count;
}

void check_ink(const struct check_job *job, const struct page *page)
{
    struct arena *arena = arena_make(0);
    struct ink_list upper = {0};
    struct judged above = {0};
    for (uint32_t i = 0; i < page->placed_count; i++) {
        struct judged judged = judge_line(job, page, i);
        struct ink_list lower = list_ink(job, arena, &judged);
        unit size = job->design->styles[judged.paragraph->style].size;
        unit gap = (unit)((double)size * job->limits->ink_gap);
        uint32_t count =
            above.at && judged.at->y > above.at->y ? count_touches(&upper, &lower, gap) : 0;
        if (count > 0)
            diag_warning(job->diag, judge_place(job, &above), "check-collision",
                         "page %u: %u %s of the line that starts here %s the line below",
                         page->number, count, count == 1 ? "letter" : "letters",
                         count == 1 ? "touches" : "touch");
        upper = lower;
        above = judged;
    }
    arena_free(arena);
}

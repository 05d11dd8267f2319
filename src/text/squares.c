/* Chinese and Japanese marks in squares: where two meet, the room between them is closed up.
 *
 * A full-width mark has a square of its own, and its ink fills a part of it: a closing bracket or a
 * stop the left half, an opening one the right half; a stop of Taiwan and Hong Kong stands in the
 * middle. Two in a row (。” or ）。 or ，「) leave a hole of an em or half of one. The rule: of two
 * squares that meet, one of them a bracket or a quotation mark, half an em is taken, so that they
 * fill one and a half (CLREQ, 3.1.6.2; JLREQ, 3.1.4). From whom:
 *
 *     anything, then opening             the second's left half
 *     closing, then anything else        the first's right half
 *
 * A mark in the middle keeps a quarter at each side, whatever stands there, and stays in the
 * middle. So an opening mark gives its left half wherever the line may be broken before it, and
 * stands flush at a line's start; a mark before it that ends the line is whole, and its empty part
 * hangs (lines/hang.c). No other pair can be parted by a line's end.
 *
 * In: a paragraph's glyphs and runs, from left to right. Out: advances, and offsets of opening
 * marks, in font units, so that all that measures lines is exact without knowing of this.
 * What part is empty is asked of the ink, not of the character or the language: faces for Taiwan
 * centre what others set at the left, and quotation marks are full-width in some faces only.
 *
 * Rejected: OpenType's `halt` (makes halves by its own table, centred marks too, and needs a
 * shaping for each pair) and `chws` (which the faces in use lack). Cost: one look at each glyph. */
#include "text/squares.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

/* Parts of an em. An empty half may lack a little, where ink comes over the middle, and the ink
 * then begins near the other side; a mark in the middle has about a quarter at each side, or more.
 */
#define HALF_LEAST    0.42
#define SIDE_MOST     0.25
#define QUARTER_LEAST 0.22

/* A full-width mark; `glyph` is NULL for everything else. */
struct mark {
    struct glyph *glyph;
    int32_t em;                /* in the face's units */
    unit size;                 /* of its run */
    int32_t before, after;     /* its empty half, at one of its sides */
    bool is_bracket, is_right; /* a bracket or a quotation mark; it runs from right to left */
};

static bool is_punctuation(uint32_t c)
{
    return c > 0x7F && (U_GET_GC_MASK((UChar32)c) & U_GC_P_MASK) != 0;
}

static bool is_bracket(uint32_t c)
{
    const uint32_t pairs = U_GC_PS_MASK | U_GC_PE_MASK | U_GC_PI_MASK | U_GC_PF_MASK;
    return (U_GET_GC_MASK((UChar32)c) & pairs) != 0;
}

/* The room beside the ink decides. */
static void find_room(hb_font_t *font, struct mark *mark)
{
    hb_glyph_extents_t ink;
    if (!hb_font_get_glyph_extents(font, mark->glyph->id, &ink) || ink.width <= 0)
        return;
    double left = (double)ink.x_bearing / mark->em;
    double right = 1 - (double)(ink.x_bearing + ink.width) / mark->em;
    if (right >= HALF_LEAST && left <= SIDE_MOST)
        mark->after = mark->em / 2;
    else if (left >= HALF_LEAST && right <= SIDE_MOST)
        mark->before = mark->em / 2;
    else if (left >= QUARTER_LEAST && right >= QUARTER_LEAST)
        mark->glyph->flags |= GLYPH_CENTERED;
}

static struct mark look_at(const struct shaping *shaping, const struct run *run,
                           const struct paragraph *p, struct glyph *glyph)
{
    size_t at = glyph->cu;
    uint32_t c = utf16_next(p->string, p->cu_count, &at);
    struct mark mark = {.em = (int32_t)hb_face_get_upem(hb_font_get_face(shaping->font)),
                        .size = run->size,
                        .is_right = (run->level & 1) != 0};
    if (glyph->advance != mark.em || !(glyph->flags & GLYPH_CLUSTER) || !is_punctuation(c))
        return mark;
    mark.glyph = glyph;
    mark.is_bracket = is_bracket(c);
    find_room(shaping->font, &mark);
    return mark;
}

static void close_up(const struct mark *first, const struct mark *second)
{
    if (!first->glyph || !second->glyph || first->size != second->size || first->is_right ||
        second->is_right || !(first->is_bracket || second->is_bracket))
        return;
    if (second->before > 0) {
        second->glyph->advance -= second->before;
        second->glyph->x_offset -= second->before;
        second->glyph->flags |= GLYPH_CLOSED;
    } else if (first->after > 0) {
        first->glyph->advance -= first->after;
        first->glyph->flags |= GLYPH_CLOSED;
    }
}

void squares_close(struct bench *bench, const struct draft *draft, const struct run_list *runs)
{
    struct mark last = {0};
    for (size_t i = 0; i < runs->count; i++) {
        const struct run *run = &runs->at[i];
        const struct shaping *shaping = &bench->shaper->shapings.at[run->shaping];
        for (uint32_t g = run->glyph_start; g < run->glyph_end; g++) {
            struct glyph *glyph = &bench->glyphs.at[g];
            struct mark mark = look_at(shaping, run, &draft->paragraph, glyph);
            close_up(&last, &mark);
            last = mark;
        }
    }
}

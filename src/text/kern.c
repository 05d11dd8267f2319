/* The design's own kerning pairs: see kern.h.
 *
 * In: glyphs as the face sets them. Out: the same, with the room that a pair adds in the advance of
 * the glyph that stands left of it: the last of its first character's cluster, from right to left
 * the first of its second's. All that measures or places lines reads
 * advances, so breaker and placing agree without knowing of pairs.
 *
 * A pair is found by characters, not glyphs: by the last of a cluster and the first of the next. So
 * it holds for small capitals, swashes and other forms of its letters; inside a ligature it has no
 * place. Cost: a look at each cluster in styles that have pairs, once for each cached piece. */
#include "text/kern.h"

#include <math.h>

#include "base/utf8.h"
#include "text/shaper.h"

#define AMOUNT_WHOLE 1000

bool kerns_equal(const struct feature_set *a, const struct feature_set *b)
{
    if (a->kern_count != b->kern_count)
        return false;
    for (uint32_t i = 0; i < a->kern_count && a->kerns != b->kerns; i++)
        if (a->kerns[i].first != b->kerns[i].first || a->kerns[i].second != b->kerns[i].second ||
            a->kerns[i].amount != b->kerns[i].amount)
            return false;
    return true;
}

/* 1/1000 of the size; 0 where there is no such pair. */
static int32_t find_amount(const struct feature_set *set, uint32_t first, uint32_t second)
{
    uint32_t low = 0, high = set->kern_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const struct kern *kern = &set->kerns[middle];
        if (kern->first == first && kern->second == second)
            return kern->amount;
        bool is_before = kern->first < first || (kern->first == first && kern->second < second);
        if (is_before)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

void kerns_apply(const struct shaping *shaping, const uint16_t *string, uint32_t cu_count,
                 struct glyph *glyphs, size_t glyph_count)
{
    const struct feature_set *set = &shaping->features;
    if (set->kern_count == 0)
        return;
    unsigned em = hb_face_get_upem(hb_font_get_face(shaping->font));
    for (size_t i = 1; i < glyph_count; i++) {
        if (!(glyphs[i].flags & GLYPH_CLUSTER))
            continue;
        size_t at = glyphs[i].cu;
        uint32_t first = utf16_before(string, glyphs[i].cu);
        int32_t amount = find_amount(set, first, utf16_next(string, cu_count, &at));
        glyphs[shaping->key.is_rtl ? i : i - 1].advance +=
            (int32_t)lround((double)amount * em / AMOUNT_WHOLE);
        if (amount != 0)
            glyphs[i].flags |= GLYPH_UNSAFE;
    }
}

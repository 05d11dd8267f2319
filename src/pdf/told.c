/* Words that are said as a whole: see told.h.
 *
 * In: a piece's placed glyphs and what its clusters say. Out: where each word ends, and its text
 * where its glyphs would not do. Structure and drawing both ask, rather than keep it for every word
 * of a book; the answer hangs on nothing but the piece and the collected faces, so they get the
 * same. */
#include "pdf/told.h"

#include <string.h>

#include "base/index.h"

enum { SAID_LIMIT = 256 }; /* units of a word that is told as its glyphs say it */

/* A gap between letters that a reader might take for a space, in 1/1000 of the size; a justified
 * line's letters stay closer. */
enum { GAP_LEAST = 70 };

/* Where a mark, which has no width, must stand from what it follows and before what follows it: not
 * beyond, and no farther. Poppler takes a letter within 0.1 of it for the same letter drawn twice,
 * parts it and the next from it, puts the word together again from 0.03 down, and sorts a mark
 * beyond the next letter's start after that. */
enum { MARK_GAP_MOST = 25 };

enum { MARK_WIDTH_MOST = 10 }; /* 1/1000 of the size: some faces give their marks a little */

/* What a division's hyphen is: its glyph says a hyphen-minus, since that is what joins a word for
 * readers that go by the glyphs (clusters.c). */
static const uint16_t soft_hyphen[] = {0x00AD};

static bool is_white(uint16_t cu)
{
    if (cu > ' ' && cu < 0xA0) /* nearly every letter */
        return false;
    return cu <= ' ' || cu == 0xA0 || (cu >= 0x2000 && cu <= 0x200B) || cu == 0x2028 ||
           cu == 0x202F || cu == 0x205F || cu == 0x3000;
}

/* As it is drawn, in 1/1000 of a unit: a page has thousands of letters. */
static int64_t glyph_width(const struct pdf_face *use, const struct piece *piece, uint32_t glyph)
{
    int64_t width = use->widths[piece->glyphs[glyph].id] * (int64_t)piece->size;
    return piece->expansion == 0 ? width : width + width * piece->expansion / 1000;
}

static bool is_mark(const struct pdf_face *use, const struct placed_glyph *glyph)
{
    return use->widths[glyph->id] <= MARK_WIDTH_MOST;
}

/* Whether readers that go by the gaps part the glyph from the one at `after`, or mistake their
 * order. */
static bool stands_apart(const struct pdf_face *use, const struct piece *piece, uint32_t glyph,
                         uint32_t after)
{
    const struct placed_glyph *here = &piece->glyphs[glyph], *next = &piece->glyphs[after];
    int64_t size = piece->size;
    int64_t gap = (next->x - here->x) * INT64_C(1000) - glyph_width(use, piece, glyph);
    if (is_mark(use, here))
        return gap < 0 || (gap > MARK_GAP_MOST * size && !is_white(piece->string[next->cu]));
    if (gap <= MARK_GAP_MOST * size) /* nearly every letter */
        return false;
    bool is_by_mark = is_mark(use, next) || (glyph > 0 && is_mark(use, here - 1));
    return (is_by_mark || gap > GAP_LEAST * size) && !is_white(piece->string[next->cu]);
}

/* Where the rightmost of the glyphs [start, end) ends, from the piece's left end, in 1/1000 unit.
 */
static int64_t cluster_end(const struct pdf_face *use, const struct piece *piece, uint32_t start,
                           uint32_t end)
{
    int64_t right = INT64_MIN;
    for (uint32_t i = start; i < end; i++) {
        int64_t x = piece->glyphs[i].x * INT64_C(1000) + glyph_width(use, piece, i);
        right = x > right ? x : right;
    }
    return right;
}

/* Whether the last glyph of the cluster [start, end) ends before the cluster: what comes next, a
 * hyphen or the line's space, is parted from it. */
static bool ends_early(const struct pdf_face *use, const struct piece *piece, uint32_t start,
                       uint32_t end)
{
    int64_t gap = cluster_end(use, piece, start, end) - cluster_end(use, piece, end - 1, end);
    return gap > MARK_GAP_MOST * (int64_t)piece->size;
}

/* A cluster of a word as readers see it. */
struct seen_cluster {
    uint32_t end;
    bool is_said, is_simple; /* simple: nothing is known of its glyphs but that they are one */
    struct cluster glyphs;   /* of one that is not simple */
};

static void see_cluster(struct faces *faces, const struct piece *piece, uint32_t start,
                        struct seen_cluster *out)
{
    const struct placed_glyph *glyph = &piece->glyphs[start];
    bool is_single = start + 1 == piece->glyph_count || glyph[1].cu != glyph->cu;
    out->is_simple = is_single && glyph->cu_count > 0 && !faces->lacks_variants;
    out->end = start + 1;
    out->is_said = true;
    if (out->is_simple) /* as nearly all are */
        return;
    cluster_read(faces, piece, start, &out->glyphs);
    out->end = out->glyphs.glyph_end;
    out->is_said = cluster_is_said(faces, piece, &out->glyphs);
}

/* The first glyph from `glyph` on that says something, or where the cluster ends. */
static uint32_t next_said(const struct seen_cluster *seen, uint32_t glyph)
{
    while (glyph < seen->end && cluster_meaning(&seen->glyphs, glyph) == MEANING_INK)
        glyph++;
    return glyph;
}

/* Whether a part of the cluster, or the cluster from the next one, is parted by readers. */
static bool is_parted(const struct pdf_face *use, const struct piece *piece, uint32_t start,
                      const struct seen_cluster *seen)
{
    uint32_t here = seen->is_simple ? start : next_said(seen, start), next;
    for (; here < seen->end; here = next) {
        next = seen->is_simple ? seen->end : next_said(seen, here + 1);
        if (next < piece->glyph_count && stands_apart(use, piece, here, next))
            return true;
    }
    return false;
}

/* The paragraph's own text of a word. */
static void tell_word(const struct piece *piece, uint32_t start, struct told_word *word)
{
    const struct placed_glyph *first = &piece->glyphs[start];
    const struct placed_glyph *end = &piece->glyphs[word->glyph_end - 1];
    while (end->cu_count == 0 && end > first)
        end--;
    word->units = piece->string + first->cu;
    word->cu_count = end->cu + end->cu_count - first->cu;
}

/* The text of a word as its glyphs say it: a span that says the same in another way would be an
 * inexact match (clusters.h). */
static void tell_as_said(struct faces *faces, const struct piece *piece, uint32_t start,
                         struct told_word *word)
{
    uint16_t said[SAID_LIMIT], single;
    uint32_t count = 0;
    struct cluster cluster;
    for (uint32_t i = start; i < word->glyph_end; i++) {
        if (i == start || i == cluster.glyph_end)
            cluster_read(faces, piece, i, &cluster);
        uint32_t meaning = cluster_meaning(&cluster, i);
        if (meaning == MEANING_INK)
            continue;
        struct meaning_text part = meaning_text(faces, meaning, &single);
        if (count + part.count > SAID_LIMIT)
            return;
        memcpy(said + count, part.units, part.count * sizeof *said);
        count += part.count;
    }
    struct meaning_text whole = meaning_text(faces, faces_meaning(faces, said, count), &single);
    if (count > 1) {
        word->units = whole.units;
        word->cu_count = count;
    }
}

struct told_word told_word_read(struct faces *faces, const struct piece *piece,
                                uint32_t glyph_start)
{
    const struct placed_glyph *glyphs = piece->glyphs;
    const struct pdf_face *use = &faces->at[piece->face];
    bool is_text = piece->string && !(piece->level & 1) && piece->part != PART_LINE_SPACE &&
                   piece->part != PART_HYPHEN;
    struct told_word word = {.glyph_end = piece->glyph_count};
    if (piece->part == PART_HYPHEN) {
        word.units = soft_hyphen;
        word.cu_count = 1;
    }
    if (!is_text)
        return word;
    bool is_told = false, is_decomposed = false,
         is_space = is_white(piece->string[glyphs[glyph_start].cu]);
    uint32_t end = glyph_start, last, unsaid = NO_INDEX, unsaid_end = 0;
    struct seen_cluster seen;
    do {
        last = end;
        see_cluster(faces, piece, end, &seen);
        end = seen.end;
        if (!seen.is_said && unsaid == NO_INDEX) {
            unsaid = last;
            unsaid_end = end;
        }
        is_decomposed |= !seen.is_simple && seen.glyphs.is_decomposed;
        is_told |= !is_space && is_parted(use, piece, last, &seen);
    } while (end < piece->glyph_count && is_white(piece->string[glyphs[end].cu]) == is_space);
    word.glyph_end = end;
    is_told |= !is_space && !seen.is_simple && ends_early(use, piece, last, end);
    if (!is_told && unsaid != NO_INDEX) {
        is_told = unsaid == glyph_start;
        word.glyph_end = is_told ? unsaid_end : unsaid;
    }
    if (is_told)
        tell_word(piece, glyph_start, &word);
    if (is_told && is_decomposed && unsaid == NO_INDEX)
        tell_as_said(faces, piece, glyph_start, &word);
    return word;
}

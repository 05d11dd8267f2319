/* Clusters: see clusters.h. Drawing reads a cluster again rather than keep what was read: it costs
 * some nanoseconds, and keeping a page's worth would cost memory for every glyph. */
#include "pdf/clusters.h"

#include <assert.h>
#include <hb.h>
#include <string.h>

#include "base/index.h"
#include "base/utf8.h"
#include "language/language.h"

enum { WORD_JOINER = 0x2060, REPLACEMENT = 0xFFFD };

enum { CLUSTER_TEXT_LIMIT = 32 }; /* units of a text that are turned round */

enum { MARK_WIDTH_MOST = 10 }; /* 1/1000 of the size: some faces give their marks a little */

static const uint16_t soft_hyphen[] = {0x00AD}, space[] = {0x0020}, pause[] = {PIECE_PAUSE};

/* Text that does not come from the paragraph's string: one glyph at a time. */
static bool read_set_text(const struct piece *piece, struct cluster *out)
{
    bool is_hyphen = piece->part == PART_HYPHEN, is_space = piece->part == PART_LINE_SPACE;
    if (!is_hyphen && !is_space && piece->string)
        return false;
    out->glyph_end = out->glyph_start + 1;
    bool is_pause = is_space && piece->string &&
                    piece->string[piece->glyphs[out->glyph_start].cu] == PIECE_PAUSE;
    out->units = is_hyphen ? soft_hyphen : is_pause ? pause : is_space ? space : NULL;
    out->cu_count = out->units ? 1 : 0;
    return true;
}

static void read_text(const struct piece *piece, struct cluster *out)
{
    const struct placed_glyph *glyphs = piece->glyphs;
    uint32_t cu = glyphs[out->glyph_start].cu;
    out->units = piece->string + cu;
    out->cu_count = 0;
    out->glyph_end = out->glyph_start;
    while (out->glyph_end < piece->glyph_count && glyphs[out->glyph_end].cu == cu) {
        if (glyphs[out->glyph_end].cu_count > out->cu_count)
            out->cu_count = glyphs[out->glyph_end].cu_count;
        out->glyph_end++;
    }
    while ((piece->level & 1) && out->letter_start + 1 < out->glyph_end &&
           glyphs[out->letter_start].cu_count == 0)
        out->letter_start++;
}

/* Units that the glyph's own character takes at the start of [units, units + count), or at the end;
 * 0 where it is another. */
static uint32_t match_nominal(struct faces *faces, const struct piece *piece, uint32_t glyph,
                              const uint16_t *units, uint32_t count, bool is_at_end,
                              uint32_t *meaning)
{
    uint16_t single;
    *meaning = faces_nominal(faces, piece->face, piece->glyphs[glyph].id);
    struct meaning_text said = meaning_text(faces, *meaning, &single);
    if (!*meaning || said.count > count)
        return 0;
    const uint16_t *where = is_at_end ? units + count - said.count : units;
    return memcmp(where, said.units, said.count * sizeof *units) == 0 ? said.count : 0;
}

/* Gives each glyph its part of the text. Glyphs whose own characters begin and end the text, in
 * logical order, take those; one glyph may be left, and takes what is left (a letter's positional
 * form, a ligature, between marks). False where that does not come out even. */
static bool share_text(struct faces *faces, const struct piece *piece, struct cluster *cluster)
{
    uint32_t count = cluster->glyph_end - cluster->letter_start, first = 0, last = count;
    uint32_t silent = cluster->letter_start - cluster->glyph_start;
    uint32_t start = 0, end = cluster->cu_count, meaning, taken;
    bool is_rtl = piece->level & 1;
    if (silent + count > CLUSTER_GLYPH_LIMIT)
        return false;
    for (int from_end = 0; from_end < 2; from_end++)
        while (first < last) {
            uint32_t logical = from_end ? last - 1 : first;
            uint32_t visual = is_rtl ? count - 1 - logical : logical;
            taken = match_nominal(faces, piece, cluster->letter_start + visual,
                                  cluster->units + start, end - start, from_end, &meaning);
            if (taken == 0)
                break;
            cluster->meanings[silent + visual] = meaning;
            *(from_end ? &end : &start) += from_end ? -taken : taken;
            *(from_end ? &last : &first) += from_end ? -1u : 1u;
        }
    if (last - first != 1 || start == end)
        return last == first && start == end;
    cluster->meanings[silent + (is_rtl ? count - 1 - first : first)] =
        faces_meaning(faces, cluster->units + start, end - start);
    return true;
}

/* A cluster's text as its glyphs say it: from right to left as seen, character by character. */
static uint32_t read_meaning(struct faces *faces, const struct piece *piece, const uint16_t *units,
                             uint32_t count)
{
    uint16_t seen[CLUSTER_TEXT_LIMIT];
    if (!(piece->level & 1) || count < 2 || count > CLUSTER_TEXT_LIMIT)
        return faces_meaning(faces, units, count);
    for (size_t at = 0, end = count; at < count;) {
        size_t start = at;
        utf16_next(units, count, &at);
        end -= at - start;
        memcpy(seen + end, units + start, (at - start) * sizeof *units);
    }
    return faces_meaning(faces, seen, count);
}

static int32_t width_of(const struct faces *faces, const struct piece *piece, uint32_t glyph)
{
    return hb_font_get_glyph_h_advance(faces->at[piece->face].face->hb_font,
                                       piece->glyphs[glyph].id);
}

static bool has_ink(const struct faces *faces, const struct piece *piece, uint32_t glyph)
{
    hb_glyph_extents_t ink;
    hb_font_t *font = faces->at[piece->face].face->hb_font;
    return hb_font_get_glyph_extents(font, piece->glyphs[glyph].id, &ink) && ink.width != 0;
}

/* The letters' glyphs as readers see them. */
struct seen_glyphs {
    uint32_t widest;     /* of those with ink, where any has */
    uint32_t first;      /* the same: the first with a width */
    uint32_t wide_count; /* have a width */
    int32_t width_most;
};

/* Whether a glyph takes room of its own. */
static bool is_wide(const struct faces *faces, const struct piece *piece, uint32_t glyph)
{
    int64_t units_per_em = faces->at[piece->face].face->units_per_em;
    return width_of(faces, piece, glyph) > MARK_WIDTH_MOST * units_per_em / 1000;
}

static struct seen_glyphs see_glyphs(const struct faces *faces, const struct piece *piece,
                                     const struct cluster *cluster)
{
    struct seen_glyphs seen = {cluster->letter_start, NO_INDEX, 0, -1};
    for (uint32_t i = cluster->letter_start; i < cluster->glyph_end; i++) {
        int32_t width = width_of(faces, piece, i);
        bool has_width = is_wide(faces, piece, i);
        seen.wide_count += has_width;
        if (width <= seen.width_most || !has_ink(faces, piece, i))
            continue;
        seen.width_most = width;
        seen.widest = i;
        seen.first = seen.first == NO_INDEX && has_width ? i : seen.first;
    }
    if (seen.first == NO_INDEX)
        seen.first = seen.widest;
    return seen;
}

/* One glyph says the text, the others `others`. */
static void give_all(struct faces *faces, const struct piece *piece, struct cluster *cluster,
                     uint32_t speaker, uint32_t others)
{
    for (uint32_t i = 0; i < CLUSTER_GLYPH_LIMIT; i++)
        cluster->meanings[i] =
            i < cluster->letter_start - cluster->glyph_start ? WORD_JOINER : others;
    cluster->other_meaning = others;
    if (speaker - cluster->glyph_start < CLUSTER_GLYPH_LIMIT && cluster->cu_count > 0)
        cluster->meanings[speaker - cluster->glyph_start] =
            read_meaning(faces, piece, cluster->units, cluster->cu_count);
}

/* Where the part of [0, end) begins that a glyph says of a text, the last of those that are left to
 * share it: at its own character, else it is the last one. `least` units are for the glyphs before.
 */
static uint32_t part_start(struct faces *faces, const struct piece *piece, uint32_t glyph,
                           const struct cluster *cluster, uint32_t least, uint32_t end)
{
    uint32_t meaning, start = end - 1;
    for (uint32_t at = end; at-- > least;)
        if (match_nominal(faces, piece, glyph, cluster->units + at, end - at, false, &meaning) > 0)
            return at;
    bool is_pair = start > least && (cluster->units[start] & 0xFC00) == 0xDC00;
    return is_pair ? start - 1 : start;
}

/* Gives each glyph with a width a part of the text, in the order in which they stand, whatever it
 * shows: all of them together say it. The others are ink, or take part where none may be. False
 * where there are more glyphs than units. */
static bool share_in_order(struct faces *faces, const struct piece *piece, struct cluster *cluster,
                           const struct seen_glyphs *seen)
{
    uint32_t count = cluster->glyph_end - cluster->glyph_start, end = cluster->cu_count;
    uint32_t left = faces->has_ink ? seen->wide_count : count;
    if (left > end || count > CLUSTER_GLYPH_LIMIT)
        return false;
    for (uint32_t i = count; i-- > 0;) {
        uint32_t glyph = cluster->glyph_start + i, start = 0;
        cluster->meanings[i] = MEANING_INK;
        if (faces->has_ink && !is_wide(faces, piece, glyph))
            continue;
        if (--left > 0)
            start = part_start(faces, piece, glyph, cluster, left, end);
        cluster->meanings[i] = faces_meaning(faces, cluster->units + start, end - start);
        end = start;
    }
    return true;
}

/* The same with the vowel signs of two parts as the two that they are made of (Unicode's canonical
 * decomposition), where that gives each glyph its part. */
static bool share_decomposed(struct faces *faces, const struct piece *piece,
                             struct cluster *cluster, const struct seen_glyphs *seen)
{
    uint16_t units[2 * CLUSTER_TEXT_LIMIT];
    uint32_t count = 0;
    for (uint32_t i = 0; i < cluster->cu_count && count + 2 <= 2 * CLUSTER_TEXT_LIMIT; i++) {
        uint32_t two[2];
        bool is_two =
            character_decompose(cluster->units[i], two) && two[1] != 0 && two[0] < 0x10000;
        units[count++] = is_two ? (uint16_t)two[0] : cluster->units[i];
        if (is_two)
            units[count++] = (uint16_t)two[1];
    }
    struct cluster parts = *cluster;
    parts.units = units;
    parts.cu_count = count;
    if (!share_in_order(faces, piece, &parts, seen))
        return false;
    memcpy(cluster->meanings, parts.meanings, sizeof parts.meanings);
    cluster->is_decomposed = true;
    return true;
}

/* What the glyphs of a cluster of several say. */
static void share(struct faces *faces, const struct piece *piece, struct cluster *cluster)
{
    struct seen_glyphs seen = see_glyphs(faces, piece, cluster);
    bool is_rtl = piece->level & 1, is_elongated = cluster->letter_start > cluster->glyph_start;
    bool is_one = (seen.wide_count <= 1 && faces->has_ink) || is_rtl;
    if (is_one) {
        give_all(faces, piece, cluster, seen.widest, faces->has_ink ? MEANING_INK : WORD_JOINER);
        cluster->is_said = cluster->cu_count > 0 && !is_elongated &&
                           seen.widest - cluster->glyph_start < CLUSTER_GLYPH_LIMIT;
    } else {
        cluster->is_said = share_in_order(faces, piece, cluster, &seen) ||
                           share_text(faces, piece, cluster) ||
                           share_decomposed(faces, piece, cluster, &seen);
    }
    if (!is_one && !cluster->is_said)
        give_all(faces, piece, cluster, seen.first, WORD_JOINER);
}

uint32_t cluster_meaning(const struct cluster *cluster, uint32_t glyph)
{
    uint32_t at = glyph - cluster->glyph_start;
    return at < CLUSTER_GLYPH_LIMIT ? cluster->meanings[at] : cluster->other_meaning;
}

void cluster_read(struct faces *faces, const struct piece *piece, uint32_t glyph_start,
                  struct cluster *out)
{
    assert(glyph_start < piece->glyph_count);
    out->glyph_start = out->letter_start = glyph_start;
    out->other_meaning = WORD_JOINER;
    out->is_said = out->is_decomposed = false;
    bool is_set = read_set_text(piece, out);
    if (!is_set)
        read_text(piece, out);
    bool is_single = out->glyph_end == glyph_start + 1;
    if (!is_set && !(is_single && out->cu_count > 0)) {
        share(faces, piece, out);
        return;
    }
    out->is_said = piece->part != PART_HYPHEN;
    uint32_t nominal =
        out->units ? 0 : faces_nominal(faces, piece->face, piece->glyphs[glyph_start].id);
    if (piece->part == PART_HYPHEN)
        out->meanings[0] = '-';
    else if (out->units)
        out->meanings[0] = read_meaning(faces, piece, out->units, out->cu_count);
    else
        out->meanings[0] = nominal ? nominal : REPLACEMENT;
}

/* Whether every glyph that says something has a variant for it; a glyph of very many meanings has
 * not. */
static bool has_variants(const struct faces *faces, const struct piece *piece,
                         const struct cluster *cluster)
{
    for (uint32_t i = cluster->glyph_start; i < cluster->glyph_end; i++) {
        uint32_t meaning = cluster_meaning(cluster, i);
        if (meaning != MEANING_INK &&
            faces_variant(faces, piece->face, piece->glyphs[i].id, meaning) == VARIANT_LIMIT)
            return false;
    }
    return true;
}

bool cluster_is_said(const struct faces *faces, const struct piece *piece,
                     const struct cluster *cluster)
{
    return cluster->is_said && has_variants(faces, piece, cluster);
}

/* Adds the glyphs of clusters that are said, or of those that are not. True where there were
 * others.
 */
static bool collect_piece(struct faces *faces, const struct piece *piece, bool is_said)
{
    struct cluster cluster;
    bool has_others = false;
    for (uint32_t i = 0; i < piece->glyph_count;) {
        cluster_read(faces, piece, i, &cluster);
        has_others |= cluster.is_said != is_said;
        for (; i < cluster.glyph_end; i++) {
            uint32_t meaning = cluster_meaning(&cluster, i);
            if (cluster.is_said == is_said && meaning != MEANING_INK)
                faces_add(faces, piece->face, piece->glyphs[i].id, meaning);
        }
    }
    return has_others;
}

/* The labels round the pages. */
static bool collect_labels(struct faces *faces, const struct sheets *sheets, bool is_said)
{
    bool has_others = false;
    for (uint32_t s = 0; s < sheets->side_count; s++)
        for (uint32_t i = 0; i < sheets->sides[s].label_count; i++) {
            const struct line *line = sheets->sides[s].labels[i].line;
            for (uint32_t p = 0; line && p < line->piece_count; p++)
                has_others |= collect_piece(faces, &line->pieces[p], is_said);
        }
    return has_others;
}

static bool collect_all(struct faces *faces, const struct pages *pages, const struct sheets *sheets,
                        bool is_said)
{
    bool has_others = collect_labels(faces, sheets, is_said);
    for (uint32_t p = 0; p < pages->page_count; p++)
        for (uint32_t i = 0; i < pages->pages[p].item_count; i++) {
            const struct page_item *item = &pages->pages[p].items[i];
            if (item->kind == PAGE_GLYPHS)
                has_others |= collect_piece(faces, item->piece, is_said);
        }
    return has_others;
}

/* Clusters that are said come first: should a glyph have more meanings than variants, it is others
 * that go without, which have their spans. */
void clusters_collect(struct faces *faces, const struct pages *pages, const struct sheets *sheets)
{
    if (collect_all(faces, pages, sheets, true))
        collect_all(faces, pages, sheets, false);
    faces_number(faces);
}

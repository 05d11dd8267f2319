/* Clusters: see clusters.h. Drawing reads a cluster again rather than keep what was read: it costs
 * some nanoseconds, and keeping a page's worth would cost memory for every glyph. */
#include "pdf/clusters.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "pdf/letters.h"

enum { WORD_JOINER = 0x2060, REPLACEMENT = 0xFFFD };

static const uint16_t soft_hyphen[] = {0x00AD}, space[] = {0x0020};

/* Text that does not come from the paragraph's string: one glyph at a time. */
static bool read_set_text(const struct piece *piece, struct cluster *out)
{
    bool is_hyphen = piece->part == PART_HYPHEN, is_space = piece->part == PART_LINE_SPACE;
    if (!is_hyphen && !is_space && piece->string)
        return false;
    out->glyph_end = out->glyph_start + 1;
    out->units = is_hyphen ? soft_hyphen : is_space ? space : NULL;
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

static bool is_presentation_form(uint32_t meaning)
{
    return (meaning >= 0xFB50 && meaning <= 0xFDFF) || (meaning >= 0xFE70 && meaning <= 0xFEFE);
}

/* Tatweels that elongate the cluster show that it goes on, and say nothing: U+2060. */
static uint32_t silence_tatweels(struct cluster *cluster)
{
    uint32_t count = cluster->letter_start - cluster->glyph_start;
    for (uint32_t i = 0; i < count && i < CLUSTER_GLYPH_LIMIT; i++)
        cluster->meanings[i] = WORD_JOINER;
    return count;
}

/* What glyphs say to readers that know no spans: their own characters, else the first the whole
 * text and the others U+2060, which shows nothing and joins. */
static void guess_meanings(struct faces *faces, const struct piece *piece, struct cluster *cluster,
                           uint32_t first)
{
    for (uint32_t i = first; i < cluster->glyph_end - cluster->glyph_start; i++) {
        if (i == CLUSTER_GLYPH_LIMIT)
            break;
        uint16_t glyph = piece->glyphs[cluster->glyph_start + i].id;
        uint32_t meaning = faces_nominal(faces, piece->face, glyph);
        if (meaning && !is_presentation_form(meaning))
            cluster->meanings[i] = meaning;
        else if (i == first && cluster->cu_count > 0)
            cluster->meanings[i] = faces_meaning(faces, cluster->units, cluster->cu_count);
        else
            cluster->meanings[i] = WORD_JOINER;
    }
}

/* A glyph of several letters says the first; at most one glyph of a cluster has several. */
static void split_letters(struct faces *faces, struct cluster *cluster)
{
    uint16_t single;
    uint32_t first;
    for (uint32_t i = 0; i < cluster->glyph_end - cluster->glyph_start; i++) {
        struct meaning_text said = meaning_text(faces, cluster->meanings[i], &single);
        if (said.count > 1 && letters_split(faces->letters, said, &first, &cluster->letters)) {
            cluster->meanings[i] = first;
            cluster->letters_after = cluster->glyph_start + i;
            return;
        }
    }
}

void cluster_read(struct faces *faces, const struct piece *piece, uint32_t glyph_start,
                  struct cluster *out)
{
    assert(glyph_start < piece->glyph_count);
    out->glyph_start = out->letter_start = glyph_start;
    bool is_set = read_set_text(piece, out);
    if (!is_set)
        read_text(piece, out);
    bool is_single = out->glyph_end == glyph_start + 1;
    out->is_said = is_set || (is_single && out->cu_count > 0);
    if (out->is_said && out->units) {
        out->meanings[0] = faces_meaning(faces, out->units, out->cu_count);
    } else if (out->is_said) {
        uint32_t nominal = faces_nominal(faces, piece->face, piece->glyphs[glyph_start].id);
        out->meanings[0] = nominal ? nominal : REPLACEMENT;
    } else {
        uint32_t silent = silence_tatweels(out);
        bool is_shared = share_text(faces, piece, out);
        if (!is_shared)
            guess_meanings(faces, piece, out, silent);
        out->is_said = is_shared && !(piece->level & 1);
    }
    out->letters.count = 0;
    if (faces->letters && out->is_said && !(piece->level & 1))
        split_letters(faces, out);
}

bool cluster_has_variants(const struct faces *faces, const struct piece *piece,
                          const struct cluster *cluster)
{
    for (uint32_t i = cluster->glyph_start; i < cluster->glyph_end; i++)
        if (faces_variant(faces, piece->face, piece->glyphs[i].id,
                          cluster->meanings[i - cluster->glyph_start]) == VARIANT_LIMIT)
            return false;
    return true;
}

/* A gap between letters that a reader might take for a space, in 1/1000 of the size; a justified
 * line's letters stay closer. */
enum { GAP_LEAST = 70 };

/* Where a mark, which has no width, must stand from what it follows and before what follows it: not
 * beyond, and no farther. Poppler takes a letter within 0.1 of it for the same letter drawn twice,
 * parts it and the next from it, puts the word together again from 0.03 down, and sorts a mark
 * beyond the next letter's start after that. */
enum { MARK_GAP_MOST = 25 };

enum { MARK_WIDTH_MOST = 10 }; /* 1/1000 of the size: some faces give their marks a little */

static bool is_white(uint16_t cu)
{
    if (cu > ' ' && cu < 0xA0) /* nearly every letter */
        return false;
    return cu <= ' ' || cu == 0xA0 || (cu >= 0x2000 && cu <= 0x200B) || cu == 0x2028 ||
           cu == 0x202F || cu == 0x205F || cu == 0x3000;
}

static bool is_mark(const struct pdf_face *use, const struct placed_glyph *glyph)
{
    return use->widths[glyph->id] <= MARK_WIDTH_MOST;
}

/* Whether readers that go by the gaps part the glyph from the next, or mistake their order. In
 * 1/1000 of a unit: a page has thousands of letters. */
static bool stands_apart(const struct pdf_face *use, const struct piece *piece, uint32_t glyph)
{
    const struct placed_glyph *here = &piece->glyphs[glyph], *next = here + 1;
    int64_t size = piece->size, gap = (next->x - here->x) * INT64_C(1000);
    gap -= use->widths[here->id] * size;
    if (is_mark(use, here))
        return gap < 0 || (gap > MARK_GAP_MOST * size && !is_white(piece->string[next->cu]));
    bool is_by_mark = is_mark(use, next) || (glyph > 0 && is_mark(use, here - 1));
    return gap > (is_by_mark ? MARK_GAP_MOST : GAP_LEAST) * size &&
           !is_white(piece->string[next->cu]);
}

/* Where the rightmost of the glyphs [start, end) ends, from the piece's left end, in 1/1000 unit.
 */
static int64_t cluster_end(const struct pdf_face *use, const struct piece *piece, uint32_t start,
                           uint32_t end)
{
    int64_t right = INT64_MIN;
    for (uint32_t i = start; i < end; i++) {
        const struct placed_glyph *glyph = &piece->glyphs[i];
        int64_t x = glyph->x * INT64_C(1000) + use->widths[glyph->id] * (int64_t)piece->size;
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

static bool is_said(struct faces *faces, const struct piece *piece, const struct cluster *cluster)
{
    return cluster->is_said && cluster_has_variants(faces, piece, cluster);
}

/* The end of the cluster at `start`; `*is_told`: it is not said. */
static uint32_t end_cluster(struct faces *faces, const struct piece *piece, uint32_t start,
                            bool *is_told)
{
    const struct placed_glyph *glyph = &piece->glyphs[start];
    bool is_single = start + 1 == piece->glyph_count || glyph[1].cu != glyph->cu;
    if (is_single && glyph->cu_count > 0 && !faces->lacks_variants)
        return start + 1; /* as nearly all are */
    struct cluster cluster;
    cluster_read(faces, piece, start, &cluster);
    *is_told |= !is_said(faces, piece, &cluster);
    return cluster.glyph_end;
}

/* The text of the word [start, end), whose last cluster starts at glyph `last`. */
static void tell_word(const struct faces *faces, const struct piece *piece, uint32_t start,
                      uint32_t last, struct told_word *word)
{
    const struct placed_glyph *first = &piece->glyphs[start];
    const struct placed_glyph *end = &piece->glyphs[word->glyph_end - 1];
    while (end->cu_count == 0 && end > first)
        end--;
    word->units = piece->string + first->cu;
    word->cu_count = end->cu + end->cu_count - first->cu;
    int64_t right = cluster_end(&faces->at[piece->face], piece, last, word->glyph_end);
    word->end = unit_points((unit)(right / 1000));
}

struct told_word told_word_read(struct faces *faces, const struct piece *piece,
                                uint32_t glyph_start)
{
    const struct placed_glyph *glyphs = piece->glyphs;
    const struct pdf_face *use = &faces->at[piece->face];
    bool is_text = piece->string && !(piece->level & 1) && piece->part != PART_LINE_SPACE;
    struct told_word word = {.glyph_end = piece->glyph_count};
    if (!is_text)
        return word;
    bool is_told = false, is_space = is_white(piece->string[glyphs[glyph_start].cu]);
    uint32_t end = glyph_start, last;
    do {
        last = end;
        uint32_t next = end_cluster(faces, piece, end, &is_told);
        for (; end < next; end++)
            is_told |= !is_space && end + 1 < piece->glyph_count && stands_apart(use, piece, end);
    } while (end < piece->glyph_count && is_white(piece->string[glyphs[end].cu]) == is_space);
    word.glyph_end = end;
    is_told |= !is_space && ends_early(use, piece, last, end);
    if (is_told)
        tell_word(faces, piece, glyph_start, last, &word);
    return word;
}

bool clusters_are_said(struct faces *faces, const struct piece *piece)
{
    struct cluster cluster;
    for (uint32_t i = 0; i < piece->glyph_count; i = cluster.glyph_end) {
        cluster_read(faces, piece, i, &cluster);
        bool is_backward = (piece->level & 1) && cluster.glyph_end < piece->glyph_count;
        if (is_backward || !is_said(faces, piece, &cluster))
            return false;
    }
    return true;
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
            uint32_t at = i - cluster.glyph_start;
            uint32_t meaning = at < CLUSTER_GLYPH_LIMIT ? cluster.meanings[at] : WORD_JOINER;
            if (cluster.is_said && is_said)
                faces_add(faces, piece->face, piece->glyphs[i].id, meaning);
            if (!cluster.is_said && !is_said && i < cluster.letter_start)
                faces_add(faces, piece->face, piece->glyphs[i].id, meaning);
            else if (!cluster.is_said && !is_said)
                faces_add_any(faces, piece->face, piece->glyphs[i].id, meaning);
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

/* Clusters that are said come first and decide the variants. For the others any meaning serves, and
 * they must not cost variants; but a tatweel that elongates must not say what it says elsewhere. */
void clusters_collect(struct faces *faces, const struct pages *pages, const struct sheets *sheets)
{
    if (collect_all(faces, pages, sheets, true))
        collect_all(faces, pages, sheets, false);
    faces_number(faces);
}

/* Clusters: see clusters.h. Drawing reads a cluster again rather than keep what was read: it costs
 * some nanoseconds, and keeping a page's worth would cost memory for every glyph. */
#include "pdf/clusters.h"

#include <assert.h>
#include <hb.h>
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

/* A mark that stands over, under or in one letter, of scripts up to Syriac in Unicode's order. */
static bool is_combining(uint32_t meaning)
{
    bool is_near = (meaning >= 0x0300 && meaning < 0x0750) ||
                   (meaning >= 0x1AB0 && meaning <= 0x1AFF) ||
                   (meaning >= 0x1DC0 && meaning <= 0x1DFF);
    return is_near && hb_unicode_general_category(hb_unicode_funcs_get_default(), meaning) ==
                          HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK;
}

/* Takes the mark that a glyph's own character is from the units after the first; false where it is
 * none of those that are left (`*taken`, a bit a unit). */
static bool take_mark(const struct cluster *cluster, uint32_t nominal, uint32_t *taken)
{
    for (uint32_t at = 1; at < cluster->cu_count && is_combining(nominal); at++)
        if (cluster->units[at] == nominal && !(*taken >> at & 1)) {
            *taken |= 1u << at;
            return true;
        }
    return false;
}

/* The same where a face has put the marks of one base in an order of its own, or has one glyph for
 * two: each glyph takes its own mark, wherever it stands in the text; what is left is the base's,
 * or that of the one glyph that has no character. Marks of one base in another order are the same
 * text where they do not touch (Unicode, 3.11), as these do not. */
static bool share_marks(struct faces *faces, const struct piece *piece, struct cluster *cluster)
{
    uint32_t count = cluster->glyph_end - cluster->glyph_start, taken = 1, left = 0;
    uint32_t base = piece->level & 1 ? count - 1 : 0, unknown = base;
    uint16_t rest[CLUSTER_GLYPH_LIMIT];
    if (count < 2 || count > CLUSTER_GLYPH_LIMIT || cluster->cu_count > CLUSTER_GLYPH_LIMIT ||
        cluster->letter_start != cluster->glyph_start)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        uint16_t glyph = piece->glyphs[cluster->glyph_start + i].id;
        cluster->meanings[i] =
            i == base ? cluster->units[0] : faces_nominal(faces, piece->face, glyph);
        if (i == base || take_mark(cluster, cluster->meanings[i], &taken))
            continue;
        if (unknown != base)
            return false;
        unknown = i;
    }
    if (unknown == base)
        rest[left++] = cluster->units[0];
    for (uint32_t at = 1; at < cluster->cu_count; at++)
        if (!(taken >> at & 1)) {
            if (!is_combining(cluster->units[at]))
                return false;
            rest[left++] = cluster->units[at];
        }
    if (left > 0)
        cluster->meanings[unknown] = faces_meaning(faces, rest, left);
    return left > 0;
}

static bool is_presentation_form(uint32_t meaning)
{
    return (meaning >= 0xFB50 && meaning <= 0xFDFF) || (meaning >= 0xFE70 && meaning <= 0xFEFE);
}

/* Tatweels that elongate the cluster show that it goes on, and say nothing: U+2060. */
static void silence_tatweels(struct cluster *cluster)
{
    uint32_t count = cluster->letter_start - cluster->glyph_start;
    for (uint32_t i = 0; i < count && i < CLUSTER_GLYPH_LIMIT; i++)
        cluster->meanings[i] = WORD_JOINER;
}

static bool has_ink(const struct faces *faces, const struct piece *piece, uint32_t glyph)
{
    hb_glyph_extents_t ink;
    hb_font_t *font = faces->at[piece->face].face->hb_font;
    return hb_font_get_glyph_extents(font, piece->glyphs[glyph].id, &ink) && ink.width != 0;
}

/* The glyph that says the text for all: the first with ink (Nastaliq faces set glyphs without any
 * between the others, and a letter without ink looks like a broken font to who checks it). */
static uint32_t find_speaker(const struct faces *faces, const struct piece *piece,
                             const struct cluster *cluster)
{
    for (uint32_t i = cluster->letter_start; i < cluster->glyph_end; i++)
        if (has_ink(faces, piece, i))
            return i;
    return cluster->letter_start;
}

/* What glyphs say to readers that know no spans: their own characters, else one the whole text and
 * the others U+2060, which shows nothing and joins. */
static void guess_meanings(struct faces *faces, const struct piece *piece, struct cluster *cluster)
{
    uint32_t speaker = find_speaker(faces, piece, cluster);
    for (uint32_t g = cluster->letter_start; g < cluster->glyph_end; g++) {
        uint32_t i = g - cluster->glyph_start;
        if (i >= CLUSTER_GLYPH_LIMIT)
            break;
        uint32_t meaning = faces_nominal(faces, piece->face, piece->glyphs[g].id);
        if (meaning && !is_presentation_form(meaning))
            cluster->meanings[i] = meaning;
        else if (g == speaker && cluster->cu_count > 0)
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

/* A letter that such marks belong to. */
static bool is_base(uint16_t unit16)
{
    return unit16 < 0x0780 || letter_is_in_a_row(unit16);
}

/* Whether a meaning is marks, after a base where it is the base's. */
static bool is_of_marks(const struct faces *faces, uint32_t meaning, bool has_base)
{
    uint16_t single;
    struct meaning_text said = meaning_text(faces, meaning, &single);
    for (uint32_t i = has_base ? 1 : 0; i < said.count; i++)
        if (!is_combining(said.units[i]))
            return false;
    return !has_base || is_base(said.units[0]);
}

/* Whether the parts of the cluster's text are a base and its marks. Not whether there is room for
 * them: the answer must be the same before and while pages are drawn. */
static bool has_own_marks(const struct faces *faces, const struct cluster *cluster)
{
    uint32_t count = cluster->glyph_end - cluster->glyph_start;
    if (!faces->letters || count < 2 || cluster->letters.count > 0 ||
        cluster->cu_count > CLUSTER_GLYPH_LIMIT || cluster->letter_start != cluster->glyph_start)
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!is_of_marks(faces, cluster->meanings[i], cluster->glyph_start + i == cluster->base))
            return false;
    return true;
}

/* Whether a glyph is several letters of Hebrew or Arabic in one (lam and alef, a letter and its
 * point): from right to left they too must stand in their order as seen. */
static bool is_rtl_ligature(const struct faces *faces, const struct piece *piece,
                            const struct cluster *cluster)
{
    uint16_t single;
    bool is_alone = cluster->glyph_end == cluster->glyph_start + 1;
    if (!faces->letters || !is_alone || !cluster->is_said || !(piece->level & 1))
        return false;
    struct meaning_text said = meaning_text(faces, cluster->meanings[0], &single);
    for (uint32_t i = 0; i < said.count; i++)
        if (said.units[i] < 0x0590 || said.units[i] >= 0x0780)
            return false;
    return said.count > 1 && said.count <= CLUSTER_GLYPH_LIMIT;
}

/* A base of which the face has one glyph with a mark: the glyph says the letter alone, and the mark
 * is the first of the letters. */
static void split_base(struct faces *faces, struct cluster *cluster)
{
    uint32_t *meaning = &cluster->meanings[cluster->base - cluster->glyph_start];
    uint16_t single;
    struct meaning_text said = meaning_text(faces, *meaning, &single);
    if (said.count < 2)
        return;
    cluster->letters = (struct meaning_text){said.units + 1, said.count - 1};
    *meaning = said.units[0];
}

void cluster_read(struct faces *faces, const struct piece *piece, uint32_t glyph_start,
                  struct cluster *out)
{
    assert(glyph_start < piece->glyph_count);
    out->glyph_start = out->letter_start = glyph_start;
    bool is_set = read_set_text(piece, out);
    if (!is_set)
        read_text(piece, out);
    bool is_single = out->glyph_end == glyph_start + 1, is_shared = false;
    bool is_rtl = piece->level & 1;
    out->is_said = is_set || (is_single && out->cu_count > 0);
    if (out->is_said && out->units) {
        out->meanings[0] = faces_meaning(faces, out->units, out->cu_count);
    } else if (out->is_said) {
        uint32_t nominal = faces_nominal(faces, piece->face, piece->glyphs[glyph_start].id);
        out->meanings[0] = nominal ? nominal : REPLACEMENT;
    } else {
        silence_tatweels(out);
        is_shared = share_text(faces, piece, out) || share_marks(faces, piece, out);
        if (!is_shared)
            guess_meanings(faces, piece, out);
        out->is_said = is_shared && !is_rtl;
    }
    out->letters.count = 0;
    if (faces->letters && out->is_said && !is_rtl)
        split_letters(faces, out);
    out->base = is_rtl ? out->glyph_end - 1 : glyph_start;
    out->has_own_marks =
        (is_shared && has_own_marks(faces, out)) || is_rtl_ligature(faces, piece, out);
    out->is_said |= out->has_own_marks;
    if (out->has_own_marks)
        split_base(faces, out);
}

/* Whether every glyph has a variant for its meaning; a glyph of very many meanings has not. */
static bool has_variants(const struct faces *faces, const struct piece *piece,
                         const struct cluster *cluster)
{
    for (uint32_t i = cluster->glyph_start; i < cluster->glyph_end; i++)
        if (faces_variant(faces, piece->face, piece->glyphs[i].id,
                          cluster->meanings[i - cluster->glyph_start]) == VARIANT_LIMIT)
            return false;
    return true;
}

bool cluster_is_said(const struct faces *faces, const struct piece *piece,
                     const struct cluster *cluster)
{
    return cluster->is_said && has_variants(faces, piece, cluster);
}

bool clusters_are_said(struct faces *faces, const struct piece *piece)
{
    struct cluster cluster;
    for (uint32_t i = 0; i < piece->glyph_count; i = cluster.glyph_end) {
        cluster_read(faces, piece, i, &cluster);
        bool is_backward = (piece->level & 1) && cluster.glyph_end < piece->glyph_count;
        if (is_backward || !cluster_is_said(faces, piece, &cluster))
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

/* Collecting: see collect.h.
 *
 * Glyphs of simple clusters come first and decide the variants. Those of other clusters follow:
 * their text is in an ActualText span, so any meaning will do, and they must not cost variants;
 * for readers without spans they get what the character map says, else the first glyph the
 * cluster's text and the others U+2060, which shows nothing and joins. */
#include "pdf/collect.h"

enum { WORD_JOINER = 0x2060, REPLACEMENT = 0xFFFD };

uint32_t cluster_meaning(struct faces *faces, const struct piece *piece,
                         const struct cluster *cluster)
{
    if (cluster->units)
        return faces_meaning(faces, cluster->units, cluster->cu_count);
    uint32_t nominal = faces_nominal(faces, piece->face, piece->glyphs[cluster->glyph_start].id);
    return nominal ? nominal : REPLACEMENT;
}

static void collect_simple(struct faces *faces, const struct piece *piece)
{
    for (uint32_t i = 0; i < piece->glyph_count;) {
        struct cluster cluster = cluster_at(piece, i);
        if (cluster.is_simple)
            faces_add(faces, piece->face, piece->glyphs[i].id,
                      cluster_meaning(faces, piece, &cluster));
        i = cluster.glyph_end;
    }
}

static void collect_other(struct faces *faces, const struct piece *piece)
{
    for (uint32_t i = 0; i < piece->glyph_count;) {
        struct cluster cluster = cluster_at(piece, i);
        for (; !cluster.is_simple && i < cluster.glyph_end; i++) {
            uint16_t glyph = piece->glyphs[i].id;
            uint32_t meaning = faces_nominal(faces, piece->face, glyph);
            bool is_first = i == cluster.glyph_start && cluster.cu_count > 0;
            if (!meaning)
                meaning =
                    is_first ? faces_meaning(faces, cluster.units, cluster.cu_count) : WORD_JOINER;
            faces_add_any(faces, piece->face, glyph, meaning);
        }
        i = cluster.glyph_end;
    }
}

void faces_collect(struct faces *faces, const struct pages *pages)
{
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t p = 0; p < pages->page_count; p++)
            for (uint32_t i = 0; i < pages->pages[p].item_count; i++) {
                const struct page_item *item = &pages->pages[p].items[i];
                if (item->kind == PAGE_GLYPHS && pass == 0)
                    collect_simple(faces, item->piece);
                if (item->kind == PAGE_GLYPHS && pass == 1)
                    collect_other(faces, item->piece);
            }
    faces_number(faces);
}

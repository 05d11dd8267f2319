/* Clusters: see clusters.h. */
#include "pdf/clusters.h"

#include <assert.h>
#include <stddef.h>

static const uint16_t soft_hyphen[] = {0x00AD}, space[] = {0x0020};

/* The stretch of the string that one cluster stands for: from `cu`, `cu_count` units. */
struct stretch {
    uint32_t glyph_end, cu, cu_count;
};

static struct stretch read_stretch(const struct piece *piece, uint32_t glyph_start)
{
    const struct placed_glyph *glyphs = piece->glyphs;
    struct stretch stretch = {glyph_start, glyphs[glyph_start].cu, 0};
    while (stretch.glyph_end < piece->glyph_count && glyphs[stretch.glyph_end].cu == stretch.cu) {
        if (glyphs[stretch.glyph_end].cu_count > stretch.cu_count)
            stretch.cu_count = glyphs[stretch.glyph_end].cu_count;
        stretch.glyph_end++;
    }
    return stretch;
}

/* Text that does not come from the paragraph's string: one glyph at a time. */
static struct cluster set_cluster(const struct piece *piece, uint32_t glyph_start)
{
    struct cluster cluster = {glyph_start, glyph_start + 1, NULL, 0, true};
    if (piece->part == PART_HYPHEN)
        cluster.units = soft_hyphen;
    if (piece->part == PART_LINE_SPACE)
        cluster.units = space;
    cluster.cu_count = cluster.units ? 1 : 0;
    return cluster;
}

struct cluster cluster_at(const struct piece *piece, uint32_t glyph_start)
{
    assert(glyph_start < piece->glyph_count);
    bool is_set = piece->part == PART_HYPHEN || piece->part == PART_LINE_SPACE || !piece->string;
    if (is_set)
        return set_cluster(piece, glyph_start);
    struct stretch stretch = read_stretch(piece, glyph_start);
    bool is_simple = stretch.glyph_end == glyph_start + 1 && stretch.cu_count > 0;
    uint32_t cu_start = stretch.cu, cu_end = stretch.cu + stretch.cu_count;
    uint32_t glyph_end = stretch.glyph_end;
    while (!is_simple && glyph_end < piece->glyph_count) {
        struct stretch next = read_stretch(piece, glyph_end);
        bool is_next_simple = next.glyph_end == glyph_end + 1 && next.cu_count > 0;
        bool is_touching = next.cu + next.cu_count == cu_start || next.cu == cu_end;
        if (is_next_simple || !is_touching)
            break;
        cu_start = next.cu < cu_start ? next.cu : cu_start;
        cu_end = next.cu + next.cu_count > cu_end ? next.cu + next.cu_count : cu_end;
        glyph_end = next.glyph_end;
    }
    return (struct cluster){glyph_start, glyph_end, piece->string + cu_start, cu_end - cu_start,
                            is_simple};
}

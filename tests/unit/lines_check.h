/* What holds for every line, whatever its text: for the tests of lines/. `seed` names the case. */
#ifndef ORISON_TESTS_LINES_CHECK_H
#define ORISON_TESTS_LINES_CHECK_H

#include <check.h>

#include "lines/lines.h"

/* The pieces touch, sum to the line's width (nothing hangs), and hold their glyphs; a full line is
 * as wide as its measure, to the last unit. */
static inline void check_pieces(const struct line *line, unit measure, bool is_full, int seed)
{
    unit sum = 0;
    for (uint32_t i = 0; i < line->piece_count; i++) {
        const struct piece *piece = &line->pieces[i];
        sum += piece->width;
        if (i > 0 && piece->part != PART_LINE_SPACE && piece[-1].part != PART_LINE_SPACE)
            ck_assert_msg(piece->x == piece[-1].x + piece[-1].width, "seed %d: piece %u", seed, i);
        for (uint32_t g = 0; g < piece->glyph_count; g++)
            ck_assert_msg(piece->glyphs[g].x >= -piece->size &&
                              piece->glyphs[g].x <= piece->width + piece->size,
                          "seed %d: piece %u, glyph %u at %d", seed, i, g, piece->glyphs[g].x);
    }
    ck_assert_msg(sum == line->width, "seed %d: pieces sum to %ld, width %ld", seed, (long)sum,
                  (long)line->width);
    if (is_full)
        ck_assert_msg(line->width == measure, "seed %d: %ld wide, measure %ld", seed,
                      (long)line->width, (long)measure);
}

/* Each code unit belongs to one cluster of one line; lines follow each other. */
static inline void check_cover(struct arena *arena, const struct paragraph *p,
                               const struct setting *setting, int seed)
{
    uint8_t *seen = arena_alloc(arena, p->cu_count + 1);
    uint32_t at = 0;
    for (uint32_t i = 0; i < setting->line_count; i++) {
        const struct line *line = &setting->lines[i];
        ck_assert_msg(line->cu_start == at, "seed %d: line %u starts at %u, not %u", seed, i,
                      line->cu_start, at);
        at = i + 1 < setting->line_count ? setting->lines[i + 1].cu_start : p->cu_count;
        for (uint32_t n = 0; n < line->piece_count; n++)
            for (uint32_t g = 0; g < line->pieces[n].glyph_count; g++) {
                const struct placed_glyph *glyph = &line->pieces[n].glyphs[g];
                for (uint32_t cu = glyph->cu; cu < glyph->cu + glyph->cu_count; cu++) {
                    ck_assert_msg(cu >= line->cu_start && cu < at, "seed %d: cu %u", seed, cu);
                    seen[cu]++;
                }
            }
    }
    for (uint32_t cu = 0; cu < p->cu_count; cu++)
        ck_assert_msg(seen[cu] == 1, "seed %d: code unit %u is on %u lines", seed, cu, seen[cu]);
}

#endif

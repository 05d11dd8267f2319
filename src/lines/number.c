/* Page numbers made of the folio's ten digits.
 *
 * In: a number, and the paragraph that holds the digits 0 to 9 of the edition's language, shaped in
 * the folio's style. Out: a line that starts at x = 0. A digit's glyphs are those of its cluster:
 * digits have no forms by neighbour. Invariant: each glyph names the code units of its digit in the
 * folio paragraph's string, so the number extracts as text. Digits of a right-to-left script (NKo,
 * Adlam) have an odd level and run from right to left. */
#include <assert.h>

#include "lines/internal.h"

enum { DIGITS_MOST = 10 }; /* of 2^32 */

/* One digit as shaped. */
struct digit {
    struct strip strip;
    struct cluster cluster;
};

/* The ten digits; fewer where the folio's paragraph has fewer clusters. */
static uint32_t find_digits(const struct paragraph *paragraph, const struct fonts *fonts,
                            struct digit digits[10])
{
    uint32_t count = 0;
    for (uint32_t run = 0; run < paragraph->run_count; run++) {
        uint32_t face = paragraph->runs[run].face;
        struct strip strip = strip_of_run(paragraph, run, fonts_face(fonts, face)->units_per_em);
        for (uint32_t glyph = strip.glyph_start; glyph < strip.glyph_end && count < 10; count++)
            digits[count] = (struct digit){strip, cluster_next(&strip, &glyph)};
    }
    return count;
}

static struct piece piece_of_digit(struct arena *arena, const struct text *text,
                                   const struct digit *digit, unit x)
{
    const struct run *run = digit->strip.run;
    const struct cluster *cluster = &digit->cluster;
    uint32_t count = cluster->glyph_end - cluster->glyph_start;
    struct piece piece = {.part = PART_ARTIFACT,
                          .face = run->face,
                          .size = run->size,
                          .color = run->color,
                          .paragraph = text->folio,
                          .span = run->span,
                          .language = run->language,
                          .level = run->level,
                          .x = x,
                          .y = -run->rise,
                          .width = cluster->width,
                          .string = text->paragraphs[text->folio].string,
                          .glyph_count = count};
    piece.glyphs = arena_alloc_items(arena, count, sizeof *piece.glyphs);
    unit pen = 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct glyph *glyph = &digit->strip.glyphs[cluster->glyph_start + i];
        piece.glyphs[i] = (struct placed_glyph){
            .id = glyph->id,
            .cu_count = i == 0 ? (uint16_t)(cluster->cu_end - cluster->cu) : 0,
            .cu = cluster->cu,
            .x = (int32_t)(pen + strip_length(&digit->strip, glyph->x_offset)),
            .y = (int32_t)-strip_length(&digit->strip, glyph->y_offset)};
        pen += strip_length(&digit->strip, glyph->advance);
    }
    return piece;
}

struct line lines_number(struct arena *arena, const struct design *design,
                         const struct fonts *fonts, const struct text *text, uint32_t number)
{
    struct line line = {0};
    if (text->folio == NO_INDEX)
        return line;
    const struct paragraph *paragraph = &text->paragraphs[text->folio];
    struct digit digits[10];
    uint32_t known = find_digits(paragraph, fonts, digits), values[DIGITS_MOST], count = 0;
    for (; count == 0 || number > 0; number /= 10)
        values[count++] = number % 10;
    line.pieces = arena_alloc_items(arena, count, sizeof *line.pieces);
    for (uint32_t i = 0; i < count; i++) {
        bool is_reversed = known > 0 && (digits[0].strip.run->level & 1);
        uint32_t value = values[is_reversed ? i : count - 1 - i];
        if (value >= known)
            continue;
        line.pieces[line.piece_count++] = piece_of_digit(arena, text, &digits[value], line.width);
        line.width += digits[value].cluster.width;
    }
    unit leading = design->styles[paragraph->style].leading;
    line.depth = depth_of_leading(leading);
    line.height = leading - line.depth;
    return line;
}

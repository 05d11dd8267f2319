/* The edition's baseline grid.
 *
 * In: the page design and the shaped text. Out: a design with the grid that the edition's script
 * needs. A design is drawn for Latin; Arabic wants half as much room again between its lines,
 * Nastaliq twice as much. If each paragraph took that room for itself, its lines would leave the
 * grid: facing pages would no longer align, and each paragraph would be a block that no page break
 * can divide. So the grid itself gives way, once an edition.
 *
 * The face that sets most of the text at the body's size decides. Where its least line feed is more
 * than the grid, the page gets as many lines as have that room between them, evenly spread over the
 * old type area: the last baseline stays where it was, the first goes down by half of what a line
 * gained, so that tall letters do not climb into the margin. Styles that were on the grid stay on
 * it; what a space over a region may grow by stays as many lines.
 *
 * Rejected: smaller type for tall scripts (the reader pays for it), and the face's line feed for
 * every face on the page (one quoted word would open up a whole booklet). */
#include "lines/internal.h"

struct coverage {
    uint64_t *cu_counts; /* by face */
    uint32_t face_count;
};

static void count_paragraph(const struct paragraph *paragraph, struct coverage *coverage)
{
    for (uint32_t i = 0; i < paragraph->run_count; i++) {
        const struct run *run = &paragraph->runs[i];
        coverage->cu_counts[run->face] += run->cu_end - run->cu_start;
    }
}

/* The line feed of the face that sets most of the blocks' text; 0 where there is none. */
static double main_line_feed(struct arena *arena, const struct fonts *fonts,
                             const struct text *text)
{
    struct coverage coverage = {.face_count = fonts_count(fonts)};
    coverage.cu_counts = arena_alloc_items(arena, coverage.face_count, sizeof *coverage.cu_counts);
    for (uint32_t i = 0; i < text->paragraph_count; i++)
        if (text->paragraphs[i].role == PARAGRAPH_BLOCK)
            count_paragraph(&text->paragraphs[i], &coverage);
    uint32_t most = 0;
    for (uint32_t face = 1; face < coverage.face_count; face++)
        if (coverage.cu_counts[face] > coverage.cu_counts[most])
            most = face;
    return coverage.face_count > 0 && coverage.cu_counts[most] > 0
               ? fonts_face(fonts, most)->line_feed
               : 0;
}

static void set_grid(struct arena *arena, const struct design *design, unit grid, unit grid_top,
                     struct design *out)
{
    *out = *design;
    out->grid = grid;
    out->grid_top = grid_top;
    out->styles = arena_alloc_items(arena, design->style_count, sizeof *out->styles);
    for (uint32_t i = 0; i < design->style_count; i++) {
        struct style *style = &out->styles[i];
        *style = design->styles[i];
        style->leading = style->leading == design->grid ? grid : style->leading;
        style->space_stretch = unit_scale(style->space_stretch, grid, design->grid);
    }
}

struct design lines_design(struct arena *arena, const struct design *design,
                           const struct fonts *fonts, const struct text *text)
{
    struct design out = *design;
    uint32_t body = design_find_style(design, SLICE("body"));
    double feed = main_line_feed(arena, fonts, text);
    if (body == NO_INDEX || feed <= PLAIN_LINE_FEED || design->grid <= 0)
        return out;
    unit least = (unit)((double)design->styles[body].size * feed);
    unit area = design->page_height - design->top - design->bottom - design->grid_top;
    unit last = area / design->grid * design->grid; /* from the first baseline to the last */
    unit lowered = (least - design->grid) / 2;
    if (least <= design->grid || last - lowered < least)
        return out;
    unit spaces = (last - lowered) / least;
    unit grid = (last - lowered) / spaces;
    set_grid(arena, design, grid, design->grid_top + lowered, &out);
    return out;
}

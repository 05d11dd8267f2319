/* The title page's verse, made smaller where the page can't hold it.
 *
 * A title page is one page whatever its verse says. In: the fitted design and text. Out: the same
 * with the verse in the largest of a few sizes at which the page holds it, down to the design's
 * bound (`within: {verse: …}`). Its leading goes with its size, and it is broken by sense anew at
 * each.
 *
 * Invariant: a verse that fits keeps its size. Where none does, it has the least one, and placing
 * the page reports by how much that is too large. Cost: a sketch of the title page, of some ten
 * lines, a size; one where it fits at once.
 *
 * Rejected: bisection, since ten sketches of a page cost nothing, and the breaks by sense make the
 * height no falling function of the size; less room between the elements, which the fills have
 * given already. */
#include <string.h>

#include "fit/fit.h"

/* What a verse's size loses at a step, of the design's size. */
#define VERSE_STEP 0.05

/* Grid lines that are kept free on the page, between the verse and what stands below it, as long as
 * a smaller verse can keep them. */
enum { AIR_LINES = 2 };

struct title_fit {
    struct arena *arena;
    const struct edition *edition;
    const struct design *design; /* as they came */
    const struct text *text;
    uint32_t verse, style; /* index of its block, of its own style */
};

static bool find_verse(struct title_fit *title)
{
    title->style = design_find_style(title->design, SLICE("verse"));
    for (uint32_t i = 0; i < title->edition->doc->block_count; i++)
        if (title->edition->doc->blocks[i].kind == BLOCK_VERSE) {
            title->verse = i;
            return title->style != NO_INDEX;
        }
    return false;
}

static void scale_verse(const struct title_fit *title, double scale, struct design *design,
                        struct text *text)
{
    struct arena *arena = title->arena;
    const struct style *style = &title->design->styles[title->style];
    *design = *title->design;
    *text = *title->text;
    design->styles = arena_alloc_items(arena, design->style_count, sizeof *design->styles);
    memcpy(design->styles, title->design->styles, design->style_count * sizeof *design->styles);
    design->styles[title->style].size = (unit)((double)style->size * scale);
    design->styles[title->style].leading = (unit)((double)style->leading * scale);
    text->paragraphs = arena_alloc_items(arena, text->paragraph_count, sizeof *text->paragraphs);
    memcpy(text->paragraphs, title->text->paragraphs,
           text->paragraph_count * sizeof *text->paragraphs);
    struct paragraph *verse = &text->paragraphs[title->verse];
    const struct run *runs = verse->runs;
    verse->runs = arena_alloc_items(arena, verse->run_count, sizeof *verse->runs);
    for (uint32_t i = 0; i < verse->run_count; i++) {
        verse->runs[i] = runs[i];
        verse->runs[i].size = (unit)((double)runs[i].size * scale);
        verse->runs[i].rise = (unit)((double)runs[i].rise * scale);
    }
}

/* Whether the title page holds everything with so much room left for its fills. */
static bool holds(const struct title_fit *title, const struct design *design,
                  const struct text *text, unit room)
{
    struct arena *scratch = arena_make(0);
    struct galley galley;
    struct edition trial = *title->edition;
    struct design set = lines_design(scratch, design, title->edition->fonts, text);
    trial.diag = diag_make(scratch);
    trial.design = &set;
    trial.text = text;
    bool is_fine = !lines_sketch_title(scratch, &trial, &galley) ||
                   pages_title_overflow(scratch, title->edition->doc, &set, &galley) <= -room;
    arena_free(scratch);
    return is_fine;
}

static void report_size(const struct title_fit *title, struct diag *diag, unit size)
{
    unit size_before = title->design->styles[title->style].size;
    char was[32], is[32];
    unit_write(was, size_before);
    unit_write(is, size);
    diag_note(diag, title->edition->doc->blocks[title->verse].place, "fit-verse",
              "the verse is set in %s pt instead of %s, for the title page to hold it", is, was);
    diag_number(diag, "size_before_pt", unit_points(size_before), 2);
    diag_number(diag, "size_pt", unit_points(size), 2);
}

void fit_title(struct arena *arena, const struct edition *edition, struct fitted *fitted)
{
    const struct design came_design = fitted->design;
    const struct text came_text = fitted->text;
    struct title_fit title = {
        .arena = arena, .edition = edition, .design = &came_design, .text = &came_text};
    if (!find_verse(&title) || holds(&title, &came_design, &came_text, 0))
        return;
    int last = (int)((1 - came_design.fit.verse) / VERSE_STEP + 0.5);
    for (int step = 1; step <= last; step++) {
        scale_verse(&title, 1 - step * VERSE_STEP, &fitted->design, &fitted->text);
        unit room = step < last ? AIR_LINES * came_design.grid : 0;
        if (!holds(&title, &fitted->design, &fitted->text, room))
            continue;
        report_size(&title, edition->diag, fitted->design.styles[title.style].size);
        return;
    }
}

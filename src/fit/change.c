/* A change put on a design and its text.
 *
 * In: a design, its text, and by how much it gives. Out: copies with the new sizes, grid, spaces,
 * tracking and margins. Running text changes: what stands on the grid and not on the title page. So
 * footnotes, which are small already, the folio and the title page stay. All sizes of running text
 * go by the ratio of the body's, so that they keep their relation.
 *
 * The grid gives by whole lines a page: a leading between two such steps would make the type denser
 * and no line more fit. Invariant: a style that stood on the grid stands on the new one. */
#include "fit/change.h"

#include <string.h>

static bool is_on_title(const struct design *design, uint32_t style)
{
    for (uint32_t e = 0; e < design->title_element_count; e++) {
        const struct title_element *element = &design->title_elements[e];
        if (element->kind == TITLE_BLOCK && slice_equal(element->block, design->styles[style].name))
            return true;
        if (element->kind == TITLE_ORNAMENT && element->style == style)
            return true;
    }
    return false;
}

/* The parts of a page beside its text. */
static bool is_furniture(struct slice name)
{
    return slice_is(name, "folio") || slice_is(name, "head") || slice_is(name, "footnote");
}

struct fit_scope fit_scope_make(struct arena *arena, const struct design *design)
{
    struct fit_scope scope = {.design = design, .body = design_find_style(design, SLICE("body"))};
    scope.is_text = arena_alloc_items(arena, design->style_count, sizeof *scope.is_text);
    unit area = design->page_height - design->top - design->bottom - design->grid_top;
    scope.space_count = design->grid > 0 && area > 0 ? (uint32_t)(area / design->grid) : 0;
    for (uint32_t i = 0; i < design->style_count; i++) {
        const struct style *style = &design->styles[i];
        bool is_on_grid = design->grid > 0 && style->leading % design->grid == 0;
        scope.is_text[i] = is_on_grid && !is_on_title(design, i) && !is_furniture(style->name);
    }
    return scope;
}

bool fit_change_is_same(const struct fit_change *a, const struct fit_change *b)
{
    return a->size_steps == b->size_steps && a->more_lines == b->more_lines &&
           a->tracking == b->tracking && a->margin_steps == b->margin_steps &&
           a->is_gap_closer == b->is_gap_closer && a->is_tighter == b->is_tighter &&
           a->is_pressed == b->is_pressed;
}

unit fit_grid(const struct fit_scope *scope, uint32_t more_lines)
{
    if (more_lines == 0)
        return scope->design->grid;
    return scope->design->grid * scope->space_count / (scope->space_count + more_lines);
}

static unit changed_size(const struct fit_scope *scope, const struct fit_change *change)
{
    return scope->design->styles[scope->body].size - change->size_steps * FIT_SIZE_STEP;
}

/* A space in grid lines, one closer where it can spare it. */
static unit changed_space(const struct fit_scope *scope, const struct fit_change *change,
                          unit space, unit grid)
{
    unit old = scope->design->grid;
    unit lines = (space + old / 2) / old;
    if (change->is_gap_closer && lines > scope->design->fit.gap_lines)
        lines--;
    return lines * grid;
}

static void change_style(const struct fit_scope *scope, const struct fit_change *change,
                         struct style *style)
{
    unit old = scope->design->grid, grid = fit_grid(scope, change->more_lines);
    unit body = scope->design->styles[scope->body].size;
    style->size = unit_scale(style->size, changed_size(scope, change), body);
    style->leading = style->leading / old * grid;
    style->space_before = changed_space(scope, change, style->space_before, grid);
    style->space_after = changed_space(scope, change, style->space_after, grid);
    style->day_space = unit_scale(style->day_space, grid, old);
    style->space_stretch = style->space_stretch / old * grid;
    style->tracking -= (int32_t)change->tracking;
}

/* A page more costs nearly what a widow does: lines are taken from paragraphs before that. */
static double pressed_page(const struct paging *costs)
{
    double last_resort =
        costs->widow_cost < costs->orphan_cost ? costs->widow_cost : costs->orphan_cost;
    return costs->new_page > 0.9 * last_resort ? costs->new_page : 0.9 * last_resort;
}

struct design fit_change_design(struct arena *arena, const struct fit_scope *scope,
                                const struct fit_change *change)
{
    const struct design *design = scope->design;
    struct design out = *design;
    unit margin = change->margin_steps * FIT_MARGIN_STEP;
    out.styles = arena_alloc_items(arena, design->style_count, sizeof *out.styles);
    for (uint32_t i = 0; i < design->style_count; i++) {
        out.styles[i] = design->styles[i];
        if (scope->is_text[i])
            change_style(scope, change, &out.styles[i]);
    }
    out.grid = fit_grid(scope, change->more_lines);
    out.inner -= margin;
    out.outer -= margin;
    if (change->is_tighter && out.breaking.space_shrink < design->fit.space_shrink)
        out.breaking.space_shrink = design->fit.space_shrink;
    if (change->is_pressed)
        out.paging.new_page = pressed_page(&design->paging);
    return out;
}

static bool is_changed(const struct fit_scope *scope, const struct paragraph *paragraph)
{
    switch (paragraph->role) {
    case PARAGRAPH_BLOCK:
    case PARAGRAPH_MARK:
    case PARAGRAPH_ORNAMENT:
        return scope->is_text[paragraph->style];
    case PARAGRAPH_NOTE:
    case PARAGRAPH_HEAD:
    case PARAGRAPH_FOLIO:
    case PARAGRAPH_ROLE_COUNT:
        break;
    }
    return false;
}

struct text fit_change_text(struct arena *arena, const struct fit_scope *scope,
                            const struct text *text, const struct fit_change *change)
{
    struct text out = *text;
    unit size = changed_size(scope, change), body = scope->design->styles[scope->body].size;
    if (change->size_steps == 0 && change->tracking == 0)
        return out;
    out.paragraphs = arena_alloc_items(arena, text->paragraph_count, sizeof *out.paragraphs);
    for (uint32_t i = 0; i < text->paragraph_count; i++) {
        struct paragraph *paragraph = &out.paragraphs[i];
        *paragraph = text->paragraphs[i];
        if (!is_changed(scope, paragraph) || paragraph->run_count == 0)
            continue;
        paragraph->runs = arena_alloc_items(arena, paragraph->run_count, sizeof *paragraph->runs);
        memcpy(paragraph->runs, text->paragraphs[i].runs,
               paragraph->run_count * sizeof *paragraph->runs);
        for (uint32_t r = 0; r < paragraph->run_count; r++) {
            struct run *run = &paragraph->runs[r];
            run->size = unit_scale(run->size, size, body);
            run->rise = unit_scale(run->rise, size, body);
            run->tracking -= (int32_t)change->tracking;
        }
    }
    return out;
}

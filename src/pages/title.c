/* The title page: the design's elements from top to bottom, the room that is left in its fills.
 *
 * In: title_elements, the galley's settings of the blocks that they name. Out: items between the
 * top margin and the bottom margin's edge, off the grid: a title page is a composition of its own.
 * What the content lacks is left out with its space. A separator goes with it: elements between
 * two fills are a group, and a rule or an ornament stays only where, on each side of it on which
 * its group names blocks, at least one is there.
 *
 * Spaces: of the style spaces of two neighbours the larger counts, above the first thing none; an
 * element's own `space` is added to that. Fills share what is left by their weights, rounded
 * cumulatively, so they sum to it exactly; without a fill it stays below. */
#include "pages/fill.h"

static bool is_named(const struct title_element *element, enum block_kind kind)
{
    if (element->kind == TITLE_LOGO)
        return kind == BLOCK_LOGO;
    return element->kind == TITLE_BLOCK && slice_is(element->block, block_kind_names[kind]);
}

/* A logo belongs on a title page or nowhere. */
static void hide_logo(struct fill *fill, uint32_t block)
{
    diag_warning(fill->diag, fill->doc->blocks[block].place, "logo-hidden",
                 "the layout's title page has no place for a logo");
    diag_hint(fill->diag, "add '- {logo: 25mm}' to its 'title_page:'");
    fill->is_on_title[block] = true;
}

bool title_find_blocks(struct fill *fill)
{
    const struct doc *doc = fill->doc;
    bool is_any = false;
    fill->is_on_title = arena_alloc_items(fill->scratch, doc->block_count, sizeof(bool));
    for (uint32_t i = 0; i < doc->block_count; i++) {
        if (doc->blocks[i].section != NO_INDEX)
            continue;
        for (uint32_t e = 0; e < fill->design->title_element_count; e++)
            if (is_named(&fill->design->title_elements[e], doc->blocks[i].kind))
                fill->is_on_title[i] = is_any = true;
        if (doc->blocks[i].kind == BLOCK_LOGO && !fill->is_on_title[i])
            hide_logo(fill, i);
    }
    return is_any;
}

/* One thing to be set: a paragraph, a rule or a fill. */
struct title_part {
    const struct title_element *element;
    uint32_t paragraph; /* NO_INDEX for a rule or a fill */
    unit y;             /* top, from the top margin, fills taken as empty */
    double weight;      /* of the fills above it */
};

struct title_part_list {
    struct title_part *at;
    size_t count, room;
};

static bool is_block_there(const struct fill *fill, const struct title_element *element)
{
    for (uint32_t i = 0; i < fill->doc->block_count; i++)
        if (fill->is_on_title[i] && is_named(element, fill->doc->blocks[i].kind))
            return true;
    return false;
}

/* Whether the group's blocks on one side of element `at` allow it: none named, or one is there. */
static bool is_side_alive(const struct fill *fill, uint32_t at, int step)
{
    const struct design *design = fill->design;
    bool is_named_any = false;
    for (int64_t e = (int64_t)at + step; e >= 0 && e < design->title_element_count; e += step) {
        const struct title_element *element = &design->title_elements[e];
        if (element->kind == TITLE_FILL)
            break;
        if (element->kind != TITLE_BLOCK && element->kind != TITLE_LOGO)
            continue;
        if (is_block_there(fill, element))
            return true;
        is_named_any = true;
    }
    return !is_named_any;
}

static uint32_t find_ornament(const struct fill *fill, uint32_t element)
{
    const struct text *text = fill->galley->text;
    for (uint32_t i = fill->doc->block_count; i < text->paragraph_count; i++)
        if (text->paragraphs[i].role == PARAGRAPH_ORNAMENT && text->paragraphs[i].block == element)
            return i;
    return NO_INDEX;
}

static void add_part(struct fill *fill, struct title_part_list *parts, uint32_t element,
                     uint32_t paragraph)
{
    struct title_part *part = array_add(fill->scratch, parts);
    part->element = &fill->design->title_elements[element];
    part->paragraph = paragraph;
}

static void add_blocks(struct fill *fill, struct title_part_list *parts, uint32_t element)
{
    for (uint32_t i = 0; i < fill->doc->block_count; i++)
        if (fill->is_on_title[i] && fill_setting(fill, i)->line_count > 0 &&
            is_named(&fill->design->title_elements[element], fill->doc->blocks[i].kind))
            add_part(fill, parts, element, i);
}

static struct title_part_list list_parts(struct fill *fill)
{
    struct title_part_list parts = {0};
    for (uint32_t e = 0; e < fill->design->title_element_count; e++) {
        bool is_alive = is_side_alive(fill, e, -1) && is_side_alive(fill, e, 1);
        uint32_t ornament;
        switch (fill->design->title_elements[e].kind) {
        case TITLE_BLOCK:
        case TITLE_LOGO:
            add_blocks(fill, &parts, e);
            break;
        case TITLE_ORNAMENT:
            ornament = find_ornament(fill, e);
            if (is_alive && ornament != NO_INDEX && fill_setting(fill, ornament)->line_count > 0)
                add_part(fill, &parts, e, ornament);
            break;
        case TITLE_RULE:
            if (is_alive)
                add_part(fill, &parts, e, NO_INDEX);
            break;
        case TITLE_FILL:
            add_part(fill, &parts, e, NO_INDEX);
            break;
        case TITLE_KIND_COUNT:
            break;
        }
    }
    return parts;
}

static unit part_height(const struct fill *fill, const struct title_part *part)
{
    if (part->paragraph == NO_INDEX)
        return part->element->kind == TITLE_RULE ? part->element->thickness : 0;
    const struct setting *setting = fill_setting(fill, part->paragraph);
    unit leading = fill->galley->paragraphs[part->paragraph].leading;
    return setting->lines[0].height + leading * (setting->line_count - 1) +
           setting->lines[setting->line_count - 1].depth;
}

/* Gives each part its top as if fills were empty; returns the height of all. */
static unit stack_parts(const struct fill *fill, struct title_part_list *parts)
{
    unit y = 0;
    unit space_after = 0;
    double weight = 0;
    const struct title_element *previous = NULL;
    for (size_t i = 0; i < parts->count; i++) {
        struct title_part *part = &parts->at[i];
        unit space_before = 0;
        unit below = 0;
        if (part->paragraph != NO_INDEX) {
            space_before = fill->galley->paragraphs[part->paragraph].space_before;
            below = fill->galley->paragraphs[part->paragraph].space_after;
        }
        if (i > 0)
            y += space_before > space_after ? space_before : space_after;
        if (part->element != previous) /* a second block of one kind: the space was added */
            y += part->element->space;
        part->y = y;
        y += part_height(fill, part);
        space_after = below;
        if (part->element->kind == TITLE_FILL)
            weight += part->element->weight;
        part->weight = weight;
        previous = part->element;
    }
    return y;
}

/* Rules follow the alignment of the page's first paragraph. */
static enum align title_align(const struct fill *fill, const struct title_part_list *parts)
{
    for (size_t i = 0; i < parts->count; i++) {
        uint32_t paragraph = parts->at[i].paragraph;
        if (paragraph != NO_INDEX)
            return fill->design->styles[fill->galley->paragraphs[paragraph].style].align;
    }
    return ALIGN_CENTER;
}

static void place_title_rule(struct fill *fill, const struct title_element *rule, enum align align,
                             unit y)
{
    unit room = fill->galley->measure - rule->width;
    bool is_rtl = fill->doc->direction == DIRECTION_RTL;
    unit x = frame_left(fill, true);
    if (align == ALIGN_CENTER)
        x += room / 2;
    else if ((align == ALIGN_END) != is_rtl)
        x += room;
    place_rule(fill, x, y, rule->width, rule->thickness, rule->color);
}

static void place_paragraph(struct fill *fill, uint32_t paragraph, unit top)
{
    const struct setting *setting = fill_setting(fill, paragraph);
    unit leading = fill->galley->paragraphs[paragraph].leading;
    unit y = top + setting->lines[0].height;
    for (uint32_t i = 0; i < setting->line_count; i++)
        place_line(fill, paragraph, i, 0, y + leading * i);
}

static struct note_list title_notes(struct fill *fill, const struct title_part_list *parts)
{
    struct note_list notes = {0};
    for (size_t i = 0; i < parts->count; i++) {
        uint32_t paragraph = parts->at[i].paragraph;
        if (paragraph == NO_INDEX)
            continue;
        const struct setting *setting = fill_setting(fill, paragraph);
        for (uint32_t l = 0; l < setting->line_count; l++)
            notes_collect(fill, &notes, &setting->lines[l]);
    }
    return notes;
}

static void report_full(struct fill *fill, const struct title_part_list *parts, unit over)
{
    const struct title_part *tallest = NULL; /* the one that most likely has to be shorter */
    for (size_t i = 0; i < parts->count; i++)
        if (parts->at[i].paragraph != NO_INDEX &&
            (!tallest || part_height(fill, &parts->at[i]) > part_height(fill, tallest)))
            tallest = &parts->at[i];
    struct place place = tallest ? fill->galley->paragraphs[tallest->paragraph].place : NO_PLACE;
    char points[32];
    unit_write(points, over);
    diag_error(fill->diag, place, "title-page-full", "the title page is too full by %spt", points);
    diag_hint(fill->diag, "shorten its texts, or give its elements less space in the layout");
    fill->has_failed = true;
}

unit pages_title_overflow(struct arena *arena, const struct doc *doc, const struct design *design,
                          const struct galley *galley)
{
    struct fill fill = {.arena = arena,
                        .scratch = arena,
                        .diag = diag_make(arena),
                        .doc = doc,
                        .design = design,
                        .galley = galley};
    fill.picked = arena_alloc_items(arena, galley->paragraph_count, sizeof *fill.picked);
    if (!title_find_blocks(&fill))
        return 0;
    struct title_part_list parts = list_parts(&fill);
    return stack_parts(&fill, &parts) - (design->page_height - design->top - design->bottom);
}

void title_place(struct fill *fill)
{
    const struct design *design = fill->design;
    struct title_part_list parts = list_parts(fill);
    struct note_list notes = title_notes(fill, &parts);
    unit height = stack_parts(fill, &parts);
    unit left = design->page_height - design->top - design->bottom - notes_height(fill, &notes);
    left -= height;
    if (left < 0) {
        report_full(fill, &parts, -left);
        left = 0;
    }
    double weight = parts.count > 0 ? parts.at[parts.count - 1].weight : 0;
    enum align align = title_align(fill, &parts);
    for (size_t i = 0; i < parts.count; i++) {
        const struct title_part *part = &parts.at[i];
        unit y = design->top + part->y;
        if (weight > 0)
            y += (unit)((double)left * (part->weight / weight) + 0.5);
        if (part->paragraph != NO_INDEX)
            place_paragraph(fill, part->paragraph, y);
        else if (part->element->kind == TITLE_RULE)
            place_title_rule(fill, part->element, align, y);
    }
    notes_place(fill, &notes, 0);
}

/* Flattening: the galley's paragraphs become the page breaker's vertical list.
 *
 * In: the galley, which blocks stand on the title page. Out: groups in reading order, one a
 * paragraph, in each setting that the galley has; a setting is rows, each with the lines it holds,
 * the gap over it in grid lines, and the cost of a page break over it. Invariant: every line of
 * every paragraph that is not on the title page, a note or generated stands in exactly one row of
 * each setting; so text cannot be lost here.
 *
 * The grid. A paragraph whose leading is a multiple of the grid gives a row a line. Any other (a
 * region's note in smaller type, a heading of larger leading) is a block: it takes the grid lines
 * that hold it, its last baseline stands on the last of them, and what is left over is above it. A
 * block higher than half a page is cut into smaller blocks, so that it can be broken. Spaces are
 * rounded to whole grid lines; of two that meet the larger counts. Between a diary's days there may be
 * half a line, which the breaker pairs (row.is_half). */
#include "pages/fill.h"

struct group_list {
    struct row_group *at;
    size_t count, room;
};

struct source_list {
    struct flow_source **at;
    size_t count, room;
};

/* The list as it grows. */
struct flattener {
    struct fill *fill;
    struct group_list groups;
    struct source_list sources;
    uint32_t previous;                 /* paragraph before, or NO_INDEX */
    uint32_t item_lines;               /* of the item whose further paragraphs may follow, so far */
    uint32_t whole_lines, whole_total; /* of what goes on in continued blocks: so far, in all */
    uint32_t head; /* that of the table that is being added, a paragraph, or NO_INDEX */
    bool is_kept;  /* the next paragraph must not leave the previous one alone */
};

/* Headings and what belongs under them stay with what follows, whatever their style says; so does
 * an ornament, and a text with the name under it. */
static bool is_kept_with_next(const struct fill *fill, uint32_t paragraph)
{
    const struct galley_paragraph *here = &fill->galley->paragraphs[paragraph];
    const struct doc *doc = fill->doc;
    if (here->is_kept_with_next || paragraph == fill->galley->text->section_ornament)
        return true;
    enum block_kind kind = doc->blocks[paragraph].kind;
    if (kind == BLOCK_REGION || kind == BLOCK_REGION_NOTE)
        return true;
    if (kind == BLOCK_CODE)
        return true;
    enum block_kind next =
        paragraph + 1 < doc->block_count ? doc->blocks[paragraph + 1].kind : BLOCK_KIND_COUNT;
    return next == BLOCK_BY || next == BLOCK_CAPTION || next == BLOCK_CODE || next == BLOCK_SOURCE;
}

static uint32_t grid_lines_over(const struct fill *fill, unit height)
{
    unit grid = fill->design->grid;
    unit lines = height <= 0 ? 0 : (height + grid - 1) / grid;
    return lines > UINT16_MAX ? UINT16_MAX : (uint32_t)lines;
}

static uint32_t grid_lines_near(const struct fill *fill, unit space)
{
    unit grid = fill->design->grid;
    unit lines = space <= 0 ? 0 : (space + grid / 2) / grid;
    return lines > fill->room ? fill->room : (uint32_t)lines;
}

static uint32_t gap_over(const struct flattener *flattener, uint32_t paragraph)
{
    const struct fill *fill = flattener->fill;
    if (flattener->previous == NO_INDEX)
        return 0;
    unit before = fill->galley->paragraphs[paragraph].space_before;
    unit after = fill->galley->paragraphs[flattener->previous].space_after;
    if (paragraph < fill->doc->block_count && fill->doc->blocks[paragraph].kind == BLOCK_CAPTION)
        after = 0; /* on the grid line below its picture, whose space is for what follows both */
    return grid_lines_near(fill, before > after ? before : after);
}

/* Half lines over a diary's day that follows another in its list; 0 for anything else. */
static uint32_t half_lines_over_day(const struct flattener *flattener, uint32_t paragraph)
{
    const struct fill *fill = flattener->fill;
    uint32_t previous = flattener->previous;
    if (previous == NO_INDEX || paragraph >= fill->doc->block_count ||
        previous >= fill->doc->block_count)
        return 0;
    const struct block *here = &fill->doc->blocks[paragraph];
    enum block_kind before = fill->doc->blocks[previous].kind;
    bool is_day =
        here->kind == BLOCK_ITEM && here->span_count > 0 && here->spans[0].role == SPAN_DAY;
    bool is_listed = before == BLOCK_ITEM || before == BLOCK_ITEM_MORE || before == BLOCK_BY;
    unit space = fill->design->styles[fill->galley->paragraphs[paragraph].style].day_space;
    unit half = fill->design->grid / 2;
    return is_day && is_listed && half > 0 ? (uint32_t)((space + half / 2) / half) : 0;
}

uint32_t flow_ornament_rows(const struct fill *fill, uint32_t paragraph)
{
    const struct galley_paragraph *here = &fill->galley->paragraphs[paragraph];
    return grid_lines_over(fill, here->leading) + grid_lines_near(fill, here->space_before);
}

static enum block_kind kind_of(const struct fill *fill, uint32_t paragraph)
{
    return paragraph < fill->doc->block_count ? fill->doc->blocks[paragraph].kind
                                              : BLOCK_KIND_COUNT;
}

static bool is_of_item(const struct fill *fill, uint32_t paragraph)
{
    enum block_kind kind = kind_of(fill, paragraph);
    return kind == BLOCK_ITEM || kind == BLOCK_ITEM_MORE;
}

/* The lines of an item's paragraphs from `paragraph` on. */
static uint32_t count_item_lines(const struct fill *fill, uint32_t paragraph)
{
    uint32_t count = fill->galley->paragraphs[paragraph].settings[0].line_count;
    while (kind_of(fill, ++paragraph) == BLOCK_ITEM_MORE)
        if (fill->galley->paragraphs[paragraph].setting_count > 0)
            count += fill->galley->paragraphs[paragraph].settings[0].line_count;
    return count;
}

/* The cost of a page break with so many lines of what should stand together above and below it. */
static double cost_between(const struct fill *fill, uint32_t paragraph, uint32_t above,
                           uint32_t below)
{
    const struct galley_paragraph *here = &fill->galley->paragraphs[paragraph];
    const struct paging *costs = &fill->design->paging;
    double cost = above + below <= here->keep_lines ? costs->keep_broken : 0;
    if (above < here->orphans)
        cost += costs->orphan_cost;
    if (below < here->widows)
        cost += costs->widow_cost;
    return is_of_item(fill, paragraph) ? cost + costs->item_broken : cost;
}

/* The cost of a page break over line `line` (from 1) of a paragraph. */
static double cost_inside(const struct fill *fill, uint32_t paragraph, uint32_t line,
                          uint32_t line_count)
{
    double cost = kind_of(fill, paragraph) == BLOCK_REGION ? COST_STRANDED : 0;
    return cost + cost_between(fill, paragraph, line, line_count - line);
}

/* Whether a block goes on with what the one before it began; so do the cells of a first row. */
static bool goes_on(const struct fill *fill, uint32_t paragraph)
{
    if (paragraph == 0 || paragraph >= fill->doc->block_count)
        return false;
    const struct block *block = &fill->doc->blocks[paragraph];
    return block->is_continued || (block->grid_no > 0 && block[-1].grid_no == block->grid_no);
}

/* The lines of the whole that begins with a paragraph. The cells of a row but the last have none.
 */
static uint32_t count_whole_lines(const struct fill *fill, uint32_t paragraph)
{
    uint32_t count = 0;
    do {
        const struct galley_paragraph *here = &fill->galley->paragraphs[paragraph];
        count += here->setting_count > 0 ? here->settings[0].line_count : 0;
    } while (goes_on(fill, ++paragraph));
    return count;
}

/* The cost of a page break within a whole, over one of its parts: a line leaves its stanza, a point
 * its list and a row its table as a line leaves its paragraph. An answer stays with what it
 * answers.
 */
static double cost_within(const struct flattener *flattener, uint32_t paragraph)
{
    const struct fill *fill = flattener->fill;
    uint32_t above = flattener->whole_lines;
    if (kind_of(fill, paragraph) == BLOCK_ANSWER)
        return fill->design->paging.keep_broken;
    return cost_between(fill, paragraph, above, flattener->whole_total - above);
}

/* The cost of a page break over a paragraph: what is kept with the one before stays with it, and an
 * item with its list. */
static double cost_over(const struct flattener *flattener, uint32_t paragraph)
{
    const struct fill *fill = flattener->fill;
    if (flattener->is_kept)
        return COST_STRANDED;
    if (goes_on(fill, paragraph) && flattener->whole_total > flattener->whole_lines)
        return cost_within(flattener, paragraph);
    if (kind_of(fill, paragraph) != BLOCK_ITEM_MORE || flattener->item_lines == 0)
        return 0;
    return cost_between(fill, paragraph, flattener->item_lines, count_item_lines(fill, paragraph));
}

/* How many lines stand together as a row: one on the grid, else as many as make a block. */
static uint32_t lines_a_row(const struct fill *fill, uint32_t paragraph, uint32_t line_count)
{
    unit leading = fill->galley->paragraphs[paragraph].leading;
    if (leading <= 0 || leading % fill->design->grid == 0)
        return 1;
    if (grid_lines_over(fill, leading * line_count) <= fill->room / 2)
        return line_count;
    unit lines = fill->room / 4 * fill->design->grid / leading;
    return lines < 1 ? 1 : (uint32_t)lines;
}

static void add_notes(struct flattener *flattener, struct row *row, const struct line *lines,
                      uint32_t line_count)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < line_count; i++)
        count += lines[i].note_count;
    if (count == 0)
        return;
    uint32_t *notes = arena_alloc_items(flattener->fill->scratch, count, sizeof *notes);
    for (uint32_t i = 0; i < line_count; i++)
        for (uint32_t n = 0; n < lines[i].note_count; n++)
            notes[row->note_count++] = lines[i].notes[n];
    row->notes = notes;
}

static void check_height(struct fill *fill, const struct galley_paragraph *here, uint32_t height)
{
    if (height <= fill->room)
        return;
    diag_error(fill->diag, here->place, "line-too-high",
               "a line takes %u grid lines, more than the %u of a page", height, fill->room);
    diag_hint(fill->diag, "reduce the style's leading, or the page's top and bottom margins");
    fill->has_failed = true;
}

static uint32_t stretch_over(const struct fill *fill, uint32_t paragraph)
{
    unit stretch = fill->galley->paragraphs[paragraph].space_stretch / fill->design->grid;
    if (stretch < 0)
        return 0;
    return stretch > ROW_STRETCH_LARGEST ? ROW_STRETCH_LARGEST : (uint32_t)stretch;
}

/* Grid lines of the table's head. One that takes a quarter of a page is not set again. */
static uint32_t repeat_over(const struct flattener *flattener)
{
    const struct fill *fill = flattener->fill;
    if (flattener->head == NO_INDEX)
        return 0;
    const struct galley_paragraph *head = &fill->galley->paragraphs[flattener->head];
    uint32_t rows = grid_lines_over(fill, head->leading * head->settings[0].line_count);
    return rows <= fill->room / 4 ? rows : 0;
}

static void fill_row(struct flattener *flattener, struct row *row, const struct setting *setting,
                     const struct flow_source *source)
{
    struct fill *fill = flattener->fill;
    const struct galley_paragraph *here = &fill->galley->paragraphs[source->paragraph];
    uint32_t end = source->first_line + source->line_count;
    row->height = grid_lines_over(fill, here->leading * source->line_count);
    row->height = row->height > 0 ? row->height : 1;
    check_height(fill, here, row->height);
    row->is_hyphenated = setting->lines[end - 1].is_hyphenated;
    row->repeat = repeat_over(flattener);
    add_notes(flattener, row, &setting->lines[source->first_line], source->line_count);
    if (source->first_line == 0) {
        uint32_t halves = half_lines_over_day(flattener, source->paragraph);
        row->gap = gap_over(flattener, source->paragraph);
        row->is_half = halves % 2 == 1 && halves / 2 >= row->gap;
        row->gap = halves / 2 > row->gap ? halves / 2 : row->gap;
        row->stretch = stretch_over(fill, source->paragraph);
        row->penalty = cost_over(flattener, source->paragraph);
    } else {
        row->penalty =
            cost_inside(fill, source->paragraph, source->first_line, setting->line_count);
    }
}

static uint32_t count_rows(const struct fill *fill, uint32_t paragraph, uint32_t line_count)
{
    uint32_t step = lines_a_row(fill, paragraph, line_count);
    return (line_count + step - 1) / step;
}

/* What a setting costs beside the best: that it is another, and how much worse its lines are. */
static double setting_cost(const struct fill *fill, const struct galley_paragraph *here,
                           uint32_t setting)
{
    const struct paging *costs = &fill->design->paging;
    double more = here->settings[setting].cost - here->settings[0].cost;
    if (setting == 0)
        return 0;
    return costs->other_lines + costs->other_lines_demerits * (more > 0 ? more : 0) / 1000;
}

/* The rows of one setting, and their lines in `sources`. */
static struct row_setting make_setting(struct flattener *flattener, uint32_t paragraph,
                                       uint32_t index, struct flow_source *sources)
{
    struct fill *fill = flattener->fill;
    const struct galley_paragraph *here = &fill->galley->paragraphs[paragraph];
    const struct setting *setting = &here->settings[index];
    uint32_t step = lines_a_row(fill, paragraph, setting->line_count);
    uint32_t count = count_rows(fill, paragraph, setting->line_count);
    struct row *rows = arena_alloc_items(fill->scratch, count, sizeof *rows);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t left = setting->line_count - i * step;
        sources[i] =
            (struct flow_source){paragraph, i * step, left < step ? left : step, flattener->head};
        fill_row(flattener, &rows[i], setting, &sources[i]);
    }
    return (struct row_setting){rows, count, setting_cost(fill, here, index)};
}

static void add_paragraph(struct flattener *flattener, uint32_t paragraph)
{
    struct fill *fill = flattener->fill;
    const struct galley_paragraph *here = &fill->galley->paragraphs[paragraph];
    uint32_t count = here->setting_count, row_count = 0, row = 0;
    if (!goes_on(fill, paragraph)) {
        flattener->whole_lines = 0;
        flattener->head = NO_INDEX;
        flattener->whole_total =
            goes_on(fill, paragraph + 1) ? count_whole_lines(fill, paragraph) : 0;
    }
    if (count == 0 || here->settings[0].line_count == 0)
        return;
    for (uint32_t i = 0; i < count; i++)
        row_count += count_rows(fill, paragraph, here->settings[i].line_count);
    struct row_setting *settings = arena_alloc_items(fill->scratch, count, sizeof *settings);
    struct flow_source *sources = arena_alloc_items(fill->scratch, row_count, sizeof *sources);
    for (uint32_t i = 0; i < count; i++) {
        settings[i] = make_setting(flattener, paragraph, i, sources + row);
        row += settings[i].row_count;
    }
    *array_add(fill->scratch, &flattener->groups) = (struct row_group){settings, count};
    *array_add(fill->scratch, &flattener->sources) = sources;
    flattener->whole_lines += here->settings[0].line_count;
    if (kind_of(fill, paragraph) == BLOCK_CELL_HEAD)
        flattener->head = paragraph;
    flattener->previous = paragraph;
    flattener->item_lines = kind_of(fill, paragraph) == BLOCK_ITEM_MORE ? flattener->item_lines : 0;
    if (is_of_item(fill, paragraph))
        flattener->item_lines += here->settings[0].line_count;
    flattener->is_kept = is_kept_with_next(fill, paragraph);
}

static bool begins_unnamed_section(const struct fill *fill, uint32_t block)
{
    const struct doc *doc = fill->doc;
    uint32_t section = doc->blocks[block].section;
    if (section == NO_INDEX || section == 0)
        return false;
    const struct section *here = &doc->sections[section];
    return here->first_block == block && here->region == NO_INDEX;
}

/* A section without a name is told from the one before by the ornament. */
static void part_sections(struct flattener *flattener, uint32_t block)
{
    struct fill *fill = flattener->fill;
    uint32_t ornament = fill->galley->text->section_ornament;
    if (ornament != NO_INDEX) {
        add_paragraph(flattener, ornament);
        return;
    }
    diag_warning(fill->diag, fill->doc->sections[fill->doc->blocks[block].section].place,
                 "section-unnamed",
                 "a section without a name follows another: it will look like part of it");
    diag_hint(fill->diag, "give it a 'name:', or the layout a 'section_ornament:'");
}

struct flow flow_make(struct fill *fill, uint32_t first, uint32_t end)
{
    struct flattener flattener = {.fill = fill, .previous = NO_INDEX, .head = NO_INDEX};
    for (uint32_t block = first; block < end; block++) {
        if (fill->is_on_title[block])
            continue;
        if (begins_unnamed_section(fill, block) && flattener.previous != NO_INDEX)
            part_sections(&flattener, block);
        add_paragraph(&flattener, block);
    }
    return (struct flow){.groups = flattener.groups.at,
                         .sources = flattener.sources.at,
                         .group_count = (uint32_t)flattener.groups.count,
                         .is_last = end >= fillers_first_block(fill)};
}

void flow_pick(struct fill *fill, struct flow *flow, const uint32_t *picked)
{
    for (uint32_t g = 0; g < flow->group_count; g++)
        flow->count += flow->groups[g].settings[picked[g]].row_count;
    flow->picked_rows = arena_alloc_items(fill->scratch, flow->count, sizeof(struct row));
    flow->picked_sources =
        arena_alloc_items(fill->scratch, flow->count, sizeof(struct flow_source));
    uint32_t at = 0;
    for (uint32_t g = 0; g < flow->group_count; g++) {
        const struct row_setting *settings = flow->groups[g].settings;
        const struct flow_source *sources = flow->sources[g];
        for (uint32_t s = 0; s < picked[g]; s++)
            sources += settings[s].row_count;
        fill->picked[sources[0].paragraph] = picked[g];
        for (uint32_t r = 0; r < settings[picked[g]].row_count; r++) {
            flow->picked_rows[at] = settings[picked[g]].rows[r];
            flow->picked_sources[at++] = sources[r];
        }
    }
}

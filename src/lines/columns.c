/* Columns: where a block's lines begin and end beyond what its style says, and the cells of a row
 * as one paragraph.
 *
 * Three things narrow a paragraph. A part of an item stands in the item's margin. A line of verse
 * is indented by what was typed before it, half a size a space. And a cell has its column:
 *
 *     numbers   the first column is as wide as its widest number; the second has the rest
 *     speech    the same with speakers, up to a third of the measure; the speeches of a section have
 *               one width, whatever stands between them
 *     table     each column is as wide as its widest text, where there is room for all. Where not,
 *               the narrow ones are left as they are and the wide ones share what is left, none
 *               narrower than its longest word; where even these are too wide, all are narrowed
 *               alike and words are divided, with a warning each (lines/divide.c). A column under
 *               two ems is an error: no word could be read in it
 *
 * The room between columns is the `margin_end` of their cells' styles, which the last one lacks.
 *
 * A column of a table is one of figures where each cell under its head begins with a number. Their
 * decimal points (or ends) stand over each other: a cell is shifted by what the widest whole part
 * (in right-to-left text the widest rest) is wider than its own. Telephone numbers are none: they
 * begin with a sign, or with a nought before digits.
 *
 * Joining: the last cell of a row gets the pieces of the others on its lines, as a paragraph gets
 * its mark's, and is the row from then on; so pages break between the lines of a row as between
 * those of a paragraph, and nothing after this stage knows of columns.
 *
 * Rejected: the least total height over all widths (NP-hard; the trade finds it in every table that
 * was looked at), and a breaker of pages that knows of several texts at once. Cost: linear in the
 * cells, a few hundred times their number where columns trade. */
#include <string.h>

#include "lines/internal.h"
#include "lines/spaces.h"

/* The widest column of speakers, of the measure. */
static const double speakers_most = 0.34;

/* The narrowest column, and the narrowest of running words where there is room, in sizes. */
enum { COLUMN_LEAST = 2, WORDS_LEAST = 5 };

/* Widths are traded in steps from the largest to the least, in so many rounds of each. */
#define TRADE_LARGEST (32 * UNIT_PT)
#define TRADE_LEAST   (2 * UNIT_PT)
enum { TRADE_ROUNDS = 4 };

/* Spaces typed before a line of verse are so many to a size. */
enum { SPACES_A_SIZE = 2 };

/* What a cell asks of its column, margins not included. */
struct cell_width {
    unit whole; /* set on one line */
    unit least; /* its longest word */
};

/* --- widths ------------------------------------------------------------------------------------
 */

static struct cell_width measure_items(const struct item_set *set)
{
    struct cell_width width = {0};
    unit line = 0, word = 0;
    for (uint32_t i = 0; i < set->count; i++) {
        const struct box_item *item = &set->items[i];
        bool is_forced = item->kind == BOX_PENALTY && item->penalty <= -PENALTY_INFINITE;
        bool is_break = item->kind == BOX_GLUE || (item->kind == BOX_PENALTY && !item->is_flagged &&
                                                   item->penalty < PENALTY_INFINITE);
        if (item->kind != BOX_PENALTY)
            line += item->width;
        word = is_break ? 0 : word + (item->kind == BOX_BOX ? item->width : 0);
        width.least = word > width.least ? word : width.least;
        if (item->kind == BOX_BOX && line > width.whole)
            width.whole = line; /* white space at an end is none */
        line = is_forced ? 0 : line;
    }
    return width;
}

static struct cell_width measure_cell(const struct setter *setter, uint32_t index)
{
    struct arena_mark mark = arena_mark(setter->scratch);
    struct setting_job job = setting_job_make(setter, index);
    job.align = ALIGN_START;
    struct item_set items = items_make(&job);
    struct cell_width width = measure_items(&items);
    arena_release(setter->scratch, mark);
    unit hang = job.indent < 0 ? -job.indent : 0;
    width.least += hang; /* a line that turns over begins behind the first */
    width.least =
        width.least > WORDS_LEAST * job.style->size ? width.least : WORDS_LEAST * job.style->size;
    width.least = width.least < width.whole ? width.least : width.whole;
    return width;
}

static const struct style *style_of(const struct setter *setter, uint32_t index)
{
    return &setter->design->styles[setter->text->paragraphs[index].style];
}

/* --- figures -----------------------------------------------------------------------------------
 */

static bool is_digit(const struct paragraph *paragraph, uint32_t cu)
{
    return cu < paragraph->cu_count && character_class_of(paragraph->string[cu]) == CHARACTER_DIGIT;
}

static bool is_separator(uint16_t c)
{
    return c == '.' || c == ',' || c == ':' || c == 0x066B || c == 0x066C;
}

/* Where the whole part of the number that begins a cell ends; 0 where none does. A separator
 * before three digits parts thousands. */
static uint32_t whole_part_end(const struct paragraph *paragraph)
{
    uint32_t cu = 0, end = 0;
    while (cu < 2 && cu < paragraph->cu_count && !is_digit(paragraph, cu) &&
           character_class_of(paragraph->string[cu]) == CHARACTER_PUNCTUATION &&
           paragraph->string[cu] != '+' && paragraph->string[cu] != '(')
        cu++; /* a sign, a currency */
    if (!is_digit(paragraph, cu))
        return 0;
    bool is_code =
        paragraph->string[cu] == '0' && is_digit(paragraph, cu + 1) && is_digit(paragraph, cu + 2);
    while (is_digit(paragraph, cu))
        cu++;
    end = cu;
    while (cu < paragraph->cu_count && is_separator(paragraph->string[cu]) &&
           is_digit(paragraph, cu + 1)) {
        uint32_t start = ++cu;
        while (is_digit(paragraph, cu))
            cu++;
        if (cu - start == 3)
            end = cu;
    }
    return is_code ? 0 : end;
}

/* The width of a cell's clusters before (`is_before`) or from a code unit on. */
static unit part_width(const struct setter *setter, uint32_t index, uint32_t cu, bool is_before)
{
    struct setting_job job = setting_job_make(setter, index);
    unit width = 0;
    for (uint32_t run = 0; run < job.paragraph->run_count; run++) {
        struct strip strip = strip_of_job(&job, run);
        for (uint32_t glyph = strip.glyph_start; glyph < strip.glyph_end;) {
            struct cluster cluster = cluster_next(&strip, &glyph);
            width += (cluster.cu < cu) == is_before ? cluster.width : 0;
        }
    }
    return width;
}

/* A grid that is being measured: its blocks, and what its columns ask for. */
struct measuring {
    const struct setter *setter;
    const struct grid *grid;
    uint32_t first, end; /* in doc.blocks */
    struct cell_width widths[GRID_COLUMNS_MOST];
    unit *cells; /* by block from `first`: its width on one line */
};

static bool is_of_figures(const struct measuring *m, uint8_t column)
{
    uint32_t count = 0;
    for (uint32_t i = m->first; i < m->end; i++) {
        const struct block *block = &m->setter->doc->blocks[i];
        if (block->column != column || block->kind != BLOCK_CELL || block->text.length == 0)
            continue;
        count++;
        if (whole_part_end(&m->setter->text->paragraphs[i]) == 0)
            return false;
    }
    return count > 1;
}

/* Shifts a column's cells so that their numbers stand over each other. */
static void align_figures(const struct measuring *m, uint8_t column, unit *shifts)
{
    const struct setter *setter = m->setter;
    unit widest = 0;
    if (!is_of_figures(m, column))
        return;
    for (int is_placing = 0; is_placing < 2; is_placing++)
        for (uint32_t i = m->first; i < m->end; i++) {
            const struct block *block = &setter->doc->blocks[i];
            const struct paragraph *paragraph = &setter->text->paragraphs[i];
            if (block->column != column || block->kind != BLOCK_CELL || block->text.length == 0)
                continue;
            bool is_rtl = paragraph->level & 1;
            unit width = part_width(setter, i, whole_part_end(paragraph), !is_rtl);
            if (is_placing)
                shifts[i - m->first] = widest - width;
            else
                widest = width > widest ? width : widest;
        }
}

/* --- columns -----------------------------------------------------------------------------------
 */

static void add_cell(struct measuring *m, uint32_t index, unit shift)
{
    const struct block *block = &m->setter->doc->blocks[index];
    const struct style *style = style_of(m->setter, index);
    bool is_last = block->column + 1u == m->grid->column_count;
    struct cell_width width = measure_cell(m->setter, index);
    unit margins = style->margin_start + (is_last ? 0 : style->margin_end) + shift;
    struct cell_width *most = &m->widths[block->column];
    width.whole += margins + (style->indent < 0 ? style->indent : 0);
    m->cells[index - m->first] = width.whole;
    width.least += margins + (style->indent < 0 ? style->indent : 0);
    most->whole = width.whole > most->whole ? width.whole : most->whole;
    most->least = width.least > most->least ? width.least : most->least;
}

/* The unit of the sum's rounding that comes last: nothing is lost of the measure. */
static unit share(unit room, unit part, unit total)
{
    return total > 0 ? (unit)((double)room * ((double)part / (double)total)) : 0;
}

/* Narrows columns to `room`: the narrow ones keep their width, the wide ones share the rest. */
static void narrow_columns(const struct measuring *m, unit room, unit *widths)
{
    uint32_t count = m->grid->column_count, left = count;
    unit least = 0, over = 0;
    bool is_kept[GRID_COLUMNS_MOST] = {false};
    for (bool has_changed = true; has_changed && left > 0;) {
        has_changed = false;
        for (uint32_t i = 0; i < count; i++) {
            if (is_kept[i] || m->widths[i].whole > room / left)
                continue;
            is_kept[i] = has_changed = true;
            widths[i] = m->widths[i].whole;
            room -= widths[i];
            left--;
            if (left == 0)
                break;
        }
    }
    for (uint32_t i = 0; i < count; i++)
        if (!is_kept[i]) {
            least += m->widths[i].least;
            over += m->widths[i].whole - m->widths[i].least;
        }
    for (uint32_t i = 0; i < count; i++)
        if (!is_kept[i])
            widths[i] = least <= room
                            ? m->widths[i].least +
                                  share(room - least, m->widths[i].whole - m->widths[i].least, over)
                            : share(room, m->widths[i].least, least);
}

/* The lines that a table takes with these widths, about: ragged lines are a tenth empty. */
static uint32_t count_lines(const struct measuring *m, const unit *widths)
{
    uint32_t total = 0, most = 0;
    for (uint32_t i = m->first; i < m->end; i++) {
        const struct block *block = &m->setter->doc->blocks[i];
        unit cell = m->cells[i - m->first], width = widths[block->column];
        unit lines = cell <= width ? 1 : (cell * 11 / 10 + width - 1) / (width > 0 ? width : 1);
        most = lines > most ? (uint32_t)lines : most;
        if (doc_ends_row(m->setter->doc, i)) {
            total += most;
            most = 0;
        }
    }
    return total;
}

/* Gives a column what another can spare, where the table gets shorter by it. */
static void trade_widths(const struct measuring *m, unit *widths)
{
    uint32_t lines = count_lines(m, widths), count = m->grid->column_count;
    for (unit step = TRADE_LARGEST; step >= TRADE_LEAST; step /= 2)
        for (uint32_t round = 0, gained = 1; gained && round < TRADE_ROUNDS; round++) {
            gained = 0;
            for (uint32_t pair = 0; pair < count * count; pair++) {
                uint32_t from = pair / count, to = pair % count;
                if (from == to || widths[from] - step < m->widths[from].least)
                    continue;
                widths[from] -= step;
                widths[to] += step;
                uint32_t now = count_lines(m, widths);
                gained |= now < lines;
                if (now >= lines) {
                    widths[from] += step;
                    widths[to] -= step;
                }
                lines = now < lines ? now : lines;
            }
        }
}

static void check_columns(const struct measuring *m, const unit *widths)
{
    for (uint32_t i = 0; i < m->grid->column_count; i++) {
        const struct style *style = style_of(m->setter, m->first);
        if (widths[i] >= COLUMN_LEAST * style->size || widths[i] >= m->widths[i].least ||
            m->setter->is_sketch)
            continue;
        diag_error(m->setter->diag, m->grid->place, "table-wide",
                   "this table is wider than the page: nothing could be read in its column %u",
                   i + 1);
        diag_hint(m->setter->diag, "make two tables of it, or put two columns into one");
        return;
    }
}

/* The widths of a grid's columns in `room`. */
static void choose_widths(const struct measuring *m, unit room, unit *widths)
{
    unit total = 0;
    uint32_t last = m->grid->column_count - 1;
    for (uint32_t i = 0; i <= last; i++) {
        widths[i] = m->widths[i].whole;
        total += widths[i];
    }
    unit most = m->grid->kind == GRID_SPEECH ? (unit)((double)room * speakers_most) : room / 2;
    if (m->grid->kind != GRID_TABLE) {
        widths[0] = widths[0] < most ? widths[0] : most;
        widths[last] = room - widths[0];
    } else if (total > room) {
        narrow_columns(m, room, widths);
        trade_widths(m, widths);
        check_columns(m, widths);
    }
}

/* Where an item's text begins behind its mark: its parts stand there. */
static unit item_margin(const struct setter *setter, const struct block *block)
{
    uint32_t index = design_find_style(setter->design, slice_of(block_kind_names[BLOCK_ITEM]));
    if (block->item == NO_INDEX || index == NO_INDEX)
        return 0;
    const struct style *style = &setter->design->styles[index];
    bool is_marked = style->mark.length > 0 && style->indent > 0;
    return style->margin_start + (is_marked ? style->indent : 0);
}

static void measure_grid(const struct setter *setter, uint32_t first, uint32_t end,
                         struct columns *out)
{
    const struct doc *doc = setter->doc;
    struct measuring m = {
        .setter = setter, .grid = doc_grid(doc, &doc->blocks[first]), .first = first, .end = end};
    out->first_block = first;
    out->shifts = arena_alloc_items(setter->scratch, end - first, sizeof *out->shifts);
    m.cells = arena_alloc_items(setter->scratch, end - first, sizeof *m.cells);
    for (uint8_t column = 0; m.grid->kind == GRID_TABLE && column < m.grid->column_count; column++)
        align_figures(&m, column, out->shifts);
    for (uint32_t i = first; i < end; i++)
        add_cell(&m, i, out->shifts[i - first]);
    unit widths[GRID_COLUMNS_MOST], start = item_margin(setter, &doc->blocks[first]);
    choose_widths(&m, setter->measure - start, widths);
    for (uint32_t i = 0; i < m.grid->column_count; i++) {
        out->at[i] = (struct column){start, widths[i]};
        start += widths[i];
    }
}

/* The speeches of a section have one column of speakers. */
static void level_speeches(const struct setter *setter, struct columns *columns)
{
    const struct doc *doc = setter->doc;
    for (uint32_t from = 0, to; from < doc->grid_count; from = to) {
        const struct block *first = &doc->blocks[columns[from].first_block];
        unit widest = 0;
        for (to = from; to < doc->grid_count; to++) {
            const struct block *here = &doc->blocks[columns[to].first_block];
            if (here->section != first->section || here->item != first->item)
                break;
            if (doc->grids[to].kind == GRID_SPEECH && columns[to].at[0].width > widest)
                widest = columns[to].at[0].width;
        }
        for (uint32_t i = from; i < to; i++) {
            struct column *at = columns[i].at;
            unit more = widest - at[0].width;
            if (doc->grids[i].kind != GRID_SPEECH || at[1].width == 0)
                continue;
            at[0].width += more;
            at[1].start += more;
            at[1].width -= more;
        }
    }
}

const struct columns *columns_make(const struct setter *setter)
{
    const struct doc *doc = setter->doc;
    if (!doc || doc->grid_count == 0 || setter->is_title)
        return NULL;
    struct columns *columns = arena_alloc_items(setter->scratch, doc->grid_count, sizeof *columns);
    for (uint32_t i = 0, end; i < doc->block_count; i = end) {
        uint32_t grid_no = doc->blocks[i].grid_no;
        for (end = i + 1; grid_no > 0 && end < doc->block_count; end++)
            if (doc->blocks[end].grid_no != grid_no)
                break;
        if (grid_no > 0)
            measure_grid(setter, i, end, &columns[grid_no - 1]);
    }
    level_speeches(setter, columns);
    return columns;
}

/* --- places ------------------------------------------------------------------------------------
 */

/* Kinds that stand in an item as parts of it; its own have its style. */
static bool is_part(enum block_kind kind)
{
    return kind >= BLOCK_HEADING;
}

void columns_narrow(struct setting_job *job)
{
    const struct setter *setter = job->setter;
    if (!setter->doc)
        return;
    uint32_t index = job->paragraph->block;
    const struct block *block = &setter->doc->blocks[index];
    if (block->indent > 0)
        job->margin_start += job->style->size * block->indent / SPACES_A_SIZE;
    if (is_part(block->kind) && block->grid_no == 0)
        job->margin_start += item_margin(setter, block);
    if (block->grid_no == 0 || !setter->columns)
        return;
    const struct columns *columns = &setter->columns[block->grid_no - 1];
    const struct column *at = &columns->at[block->column];
    bool is_last = block->column + 1u == setter->doc->grids[block->grid_no - 1].column_count;
    unit rest = setter->measure - at->start - at->width;
    job->margin_start += at->start + columns->shifts[index - columns->first_block];
    job->margin_end = rest + (is_last ? 0 : job->margin_end);
    job->overhang = is_last && rest == 0 ? job->overhang : 0;
}

/* --- rows --------------------------------------------------------------------------------------
 */

/* Adds the notes that a cell's line calls to those of the row's. */
static void add_notes(struct arena *arena, struct line *line, const struct line *cell)
{
    uint32_t *notes = arena_alloc_items(arena, line->note_count + cell->note_count, sizeof *notes);
    uint32_t count = 0;
    for (uint32_t i = 0; i < cell->note_count + line->note_count; i++) {
        uint32_t note = i < cell->note_count ? cell->notes[i] : line->notes[i - cell->note_count];
        uint32_t had = 0;
        while (had < count && notes[had] != note)
            had++;
        if (had == count)
            notes[count++] = note;
    }
    line->notes = notes;
    line->note_count = count;
}

/* Adds a cell's line to its row's, before it in visual order. */
static void join_line(struct arena *arena, struct line *line, const struct line *cell, bool is_rtl)
{
    uint32_t count = line->piece_count + cell->piece_count;
    struct piece *pieces = arena_alloc_items(arena, count, sizeof *pieces);
    const struct line *first = is_rtl ? line : cell, *second = is_rtl ? cell : line;
    for (uint32_t i = 0; i < count; i++)
        pieces[i] =
            i < first->piece_count ? first->pieces[i] : second->pieces[i - first->piece_count];
    line->pieces = pieces;
    line->piece_count = count;
    line->width = cell->width > line->width ? cell->width : line->width;
    if (cell->note_count > 0)
        add_notes(arena, line, cell);
}

/* A row has as many lines as its longest cell; those beyond its last cell's begin at its end. */
static void lengthen(struct arena *arena, struct setting *setting, uint32_t line_count)
{
    if (setting->line_count >= line_count)
        return;
    struct line *lines = arena_alloc_items(arena, line_count, sizeof *lines);
    if (setting->line_count > 0)
        memcpy(lines, setting->lines, setting->line_count * sizeof *lines);
    uint32_t end = setting->line_count > 0 ? lines[setting->line_count - 1].cu_end : 0;
    for (uint32_t i = setting->line_count; i < line_count; i++)
        lines[i] = (struct line){.cu_start = end, .cu_end = end};
    setting->lines = lines;
    setting->line_count = line_count;
}

static void join_cell(const struct setter *setter, struct galley_paragraph *row,
                      struct galley_paragraph *cell)
{
    struct setting *from = &cell->settings[0];
    bool is_rtl = setter->text->paragraphs[row->paragraph].level & 1;
    row->leading = cell->leading > row->leading ? cell->leading : row->leading;
    for (uint32_t s = 0; s < row->setting_count; s++) {
        lengthen(setter->arena, &row->settings[s], from->line_count);
        for (uint32_t i = 0; i < from->line_count; i++)
            join_line(setter->arena, &row->settings[s].lines[i], &from->lines[i], is_rtl);
    }
    from->line_count = 0;
}

void columns_join(const struct setter *setter, struct galley *galley)
{
    const struct doc *doc = setter->doc;
    for (uint32_t i = 0; setter->columns && i < doc->block_count; i++) {
        if (!doc_ends_row(doc, i))
            continue;
        struct galley_paragraph *row = &galley->paragraphs[i];
        for (uint32_t cell = i;
             cell > 0 && doc->blocks[cell - 1].grid_no == doc->blocks[i].grid_no &&
             doc->blocks[cell - 1].row == doc->blocks[i].row;
             cell--)
            join_cell(setter, row, &galley->paragraphs[cell - 1]);
        for (uint32_t s = 0; s < row->setting_count; s++)
            for (uint32_t l = 0; l < row->settings[s].line_count; l++) {
                struct line *line = &row->settings[s].lines[l];
                line->depth = depth_of_leading(row->leading);
                line->height = row->leading - line->depth;
            }
    }
}

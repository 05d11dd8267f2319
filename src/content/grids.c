/* Grids: parts whose texts stand side by side, as cells of rows.
 *
 * In: what stands under `numbers:`, `speech:`, `table:`. Out: blocks that are cells, row by row,
 * and one struct grid a part. A text of several paragraphs takes a row for each, and only the first
 * has a number or a speaker beside it. An answer of all is known by who gives it, in the language
 * of the content; `answer:` says otherwise. */
#include <stdio.h>

#include "content/reader.h"

/* A grid in the making. */
struct grid_draft {
    struct reader *reader;
    struct where where;
    size_t first_block;
    uint32_t row;
};

static struct grid_draft open_grid(struct reader *reader, struct where where, struct grid grid)
{
    *array_add(reader->arena, &reader->grids) = grid;
    return (struct grid_draft){
        .reader = reader, .where = where, .first_block = reader->blocks.count};
}

/* Makes cells of the blocks from `first` on: in one row, or each in a row of its own. */
static void place_cells(struct grid_draft *draft, size_t first, uint8_t column)
{
    struct reader *reader = draft->reader;
    for (size_t i = first; i < reader->blocks.count; i++) {
        struct block *block = &reader->blocks.at[i];
        block->grid_no = (uint32_t)reader->grids.count;
        block->row = draft->row + (uint32_t)(i - first);
        block->column = column;
        block->is_continued = block->row > 0;
    }
}

/* Adds the second cell of a row, and goes on behind its last paragraph. */
static void end_row(struct grid_draft *draft, const struct node *text, const char *role,
                    enum block_kind kind)
{
    size_t first = draft->reader->blocks.count;
    section_add_text(draft->reader, text, role, kind, draft->where);
    place_cells(draft, first, 1);
    size_t count = draft->reader->blocks.count - first;
    draft->row += (uint32_t)(count > 0 ? count : 1);
}

/* --- numbers -----------------------------------------------------------------------------------
 */

static void add_number(struct grid_draft *draft, const struct node *point, uint32_t number)
{
    struct arena_mark mark = arena_mark(draft->reader->scratch);
    size_t first = draft->reader->blocks.count;
    struct draft text = draft_make(draft->reader);
    draft_add_set(&text, slice_format(draft->reader->scratch, "%u.", number), point->place,
                  SPAN_SET);
    struct block block = draft_finish(&text, BLOCK_NUMBER);
    block.section = draft->where.section;
    block.item = draft->where.item;
    reader_add_block(draft->reader, block);
    place_cells(draft, first, 0);
    arena_release(draft->reader->scratch, mark);
}

void numbers_read(struct reader *reader, const struct node *numbers, struct where where)
{
    if (!part_is_list(reader, numbers, "a list of texts"))
        return;
    struct grid grid = {.kind = GRID_NUMBERS, .column_count = 2, .place = numbers->place};
    struct grid_draft draft = open_grid(reader, where, grid);
    uint32_t number = 0;
    for (const struct node *point = numbers->first; point; point = point->next) {
        add_number(&draft, point, ++number);
        end_row(&draft, point, "list", BLOCK_NUMBERED);
    }
}

/* --- speech ------------------------------------------------------------------------------------
 */

static bool is_answer(struct reader *reader, const struct node *entry, const struct node *by,
                      bool was_answer)
{
    bool is_by_all = by ? by->kind == NODE_SCALAR && language_is_all(by->text) : was_answer;
    const struct node *answer = yaml_find(entry, "answer");
    if (answer)
        yaml_bool(reader->diag, answer, &is_by_all);
    return is_by_all;
}

/* A pause parts the name from what is said where both are heard; on paper it is the column. */
static void add_speaker(struct grid_draft *draft, const struct node *by)
{
    static const struct field field = {
        .role = "speaker", .has_pseudonyms = true, .is_one_paragraph = true};
    struct arena_mark mark = arena_mark(draft->reader->scratch);
    size_t first = draft->reader->blocks.count;
    struct text_read name = text_of_node(draft->reader, by, &field);
    if (name.count > 0) {
        const struct paragraph *paragraph = &name.paragraphs[0];
        struct draft text = draft_make(draft->reader);
        draft_add_paragraph(&text, paragraph, &field);
        text.language = paragraph->language;
        draft_add_set(&text, SLICE("\xE2\x80\x82"), paragraph->letters[paragraph->count - 1].place,
                      SPAN_SET); /* EN SPACE */
        struct block block = draft_finish(&text, BLOCK_SPEAKER);
        block.section = draft->where.section;
        block.item = draft->where.item;
        block.entry = paragraph->entry;
        reader_add_block(draft->reader, block);
        place_cells(draft, first, 0);
    }
    arena_release(draft->reader->scratch, mark);
}

/* Returns whether all say it. */
static bool add_speech(struct grid_draft *draft, const struct node *entry, bool was_answer)
{
    struct reader *reader = draft->reader;
    const struct node *text = entry, *by = NULL;
    if (entry->kind != NODE_SCALAR) {
        if (!yaml_is_kind(reader->diag, entry, NODE_MAPPING, "by: and text:"))
            return false;
        bool are_known = keys_check(reader->diag, entry, &speech_keys);
        text = yaml_find(entry, "text");
        by = yaml_find(entry, "by");
        if (!text) {
            if (are_known)
                diag_error(reader->diag, entry->place, "content-missing",
                           "nothing is said here: there is no 'text:'");
            return false;
        }
    } else if (!keys_check_text(reader->diag, entry, &speech_keys)) {
        return false;
    }
    bool is_by_all = is_answer(reader, entry, by, was_answer);
    if (by)
        add_speaker(draft, by);
    end_row(draft, text, "speech", is_by_all ? BLOCK_ANSWER : BLOCK_SPEECH);
    return is_by_all;
}

void speech_read(struct reader *reader, const struct node *speech, struct where where)
{
    if (!part_is_list(reader, speech, "a list of who says what"))
        return;
    struct grid grid = {.kind = GRID_SPEECH, .column_count = 2, .place = speech->place};
    struct grid_draft draft = open_grid(reader, where, grid);
    bool is_by_all = false;
    for (const struct node *entry = speech->first; entry; entry = entry->next)
        is_by_all = add_speech(&draft, entry, is_by_all);
}

/* --- tables ------------------------------------------------------------------------------------
 */

static void add_empty_cell(struct grid_draft *draft, const struct node *cell, enum block_kind kind)
{
    struct draft text = draft_make(draft->reader);
    struct block block = draft_finish(&text, kind);
    block.section = draft->where.section;
    block.item = draft->where.item;
    block.place = cell->place;
    reader_add_block(draft->reader, block);
}

static bool is_empty(const struct node *cell)
{
    return cell->kind == NODE_SCALAR && (yaml_is_null(cell) || cell->text.length == 0);
}

static void add_cells(struct grid_draft *draft, const struct node *row, enum block_kind kind)
{
    uint8_t column = 0;
    for (const struct node *cell = row->first; cell; cell = cell->next, column++) {
        size_t first = draft->reader->blocks.count;
        if (is_empty(cell))
            add_empty_cell(draft, cell, kind);
        else
            section_add_text(draft->reader, cell, kind == BLOCK_CELL_HEAD ? "table-head" : "table",
                             kind, draft->where);
        place_cells(draft, first, column);
    }
    draft->row++;
}

/* Whether a row has as many cells as the table has columns. */
static bool is_row(struct reader *reader, const struct node *row, uint32_t columns)
{
    if (!yaml_is_kind(reader->diag, row, NODE_SEQUENCE, "a row: a list of cells")) {
        diag_hint(reader->diag, "write it as '- [first, second]'");
        return false;
    }
    if (row->count == columns)
        return true;
    diag_error(reader->diag, row->place, "content-table",
               "this row has %u cell%s, and the table %u columns", row->count,
               row->count == 1 ? "" : "s", columns);
    diag_hint(reader->diag, "an empty cell is written \"\"; a cell with a comma in it stands in "
                            "quotation marks");
    return false;
}

/* The number of columns; 0 after a report. */
static uint32_t count_columns(struct reader *reader, const struct node *first)
{
    if (first->kind != NODE_SEQUENCE)
        return is_row(reader, first, 0) ? 0 : 0;
    if (first->count >= 2 && first->count <= GRID_COLUMNS_MOST)
        return first->count;
    diag_error(reader->diag, first->place, "content-table",
               "a table has two to %d columns; this row has %u cell%s", GRID_COLUMNS_MOST,
               first->count, first->count == 1 ? "" : "s");
    return 0;
}

void table_read(struct reader *reader, const struct node *table, struct where where)
{
    if (!yaml_is_kind(reader->diag, table, NODE_MAPPING, "rows:, and head: before it"))
        return;
    bool are_known = keys_check(reader->diag, table, &grid_keys);
    const struct node *head = yaml_find(table, "head"), *rows = yaml_find(table, "rows");
    if (!rows && are_known)
        diag_error(reader->diag, table->place, "content-missing", "this table has no 'rows:'");
    if (!rows || !part_is_list(reader, rows, "a list of rows"))
        return;
    uint32_t columns = count_columns(reader, head ? head : rows->first);
    if (columns == 0)
        return;
    struct grid grid = {.kind = GRID_TABLE,
                        .column_count = columns,
                        .has_head = head != NULL,
                        .place = table->place};
    struct grid_draft draft = open_grid(reader, where, grid);
    if (head)
        add_cells(&draft, head, BLOCK_CELL_HEAD);
    for (const struct node *row = rows->first; row; row = row->next)
        if (is_row(reader, row, columns))
            add_cells(&draft, row, BLOCK_CELL);
}

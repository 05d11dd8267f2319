/* Placing: a line at a baseline becomes items with final coordinates.
 *
 * In: a paragraph of the galley, a line, the page, the baseline. Out: glyph items in reading order
 * (an item's mark first, then by the text's order, whatever the visual one: ISO 14289 wants the
 * content in logical order; a row's cells one after the other), then one link area per stretch of
 * neighbouring pieces of a link. Invariant: as many glyph items as the line has pieces. */
#include <string.h>

#include "pages/fill.h"

struct order_key {
    uint32_t cell; /* paragraph of a row's cell; the row's own comes last */
    uint32_t rank; /* mark, text, line space, breaker's hyphen last */
    uint32_t cu;
};

static struct order_key piece_key(const struct piece *piece, uint32_t paragraph)
{
    bool is_mark = piece->part == PART_MARK || piece->paragraph > paragraph;
    struct order_key key = {
        .cell = is_mark ? paragraph : piece->paragraph, .rank = is_mark ? 0 : 1, .cu = UINT32_MAX};
    if (piece->part == PART_LINE_SPACE || piece->part == PART_HYPHEN)
        key.rank = 2;
    for (uint32_t i = 0; i < piece->glyph_count; i++)
        key.cu = piece->glyphs[i].cu < key.cu ? piece->glyphs[i].cu : key.cu;
    return key;
}

static bool is_after(struct order_key a, struct order_key b)
{
    if (a.cell != b.cell)
        return a.cell > b.cell;
    return a.rank != b.rank ? a.rank > b.rank : a.cu > b.cu;
}

static enum place_role role_of(const struct fill *fill, uint32_t paragraph)
{
    switch (fill->galley->text->paragraphs[paragraph].role) {
    case PARAGRAPH_BLOCK:
    case PARAGRAPH_MARK:
        return ROLE_BLOCK;
    case PARAGRAPH_NOTE:
        return ROLE_NOTE;
    case PARAGRAPH_ORNAMENT:
        return ROLE_ORNAMENT;
    case PARAGRAPH_HEAD:
        return ROLE_HEAD;
    case PARAGRAPH_FOLIO:
        return ROLE_FOLIO;
    case PARAGRAPH_ROLE_COUNT:
        break;
    }
    return ROLE_COUNT;
}

/* The block of a piece on a line of `paragraph`: of the row's cell that it is of. A mark, which is
 * set for a style, is its paragraph's. */
static uint32_t block_of_piece(const struct fill *fill, uint32_t paragraph,
                               const struct piece *piece)
{
    const struct text *text = fill->galley->text;
    bool is_cell = piece->paragraph < paragraph &&
                   text->paragraphs[piece->paragraph].role == PARAGRAPH_BLOCK &&
                   text->paragraphs[paragraph].role == PARAGRAPH_BLOCK;
    return fill->galley->paragraphs[is_cell ? piece->paragraph : paragraph].block;
}

static struct page_item *add_piece(struct fill *fill, const struct piece *piece,
                                   enum place_role role, uint32_t block, unit x, unit y)
{
    struct page_item *item = array_add(fill->scratch, &fill->items);
    *item = (struct page_item){.kind = PAGE_GLYPHS,
                               .role = role,
                               .block = role == ROLE_BLOCK || role == ROLE_NOTE ? block : NO_INDEX,
                               .x = x + piece->x,
                               .y = y + piece->y,
                               .width = piece->width,
                               .link = NO_INDEX,
                               .piece = piece};
    return item;
}

/* Insertion sort: the pieces of a line are few, and nearly always in order already. */
static void add_pieces(struct fill *fill, uint32_t paragraph, const struct line *line, unit x,
                       unit y)
{
    size_t first = fill->items.count;
    for (uint32_t i = 0; i < line->piece_count; i++) {
        const struct piece *piece = &line->pieces[i];
        add_piece(fill, piece, role_of(fill, paragraph), block_of_piece(fill, paragraph, piece), x,
                  y);
        struct page_item *items = fill->items.at;
        struct page_item added = items[fill->items.count - 1];
        struct order_key key = piece_key(piece, paragraph);
        size_t at = fill->items.count - 1;
        while (at > first && is_after(piece_key(items[at - 1].piece, paragraph), key)) {
            items[at] = items[at - 1];
            at--;
        }
        items[at] = added;
    }
}

static const struct block *block_of(const struct fill *fill, uint32_t paragraph,
                                    const struct piece *piece)
{
    uint32_t block = block_of_piece(fill, paragraph, piece);
    enum place_role role = role_of(fill, paragraph);
    if (block == NO_INDEX || (role != ROLE_BLOCK && role != ROLE_NOTE))
        return NULL;
    return role == ROLE_NOTE ? &fill->doc->notes[block] : &fill->doc->blocks[block];
}

static uint32_t link_of(const struct fill *fill, uint32_t paragraph, const struct piece *piece)
{
    const struct block *block = block_of(fill, paragraph, piece);
    if (!block || piece->span == NO_INDEX || piece->paragraph > paragraph)
        return NO_INDEX;
    return block->spans[piece->span].link;
}

static void add_links(struct fill *fill, uint32_t paragraph, const struct line *line, unit x,
                      unit y)
{
    enum place_role role = role_of(fill, paragraph);
    uint32_t i = 0;
    while (i < line->piece_count) {
        uint32_t link = link_of(fill, paragraph, &line->pieces[i]);
        unit left = line->pieces[i].x;
        unit right = left;
        uint32_t end = i;
        for (; end < line->piece_count; end++) {
            const struct piece *piece = &line->pieces[end];
            if (link_of(fill, paragraph, piece) != link)
                break;
            left = piece->x < left ? piece->x : left;
            right = piece->x + piece->width > right ? piece->x + piece->width : right;
        }
        uint32_t block = block_of_piece(fill, paragraph, &line->pieces[i]);
        i = end;
        if (link == NO_INDEX || right <= left)
            continue;
        struct page_item *item = array_add(fill->scratch, &fill->items);
        *item = (struct page_item){.kind = PAGE_LINK, .role = role, .link = link};
        item->block = block;
        item->x = x + left;
        item->y = y - line->height;
        item->width = right - left;
        item->height = line->height + line->depth;
    }
}

static void add_destination(struct fill *fill, uint32_t block, uint32_t page, unit y)
{
    enum block_kind kind = fill->doc->blocks[block].kind;
    if (kind == BLOCK_TITLE || kind == BLOCK_REGION)
        *array_add(fill->arena, &fill->destinations) = (struct destination){block, page, y};
}

/* A picture is content; a code says what the address below it says, so it is none. */
static void add_figure(struct fill *fill, uint32_t paragraph, unit x, unit y)
{
    const struct galley_figure *figure = fill->galley->paragraphs[paragraph].figure;
    struct page_item *item = array_add(fill->scratch, &fill->items);
    *item = (struct page_item){.kind = figure->path ? PAGE_PATH : PAGE_IMAGE,
                               .role = figure->path ? ROLE_RULE : ROLE_BLOCK,
                               .block = figure->path ? NO_INDEX : paragraph,
                               .x = x + figure->x,
                               .y = y + figure->y,
                               .width = figure->width,
                               .height = figure->height,
                               .link = NO_INDEX,
                               .figure = figure->figure,
                               .figure_hash = fill->doc->figures[figure->figure].hash,
                               .path = figure->path};
}

void place_line(struct fill *fill, uint32_t paragraph, uint32_t line_index, uint32_t page, unit y)
{
    const struct line *line = &fill_setting(fill, paragraph)->lines[line_index];
    unit x = frame_left(fill, page % 2 == 0);
    *array_add(fill->scratch, &fill->placed) =
        (struct page_line){paragraph, fill->picked[paragraph], line_index, x, y};
    if (line_index == 0 && paragraph < fill->doc->block_count)
        add_destination(fill, paragraph, page, y - line->height);
    if (fill->galley->paragraphs[paragraph].figure)
        add_figure(fill, paragraph, x, y);
    add_pieces(fill, paragraph, line, x, y);
    add_links(fill, paragraph, line, x, y);
}

void place_again(struct fill *fill, uint32_t paragraph, uint32_t line_index, uint32_t page, unit y)
{
    const struct line *line = &fill_setting(fill, paragraph)->lines[line_index];
    unit x = frame_left(fill, page % 2 == 0);
    for (uint32_t i = 0; i < line->piece_count; i++)
        add_piece(fill, &line->pieces[i], ROLE_HEAD, NO_INDEX, x, y);
}

void place_by_cells(struct fill *fill, size_t first)
{
    size_t count = fill->items.count - first, placed = 0;
    struct page_item *items = fill->items.at + first;
    struct page_item *sorted = arena_alloc_items(fill->scratch, count, sizeof *sorted);
    for (uint32_t block = 0; placed < count; block++) {
        uint32_t next = NO_INDEX; /* the first cell behind those that are placed */
        for (size_t i = 0; i < count; i++)
            next = items[i].block >= block && items[i].block < next ? items[i].block : next;
        for (size_t i = 0; i < count; i++)
            if (items[i].block == next)
                sorted[placed++] = items[i];
        block = next;
    }
    if (count > 0)
        memcpy(items, sorted, count * sizeof *items);
}

void place_rule(struct fill *fill, unit x, unit y, unit width, unit thickness, uint32_t color)
{
    struct page_item *item = array_add(fill->scratch, &fill->items);
    *item = (struct page_item){.kind = PAGE_RULE,
                               .role = ROLE_RULE,
                               .block = NO_INDEX,
                               .x = x,
                               .y = y,
                               .width = width,
                               .height = thickness,
                               .color = color,
                               .link = NO_INDEX};
}

/* At the edge away from the spine, or centred in the column. */
static unit folio_left(const struct fill *fill, bool is_recto, unit width)
{
    unit left = frame_left(fill, is_recto);
    unit room = fill->galley->measure - width;
    if (fill->design->folio_place == FOLIO_CENTER)
        return left + room / 2;
    bool is_left = fill->design->binding != BINDING_TOP && is_recto == fill->is_bound_right;
    return is_left ? left : left + room;
}

void place_folio(struct fill *fill, uint32_t number)
{
    const struct design *design = fill->design;
    struct line line = lines_number(fill->arena, design, fill->fonts, fill->galley->text, number);
    unit x = folio_left(fill, number % 2 == 1, line.width);
    unit y = design->page_height - design->bottom + design->folio_baseline;
    for (uint32_t i = 0; i < line.piece_count; i++)
        add_piece(fill, &line.pieces[i], ROLE_FOLIO, NO_INDEX, x, y);
}

/* The block that the running head repeats: the title on a verso, the region on a recto. */
static uint32_t head_block(const struct fill *fill, uint32_t number, uint32_t paragraph)
{
    const struct doc *doc = fill->doc;
    if (number % 2 == 0)
        return fill->title_block;
    if (paragraph >= doc->block_count || doc->blocks[paragraph].section == NO_INDEX)
        return NO_INDEX;
    return doc->sections[doc->blocks[paragraph].section].region;
}

void place_head(struct fill *fill, uint32_t number, uint32_t paragraph)
{
    uint32_t block = head_block(fill, number, paragraph);
    uint32_t head = block == NO_INDEX ? NO_INDEX : fill->heads[block];
    if (head != NO_INDEX && fill_setting(fill, head)->line_count > 0)
        place_line(fill, head, 0, number - 1, fill->design->top - fill->design->head_baseline);
}

/* Imposition: the page orders get coordinates; backs are turned as the printer turns the sheet.
 *
 * In: pages and a deliverable. Out: sides in printing order, blanks as placements without a page.
 * The pages of a side touch and are centred on it as one block; so with two pages the spine is the
 * sheet's middle, whatever is left outside them.
 *
 * Duplex. An order gives each back as seen upright when the sheet is turned about its vertical
 * axis. A printer that flips on an edge turns the paper about an axis along that edge: on the short
 * edge of a landscape sheet, or the long edge of a portrait one, that is the vertical axis, and
 * backs stay as they are. On the other edge the sheet comes round upside down: the back as a whole
 * is turned by 180 degrees, which is two quarter turns and mirrored coordinates. With manual duplex
 * all fronts come first, then all backs in the same order, turned as for the vertical axis.
 *
 * Creep. Inside s sheets the fold of a saddle booklet lies s calipers further out, and the trimmed
 * outer margin loses as much. Shifting moves both pages towards the spine by it; scaling narrows
 * them by it, spine and middle height held.
 * Invariant: each page is placed once; a front's page and its back's stand behind each other. */
#include "sheets/order.h"
#include "sheets/sheets.h"

enum { GRID_LARGEST = 16 }; /* columns and rows of a side: smaller pages leave room on the sheet */

struct imposer {
    struct arena *arena;
    const struct deliver *deliver;
    const struct pages *pages;
    struct order order;
    uint32_t sheet_count;
    unit left, top; /* of the block of pages on a side */
    struct sheets *out;
};

static const char *const imposition_names[IMPOSITION_COUNT] = {"none", "saddle", "perfect",
                                                               "cut-stack", "n-up"};

static void lay_single_pages(struct arena *arena, const struct pages *pages, struct sheets *out)
{
    out->width = pages->width;
    out->height = pages->height;
    out->sides = arena_alloc_items(arena, pages->page_count, sizeof *out->sides);
    out->side_count = out->sheet_count = pages->page_count;
    for (uint32_t i = 0; i < pages->page_count; i++) {
        struct placement *placement = arena_alloc(arena, sizeof *placement);
        *placement = (struct placement){.page = i, .scale = 1};
        out->sides[i] =
            (struct side){.sheet_no = i + 1, .placements = placement, .placement_count = 1};
    }
}

static uint32_t cells_along(unit sheet, unit page)
{
    unit cells = sheet / page;
    return cells > GRID_LARGEST ? GRID_LARGEST : cells < 0 ? 0 : (uint32_t)cells;
}

/* Two cells where leaves are folded or laid in pairs, else as many as the sheet holds. */
static void find_grid(struct imposer *imposer)
{
    struct order *order = &imposer->order;
    const struct deliver *deliver = imposer->deliver;
    bool is_pair =
        order->imposition == IMPOSITION_SADDLE || order->imposition == IMPOSITION_PERFECT;
    order->has_backs = is_pair || deliver->duplex != DUPLEX_NONE;
    order->columns = 2;
    order->rows = 1;
    if (is_pair)
        return;
    order->columns = cells_along(deliver->sheet_width, imposer->pages->width);
    order->rows = cells_along(deliver->sheet_height, imposer->pages->height);
}

static bool check_fit(const struct imposer *imposer, const struct layout *layout, struct diag *diag)
{
    const struct deliver *deliver = imposer->deliver;
    const struct pages *pages = imposer->pages;
    unit width = pages->width * imposer->order.columns;
    unit height = pages->height * imposer->order.rows;
    if (imposer->order.columns > 0 && imposer->order.rows > 0 && width <= deliver->sheet_width &&
        height <= deliver->sheet_height)
        return true;
    char page[2][32];
    char sheet[2][32];
    number_write(page[0], unit_mm(pages->width), 1);
    number_write(page[1], unit_mm(pages->height), 1);
    number_write(sheet[0], unit_mm(deliver->sheet_width), 1);
    number_write(sheet[1], unit_mm(deliver->sheet_height), 1);
    bool is_pair = imposer->order.columns == 2 && imposer->order.rows == 1;
    diag_error(diag, layout->place, "sheet-too-small",
               "%s of %s × %s mm %s not fit on a sheet of %s × %s mm",
               is_pair ? "two pages" : "a page", page[0], page[1], is_pair ? "do" : "does",
               sheet[0], sheet[1]);
    if (width <= deliver->sheet_height && height <= deliver->sheet_width)
        diag_hint(diag, "give the sheet in landscape: [%smm, %smm]", sheet[1], sheet[0]);
    return false;
}

static bool check_scheme(const struct layout *layout, const struct pages *pages, struct diag *diag)
{
    enum imposition imposition = layout->deliver.imposition;
    if (pages->width <= 0 || pages->height <= 0 || imposition >= IMPOSITION_COUNT) {
        diag_error(diag, layout->place, "imposition-unknown",
                   "this page size or imposition cannot be laid on sheets");
        return false;
    }
    if (layout->design.binding == BINDING_TOP &&
        (imposition == IMPOSITION_SADDLE || imposition == IMPOSITION_PERFECT)) {
        diag_error(diag, layout->place, "imposition-binding",
                   "imposition %s needs a binding at the left or right, not at the top",
                   imposition_names[imposition]);
        diag_hint(diag, "binding: auto follows the edition's direction");
        return false;
    }
    return true;
}

/* Whether the duplex unit turns the sheet about its horizontal axis. */
static bool is_back_turned(const struct deliver *deliver)
{
    bool is_landscape = deliver->sheet_width > deliver->sheet_height;
    switch (deliver->duplex) {
    case DUPLEX_SHORT_EDGE:
        return !is_landscape;
    case DUPLEX_LONG_EDGE:
        return is_landscape;
    case DUPLEX_NONE:
    case DUPLEX_MANUAL:
        break;
    }
    return false;
}

static void turn_half(const struct imposer *imposer, struct placement *placement)
{
    unit width = (unit)((double)imposer->pages->width * placement->scale + 0.5);
    unit height = (unit)((double)imposer->pages->height * placement->scale + 0.5);
    placement->x = imposer->out->width - placement->x - width;
    placement->y = imposer->out->height - placement->y - height;
    placement->quarter_turns = 2;
}

/* `sheet` sheets lie outside this one. */
static void correct_creep(const struct imposer *imposer, uint32_t sheet, bool is_left,
                          struct placement *placement)
{
    const struct deliver *deliver = imposer->deliver;
    unit creep = deliver->caliper * sheet;
    unit width = imposer->pages->width;
    if (imposer->order.imposition != IMPOSITION_SADDLE || creep <= 0 || creep >= width)
        return;
    switch (deliver->creep) {
    case CREEP_NONE:
        return;
    case CREEP_SHIFT:
        placement->x += is_left ? creep : -creep;
        return;
    case CREEP_SCALE:
        placement->scale = (double)(width - creep) / (double)width;
        placement->x += is_left ? creep : 0;
        placement->y += (unit)((double)imposer->pages->height * (1 - placement->scale) / 2 + 0.5);
        return;
    }
}

static struct placement lay_cell(struct imposer *imposer, uint32_t sheet, bool is_back,
                                 uint32_t cell)
{
    const struct order *order = &imposer->order;
    uint32_t number = order_page(order, sheet, is_back, cell);
    uint32_t column = cell % order->columns;
    uint32_t row = cell / order->columns;
    struct placement placement = {.page = number == ORDER_BLANK ? NO_INDEX : number - 1,
                                  .x = imposer->left + imposer->pages->width * column,
                                  .y = imposer->top + imposer->pages->height * row,
                                  .scale = 1};
    correct_creep(imposer, sheet, column == 0, &placement);
    if (is_back && is_back_turned(imposer->deliver))
        turn_half(imposer, &placement);
    return placement;
}

static void lay_side(struct imposer *imposer, uint32_t sheet, bool is_back)
{
    uint32_t cells = imposer->order.columns * imposer->order.rows;
    struct side *side = &imposer->out->sides[imposer->out->side_count++];
    side->sheet_no = sheet + 1;
    side->is_back = is_back;
    side->placement_count = cells;
    side->placements = arena_alloc_items(imposer->arena, cells, sizeof *side->placements);
    for (uint32_t cell = 0; cell < cells; cell++) {
        side->placements[cell] = lay_cell(imposer, sheet, is_back, cell);
        imposer->out->blank_count += side->placements[cell].page == NO_INDEX;
    }
}

static void lay_sheets(struct imposer *imposer)
{
    struct sheets *out = imposer->out;
    bool has_backs = imposer->order.has_backs;
    bool is_manual = imposer->deliver->duplex == DUPLEX_MANUAL;
    out->sheet_count = order_sheet_count(&imposer->order);
    out->sides = arena_alloc_items(imposer->arena, (size_t)out->sheet_count * (has_backs ? 2 : 1),
                                   sizeof *out->sides);
    for (uint32_t sheet = 0; sheet < out->sheet_count; sheet++) {
        lay_side(imposer, sheet, false);
        if (has_backs && !is_manual)
            lay_side(imposer, sheet, true);
    }
    for (uint32_t sheet = 0; has_backs && is_manual && sheet < out->sheet_count; sheet++)
        lay_side(imposer, sheet, true);
}

bool sheets_impose(struct arena *arena, struct diag *diag, const struct layout *layout,
                   const struct pages *pages, struct sheets *out)
{
    const struct deliver *deliver = &layout->deliver;
    *out = (struct sheets){0};
    if (!check_scheme(layout, pages, diag))
        return false;
    if (deliver->imposition == IMPOSITION_NONE) {
        lay_single_pages(arena, pages, out);
        return true;
    }
    struct imposer imposer = {.arena = arena,
                              .deliver = deliver,
                              .pages = pages,
                              .out = out,
                              .order = {.imposition = deliver->imposition,
                                        .page_count = pages->page_count,
                                        .is_bound_right = pages->is_bound_right}};
    find_grid(&imposer);
    if (!check_fit(&imposer, layout, diag))
        return false;
    out->is_imposed = true;
    out->width = deliver->sheet_width;
    out->height = deliver->sheet_height;
    imposer.left = (out->width - pages->width * imposer.order.columns) / 2;
    imposer.top = (out->height - pages->height * imposer.order.rows) / 2;
    lay_sheets(&imposer);
    return true;
}

/* Imposition: the page orders get coordinates; backs are turned as the printer turns the sheet.
 *
 * In: pages and a deliverable. Out: sides in printing order, blanks as placements without a page,
 * boxes, marks. Pages of a folded sheet touch at the fold; where pages are cut from each other they
 * stand apart by their bleeds. All of them are centred on the side as one block, so a fold is the
 * sheet's middle.
 *
 * Duplex. An order gives each back as seen upright when the sheet is turned about its vertical
 * axis. A printer that flips on an edge turns the paper about an axis along that edge: on the short
 * edge of a landscape sheet, or the long edge of a portrait one, that is the vertical axis, and
 * backs stay as they are. On the other edge the sheet comes round upside down: the back as a whole
 * is turned by 180 degrees, which is two quarter turns and mirrored coordinates. With manual duplex
 * all fronts come first, then all backs: in the same order, for a pile that is turned over as one;
 * last first where the printer's profile says so. Backs are as for the vertical axis, and turned
 * where the profile says that this printer's come out upside down.
 *
 * Creep. Inside s strips the fold of a booklet lies s calipers further out, and the trimmed outer
 * margin loses as much. Shifting moves both pages towards the spine by it; shifting out moves the
 * pages of the outer sheets away from the spine by what the innermost has more; scaling narrows
 * them by it, spine and middle height held. Either way all outer edges lie on each other once
 * folded. Invariant: each page is placed once; a front's page and its back's stand behind each
 * other. */
#include "sheets/geometry.h"
#include "sheets/marks.h"
#include "sheets/order.h"

struct imposer {
    struct arena *arena;
    const struct layout *layout;
    const struct deliver *deliver;
    const struct pages *pages;
    struct order order;
    unit gap_x, gap_y; /* between pages that are cut from each other */
    unit reach;        /* most that creep moves a page outward */
    unit left, top;    /* of the block of pages on a side */
    struct box block;  /* all pages of a side, as creep moves them */
    unsigned refused;  /* marks that found no room */
    struct sheets *out;
};

static const char *const imposition_names[IMPOSITION_COUNT] = {"none", "saddle", "perfect",
                                                               "cut-stack", "n-up"};

static struct box clip_to_side(const struct sheets *sheets, struct box box)
{
    return (struct box){unit_larger(box.left, 0), unit_larger(box.top, 0),
                        box.right < sheets->width ? box.right : sheets->width,
                        box.bottom < sheets->height ? box.bottom : sheets->height};
}

/* --- the grid ------------------------------------------------------------------------------ */

/* Two columns where leaves are folded or laid in pairs, else as many as the sheet holds. */
static void find_grid(struct imposer *imposer)
{
    struct order *order = &imposer->order;
    const struct deliver *deliver = imposer->deliver;
    bool is_pair =
        order->imposition == IMPOSITION_SADDLE || order->imposition == IMPOSITION_PERFECT;
    imposer->gap_x = order_is_folded(order) ? 0 : deliver_gap_across(deliver);
    imposer->gap_y = deliver_gap_down(deliver);
    order->has_backs = is_pair || deliver->duplex != DUPLEX_NONE;
    order->columns = 2;
    order->rows = deliver->up == 4 ? 2 : 1;
    if (is_pair)
        return;
    order->columns =
        deliver_cells_along(deliver->sheet_width, imposer->pages->width, imposer->gap_x);
    order->rows =
        deliver_cells_along(deliver->sheet_height, imposer->pages->height, imposer->gap_y);
}

static unit block_width(const struct imposer *imposer)
{
    uint32_t columns = imposer->order.columns;
    return imposer->pages->width * columns + imposer->gap_x * (columns - 1);
}

static unit block_height(const struct imposer *imposer)
{
    uint32_t rows = imposer->order.rows;
    return imposer->pages->height * rows + imposer->gap_y * (rows - 1);
}

static bool check_fit(const struct imposer *imposer, struct diag *diag)
{
    const struct deliver *deliver = imposer->deliver;
    const struct pages *pages = imposer->pages;
    uint32_t columns = imposer->order.columns, rows = imposer->order.rows;
    unit width = columns ? block_width(imposer) + 2 * imposer->reach : 0;
    unit height = rows ? block_height(imposer) : 0;
    if (columns > 0 && rows > 0 && width <= deliver->sheet_width + columns &&
        height <= deliver->sheet_height + rows)
        return true; /* a unit a page: each length was rounded by itself */
    char page[2][32];
    char sheet[2][32];
    number_write(page[0], unit_mm(pages->width), 1);
    number_write(page[1], unit_mm(pages->height), 1);
    number_write(sheet[0], unit_mm(deliver->sheet_width), 1);
    number_write(sheet[1], unit_mm(deliver->sheet_height), 1);
    bool is_single = columns * rows < 2;
    diag_error(diag, imposer->layout->place, "sheet-too-small",
               "%s of %s × %s mm %s not fit on a sheet of %s × %s mm",
               is_single            ? "a page"
               : columns * rows > 2 ? "the pages"
                                    : "two pages",
               page[0], page[1], is_single ? "does" : "do", sheet[0], sheet[1]);
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

/* --- creep and turns ----------------------------------------------------------------------- */

/* How far creep moves or narrows the pages of a strip: positive towards the spine. */
static unit creep_of(const struct imposer *imposer, struct strip_place strip)
{
    const struct deliver *deliver = imposer->deliver;
    switch (deliver->creep) {
    case CREEP_NONE:
        break;
    case CREEP_SHIFT:
    case CREEP_SCALE:
        return deliver->caliper * strip.outside;
    case CREEP_SHIFT_OUT:
        return -deliver->caliper * (strip.strip_count - 1 - strip.outside);
    }
    return 0;
}

static void correct_creep(const struct imposer *imposer, unit creep, bool is_left,
                          struct placement *placement)
{
    unit width = imposer->pages->width;
    if (imposer->deliver->creep != CREEP_SCALE) {
        placement->x += is_left ? creep : -creep;
        return;
    }
    placement->scale = (double)(width - creep) / (double)width;
    placement->x += is_left ? creep : 0;
    placement->y += (unit)((double)imposer->pages->height * (1 - placement->scale) / 2 + 0.5);
}

bool sheets_is_back_turned(const struct deliver *deliver)
{
    bool is_landscape = deliver->sheet_width > deliver->sheet_height;
    switch (deliver->duplex) {
    case DUPLEX_SHORT_EDGE:
        return !is_landscape;
    case DUPLEX_LONG_EDGE:
        return is_landscape;
    case DUPLEX_MANUAL:
        return deliver->printer.is_back_turned;
    case DUPLEX_NONE:
        break;
    }
    return false;
}

static struct box page_box(const struct imposer *imposer, const struct placement *placement)
{
    unit width = (unit)((double)imposer->pages->width * placement->scale + 0.5);
    unit height = (unit)((double)imposer->pages->height * placement->scale + 0.5);
    return (struct box){placement->x, placement->y, placement->x + width, placement->y + height};
}

static struct box turn_box(const struct sheets *sheets, struct box box)
{
    return (struct box){sheets->width - box.right, sheets->height - box.bottom,
                        sheets->width - box.left, sheets->height - box.top};
}

static void turn_half(const struct imposer *imposer, struct placement *placement)
{
    struct box box = turn_box(imposer->out, page_box(imposer, placement));
    placement->x = box.left;
    placement->y = box.top;
    placement->clip = turn_box(imposer->out, placement->clip);
    placement->quarter_turns = (uint8_t)((placement->quarter_turns + 2) % 4);
}

/* --- sides --------------------------------------------------------------------------------- */

/* What a page may ink: its bleed, up to the fold. */
static struct box cell_clip(const struct imposer *imposer, struct box page, bool is_left)
{
    const struct deliver *deliver = imposer->deliver;
    unit side = unit_larger(deliver->bleed.inner, deliver->bleed.outer);
    unit ends = unit_larger(deliver->bleed.top, deliver->bleed.bottom);
    struct box clip = box_widen(page, (struct edges){side, side, ends, ends});
    unit fold = imposer->left + imposer->pages->width;
    if (order_is_folded(&imposer->order) && is_left)
        clip.right = fold;
    else if (order_is_folded(&imposer->order))
        clip.left = fold;
    return clip_to_side(imposer->out, clip);
}

static struct placement lay_cell(struct imposer *imposer, uint32_t sheet, bool is_back,
                                 uint32_t cell)
{
    const struct order *order = &imposer->order;
    uint32_t number = order_page(order, sheet, is_back, cell);
    uint32_t column = cell % order->columns;
    uint32_t row = cell / order->columns;
    struct placement placement = {
        .page = number == ORDER_BLANK ? NO_INDEX : number - 1,
        .x = imposer->left + (imposer->pages->width + imposer->gap_x) * column,
        .y = imposer->top + (imposer->pages->height + imposer->gap_y) * row,
        .quarter_turns = order_is_turned(order, row) ? 2 : 0,
        .scale = 1};
    if (order_is_folded(order)) {
        placement.creep = creep_of(imposer, order_strip(order, sheet, row));
        correct_creep(imposer, placement.creep, column == 0, &placement);
    }
    placement.clip = cell_clip(imposer, page_box(imposer, &placement), column == 0);
    if (is_back && sheets_is_back_turned(imposer->deliver))
        turn_half(imposer, &placement);
    return placement;
}

/* What the printer moves the wrong way is moved the other way. */
static void correct_printer(const struct imposer *imposer, struct side *side)
{
    const struct printer *printer = &imposer->deliver->printer;
    unit x = side->is_back ? printer->back_x : printer->front_x;
    unit y = side->is_back ? printer->back_y : printer->front_y;
    for (uint32_t i = 0; i < side->placement_count; i++) {
        struct placement *placement = &side->placements[i];
        placement->x -= x;
        placement->y -= y;
        placement->clip = (struct box){placement->clip.left - x, placement->clip.top - y,
                                       placement->clip.right - x, placement->clip.bottom - y};
    }
}

/* Cuts at the pages' edges, a fold at the spine. */
static void mark_side(struct imposer *imposer, struct side *side)
{
    struct sheets *out = imposer->out;
    struct side_marks marks = {.arena = imposer->arena,
                               .layout = imposer->layout,
                               .width = out->width,
                               .height = out->height,
                               .side = side};
    bool is_folded = order_is_folded(&imposer->order);
    unit spine = imposer->left + imposer->pages->width;
    if (side->is_back && sheets_is_back_turned(imposer->deliver))
        spine = out->width - spine;
    for (uint32_t i = 0; i < side->placement_count; i++)
        marks_add_page(&marks, page_box(imposer, &side->placements[i]));
    if (is_folded)
        marks_add_fold(&marks, spine);
    imposer->refused |= marks_add(&marks);
}

static void lay_side(struct imposer *imposer, uint32_t sheet, bool is_back)
{
    uint32_t cells = imposer->order.columns * imposer->order.rows;
    struct sheets *out = imposer->out;
    struct side *side = &out->sides[out->side_count++];
    *side = (struct side){.sheet_no = sheet + 1, .is_back = is_back, .placement_count = cells};
    side->placements = arena_alloc_items(imposer->arena, cells, sizeof *side->placements);
    for (uint32_t cell = 0; cell < cells; cell++) {
        struct placement *placement = &side->placements[cell];
        *placement = lay_cell(imposer, sheet, is_back, cell);
        out->blank_count += placement->page == NO_INDEX;
        out->creep = unit_larger(out->creep, placement->creep);
        out->creep = unit_larger(out->creep, -placement->creep);
    }
    bool is_turned = is_back && sheets_is_back_turned(imposer->deliver);
    const struct edges *bleed = &imposer->deliver->bleed;
    unit at_sides =
        order_is_folded(&imposer->order) ? bleed->outer : unit_larger(bleed->inner, bleed->outer);
    unit at_ends = imposer->gap_y / 2;
    side->trim = is_turned ? turn_box(out, imposer->block) : imposer->block;
    side->bleed = clip_to_side(
        out, box_widen(side->trim, (struct edges){at_sides, at_sides, at_ends, at_ends}));
    mark_side(imposer, side);
    correct_printer(imposer, side);
}

/* All fronts, then all backs. */
static void lay_manually(struct imposer *imposer)
{
    uint32_t count = imposer->out->sheet_count;
    for (uint32_t sheet = 0; sheet < count; sheet++)
        lay_side(imposer, sheet, false);
    for (uint32_t sheet = 0; sheet < count; sheet++)
        lay_side(imposer, imposer->deliver->printer.is_stack_reversed ? count - 1 - sheet : sheet,
                 true);
}

static void lay_sheets(struct imposer *imposer)
{
    struct sheets *out = imposer->out;
    bool has_backs = imposer->order.has_backs;
    out->sides = arena_alloc_items(imposer->arena, (size_t)out->sheet_count * (has_backs ? 2 : 1),
                                   sizeof *out->sides);
    if (has_backs && imposer->deliver->duplex == DUPLEX_MANUAL) {
        lay_manually(imposer);
        return;
    }
    for (uint32_t sheet = 0; sheet < out->sheet_count; sheet++) {
        lay_side(imposer, sheet, false);
        if (has_backs)
            lay_side(imposer, sheet, true);
    }
}

/* Creep that would take a whole page is no correction; what moves outward needs room. */
static bool check_creep(struct imposer *imposer, struct diag *diag)
{
    const struct deliver *deliver = imposer->deliver;
    if (!order_is_folded(&imposer->order) || imposer->out->sheet_count == 0)
        return true;
    struct strip_place first = order_strip(&imposer->order, 0, 0);
    unit most = deliver->caliper * (first.strip_count - 1);
    if (deliver->creep == CREEP_SHIFT_OUT)
        imposer->reach = most;
    if (deliver->creep == CREEP_NONE || most < imposer->pages->width / 4)
        return true;
    diag_error(diag, deliver->places.creep, "creep-too-large",
               "%u sheets in each other creep by %.1f mm, more than a quarter of the page",
               first.strip_count, unit_mm(most));
    diag_hint(diag, "make signatures of fewer sheets: 'signature: 4'");
    return false;
}

static bool check_marks(const struct imposer *imposer, struct diag *diag)
{
    static const char *const names[] = {"crop", "fold", "registration", "color-bar", "slug"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (imposer->refused >> i & 1) {
            diag_error(diag, imposer->deliver->places.marks, "marks-room",
                       "the sheet has no room for %s marks beside the pages and their bleed",
                       names[i]);
            diag_hint(diag, "a larger sheet (sra4, sra3), or fewer marks");
        }
    return imposer->refused == 0;
}

bool sheets_impose(struct arena *arena, struct diag *diag, const struct layout *layout,
                   const struct pages *pages, struct sheets *out)
{
    const struct deliver *deliver = &layout->deliver;
    *out = (struct sheets){0};
    if (!check_scheme(layout, pages, diag))
        return false;
    if (deliver->imposition == IMPOSITION_NONE) {
        sheets_lay_single(arena, layout, pages, out);
        return true;
    }
    struct imposer imposer = {.arena = arena,
                              .layout = layout,
                              .deliver = deliver,
                              .pages = pages,
                              .out = out,
                              .order = {.imposition = deliver->imposition,
                                        .page_count = pages->page_count,
                                        .signature = deliver->signature,
                                        .turns = deliver->rows,
                                        .is_bound_right = pages->is_bound_right}};
    find_grid(&imposer);
    bool has_cells = imposer.order.columns > 0 && imposer.order.rows > 0;
    out->sheet_count = has_cells ? order_sheet_count(&imposer.order) : 0;
    if (!check_creep(&imposer, diag) || !check_fit(&imposer, diag))
        return false;
    out->is_imposed = true;
    out->width = deliver->sheet_width;
    out->height = deliver->sheet_height;
    unit width = block_width(&imposer), height = block_height(&imposer);
    imposer.left = (out->width - width) / 2;
    imposer.top = (out->height - height) / 2;
    imposer.block =
        clip_to_side(out, (struct box){imposer.left - imposer.reach, imposer.top,
                                       imposer.left + width + imposer.reach, imposer.top + height});
    lay_sheets(&imposer);
    return check_marks(&imposer, diag);
}

bool sheets_stage(struct arena *arena, struct deliverable *deliverable)
{
    const struct edition *edition = deliverable->edition;
    const struct layout *layout = deliverable->layout;
    struct slug_facts facts = {edition->title, edition->language, edition->date,
                               sheets_hash_pages(edition->pages)};
    struct sheets *sheets = arena_alloc(arena, sizeof *sheets);
    deliverable->sheets = sheets;
    if (!sheets_impose(arena, deliverable->diag, layout, edition->pages, sheets))
        return false;
    sheets_add_slugs(arena, layout, &facts, sheets);
    return true;
}

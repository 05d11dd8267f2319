/* What is made of the pages: standard, imposition, sheet, duplex, creep, live links.
 *
 * In: `deliver`, `printer` and `page: bleed` of all files, read last: a sheet that is named by its
 * name lies as the pages need it. Out: layout.deliver. Nothing here changes a page, so none of it
 * is in the design's hash: a file for a press, with bleed, breaks where the file for a screen does.
 * Without a `deliver` a layout gives single pages of no standard. press.c reads the rest. */
#include <stddef.h>

#include "layouts/draft.h"

enum { GRID_LARGEST = 16 }; /* columns and rows of a side: smaller pages leave room on the sheet */

static const char *const standard_names[] = {"none", "ua", "x-4", "x-1a"};
static const char *const imposition_names[IMPOSITION_COUNT] = {"none", "saddle", "perfect",
                                                               "cut-stack", "n-up"};
static const char *const duplex_names[] = {"none", "short-edge", "long-edge", "manual"};
static const char *const creep_names[] = {"none", "shift", "shift-out", "scale"};
static const char *const rows_names[] = {"head-to-foot", "head-to-head", "foot-to-foot"};

#define ROW(...) PROPERTY_ROW(struct deliver, __VA_ARGS__)

static const struct property creep_rows[] = {
    ROW("caliper", LENGTH, caliper, "The thickness of the paper.", SILENT("0pt")),
    ROW("method", CHOICE, creep,
        "`shift` moves each sheet towards the spine by the calipers outside it, `shift-out` the "
        "outer ones away from it, `scale` makes the inner ones narrower.",
        CHOICES(creep_names), SILENT("none")),
};
static const struct key_table creep_keys = {.title = "Creep", KEYED_ROWS(creep_rows)};

static const struct property deliver_rows[] = {
    ROW("standard", CHOICE, standard,
        "`ua` is PDF/UA-1 and PDF/A-2a, `x-4` PDF/X-4, `x-1a` PDF/X-1a:2001.",
        CHOICES(standard_names), SILENT("none")),
    ROW("imposition", CHOICE, imposition, "How pages stand on sheets.", CHOICES(imposition_names),
        SILENT("none")),
    OTHER_ROW(
        "sheet",
        "The paper. A name lies as the pages need it: landscape for two upright pages, and for "
        "`n-up` and `cut-stack` the way that holds most; "
        "`[width, height]` lies as it says.",
        EITHER(size_values), SILENT("must be said with an imposition")),
    ROW("duplex", CHOICE, duplex, "The edge over which the paper is turned.", CHOICES(duplex_names),
        SILENT("none; must be said for `saddle` and `perfect`")),
    ROW("live_links", FLAG, has_links, "Links can be clicked.", SILENT("false")),
    ROW("bookmarks", FLAG, has_bookmarks, "Sections stand in the reader's outline.",
        SILENT("false")),
    ROW("up", COUNT, up,
        "Pages on a side of a folded sheet: 2, or 4 in two rows that are cut apart before "
        "folding.",
        RANGE(2, 4), SILENT("2")),
    ROW("signature", COUNT, signature,
        "Sheets of a signature: `saddle` and `perfect` then make folded signatures that follow "
        "each other. At 0 `saddle` is all in one, and `perfect` cut leaves.",
        RANGE(0, 64), SILENT("0")),
    ROW("rows", CHOICE, rows,
        "How the rows of `up: 4`, and those of `cut-stack` and `n-up`, stand.", CHOICES(rows_names),
        SILENT("head-to-foot")),
    OTHER_ROW("creep", "What the thickness of folded paper asks for.", A_TABLE(creep_keys),
              SILENT("none")),
};
const struct key_table deliver_keys = {
    .title = "Deliverable",
    .about = "Nothing here changes a page: layouts that differ only in `deliver` have the same "
             "line and page breaks.",
    KEYED_ROWS(deliver_rows),
    .more = &press_keys};

static void read_deliver(struct draft *draft, const struct node *node)
{
    struct deliver *deliver = &draft->layout->deliver;
    draft_note(draft, keys_check(draft->diag, node, &deliver_keys));
    properties_pick(draft, TABLE(deliver_rows), node, deliver);
    const struct node *creep = yaml_find(node, "creep");
    if (creep)
        properties_read(draft, TABLE(creep_rows), creep, deliver);
    press_read(draft, node);
}

/* Where things are said, for what is found out later; the last `deliver` where nowhere. */
static void find_places(struct draft *draft, struct place fallback)
{
    struct deliver_places *places = &draft->layout->deliver.places;
    const struct {
        const char *key;
        struct place *place;
    } rows[] = {
        {"standard", &places->standard},
        {"intent", &places->intent},
        {"sheet", &places->sheet},
        {"marks", &places->marks},
        {"creep", &places->creep},
        {"signature", &places->signature},
        {"ink_limit", &places->ink_limit},
        {"safe_margin", &places->safe_margin},
        {"smallest_rule", &places->smallest},
        {"page_multiple", &places->page_multiple},
        {"page_least", &places->page_least},
        {"page_most", &places->page_most},
        {"printer", &places->printer},
        {"bleed", &places->bleed},
    };
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
        *rows[row].place = fallback;
        for (size_t i = 0; i < draft->file_count; i++) {
            const struct node *root = draft->files[i];
            const struct node *parents[] = {root, yaml_find(root, "page"),
                                            yaml_find(root, "deliver")};
            for (size_t j = 0; j < 3; j++) {
                const struct node *node = yaml_find(parents[j], rows[row].key);
                if (node)
                    *rows[row].place = node->place;
            }
        }
    }
}

uint32_t deliver_cells_along(unit sheet, unit page, unit gap)
{
    if (page + gap <= 0)
        return 0;
    unit cells = (sheet + gap) / (page + gap);
    if ((page + gap) * (cells + 1) - gap <= sheet + cells + 1)
        cells++;
    return cells > GRID_LARGEST ? GRID_LARGEST : cells < 0 ? 0 : (uint32_t)cells;
}

unit deliver_gap_across(const struct deliver *deliver)
{
    const struct edges *bleed = &deliver->bleed;
    return 2 * (bleed->inner > bleed->outer ? bleed->inner : bleed->outer);
}

unit deliver_gap_down(const struct deliver *deliver)
{
    const struct edges *bleed = &deliver->bleed;
    return 2 * (bleed->top > bleed->bottom ? bleed->top : bleed->bottom);
}

/* Pages that a sheet of this size holds in rows and columns. */
static uint32_t cells_on(const struct layout *layout, unit width, unit height)
{
    const struct deliver *deliver = &layout->deliver;
    return deliver_cells_along(width, layout->design.page_width, deliver_gap_across(deliver)) *
           deliver_cells_along(height, layout->design.page_height, deliver_gap_down(deliver));
}

/* A named sheet lies so that it holds most pages, where it takes as many as it holds; and so that a
 * spread lies along it: landscape for two upright pages. */
static bool is_sheet_wide(const struct layout *layout)
{
    const struct design *design = &layout->design;
    const struct deliver *deliver = &layout->deliver;
    unit width = deliver->sheet_width, height = deliver->sheet_height;
    if (deliver->imposition == IMPOSITION_N_UP || deliver->imposition == IMPOSITION_CUT_STACK) {
        uint32_t here = cells_on(layout, width, height), turned = cells_on(layout, height, width);
        if (here != turned)
            return (here > turned) == (width > height);
    }
    bool is_top = design->binding == BINDING_TOP;
    unit columns = is_top ? 1 : 2;
    unit rows = is_top ? 2 : deliver->up / 2;
    return design->page_width * columns > design->page_height * rows;
}

static void turn_sheet(struct layout *layout)
{
    struct deliver *deliver = &layout->deliver;
    if (is_sheet_wide(layout) == (deliver->sheet_width > deliver->sheet_height))
        return;
    unit other = deliver->sheet_width;
    deliver->sheet_width = deliver->sheet_height;
    deliver->sheet_height = other;
}

static void read_sheet(struct draft *draft, const struct node *sheet)
{
    struct deliver *deliver = &draft->layout->deliver;
    bool is_named;
    if (page_size_read(draft, sheet, &deliver->sheet_width, &deliver->sheet_height, &is_named) &&
        is_named)
        turn_sheet(draft->layout);
}

static void refuse(struct draft *draft, struct place place, const char *message, const char *name)
{
    diag_error(draft->diag, place, "layout-deliver", message, name);
    draft->is_bad = true;
}

static void check_imposition(struct draft *draft, const struct node *node)
{
    const struct deliver *deliver = &draft->layout->deliver;
    const char *name = imposition_names[deliver->imposition];
    if (deliver->imposition == IMPOSITION_NONE)
        return;
    if (deliver->sheet_width == 0)
        refuse(draft, node->place, "imposition '%s' needs a sheet, such as 'sheet: a4'", name);
    bool is_folded =
        deliver->imposition == IMPOSITION_SADDLE || deliver->imposition == IMPOSITION_PERFECT;
    if (is_folded && deliver->duplex == DUPLEX_NONE)
        refuse(draft, node->place,
               "imposition '%s' prints both sides: expected 'duplex: short-edge', long-edge or "
               "manual",
               name);
}

static void check_deliver(struct draft *draft, const struct node *node)
{
    const struct deliver *deliver = &draft->layout->deliver;
    const char *standard = standard_names[deliver->standard];
    check_imposition(draft, node);
    if (deliver->up == 3)
        refuse(draft, node->place, "'up' is %s; expected 2 or 4 pages on a side", "3");
    const struct node *links = yaml_find(node, "live_links");
    if (deliver_is_press(deliver) && deliver->has_links)
        refuse(draft, links ? links->place : deliver->places.standard,
               "a file of standard '%s' has no live links", standard);
    bool is_tagged = deliver->standard == STANDARD_UA;
    if (is_tagged && deliver->imposition != IMPOSITION_NONE)
        refuse(draft, deliver->places.standard,
               "imposed sheets have no reading order, so they cannot be of standard '%s'",
               standard);
}

static void set_defaults(struct deliver *deliver)
{
    *deliver = (struct deliver){.up = 2,
                                .page_multiple = 1,
                                .ink_limit = 300,
                                .safe_margin = unit_of_mm(3),
                                .smallest_rule = UNIT_PT / 4,
                                .smallest_type = 5 * UNIT_PT};
}

void deliver_read(struct draft *draft)
{
    const struct node *last = NULL, *sheet = NULL;
    set_defaults(&draft->layout->deliver);
    for (size_t i = 0; i < draft->file_count; i++) {
        const struct node *bleed = yaml_find(yaml_find(draft->files[i], "page"), "bleed");
        const struct node *printer = yaml_find(draft->files[i], "printer");
        const struct node *deliver = yaml_find(draft->files[i], "deliver");
        if (bleed)
            press_read_bleed(draft, bleed);
        if (printer)
            press_read_printer(draft, printer);
        if (!deliver)
            continue;
        read_deliver(draft, deliver);
        const struct node *here = yaml_find(deliver, "sheet");
        sheet = here ? here : sheet;
        last = deliver;
    }
    if (draft->sources->printer)
        press_read_printer_file(draft, draft->sources->printer);
    find_places(draft, last ? last->place : draft->layout->place);
    if (sheet)
        read_sheet(draft, sheet);
    if (last && !draft->is_bad)
        check_deliver(draft, last);
}

void deliver_dump(struct dump *dump, const struct layout *layout)
{
    dump_begin(dump, "deliver");
    properties_dump(dump, &layout->design, TABLE(deliver_rows), &layout->deliver);
    dump_length(dump, "sheet-width", layout->deliver.sheet_width);
    dump_length(dump, "sheet-height", layout->deliver.sheet_height);
    dump_end(dump);
    dump_begin(dump, "creep");
    properties_dump(dump, &layout->design, TABLE(creep_rows), &layout->deliver);
    dump_end(dump);
    press_dump(dump, layout);
}

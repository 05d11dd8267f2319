/* What is made of the pages: standard, imposition, sheet, duplex, creep, live links.
 *
 * In: `deliver` of all files, read last: a sheet that is named by its name lies as the pages need
 * it. Out: layout.deliver. Nothing here changes a page, so none of it is in the design's hash.
 * Without a `deliver` a layout gives single pages of no standard. */
#include <stddef.h>

#include "layouts/draft.h"

static const char *const standard_names[] = {"none", "ua", "x-4", "x-1a"};
static const char *const imposition_names[IMPOSITION_COUNT] = {"none", "saddle", "perfect",
                                                               "cut-stack", "n-up"};
static const char *const duplex_names[] = {"none", "short-edge", "long-edge", "manual"};
static const char *const creep_names[] = {"none", "shift", "scale"};

#define ROW(name, field_kind, field, ...)                                                          \
    {                                                                                              \
        .key = (name), .kind = PROPERTY_##field_kind,                                              \
        .byte_offset = offsetof(struct deliver, field), __VA_ARGS__                                \
    }

static const struct property deliver_rows[] = {
    ROW("standard", CHOICE, standard, CHOICES(standard_names)),
    ROW("imposition", CHOICE, imposition, CHOICES(imposition_names)),
    ROW("duplex", CHOICE, duplex, CHOICES(duplex_names)),
    ROW("live_links", FLAG, has_links, .use = 0),
    ROW("bookmarks", FLAG, has_bookmarks, .use = 0),
};
static const struct property creep_rows[] = {
    ROW("caliper", LENGTH, caliper, .use = 0),
    ROW("method", CHOICE, creep, CHOICES(creep_names)),
};

static void refuse_later(struct draft *draft, const struct node *node)
{
    if (!node || (node->kind == NODE_SEQUENCE && node->count == 0))
        return;
    diag_error(draft->diag, node->key_place, "layout-later", "'%.*s' is not yet supported",
               SLICE_ARG(node->key));
    diag_hint(draft->diag, "leave it out: a later version will know it");
    draft->is_bad = true;
}

static void read_deliver(struct draft *draft, const struct node *deliver)
{
    static const char *const others[] = {"sheet", "creep", "intent", "marks"};
    properties_read(draft, TABLE(deliver_rows), deliver, &draft->layout->deliver, others, 4);
    const struct node *creep = yaml_find(deliver, "creep");
    if (creep)
        properties_read(draft, TABLE(creep_rows), creep, &draft->layout->deliver, NULL, 0);
    refuse_later(draft, yaml_find(deliver, "intent"));
    refuse_later(draft, yaml_find(deliver, "marks"));
}

/* A named sheet lies so that a spread lies along it: landscape for two upright pages. */
static void turn_sheet(struct layout *layout)
{
    const struct design *design = &layout->design;
    struct deliver *deliver = &layout->deliver;
    bool is_top = design->binding == BINDING_TOP;
    unit width = design->page_width * (is_top ? 1 : 2);
    unit height = design->page_height * (is_top ? 2 : 1);
    if ((width > height) == (deliver->sheet_width > deliver->sheet_height))
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

static void check_deliver(struct draft *draft, const struct node *deliver)
{
    const struct deliver *made = &draft->layout->deliver;
    if (made->imposition == IMPOSITION_NONE)
        return;
    const char *name = imposition_names[made->imposition];
    if (made->sheet_width == 0) {
        diag_error(draft->diag, deliver->place, "layout-deliver",
                   "imposition '%s' needs a sheet, such as 'sheet: a4'", name);
        draft->is_bad = true;
    }
    bool is_folded =
        made->imposition == IMPOSITION_SADDLE || made->imposition == IMPOSITION_PERFECT;
    if (is_folded && made->duplex == DUPLEX_NONE) {
        diag_error(draft->diag, deliver->place, "layout-deliver",
                   "imposition '%s' prints both sides: expected 'duplex: short-edge', long-edge or "
                   "manual",
                   name);
        draft->is_bad = true;
    }
}

void deliver_read(struct draft *draft)
{
    const struct node *last = NULL, *sheet = NULL;
    for (size_t i = 0; i < draft->file_count; i++) {
        const struct node *deliver = yaml_find(draft->files[i], "deliver");
        if (!deliver)
            continue;
        read_deliver(draft, deliver);
        const struct node *here = yaml_find(deliver, "sheet");
        sheet = here ? here : sheet;
        last = deliver;
    }
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
}

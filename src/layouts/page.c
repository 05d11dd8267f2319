/* The page: size, margins, binding, baseline grid, folio, running head; notes; link policy.
 *
 * In: `page`, `notes`, `links` and the ornaments of all files. Out: the first fields of the
 * design. Size, margins and grid must be said somewhere in the chain; binding is auto,
 * folio, head and the rule over notes are none where no file names them. */
#include <stddef.h>

#include "layouts/draft.h"
#include "layouts/hash.h"

static const char *const binding_names[] = {"auto", "left", "right", "top"};
static const char *const folio_names[] = {"outer", "center", "none"};
static const char *const link_names[] = {"none", "footnote", "qr"};
static const char *const digit_names[] = {"text", "native", "latin"};

static const char *const size_names[] = {"a3",      "a4",     "a5",          "a6",
                                         "b5",      "letter", "half-letter", "legal",
                                         "tabloid", "ledger", "sra3",        "sra4"};

enum { SIZE_COUNT = sizeof size_names / sizeof *size_names };

/* By size_names. */
static const struct {
    const char *width, *height;
} sizes[SIZE_COUNT] = {
    {"297mm", "420mm"}, {"210mm", "297mm"}, {"148mm", "210mm"}, {"105mm", "148mm"},
    {"176mm", "250mm"}, {"8.5in", "11in"},  {"5.5in", "8.5in"}, {"8.5in", "14in"},
    {"11in", "17in"},   {"17in", "11in"},   {"320mm", "450mm"}, {"225mm", "320mm"},
};

static const struct value a_length = {.kind = VALUE_LENGTH};
const struct value size_values[2] = {
    {.kind = VALUE_CHOICE, KEY_CHOICES(size_names)},
    {.kind = VALUE_LIST, .of = &a_length, .count = 2, .words = "`[width, height]`"}};

#define ROW(...) PROPERTY_ROW(struct design, __VA_ARGS__)

static const struct property margin_rows[] = {
    ROW("inner", LENGTH, inner, "The margin at the fold.", MUST_BE_SAID),
    ROW("outer", LENGTH, outer, "The margin at the fore edge.", MUST_BE_SAID),
    ROW("top", LENGTH, top, "The margin over the text.", MUST_BE_SAID),
    ROW("bottom", LENGTH, bottom, "The margin under the text, in which the folio stands.",
        MUST_BE_SAID),
};
static const struct key_table margin_keys = {.title = "Margins", KEYED_ROWS(margin_rows)};

static const struct property grid_rows[] = {
    ROW("leading", SIZE, grid, "The distance of baselines.", MUST_BE_SAID),
    ROW("first", LENGTH, grid_top, "The first baseline, below the top margin.", MUST_BE_SAID),
};
static const struct key_table grid_keys = {.title = "Grid", KEYED_ROWS(grid_rows)};

static const struct property folio_rows[] = {
    ROW("place", CHOICE, folio_place, "Where the page's number stands.", CHOICES(folio_names),
        SILENT("none")),
    ROW("baseline", SHIFT, folio_baseline, "Its baseline, below the edge of the bottom margin.",
        SILENT("0pt")),
};
static const struct key_table folio_keys = {.title = "Folio", KEYED_ROWS(folio_rows)};

static const struct property head_rows[] = {
    ROW("baseline", LENGTH, head_baseline,
        "The running head's baseline, above the edge of the top margin.", SILENT("0pt")),
};
static const struct key_table head_keys = {.title = "Running head", KEYED_ROWS(head_rows)};

static const struct property page_rows[] = {
    OTHER_ROW("size", "The page as it is cut.", EITHER(size_values), SILENT("must be said")),
    OTHER_ROW("margins", "What stays white round the text.", A_TABLE(margin_keys),
              SILENT("must be said")),
    OTHER_ROW("bleed",
              "Room beyond the trim. It is a matter of the file, not of the design: pages with and "
              "without it break alike.",
              EITHER(edges_values), SILENT("0pt")),
    ROW("binding", CHOICE, binding,
        "The side of the fold; `auto` is that of the edition's direction.", CHOICES(binding_names),
        SILENT("auto")),
    OTHER_ROW("grid", "The grid of baselines on which the text stands.", A_TABLE(grid_keys),
              SILENT("must be said")),
    OTHER_ROW("folio", "The page's number.", A_TABLE(folio_keys), SILENT("no folio")),
    OTHER_ROW("head", "The booklet's title over each page.", A_TABLE(head_keys),
              SILENT("no running head")),
};
const struct key_table page_keys = {.title = "Page", KEYED_ROWS(page_rows)};

static const struct property rule_rows[] = {
    ROW("width", LENGTH, note_rule_width, "How long the rule is.", SILENT("0pt")),
    ROW("thickness", LENGTH, note_rule_thickness, "How thick it is.", SILENT("0pt")),
    ROW("above", LENGTH, note_rule_above, "From the rule to the first note's baseline.",
        SILENT("0pt")),
    ROW("color", COLOR, note_rule_color, "Its colour.", A_COLOR, SILENT("black")),
};
static const struct key_table rule_keys = {.title = "Rule over notes", KEYED_ROWS(rule_rows)};

static const struct property note_rows[] = {
    ROW("gap", LENGTH, note_gap, "The least room between text and footnotes.", SILENT("0pt")),
    OTHER_ROW("rule", "A rule over the notes.", A_TABLE(rule_keys), SILENT("no rule")),
};
const struct key_table notes_keys = {.title = "Notes", KEYED_ROWS(note_rows)};

static const struct property design_rows[] = {
    ROW("links", CHOICE, links,
        "How a link's address shows on paper: a footnote, or a QR code under the item.",
        CHOICES(link_names), SILENT("none")),
    ROW("digits", CHOICE, digits,
        "The digits of folios and dates in languages that have their own; `text` are those that "
        "the edition's texts have more of.",
        CHOICES(digit_names), SILENT("text")),
    ROW("section_ornament", TEXT, section_ornament,
        "Characters set before a later section without a name.", SILENT("no ornament"),
        .place_offset = offsetof(struct design, section_ornament_place)),
    ROW("end_ornament", TEXT, end_ornament,
        "Characters set under the last text, where its page has room; they never make a page.",
        SILENT("no ornament"), .place_offset = offsetof(struct design, end_ornament_place)),
};
const struct key_table design_keys = {KEYED_ROWS(design_rows)};

/* What the files of the chain have said so far, one bit a row. */
struct said {
    bool has_size;
    uint64_t margins, grid;
};

static bool read_side(struct draft *draft, const struct node *node, unit *out)
{
    unit length;
    if (!yaml_length(draft->diag, node, &length))
        return false;
    if (length <= 0) {
        diag_error(draft->diag, node->place, "layout-range",
                   "a side is %.*s; expected more than 0pt", SLICE_ARG(node->text));
        return false;
    }
    *out = length;
    return true;
}

bool page_size_read(struct draft *draft, const struct node *node, unit *width, unit *height,
                    bool *is_named)
{
    *is_named = node->kind == NODE_SCALAR;
    if (!*is_named) {
        if (node->kind == NODE_SEQUENCE && node->count == 2)
            return draft_note(draft, read_side(draft, node->first, width) &&
                                         read_side(draft, node->first->next, height));
        diag_error(draft->diag, node->place, "layout-size",
                   "expected a size such as a5 or [148mm, 210mm]");
        return draft_note(draft, false);
    }
    uint32_t index;
    if (!draft_note(draft, yaml_choice(draft->diag, node, size_names, SIZE_COUNT, &index)))
        return false;
    return unit_parse(slice_of(sizes[index].width), width) &&
           unit_parse(slice_of(sizes[index].height), height);
}

static void read_page(struct draft *draft, const struct node *page, struct said *said)
{
    struct design *design = &draft->layout->design;
    properties_read(draft, TABLE(page_rows), page, design);
    const struct node *size = yaml_find(page, "size"), *margins = yaml_find(page, "margins");
    const struct node *grid = yaml_find(page, "grid"), *folio = yaml_find(page, "folio");
    const struct node *head = yaml_find(page, "head");
    bool is_named;
    if (size)
        said->has_size |=
            page_size_read(draft, size, &design->page_width, &design->page_height, &is_named);
    if (margins && margins->kind == NODE_SCALAR) {
        diag_error(draft->diag, margins->place, "layout-size",
                   "expected four margins, found one length");
        diag_hint(draft->diag, "write 'margins: {inner: 14mm, outer: 16mm, top: 15mm, bottom: "
                               "20mm}'; what is left out stays as it was");
        draft->is_bad = true;
    } else if (margins)
        said->margins |= properties_read(draft, TABLE(margin_rows), margins, design);
    if (grid)
        said->grid |= properties_read(draft, TABLE(grid_rows), grid, design);
    if (folio)
        properties_read(draft, TABLE(folio_rows), folio, design);
    if (head)
        properties_read(draft, TABLE(head_rows), head, design);
}

static void read_notes(struct draft *draft, const struct node *notes)
{
    struct design *design = &draft->layout->design;
    properties_read(draft, TABLE(note_rows), notes, design);
    const struct node *rule = yaml_find(notes, "rule");
    if (rule)
        properties_read(draft, TABLE(rule_rows), rule, design);
}

/* Whether the margins leave a measure and at least one line. */
static void check_room(struct draft *draft)
{
    const struct design *design = &draft->layout->design;
    bool is_narrow = design->inner + design->outer >= design->page_width;
    bool is_low = design->top + design->grid_top + design->bottom >= design->page_height;
    if (!is_narrow && !is_low)
        return;
    diag_error(draft->diag, draft->layout->place, "layout-page", "the margins leave no room for %s",
               is_narrow ? "a line" : "a line of text between top and bottom");
    draft->is_bad = true;
}

/* A folio and a head stand in their margins. */
static void check_edges(struct draft *draft)
{
    const struct design *design = &draft->layout->design;
    bool is_folio_off =
        design->folio_place != FOLIO_NONE && design->folio_baseline > design->bottom;
    if (!is_folio_off && design->head_baseline <= design->top)
        return;
    diag_error(draft->diag, draft->layout->place, "layout-page",
               "the %s stands off the page: its baseline is further from the text than the page's "
               "edge",
               is_folio_off ? "folio" : "running head");
    draft->is_bad = true;
}

static void check_said(struct draft *draft, const struct said *said)
{
    struct place place = draft->layout->place;
    if (!said->has_size && !draft->is_bad) {
        diag_error(draft->diag, place, "layout-missing", "'page' lacks size");
        draft->is_incomplete = true;
    }
    properties_require(draft, TABLE(margin_rows), said->margins, place, "'margins' of 'page'");
    properties_require(draft, TABLE(grid_rows), said->grid, place, "'grid' of 'page'");
}

void page_read(struct draft *draft)
{
    struct said said = {0};
    draft->layout->design.folio_place = FOLIO_NONE;
    for (size_t i = 0; i < draft->file_count; i++) {
        const struct node *page = yaml_find(draft->files[i], "page");
        const struct node *notes = yaml_find(draft->files[i], "notes");
        if (page)
            read_page(draft, page, &said);
        if (notes)
            read_notes(draft, notes);
        properties_pick(draft, TABLE(design_rows), draft->files[i], &draft->layout->design);
    }
    check_said(draft, &said);
    if (draft->is_bad || draft->is_incomplete)
        return;
    check_room(draft);
    check_edges(draft);
}

uint64_t page_hash(const struct design *design, uint64_t seed)
{
    seed = hash_unit(seed, design->page_width);
    seed = hash_unit(seed, design->page_height);
    seed = properties_hash(TABLE(page_rows), design, seed);
    seed = properties_hash(TABLE(margin_rows), design, seed);
    seed = properties_hash(TABLE(grid_rows), design, seed);
    seed = properties_hash(TABLE(folio_rows), design, seed);
    seed = properties_hash(TABLE(head_rows), design, seed);
    seed = properties_hash(TABLE(note_rows), design, seed);
    seed = properties_hash(TABLE(rule_rows), design, seed);
    return properties_hash(TABLE(design_rows), design, seed);
}

static void dump_rows(struct dump *dump, const char *word, const struct design *design,
                      struct table table)
{
    dump_begin(dump, word);
    properties_dump(dump, design, table, design);
    dump_end(dump);
}

void page_dump(struct dump *dump, const struct design *design)
{
    dump_begin(dump, "page");
    dump_length(dump, "width", design->page_width);
    dump_length(dump, "height", design->page_height);
    properties_dump(dump, design, TABLE(page_rows), design);
    properties_dump(dump, design, TABLE(design_rows), design);
    dump_end(dump);
    dump_rows(dump, "margins", design, TABLE(margin_rows));
    dump_rows(dump, "grid", design, TABLE(grid_rows));
    dump_rows(dump, "folio", design, TABLE(folio_rows));
    dump_rows(dump, "head", design, TABLE(head_rows));
    dump_rows(dump, "notes", design, TABLE(note_rows));
    dump_rows(dump, "note-rule", design, TABLE(rule_rows));
}

/* What only a print shop or a printer asks: bleed, intent, marks, inks, limits, printer profile.
 *
 * In: `deliver`, `page: bleed` and `printer` of one file after the other, base first. Out: their
 * part of layout.deliver. A path (an ICC profile, a printer's own YAML) starts at the folder of the
 * file that names it. A printer's file is `format: orison-printer/1` and the keys that `printer`
 * itself knows. */
#include <stddef.h>

#include "base/file.h"
#include "base/kind.h"
#include "layouts/draft.h"

enum { PRINTER_BYTES_LARGEST = 1 << 16, MARK_KIND_COUNT = 5 };

static const char *const inks_names[] = {"process", "gray"};
static const char *const mark_names[MARK_KIND_COUNT] = {"crop", "fold", "registration", "color-bar",
                                                        "slug"};

#define ROW(...)  PROPERTY_ROW(struct deliver, __VA_ARGS__)
#define EDGE(...) PROPERTY_ROW(struct edges, __VA_ARGS__, SILENT("0pt"))

static const struct property intent_rows[] = {
    ROW("profile", TEXT, intent.profile,
        "An ICC profile, from the folder of this file; `default` is the one of libgs-common, made "
        "for SWOP.",
        WORDS("a file's name, or `default`"), SILENT("`default`")),
    ROW("condition", TEXT, intent.condition,
        "The printing condition's name, which must agree with the profile's description.",
        SILENT("read from the profile")),
};
static const struct key_table intent_keys = {.title = "Output intent", KEYED_ROWS(intent_rows)};
static const struct value mark_value = {.kind = VALUE_CHOICE, KEY_CHOICES(mark_names)};

static const struct property press_rows[] = {
    OTHER_ROW("marks",
              "What stands round the pages, outside the bleed; `slug` is title, language, date, "
              "page or sheet and side, and a hash of what is shown.",
              A_LIST(mark_value), SILENT("no marks")),
    OTHER_ROW("intent", "The inks and the paper that a press file is for.", A_TABLE(intent_keys),
              SILENT("libgs-common's profile")),
    ROW("color", CHOICE, inks, "`gray` prints everything in black ink.", CHOICES(inks_names),
        SILENT("process")),
    ROW("ink_limit", NUMBER, ink_limit,
        "Percent of all inks together. A colour given in ink over it is an error; one converted "
        "from RGB is brought under it.",
        RANGE(100, 400), SILENT("300")),
    ROW("safe_margin", LENGTH, safe_margin,
        "Nothing stands nearer to the trim or a fold, creep counted.", SILENT("3mm")),
    ROW("smallest_rule", LENGTH, smallest_rule, "Thinner rules are refused.", SILENT("0.25pt")),
    ROW("smallest_type", LENGTH, smallest_type, "Smaller type is refused.", SILENT("5pt")),
    ROW("page_multiple", COUNT, page_multiple,
        "Single pages are filled up with blank ones to a multiple of this.", RANGE(1, 64),
        SILENT("1")),
    ROW("page_least", COUNT, page_least,
        "The shop prints no fewer pages; fewer are warned of. 0: any.", RANGE(0, 2000),
        SILENT("any")),
    ROW("page_most", COUNT, page_most, "The shop prints no more pages; more are warned of. 0: any.",
        RANGE(0, 2000), SILENT("any")),
};
const struct key_table press_keys = {KEYED_ROWS(press_rows)};

static const struct property bleed_rows[] = {
    EDGE("inner", LENGTH, inner, "Bleed at the fold."),
    EDGE("outer", LENGTH, outer, "Bleed at the fore edge."),
    EDGE("top", LENGTH, top, "Bleed at the head."),
    EDGE("bottom", LENGTH, bottom, "Bleed at the foot."),
};
static const struct key_table bleed_keys = {.title = "Bleed", KEYED_ROWS(bleed_rows)};
const struct value edges_values[2] = {{.kind = VALUE_LENGTH},
                                      {.kind = VALUE_TABLE, .table = &bleed_keys}};

static const struct property margin_rows[] = {
    EDGE("left", LENGTH, inner, "What it cannot print on at the left."),
    EDGE("right", LENGTH, outer, "What it cannot print on at the right."),
    EDGE("top", LENGTH, top, "What it cannot print on at the top."),
    EDGE("bottom", LENGTH, bottom, "What it cannot print on at the bottom."),
};
static const struct key_table margin_keys = {.title = "Printer's margins", KEYED_ROWS(margin_rows)};
static const struct value margin_values[] = {{.kind = VALUE_LENGTH},
                                             {.kind = VALUE_TABLE, .table = &margin_keys}};
static const struct value offset_length = {.kind = VALUE_SHIFT};
static const char *const stack_names[] = {"same", "reversed"};
static const char *const way_names[] = {"upright", "turned"};
static const char *const printer_formats[] = {"orison-printer/1"};

#define AN_OFFSET                                                                                  \
    .kind = VALUE_LIST, .of = &offset_length, .count = 2, .words = "`[right, down]`, two lengths"

static const struct key printer_rows[] = {
    KEY_ROW("name", "What you call it.", .value = {.kind = VALUE_TEXT}),
    KEY_ROW("margins", "Where it cannot print: ink there is warned of.", .silent = "0pt",
            .value = {KEY_EITHER(margin_values)}),
    KEY_ROW("front", "How far the front lies too far right, and too far down.",
            .silent = "`[0mm, 0mm]`", .value = {AN_OFFSET}),
    KEY_ROW("back", "The same of the back.", .silent = "`[0mm, 0mm]`", .value = {AN_OFFSET}),
    KEY_ROW("stack",
            "For duplex by hand: `reversed` where the pile comes back with the last "
            "sheet first.",
            .silent = "same", .value = {.kind = VALUE_CHOICE, KEY_CHOICES(stack_names)}),
    KEY_ROW("backs", "For duplex by hand: `turned` where the backs come out upside down.",
            .silent = "upright", .value = {.kind = VALUE_CHOICE, KEY_CHOICES(way_names)}),
};
const struct key_table printer_keys = {.title = "Printer", KEY_ROWS(printer_rows)};
const struct value printer_values[2] = {{.kind = VALUE_TEXT, .words = "a printer's file"},
                                        {.kind = VALUE_TABLE, .table = &printer_keys}};

static const struct key printer_file_rows[] = {
    KEY_ROW("format", "What the file is, and for which version of its form.", .is_required = true,
            .value = {.kind = VALUE_CHOICE, KEY_CHOICES(printer_formats)}),
};
const struct key_table printer_file_keys = {
    .title = "Printer's file", KEY_ROWS(printer_file_rows), .more = &printer_keys};

/* One length for all edges, or a mapping of some of them; the others stay as they were. */
static void read_edges(struct draft *draft, const struct node *node, struct table table,
                       struct edges *edges)
{
    if (node->kind == NODE_MAPPING) {
        properties_read(draft, table, node, edges);
        return;
    }
    unit all;
    if (!draft_note(draft, yaml_length(draft->diag, node, &all)))
        return;
    if (all >= 0) {
        *edges = (struct edges){all, all, all, all};
        return;
    }
    diag_error(draft->diag, node->place, "layout-range", "%.*s is %.*s; expected 0pt or more",
               SLICE_ARG(node->key), SLICE_ARG(node->text));
    draft->is_bad = true;
}

void press_read_bleed(struct draft *draft, const struct node *bleed)
{
    read_edges(draft, bleed, TABLE(bleed_rows), &draft->layout->deliver.bleed);
}

static const char *path_beside(struct draft *draft, const struct node *node, struct slice name)
{
    struct slice file = diag_source_name(draft->diag, node->place.source);
    return path_join(draft->arena, path_directory(file), name);
}

static void read_intent(struct draft *draft, const struct node *node)
{
    struct intent *intent = &draft->layout->deliver.intent;
    uint64_t set = properties_read(draft, TABLE(intent_rows), node, &draft->layout->deliver);
    const struct node *profile = yaml_find(node, "profile");
    if (!profile || !(set & 1))
        return;
    intent->profile = slice_is(profile->text, "default")
                          ? (struct slice){NULL, 0}
                          : slice_of(path_beside(draft, profile, profile->text));
}

/* The list replaces that of the base: [] is none. */
static void read_marks(struct draft *draft, const struct node *node)
{
    struct deliver *deliver = &draft->layout->deliver;
    if (!draft_note(draft, yaml_is_kind(draft->diag, node, NODE_SEQUENCE,
                                        "a list of marks such as [crop, slug]")))
        return;
    deliver->marks = 0;
    for (const struct node *item = node->first; item; item = item->next) {
        uint32_t index;
        if (draft_note(draft, yaml_choice(draft->diag, item, mark_names, MARK_KIND_COUNT, &index)))
            deliver->marks |= 1u << index;
    }
}

void press_read(struct draft *draft, const struct node *deliver)
{
    const struct node *intent = yaml_find(deliver, "intent"), *marks = yaml_find(deliver, "marks");
    properties_pick(draft, TABLE(press_rows), deliver, &draft->layout->deliver);
    if (intent)
        read_intent(draft, intent);
    if (marks)
        read_marks(draft, marks);
}

/* `[0.5mm, -0.2mm]`: right and down are positive. */
static void read_offset(struct draft *draft, const struct node *node, unit *x, unit *y)
{
    if (!node)
        return;
    if (node->kind == NODE_SEQUENCE && node->count == 2) {
        draft_note(draft, yaml_length(draft->diag, node->first, x) &&
                              yaml_length(draft->diag, node->first->next, y));
        return;
    }
    diag_error(draft->diag, node->place, "layout-printer",
               "expected two lengths, to the right and down, such as [0.5mm, -0.2mm]");
    draft->is_bad = true;
}

static void read_printer(struct draft *draft, const struct node *node, bool is_file)
{
    struct printer *printer = &draft->layout->deliver.printer;
    if (!draft_note(draft,
                    keys_check(draft->diag, node, is_file ? &printer_file_keys : &printer_keys)))
        return;
    const struct node *margins = yaml_find(node, "margins"), *format = yaml_find(node, "format");
    const struct node *stack = yaml_find(node, "stack"), *backs = yaml_find(node, "backs");
    uint32_t index;
    if (backs && draft_note(draft, yaml_choice(draft->diag, backs, way_names, 2, &index)))
        printer->is_back_turned = index == 1;
    if (stack && draft_note(draft, yaml_choice(draft->diag, stack, stack_names, 2, &index)))
        printer->is_stack_reversed = index == 1;
    if (is_file && format)
        draft_note(draft, yaml_choice(draft->diag, format, printer_formats, 1, &index));
    if (is_file && !format) {
        diag_error(draft->diag, node->place, "layout-format", "the file does not say what it is");
        diag_hint(draft->diag, "begin a printer's file with 'format: %s'", printer_formats[0]);
        draft->is_bad = true;
    }
    if (margins)
        read_edges(draft, margins, TABLE(margin_rows), &printer->margins);
    read_offset(draft, yaml_find(node, "front"), &printer->front_x, &printer->front_y);
    read_offset(draft, yaml_find(node, "back"), &printer->back_x, &printer->back_y);
}

static void read_printer_file(struct draft *draft, const char *path)
{
    struct slice bytes;
    if (!draft_note(draft,
                    file_read(draft->arena, draft->diag, path, PRINTER_BYTES_LARGEST, &bytes) &&
                        !file_kind_refuse(draft->diag, path, bytes, "a printer's profile")))
        return;
    const struct node *root =
        yaml_read(draft->arena, draft->diag, diag_add_source(draft->diag, path, bytes));
    const struct node *format = yaml_find(root, "format");
    uint32_t index;
    bool is_other = format && !yaml_choice(draft->diag, format, printer_formats, 1, &index);
    if (is_other && slice_starts_with(format->text, "orison-"))
        diag_hint(draft->diag, "--printer names a printer's profile: the sheet that `orison "
                               "calibrate` makes says what to write into one");
    if (draft_note(draft, root != NULL && !is_other))
        read_printer(draft, root, true);
}

void press_read_printer(struct draft *draft, const struct node *node)
{
    if (node->kind != NODE_SCALAR) {
        read_printer(draft, node, false);
        return;
    }
    const char *path = path_beside(draft, node, node->text);
    if (!file_exists(path)) {
        diag_error(draft->diag, node->place, "layout-printer", "there is no printer's file %s",
                   path);
        diag_hint(draft->diag, "a path starts at the folder of this file; the sheet of `orison "
                               "calibrate` says what to write into one");
        draft->is_bad = true;
        return;
    }
    read_printer_file(draft, path);
}

void press_read_printer_file(struct draft *draft, const char *path)
{
    draft->layout->deliver.printer = (struct printer){0};
    read_printer_file(draft, path);
}

static void dump_edges(struct dump *dump, const char *word, struct table table,
                       const struct design *design, const struct edges *edges)
{
    dump_begin(dump, word);
    properties_dump(dump, design, table, edges);
    dump_end(dump);
}

void press_dump(struct dump *dump, const struct layout *layout)
{
    const struct deliver *deliver = &layout->deliver;
    const struct printer *printer = &deliver->printer;
    dump_begin(dump, "press");
    properties_dump(dump, &layout->design, TABLE(press_rows), deliver);
    for (size_t i = 0; i < MARK_KIND_COUNT; i++)
        dump_flag(dump, mark_names[i], (int)(deliver->marks >> i & 1));
    dump_end(dump);
    dump_begin(dump, "intent");
    dump_text(dump, "profile", path_name(deliver->intent.profile));
    dump_text(dump, "condition", deliver->intent.condition);
    dump_end(dump);
    dump_edges(dump, "bleed", TABLE(bleed_rows), &layout->design, &deliver->bleed);
    dump_edges(dump, "printer", TABLE(margin_rows), &layout->design, &printer->margins);
    dump_begin(dump, "printer-offset");
    dump_length(dump, "front-x", printer->front_x);
    dump_length(dump, "front-y", printer->front_y);
    dump_length(dump, "back-x", printer->back_x);
    dump_length(dump, "back-y", printer->back_y);
    dump_flag(dump, "stack-reversed", printer->is_stack_reversed);
    dump_flag(dump, "backs-turned", printer->is_back_turned);
    dump_end(dump);
}

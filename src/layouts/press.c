/* What only a print shop or a printer asks: bleed, intent, marks, inks, limits, printer profile.
 *
 * In: `deliver`, `page: bleed` and `printer` of one file after the other, base first. Out: their
 * part of layout.deliver. A path (an ICC profile, a printer's own YAML) starts at the folder of the
 * file that names it. A printer's file is `format: orison-printer/1` and the keys that `printer`
 * itself knows. */
#include <stddef.h>

#include "base/file.h"
#include "layouts/draft.h"

enum { PRINTER_BYTES_LARGEST = 1 << 16, MARK_KIND_COUNT = 5 };

static const char *const inks_names[] = {"process", "gray"};
static const char *const mark_names[MARK_KIND_COUNT] = {"crop", "fold", "registration", "color-bar",
                                                        "slug"};

#define ROW_OF(type, name, field_kind, field, ...)                                                 \
    {                                                                                              \
        .key = (name), .kind = PROPERTY_##field_kind, .byte_offset = offsetof(type, field),        \
        __VA_ARGS__                                                                                \
    }
#define ROW(name, field_kind, field, ...)                                                          \
    ROW_OF(struct deliver, name, field_kind, field, __VA_ARGS__)

static const struct property press_rows[] = {
    ROW("color", CHOICE, inks, CHOICES(inks_names)),
    ROW("ink_limit", NUMBER, ink_limit, .least = 100, .largest = 400),
    ROW("safe_margin", LENGTH, safe_margin, .use = 0),
    ROW("smallest_rule", LENGTH, smallest_rule, .use = 0),
    ROW("smallest_type", LENGTH, smallest_type, .use = 0),
    ROW("page_multiple", COUNT, page_multiple, .least = 1, .largest = 64),
};
static const struct property intent_rows[] = {
    ROW("profile", TEXT, intent.profile, .use = 0),
    ROW("condition", TEXT, intent.condition, .use = 0),
};
static const struct property bleed_rows[] = {
    ROW_OF(struct edges, "inner", LENGTH, inner, .use = 0),
    ROW_OF(struct edges, "outer", LENGTH, outer, .use = 0),
    ROW_OF(struct edges, "top", LENGTH, top, .use = 0),
    ROW_OF(struct edges, "bottom", LENGTH, bottom, .use = 0),
};
static const struct property margin_rows[] = {
    ROW_OF(struct edges, "left", LENGTH, inner, .use = 0),
    ROW_OF(struct edges, "right", LENGTH, outer, .use = 0),
    ROW_OF(struct edges, "top", LENGTH, top, .use = 0),
    ROW_OF(struct edges, "bottom", LENGTH, bottom, .use = 0),
};

/* One length for all edges, or a mapping of some of them; the others stay as they were. */
static void read_edges(struct draft *draft, const struct node *node, struct table table,
                       struct edges *edges)
{
    if (node->kind == NODE_MAPPING) {
        properties_read(draft, table, node, edges, NULL, 0);
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
    uint64_t set =
        properties_read(draft, TABLE(intent_rows), node, &draft->layout->deliver, NULL, 0);
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
    static const char *const keys[] = {"margins", "front", "back",  "stack",
                                       "backs",   "name",  "format"};
    static const char *const formats[] = {"orison-printer/1"};
    struct printer *printer = &draft->layout->deliver.printer;
    if (!draft_note(draft, yaml_check_keys(draft->diag, node, keys, is_file ? 7 : 6)))
        return;
    const struct node *margins = yaml_find(node, "margins"), *format = yaml_find(node, "format");
    static const char *const stacks[] = {"same", "reversed"};
    static const char *const ways[] = {"upright", "turned"};
    const struct node *stack = yaml_find(node, "stack"), *backs = yaml_find(node, "backs");
    uint32_t index;
    if (backs && draft_note(draft, yaml_choice(draft->diag, backs, ways, 2, &index)))
        printer->is_back_turned = index == 1;
    if (stack && draft_note(draft, yaml_choice(draft->diag, stack, stacks, 2, &index)))
        printer->is_stack_reversed = index == 1;
    if (is_file && format)
        draft_note(draft, yaml_choice(draft->diag, format, formats, 1, &index));
    if (is_file && !format) {
        diag_error(draft->diag, node->place, "layout-format", "the file does not say what it is");
        diag_hint(draft->diag, "begin a printer's file with 'format: %s'", formats[0]);
        draft->is_bad = true;
    }
    if (margins)
        read_edges(draft, margins, TABLE(margin_rows), &printer->margins);
    read_offset(draft, yaml_find(node, "front"), &printer->front_x, &printer->front_y);
    read_offset(draft, yaml_find(node, "back"), &printer->back_x, &printer->back_y);
}

void press_read_printer(struct draft *draft, const struct node *node)
{
    struct slice bytes;
    if (node->kind != NODE_SCALAR) {
        read_printer(draft, node, false);
        return;
    }
    const char *path = path_beside(draft, node, node->text);
    if (!file_exists(path)) {
        diag_error(draft->diag, node->place, "layout-printer", "there is no printer's file %s",
                   path);
        draft->is_bad = true;
        return;
    }
    if (!draft_note(draft,
                    file_read(draft->arena, draft->diag, path, PRINTER_BYTES_LARGEST, &bytes)))
        return;
    const struct node *root =
        yaml_read(draft->arena, draft->diag, diag_add_source(draft->diag, path, bytes));
    if (draft_note(draft, root != NULL))
        read_printer(draft, root, true);
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

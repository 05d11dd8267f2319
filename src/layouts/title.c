/* The title page: a list of elements from top to bottom.
 *
 * In: the `title_page` of the last file that has one; a list replaces its base's, because a title
 * page is one composition. Out: design.title_elements. An element is a block of the content, an
 * ornament, a rule, a fill or the content's logo, told apart by its key. */
#include <stddef.h>

#include "layouts/draft.h"
#include "layouts/hash.h"

enum { ELEMENTS_LARGEST = 100 };

#define ROW(...) PROPERTY_ROW(struct title_element, __VA_ARGS__)
#define SPACE                                                                                      \
    ROW("space", LENGTH, space, "Room above it, beside what its style asks for.", SILENT("0pt"))

static const char *const blocks[] = {"title", "date", "verse", "citation", "organization"};

static const struct property block_rows[] = {
    {.key = KEY_ROW("block", "This part of the content, in the style of that name.",
                    .is_required = true, .value = {.kind = VALUE_CHOICE, KEY_CHOICES(blocks)}),
     .kind = PROPERTY_TEXT,
     .byte_offset = offsetof(struct title_element, block)},
    SPACE,
};
static const struct property ornament_rows[] = {
    ROW("ornament", TEXT, text, "Characters of the layout's own.", .key.is_required = true),
    OTHER_ROW("style", "The style in which it is set.", .key.value.kind = VALUE_TEXT,
              WORDS("a name of `styles`"), SILENT("`ornament`")),
    SPACE,
};
static const struct property rule_rows[] = {
    ROW("rule", SIZE, width, "A line, so long.", .key.is_required = true),
    ROW("thickness", SIZE, thickness, "How thick it is.", .key.is_required = true),
    ROW("color", COLOR, color, "Its colour.", A_COLOR, SILENT("black")),
    SPACE,
};
static const struct property fill_rows[] = {
    ROW("fill", NUMBER, weight, "A part of the room that is left, by weight.", RANGE(0, 1000),
        .key.is_required = true),
};
static const struct property logo_rows[] = {
    ROW("logo", SIZE, width, "The content's logo, so wide, in the style `logo` (its `align`).",
        .key.is_required = true),
    SPACE,
};

static const struct key_table block_keys = {.title = "Title page: a part of the content",
                                            KEYED_ROWS(block_rows)};
static const struct key_table ornament_keys = {.title = "Title page: an ornament",
                                               KEYED_ROWS(ornament_rows)};
static const struct key_table rule_keys = {.title = "Title page: a rule", KEYED_ROWS(rule_rows)};
static const struct key_table fill_keys = {.title = "Title page: a fill", KEYED_ROWS(fill_rows)};
static const struct key_table logo_keys = {.title = "Title page: the logo", KEYED_ROWS(logo_rows)};

static const struct value elements[] = {
    {.kind = VALUE_TABLE, .table = &block_keys}, {.kind = VALUE_TABLE, .table = &ornament_keys},
    {.kind = VALUE_TABLE, .table = &rule_keys},  {.kind = VALUE_TABLE, .table = &fill_keys},
    {.kind = VALUE_TABLE, .table = &logo_keys},
};
const struct value title_value = {KEY_EITHER(elements)};

/* By enum title_kind: the key that says so, and the rows. */
static const struct {
    const char *key;
    struct table table;
} kinds[TITLE_KIND_COUNT] = {
    {"block", {block_rows, sizeof block_rows / sizeof *block_rows}},
    {"ornament", {ornament_rows, sizeof ornament_rows / sizeof *ornament_rows}},
    {"rule", {rule_rows, sizeof rule_rows / sizeof *rule_rows}},
    {"fill", {fill_rows, sizeof fill_rows / sizeof *fill_rows}},
    {"logo", {logo_rows, sizeof logo_rows / sizeof *logo_rows}},
};

static void read_block(struct draft *draft, const struct node *node)
{
    const struct node *block = yaml_find(node, "block");
    uint32_t index;
    if (block->kind == NODE_SCALAR)
        draft_note(draft, yaml_choice(draft->diag, block, blocks, 5, &index));
}

static void read_ornament(struct draft *draft, const struct node *node,
                          struct title_element *element)
{
    const struct node *style = yaml_find(node, "style");
    if (style) {
        uint32_t index = style_find(draft, style);
        element->style = index == NO_INDEX ? 0 : index;
        return;
    }
    element->style = design_find_style(&draft->layout->design, SLICE("ornament"));
    if (element->style != NO_INDEX)
        return;
    diag_error(draft->diag, node->place, "layout-title", "the ornament names no style");
    diag_hint(draft->diag, "add 'style: …', or give the layout a style 'ornament'");
    element->style = 0;
    draft->is_bad = true;
}

static bool find_kind(struct draft *draft, const struct node *node, enum title_kind *kind)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < TITLE_KIND_COUNT; i++)
        if (yaml_find(node, kinds[i].key)) {
            *kind = (enum title_kind)i;
            count++;
        }
    if (count == 1)
        return true;
    diag_error(draft->diag, node->place, "layout-title",
               "expected one of block, ornament, rule, fill and logo, such as {block: title}");
    draft->is_bad = true;
    return false;
}

/* What the content has once stands once: a second one would say it twice. */
static void check_once(struct draft *draft, const struct node *node,
                       const struct title_element *element)
{
    const struct design *design = &draft->layout->design;
    struct slice name = element->kind == TITLE_LOGO ? SLICE("logo") : element->block;
    if ((element->kind != TITLE_BLOCK && element->kind != TITLE_LOGO) || name.length == 0)
        return;
    for (const struct title_element *other = design->title_elements; other < element; other++) {
        if (other->kind != element->kind || !slice_equal(other->block, element->block))
            continue;
        diag_error(draft->diag, node->place, "layout-title",
                   "'%.*s' stands on the title page twice", SLICE_ARG(name));
        diag_second_place(draft->diag, other->place, "the first one");
        draft->is_bad = true;
        return;
    }
}

static void read_element(struct draft *draft, const struct node *node,
                         struct title_element *element)
{
    enum title_kind kind;
    if (!find_kind(draft, node, &kind))
        return;
    struct table table = kinds[kind].table;
    element->kind = kind;
    element->place = node->place;
    properties_read(draft, table, node, element);
    if (kind == TITLE_BLOCK)
        read_block(draft, node);
    check_once(draft, node, element);
    if (kind == TITLE_ORNAMENT)
        read_ornament(draft, node, element);
    if (kind != TITLE_RULE || yaml_find(node, "thickness"))
        return;
    diag_error(draft->diag, node->place, "layout-title", "the rule lacks a thickness");
    diag_hint(draft->diag, "such as {rule: 20mm, thickness: 0.5pt}");
    draft->is_bad = true;
}

void title_read(struct draft *draft)
{
    const struct node *list = NULL;
    for (size_t i = 0; i < draft->file_count; i++) {
        const struct node *here = yaml_find(draft->files[i], "title_page");
        list = here ? here : list;
    }
    if (!list || !draft_note(draft, yaml_is_kind(draft->diag, list, NODE_SEQUENCE,
                                                 "a list of elements, such as - {block: title}")))
        return;
    if (list->count > ELEMENTS_LARGEST) {
        diag_error(draft->diag, list->place, "layout-limit",
                   "the title page has too many elements; the limit is %d", ELEMENTS_LARGEST);
        draft->is_bad = true;
        return;
    }
    struct design *design = &draft->layout->design;
    design->title_elements =
        arena_alloc_items(draft->arena, list->count, sizeof *design->title_elements);
    for (const struct node *node = list->first; node; node = node->next)
        read_element(draft, node, &design->title_elements[design->title_element_count++]);
}

uint64_t title_hash(const struct design *design, uint64_t seed)
{
    seed = hash_count(seed, design->title_element_count);
    for (uint32_t i = 0; i < design->title_element_count; i++) {
        const struct title_element *element = &design->title_elements[i];
        seed = hash_count(seed, element->kind);
        seed = hash_count(seed, element->style);
        seed = properties_hash(kinds[element->kind].table, element, seed);
    }
    return seed;
}

void title_dump(struct dump *dump, const struct design *design)
{
    for (uint32_t i = 0; i < design->title_element_count; i++) {
        const struct title_element *element = &design->title_elements[i];
        dump_begin(dump, "title-element");
        properties_dump(dump, design, kinds[element->kind].table, element);
        if (element->kind == TITLE_ORNAMENT)
            dump_word(dump, "style", design->styles[element->style].name);
        dump_end(dump);
    }
}

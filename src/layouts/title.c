/* The title page: a list of elements from top to bottom.
 *
 * In: the `title_page` of the last file that has one; a list replaces its base's, because a title
 * page is one composition. Out: design.title_elements. An element is a block of the content, an
 * ornament, a rule, a fill or the content's logo, told apart by its key. */
#include <stddef.h>

#include "layouts/draft.h"
#include "layouts/hash.h"

enum { ELEMENTS_LARGEST = 100 };

#define ROW(name, field_kind, field, ...)                                                          \
    {                                                                                              \
        .key = (name), .kind = PROPERTY_##field_kind,                                              \
        .byte_offset = offsetof(struct title_element, field), __VA_ARGS__                          \
    }

static const struct property block_rows[] = {
    ROW("block", TEXT, block, .use = 0),
    ROW("space", LENGTH, space, .use = 0),
};
static const struct property ornament_rows[] = {
    ROW("ornament", TEXT, text, .use = 0),
    ROW("space", LENGTH, space, .use = 0),
};
static const struct property rule_rows[] = {
    ROW("rule", SIZE, width, .use = 0),
    ROW("thickness", SIZE, thickness, .use = 0),
    ROW("color", COLOR, color, .use = 0),
    ROW("space", LENGTH, space, .use = 0),
};
static const struct property fill_rows[] = {
    ROW("fill", NUMBER, weight, .largest = 1000, .use = 0),
};
static const struct property logo_rows[] = {
    ROW("logo", SIZE, width, .use = 0),
    ROW("space", LENGTH, space, .use = 0),
};

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
    static const char *const blocks[] = {"title", "date", "verse", "citation", "organization"};
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
    static const char *const others[] = {"style"};
    enum title_kind kind;
    if (!find_kind(draft, node, &kind))
        return;
    struct table table = kinds[kind].table;
    element->kind = kind;
    element->place = node->place;
    properties_read(draft, table, node, element, others, kind == TITLE_ORNAMENT ? 1 : 0);
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

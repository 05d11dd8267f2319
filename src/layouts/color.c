/* Colours: `rubric: {cmyk: [0, 85, 75, 15]}`.
 *
 * cmyk and gray are ink in percent, rgb is light from 0 to 255; `spot` names a separation, whose
 * look on screen is the process colour beside it. `black` always exists, is number 0, and is plain
 * K unless a layout says otherwise. */
#include <math.h>

#include "layouts/draft.h"

static const struct {
    const char *key;
    enum color_space space;
    uint32_t part_count;
    double largest;
} spaces[COLOR_SPACE_COUNT] = {
    {"gray", COLOR_GRAY, 1, 100}, {"cmyk", COLOR_CMYK, 4, 100}, {"rgb", COLOR_RGB, 3, 255}};

static const struct value percent = {.kind = VALUE_NUMBER, .largest = 100};
static const struct value light = {.kind = VALUE_NUMBER, .largest = 255};
static const struct value gray_values[] = {
    {.kind = VALUE_NUMBER, .largest = 100, .words = "percent of black ink"},
    {.kind = VALUE_LIST, .of = &percent, .count = 1, .words = "the same in `[ ]`"}};
static const char *const color_any[] = {"gray", "cmyk", "rgb"};

static const struct key color_rows[] = {
    KEY_ROW("gray", "Black ink alone, which overprints at 100.",
            .value = {KEY_EITHER(gray_values)}),
    KEY_ROW("cmyk", "Four inks, as in `[0, 85, 75, 15]`.",
            .value = {.kind = VALUE_LIST,
                      .of = &percent,
                      .count = 4,
                      .words = "percent of cyan, magenta, yellow, black"}),
    KEY_ROW("rgb", "Light, as in `[178, 32, 38]`; converted for a press.",
            .value = {.kind = VALUE_LIST,
                      .of = &light,
                      .count = 3,
                      .words = "red, green, blue, from 0 to 255"}),
    KEY_ROW("spot",
            "A separation's name, such as `PANTONE 485 C`: a spot colour, which the "
            "process colour beside it shows elsewhere.",
            .value = {.kind = VALUE_TEXT}),
};
static const struct key_table color_keys = {
    .title = "Colours",
    .about = "A colour is one of `gray`, `cmyk` and `rgb`. `black` always exists, and is `{gray: "
             "100}` where nothing else is said.",
    KEY_ROWS(color_rows),
    .any = color_any,
    .any_count = sizeof color_any / sizeof *color_any};
const struct value color_value = {.kind = VALUE_TABLE, .table = &color_keys};

static bool read_part(struct draft *draft, const struct node *node, uint32_t space, double *out)
{
    double part;
    if (!draft_note(draft, yaml_number(draft->diag, node, 0, spaces[space].largest, &part)))
        return false;
    *out = part / spaces[space].largest;
    return true;
}

static void read_parts(struct draft *draft, const struct node *node, uint32_t space,
                       struct color *color)
{
    static const char *const expected[COLOR_SPACE_COUNT] = {
        "a number: percent of ink", "four numbers, percent of ink: [cyan, magenta, yellow, black]",
        "three numbers from 0 to 255: [red, green, blue]"};
    color->space = spaces[space].space;
    if (spaces[space].part_count == 1 && node->kind == NODE_SCALAR) {
        read_part(draft, node, space, &color->parts[0]);
        return;
    }
    if (node->kind != NODE_SEQUENCE || node->count != spaces[space].part_count) {
        diag_error(draft->diag, node->place, "layout-color", "expected %s", expected[space]);
        draft->is_bad = true;
        return;
    }
    uint32_t i = 0;
    double whole = 0, largest = 0;
    for (const struct node *part = node->first; part; part = part->next) {
        read_part(draft, part, space, &color->parts[i]);
        double number = color->parts[i++] * spaces[space].largest;
        whole += number;
        largest = number > largest ? number : largest;
    }
    /* [0, 0.85, 0.75, 0.15]: as percent it is white. */
    if (largest > 0 && largest <= 1 && whole != floor(whole)) {
        diag_warning(draft->diag, node->place, "layout-color",
                     "these numbers are all at most 1: the colour can hardly be seen");
        diag_hint(draft->diag, spaces[space].largest > 100 ? "they go from 0 to 255"
                                                           : "they are percent, from 0 to 100");
    }
}

static void put_color(struct draft *draft, struct color color)
{
    for (size_t i = 0; i < draft->colors.count; i++)
        if (slice_equal(draft->colors.at[i].name, color.name)) {
            draft->colors.at[i] = color;
            return;
        }
    *array_add(draft->arena, &draft->colors) = color;
}

static void read_color(struct draft *draft, const struct node *node)
{
    if (node->kind == NODE_SCALAR) {
        diag_error(draft->diag, node->place, "layout-color",
                   "expected the parts of the colour '%.*s'", SLICE_ARG(node->key));
        diag_hint(draft->diag,
                  "write '%.*s: {cmyk: [0, 90, 80, 5]}', '{gray: 60}' or "
                  "'{rgb: [180, 30, 20]}'",
                  SLICE_ARG(node->key));
        draft->is_bad = true;
        return;
    }
    if (!draft_note(draft, keys_check(draft->diag, node, &color_keys)))
        return;
    struct color color = {.name = node->key, .place = node->key_place};
    const struct node *spot = yaml_find(node, "spot");
    if (spot)
        draft_note(draft, yaml_text(draft->diag, spot, &color.spot));
    uint32_t space_count = 0;
    for (uint32_t i = 0; i < COLOR_SPACE_COUNT; i++) {
        const struct node *parts = yaml_find(node, spaces[i].key);
        if (!parts)
            continue;
        space_count++;
        read_parts(draft, parts, i, &color);
    }
    if (space_count != 1) {
        diag_error(draft->diag, node->place, "layout-color",
                   "the colour '%.*s' needs one of gray, cmyk and rgb%s", SLICE_ARG(node->key),
                   spot ? ", which shows it where the separation is not printed" : "");
        draft->is_bad = true;
    }
    if (draft->colors.count < NAMES_LARGEST) {
        put_color(draft, color);
        return;
    }
    diag_error(draft->diag, node->key_place, "layout-limit", "too many colours; the limit is %d",
               NAMES_LARGEST);
    draft->is_bad = true;
}

void colors_read(struct draft *draft)
{
    put_color(draft, (struct color){.name = SLICE("black"), .space = COLOR_GRAY, .parts = {1}});
    for (size_t i = 0; i < draft->file_count; i++) {
        const struct node *colors = yaml_find(draft->files[i], "colors");
        if (!colors || !draft_note(draft, yaml_is_kind(draft->diag, colors, NODE_MAPPING,
                                                       "colours (name: {cmyk: [...]})")))
            continue;
        for (const struct node *node = colors->first; node; node = node->next)
            read_color(draft, node);
    }
    draft->layout->design.colors = draft->colors.at;
    draft->layout->design.color_count = (uint32_t)draft->colors.count;
}

uint32_t color_find(struct draft *draft, const struct node *name)
{
    struct slice text;
    if (!draft_note(draft, yaml_text(draft->diag, name, &text)))
        return NO_INDEX;
    for (uint32_t i = 0; i < draft->colors.count; i++)
        if (slice_equal(draft->colors.at[i].name, text))
            return i;
    const char **known = arena_alloc_items(draft->arena, draft->colors.count, sizeof *known);
    for (uint32_t i = 0; i < draft->colors.count; i++)
        known[i] = slice_terminated(draft->arena, draft->colors.at[i].name);
    diag_error(draft->diag, name->place, "layout-color", "there is no colour '%.*s'",
               SLICE_ARG(text));
    diag_hint(draft->diag, "name it first, such as 'colors: {%.*s: {cmyk: [0, 90, 80, 5]}}'",
              SLICE_ARG(text));
    diag_hint_nearest(draft->diag, text, known, draft->colors.count);
    draft->is_bad = true;
    return NO_INDEX;
}

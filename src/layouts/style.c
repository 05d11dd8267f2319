/* Styles: what the files name, inheritance, and character styles over paragraphs.
 *
 * In: the `styles` of all files. Out: design.styles, each whole. A file puts its properties over
 * those that its base gave the same style; then every style inherits from `body`, or from the one
 * that its `extends` names. Character styles (emphasis, strong, lead, day, link, note-mark, and the
 * marks NAME-mark) lie over a paragraph, so only what they name themselves counts. */
#include <stddef.h>

#include "layouts/draft.h"

static const char *const align_names[ALIGN_COUNT] = {"justify", "start", "end", "center"};
static const char *const slant_names[SLANT_COUNT] = {"upright", "italic", "toggle"};
static const char *const weight_names[WEIGHT_COUNT] = {"regular", "bold"};
static const char *const after_names[AFTER_COUNT] = {"space", "quarter", "third", "en", "em"};

enum { ON_BOTH = ON_CHARACTERS | ON_PARAGRAPHS };

/* Farther apart, or closer, is no pair but a space or a picture. */
static const struct value kern_value = {.kind = VALUE_INTEGER, .least = -400, .largest = 400};

static const struct value feature_value = {.kind = VALUE_TEXT, .pattern = "[ -~]{4}(=[0-9]+)?"};

#define BOTH(...)       PROPERTY_ROW(struct style, __VA_ARGS__)
#define CHARACTERS(...) PROPERTY_ROW(struct style, __VA_ARGS__, .key.scope = "characters")
#define PARAGRAPHS(...) PROPERTY_ROW(struct style, __VA_ARGS__, .key.scope = "paragraphs")

/* `style.set` has one bit a row, in this order. */
static const struct property rows[] = {
    BOTH("font", FONT, font, "A stack of the font catalogue, such as `body`.",
         WORDS("a name of `fonts.yaml`"), .use = ON_BOTH | REQUIRED),
    BOTH("slant", CHOICE, slant,
         "Upright or italic; `toggle`, in a style of characters, is the other one of its "
         "paragraph.",
         CHOICES(slant_names), .use = ON_BOTH),
    BOTH("weight", CHOICE, weight, "How heavy the letters are.", CHOICES(weight_names),
         .use = ON_BOTH),
    BOTH("size", SIZE, size, "The size of type.", .use = ON_BOTH | REQUIRED),
    CHARACTERS("scale", NUMBER, scale, "The size, times that of the paragraph.", RANGE(0.1, 10),
               .use = ON_CHARACTERS),
    BOTH("rise", SHIFT, rise, "How far above the baseline it stands; below with `-`.",
         .use = ON_BOTH),
    BOTH("tracking", INTEGER, tracking,
         "What is added after each character, in 1/1000 of the size; nothing in scripts without "
         "capitals.",
         RANGE(-200, 1000), .use = ON_BOTH),
    BOTH("color", COLOR, color, "The colour of the letters.", A_COLOR, .use = ON_BOTH),
    BOTH("features", FEATURES, features,
         "OpenType settings, such as `[smcp, onum, liga=0, ss01=1]`; a list takes the place of an "
         "inherited one.",
         .key.value.of = &feature_value, WORDS("a list of OpenType features"), .use = ON_BOTH),
    BOTH("kern", KERNS, kerns,
         "Room between two characters beside each other, such as `{IJ: 30}`, in 1/1000 of their "
         "size, after the font's own kerning; closer with `-`. A table takes the place of an "
         "inherited one; `{}` takes it away.",
         .key.value.of = &kern_value, .key.value.pattern = "[^ ]{2}",
         WORDS("pairs of characters and numbers"), .use = ON_BOTH),
    PARAGRAPHS("leading", SIZE, leading, "From baseline to baseline.",
               .use = ON_PARAGRAPHS | REQUIRED),
    PARAGRAPHS("align", CHOICE, align, "How lines fill the measure.", CHOICES(align_names),
               .use = ON_PARAGRAPHS | REQUIRED),
    PARAGRAPHS("hyphenate", FLAG, is_hyphenated, "Whether words are divided.",
               .use = ON_PARAGRAPHS),
    PARAGRAPHS("break_by_sense", FLAG, is_broken_by_sense,
               "Lines end after punctuation where they can, and balance.", .use = ON_PARAGRAPHS),
    PARAGRAPHS("hanging", FLAG, is_hanging,
               "Punctuation and hyphens hang into the margin, as `protrusion` says.",
               .use = ON_PARAGRAPHS),
    PARAGRAPHS("keep_with_next", FLAG, is_kept_with_next, "No page break comes after it.",
               .use = ON_PARAGRAPHS),
    PARAGRAPHS("keep_lines", COUNT, keep_lines,
               "A paragraph of at most so many lines is not divided over pages.", RANGE(0, 1000),
               .use = ON_PARAGRAPHS),
    PARAGRAPHS("widows", COUNT, widows, "The least lines of a paragraph at a page's top.",
               RANGE(0, 100), .use = ON_PARAGRAPHS),
    PARAGRAPHS("orphans", COUNT, orphans, "The least lines of a paragraph at a page's foot.",
               RANGE(0, 100), .use = ON_PARAGRAPHS),
    PARAGRAPHS("space_before", LENGTH, space_before,
               "Room above; of two neighbours the larger counts, at a page's top none.",
               .use = ON_PARAGRAPHS),
    PARAGRAPHS("space_after", LENGTH, space_after,
               "Room below; of two neighbours the larger counts.", .use = ON_PARAGRAPHS),
    PARAGRAPHS("day_space", LENGTH, day_space,
               "Room above an item with a day that follows another in its list, in half lines of "
               "the grid: two of them on a page are a line.",
               SILENT("none"), .use = ON_PARAGRAPHS),
    PARAGRAPHS("space_stretch", LENGTH, space_stretch,
               "By how much the space before may grow to level facing pages.",
               .use = ON_PARAGRAPHS),
    PARAGRAPHS("indent", SHIFT, indent,
               "Where the first line begins, from `margin_start`; in Chinese two characters, in "
               "Japanese and Korean one, whatever it says, but where it is 0 or a mark stands in "
               "it.",
               .use = ON_PARAGRAPHS),
    PARAGRAPHS("flush_first", FLAG, is_first_flush,
               "The first after another kind of paragraph (under a heading, an ornament) has no "
               "indent, except in languages whose books indent every one (French, Spanish, "
               "Russian, Chinese …).",
               .use = ON_PARAGRAPHS),
    PARAGRAPHS("margin_start", LENGTH, margin_start, "From the column's start edge.",
               .use = ON_PARAGRAPHS),
    PARAGRAPHS("margin_end", LENGTH, margin_end, "From the column's end edge.",
               .use = ON_PARAGRAPHS),
    PARAGRAPHS("mark", TEXT, mark,
               "Characters that hang before the first line, an item's; `\"\"` takes away an "
               "inherited one.",
               .place_offset = offsetof(struct style, mark_place), .use = ON_PARAGRAPHS),
    PARAGRAPHS("mark_indent", SHIFT, mark_indent,
               "Where the mark starts, from the column's start edge.", .use = ON_PARAGRAPHS),
    BOTH("uncased_weight", CHOICE, uncased_weight,
         "At least this weight in scripts without capitals, which have no small ones either.",
         CHOICES(weight_names), .use = ON_BOTH),
    PARAGRAPHS("upright_scale", NUMBER, upright_scale,
               "The size of an italic style, times its own, in scripts without italics, where "
               "nothing else would tell it from the text beside it.",
               RANGE(0.5, 1), SILENT("1"), .use = ON_PARAGRAPHS),
    PARAGRAPHS(
        "even_capitals", FLAG, has_even_capitals,
        "Words of capitals (IJM) among letters of a script without capitals are set a little "
        "smaller, to be nearer their height.",
        .use = ON_PARAGRAPHS),
    CHARACTERS("after", CHOICE, after,
               "What parts a day or a lead from what follows: a word `space`, which gives with its "
               "line; or of fixed width: a `quarter` or a `third` of an em, an `en`, an `em`. "
               "Chinese and Japanese have a square.",
               CHOICES(after_names), .use = ON_CHARACTERS),
    OTHER_ROW("extends", "The style that it inherits from.", .key.value.kind = VALUE_TEXT,
              WORDS("a name of `styles`"), SILENT("`body`"), .use = ON_BOTH),
};

const struct table style_table = {rows, sizeof rows / sizeof *rows};
static const struct key_table style_keys = {
    .title = "Styles",
    .about =
        "Every style inherits from `body`, or from the style that its `extends` names. The parts "
        "of a booklet have the styles `title date verse citation organization logo region note "
        "paragraph item item-more by heading rubric quotation source line refrain list number "
        "numbered speaker speech answer table-head table image caption qr address footnote credit "
        "folio head ornament slug ruled` (the lines for prayers); other names are for styles that "
        "others extend. "
        "Characters inside a text have "
        "`emphasis strong lead day link note-mark`, and `NAME-mark` for the mark of the style "
        "`NAME` (`item-mark`): these lie over the style of their paragraph and change only what "
        "they name.",
    KEYED_ROWS(rows)};
const struct value style_value = {.kind = VALUE_TABLE, .table = &style_keys};

enum { ROW_SLANT = 1, ROW_SIZE = 3, ROW_SCALE = 4, ROW_RISE = 5 };

static const char *const character_names[] = {"emphasis", "strong", "lead",
                                              "day",      "link",   "note-mark"};

/* The parts of a booklet: the kinds of blocks, and what Orison sets itself. */
static const char *const paragraph_names[] = {
    "body",   "title",      "date",     "verse",     "citation", "organization", "region",
    "note",   "paragraph",  "item",     "item-more", "by",       "footnote",     "credit",
    "folio",  "head",       "ornament", "slug",      "logo",     "image",        "caption",
    "qr",     "address",    "ruled",    "heading",   "rubric",   "quotation",    "source",
    "line",   "refrain",    "list",     "number",    "numbered", "speaker",      "speech",
    "answer", "table-head", "table"};

enum {
    CHARACTER_COUNT = sizeof character_names / sizeof *character_names,
    PARAGRAPH_COUNT = sizeof paragraph_names / sizeof *paragraph_names
};

static bool is_among(struct slice name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_is(name, names[i]))
            return true;
    return false;
}

static bool is_mark(struct slice name)
{
    return name.length > 5 && slice_is(slice_part(name, name.length - 5, name.length), "-mark");
}

static bool is_character_style(struct slice name)
{
    return is_mark(name) || is_among(name, character_names, CHARACTER_COUNT);
}

static struct raw_style *find_raw(struct draft *draft, struct slice name)
{
    for (size_t i = 0; i < draft->styles.count; i++)
        if (slice_equal(draft->styles.at[i].style.name, name))
            return &draft->styles.at[i];
    return NULL;
}

static struct raw_style *find_or_add(struct draft *draft, const struct node *node)
{
    struct raw_style *raw = find_raw(draft, node->key);
    if (!raw) {
        raw = array_add(draft->arena, &draft->styles);
        raw->style.name = node->key;
        raw->style.scale = 1;
    }
    raw->place = node->key_place;
    return raw;
}

/* Reports what a style of this sort has no use for: silence would hide it. */
static void check_uses(struct draft *draft, const struct node *node)
{
    bool is_character = is_character_style(node->key);
    for (size_t i = 0; i < style_table.count; i++) {
        const struct node *value = yaml_find(node, rows[i].key.name);
        if (!value || rows[i].use & (is_character ? ON_CHARACTERS : ON_PARAGRAPHS))
            continue;
        diag_error(draft->diag, value->key_place, "layout-style",
                   "%s is a style of %s, which has no '%.*s'",
                   slice_terminated(draft->arena, node->key),
                   is_character ? "characters" : "paragraphs", SLICE_ARG(value->key));
        draft->is_bad = true;
    }
    const struct node *slant = yaml_find(node, "slant");
    if (is_character || !slant || !slice_is(slant->text, "toggle"))
        return;
    diag_error(draft->diag, slant->place, "layout-style",
               "only a style of characters can toggle the slant of its paragraph");
    draft->is_bad = true;
}

static void read_style(struct draft *draft, const struct node *node)
{
    struct raw_style *raw = find_or_add(draft, node);
    raw->style.set |= properties_read(draft, style_table, node, &raw->style);
    check_uses(draft, node);
    const struct node *extends = yaml_find(node, "extends");
    if (!extends)
        return;
    draft_note(draft, yaml_text(draft->diag, extends, &raw->extends));
    raw->extends_place = extends->place;
}

static bool check_count(struct draft *draft, const struct node *styles, size_t count)
{
    if (count <= NAMES_LARGEST)
        return true;
    diag_error(draft->diag, styles->place, "layout-limit", "too many styles; the limit is %d",
               NAMES_LARGEST);
    return draft_note(draft, false);
}

void styles_read(struct draft *draft)
{
    for (size_t i = 0; i < draft->file_count; i++) {
        const struct node *styles = yaml_find(draft->files[i], "styles");
        if (!styles || !draft_note(draft, yaml_is_kind(draft->diag, styles, NODE_MAPPING,
                                                       "styles (name: {property: value})")))
            continue;
        if (!check_count(draft, styles, styles->count))
            return;
        for (const struct node *node = styles->first; node; node = node->next)
            read_style(draft, node);
        if (!check_count(draft, styles, draft->styles.count))
            return;
    }
}

static void report_unknown(struct draft *draft, struct place place, struct slice name)
{
    const char **known = arena_alloc_items(draft->arena, draft->styles.count, sizeof *known);
    for (size_t i = 0; i < draft->styles.count; i++)
        known[i] = slice_terminated(draft->arena, draft->styles.at[i].style.name);
    diag_error(draft->diag, place, "layout-style", "there is no style '%.*s'", SLICE_ARG(name));
    diag_hint_nearest(draft->diag, name, known, draft->styles.count);
    draft->is_bad = true;
}

uint32_t style_find(struct draft *draft, const struct node *name)
{
    struct slice text;
    if (!draft_note(draft, yaml_text(draft->diag, name, &text)))
        return NO_INDEX;
    uint32_t style = design_find_style(&draft->layout->design, text);
    if (style == NO_INDEX)
        report_unknown(draft, name->place, text);
    return style;
}

/* The style that `raw` inherits from; NULL for body, and after a report. */
static struct raw_style *find_parent(struct draft *draft, struct raw_style *raw)
{
    if (raw->extends.length == 0)
        return slice_is(raw->style.name, "body") ? NULL : find_raw(draft, SLICE("body"));
    struct raw_style *parent = find_raw(draft, raw->extends);
    if (parent && !parent->is_resolving)
        return parent;
    if (parent) {
        diag_error(draft->diag, raw->extends_place, "layout-cycle",
                   "the style '%.*s' extends itself", SLICE_ARG(raw->style.name));
    } else {
        report_unknown(draft, raw->extends_place, raw->extends);
    }
    draft->is_bad = true;
    return NULL;
}

/* Chains of styles are as long as there are styles, so this walks up with marks, not recursion. */
static void resolve(struct draft *draft, struct raw_style *raw)
{
    while (!raw->is_resolved) {
        struct raw_style *top = raw, *parent;
        for (;;) {
            top->is_resolving = true;
            parent = find_parent(draft, top);
            if (!parent || parent->is_resolved)
                break;
            top = parent;
        }
        struct style whole = parent ? parent->style : (struct style){.scale = 1};
        style_set set = top->style.set;
        properties_copy(style_table, set, &top->style, &whole);
        whole.name = top->style.name;
        whole.set = set | (top->extends.length > 0 && parent ? parent->style.set : 0);
        top->style = whole;
        top->is_resolved = true;
        for (size_t i = 0; i < draft->styles.count; i++)
            draft->styles.at[i].is_resolving = false;
    }
}

static bool is_extended(const struct draft *draft, struct slice name)
{
    for (size_t i = 0; i < draft->styles.count; i++)
        if (slice_equal(draft->styles.at[i].extends, name))
            return true;
    return false;
}

/* Named by an element of a title page, also of one that a later file replaces. */
static bool is_on_title(const struct draft *draft, struct slice name)
{
    for (size_t i = 0; i < draft->file_count; i++) {
        const struct node *list = yaml_find(draft->files[i], "title_page");
        for (const struct node *node = list ? list->first : NULL; node; node = node->next) {
            const struct node *style = yaml_find(node, "style");
            if (style && slice_equal(style->text, name))
                return true;
        }
    }
    return false;
}

/* A style that nothing in a booklet uses is a misspelling. */
static void check_name(struct draft *draft, const struct raw_style *raw)
{
    struct slice name = raw->style.name;
    struct slice marked = is_mark(name) ? slice_part(name, 0, name.length - 5) : name;
    if (is_among(marked, paragraph_names, PARAGRAPH_COUNT) ||
        is_among(name, character_names, CHARACTER_COUNT) || is_extended(draft, name) ||
        is_on_title(draft, name))
        return;
    const char *known[PARAGRAPH_COUNT + CHARACTER_COUNT];
    for (size_t i = 0; i < PARAGRAPH_COUNT; i++)
        known[i] = paragraph_names[i];
    for (size_t i = 0; i < CHARACTER_COUNT; i++)
        known[PARAGRAPH_COUNT + i] = character_names[i];
    diag_error(draft->diag, raw->place, "layout-style",
               "no part of a booklet has the style '%.*s', and no style extends it",
               SLICE_ARG(name));
    diag_hint_nearest(draft->diag, name, known, PARAGRAPH_COUNT + CHARACTER_COUNT);
    draft->is_bad = true;
}

/* Lines must have a measure, and begin on the page: text that does not would be lost. */
static void check_measure(struct draft *draft, const struct raw_style *raw)
{
    const struct design *design = &draft->layout->design;
    const struct style *style = &raw->style;
    if (draft->is_bad || draft->is_incomplete)
        return;
    unit measure = design->page_width - design->inner - design->outer;
    unit margin = design->inner < design->outer ? design->inner : design->outer;
    unit indent = style->indent > 0 ? style->indent : 0;
    bool is_off = style->margin_start + style->indent < -margin;
    if (!is_off && style->margin_start + style->margin_end + indent < measure)
        return;
    diag_error(draft->diag, raw->place, "layout-style",
               is_off ? "the indent of the style '%.*s' begins its lines off the page"
                      : "margins and indent of the style '%.*s' leave no room for a line",
               SLICE_ARG(style->name));
    draft->is_bad = true;
}

void styles_resolve(struct draft *draft)
{
    const struct raw_style *body = find_raw(draft, SLICE("body"));
    properties_require(draft, style_table, body ? body->style.set : 0,
                       body ? body->place : draft->layout->place, "the style 'body'");
    struct design *design = &draft->layout->design;
    design->style_count = (uint32_t)draft->styles.count;
    design->styles = arena_alloc_items(draft->arena, draft->styles.count, sizeof *design->styles);
    for (size_t i = 0; i < draft->styles.count; i++) {
        resolve(draft, &draft->styles.at[i]);
        check_name(draft, &draft->styles.at[i]);
        check_measure(draft, &draft->styles.at[i]);
        design->styles[i] = draft->styles.at[i].style;
    }
    design->fonts = draft->fonts.at;
    design->font_places = draft->font_places.at;
    design->font_count = (uint32_t)draft->fonts.count;
}

uint32_t design_find_style(const struct design *design, struct slice name)
{
    for (uint32_t i = 0; i < design->style_count; i++)
        if (slice_equal(design->styles[i].name, name))
            return i;
    return NO_INDEX;
}

static bool is_set(const struct style *style, unsigned row)
{
    return style->set >> row & 1;
}

struct style style_over(const struct style *style, const struct style *over)
{
    struct style result = *style;
    style_set characters = 0;
    for (size_t i = 0; i < style_table.count; i++)
        if (rows[i].use & ON_CHARACTERS)
            characters |= (style_set)1 << i;
    properties_copy(style_table, over->set & characters, over, &result);
    result.set = style->set | (over->set & characters);
    if (is_set(over, ROW_SLANT) && over->slant == SLANT_TOGGLE)
        result.slant = style->slant == SLANT_ITALIC ? SLANT_UPRIGHT : SLANT_ITALIC;
    if (is_set(over, ROW_SCALE)) {
        result.size = unit_of_points(unit_points(result.size) * over->scale);
        result.scale = style->scale;
    }
    if (is_set(over, ROW_RISE))
        result.rise = style->rise + over->rise;
    return result;
}

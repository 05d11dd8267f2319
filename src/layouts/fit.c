/* Fitting: how many pages or sheets a booklet may have, how far its design may give for it, and
 * what stands on pages that are left over.
 *
 * In: `fit`, `within` and `fill` of all files. Out: design.fit, design.fillers. A later file's goal
 * takes the place of an earlier one's; bounds go key by key. What is silent has the defaults below.
 * layouts/README.md, "Fitting". */
#include <stddef.h>

#include "base/utf8.h"
#include "layouts/draft.h"
#include "layouts/hash.h"

enum { PAGES_LARGEST = 100000 };

static const struct fit default_fit = {
    .x_height = 278692, /* 1.5 mm: what sighted readers of 12 pt text are used to, and then some */
    .leading_least = 1.18, /* of the size: EB Garamond's ascenders and descenders still clear */
    .leading_most = 1.4,   /* lines fall apart */
    .tracking = 10,        /* one percent of an em: words change their grey, not their shape */
    .gap_lines = 1,        /* of the grid lines between two parts of the text this many are kept */
    .space_shrink = 0.38,  /* of a word space: words still part */
    .verse = 0.45,         /* of its size: 12.6 pt of 28, still larger than the text */
};

#define ROW(...) PROPERTY_ROW(struct fit, __VA_ARGS__)

static const struct property within_rows[] = {
    ROW("x_height", SIZE, x_height,
        "The least height of the body's lower-case letters; other scripts are as large by the "
        "catalogue's factors.",
        SILENT("1.5mm")),
    ROW("leading_least", NUMBER, leading_least,
        "The least distance of baselines, in sizes; scripts that need more keep their own.",
        RANGE(1, 3), SILENT("1.18")),
    ROW("leading_most", NUMBER, leading_most, "The largest distance of baselines, in sizes.",
        RANGE(1, 3), SILENT("1.4")),
    ROW("tracking", COUNT, tracking,
        "By how many 1/1000 of the size letters may move closer (Latin, Greek, Cyrillic).",
        RANGE(0, 50), SILENT("10")),
    ROW("gap_lines", COUNT, gap_lines, "Grid lines that a space between parts keeps.",
        RANGE(0, 100), SILENT("1")),
    ROW("margins", LENGTH, margins, "What each of the two side margins may lose.", SILENT("0mm")),
    ROW("space_shrink", NUMBER, space_shrink, "What `space_shrink` of `breaking` may become.",
        RANGE(0, 1), SILENT("0.38")),
    ROW("verse", NUMBER, verse,
        "The least part of its size that a verse may have, where it is too long for the title "
        "page.",
        RANGE(0.1, 1), SILENT("0.45")),
};
const struct key_table within_keys = {.title = "Fitting: how far the design may give",
                                      KEYED_ROWS(within_rows)};

static const struct value pages_values[] = {
    {.kind = VALUE_INTEGER, .least = 1, .largest = PAGES_LARGEST},
    {.kind = VALUE_TEXT, .pattern = "[0-9]+n", .words = "a multiple, such as `4n`"}};

static const struct key fit_rows[] = {
    KEY_ROW("sheets", "At most so many sheets of four pages.",
            .value = {.kind = VALUE_INTEGER, .least = 1, .largest = PAGES_LARGEST / SHEET_PAGES}),
    KEY_ROW("pages",
            "At most so many pages; or, `4n`, a multiple of so many: the one below where "
            "the bounds allow it, else as many pages as it has.",
            .value = {KEY_EITHER(pages_values)}),
    KEY_ROW("family",
            "All editions of a content get one size, that of the edition that needs the "
            "least; where one of them cannot fit, a note for each edition tells the "
            "size that it would need.",
            .silent = "false", .value = {.kind = VALUE_FLAG}),
};
static const struct key_table fit_keys = {.title = "Fitting: the goal", KEY_ROWS(fit_rows)};

static const char *const no_goal[] = {"none"};
const struct value fit_values[2] = {{.kind = VALUE_CHOICE, KEY_CHOICES(no_goal)},
                                    {.kind = VALUE_TABLE, .table = &fit_keys}};

static bool read_pages(struct draft *draft, const struct node *node, struct fit *fit)
{
    struct slice text;
    int64_t pages;
    size_t length = node->text.length;
    if (node->kind == NODE_SCALAR && length > 1 && node->text.bytes[length - 1] == 'n') {
        struct node number = *node;
        number.text = slice_part(node->text, 0, length - 1);
        if (!yaml_integer(draft->diag, &number, 2, PAGES_LARGEST, &pages))
            return false;
        fit->goal = FIT_MULTIPLE;
    } else {
        if (!yaml_text(draft->diag, node, &text) ||
            !yaml_integer(draft->diag, node, 1, PAGES_LARGEST, &pages))
            return false;
        fit->goal = FIT_PAGES;
    }
    fit->count = (uint32_t)pages;
    return true;
}

static bool read_goal(struct draft *draft, const struct node *node, struct fit *fit)
{
    uint32_t index;
    if (node->kind == NODE_SCALAR) {
        fit->goal = FIT_NONE;
        if (slice_is(node->text, no_goal[0]))
            return yaml_choice(draft->diag, node, no_goal, 1, &index);
        diag_error(draft->diag, node->place, "layout-fit",
                   "expected none, or how many sheets or pages, found '%.*s'",
                   SLICE_ARG(utf8_whole(slice_part(node->text, 0, 40))));
        diag_hint(draft->diag, "write 'fit: {sheets: 1}', 'fit: {pages: 8}' or 'fit: {pages: 4n}'");
        return false;
    }
    if (!yaml_is_kind(draft->diag, node, NODE_MAPPING, "none, or {sheets: 1}, {pages: 4n}") ||
        !keys_check(draft->diag, node, &fit_keys))
        return false;
    const struct node *sheets = yaml_find(node, "sheets"), *pages = yaml_find(node, "pages");
    const struct node *family = yaml_find(node, "family");
    int64_t count;
    fit->place = node->place;
    if (family && !yaml_bool(draft->diag, family, &fit->is_family))
        return false;
    if (sheets && pages) {
        diag_error(draft->diag, pages->key_place, "layout-fit",
                   "a booklet fits either sheets or pages");
        return false;
    }
    if (pages)
        return read_pages(draft, pages, fit);
    if (!sheets)
        return true;
    if (!yaml_integer(draft->diag, sheets, 1, PAGES_LARGEST / SHEET_PAGES, &count))
        return false;
    fit->goal = FIT_SHEETS;
    fit->count = (uint32_t)count;
    return true;
}

static const char *const filler_names[FILLER_COUNT] = {"prayer-notes", "next-steps", "blank"};
const struct value fill_value = {.kind = VALUE_CHOICE, KEY_CHOICES(filler_names)};

/* A list takes the place of the base's. */
static bool has_filler(const struct design *design, uint32_t count, enum filler filler)
{
    for (uint32_t i = 0; i < count; i++)
        if (design->fillers[i] == filler)
            return true;
    return false;
}

static bool read_fillers(struct draft *draft, const struct node *list, struct design *design)
{
    uint32_t count = 0, filler;
    if (!yaml_is_kind(draft->diag, list, NODE_SEQUENCE,
                      "a list such as [next-steps, prayer-notes]"))
        return false;
    for (const struct node *node = list->first; node; node = node->next) {
        if (!yaml_choice(draft->diag, node, filler_names, FILLER_COUNT, &filler))
            return false;
        if (count == FILLERS_MOST) {
            diag_error(draft->diag, node->place, "layout-limit",
                       "too many pages to fill; the limit is %d", FILLERS_MOST);
            return false;
        }
        if (filler == FILLER_NEXT_STEPS && has_filler(design, count, FILLER_NEXT_STEPS)) {
            diag_error(draft->diag, node->place, "layout-twice",
                       "next-steps stands here a second time; it has one page");
            return false;
        }
        design->fillers[count++] = (enum filler)filler;
    }
    design->filler_count = count;
    design->filler_place = list->place;
    return true;
}

void fit_read(struct draft *draft)
{
    struct fit *fit = &draft->layout->design.fit;
    *fit = default_fit;
    for (size_t i = 0; i < draft->file_count; i++) {
        const struct node *goal = yaml_find(draft->files[i], "fit");
        const struct node *within = yaml_find(draft->files[i], "within");
        const struct node *fill = yaml_find(draft->files[i], "fill");
        if (fill)
            draft_note(draft, read_fillers(draft, fill, &draft->layout->design));
        if (goal)
            draft_note(draft, read_goal(draft, goal, fit));
        if (within)
            properties_read(draft, TABLE(within_rows), within, fit);
    }
}

uint64_t fill_hash(const struct design *design, uint64_t seed)
{
    seed = hash_number(seed, design->fit.verse); /* the title page's, whatever the goal */
    seed = hash_count(seed, design->filler_count);
    for (uint32_t i = 0; i < design->filler_count; i++)
        seed = hash_count(seed, design->fillers[i]);
    return seed;
}

uint64_t fit_hash(const struct design *design, uint64_t seed)
{
    seed = hash_count(seed, design->fit.goal);
    seed = hash_count(seed, design->fit.count);
    seed = hash_count(seed, design->fit.is_family);
    return properties_hash(TABLE(within_rows), &design->fit, seed);
}

void fit_dump(struct dump *dump, const struct design *design)
{
    static const char *const goals[FIT_GOAL_COUNT] = {"none", "sheets", "pages", "multiple"};
    for (uint32_t i = 0; i < design->filler_count; i++) {
        dump_begin(dump, "filler");
        dump_word(dump, "kind", slice_of(filler_names[design->fillers[i]]));
        dump_end(dump);
    }
    if (design->fit.goal == FIT_NONE)
        return;
    dump_begin(dump, "fit");
    dump_word(dump, "goal", slice_of(goals[design->fit.goal]));
    dump_number(dump, "count", design->fit.count);
    dump_flag(dump, "family", design->fit.is_family);
    properties_dump(dump, design, TABLE(within_rows), &design->fit);
    dump_end(dump);
}

/* Printer's marks: crop, fold, registration, colour bar; the slug line.
 *
 * In: a side's boxes, and where it is cut and folded. Out: marks that lie wholly between the bleed
 * and the edge of the sheet. A cut or fold at some x has a mark above the bleed, for the top row
 * of pages, and below it, for the bottom row (rows creep apart); one at some y has them left and
 * right: also where several pages stand on a side, so that nothing but pages is inside the trim.
 * Registration marks stand at the middle of the left and right edges, the colour bar along the top
 * or the left, the slug line along the bottom. Invariant: no mark touches the bleed box. ISO
 * 12647-1 (bar); ISO 15930-7, 6.11 (marks). */
#include "sheets/marks.h"

#include "base/map.h"

static const unit registration_size = (unit)185771 * 4; /* of the circle: 4 mm */
static const unit patch_size = (unit)185771 * 4;        /* of the colour bar: 4 mm */
static const unit patch_start =
    (unit)185771 * 8; /* of the bar and the slug, from the trim's corner */

struct mark_list {
    struct mark *at;
    size_t count, room;
};

static void add_cut(struct arena *arena, struct cut_list *cuts, unit at, bool is_fold)
{
    for (size_t i = 0; i < cuts->count; i++)
        if (cuts->at[i].at == at && cuts->at[i].is_fold == is_fold)
            return;
    *array_add(arena, cuts) = (struct cut){at, is_fold};
}

/* Whether a page's edge is that of all pages: its row is the top or the bottom one. Creep by
 * scaling draws an edge in by less than this. */
static bool is_at(unit edge, unit of_all)
{
    unit away = edge > of_all ? edge - of_all : of_all - edge;
    return away < (unit)185771 * 20;
}

void marks_add_page(struct side_marks *marks, struct box page)
{
    struct arena *arena = marks->arena;
    if (is_at(page.top, marks->side->trim.top)) {
        add_cut(arena, &marks->above, page.left, false);
        add_cut(arena, &marks->above, page.right, false);
    }
    if (is_at(page.bottom, marks->side->trim.bottom)) {
        add_cut(arena, &marks->below, page.left, false);
        add_cut(arena, &marks->below, page.right, false);
    }
    add_cut(arena, &marks->beside, page.top, false);
    add_cut(arena, &marks->beside, page.bottom, false);
}

/* Takes out the cuts that are as near to a fold as creep brings them, and puts the fold there. */
static void put_fold(struct arena *arena, struct cut_list *cuts, unit x, unit reach)
{
    size_t kept = 0;
    for (size_t i = 0; i < cuts->count; i++) {
        unit away = cuts->at[i].at > x ? cuts->at[i].at - x : x - cuts->at[i].at;
        if (away > reach)
            cuts->at[kept++] = cuts->at[i];
    }
    cuts->count = kept;
    add_cut(arena, cuts, x, true);
}

void marks_add_fold(struct side_marks *marks, unit x)
{
    unit reach = (marks->side->trim.right - marks->side->trim.left) / 6;
    put_fold(marks->arena, &marks->above, x, reach);
    put_fold(marks->arena, &marks->below, x, reach);
}

static void add_line(struct arena *arena, struct mark_list *list, bool is_fold, struct box line)
{
    *array_add(arena, list) = (struct mark){.kind = is_fold ? MARK_DASHED : MARK_LINE,
                                            .x = line.left,
                                            .y = line.top,
                                            .width = line.right - line.left,
                                            .height = line.bottom - line.top};
}

static unit shorter(unit a, unit b)
{
    return a < b ? a : b;
}

/* A mark at some x, above or below the bleed; false where there is no room for it. */
static bool add_column(const struct side_marks *marks, struct mark_list *list, struct cut cut,
                       bool is_above)
{
    const struct box *bleed = &marks->side->bleed;
    unit room = is_above ? bleed->top : marks->height - bleed->bottom;
    unit length = shorter(MARK_LENGTH, room - MARK_GAP);
    if (length < MARK_SHORTEST)
        return false;
    unit top = is_above ? bleed->top - MARK_GAP - length : bleed->bottom + MARK_GAP;
    add_line(marks->arena, list, cut.is_fold, (struct box){cut.at, top, cut.at, top + length});
    return true;
}

static bool add_row(const struct side_marks *marks, struct mark_list *list, struct cut cut)
{
    const struct box *bleed = &marks->side->bleed;
    unit before = shorter(MARK_LENGTH, bleed->left - MARK_GAP);
    unit after = shorter(MARK_LENGTH, marks->width - bleed->right - MARK_GAP);
    if (before < MARK_SHORTEST || after < MARK_SHORTEST)
        return false;
    unit left = bleed->left - MARK_GAP, right = bleed->right + MARK_GAP;
    add_line(marks->arena, list, cut.is_fold, (struct box){left - before, cut.at, left, cut.at});
    add_line(marks->arena, list, cut.is_fold, (struct box){right, cut.at, right + after, cut.at});
    return true;
}

static unsigned add_cuts(const struct side_marks *marks, struct mark_list *list, bool is_fold)
{
    bool is_fine = true;
    for (size_t i = 0; i < marks->above.count; i++)
        if (marks->above.at[i].is_fold == is_fold)
            is_fine &= add_column(marks, list, marks->above.at[i], true);
    for (size_t i = 0; i < marks->below.count; i++)
        if (marks->below.at[i].is_fold == is_fold)
            is_fine &= add_column(marks, list, marks->below.at[i], false);
    for (size_t i = 0; i < marks->beside.count; i++)
        if (marks->beside.at[i].is_fold == is_fold)
            is_fine &= add_row(marks, list, marks->beside.at[i]);
    if (is_fine)
        return 0;
    return is_fold ? MARKS_FOLD : MARKS_CROP;
}

/* A circle with a cross through it, its arms half as long again. */
static void add_registration(const struct side_marks *marks, struct mark_list *list, unit x, unit y)
{
    unit size = registration_size, arm = size * 3 / 4;
    *array_add(marks->arena, list) =
        (struct mark){MARK_CIRCLE, x - size / 2, y - size / 2, size, size, {0}, NO_INDEX};
    add_line(marks->arena, list, false, (struct box){x - arm, y, x + arm, y});
    add_line(marks->arena, list, false, (struct box){x, y - arm, x, y + arm});
}

/* Beside the middle, where a cut or fold of a row might be: a tenth of the height above it. */
static unsigned add_registrations(const struct side_marks *marks, struct mark_list *list)
{
    const struct box *bleed = &marks->side->bleed;
    unit reach = registration_size * 3 / 2 + MARK_GAP;
    unit before = bleed->left, after = marks->width - bleed->right;
    if (before < reach || after < reach)
        return MARKS_REGISTRATION;
    unit y = (bleed->top + bleed->bottom) / 2 - (bleed->bottom - bleed->top) / 10;
    unit away = MARK_GAP + registration_size * 3 / 4;
    add_registration(marks, list, bleed->left - away, y);
    add_registration(marks, list, bleed->right + away, y);
    return 0;
}

static void add_patch(const struct side_marks *marks, struct mark_list *list, size_t index,
                      struct mark patch)
{
    const struct side *side = marks->side;
    patch.kind = MARK_PATCH;
    patch.width = patch.height = patch_size;
    unit along = patch_start + patch_size * (unit)index;
    bool is_above = side->bleed.top >= side->bleed.left;
    patch.x = is_above ? side->trim.left + along : side->bleed.left - MARK_GAP - patch_size;
    patch.y = is_above ? side->bleed.top - MARK_GAP - patch_size : side->trim.top + along;
    *array_add(marks->arena, list) = patch;
}

/* Solids and halves of the process inks that the press has, then the spot colours: along the top or
 * the left, whichever has more room. */
static unsigned add_color_bar(const struct side_marks *marks, struct mark_list *list)
{
    const struct design *design = &marks->layout->design;
    bool is_gray = marks->layout->deliver.inks == INKS_GRAY;
    size_t count = 0;
    const struct box *bleed = &marks->side->bleed;
    if (bleed->top < MARK_GAP + patch_size && bleed->left < MARK_GAP + patch_size)
        return MARKS_COLOR_BAR;
    for (size_t ink = is_gray ? 3 : 0; ink < 4; ink++) {
        struct mark patch = {.color = NO_INDEX};
        patch.ink[ink] = 1;
        add_patch(marks, list, count++, patch);
        patch.ink[ink] = 0.5;
        add_patch(marks, list, count++, patch);
    }
    for (uint32_t i = 0; i < design->color_count && !is_gray; i++)
        if (design->colors[i].spot.length > 0)
            add_patch(marks, list, count++, (struct mark){.color = i});
    return 0;
}

unsigned marks_add(struct side_marks *marks)
{
    struct mark_list list = {0};
    unsigned wanted = marks->layout->deliver.marks, refused = 0;
    if (wanted & MARKS_CROP)
        refused |= add_cuts(marks, &list, false);
    if (wanted & MARKS_FOLD)
        refused |= add_cuts(marks, &list, true);
    if (wanted & MARKS_REGISTRATION)
        refused |= add_registrations(marks, &list);
    if (wanted & MARKS_COLOR_BAR)
        refused |= add_color_bar(marks, &list);
    if ((wanted & MARKS_SLUG) &&
        marks->height - marks->side->bleed.bottom < SLUG_BASELINE + 2 * UNIT_PT)
        refused |= MARKS_SLUG;
    marks->side->marks = list.at;
    marks->side->mark_count = (uint32_t)list.count;
    return refused;
}

/* "IJM Prayer Request · en · 2027-02 · sheet 2 of 6, back · 4f1a9c02d77e" */
static struct slice slug_text(struct arena *arena, const struct slug_facts *facts,
                              const struct sheets *sheets, const struct side *side)
{
    static const char dot[] = " \xC2\xB7 ";
    bool has_date = facts->date.length > 0;
    return slice_format(arena, "%.*s%s%.*s%s%.*s%s%s %u of %u%s%s%012llx", SLICE_ARG(facts->title),
                        dot, SLICE_ARG(facts->language), dot, SLICE_ARG(facts->date),
                        has_date ? dot : "", sheets->is_imposed ? "sheet" : "page", side->sheet_no,
                        sheets->sheet_count,
                        !sheets->is_imposed ? ""
                        : side->is_back     ? ", back"
                                            : ", front",
                        dot, (unsigned long long)(facts->hash & 0xFFFFFFFFFFFF));
}

void sheets_add_slugs(struct arena *arena, const struct layout *layout,
                      const struct slug_facts *facts, struct sheets *sheets)
{
    if (!(layout->deliver.marks & MARKS_SLUG))
        return;
    for (uint32_t i = 0; i < sheets->side_count; i++) {
        struct side *side = &sheets->sides[i];
        struct label *label = arena_alloc(arena, sizeof *label);
        *label = (struct label){.text = slug_text(arena, facts, sheets, side),
                                .x = side->trim.left + patch_start,
                                .y = side->bleed.bottom + SLUG_BASELINE,
                                .align = ALIGN_START};
        side->labels = label;
        side->label_count = 1;
    }
}

uint64_t sheets_hash_pages(const struct pages *pages)
{
    uint64_t hash = 0;
    for (uint32_t p = 0; p < pages->page_count; p++) {
        const struct page *page = &pages->pages[p];
        hash = hash_bytes(hash, &page->number, sizeof page->number);
        for (uint32_t i = 0; i < page->item_count; i++) {
            const struct page_item *item = &page->items[i];
            const unit place[4] = {item->x, item->y, item->width, item->height};
            hash = hash_bytes(hash, place, sizeof place);
            if (item->kind == PAGE_IMAGE)
                hash = hash_bytes(hash, &item->figure_hash, sizeof item->figure_hash);
            if (item->kind == PAGE_PATH)
                hash = hash_bytes(hash, item->path->boxes,
                                  item->path->box_count * sizeof *item->path->boxes);
            const struct piece *piece = item->kind == PAGE_GLYPHS ? item->piece : NULL;
            for (uint32_t g = 0; piece && g < piece->glyph_count; g++)
                hash = hash_bytes(hash, &piece->glyphs[g].id, sizeof piece->glyphs[g].id);
        }
    }
    return hash;
}

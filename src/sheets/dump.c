/* `--dump sheets`: a side a line, then what stands where on it; boxes where there are
 * marks round them.
 *
 * In: sheets and their pages. Out: page numbers as folios count, places, turns; blanks named. */
#include "sheets/sheets.h"

static void dump_placement(struct dump *dump, const struct pages *pages,
                           const struct placement *placement)
{
    bool is_blank = placement->page == NO_INDEX;
    dump_begin(dump, is_blank ? "blank" : "page");
    if (!is_blank)
        dump_number(dump, "number", pages->pages[placement->page].number);
    dump_length(dump, "x", placement->x);
    dump_length(dump, "y", placement->y);
    if (placement->quarter_turns != 0)
        dump_number(dump, "quarter-turns", placement->quarter_turns);
    if (placement->scale < 1 || placement->scale > 1)
        dump_ratio(dump, "scale", placement->scale);
    if (placement->creep != 0)
        dump_length(dump, "creep", placement->creep);
    dump_end(dump);
}

static void dump_box(struct dump *dump, const char *word, const struct box *box)
{
    dump_begin(dump, word);
    dump_length(dump, "left", box->left);
    dump_length(dump, "top", box->top);
    dump_length(dump, "right", box->right);
    dump_length(dump, "bottom", box->bottom);
    dump_end(dump);
}

static void dump_mark(struct dump *dump, const struct mark *mark)
{
    static const char *const words[MARK_KIND_COUNT] = {"line", "dashed", "circle", "patch"};
    dump_begin(dump, words[mark->kind]);
    dump_length(dump, "x", mark->x);
    dump_length(dump, "y", mark->y);
    dump_length(dump, "width", mark->width);
    dump_length(dump, "height", mark->height);
    dump_end(dump);
}

/* What stands round the pages; nothing of it where nothing does. */
static void dump_surroundings(struct dump *dump, const struct side *side)
{
    for (uint32_t i = 0; i < side->mark_count; i++)
        dump_mark(dump, &side->marks[i]);
    for (uint32_t i = 0; i < side->label_count; i++) {
        dump_begin(dump, "label");
        dump_length(dump, "x", side->labels[i].x);
        dump_length(dump, "y", side->labels[i].y);
        dump_text(dump, "text", side->labels[i].text);
        dump_end(dump);
    }
}

void sheets_dump(struct dump *dump, const struct deliverable *deliverable)
{
    const struct pages *pages = deliverable->edition->pages;
    const struct sheets *sheets = deliverable->sheets;
    dump_begin(dump, "sheets");
    dump_number(dump, "count", sheets->sheet_count);
    dump_number(dump, "sides", sheets->side_count);
    dump_number(dump, "blanks", sheets->blank_count);
    dump_length(dump, "width", sheets->width);
    dump_length(dump, "height", sheets->height);
    dump_flag(dump, "imposed", sheets->is_imposed);
    dump_end(dump);
    dump_in(dump);
    for (uint32_t i = 0; i < sheets->side_count; i++) {
        const struct side *side = &sheets->sides[i];
        dump_begin(dump, side->is_back ? "back" : "front");
        dump_number(dump, "sheet", side->sheet_no);
        dump_end(dump);
        dump_in(dump);
        for (uint32_t p = 0; p < side->placement_count; p++)
            dump_placement(dump, pages, &side->placements[p]);
        if (side->mark_count > 0) {
            dump_box(dump, "trim", &side->trim);
            dump_box(dump, "bleed", &side->bleed);
        }
        dump_surroundings(dump, side);
        dump_out(dump);
    }
    dump_out(dump);
}

/* Why: see why.h. */
#include "why/why.h"

#include <math.h>
#include <string.h>

static void write_number(FILE *out, double value, int decimals)
{
    char number[32];
    number_write(number, value, decimals);
    fprintf(out, "%10s", number);
}

static void write_change(FILE *out, const struct fit_change *change, unit size)
{
    char number[32];
    number_write(number, unit_points(size) - change->size_steps / 10.0, 1);
    fprintf(out, "size %s pt", number);
    if (change->more_lines > 0)
        fprintf(out, ", %u more lines a page", change->more_lines);
    if (change->is_gap_closer)
        fputs(", parts a line closer", out);
    if (change->tracking > 0)
        fprintf(out, ", letters %u/1000 closer", change->tracking);
    if (change->margin_steps > 0)
        fprintf(out, ", side margins %u half mm narrower", change->margin_steps);
    if (change->is_tighter)
        fputs(", tighter word spaces", out);
    if (change->is_pressed)
        fputs(", paragraphs may lose lines", out);
    fputc('\n', out);
}

/* Of the trials that fit, the cheapest that is dearer than what was taken; of those that do not,
 * the dearest that is no dearer. */
static const struct fit_trial *next_trial(const struct fitted *fitted, bool is_fitting)
{
    const struct fit_trial *best = NULL;
    for (uint32_t i = 0; i < fitted->trial_count; i++) {
        const struct fit_trial *trial = &fitted->trials[i];
        if ((trial->page_count <= fitted->page_most) != is_fitting ||
            (trial->cost > fitted->cost) != is_fitting)
            continue;
        if (!best || (is_fitting ? trial->cost < best->cost : trial->cost > best->cost))
            best = trial;
    }
    return best;
}

/* The runners-up: what was tried on either side of the change that was taken. */
static void write_next_trials(FILE *out, const struct fitted *fitted)
{
    static const char *const names[] = {"  more visible, and fits too:",
                                        "  the nearest that does not fit:"};
    for (int i = 0; i < 2; i++) {
        const struct fit_trial *trial = next_trial(fitted, i == 0);
        if (!trial)
            continue;
        fputs(names[i], out);
        write_number(out, trial->cost, 2);
        fprintf(out, "%6u  ", trial->page_count);
        write_change(out, &trial->change, fitted->size);
    }
}

static void write_sizes(FILE *out, const struct fitted *fitted)
{
    static const char *const outcomes[] = {"the design as it is", "the last that fits",
                                           "none fits: the design as it is"};
    if (fitted->trial_count == 0) {
        fputs("sizes: the layout has no `fit`: the design as it is\n", out);
        return;
    }
    fprintf(out, "sizes: %s; the goal is %u pages\n", outcomes[fitted->outcome], fitted->page_most);
    fputs("  tried: visible change, squared steps | pages | what\n", out);
    for (uint32_t i = 0; i < fitted->trial_count; i++) {
        const struct fit_trial *trial = &fitted->trials[i];
        write_number(out, trial->cost, 2);
        fprintf(out, "%6u  ", trial->page_count);
        write_change(out, &trial->change, fitted->size);
    }
    if (fitted->outcome != FIT_CHANGED)
        return;
    fputs("  taken:", out);
    write_number(out, fitted->cost, 2);
    fputs("  ", out);
    write_change(out, &fitted->change, fitted->size);
    write_next_trials(out, fitted);
}

static void write_place(FILE *out, const struct edition *edition, struct place place)
{
    struct line_column at = diag_line_column(edition->diag, place);
    struct slice name = diag_source_name(edition->diag, place.source);
    fprintf(out, "%.*s:%u:%u\n", SLICE_ARG(name), at.line_no, at.column);
}

enum { COST_PARTS = 8 };

static const char *const part_names[COST_PARTS] = {"a page",
                                                   "the break under it (widows, orphans, keeps)",
                                                   "a divided word at its foot",
                                                   "lines that it lacks",
                                                   "lines that opened gaps",
                                                   "feet that differ across the spread",
                                                   "a last page of few lines",
                                                   "paragraphs with a line less or more"};

/* The parts of a cost, in the order of their names. */
static void list_parts(const struct page_costs *costs, double *parts)
{
    const double list[COST_PARTS] = {costs->new_page, costs->penalty, costs->hyphen,
                                     costs->foot,     costs->gaps,    costs->uneven,
                                     costs->last,     costs->settings};
    memcpy(parts, list, sizeof list);
}

static void write_costs(FILE *out, const struct page *page)
{
    double parts[COST_PARTS];
    list_parts(&page->costs, parts);
    for (size_t i = 0; i < COST_PARTS; i++) {
        write_number(out, parts[i], 1);
        fprintf(out, "  %s\n", part_names[i]);
    }
    write_number(out, page->cost, 1);
    fputs("  together\n", out);
}

/* Paragraphs that begin on the page in another setting than their best. */
static void write_settings(FILE *out, const struct edition *edition, const struct page *page)
{
    for (uint32_t i = 0; i < page->placed_count; i++) {
        const struct page_line *at = &page->lines[i];
        const struct galley_paragraph *here = &edition->galley->paragraphs[at->paragraph];
        if (at->line > 0 || at->setting == 0)
            continue;
        double more = here->settings[at->setting].cost - here->settings[0].cost;
        fprintf(out, "  %u lines instead of %u: ", here->settings[at->setting].line_count,
                here->settings[0].line_count);
        write_number(out,
                     edition->design->paging.other_lines +
                         edition->design->paging.other_lines_demerits * (more > 0 ? more : 0) /
                             1000,
                     1);
        fputs("  ", out);
        write_place(out, edition, here->place);
    }
}

/* Where the text starts behind a page. */
static struct place place_of_start(const struct edition *edition, const struct page_start *start)
{
    const struct galley_paragraph *here = &edition->galley->paragraphs[start->paragraph];
    if (start->line == 0)
        return here->place;
    return text_place_at(edition->doc, &edition->galley->text->paragraphs[start->paragraph],
                         here->settings[start->setting].lines[start->line].cu_start);
}

/* What makes a runner-up dearer, and what it saves. */
static void write_differences(FILE *out, const struct pages_rival *found)
{
    double chosen[COST_PARTS], rival[COST_PARTS];
    list_parts(&found->chosen.costs, chosen);
    list_parts(&found->rival.costs, rival);
    for (size_t i = 0; i < COST_PARTS; i++) {
        double more = rival[i] - chosen[i];
        if (fabs(more) < 0.05)
            continue;
        write_number(out, more, 1);
        fprintf(out, "  %s\n", part_names[i]);
    }
    write_number(out, found->rival.cost - found->chosen.cost, 1);
    fputs("  more together\n", out);
}

static void write_found_rival(FILE *out, const struct edition *edition, uint32_t page_number,
                              const struct pages_rival *found)
{
    char chosen[32], rival[32];
    number_write(chosen, found->chosen.cost, 1);
    number_write(rival, found->rival.cost, 1);
    fprintf(out, "  the booklet costs %s and has %u pages; the next best %s and %u pages\n", chosen,
            found->chosen.page_count, rival, found->rival.page_count);
    if (found->rival.next.paragraph == NO_INDEX) {
        fprintf(out, "  it ends on page %u\n", page_number);
    } else {
        fprintf(out, "  its page %u ends before ", page_number);
        write_place(out, edition, place_of_start(edition, &found->rival.next));
    }
    write_differences(out, found);
}

/* The best booklet that does not have the break under a page. */
static void write_rival(FILE *out, const struct edition *edition, uint32_t page_number)
{
    struct arena *arena = arena_make(0);
    struct pages_rival found;
    if (page_number > 0 && pages_find_rival(arena, edition->doc, edition->design, edition->galley,
                                            page_number - 1, &found)) {
        fprintf(out, "without the break after page %u, before ", page_number);
        write_place(out, edition, place_of_start(edition, &found.chosen.next));
        if (found.rival.page_count > 0)
            write_found_rival(out, edition, page_number, &found);
        else
            fputs("  there is no booklet: what stands around it fits no page together\n", out);
    }
    arena_free(arena);
}

static bool has_text_after(const struct edition *edition, const struct page *page)
{
    uint32_t next = page->number; /* counted from 1: the index of the one after it */
    return next < edition->pages->page_count && edition->pages->pages[next].room_lines > 0;
}

bool why_write(FILE *out, const struct edition *edition, uint32_t page_number)
{
    if (page_number == 0 || page_number > edition->pages->page_count) {
        diag_error(edition->diag, NO_PLACE, "why-page", "there is no page %u; the booklet has %u",
                   page_number, edition->pages->page_count);
        return false;
    }
    const struct page *page = &edition->pages->pages[page_number - 1];
    fprintf(out, "%.*s, %.*s:\n", SLICE_ARG(edition->doc->languages[0]),
            SLICE_ARG(edition->layout->name));
    write_sizes(out, edition->fitted);
    fprintf(out, "page %u of %u, a %s: ", page_number, edition->pages->page_count,
            page->is_recto ? "recto" : "verso");
    if (page->room_lines == 0) {
        fprintf(out, "%s, which no break makes\n",
                page_number == 1                ? "the title page"
                : has_text_after(edition, page) ? "blank before a section that begins on the next"
                                                : "left over on the last sheet");
        return true;
    }
    fprintf(out, "%u of %u lines, %u of them in opened gaps\n", page->line_count, page->room_lines,
            page->stretch_lines);
    if (page->placed_count > 0) {
        fputs("  starts with ", out);
        write_place(out, edition, edition->galley->paragraphs[page->lines[0].paragraph].place);
    }
    write_costs(out, page);
    write_settings(out, edition, page);
    write_rival(out, edition, page_number - 1);
    write_rival(out, edition, page_number);
    return true;
}

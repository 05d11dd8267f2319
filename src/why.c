/* Why: see why.h. */
#include "why.h"

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
    if (fitted->outcome == FIT_CHANGED) {
        fputs("  taken:", out);
        write_number(out, fitted->cost, 2);
        fputs("  ", out);
        write_change(out, &fitted->change, fitted->size);
    }
}

static void write_place(FILE *out, const struct why_job *job, struct place place)
{
    struct line_column at = diag_line_column(job->diag, place);
    struct slice name = diag_source_name(job->diag, place.source);
    fprintf(out, "%.*s:%u:%u\n", SLICE_ARG(name), at.line_no, at.column);
}

static void write_costs(FILE *out, const struct page *page)
{
    const struct page_costs *costs = &page->costs;
    const struct {
        const char *what;
        double cost;
    } rows[] = {{"a page", costs->new_page},
                {"the break under it (widows, orphans, keeps)", costs->penalty},
                {"a divided word at its foot", costs->hyphen},
                {"lines that it lacks", costs->foot},
                {"lines that opened gaps", costs->gaps},
                {"feet that differ across the spread", costs->uneven},
                {"a last page of few lines", costs->last},
                {"paragraphs with a line less or more", costs->settings}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        write_number(out, rows[i].cost, 1);
        fprintf(out, "  %s\n", rows[i].what);
    }
    write_number(out, page->cost, 1);
    fputs("  together\n", out);
}

/* Paragraphs that begin on the page in another setting than their best. */
static void write_settings(FILE *out, const struct why_job *job, const struct page *page)
{
    for (uint32_t i = 0; i < page->placed_count; i++) {
        const struct page_line *at = &page->lines[i];
        const struct galley_paragraph *here = &job->galley->paragraphs[at->paragraph];
        if (at->line > 0 || at->setting == 0)
            continue;
        double more = here->settings[at->setting].cost - here->settings[0].cost;
        fprintf(out, "  %u lines instead of %u: ", here->settings[at->setting].line_count,
                here->settings[0].line_count);
        write_number(out,
                     job->costs->other_lines +
                         job->costs->other_lines_demerits * (more > 0 ? more : 0) / 1000,
                     1);
        fputs("  ", out);
        write_place(out, job, here->place);
    }
}

bool why_write(FILE *out, const struct why_job *job, uint32_t page_number)
{
    if (page_number == 0 || page_number > job->pages->page_count) {
        diag_error(job->diag, NO_PLACE, "why-page", "there is no page %u; the booklet has %u",
                   page_number, job->pages->page_count);
        return false;
    }
    const struct page *page = &job->pages->pages[page_number - 1];
    write_sizes(out, job->fitted);
    fprintf(out, "page %u of %u, a %s: ", page_number, job->pages->page_count,
            page->is_recto ? "recto" : "verso");
    if (page->room_lines == 0) {
        fputs("the title page, which no break makes\n", out);
        return true;
    }
    fprintf(out, "%u of %u lines, %u of them in opened gaps\n", page->line_count, page->room_lines,
            page->stretch_lines);
    if (page->placed_count > 0) {
        fputs("  starts with ", out);
        write_place(out, job, job->galley->paragraphs[page->lines[0].paragraph].place);
    }
    write_costs(out, page);
    write_settings(out, job, page);
    return true;
}

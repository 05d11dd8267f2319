/* How even an edition's pages are, in figures.
 *
 * In: finished pages; the title page and what fills the last sheet are left aside. Out: what a
 * typographer would measure on them with a ruler, over the whole edition; nothing is judged. A
 * justified line's spaces are told in natural spaces: 1 where they are as wide as the font has
 * them. They follow from the line's ratio, since all spaces of a line grow alike: 1 + ratio ·
 * space_stretch, or 1 + ratio · space_shrink. Neighbours are lines that follow each other on one
 * page, of any paragraphs: the eye compares them. Standard deviations are those of all lines, not
 * of a sample.
 *
 * Source: ratios and fitness as Knuth and Plass (1981) have them; the counts are a proofreader's.
 */
#include "check/evenness.h"

#include <math.h>

#include "check/judge.h"

/* Spaces beyond these are counted; so are neighbours that differ by more than JUMP. */
#define WIDE      1.25
#define VERY_WIDE 1.5
#define NARROW    0.8
#define JUMP      0.5

/* A last line that fills less of the measure is a runt. */
#define RUNT 0.1

/* A baseline that is farther from the grid is off it. */
#define OFF_GRID (UNIT_PT / 2)

/* Sums while lines are walked through. */
struct tally {
    struct evenness *out;
    double sum, squares, jumps;
    double before; /* the neighbour's spaces; 0: there is none */
    uint32_t hyphens_in_row;
};

static bool is_text(const struct judged *judged)
{
    return judged->text->role == PARAGRAPH_BLOCK && judged->line->piece_count > 0;
}

static bool is_last(const struct judged *judged)
{
    return judged->at->line + 1 == judged->paragraph->settings[judged->at->setting].line_count;
}

/* In a justified paragraph a line that does not end it. */
static bool is_justified(const struct check_job *job, const struct judged *judged)
{
    const struct style *style = &job->design->styles[judged->paragraph->style];
    return style->align == ALIGN_JUSTIFY && !is_last(judged) &&
           judged->line->width >= judge_measure(job, judged) - UNIT_PT;
}

static double spaces_of(const struct check_job *job, const struct line *line)
{
    const struct breaking *breaking = &job->design->breaking;
    return 1 + line->ratio * (line->ratio > 0 ? breaking->space_stretch : breaking->space_shrink);
}

static void add_spaces(struct tally *tally, double spaces)
{
    struct evenness *out = tally->out;
    out->widest = out->line_count == 0 || spaces > out->widest ? spaces : out->widest;
    out->narrowest = out->line_count == 0 || spaces < out->narrowest ? spaces : out->narrowest;
    out->line_count++;
    out->wide += spaces > WIDE;
    out->very_wide += spaces > VERY_WIDE;
    out->narrow += spaces < NARROW;
    tally->sum += spaces;
    tally->squares += spaces * spaces;
    if (tally->before > 0) {
        double jump = fabs(spaces - tally->before);
        out->neighbours++;
        out->jumps += jump > JUMP;
        tally->jumps += jump;
    }
    tally->before = spaces;
}

static void add_hyphen(struct tally *tally, bool is_hyphenated)
{
    struct evenness *out = tally->out;
    tally->hyphens_in_row = is_hyphenated ? tally->hyphens_in_row + 1 : 0;
    out->hyphens += is_hyphenated;
    if (tally->hyphens_in_row > out->hyphens_in_row)
        out->hyphens_in_row = tally->hyphens_in_row;
}

static void add_last_line(const struct check_job *job, struct tally *tally,
                          const struct judged *judged)
{
    double part = (double)judged->line->width / (double)judge_measure(job, judged);
    bool is_running = job->design->styles[judged->paragraph->style].align == ALIGN_JUSTIFY;
    if (judged->at->line > 0 && is_running)
        tally->out->runts += part < RUNT;
}

static void add_grid(const struct check_job *job, struct tally *tally, const struct judged *judged)
{
    const struct design *design = job->design;
    unit leading = judged->paragraph->leading;
    if (design->grid <= 0 || leading <= 0 || leading % design->grid != 0)
        return;
    unit off = (judged->at->y - design->top - design->grid_top) % design->grid;
    off = off < 0 ? off + design->grid : off;
    off = off > design->grid / 2 ? design->grid - off : off;
    tally->out->off_grid += off > OFF_GRID;
}

static void add_line(const struct check_job *job, struct tally *tally, const struct judged *judged)
{
    add_hyphen(tally, judged->line->is_hyphenated);
    add_grid(job, tally, judged);
    if (is_justified(job, judged)) {
        add_spaces(tally, spaces_of(job, judged->line));
        return;
    }
    tally->before = 0;
    if (is_last(judged))
        add_last_line(job, tally, judged);
}

/* Facing pages; the last one of the text ends where the text does. */
static void add_feet(const struct check_job *job, struct evenness *out)
{
    uint32_t end = judge_text_end(job);
    for (uint32_t p = 1; p + 2 < end; p += 2) {
        const struct page *verso = &job->pages->pages[p];
        uint32_t apart = judge_feet_apart(job, verso, verso + 1);
        out->spreads++;
        out->uneven_spreads += apart > 0;
        out->feet_apart = apart > out->feet_apart ? apart : out->feet_apart;
    }
}

struct evenness evenness_measure(const struct check_job *job)
{
    struct evenness out = {0};
    struct tally tally = {.out = &out};
    for (uint32_t p = 0; p < job->pages->page_count; p++) {
        const struct page *page = &job->pages->pages[p];
        tally.before = 0;
        for (uint32_t i = 0; i < page->placed_count && page->room_lines > 0; i++) {
            struct judged judged = judge_line(job, page, i);
            if (is_text(&judged))
                add_line(job, &tally, &judged);
        }
    }
    if (out.line_count > 0) {
        double mean = tally.sum / out.line_count;
        double variance = tally.squares / out.line_count - mean * mean;
        out.mean = mean;
        out.deviation = variance > 0 ? sqrt(variance) : 0;
    }
    out.jump_mean = out.neighbours > 0 ? tally.jumps / out.neighbours : 0;
    add_feet(job, &out);
    return out;
}

/* Tells the numbers for programs as well. */
static void tell_numbers(struct diag *diag, const struct evenness *even)
{
    diag_number(diag, "lines", even->line_count, 0);
    diag_number(diag, "space_mean", even->mean, 3);
    diag_number(diag, "space_deviation", even->deviation, 3);
    diag_number(diag, "space_most", even->widest, 2);
    diag_number(diag, "space_least", even->narrowest, 2);
    diag_number(diag, "lines_wide", even->wide, 0);
    diag_number(diag, "lines_very_wide", even->very_wide, 0);
    diag_number(diag, "lines_narrow", even->narrow, 0);
    diag_number(diag, "jump_mean", even->jump_mean, 3);
    diag_number(diag, "jumps", even->jumps, 0);
    diag_number(diag, "hyphens", even->hyphens, 0);
    diag_number(diag, "hyphens_in_row", even->hyphens_in_row, 0);
    diag_number(diag, "runts", even->runts, 0);
    diag_number(diag, "spreads", even->spreads, 0);
    diag_number(diag, "spreads_uneven", even->uneven_spreads, 0);
    diag_number(diag, "lines_off_grid", even->off_grid, 0);
}

void evenness_report(const struct check_job *job, struct place place)
{
    struct evenness even = evenness_measure(job);
    char mean[32], deviation[32], most[32], least[32], jump[32];
    number_write(mean, even.mean, 2);
    number_write(deviation, even.deviation, 3);
    number_write(most, even.widest, 2);
    number_write(least, even.narrowest, 2);
    number_write(jump, even.jump_mean, 3);
    diag_note(job->diag, place, "figures",
              "%u justified lines: their spaces are %s of the natural one on average, with a "
              "standard deviation of %s, from %s to %s; %u over 1.25, %u over 1.5, %u under 0.8; "
              "neighbours differ by %s, %u of them by more than 0.5; %u hyphens, %u in a row at "
              "most; %u last lines under a tenth of the measure; feet differ on %u of %u spreads, "
              "by %u lines at most; %u lines off the grid",
              even.line_count, mean, deviation, least, most, even.wide, even.very_wide, even.narrow,
              jump, even.jumps, even.hyphens, even.hyphens_in_row, even.runts, even.uneven_spreads,
              even.spreads, even.feet_apart, even.off_grid);
    tell_numbers(job->diag, &even);
}

bool check_stage(struct arena *arena, struct edition *edition)
{
    (void)arena;
    const struct doc *doc = edition->doc;
    const struct check_job job = {
        edition->diag,   doc,           edition->design, &edition->layout->check, edition->fonts,
        edition->galley, edition->pages};
    if (edition->is_judged)
        check_pages(&job);
    if (edition->is_judged && edition->has_figures)
        evenness_report(&job, doc->block_count > 0 ? doc->blocks[0].place : NO_PLACE);
    return true;
}

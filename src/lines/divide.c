/* Words that are wider than the page: divided where nothing else helps.
 *
 * In: a paragraph for which the passes found no lines. Out: a copy of it with further breaks, or
 * none. What stands between two breaks and would stick out of the page even alone may then end a
 * line after any of its clusters that text_may_divide lets go, but END_CLUSTERS at either end;
 * with the run's hyphen where its script and its kind of text show one. One warning a word.
 *
 * What sticks out into the margin and not further stays whole: that can be read, and a design
 * without hyphens has a reason. But titles and headings, which everybody sees, never stick out.
 * Rejected: setting the paragraph smaller, which a reader with low
 * vision pays for with all its words, and which ends at the least x-height all the same. */
#include "lines/internal.h"
#include "lines/spaces.h"

enum { END_CLUSTERS = 2 };

/* A cluster's start and what it adds to the width; white space adds nothing. */
struct stop {
    uint32_t cu, run;
    unit width;
};

struct stop_list {
    struct stop *at;
    size_t count, room;
};

struct break_list {
    struct break_point *at;
    size_t count, room;
};

struct division {
    const struct setting_job *job;
    struct stop_list stops;   /* of the whole paragraph */
    struct break_list breaks; /* the paragraph's and ours */
    unit most;                /* what does not leave the page */
    bool is_divided;
};

static bool is_heading(const struct setting_job *job)
{
    if (job->paragraph->role != PARAGRAPH_BLOCK)
        return false;
    enum block_kind kind = job->setter->doc->blocks[job->paragraph->block].kind;
    return kind == BLOCK_TITLE || kind == BLOCK_DATE || kind == BLOCK_ORGANIZATION ||
           kind == BLOCK_REGION;
}

static bool is_cell(const struct setting_job *job)
{
    return job->paragraph->role == PARAGRAPH_BLOCK &&
           job->setter->doc->blocks[job->paragraph->block].grid_no > 0;
}

static unit line_most(const struct setting_job *job)
{
    unit measure = job->measures[0] < job->measures[1] ? job->measures[0] : job->measures[1];
    if (is_heading(job))
        return measure;
    return measure + job->overhang;
}

static void list_stops(struct division *division)
{
    const struct setting_job *job = division->job;
    for (uint32_t run = 0; run < job->paragraph->run_count; run++) {
        struct strip strip = strip_of_job(job, run);
        for (uint32_t glyph = strip.glyph_start; glyph < strip.glyph_end;) {
            struct cluster cluster = cluster_next(&strip, &glyph);
            bool is_space = space_is_dropped(job->paragraph->string[cluster.cu]);
            *array_add(job->setter->scratch, &division->stops) =
                (struct stop){cluster.cu, run, is_space ? 0 : cluster.width};
        }
    }
}

/* An address that is shown is divided without a hyphen, which would be taken for a part of it. */
static bool is_address(const struct division *division, const struct run *run)
{
    const struct paragraph *paragraph = division->job->paragraph;
    const struct doc *doc = division->job->setter->doc;
    if (run->span == NO_INDEX)
        return false;
    const struct block *block = paragraph->role == PARAGRAPH_NOTE ? &doc->notes[paragraph->block]
                                                                  : &doc->blocks[paragraph->block];
    return block->spans[run->span].role == SPAN_ADDRESS;
}

static void report(const struct division *division, uint32_t cu)
{
    const struct setter *setter = division->job->setter;
    if (setter->is_sketch)
        return;
    diag_warning(setter->diag, text_place_at(setter->doc, division->job->paragraph, cu),
                 "word-divided",
                 "the word that starts here is wider than the %s, and is divided where it fits",
                 is_cell(division->job)      ? "column"
                 : is_heading(division->job) ? "line"
                                             : "page");
    diag_hint(setter->diag, "say where it may be (U+00AD shows a hyphen, U+200B none), or reword");
}

/* The clusters [first, end) stand between two breaks; white space after them is not of the word. */
static void divide(struct division *division, size_t first, size_t end)
{
    const struct paragraph *paragraph = division->job->paragraph;
    const struct stop *stops = division->stops.at;
    size_t before = division->breaks.count;
    while (end > first && stops[end - 1].width == 0)
        end--;
    for (size_t i = first + END_CLUSTERS; i + END_CLUSTERS <= end; i++) {
        bool has_hyphen;
        if (!text_may_divide(paragraph, stops[i].cu, &has_hyphen))
            continue;
        const struct run *run = &paragraph->runs[stops[i - 1].run];
        has_hyphen =
            has_hyphen && run->hyphen != 0 && !(run->level & 1) && !is_address(division, run);
        *array_add(division->job->setter->scratch, &division->breaks) = (struct break_point){
            .cu = stops[i].cu, .kind = has_hyphen ? BREAK_HYPHEN : BREAK_ALLOWED};
    }
    if (division->breaks.count == before)
        return;
    division->is_divided = true;
    report(division, stops[first].cu);
}

static void divide_all(struct division *division)
{
    const struct paragraph *paragraph = division->job->paragraph;
    size_t stop = 0;
    for (uint32_t i = 0; i < paragraph->break_count; i++) {
        size_t first = stop;
        unit width = 0;
        for (;
             stop < division->stops.count && division->stops.at[stop].cu < paragraph->breaks[i].cu;
             stop++)
            width += division->stops.at[stop].width;
        if (width > division->most)
            divide(division, first, stop);
        *array_add(division->job->setter->scratch, &division->breaks) = paragraph->breaks[i];
    }
}

bool long_words_divide(struct setting_job *job)
{
    bool is_text =
        job->paragraph->role == PARAGRAPH_BLOCK || job->paragraph->role == PARAGRAPH_NOTE;
    struct division division = {.job = job, .most = line_most(job)};
    if (!is_text || job->is_divided)
        return false;
    list_stops(&division);
    divide_all(&division);
    if (!division.is_divided)
        return false;
    struct paragraph *copy = arena_alloc(job->setter->scratch, sizeof *copy);
    *copy = *job->paragraph;
    copy->breaks = division.breaks.at;
    copy->break_count = (uint32_t)division.breaks.count;
    job->paragraph = copy;
    return job->is_divided = true;
}

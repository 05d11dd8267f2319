/* The judges of last lines, of neighbours, and of spreads; loose.c, rivers.c and ink.c have the
 * others.
 *
 * In: lines as they stand on pages. Out: warnings. Lines of one paragraph are neighbours also over
 * a page's end for hyphens, but not for words at an edge, which only the eye compares. A note's
 * lines are judged like the text's; what Orison sets itself (marks, folios) is not. */
#include "check/judge.h"

#include <string.h>

#include "base/utf8.h"

enum { LINE_SEPARATOR = 0x2028 };

static bool is_last_line(const struct judged *judged)
{
    return judged->at->line + 1 == judged->paragraph->settings[judged->at->setting].line_count;
}

/* The rest of a divided word alone on a last line looks lost on a line that is so much longer. */
#define REST_TIMES 2

static bool is_rest_of_word(const struct judged *judged)
{
    const struct line *line = judged->line;
    for (uint32_t cu = line->cu_start; cu < line->cu_end; cu++)
        if (judged->text->string[cu] == ' ')
            return false;
    return line[-1].is_hyphenated;
}

/* What stands in a table is short, and a line of verse ends where its writer ended it. */
static bool has_own_ends(const struct check_job *job, const struct judged *judged)
{
    if (judged->text->role != PARAGRAPH_BLOCK)
        return false;
    enum block_kind kind = job->doc->blocks[judged->text->block].kind;
    return kind == BLOCK_CELL_HEAD || kind == BLOCK_CELL || kind == BLOCK_LINE ||
           kind == BLOCK_REFRAIN;
}

static void check_last_line(const struct check_job *job, const struct judged *judged)
{
    enum align align = job->design->styles[judged->paragraph->style].align;
    bool is_running = align == ALIGN_JUSTIFY || align == ALIGN_START;
    if (!is_running || !is_last_line(judged) || judged->at->line == 0 ||
        has_own_ends(job, judged) ||
        job->design->styles[judged->paragraph->style].is_broken_by_sense)
        return;
    double part = (double)judged->line->width / (double)judge_measure(job, judged);
    char percent[32];
    number_write(percent, 100 * part, 1);
    bool is_rest = is_rest_of_word(judged);
    if (is_rest && part < REST_TIMES * job->limits->short_last_line)
        diag_warning(job->diag, judge_place(job, judged), "check-short-line",
                     "page %u: the last line of this paragraph is the rest of a divided word and "
                     "fills only %s %% of the measure",
                     judged->page, percent);
    else if (part < job->limits->short_last_line)
        diag_warning(job->diag, judge_place(job, judged), "check-short-line",
                     "page %u: the last line of this paragraph fills only %s %% of the measure",
                     judged->page, percent);
}

/* Lines that end as far apart do not stand over each other there: ragged ones, a last one. */
#define APART_MOST 2.0 /* sizes */

static struct edge_word word_at(const struct judged *judged, bool is_start)
{
    const struct line *line = judged->line;
    return (is_start ? edge_word_after : edge_word_before)(judged->text->string, line->cu_start,
                                                           line->cu_end);
}

static bool is_end_over(const struct check_job *job, const struct judged *a, const struct judged *b)
{
    unit upper = judge_measure(job, a) - a->line->width;
    unit lower = judge_measure(job, b) - b->line->width;
    unit apart = upper > lower ? upper - lower : lower - upper;
    return (double)apart <= APART_MOST * (double)job->design->styles[a->paragraph->style].size;
}

/* How a code unit of a line is drawn: the glyph of its cluster, and that one's face. */
struct look {
    uint32_t face, glyph;
};

static struct look look_of(const struct judged *judged, const uint16_t *at)
{
    uint32_t cu = (uint32_t)(at - judged->text->string);
    for (uint32_t p = 0; p < judged->line->piece_count; p++) {
        const struct piece *piece = &judged->line->pieces[p];
        for (uint32_t g = 0; g < piece->glyph_count && piece->part == PART_TEXT; g++) {
            const struct placed_glyph *glyph = &piece->glyphs[g];
            if (glyph->cu <= cu && cu < glyph->cu + glyph->cu_count)
                return (struct look){piece->face, glyph->id};
        }
    }
    return (struct look){0};
}

/* The same letters, and drawn alike: a lead in small capitals is not what stands under it. The last
 * letter tells, for the first may be a capital in both. */
static bool is_same_word(const struct judged *a, struct edge_word upper, const struct judged *b,
                         struct edge_word lower)
{
    if (upper.length != lower.length ||
        memcmp(upper.at, lower.at, upper.length * sizeof *upper.at) != 0)
        return false;
    struct look above = look_of(a, upper.at + upper.length - 1);
    struct look below = look_of(b, lower.at + lower.length - 1);
    return above.face == below.face && above.glyph == below.glyph;
}

/* Whether the writer ended the upper of two lines: whatever repeats there is meant. */
static bool is_ended_by_writer(const struct judged *upper, const struct judged *lower)
{
    for (uint32_t cu = upper->line->cu_end; cu < lower->line->cu_start; cu++)
        if (upper->text->string[cu] == LINE_SEPARATOR)
            return true;
    return false;
}

static void check_words(const struct check_job *job, const struct judged *a, const struct judged *b)
{
    for (int edge = 0; edge < 2; edge++) {
        struct edge_word upper = word_at(a, edge == 0), lower = word_at(b, edge == 0);
        bool is_apart = edge == 1 && (a->line->is_hyphenated || b->line->is_hyphenated ||
                                      !is_end_over(job, a, b));
        if (job->limits->same_word == 0 || upper.length < job->limits->same_word || is_apart ||
            upper.length + 1 >= a->line->cu_end - a->line->cu_start ||
            !is_same_word(a, upper, b, lower))
            continue;
        struct arena *arena = arena_make(0);
        struct slice word = utf8_of_utf16(arena, upper.at, upper.length);
        diag_warning(job->diag, judge_place(job, a), "check-same-word",
                     "page %u: the line that starts here and the next both %s with “%.*s”", a->page,
                     edge == 0 ? "start" : "end", SLICE_ARG(word));
        arena_free(arena);
    }
}

/* Hyphens in a row; told once, where they pass the limit. Returns the row's length so far. */
static uint32_t check_hyphens(const struct check_job *job, const struct judged *judged,
                              uint32_t before)
{
    uint32_t row = judged->line->is_hyphenated ? before + 1 : 0;
    if (row == job->limits->hyphens + 1)
        diag_warning(job->diag, judge_place(job, judged), "check-hyphens",
                     "page %u: this is hyphen number %u in a row", judged->page, row);
    return row;
}

static bool is_judged(const struct judged *judged)
{
    bool is_content = judged->text->role == PARAGRAPH_BLOCK || judged->text->role == PARAGRAPH_NOTE;
    return is_content && judged->line->piece_count > 0;
}

static void check_lines(const struct check_job *job)
{
    struct judged before = {0};
    uint32_t hyphens = 0;
    for (uint32_t p = 0; p < job->pages->page_count; p++) {
        const struct page *page = &job->pages->pages[p];
        for (uint32_t i = 0; i < page->placed_count; i++) {
            struct judged judged = judge_line(job, page, i);
            if (!is_judged(&judged))
                continue;
            bool is_next = before.at && judge_follows(&before, &judged);
            hyphens = check_hyphens(job, &judged, is_next ? hyphens : 0);
            check_ratio(job, &judged);
            check_last_line(job, &judged);
            if (is_next && before.page == judged.page && !has_own_ends(job, &judged) &&
                !is_ended_by_writer(&before, &judged))
                check_words(job, &before, &judged);
            before = judged;
        }
    }
}

static uint32_t foot_of(const struct page *page)
{
    return page->room_lines > page->line_count ? page->room_lines - page->line_count : 0;
}

uint32_t judge_text_end(const struct check_job *job)
{
    uint32_t end = job->pages->page_count;
    while (end > 0 && job->pages->pages[end - 1].room_lines == 0)
        end--;
    return end;
}

static bool has_notes(const struct check_job *job, const struct page *page)
{
    return page->placed_count > 0 &&
           judge_line(job, page, page->placed_count - 1).text->role == PARAGRAPH_NOTE;
}

uint32_t judge_feet_apart(const struct check_job *job, const struct page *verso,
                          const struct page *recto)
{
    uint32_t a = foot_of(verso), b = foot_of(recto);
    if (verso->is_ended || recto->is_ended)
        return 0;
    return has_notes(job, verso) || has_notes(job, recto) ? 0 : a > b ? a - b : b - a;
}

/* Facing pages, the last one apart. */
static void check_spreads(const struct check_job *job)
{
    uint32_t end = judge_text_end(job);
    for (uint32_t p = 1; p + 2 < end; p += 2) {
        const struct page *verso = &job->pages->pages[p], *recto = verso + 1;
        uint32_t a = foot_of(verso), b = foot_of(recto);
        uint32_t apart = judge_feet_apart(job, verso, recto);
        const struct page *shorter = a > b ? verso : recto;
        if (apart <= job->limits->uneven_spread || shorter->placed_count == 0)
            continue;
        struct judged first = judge_line(job, shorter, 0);
        diag_warning(job->diag, judge_place(job, &first), "check-uneven",
                     "page %u, which starts here, ends %u lines above page %u", shorter->number,
                     apart, (a > b ? recto : verso)->number);
    }
}

void check_pages(const struct check_job *job)
{
    check_lines(job);
    check_spreads(job);
    for (uint32_t p = 0; p < job->pages->page_count; p++) {
        check_rivers(job, &job->pages->pages[p]);
        if (job->fonts)
            check_ink(job, &job->pages->pages[p]);
    }
}

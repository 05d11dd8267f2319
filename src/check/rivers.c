/* Rivers: white gaps between words that lie under each other through several lines.
 *
 * In: a page's lines. Out: a warning where a river passes the limit, once each. A gap is what lies
 * between the glyph before a space and the one after it; it takes part when it is wide for its type
 * (river_space). It continues a gap of the line above when at least half of the narrower lies under
 * the wider; a gap's river is one longer than the longest that it continues. So the longest chains
 * are found in one walk down the page, with the gaps of two lines in hand; a line has few. */
#include "check/judge.h"

enum { GAPS_MOST = 64 }; /* of a line: more are other than words */

struct gap {
    unit left, right;
    uint32_t length;     /* lines of the river that ends here */
    struct judged start; /* its first line */
};

struct gap_row {
    struct gap at[GAPS_MOST];
    uint32_t count;
};

/* The gaps of a line that are wide enough, left to right. */
static void find_gaps(const struct check_job *job, const struct judged *judged, struct gap_row *row)
{
    row->count = 0;
    for (uint32_t p = 0; p < judged->line->piece_count; p++) {
        const struct piece *piece = &judged->line->pieces[p];
        double least = (double)piece->size * job->limits->river_space;
        for (uint32_t g = 0; g < piece->glyph_count; g++) {
            struct white white;
            if (row->count < GAPS_MOST && judge_white(piece, g, &white) &&
                (double)(white.right - white.left) >= least)
                row->at[row->count++] = (struct gap){white.left, white.right, 1, *judged};
        }
    }
}

static bool continues(const struct gap *upper, const struct gap *lower)
{
    unit left = upper->left > lower->left ? upper->left : lower->left;
    unit right = upper->right < lower->right ? upper->right : lower->right;
    unit a = upper->right - upper->left, b = lower->right - lower->left;
    return 2 * (right - left) >= (a < b ? a : b);
}

static void join_gaps(const struct gap_row *upper, struct gap_row *lower)
{
    for (uint32_t l = 0; l < lower->count; l++)
        for (uint32_t u = 0; u < upper->count; u++)
            if (continues(&upper->at[u], &lower->at[l]) &&
                upper->at[u].length >= lower->at[l].length) {
                lower->at[l].length = upper->at[u].length + 1;
                lower->at[l].start = upper->at[u].start;
            }
}

static void report_rivers(const struct check_job *job, const struct gap_row *row)
{
    for (uint32_t i = 0; i < row->count; i++)
        if (row->at[i].length == job->limits->river_lines + 1)
            diag_warning(job->diag, judge_place(job, &row->at[i].start), "check-river",
                         "page %u: from the line that starts here on, a white gap runs through %u "
                         "lines",
                         row->at[i].start.page, row->at[i].length);
}

void check_rivers(const struct check_job *job, const struct page *page)
{
    struct gap_row rows[2] = {{.count = 0}, {.count = 0}};
    unit y = 0;
    for (uint32_t i = 0; i < page->placed_count; i++) {
        struct judged judged = judge_line(job, page, i);
        struct gap_row *upper = &rows[i % 2], *lower = &rows[(i + 1) % 2];
        find_gaps(job, &judged, lower);
        bool is_near = i > 0 && judged.at->y - y <= 2 * judged.paragraph->leading * 3 / 4;
        if (is_near)
            join_gaps(upper, lower);
        report_rivers(job, lower);
        y = judged.at->y;
    }
}

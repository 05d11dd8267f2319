/* What the judges of check/ share. */
#ifndef ORISON_CHECK_JUDGE_H
#define ORISON_CHECK_JUDGE_H

#include "check/check.h"

/* A line on a page as it is judged. */
struct judged {
    const struct page_line *at;
    const struct line *line;
    const struct galley_paragraph *paragraph;
    const struct paragraph *text;
    uint32_t page; /* its number */
};

struct judged judge_line(const struct check_job *job, const struct page *page, uint32_t index);

/* Whether b follows a in the same paragraph. */
bool judge_follows(const struct judged *a, const struct judged *b);

/* Where a line starts in the source. */
struct place judge_place(const struct check_job *job, const struct judged *judged);

/* The measure of a line. */
unit judge_measure(const struct check_job *job, const struct judged *judged);

/* The white of a word space from the glyph before it to the one after it, from the line's left end.
 */
struct white {
    unit left, right;
};

/* Whether glyph `g` of a piece is a space between words; `*white` is then what it leaves white. */
bool judge_white(const struct piece *piece, uint32_t g, struct white *white);

/* The number of pages up to the text's last one, which ends where the text does. */
uint32_t judge_text_end(const struct check_job *job);

/* By how many lines the feet of facing pages differ; 0 where one of them ends in notes, which are
 * its foot. */
uint32_t judge_feet_apart(const struct check_job *job, const struct page *verso,
                          const struct page *recto);

/* loose.c: how far the spaces of a line stretch or shrink. */
void check_ratio(const struct check_job *job, const struct judged *judged);

/* rivers.c, ink.c: the lines of one page. */
void check_rivers(const struct check_job *job, const struct page *page);
void check_ink(const struct check_job *job, const struct page *page);

#endif

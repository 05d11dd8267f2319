/* What is known of a line on a page, for all judges: see judge.h.
 *
 * In: a page's line by index. Out: its setting, its paragraph, its text, and where that stands. */
#include "check/judge.h"

struct judged judge_line(const struct check_job *job, const struct page *page, uint32_t index)
{
    struct judged judged = {.at = &page->lines[index], .page = page->number};
    judged.paragraph = &job->galley->paragraphs[judged.at->paragraph];
    judged.line = &judged.paragraph->settings[judged.at->setting].lines[judged.at->line];
    judged.text = &job->galley->text->paragraphs[judged.at->paragraph];
    return judged;
}

bool judge_follows(const struct judged *a, const struct judged *b)
{
    return a->at->paragraph == b->at->paragraph && a->at->line + 1 == b->at->line;
}

struct place judge_place(const struct check_job *job, const struct judged *judged)
{
    enum paragraph_role role = judged->text->role;
    if (role != PARAGRAPH_BLOCK && role != PARAGRAPH_NOTE)
        return judged->text->place;
    return text_place_at(job->doc, judged->text, judged->line->cu_start);
}

unit judge_measure(const struct check_job *job, const struct judged *judged)
{
    const struct style *style = &job->design->styles[judged->paragraph->style];
    unit measure =
        job->galley->measure - style->margin_start - style->margin_end - judged->paragraph->inset;
    return judged->at->line == 0 ? measure - lines_indent(job->design, judged->text) : measure;
}

bool judge_white(const struct piece *piece, uint32_t g, struct white *white)
{
    const struct placed_glyph *glyph = &piece->glyphs[g];
    if (piece->part != PART_TEXT || !piece->string || glyph->cu_count != 1 ||
        piece->string[glyph->cu] != ' ')
        return false;
    white->left = piece->x + glyph->x;
    white->right = piece->x + (g + 1 < piece->glyph_count ? piece->glyphs[g + 1].x : piece->width);
    return true;
}

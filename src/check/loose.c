/* Loose and tight lines.
 *
 * In: a line. Out: a warning where its spaces stretch or shrink beyond the limits and the eye sees
 * it. The ratio says how far a space is from what its font means it to be, not how wide it is: in a
 * script of wide letters or of narrow spaces (Tamil, Khmer, Nastaliq) twice the width is still less
 * than a letter, and looks even. So a loose line's spaces must be wide beside its letters too.
 * Where spaces part phrases (Thai, Lao, Burmese, Khmer) they are punctuation, wider by custom, and
 * few: they are held against the size. A line without spaces is judged by its ratio alone. */
#include "check/judge.h"

struct spacing {
    double white, letters; /* widths, in sizes of their type */
    uint32_t white_count;  /* spaces */
    uint32_t letter_count; /* clusters that are none */
    uint32_t phrase_count; /* of these, letters of scripts whose phrases are parted by spaces */
};

/* Thai and Lao, Burmese, Khmer, Tai Le and New Tai Lue, Tai Tham. */
static bool is_phrase_letter(uint16_t cu)
{
    return (cu >= 0x0E00 && cu <= 0x0EFF) || (cu >= 0x1000 && cu <= 0x109F) ||
           (cu >= 0x1780 && cu <= 0x17FF) || (cu >= 0x1950 && cu <= 0x19DF) ||
           (cu >= 0x1A20 && cu <= 0x1AAF);
}

static void add_piece(struct spacing *spacing, const struct piece *piece)
{
    double size = (double)piece->size;
    double width = (double)piece->width / size;
    for (uint32_t g = 0; g < piece->glyph_count; g++) {
        const struct placed_glyph *glyph = &piece->glyphs[g];
        struct white white;
        if (judge_white(piece, g, &white)) {
            double part = (double)(white.right - white.left) / size;
            spacing->white += part;
            spacing->white_count++;
            width -= part;
        } else if (glyph->cu_count > 0) {
            spacing->letter_count++;
            spacing->phrase_count += is_phrase_letter(piece->string[glyph->cu]);
        }
    }
    spacing->letters += width;
}

/* Whether a line whose spaces stretch too far looks so. */
static bool is_seen(const struct check_job *job, const struct judged *judged)
{
    struct spacing spacing = {0};
    for (uint32_t p = 0; p < judged->line->piece_count; p++)
        if (judged->line->pieces[p].part == PART_TEXT && judged->line->pieces[p].string)
            add_piece(&spacing, &judged->line->pieces[p]);
    if (spacing.white_count == 0 || spacing.letter_count == 0)
        return true;
    double white = spacing.white / spacing.white_count;
    if (2 * spacing.phrase_count > spacing.letter_count)
        return white > job->limits->loose_phrase;
    return white > job->limits->loose_space * spacing.letters / spacing.letter_count;
}

void check_ratio(const struct check_job *job, const struct judged *judged)
{
    double ratio = judged->line->ratio;
    char number[32];
    number_write(number, ratio < 0 ? -ratio : ratio, 1);
    if (ratio > job->limits->loose && ratio <= LINES_LOOSEST_RATIO && is_seen(job, judged))
        diag_warning(job->diag, judge_place(job, judged), "check-loose",
                     "page %u: the line that starts here is loose: its spaces stretch %s times as "
                     "far as they should",
                     judged->page, number);
    if (ratio < -job->limits->tight)
        diag_warning(job->diag, judge_place(job, judged), "check-tight",
                     "page %u: the line that starts here is tight: its spaces shrink %s times as "
                     "far as they may",
                     judged->page, number);
}

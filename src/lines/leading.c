/* How far the lines of a paragraph stand apart.
 *
 * In: a paragraph, and its lines when they are placed. Out: its leading. The style says it; where
 * the face that sets most of the paragraph needs more, so that no two lines of its own touch, it
 * has that. A name in another script does not count by what its face may need at worst: one word
 * would open up every line of the paragraph and take it off the grid. Its ink is looked at where it
 * stands, against that of the lines above and below, and only where the two would touch do the
 * lines part, by as much as is missing.
 *
 * Over the first line and under the last one stands what is not known while a paragraph is set:
 * there such ink may reach as far as the next line's small letters. When all paragraphs are set,
 * their neighbours' descenders and ascenders are looked at too, where they stand. A page may end
 * between the two: then the room was given for nothing, which nobody sees. */
#include "lines/internal.h"

/* What stays clear between two inks, in parts of the size: about half a point. */
enum { CLEAR_PART = 24 };

/* The x-height of book faces in parts of their size: small letters are as high. */
#define SMALL_LETTERS 0.45

/* The face that sets most code units of the paragraph. */
static uint32_t main_face(const struct paragraph *paragraph)
{
    uint32_t best = 0, best_count = 0;
    for (uint32_t i = 0; i < paragraph->run_count; i++) {
        uint32_t face = paragraph->runs[i].face, count = 0;
        for (uint32_t k = i; k < paragraph->run_count; k++)
            if (paragraph->runs[k].face == face)
                count += paragraph->runs[k].cu_end - paragraph->runs[k].cu_start;
        if (count > best_count) {
            best = face;
            best_count = count;
        }
        if (best_count * 2 >= paragraph->cu_count)
            break;
    }
    return best;
}

static unit least_feed(const struct setting_job *job, uint32_t face)
{
    double feed = job->setter->faces[face].line_feed;
    return feed > PLAIN_LINE_FEED ? (unit)((double)job->style->size * feed) : 0;
}

unit leading_plan(const struct setting_job *job, bool *has_foreign)
{
    const struct paragraph *paragraph = job->paragraph;
    unit leading = job->style->leading;
    *has_foreign = false;
    for (uint32_t i = 0; i < paragraph->run_count; i++)
        *has_foreign |= least_feed(job, paragraph->runs[i].face) > leading;
    if (!*has_foreign)
        return leading;
    uint32_t face = main_face(paragraph);
    unit least = least_feed(job, face);
    leading = least > leading ? least : leading;
    *has_foreign = false;
    for (uint32_t i = 0; i < paragraph->run_count && job->setter->fonts; i++)
        *has_foreign |=
            paragraph->runs[i].face != face && least_feed(job, paragraph->runs[i].face) > leading;
    return leading;
}

/* A glyph's ink on its line: y from the baseline, down. */
struct ink {
    unit left, right, top, bottom;
    bool is_foreign; /* of a face that may need more than the paragraph's leading */
};

struct ink_list {
    struct ink *at;
    size_t count, room;
};

static struct ink_list inks_of(const struct setting_job *job, const struct line *line, unit leading)
{
    const struct setter *setter = job->setter;
    struct ink_list inks = {0};
    for (uint32_t p = 0; p < line->piece_count; p++) {
        const struct piece *piece = &line->pieces[p];
        uint32_t units_per_em = setter->faces[piece->face].units_per_em;
        bool is_foreign = least_feed(job, piece->face) > leading;
        for (uint32_t g = 0; g < piece->glyph_count; g++) {
            const struct placed_glyph *glyph = &piece->glyphs[g];
            int32_t box[4];
            if (!fonts_glyph_ink(setter->fonts, piece->face, glyph->id, box))
                continue;
            unit x = piece->x + glyph->x, y = piece->y + glyph->y;
            *(struct ink *)array_add(setter->scratch, &inks) =
                (struct ink){.left = x + unit_of_font(box[0], piece->size, units_per_em),
                             .right = x + unit_of_font(box[2], piece->size, units_per_em),
                             .top = y - unit_of_font(box[3], piece->size, units_per_em),
                             .bottom = y - unit_of_font(box[1], piece->size, units_per_em),
                             .is_foreign = is_foreign};
        }
    }
    return inks;
}

/* How far apart two baselines must be, so that no foreign ink comes too near to other ink. */
static unit distance_of(const struct ink_list *above, const struct ink_list *below, unit clear)
{
    unit distance = 0;
    for (size_t i = 0; i < above->count; i++)
        for (size_t k = 0; k < below->count; k++) {
            const struct ink *upper = &above->at[i], *lower = &below->at[k];
            bool is_over = upper->left < lower->right && lower->left < upper->right;
            unit wanted = upper->bottom - lower->top + clear;
            if (is_over && (upper->is_foreign || lower->is_foreign) && wanted > distance)
                distance = wanted;
        }
    return distance;
}

/* What the paragraph's first or last line needs beside lines that are not known. */
static unit distance_of_edge(const struct ink_list *inks, bool is_first, unit small, unit clear)
{
    unit distance = 0;
    for (size_t i = 0; i < inks->count; i++) {
        unit wanted = (is_first ? -inks->at[i].top : inks->at[i].bottom + small) + clear;
        if (inks->at[i].is_foreign && wanted > distance)
            distance = wanted;
    }
    return distance;
}

unit leading_by_ink(const struct setting_job *job, const struct setting *setting, unit leading)
{
    struct arena *scratch = job->setter->scratch;
    struct arena_mark mark = arena_mark(scratch);
    unit clear = job->style->size / CLEAR_PART, least = leading;
    unit small = (unit)((double)job->style->size * SMALL_LETTERS);
    struct ink_list above = {0};
    for (uint32_t i = 0; i < setting->line_count; i++) {
        struct ink_list inks = inks_of(job, &setting->lines[i], leading);
        unit needs[3] = {distance_of(&above, &inks, clear), 0, 0};
        if (i == 0)
            needs[1] = distance_of_edge(&inks, true, small, clear);
        if (i + 1 == setting->line_count)
            needs[2] = distance_of_edge(&inks, false, small, clear);
        for (int k = 0; k < 3; k++)
            least = needs[k] > least ? needs[k] : least;
        above = inks;
    }
    arena_release(scratch, mark);
    return least;
}

/* Whether any face of the paragraph may need more than its leading. */
static bool has_foreign(const struct setting_job *job, unit leading)
{
    for (uint32_t i = 0; i < job->paragraph->run_count; i++)
        if (least_feed(job, job->paragraph->runs[i].face) > leading)
            return true;
    return false;
}

static struct setting_job job_of(const struct setter *setter, const struct galley_paragraph *set)
{
    return (struct setting_job){.setter = setter,
                                .paragraph = &setter->text->paragraphs[set->paragraph],
                                .style = &setter->design->styles[set->style]};
}

/* The most that any last line of the upper paragraph and first line of the lower one need. */
static unit distance_between(const struct setting_job jobs[2],
                             const struct galley_paragraph *const sets[2], unit clear)
{
    unit distance = 0;
    for (uint32_t i = 0; i < sets[0]->setting_count; i++)
        for (uint32_t k = 0; k < sets[1]->setting_count; k++) {
            const struct setting *upper = &sets[0]->settings[i], *lower = &sets[1]->settings[k];
            if (upper->line_count == 0 || lower->line_count == 0)
                continue;
            struct ink_list above =
                inks_of(&jobs[0], &upper->lines[upper->line_count - 1], sets[0]->leading);
            struct ink_list below = inks_of(&jobs[1], &lower->lines[0], sets[1]->leading);
            unit one = distance_of(&above, &below, clear);
            distance = one > distance ? one : distance;
        }
    return distance;
}

unit leading_by_neighbour(const struct setter *setter, const struct galley_paragraph *above,
                          const struct galley_paragraph *below)
{
    const struct galley_paragraph *const sets[2] = {above, below};
    const struct setting_job jobs[2] = {job_of(setter, above), job_of(setter, below)};
    if (!has_foreign(&jobs[0], above->leading) && !has_foreign(&jobs[1], below->leading))
        return below->leading;
    struct arena_mark mark = arena_mark(setter->scratch);
    unit distance = distance_between(jobs, sets, jobs[1].style->size / CLEAR_PART);
    arena_release(setter->scratch, mark);
    unit space =
        below->space_before > above->space_after ? below->space_before : above->space_after;
    unit given = depth_of_leading(above->leading) + space + below->leading -
                 depth_of_leading(below->leading);
    return distance > given ? below->leading + distance - given : below->leading;
}

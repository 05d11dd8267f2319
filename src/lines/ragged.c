/* Whether a paragraph can be justified decently.
 *
 * In: its items and the breaks chosen for it. Out: whether it is set ragged instead, since a third
 * of its lines, two at least, are loose beyond LINES_LOOSEST_RATIO; by what their spaces really
 * give, not by what the last passes lent them. Long words that no dictionary divides (Kalaallisut,
 * Inuktitut) leave most lines so, and a compositor sets them ragged. Where that befalls many
 * paragraphs, all are: two edges beside each other would look like a mistake. */
#include "lines/internal.h"

/* Every so manieth of the paragraphs that could be justified makes all ragged. */
enum { RAGGED_PART = 5 };

/* A line from item `start` to the break `end`: its ratio is beyond the loosest. */
static bool is_line_loose(const struct item_set *set, uint32_t start, uint32_t end, unit measure)
{
    unit width = 0, stretch = 0;
    bool has_box = false;
    for (uint32_t i = start; i < end; i++) {
        const struct box_item *item = &set->items[i];
        has_box = has_box || item->kind == BOX_BOX;
        if (!has_box || item->kind == BOX_PENALTY)
            continue;
        width += item->width;
        stretch += item->stretch;
    }
    if (set->items[end].kind == BOX_PENALTY)
        width += set->items[end].width;
    return has_box && (double)(measure - width) > LINES_LOOSEST_RATIO * (double)stretch &&
           measure - width > stretch + measure / 16;
}

static uint32_t count_loose(const struct setting_job *job, const struct item_set *set,
                            const struct line_ends *ends)
{
    uint32_t loose = 0, line = 0;
    for (uint32_t i = 0, start = 0; i < set->count && line + 1 < ends->count; i++) {
        if (set->breaks[i] != ends->breaks[line])
            continue;
        bool is_forced = job->paragraph->breaks[ends->breaks[line]].kind == BREAK_FORCED;
        loose += !is_forced && is_line_loose(set, start, i, job->measures[line > 0]);
        start = i + 1;
        line++;
    }
    return loose;
}

/* Words of Arabic script are drawn longer where spaces do not suffice. */
static bool is_elongated(const struct setting_job *job)
{
    const uint32_t arabic = 'A' << 24 | 'r' << 16 | 'a' << 8 | 'b';
    for (uint32_t i = 0; i < job->paragraph->run_count; i++)
        if (job->paragraph->runs[i].script == arabic)
            return true;
    return false;
}

bool is_better_ragged(const struct setting_job *job, const struct item_set *set,
                      const struct line_ends *ends)
{
    struct ragged *ragged = job->setter->ragged;
    if (job->align != ALIGN_JUSTIFY || ends->count < 2)
        return false;
    ragged->justified++;
    uint32_t loose = ends->is_forced ? count_loose(job, set, ends) : 0, full = ends->count - 1;
    if (!ragged->is_all && (loose < 2 || loose * 3 < full || is_elongated(job)))
        return false;
    ragged->count++;
    return true;
}

bool ragged_is_general(const struct ragged *ragged)
{
    return !ragged->is_all && ragged->count > 0 && ragged->count * RAGGED_PART >= ragged->justified;
}

static void report_loose(struct diag *diag, const struct loose_line *line)
{
    char ratio[32];
    number_write(ratio, line->ratio, 1);
    if (line->is_stiff)
        diag_warning(diag, line->place, "loose-line",
                     "the line that starts here is too short and has no space that could stretch");
    else
        diag_warning(diag, line->place, "loose-line",
                     "the line that starts here is loose: its spaces stretch %s times as far as "
                     "they should",
                     ratio);
}

void ragged_report(const struct setter *setter)
{
    for (size_t i = 0; i < setter->ragged->loose.count; i++)
        report_loose(setter->diag, &setter->ragged->loose.at[i]);
    if (setter->ragged->count == 0 || setter->is_sketch)
        return;
    const struct doc *doc = setter->doc;
    struct slice language = doc->language_count > 0 ? doc->languages[0] : SLICE("und");
    diag_warning(setter->diag, (struct place){0}, "ragged",
                 setter->ragged->is_all
                     ? "the text of %.*s is set ragged: its words are too long for even lines"
                     : "paragraphs of %.*s are set ragged: their words are too long for even lines",
                 SLICE_ARG(language));
    diag_hint(setter->diag,
              "U+00AD or a list of words, %.*s.words, says where long words may be divided",
              SLICE_ARG(language));
}

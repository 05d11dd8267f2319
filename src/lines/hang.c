/* Hanging punctuation and character protrusion.
 *
 * In: the first or last cluster of a line. Out: how far it sticks out into the margin, in units: so
 * many thousandths of its own width as the design's table says for its character. Quotation marks
 * of display text hang fully, an inner quotation's with the outer one's, so that the words line up
 * under each other, or stand centred without regard to the marks. Invariant: hanging is decided per
 * box and side, so the breaker can add it to a line before the line exists. A cluster hangs only
 * where it really ends up at that edge: in a run of the paragraph's own direction. */
#include "base/utf8.h"
#include "lines/internal.h"

enum { WHOLE = 1000 };

static const struct protrusion *find_protrusion(const struct breaking *breaking, uint32_t character)
{
    uint32_t low = 0, high = breaking->protrusion_count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (breaking->protrusions[middle].code_point < character)
            low = middle + 1;
        else
            high = middle;
    }
    bool is_there =
        low < breaking->protrusion_count && breaking->protrusions[low].code_point == character;
    return is_there ? &breaking->protrusions[low] : NULL;
}

/* Quotation marks that are as wide as their ink: not the full-width corner brackets. */
static bool is_quotation_mark(uint32_t character)
{
    return character == '"' || character == '\'' || character == 0xAB || character == 0xBB ||
           (character >= 0x2018 && character <= 0x201F) || character == 0x2039 ||
           character == 0x203A;
}

static bool hangs(const struct setting_job *job, const struct run *run)
{
    return job->is_hanging && ((run->level ^ job->paragraph->level) & 1) == 0;
}

static uint32_t character_at(const struct paragraph *paragraph, uint32_t cu)
{
    size_t at = cu;
    return utf16_next(paragraph->string, paragraph->cu_count, &at);
}

/* Quotation marks of display text hang with their whole width. */
static bool hangs_wholly(const struct setting_job *job, const struct run *run, uint32_t cu)
{
    return job->is_display && hangs(job, run) &&
           is_quotation_mark(character_at(job->paragraph, cu));
}

/* What of a mark's width hangs, by the table's thousandths: of a full-width mark its empty half,
 * but none where that is taken away already, and a quarter of one that is centred. */
static unit part_of(const struct strip *strip, const struct cluster *cluster, unit width,
                    int32_t thousandths)
{
    unsigned flags = strip->glyphs[cluster->glyph_start].flags;
    if (flags & GLYPH_CLOSED)
        return 0;
    return unit_scale(width, thousandths, flags & GLYPH_CENTERED ? 2 * WHOLE : WHOLE);
}

static unit start_protrusion(const struct setting_job *job, const struct strip *strip,
                             const struct cluster *cluster)
{
    if (!hangs(job, strip->run))
        return 0;
    uint32_t character = character_at(job->paragraph, cluster->cu);
    const struct protrusion *found = find_protrusion(&job->setter->design->breaking, character);
    return found ? part_of(strip, cluster, cluster->width, found->start) : 0;
}

void hang_add(struct hanging *hanging, const struct setting_job *job, const struct strip *strip,
              const struct cluster *cluster, bool is_first)
{
    if (hangs_wholly(job, strip->run, cluster->cu)) {
        hanging->start += hanging->has_letters ? 0 : cluster->width;
        hanging->quotes += cluster->width;
        return;
    }
    if (is_first)
        hanging->start = start_protrusion(job, strip, cluster);
    hanging->has_letters = true;
    hanging->quotes = 0;
}

unit hang_at_end(const struct hanging *hanging, const struct setting_job *job,
                 const struct strip *strip, const struct cluster *last)
{
    if (hanging->quotes > 0)
        return hanging->quotes;
    if (!hangs(job, strip->run))
        return last->tracking;
    uint32_t character = character_at(job->paragraph, last->cu);
    const struct protrusion *found = find_protrusion(&job->setter->design->breaking, character);
    unit width = last->width - last->tracking;
    return last->tracking + (found ? part_of(strip, last, width, found->end) : 0);
}

unit hang_of_hyphen(const struct setting_job *job, const struct run *run, unit width)
{
    if (!hangs(job, run))
        return 0;
    const struct breaking *breaking = &job->setter->design->breaking;
    const struct protrusion *found = find_protrusion(breaking, 0x2010);
    if (!found)
        found = find_protrusion(breaking, '-');
    return found ? unit_scale(width, found->end, WHOLE) : 0;
}

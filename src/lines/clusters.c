/* Clusters measured in units.
 *
 * In: a run's glyphs in font units. Out: clusters with their width at the run's size. Each advance
 * is rounded by itself, as placing moves from glyph to glyph, so sums agree everywhere. What has no
 * width (a soft hyphen, a joiner) is not tracked either: it would open a gap where nothing shows.
 */
#include <assert.h>

#include "lines/internal.h"

unit strip_length(const struct strip *strip, int32_t font_units)
{
    unit size = strip->run->size;
    if (size > INT32_MAX || size < INT32_MIN)
        return unit_of_font(font_units, size, strip->units_per_em);
    int64_t product = size * font_units; /* below 2^62 */
    int64_t half = strip->units_per_em / 2;
    return (product >= 0 ? product + half : product - half) / (int64_t)strip->units_per_em;
}

struct strip strip_of_run(const struct paragraph *paragraph, uint32_t run, uint32_t units_per_em)
{
    const struct run *of = &paragraph->runs[run];
    return (struct strip){.run = of,
                          .glyphs = paragraph->glyphs,
                          .glyph_start = of->glyph_start,
                          .glyph_end = of->glyph_end,
                          .cu_end = of->cu_end,
                          .units_per_em = units_per_em,
                          .tracking = unit_scale(of->size, of->tracking, 1000)};
}

struct strip strip_of_job(const struct setting_job *job, uint32_t run)
{
    uint32_t face = job->paragraph->runs[run].face;
    return strip_of_run(job->paragraph, run, job->setter->faces[face].units_per_em);
}

struct cluster cluster_next(const struct strip *strip, uint32_t *glyph)
{
    assert(*glyph < strip->glyph_end);
    uint32_t at = *glyph;
    struct cluster cluster = {.cu = strip->glyphs[at].cu, .glyph_start = at};
    for (; at < strip->glyph_end && strip->glyphs[at].cu == cluster.cu; at++)
        cluster.width += strip_length(strip, strip->glyphs[at].advance);
    cluster.tracking = cluster.width == 0 ? 0 : strip->tracking;
    cluster.width += cluster.tracking;
    cluster.cu_end = at < strip->glyph_end ? strip->glyphs[at].cu : strip->cu_end;
    cluster.glyph_end = *glyph = at;
    return cluster;
}

/* Itemising: a draft is cut into runs.
 *
 * In: stretches (style, language, span), bidi levels, script runs, and per grapheme the face that
 * sets it. Out: runs, in logical order, that touch and cover the string, each of one of all these.
 *
 * Invariant: a run begins where a grapheme does; what a grapheme is made of goes by its first
 * character. */
#include <math.h>

#include "text/bidi.h"
#include "text/draft.h"
#include "text/script.h"

/* What a run has in common; a change in any of it begins a new run. */
struct nature {
    const struct stretch *stretch;
    uint32_t script;
    uint8_t level;
    uint32_t face; /* NO_INDEX: only silent characters so far */
};

static struct face_memo *find_memo(struct bench *bench, const struct stretch *stretch,
                                   uint32_t script)
{
    for (size_t i = bench->memos.count; i-- > 0;) {
        const struct memo_entry *entry = &bench->memos.at[i];
        if (entry->style == stretch->style && entry->language == stretch->language &&
            entry->script == script)
            return entry->memo;
    }
    struct face_memo *memo = face_memo_make(bench->lasting, bench->fonts, &stretch->style->need,
                                            bench->doc->languages[stretch->language], script);
    *(struct memo_entry *)array_add(bench->lasting, &bench->memos) =
        (struct memo_entry){stretch->style, stretch->language, script, memo};
    return memo;
}

static void close_run(struct bench *bench, const struct nature *nature, uint32_t cu_start,
                      uint32_t cu_end, struct run_list *runs)
{
    const struct stretch *stretch = nature->stretch;
    const struct style *style = &stretch->style->style;
    uint32_t face = nature->face == NO_INDEX ? find_memo(bench, stretch, nature->script)->primary
                                             : nature->face;
    struct shaping_key key = {face, stretch->style->features, nature->script, stretch->language,
                              nature->level & 1};
    uint32_t index = shaper_find(bench->arena, bench->shaper, bench->buffer, key);
    const struct shaping *shaping = &bench->shaper->shapings.at[index];
    double factor = fonts_face(bench->fonts, face)->size_factor;
    *(struct run *)array_add(bench->scratch, runs) =
        (struct run){.cu_start = cu_start,
                     .cu_end = cu_end,
                     .face = face,
                     .size = (unit)llround((double)style->size * factor),
                     .rise = style->rise,
                     .tracking = script_is_joined(nature->script) ? 0 : style->tracking,
                     .color = style->color,
                     .span = stretch->span,
                     .language = stretch->language,
                     .script = nature->script,
                     .shaping = index,
                     .level = nature->level,
                     .hyphen = shaping->hyphen,
                     .hyphen_advance = shaping->hyphen_advance,
                     .tatweel = shaping->tatweel,
                     .tatweel_advance = shaping->tatweel_advance};
}

/* Where the walk over the string stands. */
struct walk {
    const struct stretch *stretch;
    const struct script_run *script;
    struct face_memo *memo;
};

static void step_to(struct bench *bench, struct walk *walk, uint32_t cu)
{
    const struct walk before = *walk;
    while (cu >= walk->stretch->cu_end)
        walk->stretch++;
    while (cu >= walk->script->cu_end)
        walk->script++;
    if (!walk->memo || before.stretch != walk->stretch || before.script != walk->script)
        walk->memo = find_memo(bench, walk->stretch, walk->script->script);
}

/* How far the step's face goes, where nothing but stretch and script can end it. */
static uint32_t extend_plainly(const struct walk *walk, uint32_t face, const uint16_t *string,
                               uint32_t cu)
{
    uint32_t limit =
        walk->stretch->cu_end < walk->script->cu_end ? walk->stretch->cu_end : walk->script->cu_end;
    return face_extend(walk->memo, face, string, cu, limit);
}

static bool continues(const struct nature *run, const struct nature *next)
{
    return run->stretch == next->stretch && run->script == next->script &&
           run->level == next->level &&
           (run->face == next->face || run->face == NO_INDEX || next->face == NO_INDEX);
}

struct run_list draft_itemize(struct bench *bench, const struct draft *draft)
{
    const struct paragraph *p = &draft->paragraph;
    struct run_list runs = {0};
    if (p->cu_count == 0)
        return runs;
    struct script_run *scripts;
    scripts_find(bench->scratch, p->string, p->cu_count, bench->usual_scripts[draft->language],
                 &scripts);
    const uint8_t *levels =
        bidi_levels(bench->scratch, bench->bidi, p->string, p->cu_count, p->level);
    struct graphemes graphemes = graphemes_of(bench->graphemes, p->string, p->cu_count);
    struct walk walk = {draft->stretches.at, scripts, NULL};
    struct nature run = {0};
    uint32_t run_start = 0;
    for (uint32_t cu = 0, end; cu < p->cu_count; cu = end) {
        end = graphemes_next(&graphemes, cu);
        step_to(bench, &walk, cu);
        struct nature next = {walk.stretch, walk.script->script, levels ? levels[cu] : p->level,
                              face_find(walk.memo, p->string, cu, end)};
        if (!levels && !graphemes.icu)
            end = extend_plainly(&walk, next.face, p->string, end);
        if (cu > 0 && !continues(&run, &next)) {
            close_run(bench, &run, run_start, cu, &runs);
            run_start = cu;
            run = next;
        } else if (cu == 0 || run.face == NO_INDEX) {
            run = next;
        }
    }
    close_run(bench, &run, run_start, p->cu_count, &runs);
    return runs;
}

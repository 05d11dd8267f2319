/* A paragraph of glyphs becomes boxes, glue and penalties.
 *
 * In: clusters in logical order, break points. Out: items for breaker.c, and for each item the
 * break point that it stands for. What stands between two places where a line may end is one box:
 *
 *   word space before a break     glue (after a penalty, where the break costs or no box is left)
 *   white space where none is     penalty ∞, glue
 *   U+00A0                        penalty ∞, glue that is never dropped (an empty box first where
 *                                 it would start a line)
 *   break without white space     penalty 0; glue too where clusters are spaced (below)
 *   hyphenation point             flagged penalty as wide as the hyphen
 *   forced break, the end         penalty ∞, glue that fills the line, penalty -∞
 *
 * Ragged text has stiff spaces; its lines give by the rules' stretch a line (passes.c), which is
 * Knuth and Plass's ragged glue without its extra items. Display text has no filling glue: its last
 * line is balanced with the others.
 *
 * Scripts without spaces are justified between their letters, where most breaks of a paragraph have
 * no space: Han and Kana where they may be broken; Thai, Lao, Khmer and Burmese after each cluster,
 * the breaker being told the sum at the break that follows.
 *
 * Invariant: between two breaks that may be taken stands a box wider than nothing. It keeps the
 * breaker's active list short on input made of zero-width characters. UAX #14 gives the breaks. */
#include "base/map.h"
#include "lines/internal.h"
#include "lines/spaces.h"

/* The stretch of a line's filling glue: so much that its ratio is nearly 0. */
#define FILL_STRETCH ((unit)1 << 44)

/* Stretch of a gap, per em: between ideographs, so that a line of 30 takes up the room of one with
 * r = 0.7; at a break without space in other scripts; after each letter where words are found by a
 * dictionary, so that no gap looks like a space, which is punctuation there. */
enum { IDEOGRAPH_GAPS = 20, WORD_GAPS = 8, LETTER_GAPS = 32 };

/* Korean, Tamil, Malayalam and Ethiopic lines have few spaces: the syllables between take about a
 * third of the slack in Korean, as its books do, and more in the others, whose words are long. A
 * space of a quarter of the size gives half of that; a Korean word has three or four syllables. Not
 * where Ethiopic parts its words by signs, which take all of it. */
enum { SYLLABLE_GAPS = 50 };

/* What such gaps can close, in parts of their stretch: unseen, but a line without any space then
 * has room for what shaping its cut end anew adds to it. */
enum { GAP_SHRINK_PART = 16 };

/* What a break costs that parts what is bound: as much as a line at r = 1.6, so that none is made
 * looser than that to keep it whole; and at r = 1.1. */
static const double hold_penalties[] = {
    [HOLD_NONE] = 0, [HOLD_LIGHT] = 130, [HOLD_FIRM] = 400, [HOLD_PART] = PENALTY_INFINITE};

/* A word that is divided where its script shows no hyphen (Tamil) costs little: it is read on. */
#define UNSEEN_HYPHEN_PENALTY 20

struct box_list {
    struct box_item *at;
    size_t count, room;
};

struct index_list {
    uint32_t *at;
    size_t count, room;
};

struct builder {
    struct setting_job *job;
    struct box_list items;
    struct index_list breaks;
    struct box_item box;            /* being filled */
    uint32_t box_cu;                /* where it begins */
    struct hanging hanging;         /* of the box */
    struct cluster last;            /* in it, */
    const struct strip *last_strip; /* and where it stands */
    struct box_item glue;           /* white space that waits for a break or a box */
    unit letter_stretch;            /* of the clusters since the last break */
    bool has_box, has_glue, has_costly;
    bool is_breakable; /* a box with a width was put since the last break */
};

void glue_give(const struct setting_job *job, unit width, unit *stretch, unit *shrink)
{
    const struct breaking *breaking = &job->setter->design->breaking;
    bool is_stiff = job->align != ALIGN_JUSTIFY || width <= 0; /* a face may kern a space away */
    *stretch = is_stiff ? 0 : (unit)((double)width * breaking->space_stretch);
    *shrink = is_stiff ? 0 : (unit)((double)width * breaking->space_shrink);
}

static bool is_script_among(uint32_t script, const char (*scripts)[5], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const unsigned char *s = (const unsigned char *)scripts[i];
        if (script == ((uint32_t)s[0] << 24 | (uint32_t)s[1] << 16 | (uint32_t)s[2] << 8 | s[3]))
            return true;
    }
    return false;
}

bool is_ideographic(uint32_t script)
{
    static const char scripts[][5] = {"Hani", "Hira", "Kana", "Hang", "Bopo", "Yiii"};
    return is_script_among(script, scripts, sizeof scripts / sizeof *scripts);
}

/* Scripts whose words a dictionary finds are spaced after every letter, by so much at r = 1. */
static bool gap_is_after_letters(const struct run *run)
{
    static const char scripts[][5] = {"Thai", "Laoo", "Khmr", "Mymr", "Lana", "Tale", "Talu"};
    return is_script_among(run->script, scripts, sizeof scripts / sizeof *scripts);
}

unit gap_stretch(const struct setting_job *job, const struct run *run)
{
    if (!job->has_letter_gaps || gap_is_after_letters(run))
        return 0;
    return run->size / (is_ideographic(run->script) ? IDEOGRAPH_GAPS : WORD_GAPS);
}

unit gap_shrink(unit stretch)
{
    return stretch / GAP_SHRINK_PART;
}

unit letters_give(const struct setting_job *job, const struct run *run, unit width)
{
    static const char scripts[][5] = {"Latn", "Grek", "Cyrl", "Armn", "Geor"};
    double expansion = job->expansion;
    if (expansion <= 0 || width <= 0 || job->align != ALIGN_JUSTIFY ||
        !is_script_among(run->script, scripts, sizeof scripts / sizeof *scripts))
        return 0;
    return (unit)((double)width * expansion);
}

unit letter_stretch(const struct setting_job *job, const struct run *run)
{
    static const char syllabic[][5] = {"Hang", "Taml", "Mlym", "Ethi"};
    if (is_script_among(run->script, syllabic, sizeof syllabic / sizeof *syllabic))
        return job->align == ALIGN_JUSTIFY && !job->has_letter_gaps ? run->size / SYLLABLE_GAPS : 0;
    return job->has_letter_gaps && gap_is_after_letters(run) ? run->size / LETTER_GAPS : 0;
}

/* A design's penalty is a wish: it neither forbids a break for good nor forces one. */
static double bounded(double penalty)
{
    const double most = PENALTY_INFINITE - 1;
    return penalty > most ? most : penalty < -most ? -most : penalty;
}

static struct box_item *put_item(struct builder *builder, enum box_kind kind, uint32_t break_index)
{
    struct arena *scratch = builder->job->setter->scratch;
    *array_add(scratch, &builder->breaks) = break_index;
    struct box_item *item = array_add(scratch, &builder->items);
    item->kind = kind;
    return item;
}

static void put_penalty(struct builder *builder, double penalty, uint32_t break_index)
{
    put_item(builder, BOX_PENALTY, break_index)->penalty = penalty;
}

/* Shorter words may stand twice: nobody sees "and" over "and". */
enum { SAME_WORD_LEAST = 4 };

/* What tells a word apart: its hash. Two words of one hash would cost a few demerits. */
static uint32_t word_mark(struct edge_word word)
{
    if (word.length < SAME_WORD_LEAST)
        return 0;
    return (uint32_t)hash_bytes(0, word.at, word.length * sizeof *word.at) | 1;
}

/* A word that is divided before the box counts as whole: its rest looks the same under it. */
static void mark_words(struct builder *builder)
{
    const struct paragraph *paragraph = builder->job->paragraph;
    const uint16_t *string = paragraph->string;
    if (builder->job->is_display || builder->job->setter->design->breaking.same_word_demerits <= 0)
        return;
    struct edge_word first = edge_word_after(string, builder->box_cu, paragraph->cu_count);
    uint32_t first_end = first.at ? (uint32_t)(first.at - string) + first.length : 0;
    builder->box.start_word = word_mark(edge_word_before(string, 0, first_end));
    builder->box.end_word = word_mark(edge_word_before(string, 0, builder->last.cu_end));
}

static void put_box(struct builder *builder)
{
    if (!builder->has_box)
        return;
    builder->box.start_hang = builder->hanging.start;
    builder->box.end_hang =
        hang_at_end(&builder->hanging, builder->job, builder->last_strip, &builder->last);
    mark_words(builder);
    *put_item(builder, BOX_BOX, NO_INDEX) = builder->box;
    builder->is_breakable |= builder->box.width > 0;
    builder->has_box = false;
}

static bool is_after_box(const struct builder *builder)
{
    return builder->items.count > 0 && builder->items.at[builder->items.count - 1].kind == BOX_BOX;
}

/* White space inside a line: nothing breaks there. */
static void put_bound_glue(struct builder *builder)
{
    if (!builder->has_glue)
        return;
    put_penalty(builder, PENALTY_INFINITE, NO_INDEX);
    *put_item(builder, BOX_GLUE, NO_INDEX) = builder->glue;
    builder->has_glue = false;
}

static void add_to_box(struct builder *builder, const struct strip *strip,
                       const struct cluster *cluster)
{
    put_bound_glue(builder);
    if (!builder->has_box) {
        builder->box = (struct box_item){.kind = BOX_BOX};
        builder->box_cu = cluster->cu;
        builder->hanging = (struct hanging){0};
    }
    hang_add(&builder->hanging, builder->job, strip, cluster, !builder->has_box);
    builder->has_box = true;
    builder->box.width += cluster->width;
    builder->box.give += letters_give(builder->job, strip->run, cluster->width);
    builder->letter_stretch += letter_stretch(builder->job, strip->run);
    builder->last = *cluster;
    builder->last_strip = strip;
}

static void add_to_glue(struct builder *builder, const struct cluster *cluster,
                        enum space_kind kind)
{
    if (!builder->has_glue)
        builder->glue = (struct box_item){.kind = BOX_GLUE};
    builder->has_glue = true;
    if (kind == SPACE_FORCED)
        return;
    builder->glue.width += cluster->width;
    unit stretch = 0, shrink = 0;
    if (kind != SPACE_FIXED)
        glue_give(builder->job, cluster->width, &stretch, &shrink);
    builder->glue.stretch += stretch;
    builder->glue.shrink += shrink;
}

static void add_no_break_space(struct builder *builder, const struct cluster *cluster)
{
    put_box(builder);
    put_bound_glue(builder);
    if (!is_after_box(builder))
        put_item(builder, BOX_BOX, NO_INDEX);
    add_to_glue(builder, cluster, SPACE_NO_BREAK);
    put_bound_glue(builder);
}

/* The kind of white space that a cluster is; a space under a combining mark is a letter. */
static enum space_kind cluster_space(const struct paragraph *paragraph,
                                     const struct cluster *cluster)
{
    enum space_kind kind = space_kind_at(paragraph->string, paragraph->cu_count, cluster->cu);
    return cluster->cu_end - cluster->cu == 1 ? kind : SPACE_NONE;
}

static void add_cluster(struct builder *builder, const struct strip *strip,
                        const struct cluster *cluster)
{
    enum space_kind kind = cluster_space(builder->job->paragraph, cluster);
    if (kind == SPACE_NONE) {
        add_to_box(builder, strip, cluster);
    } else if (kind == SPACE_NO_BREAK) {
        add_no_break_space(builder, cluster);
    } else {
        put_box(builder);
        add_to_glue(builder, cluster, kind);
    }
}

static void put_forced(struct builder *builder, uint32_t break_index)
{
    builder->has_glue = false;
    if (!builder->job->is_display) {
        put_penalty(builder, PENALTY_INFINITE, NO_INDEX);
        put_item(builder, BOX_GLUE, NO_INDEX)->stretch = FILL_STRETCH;
    }
    put_penalty(builder, -PENALTY_INFINITE, break_index);
    builder->is_breakable = false;
    builder->letter_stretch = 0;
}

static void put_hyphen(struct builder *builder, const struct strip *strip, uint32_t break_index)
{
    struct box_item *item = put_item(builder, BOX_PENALTY, break_index);
    bool is_seen = strip->run->hyphen_advance > 0;
    item->penalty = is_seen ? bounded(builder->job->setter->design->breaking.hyphen_penalty)
                            : UNSEEN_HYPHEN_PENALTY;
    if (builder->job->paragraph->breaks[break_index].hold == HOLD_PART)
        item->penalty = hold_penalties[HOLD_PART];
    item->width = strip_length(strip, strip->run->hyphen_advance);
    item->is_flagged = is_seen;
    item->end_hang = hang_of_hyphen(builder->job, strip->run, item->width);
    builder->has_costly |= is_seen;
    builder->is_breakable = false;
}

/* Letters of scripts whose phrases are parted by spaces: Thai, Lao, Burmese, Khmer. */
static bool is_phrase_letter(uint16_t cu)
{
    bool is_stop = cu == 0x104B || cu == 0x17D4 || cu == 0x17D5;
    return ((cu >= 0x0E01 && cu <= 0x0EFF) || (cu >= 0x1000 && cu <= 0x109F) ||
            (cu >= 0x1780 && cu <= 0x17FF)) &&
           !is_stop;
}

/* What a break after punctuation takes off in display text: a comma, or the space of a script that
 * parts phrases by it, parts less than a stop, so half as much. */
static double sense_penalty(const struct builder *builder, uint32_t cu)
{
    const uint16_t *string = builder->job->paragraph->string;
    while (cu > 0 && (space_kind_of(string[cu - 1]) != SPACE_NONE || string[cu - 1] == 0x2019 ||
                      string[cu - 1] == 0x201D))
        cu--;
    uint16_t last = cu > 0 ? string[cu - 1] : 0;
    bool is_light = last == ',' || last == 0x060C || last == 0x3001 || last == 0xFF0C ||
                    last == 0x104A || is_phrase_letter(last);
    return builder->job->setter->design->breaking.sense_penalty / (is_light ? 2 : 1);
}

/* A break between words, after a hyphen or dash, or between ideographs. */
static void put_allowed(struct builder *builder, const struct strip *strip, uint32_t break_index)
{
    const struct break_point *at = &builder->job->paragraph->breaks[break_index];
    const struct breaking *breaking = &builder->job->setter->design->breaking;
    double penalty = 0;
    bool is_flagged = at->is_after_hyphen && !builder->has_glue;
    if (is_flagged)
        penalty = breaking->explicit_hyphen_penalty;
    else if (builder->job->is_display && at->is_after_sense)
        penalty = sense_penalty(builder, at->cu);
    if (at->hold != HOLD_NONE) {
        penalty = hold_penalties[at->hold];
        builder->has_costly = true;
    }
    unit gaps = builder->letter_stretch;
    if (!builder->has_glue && !is_flagged)
        gaps += gap_stretch(builder->job, strip->run);
    builder->glue.stretch += gaps;
    builder->glue.shrink += gap_shrink(gaps);
    bool is_glue = builder->has_glue || builder->glue.stretch > 0;
    if (penalty != 0 || !is_glue || !is_after_box(builder)) {
        put_penalty(builder, bounded(penalty), break_index);
        builder->items.at[builder->items.count - 1].is_flagged = is_flagged;
        break_index = NO_INDEX;
    }
    if (is_glue) {
        builder->glue.kind = BOX_GLUE;
        *put_item(builder, BOX_GLUE, break_index) = builder->glue;
    }
    builder->has_glue = false;
    builder->is_breakable = false;
    builder->letter_stretch = 0;
}

static void add_break(struct builder *builder, const struct strip *strip, uint32_t break_index)
{
    put_box(builder);
    if (!builder->has_glue)
        builder->glue = (struct box_item){.kind = BOX_GLUE};
    enum break_kind kind = builder->job->paragraph->breaks[break_index].kind;
    if (kind == BREAK_FORCED)
        put_forced(builder, break_index);
    else if (builder->is_breakable && kind == BREAK_HYPHEN)
        put_hyphen(builder, strip, break_index);
    else if (builder->is_breakable)
        put_allowed(builder, strip, break_index);
}

/* The part of a cluster before `cu`, by its share of the code units: a hyphen inside a ligature.
 * Placing shapes it anew. */
static struct cluster split_cluster(struct cluster *cluster, uint32_t cu)
{
    struct cluster first = *cluster;
    first.cu_end = cu;
    first.width = unit_scale(cluster->width, cu - cluster->cu, cluster->cu_end - cluster->cu);
    cluster->width -= first.width;
    cluster->cu = cu;
    return first;
}

/* The breaks up to `cu`, but not the paragraph's end. */
static void add_breaks_to(struct builder *builder, const struct strip *strip, uint32_t cu,
                          uint32_t *break_index)
{
    const struct paragraph *paragraph = builder->job->paragraph;
    while (*break_index + 1 < paragraph->break_count && paragraph->breaks[*break_index].cu <= cu)
        add_break(builder, strip, (*break_index)++);
}

static void add_run(struct builder *builder, const struct strip *strip, uint32_t *break_index)
{
    const struct paragraph *paragraph = builder->job->paragraph;
    for (uint32_t glyph = strip->glyph_start; glyph < strip->glyph_end;) {
        struct cluster cluster = cluster_next(strip, &glyph);
        add_breaks_to(builder, strip, cluster.cu, break_index);
        while (paragraph->breaks[*break_index].cu < cluster.cu_end) {
            struct cluster first = split_cluster(&cluster, paragraph->breaks[*break_index].cu);
            add_cluster(builder, strip, &first);
            add_break(builder, strip, (*break_index)++);
        }
        add_cluster(builder, strip, &cluster);
    }
    add_breaks_to(builder, strip, strip->cu_end, break_index);
}

/* Whether most places where lines may end have no white space: no list of scripts is needed. */
static bool is_written_without_spaces(const struct paragraph *paragraph)
{
    uint32_t with = 0, without = 0;
    for (uint32_t i = 0; i + 1 < paragraph->break_count; i++) {
        const struct break_point *at = &paragraph->breaks[i];
        if (at->kind != BREAK_ALLOWED || at->is_after_hyphen || at->cu == 0)
            continue;
        if (space_kind_of(paragraph->string[at->cu - 1]) == SPACE_NONE)
            without++;
        else
            with++;
    }
    return without > with;
}

struct item_set items_make(struct setting_job *job)
{
    const struct paragraph *paragraph = job->paragraph;
    job->has_letter_gaps = job->align == ALIGN_JUSTIFY && is_written_without_spaces(paragraph);
    struct builder builder = {.job = job};
    uint32_t break_index = 0;
    uint32_t count = paragraph->run_count;
    struct strip *strips = arena_alloc_items(job->setter->scratch, count, sizeof *strips);
    for (uint32_t run = 0; run < count; run++) {
        strips[run] = strip_of_job(job, run);
        add_run(&builder, &strips[run], &break_index);
    }
    for (; break_index < paragraph->break_count; break_index++)
        add_break(&builder, count > 0 ? &strips[count - 1] : NULL, break_index);
    return (struct item_set){builder.items.at, builder.breaks.at, (uint32_t)builder.items.count,
                             builder.has_costly};
}

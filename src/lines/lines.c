/* Paragraphs become galley paragraphs: see lines.h.
 *
 * In: text and design. Out: for each paragraph its lines and what page breaking asks of it. A
 * paragraph goes items.c -> passes.c -> (a line at a time) collect.c -> place.c; temporaries are
 * released after each paragraph. Marks are set first, without margins; a paragraph with a mark gets
 * the mark's pieces on its first line, so no later stage knows of them.
 *
 * A line's height is its leading less a quarter, its depth that quarter: lines of one style are one
 * leading apart, and the quarter is about the room that descenders take. */
#include "lines/internal.h"
#include "lines/spaces.h"

/* Depth of a line in parts of its leading. */
enum { DEPTH_PART = 4 };

/* A line may be so much wider than its measure before it is reported: TeX's \hfuzz. */
#define OVERFULL_LEAST (UNIT_PT / 10)

/* The scratch arena of the largest paragraph that is set: 1 MB of text takes a third. */
#define SCRATCH_CAP ((size_t)1 << 30)

/* The best setting of a paragraph, one with a line less, one with a line more. */
enum { SETTINGS_MOST = 3 };

/* The least measure, where margins leave less. */
#define MEASURE_LEAST UNIT_PT

static unit narrowed(unit measure, unit by)
{
    return measure - by > MEASURE_LEAST ? measure - by : MEASURE_LEAST;
}

/* The square of a paragraph's ideographs; where it has none, that of its style. */
static unit square_of(const struct paragraph *paragraph, const struct style *style)
{
    for (uint32_t i = 0; i < paragraph->run_count; i++)
        if (is_ideographic(paragraph->runs[i].script))
            return paragraph->runs[i].size;
    return style->size;
}

unit lines_indent(const struct design *design, const struct paragraph *paragraph)
{
    const struct style *style = &design->styles[paragraph->style];
    if (paragraph->is_flush)
        return 0;
    if (paragraph->indent_squares > 0)
        return paragraph->indent_squares * square_of(paragraph, style);
    return style->indent;
}

static unit page_margin(const struct design *design)
{
    return design->outer < design->inner ? design->outer : design->inner;
}

struct setting_job setting_job_make(const struct setter *setter, uint32_t index)
{
    const struct paragraph *paragraph = &setter->text->paragraphs[index];
    const struct style *style = &setter->design->styles[paragraph->style];
    struct setting_job job = {.setter = setter,
                              .expansion = setter->design->breaking.expansion,
                              .paragraph = paragraph,
                              .style = style,
                              .index = index,
                              .align = style->align,
                              .is_plain = paragraph->role == PARAGRAPH_MARK,
                              .is_display = style->is_broken_by_sense,
                              .is_hanging = style->is_hanging,
                              .margin_start = style->margin_start,
                              .margin_end = style->margin_end};
    if (job.is_plain) {
        job.align = ALIGN_START;
        job.is_display = job.is_hanging = false;
        job.margin_start = job.margin_end = 0;
        job.overhang = page_margin(setter->design);
        job.measures[0] = job.measures[1] = setter->measure;
        return job;
    }
    if (job.is_display && job.align == ALIGN_JUSTIFY)
        job.align = ALIGN_START;
    job.overhang = page_margin(setter->design) + style->margin_end;
    if (paragraph->role == PARAGRAPH_BLOCK)
        columns_narrow(&job);
    unit margins = job.margin_start + job.margin_end;
    job.measures[1] = narrowed(setter->measure, margins);
    job.indent = lines_indent(setter->design, paragraph);
    job.measures[0] = narrowed(setter->measure, margins + job.indent);
    return job;
}

static struct place place_at(const struct setting_job *job, uint32_t cu)
{
    const struct paragraph *paragraph = job->paragraph;
    if (paragraph->role != PARAGRAPH_BLOCK && paragraph->role != PARAGRAPH_NOTE)
        return paragraph->place;
    return text_place_at(job->setter->doc, paragraph, cu);
}

static void report_overfull(const struct setting_job *job, const struct placing *placing)
{
    char length[32];
    unit_write(length, placing->overfull);
    bool is_off = placing->overfull > job->overhang;
    struct place place = place_at(job, placing->line.cu_start);
    if (is_off)
        diag_error(job->setter->diag, place, "overfull-line",
                   "the line that starts here is %s pt too wide and leaves the page", length);
    else
        diag_warning(job->setter->diag, place, "overfull-line",
                     "the line that starts here is %s pt too wide", length);
    diag_hint(job->setter->diag,
              "allow a break in its long word (U+00AD shows a hyphen, U+200B none), or reword");
}

static void report_line(const struct setting_job *job, const struct placing *placing)
{
    if (placing->overfull > OVERFULL_LEAST)
        report_overfull(job, placing);
    if (placing->is_stiff || placing->line.ratio > LINES_LOOSEST_RATIO)
        *(struct loose_line *)array_add(job->setter->arena, &job->setter->ragged->loose) =
            (struct loose_line){place_at(job, placing->line.cu_start), placing->line.ratio,
                                placing->is_stiff};
}

/* Where the line after `cu_start` that ends at a break point has its last visible code unit. */
static uint32_t text_end(const struct paragraph *paragraph, uint32_t cu_start, uint32_t cu)
{
    while (cu > cu_start && space_is_dropped(paragraph->string[cu - 1]))
        cu--;
    return cu;
}

/* One line, placed or, in a sketch, only known by what a page must know of it. */
static struct line set_line(const struct setting_job *job, struct cursor *cursor,
                            const struct extent *extent, bool is_reported)
{
    struct arena *scratch = job->setter->scratch;
    if (job->setter->is_sketch && !job->is_placed)
        return line_sketch(job, cursor, extent);
    struct arena_mark mark = arena_mark(scratch);
    struct placing placing = line_place(job, cursor, extent);
    arena_release(scratch, mark);
    if (is_reported && !job->setter->is_sketch)
        report_line(job, &placing);
    return placing.line;
}

/* Only the best setting's lines are reported: the others keep to the rules of running text. */
static struct setting set_lines(const struct setting_job *job, const struct line_ends *ends,
                                bool is_best)
{
    const struct paragraph *paragraph = job->paragraph;
    struct setting setting = {.line_count = ends->count, .cost = ends->cost};
    setting.lines = arena_alloc_items(job->setter->arena, ends->count, sizeof *setting.lines);
    struct cursor cursor = {0};
    uint32_t cu_start = 0;
    for (uint32_t i = 0; i < ends->count; i++) {
        const struct break_point *end = &paragraph->breaks[ends->breaks[i]];
        struct extent extent = {cu_start, text_end(paragraph, cu_start, end->cu), end->cu, i, end};
        setting.lines[i] = set_line(job, &cursor, &extent, is_best);
        cu_start = end->cu;
    }
    return setting;
}

unit depth_of_leading(unit leading)
{
    return leading / DEPTH_PART;
}

static void set_heights(const struct setting *setting, unit leading)
{
    for (uint32_t i = 0; i < setting->line_count; i++) {
        setting->lines[i].depth = depth_of_leading(leading);
        setting->lines[i].height = leading - setting->lines[i].depth;
    }
}

/* What a part goes on with is not parted from it; nor is a row from the next. */
static void set_spaces(const struct setter *setter, struct galley_paragraph *set)
{
    const struct doc *doc = setter->doc;
    if (setter->text->paragraphs[set->paragraph].role != PARAGRAPH_BLOCK)
        return;
    if (doc->blocks[set->block].is_continued)
        set->space_before = set->space_stretch = 0;
    if (set->block + 1 < doc->block_count && doc->blocks[set->block + 1].is_continued)
        set->space_after = 0;
}

/* Whether a paragraph is also set with a line less and a line more: not what stands beside others
 * in a table. */
static bool is_varied(const struct setter *setter, const struct paragraph *paragraph)
{
    if (!setter->is_varied || paragraph->role != PARAGRAPH_BLOCK)
        return false;
    const struct grid *grid = doc_grid(setter->doc, &setter->doc->blocks[paragraph->block]);
    return !grid || grid->kind != GRID_TABLE;
}

static struct galley_paragraph set_paragraph(const struct setter *setter, uint32_t index)
{
    struct setting_job job = setting_job_make(setter, index);
    const struct style *style = job.style;
    bool is_content =
        job.paragraph->role == PARAGRAPH_BLOCK || job.paragraph->role == PARAGRAPH_NOTE;
    struct galley_paragraph set = {.paragraph = index,
                                   .block = is_content ? job.paragraph->block : NO_INDEX,
                                   .style = job.paragraph->style,
                                   .leading = leading_plan(&job, &job.is_placed),
                                   .space_before = style->space_before,
                                   .space_after = style->space_after,
                                   .space_stretch = style->space_stretch,
                                   .is_kept_with_next = style->is_kept_with_next,
                                   .keep_lines = style->keep_lines,
                                   .widows = style->widows,
                                   .orphans = style->orphans,
                                   .inset = job.margin_start + job.margin_end -
                                            style->margin_start - style->margin_end,
                                   .place = job.paragraph->place};
    set_spaces(setter, &set);
    struct arena_mark mark = arena_mark(setter->scratch);
    struct item_set items = items_make(&job);
    struct line_ends ends[SETTINGS_MOST] = {ends_choose(&job, &items)};
    if (is_better_ragged(&job, &items, &ends[0])) {
        job.align = ALIGN_START;
        items = items_make(&job);
        ends[0] = ends_choose(&job, &items);
    }
    set.setting_count = 1;
    if (is_varied(setter, job.paragraph))
        set.setting_count += ends_vary(&job, &items, &ends[0], &ends[1]);
    set.settings = arena_alloc_items(setter->arena, set.setting_count, sizeof *set.settings);
    for (uint32_t i = 0; i < set.setting_count; i++)
        set.settings[i] = set_lines(&job, &ends[i], i == 0);
    unit leading = set.leading;
    for (uint32_t i = 0; i < set.setting_count && job.is_placed; i++) {
        unit least = leading_by_ink(&job, &set.settings[i], leading);
        set.leading = least > set.leading ? least : set.leading;
    }
    for (uint32_t i = 0; i < set.setting_count; i++)
        set_heights(&set.settings[i], set.leading);
    arena_release(setter->scratch, mark);
    return set;
}

/* A mark that is wider than the room before its text would be printed over it. */
static void check_mark(const struct setter *setter, const struct paragraph *paragraph,
                       const struct line *mark)
{
    const struct style *style = &setter->design->styles[paragraph->style];
    unit indent = lines_indent(setter->design, paragraph);
    unit over = style->mark_indent + mark->width - style->margin_start - indent;
    bool is_beside = style->align == ALIGN_JUSTIFY || style->align == ALIGN_START;
    if (over <= 0 || !is_beside)
        return;
    char length[32];
    unit_write(length, over);
    diag_warning(setter->diag, style->mark_place, "mark-wide",
                 "the mark is %s pt wider than the room before its text, and covers it", length);
    diag_hint(setter->diag, "give the style '%.*s' a larger margin_start or a shorter mark",
              SLICE_ARG(style->name));
}

/* Puts the mark's pieces on a line, at the style's place from the column's start edge: before the
 * others in visual order, or after them in a right-to-left paragraph. */
static void add_mark(const struct setter *setter, const struct paragraph *paragraph, unit inset,
                     const struct line *mark, struct line *line)
{
    unit indent = setter->design->styles[paragraph->style].mark_indent + inset;
    bool is_reversed = paragraph->level & 1;
    unit x = is_reversed ? setter->measure - indent - mark->width : indent;
    unit mark_x = mark->piece_count > 0 ? mark->pieces[0].x : 0;
    uint32_t count = line->piece_count + mark->piece_count;
    struct piece *pieces = arena_alloc_items(setter->arena, count, sizeof *pieces);
    uint32_t first = is_reversed ? line->piece_count : 0;
    uint32_t others = is_reversed ? 0 : mark->piece_count;
    for (uint32_t i = 0; i < mark->piece_count; i++) {
        pieces[first + i] = mark->pieces[i];
        pieces[first + i].x += x - mark_x;
    }
    for (uint32_t i = 0; i < line->piece_count; i++)
        pieces[others + i] = line->pieces[i];
    line->pieces = pieces;
    line->piece_count = count;
}

static bool is_within_cap(const struct setter *setter, const struct paragraph *paragraph)
{
    if (!arena_is_over(setter->arena) && !arena_is_over(setter->scratch))
        return true;
    diag_error(setter->diag, paragraph->place, "too-large",
               "the booklet takes more than %zu MiB of memory (ORISON_MEMORY) up to here",
               memory_cap_mib());
    return false;
}

/* Whether a paragraph may stand on the title page: it is in no section, or an ornament. */
static bool is_of_title(const struct setter *setter, const struct paragraph *paragraph)
{
    return paragraph->role == PARAGRAPH_ORNAMENT ||
           (paragraph->role == PARAGRAPH_BLOCK &&
            setter->doc->blocks[paragraph->block].section == NO_INDEX);
}

static bool set_paragraphs(const struct setter *setter, struct galley *galley, bool is_mark)
{
    for (uint32_t i = 0; i < galley->paragraph_count; i++) {
        const struct paragraph *paragraph = &setter->text->paragraphs[i];
        if ((paragraph->role == PARAGRAPH_MARK) != is_mark ||
            (setter->is_title && !is_of_title(setter, paragraph)))
            continue;
        galley->paragraphs[i] = set_paragraph(setter, i);
        figure_set(setter, i, &galley->paragraphs[i]);
        if (!is_within_cap(setter, paragraph))
            return false;
        if (is_mark || paragraph->mark == NO_INDEX)
            continue;
        const struct setting *mark = galley->paragraphs[paragraph->mark].settings;
        if (!setter->is_sketch && mark->line_count > 0)
            check_mark(setter, paragraph, &mark->lines[0]);
        for (uint32_t s = 0; s < galley->paragraphs[i].setting_count && mark->line_count > 0; s++)
            add_mark(setter, paragraph, galley->paragraphs[i].inset, &mark->lines[0],
                     &galley->paragraphs[i].settings[s].lines[0]);
    }
    return true;
}

/* Parts paragraphs of one column that follow each other, where foreign ink would touch. */
static void part_neighbours(const struct setter *setter, struct galley *galley)
{
    struct galley_paragraph *above = NULL;
    for (uint32_t i = 0; i < galley->paragraph_count; i++) {
        struct galley_paragraph *below = &galley->paragraphs[i];
        const struct paragraph *paragraph = &setter->text->paragraphs[i];
        if (paragraph->role != PARAGRAPH_BLOCK || below->setting_count == 0 || below->figure ||
            doc_grid(setter->doc, &setter->doc->blocks[paragraph->block]))
            above = NULL;
        else if (above)
            below->leading = leading_by_neighbour(setter, above, below);
        for (uint32_t s = 0; above && s < below->setting_count; s++)
            set_heights(&below->settings[s], below->leading);
        above = paragraph->role == PARAGRAPH_BLOCK && below->setting_count > 0 ? below : NULL;
    }
}

bool lines_set(const struct setter *asked, struct galley *out)
{
    struct ragged ragged = {0};
    struct setter own = *asked, *setter = &own;
    own.ragged = &ragged;
    *out = (struct galley){.measure = setter->measure,
                           .paragraph_count = setter->text->paragraph_count,
                           .text = setter->text};
    out->paragraphs =
        arena_alloc_items(setter->arena, out->paragraph_count, sizeof *out->paragraphs);
    own.columns = columns_make(setter);
    bool is_set = set_paragraphs(setter, out, true) && set_paragraphs(setter, out, false);
    if (is_set && ragged_is_general(&ragged)) {
        ragged = (struct ragged){.is_all = true};
        is_set = set_paragraphs(setter, out, true) && set_paragraphs(setter, out, false);
    }
    ragged_report(setter);
    if (is_set && setter->fonts && !setter->is_sketch)
        part_neighbours(setter, out);
    if (is_set)
        columns_join(setter, out);
    return is_set;
}

static struct face_scale *scale_faces(struct arena *arena, const struct fonts *fonts)
{
    uint32_t count = fonts_count(fonts);
    struct face_scale *faces = arena_alloc_items(arena, count, sizeof *faces);
    for (uint32_t i = 0; i < count; i++) {
        const struct face *face = fonts_face(fonts, i);
        faces[i] = (struct face_scale){face->units_per_em, face->line_feed};
    }
    return faces;
}

/* What of a text is set, and how far. */
enum work { WORK_WHOLE, WORK_SKETCH, WORK_TITLE };

/* Sets everything, or the title page's; sketches are without pieces and reports. A book's pages
 * have slack enough as they are: its paragraphs are set in one way each, which saves a third of the
 * stage's time and memory.
 */
static bool set_galley(struct arena *arena, const struct edition *edition, enum work work,
                       struct galley *out)
{
    const struct design *design = edition->design;
    const struct fonts *fonts = edition->fonts;
    const struct text *text = edition->text;
    struct arena *scratch = arena_make(SCRATCH_CAP);
    struct setter setter = {.arena = arena,
                            .scratch = scratch,
                            .diag = edition->diag,
                            .doc = edition->doc,
                            .design = design,
                            .fonts = fonts,
                            .faces = scale_faces(scratch, fonts),
                            .text = text,
                            .measure = narrowed(design->page_width, design->inner + design->outer),
                            .is_sketch = work != WORK_WHOLE,
                            .is_title = work == WORK_TITLE,
                            .is_varied = work != WORK_TITLE && design->paging.other_lines > 0 &&
                                         !text->is_book};
    bool is_set = lines_set(&setter, out);
    arena_free(scratch);
    return is_set;
}

bool lines_break(struct arena *arena, const struct edition *edition, struct galley *out)
{
    size_t errors = diag_count(edition->diag, SEVERITY_ERROR);
    return set_galley(arena, edition, WORK_WHOLE, out) &&
           diag_count(edition->diag, SEVERITY_ERROR) == errors;
}

bool lines_sketch(struct arena *arena, const struct edition *edition, struct galley *out)
{
    return set_galley(arena, edition, WORK_SKETCH, out);
}

bool lines_sketch_title(struct arena *arena, const struct edition *edition, struct galley *out)
{
    return set_galley(arena, edition, WORK_TITLE, out);
}

bool lines_stage(struct arena *arena, struct edition *edition)
{
    struct galley *galley = arena_alloc(arena, sizeof *galley);
    edition->galley = galley;
    return lines_break(arena, edition, galley);
}

uint32_t *lines_count(struct arena *arena, const struct doc *doc, const struct galley *galley)
{
    uint32_t *lines = arena_alloc_items(arena, doc->entry_count, sizeof *lines);
    for (uint32_t i = 0; i < doc->block_count + doc->note_count; i++) {
        const struct block *block = doc_block(doc, i);
        const struct galley_paragraph *paragraph =
            &galley->paragraphs[i < doc->block_count
                                    ? i
                                    : galley->text->first_note + i - doc->block_count];
        if (block->entry != NO_INDEX && paragraph->setting_count > 0)
            lines[block->entry] += paragraph->settings[0].line_count;
    }
    return lines;
}

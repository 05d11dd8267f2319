/* Labels: see labels.h.
 *
 * In: sheets whose labels have texts. Out: the same with lines. Each label is a paragraph of one
 * line: the measure is wider than any sheet, nothing is justified or divided. */
#include "labels/labels.h"

#include "content/content.h"
#include "lines/lines.h"
#include "text/text.h"

static const unit measure_wide = 1000 * UNIT_INCH;

static uint32_t count_labels(const struct sheets *sheets)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < sheets->side_count; i++)
        count += sheets->sides[i].label_count;
    return count;
}

static struct block make_block(struct arena *arena, struct slice text, uint32_t language,
                               struct place place)
{
    struct span *span = arena_alloc(arena, sizeof *span);
    struct point *point = arena_alloc(arena, sizeof *point);
    *span = (struct span){
        .byte_end = (uint32_t)text.length, .role = SPAN_SET, .link = NO_INDEX, .note = NO_INDEX};
    *point = (struct point){0, place};
    return (struct block){.kind = BLOCK_PARAGRAPH,
                          .text = text,
                          .spans = span,
                          .points = point,
                          .span_count = text.length > 0,
                          .point_count = 1,
                          .section = NO_INDEX,
                          .item = NO_INDEX,
                          .entry = NO_INDEX,
                          .language = language,
                          .place = place};
}

/* The index of a label's language, which is added to the doc's. */
static uint32_t language_of(struct doc *doc, const struct label *label)
{
    if (label->language.length == 0)
        return 0;
    doc->languages[1] = label->language;
    doc->language_count = 2;
    return 1;
}

/* A line of a right-to-left paragraph ends at the far edge of the measure: it is moved to the
 * start, where the label's anchor is. */
static void move_to_start(struct line *line)
{
    unit left = line->piece_count > 0 ? line->pieces[0].x : 0;
    for (uint32_t i = 0; i < line->piece_count; i++)
        line->pieces[i].x -= left;
}

/* In English, which is the language of the marks, or in the one other language that labels have. */
static struct doc make_doc(struct arena *arena, const struct sheets *sheets, struct place place)
{
    struct doc doc = {.language_count = 1, .block_count = count_labels(sheets)};
    doc.languages = arena_alloc_items(arena, 2, sizeof *doc.languages);
    doc.languages[0] = SLICE("en");
    doc.blocks = arena_alloc_items(arena, doc.block_count, sizeof *doc.blocks);
    uint32_t count = 0;
    for (uint32_t i = 0; i < sheets->side_count; i++)
        for (uint32_t j = 0; j < sheets->sides[i].label_count; j++)
            doc.blocks[count++] = make_block(arena, sheets->sides[i].labels[j].text,
                                             language_of(&doc, &sheets->sides[i].labels[j]), place);
    return doc;
}

/* The style of labels, called what every paragraph asks for. */
static struct style *make_style(struct arena *arena, const struct design *design)
{
    static const char *const names[] = {"slug", "folio", "footnote"};
    uint32_t index = NO_INDEX;
    for (size_t i = 0; i < sizeof names / sizeof *names && index == NO_INDEX; i++)
        index = design_find_style(design, slice_of(names[i]));
    struct style *style = arena_alloc(arena, sizeof *style);
    *style = design->styles[index == NO_INDEX ? 0 : index];
    style->name = SLICE("body");
    style->align = ALIGN_START;
    style->is_hyphenated = style->is_hanging = style->is_broken_by_sense = false;
    style->indent = style->margin_start = style->margin_end = 0;
    style->mark = SLICE("");
    style->color = 0;
    return style;
}

static struct design make_design(struct arena *arena, const struct design *design)
{
    struct design out = *design;
    out.styles = make_style(arena, design);
    out.style_count = 1;
    out.title_element_count = 0;
    out.section_ornament = out.end_ornament = SLICE("");
    out.head_baseline = 0;
    out.page_width = out.inner + out.outer + measure_wide;
    return out;
}

bool labels_set(struct arena *arena, struct diag *diag, const struct layout *layout,
                const struct fonts *fonts, const char *hyphens, struct sheets *sheets)
{
    if (count_labels(sheets) == 0)
        return true;
    struct doc *doc = arena_alloc(arena, sizeof *doc);
    *doc = make_doc(arena, sheets, layout->deliver.places.marks);
    struct design *design = arena_alloc(arena, sizeof *design);
    *design = make_design(arena, &layout->design);
    struct text *text = arena_alloc(arena, sizeof *text);
    struct galley galley;
    if (!text_shape(arena, diag, doc, design, fonts, hyphens, true, text) ||
        !lines_break(arena, diag, doc, design, fonts, text, &galley))
        return false;
    uint32_t count = 0;
    for (uint32_t i = 0; i < sheets->side_count; i++)
        for (uint32_t j = 0; j < sheets->sides[i].label_count; j++) {
            const struct setting *setting = &galley.paragraphs[count++].settings[0];
            if (setting->line_count == 0)
                continue;
            if (sheets->sides[i].labels[j].language.length > 0)
                move_to_start(&setting->lines[0]);
            sheets->sides[i].labels[j].line = &setting->lines[0];
        }
    return true;
}

/* The sheets with labels of their own, for lines to be given to. */
static struct sheets *copy_sheets(struct arena *arena, const struct sheets *sheets)
{
    struct sheets *copy = arena_alloc(arena, sizeof *copy);
    *copy = *sheets;
    copy->sides = arena_alloc_items(arena, copy->side_count, sizeof *copy->sides);
    for (uint32_t i = 0; i < copy->side_count; i++) {
        struct side *side = &copy->sides[i];
        *side = sheets->sides[i];
        side->labels = arena_alloc_items(arena, side->label_count, sizeof *side->labels);
        for (uint32_t j = 0; j < side->label_count; j++)
            side->labels[j] = sheets->sides[i].labels[j];
    }
    return copy;
}

bool labels_stage(struct arena *arena, struct deliverable *deliverable)
{
    const struct edition *edition = deliverable->edition;
    struct sheets *sheets = copy_sheets(arena, deliverable->sheets);
    deliverable->sheets = sheets;
    return labels_set(arena, deliverable->diag, deliverable->layout, edition->fonts,
                      edition->hyphens, sheets);
}

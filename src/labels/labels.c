/* Labels: see labels.h.
 *
 * In: sheets whose labels have texts. Out: the same with lines. Each label is a paragraph: of one
 * line, where the measure is wider than any sheet, or of as many as its own measure asks for.
 * Nothing is justified or divided. Labels of one measure are set together, as a document. */
#include "labels/labels.h"

#include "content/content.h"
#include "lines/lines.h"
#include "text/text.h"

static const unit measure_wide = 1000 * UNIT_INCH;

struct label_list {
    struct label **at;
    size_t count, room;
};

/* Those without a line that have the measure. */
static struct label_list labels_of(struct arena *arena, const struct sheets *sheets, unit measure)
{
    struct label_list list = {0};
    for (uint32_t i = 0; i < sheets->side_count; i++)
        for (uint32_t j = 0; j < sheets->sides[i].label_count; j++) {
            struct label *label = &sheets->sides[i].labels[j];
            if (!label->line && label->measure == measure)
                *(struct label **)array_add(arena, &list) = label;
        }
    return list;
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
static struct doc make_doc(struct arena *arena, const struct label_list *labels, struct place place)
{
    struct doc doc = {.language_count = 1, .block_count = (uint32_t)labels->count};
    doc.languages = arena_alloc_items(arena, 2, sizeof *doc.languages);
    doc.languages[0] = SLICE("en");
    doc.blocks = arena_alloc_items(arena, doc.block_count, sizeof *doc.blocks);
    for (size_t i = 0; i < labels->count; i++)
        doc.blocks[i] =
            make_block(arena, labels->at[i]->text, language_of(&doc, labels->at[i]), place);
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

static struct design make_design(struct arena *arena, const struct design *design, unit measure)
{
    struct design out = *design;
    out.styles = make_style(arena, design);
    out.style_count = 1;
    out.title_element_count = 0;
    out.section_ornament = out.end_ornament = SLICE("");
    out.head_baseline = 0;
    out.page_width = out.inner + out.outer + (measure > 0 ? measure : measure_wide);
    return out;
}

/* Gives the labels of the list, which have one measure, their lines. */
static bool set_lines(struct arena *arena, struct diag *diag, const struct layout *layout,
                      const struct fonts *fonts, const char *hyphens,
                      const struct label_list *labels)
{
    unit measure = labels->at[0]->measure;
    struct doc *doc = arena_alloc(arena, sizeof *doc);
    *doc = make_doc(arena, labels, layout->deliver.places.marks);
    struct design *design = arena_alloc(arena, sizeof *design);
    *design = make_design(arena, &layout->design, measure);
    struct text *text = arena_alloc(arena, sizeof *text);
    struct galley galley;
    const struct edition words = {.diag = diag,
                                  .doc = doc,
                                  .design = design,
                                  .fonts = fonts,
                                  .hyphens = hyphens,
                                  .text = text};
    if (!text_shape(arena, &words, text) || !lines_break(arena, &words, &galley))
        return false;
    for (size_t i = 0; i < labels->count; i++) {
        const struct setting *setting = &galley.paragraphs[i].settings[0];
        struct label *label = labels->at[i];
        label->line = setting->lines;
        label->line_count = setting->line_count;
        if (measure == 0 && label->language.length > 0 && setting->line_count > 0)
            move_to_start(&setting->lines[0]);
    }
    return true;
}

bool labels_set(struct arena *arena, struct diag *diag, const struct layout *layout,
                const struct fonts *fonts, const char *hyphens, struct sheets *sheets)
{
    bool is_fine = true;
    for (uint32_t i = 0; i < sheets->side_count; i++)
        for (uint32_t j = 0; j < sheets->sides[i].label_count && is_fine; j++) {
            const struct label *label = &sheets->sides[i].labels[j];
            if (label->line)
                continue;
            struct label_list labels = labels_of(arena, sheets, label->measure);
            is_fine = set_lines(arena, diag, layout, fonts, hyphens, &labels);
        }
    return is_fine;
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

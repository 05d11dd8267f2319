/* What Orison sets itself: items' marks, ornaments, running heads, the folio's digits.
 *
 * In: the design, and the shaped blocks that heads repeat. Out: paragraphs after those of the doc,
 * in this order: a PARAGRAPH_MARK for each style of theirs that has a mark (`style` is the style
 * that has it; set in NAME-mark over it), a PARAGRAPH_ORNAMENT for each ornament of the title page
 * (`block`: the title element), one for the section ornament, a PARAGRAPH_HEAD for the title and
 * each region where the design has running heads (`block`: the block in doc.blocks whose words it
 * repeats), and the PARAGRAPH_FOLIO: ten digits, each shaped alone, so that any number can be made
 * of them.
 */
#include "text/draft.h"

static void add_draft(struct bench *bench, struct paragraph_list *paragraphs, struct draft *draft,
                      enum paragraph_role role, uint32_t block)
{
    draft->paragraph.role = role;
    draft->paragraph.block = block;
    struct arena_mark mark = arena_mark(bench->scratch);
    *(struct paragraph *)array_add(bench->lasting, paragraphs) = draft_shape(bench, draft);
    arena_release(bench->scratch, mark);
}

/* The style `name` or what stands in for it; the first style where the design names none. */
static uint32_t style_of(const struct bench *bench, struct slice name)
{
    uint32_t style = styles_find(bench->design, name);
    return style == NO_INDEX ? 0 : style;
}

/* Whether a block of the doc is set in a style: the paragraphs so far are the doc's. */
static bool is_used(const struct bench *bench, const struct paragraph_list *paragraphs,
                    uint32_t style)
{
    for (uint32_t i = 0; i < bench->doc->block_count; i++)
        if (paragraphs->at[i].style == style)
            return true;
    return false;
}

static void add_marks(struct bench *bench, struct paragraph_list *paragraphs)
{
    const struct design *design = bench->design;
    for (uint32_t style = 0; style < design->style_count; style++) {
        struct slice mark = design->styles[style].mark;
        if (mark.length == 0 || !is_used(bench, paragraphs, style))
            continue;
        struct draft draft = draft_of_text(bench, mark, style, OVER_BIT(OVER_MARK));
        draft.paragraph.place = design->styles[style].mark_place;
        add_draft(bench, paragraphs, &draft, PARAGRAPH_MARK, NO_INDEX);
    }
}

/* An ornament of the design in the style of that name; its index, or NO_INDEX where there is none.
 */
static uint32_t add_ornament(struct bench *bench, struct paragraph_list *paragraphs,
                             struct slice ornament, struct place place)
{
    if (ornament.length == 0)
        return NO_INDEX;
    uint32_t index = (uint32_t)paragraphs->count;
    struct draft draft = draft_of_text(bench, ornament, style_of(bench, SLICE("ornament")), 0);
    draft.paragraph.place = place;
    add_draft(bench, paragraphs, &draft, PARAGRAPH_ORNAMENT, NO_INDEX);
    return index;
}

static void add_ornaments(struct bench *bench, struct paragraph_list *paragraphs, struct text *text)
{
    const struct design *design = bench->design;
    for (uint32_t i = 0; i < design->title_element_count; i++) {
        const struct title_element *element = &design->title_elements[i];
        if (element->kind != TITLE_ORNAMENT || element->text.length == 0)
            continue;
        struct draft draft = draft_of_text(bench, element->text, element->style, 0);
        draft.paragraph.place = element->place;
        add_draft(bench, paragraphs, &draft, PARAGRAPH_ORNAMENT, i);
    }
    text->section_ornament =
        add_ornament(bench, paragraphs, design->section_ornament, design->section_ornament_place);
    text->end_ornament =
        add_ornament(bench, paragraphs, design->end_ornament, design->end_ornament_place);
}

static void add_heads(struct bench *bench, struct paragraph_list *paragraphs)
{
    uint32_t style = style_of(bench, SLICE("head"));
    for (uint32_t i = 0; i < bench->doc->block_count; i++) {
        const struct block *block = &bench->doc->blocks[i];
        if (block->kind != BLOCK_TITLE && block->kind != BLOCK_REGION)
            continue;
        struct slice words = block_plain_text(bench->scratch, block);
        struct draft draft = draft_of_text(bench, words, style, 0);
        draft.language = block->language;
        draft.paragraph.level = paragraphs->at[i].level;
        draft.paragraph.place = block->place;
        for (size_t k = 0; k < draft.stretches.count; k++)
            draft.stretches.at[k].language = block->language;
        add_draft(bench, paragraphs, &draft, PARAGRAPH_HEAD, i);
    }
}

void paragraphs_generate(struct bench *bench, struct paragraph_list *paragraphs, struct text *text)
{
    if (bench->design->style_count == 0)
        return;
    add_marks(bench, paragraphs);
    add_ornaments(bench, paragraphs, text);
    if (bench->design->head_baseline != 0)
        add_heads(bench, paragraphs);
    struct draft digits = draft_of_digits(bench, style_of(bench, SLICE("folio")));
    text->folio = (uint32_t)paragraphs->count;
    add_draft(bench, paragraphs, &digits, PARAGRAPH_FOLIO, NO_INDEX);
}

/* What setting a text begins with.
 *
 * In: the content as it was read, a design. Out: the content as the readers of that design's pages
 * see it, and the fonts that hold each character of it, of the design, and of what Orison sets
 * itself (folios, labels beside the pages). */
#include "text/text.h"

static enum section_kind kind_of(enum filler filler)
{
    switch (filler) {
    case FILLER_PRAYER_NOTES:
        return SECTION_PRAYER_NOTES;
    case FILLER_NEXT_STEPS:
        return SECTION_NEXT_STEPS;
    case FILLER_BLANK:
    case FILLER_COUNT:
        break;
    }
    return SECTION_TEXT;
}

/* The fillers that a design asks of its content, each once, in the order of its list. */
static uint32_t list_fillers(const struct design *design,
                             enum section_kind kinds[SECTION_KIND_COUNT])
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < design->filler_count; i++) {
        enum section_kind kind = kind_of(design->fillers[i]);
        bool is_new = kind != SECTION_TEXT;
        for (uint32_t k = 0; k < count; k++)
            is_new &= kinds[k] != kind;
        if (is_new)
            kinds[count++] = kind;
    }
    return count;
}

static enum link_form form_of(enum link_policy policy)
{
    switch (policy) {
    case LINKS_FOOTNOTE:
        return LINK_FORM_NOTE;
    case LINKS_QR:
        return LINK_FORM_QR;
    case LINKS_NONE:
        break;
    }
    return LINK_FORM_NONE;
}

/* With what may fill the last sheet, and with links' addresses. */
static const struct doc *show_content(struct arena *arena, const struct doc *content,
                                      const struct design *design)
{
    struct doc filled, *shown = arena_alloc(arena, sizeof *shown);
    enum section_kind kinds[SECTION_KIND_COUNT];
    uint32_t count = list_fillers(design, kinds);
    fillers_show(arena, content, kinds, count, &filled);
    links_show(arena, &filled, form_of(design->links), shown);
    return shown;
}

/* Texts, each in a language. */
struct texts {
    struct slice *texts, *languages;
    size_t count;
};

static void add_text(struct texts *texts, struct slice text, struct slice language)
{
    texts->texts[texts->count] = text;
    texts->languages[texts->count++] = language;
}

static struct texts list_texts(struct arena *arena, const struct doc *doc,
                               const struct design *design)
{
    size_t most =
        doc->block_count + doc->note_count + design->style_count + design->title_element_count + 5;
    struct texts texts = {arena_alloc_items(arena, most, sizeof(struct slice)),
                          arena_alloc_items(arena, most, sizeof(struct slice)), 0};
    struct slice language = doc->languages[0];
    for (uint32_t i = 0; i < doc->block_count + doc->note_count; i++) {
        const struct block *block = doc_block(doc, i);
        add_text(&texts, block->text, doc->languages[block->language]);
    }
    for (uint32_t i = 0; i < design->style_count; i++)
        add_text(&texts, design->styles[i].mark, language);
    for (uint32_t i = 0; i < design->title_element_count; i++)
        add_text(&texts, design->title_elements[i].text, language);
    add_text(&texts, design->section_ornament, language);
    add_text(&texts, design->end_ornament, language);
    add_text(&texts, SLICE("0123456789-\xE2\x80\x90"), language);
    add_text(&texts, text_folio_digits(arena, doc, design), language);
    add_text(&texts, SLICE(LABEL_CHARACTERS), language);
    return texts;
}

bool text_open_stage(struct arena *arena, struct edition *edition)
{
    const struct design *design = edition->design;
    size_t need_count;
    edition->doc = show_content(arena, edition->content, design);
    struct font_need *needs = text_font_needs(arena, design, &need_count);
    struct texts texts = list_texts(arena, edition->doc, design);
    const struct font_wish wish = {edition->catalogue, design,          needs,      need_count,
                                   texts.texts,        texts.languages, texts.count};
    edition->fonts = fonts_open(arena, edition->diag, &wish);
    return edition->fonts != NULL;
}

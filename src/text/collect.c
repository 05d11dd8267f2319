/* Collecting: a block becomes a draft.
 *
 * In: a block's UTF-8 text with spans. Out: the paragraph's UTF-16 string, cut into stretches of
 * one style and language, and the places where notes are called. From here on every offset counts
 * code units of that string.
 *
 * Invariant: stretches touch and cover the string, so a byte that no span covers (there should be
 * none) is set in the paragraph's own style rather than lost. */
#include <assert.h>

#include "base/utf8.h"
#include "text/draft.h"

/* The style with `over` on it, as the language has it; made once. */
static const struct text_style *find_style(struct bench *bench, uint32_t style, unsigned over,
                                           uint32_t language)
{
    unsigned manner = bench->manners[language];
    struct text_style **made = &bench->styles.made[styles_slot(style, over, manner)];
    if (*made)
        return *made;
    struct text_style *one = arena_alloc(bench->lasting, sizeof *one);
    one->style = styles_combine(bench->lasting, &bench->styles, style, over, manner);
    one->need = styles_need(&one->style);
    one->features = shaper_add_features(bench->arena, bench->shaper, &one->style);
    *made = one;
    return one;
}

static void add_stretch(struct bench *bench, struct draft *draft, struct stretch stretch)
{
    size_t count = draft->stretches.count;
    uint32_t before = count ? draft->stretches.at[count - 1].cu_end : 0;
    if (stretch.cu_end > before)
        *(struct stretch *)array_add(bench->scratch, &draft->stretches) = stretch;
}

/* Emphasis that the layout can't show is told: the reader would miss it. */
static void warn_of_lost_style(struct bench *bench, const struct block *block, unsigned over)
{
    static const enum over audible[] = {OVER_EMPHASIS, OVER_STRONG};
    static const char *const names[] = {"emphasis", "strong"};
    for (int i = 0; i < 2; i++)
        if ((over & OVER_BIT(audible[i])) && bench->styles.over[audible[i]] == NO_INDEX)
            diag_warning(bench->diag, block->place, "style-missing",
                         "the layout has no style \"%s\": the words are set as the others",
                         names[i]);
}

/* Code units in [byte_start, byte_end) of valid UTF-8. */
static uint32_t cu_between(struct slice text, uint32_t byte_start, uint32_t byte_end)
{
    uint32_t cu_count = 0;
    for (size_t at = byte_start; at < byte_end && at < text.length;) {
        uint32_t c = utf8_next(text, &at);
        cu_count += c != UTF8_INVALID && c >= 0x10000 ? 2 : 1;
    }
    return cu_count;
}

static void add_span(struct bench *bench, const struct block *block, uint32_t index,
                     uint32_t cu_start, uint32_t cu_end, struct draft *draft)
{
    const struct span *span = &block->spans[index];
    unsigned over = styles_over_span(span);
    warn_of_lost_style(bench, block, over);
    const struct text_style *style =
        find_style(bench, draft->paragraph.style, over, block->language);
    bool is_divided = style->style.is_hyphenated && span->link == NO_INDEX &&
                      (span->role == SPAN_TEXT || span->role == SPAN_SET);
    add_stretch(bench, draft,
                (struct stretch){.cu_end = cu_end,
                                 .style = style,
                                 .span = index,
                                 .language = span->language,
                                 .is_divided = is_divided,
                                 .is_address = span->role == SPAN_ADDRESS,
                                 .is_note_mark = span->role == SPAN_NOTE_MARK});
    if (span->role == SPAN_NOTE_MARK && span->note != NO_INDEX)
        *(struct note_call *)array_add(bench->scratch, &draft->calls) =
            (struct note_call){cu_start, span->note};
}

static void add_spans(struct bench *bench, const struct block *block, struct draft *draft)
{
    uint32_t cu = 0, byte = 0;
    for (uint32_t i = 0; i < block->span_count; i++) {
        const struct span *span = &block->spans[i];
        assert(span->byte_start >= byte && span->byte_end >= span->byte_start);
        uint32_t cu_start = cu + cu_between(block->text, byte, span->byte_start);
        cu = span->byte_end == block->text.length
                 ? draft->paragraph.cu_count
                 : cu_start + cu_between(block->text, span->byte_start, span->byte_end);
        byte = span->byte_end;
        add_span(bench, block, i, cu_start, cu, draft);
    }
    const struct text_style *own = find_style(bench, draft->paragraph.style, 0, block->language);
    add_stretch(bench, draft,
                (struct stretch){.cu_end = draft->paragraph.cu_count,
                                 .style = own,
                                 .span = NO_INDEX,
                                 .language = block->language,
                                 .is_divided = own->style.is_hyphenated});
}

static uint16_t *set_string(struct bench *bench, struct slice text, struct draft *draft)
{
    size_t cu_count;
    uint16_t *string = utf16_of_utf8(bench->arena, text, &cu_count);
    draft->paragraph.string = string;
    draft->paragraph.cu_count = (uint32_t)cu_count;
    return string;
}

/* Dates that Orison has written get the edition's digits. */
static void set_digits(const struct bench *bench, const struct block *block, uint16_t *string)
{
    uint32_t cu = 0, byte = 0;
    for (uint32_t i = 0; bench->digits.has_native && i < block->span_count; i++) {
        const struct span *span = &block->spans[i];
        uint32_t cu_start = cu + cu_between(block->text, byte, span->byte_start);
        cu = cu_start + cu_between(block->text, span->byte_start, span->byte_end);
        byte = span->byte_end;
        if (block->kind == BLOCK_DATE || block->kind == BLOCK_NUMBER || span->role == SPAN_DAY)
            digits_put(&bench->digits, string, cu_start, cu);
    }
}

/* The fixed space that the layout wants behind a day or a lead; 0: it is a word space. */
static uint16_t head_space(const struct bench *bench, enum span_role role)
{
    static const uint16_t spaces[AFTER_COUNT] = {[AFTER_SPACE] = 0,
                                                 [AFTER_QUARTER] = 0x2005,
                                                 [AFTER_THIRD] = 0x2004,
                                                 [AFTER_EN] = 0x2002,
                                                 [AFTER_EM] = 0x2003};
    enum over over = role == SPAN_LEAD ? OVER_LEAD : OVER_DAY;
    uint32_t style = bench->styles.over[over];
    bool is_head = role == SPAN_LEAD || role == SPAN_DAY;
    return is_head && style != NO_INDEX ? spaces[bench->design->styles[style].after] : 0;
}

/* Makes of the word space behind a day or a lead what the layout wants there: a justified line
 * would else run them together in one item and tear them apart in the next. */
static void set_head_spaces(const struct bench *bench, const struct block *block, uint16_t *string)
{
    uint16_t wanted = 0;
    uint32_t cu = 0, byte = 0;
    for (uint32_t i = 0; i < block->span_count; i++) {
        const struct span *span = &block->spans[i];
        uint32_t cu_start = cu + cu_between(block->text, byte, span->byte_start);
        cu = cu_start + cu_between(block->text, span->byte_start, span->byte_end);
        byte = span->byte_end;
        for (uint32_t at = cu_start; at < cu && span->role == SPAN_SET && wanted; at++)
            string[at] = string[at] == ' ' ? wanted : string[at];
        if (span->role != SPAN_SET)
            wanted = head_space(bench, span->role);
    }
}

static uint8_t base_level(const struct bench *bench, uint32_t language)
{
    return doc_direction(bench->doc, language) == DIRECTION_RTL;
}

bool draft_collect(struct bench *bench, const struct block *block, enum paragraph_role role,
                   uint32_t index, struct draft *out)
{
    struct slice name = slice_of(block_kind_names[block->kind]);
    uint32_t style = styles_find(bench->design, name);
    if (style == NO_INDEX) {
        diag_error(bench->diag, block->place, "style-missing",
                   "the layout has neither a style \"%.*s\" nor \"paragraph\" nor \"body\"",
                   SLICE_ARG(name));
        return false;
    }
    *out = (struct draft){.language = block->language};
    out->paragraph = (struct paragraph){.role = role,
                                        .block = index,
                                        .style = style,
                                        .level = base_level(bench, block->language),
                                        .mark = NO_INDEX,
                                        .place = block->place};
    uint16_t *string = set_string(bench, block->text, out);
    if (block->language == 0)
        set_digits(bench, block, string);
    if (block->kind == BLOCK_ITEM)
        set_head_spaces(bench, block, string);
    add_spans(bench, block, out);
    return true;
}

struct draft draft_of_text(struct bench *bench, struct slice text, uint32_t style, unsigned over)
{
    struct draft draft = {.language = 0};
    draft.paragraph = (struct paragraph){.block = NO_INDEX,
                                         .style = style,
                                         .level = base_level(bench, 0),
                                         .mark = NO_INDEX,
                                         .place = NO_PLACE};
    set_string(bench, text, &draft);
    add_stretch(bench, &draft,
                (struct stretch){.cu_end = draft.paragraph.cu_count,
                                 .style = find_style(bench, style, over, 0),
                                 .span = NO_INDEX});
    return draft;
}

struct draft draft_of_digits(struct bench *bench, uint32_t style)
{
    struct draft draft = draft_of_text(bench, SLICE(""), style, 0);
    uint16_t *string = set_string(bench, SLICE("0123456789"), &draft);
    digits_put(&bench->digits, string, 0, draft.paragraph.cu_count);
    draft.is_split = true;
    add_stretch(bench, &draft,
                (struct stretch){.cu_end = draft.paragraph.cu_count,
                                 .style = find_style(bench, style, 0, 0),
                                 .span = NO_INDEX});
    return draft;
}

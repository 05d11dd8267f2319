/* Drafts: a block's text in the making, with its spans and points.
 *
 * In: letters with their marks found, and characters that Orison sets. Out: a block whose spans
 * touch and cover its text, and whose points rise from byte 0. A span ends where anything of it
 * changes; a point stands where a character does not follow the one before it in the source. */
#include <string.h>

#include "base/utf8.h"
#include "content/reader.h"

struct draft draft_make(struct reader *reader)
{
    return (struct draft){.reader = reader};
}

static bool is_same_span(const struct span *a, const struct span *b)
{
    return a->role == b->role && a->is_emphasis == b->is_emphasis && a->is_strong == b->is_strong &&
           a->link == b->link && a->note == b->note && a->language == b->language;
}

static bool is_same_place(struct place a, struct place b)
{
    return a.source == b.source && a.byte == b.byte;
}

static uint32_t byte_count(const struct draft *draft)
{
    return (uint32_t)draft->bytes.count;
}

/* Adds bytes that come from `place` in a source, with the properties of `span`. */
static void add_bytes(struct draft *draft, struct slice bytes, struct place place, struct span span)
{
    struct arena *scratch = draft->reader->scratch;
    size_t last = draft->spans.count;
    span.language = draft->language;
    if (last == 0 || !is_same_span(&draft->spans.at[last - 1], &span)) {
        *array_add(scratch, &draft->spans) = span;
        draft->spans.at[last++].byte_start = byte_count(draft);
    }
    if (draft->points.count == 0 || !is_same_place(place, draft->place_expected))
        *array_add(scratch, &draft->points) = (struct point){byte_count(draft), place};
    for (size_t i = 0; i < bytes.length; i++)
        *array_add(scratch, &draft->bytes) = bytes.bytes[i];
    draft->place_expected = (struct place){place.source, place.byte + (uint32_t)bytes.length};
    draft->spans.at[last - 1].byte_end = byte_count(draft);
}

/* Adds characters that are not in the source: each comes from the same place there. */
static void add_set(struct draft *draft, struct slice text, struct place place, struct span span)
{
    for (size_t at = 0; at < text.length;) {
        size_t start = at;
        utf8_next(text, &at);
        add_bytes(draft, slice_part(text, start, at), place, span);
        draft->place_expected = NO_PLACE; /* what follows does not come on from here */
    }
}

void draft_add_set(struct draft *draft, struct slice text, struct place place, enum span_role role)
{
    add_set(draft, text, place, (struct span){.role = role, .link = NO_INDEX, .note = NO_INDEX});
}

/* The digits on both sides make a hyphen the dash of a range: "36:3-5". */
static bool is_range_dash(const struct letter *letters, size_t count, size_t at)
{
    uint32_t c = letters[at].code_point;
    bool is_hyphen = c == '-' || c == 0x2010 || c == 0x2011;
    return is_hyphen && letters[at].kind == LETTER_PLAIN &&
           letter_class(letter_before(letters, at)) == CHARACTER_DIGIT &&
           letter_class(letter_after(letters, count, at)) == CHARACTER_DIGIT;
}

static void add_quote(struct draft *draft, const struct letter *letters, size_t count, size_t at,
                      const struct span *span)
{
    struct quotation_marks marks = language_quotes(draft->reader->language);
    struct span set = *span;
    set.role = SPAN_SET;
    draft->is_quoting = is_opening_quote(letters, count, at, draft->is_quoting);
    add_set(draft, draft->is_quoting ? marks.inner_open : marks.inner_close, letters[at].place,
            set);
}

/* Whether a typed quotation mark stands on a side of a letter. */
static bool is_by_quote(const struct letter *letters, size_t count, size_t at)
{
    const struct letter *before = letter_before(letters, at);
    const struct letter *after = letter_after(letters, count, at);
    return (before && is_typed_quote(before)) || (after && is_typed_quote(after));
}

/* A letter that is itself, with the spaces that the language sets by its marks. */
static void add_spaced(struct draft *draft, const struct letter *letters, size_t count, size_t at,
                       struct slice text, struct span span, bool is_verse)
{
    const struct mark_spaces *spaces = &draft->spaces;
    if (spaces->quotes.space.length == 0 || span.role == SPAN_ADDRESS) {
        add_bytes(draft, text, letters[at].place, span);
        return;
    }
    struct slice instead = spacing_of_space(spaces, letters, count, at);
    if (is_verse && instead.length > 0 && is_by_quote(letters, count, at))
        return; /* the language's marks bring their own */
    add_set(draft, spacing_before(spaces, letters, count, at), letters[at].place, span);
    if (instead.length > 0)
        add_set(draft, instead, letters[at].place, span);
    else
        add_bytes(draft, text, letters[at].place, span);
    add_set(draft, spacing_after(spaces, letters, count, at), letters[at].place, span);
}

static void add_letter(struct draft *draft, const struct letter *letters, size_t count, size_t at,
                       const struct field *field, const struct span *span)
{
    const struct letter *letter = &letters[at];
    char bytes[4];
    struct slice text = {bytes, utf8_write(bytes, letter->code_point)};
    struct span mark = *span, set = *span;
    set.role = SPAN_SET;
    if (letter->is_note_mark) {
        mark.role = SPAN_NOTE_MARK;
        mark.note = 0;
    }
    if (field->is_verse && is_typed_quote(letter))
        add_quote(draft, letters, count, at, span);
    else if (field->is_citation && is_range_dash(letters, count, at))
        add_set(draft, SLICE("–"), letter->place, set);
    else
        add_spaced(draft, letters, count, at, text, mark, field->is_verse);
}

void draft_add_paragraph(struct draft *draft, const struct paragraph *paragraph,
                         const struct field *field)
{
    const struct letter *letters = paragraph->letters;
    size_t count = paragraph->count;
    int32_t emphasis = paragraph->emphasis, strong = paragraph->strong;
    draft->block_language = draft->language = paragraph->language;
    if (draft->reader->spaces_language != paragraph->language + 1) {
        draft->reader->spaces_language = paragraph->language + 1;
        draft->reader->spaces =
            language_mark_spaces(draft->reader->languages.at[paragraph->language]);
    }
    draft->spaces = draft->reader->spaces;
    for (size_t at = 0; at < count; at++) {
        emphasis += letters[at].emphasis;
        strong += letters[at].strong;
        struct span span = {.role = letters[at].is_address ? SPAN_ADDRESS : field->span_role,
                            .is_emphasis = emphasis > 0,
                            .is_strong = strong > 0,
                            .link = letters[at].link,
                            .note = NO_INDEX};
        if (!letters[at].is_hidden)
            add_letter(draft, letters, count, at, field, &span);
    }
    struct slice closing = controls_closing(draft->reader->scratch, letters, count);
    if (closing.length > 0) /* nothing that follows in the block is turned with it */
        draft_add_set(draft, closing, letters[count - 1].place, SPAN_SET);
    draft->language = 0;
}

static void *copy_items(struct arena *arena, const void *items, size_t count, size_t item_bytes)
{
    void *copy = arena_alloc_items(arena, count, item_bytes);
    if (count > 0)
        memcpy(copy, items, count * item_bytes);
    return copy;
}

struct block draft_finish(const struct draft *draft, enum block_kind kind)
{
    struct arena *arena = draft->reader->arena;
    struct block block = {.kind = kind,
                          .section = NO_INDEX,
                          .item = NO_INDEX,
                          .entry = NO_INDEX,
                          .figure = NO_INDEX,
                          .language = draft->block_language,
                          .span_count = (uint32_t)draft->spans.count,
                          .point_count = (uint32_t)draft->points.count};
    block.text = slice_copy(arena, (struct slice){draft->bytes.at, draft->bytes.count});
    block.spans = copy_items(arena, draft->spans.at, draft->spans.count, sizeof *block.spans);
    block.points = copy_items(arena, draft->points.at, draft->points.count, sizeof *block.points);
    if (draft->points.count > 0)
        block.place = draft->points.at[0].place;
    return block;
}

/* Links for readers on paper: see links_show.
 *
 * In: a doc, and how its addresses are to be shown. Out: a doc with notes that marks in the text
 * call, or with QR codes under the items. This is a doc like any other: text, lines and pages know
 * nothing of it, and a tagged PDF finds notes where it looks for them.
 *
 * Invariant: blocks keep their order, sections cover the same blocks as before (and their codes).
 * Cost: linear in the text; addresses are known by hash. */
#include <string.h>

#include "base/map.h"
#include "base/utf8.h"
#include "content/lists.h"

struct showing {
    struct arena *arena;
    const struct doc *doc;
    struct block_list blocks, notes;
    struct link_list links;
    struct figure_list figures;
    struct map addresses; /* notes: address -> index in `notes`; codes: with the section */
    uint32_t number;      /* of the last note */
};

/* --- addresses ---------------------------------------------------------------------------------
 */

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static struct slice without(struct slice text, const char *prefix)
{
    size_t length = strlen(prefix);
    for (size_t i = 0; i < length; i++)
        if (i >= text.length || lower(text.bytes[i]) != prefix[i])
            return text;
    return slice_part(text, length, text.length);
}

/* What tells one address from another for a reader: no scheme, no "www.", no slash at the end. */
static struct slice core_of(struct slice address)
{
    address = without(without(without(address, "https://"), "http://"), "mailto:");
    address = without(address, "tel:");
    address = without(address, "www.");
    while (address.length > 0 && address.bytes[address.length - 1] == '/')
        address.length--;
    return address;
}

static bool is_number_byte(char c)
{
    return (c >= '0' && c <= '9') || c == '+';
}

/* Whether words are a telephone number, whatever stands between its digits. */
static bool is_dialled(struct slice words, struct slice number)
{
    size_t i = 0, k = 0;
    for (;; i++, k++) {
        while (i < words.length && !is_number_byte(words.bytes[i]))
            i++;
        while (k < number.length && !is_number_byte(number.bytes[k]))
            k++;
        if (i >= words.length || k >= number.length)
            return i >= words.length && k >= number.length;
        if (words.bytes[i] != number.bytes[k])
            return false;
    }
}

/* Whether the words of a link, [start, end) of a block's text, are its address. */
static bool is_said(struct slice words, struct slice address)
{
    if (without(address, "tel:").length < address.length)
        return is_dialled(words, without(address, "tel:"));
    struct slice said = core_of(words), meant = core_of(address);
    if (said.length != meant.length)
        return false;
    for (size_t i = 0; i < said.length; i++)
        if (lower(said.bytes[i]) != lower(meant.bytes[i]))
            return false;
    return true;
}

/* --- blocks in the making ----------------------------------------------------------------------
 */

/* A block's text, spans and points as they grow. */
struct growth {
    struct byte_list bytes;
    struct span_list spans;
    struct point_list points;
    uint32_t next_point; /* of the block that is copied */
};

/* Adds text that comes from `place` on. */
static void add_text(struct showing *showing, struct growth *growth, struct slice text,
                     struct place place, struct span span)
{
    struct arena *arena = showing->arena;
    uint32_t start = (uint32_t)growth->bytes.count;
    *array_add(arena, &growth->points) = (struct point){start, place};
    for (size_t i = 0; i < text.length; i++)
        *array_add(arena, &growth->bytes) = text.bytes[i];
    span.byte_start = start;
    span.byte_end = (uint32_t)growth->bytes.count;
    *array_add(arena, &growth->spans) = span;
}

static void finish_block(const struct growth *growth, struct block *block)
{
    block->text = (struct slice){growth->bytes.at, growth->bytes.count};
    block->spans = growth->spans.at;
    block->span_count = (uint32_t)growth->spans.count;
    block->points = growth->points.at;
    block->point_count = (uint32_t)growth->points.count;
}

static struct span plain_span(enum span_role role)
{
    return (struct span){.role = role, .link = NO_INDEX, .note = NO_INDEX};
}

/* The address as text that is a link itself. In right-to-left text a mark keeps a slash at its end
 * where it belongs. */
static void add_address(struct showing *showing, struct growth *growth, const struct link *link,
                        bool is_repeated)
{
    struct span span = plain_span(SPAN_ADDRESS);
    span.link = (uint32_t)showing->links.count;
    *array_add(showing->arena, &showing->links) =
        (struct link){.address = link->address, .place = link->place, .is_repeated = is_repeated};
    add_text(showing, growth, address_shown(showing->arena, link->address), link->place, span);
    if (showing->doc->direction == DIRECTION_RTL)
        add_text(showing, growth, SLICE("\xE2\x80\x8E"), link->place, plain_span(SPAN_SET));
}

/* --- notes -------------------------------------------------------------------------------------
 */

/* "1 https://…": raised in the text, the number stands in its note as the address does (Bringhurst,
 * The Elements of Typographic Style, 4.3.3). */
static void add_note(struct showing *showing, const struct link *link)
{
    struct growth growth = {0};
    struct block note = {.kind = BLOCK_LINK_NOTE,
                         .section = NO_INDEX,
                         .item = NO_INDEX,
                         .entry = NO_INDEX,
                         .figure = NO_INDEX,
                         .place = link->place};
    struct slice mark = slice_format(showing->arena, "%u", ++showing->number);
    add_text(showing, &growth, mark, link->place, plain_span(SPAN_NOTE_MARK));
    add_text(showing, &growth, SLICE(" "), link->place, plain_span(SPAN_SET));
    add_address(showing, &growth, link, true);
    finish_block(&growth, &note);
    *array_add(showing->arena, &showing->notes) = note;
}

/* The note of an address, made where it is new. */
static uint32_t find_note(struct showing *showing, const struct link *link)
{
    uint32_t note = (uint32_t)showing->notes.count;
    if (map_find(&showing->addresses, link->address, &note))
        return note;
    map_add(&showing->addresses, link->address, note);
    add_note(showing, link);
    return note;
}

/* The number of a note that was made, the first span of its text, in Unicode's superscript digits:
 * it stays apart from the word where text is copied. */
static struct slice mark_of(const struct showing *showing, uint32_t note)
{
    static const char *const digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    const struct block *block = &showing->notes.at[note];
    struct slice mark = SLICE("");
    for (uint32_t i = 0; i < block->spans[0].byte_end; i++)
        mark = slice_format(showing->arena, "%.*s%s", SLICE_ARG(mark),
                            digits[block->text.bytes[i] - '0']);
    return mark;
}

/* --- links of a block --------------------------------------------------------------------------
 */

/* The end of the spans of one link, the first of which is `first`. */
static uint32_t end_of_link(const struct block *block, uint32_t first)
{
    uint32_t end = first;
    while (end < block->span_count && block->spans[end].link == block->spans[first].link)
        end++;
    return end;
}

/* Whether the link whose spans are [first, end) needs its address shown. */
static bool is_shown(const struct showing *showing, const struct block *block, uint32_t first,
                     uint32_t end)
{
    uint32_t link = block->spans[first].link;
    if (link == NO_INDEX)
        return false;
    struct slice words =
        slice_part(block->text, block->spans[first].byte_start, block->spans[end - 1].byte_end);
    const struct link *shown = &showing->doc->links[link];
    return !shown->is_bare && !is_said(words, shown->address) &&
           !is_said(words, address_shown(showing->arena, shown->address));
}

static bool has_shown(const struct showing *showing, const struct block *block)
{
    for (uint32_t i = 0, end; i < block->span_count; i = end) {
        end = end_of_link(block, i);
        if (is_shown(showing, block, i, end))
            return true;
    }
    return false;
}

/* A part of a span's text with its points, as it was. */
static void copy_part(struct showing *showing, struct growth *growth, const struct block *block,
                      const struct span *span, uint32_t byte_start, uint32_t byte_end)
{
    struct slice text = slice_part(block->text, byte_start, byte_end);
    uint32_t shift = (uint32_t)growth->bytes.count - byte_start;
    if (byte_start == byte_end)
        return;
    add_text(showing, growth, text, block_place_at(block, byte_start), *span);
    for (; growth->next_point < block->point_count; growth->next_point++) {
        struct point point = block->points[growth->next_point];
        if (point.byte >= byte_end)
            return;
        bool is_inside = point.byte > byte_start;
        point.byte += shift;
        if (is_inside)
            *array_add(showing->arena, &growth->points) = point;
    }
}

/* Punctuation that a figure follows: marks that end a clause, and closing quotation marks. A
 * closing bracket it does not, for its link is inside, nor a dash (Chicago Manual, 14.26). */
static bool is_followed(uint32_t c)
{
    static const uint32_t marks[] = {'.',    ',',    ';',    ':',    '!',    '?',    '"', '\'',
                                     0x2026, 0x2018, 0x2019, 0x201C, 0x201D, 0x203A, 0xBB};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == c)
            return true;
    return false;
}

/* Where the figure stands of a link whose last span is `last`: behind the punctuation that follows
 * in the same span, where the language wants it so. Marks with a letter or a digit right behind
 * them belong to that ("x’s", "x.5"). */
static uint32_t find_figure(const struct showing *showing, const struct block *block, uint32_t last)
{
    uint32_t end = block->spans[last].byte_end;
    const struct span *next = last + 1 < block->span_count ? &block->spans[last + 1] : NULL;
    struct slice language = showing->doc->languages[block->spans[last].language];
    if (!next || next->link != NO_INDEX || next->role != SPAN_TEXT ||
        !language_note_follows_punctuation(language))
        return end;
    for (size_t at = end; at < next->byte_end;) {
        size_t start = at;
        uint32_t c = utf8_next(block->text, &at);
        if (is_followed(c))
            continue;
        enum character_class class = character_class_of(c);
        bool is_joined = class == CHARACTER_WORD || class == CHARACTER_DIGIT;
        return is_joined ? end : (uint32_t)start;
    }
    return next->byte_end;
}

static void add_call(struct showing *showing, struct growth *growth, const struct block *block,
                     const struct span *last)
{
    struct span call = plain_span(SPAN_NOTE_MARK);
    call.note = find_note(showing, &showing->doc->links[last->link]);
    call.language = last->language;
    struct place place = block_place_at(block, last->byte_end - 1);
    bool is_long = showing->notes.at[call.note].spans[0].byte_end > 1;
    if (is_long && showing->doc->direction == DIRECTION_RTL) /* no part of a number before it */
        add_text(showing, growth, SLICE("\xE2\x80\x8F"), place, plain_span(SPAN_SET));
    add_text(showing, growth, mark_of(showing, call.note), place, call);
}

/* The block with a mark for each link whose address is shown. */
static void add_marked(struct showing *showing, const struct block *block)
{
    struct growth growth = {0};
    struct block marked = *block;
    uint32_t copied = 0; /* bytes of the block's text */
    for (uint32_t i = 0, end; i < block->span_count; i = end) {
        end = end_of_link(block, i);
        for (uint32_t s = i; s < end; s++, copied = block->spans[s - 1].byte_end)
            copy_part(showing, &growth, block, &block->spans[s], copied, block->spans[s].byte_end);
        if (!is_shown(showing, block, i, end))
            continue;
        uint32_t figure = find_figure(showing, block, end - 1);
        if (figure > copied)
            copy_part(showing, &growth, block, &block->spans[end], copied, figure);
        copied = figure;
        add_call(showing, &growth, block, &block->spans[end - 1]);
    }
    finish_block(&growth, &marked);
    *array_add(showing->arena, &showing->blocks) = marked;
}

/* --- codes -------------------------------------------------------------------------------------
 */

static void add_code(struct showing *showing, const struct block *under, const struct link *link,
                     bool is_repeated)
{
    struct block code = {.kind = BLOCK_CODE,
                         .section = under->section,
                         .item = under->item,
                         .entry = NO_INDEX,
                         .figure = (uint32_t)showing->figures.count,
                         .place = link->place};
    struct block address = code;
    struct growth growth = {0};
    *array_add(showing->arena, &showing->figures) =
        (struct figure){.kind = FIGURE_QR, .address = link->address, .place = link->place};
    *array_add(showing->arena, &showing->blocks) = code;
    address.kind = BLOCK_ADDRESS;
    address.figure = NO_INDEX;
    add_address(showing, &growth, link, is_repeated);
    finish_block(&growth, &address);
    *array_add(showing->arena, &showing->blocks) = address;
}

/* Whether a section has no code of the address yet; from now on it has. */
static bool is_new_code(struct showing *showing, uint32_t section, struct slice address)
{
    uint32_t known;
    struct slice key = slice_format(showing->arena, "%u %.*s", section, SLICE_ARG(address));
    if (map_find(&showing->addresses, key, &known))
        return false;
    map_add(&showing->addresses, key, 0);
    return true;
}

/* Codes of a block's addresses that are new in their section. */
static void add_codes(struct showing *showing, const struct block *block)
{
    for (uint32_t i = 0, end; i < block->span_count; i = end) {
        end = end_of_link(block, i);
        if (!is_shown(showing, block, i, end))
            continue;
        const struct link *link = &showing->doc->links[block->spans[i].link];
        if (is_new_code(showing, block->section, link->address))
            add_code(showing, block, link, true);
    }
}

/* Whether an item goes on after block `i` with more of its text, or a part of a body with more of
 * it: codes then wait. */
static bool goes_on(const struct doc *doc, uint32_t i)
{
    const struct block *block = &doc->blocks[i], *next = block + 1;
    if (i + 1 == doc->block_count || next->section != block->section)
        return false;
    bool is_item = next->item != NO_INDEX && next->item == block->item;
    return next->kind == BLOCK_ITEM_MORE || next->is_continued ||
           (next->grid_no > 0 && next->grid_no == block->grid_no) ||
           (is_item && next->kind >= BLOCK_HEADING);
}

/* The code of a section's source, under its last block. */
static void add_source(struct showing *showing, uint32_t block)
{
    const struct block *last = &showing->doc->blocks[block];
    if (last->section == NO_INDEX)
        return;
    const struct section *section = &showing->doc->sections[last->section];
    bool is_last = block + 1 == section->first_block + section->block_count;
    if (!is_last || section->source.length == 0 ||
        !is_new_code(showing, last->section, section->source))
        return;
    struct block under = *last;
    under.item = NO_INDEX; /* it is the section's, not the last item's */
    add_code(showing, &under,
             &(struct link){.address = section->source, .place = section->source_place}, false);
}

static void add_blocks(struct showing *showing, enum link_form form)
{
    const struct doc *doc = showing->doc;
    for (uint32_t i = 0, waiting = 0; i < doc->block_count; i++) {
        if (form == LINK_FORM_NOTE && has_shown(showing, &doc->blocks[i]))
            add_marked(showing, &doc->blocks[i]);
        else
            *array_add(showing->arena, &showing->blocks) = doc->blocks[i];
        for (; form == LINK_FORM_QR && !goes_on(doc, i) && waiting <= i; waiting++)
            add_codes(showing, &doc->blocks[waiting]);
        add_source(showing, i);
    }
}

/* --- the whole ---------------------------------------------------------------------------------
 */

/* Sections by the blocks that now belong to them. */
static struct section *find_sections(const struct showing *showing)
{
    const struct doc *doc = showing->doc;
    struct section *sections =
        arena_alloc_items(showing->arena, doc->section_count, sizeof *sections);
    for (uint32_t i = 0; i < doc->section_count; i++) {
        sections[i] = doc->sections[i];
        sections[i].block_count = 0;
    }
    for (uint32_t i = 0; i < showing->blocks.count; i++) {
        const struct block *block = &showing->blocks.at[i];
        if (block->section == NO_INDEX)
            continue;
        struct section *section = &sections[block->section];
        if (section->block_count++ == 0)
            section->first_block = i;
        if (block->kind == BLOCK_REGION)
            section->region = i;
    }
    return sections;
}

static void copy_lists(struct showing *showing)
{
    const struct doc *doc = showing->doc;
    for (uint32_t i = 0; i < doc->note_count; i++)
        *array_add(showing->arena, &showing->notes) = doc->notes[i];
    for (uint32_t i = 0; i < doc->link_count; i++)
        *array_add(showing->arena, &showing->links) = doc->links[i];
    for (uint32_t i = 0; i < doc->figure_count; i++)
        *array_add(showing->arena, &showing->figures) = doc->figures[i];
}

void links_show(struct arena *arena, const struct doc *doc, enum link_form form, struct doc *out)
{
    struct showing showing = {.arena = arena, .doc = doc, .addresses = map_make(arena)};
    copy_lists(&showing);
    add_blocks(&showing, form);
    *out = *doc;
    out->blocks = showing.blocks.at;
    out->block_count = (uint32_t)showing.blocks.count;
    out->notes = showing.notes.at;
    out->note_count = (uint32_t)showing.notes.count;
    out->links = showing.links.at;
    out->link_count = (uint32_t)showing.links.count;
    out->figures = showing.figures.at;
    out->figure_count = (uint32_t)showing.figures.count;
    out->sections = find_sections(&showing);
}

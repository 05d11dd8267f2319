/* Names of links: what each is called where it is announced, and which are told apart badly.
 *
 * In: a doc. Out: a name by link: the title that the author gave, or the link's text with the
 * opening words of its item, "Read the full story: Please join us in celebrating …", so that a list
 * of links says where each goes (ISO 14289-1 7.18.5; WCAG 2.4.9). Opening words end before the link
 * itself; a paragraph that begins with its link has none, and its text alone is the name.
 *
 * Words are parted by spaces; where a script has none, the opening ends at the first punctuation
 * after OPENING_LEAST characters, or at OPENING_MOST. Cost: linear in the text, and sorting. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "content/content.h"

enum {
    OPENING_WORDS = 5, /* enough to know an item by, short enough to be heard in a list */
    OPENING_LEAST = 8, /* characters before an opening may end at punctuation, without spaces */
    OPENING_MOST = 40  /* characters */
};

static const char ellipsis[] = "\xE2\x80\xA6";

struct bytes {
    char *at;
    size_t count, room;
};

static void add_bytes(struct arena *arena, struct bytes *out, struct slice text)
{
    for (size_t i = 0; i < text.length; i++)
        *array_add(arena, out) = text.bytes[i];
}

static bool is_space(uint32_t code_point)
{
    return character_class_of(code_point) == CHARACTER_SPACE;
}

/* A span's text as it is spoken: a hard break is a space; soft hyphens, joiners of no sound and the
 * marks that call notes are nothing. Spaces come singly. */
static void add_spoken(struct arena *arena, struct bytes *out, struct slice text)
{
    static const uint32_t soft_hyphen = 0x00AD;
    for (size_t at = 0; at < text.length;) {
        size_t start = at;
        uint32_t code_point = utf8_next(text, &at);
        bool is_after_space = out->count > 0 && out->at[out->count - 1] == ' ';
        if (is_space(code_point) && !is_after_space)
            *array_add(arena, out) = ' ';
        if (!is_space(code_point) && code_point != soft_hyphen)
            add_bytes(arena, out, slice_part(text, start, at));
    }
}

static struct slice trim(struct slice text)
{
    while (text.length > 0 && text.bytes[0] == ' ')
        text = slice_part(text, 1, text.length);
    while (text.length > 0 && text.bytes[text.length - 1] == ' ')
        text.length--;
    return text;
}

/* The words of a block up to the span where `link` starts, all where it has no such link; with
 * `is_link` those of the link. */
static struct slice read_words(struct arena *arena, const struct block *block, uint32_t link,
                               bool is_link)
{
    struct bytes out = {0};
    for (uint32_t i = 0; i < block->span_count; i++) {
        const struct span *span = &block->spans[i];
        if (!is_link && link != NO_INDEX && span->link == link)
            break;
        if (span->role == SPAN_NOTE_MARK || (is_link && span->link != link))
            continue;
        add_spoken(arena, &out, slice_part(block->text, span->byte_start, span->byte_end));
    }
    return trim((struct slice){out.at, out.count});
}

/* Where an opening ends: after some words, or some characters. */
static size_t find_opening_end(struct slice text)
{
    size_t words = 0, characters = 0, last_space = 0;
    for (size_t at = 0; at < text.length; characters++) {
        size_t start = at;
        uint32_t code_point = utf8_next(text, &at);
        bool is_gap = is_space(code_point);
        if (is_gap && (++words == OPENING_WORDS))
            return start;
        if (characters == OPENING_MOST)
            return last_space > 0 ? last_space : start;
        if (is_gap)
            last_space = start;
        bool is_pause = character_class_of(code_point) == CHARACTER_PUNCTUATION;
        if (is_pause && last_space == 0 && characters >= OPENING_LEAST)
            return start;
    }
    return text.length;
}

/* The block whose words open the item that `block` belongs to. */
static const struct block *find_opening_block(const struct doc *doc, const struct block *block)
{
    if (block->item == NO_INDEX || block < doc->blocks || block >= doc->blocks + doc->block_count)
        return block;
    const struct block *first = block;
    while (first > doc->blocks && first[-1].section == block->section &&
           first[-1].item == block->item)
        first--;
    return first;
}

/* What is cut off at the end of the last word kept has no comma left. */
static struct slice cut_opening(struct slice words)
{
    struct slice opening = slice_part(words, 0, find_opening_end(words));
    if (opening.length > 0 && strchr(",;:", opening.bytes[opening.length - 1]))
        opening.length--;
    return opening;
}

struct slice block_opening(struct arena *arena, const struct block *block)
{
    struct slice words = read_words(arena, block, NO_INDEX, false);
    struct slice opening = cut_opening(words);
    return opening.length == words.length
               ? words
               : slice_format(arena, "%.*s %s", SLICE_ARG(opening), ellipsis);
}

/* "text: opening words …". */
static struct slice make_name(struct arena *arena, const struct doc *doc, const struct block *block,
                              uint32_t link)
{
    struct slice text = read_words(arena, block, link, true);
    if (block->kind == BLOCK_LINK_NOTE || doc->links[link].is_bare)
        return text; /* an address says where it goes */
    struct slice words = read_words(arena, find_opening_block(doc, block), link, false);
    struct slice opening = cut_opening(words);
    if (opening.length == 0)
        return text;
    return slice_format(arena, "%.*s: %.*s %s", SLICE_ARG(text), SLICE_ARG(opening), ellipsis);
}

/* The block that each link stands in; NULL for one that stands in none (a note's that was cut). */
static const struct block **find_blocks(struct arena *arena, const struct doc *doc)
{
    const struct block **blocks = arena_alloc_items(arena, doc->link_count, sizeof *blocks);
    for (uint32_t i = 0; i < doc->block_count + doc->note_count; i++) {
        const struct block *block = doc_block(doc, i);
        for (uint32_t s = 0; s < block->span_count; s++)
            if (block->spans[s].link != NO_INDEX && !blocks[block->spans[s].link])
                blocks[block->spans[s].link] = block;
    }
    return blocks;
}

struct slice *link_names_make(struct arena *arena, const struct doc *doc)
{
    struct slice *names = arena_alloc_items(arena, doc->link_count, sizeof *names);
    const struct block **blocks = find_blocks(arena, doc);
    for (uint32_t i = 0; i < doc->link_count; i++) {
        const struct link *link = &doc->links[i];
        if (link->title.length > 0)
            names[i] = link->title;
        else
            names[i] = blocks[i] ? make_name(arena, doc, blocks[i], i) : link->address;
    }
    return names;
}

/* --- links that their texts do not tell apart --------------------------------------------------
 */

/* Texts that name no goal in the languages of the sample editions. In lower case. */
static const char *const empty_texts[] = {
    "here",
    "click here",
    "link",
    "this link",
    "more",
    "read more",
    "this",
    "this page",
    "website",
    "hier",
    "mehr",
    "weiterlesen",
    "ici",
    "cliquez ici",
    "lire plus",
    "aquí",
    "aqui",
    "clique aqui",
    "haga clic aquí",
    "leer más",
    "leia mais",
    "здесь",
    "тут",
    "подробнее",
    "hier klicken",
    "klik hier",
    "lees meer",
    "qui",
    "leggi di più",
    "di sini",
    "tại đây",
    "dito",
    "hapa",
    "यहाँ",
    "यहां",
    "هنا",
    "כאן",
    "یہاں",
    "여기",
    "这里",
    "這裡",
    "こちら",
};

/* A link with its text folded for comparison: ASCII letters small, spaces at the ends away. */
struct link_text {
    struct slice text;
    uint32_t link;
};

static int compare_texts(const void *a, const void *b)
{
    const struct link_text *left = a, *right = b;
    int order = slice_compare(left->text, right->text);
    return order != 0 ? order : (left->link > right->link) - (left->link < right->link);
}

static struct slice fold(struct arena *arena, struct slice text)
{
    struct slice copy = slice_copy(arena, text);
    char *bytes = (char *)(uintptr_t)copy.bytes; /* our own copy */
    for (size_t i = 0; i < copy.length; i++)
        if (bytes[i] >= 'A' && bytes[i] <= 'Z')
            bytes[i] = (char)(bytes[i] - 'A' + 'a');
    return copy;
}

static bool is_empty_text(struct slice text)
{
    for (size_t i = 0; i < sizeof empty_texts / sizeof *empty_texts; i++)
        if (slice_is(text, empty_texts[i]))
            return true;
    return false;
}

/* The second of two links with one text, unless their titles tell them apart. */
static void check_pair(struct diag *diag, const struct doc *doc, const struct link_text *first,
                       const struct link_text *second)
{
    const struct link *a = &doc->links[first->link], *b = &doc->links[second->link];
    bool is_told = a->title.length > 0 && b->title.length > 0 && !slice_equal(a->title, b->title);
    if (is_told || slice_equal(a->address, b->address) || !slice_equal(first->text, second->text))
        return;
    diag_warning(diag, b->place, "link-ambiguous",
                 "two links read “%.*s” and lead to different addresses", SLICE_ARG(second->text));
    diag_second_place(diag, a->place, "the other one");
    diag_hint(diag, "say where a link goes in its text, or in a title: [text](address \"title\")");
}

void links_check(struct arena *arena, struct diag *diag, const struct doc *doc)
{
    const struct block **blocks = find_blocks(arena, doc);
    struct link_text *texts = arena_alloc_items(arena, doc->link_count, sizeof *texts);
    size_t count = 0;
    for (uint32_t i = 0; i < doc->link_count; i++) {
        if (!blocks[i])
            continue;
        struct slice text = fold(arena, read_words(arena, blocks[i], i, true));
        texts[count++] = (struct link_text){text, i};
        if (!is_empty_text(text) || doc->links[i].title.length > 0)
            continue;
        diag_warning(diag, doc->links[i].place, "link-ambiguous",
                     "a link that reads “%.*s” does not say where it goes", SLICE_ARG(text));
        diag_hint(diag, "put what it leads to into its text, or into a title: "
                        "[text](address \"title\")");
    }
    if (count > 0)
        qsort(texts, count, sizeof *texts, compare_texts);
    for (size_t i = 1; i < count; i++)
        check_pair(diag, doc, &texts[i - 1], &texts[i]);
}

/* Bodies: a section's parts, or an item's, in the writer's order.
 *
 * In: the sequence under `body:`. Out: blocks. SPEC, "Content".
 *
 *     part         blocks                             style             tag (pdf/structure.c)
 *     a text       PARAGRAPH; in an item ITEM_MORE    paragraph         P
 *     heading      HEADING                            heading           H3 (H2 without a name above)
 *     rubric       RUBRIC                             rubric            P
 *     quote        QUOTATION …, SOURCE                quotation source  BlockQuote: P …
 *     lines        LINE a line                        line              P a line
 *     refrain      REFRAIN a line                     refrain           P a line
 *     list         LIST a point                       list              L: LI: Lbl, LBody: P
 *     numbers      NUMBER, NUMBERED a point           number numbered   L: LI: Lbl, LBody: P
 *     speech       SPEAKER, SPEECH or ANSWER          speaker speech …  P: Span, text
 *     table        CELL_HEAD …, CELL …                table-head table  Table: TR: TH, TD
 *     image        IMAGE, CAPTION (figures.c)         image caption     Figure, Caption
 *     items        ITEM … (sections.c)                item …            L: LI: Lbl, LBody: P
 *
 * A doc stays a flat list of blocks: what parts ask for beyond it are two things. A block may be
 * *continued*: it goes on with what the one before began (the second line of a stanza, the second
 * point of a list), so that spaces stand round the whole and tags hold it together. And a block may
 * be a *cell*: cells of one row of a grid stand side by side (lines/columns.c sets them), and a
 * row is one paragraph for all that comes after. So a speaker, a number and a table are one
 * mechanism, and a stage that knows none of them sets, breaks and tags them as paragraphs.
 *
 * A translator's entry is a paragraph of a text, a stanza of verse, a cell. A stanza is one entry
 * since lines don't translate one by one; each of its lines is a block, since each turns over by
 * itself. Rejected: a tree of parts (every stage walks blocks), and verse as hard breaks within one
 * paragraph (a typed indent and a turned-over line are properties of a paragraph).
 *
 * Invariant: every part gives blocks or a report. */
#include "content/reader.h"

/* Marks what a part has added from block `first` on as one whole. */
static void join_blocks(struct reader *reader, size_t first)
{
    for (size_t i = first + 1; i < reader->blocks.count; i++)
        reader->blocks.at[i].is_continued = true;
}

static void read_heading(struct reader *reader, const struct node *node, struct where where)
{
    section_add_text(reader, node, "subheading", BLOCK_HEADING, where);
}

static void read_rubric(struct reader *reader, const struct node *node, struct where where)
{
    section_add_text(reader, node, "rubric", BLOCK_RUBRIC, where);
}

static void read_quote(struct reader *reader, const struct node *node, struct where where)
{
    size_t first = reader->blocks.count;
    const struct node *text = node;
    if (node->kind != NODE_SCALAR) {
        if (!yaml_is_kind(reader->diag, node, NODE_MAPPING, "a text, or text: and citation:"))
            return;
        bool are_known = keys_check(reader->diag, node, &quotation_keys);
        text = yaml_find(node, "text");
        if (!text && are_known)
            diag_error(reader->diag, node->place, "content-missing",
                       "this quotation has no 'text:'");
    }
    section_add_text(reader, text, "quotation", BLOCK_QUOTATION, where);
    section_add_text(reader, yaml_find(node, "citation"), "citation", BLOCK_SOURCE, where);
    join_blocks(reader, first);
}

/* The marks of emphasis that a line leaves open are open in the next. */
static void skip_emphasis(struct paragraph *line)
{
    for (size_t at = 0; at < line->count; at++) {
        line->emphasis += line->letters[at].emphasis;
        line->strong += line->letters[at].strong;
    }
}

/* The lines of a stanza, a block each. */
static void add_stanza(struct reader *reader, const struct paragraph *stanza,
                       const struct field *field, struct block pattern)
{
    struct paragraph line = *stanza;
    for (size_t start = 0, at = 0; at <= stanza->count; at++) {
        if (at < stanza->count && stanza->letters[at].kind != LETTER_BREAK)
            continue;
        line.letters = stanza->letters + start;
        line.count = at - start;
        struct draft draft = draft_make(reader);
        draft_add_paragraph(&draft, &line, field);
        struct block block = draft_finish(&draft, pattern.kind);
        block.section = pattern.section;
        block.item = pattern.item;
        block.entry = stanza->entry;
        block.indent = line.indent;
        block.is_continued = start > 0;
        reader_add_block(reader, block);
        skip_emphasis(&line);
        line.indent = at < stanza->count ? stanza->letters[at].indent : 0;
        start = at + 1;
    }
}

static void add_verse(struct reader *reader, const struct node *node, const char *role,
                      enum block_kind kind, struct where where)
{
    struct field field = {.role = role, .has_pseudonyms = true, .is_lines = true};
    struct arena_mark mark = arena_mark(reader->scratch);
    struct text_read text = text_of_node(reader, node, &field);
    for (size_t i = 0; i < text.count; i++)
        add_stanza(reader, &text.paragraphs[i], &field, pattern_of(kind, where));
    arena_release(reader->scratch, mark);
}

static void read_lines(struct reader *reader, const struct node *node, struct where where)
{
    add_verse(reader, node, "lines", BLOCK_LINE, where);
}

static void read_refrain(struct reader *reader, const struct node *node, struct where where)
{
    add_verse(reader, node, "refrain", BLOCK_REFRAIN, where);
}

bool part_is_list(struct reader *reader, const struct node *node, const char *expected)
{
    if (!yaml_is_kind(reader->diag, node, NODE_SEQUENCE, expected)) {
        diag_hint(reader->diag, "begin each on a line of its own with '- '");
        return false;
    }
    if (node->count == 0)
        diag_error(reader->diag, node->place, "content-missing", "this list is empty");
    return node->count > 0;
}

static void read_list(struct reader *reader, const struct node *node, struct where where)
{
    size_t first = reader->blocks.count;
    if (!part_is_list(reader, node, "a list of texts"))
        return;
    for (const struct node *point = node->first; point; point = point->next)
        section_add_text(reader, point, "list", BLOCK_LIST, where);
    join_blocks(reader, first);
}

static void read_image(struct reader *reader, const struct node *node, struct where where)
{
    struct block pattern = pattern_of(BLOCK_IMAGE, where);
    image_read(reader, node, &pattern);
}

/* A kind of part: its key, and what reads its value. */
struct part_row {
    const char *key;
    void (*read)(struct reader *reader, const struct node *node, struct where where);
};

static const struct part_row parts[] = {
    {"heading", read_heading}, {"rubric", read_rubric},   {"quote", read_quote},
    {"lines", read_lines},     {"refrain", read_refrain}, {"speech", speech_read},
    {"list", read_list},       {"numbers", numbers_read}, {"table", table_read},
    {"image", read_image},     {"items", items_read},
};

enum { PART_COUNT = sizeof parts / sizeof *parts };

static const struct part_row *find_part(const struct node *value)
{
    for (size_t i = 0; i < PART_COUNT; i++)
        if (slice_is(value->key, parts[i].key))
            return &parts[i];
    return NULL;
}

struct slice passage_open(struct reader *reader, const struct node *node)
{
    struct slice before = reader->passage, tag;
    if (!node || !yaml_text(reader->diag, node, &tag))
        return before;
    struct asked_language asked = {.word = tag, .place = node->place, .code = "language-tag"};
    if (language_read(reader->arena, reader->diag, asked, &tag))
        reader->passage = tag;
    return before;
}

/* The key that says what a part is: the one beside `language:`. */
static const struct node *part_value(const struct node *part)
{
    const struct node *value = part->first;
    return value && slice_is(value->key, "language") && value->next ? value->next : value;
}

/* A key of a part that is one too many; NULL where there is none. */
static const struct node *further_key(const struct node *value)
{
    for (const struct node *node = value->next; node; node = node->next)
        if (!slice_is(node->key, "language"))
            return node;
    return NULL;
}

static void read_part(struct reader *reader, const struct node *part, struct where where)
{
    bool is_item = where.item != NO_INDEX;
    const struct key_table *keys = is_item ? &item_part_keys : &part_keys;
    if (part->kind == NODE_SCALAR) {
        if (keys_check_text(reader->diag, part, keys))
            section_add_text(reader, part, is_item ? "item" : "paragraph",
                             is_item ? BLOCK_ITEM_MORE : BLOCK_PARAGRAPH, where);
        return;
    }
    if (!yaml_is_kind(reader->diag, part, NODE_MAPPING,
                      "a part: a text, or a key such as heading:, lines: or list:"))
        return;
    if (!keys_check(reader->diag, part, keys))
        return;
    const struct node *value = part_value(part), *second = value ? further_key(value) : NULL;
    if (!value || second || !find_part(value)) {
        diag_error(reader->diag, second ? second->key_place : part->place, "content-body",
                   second  ? "a part has one key; this is its second"
                   : value ? "this part has a language and nothing in it"
                           : "this part is empty");
        diag_hint(reader->diag, "begin each part on a line of its own with '- '");
        return;
    }
    struct slice before = passage_open(reader, yaml_find(part, "language"));
    find_part(value)->read(reader, value, where);
    reader->passage = before;
}

void body_read(struct reader *reader, const struct node *first, struct where where)
{
    for (const struct node *part = first; part; part = part->next)
        read_part(reader, part, where);
}

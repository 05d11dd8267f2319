/* Sections: their names, notes, bodies and items; and those of the pages at the end.
 *
 * In: the sequence under `sections:`, the mapping `next_steps:`, the text `prayer_notes:`. Out:
 * blocks in reading order and one struct section each. An item is a text, or a mapping with any of
 * kind, lead, date, text or body, and by; its run-in head ("March 5 Guatemala") stands before its
 * first paragraph, parted from it by a set space. SPEC, "Content". */
#include "content/reader.h"

struct block pattern_of(enum block_kind kind, struct where where)
{
    return (struct block){.kind = kind, .section = where.section, .item = where.item};
}

/* Kinds that are one paragraph: what is under, over or beside others. */
static bool is_short(enum block_kind kind)
{
    return kind == BLOCK_REGION || kind == BLOCK_BY || kind == BLOCK_HEADING ||
           kind == BLOCK_SOURCE || kind == BLOCK_LIST || kind == BLOCK_CELL_HEAD ||
           kind == BLOCK_CELL;
}

void section_add_text(struct reader *reader, const struct node *node, const char *role,
                      enum block_kind kind, struct where where)
{
    struct field field = {.role = role,
                          .has_pseudonyms = true,
                          .is_one_paragraph = is_short(kind),
                          .is_citation = kind == BLOCK_SOURCE,
                          .is_lines = kind == BLOCK_LINE || kind == BLOCK_REFRAIN};
    struct block pattern = pattern_of(kind, where);
    if (node)
        reader_add_text(reader, node, &field, &pattern);
}

/* What Orison places in a text of the other direction keeps to itself: in a right-to-left edition a
 * day and a lead stand in isolates (UAX #9, FSI and PDI), so that two that meet, a day in figures
 * and a name in Latin letters, do not run together and change places. */
static void add_isolate(struct reader *reader, struct draft *draft, struct place place, bool is_end)
{
    if (language_direction(reader->language) == DIRECTION_RTL)
        draft_add_set(draft, is_end ? SLICE("\u2069") : SLICE("\u2068"), place, SPAN_SET);
}

/* A day of the edition's own year is shown without the year. */
static void add_day(struct reader *reader, struct draft *draft, const struct node *node)
{
    struct date date;
    if (!date_read(reader, node, &date))
        return;
    if (date.day && date.year == reader->date.year)
        date.year = 0;
    add_isolate(reader, draft, node->place, false);
    draft_add_set(draft, language_date(reader->arena, reader->language, date), node->place,
                  SPAN_DAY);
    add_isolate(reader, draft, node->place, true);
    draft_add_set(draft, language_head_space(reader->language), node->place, SPAN_SET);
}

static void add_lead(struct reader *reader, struct draft *draft, const struct node *node,
                     bool has_more)
{
    static const struct field field = {
        .role = "lead", .span_role = SPAN_LEAD, .has_pseudonyms = true, .is_one_paragraph = true};
    struct text_read text = text_of_node(reader, node, &field);
    if (text.count == 0)
        return;
    const struct paragraph *lead = &text.paragraphs[0];
    struct place last = lead->letters[lead->count - 1].place;
    add_isolate(reader, draft, lead->letters[0].place, false);
    draft_add_paragraph(draft, lead, &field);
    add_isolate(reader, draft, last, true);
    if (has_more)
        draft_add_set(draft, language_head_space(reader->language), last, SPAN_SET);
}

static void add_item_block(struct reader *reader, const struct draft *draft, struct block pattern)
{
    struct block block = draft_finish(draft, pattern.kind);
    block.item_kind = pattern.item_kind;
    block.section = pattern.section;
    block.item = pattern.item;
    block.entry = pattern.entry;
    reader_add_block(reader, block);
}

/* The text that an item begins with: its own, or the first paragraph of its body. */
static const struct node *item_text(const struct node *item)
{
    const struct node *text = yaml_find(item, "text"), *body = yaml_find(item, "body");
    if (item->kind == NODE_SCALAR)
        return item;
    if (!text && body && body->kind == NODE_SEQUENCE && body->first &&
        body->first->kind == NODE_SCALAR)
        return body->first;
    return text;
}

/* The blocks of an item: `item` is a mapping, or the text itself. */
static void add_item_text(struct reader *reader, const struct node *item, enum item_kind_word kind,
                          struct where where)
{
    static const struct field field = {.role = "item", .has_pseudonyms = true};
    const struct node *day = yaml_find(item, "date"), *lead = yaml_find(item, "lead");
    const struct node *node = item_text(item);
    struct arena_mark mark = arena_mark(reader->scratch);
    struct draft draft = draft_make(reader);
    if (day)
        add_day(reader, &draft, day);
    if (lead)
        add_lead(reader, &draft, lead, node != NULL);
    struct text_read text = {0};
    if (node)
        text = text_of_node(reader, node, &field);
    struct block pattern = pattern_of(BLOCK_ITEM, where);
    pattern.item_kind = kind;
    pattern.entry = NO_INDEX;
    for (size_t i = 0; i < text.count; i++) {
        draft_add_paragraph(&draft, &text.paragraphs[i], &field);
        pattern.entry = text.paragraphs[i].entry;
        add_item_block(reader, &draft, pattern);
        pattern.kind = BLOCK_ITEM_MORE;
        pattern.item_kind = ITEM_PLAIN;
        draft = draft_make(reader);
    }
    if (!node && draft.bytes.count > 0)
        add_item_block(reader, &draft, pattern);
    arena_release(reader->scratch, mark);
}

/* An item's mark stands before its first words. */
static void check_item_body(struct reader *reader, const struct node *item, const struct node *body,
                            const struct node *text)
{
    if (!body || !part_is_list(reader, body, "a list of the item's parts"))
        return;
    if (yaml_find(item, "text")) {
        diag_error(reader->diag, body->key_place, "content-body",
                   "this item has both 'text:' and 'body:'");
        diag_hint(reader->diag, "make the text the first part of the body: '- >-'");
    } else if (!text && !yaml_find(item, "lead")) {
        diag_error(reader->diag, body->place, "content-body",
                   "the body of an item begins with words of its own; this one does not");
        diag_hint(reader->diag, "begin it with a paragraph, or give the item a 'lead:'");
    }
}

static void read_item(struct reader *reader, const struct node *item, struct where where)
{
    uint32_t kind = ITEM_PLAIN;
    if (item->kind == NODE_SCALAR) {
        if (!keys_check_text(reader->diag, item, &item_keys))
            return;
        add_item_text(reader, item, ITEM_PLAIN, where);
        return;
    }
    if (!yaml_is_kind(reader->diag, item, NODE_MAPPING,
                      "an item: a text, or keys with text: among them")) {
        if (item->kind == NODE_SEQUENCE)
            diag_hint(reader->diag, "one '- ' begins an item; a list within one stands in its "
                                    "'body:', under 'list:'");
        return;
    }
    bool are_known = keys_check(reader->diag, item, &item_keys);
    const struct node *kind_node = yaml_find(item, "kind");
    if (kind_node &&
        yaml_choice(reader->diag, kind_node, item_kind_names, ITEM_KIND_NAME_COUNT, &kind))
        kind += ITEM_PRAISE;
    const struct node *body = yaml_find(item, "body"), *text = item_text(item);
    if (are_known && !body && !text && !yaml_find(item, "lead"))
        diag_error(reader->diag, item->place, "content-missing", "this item has no 'text:'");
    check_item_body(reader, item, body, text);
    add_item_text(reader, item, (enum item_kind_word)kind, where);
    if (body && body->kind == NODE_SEQUENCE)
        body_read(reader, body->first == text && text ? text->next : body->first, where);
    section_add_text(reader, yaml_find(item, "by"), "by", BLOCK_BY, where);
}

void items_read(struct reader *reader, const struct node *items, struct where where)
{
    if (!items)
        return;
    if (!yaml_is_kind(reader->diag, items, NODE_SEQUENCE, "a list of items")) {
        diag_hint(reader->diag, "begin each item on a line of its own with '- '");
        return;
    }
    for (const struct node *item = items->first; item; item = item->next) {
        where.item = reader->next_item++;
        read_item(reader, item, where);
    }
}

/* A list of texts, or one text with blank lines between its paragraphs. */
static void read_paragraphs(struct reader *reader, const struct node *node, struct where where)
{
    if (!node || node->kind != NODE_SEQUENCE) {
        section_add_text(reader, node, "paragraph", BLOCK_PARAGRAPH, where);
        return;
    }
    for (const struct node *child = node->first; child; child = child->next)
        section_add_text(reader, child, "paragraph", BLOCK_PARAGRAPH, where);
}

/* A body says in which order its parts stand; the short forms do not. */
static void check_body(struct reader *reader, const struct node *node)
{
    static const char *const short_forms[] = {"paragraphs", "image", "items"};
    const struct node *body = yaml_find(node, "body");
    for (size_t i = 0; body && i < sizeof short_forms / sizeof *short_forms; i++) {
        const struct node *other = yaml_find(node, short_forms[i]);
        if (!other)
            continue;
        diag_error(reader->diag, other->key_place, "content-body",
                   "this section has a 'body:', and '%s:' beside it", short_forms[i]);
        diag_hint(reader->diag, "make it a part of the body, where it is to stand: %s",
                  i == 0   ? "each paragraph after a dash"
                  : i == 1 ? "'- image:'"
                           : "'- items:'");
    }
}

static void read_start(struct reader *reader, const struct node *node, struct section *section)
{
    uint32_t start;
    if (node &&
        yaml_choice(reader->diag, node, section_start_names, SECTION_START_NAME_COUNT, &start))
        section->start = (enum section_start)(START_PAGE + start);
}

/* The blocks of a section that a mapping describes; `name_role` is its heading's. */
static struct section read_blocks(struct reader *reader, const struct node *node,
                                  const char *name_role)
{
    struct where where = {(uint32_t)reader->sections.count, NO_INDEX};
    const struct node *body = yaml_find(node, "body");
    reader->next_item = 0;
    check_body(reader, node);
    struct section section = {
        .first_block = (uint32_t)reader->blocks.count, .region = NO_INDEX, .place = node->place};
    read_start(reader, yaml_find(node, "start"), &section);
    struct slice before = passage_open(reader, yaml_find(node, "language"));
    section_add_text(reader, yaml_find(node, "name"), name_role, BLOCK_REGION, where);
    if (reader->blocks.count > section.first_block)
        section.region = section.first_block;
    section_add_text(reader, yaml_find(node, "note"), "note", BLOCK_REGION_NOTE, where);
    read_paragraphs(reader, yaml_find(node, "paragraphs"), where);
    struct block pattern = pattern_of(BLOCK_IMAGE, where);
    if (yaml_find(node, "image"))
        image_read(reader, yaml_find(node, "image"), &pattern);
    items_read(reader, yaml_find(node, "items"), where);
    if (body && part_is_list(reader, body, "a list of the section's parts"))
        body_read(reader, body->first, where);
    reader->passage = before;
    section.block_count = (uint32_t)reader->blocks.count - section.first_block;
    return section;
}

static void read_section(struct reader *reader, const struct node *node)
{
    if (!yaml_is_kind(reader->diag, node, NODE_MAPPING, "a section: name:, items: and the like")) {
        if (node->kind == NODE_SCALAR)
            diag_hint(reader->diag, "a section begins with '- name:' and its name, and goes on "
                                    "with 'items:' below");
        return;
    }
    keys_check(reader->diag, node, &section_keys);
    if (node->count == 0)
        diag_error(reader->diag, node->place, "content-missing",
                   "this section has neither name, note, paragraphs, image, items nor body");
    else if (node->count == 1 && yaml_find(node, "name"))
        diag_warning(reader->diag, node->place, "content-empty",
                     "nothing stands in this section but its name");
    struct section section = read_blocks(reader, node, "region");
    *array_add(reader->arena, &reader->sections) = section;
}

void sections_read(struct reader *reader, const struct node *sections)
{
    if (!yaml_is_kind(reader->diag, sections, NODE_SEQUENCE, "a list of sections")) {
        diag_hint(reader->diag, "begin each section with '- name:' or '- items:'");
        return;
    }
    if (sections->count == 0)
        diag_error(reader->diag, sections->place, "content-missing", "there is no section");
    for (const struct node *node = sections->first; node; node = node->next) {
        read_section(reader, node);
        if (arena_is_over(reader->arena)) {
            diag_error(reader->diag, node->place, "content-limit",
                       "the content takes more than %zu MiB of memory (ORISON_MEMORY) up to here",
                       memory_cap_mib());
            return;
        }
    }
}

static bool has_space(struct slice text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.bytes[i] <= ' ')
            return true;
    return false;
}

static void read_source(struct reader *reader, const struct node *node, struct section *section)
{
    struct slice written;
    if (!node || !yaml_text(reader->diag, node, &written))
        return;
    section->source_place = node->place;
    if (has_space(written))
        diag_error(reader->diag, node->place, "link-address", "an address has no space in it");
    else
        address_make(reader, written, node->place, &section->source);
}

/* An about page: a section with a heading, and the address whose code stands under it. */
static void read_next_steps(struct reader *reader, const struct node *node)
{
    if (!yaml_is_kind(reader->diag, node, NODE_MAPPING, "name: and paragraphs:")) {
        diag_hint(reader->diag, "write 'name:' and 'paragraphs:' on lines of their own below, "
                                "indented");
        return;
    }
    bool are_known = keys_check(reader->diag, node, &next_steps_keys);
    if (are_known && !yaml_find(node, "name"))
        diag_error(reader->diag, node->place, "content-missing", "next_steps has no 'name:'");
    if (are_known && node->count < 2)
        diag_error(reader->diag, node->place, "content-missing",
                   "next_steps has neither note, paragraphs, image, items, body nor source");
    struct section section = read_blocks(reader, node, "heading");
    section.kind = SECTION_NEXT_STEPS;
    read_source(reader, yaml_find(node, "source"), &section);
    *array_add(reader->arena, &reader->sections) = section;
}

void fillers_read(struct reader *reader, const struct node *root)
{
    const struct node *next_steps = yaml_find(root, "next_steps");
    const struct node *prayer_notes = yaml_find(root, "prayer_notes");
    if (next_steps)
        read_next_steps(reader, next_steps);
    if (!prayer_notes)
        return;
    struct where where = {(uint32_t)reader->sections.count, NO_INDEX};
    struct section section = {.kind = SECTION_PRAYER_NOTES,
                              .first_block = (uint32_t)reader->blocks.count,
                              .region = (uint32_t)reader->blocks.count,
                              .place = prayer_notes->place};
    section_add_text(reader, prayer_notes, "heading", BLOCK_REGION, where);
    section.block_count = (uint32_t)reader->blocks.count - section.first_block;
    *array_add(reader->arena, &reader->sections) = section;
}

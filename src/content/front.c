/* The title page and the colophon.
 *
 * In: the root mapping. Out: blocks for the title, date, verse, citation, organization and logo, in
 * this order; at the end the permission line, and in a draft edition a line that says so. The
 * quotation marks round the verse, the dash before the citation and the brackets round the version
 * are set as the edition's language sets them. SPEC, "Content". */
#include "content/reader.h"

static const struct block front_pattern = {.section = NO_INDEX, .item = NO_INDEX};

static void read_line(struct reader *reader, const struct node *node, const char *role,
                      enum block_kind kind)
{
    struct field field = {.role = role, .is_one_paragraph = true};
    struct block pattern = front_pattern;
    pattern.kind = kind;
    if (node)
        reader_add_text(reader, node, &field, &pattern);
}

static void read_date(struct reader *reader, const struct node *node)
{
    if (!node || !date_read(reader, node, &reader->date))
        return;
    struct arena_mark mark = arena_mark(reader->scratch);
    struct draft draft = draft_make(reader);
    struct slice text = language_date(reader->arena, reader->language, reader->date);
    draft_add_set(&draft, text, node->place, SPAN_SET);
    reader_add_block(reader, draft_finish(&draft, BLOCK_DATE));
    arena_release(reader->scratch, mark);
}

static struct place last_place(const struct paragraph *paragraph)
{
    return paragraph->letters[paragraph->count - 1].place;
}

/* One block a paragraph; the marks open before the first and close after the last. */
static void read_verse_text(struct reader *reader, const struct node *node)
{
    struct field field = {.role = "verse", .is_verse = true};
    struct arena_mark mark = arena_mark(reader->scratch);
    struct quotation_marks marks = language_quotes(reader->language);
    struct text_read text = text_of_node(reader, node, &field);
    bool is_quoting = false;
    for (size_t i = 0; i < text.count; i++) {
        const struct paragraph *paragraph = &text.paragraphs[i];
        struct draft draft = draft_make(reader);
        draft.is_quoting = is_quoting;
        if (i == 0)
            draft_add_set(&draft, marks.open, paragraph->letters[0].place, SPAN_SET);
        draft_add_paragraph(&draft, paragraph, &field);
        if (i + 1 == text.count)
            draft_add_set(&draft, marks.close, last_place(paragraph), SPAN_SET);
        is_quoting = draft.is_quoting;
        struct block block = draft_finish(&draft, BLOCK_VERSE);
        block.entry = paragraph->entry;
        reader_add_block(reader, block);
    }
    arena_release(reader->scratch, mark);
}

static void add_version(struct reader *reader, struct draft *draft, const struct node *node)
{
    static const struct field field = {.role = "version", .is_one_paragraph = true};
    struct text_read text = text_of_node(reader, node, &field);
    if (text.count == 0)
        return;
    const struct paragraph *paragraph = &text.paragraphs[0];
    struct brackets brackets = language_brackets(reader->language);
    draft_add_set(draft, brackets.open, paragraph->letters[0].place, SPAN_SET);
    draft_add_paragraph(draft, paragraph, &field);
    draft_add_set(draft, brackets.close, last_place(paragraph), SPAN_SET);
}

/* "— Job 36:3 (NRSV)" */
static void read_citation(struct reader *reader, const struct node *citation,
                          const struct node *version)
{
    static const struct field field = {
        .role = "citation", .is_one_paragraph = true, .is_citation = true};
    struct arena_mark mark = arena_mark(reader->scratch);
    struct draft draft = draft_make(reader);
    struct text_read text = text_of_node(reader, citation, &field);
    if (text.count > 0) {
        const struct paragraph *paragraph = &text.paragraphs[0];
        struct slice dash = language_citation_dash(reader->language);
        draft_add_set(&draft, dash, paragraph->letters[0].place, SPAN_SET);
        draft_add_paragraph(&draft, paragraph, &field);
    }
    if (version)
        add_version(reader, &draft, version);
    if (text.count > 0) {
        struct block block = draft_finish(&draft, BLOCK_CITATION);
        block.entry = text.paragraphs[0].entry;
        reader_add_block(reader, block);
    }
    arena_release(reader->scratch, mark);
}

static void read_verse(struct reader *reader, const struct node *verse)
{
    if (!yaml_is_kind(reader->diag, verse, NODE_MAPPING, "text: and citation:")) {
        diag_hint(reader->diag, "write 'text:' and the verse on a line below, indented, and "
                                "'citation:' and where it stands on the next");
        return;
    }
    bool are_known = keys_check(reader->diag, verse, &verse_keys);
    const struct node *text = yaml_find(verse, "text"), *citation = yaml_find(verse, "citation");
    const struct node *version = yaml_find(verse, "version");
    if (text)
        read_verse_text(reader, text);
    else if (are_known)
        diag_error(reader->diag, verse->place, "content-missing", "the verse has no 'text:'");
    if (citation)
        read_citation(reader, citation, version);
    else if (version)
        diag_error(reader->diag, version->key_place, "content-missing",
                   "a version stands after a citation, and there is no 'citation:'");
}

void front_read(struct reader *reader, const struct node *root)
{
    const struct node *title = yaml_find(root, "title"), *verse = yaml_find(root, "verse");
    if (!title && !reader->has_unknown_key)
        diag_error(reader->diag, root->place, "content-missing", "there is no 'title:'");
    read_line(reader, title, "title", BLOCK_TITLE);
    read_date(reader, yaml_find(root, "date"));
    if (verse)
        read_verse(reader, verse);
    read_line(reader, yaml_find(root, "organization"), "organization", BLOCK_ORGANIZATION);
    if (yaml_find(root, "logo"))
        logo_read(reader, yaml_find(root, "logo"));
}

/* The last line of an edition that nobody has reviewed yet says so. */
static void add_draft_notice(struct reader *reader)
{
    struct arena_mark mark = arena_mark(reader->scratch);
    struct draft draft = draft_make(reader);
    bool is_own;
    struct slice word = language_word(reader->language, WORD_DRAFT, &is_own);
    draft.language = is_own ? 0 : reader_add_language(reader, SLICE("en"));
    draft.block_language = draft.language;
    draft_add_set(&draft, word, reader->edition->place, SPAN_SET);
    reader_add_block(reader, draft_finish(&draft, BLOCK_CREDIT));
    arena_release(reader->scratch, mark);
}

void colophon_read(struct reader *reader, const struct node *root)
{
    static const struct field field = {.role = "credit"};
    const struct node *credit = yaml_find(yaml_find(root, "verse"), "credit");
    struct block pattern = front_pattern;
    pattern.kind = BLOCK_CREDIT;
    if (credit)
        reader_add_text(reader, credit, &field, &pattern);
    if (reader->edition && reader->edition->is_draft)
        add_draft_notice(reader);
}

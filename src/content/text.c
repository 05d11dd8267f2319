/* A text of the content: a scalar's paragraphs with their marks found, their entries for
 * translators, and, where nothing else is to be added, their blocks.
 *
 * In: a scalar node and the field that it fills. Out: paragraphs of letters in scratch; entries and
 * links in the doc. A text that is wrong in whole gives no paragraphs, and one report. */
#include "base/utf8.h"
#include "content/reader.h"

static void tell_spaces(struct reader *reader, struct byte_list *bytes, uint32_t count)
{
    while (count-- > 0)
        *array_add(reader->scratch, bytes) = ' ';
}

/* What a letter is in an entry's source: as the author wrote it, white space folded. */
static void tell_letter(struct reader *reader, struct byte_list *bytes, const struct letter *letter,
                        bool is_verse)
{
    char encoded[4];
    size_t length = 1;
    bool is_line_end = letter->kind == LETTER_BREAK && is_verse;
    if (letter->kind == LETTER_ESCAPED || (letter->kind == LETTER_BREAK && !is_verse))
        *array_add(reader->scratch, bytes) = '\\';
    encoded[0] = '\n';
    if (letter->kind != LETTER_BREAK)
        length = utf8_write(encoded, letter->code_point);
    for (size_t i = 0; i < length; i++)
        *array_add(reader->scratch, bytes) = encoded[i];
    tell_spaces(reader, bytes, is_line_end ? letter->indent : 0);
}

static uint32_t add_entry(struct reader *reader, const char *role, struct slice source,
                          struct place place)
{
    *array_add(reader->arena, &reader->entries) =
        (struct entry){.role = role, .source = source, .place = place};
    return (uint32_t)reader->entries.count - 1;
}

/* The paragraph's own entry; before it in the source, and after it in the list, its links' titles.
 */
static uint32_t add_entries(struct reader *reader, const struct paragraph *paragraph,
                            const struct field *field, size_t first_link)
{
    const struct letter *letters = paragraph->letters;
    struct byte_list bytes = {0};
    tell_spaces(reader, &bytes, paragraph->indent);
    for (size_t at = 0; at < paragraph->count; at++)
        if (!letters[at].is_untold)
            tell_letter(reader, &bytes, &letters[at], field->is_lines);
    struct slice source = slice_copy(reader->arena, (struct slice){bytes.at, bytes.count});
    uint32_t entry = add_entry(reader, field->role, source, letters[0].place);
    for (size_t i = first_link; i < reader->links.count; i++)
        if (reader->links.at[i].title.length > 0)
            add_entry(reader, "link-title", reader->links.at[i].title, reader->links.at[i].place);
    return entry;
}

static size_t count_paragraphs(const struct letter_list *letters)
{
    size_t count = 0;
    for (size_t at = 0; at < letters->count; at++)
        count += letters->at[at].kind == LETTER_END;
    return count;
}

/* Reads one; false where the edition leaves it out. */
static bool read_paragraph(struct reader *reader, struct letter *letters, size_t count,
                           const struct field *field, struct paragraph *out)
{
    uint8_t indent = out->indent;
    size_t first_link = reader->links.count;
    bool had_pseudonym = reader->has_pseudonym;
    markup_find(reader, letters, count, field);
    *out =
        (struct paragraph){.letters = letters, .count = count, .indent = indent, .entry = NO_INDEX};
    if (reader->passage.length > 0) {
        out->language = reader_add_language(reader, reader->passage);
        return true;
    }
    out->entry = add_entries(reader, out, field, first_link);
    return !reader->edition || translate_paragraph(reader, field, first_link, had_pseudonym, out);
}

/* Paragraphs of the folded letters, each read by itself. */
static struct text_read read_paragraphs(struct reader *reader, const struct letter_list *letters,
                                        const struct field *field)
{
    struct text_read text = {0};
    text.paragraphs =
        arena_alloc_items(reader->scratch, count_paragraphs(letters), sizeof *text.paragraphs);
    for (size_t start = 0, at = 0; at < letters->count; at++) {
        if (letters->at[at].kind != LETTER_END)
            continue;
        if (field->is_lines)
            text.paragraphs[text.count].indent =
                start == 0 ? letters->indent : letters->at[start - 1].indent;
        text.count += read_paragraph(reader, &letters->at[start], at - start, field,
                                     &text.paragraphs[text.count]);
        start = at + 1;
    }
    return text;
}

struct text_read text_of_node(struct reader *reader, const struct node *node,
                              const struct field *field)
{
    struct text_read text = {0};
    struct slice value;
    if (!yaml_text(reader->diag, node, &value))
        return text;
    size_t error_count = diag_count(reader->diag, SEVERITY_ERROR);
    struct letter_list letters = fold_letters(reader, node, field);
    if (letters.count == 0) {
        if (diag_count(reader->diag, SEVERITY_ERROR) == error_count)
            diag_error(reader->diag, node->place, "text-empty", "this text is empty");
        return text;
    }
    text = read_paragraphs(reader, &letters, field);
    remains_check(reader, node, &letters, field);
    if (field->is_verse)
        quotes_check_verse(reader, &letters);
    if (field->is_one_paragraph && text.count > 1) {
        diag_error(reader->diag, text.paragraphs[1].letters[0].place, "text-paragraphs",
                   "a second paragraph begins here; expected one (%s)", field->role);
        diag_hint(reader->diag, "delete the blank line before it");
    }
    return text;
}

uint32_t reader_add_language(struct reader *reader, struct slice tag)
{
    for (uint32_t i = 0; i < reader->languages.count; i++)
        if (slice_equal(reader->languages.at[i], tag))
            return i;
    *array_add(reader->arena, &reader->languages) = tag;
    return (uint32_t)reader->languages.count - 1;
}

uint32_t reader_add_block(struct reader *reader, struct block block)
{
    *array_add(reader->arena, &reader->blocks) = block;
    return (uint32_t)reader->blocks.count - 1;
}

size_t reader_add_text(struct reader *reader, const struct node *node, const struct field *field,
                       const struct block *pattern)
{
    struct arena_mark mark = arena_mark(reader->scratch);
    struct text_read text = text_of_node(reader, node, field);
    for (size_t i = 0; i < text.count; i++) {
        struct draft draft = draft_make(reader);
        draft_add_paragraph(&draft, &text.paragraphs[i], field);
        struct block block = draft_finish(&draft, pattern->kind);
        block.section = pattern->section;
        block.item = pattern->item;
        block.entry = text.paragraphs[i].entry;
        reader_add_block(reader, block);
    }
    arena_release(reader->scratch, mark);
    return text.count;
}

/* Content: YAML becomes struct doc. See content.h.
 *
 * In: a registered source. Out: the doc, where nothing was wrong. The order of reading is the order
 * of the booklet; what is missing or wrong is reported and replaced by nothing, so that one run
 * tells all of it. */
#include "content/reader.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/kind.h"
#include "base/utf8.h"

static const char format_name[] = "orison-content/";
static const char format_known[] = "orison-content/1";

/* False where it is another kind of file: nothing else need be told of that one. */
static bool check_format(struct diag *diag, const struct node *root)
{
    const struct node *node = yaml_find(root, "format");
    struct slice format;
    if (!node) {
        diag_error(diag, root->place, "content-format", "there is no 'format:'");
        diag_hint(diag, "begin the file with 'format: %s'", format_known);
        return true;
    }
    if (!yaml_text(diag, node, &format) || slice_is(format, format_known) || node->is_mended)
        return true;
    diag_error(diag, node->place, "content-format", "expected format %s, found '%.*s'",
               format_known, SLICE_ARG(format));
    if (slice_starts_with(format, format_name))
        diag_hint(diag, "this file was made for another version of Orison");
    else if (slice_starts_with(format, "orison-layout/"))
        diag_hint(diag, "this is a layout: name the content first, and the layout after -l");
    else if (slice_starts_with(format, "orison-printer/"))
        diag_hint(diag,
                  "this is a printer's profile: name the content first, and the profile after "
                  "--printer");
    else
        diag_hint(diag, "write 'format: %s'", format_known);
    return !slice_starts_with(format, "orison-layout/") &&
           !slice_starts_with(format, "orison-printer/");
}

static struct slice read_language(const struct reader *reader, const struct node *root)
{
    struct arena *arena = reader->arena;
    struct diag *diag = reader->diag;
    const struct node *node = yaml_find(root, "language");
    struct slice tag;
    if (!node && reader->has_unknown_key)
        return SLICE("und");
    if (!node) {
        diag_error(diag, root->place, "content-missing", "there is no 'language:'");
        diag_hint(diag, "name it by its BCP 47 tag: 'language: en'");
        return SLICE("und");
    }
    if (!yaml_text(diag, node, &tag))
        return SLICE("und");
    if (node->is_mended && !language_is_usual(tag))
        return SLICE("und");
    struct asked_language asked = {.word = tag, .place = node->place, .code = "language-tag"};
    if (!language_read(arena, diag, asked, &tag))
        return SLICE("und");
    if (!language_is_registered(arena, tag)) {
        diag_warning(diag, node->place, "language-unknown",
                     "'%.*s' is no language or country that is known", SLICE_ARG(tag));
        if (slice_is(tag, "en-UK"))
            diag_hint(diag, "write 'en-GB'");
        else
            diag_hint(diag, "without one no word is divided, and quotation marks and dates are no "
                            "language's own");
    }
    return tag;
}

/* "* Name changed …": what the asterisks call. */
static struct block read_pseudonym_note(struct reader *reader, const struct node *node)
{
    static const struct field field = {.role = "pseudonym-note", .is_one_paragraph = true};
    struct arena_mark mark = arena_mark(reader->scratch);
    struct draft draft = draft_make(reader);
    struct text_read text = {0};
    bool is_own = true;
    if (node)
        text = text_of_node(reader, node, &field);
    struct place place = text.count > 0 ? text.paragraphs[0].letters[0].place : reader->pseudonym;
    draft_add_set(&draft, SLICE("*"), place, SPAN_NOTE_MARK);
    draft_add_set(&draft, SLICE(" "), place, SPAN_SET);
    if (text.count > 0) {
        draft_add_paragraph(&draft, &text.paragraphs[0], &field);
    } else if (reader->has_pseudonym) {
        struct slice word = language_word(reader->language, WORD_PSEUDONYM_NOTE, &is_own);
        draft.language = is_own ? 0 : reader_add_language(reader, SLICE("en"));
        draft.block_language = draft.language;
        draft_add_set(&draft, word, place, SPAN_SET);
    }
    struct block block = draft_finish(&draft, BLOCK_NOTE);
    block.entry = text.count > 0 ? text.paragraphs[0].entry : NO_INDEX;
    arena_release(reader->scratch, mark);
    return block;
}

static void set_notes(struct reader *reader, const struct node *node, struct doc *doc)
{
    if (!reader->has_pseudonym && !node)
        return;
    struct block note = read_pseudonym_note(reader, node);
    doc->note_count = reader->has_pseudonym;
    doc->notes = arena_alloc_items(reader->arena, doc->note_count, sizeof note);
    if (doc->note_count > 0)
        doc->notes[0] = note;
}

static void set_metadata(const struct reader *reader, struct doc *doc)
{
    for (uint32_t i = 0; i < doc->block_count; i++) {
        if (doc->blocks[i].kind == BLOCK_TITLE)
            doc->title = block_plain_text(reader->arena, &doc->blocks[i]);
        if (doc->blocks[i].kind == BLOCK_ORGANIZATION)
            doc->organization = block_plain_text(reader->arena, &doc->blocks[i]);
    }
}

static void set_doc(struct reader *reader, const struct node *root, struct doc *doc)
{
    set_notes(reader, yaml_find(root, "pseudonym_note"), doc);
    doc->blocks = reader->blocks.at;
    doc->block_count = (uint32_t)reader->blocks.count;
    doc->sections = reader->sections.at;
    doc->section_count = (uint32_t)reader->sections.count;
    doc->links = reader->links.at;
    doc->link_count = (uint32_t)reader->links.count;
    doc->languages = reader->languages.at;
    doc->language_count = (uint32_t)reader->languages.count;
    doc->figures = reader->figures.at;
    doc->figure_count = (uint32_t)reader->figures.count;
    doc->grids = reader->grids.at;
    doc->grid_count = (uint32_t)reader->grids.count;
    doc->entries = reader->entries.at;
    doc->entry_count = (uint32_t)reader->entries.count;
    directions_settle(reader->arena, reader->scratch, reader->diag, doc);
    doc->date = reader->date;
    doc->source = reader->source;
    set_metadata(reader, doc);
}

static void read_root(struct reader *reader, const struct node *root, struct doc *doc)
{
    if (!check_format(reader->diag, root))
        return;
    reader->has_unknown_key = !keys_check(reader->diag, root, &content_keys);
    reader->source_language = read_language(reader, root);
    reader->language = reader->edition ? reader->edition->language : reader->source_language;
    reader_add_language(reader, reader->language);
    const struct node *sections = yaml_find(root, "sections");
    front_read(reader, root);
    if (sections)
        sections_read(reader, sections);
    else if (!reader->has_unknown_key)
        diag_error(reader->diag, root->place, "content-missing", "there is no 'sections:'");
    colophon_read(reader, root);
    fillers_read(reader, root);
    set_doc(reader, root, doc);
}

static bool refuse_kind(struct diag *diag, struct place place, const char *what)
{
    diag_error(diag, place, "content-kind",
               "this is %s; expected a content file that begins with 'format:'", what);
    diag_hint(diag, "`orison new FILE` makes a content file to begin with: copy the text into it");
    return false;
}

static bool is_content(struct diag *diag, const struct node *root)
{
    return root->kind == NODE_MAPPING ||
           refuse_kind(diag, root->place, root->kind == NODE_SCALAR ? "plain text" : "a list");
}

/* --- what is given as content, before YAML sees it ---------------------------------------------
 */

/* Whether a line begins with one of content's own keys and a colon, or what is typed for one:
 * "Title = Prayer". */
static bool is_key_line(struct slice line)
{
    size_t length = 0;
    while (length < line.length &&
           (line.bytes[length] == '_' || (line.bytes[length] | 0x20) >= 'a') &&
           (line.bytes[length] | 0x20) <= 'z' && line.bytes[length] > 0)
        length++;
    size_t after = length;
    while (after < line.length && line.bytes[after] == ' ')
        after++;
    bool is_colon = after < line.length && (strchr(":=;", line.bytes[after]) != NULL ||
                                            (unsigned char)line.bytes[after] >= 0x80);
    for (size_t i = 0; is_colon && i < key_table_count(&content_keys); i++) {
        const char *name = key_table_row(&content_keys, i)->name;
        if (strlen(name) == length && strncasecmp(name, line.bytes, length) == 0)
            return true;
    }
    return false;
}

/* A text without a single key of content's is no content: its own colons and quotation marks are
 * not to be complained of. Lists and JSON are, which YAML takes apart. */
static bool check_text(struct diag *diag, uint32_t source, struct slice bytes)
{
    size_t first = bytes.length, at = slice_starts_with(bytes, "\xEF\xBB\xBF") ? 3 : 0;
    while (at < bytes.length) {
        while (at < bytes.length && bytes.bytes[at] && strchr(" \t\r\n", bytes.bytes[at]))
            at++;
        size_t end = at;
        while (end < bytes.length && bytes.bytes[end] != '\n' && bytes.bytes[end] != '\r')
            end++;
        bool is_comment = at < end && bytes.bytes[at] == '#';
        if (at < end && !is_comment && first == bytes.length)
            first = at;
        if (!is_comment && is_key_line(slice_part(bytes, at, end)))
            return true;
        at = end;
    }
    if (first == bytes.length) {
        diag_error(diag, (struct place){source, 0}, "yaml-empty", "nothing stands in this file");
        diag_hint(diag, "`orison new FILE` makes a content file to begin with");
        return false;
    }
    bool is_yaml = bytes.bytes[first] && strchr("-{[%&!", bytes.bytes[first]) != NULL;
    bool is_utf8 = utf8_find_invalid(bytes) == bytes.length;
    bool is_binary = memchr(bytes.bytes, '\0', bytes.length) != NULL;
    if (is_binary && !is_utf8 && !slice_starts_with(bytes, "\xFF\xFE") &&
        !slice_starts_with(bytes, "\xFE\xFF"))
        return refuse_kind(diag, (struct place){source, 0}, "no text");
    return is_yaml || !is_utf8 || is_binary ||
           refuse_kind(diag, (struct place){source, (uint32_t)first}, "plain text");
}

static bool parse(struct arena *arena, struct diag *diag, uint32_t source,
                  const struct translations *edition, struct doc *out)
{
    size_t error_count = diag_count(diag, SEVERITY_ERROR);
    const struct node *root = yaml_read_on(arena, diag, source, &content_keys);
    if (!root || !is_content(diag, root))
        return false;
    struct reader reader = {.arena = arena,
                            .scratch = arena_make(0),
                            .diag = diag,
                            .source = source,
                            .edition = edition};
    if (edition)
        reader.translations = map_of_translations(arena, edition);
    struct doc doc = {0};
    read_root(&reader, root, &doc);
    remains_report(&reader);
    arena_free(reader.scratch);
    if (diag_count(diag, SEVERITY_ERROR) > error_count)
        return false;
    *out = doc;
    return true;
}

bool content_parse(struct arena *arena, struct diag *diag, uint32_t source, struct doc *out)
{
    return parse(arena, diag, source, NULL, out);
}

bool content_translate(struct arena *arena, struct diag *diag, const struct doc *doc,
                       const struct translations *edition, struct doc *out)
{
    return parse(arena, diag, doc->source, edition, out);
}

/* Text that was given as it is, or a file of another program. */
static bool report_other_kind(struct diag *diag, const char *path, struct slice bytes)
{
    const struct file_kind *kind = file_kind_of(bytes);
    if (!kind)
        return false;
    diag_error_path(diag, path, "content-kind", "this is %s; expected a content file in YAML",
                    kind->name);
    diag_hint(diag, "%s",
              kind->then         ? kind->then
              : kind->is_picture ? "name the content first; a picture is named in it, with 'file:'"
                                 : "`orison new FILE` makes a content file to begin with: copy the "
                                   "text into it");
    return true;
}

bool content_read_text(struct arena *arena, struct diag *diag, const char *name, struct slice bytes,
                       struct doc *out)
{
    if (report_other_kind(diag, name, bytes))
        return false;
    uint32_t source = diag_add_source(diag, name, bytes);
    return check_text(diag, source, bytes) && content_parse(arena, diag, source, out);
}

bool content_read(struct arena *arena, struct diag *diag, const char *path, struct doc *out)
{
    struct slice bytes;
    return file_read(arena, diag, path, YAML_BYTES_LARGEST, &bytes) &&
           content_read_text(arena, diag, path, bytes, out);
}

/* Translations take the place of the source's paragraphs as these are read.
 *
 * In: a paragraph of the source, its marks found and its entry made. Out: the edition's own
 * paragraph, read by the same rules from the catalogue's text, so that blocks come about in one way
 * only; every letter's place is in the catalogue. What a translation must keep is checked here,
 * where both are at hand: each link, and each pseudonym's asterisk. SPEC, "Translations". */
#include "content/reader.h"

/* Gettext's own way to join a context and a message. */
static struct slice make_key(struct arena *arena, struct slice role, struct slice source)
{
    return slice_format(arena, "%.*s\4%.*s", SLICE_ARG(role), SLICE_ARG(source));
}

struct map map_of_translations(struct arena *arena, const struct translations *edition)
{
    struct map map = map_make(arena);
    for (size_t i = 0; i < edition->translation_count; i++) {
        const struct translation *translation = &edition->translations[i];
        map_add(&map, make_key(arena, translation->role, translation->source), (uint32_t)i);
    }
    return map;
}

static const struct translation *find_translation(struct reader *reader, const char *role,
                                                  struct slice source)
{
    uint32_t index;
    struct slice key = make_key(reader->scratch, slice_of(role), source);
    if (!map_find(&reader->translations, key, &index))
        return NULL;
    return &reader->edition->translations[index];
}

static size_t count_note_marks(const struct letter *letters, size_t count)
{
    size_t marks = 0;
    for (size_t at = 0; at < count; at++)
        marks += letters[at].is_note_mark;
    return marks;
}

static void check_note_marks(struct reader *reader, const struct translation *translation,
                             size_t wanted, size_t found)
{
    if (found >= wanted)
        return;
    diag_error(reader->diag, translation->place, "translation-asterisk",
               "the source marks %zu %s with an asterisk, this translation %zu", wanted,
               wanted == 1 ? "pseudonym" : "pseudonyms", found);
    diag_hint(reader->diag, "put a '*' directly after each name that is changed");
}

/* The first of the translation's links that leads to `address` and was not taken; or NULL. */
static struct link *find_link(struct reader *reader, size_t first_link, struct slice address,
                              bool *is_taken)
{
    for (size_t i = first_link; i < reader->links.count; i++) {
        if (is_taken[i - first_link] || !slice_equal(reader->links.at[i].address, address))
            continue;
        is_taken[i - first_link] = true;
        return &reader->links.at[i];
    }
    return NULL;
}

static void report_link(struct reader *reader, const struct translation *translation,
                        const struct link *link, bool is_fewer)
{
    if (is_fewer)
        diag_error(reader->diag, translation->place, "translation-link",
                   "this translation loses the link to %.*s", SLICE_ARG(link->address));
    else
        diag_warning(reader->diag, translation->place, "translation-address",
                     "the source links to %.*s, this translation to another address",
                     SLICE_ARG(link->address));
    diag_hint(reader->diag, "write [the text](%.*s)", SLICE_ARG(link->address));
}

/* Pairs the source's links with the translation's, which get their titles. */
static void check_links(struct reader *reader, const struct translation *translation,
                        const struct link *links, size_t count, size_t first_link)
{
    size_t found = reader->links.count - first_link;
    bool *is_taken = arena_alloc_items(reader->scratch, found, sizeof *is_taken);
    for (size_t i = 0; i < count; i++) {
        struct link *link = find_link(reader, first_link, links[i].address, is_taken);
        if (!link) {
            report_link(reader, translation, &links[i], found < count && !links[i].is_bare);
            continue;
        }
        const struct translation *title = find_translation(reader, "link-title", links[i].title);
        if (link->title.length == 0)
            link->title = title ? title->text : links[i].title;
    }
}

/* The one paragraph of a translation; false, with a report, where it has none or several. */
static bool fold_paragraph(struct reader *reader, const struct translation *translation,
                           const struct field *field, struct letter_list *letters)
{
    size_t error_count = diag_count(reader->diag, SEVERITY_ERROR), end = 0;
    *letters = fold_translation(reader, translation, field);
    while (end < letters->count && letters->at[end].kind != LETTER_END)
        end++;
    if (letters->count == 0 && diag_count(reader->diag, SEVERITY_ERROR) == error_count)
        diag_error(reader->diag, translation->place, "text-empty", "this translation is empty");
    if (end + 1 < letters->count) {
        diag_error(reader->diag, letters->at[end + 1].place, "text-paragraphs",
                   "a second paragraph begins here; expected one, as in the source");
        diag_hint(reader->diag, "delete the blank line before it");
    }
    letters->count = end;
    return end > 0;
}

static struct link *copy_links(struct reader *reader, size_t first_link, size_t count)
{
    struct link *links = arena_alloc_items(reader->scratch, count, sizeof *links);
    for (size_t i = 0; i < count; i++)
        links[i] = reader->links.at[first_link + i];
    return links;
}

static bool keep_source(struct reader *reader, struct slice role, struct paragraph *paragraph)
{
    if (slice_is(role, "version") || slice_is(role, "credit"))
        return false;
    paragraph->language = reader_add_language(reader, reader->source_language);
    return true;
}

bool translate_paragraph(struct reader *reader, const struct field *field, size_t first_link,
                         bool had_pseudonym, struct paragraph *paragraph)
{
    struct slice source = reader->entries.at[paragraph->entry].source;
    const struct translation *translation = find_translation(reader, field->role, source);
    struct letter_list letters;
    if (!translation || !fold_paragraph(reader, translation, field, &letters))
        return keep_source(reader, slice_of(field->role), paragraph);

    size_t link_count = reader->links.count - first_link;
    struct link *links = copy_links(reader, first_link, link_count);
    size_t note_marks = count_note_marks(paragraph->letters, paragraph->count);
    reader->links.count = first_link;
    reader->has_pseudonym = had_pseudonym;
    markup_find(reader, letters.at, letters.count, field);
    check_links(reader, translation, links, link_count, first_link);
    check_note_marks(reader, translation, note_marks, count_note_marks(letters.at, letters.count));
    paragraph->letters = letters.at;
    paragraph->count = letters.count;
    paragraph->indent = letters.indent;
    return true;
}

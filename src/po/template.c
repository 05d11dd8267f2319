/* The template: what a translator is told about each entry.
 *
 * In: a doc's entries, with the room that each has. Out: a POT file. One message an entry; equal
 * entries share one, with all their references. The extracted comment says the role, what must
 * stay, and the lines that the text fills in the source's own edition. The reference is the content
 * file's name and line, without its folder, so that it does not depend on where the program was
 * started. */
#include "po/template.h"

#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/map.h"
#include "po/catalogue.h"

enum {
    NEW_CATALOGUE_DATE = 946684800, /* 2000-01-01, where nothing sets a date */
    CATALOGUE_BYTES_LARGEST = 16 << 20
};

static const char draft_field[] = "X-Orison-Status: draft\n";

struct role_words {
    const char *role, *words;
};

static const struct role_words roles[] = {
    {"title", "The title of the booklet."},
    {"verse", "The Bible verse on the title page, without quotation marks round it: the language "
              "sets them."},
    {"citation", "Where the verse stands: the language's usual name of the book."},
    {"version", "The Bible version quoted: your own edition's; empty where there is none."},
    {"credit", "The permission to quote: your own edition's; empty where there is none."},
    {"organization", "The name of the organization, on the title page."},
    {"region", "A heading: the region of the requests below it."},
    {"heading", "The heading of a page at the end of the booklet."},
    {"note", "A note under the heading."},
    {"paragraph", "A paragraph of a letter or greeting."},
    {"item", "A prayer request, or a paragraph of one."},
    {"subheading", "A heading within a section."},
    {"rubric", "What to do in a service: it is not said."},
    {"quotation", "A quotation: the words of its usual translation."},
    {"lines",
     "A stanza of verse: a line is a line, and spaces before one indent it. It may have other "
     "lines than the source."},
    {"refrain", "What returns after each stanza: a line is a line."},
    {"speaker", "Who speaks, in a column beside what is said: short."},
    {"speech", "What is said in a service."},
    {"list", "A point of a list."},
    {"table-head", "The head of a table's column: short."},
    {"table", "A cell of a table: short."},
    {"lead", "The words that a prayer request begins with, set apart from its text."},
    {"by", "Who sends the prayer request."},
    {"caption", "The caption of a picture."},
    {"alt", "What a picture shows, for those who cannot see it."},
    {"link-title", "Where a link goes, for those who hear the text."},
    {"pseudonym-note", "The footnote that an asterisk after a changed name calls."},
};

static const char *words_of_role(const char *role)
{
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (strcmp(roles[i].role, role) == 0)
            return roles[i].words;
    return role;
}

static size_t count_marks(struct slice text, const char *mark)
{
    size_t count = 0, length = strlen(mark);
    for (size_t at = 0; at + length <= text.length; at++) {
        if (text.bytes[at] == '\\')
            at++;
        else
            count += memcmp(text.bytes + at, mark, length) == 0;
    }
    return count;
}

static bool has_digit(struct slice text)
{
    for (size_t at = 0; at < text.length; at++)
        if (text.bytes[at] >= '0' && text.bytes[at] <= '9')
            return true;
    return false;
}

/* An address without brackets is a link as well. */
static bool has_address(struct slice text)
{
    return count_marks(text, "://") + count_marks(text, "www.") + count_marks(text, "@") > 0;
}

static struct slice add_words(struct arena *arena, struct slice list, const char *words)
{
    return slice_format(arena, "%.*s%s%s", SLICE_ARG(list), list.length ? "; " : "", words);
}

/* "Keep: the link; the asterisk …", or nothing. */
static struct slice keep_words(struct arena *arena, struct slice source)
{
    struct slice list = SLICE("");
    size_t links = count_marks(source, "]("), names = count_marks(source, "*");
    if (links > 0)
        list = add_words(arena, list,
                         links == 1 ? "the link: [your words](its address)"
                                    : "the links: [your words](their addresses)");
    if (links == 0 && has_address(source))
        list = add_words(arena, list, "the address, letter for letter");
    if (names > 0)
        list =
            add_words(arena, list,
                      names == 1 ? "the asterisk directly after the name: it marks a pseudonym"
                                 : "the asterisk directly after each name: it marks a pseudonym");
    if (has_digit(source))
        list = add_words(arena, list, "the numbers");
    if (count_marks(source, "_") > 0)
        list = add_words(arena, list, "the underscores round what is emphasized");
    return list.length ? slice_format(arena, "Keep %.*s.\n", SLICE_ARG(list)) : list;
}

static char *comment_of(struct arena *arena, const struct entry *entry, uint32_t room)
{
    struct slice text = slice_format(arena, "%s\n%.*s", words_of_role(entry->role),
                                     SLICE_ARG(keep_words(arena, entry->source)));
    if (room > 0)
        text = slice_format(arena, "%.*sRoom: %u %s in the source edition.\n", SLICE_ARG(text),
                            room, room == 1 ? "line" : "lines");
    return slice_terminated(arena, text);
}

static struct slice stem_of(const char *content)
{
    return path_name(po_folder(slice_of(content)));
}

/* When the template was made: as the file's dates are, else the first day of the content's date. */
static struct slice creation_date(struct arena *arena, const struct po_source *source)
{
    const struct date *own = &source->doc->date;
    struct tm day = {.tm_year = own->year - 1900,
                     .tm_mon = own->month > 0 ? own->month - 1 : 0,
                     .tm_mday = own->day > 0 ? own->day : 1};
    char text[64];
    time_t seconds = source->date >= 0 ? (time_t)source->date : NEW_CATALOGUE_DATE;
    if (source->date >= 0 || own->year == 0)
        gmtime_r(&seconds, &day);
    strftime(text, sizeof text, "%Y-%m-%d %H:%M+0000", &day);
    return slice_copy(arena, slice_of(text));
}

/* The fields that `msgfmt --check` wants; those with a person's name are for the translator, and
 * the date of a revision that never was is gettext's word for it, which editors know. */
static struct slice header_text(struct arena *arena, struct slice language)
{
    return slice_format(arena,
                        "PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\nLast-Translator: none\n"
                        "Language-Team: none\nLanguage: %.*s\nMIME-Version: 1.0\n"
                        "Content-Type: text/plain; charset=UTF-8\n"
                        "Content-Transfer-Encoding: 8bit\n",
                        SLICE_ARG(language));
}

static struct slice project_text(struct arena *arena, const struct po_source *source)
{
    return slice_format(arena, "Project-Id-Version: %.*s\n", SLICE_ARG(stem_of(source->content)));
}

static po_message_t add_header(const struct gettext *gettext, po_message_iterator_t iterator,
                               const char *text)
{
    po_message_t header = gettext->message_create();
    gettext->message_set_msgid(header, "");
    gettext->message_set_msgstr(header, text);
    gettext->message_insert(iterator, header);
    return header;
}

/* Adds an entry's message, or its reference to the message of an equal one. */
static void add_entries(struct arena *arena, struct diag *diag, const struct gettext *gettext,
                        const struct po_source *source, po_message_iterator_t iterator)
{
    const struct doc *doc = source->doc;
    struct map map = map_make(arena);
    po_message_t *messages = arena_alloc_items(arena, doc->entry_count, sizeof *messages);
    const char *name = slice_terminated(arena, path_name(slice_of(source->content)));
    for (uint32_t i = 0; i < doc->entry_count; i++) {
        const struct entry *entry = &doc->entries[i];
        struct slice key = po_key(arena, slice_of(entry->role), entry->source);
        uint32_t index = i;
        size_t line_no = diag_line_column(diag, entry->place).line_no;
        if (!map_find(&map, key, &index)) {
            map_add(&map, key, i);
            po_message_t message = gettext->message_create();
            gettext->message_set_msgctxt(message, entry->role);
            gettext->message_set_msgid(message, slice_terminated(arena, entry->source));
            gettext->message_set_msgstr(message, "");
            gettext->message_set_extracted_comments(message,
                                                    comment_of(arena, entry, source->rooms[i]));
            gettext->message_insert(iterator, message);
            messages[i] = message;
        }
        gettext->message_add_filepos(messages[index], name, line_no);
    }
}

static bool write_and_free(struct diag *diag, const struct gettext *gettext, po_file_t file,
                           po_message_iterator_t iterator, const char *path)
{
    gettext->message_iterator_free(iterator);
    bool is_fine = gettext_write(diag, gettext, file, path);
    gettext->file_free(file);
    return is_fine;
}

bool template_write(struct arena *arena, struct diag *diag, const struct gettext *gettext,
                    const struct po_source *source, enum template_use use, const char *path)
{
    po_file_t file = gettext->file_create();
    po_message_iterator_t iterator = gettext->message_iterator(file, NULL);
    bool is_own = use == TEMPLATE_OF_ITS_OWN;
    struct slice date = is_own ? slice_format(arena, "POT-Creation-Date: %.*s\n",
                                              SLICE_ARG(creation_date(arena, source)))
                               : SLICE("");
    struct slice text = slice_format(arena, "%.*s%.*s%.*s", SLICE_ARG(project_text(arena, source)),
                                     SLICE_ARG(date), SLICE_ARG(header_text(arena, SLICE(""))));
    po_message_t header = add_header(gettext, iterator, slice_terminated(arena, text));
    gettext->message_set_fuzzy(header, is_own);
    add_entries(arena, diag, gettext, source, iterator);
    return write_and_free(diag, gettext, file, iterator, path);
}

bool template_write_header(struct arena *arena, struct diag *diag, const struct gettext *gettext,
                           const struct po_source *source, struct slice language, bool is_draft,
                           const char *path)
{
    po_file_t file = gettext->file_create();
    po_message_iterator_t iterator = gettext->message_iterator(file, NULL);
    struct slice text =
        slice_format(arena, "%.*s%.*s%s", SLICE_ARG(project_text(arena, source)),
                     SLICE_ARG(header_text(arena, language)), is_draft ? draft_field : "");
    add_header(gettext, iterator, slice_terminated(arena, text));
    return write_and_free(diag, gettext, file, iterator, path);
}

bool template_write_draft(struct arena *arena, struct diag *diag, const struct gettext *gettext,
                          const char *from, const char *path)
{
    struct slice bytes;
    if (!file_read(arena, diag, from, CATALOGUE_BYTES_LARGEST, &bytes))
        return false;
    const char *plain = po_plain_path(arena, diag, from, bytes);
    po_file_t file = plain ? gettext_read(arena, diag, gettext, plain, 0) : NULL;
    if (!file)
        return false;
    po_message_iterator_t iterator = gettext->message_iterator(file, NULL);
    for (po_message_t message; (message = gettext->next_message(iterator));) {
        if (*gettext->message_msgid(message) != '\0' || gettext->message_msgctxt(message))
            continue;
        struct slice text =
            slice_format(arena, "%s%s", gettext->message_msgstr(message), draft_field);
        gettext->message_set_msgstr(message, slice_terminated(arena, text));
    }
    gettext->message_iterator_free(iterator);
    return gettext_write(diag, gettext, file, path);
}

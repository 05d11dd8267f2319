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

enum { NEW_CATALOGUE_DATE = 946684800 }; /* 2000-01-01, where nothing sets a date */

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

/* The fields that `msgfmt --check` wants; those with a person's name are for the translator. */
static char *header_text(struct arena *arena, const struct po_source *source, struct slice language)
{
    time_t seconds = source->date >= 0 ? (time_t)source->date : NEW_CATALOGUE_DATE;
    struct tm day;
    char date[64];
    gmtime_r(&seconds, &day);
    strftime(date, sizeof date, "%Y-%m-%d %H:%M+0000", &day);
    struct slice text =
        slice_format(arena,
                     "Project-Id-Version: %.*s\nPO-Revision-Date: %s\nLast-Translator: none\n"
                     "Language-Team: none\nLanguage: %.*s\nMIME-Version: 1.0\n"
                     "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n",
                     SLICE_ARG(stem_of(source->content)), date, SLICE_ARG(language));
    return slice_terminated(arena, text);
}

static void add_header(const struct gettext *gettext, po_message_iterator_t iterator,
                       const char *text)
{
    po_message_t header = gettext->message_create();
    gettext->message_set_msgid(header, "");
    gettext->message_set_msgstr(header, text);
    gettext->message_insert(iterator, header);
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
                    const struct po_source *source, const char *path)
{
    po_file_t file = gettext->file_create();
    po_message_iterator_t iterator = gettext->message_iterator(file, NULL);
    add_header(gettext, iterator, header_text(arena, source, SLICE("")));
    add_entries(arena, diag, gettext, source, iterator);
    return write_and_free(diag, gettext, file, iterator, path);
}

bool template_write_header(struct arena *arena, struct diag *diag, const struct gettext *gettext,
                           const struct po_source *source, struct slice language, const char *path)
{
    po_file_t file = gettext->file_create();
    po_message_iterator_t iterator = gettext->message_iterator(file, NULL);
    add_header(gettext, iterator, header_text(arena, source, language));
    return write_and_free(diag, gettext, file, iterator, path);
}

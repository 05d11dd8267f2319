/* libgettextpo: loaded on demand, asked for one file at a time. See gettext.h.
 *
 * Its traps, and what is done about each: it gives back what it could read of a broken file (so any
 * report of severity error refuses the file); it calls a handler without a context (so the sink
 * stands in the one file-scope variable of this program, set only while the library runs); after
 * twenty errors it demands an end of the program (so its own limit is raised); a fatal error, out
 * of memory, must not return (so the program ends with exit 3, as everywhere). */
#include "po/gettext.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ending.h"
#include "base/library.h"
#include "base/sonames.h"
#include "po/catalogue.h"

/* Where reports go while the library runs. */
static struct sink {
    struct diag *diag;
    uint32_t source;
    size_t error_count;
} sink;

/* The byte of a line and column (from 1) of the source. */
static struct place place_of(const struct diag *diag, uint32_t source, size_t line_no,
                             size_t column)
{
    struct slice bytes = diag_source_bytes(diag, source);
    size_t at = po_text_start(bytes);
    for (size_t line = 1; line < line_no && at < bytes.length; at++)
        line += bytes.bytes[at] == '\n';
    for (size_t i = 1; i < column && at < bytes.length && bytes.bytes[at] != '\n'; i++)
        at++;
    return (struct place){source, (uint32_t)at};
}

static struct slice trim(const char *message)
{
    struct slice text = slice_of(message);
    while (text.length > 0 &&
           (text.bytes[text.length - 1] == '\n' || text.bytes[text.length - 1] == '.'))
        text.length--;
    return text;
}

static void take_report(int severity, po_message_t message, const char *path, size_t line_no,
                        size_t column, int is_multiline, const char *text)
{
    (void)message;
    (void)is_multiline;
    if (severity == PO_SEVERITY_FATAL_ERROR)
        ending_now(ENDING_STATUS, path, "po", text);
    struct place place = {sink.source, 0};
    if (sink.source && path && line_no != (size_t)-1)
        place = place_of(sink.diag, sink.source, line_no, column == (size_t)-1 ? 1 : column);
    struct slice words = trim(text);
    if (severity == PO_SEVERITY_WARNING) {
        diag_warning(sink.diag, place, "po-syntax", "%.*s", SLICE_ARG(words));
        return;
    }
    sink.error_count++;
    diag_error(sink.diag, place, "po-syntax", "%.*s", SLICE_ARG(words));
}

static void take_report_pair(int severity, po_message_t message, const char *path, size_t line_no,
                             size_t column, int is_multiline, const char *text,
                             po_message_t message2, const char *path2, size_t line_no2,
                             size_t column2, int is_multiline2, const char *text2)
{
    (void)message2;
    (void)column2;
    (void)is_multiline2;
    take_report(severity, message, path, line_no, column, is_multiline, text);
    if (sink.source && path2 && line_no2 != (size_t)-1)
        diag_second_place(sink.diag, place_of(sink.diag, sink.source, line_no2, 1), text2);
}

static const struct po_xerror_handler handler = {take_report, take_report_pair};

#define SYMBOL(field, name)                                                                        \
    {                                                                                              \
        name, offsetof(struct gettext, field)                                                      \
    }

static const struct library_row rows[] = {
    SYMBOL(file_create, "po_file_create"),
    SYMBOL(file_read, "po_file_read_v3"),
    SYMBOL(file_write, "po_file_write_v2"),
    SYMBOL(file_free, "po_file_free"),
    SYMBOL(file_check_all, "po_file_check_all"),
    SYMBOL(file_domain_header, "po_file_domain_header"),
    SYMBOL(header_field, "po_header_field"),
    SYMBOL(message_iterator, "po_message_iterator"),
    SYMBOL(message_iterator_free, "po_message_iterator_free"),
    SYMBOL(next_message, "po_next_message"),
    SYMBOL(message_insert, "po_message_insert"),
    SYMBOL(message_create, "po_message_create"),
    SYMBOL(message_msgctxt, "po_message_msgctxt"),
    SYMBOL(message_set_msgctxt, "po_message_set_msgctxt"),
    SYMBOL(message_msgid, "po_message_msgid"),
    SYMBOL(message_set_msgid, "po_message_set_msgid"),
    SYMBOL(message_msgid_plural, "po_message_msgid_plural"),
    SYMBOL(message_msgstr, "po_message_msgstr"),
    SYMBOL(message_set_msgstr, "po_message_set_msgstr"),
    SYMBOL(message_set_extracted_comments, "po_message_set_extracted_comments"),
    SYMBOL(message_set_comments, "po_message_set_comments"),
    SYMBOL(message_add_filepos, "po_message_add_filepos"),
    SYMBOL(message_set_fuzzy, "po_message_set_fuzzy"),
    SYMBOL(message_is_obsolete, "po_message_is_obsolete"),
    SYMBOL(message_is_fuzzy, "po_message_is_fuzzy"),
};

/* So that a file with many errors is told about like any other. */
static void raise_error_limit(void)
{
    unsigned int *limit =
        library_find_loaded(GETTEXT_SONAME, "libgettextpo_gram_max_allowed_errors");
    if (limit)
        *limit = UINT_MAX;
}

/* Kept: what it holds of its own is not given back with a catalogue. */
const struct gettext *gettext_open(struct arena *arena, struct diag *diag)
{
    static const struct library library = {.soname = GETTEXT_SONAME,
                                           .package = GETTEXT_PACKAGE,
                                           .purpose = "translations are read by it",
                                           .rows = rows,
                                           .row_count = LIBRARY_ROW_COUNT(rows),
                                           .is_kept = true};
    struct gettext *gettext = arena_alloc(arena, sizeof *gettext);
    if (!library_load(arena, diag, &library, gettext))
        return NULL;
    raise_error_limit();
    return gettext;
}

struct open_file {
    const struct gettext *gettext;
    po_file_t file;
};

static void close_file(void *handle)
{
    struct open_file *open = handle;
    open->gettext->file_free(open->file);
}

po_file_t gettext_read(struct arena *arena, struct diag *diag, const struct gettext *gettext,
                       const char *path, uint32_t source)
{
    struct open_file *open = arena_alloc(arena, sizeof *open);
    sink = (struct sink){diag, source, 0};
    *open = (struct open_file){gettext, gettext->file_read(path, &handler)};
    if (open->file)
        arena_defer(arena, close_file, open);
    else if (sink.error_count == 0)
        diag_system(diag, path, "file", "cannot be read"); /* it was, a moment ago */
    bool is_fine = open->file && sink.error_count == 0;
    sink = (struct sink){0};
    return is_fine ? open->file : NULL;
}

bool gettext_write(struct diag *diag, const struct gettext *gettext, po_file_t file,
                   const char *path)
{
    sink = (struct sink){diag, 0, 0};
    bool is_fine = gettext->file_write(file, path, &handler) && sink.error_count == 0;
    sink = (struct sink){0};
    return is_fine;
}

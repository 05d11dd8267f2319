/* A catalogue is read: libgettextpo says what it holds, the scanner where.
 *
 * In: a file. Out: its messages with their state and places, or reports and nothing. Checked before
 * the library sees it: size, UTF-8, control characters, quotation marks; and after: the charset
 * that its header names, since a file in another one may be UTF-8 by chance. Invariant: a message's
 * translation has at least one point. */
#include "po/catalogue.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/map.h"
#include "base/utf8.h"
#include "po/gettext.h"
#include "po/scan.h"

enum { CATALOGUE_BYTES_LARGEST = 16 << 20 };

/* What is needed while one file is read. */
struct reading {
    struct arena *arena;
    struct diag *diag;
    const struct gettext *gettext;
    po_file_t file;
    const char *header; /* its text, or NULL */
    struct po_scanned *scanned;
    struct map places; /* role and source -> index in scanned */
    uint32_t source;
};

static bool check_bytes(struct diag *diag, uint32_t source, struct slice bytes)
{
    size_t invalid = utf8_find_invalid(bytes);
    if (invalid < bytes.length) {
        diag_error(diag, (struct place){source, (uint32_t)invalid}, "po-utf8",
                   "byte 0x%02X is not valid UTF-8 here",
                   (unsigned)(unsigned char)bytes.bytes[invalid]);
        diag_hint(diag, "save the catalogue as UTF-8, with charset=UTF-8 in its header");
        return false;
    }
    for (size_t at = 0; at < bytes.length; at++) {
        unsigned char c = (unsigned char)bytes.bytes[at];
        if ((c >= 0x20 && c != 0x7F) || c == '\n' || c == '\r' || c == '\t')
            continue;
        diag_error(diag, (struct place){source, (uint32_t)at}, "po-control",
                   "the control character U+%04X stands in the file", (unsigned)c);
        return false;
    }
    return true;
}

/* The header is declared const, and yet is the caller's to free (gettext-po.c). */
static const char *copy_header(struct reading *reading)
{
    char *header = (char *)reading->gettext->file_domain_header(reading->file, NULL);
    const char *copy = header ? slice_terminated(reading->arena, slice_of(header)) : NULL;
    free(header);
    return copy;
}

/* A field of the header, in the arena; empty where it is not there. */
static struct slice find_field(struct reading *reading, const char *name)
{
    char *value = reading->header ? reading->gettext->header_field(reading->header, name) : NULL;
    struct slice field = slice_copy(reading->arena, slice_of(value));
    free(value);
    return field;
}

static struct place header_place(const struct reading *reading, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (reading->scanned[i].id.text.length == 0 && reading->scanned[i].translation.points)
            return reading->scanned[i].translation.points[0].place;
    return (struct place){reading->source, 0};
}

static bool is_ascii(struct slice bytes)
{
    for (size_t i = 0; i < bytes.length; i++)
        if ((unsigned char)bytes.bytes[i] >= 0x80)
            return false;
    return true;
}

/* Whether the header names UTF-8, or ASCII of a file that is just that (newer gettext writes so). */
static bool is_encoding_right(struct slice content_type, struct slice bytes)
{
    char lower[128];
    size_t length = content_type.length < sizeof lower - 1 ? content_type.length : sizeof lower - 1;
    for (size_t i = 0; i < length; i++) {
        char c = content_type.bytes[i];
        lower[i] = c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
    }
    lower[length] = '\0';
    if (strstr(lower, "charset=utf-8") || strstr(lower, "charset=utf8"))
        return true;
    return (strstr(lower, "charset=ascii") || strstr(lower, "charset=us-ascii")) && is_ascii(bytes);
}

static bool check_header(struct reading *reading, size_t count, struct slice language,
                         struct slice bytes)
{
    struct place place = header_place(reading, count);
    struct slice type = find_field(reading, "Content-Type");
    if (!is_encoding_right(type, bytes)) {
        diag_error(reading->diag, place, "po-charset",
                   "the header names no charset=UTF-8: Content-Type is '%.*s'", SLICE_ARG(type));
        diag_hint(reading->diag, "save the catalogue as UTF-8, with 'Content-Type: text/plain; "
                                 "charset=UTF-8' in its header");
        return false;
    }
    struct slice named = find_field(reading, "Language");
    char *tag = slice_terminated(reading->arena, named);
    for (char *c = tag; *c; c++)
        *c = *c == '_' ? '-' : *c;
    bool is_same = language_is_tag(slice_of(tag)) &&
                   slice_equal(language_tag_make(reading->arena, slice_of(tag)), language);
    if (named.length > 0 && !is_same)
        diag_warning(reading->diag, place, "po-language",
                     "the header's language is '%.*s', the file's name says %.*s", SLICE_ARG(named),
                     SLICE_ARG(language));
    return true;
}

struct slice po_key(struct arena *arena, struct slice role, struct slice source)
{
    return slice_format(arena, "%.*s\4%.*s", SLICE_ARG(role), SLICE_ARG(source));
}

static void find_places(struct reading *reading, size_t count)
{
    reading->places = map_make(reading->arena);
    for (size_t i = 0; i < count; i++) {
        const struct po_scanned *scanned = &reading->scanned[i];
        map_add(&reading->places, po_key(reading->arena, scanned->context.text, scanned->id.text),
                (uint32_t)i);
    }
}

/* The place of a message's translation; where the scanner read it in another way than the library,
 * the beginning of it. */
static void set_place(struct reading *reading, struct translation *translation)
{
    static const struct po_string none;
    uint32_t index;
    struct slice key = po_key(reading->arena, translation->role, translation->source);
    const struct po_string *string = &none;
    if (map_find(&reading->places, key, &index))
        string = &reading->scanned[index].translation;
    struct point *start = arena_alloc(reading->arena, sizeof *start);
    start->place = (struct place){reading->source, 0};
    if (string->point_count > 0)
        start->place = string->points[0].place;
    bool is_same = string->point_count > 0 && slice_equal(string->text, translation->text);
    translation->points = is_same ? string->points : start;
    translation->point_count = is_same ? string->point_count : 1;
    translation->place = start->place;
}

static struct po_message make_message(struct reading *reading, po_message_t read)
{
    const struct gettext *gettext = reading->gettext;
    struct arena *arena = reading->arena;
    struct po_message message = {.state = PO_TRANSLATED};
    struct translation *translation = &message.translation;
    translation->role = slice_copy(arena, slice_of(gettext->message_msgctxt(read)));
    translation->source = slice_copy(arena, slice_of(gettext->message_msgid(read)));
    translation->text = slice_copy(arena, slice_of(gettext->message_msgstr(read)));
    set_place(reading, translation);
    if (gettext->message_is_fuzzy(read))
        message.state = PO_FUZZY;
    if (translation->text.length == 0)
        message.state = PO_MISSING;
    return message;
}

static void read_messages(struct reading *reading, struct catalogue *out)
{
    const struct gettext *gettext = reading->gettext;
    struct {
        struct po_message *at;
        size_t count, room;
    } list = {0};
    po_message_iterator_t iterator = gettext->message_iterator(reading->file, NULL);
    for (po_message_t read; (read = gettext->next_message(iterator));) {
        bool is_header = *gettext->message_msgid(read) == '\0' && !gettext->message_msgctxt(read);
        if (gettext->message_is_obsolete(read))
            out->obsolete_count++;
        else if (!is_header)
            *array_add(reading->arena, &list) = make_message(reading, read);
    }
    gettext->message_iterator_free(iterator);
    out->messages = list.at;
    out->message_count = list.count;
}

bool po_read(struct arena *arena, struct diag *diag, const char *path, struct slice language,
             struct catalogue *out)
{
    struct slice bytes;
    size_t count;
    if (!file_read(arena, diag, path, CATALOGUE_BYTES_LARGEST, &bytes))
        return false;
    struct reading reading = {.arena = arena, .diag = diag};
    reading.source = diag_add_source(diag, path, bytes);
    if (!check_bytes(diag, reading.source, bytes) || !po_check_strings(diag, reading.source, bytes))
        return false;
    const char *plain = po_plain_path(arena, diag, path, bytes);
    reading.gettext = gettext_open(arena, diag);
    if (!reading.gettext || !plain)
        return false;
    reading.file = gettext_read(arena, diag, reading.gettext, plain, reading.source);
    if (!reading.file)
        return false;
    reading.header = copy_header(&reading);
    reading.scanned = po_scan(arena, reading.source, bytes, &count);
    if (!check_header(&reading, count, language, bytes))
        return false;
    find_places(&reading, count);
    *out = (struct catalogue){.language = language, .path = path, .source = reading.source};
    out->is_draft = slice_is(find_field(&reading, "X-Orison-Status"), "draft");
    read_messages(&reading, out);
    return true;
}

bool po_open(struct arena *arena, struct diag *diag, const struct doc *doc, const char *content,
             struct slice language, struct catalogue *out)
{
    if (po_is_pseudo(language)) {
        po_compute(arena, doc, language, out);
        return true;
    }
    const char *path = po_path(arena, content, language);
    if (file_exists(path))
        return po_read(arena, diag, path, language, out);
    diag_error_path(diag, path, "edition", "there is no catalogue of the edition “%.*s”",
                    SLICE_ARG(language));
    struct slice misnamed = po_find_misnamed(arena, diag, content, language);
    if (misnamed.length > 0)
        diag_hint(diag, "there is %.*s beside it: name it %.*s.po", SLICE_ARG(misnamed),
                  SLICE_ARG(language));
    else
        diag_hint(diag, "`orison po update %s %.*s` makes one", content, SLICE_ARG(language));
    return false;
}

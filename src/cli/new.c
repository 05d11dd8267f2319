/* A content file to begin with: see new.h.
 *
 * The first one is this text, which `orison check` accepts as it is. Next month's is last month's,
 * byte by byte, with the date that follows it: an editor writes over what is there, and what stays
 * (regions, notes, the organization) is translated already, as po_update fills a new catalogue with
 * what the catalogues beside it have. */
#include "cli/new.h"

#include <string.h>

#include "base/file.h"
#include "content/content.h"
#include "po/po.h"

static const char beginning[] =
    "# A bulletin for Orison. Lines that begin with # are comments: delete them as you like.\n"
    "#\n"
    "#   orison check THIS-FILE      tells what is wrong\n"
    "#   orison build THIS-FILE      makes the PDFs, in the folder out\n"
    "#\n"
    "# Text goes below a line that ends in >- and is indented further. Any character may stand "
    "there:\n"
    "# colons, quotation marks, brackets. A blank line begins a new paragraph.\n"
    "format: orison-content/1\n"
    "language: en                # en, es, pt-BR, sw, ar, zh-Hans ...\n"
    "title: Prayer Request\n"
    "date: 2027-02               # year and month, or year, month and day: 2027-02-05\n"
    "organization: Our Organization\n"
    "\n"
    "verse:                      # on the title page; quotation marks are set by themselves\n"
    "  text: >-\n"
    "    Learn to do right; seek justice. Defend the oppressed.\n"
    "  citation: Isaiah 1:17\n"
    "\n"
    "sections:\n"
    "  # A section without a name leads the booklet.\n"
    "  - items:\n"
    "      - kind: praise        # praise or prayer; may be left out\n"
    "        text: >-\n"
    "          Praise God for rain in the north: the dams are full.\n"
    "\n"
    "  - name: Africa\n"
    "    note: Our partners there work in four countries.\n"
    "    items:\n"
    "      # _so_ is emphasis, __so__ is strong, [words](https://example.org) is a link, and an\n"
    "      # asterisk directly after a name marks it as changed: the booklet then says so.\n"
    "      - kind: prayer\n"
    "        text: >-\n"
    "          Pray for Abha* and her family, and for all who work on her case.\n"
    "          [Read the full story](https://www.example.org/story).\n"
    "      - lead: Uganda        # a name in front of the text\n"
    "        text: >-\n"
    "          Pray for the court and its judges.\n"
    "\n"
    "  # A picture: a JPEG or PNG beside this file, and words for those who cannot see it.\n"
    "  # - image:\n"
    "  #     file: picture.jpg\n"
    "  #     alt: Two girls read at a table\n";

/* Where the date stands in a content file's text; empty where there is none. */
static struct slice find_date(struct slice text)
{
    for (size_t at = 0; at < text.length;) {
        size_t end = at;
        while (end < text.length && text.bytes[end] != '\n')
            end++;
        struct slice line = slice_part(text, at, end);
        if (slice_starts_with(line, "date:")) {
            size_t start = 5, digits;
            while (start < line.length && line.bytes[start] && strchr(" '\"", line.bytes[start]))
                start++;
            digits = start;
            while (digits < line.length && strchr("0123456789-", line.bytes[digits]) &&
                   line.bytes[digits])
                digits++;
            return slice_part(line, start, digits);
        }
        at = end + 1;
    }
    return SLICE("");
}

/* The date of the issue after: a month later; a year where no month is named. A day of the month
 * that the next month lacks becomes its last. */
static struct slice date_after(struct arena *arena, struct date date)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year = date.year + (date.month == 12 || date.month == 0);
    int month = date.month == 0 ? 0 : date.month % 12 + 1, day = date.day;
    bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (month == 0)
        return slice_format(arena, "%04d", year);
    int last = days[month - 1] + (month == 2 && is_leap);
    if (day == 0)
        return slice_format(arena, "%04d-%02d", year, month);
    return slice_format(arena, "%04d-%02d-%02d", year, month, day < last ? day : last);
}

static struct slice next_issue(struct arena *arena, struct slice text, const struct doc *doc)
{
    struct slice date = find_date(text);
    if (doc->date.year == 0 || date.length == 0)
        return text;
    size_t at = (size_t)(date.bytes - text.bytes);
    struct slice after = date_after(arena, doc->date);
    return slice_format(arena, "%.*s%.*s%.*s", (int)at, text.bytes, SLICE_ARG(after),
                        SLICE_ARG(slice_part(text, at + date.length, text.length)));
}

static bool write_new(struct arena *arena, struct diag *diag,
                      const struct pipeline_request *request, struct slice text)
{
    if (!file_write(arena, diag, request->content, text))
        return false;
    fprintf(request->out, "%s\n", request->content);
    return true;
}

/* The catalogues of the languages that the issue before has. */
static bool carry_over(struct arena *arena, struct diag *diag,
                       const struct pipeline_request *request, const char *like)
{
    struct doc doc;
    uint32_t *rooms;
    size_t count;
    struct slice *languages = po_languages(arena, diag, like, &count);
    if (count == 0)
        return true;
    if (!pipeline_measure(request, arena, diag, &doc, &rooms) || diag_system_count(diag) > 0)
        return false;
    const struct po_source source = {&doc, request->content, rooms, request->source_date};
    bool is_fine = true;
    for (size_t i = 0; i < count; i++) {
        const char *path = NULL;
        is_fine &= po_update(arena, diag, &source, languages[i], &path);
        if (path)
            fprintf(request->out, "%s\n", path);
    }
    return is_fine;
}

static bool make_next(struct arena *arena, struct diag *diag,
                      const struct pipeline_request *request, const char *like)
{
    struct doc doc;
    struct slice text;
    struct slice here = path_directory(slice_of(request->content));
    if (!content_read(arena, diag, like, &doc))
        return false;
    if (!slice_equal(here, path_directory(slice_of(like)))) {
        diag_error_path(diag, request->content, "usage",
                        "is not in the folder of %s: its catalogues would not be found", like);
        diag_hint(diag, "name a file beside it");
        return false;
    }
    return file_read(arena, diag, like, 16 << 20, &text) &&
           write_new(arena, diag, request, next_issue(arena, text, &doc)) &&
           carry_over(arena, diag, request, like);
}

/* Editors know a schema by this line. */
static struct slice first_text(struct arena *arena, const char *schema)
{
    if (!schema)
        return SLICE(beginning);
    return slice_format(arena, "# yaml-language-server: $schema=%s\n%s", schema, beginning);
}

/* Whether the folder that `path` names is there. */
static bool has_folder(struct arena *arena, const char *path, const char **folder)
{
    struct slice directory = path_directory(slice_of(path));
    size_t length = directory.length > 1 ? directory.length - 1 : directory.length;
    *folder = slice_terminated(arena, slice_part(directory, 0, length));
    return directory.length == 0 || path_exists(*folder);
}

enum outcome new_command(struct arena *arena, struct diag *diag,
                         const struct pipeline_request *request, const char *like,
                         const char *schema)
{
    bool is_fine = false;
    const char *folder;
    if (path_exists(request->content)) {
        diag_error_path(diag, request->content, "usage",
                        "is there already: it is not written over");
        diag_hint(diag, "name a file that is not there yet");
    } else if (!has_folder(arena, request->content, &folder)) {
        diag_error_path(diag, request->content, "usage", "there is no folder “%s”", folder);
        diag_hint(diag, "make it first: mkdir -p '%s'", folder);
    } else if (like) {
        is_fine = make_next(arena, diag, request, like);
    } else {
        is_fine = write_new(arena, diag, request, first_text(arena, schema));
    }
    if (diag_system_count(diag) > 0)
        return OUTCOME_SYSTEM;
    return is_fine && diag_count(diag, SEVERITY_ERROR) == 0 ? OUTCOME_FINE : OUTCOME_INPUT;
}

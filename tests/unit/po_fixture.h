/* For the tests of po/: a small content file and a catalogue beside it in a folder of their own,
 * and the reports as a line of codes with their places. */
#ifndef ORISON_TESTS_PO_FIXTURE_H
#define ORISON_TESTS_PO_FIXTURE_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "content/content.h"
#include "po/catalogue.h"

#define PO_HEADER                                                                                  \
    "msgid \"\"\nmsgstr \"\"\n\"Language: %s\\n\"\n"                                               \
    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"

/* libgettextpo 0.21 loses the name of each file that it reads, and a few bytes a comment. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libgettextpo.so\n";
}

const char *__lsan_default_options(void);
const char *__lsan_default_options(void)
{
    return "print_suppressions=0";
}

struct po_fixture {
    struct arena *arena;
    struct diag *diag;
    char *folder, *content, *path;
    struct doc source, doc;
    bool is_read, is_applied; /* the catalogue was; the edition is there */
    struct catalogue catalogue;
    struct slice reports; /* JSON lines */
};

static inline void fixture_write(struct po_fixture *fixture, const char *path, const char *text)
{
    char *folder = slice_terminated(fixture->arena, path_directory(slice_of(path)));
    ck_assert(file_make_directory(fixture->diag, folder));
    ck_assert(file_write(fixture->arena, fixture->diag, path, slice_of(text)));
}

/* A folder with t.yaml; nothing is read yet. */
static inline struct po_fixture fixture_make(const char *yaml)
{
    struct po_fixture fixture = {.arena = arena_make(0)};
    fixture.diag = diag_make(fixture.arena);
    char pattern[] = "/tmp/orison-po-XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(pattern));
    fixture.folder = slice_terminated(fixture.arena, slice_of(pattern));
    fixture.content = path_join(fixture.arena, slice_of(pattern), SLICE("t.yaml"));
    fixture_write(&fixture, fixture.content, yaml);
    return fixture;
}

static inline void fixture_keep_reports(struct po_fixture *fixture)
{
    char *bytes;
    size_t length;
    FILE *out = open_memstream(&bytes, &length);
    diag_write(fixture->diag, out, DIAG_JSON);
    fclose(out);
    fixture->reports = slice_copy(fixture->arena, (struct slice){bytes, length});
    free(bytes);
}

/* Applies a catalogue, whole as given, to the content. */
static inline struct po_fixture fixture_of_file(const char *yaml, const char *language,
                                                const char *po)
{
    struct po_fixture fixture = fixture_make(yaml);
    struct slice tag = slice_of(language);
    ck_assert(content_read(fixture.arena, fixture.diag, fixture.content, &fixture.source));
    fixture.path = po_path(fixture.arena, fixture.content, tag);
    fixture_write(&fixture, fixture.path, po);
    fixture.is_read = po_open(fixture.arena, fixture.diag, &fixture.source, fixture.content, tag,
                              &fixture.catalogue);
    fixture.is_applied = fixture.is_read && po_apply(fixture.arena, fixture.diag, &fixture.source,
                                                     &fixture.catalogue, &fixture.doc);
    fixture_keep_reports(&fixture);
    return fixture;
}

/* The same of one item: a content whose only texts are a title T and `source`, and its translation,
 * both without quotes to escape. The translation stands on line 13, from column 9. */
static inline struct po_fixture fixture_of_item(const char *language, const char *source,
                                                const char *translation)
{
    char yaml[4096], po[8192];
    snprintf(yaml, sizeof yaml,
             "format: orison-content/1\nlanguage: en\ntitle: T\nsections:\n  - items:\n"
             "      - text: '%s'\n",
             source);
    snprintf(po, sizeof po,
             PO_HEADER "msgctxt \"title\"\nmsgid \"T\"\nmsgstr \"T\"\n\n\nmsgctxt \"item\"\n"
                       "msgid \"%s\"\nmsgstr \"%s\"\n",
             language, source, translation);
    return fixture_of_file(yaml, language, po);
}

static inline bool fixture_has(const struct po_fixture *fixture, const char *text)
{
    return memmem(fixture->reports.bytes, fixture->reports.length, text, strlen(text)) != NULL;
}

/* Whether a report of this code is there, at this line and column. */
static inline bool fixture_reports_at(const struct po_fixture *fixture, const char *code,
                                      uint32_t line, uint32_t column)
{
    char wanted[256];
    for (int severity = 0; severity < 2; severity++) {
        snprintf(wanted, sizeof wanted,
                 "\"line\":%u,\"column\":%u,\"severity\":\"%s\",\"code\":\"%s\"", line, column,
                 severity ? "error" : "warning", code);
        if (fixture_has(fixture, wanted))
            return true;
    }
    return false;
}

static inline bool fixture_reports(const struct po_fixture *fixture, const char *code)
{
    char wanted[128];
    snprintf(wanted, sizeof wanted, "\"code\":\"%s\"", code);
    return fixture_has(fixture, wanted);
}

static inline void fixture_free(struct po_fixture *fixture)
{
    unlink(fixture->content);
    if (fixture->path) {
        unlink(fixture->path);
        rmdir(slice_terminated(fixture->arena, po_folder(slice_of(fixture->content))));
    }
    rmdir(fixture->folder);
    arena_free(fixture->arena);
}

#endif

/* For the tests of content/: a content file in memory becomes a doc, a block a line that shows its
 * spans, and the reports a line of their codes and places. */
#ifndef ORISON_TESTS_CONTENT_FIXTURE_H
#define ORISON_TESTS_CONTENT_FIXTURE_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "content/content.h"

struct fixture {
    struct arena *arena;
    struct diag *diag;
    struct doc doc;
    bool is_fine;
};

static inline struct fixture fixture_of_slice(struct slice bytes)
{
    struct fixture fixture = {.arena = arena_make(0)};
    fixture.diag = diag_make(fixture.arena);
    uint32_t source = diag_add_source(fixture.diag, "t.yaml", bytes);
    fixture.is_fine = content_parse(fixture.arena, fixture.diag, source, &fixture.doc);
    return fixture;
}

static inline struct fixture fixture_of(const char *yaml)
{
    return fixture_of_slice(slice_of(yaml));
}

/* The smallest content, with `item` after the "- " of its only item, on line 6. */
static inline struct fixture fixture_of_item(const char *item)
{
    static char yaml[1 << 16];
    int length = snprintf(yaml, sizeof yaml,
                          "format: orison-content/1\nlanguage: en\ntitle: T\nsections:\n"
                          "  - items:\n    - %s\n",
                          item);
    ck_assert_int_lt(length, (int)sizeof yaml);
    return fixture_of(yaml);
}

static inline void fixture_free(struct fixture *fixture)
{
    arena_free(fixture->arena);
}

/* A stream in memory that closes into a text of the fixture's arena. */
struct shown {
    FILE *out;
    char *bytes;
    size_t length;
};

static inline void shown_open(struct shown *shown)
{
    shown->out = open_memstream(&shown->bytes, &shown->length);
}

static inline const char *shown_close(struct arena *arena, struct shown *shown)
{
    fclose(shown->out);
    const char *text = slice_terminated(arena, (struct slice){shown->bytes, shown->length});
    free(shown->bytes);
    return text;
}

static inline void show_span(FILE *out, const struct doc *doc, const struct block *block,
                             const struct span *span)
{
    static const char *const roles[SPAN_ROLE_COUNT] = {
        "", "lead:", "day:", "note:", "set:", "address:"};
    bool is_bare =
        span->role == SPAN_TEXT && !span->is_emphasis && !span->is_strong && span->link == NO_INDEX;
    if (!is_bare)
        fprintf(out, "<%s%s%s", roles[span->role], span->is_emphasis ? "e:" : "",
                span->is_strong ? "s:" : "");
    if (span->link != NO_INDEX) {
        fprintf(out, "a %.*s", SLICE_ARG(doc->links[span->link].address));
        if (doc->links[span->link].title.length > 0)
            fprintf(out, " \"%.*s\"", SLICE_ARG(doc->links[span->link].title));
        fputc(':', out);
    }
    struct slice text = slice_part(block->text, span->byte_start, span->byte_end);
    for (size_t at = 0; at < text.length;) {
        size_t start = at;
        if (utf8_next(text, &at) == 0x2028)
            fputs("⏎", out);
        else
            fwrite(text.bytes + start, 1, at - start, out);
    }
    if (!is_bare)
        fputc('>', out);
}

static inline const char *show_block(struct arena *arena, const struct doc *doc,
                                     const struct block *block)
{
    struct shown shown;
    shown_open(&shown);
    for (uint32_t i = 0; i < block->span_count; i++)
        show_span(shown.out, doc, block, &block->spans[i]);
    return shown_close(arena, &shown);
}

/* The blocks of the sections, parted by " ¶ ". */
static inline const char *show_sections(struct fixture *fixture)
{
    struct shown shown;
    shown_open(&shown);
    for (uint32_t i = 0, count = 0; fixture->is_fine && i < fixture->doc.block_count; i++) {
        const struct block *block = &fixture->doc.blocks[i];
        if (block->section == NO_INDEX)
            continue;
        fprintf(shown.out, "%s%s", count++ ? " ¶ " : "",
                show_block(fixture->arena, &fixture->doc, block));
    }
    return shown_close(fixture->arena, &shown);
}

/* "line:column code" of each report, parted by "; "; hints are not shown. */
static inline const char *show_reports(struct fixture *fixture)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&bytes, &length);
    diag_write(fixture->diag, out, DIAG_TEXT);
    fclose(out);
    struct shown shown;
    shown_open(&shown);
    size_t count = 0;
    for (char *line = strtok(bytes, "\n"); line; line = strtok(NULL, "\n")) {
        unsigned line_no = 0, column = 0;
        char *code = strrchr(line, '[');
        if (sscanf(line, "t.yaml:%u:%u: ", &line_no, &column) != 2 || !code)
            continue;
        bool is_note = strstr(line, ": note: ") && !strstr(line, ": error: ");
        if (!is_note)
            fprintf(shown.out, "%s%u:%u %.*s", count++ ? "; " : "", line_no, column,
                    (int)strcspn(code + 1, "]"), code + 1);
    }
    free(bytes);
    return shown_close(fixture->arena, &shown);
}

/* Content is refused, with just these reports. Frees the fixture. */
static inline void check_refused(struct fixture fixture, const char *content, const char *expected)
{
    const char *reports = show_reports(&fixture);
    ck_assert_msg(!fixture.is_fine && strcmp(reports, expected) == 0,
                  "%s\nreported %s\nnot      %s", content, reports, expected);
    fixture_free(&fixture);
}

#endif

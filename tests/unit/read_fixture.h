/* Small PDFs written by hand for the tests of read/ and qpdf/: objects numbered from 1, their
 * table, and what `orison read` says of them. */
#ifndef ORISON_TESTS_READ_FIXTURE_H
#define ORISON_TESTS_READ_FIXTURE_H

#include <check.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "read/read.h"

enum { PAPER_OBJECTS_MOST = 20000 };

/* A PDF in the making. The first six objects are made by paper_make: 1 catalog, 2 page tree, 3 its
 * one page, 4 the page's content, 5 the structure tree's root, 6 the font /F1. */
struct paper {
    char *bytes;
    size_t length;
    FILE *file;
    long offsets[PAPER_OBJECTS_MOST];
    unsigned count; /* objects so far */
};

static inline void paper_begin(struct paper *p)
{
    ck_assert_uint_lt(p->count, PAPER_OBJECTS_MOST - 1);
    p->count++;
    p->offsets[p->count] = ftell(p->file);
    fprintf(p->file, "%u 0 obj\n", p->count);
}

/* Adds an object as it stands; returns its number. */
__attribute__((format(printf, 2, 3))) static inline unsigned paper_add(struct paper *p,
                                                                       const char *format, ...)
{
    va_list args;
    paper_begin(p);
    va_start(args, format);
    vfprintf(p->file, format, args);
    va_end(args);
    fputs("\nendobj\n", p->file);
    return p->count;
}

/* Adds a stream with the entries `dict` beside its length. */
static inline unsigned paper_add_stream(struct paper *p, const char *dict, const char *bytes)
{
    paper_begin(p);
    fprintf(p->file, "<<%s/Length %zu>>\nstream\n%s\nendstream\nendobj\n", dict, strlen(bytes),
            bytes);
    return p->count;
}

/* A page with `content`, and a tree whose root has the entries `root` (K, RoleMap). */
static inline struct paper *paper_make(const char *content, const char *root)
{
    struct paper *p = calloc(1, sizeof *p);
    ck_assert_ptr_nonnull(p);
    p->file = open_memstream(&p->bytes, &p->length);
    fputs("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", p->file);
    paper_add(p, "<</Type/Catalog/Pages 2 0 R/Lang(en)/MarkInfo<</Marked true>>"
                 "/StructTreeRoot 5 0 R>>");
    paper_add(p, "<</Type/Pages/Kids[3 0 R]/Count 1/Resources<</Font<</F1 6 0 R/F2 7 0 R>>"
                 "/Properties<</N1<</MCID 4>>/N2<</MCID 5/ActualText(told by name)>>>>>>>>");
    paper_add(p, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>");
    paper_add_stream(p, "", content);
    paper_add(p, "<</Type/StructTreeRoot %s>>", root);
    paper_add(p, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    return p;
}

/* Writes the table and the trailer, with the entries `trailer` in it. */
static inline void paper_end(struct paper *p, const char *trailer)
{
    long table = ftell(p->file);
    fprintf(p->file, "xref\n0 %u\n0000000000 65535 f \n", p->count + 1);
    for (unsigned i = 1; i <= p->count; i++)
        fprintf(p->file, "%010ld 00000 n \n", p->offsets[i]);
    fprintf(p->file, "trailer\n<</Root 1 0 R/Size %u%s>>\nstartxref\n%ld\n%%%%EOF\n", p->count + 1,
            trailer, table);
    fclose(p->file);
    p->file = NULL;
}

static inline void paper_free(struct paper *p)
{
    free(p->bytes);
    free(p);
}

/* What was said of a file. */
struct heard {
    char *text, *messages; /* NUL-terminated */
    size_t text_length, message_length;
    size_t system_count;
    bool is_fine;
};

/* Reads bytes aloud, from a temporary file. */
static inline struct heard hear(const void *bytes, size_t length)
{
    struct heard heard = {0};
    char path[] = "/tmp/orison-read-XXXXXX";
    int file = mkstemp(path);
    ck_assert_int_ge(file, 0);
    ck_assert_int_eq(write(file, bytes, length), (ssize_t)length);
    close(file);
    struct arena *arena = arena_make(0);
    struct diag *diag = diag_make(arena);
    FILE *text = open_memstream(&heard.text, &heard.text_length);
    FILE *messages = open_memstream(&heard.messages, &heard.message_length);
    heard.is_fine = read_aloud(arena, diag, path, text);
    heard.system_count = diag_system_count(diag);
    ck_assert_msg(heard.is_fine == (diag_count(diag, SEVERITY_ERROR) == 0),
                  "false and no error, or the reverse");
    diag_write(diag, messages, DIAG_TEXT);
    fclose(text);
    fclose(messages);
    arena_free(arena);
    unlink(path);
    return heard;
}

/* Ends and frees the paper, and reads it. */
static inline struct heard hear_paper(struct paper *p)
{
    paper_end(p, "");
    struct heard heard = hear(p->bytes, p->length);
    paper_free(p);
    return heard;
}

static inline void heard_free(struct heard *heard)
{
    free(heard->text);
    free(heard->messages);
}

/* The paper says exactly `expected` after its language, and nothing is reported. */
static inline void assert_says(struct paper *p, const char *expected)
{
    struct heard heard = hear_paper(p);
    ck_assert_msg(heard.is_fine, "%s", heard.messages);
    const char *body = strchr(heard.text, '\n');
    ck_assert_str_eq(body ? body + 1 : "", expected);
    heard_free(&heard);
}

/* The paper is reported with `code`, and says `expected`; NULL: whatever. */
static inline void assert_reports(struct paper *p, const char *code, const char *expected)
{
    struct heard heard = hear_paper(p);
    char bracketed[64];
    snprintf(bracketed, sizeof bracketed, "[%s]", code);
    ck_assert_msg(!heard.is_fine && strstr(heard.messages, bracketed), "%s is not in: %s", code,
                  heard.messages);
    const char *body = strchr(heard.text, '\n');
    if (expected)
        ck_assert_str_eq(body ? body + 1 : "", expected);
    heard_free(&heard);
}

#endif

/* What the forms of src/schema share: the files that are described, their tables in the order of a
 * reference, and values in words. */
#ifndef ORISON_SCHEMA_WORDS_H
#define ORISON_SCHEMA_WORDS_H

#include <stdio.h>

#include "base/arena.h"
#include "base/slice.h"
#include "schema/schema.h"
#include "yaml/yaml.h"

/* The day of the forms of files, on their manual pages; moves when a key comes or goes. */
#define SCHEMA_DATE "2026-11-30"

/* One kind of file. Texts are Markdown as sentences of keys are; paragraphs part at blank lines. */
struct schema_file {
    const char *name;    /* content */
    const char *purpose; /* after a dash: what such a file is */
    const struct key_table *keys;
    const char *about;          /* what a reader must know of it as a whole */
    const char *const *more[2]; /* headings and what stands under them, in turn; NULL ends each */
    const char *example;        /* a file, line by line */
    const char *see;            /* other manual pages */
};

/* The tables that can be reached from a file's root, the root first, each before those under it. */
struct schema_tables {
    const struct key_table **at;
    size_t count, room;
};
struct schema_tables schema_tables_find(struct arena *arena, const struct key_table *root);

/* "a number from 0 to 1", "`auto`, `left`"; a table as its title in brackets, "[Page]". */
struct slice schema_value_words(struct arena *arena, const struct value *value);

/* A title as an address within a page: "Title page: a rule" is "title-page-a-rule". */
struct slice schema_slug(struct arena *arena, const char *title);

/* A piece of a sentence in words. */
enum piece_kind { PIECE_PLAIN, PIECE_CODE, PIECE_TITLE };
struct piece {
    enum piece_kind kind;
    struct slice text;
};

/* Takes the next piece off the front of `text`; false at its end. */
bool schema_next_piece(struct slice *text, struct piece *out);

/* The forms. */
void schema_write_json(struct arena *arena, const struct schema_file *file, FILE *out);
void schema_write_man(struct arena *arena, const struct schema_file *file, FILE *out);
void schema_write_markdown(struct arena *arena, const struct schema_file *file, FILE *out);

#endif

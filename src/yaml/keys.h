/* What may stand in a file: tables of keys, one a kind of mapping, a row a key.
 *
 * A row is a key's name, what may stand under it, and a sentence that says what it is for. Parsers
 * hold mappings against these rows (keys_check); schema/ makes the JSON Schema, the manual pages
 * and the reference of the READMEs from them. So a key that is read is a key that is told of, and a
 * row without its sentence does not compile. Rows of a folder may be larger than struct key, with
 * what its own reader needs beside it: a table knows how far apart its rows are.
 *
 * Sentences are Markdown with `code` and nothing else; they end with a full stop. `silent` says
 * what holds where the key is not there: a value or a few words, without one. */
#ifndef ORISON_YAML_KEYS_H
#define ORISON_YAML_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/slice.h"

struct key_table;
struct node;

enum value_kind {
    VALUE_TEXT,    /* any scalar; `pattern` where it has a form */
    VALUE_LENGTH,  /* 12pt, 16mm, 1.5cm, 0.125in; not below zero */
    VALUE_SHIFT,   /* a length of either sign */
    VALUE_NUMBER,  /* from least to largest */
    VALUE_INTEGER, /* the same, whole */
    VALUE_FLAG,    /* true, false */
    VALUE_CHOICE,  /* one of choices */
    VALUE_TABLE,   /* a mapping with the keys of `table` */
    VALUE_NAMED,   /* a mapping from names of the author's own to values like `of` */
    VALUE_LIST,    /* a list of values like `of`; of just `count` where that is not 0 */
    VALUE_EITHER,  /* like one of `count` values from `of` on */
    VALUE_KIND_COUNT
};

struct value {
    enum value_kind kind;
    double least, largest;
    const char *const *choices;
    size_t choice_count;
    const char *pattern; /* of the whole text, or of a name of the author's own; a regular
                            expression as JSON Schema has them */
    const char *words;   /* how a person calls it; NULL: by its kind */
    const struct key_table *table;
    const struct value *of;
    size_t count;
};

struct key {
    const char *name;
    const char *about;  /* SENTENCE, by KEY_ROW */
    const char *silent; /* NULL: nothing needs to be said */
    const char *scope;  /* where only some mappings of the table can have it; NULL: all */
    bool is_required;   /* its reader reports a mapping without it */
    struct value value;
};

struct key_table {
    const char *title;            /* of its part of a reference: "Styles" */
    const char *about;            /* under the title, or NULL; may have several paragraphs */
    const struct key *rows;       /* the first */
    size_t stride, count;         /* bytes from a row to the next; rows */
    const struct key_table *more; /* whose keys it has too, behind its own; NULL: none */
    const char *const *any;       /* of these keys at least one must be there; NULL: none need be */
    size_t any_count;
};

/* A sentence of a row; too short a one is an array of negative size. */
#define SENTENCE(text) (&(text)[0 * sizeof(char[sizeof(text) > 10 ? 1 : -1])])

/* A row: its name, its sentence, and then, in any order, its other members. */
#define KEY_ROW(name_of_key, sentence, ...)                                                        \
    {                                                                                              \
        .name = (name_of_key), .about = SENTENCE(sentence), __VA_ARGS__                            \
    }

/* The rows of an array of struct key, or of a struct with a member `key`. */
#define KEY_ROWS(array)                                                                            \
    .rows = (array), .stride = sizeof *(array), .count = sizeof(array) / sizeof *(array)
#define KEYED_ROWS(array)                                                                          \
    .rows = &(array)->key, .stride = sizeof *(array), .count = sizeof(array) / sizeof *(array)

#define KEY_CHOICES(names) .choices = (names), .choice_count = sizeof(names) / sizeof *(names)
#define KEY_EITHER(values)                                                                         \
    .kind = VALUE_EITHER, .of = (values), .count = sizeof(values) / sizeof *(values)

/* Forms of text that content and layouts share. */
#define KEY_PATTERN_TAG "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*"

enum { KEYS_MOST = 64 }; /* of a table */

/* The rows of a table, those of `more` among them. */
size_t key_table_count(const struct key_table *table);
const struct key *key_table_row(const struct key_table *table, size_t index);

/* The names of all keys that a file with this table at its root may have, at whatever depth, each
 * once; at most `most` of them. Returns how many. */
size_t key_table_names(const struct key_table *table, const char **names, size_t most);

/* Whether a file with this table at its root has such a key, at whatever depth; and whether it has
 * one whose value may be a text of the author's own words, or a list of them. */
bool key_table_has(const struct key_table *table, struct slice name);
bool key_table_is_text(const struct key_table *table, struct slice name);

/* Reports each key of `mapping` that the table lacks, with the nearest one that it has; a node that
 * is no mapping too. True where nothing was reported. */
bool keys_check(struct diag *diag, const struct node *mapping, const struct key_table *table);

/* Whether a plain text is one: it does not begin with a key of the table whose colon has no space
 * after it ("text:Pray for"), or one that only looks like a space. Reports. */
bool keys_check_text(struct diag *diag, const struct node *node, const struct key_table *table);

#endif

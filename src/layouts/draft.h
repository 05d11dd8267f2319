/* What the files of layouts/ share: the layout that is being made, and the property tables.
 *
 * Reading goes over the chain of files, base first, several times: colours, then everything with
 * properties (a derived file puts its own over the base's), then what names styles. A property is
 * one row of a table: its key, its kind, where it stands in its struct; reading, inheriting,
 * hashing and dumping all go over the same rows, so a new property is one row and a field; its
 * sentence in the row is its documentation (yaml/keys.h). */
#ifndef ORISON_LAYOUTS_DRAFT_H
#define ORISON_LAYOUTS_DRAFT_H

#include "layouts/layouts.h"
#include "yaml/yaml.h"

enum {
    CHAIN_LONGEST = 16,
    NAMES_LARGEST = 256 /* styles, colours and fonts of a layout, each */
};

/* A style as the files name it, before it inherits. */
struct raw_style {
    struct style style; /* `set`: what it names itself */
    struct slice extends;
    struct place place, extends_place; /* in the last file that names it */
    bool is_resolved, is_resolving;
};

struct draft {
    struct arena *arena;
    struct diag *diag;
    struct layout *layout;
    const struct layout_sources *sources;
    struct layout_files *read;               /* NULL: nothing is kept */
    const struct node *files[CHAIN_LONGEST]; /* roots, base first */
    size_t file_count;
    struct raw_style_list {
        struct raw_style *at;
        size_t count, room;
    } styles; /* in the order in which they are first named; index = index in design.styles */
    struct color_list {
        struct color *at;
        size_t count, room;
    } colors;
    struct font_list {
        struct slice *at;
        size_t count, room;
    } fonts;
    struct place_list {
        struct place *at;
        size_t count, room;
    } font_places;
    bool is_bad;        /* an error was reported */
    bool is_incomplete; /* something that must be said was not */
};

enum property_kind {
    PROPERTY_LENGTH,   /* unit, 0 or more */
    PROPERTY_SIZE,     /* unit, more than 0 */
    PROPERTY_SHIFT,    /* unit, of either sign */
    PROPERTY_NUMBER,   /* double, from least to largest */
    PROPERTY_INTEGER,  /* int32_t, the same */
    PROPERTY_COUNT,    /* uint32_t, the same */
    PROPERTY_FLAG,     /* bool */
    PROPERTY_CHOICE,   /* an enum: one of choices */
    PROPERTY_FONT,     /* uint32_t: index in fonts */
    PROPERTY_COLOR,    /* uint32_t: index in colors */
    PROPERTY_FEATURES, /* struct style's features */
    PROPERTY_KERNS,    /* struct style's kerns */
    PROPERTY_TEXT,     /* struct slice */
    PROPERTY_OTHER     /* read by other means, by whoever has the table */
};

/* What a property may stand in, for styles; and whether a layout must name it somewhere. */
enum { ON_CHARACTERS = 1, ON_PARAGRAPHS = 2, REQUIRED = 4 };

struct property {
    struct key key;
    enum property_kind kind;
    size_t byte_offset;  /* of the field in its struct */
    size_t place_offset; /* PROPERTY_TEXT: of the field for its place; 0: none */
    unsigned use;
};

struct table {
    const struct property *rows;
    size_t count;
};

#define TABLE(rows) ((struct table){(rows), sizeof(rows) / sizeof *(rows)})

/* A row: its key, its kind, its field in the struct `type`, its sentence; then, in any order, its
 * use and what is below. */
#define PROPERTY_ROW(type, name_of_key, kind_of_property, field, sentence, ...)                    \
    {                                                                                              \
        .key.name = (name_of_key), .key.about = SENTENCE(sentence),                                \
        .key.value.kind = VALUE_OF_##kind_of_property, .kind = PROPERTY_##kind_of_property,        \
        .byte_offset = offsetof(type, field), __VA_ARGS__                                          \
    }
/* A row of a key that its caller reads: key, sentence, then its value's parts. */
#define OTHER_ROW(name_of_key, sentence, ...)                                                      \
    {                                                                                              \
        .key.name = (name_of_key), .key.about = SENTENCE(sentence), .kind = PROPERTY_OTHER,        \
        __VA_ARGS__                                                                                \
    }
#define VALUE_OF_LENGTH   VALUE_LENGTH
#define VALUE_OF_SIZE     VALUE_LENGTH
#define VALUE_OF_SHIFT    VALUE_SHIFT
#define VALUE_OF_NUMBER   VALUE_NUMBER
#define VALUE_OF_INTEGER  VALUE_INTEGER
#define VALUE_OF_COUNT    VALUE_INTEGER
#define VALUE_OF_FLAG     VALUE_FLAG
#define VALUE_OF_CHOICE   VALUE_CHOICE
#define VALUE_OF_FONT     VALUE_TEXT
#define VALUE_OF_COLOR    VALUE_TEXT
#define VALUE_OF_FEATURES VALUE_LIST
#define VALUE_OF_KERNS    VALUE_NAMED
#define VALUE_OF_TEXT     VALUE_TEXT

#define RANGE(low, high) .key.value.least = (low), .key.value.largest = (high)
#define CHOICES(names)                                                                             \
    .key.value.choices = (names), .key.value.choice_count = sizeof(names) / sizeof *(names)
#define WORDS(text)  .key.value.words = (text)
#define SILENT(text) .key.silent = (text)
#define MUST_BE_SAID .use = REQUIRED, SILENT("must be said")
#define A_COLOR      WORDS("a name of `colors`")

/* Parts of the value of an OTHER_ROW. */
#define A_TABLE(keys)  .key.value.kind = VALUE_TABLE, .key.value.table = &(keys)
#define A_LIST(values) .key.value.kind = VALUE_LIST, .key.value.of = &(values)
#define NAMED(values)  .key.value.kind = VALUE_NAMED, .key.value.of = &(values)
#define EITHER(values)                                                                             \
    .key.value.kind = VALUE_EITHER, .key.value.of = (values),                                      \
    .key.value.count = sizeof(values) / sizeof *(values)

/* Keeps that something failed; returns whether it is fine, for `if (!draft_note(…)) return;`. */
bool draft_note(struct draft *draft, bool is_fine);

/* --- properties.c --- */

/* Checks the keys of `mapping` against the table, then reads what the table names into `base`, but
 * for the PROPERTY_OTHER rows. Returns one bit a row that was read. */
uint64_t properties_read(struct draft *draft, struct table table, const struct node *mapping,
                         void *base);

/* The same without the check, for a mapping whose keys were checked. */
uint64_t properties_pick(struct draft *draft, struct table table, const struct node *mapping,
                         void *base);

/* Copies the fields of the rows in `set` from one struct to another of the same type. */
void properties_copy(struct table table, uint64_t set, const void *from, void *to);

/* Reports at `place` the required rows that are not in `set` as missing from `what`; not where
 * something was read wrongly, which may be just what is missing. */
void properties_require(struct draft *draft, struct table table, uint64_t set, struct place place,
                        const char *what);

/* kern.c: a style's `kern`, its amounts in `range`. Reported: false. */
bool kerns_read(struct draft *draft, const struct value *range, const struct node *node,
                struct style *style);
uint64_t kerns_hash(const struct style *style, uint64_t seed);
void kerns_dump(struct dump *dump, const char *key, const struct style *style);

uint64_t properties_hash(struct table table, const void *base, uint64_t seed);

/* Fields " key=value" on the line that has been begun. */
void properties_dump(struct dump *dump, const struct design *design, struct table table,
                     const void *base);

/* --- the keys that the sections below read, by their mapping --- */

extern const struct key_table page_keys, notes_keys, design_keys, breaking_keys, paging_keys,
    within_keys, check_keys, deliver_keys, press_keys, printer_keys;
extern const struct value edges_values[2], size_values[2], style_value, color_value, fit_values[2],
    fill_value, title_value, printer_values[2];

/* --- the sections, each a file of its own, read over the whole chain --- */

bool chain_read(struct draft *draft, const char *path);

void colors_read(struct draft *draft);
uint32_t color_find(struct draft *draft, const struct node *name); /* NO_INDEX, reported */

extern const struct table style_table;
void styles_read(struct draft *draft);
void styles_resolve(struct draft *draft);
/* The style that a node names; NO_INDEX, reported. For what is read after the styles. */
uint32_t style_find(struct draft *draft, const struct node *name);

void title_read(struct draft *draft);
uint64_t title_hash(const struct design *design, uint64_t seed);
void title_dump(struct dump *dump, const struct design *design);

void page_read(struct draft *draft);
/* `a5` or `[148mm, 210mm]`; `is_named` tells which. Reported: false. */
bool page_size_read(struct draft *draft, const struct node *node, unit *width, unit *height,
                    bool *is_named);
uint64_t page_hash(const struct design *design, uint64_t seed);
void page_dump(struct dump *dump, const struct design *design);

void breaking_read(struct draft *draft);
uint64_t breaking_hash(const struct design *design, uint64_t seed);
void breaking_dump(struct dump *dump, const struct design *design);

void fit_read(struct draft *draft);
uint64_t fill_hash(const struct design *design, uint64_t seed);
uint64_t fit_hash(const struct design *design, uint64_t seed);
void fit_dump(struct dump *dump, const struct design *design);

void check_read(struct draft *draft);

void deliver_read(struct draft *draft);
/* press.c: what only a print shop or a printer asks of a `deliver` mapping, of `page: bleed`, of
 * `printer`. */
void press_read(struct draft *draft, const struct node *deliver);
void press_read_bleed(struct draft *draft, const struct node *bleed);
void press_read_printer(struct draft *draft, const struct node *printer);
/* The same from a file of this path, in the place of what the layout says. */
void press_read_printer_file(struct draft *draft, const char *path);
void press_dump(struct dump *dump, const struct layout *layout);
void deliver_dump(struct dump *dump, const struct layout *layout);

#endif

/* Tables in order, and values in words. See words.h.
 *
 * A sentence has two kinds of marks: `code`, and the title of another table in brackets; a bracket
 * within code is code. */
#include "schema/words.h"

#include <string.h>

#include "base/unit.h"

static bool is_known(const struct schema_tables *tables, const struct key_table *table)
{
    for (size_t i = 0; i < tables->count; i++)
        if (tables->at[i] == table)
            return true;
    return false;
}

static void add_table(struct arena *arena, const struct key_table *table,
                      struct schema_tables *tables);

static void add_tables_of(struct arena *arena, const struct value *value,
                          struct schema_tables *tables)
{
    if (value->table)
        add_table(arena, value->table, tables);
    size_t count = value->kind == VALUE_EITHER ? value->count : value->of ? 1 : 0;
    for (size_t i = 0; i < count; i++)
        add_tables_of(arena, &value->of[i], tables);
}

/* Depth first: what a key leads to follows the table of the key. As deep as files are. */
static void add_table(struct arena *arena, const struct key_table *table,
                      struct schema_tables *tables)
{
    if (is_known(tables, table))
        return;
    *array_add(arena, tables) = table;
    for (size_t i = 0; i < key_table_count(table); i++)
        add_tables_of(arena, &key_table_row(table, i)->value, tables);
}

struct schema_tables schema_tables_find(struct arena *arena, const struct key_table *root)
{
    struct schema_tables tables = {0};
    add_table(arena, root, &tables);
    return tables;
}

static struct slice range_words(struct arena *arena, const struct value *value, const char *what)
{
    enum { WORTH_TELLING = 100000 }; /* a larger bound only keeps numbers finite */
    char least[32], largest[32];
    number_write(least, value->least, 3);
    number_write(largest, value->largest, 3);
    if (value->largest >= WORTH_TELLING)
        return slice_format(arena, "%s, %s or more", what, least);
    return slice_format(arena, "%s from %s to %s", what, least, largest);
}

static struct slice choice_words(struct arena *arena, const struct value *value)
{
    struct slice words = SLICE("");
    for (size_t i = 0; i < value->choice_count; i++)
        words =
            slice_format(arena, "%.*s%s`%s`", SLICE_ARG(words), i ? ", " : "", value->choices[i]);
    return words;
}

static struct slice either_words(struct arena *arena, const struct value *value)
{
    struct slice words = SLICE("");
    for (size_t i = 0; i < value->count; i++)
        words = slice_format(arena, "%.*s%s%.*s", SLICE_ARG(words), i ? ", or " : "",
                             SLICE_ARG(schema_value_words(arena, &value->of[i])));
    return words;
}

struct slice schema_value_words(struct arena *arena, const struct value *value)
{
    if (value->words)
        return slice_of(value->words);
    switch (value->kind) {
    case VALUE_TEXT:
        return SLICE("a text");
    case VALUE_LENGTH:
        return SLICE("a length");
    case VALUE_SHIFT:
        return SLICE("a length of either sign");
    case VALUE_NUMBER:
        return range_words(arena, value, "a number");
    case VALUE_INTEGER:
        return range_words(arena, value, "a whole number");
    case VALUE_FLAG:
        return SLICE("`true`, `false`");
    case VALUE_CHOICE:
        return choice_words(arena, value);
    case VALUE_TABLE:
        return slice_format(arena, "[%s]", value->table->title);
    case VALUE_NAMED:
        return slice_format(arena, "names, each with %.*s",
                            SLICE_ARG(schema_value_words(arena, value->of)));
    case VALUE_LIST:
        if (value->of->kind == VALUE_TEXT && !value->of->words)
            return SLICE("a list of texts");
        if (value->of->kind == VALUE_CHOICE)
            return slice_format(arena, "a list of %.*s",
                                SLICE_ARG(schema_value_words(arena, value->of)));
        return slice_format(arena, "a list: each %.*s",
                            SLICE_ARG(schema_value_words(arena, value->of)));
    case VALUE_EITHER:
        return either_words(arena, value);
    case VALUE_KIND_COUNT:
        break;
    }
    return SLICE("");
}

struct slice schema_slug(struct arena *arena, const char *title)
{
    char *slug = arena_alloc(arena, strlen(title) + 1);
    size_t length = 0;
    for (const char *c = title; *c; c++) {
        if (*c >= 'A' && *c <= 'Z')
            slug[length++] = (char)(*c - 'A' + 'a');
        else if ((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9'))
            slug[length++] = *c;
        else if (*c == ' ' || *c == '-')
            slug[length++] = '-';
    }
    return (struct slice){slug, length};
}

bool schema_next_piece(struct slice *text, struct piece *out)
{
    if (text->length == 0)
        return false;
    char first = text->bytes[0];
    char end = first == '`' ? '`' : ']';
    out->kind = first == '`' ? PIECE_CODE : first == '[' ? PIECE_TITLE : PIECE_PLAIN;
    size_t length = 1;
    if (out->kind == PIECE_PLAIN) {
        while (length < text->length && text->bytes[length] != '`' && text->bytes[length] != '[')
            length++;
        out->text = slice_part(*text, 0, length);
    } else {
        while (length < text->length && text->bytes[length] != end)
            length++;
        out->text = slice_part(*text, 1, length);
        length++;
    }
    *text = slice_part(*text, length < text->length ? length : text->length, text->length);
    return true;
}

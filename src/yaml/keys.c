/* Mappings held against tables of keys. See keys.h. */
#include "yaml/keys.h"

#include <assert.h>
#include <string.h>

#include "yaml/lines.h"
#include "yaml/yaml.h"

size_t key_table_count(const struct key_table *table)
{
    return table->count + (table->more ? key_table_count(table->more) : 0);
}

const struct key *key_table_row(const struct key_table *table, size_t index)
{
    if (index >= table->count)
        return key_table_row(table->more, index - table->count);
    return (const struct key *)(const void *)((const char *)table->rows + index * table->stride);
}

enum { TABLES_MOST = 64 }; /* of a file's form; one may stand in itself */

/* Over all rows of a form, to collect their names, or to look at those of one name. */
struct key_walk {
    const struct key_table *seen[TABLES_MOST];
    size_t seen_count;
    const char **names;
    size_t count, most;
    struct slice wanted; /* a name */
    bool is_found, is_text;
};

static void walk_table(struct key_walk *walk, const struct key_table *table);

static void walk_value(struct key_walk *walk, const struct value *value)
{
    if (value->table)
        walk_table(walk, value->table);
    size_t count = value->kind == VALUE_EITHER ? value->count : value->of != NULL;
    for (size_t i = 0; i < count; i++)
        walk_value(walk, &value->of[i]);
}

static void add_name(struct key_walk *walk, const char *name)
{
    for (size_t i = 0; i < walk->count; i++)
        if (strcmp(walk->names[i], name) == 0)
            return;
    if (walk->count < walk->most)
        walk->names[walk->count++] = name;
}

/* Whether a value can be a text of the author's own words, or a list of such. */
static bool has_text(const struct value *value)
{
    bool is_text = value->kind == VALUE_TEXT && !value->pattern && !value->words;
    size_t count = value->kind == VALUE_EITHER ? value->count : value->kind == VALUE_LIST;
    for (size_t i = 0; i < count; i++)
        is_text |= has_text(&value->of[i]);
    return is_text;
}

static void look_at(struct key_walk *walk, const struct key *key)
{
    if (!slice_is(walk->wanted, key->name))
        return;
    walk->is_found = true;
    walk->is_text |= has_text(&key->value);
}

static void walk_table(struct key_walk *walk, const struct key_table *table)
{
    for (size_t i = 0; i < walk->seen_count; i++)
        if (walk->seen[i] == table)
            return;
    if (walk->seen_count == TABLES_MOST)
        return;
    walk->seen[walk->seen_count++] = table;
    for (size_t i = 0; i < key_table_count(table); i++) {
        const struct key *key = key_table_row(table, i);
        if (walk->names)
            add_name(walk, key->name);
        else
            look_at(walk, key);
        walk_value(walk, &key->value);
    }
}

size_t key_table_names(const struct key_table *table, const char **names, size_t most)
{
    struct key_walk walk = {.names = names, .most = most};
    walk_table(&walk, table);
    return walk.count;
}

bool key_table_has(const struct key_table *table, struct slice name)
{
    struct key_walk walk = {.wanted = name};
    walk_table(&walk, table);
    return walk.is_found;
}

bool key_table_is_text(const struct key_table *table, struct slice name)
{
    struct key_walk walk = {.wanted = name};
    walk_table(&walk, table);
    return walk.is_text;
}

bool keys_check(struct diag *diag, const struct node *mapping, const struct key_table *table)
{
    const char *names[KEYS_MOST];
    size_t count = key_table_count(table);
    assert(count <= KEYS_MOST);
    for (size_t i = 0; i < count; i++)
        names[i] = key_table_row(table, i)->name;
    return yaml_check_keys(diag, mapping, names, count);
}

bool keys_check_text(struct diag *diag, const struct node *node, const struct key_table *table)
{
    struct slice text = node->text;
    uint32_t c = 0;
    if (node->style != STYLE_PLAIN || node->is_mended)
        return true;
    for (size_t i = 0; i < key_table_count(table); i++) {
        const char *name = key_table_row(table, i)->name;
        size_t length = strlen(name);
        if (!slice_starts_with(text, name) || text.length <= length + 1 ||
            text.bytes[length] != ':' || text.bytes[length + 1] == '/')
            continue;
        struct place place = yaml_place_in(diag, node, length + 1);
        if (strange_space(text, length + 1, &c) > 0)
            diag_error(diag, place, "yaml-space",
                       "%s (U+%04X) stands after the colon: it looks like a space and is none",
                       strange_space_name(c), (unsigned)c);
        else
            diag_error(diag, place, "yaml-syntax", "a space is missing after '%s:'", name);
        diag_hint(diag, "write '%s: ' and then the text", name);
        return false;
    }
    return true;
}

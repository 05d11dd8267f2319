/* Mappings held against tables of keys. See keys.h. */
#include "yaml/keys.h"

#include <assert.h>

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

bool keys_check(struct diag *diag, const struct node *mapping, const struct key_table *table)
{
    const char *names[KEYS_MOST];
    size_t count = key_table_count(table);
    assert(count <= KEYS_MOST);
    for (size_t i = 0; i < count; i++)
        names[i] = key_table_row(table, i)->name;
    return yaml_check_keys(diag, mapping, names, count);
}

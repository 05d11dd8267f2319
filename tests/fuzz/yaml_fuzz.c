/* Fuzz target: any bytes as YAML, also as mended where they are none. Every scalar's every byte
 * must have a place inside the source, in rising order. */
#include <assert.h>

#include "yaml/keys.h"
#include "yaml/yaml.h"

enum { ARENA_CAP = 64 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void check_places(struct arena *arena, const struct diag *diag, const struct node *scalar,
                         size_t source_length)
{
    size_t count = scalar->text.length;
    size_t *offsets = arena_alloc_items(arena, count, sizeof *offsets);
    struct place *places = arena_alloc_items(arena, count, sizeof *places);
    for (size_t i = 0; i < count; i++)
        offsets[i] = i;
    yaml_places_in(diag, scalar, offsets, places, count);
    for (size_t i = 0; i < count; i++) {
        assert(places[i].byte <= source_length);
        assert(i == 0 || places[i].byte >= places[i - 1].byte);
    }
}

static void check_node(struct arena *arena, const struct diag *diag, const struct node *node,
                       size_t source_length)
{
    uint32_t count = 0;
    if (node->kind == NODE_SCALAR)
        check_places(arena, diag, node, source_length);
    for (const struct node *child = node->first; child; child = child->next, count++)
        check_node(arena, diag, child, source_length);
    assert(count == node->count);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena *arena = arena_make(ARENA_CAP);
    struct diag *diag = diag_make(arena);
    struct slice source = {(const char *)bytes, length};
    uint32_t number = diag_add_source(diag, "fuzz", source);
    const struct node *root = yaml_read(arena, diag, number);
    assert((root != NULL) == (diag_count(diag, SEVERITY_ERROR) == 0));
    static const struct key rows[] = {{.name = "text"}, {.name = "items"}, {.name = "a"}};
    static const struct key_table keys = {.title = "fuzz", KEY_ROWS(rows)};
    const struct node *mended = yaml_read_on(arena, diag, number, &keys);
    assert(mended || !root);
    if (mended)
        check_node(arena, diag, mended, length);
    arena_free(arena);
    return 0;
}

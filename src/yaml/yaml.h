/* YAML as a tree of nodes that know where they stand; typed getters; the unknown-key check, by
 * tables of keys (keys.h).
 *
 * In: the bytes of one document (UTF-8). Out: nodes in an arena, const from then on. libyaml
 * parses; before it runs, bytes are checked (UTF-8, control characters, size, flow depth), because
 * its own messages for those name no place. Aliases, anchors on them, duplicate keys, tabs as
 * indentation, several documents and `!tags` other than the plain ones are errors with a place. */
#ifndef ORISON_YAML_YAML_H
#define ORISON_YAML_YAML_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/slice.h"
#include "base/unit.h"
#include "yaml/keys.h"

enum {
    YAML_BYTES_LARGEST = 16 << 20, /* a bulletin of 550 pages has 1.3 MB */
    YAML_DEPTH_LARGEST = 32,       /* content and layouts need 6 */
    YAML_NODES_LARGEST = 1 << 20
};

struct key_table;

enum node_kind { NODE_SCALAR, NODE_SEQUENCE, NODE_MAPPING, NODE_KIND_COUNT };

/* How a scalar was written: decides how its text maps back to the source, and that `~` quoted is
 * text. */
enum node_style { STYLE_PLAIN, STYLE_SINGLE, STYLE_DOUBLE, STYLE_LITERAL, STYLE_FOLDED };

struct node {
    enum node_kind kind;
    enum node_style style; /* scalars */
    struct slice text;     /* scalars: the value, valid UTF-8; a view into the tree's arena */
    struct place place;    /* first byte of the node (of the value's first quote or indicator) */
    struct slice key;      /* the key, where the parent is a mapping */
    struct place key_place;
    const struct node *first, *next; /* children in source order; next sibling */
    uint32_t count;                  /* children */
    bool is_mended; /* after yaml_read_on: was told of, and is read as it may have been meant */
};

/* Parses source number `source` of `diag` (its bytes must be registered). Returns the root, or NULL
 * after reporting: syntax errors, and everything named at the top of this file. An empty document
 * (only comments) gives NULL with an error too. */
const struct node *yaml_read(struct arena *arena, struct diag *diag, uint32_t source);

/* The same, but a file with errors gives a tree as well, as its author may have meant it, so that
 * what else is wrong is told in the same run: the errors are counted in `diag`. NULL where that
 * can't be guessed. `keys` is the form of such files, for what is
 * said of a line that lost its colon; may be NULL. */
const struct node *yaml_read_on(struct arena *arena, struct diag *diag, uint32_t source,
                                const struct key_table *keys);

/* The value under `key`, or NULL. O(keys). A NULL or non-mapping `mapping` gives NULL. */
const struct node *yaml_find(const struct node *mapping, const char *key);

/* The source place of byte `byte_offset` of a scalar's text, exact in every style: folded and
 * quoted line breaks, escapes and block indentation are followed through the source. */
struct place yaml_place_in(const struct diag *diag, const struct node *scalar, size_t byte_offset);

/* The same for many offsets at once, in rising order: `places[i]` for `byte_offsets[i]`. One walk.
 */
void yaml_places_in(const struct diag *diag, const struct node *scalar, const size_t *byte_offsets,
                    struct place *places, size_t count);

/* Whether `node` is a plain scalar that stands for nothing: empty, `~`, `null`. NULL counts too. */
bool yaml_is_null(const struct node *node);

/* Reports an unknown key in `mapping` with the nearest known one; true where all are known. Reports
 * a node that is no mapping; false then. */
bool yaml_check_keys(struct diag *diag, const struct node *mapping, const char *const *known,
                     size_t known_count);

/* Typed getters. A node that `is_mended` is no text and of no use, without a second report. Each
 * reports a wrong type at the node ("expected a length such as 12pt, found …"), returns false and
 * leaves `out` alone. */
bool yaml_text(struct diag *diag, const struct node *node, struct slice *out);
bool yaml_bool(struct diag *diag, const struct node *node, bool *out);
bool yaml_length(struct diag *diag, const struct node *node, unit *out);
bool yaml_number(struct diag *diag, const struct node *node, double least, double largest,
                 double *out);
bool yaml_integer(struct diag *diag, const struct node *node, int64_t least, int64_t largest,
                  int64_t *out);
/* One of `names`; `out` is its index. A wrong one is reported with the nearest. */
bool yaml_choice(struct diag *diag, const struct node *node, const char *const *names,
                 size_t name_count, uint32_t *out);
bool yaml_is_kind(struct diag *diag, const struct node *node, enum node_kind kind,
                  const char *expected);

#endif

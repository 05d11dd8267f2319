/* What the tests of YAML's slips share: a text read to its end, and what is reported of it. */
#ifndef ORISON_TESTS_YAML_FIXTURE_H
#define ORISON_TESTS_YAML_FIXTURE_H

#include <stdio.h>
#include <stdlib.h>

#include "yaml/keys.h"
#include "yaml/yaml.h"

struct fixture {
    struct arena *arena;
    struct diag *diag;
    const struct node *root;
    char *report; /* the messages, as they are printed */
    size_t length;
};

static inline void read_yaml(struct fixture *f, const char *yaml, const struct key_table *keys)
{
    *f = (struct fixture){.arena = arena_make(0)};
    f->diag = diag_make(f->arena);
    uint32_t source = diag_add_source(f->diag, "t", slice_of(yaml));
    f->root = yaml_read_on(f->arena, f->diag, source, keys);
    FILE *out = open_memstream(&f->report, &f->length);
    diag_write(f->diag, out, DIAG_TEXT);
    fclose(out);
}

static inline void end(struct fixture *f)
{
    free(f->report);
    arena_free(f->arena);
}

#endif

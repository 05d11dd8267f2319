/* Fuzz target: any bytes as a catalogue, read, linted and applied to a small content. What is
 * refused is refused with an error; what is applied keeps the promises of a doc. */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "content/content.h"
#include "po/catalogue.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* libgettextpo 0.21 loses the name of each file that it reads, and a few bytes a comment. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libgettextpo.so\n";
}

static const char yaml[] =
    "format: orison-content/1\nlanguage: en\ntitle: T\nverse: {text: V, citation: 'C 3:4', "
    "version: W, credit: P}\npseudonym_note: N\nsections:\n  - name: R\n    items:\n      - lead: "
    "L\n"
    "        text: 'Ruby* [a](https://a.org \"t\") 1,500.'\n";

static void check_block(const struct block *block)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < block->span_count; i++) {
        if (block->spans[i].byte_start != at)
            abort();
        at = block->spans[i].byte_end;
    }
    if (at != block->text.length)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena *arena = arena_make(0);
    struct diag *diag = diag_make(arena);
    struct doc source, doc;
    struct catalogue catalogue;
    char path[64];
    int file = memfd_create("catalogue", 0);
    if (file < 0 || write(file, bytes, length) != (ssize_t)length)
        abort();
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    if (!content_parse(arena, diag, diag_add_source(diag, "t.yaml", slice_of(yaml)), &source))
        abort();
    bool is_fine = po_read(arena, diag, path, SLICE("ru"), &catalogue) &&
                   po_apply(arena, diag, &source, &catalogue, &doc);
    if (is_fine == (diag_count(diag, SEVERITY_ERROR) > 0))
        abort();
    for (uint32_t i = 0; is_fine && i < doc.block_count; i++)
        check_block(&doc.blocks[i]);
    close(file);
    arena_free(arena);
    return 0;
}

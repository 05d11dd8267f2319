/* Fuzz target: any bytes as a content file, read into a doc and dumped. The doc's invariants are
 * checked where there is one; where there is none, there must be a report. */
#include <assert.h>
#include <stdio.h>

#include "content/content.h"

enum { ARENA_CAP = 64 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void check_block(const struct block *block)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < block->span_count; i++) {
        assert(block->spans[i].byte_start == at && block->spans[i].byte_end > at);
        at = block->spans[i].byte_end;
    }
    assert(at == block->text.length);
    assert(block->point_count > 0 && block->points[0].byte == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena *arena = arena_make(ARENA_CAP);
    struct diag *diag = diag_make(arena);
    struct slice source = {(const char *)bytes, length};
    struct doc doc;
    if (content_parse(arena, diag, diag_add_source(diag, "fuzz", source), &doc)) {
        FILE *nowhere = fopen("/dev/null", "w");
        struct dump dump = {.out = nowhere};
        for (uint32_t i = 0; i < doc.block_count; i++)
            check_block(&doc.blocks[i]);
        doc_dump(&dump, diag, &doc);
        fclose(nowhere);
    } else {
        assert(diag_count(diag, SEVERITY_ERROR) > 0);
    }
    arena_free(arena);
    return 0;
}

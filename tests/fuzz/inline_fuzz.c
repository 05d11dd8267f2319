/* Fuzz target: any bytes as the text of one item, with its marks. The bytes stand in a block
 * scalar, each line indented; control bytes, which YAML refuses at once, become spaces. */
#include <assert.h>
#include <string.h>

#include "content/content.h"

enum { ARENA_CAP = 64 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* A content file whose only item holds the bytes, under `|` or `>` as the first one says. */
static struct slice wrap(struct arena *arena, const uint8_t *bytes, size_t length)
{
    static const char head[] = "format: orison-content/1\nlanguage: en\ntitle: T\n"
                               "sections:\n- items:\n  - ";
    char *out = arena_alloc(arena, sizeof head + 16 + length * 5);
    size_t at = sizeof head - 1;
    memcpy(out, head, at);
    memcpy(out + at, length && bytes[0] & 1 ? "|-\n    x" : ">-\n    x", 8);
    at += 8;
    for (size_t i = 1; i < length; i++) {
        out[at++] = (char)(bytes[i] < ' ' && bytes[i] != '\n' ? ' ' : bytes[i]);
        if (bytes[i] == '\n') {
            memset(out + at, ' ', 4);
            at += 4;
        }
    }
    out[at++] = '\n';
    return (struct slice){out, at};
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena *arena = arena_make(ARENA_CAP);
    struct diag *diag = diag_make(arena);
    struct slice source = wrap(arena, bytes, length);
    struct doc doc;
    if (!content_parse(arena, diag, diag_add_source(diag, "fuzz", source), &doc))
        assert(diag_count(diag, SEVERITY_ERROR) > 0);
    arena_free(arena);
    return 0;
}

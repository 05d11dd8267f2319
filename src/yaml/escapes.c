/* Escapes in double quotes that nobody means: "C:\for", "snake\_case".
 *
 * YAML has \f for a form feed and \_ for a no-break space; a text has no use for them, and the
 * letter behind the backslash is lost without a word. \n, \t, \" and \\ are left alone, and so are
 * \x, \u, \U, \L, \P and \N, which nobody types by accident. */
#include <string.h>

#include "yaml/internal.h"

static bool is_lost(char c)
{
    return c != '\0' && strchr("abefvr_", c) != NULL;
}

bool yaml_check_escapes(struct diag *diag, struct mends *mends, uint32_t source, size_t byte,
                        size_t byte_end)
{
    struct slice bytes = mends->source;
    bool is_fine = true;
    for (size_t at = byte; at + 1 < byte_end; at++) {
        if (bytes.bytes[at] != '\\')
            continue;
        at++; /* what is escaped begins no escape */
        if (!is_lost(bytes.bytes[at]) || !mends_replace(mends, at, 0, SLICE("\\")))
            continue;
        is_fine = false;
        diag_error(diag, (struct place){source, (uint32_t)at - 1}, "yaml-escape",
                   "'\\%c' in double quotes stands for a character that nobody sees",
                   bytes.bytes[at]);
        diag_hint(diag, "write '\\\\' for a backslash, or the text below '>-'");
    }
    return is_fine;
}

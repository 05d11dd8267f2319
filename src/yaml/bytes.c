/* The bytes of a YAML file before libyaml sees them.
 *
 * In: a registered source. Out: whether libyaml may read it, and where its text begins. libyaml
 * refuses the same things (YAML 1.1, 5.1), but names no place for them, and it would accept UTF-16,
 * whose byte places no editor shows. Every problem is reported at its own byte. */
#include <stdio.h>

#include "base/utf8.h"
#include "yaml/internal.h"
#include "yaml/yaml.h"

enum { CONTROLS_REPORTED = 10 }; /* a binary file has thousands */

static bool is_utf16(struct slice bytes)
{
    if (slice_starts_with(bytes, "\xff\xfe") || slice_starts_with(bytes, "\xfe\xff"))
        return true;
    if (bytes.length < 4 || bytes.length % 2 != 0)
        return false;
    const char *b = bytes.bytes;
    bool is_little = b[0] && !b[1] && b[2] && !b[3];
    bool is_big = !b[0] && b[1] && !b[2] && b[3];
    return is_little || is_big;
}

/* The characters that YAML allows unescaped: its c-printable, and the BOM only at the start. */
static bool is_printable(uint32_t c)
{
    if (c < 0x20)
        return c == '\t' || c == '\n' || c == '\r';
    if (c >= 0x7F && c < 0xA0)
        return c == 0x85;
    return c != 0xFEFF && c != 0xFFFE && c != 0xFFFF;
}

static void report_invalid(struct diag *diag, uint32_t source, struct slice bytes, size_t at)
{
    struct place place = {source, (uint32_t)at};
    diag_error(diag, place, "yaml-utf8", "byte 0x%02X is not valid UTF-8 here",
               (unsigned)(unsigned char)bytes.bytes[at]);
    diag_hint(diag, "save the file as UTF-8; it may be in Latin-1, Windows-1252 or cut short");
}

static void report_unprintable(struct diag *diag, struct place place, uint32_t c)
{
    const char *what = c == 0xFEFF ? "a byte order mark"
                       : c < 0xA0  ? "the control character"
                                   : "the noncharacter";
    diag_error(diag, place, "yaml-control", "%s U+%04X stands in the file", what, (unsigned)c);
    diag_hint(diag, "delete it: it cannot be seen, and nothing can be printed for it");
}

static bool check_characters(struct diag *diag, uint32_t source, struct slice bytes, size_t start)
{
    int reported = 0;
    for (size_t at = start; at < bytes.length && reported < CONTROLS_REPORTED;) {
        if (bytes.bytes[at] >= ' ' && bytes.bytes[at] <= '~') { /* most of every file */
            at++;
            continue;
        }
        struct place place = {source, (uint32_t)at};
        uint32_t c = utf8_next(bytes, &at);
        if (is_printable(c))
            continue;
        report_unprintable(diag, place, c);
        reported++;
    }
    return reported == 0;
}

bool yaml_check_bytes(struct diag *diag, uint32_t source, size_t *byte_start)
{
    struct slice bytes = diag_source_bytes(diag, source);
    struct place start = {source, 0};
    if (bytes.length > YAML_BYTES_LARGEST) {
        diag_error(diag, start, "yaml-limit", "the file has %zu bytes; the limit is %d",
                   bytes.length, YAML_BYTES_LARGEST);
        return false;
    }
    if (is_utf16(bytes)) {
        diag_error(diag, start, "yaml-utf16", "the file is in UTF-16; expected UTF-8");
        diag_hint(diag, "in the editor, choose \"save with encoding: UTF-8\"");
        return false;
    }
    *byte_start = slice_starts_with(bytes, "\xef\xbb\xbf") ? 3 : 0;
    size_t invalid = utf8_find_invalid(bytes);
    if (invalid < bytes.length) {
        report_invalid(diag, source, bytes, invalid);
        return false;
    }
    return check_characters(diag, source, bytes, *byte_start);
}

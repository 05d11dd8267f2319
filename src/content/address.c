/* A link's address: checked, and written in printable ASCII.
 *
 * In: the address as the author wrote it, UTF-8 without spaces. Out: the same with every byte that
 * RFC 3986 doesn't allow in a URI percent-escaped. Only http, https and mailto are taken: a booklet
 * goes to strangers, and nothing else is safe to click or of use on paper. */
#include <string.h>

#include "content/reader.h"

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static bool starts_with(struct slice text, const char *prefix)
{
    for (size_t i = 0; prefix[i]; i++)
        if (i >= text.length || lower(text.bytes[i]) != prefix[i])
            return false;
    return true;
}

static bool is_hexadecimal(char c)
{
    return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'f');
}

/* unreserved, gen-delims, sub-delims and '%' (RFC 3986, 2.2 and 2.3) */
static bool is_allowed(char c)
{
    bool is_alphanumeric = (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z');
    return is_alphanumeric || (c && strchr("-._~:/?#[]@!$&'()*+,;=%", c));
}

static struct slice escape(struct arena *arena, struct slice written)
{
    char *out = arena_alloc_raw(arena, written.length * 3 + 1);
    size_t length = 0;
    for (size_t i = 0; i < written.length; i++) {
        unsigned char byte = (unsigned char)written.bytes[i];
        if (is_allowed((char)byte)) {
            out[length++] = (char)byte;
            continue;
        }
        out[length++] = '%';
        out[length++] = "0123456789ABCDEF"[byte >> 4];
        out[length++] = "0123456789ABCDEF"[byte & 15];
    }
    return (struct slice){out, length};
}

/* The byte of a `%` that no two hexadecimal digits follow; the length where there is none. */
static size_t find_bad_escape(struct slice text)
{
    for (size_t i = 0; i < text.length; i++) {
        struct slice digits = slice_part(text, i + 1, i + 3);
        if (text.bytes[i] == '%' && !(digits.length == 2 && is_hexadecimal(digits.bytes[0]) &&
                                      is_hexadecimal(digits.bytes[1])))
            return i;
    }
    return text.length;
}

/* What stands between "//" and the path. */
static struct slice host_of(struct slice address)
{
    size_t start = starts_with(address, "https://") ? 8 : 7, end = start;
    while (end < address.length && !strchr("/?#", address.bytes[end]))
        end++;
    return slice_part(address, start, end);
}

static bool has_scheme(struct slice text)
{
    const char *colon = text.length ? memchr(text.bytes, ':', text.length) : NULL;
    const char *dot = text.length ? memchr(text.bytes, '.', text.length) : NULL;
    return colon && (!dot || colon < dot);
}

static void report_scheme(struct reader *reader, struct slice written, struct place place)
{
    bool is_web = memchr(written.bytes, '.', written.length) && !has_scheme(written);
    bool is_mail = is_web && memchr(written.bytes, '@', written.length);
    diag_error(reader->diag, place, "link-address",
               "'%.*s' is no address that a link can have: expected https:, http: or mailto:",
               SLICE_ARG(written));
    if (is_web)
        diag_hint(reader->diag, "did you mean %s%.*s?", is_mail ? "mailto:" : "https://",
                  SLICE_ARG(written));
    else
        diag_hint(reader->diag, "write '\\[' before brackets that are no link");
}

bool address_make(struct reader *reader, struct slice written, struct place place,
                  struct slice *out)
{
    bool is_web = starts_with(written, "http://") || starts_with(written, "https://");
    bool is_mail = starts_with(written, "mailto:");
    if (written.length == 0) {
        diag_error(reader->diag, place, "link-address", "a link has no address");
        return false;
    }
    if (!is_web && !is_mail) {
        report_scheme(reader, written, place);
        return false;
    }
    if (is_web && host_of(written).length == 0) {
        diag_error(reader->diag, place, "link-address", "'%.*s' names no site", SLICE_ARG(written));
        return false;
    }
    if (is_mail && !memchr(written.bytes, '@', written.length)) {
        diag_error(reader->diag, place, "link-address", "'%.*s' names no mailbox: expected an '@'",
                   SLICE_ARG(written));
        return false;
    }
    if (find_bad_escape(written) < written.length) {
        diag_error(reader->diag, place, "link-address",
                   "in '%.*s' two hexadecimal digits must follow a '%%'", SLICE_ARG(written));
        diag_hint(reader->diag, "a '%%' itself is %%25");
        return false;
    }
    *out = escape(reader->arena, written);
    return true;
}

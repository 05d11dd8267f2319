/* A link's address: checked, and written in printable ASCII.
 *
 * In: the address as the author wrote it, UTF-8 without spaces. Out: the same with every byte that
 * RFC 3986 doesn't allow in a URI percent-escaped, and a host in other letters as the network has
 * it. Only http, https, mailto and tel are taken: a booklet goes to strangers, and nothing else is
 * safe to click or of use on paper. What is an address but may deceive is warned of. */
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
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

static bool has_scheme(struct slice text)
{
    const char *colon = text.length ? memchr(text.bytes, ':', text.length) : NULL;
    const char *dot = text.length ? memchr(text.bytes, '.', text.length) : NULL;
    return colon && (!dot || colon < dot);
}

static bool is_picture_name(struct slice written)
{
    static const char *const endings[] = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t length = strlen(endings[i]);
        if (written.length > length &&
            strncasecmp(written.bytes + written.length - length, endings[i], length) == 0)
            return true;
    }
    return false;
}

static void report_scheme(struct reader *reader, struct slice written, struct place place)
{
    bool is_web = memchr(written.bytes, '.', written.length) && !has_scheme(written);
    bool is_mail = is_web && memchr(written.bytes, '@', written.length);
    diag_error(reader->diag, place, "link-address",
               "'%.*s' is no address that a link can have: expected https:, http:, mailto: or tel:",
               SLICE_ARG(written));
    if (is_picture_name(written))
        diag_hint(reader->diag, "a text has no picture in it: a section has one, under 'image:'");
    else if (is_web)
        diag_hint(reader->diag, "did you mean %s%.*s?", is_mail ? "mailto:" : "https://",
                  SLICE_ARG(written));
    else
        diag_hint(reader->diag, "write '\\[' before brackets that are no link");
}

/* Before "//", and where the host begins and ends. */
struct site {
    size_t start, end; /* of user, host and port */
    size_t host;       /* after a user's name */
};

static struct site site_of(struct slice address)
{
    struct site site = {.start = starts_with(address, "https://") ? 8 : 7};
    for (site.end = site.start;
         site.end < address.length && !strchr("/?#", address.bytes[site.end]);)
        site.end++;
    site.host = site.end;
    while (site.host > site.start && address.bytes[site.host - 1] != '@')
        site.host--;
    return site;
}

static bool is_web(struct slice text)
{
    return starts_with(text, "http://") || starts_with(text, "https://");
}

/* The host alone: no user, no port. */
static struct slice bare_host_of(struct slice address)
{
    struct site site = site_of(address);
    struct slice host = slice_part(address, site.host, site.end);
    const char *colon = host.length ? memchr(host.bytes, ':', host.length) : NULL;
    return colon ? slice_part(host, 0, (size_t)(colon - host.bytes)) : host;
}

/* The address with its host as the network has it. */
static struct slice with_network_host(struct arena *arena, struct slice address)
{
    struct site site = site_of(address);
    struct slice host = bare_host_of(address);
    return slice_format(arena, "%.*s%.*s%.*s", SLICE_ARG(slice_part(address, 0, site.host)),
                        SLICE_ARG(host_of_network(arena, host)),
                        SLICE_ARG(slice_part(address, site.host + host.length, address.length)));
}

static bool has_hidden(struct slice text)
{
    for (size_t at = 0; at < text.length;)
        if (is_hidden_control(utf8_next(text, &at)))
            return true;
    return false;
}

/* From the first label on that is in punycode; "" where none is. */
static struct slice without_labels(struct slice host)
{
    size_t at = 0;
    while (at < host.length && !starts_with(slice_part(host, at, host.length), "xn--")) {
        while (at < host.length && host.bytes[at] != '.')
            at++;
        at += at < host.length;
    }
    return slice_part(host, at, host.length);
}

/* What may deceive a reader. */
static void warn_of_deceit(struct reader *reader, struct slice written, struct place place)
{
    if (has_hidden(written)) {
        diag_warning(reader->diag, place, "link-hidden",
                     "the address has characters that nobody sees: direction marks or tags");
        diag_hint(reader->diag, "type the address anew");
    }
    if (!is_web(written))
        return;
    struct site site = site_of(written);
    if (site.host > site.start) {
        struct slice host = slice_part(written, site.host, site.end);
        diag_warning(reader->diag, place, "link-user",
                     "the address has a user's name before the '@': it leads to %.*s",
                     SLICE_ARG(host));
        diag_hint(reader->diag, "leave out what stands before the '@'");
    }
    struct slice host = bare_host_of(written);
    struct slice shown = host_of_reader(reader->scratch, host);
    bool is_kept = slice_equal(host, shown) && starts_with(without_labels(host), "xn--");
    if (host_imitates(host) || is_kept) {
        diag_warning(reader->diag, place, "link-imitation",
                     "letters of the site's name '%.*s' look like those of another alphabet",
                     SLICE_ARG(host));
        diag_hint(reader->diag, "make sure that it is the site you mean, and type it anew");
    }
}

enum address_fault {
    ADDRESS_FINE,
    ADDRESS_EMPTY,
    ADDRESS_SCHEME,
    ADDRESS_SITE,
    ADDRESS_MAILBOX,
    ADDRESS_NUMBER,
    ADDRESS_ESCAPE
};

/* Digits enough to be dialled, and nothing but what stands between them (RFC 3966). */
static bool is_number(struct slice number)
{
    size_t digits = 0, i = 0;
    for (; i < number.length && number.bytes[i] != ';'; i++) {
        char c = number.bytes[i];
        digits += c >= '0' && c <= '9';
        if (!((c >= '0' && c <= '9') || (c && strchr("+-.()*#", c)) ||
              (c == '%' && starts_with(slice_part(number, i, number.length), "%20"))))
            return false;
        i += c == '%' ? 2 : 0;
    }
    return digits >= 2;
}

static enum address_fault fault_of(struct slice written)
{
    if (written.length == 0)
        return ADDRESS_EMPTY;
    bool is_mail = starts_with(written, "mailto:"), is_tel = starts_with(written, "tel:");
    if (!is_web(written) && !is_mail && !is_tel)
        return ADDRESS_SCHEME;
    if (is_web(written) && bare_host_of(written).length == 0)
        return ADDRESS_SITE;
    if (is_mail && !memchr(written.bytes, '@', written.length))
        return ADDRESS_MAILBOX;
    if (is_tel && !is_number(slice_part(written, 4, written.length)))
        return ADDRESS_NUMBER;
    return find_bad_escape(written) < written.length ? ADDRESS_ESCAPE : ADDRESS_FINE;
}

static void report_fault(struct reader *reader, enum address_fault fault, struct slice written,
                         struct place place)
{
    switch (fault) {
    case ADDRESS_FINE:
        return;
    case ADDRESS_EMPTY:
        diag_error(reader->diag, place, "link-address", "a link has no address");
        return;
    case ADDRESS_SCHEME:
        report_scheme(reader, written, place);
        return;
    case ADDRESS_SITE:
        diag_error(reader->diag, place, "link-address", "'%.*s' names no site", SLICE_ARG(written));
        return;
    case ADDRESS_MAILBOX:
        diag_error(reader->diag, place, "link-address", "'%.*s' names no mailbox: expected an '@'",
                   SLICE_ARG(written));
        return;
    case ADDRESS_NUMBER:
        diag_error(reader->diag, place, "link-address", "'%.*s' is no number that can be dialled",
                   SLICE_ARG(written));
        diag_hint(reader->diag, "write digits, with + before the country's: tel:+254700123456");
        return;
    case ADDRESS_ESCAPE:
        diag_error(reader->diag, place, "link-address",
                   "in '%.*s' two hexadecimal digits must follow a '%%'", SLICE_ARG(written));
        diag_hint(reader->diag, "a '%%' itself is %%25");
        return;
    }
}

static struct slice finish(struct reader *reader, struct slice written, struct place place)
{
    warn_of_deceit(reader, written, place);
    struct slice address = is_web(written) ? with_network_host(reader->scratch, written) : written;
    return escape(reader->arena, address);
}

bool address_make(struct reader *reader, struct slice written, struct place place,
                  struct slice *out)
{
    enum address_fault fault = fault_of(written);
    report_fault(reader, fault, written, place);
    if (fault == ADDRESS_FINE)
        *out = finish(reader, written, place);
    return fault == ADDRESS_FINE;
}

bool address_make_bare(struct reader *reader, struct slice written, struct place place,
                       struct slice *out)
{
    if (fault_of(written) != ADDRESS_FINE)
        return false;
    *out = finish(reader, written, place);
    return true;
}

/* --- as a reader sees it -----------------------------------------------------------------------
 */

static struct slice without(struct slice text, const char *prefix)
{
    return starts_with(text, prefix) ? slice_part(text, strlen(prefix), text.length) : text;
}

static struct slice up_to(struct slice text, char c)
{
    const char *at = text.length ? memchr(text.bytes, c, text.length) : NULL;
    return at ? slice_part(text, 0, (size_t)(at - text.bytes)) : text;
}

static int hexadecimal(char c)
{
    return c <= '9' ? c - '0' : lower(c) - 'a' + 10;
}

/* The bytes of escapes that follow each other from `at` on; how many. */
static size_t read_escapes(struct slice text, size_t at, char out[4], size_t most)
{
    size_t count = 0;
    for (; count < most && at + 2 < text.length + 0 && text.bytes[at] == '%'; at += 3)
        out[count++] =
            (char)(hexadecimal(text.bytes[at + 1]) << 4 | hexadecimal(text.bytes[at + 2]));
    return count;
}

/* Letters of other alphabets for their escapes; all that is ASCII, or unseen, stays escaped. */
static struct slice unescape(struct arena *arena, struct slice text)
{
    char *out = arena_alloc_raw(arena, text.length + 1);
    size_t length = 0;
    for (size_t at = 0; at < text.length;) {
        char bytes[4];
        size_t count = read_escapes(text, at, bytes, sizeof bytes), used = 0;
        uint32_t c = count > 0 ? utf8_next((struct slice){bytes, count}, &used) : 0;
        enum character_class class = character_class_of(c == UTF8_INVALID ? 0 : c);
        bool is_letter =
            c >= 0x80 && c != UTF8_INVALID &&
            (class == CHARACTER_WORD || class == CHARACTER_DIGIT || class == CHARACTER_UNSPACED);
        if (!is_letter) {
            out[length++] = text.bytes[at++];
            continue;
        }
        memcpy(out + length, bytes, used);
        length += used;
        at += 3 * used;
    }
    return (struct slice){out, length};
}

struct slice address_shown(struct arena *arena, struct slice address)
{
    if (starts_with(address, "tel:"))
        return up_to(without(address, "tel:"), ';');
    if (starts_with(address, "mailto:"))
        return unescape(arena, up_to(without(address, "mailto:"), '?'));
    struct slice host = bare_host_of(address), shown = host_of_reader(arena, host);
    size_t start = site_of(address).host;
    return slice_format(
        arena, "%.*s%.*s%.*s", SLICE_ARG(slice_part(address, 0, start)), SLICE_ARG(shown),
        SLICE_ARG(unescape(arena, slice_part(address, start + host.length, address.length))));
}

/* --- words that are an address -----------------------------------------------------------------
 */

static bool is_host_byte(char c)
{
    return (unsigned char)c >= 0x80 || c == '-' || (c >= '0' && c <= '9') ||
           (lower(c) >= 'a' && lower(c) <= 'z');
}

/* What words name, where they are nothing but an address: a site or a mailbox; else "". */
static struct slice named_by(struct slice words)
{
    struct slice name = without(without(without(words, "https://"), "http://"), "www.");
    size_t end = 0, dots = 0, last = 0;
    for (; end < name.length &&
           (is_host_byte(name.bytes[end]) || name.bytes[end] == '.' || name.bytes[end] == '@');
         end++) {
        dots += name.bytes[end] == '.';
        last = name.bytes[end] == '.' ? end : last;
    }
    bool has_top =
        dots > 0 && end - last > 2 && !(name.bytes[end - 1] >= '0' && name.bytes[end - 1] <= '9');
    bool is_all = end == name.length || strchr("/?#:", name.bytes[end]);
    for (size_t i = 0; i < words.length; i++)
        is_all = is_all && words.bytes[i] != ' ';
    return has_top && is_all ? slice_part(name, 0, end) : SLICE("");
}

static bool is_same(struct slice a, struct slice b)
{
    if (a.length != b.length)
        return false;
    for (size_t i = 0; i < a.length; i++)
        if (lower(a.bytes[i]) != lower(b.bytes[i]))
            return false;
    return true;
}

void address_check_words(struct reader *reader, struct slice words, struct slice address,
                         struct place place)
{
    struct slice named = named_by(words);
    struct slice own = is_web(address)
                           ? without(host_of_reader(reader->scratch, bare_host_of(address)), "www.")
                           : address_shown(reader->scratch, address);
    if (named.length == 0 || is_same(named, own) ||
        is_same(host_of_network(reader->scratch, named), own))
        return;
    diag_warning(reader->diag, place, "link-words",
                 "the words of this link name %.*s, but it leads to %.*s", SLICE_ARG(named),
                 SLICE_ARG(own));
    diag_hint(reader->diag, "let both name the same site, or say in words where the link goes");
}

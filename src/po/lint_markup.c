/* Lint of markup: what is left of HTML and Markdown in a translation, where it would be printed as
 * it stands.
 *
 * A translator's tool or a machine writes `&nbsp;`, `<br>`, a list's dash. Characters like these
 * are ordinary to Orison, and a text may want them; so only whole forms are told, and none that the
 * source has as well. */
#include <string.h>

#include "po/lint.h"

/* Letters [at, at + length) of the target, as bytes; empty where there are fewer. */
static struct slice text_at(const struct lint *lint, size_t at, size_t length)
{
    const struct lint_text *target = &lint->target;
    if (at + length > target->count)
        return SLICE("");
    size_t end =
        at + length < target->count ? target->letters[at + length].byte : target->text.length;
    return slice_part(target->text, target->letters[at].byte, end);
}

static uint32_t letter_at(const struct lint *lint, size_t at)
{
    return at < lint->target.count ? lint->target.letters[at].code_point : 0;
}

static bool is_alpha(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* How many letters an entity that begins here has: `&amp;`, `&#8217;`, `&#x2019;`; 0: none. A name
 * has two letters or more, all lower but the first (`&Eacute;`). */
static size_t entity_length(const struct lint *lint, size_t at)
{
    enum { LONGEST = 32 };
    if (letter_at(lint, at) != '&')
        return 0;
    bool is_number = letter_at(lint, at + 1) == '#';
    size_t start = at + 1 + is_number, end = start;
    while (end < at + LONGEST && (is_alpha(letter_at(lint, end)) || is_digit(letter_at(lint, end))))
        end++;
    bool is_named = !is_number && end >= start + 2 && is_alpha(letter_at(lint, start));
    bool is_whole = letter_at(lint, end) == ';' && end > start && (is_number || is_named);
    return is_whole ? end + 1 - at : 0;
}

/* The same of a tag that HTML has: `<b>`, `</span>`, `<br/>`, `<a href=…>`. */
static size_t tag_length(const struct lint *lint, size_t at)
{
    static const char *const names[] = {
        "a",  "b",   "i",    "u",     "p",     "br",     "em",  "hr",   "li",   "ol",
        "ul", "div", "sub",  "sup",   "h1",    "h2",     "h3",  "span", "font", "strong",
        "td", "tr",  "code", "small", "table", "strike", "del", "img",  "cite", "blockquote"};
    if (letter_at(lint, at) != '<')
        return 0;
    size_t start = at + 1 + (letter_at(lint, at + 1) == '/'), end = start;
    char name[16] = "";
    for (; end < start + sizeof name - 1 &&
           (is_alpha(letter_at(lint, end)) || is_digit(letter_at(lint, end)));
         end++)
        name[end - start] = (char)(letter_at(lint, end) | 0x20);
    bool is_known = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        is_known |= strcmp(names[i], name) == 0;
    uint32_t next = letter_at(lint, end);
    if (!is_known || (next != '>' && next != ' ' && next != '/'))
        return 0;
    while (end < lint->target.count && letter_at(lint, end) != '>')
        end++;
    return end < lint->target.count ? end + 1 - at : 0;
}

/* The same of Markdown: a link whose parts a space parts, code, what is struck out; at the start a
 * heading, a list's mark, a quotation's. An address is not among the letters. */
static size_t markdown_length(const struct lint *lint, size_t at)
{
    uint32_t here = letter_at(lint, at), next = letter_at(lint, at + 1);
    bool is_first = at == 0 || letter_at(lint, at - 1) == '\n';
    size_t hashes = 0;
    while (is_first && letter_at(lint, at + hashes) == '#')
        hashes++;
    if (hashes > 0 && letter_at(lint, at + hashes) == ' ')
        return hashes + 1;
    if (is_first && (here == '-' || here == '+' || here == '>') && next == ' ')
        return 2;
    if (here == '~' && next == '~')
        return 2;
    return here == '`';
}

/* From a "[" to the "(" behind its "]" and a space: "[text] (address". */
static size_t parted_link_length(const struct lint *lint, size_t at)
{
    if (letter_at(lint, at) != '[')
        return 0;
    size_t end = at + 1;
    while (end < lint->target.count && letter_at(lint, end) != ']' && letter_at(lint, end) != '[')
        end++;
    bool is_address = slice_starts_with(text_at(lint, end + 3, 4), "http") ||
                      slice_starts_with(text_at(lint, end + 3, 4), "mail") ||
                      slice_starts_with(text_at(lint, end + 3, 4), "www.");
    bool is_parted = letter_at(lint, end) == ']' && letter_at(lint, end + 1) == ' ' &&
                     letter_at(lint, end + 2) == '(';
    return is_parted && is_address ? end + 3 - at : 0;
}

/* A mark at the start is the source's where that starts with it too. */
static bool is_in_source(const struct lint *lint, size_t at, struct slice text)
{
    bool is_start = at == 0 && text.bytes[text.length - 1] == ' ';
    if (is_start && lint->source.text.length >= text.length)
        return slice_equal(slice_part(lint->source.text, 0, text.length), text);
    return memmem(lint->source.text.bytes, lint->source.text.length, text.bytes, text.length);
}

static void report(const struct lint *lint, size_t at, struct slice text, const char *what,
                   const char *hint)
{
    diag_warning(lint->diag, lint_place(lint, lint->target.letters[at].byte), "po-markup",
                 "“%.*s” is %s, and would be printed as it stands", SLICE_ARG(text), what);
    diag_hint(lint->diag, "%s", hint);
}

void lint_markup(const struct lint *lint)
{
    static const struct {
        size_t (*length)(const struct lint *lint, size_t at);
        const char *what, *hint;
    } forms[] = {
        {entity_length, "an entity of HTML", "write the character itself"},
        {tag_length, "a tag of HTML", "for emphasis write _so_, for strong __so__"},
        {parted_link_length, "a link that a space parts", "write [text](address) without a space"},
        {markdown_length, "a mark of Markdown",
         "take it out, or write a \\ before it where the text wants it"},
    };
    for (size_t at = 0; at < lint->target.count; at++) {
        size_t length = 0;
        for (size_t i = 0; i < sizeof forms / sizeof *forms && length == 0; i++) {
            length =
                letter_at(lint, at - (at > 0)) == '\\' && at > 0 ? 0 : forms[i].length(lint, at);
            struct slice text = text_at(lint, at, length);
            if (length > 0 && !is_in_source(lint, at, text))
                report(lint, at, text, forms[i].what, forms[i].hint);
        }
        at += length > 0 ? length - 1 : 0;
    }
}

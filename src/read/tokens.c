/* Tokens: see tokens.h. */
#include "read/tokens.h"

#include <string.h>

#include "base/utf8.h"

struct byte_list {
    char *at;
    size_t count, room;
};

static bool is_white(char c)
{
    return c == '\0' || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
}

static bool is_delimiter(char c)
{
    return c != '\0' && strchr("()<>[]{}/%", c) != NULL;
}

static char peek(const struct tokens *tokens, size_t ahead)
{
    size_t at = tokens->at + ahead;
    return at < tokens->bytes.length ? tokens->bytes.bytes[at] : '\0';
}

static bool is_at_end(const struct tokens *tokens)
{
    return tokens->at >= tokens->bytes.length;
}

static void skip_white(struct tokens *tokens)
{
    while (!is_at_end(tokens)) {
        if (peek(tokens, 0) == '%')
            while (!is_at_end(tokens) && peek(tokens, 0) != '\n' && peek(tokens, 0) != '\r')
                tokens->at++;
        else if (is_white(peek(tokens, 0)))
            tokens->at++;
        else
            return;
    }
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void add_byte(struct tokens *tokens, struct byte_list *out, int byte)
{
    *array_add(tokens->arena, out) = (char)(unsigned char)byte;
}

/* After `<`: pairs of digits, a last one alone counts 16 times. */
static struct slice read_hex(struct tokens *tokens)
{
    struct byte_list out = {0};
    int first = -1;
    while (!is_at_end(tokens)) {
        char c = peek(tokens, 0);
        tokens->at++;
        if (c == '>')
            break;
        int digit = hex_digit(c);
        if (digit < 0)
            continue;
        if (first >= 0)
            add_byte(tokens, &out, first * 16 + digit);
        first = first >= 0 ? -1 : digit;
    }
    if (first >= 0)
        add_byte(tokens, &out, first * 16);
    return (struct slice){out.at, out.count};
}

static bool is_octal(char c)
{
    return c >= '0' && c <= '7';
}

/* After a backslash; a line end after one is nothing. */
static void read_escape(struct tokens *tokens, struct byte_list *out)
{
    static const char letters[] = "nrtbf", meanings[] = "\n\r\t\b\f";
    char c = peek(tokens, 0);
    const char *found = c != '\0' ? strchr(letters, c) : NULL;
    if (is_octal(c)) {
        int value = 0;
        for (int i = 0; i < 3 && is_octal(peek(tokens, 0)); i++, tokens->at++)
            value = value * 8 + (peek(tokens, 0) - '0');
        add_byte(tokens, out, value & 0xFF);
        return;
    }
    tokens->at++;
    if (found)
        add_byte(tokens, out, meanings[found - letters]);
    else if (c == '\r')
        tokens->at += peek(tokens, 0) == '\n';
    else if (c != '\n')
        add_byte(tokens, out, c);
}

/* After `(`: brackets nest. */
static struct slice read_literal(struct tokens *tokens)
{
    struct byte_list out = {0};
    int depth = 1;
    while (!is_at_end(tokens)) {
        char c = peek(tokens, 0);
        tokens->at++;
        if (c == '\\') {
            read_escape(tokens, &out);
            continue;
        }
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth == 0)
            break;
        add_byte(tokens, &out, c);
    }
    return (struct slice){out.at, out.count};
}

static struct slice read_plain(struct tokens *tokens)
{
    size_t start = tokens->at;
    while (!is_at_end(tokens) && !is_white(peek(tokens, 0)) && !is_delimiter(peek(tokens, 0)))
        tokens->at++;
    return slice_part(tokens->bytes, start, tokens->at);
}

/* After `/`: # and two digits are a byte. */
static struct slice read_name(struct tokens *tokens)
{
    struct slice plain = read_plain(tokens);
    if (plain.length == 0 || !memchr(plain.bytes, '#', plain.length))
        return plain;
    struct byte_list out = {0};
    for (size_t i = 0; i < plain.length; i++) {
        int high = i + 2 < plain.length ? hex_digit(plain.bytes[i + 1]) : -1;
        int low = high >= 0 ? hex_digit(plain.bytes[i + 2]) : -1;
        bool is_code = plain.bytes[i] == '#' && low >= 0;
        add_byte(tokens, &out, is_code ? high * 16 + low : plain.bytes[i]);
        i += is_code ? 2 : 0;
    }
    return (struct slice){out.at, out.count};
}

/* A number, or an operator. */
static struct token read_word(struct tokens *tokens)
{
    struct token token = {.kind = TOKEN_WORD, .text = read_plain(tokens)};
    size_t at = token.text.length > 0 && strchr("+-", token.text.bytes[0]) ? 1 : 0;
    bool is_number = false;
    for (; at < token.text.length; at++) {
        char c = token.text.bytes[at];
        if (c == '.')
            break;
        if (c < '0' || c > '9')
            return token;
        is_number = true;
        if (token.number < INT32_MAX)
            token.number = token.number * 10 + (c - '0');
    }
    if (!is_number && at == token.text.length)
        return token;
    token.kind = TOKEN_NUMBER;
    if (token.text.bytes[0] == '-')
        token.number = -token.number;
    return token;
}

static struct token take(struct tokens *tokens, enum token_kind kind, size_t bytes)
{
    struct token token = {.kind = kind, .text = slice_part(tokens->bytes, tokens->at, tokens->at)};
    tokens->at += bytes;
    return token;
}

struct token token_next(struct tokens *tokens)
{
    skip_white(tokens);
    if (is_at_end(tokens))
        return (struct token){.kind = TOKEN_END};
    struct token token;
    switch (peek(tokens, 0)) {
    case '[':
        return take(tokens, TOKEN_ARRAY, 1);
    case ']':
        return take(tokens, TOKEN_ARRAY_END, 1);
    case '(':
        token = take(tokens, TOKEN_STRING, 1);
        token.text = read_literal(tokens);
        return token;
    case '/':
        token = take(tokens, TOKEN_NAME, 1);
        token.text = read_name(tokens);
        return token;
    case '<':
        if (peek(tokens, 1) == '<')
            return take(tokens, TOKEN_DICTIONARY, 2);
        token = take(tokens, TOKEN_STRING, 1);
        token.text = read_hex(tokens);
        return token;
    case '>':
        return take(tokens, TOKEN_DICTIONARY_END, peek(tokens, 1) == '>' ? 2 : 1);
    case ')':
    case '{':
    case '}':
        return take(tokens, TOKEN_WORD, 1);
    default:
        return read_word(tokens);
    }
}

/* The data end with EI between white space. */
void tokens_skip_image(struct tokens *tokens)
{
    for (; !is_at_end(tokens); tokens->at++) {
        bool is_end = is_white(peek(tokens, 0)) && peek(tokens, 1) == 'E' &&
                      peek(tokens, 2) == 'I' && is_white(peek(tokens, 3));
        if (!is_end)
            continue;
        tokens->at += 3;
        return;
    }
}

/* PDFDocEncoding where it is not Latin-1. */
static uint16_t read_byte(unsigned char byte)
{
    static const uint16_t accents[] = {0x02D8, 0x02C7, 0x02C6, 0x02D9,
                                       0x02DD, 0x02DB, 0x02DA, 0x02DC};
    static const uint16_t marks[] = {
        0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039, 0x203A, 0x2212,
        0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A, 0x2122, 0xFB01, 0xFB02, 0x0141,
        0x0152, 0x0160, 0x0178, 0x017D, 0x0131, 0x0142, 0x0153, 0x0161, 0x017E, 0xFFFD};
    if (byte >= 0x18 && byte <= 0x1F)
        return accents[byte - 0x18];
    if (byte >= 0x80 && byte <= 0x9F)
        return marks[byte - 0x80];
    return byte == 0xA0 ? 0x20AC : byte;
}

struct slice text_plain(struct arena *arena, struct slice bytes)
{
    uint16_t *units = arena_alloc_items(arena, bytes.length, sizeof *units);
    for (size_t i = 0; i < bytes.length; i++)
        units[i] = read_byte((unsigned char)bytes.bytes[i]);
    return utf8_of_utf16(arena, units, bytes.length);
}

struct slice text_string(struct arena *arena, struct slice bytes)
{
    if (slice_starts_with(bytes, "\xEF\xBB\xBF"))
        return slice_part(bytes, 3, bytes.length);
    if (!slice_starts_with(bytes, "\xFE\xFF"))
        return text_plain(arena, bytes);
    size_t count = bytes.length / 2 - 1;
    uint16_t *units = arena_alloc_items(arena, count, sizeof *units);
    for (size_t i = 0; i < count; i++) {
        const unsigned char *at = (const unsigned char *)bytes.bytes + 2 + 2 * i;
        units[i] = (uint16_t)(at[0] << 8 | at[1]);
    }
    return utf8_of_utf16(arena, units, count);
}

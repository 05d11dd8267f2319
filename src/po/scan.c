/* A scanner of PO files for the places of their strings.
 *
 * In: bytes that libgettextpo takes too; what is right is its word, so nothing is reported here.
 * Out: msgctxt, msgid and msgstr of each entry as joined strings, with points from their bytes back
 * to the file: over the ends of lines, and over escapes. Comments, obsolete entries (`#~`) and
 * plural forms are stepped over. Format: GNU gettext manual, "The Format of PO Files". */
#include "po/scan.h"

#include <string.h>

#include "po/catalogue.h"

struct byte_list {
    char *at;
    size_t count, room;
};
struct point_list {
    struct point *at;
    size_t count, room;
};
struct scanned_list {
    struct po_scanned *at;
    size_t count, room;
};

struct scanner {
    struct arena *arena;
    struct slice bytes;
    size_t at;
    uint32_t source;
};

enum keyword { KEYWORD_CONTEXT, KEYWORD_ID, KEYWORD_TRANSLATION, KEYWORD_OTHER, KEYWORD_COUNT };

static bool is_end(const struct scanner *scanner)
{
    return scanner->at >= scanner->bytes.length;
}

static char peek(const struct scanner *scanner)
{
    return is_end(scanner) ? '\0' : scanner->bytes.bytes[scanner->at];
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v';
}

/* Steps over white space and comments, the obsolete entries among them. */
static void skip_comments(struct scanner *scanner)
{
    while (!is_end(scanner) && (is_blank(peek(scanner)) || peek(scanner) == '#'))
        if (peek(scanner) == '#')
            while (!is_end(scanner) && peek(scanner) != '\n')
                scanner->at++;
        else
            scanner->at++;
}

static int digit_value(char c, int base)
{
    int value = c >= '0' && c <= '9'   ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                       : base;
    return value < base ? value : -1;
}

static char read_number(struct scanner *scanner, int base, int digits)
{
    int value = 0;
    for (int i = 0; i < digits && digit_value(peek(scanner), base) >= 0; i++, scanner->at++)
        value = value * base + digit_value(peek(scanner), base);
    return (char)(value & 0xFF);
}

/* The character that the escape after a backslash stands for. */
static char read_escape(struct scanner *scanner)
{
    static const char names[] = "ntbrfva", values[] = "\n\t\b\r\f\v\a";
    char c = peek(scanner);
    if (c >= '0' && c <= '7')
        return read_number(scanner, 8, 3);
    scanner->at += !is_end(scanner);
    if (c == 'x')
        return read_number(scanner, 16, 2);
    const char *name = c ? strchr(names, c) : NULL;
    return name ? values[name - names] : c;
}

/* Reads one piece in quotes, of which `peek` is the first, to the end of its line at most. */
static void read_piece(struct scanner *scanner, struct byte_list *bytes, struct point_list *points)
{
    size_t expected = SIZE_MAX; /* where the next byte comes on without a jump */
    scanner->at++;
    if (points->count == 0 && peek(scanner) == '"') /* a place even where the string is empty */
        *array_add(scanner->arena, points) =
            (struct point){0, {scanner->source, (uint32_t)scanner->at}};
    while (!is_end(scanner) && peek(scanner) != '"' && peek(scanner) != '\n') {
        size_t start = scanner->at;
        char c = scanner->bytes.bytes[scanner->at++];
        if (c == '\\')
            c = read_escape(scanner);
        if (points->count > 0 && points->at[points->count - 1].byte == bytes->count)
            points->count--;
        if (start != expected)
            *array_add(scanner->arena, points) =
                (struct point){(uint32_t)bytes->count, {scanner->source, (uint32_t)start}};
        *array_add(scanner->arena, bytes) = c;
        expected = start + 1;
    }
    scanner->at += peek(scanner) == '"';
}

static struct po_string read_string(struct scanner *scanner)
{
    struct byte_list bytes = {0};
    struct point_list points = {0};
    for (skip_comments(scanner); peek(scanner) == '"'; skip_comments(scanner))
        read_piece(scanner, &bytes, &points);
    return (struct po_string){{bytes.at, bytes.count}, points.at, (uint32_t)points.count};
}

static enum keyword read_keyword(struct scanner *scanner)
{
    static const char *const names[] = {"msgctxt", "msgid", "msgstr"};
    size_t start = scanner->at;
    while (!is_end(scanner) && !is_blank(peek(scanner)) && peek(scanner) != '"')
        scanner->at++;
    struct slice word = slice_part(scanner->bytes, start, scanner->at);
    scanner->at += word.length == 0 && !is_end(scanner); /* a stray quote */
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (slice_is(word, names[i]))
            return (enum keyword)i;
    return KEYWORD_OTHER;
}

struct po_scanned *po_scan(struct arena *arena, uint32_t source, struct slice bytes, size_t *count)
{
    struct scanner scanner = {arena, bytes, po_text_start(bytes), source};
    struct scanned_list list = {0};
    bool has_context = false;
    for (skip_comments(&scanner); !is_end(&scanner); skip_comments(&scanner)) {
        enum keyword keyword = read_keyword(&scanner);
        struct po_string string = read_string(&scanner);
        bool is_first = keyword == KEYWORD_CONTEXT || (keyword == KEYWORD_ID && !has_context);
        if (is_first)
            *array_add(arena, &list) = (struct po_scanned){0};
        has_context = keyword == KEYWORD_CONTEXT;
        if (list.count == 0 || keyword == KEYWORD_OTHER)
            continue;
        struct po_scanned *entry = &list.at[list.count - 1];
        if (keyword == KEYWORD_CONTEXT)
            entry->context = string;
        else if (keyword == KEYWORD_ID)
            entry->id = string;
        else
            entry->translation = string;
    }
    *count = list.count;
    return list.at;
}

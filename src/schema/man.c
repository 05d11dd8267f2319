/* A manual page in man(7): every key with its sentence, for `man orison-content` and its kin.
 *
 * roff takes a line that begins with a dot or an apostrophe for a command, and a backslash for an
 * escape; other characters than ASCII's are written by their number. A sentence begins on a line of
 * its own, as mandoc wants it, and lines stay under its 80 characters. */
#include <string.h>

#include "base/utf8.h"
#include "schema/words.h"

enum {
    LINE_LONGEST = 60,  /* and a comma or a bracket that is joined */
    FONT_CHARACTERS = 6 /* \fB and \fR */
};

/* Words on their way into lines. */
struct lines {
    FILE *out;
    size_t column; /* of the line so far; 0: none is begun */
    bool is_sentence_over, is_joined;
};

static size_t write_character(FILE *out, uint32_t c, bool is_code)
{
    if (c == '\\')
        return (size_t)fprintf(out, "\\e");
    if (c == '-' && is_code)
        return (size_t)fprintf(out, "\\-");
    if (c == '\'' || c == '`')
        return (size_t)fprintf(out, c == '`' ? "\\(ga" : "\\(aq");
    if (c < 0x80)
        return (size_t)fprintf(out, "%c", (char)c);
    return (size_t)fprintf(out, "\\[u%04X]", (unsigned)c);
}

static void write_characters(struct lines *lines, struct slice text, bool is_code)
{
    for (size_t at = 0; at < text.length;)
        lines->column += write_character(lines->out, utf8_next(text, &at), is_code);
}

/* Room before a word of about this length: a space, a new line, or nothing where it goes on. */
static void part_words(struct lines *lines, size_t length)
{
    bool is_new = lines->is_sentence_over || lines->column + length + 1 > LINE_LONGEST;
    if (lines->column > 0 && !lines->is_joined) {
        fputc(is_new ? '\n' : ' ', lines->out);
        lines->column = is_new ? 0 : lines->column + 1;
    }
    lines->is_sentence_over = lines->is_joined = false;
}

static bool is_end_of_sentence(struct slice word)
{
    char last = word.length > 0 ? word.bytes[word.length - 1] : '\0';
    return last == '.' || last == '!' || last == '?';
}

static void add_plain(struct lines *lines, struct slice text)
{
    for (size_t at = 0; at < text.length;) {
        size_t start = at;
        while (at < text.length && text.bytes[at] != ' ' && text.bytes[at] != '\n')
            at++;
        struct slice word = slice_part(text, start, at);
        if (word.length > 0) {
            part_words(lines, word.length);
            if (lines->column == 0 && (word.bytes[0] == '.' || word.bytes[0] == '\''))
                fputs("\\&", lines->out);
            write_characters(lines, word, false);
            lines->is_sentence_over = is_end_of_sentence(word);
        }
        lines->is_joined = at == text.length && word.length > 0;
        at++;
    }
}

static void add_font(struct lines *lines, struct slice text, const char *font)
{
    part_words(lines, text.length + FONT_CHARACTERS);
    lines->column += FONT_CHARACTERS;
    fprintf(lines->out, "\\f%s", font);
    write_characters(lines, text, true);
    fputs("\\fR", lines->out);
    lines->is_joined = true;
}

/* A space before or after a piece of code is the plain text's. */
static void add_text(struct lines *lines, struct slice text)
{
    struct piece piece;
    while (schema_next_piece(&text, &piece)) {
        if (piece.kind == PIECE_PLAIN && piece.text.bytes[0] == ' ')
            lines->is_joined = false;
        if (piece.kind == PIECE_PLAIN) {
            add_plain(lines, piece.text);
            if (piece.text.bytes[piece.text.length - 1] == ' ')
                lines->is_joined = false;
        } else {
            add_font(lines, piece.text, piece.kind == PIECE_CODE ? "B" : "I");
        }
    }
}

static void end_lines(struct lines *lines)
{
    if (lines->column > 0)
        fputc('\n', lines->out);
    *lines = (struct lines){.out = lines->out};
}

static void write_text(FILE *out, struct slice text)
{
    struct lines lines = {.out = out};
    add_text(&lines, text);
    end_lines(&lines);
}

/* Paragraphs that blank lines part, each but the first after a .PP. */
static void write_paragraphs(FILE *out, const char *text)
{
    for (const char *at = text; *at;) {
        const char *end = strstr(at, "\n\n");
        size_t length = end ? (size_t)(end - at) : strlen(at);
        if (at > text)
            fputs(".PP\n", out);
        write_text(out, (struct slice){at, length});
        at += end ? length + 2 : length;
    }
}

static void write_heading(FILE *out, const char *macro, const char *title, bool is_capital)
{
    fprintf(out, ".%s \"", macro);
    for (const char *c = title; *c; c++)
        write_character(out, (uint32_t)(is_capital && *c >= 'a' && *c <= 'z' ? *c - 32 : *c),
                        false);
    fputs("\"\n", out);
}

static void write_key(struct arena *arena, FILE *out, const struct key *key)
{
    struct slice value = schema_value_words(arena, &key->value);
    fprintf(out, ".TP\n\\fB%s\\fR", key->name);
    fprintf(out, key->scope ? " (%s)\n" : "%s\n", key->scope ? key->scope : "");
    struct slice silent = SLICE("");
    if (key->is_required)
        silent = SLICE(" It must be there.");
    else if (key->silent)
        silent = slice_format(arena, " Where nothing is said: %s.", key->silent);
    write_text(out, slice_format(arena, "%s%.*s", key->about, SLICE_ARG(silent)));
    fputs(".br\n", out);
    write_text(out, slice_format(arena, "Value: %.*s.", SLICE_ARG(value)));
}

static void write_table(struct arena *arena, FILE *out, const struct key_table *table)
{
    write_heading(out, "SS", table->title, false);
    if (table->about)
        write_paragraphs(out, table->about);
    for (size_t i = 0; i < key_table_count(table); i++)
        write_key(arena, out, key_table_row(table, i));
    if (table->any_count == 0)
        return;
    struct slice words = SLICE("At least one of");
    for (size_t i = 0; i < table->any_count; i++)
        words = slice_format(arena, "%.*s%s `%s`", SLICE_ARG(words), i ? "," : "", table->any[i]);
    fputs(".PP\n", out);
    write_text(out, slice_format(arena, "%.*s must be there.", SLICE_ARG(words)));
}

static void write_example(FILE *out, const char *example)
{
    fputs(".SH EXAMPLES\n.nf\n", out);
    for (struct slice rest = slice_of(example); rest.length > 0;) {
        size_t end = 0;
        while (end < rest.length && rest.bytes[end] != '\n')
            end++;
        for (size_t at = 0; at < end;)
            write_character(out, utf8_next(slice_part(rest, 0, end), &at), true);
        fputc('\n', out);
        rest = slice_part(rest, end < rest.length ? end + 1 : end, rest.length);
    }
    fputs(".fi\n", out);
}

/* ".BR orison (1)" for each of the pages in "orison(1) orison-layout(5)". */
static void write_see(FILE *out, struct slice pages)
{
    fputs(".SH SEE ALSO\n", out);
    while (pages.length > 0) {
        size_t open = 0, end;
        while (pages.bytes[open] != '(')
            open++;
        for (end = open; end < pages.length && pages.bytes[end] != ' ';)
            end++;
        fputs(".BR ", out);
        for (size_t i = 0; i < open; i++)
            write_character(out, (unsigned char)pages.bytes[i], true);
        fprintf(out, " %.*s%s\n", (int)(end - open), pages.bytes + open,
                end < pages.length ? "," : "");
        pages = slice_part(pages, end < pages.length ? end + 1 : end, pages.length);
    }
}

void schema_write_man(struct arena *arena, const struct schema_file *file, FILE *out)
{
    struct schema_tables tables = schema_tables_find(arena, file->keys);
    fprintf(out, ".\\\" Made by `orison schema %s man` from the tables that parse such files.\n",
            file->name);
    fprintf(out, ".TH ORISON\\-");
    for (const char *c = file->name; *c; c++)
        fputc(*c - 'a' + 'A', out);
    fprintf(out, " 5 \"%s\" Orison \"File formats\"\n", SCHEMA_DATE);
    fprintf(out, ".SH NAME\norison\\-%s \\- %s\n.SH DESCRIPTION\n", file->name, file->purpose);
    write_paragraphs(out, file->about);
    for (size_t i = 0; file->more[i] && i < 2; i++) {
        write_heading(out, "SH", file->more[i][0], true);
        for (size_t j = 1; file->more[i][j]; j += 2) {
            fputs(".TP\n", out);
            write_text(out, slice_of(file->more[i][j]));
            write_text(out, slice_of(file->more[i][j + 1]));
        }
    }
    fputs(".SH KEYS\n", out);
    for (size_t i = 0; i < tables.count; i++)
        write_table(arena, out, tables.at[i]);
    write_example(out, file->example);
    write_see(out, slice_of(file->see));
}

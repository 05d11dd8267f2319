/* The reference of a README: a table of keys for each kind of mapping, in the order in which one
 * leads to another. GitHub's flavour: tables, and headings as addresses. */
#include <string.h>

#include "schema/words.h"

/* A text in a cell: a bar is escaped, a title is a link. */
static void write_text(struct arena *arena, struct slice text, FILE *out)
{
    struct piece piece;
    while (schema_next_piece(&text, &piece)) {
        if (piece.kind == PIECE_TITLE) {
            char *title = slice_terminated(arena, piece.text);
            fprintf(out, "[%s](#%.*s)", title, SLICE_ARG(schema_slug(arena, title)));
            continue;
        }
        fputs(piece.kind == PIECE_CODE ? "`" : "", out);
        for (size_t i = 0; i < piece.text.length; i++)
            fprintf(out, piece.text.bytes[i] == '|' ? "\\%c" : "%c", piece.text.bytes[i]);
        fputs(piece.kind == PIECE_CODE ? "`" : "", out);
    }
}

static bool has_silent(const struct key_table *table)
{
    for (size_t i = 0; i < key_table_count(table); i++)
        if (key_table_row(table, i)->silent || key_table_row(table, i)->is_required)
            return true;
    return false;
}

static void write_row(struct arena *arena, const struct key *key, bool is_silence_told, FILE *out)
{
    fprintf(out, "| `%s`", key->name);
    if (key->scope)
        fprintf(out, " (%s)", key->scope);
    fputs(" | ", out);
    write_text(arena, schema_value_words(arena, &key->value), out);
    fputs(" | ", out);
    write_text(arena, slice_of(key->about), out);
    if (is_silence_told) {
        fputs(" | ", out);
        write_text(arena, slice_of(key->is_required ? "must be there" : key->silent), out);
    }
    fputs(" |\n", out);
}

static void write_any(const struct key_table *table, FILE *out)
{
    fputs("\nAt least one of ", out);
    for (size_t i = 0; i < table->any_count; i++)
        fprintf(out, "%s`%s`", i ? ", " : "", table->any[i]);
    fputs(" must be there.\n", out);
}

static void write_table(struct arena *arena, const struct key_table *table, FILE *out)
{
    bool is_silence_told = has_silent(table);
    fprintf(out, "### %s\n\n", table->title);
    if (table->about) {
        write_text(arena, slice_of(table->about), out);
        fputs("\n\n", out);
    }
    fputs(is_silence_told ? "| key | value | means | where nothing is said |\n|---|---|---|---|\n"
                          : "| key | value | means |\n|---|---|---|\n",
          out);
    for (size_t i = 0; i < key_table_count(table); i++)
        write_row(arena, key_table_row(table, i), is_silence_told, out);
    if (table->any_count > 0)
        write_any(table, out);
}

void schema_write_markdown(struct arena *arena, const struct schema_file *file, FILE *out)
{
    struct schema_tables tables = schema_tables_find(arena, file->keys);
    for (size_t i = 0; i < tables.count; i++) {
        fputs(i ? "\n" : "", out);
        write_table(arena, tables.at[i], out);
    }
}

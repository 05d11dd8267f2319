/* JSON Schema, draft 7 (draft-handrews-json-schema-01 and its validation): what editors know.
 *
 * Each table is a definition, so that one may hold another of its kind. Nothing that Orison takes
 * is refused here: a text may look like a number or a truth (`title: 2027`), and what hangs on more
 * than one mapping, such as what a layout must say somewhere in its chain, is left to Orison. */
#include <string.h>

#include "base/json.h"
#include "base/unit.h"
#include "schema/words.h"

struct writer {
    struct arena *arena;
    FILE *out;
    int depth;
};

static void begin_line(const struct writer *writer, bool has_before)
{
    fprintf(writer->out, "%s\n%*s", has_before ? "," : "", writer->depth * 2, "");
}

static void write_name(const struct writer *writer, const char *name)
{
    json_write_text(writer->out, slice_of(name));
    fputs(": ", writer->out);
}

static void write_number(const struct writer *writer, const char *name, double number)
{
    char digits[32];
    number_write(digits, number, 3);
    fprintf(writer->out, ", \"%s\": %s", name, digits);
}

static void write_strings(const struct writer *writer, const char *const *strings, size_t count)
{
    fputc('[', writer->out);
    for (size_t i = 0; i < count; i++) {
        fputs(i ? ", " : "", writer->out);
        json_write_text(writer->out, slice_of(strings[i]));
    }
    fputc(']', writer->out);
}

static void write_reference(const struct writer *writer, const struct key_table *table)
{
    fprintf(writer->out, "\"$ref\": \"#/definitions/%.*s\"",
            SLICE_ARG(schema_slug(writer->arena, table->title)));
}

static void write_pattern(const struct writer *writer, const char *pattern)
{
    fputs(", \"pattern\": ", writer->out);
    json_write_text(writer->out, slice_format(writer->arena, "^(%s)$", pattern));
}

static void write_value(const struct writer *writer, const struct value *value);

static void write_list(const struct writer *writer, const struct value *value)
{
    fputs("\"type\": \"array\", \"items\": {", writer->out);
    write_value(writer, value->of);
    fputc('}', writer->out);
    if (value->count > 0)
        fprintf(writer->out, ", \"minItems\": %zu, \"maxItems\": %zu", value->count, value->count);
}

static void write_either(const struct writer *writer, const struct value *value)
{
    fputs("\"anyOf\": [", writer->out);
    for (size_t i = 0; i < value->count; i++) {
        fputs(i ? ", {" : "{", writer->out);
        write_value(writer, &value->of[i]);
        fputc('}', writer->out);
    }
    fputc(']', writer->out);
}

static void write_range(const struct writer *writer, const struct value *value, const char *type)
{
    fprintf(writer->out, "\"type\": \"%s\"", type);
    write_number(writer, "minimum", value->least);
    write_number(writer, "maximum", value->largest);
}

/* The members of the schema of a value, without the braces. */
static void write_value(const struct writer *writer, const struct value *value)
{
    static const char length[] = "[0-9]*\\.?[0-9]+\\.?(pt|mm|cm|in)";
    switch (value->kind) {
    case VALUE_TEXT:
        fputs("\"type\": [\"string\", \"number\", \"boolean\"]", writer->out);
        if (value->pattern)
            write_pattern(writer, value->pattern);
        return;
    case VALUE_LENGTH:
    case VALUE_SHIFT:
        fputs("\"type\": \"string\"", writer->out);
        write_pattern(
            writer,
            slice_terminated(writer->arena,
                             slice_format(writer->arena, "%s%s",
                                          value->kind == VALUE_SHIFT ? "[-+]?" : "\\+?", length)));
        return;
    case VALUE_NUMBER:
        write_range(writer, value, "number");
        return;
    case VALUE_INTEGER:
        write_range(writer, value, "integer");
        return;
    case VALUE_FLAG:
        fputs("\"type\": \"boolean\"", writer->out);
        return;
    case VALUE_CHOICE:
        fputs("\"enum\": ", writer->out);
        write_strings(writer, value->choices, value->choice_count);
        return;
    case VALUE_TABLE:
        write_reference(writer, value->table);
        return;
    case VALUE_NAMED:
        fputs("\"type\": \"object\", \"additionalProperties\": {", writer->out);
        write_value(writer, value->of);
        fputc('}', writer->out);
        if (value->pattern) {
            fputs(", \"propertyNames\": {\"type\": \"string\"", writer->out);
            write_pattern(writer, value->pattern);
            fputc('}', writer->out);
        }
        return;
    case VALUE_LIST:
        write_list(writer, value);
        return;
    case VALUE_EITHER:
        write_either(writer, value);
        return;
    case VALUE_KIND_COUNT:
        return;
    }
}

/* "false" of a flag, "1.5mm" of a length: what holds without the key, where it is a value that
 * could stand there; words ("no rule") are in the description alone. */
static void write_default(const struct writer *writer, const struct key *key)
{
    double number;
    unit length;
    struct slice silent = slice_of(key->silent);
    bool is_plain = false, is_quoted = false;
    if (key->value.kind == VALUE_NUMBER || key->value.kind == VALUE_INTEGER)
        is_plain = number_parse(silent, &number);
    if (key->value.kind == VALUE_FLAG)
        is_plain = slice_is(silent, "true") || slice_is(silent, "false");
    if (key->value.kind == VALUE_LENGTH || key->value.kind == VALUE_SHIFT)
        is_quoted = unit_parse(silent, &length);
    for (size_t i = 0; i < key->value.choice_count; i++)
        is_quoted |= slice_is(silent, key->value.choices[i]);
    if (!is_plain && !is_quoted)
        return;
    fputs(", \"default\": ", writer->out);
    if (is_plain)
        fprintf(writer->out, "%.*s", SLICE_ARG(silent));
    else
        json_write_text(writer->out, silent);
}

/* A description is plain text: editors would show the marks of code. */
static void write_description(const struct writer *writer, struct slice text)
{
    struct slice plain = SLICE("");
    struct piece piece;
    while (schema_next_piece(&text, &piece))
        plain = slice_format(writer->arena, "%.*s%.*s", SLICE_ARG(plain), SLICE_ARG(piece.text));
    fputs("\"description\": ", writer->out);
    json_write_text(writer->out, plain);
}

static void write_key(const struct writer *writer, const struct key *key)
{
    struct slice about = slice_of(key->about);
    if (key->scope)
        about = slice_format(writer->arena, "For %s: %.*s", key->scope, SLICE_ARG(about));
    if (key->silent)
        about = slice_format(writer->arena, "%.*s Where nothing is said: %s.", SLICE_ARG(about),
                             key->silent);
    write_name(writer, key->name);
    fputc('{', writer->out);
    write_description(writer, about);
    if (key->silent)
        write_default(writer, key);
    fputs(", ", writer->out);
    write_value(writer, &key->value);
    fputc('}', writer->out);
}

static void write_required(struct writer *writer, const struct key_table *table)
{
    const char *names[KEYS_MOST];
    size_t count = 0;
    for (size_t i = 0; i < key_table_count(table); i++)
        if (key_table_row(table, i)->is_required)
            names[count++] = key_table_row(table, i)->name;
    if (count > 0) {
        begin_line(writer, true);
        write_name(writer, "required");
        write_strings(writer, names, count);
    }
    if (table->any_count == 0)
        return;
    begin_line(writer, true);
    write_name(writer, "anyOf");
    for (size_t i = 0; i < table->any_count; i++) {
        fputs(i ? ", {\"required\": " : "[{\"required\": ", writer->out);
        write_strings(writer, &table->any[i], 1);
        fputc('}', writer->out);
    }
    fputc(']', writer->out);
}

/* The members of a table's schema, a line each. */
static void write_table(struct writer *writer, const struct key_table *table)
{
    begin_line(writer, false);
    fputs("\"type\": \"object\", \"additionalProperties\": false", writer->out);
    write_required(writer, table);
    begin_line(writer, true);
    fputs("\"properties\": {", writer->out);
    writer->depth++;
    for (size_t i = 0; i < key_table_count(table); i++) {
        begin_line(writer, i > 0);
        write_key(writer, key_table_row(table, i));
    }
    writer->depth--;
    begin_line(writer, false);
    fputc('}', writer->out);
}

static void write_definitions(struct writer *writer, const struct schema_tables *tables)
{
    fputs("\"definitions\": {", writer->out);
    writer->depth++;
    for (size_t i = 1; i < tables->count; i++) {
        begin_line(writer, i > 1);
        struct slice slug = schema_slug(writer->arena, tables->at[i]->title);
        fprintf(writer->out, "\"%.*s\": {", SLICE_ARG(slug));
        writer->depth++;
        write_table(writer, tables->at[i]);
        writer->depth--;
        begin_line(writer, false);
        fputc('}', writer->out);
    }
    writer->depth--;
    begin_line(writer, false);
    fputc('}', writer->out);
}

void schema_write_json(struct arena *arena, const struct schema_file *file, FILE *out)
{
    struct writer writer = {arena, out, 1};
    struct schema_tables tables = schema_tables_find(arena, file->keys);
    fputs("{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n", out);
    fprintf(out, "  \"title\": \"orison-%s/1\",\n  \"description\": ", file->name);
    json_write_text(out, slice_format(arena, "%s.", file->purpose));
    fputc(',', out);
    write_table(&writer, file->keys);
    begin_line(&writer, true);
    write_definitions(&writer, &tables);
    fputs("\n}\n", out);
}

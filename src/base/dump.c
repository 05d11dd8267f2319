/* The dump writer: see dump.h. */
#include "base/dump.h"

#include <inttypes.h>

#include "base/utf8.h"

void dump_begin(struct dump *dump, const char *word)
{
    fprintf(dump->out, "%*s%s", dump->depth * 2, "", word);
}

void dump_end(struct dump *dump)
{
    fputc('\n', dump->out);
}

void dump_text(struct dump *dump, const char *key, struct slice text)
{
    fprintf(dump->out, " %s=\"", key);
    for (size_t at = 0; at < text.length;) {
        size_t start = at;
        uint32_t c = utf8_next(text, &at);
        if (c == UTF8_INVALID)
            fprintf(dump->out, "\\x%02X", (unsigned char)text.bytes[start]);
        else if (c == '"' || c == '\\')
            fprintf(dump->out, "\\%c", (char)c);
        else if (c < 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD || c == 0x2028)
            fprintf(dump->out, "\\u{%X}", (unsigned)c);
        else
            fwrite(text.bytes + start, 1, at - start, dump->out);
    }
    fputc('"', dump->out);
}

void dump_word(struct dump *dump, const char *key, struct slice word)
{
    fprintf(dump->out, " %s=%.*s", key, SLICE_ARG(word));
}

void dump_number(struct dump *dump, const char *key, int64_t number)
{
    fprintf(dump->out, " %s=%" PRId64, key, number);
}

void dump_ratio(struct dump *dump, const char *key, double ratio)
{
    char text[32];
    number_write(text, ratio, 3);
    fprintf(dump->out, " %s=%s", key, text);
}

void dump_length(struct dump *dump, const char *key, unit length)
{
    char text[32];
    unit_write(text, length);
    fprintf(dump->out, " %s=%s", key, text);
}

void dump_flag(struct dump *dump, const char *key, int is_set)
{
    if (is_set)
        fprintf(dump->out, " %s", key);
}

void dump_in(struct dump *dump)
{
    dump->depth++;
}

void dump_out(struct dump *dump)
{
    dump->depth--;
}

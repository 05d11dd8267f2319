/* JSON strings: see json.h. */
#include "base/json.h"

#include "base/utf8.h"
#include "base/visible.h"

/* A character above U+FFFF is two escapes, as UTF-16 has it. */
static void write_escape(FILE *out, uint32_t c)
{
    if (c > 0xFFFF)
        fprintf(out, "\\u%04x\\u%04x", (unsigned)(0xD7C0 + (c >> 10)),
                (unsigned)(0xDC00 + (c & 0x3FF)));
    else
        fprintf(out, "\\u%04x", (unsigned)c);
}

void json_write_text(FILE *out, struct slice text)
{
    uint32_t before = 0;
    fputc('"', out);
    for (size_t at = 0; at < text.length;) {
        size_t start = at;
        uint32_t c = utf8_next(text, &at);
        if (c == UTF8_INVALID)
            fputs("\\ufffd", out);
        else if (c == '"' || c == '\\')
            fprintf(out, "\\%c", (char)c);
        else if (visible_is_hidden(c, before))
            write_escape(out, c);
        else
            fwrite(text.bytes + start, 1, at - start, out);
        before = c;
    }
    fputc('"', out);
}

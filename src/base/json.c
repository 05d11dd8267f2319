/* JSON strings: see json.h. */
#include "base/json.h"

#include "base/utf8.h"

void json_write_text(FILE *out, struct slice text)
{
    fputc('"', out);
    for (size_t at = 0; at < text.length;) {
        size_t start = at;
        uint32_t c = utf8_next(text, &at);
        if (c == UTF8_INVALID)
            fputs("\\ufffd", out);
        else if (c == '"' || c == '\\')
            fprintf(out, "\\%c", (char)c);
        else if (c < 0x20 || c == 0x7F)
            fprintf(out, "\\u%04x", (unsigned)c);
        else
            fwrite(text.bytes + start, 1, at - start, out);
    }
    fputc('"', out);
}

/* Lines of a source: see lines.h. */
#include "yaml/lines.h"

#include "base/utf8.h"

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

static bool is_key_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

static size_t skip_spaces(struct slice source, size_t at, size_t end)
{
    while (at < end && source.bytes[at] == ' ')
        at++;
    return at;
}

static void find_key(struct slice source, struct line *line)
{
    size_t at = line->value;
    while (at < line->end && is_key_byte(source.bytes[at]))
        at++;
    bool is_key = at > line->value && at < line->end && source.bytes[at] == ':' &&
                  (at + 1 == line->end || source.bytes[at + 1] == ' ');
    line->key = line->key_end = line->value;
    if (!is_key)
        return;
    line->key_end = at;
    line->value = skip_spaces(source, at + 1, line->end);
}

struct line line_at(struct slice source, size_t byte)
{
    struct line line;
    line.start = line.end = byte < source.length ? byte : source.length;
    while (line.start > 0 && !is_break(source.bytes[line.start - 1]))
        line.start--;
    while (line.end < source.length && !is_break(source.bytes[line.end]))
        line.end++;
    line.first = line.value = skip_spaces(source, line.start, line.end);
    line.dash = line.end;
    while (line.value < line.end && source.bytes[line.value] == '-' &&
           (line.value + 1 == line.end || source.bytes[line.value + 1] == ' ')) {
        line.dash = line.value;
        line.value = skip_spaces(source, line.value + 1, line.end);
    }
    find_key(source, &line);
    return line;
}

bool line_is_blank(const struct line *line)
{
    return line->first == line->end;
}

bool line_has_key(const struct line *line)
{
    return line->key_end > line->key;
}

bool line_has_dash(const struct line *line)
{
    return line->dash < line->end;
}

bool line_before(struct slice source, const struct line *line, struct line *out)
{
    for (size_t start = line->start; start > 0; start = out->start) {
        *out = line_at(source, start - 1);
        if (!line_is_blank(out) && source.bytes[out->first] != '#')
            return true;
    }
    return false;
}

size_t line_depth(const struct line *line)
{
    if (line_has_key(line))
        return line->key - line->start;
    return (line_has_dash(line) ? line->dash : line->first) - line->start;
}

size_t strange_space(struct slice source, size_t at, uint32_t *code_point)
{
    size_t next = at;
    if (at >= source.length)
        return 0;
    uint32_t c = utf8_next(source, &next);
    bool is_strange = c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F ||
                      c == 0x205F || c == 0x2060 || c == 0x3000;
    *code_point = c;
    return is_strange ? next - at : 0;
}

const char *strange_space_name(uint32_t code_point)
{
    switch (code_point) {
    case 0xA0:
        return "a no-break space";
    case 0x202F:
        return "a narrow no-break space";
    case 0x3000:
        return "an ideographic space";
    case 0x200B:
        return "a zero-width space";
    case 0x2060:
        return "a word joiner";
    default:
        return "a space of fixed width";
    }
}

struct slice line_opener(struct slice source, const struct line *line)
{
    if (line_has_key(line))
        return slice_part(source, line->first, line->key_end + 1);
    if (line_has_dash(line))
        return slice_part(source, line->first, line->dash + 1);
    return SLICE("");
}

/* Comments that take a text's words away.
 *
 * In: a scalar as libyaml read it, with its place in the copy. Out: the '#' that begins a comment
 * which its author hardly meant as one. YAML lets a comment begin at every '#' after a space, so
 * "Prayer # 1" is "Prayer", in silence. What people write for one another stands apart, and is
 * said in words:
 *
 *     title: Prayer Request   # as on the poster        two spaces, '#', a space, a word
 *
 * So in a text that is printed, a comment is none where one space stands before its '#', where the
 * '#' has its word directly behind it (#7, #PrayForAsia), where a figure follows it ("# 7"), or
 * where it closes a quotation or bracket that the text opened. Behind quotation marks and a block's
 * header, which end by themselves, only the second and the figure speak against it. On a line of
 * its own, where comments belong, a '#' with its word behind it is the text's where the line goes
 * on with it by its indentation; a figure is warned of. Behind a date or a length comments are
 * free. Rejected: refusing every comment behind a text, since samples and manuals have them. */
#include <string.h>

#include "yaml/internal.h"
#include "yaml/lines.h"

static bool is_digit_at(struct slice bytes, size_t at)
{
    return at < bytes.length && bytes.bytes[at] >= '0' && bytes.bytes[at] <= '9';
}

/* "#7", "#Asia", "#Äthiopien": what stands behind the '#' at `at` is its word. */
static bool is_joined(struct slice bytes, size_t at)
{
    if (at + 1 >= bytes.length)
        return false;
    unsigned char c = (unsigned char)bytes.bytes[at + 1];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80;
}

/* "#7", "# 7". */
static bool is_number_sign(struct slice bytes, size_t at)
{
    size_t next = at + 1;
    next += next < bytes.length && bytes.bytes[next] == ' ';
    return is_digit_at(bytes, next);
}

/* Whether `text` opens what only `rest` closes. */
static bool is_closed_by(struct slice text, struct slice rest)
{
    static const char *const pairs[][2] = {{"\xE2\x80\x98", "\xE2\x80\x99"}, /* ‘ ’ */
                                           {"\xE2\x80\x9C", "\xE2\x80\x9D"}, /* “ ” */
                                           {"\xE2\x80\x9E", "\xE2\x80\x9C"}, /* „ “ */
                                           {"\xE2\x80\x9A", "\xE2\x80\x98"}, /* ‚ ‘ */
                                           {"\xC2\xAB", "\xC2\xBB"},         /* « » */
                                           {"\xC2\xBB", "\xC2\xAB"},         /* » « */
                                           {"\xE3\x80\x8C", "\xE3\x80\x8D"}, /* 「 」 */
                                           {"(", ")"},
                                           {"[", "]"}};
    for (size_t i = 0; text.length > 0 && rest.length > 0 && i < sizeof pairs / sizeof *pairs;
         i++) {
        const char *open = pairs[i][0], *close = pairs[i][1];
        bool is_open = memmem(text.bytes, text.length, open, strlen(open)) != NULL &&
                       memmem(text.bytes, text.length, close, strlen(close)) == NULL;
        if (is_open && memmem(rest.bytes, rest.length, close, strlen(close)) != NULL)
            return true;
    }
    return false;
}

/* Past the blanks at `at`. */
static size_t skip_blanks(struct slice bytes, size_t at)
{
    while (at < bytes.length && (bytes.bytes[at] == ' ' || bytes.bytes[at] == '\t'))
        at++;
    return at;
}

static bool is_hash(struct slice bytes, size_t at)
{
    return at < bytes.length && bytes.bytes[at] == '#';
}

bool yaml_has_comment(struct slice bytes, size_t byte, size_t byte_end)
{
    while (byte < byte_end && strchr(">|+-123456789", bytes.bytes[byte]))
        byte++;
    if (is_hash(bytes, skip_blanks(bytes, byte)))
        return true;
    while (byte_end < bytes.length && strchr(" \t\r\n", bytes.bytes[byte_end]))
        byte_end++;
    return is_hash(bytes, byte_end);
}

static bool is_cut_plain(const struct commented *scalar, size_t at)
{
    struct slice bytes = scalar->bytes;
    bool is_word = is_joined(bytes, at), is_number = is_number_sign(bytes, at);
    if (scalar->text.length == 0)
        return is_word || (is_number && scalar->use == TEXT_PRINTED);
    if (at == scalar->byte_end)
        return false;
    switch (scalar->use) {
    case TEXT_PRINTED:
        return at == scalar->byte_end + 1 || is_word || is_number ||
               is_closed_by(scalar->text, slice_part(bytes, at, line_at(bytes, at).end));
    case TEXT_UNKNOWN:
        return at == scalar->byte_end + 1 && is_number;
    case TEXT_TECHNICAL:
        break;
    }
    return false;
}

/* Behind what was typed on the scalar's last line (a block's first), in the same line. */
static bool find_behind(const struct commented *scalar, struct cut *out)
{
    struct slice bytes = scalar->bytes;
    bool is_block = scalar->style == STYLE_LITERAL || scalar->style == STYLE_FOLDED;
    size_t at = is_block ? scalar->byte : scalar->byte_end;
    while (is_block && at < bytes.length && strchr(">|+-123456789", bytes.bytes[at]))
        at++;
    at = skip_blanks(bytes, at);
    if (!is_hash(bytes, at))
        return false;
    bool is_cut =
        scalar->style == STYLE_PLAIN
            ? is_cut_plain(scalar, at)
            : scalar->use == TEXT_PRINTED && (is_number_sign(bytes, at) || is_joined(bytes, at));
    *out = (struct cut){at,
                        is_block ? "'#' begins a comment here: what follows it is left out"
                        : scalar->style != STYLE_PLAIN
                            ? "'#' begins a comment here, behind the text in quotation marks"
                        : scalar->text.length > 0
                            ? "' #' begins a comment: the text ends before it"
                            : "'#' begins a comment here: nothing is left of the text",
                        false};
    return is_cut;
}

/* "#7 of them" on a line below that goes on with the text, by its indentation. */
static bool find_below(const struct commented *scalar, struct cut *out)
{
    struct slice bytes = scalar->bytes;
    size_t next = skip_blanks(bytes, scalar->byte_end);
    bool is_quoted = scalar->style == STYLE_SINGLE || scalar->style == STYLE_DOUBLE;
    if (scalar->use != TEXT_PRINTED || is_quoted || scalar->text.length == 0)
        return false;
    bool is_block = scalar->style != STYLE_PLAIN; /* it ends with its last break */
    if (!is_block && (next >= bytes.length || !yaml_break_length(bytes, next)))
        return false;
    struct line first = line_at(bytes, scalar->byte);
    bool has_opener = line_has_key(&first) || line_has_dash(&first);
    size_t depth = has_opener ? line_depth(&first) : first.first - first.start - 1;
    if (first.value != scalar->byte || (!has_opener && first.first == first.start))
        return false;
    struct line line = line_at(bytes, is_block ? next : next + yaml_break_length(bytes, next));
    while (line_is_blank(&line) && line.end < bytes.length)
        line = line_at(bytes, line.end + 1);
    size_t at = line.first, indent = at - line.start;
    if (at == line.end || !is_hash(bytes, at))
        return false;
    bool is_inside = indent > depth, is_word = is_joined(bytes, at);
    *out = (struct cut){at, "'#' begins a comment here: this line is left out of the text", false};
    if (is_inside && is_word)
        return true;
    *out = (struct cut){at, "this line begins with '#': it is a comment, and is not printed", true};
    return is_inside ? is_number_sign(bytes, at) : indent == depth && is_digit_at(bytes, at + 1);
}

bool yaml_find_cut(const struct commented *scalar, struct cut *out)
{
    return find_behind(scalar, out) || find_below(scalar, out);
}

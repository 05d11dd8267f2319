/* Lines of a source as their author sees them: indentation, dashes, a key, a value. */
#ifndef ORISON_YAML_LINES_H
#define ORISON_YAML_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

/* A line taken apart; all bytes are in the source. A line has a key where a word of letters,
 * digits,
 * '_' or '-' stands before a colon that a space or the line's end follows. */
struct line {
    size_t start, end;   /* without its break */
    size_t first;        /* the first byte that is no space; `end` where there is none */
    size_t dash;         /* the last "- " before key or value; `end` where there is none */
    size_t key, key_end; /* key_end is its colon; both `value` where there is no key */
    size_t value;        /* what follows dashes and key, spaces skipped; `end` where nothing does */
};

/* The line that holds `byte`; its break belongs to it. Only CR and LF end a line here: what an
 * editor shows as one. */
struct line line_at(struct slice source, size_t byte);

/* The last line before `line` that is neither blank nor a comment; false where there is none. */
bool line_before(struct slice source, const struct line *line, struct line *out);

bool line_is_blank(const struct line *line);
bool line_has_key(const struct line *line);
bool line_has_dash(const struct line *line);

/* Where its last token stands, in bytes from its beginning: the key's or the dash's column. */
size_t line_depth(const struct line *line);

/* The bytes of the character at `at` where it is a space that is not the ordinary one (a no-break
 * space, those of fixed width, the zero-width space); 0 where it is none. */
size_t strange_space(struct slice source, size_t at, uint32_t *code_point);

/* "a no-break space" for the code point of one. */
const char *strange_space_name(uint32_t code_point);

/* What opens the value of a line: "-", "text:", "- lead:"; empty where the line opens none. */
struct slice line_opener(struct slice source, const struct line *line);

#endif

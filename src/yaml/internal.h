/* What the files of yaml/ share: the checks before libyaml, the wording of its problems, and the
 * walk over a scalar's source. Nothing here is seen outside the folder. */
#ifndef ORISON_YAML_INTERNAL_H
#define ORISON_YAML_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/slice.h"
#include "yaml/mend.h"
#include "yaml/yaml.h"

/* A syntax problem as libyaml tells it, with its marks turned into places. */
struct problem {
    const char *text;       /* libyaml's problem, never NULL */
    const char *context;    /* "while scanning …", or "" */
    struct place place;     /* where it noticed */
    struct place beginning; /* where the thing that it was reading began */
    size_t byte_copy;       /* `place` in the mended copy */
    size_t byte_copy_beginning;
};

/* Words that are keys somewhere in such a file, for what is said of lines; may be empty. */
struct key_words {
    const char *const *at;
    size_t count;
};

/* A problem on its way to a report and a mend. */
struct trouble {
    struct diag *diag;
    struct mends *mends;
    const struct problem *problem;
    const struct key_words *words;
    struct slice bytes; /* the source */
    uint32_t source;
};

/* Whether the bytes of source `source` may go to libyaml: size, encoding, control characters.
 * Reports what is wrong at its byte. `byte_start` is where the text begins, after a UTF-8 BOM. */
bool yaml_check_bytes(struct diag *diag, uint32_t source, size_t *byte_start);

/* Reports a syntax problem in plain words, unless its line was told of, with a hint; and mends it
 * in `mends`. False where it can't be mended: then nothing behind it can be told. */
bool yaml_report_problem(const struct trouble *trouble);

/* --- slips.c: everyday slips, seen in the line itself; each false where the line has not this one
 */

bool slip_tab(const struct trouble *trouble);
bool slip_separator(const struct trouble *trouble);
bool slip_strange_space(const struct trouble *trouble, size_t byte);
bool slip_two_keys(const struct trouble *trouble);
bool slip_deep_key(const struct trouble *trouble);
bool slip_key(const struct trouble *trouble, size_t byte);
bool slip_lines_above(const struct trouble *trouble);
bool slip_text_after_block(const struct trouble *trouble);
bool slip_trap(const struct trouble *trouble, size_t byte);
bool slip_hash_in_brackets(const struct trouble *trouble);
bool slip_comment_above(const struct trouble *trouble, size_t byte);
bool slip_indent(const struct trouble *trouble, size_t byte_copy);

/* --- openers.c: the same of a line's dash, colon or header typed wrongly */

bool slip_joined_dash(const struct trouble *trouble, size_t byte);
bool slip_dash_above(const struct trouble *trouble, size_t byte);
bool slip_wrong_colon(const struct trouble *trouble, size_t byte);
bool slip_other_comment(const struct trouble *trouble, size_t byte);
bool slip_comma(const struct trouble *trouble);
bool slip_missing_dash(const struct trouble *trouble, size_t byte);
bool slip_ruled_line(const struct trouble *trouble, size_t byte);

/* Of a plain text at `place` that ends before `byte_end`: false, and an error, where it is a
 * block's header typed wrongly ("->"), or where one of its lines begins with a list's dash. */
bool yaml_check_header(struct diag *diag, struct slice source, struct place place);
bool yaml_check_sunk_dash(struct diag *diag, struct slice source, struct place place,
                          size_t byte_end);

/* Whether `byte` stands in a line that was not told of; it is from now on. */
bool trouble_is_new(const struct trouble *trouble, size_t byte);
struct place trouble_place(const struct trouble *trouble, size_t byte);

/* --- escapes.c */

/* False, and errors, where a text in double quotes from `byte` to `byte_end` of the source has
 * escapes that nobody means; each is mended. */
bool yaml_check_escapes(struct diag *diag, struct mends *mends, uint32_t source, size_t byte,
                        size_t byte_end);

/* --- comments.c: comments that take a text's words away */

/* What a scalar is for, by its key: printed, something else (a date, a length), or not known. */
enum text_use { TEXT_UNKNOWN, TEXT_PRINTED, TEXT_TECHNICAL };

/* A scalar, and where it stands; all bytes are in `bytes`, which is the mended copy. */
struct commented {
    struct slice bytes;
    struct slice text; /* its value */
    size_t byte, byte_end;
    enum node_style style;
    enum text_use use;
};

struct cut {
    size_t byte; /* of the '#' */
    const char *what;
    bool is_doubtful; /* it may be meant: to be warned of */
};

/* Whether a comment follows the scalar from `byte` to `byte_end`, or its header: asked first, since
 * it costs nothing. */
bool yaml_has_comment(struct slice bytes, size_t byte, size_t byte_end);

/* The comment that its author hardly meant as one; false where there is none. */
bool yaml_find_cut(const struct commented *scalar, struct cut *out);

/* Adds the hint that shows the `>-` form for the value that stands at `place` to the last report;
 * it is built from the key or dash of that line. */
void yaml_hint_block(struct diag *diag, struct place place);

/* The same, with how a comment is written. */
void yaml_hint_comment(struct diag *diag, struct place place);

/* The same for one that begins with '[' or '{', which may be meant as a list or as keys. */
void yaml_hint_bracket(struct diag *diag, struct place place);

/* The number of bytes of the line break at `at`, 0 where there is none: CR LF, CR, LF, NEL, LS, PS,
 * which libyaml takes for breaks (YAML 1.1, 4.2). */
size_t yaml_break_length(struct slice source, size_t at);

#endif

/* Private to read/: the tokens that content streams and character maps are made of. ISO 32000-1,
 * 7.2, 7.3. Whatever the bytes, a token is a step forward, and the end comes. */
#ifndef ORISON_READ_TOKENS_H
#define ORISON_READ_TOKENS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/slice.h"

enum token_kind {
    TOKEN_END,
    TOKEN_NUMBER, /* an integer, or what is before the point of another number */
    TOKEN_NAME,   /* without its slash, #xx read */
    TOKEN_STRING, /* literal or hexadecimal: its bytes */
    TOKEN_WORD,   /* an operator */
    TOKEN_ARRAY,  /* [ */
    TOKEN_ARRAY_END,
    TOKEN_DICTIONARY, /* << */
    TOKEN_DICTIONARY_END
};

struct token {
    enum token_kind kind;
    struct slice text; /* in the stream or the arena */
    int64_t number;
};

struct tokens {
    struct arena *arena;
    struct slice bytes;
    size_t at;
};

struct token token_next(struct tokens *tokens);

/* Moves past an inline image, whose `BI` was read. */
void tokens_skip_image(struct tokens *tokens);

/* A text string as UTF-8: UTF-16 or UTF-8 (not checked) by its mark, else PDFDocEncoding. ISO
 * 32000-1, 7.9.2.2. */
struct slice text_string(struct arena *arena, struct slice bytes);

/* The same without a look at marks. ISO 32000-1, D.2. */
struct slice text_plain(struct arena *arena, struct slice bytes);

#endif

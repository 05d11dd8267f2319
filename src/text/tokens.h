/* Words of a paragraph by their shapes: shared by the rules on what belongs together (bonds.c). */
#ifndef ORISON_TEXT_TOKENS_H
#define ORISON_TEXT_TOKENS_H

#include <stdbool.h>
#include <stdint.h>

#include "text/bonds.h"

enum {
    WORD_LARGEST = 12,   /* code units: longer words have no bonds of their own */
    CHAPTER_LARGEST = 3, /* digits of a chapter or a verse */
};

/* What stands between two spaces, without marks round it; code units of the paragraph. */
struct token {
    uint32_t start, end;
};

bool unit_is_currency(uint16_t cu);
bool unit_is_upper(uint16_t cu);
bool unit_is_lower(uint16_t cu);
bool unit_is_digit(uint16_t cu);

/* Punctuation that follows a word. */
bool unit_is_trailing(uint16_t cu);

/* What a Roman figure is worth, in the order of its kind: I 0, V 1, X 2, L 3, C 4; else -1. */
int unit_roman_rank(uint16_t cu);

/* The word that ends at `end`, with the marks that follow it, as far as it is looked at. */
struct token token_before(const struct view *view, uint32_t end);

/* The word at `start`, with the marks that follow it. */
struct token token_after(const struct view *view, uint32_t start);

/* The same word without them. */
struct token token_trim(const struct view *view, struct token token);

/* How many letters stand from `start` on, before `end`. */
uint32_t token_letters(const struct view *view, uint32_t start, uint32_t end);

/* The end of the digits at `cu`. */
uint32_t token_digits_end(const struct view *view, uint32_t cu);

bool token_is_initial(const struct view *view, struct token token);       /* J. */
bool token_is_name(const struct view *view, struct token token);          /* Abc */
bool token_is_name_cut(const struct view *view, struct token token);      /* Joh. */
bool token_is_code(const struct view *view, struct token token);          /* USD */
bool token_is_roman(const struct view *view, struct token token);         /* XVI, not I or CIVIL */
bool token_is_roman_ordinal(const struct view *view, struct token token); /* XX, XIXe, Ve */
bool token_is_account_start(const struct view *view, struct token token); /* DE89, ISO 13616 */
bool token_is_particle(const struct view *view, struct token token);      /* van, de */

/* Whether one to three digits stand at `cu`, and no more of a number. */
bool token_is_short_number(const struct view *view, uint32_t cu);

/* Whether a name may begin with this unit: a capital, or a letter of a script without them. */
bool unit_may_begin_name(uint16_t cu);

#endif

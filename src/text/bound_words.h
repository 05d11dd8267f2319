/* What a language says of single words: see language_bound_words. */
#ifndef ORISON_TEXT_BOUND_WORDS_H
#define ORISON_TEXT_BOUND_WORDS_H

#include "language/language.h"
#include "text/tokens.h"

#define BIT(bond)  (1u << (bond))
#define BOND_MONTH BOND_COUNT /* a bit of our own */

/* The bonds that the language has for a word, by BIT. */
unsigned bonds_of_word(const struct view *view, struct token token);

/* The same for a word before another, with the colon that may follow it: Tel.: */
unsigned bonds_of_word_before(const struct view *view, struct token token);

/* Whether a word has a bond, with its full stop as it stands or without the marks after it. */
bool bonds_has_after(const struct view *view, struct token token, enum bond bond);

bool bonds_is_month(const struct view *view, struct token token);

#endif

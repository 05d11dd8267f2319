/* Hyphenation by rule, for languages whose spelling shows where a syllable ends.
 *
 * For those that Debian has no patterns for and whose dictionaries or schools give one short rule.
 * hyphen.c is the door: `hyphen_open` finds the rule, `hyphen_points` asks it. */
#ifndef ORISON_TEXT_SYLLABLES_H
#define ORISON_TEXT_SYLLABLES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

struct syllable_rule;

/* The rule for a BCP 47 tag, subtags being cut from the end until one fits (RFC 4647, 3.4); NULL
 * where there is none. Static. */
const struct syllable_rule *syllables_find(struct slice language);

/* Sets divides[i] where a hyphen may stand after character i of the word: code points, lower case,
 * NFC, at most HYPHEN_WORD_LARGEST. Each part has a vowel, the first and the last two letters or
 * more. A word with a letter that the language does not write is not divided. */
void syllables_divide(const struct syllable_rule *rule, const uint32_t *characters, uint32_t count,
                      bool *divides);

#endif

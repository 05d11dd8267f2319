/* Where words of scripts without spaces may be divided: between their orthographic syllables. */
#ifndef ORISON_TEXT_AKSARAS_H
#define ORISON_TEXT_AKSARAS_H

#include <stdbool.h>
#include <stdint.h>

/* Whether the code unit may belong to a script whose words are divided so: a quick look that most
 * texts end with. */
bool aksara_is_near(uint16_t cu);

/* Whether what stands before and after `cu` is this file's to judge: a letter, mark or digit on
 * both sides, of such a script on one at least. 0 < cu < cu_count. */
bool aksara_is_judged(const uint16_t *string, uint32_t cu_count, uint32_t cu);

/* Whether a syllable that a line may begin with stands at `cu`, behind another one that begins at
 * `cu_last` or later. */
bool aksara_begins(const uint16_t *string, uint32_t cu_count, uint32_t cu_last, uint32_t cu);

/* Whether the Burmese letter at `cu` ends a syllable: an asat silences it, also behind its medials,
 * or it has another letter under it. */
bool aksara_is_silenced(const uint16_t *string, uint32_t cu_count, uint32_t cu);

/* Whether a syllable of a Burmese word that is no word itself stands at `cu`: a line may begin with
 * it, if nothing better is near. 0 < cu < cu_count. */
bool aksara_divides_word(const uint16_t *string, uint32_t cu_count, uint32_t cu);

#endif

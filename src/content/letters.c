/* Letters as the rules of markup see them: what class one has, which neighbour a reader sees.
 *
 * In: letters as folded, marks noted so far. Out: answers; nothing is changed. */
#include "content/reader.h"

enum character_class letter_class(const struct letter *letter)
{
    if (!letter || letter->kind > LETTER_ESCAPED)
        return CHARACTER_SPACE;
    return character_class_of(letter->code_point);
}

bool is_seen(const struct letter *letter)
{
    return !letter->is_hidden && letter_class(letter) != CHARACTER_FORMAT;
}

const struct letter *letter_before(const struct letter *letters, size_t at)
{
    while (at > 0)
        if (is_seen(&letters[--at]))
            return &letters[at];
    return NULL;
}

const struct letter *letter_after(const struct letter *letters, size_t count, size_t at)
{
    for (at++; at < count; at++)
        if (is_seen(&letters[at]))
            return &letters[at];
    return NULL;
}

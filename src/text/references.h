/* References to the Bible, by their form. */
#ifndef ORISON_TEXT_REFERENCES_H
#define ORISON_TEXT_REFERENCES_H

#include "text/tokens.h"

/* Whether a chapter and a verse after it stand at `cu`: 3:16, 36,3, 13.4, 3: 16. */
bool reference_is_verse(const struct view *view, uint32_t cu);

/* The same with a space between them, which prose has too: 3, 16 or 3 : 16. */
bool reference_is_spaced_verse(const struct view *view, uint32_t cu);

/* Whether `chapter` ("3," or ":" after a figure) and the digits at `cu` are one reference: a name
 * stands before them. */
bool reference_holds(const struct view *view, struct token chapter, uint32_t cu);

/* A chapter in Hebrew letters, or an initial: ג׳ or י״ב. */
bool reference_is_hebrew(const struct view *view, struct token token);

/* The first word of many a book's name, before the rest of it: 1 John, II Peter, 1. Mose. */
bool reference_is_book(const struct view *view, struct token number, struct token name);

#endif

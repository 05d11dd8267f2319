/* What a language wants: direction, quotation marks, dates, the words that Orison itself sets.
 *
 * Pure look-ups by BCP 47 tag; nothing is kept. Facts: CLDR through ICU where it has them, else the
 * tables in this folder. Texts returned are UTF-8 in `arena` or constant. */
#ifndef ORISON_LANGUAGE_LANGUAGE_H
#define ORISON_LANGUAGE_LANGUAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/slice.h"

enum direction { DIRECTION_LTR, DIRECTION_RTL };

/* A date of content: month and day may be 0 (a year, a year and a month). Gregorian. */
struct date {
    int32_t year;
    uint8_t month, day;
};

/* Quotation marks with their inner spaces where the language has them (fr: « + U+202F). */
struct quotation_marks {
    struct slice open, close;             /* outer */
    struct slice inner_open, inner_close; /* nested */
};

/* Words that Orison sets itself. */
enum word {
    WORD_PSEUDONYM_NOTE, /* "Name changed to protect her or his safety." as a whole note */
    WORD_NAME_CHANGED,   /* what a screen reader says for the mark */
    WORD_DRAFT,          /* "Draft translation, not reviewed" */
    WORD_CONTENTS,
    WORD_COUNT
};

/* Whether `tag` is a well-formed BCP 47 tag (RFC 5646, 2.1: language, script, region, variants,
 * extensions, private use). */
bool language_is_tag(struct slice tag);

/* The tag's base language in lower case: "pt" of "pt-BR". A view into `tag` where it is lower case.
 */
struct slice language_base(struct slice tag);

/* By the tag's script subtag, else by the language's usual script. */
enum direction language_direction(struct slice tag);

struct quotation_marks language_quotes(struct slice tag);

/* The date as the language writes it in running text, stand-alone form: "February 2027". Gregorian
 * calendar in every language. */
struct slice language_date(struct arena *arena, struct slice tag, struct date date);

/* What comes before a citation ("— "); empty where the language sets none. */
struct slice language_citation_dash(struct slice tag);

/* The word in the language; English where there is none, and false in `is_own` (may be NULL). */
struct slice language_word(struct slice tag, enum word word, bool *is_own);

#endif

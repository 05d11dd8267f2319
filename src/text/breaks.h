/* Break opportunities: UAX #14 through ICU, and hyphenation points of our own. */
#ifndef ORISON_TEXT_BREAKS_H
#define ORISON_TEXT_BREAKS_H

#include <unicode/ubrk.h>

#include "base/arena.h"
#include "base/map.h"
#include "content/content.h"
#include "layouts/layouts.h"
#include "text/division.h"
#include "text/text.h"
#include "text/word_list.h"

struct break_list {
    struct break_point *at;
    size_t count, room;
};

/* What text/line_ends.c knows of a language. */
struct line_ends {
    struct map map;    /* word in lower case, UTF-16 -> set of bits by enum bond */
    uint32_t marks[4]; /* quotation marks: open, close, inner open, inner close; 0: none */
    uint32_t longest;  /* code units of a word */
    struct slice language;
    bool has_before; /* some word is bound to the one before it */
    bool has_months; /* those are in the map */
};

/* What a language's breaks need; opened on first use. */
struct breaker_of_language {
    UBreakIterator *line;
    const struct division *division; /* NULL: words stay whole */
    struct line_ends ends;
    struct map words; /* word -> index in the breakers' points */
    bool is_open, is_division_open;
    bool keeps_words;       /* no break between letters of a word: Korean */
    bool keeps_dashes;      /* no line begins with a dash between spaces */
    bool has_noun_capitals; /* a capital tells no name: German */
    bool parts_suffixes;    /* an apostrophe parts a word from its ending: Turkish */
};

/* Hyphenation points of the words met so far: for each a count, then the points. */
struct point_list {
    uint32_t *at;
    size_t count, room;
};

struct breakers {
    struct arena *arena;
    struct diag *diag;
    const char *hyphens; /* folder of the tables, or NULL */
    const struct slice *languages;
    const struct breaking *rules;
    struct breaker_of_language *by_language; /* by doc.languages */
    struct word_list listed;                 /* of doc.languages[0] */
    struct point_list points;
};

/* Nothing is opened yet. */
struct breakers breakers_make(struct arena *arena, struct diag *diag, const char *hyphens,
                              const struct doc *doc, const struct breaking *rules);

/* A language's own, opened on first use. */
struct breaker_of_language *breaker_open(struct breakers *breakers, uint32_t language);

/* Appends the opportunities of UAX #14 as the language breaks, rising; the last is BREAK_FORCED at
 * `cu_count`, also of an empty string. Soft hyphens are BREAK_HYPHEN. */
void breaks_find(struct breakers *breakers, uint32_t language, struct arena *arena,
                 const uint16_t *string, uint32_t cu_count, struct break_list *list);

/* Puts the places where an address, [cu_start, cu_end) of the string, may break in the place of
 * those that the list has inside it (addresses.c). */
void breaks_of_address(struct arena *arena, const uint16_t *string, uint32_t cu_start,
                       uint32_t cu_end, struct break_list *list);

/* Appends hyphenation points of the words that lie in [cu_start, cu_end), rising (words.c). */
void words_divide(struct breakers *breakers, uint32_t language, struct arena *arena,
                  const uint16_t *string, uint32_t cu_count, uint32_t cu_start, uint32_t cu_end,
                  struct break_list *list);

/* Both lists in one; where both have a break, the first one's. */
void breaks_merge(struct arena *arena, const struct break_list *own,
                  const struct break_list *hyphens, struct break_list *merged);

#endif

/* Customs of a language's books that a page design leaves to it: which paragraphs are indented and
 * how far, and on which side of punctuation the figure of a note stands.
 *
 * In: a tag. Out: rows of a table. What it does not name sets the first paragraph flush left, as
 * English and German do, and the figure right after the words that it is about.
 *
 *   first    An indent parts paragraphs, and under a heading there is none to part the first one
 *            from (Bringhurst, The Elements of Typographic Style, 2.3.1). These indent it all the
 *            same: Romance languages but Italian, the Cyrillic ones, Vietnamese, Thai and its
 *            neighbours, East Asia.
 *   squares  East Asia indents by whole characters: Chinese by two (CLREQ, "Line Head Indent at the
 *            Beginning of Paragraphs"), Japanese by one (JLREQ, 3.5.1), Korean by one.
 *   follows  English sets the figure after punctuation (Chicago Manual of Style, 17th ed., 14.26),
 *            and so do languages whose publishing learned from it. French and Russian set it before
 *            (Lexique des règles typographiques, "Appels de note"; Milchin); German after a whole
 *            sentence, but before where it belongs to some words of it (Duden), as a link's does.
 */
#include "language/language.h"
#include "language/tag.h"

static const struct custom_row {
    const char *tag;
    struct paragraph_custom paragraphs;
    bool note_follows;
} rows[] = {
    {"en", {0}, true},
    {"fr", {.indents_first = true}, false},
    {"ht", {.indents_first = true}, false},
    {"es", {.indents_first = true}, false},
    {"ca", {.indents_first = true}, false},
    {"gl", {.indents_first = true}, false},
    {"pt", {.indents_first = true}, false},
    {"ro", {.indents_first = true}, false},
    {"be", {.indents_first = true}, false},
    {"bg", {.indents_first = true}, false},
    {"kk", {.indents_first = true}, false},
    {"ky", {.indents_first = true}, false},
    {"ru", {.indents_first = true}, false},
    {"uk", {.indents_first = true}, false},
    {"vi", {.indents_first = true}, false},
    {"th", {.indents_first = true}, false},
    {"lo", {.indents_first = true}, false},
    {"km", {.indents_first = true}, false},
    {"zh", {.indents_first = true, .squares = 2}, false},
    {"ja", {.indents_first = true, .squares = 1}, false},
    {"ko", {.indents_first = true, .squares = 1}, false},
    {"ha", {0}, true},
    {"ig", {0}, true},
    {"lg", {0}, true},
    {"rw", {0}, true},
    {"sw", {0}, true},
    {"tl", {0}, true},
    {"ceb", {0}, true},
    {"yo", {0}, true},
    {"zu", {0}, true},
    {"cy", {0}, true},
};

static const struct custom_row *find_row(struct slice tag)
{
    static const struct custom_row usual;
    struct tag_parts parts = tag_parts_of(tag);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (tag_match(parts, rows[i].tag) > 0)
            return &rows[i];
    return &usual;
}

struct paragraph_custom language_paragraphs(struct slice tag)
{
    return find_row(tag)->paragraphs;
}

bool language_note_follows_punctuation(struct slice tag)
{
    return find_row(tag)->note_follows;
}

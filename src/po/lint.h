/* Print lint: what a reader would stumble over in a translation, told at its line before it is
 * printed.
 *
 * Warnings only, each for one slip; a lost link or asterisk, an error, is found where the marks are
 * read (content/translate.c), and a line with no break opportunity where lines are broken. What is
 * the same in the source is never a finding: names and addresses are meant to stay. */
#ifndef ORISON_PO_LINT_H
#define ORISON_PO_LINT_H

#include "base/arena.h"
#include "base/diag.h"
#include "content/content.h"

/* A character of a translation or a source. */
struct lint_letter {
    uint32_t code_point;
    uint32_t byte; /* of the text */
    enum character_class class;
};

/* A text taken apart, the addresses of its links left out. */
struct lint_text {
    struct slice text;
    struct lint_letter *letters;
    size_t count;
};

/* One entry that is looked at. */
struct lint {
    struct arena *arena;
    struct diag *diag;
    const struct translation *translation;
    struct slice language, source_language;
    const struct language_letters *alphabet; /* NULL: not known */
    struct lint_text source, target;
};

/* The place in the catalogue of a byte of the translation. */
struct place lint_place(const struct lint *lint, uint32_t byte);

/* The lints, each reporting what it finds.
 *   words    letters of two scripts in a word; letters that are not the language's
 *   numbers  of the source that the translation lacks, and the other way round, in any digits
 *   quotes   marks that are another language's
 *   markup   what is left of HTML and Markdown */
void lint_words(const struct lint *lint);
void lint_numbers(const struct lint *lint);
void lint_quotes(const struct lint *lint);
void lint_markup(const struct lint *lint);

/* All of them, and entries that are the same as their source, for every translation of an edition
 * that the doc has an entry for. */
void po_lint(struct diag *diag, const struct doc *doc, const struct translations *edition);

#endif

/* Reading aloud: what a screen reader would say of a finished PDF, from its structure tree.
 *
 * Nothing of what wrote the file is used: objects come through libqpdf, text from the marked
 * content that the tree points to, through the fonts' ToUnicode maps and the ActualText of spans
 * and elements. One line a block, indented by nesting:
 *
 *     H2: Latin America
 *     P [es]: …, the survivors — Priscilla[note: (name changed)] and … [es: gracias]
 *         [link “NAME”: Read the full story → https://…]
 *
 * A role is the standard one (RoleMap is followed); a language stands where it changes; a link has
 * the name that is announced where that is not its text. `[`, `]` and `\` of the text have a
 * `\` before them. Soft hyphens are nothing, and runs of spaces and controls one space. Artifacts
 * are not read. ISO 32000-1, 14.7, 14.8, 14.9; ISO 14289-1, 7. Not followed: text in form XObjects,
 * a language that is given within a content stream. */
#ifndef ORISON_READ_READ_H
#define ORISON_READ_READ_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/slice.h"

/* Reads the file at `path`, of at most 64 MB, in at most 60 seconds of work, to `out`. Reports what
 * is no PDF or has no structure tree, and then says nothing. Reports a tree that runs in circles or
 * leads to content that is not there, and what is damaged, after all that can be said. False after
 * a report. */
bool read_aloud(struct arena *arena, struct diag *diag, const char *path, FILE *out);

/* The same of a file's bytes; `path` is what messages call it. */
bool read_bytes(struct arena *arena, struct diag *diag, const char *path, struct slice bytes,
                FILE *out);

/* All that each page shows, in the stream's order, forms and artifacts too, where there is no tree
 * or it does not matter. Reports what cannot be read or had to be repaired; NULL then. */
struct slice *read_pages(struct arena *arena, struct diag *diag, const char *path,
                         struct slice bytes, uint32_t *page_count);

#endif

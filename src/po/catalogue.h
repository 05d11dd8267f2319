/* What the files of po/ share about catalogues and their files. */
#ifndef ORISON_PO_CATALOGUE_H
#define ORISON_PO_CATALOGUE_H

#include "po/po.h"

/* content/STEM, the folder of a content file's catalogues; a view into `content`. */
struct slice po_folder(struct slice content);

/* content/STEM/LANG.po, in `arena`. */
char *po_path(struct arena *arena, const char *content, struct slice language);

/* Reads a catalogue. Reports what is wrong with it, each at its line, and returns false then. */
bool po_read(struct arena *arena, struct diag *diag, const char *path, struct slice language,
             struct catalogue *out);

/* Where the text of a catalogue begins: behind a byte order mark, if it has one. */
size_t po_text_start(struct slice bytes);

/* A path by which gettext reads the catalogue at `path` that holds `bytes`, without such a mark;
 * good until `arena` ends, in programs that are started meanwhile too. NULL after a report. */
const char *po_plain_path(struct arena *arena, struct diag *diag, const char *path,
                          struct slice bytes);

/* Reports strings of a PO file that lack a quotation mark, each at its line; true where none does.
 */
bool po_check_strings(struct diag *diag, uint32_t source, struct slice bytes);

/* The folders beside content/STEM that may have other issues' catalogues, as paths, in byte order.
 */
struct slice *po_siblings(struct arena *arena, struct diag *diag, const char *content,
                          size_t *count);

/* The name of a file that is no edition but means to be the one of `language`; empty where there is
 * none. */
struct slice po_find_misnamed(struct arena *arena, struct diag *diag, const char *content,
                              struct slice language);

/* What finds a message: its role and source, joined as gettext does. In `arena`. */
struct slice po_key(struct arena *arena, struct slice role, struct slice source);

/* Where a link's address that begins at byte `at` of an entry's text, after "](", ends: at the
 * first
 * ")" after its closed pairs of brackets, or with the text. `at` itself where none begins. */
size_t po_end_of_address(struct slice text, size_t at);

/* Whether an entry belongs to an edition, so that it may be missing: a version, a permission. */
bool po_is_own(const struct entry *entry);

/* Whether a tag names a pseudo-locale, and its computed catalogue. Marks and addresses stay. */
bool po_is_pseudo(struct slice language);
void po_compute(struct arena *arena, const struct doc *doc, struct slice language,
                struct catalogue *out);

#endif

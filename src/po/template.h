/* The template of a content file's catalogues: every entry, with what a translator must know. */
#ifndef ORISON_PO_TEMPLATE_H
#define ORISON_PO_TEMPLATE_H

#include "po/gettext.h"
#include "po/po.h"

/* A template that is merged and gone, or one that other programs begin with: then its header has
 * the day of its making, and is fuzzy, as gettext's are. */
enum template_use { TEMPLATE_OF_MERGE, TEMPLATE_OF_ITS_OWN };

/* Writes the template (a POT file) to `path`; false after a report. */
bool template_write(struct arena *arena, struct diag *diag, const struct gettext *gettext,
                    const struct po_source *source, enum template_use use, const char *path);

/* Writes a catalogue with nothing but a header to `path`; false after a report. */
bool template_write_header(struct arena *arena, struct diag *diag, const struct gettext *gettext,
                           const struct po_source *source, struct slice language, bool is_draft,
                           const char *path);

/* Writes the catalogue at `from`, which was read without an error, to `path` with a header that
 * calls it a draft; false after a report. */
bool template_write_draft(struct arena *arena, struct diag *diag, const struct gettext *gettext,
                          const char *from, const char *path);

#endif

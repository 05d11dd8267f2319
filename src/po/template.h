/* The template of a content file's catalogues: every entry, with what a translator must know. */
#ifndef ORISON_PO_TEMPLATE_H
#define ORISON_PO_TEMPLATE_H

#include "po/gettext.h"
#include "po/po.h"

/* Writes the template (a POT file) to `path`; false after a report. */
bool template_write(struct arena *arena, struct diag *diag, const struct gettext *gettext,
                    const struct po_source *source, const char *path);

/* Writes a catalogue with nothing but a header to `path`; false after a report. */
bool template_write_header(struct arena *arena, struct diag *diag, const struct gettext *gettext,
                           const struct po_source *source, struct slice language, const char *path);

#endif

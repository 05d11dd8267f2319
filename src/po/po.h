/* Translation catalogues: gettext's PO files beside a content file, content/STEM/LANG.po.
 *
 *     doc + catalogue ── po_apply ──> doc          the edition, in the shape that every stage knows
 *     doc + catalogue ── po_update ──> catalogue   kept over edits of the source
 *
 * One msgid is one paragraph of the source (struct entry), its msgctxt the role. Every translated
 * byte knows its place in the catalogue, so what a later stage reports names the translator's line
 * and column. A catalogue that is broken or not in UTF-8 is refused whole, never used in part.
 *
 * libgettextpo reads and writes; it is loaded when the first catalogue is, so that a build of the
 * source language does not wait for it. SPEC, "Translations". */
#ifndef ORISON_PO_PO_H
#define ORISON_PO_PO_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/slice.h"
#include "content/content.h"
#include "edition/request.h"

enum po_state { PO_TRANSLATED, PO_FUZZY, PO_MISSING, PO_STATE_COUNT };

/* An entry of a catalogue, the obsolete ones left out. */
struct po_message {
    struct translation translation; /* its text is empty where it is missing */
    enum po_state state;
};

struct catalogue {
    struct slice language; /* BCP 47, in the usual case */
    const char *path;
    struct po_message *messages;
    size_t message_count, obsolete_count;
    uint32_t source; /* number in diag; 0 for a computed one */
    bool is_draft;   /* its header has "X-Orison-Status: draft" */
};

/* The languages of the catalogues beside a content file, in byte order: those whose name is a
 * language's tag in the usual case. */
struct slice *po_languages(struct arena *arena, struct diag *diag, const char *content,
                           size_t *count);

/* Warns of each catalogue beside a content file whose name is no such tag, with the name that it
 * should have. */
void po_check_names(struct arena *arena, struct diag *diag, const char *content);

/* The languages that `po update CONTENT all` means: those there are; where there is none yet, those
 * of the issue in the same folder that has the latest date, whose path is then in `issue`, NULL
 * otherwise. */
struct slice *po_languages_to_update(struct arena *arena, struct diag *diag, const char *content,
                                     size_t *count, const char **issue);

/* Opens the catalogue of an edition: reads content/STEM/LANG.po, or computes that of a
 * pseudo-locale (en-XA has accents and is a third longer, ar-XB runs from right to left). Reports a
 * missing one, and what is wrong with it at its line; false then. */
bool po_open(struct arena *arena, struct diag *diag, const struct doc *doc, const char *content,
             struct slice language, struct catalogue *out);

/* The doc of the edition. Entries without a translation stay in the source's language, with one
 * warning that counts them; what looks wrong in print (lint.h) is a warning at its line. Reports
 * and returns as content_read. */
bool po_apply(struct arena *arena, struct diag *diag, const struct doc *doc,
              const struct catalogue *catalogue, struct doc *out);

/* Reads the content that a request names, in the language that it asks for: with the catalogue of
 * an edition, and the edition's word list. For a check, links are judged too. Reports and returns
 * as content_read. */
bool po_read_content(struct arena *arena, struct diag *diag, const struct pipeline_request *request,
                     struct doc *out);

/* What catalogues are made from. */
struct po_source {
    const struct doc *doc;
    const char *content;   /* its path */
    const uint32_t *rooms; /* one an entry: lines that it fills in the source's own edition, or 0 */
    int64_t date;          /* of a new catalogue, in seconds; 2000-01-01 where negative */
};

/* Makes or refreshes the catalogue of a language: merged by gettext's msgmerge, with the catalogues
 * of the other content files in the same folder as a compendium; where one of its texts then comes
 * from a draft alone, it is a draft too, and a note says so. Written whole or not at all; what
 * is written passes `msgfmt --check`. `path` is then set. Reports and returns false where it could
 * not be made. */
bool po_update(struct arena *arena, struct diag *diag, const struct po_source *source,
               struct slice language, const char **path);

/* Writes content/STEM/STEM.pot, a template without translations, for Weblate, OmegaT and whoever
 * begins a catalogue by other means. `path` is then set. Reports and returns as po_update. */
bool po_make_template(struct arena *arena, struct diag *diag, const struct po_source *source,
                      const char **path);

/* A table of every catalogue beside the content file: language, translated, stale, missing. Stale:
 * the source was edited since. As text for a person, or as JSON, one object a line. False where a
 * catalogue could not be read; the others are still told. */
bool po_write_status(struct arena *arena, struct diag *diag, const struct doc *doc,
                     const char *content, enum diag_form form, FILE *out);

#endif

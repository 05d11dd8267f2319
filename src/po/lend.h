/* Private to po/: what the catalogues of other issues lend to one that is updated, and whether any
 * of it comes from a draft. */
#ifndef ORISON_PO_LEND_H
#define ORISON_PO_LEND_H

#include "base/map.h"
#include "po/catalogue.h"

/* Whose text an entry of the source will have after the merge. */
enum lend_owner { LEND_NOBODY, LEND_OWN, LEND_REVIEWED, LEND_DRAFT };

struct lending {
    const struct doc *doc;
    struct map entries; /* role and source -> index of the doc's entry */
    struct lent_catalogues {
        struct catalogue *at;
        size_t count, room;
    } catalogues;       /* of other issues: reviewed ones, then drafts */
    const char **paths; /* of the same, as msgmerge can read them */
    size_t path_count;
};

/* The catalogues of `language` beside the content's own, as msgmerge can read them; one that is
 * broken helps nobody and is left out, with a warning. False after a report: what cannot be looked
 * for is not to be left out unseen. */
bool lend_find(struct arena *arena, struct diag *diag, const struct po_source *source,
               struct slice language, struct lending *out);

/* How many entries will have a text that nobody has reviewed, where `own`, or NULL, is the
 * catalogue that there is. */
size_t lend_count_drafts(struct arena *arena, const struct lending *lending,
                         const struct catalogue *own);

#endif

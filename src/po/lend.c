/* What other issues lend: see lend.h.
 *
 * msgmerge takes a text from the first of its compendia that has one. Reviewed catalogues are given
 * to it before drafts, so that a text that somebody has looked at wins; and the same order, gone
 * through here, tells which entries only a draft has. Without that a machine's draft of one month
 * would be printed as a reviewed translation in the next. */
#include "po/lend.h"

#include "base/file.h"

enum { CATALOGUE_BYTES_LARGEST = 16 << 20 };

struct lent {
    const char *path; /* as msgmerge can read it */
    struct catalogue catalogue;
};
struct lent_list {
    struct lent *at;
    size_t count, room;
};

static void add_lent(struct arena *arena, struct diag *diag, const char *path,
                     struct slice language, struct lent_list *list)
{
    struct lent lent;
    struct slice bytes;
    struct diag *unheard = diag_make(arena);
    if (!file_exists(path))
        return;
    if (!po_read(arena, unheard, path, language, &lent.catalogue) ||
        !file_read(arena, unheard, path, CATALOGUE_BYTES_LARGEST, &bytes)) {
        diag_warning_path(diag, path, "po-compendium", "it is broken: nothing is taken from it");
        return;
    }
    lent.path = po_plain_path(arena, diag, path, bytes);
    if (lent.path)
        *array_add(arena, list) = lent;
}

/* Gives what nobody has so far. */
static void give(struct arena *arena, const struct lending *lending,
                 const struct catalogue *catalogue, enum lend_owner owner, enum lend_owner *owners)
{
    for (size_t i = 0; i < catalogue->message_count; i++) {
        const struct po_message *message = &catalogue->messages[i];
        uint32_t entry;
        struct slice key = po_key(arena, message->translation.role, message->translation.source);
        if (message->state == PO_MISSING || !map_find(&lending->entries, key, &entry) ||
            owners[entry] != LEND_NOBODY)
            continue;
        /* a fuzzy one is not printed, so whoever prints it has looked at it */
        owners[entry] = message->state == PO_FUZZY && owner == LEND_DRAFT ? LEND_REVIEWED : owner;
    }
}

static void index_entries(struct arena *arena, const struct doc *doc, struct lending *lending)
{
    lending->entries = map_make(arena);
    for (uint32_t i = 0; i < doc->entry_count; i++) {
        struct slice key = po_key(arena, slice_of(doc->entries[i].role), doc->entries[i].source);
        uint32_t index;
        if (!map_find(&lending->entries, key, &index))
            map_add(&lending->entries, key, i);
    }
}

/* Reviewed ones first. */
static void order_lent(struct arena *arena, const struct lent_list *list, struct lending *out)
{
    out->paths = arena_alloc_items(arena, list->count, sizeof *out->paths);
    for (int is_draft = 0; is_draft < 2; is_draft++)
        for (size_t i = 0; i < list->count; i++) {
            const struct lent *lent = &list->at[i];
            if (lent->catalogue.is_draft != (is_draft == 1))
                continue;
            out->paths[out->path_count++] = lent->path;
            *array_add(arena, &out->catalogues) = lent->catalogue;
        }
}

bool lend_find(struct arena *arena, struct diag *diag, const struct po_source *source,
               struct slice language, struct lending *out)
{
    size_t count, system_count = diag_system_count(diag);
    struct lent_list list = {0};
    struct slice *siblings = po_siblings(arena, diag, source->content, &count);
    struct slice name = slice_format(arena, "%.*s.po", SLICE_ARG(language));
    for (size_t i = 0; i < count; i++)
        add_lent(arena, diag, path_join(arena, siblings[i], name), language, &list);
    *out = (struct lending){.doc = source->doc};
    index_entries(arena, source->doc, out);
    order_lent(arena, &list, out);
    return diag_system_count(diag) == system_count;
}

size_t lend_count_drafts(struct arena *arena, const struct lending *lending,
                         const struct catalogue *own)
{
    size_t count = 0;
    enum lend_owner *owners = arena_alloc_items(arena, lending->doc->entry_count, sizeof *owners);
    if (own)
        give(arena, lending, own, LEND_OWN, owners);
    for (size_t i = 0; i < lending->catalogues.count; i++) {
        const struct catalogue *catalogue = &lending->catalogues.at[i];
        give(arena, lending, catalogue, catalogue->is_draft ? LEND_DRAFT : LEND_REVIEWED, owners);
    }
    for (uint32_t i = 0; i < lending->doc->entry_count; i++)
        count += owners[i] == LEND_DRAFT;
    return count;
}

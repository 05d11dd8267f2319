/* A catalogue is applied: doc + catalogue -> doc.
 *
 * In: the doc of the source, and a catalogue. Out: the doc of the edition, read by content/ from
 * the same source with the translations in the place of its paragraphs. Fuzzy and empty ones are
 * not used; one warning counts what is shown in the source's language for that. */
#include "base/map.h"
#include "po/catalogue.h"
#include "po/lint.h"

bool po_is_own(const struct entry *entry)
{
    return slice_is(slice_of(entry->role), "version") || slice_is(slice_of(entry->role), "credit");
}

static void warn_of_fallbacks(struct arena *arena, struct diag *diag, const struct doc *doc,
                              const struct catalogue *catalogue, const struct translations *edition)
{
    struct map map = map_make(arena);
    for (size_t i = 0; i < edition->translation_count; i++) {
        const struct translation *translation = &edition->translations[i];
        map_add(&map, po_key(arena, translation->role, translation->source), (uint32_t)i);
    }
    size_t missing = 0, all = 0;
    struct place first = NO_PLACE;
    for (uint32_t i = 0; i < doc->entry_count; i++) {
        const struct entry *entry = &doc->entries[i];
        uint32_t index;
        struct slice key = po_key(arena, slice_of(entry->role), entry->source);
        bool is_missing = !po_is_own(entry) && !map_find(&map, key, &index);
        first = is_missing && missing == 0 ? entry->place : first;
        missing += is_missing;
        all += !po_is_own(entry);
    }
    if (missing == 0)
        return;
    diag_warning(diag, edition->place, "po-untranslated",
                 "%zu of %zu entries have no current translation: shown in the source's language "
                 "(%.*s)",
                 missing, all, SLICE_ARG(doc->languages[0]));
    diag_second_place(diag, first, "the first of them");
    diag_hint(diag,
              "`orison po update` brings %s up to date; then translate what is fuzzy or empty",
              catalogue->path);
}

bool po_apply(struct arena *arena, struct diag *diag, const struct doc *doc,
              const struct catalogue *catalogue, struct doc *out)
{
    struct translation *translations =
        arena_alloc_items(arena, catalogue->message_count, sizeof *translations);
    struct translations edition = {.language = catalogue->language,
                                   .translations = translations,
                                   .is_draft = catalogue->is_draft,
                                   .place = {catalogue->source, 0}};
    for (size_t i = 0; i < catalogue->message_count; i++)
        if (catalogue->messages[i].state == PO_TRANSLATED)
            translations[edition.translation_count++] = catalogue->messages[i].translation;
    warn_of_fallbacks(arena, diag, doc, catalogue, &edition);
    if (catalogue->source)
        po_lint(diag, doc, &edition);
    return content_translate(arena, diag, doc, &edition, out);
}

bool po_read_content(struct arena *arena, struct diag *diag, const struct pipeline_request *request,
                     struct doc *out)
{
    const char *path = request->content, *wanted = request->language;
    bool is_fine = request->text.bytes ? content_read_text(arena, diag, path, request->text, out)
                                       : content_read(arena, diag, path, out);
    if (is_fine && request->is_check)
        links_check(arena, diag, out);
    if (is_fine && wanted && !slice_is(out->languages[0], wanted)) {
        const struct doc source = *out;
        struct catalogue catalogue;
        diag_set_context(diag, slice_of(wanted), SLICE(""));
        is_fine = po_open(arena, diag, &source, path, slice_of(wanted), &catalogue) &&
                  po_apply(arena, diag, &source, &catalogue, out);
    }
    return is_fine && content_read_words(arena, diag, path, out);
}

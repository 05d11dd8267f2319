/* `orison po update` and `orison po status`.
 *
 * In: the words after `po`. Out: catalogues written, their paths printed, one a line; or a table.
 * A language that fails stops no other. SPEC, "Translations". */
#include "cli/po.h"

#include <string.h>

#include "po/po.h"

static bool check_language(struct diag *diag, const struct doc *doc, struct slice language)
{
    bool is_own = slice_equal(doc->languages[0], language);
    if (!is_own && !slice_is(language, "en-XA") && !slice_is(language, "ar-XB"))
        return true;
    diag_error(diag, NO_PLACE, "usage", "%.*s is %s: it has no catalogue", SLICE_ARG(language),
               is_own ? "the content's own language" : "a computed pseudo-locale");
    return false;
}

static bool update(struct arena *arena, struct diag *diag, const struct pipeline_request *request,
                   const struct word_list *words)
{
    struct doc doc;
    uint32_t *rooms;
    if (!pipeline_measure(request, arena, diag, &doc, &rooms) || diag_system_count(diag) > 0)
        return false;
    const struct po_source source = {&doc, request->content, rooms, request->source_date};
    bool is_fine = true;
    for (size_t i = 2; i < words->count; i++) {
        struct slice tag = slice_of(words->at[i]);
        if (!language_is_tag(tag)) {
            diag_error(diag, NO_PLACE, "usage",
                       "expected a language tag such as es, pt-BR or zh-Hans, found “%s”",
                       words->at[i]);
            is_fine = false;
            continue;
        }
        struct slice language = language_tag_make(arena, tag);
        const char *path = NULL;
        is_fine &= check_language(diag, &doc, language) &&
                   po_update(arena, diag, &source, language, &path);
        if (path)
            fprintf(request->out, "%s\n", path);
    }
    return is_fine;
}

enum outcome po_command(struct arena *arena, struct diag *diag,
                        const struct pipeline_request *request, const struct word_list *words)
{
    struct doc doc;
    bool is_fine;
    if (strcmp(words->at[0], "update") == 0)
        is_fine = update(arena, diag, request, words);
    else
        is_fine = content_read(arena, diag, request->content, &doc) &&
                  po_write_status(arena, diag, &doc, request->content, request->diagnostics,
                                  request->out);
    if (diag_system_count(diag) > 0)
        return OUTCOME_SYSTEM;
    return is_fine && diag_count(diag, SEVERITY_ERROR) == 0 ? OUTCOME_FINE : OUTCOME_INPUT;
}

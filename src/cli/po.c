/* `orison po update`, `orison po template` and `orison po status`.
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

static bool update_one(struct arena *arena, struct diag *diag, const struct po_source *source,
                       struct slice language, FILE *out)
{
    const char *path = NULL;
    bool is_fine = check_language(diag, source->doc, language) &&
                   po_update(arena, diag, source, language, &path);
    if (path)
        fprintf(out, "%s\n", path);
    return is_fine;
}

/* The languages there are, or those of the issue before. */
static bool update_all(struct arena *arena, struct diag *diag, const struct po_source *source,
                       FILE *out)
{
    size_t count;
    const char *issue;
    bool is_fine = true;
    struct slice *languages = po_languages_to_update(arena, diag, source->content, &count, &issue);
    if (count == 0) {
        diag_error(diag, NO_PLACE, "usage",
                   "no content file of this folder has a catalogue, so “all” is none");
        diag_hint(diag, "name the languages: `orison po update %s es sw`", source->content);
        return false;
    }
    if (issue)
        diag_note_path(diag, source->content, "po-languages", "it gets the languages of %s", issue);
    for (size_t i = 0; i < count; i++)
        is_fine &= update_one(arena, diag, source, languages[i], out);
    return is_fine;
}

static bool stood_before(const struct word_list *words, size_t index)
{
    for (size_t i = 2; i < index; i++)
        if (strcmp(words->at[i], words->at[index]) == 0)
            return true;
    return false;
}

static bool update(struct arena *arena, struct diag *diag, const struct po_source *source,
                   const struct word_list *words, FILE *out)
{
    bool is_fine = true;
    for (size_t i = 2; i < words->count; i++) {
        struct slice word = slice_of(words->at[i]);
        if (stood_before(words, i))
            continue;
        if (slice_is(word, "all"))
            is_fine &= update_all(arena, diag, source, out);
        else
            is_fine &= update_one(arena, diag, source, language_tag_make(arena, word), out);
    }
    return is_fine;
}

static bool make_template(struct arena *arena, struct diag *diag, const struct po_source *source,
                          FILE *out)
{
    const char *path;
    if (!po_make_template(arena, diag, source, &path))
        return false;
    fprintf(out, "%s\n", path);
    return true;
}

/* What is made of the content as it is set, for the room that a text has. */
static bool make(struct arena *arena, struct diag *diag, const struct pipeline_request *request,
                 const struct word_list *words)
{
    struct doc doc;
    uint32_t *rooms;
    if (!pipeline_measure(request, arena, diag, &doc, &rooms) || diag_system_count(diag) > 0)
        return false;
    const struct po_source source = {&doc, request->content, rooms, request->source_date};
    if (strcmp(words->at[0], "template") == 0)
        return make_template(arena, diag, &source, request->out);
    return update(arena, diag, &source, words, request->out);
}

bool po_check_languages(struct arena *arena, struct diag *diag, const struct word_list *words)
{
    bool is_fine = true;
    for (size_t i = 2; i < words->count; i++) {
        struct asked_language asked = {slice_of(words->at[i]), NO_PLACE, "usage", NULL};
        is_fine &= slice_is(asked.word, "all") || language_read(arena, diag, asked, &asked.word);
    }
    return is_fine;
}

enum outcome po_command(struct arena *arena, struct diag *diag,
                        const struct pipeline_request *request, const struct word_list *words)
{
    struct doc doc;
    bool is_fine;
    po_check_names(arena, diag, request->content);
    if (strcmp(words->at[0], "status") != 0)
        is_fine = make(arena, diag, request, words);
    else
        is_fine = content_read(arena, diag, request->content, &doc) &&
                  po_write_status(arena, diag, &doc, request->content, request->diagnostics,
                                  request->out);
    if (diag_system_count(diag) > 0)
        return OUTCOME_SYSTEM;
    return is_fine && diag_count(diag, SEVERITY_ERROR) == 0 ? OUTCOME_FINE : OUTCOME_INPUT;
}

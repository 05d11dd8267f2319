/* Print lint, the round over an edition's translations. See lint.h.
 *
 * In: translations. Out: warnings. Each text is taken apart once; each lint looks at the letters by
 * itself. Cost: linear in the text. */
#include "po/lint.h"

#include <string.h>

#include "base/map.h"
#include "base/utf8.h"
#include "po/catalogue.h"

static struct lint_text take_apart(struct arena *arena, struct slice text)
{
    struct lint_text out = {.text = text};
    out.letters = arena_alloc_items(arena, text.length + 1, sizeof *out.letters);
    for (size_t at = 0; at < text.length;) {
        at = po_end_of_address(text, at);
        if (at == text.length)
            break;
        struct lint_letter *letter = &out.letters[out.count++];
        letter->byte = (uint32_t)at;
        letter->code_point = utf8_next(text, &at);
        letter->class = character_class_of(letter->code_point);
    }
    return out;
}

struct place lint_place(const struct lint *lint, uint32_t byte)
{
    const struct translation *translation = lint->translation;
    uint32_t point = 0;
    while (point + 1 < translation->point_count && translation->points[point + 1].byte <= byte)
        point++;
    struct place place = translation->points[point].place;
    place.byte += byte - translation->points[point].byte;
    return place;
}

static size_t count_words(const struct lint_text *text)
{
    size_t count = 0;
    for (size_t i = 0; i < text->count; i++) {
        bool is_word = text->letters[i].class == CHARACTER_WORD;
        count += is_word && (i == 0 || text->letters[i - 1].class != CHARACTER_WORD);
    }
    return count;
}

/* Names stay the same in many languages ("Job 36:3", "Guatemala"); a phrase of three words hardly
 * ever does. */
static void check_same(const struct lint *lint)
{
    enum { WORDS_OF_A_PHRASE = 3 };
    static const char *const names[] = {"organization", "citation", "version", "credit", "by"};
    const struct translation *translation = lint->translation;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (slice_is(translation->role, names[i]))
            return;
    if (!slice_equal(translation->text, translation->source) ||
        count_words(&lint->target) < WORDS_OF_A_PHRASE)
        return;
    diag_warning(lint->diag, translation->place, "po-same",
                 "this translation is the same as its source");
    diag_hint(lint->diag, "leave it empty where it is still to be translated");
}

static void lint_entry(const struct lint *lint)
{
    check_same(lint);
    lint_words(lint);
    lint_numbers(lint);
    lint_quotes(lint);
    lint_markup(lint);
}

void po_lint(struct diag *diag, const struct doc *doc, const struct translations *edition)
{
    struct arena *arena = arena_make(0);
    struct lint lint = {.arena = arena,
                        .diag = diag,
                        .language = edition->language,
                        .source_language = doc->languages[0],
                        .alphabet = language_letters_make(arena, edition->language)};
    struct map entries = map_make(arena);
    for (uint32_t i = 0; i < doc->entry_count; i++)
        map_add(&entries, doc->entries[i].source, i);
    for (size_t i = 0; i < edition->translation_count; i++) {
        uint32_t entry;
        lint.translation = &edition->translations[i];
        if (!map_find(&entries, lint.translation->source, &entry))
            continue;
        struct arena_mark mark = arena_mark(arena);
        lint.source = take_apart(arena, lint.translation->source);
        lint.target = take_apart(arena, lint.translation->text);
        lint_entry(&lint);
        arena_release(arena, mark);
    }
    arena_free(arena);
}

/* A language that a person asked for, in a content file, on the command line or by a catalogue's
 * name.
 *
 * In: what was written. Out: its tag in the usual case, or a report that names the tag that was
 * probably meant: parts joined by '_' as gettext does it, or a language's name ("english",
 * "Deutsch"), which ICU knows in English and in the language itself. */
#include <string.h>

#include "language/language.h"

bool language_is_usual(struct slice tag)
{
    size_t length = language_base(tag).length;
    return language_is_tag(tag) && length <= 3;
}

struct slice language_guess(struct arena *arena, struct slice word)
{
    char *joined = slice_terminated(arena, word);
    for (char *c = joined; *c; c++)
        *c = *c == '_' ? '-' : *c;
    if (language_is_usual(slice_of(joined)))
        return language_tag_make(arena, slice_of(joined));
    return slice_of(language_code_of(word));
}

bool language_read(struct arena *arena, struct diag *diag, struct asked_language asked,
                   struct slice *out)
{
    if (language_is_usual(asked.word)) {
        *out = language_tag_make(arena, asked.word);
        return true;
    }
    diag_error(diag, asked.place, asked.code,
               "expected a language tag such as en, pt-BR or zh-Hans%s, found '%.*s'",
               asked.where ? asked.where : "", SLICE_ARG(asked.word));
    struct slice guess = language_guess(arena, asked.word);
    bool is_joined = asked.word.length > 0 && memchr(asked.word.bytes, '_', asked.word.length);
    if (guess.length > 0)
        diag_hint(diag, "write '%.*s'%s", SLICE_ARG(guess),
                  is_joined ? ": parts of a tag are joined by '-'" : "");
    else if (is_joined)
        diag_hint(diag, "parts of a tag are joined by '-'");
    return false;
}

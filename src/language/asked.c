/* A language that a person asked for, in a content file, on the command line or by a catalogue's
 * name.
 *
 * In: what was written. Out: its tag in the usual case, or a report that names the tag that was
 * probably meant: parts joined by '_' as gettext does it, or a language's name ("english",
 * "Deutsch"), which ICU knows in English and in the language itself. A tag by another name than the
 * usual one ("fra", "iw") is taken, with a warning: dictionaries, fonts and spaces go by the usual.
 */
#include <string.h>
#include <unicode/uloc.h>

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

/* Names that ICU's tables of ISO 639 do not tell of: CLDR, languageAlias (supplementalMetadata). */
static const char *usual_name(const char *name)
{
    static const char *const names[][2] = {
        {"arb", "ar"}, {"azj", "az"}, {"cmn", "zh"},     {"ekk", "et"}, {"in", "id"},
        {"iw", "he"},  {"ji", "yi"},  {"jw", "jv"},      {"khk", "mn"}, {"kmr", "ku"},
        {"lvs", "lv"}, {"mo", "ro"},  {"npi", "ne"},     {"ory", "or"}, {"pbu", "ps"},
        {"pes", "fa"}, {"plt", "mg"}, {"sh", "sr-Latn"}, {"swc", "sw"}, {"swh", "sw"},
        {"uzn", "uz"}, {"ydd", "yi"}, {"zsm", "ms"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i][0]) == 0)
            return names[i][1];
    return name;
}

/* Warns of a tag whose language has a usual name: "fra" for "fr" (RFC 5646, 4.5). */
static void warn_of_name(struct arena *arena, struct diag *diag, struct asked_language asked,
                         struct slice tag)
{
    struct slice language = language_base(tag);
    const char *name = slice_terminated(arena, language);
    char code[ULOC_LANG_CAPACITY] = "";
    UErrorCode status = U_ZERO_ERROR;
    uloc_getLanguage(name, code, sizeof code, &status);
    const char *usual = usual_name(U_SUCCESS(status) && code[0] ? code : name);
    if (slice_is(language, usual))
        return;
    struct slice rest = slice_part(tag, language.length, tag.length);
    diag_warning(diag, asked.place, asked.code,
                 "the language '%.*s' is usually named %s: what depends on it goes by that name",
                 SLICE_ARG(language), usual);
    diag_hint(diag, "write '%s%.*s', also in the names of catalogues", usual, SLICE_ARG(rest));
}

bool language_read(struct arena *arena, struct diag *diag, struct asked_language asked,
                   struct slice *out)
{
    if (language_is_usual(asked.word)) {
        *out = language_tag_make(arena, asked.word);
        warn_of_name(arena, diag, asked, *out);
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

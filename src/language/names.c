/* Languages by their names, for who writes "English" where a tag is expected. Names and codes are
 * CLDR's, as ICU has them. */
#include <string.h>
#include <strings.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "language/language.h"

enum { NAME_ROOM = 128 };

/* The name of the language `code`, in the language `in`. */
static bool is_named(const char *code, const char *in, struct slice name)
{
    UChar wide[NAME_ROOM];
    char narrow[NAME_ROOM * 3];
    UErrorCode status = U_ZERO_ERROR;
    uloc_getDisplayLanguage(code, in, wide, NAME_ROOM, &status);
    u_strToUTF8(narrow, sizeof narrow, NULL, wide, -1, &status);
    return U_SUCCESS(status) && strlen(narrow) == name.length &&
           strncasecmp(narrow, name.bytes, name.length) == 0;
}

const char *language_code_of(struct slice name)
{
    const char *const *codes = uloc_getISOLanguages();
    for (; name.length > 0 && *codes; codes++)
        if (is_named(*codes, "en", name) || is_named(*codes, *codes, name))
            return *codes;
    return NULL;
}

bool language_is_registered(struct arena *arena, struct slice tag)
{
    char locale[ULOC_FULLNAME_CAPACITY], country[ULOC_COUNTRY_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    if (language_base(tag).length != 2)
        return true;
    uloc_forLanguageTag(slice_terminated(arena, tag), locale, sizeof locale, NULL, &status);
    uloc_getCountry(locale, country, sizeof country, &status);
    bool has_letters = U_SUCCESS(status) && strlen(country) == 2;
    return U_FAILURE(status) || (uloc_getISO3Language(locale)[0] != '\0' &&
                                 (!has_letters || uloc_getISO3Country(locale)[0] != '\0'));
}

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

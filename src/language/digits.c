/* The digits of a language's own script.
 *
 * In: a tag. Out: ten characters, from CLDR's "native" numbering system (UTS #35, part 3), and
 * whether the language uses them where nothing else is asked. Systems that are no row of ten
 * characters of the BMP (Han numerals by rules, Adlam) are left alone. */
#include <string.h>
#include <unicode/uloc.h>
#include <unicode/unumsys.h>
#include <unicode/ures.h>

#include "language/language.h"
#include "language/locale.h"

enum { LOCALE_ROOM = ULOC_FULLNAME_CAPACITY, DIGIT_COUNT = 10 };

void locale_pin_digits(char *locale)
{
    static const char *const without_country[] = {"", "001", "XB"}; /* XB: the pseudo-locale */
    UErrorCode status = U_ZERO_ERROR;
    char language[ULOC_LANG_CAPACITY], country[ULOC_COUNTRY_CAPACITY], numbers[16];
    uloc_getLanguage(locale, language, sizeof language, &status);
    uloc_getCountry(locale, country, sizeof country, &status);
    int32_t length = uloc_getKeywordValue(locale, "numbers", numbers, sizeof numbers, &status);
    if (U_FAILURE(status) || length > 0 || strcmp(language, "ar") != 0)
        return;
    for (size_t i = 0; i < sizeof without_country / sizeof *without_country; i++)
        if (strcmp(country, without_country[i]) == 0)
            uloc_setKeywordValue("numbers", "arab", locale, LOCALE_ROOM, &status);
}

/* Fills `digits` with the ten of the numbering system that `numbers` names in the locale. */
static bool digits_of(const char *locale, const char *numbers, uint16_t digits[DIGIT_COUNT])
{
    UErrorCode status = U_ZERO_ERROR;
    char full[LOCALE_ROOM];
    strcpy(full, locale);
    uloc_setKeywordValue("numbers", numbers, full, LOCALE_ROOM, &status);
    UNumberingSystem *system = unumsys_open(full, &status);
    UChar found[DIGIT_COUNT + 1];
    int32_t count = U_FAILURE(status) || unumsys_isAlgorithmic(system)
                        ? 0
                        : unumsys_getDescription(system, found, DIGIT_COUNT + 1, &status);
    unumsys_close(system);
    if (U_FAILURE(status) || count != DIGIT_COUNT)
        return false;
    for (int32_t i = 0; i < DIGIT_COUNT; i++)
        digits[i] = found[i];
    return digits[0] != '0';
}

bool language_native_digits(struct arena *scratch, struct slice tag, uint16_t digits[10],
                            bool *is_usual)
{
    struct arena_mark mark = arena_mark(scratch);
    UErrorCode status = U_ZERO_ERROR;
    char locale[LOCALE_ROOM];
    uint16_t usual[DIGIT_COUNT];
    int32_t length = uloc_forLanguageTag(slice_terminated(scratch, tag), locale, LOCALE_ROOM - 32,
                                         NULL, &status);
    arena_release(scratch, mark);
    *is_usual = false;
    if (U_FAILURE(status) || length >= LOCALE_ROOM - 32 || !digits_of(locale, "native", digits))
        return false;
    locale_pin_digits(locale);
    char named[16];
    bool is_named = uloc_getKeywordValue(locale, "numbers", named, sizeof named, &status) > 0 &&
                    U_SUCCESS(status);
    *is_usual = digits_of(locale, is_named ? named : "default", usual) &&
                memcmp(usual, digits, sizeof usual) == 0;
    return true;
}

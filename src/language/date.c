/* Dates in every language.
 *
 * In: a tag and a Gregorian date, whole or in part. Out: the date as the language writes it.
 * English, the language of most sources, has its months here, so that a cold program opens no
 * locale data for it (ICU takes 3 ms to open its first pattern generator); so has Haitian, for
 * which ICU would answer in French. Every other language asks ICU for the best pattern of a
 * skeleton (UTS #35, part 4). ICU falls back to the locale of the environment for a language that
 * it doesn't know: that would make outputs depend on the machine, so it is asked first whether it
 * knows the language, and else the digits of ISO 8601 stand. */
#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>

#include "base/utf8.h"
#include "language/language.h"
#include "language/locale.h"
#include "language/tag.h"

enum { LOCALE_ROOM = ULOC_FULLNAME_CAPACITY, PATTERN_ROOM = 128, DATE_ROOM = 256 };

static const char *const english_months[] = {"January",   "February", "March",    "April",
                                             "May",       "June",     "July",     "August",
                                             "September", "October",  "November", "December"};
static const char *const haitian_months[] = {"janvye",  "fevriye", "mas",    "avril",
                                             "me",      "jen",     "jiyè",   "out",
                                             "septanm", "oktòb",   "novanm", "desanm"};

/* English writes "February 5, 2027" where no region is named and in these (CLDR 42); "5 February
 * 2027" elsewhere. XA is the pseudo-locale. */
static const char *const month_first_regions[] = {"",   "AS", "BI", "CA", "GU", "JP", "MH",
                                                  "MP", "PH", "PR", "UM", "US", "VI", "XA"};

static bool is_month_first(struct tag_parts parts)
{
    for (size_t i = 0; i < sizeof month_first_regions / sizeof *month_first_regions; i++)
        if (tag_is(parts.region, month_first_regions[i]))
            return true;
    return false;
}

static struct slice date_of_months(struct arena *arena, const char *const *months,
                                   bool has_month_first, struct date date)
{
    const char *month = months[date.month - 1];
    if (date.day == 0)
        return slice_format(arena, "%s %d", month, date.year);
    if (date.year == 0)
        return has_month_first ? slice_format(arena, "%s %d", month, date.day)
                               : slice_format(arena, "%d %s", date.day, month);
    return has_month_first ? slice_format(arena, "%s %d, %d", month, date.day, date.year)
                           : slice_format(arena, "%d %s %d", date.day, month, date.year);
}

static struct slice date_of_digits(struct arena *arena, struct date date)
{
    if (date.month == 0)
        return slice_format(arena, "%d", date.year);
    if (date.day == 0)
        return slice_format(arena, "%d-%02d", date.year, date.month);
    if (date.year == 0)
        return slice_format(arena, "%02d-%02d", date.month, date.day);
    return slice_format(arena, "%d-%02d-%02d", date.year, date.month, date.day);
}

/* Days from 1970-01-01 to a Gregorian date: years are counted from March, so that the leap day is
 * a year's last. */
static int64_t days_of(struct date date)
{
    int64_t year = date.year - (date.month <= 2);
    int64_t era = year / 400, year_of_era = year % 400;
    int64_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

/* The ICU locale of `tag` with the Gregorian calendar; false where ICU has no data of the
 * language, so that it would answer in another. */
static bool locale_of_tag(struct arena *arena, struct slice tag, char out[LOCALE_ROOM])
{
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(slice_terminated(arena, tag), out, LOCALE_ROOM, NULL, &status);
    UResourceBundle *bundle = ures_open(NULL, out, &status);
    bool is_known = U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING;
    const char *actual = ures_getLocaleByType(bundle, ULOC_ACTUAL_LOCALE, &status);
    is_known = is_known && strcmp(actual, "root") != 0;
    ures_close(bundle);
    status = U_ZERO_ERROR;
    uloc_setKeywordValue("calendar", "gregorian", out, LOCALE_ROOM, &status);
    locale_pin_digits(out);
    return is_known && U_SUCCESS(status);
}

static const char *skeleton_of(struct date date)
{
    if (date.year == 0)
        return "MMMMd";
    return date.month == 0 ? "y" : date.day == 0 ? "yMMMM" : "yMMMMd";
}

static int32_t pattern_of(const char *locale, const char *skeleton, UChar out[PATTERN_ROOM],
                          UErrorCode *status)
{
    UChar letters[8];
    int32_t letter_count = 0;
    for (; skeleton[letter_count]; letter_count++)
        letters[letter_count] = (UChar)skeleton[letter_count];
    UDateTimePatternGenerator *generator = udatpg_open(locale, status);
    int32_t length =
        udatpg_getBestPattern(generator, letters, letter_count, out, PATTERN_ROOM, status);
    udatpg_close(generator);
    return length;
}

static struct slice date_of_icu(struct arena *arena, const char *locale, struct date date)
{
    static const UChar greenwich[] = {'G', 'M', 'T'};
    UErrorCode status = U_ZERO_ERROR;
    UChar pattern[PATTERN_ROOM], text[DATE_ROOM];
    int32_t pattern_length = pattern_of(locale, skeleton_of(date), pattern, &status);
    UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, greenwich, 3, pattern,
                                    pattern_length, &status);
    /* A day without a year is shown of a leap year, so that there is a February 29; a date in part
     * is that of its first day. */
    struct date whole = {date.year ? date.year : 2000, date.month ? date.month : 1,
                         date.day ? date.day : 1};
    double milliseconds = (double)days_of(whole) * 86400000.0;
    int32_t length = udat_format(format, milliseconds, text, DATE_ROOM, NULL, &status);
    udat_close(format);
    if (U_FAILURE(status))
        return date_of_digits(arena, date);
    return utf8_of_utf16(arena, text, (size_t)length);
}

struct slice language_date(struct arena *arena, struct slice tag, struct date date)
{
    assert(date.month <= 12 && date.day <= 31 && (date.year >= 1583 || date.year == 0));
    assert((date.day == 0 || date.month) && (date.year || (date.month && date.day)));
    struct tag_parts parts = tag_parts_of(tag);
    bool is_english = tag_is(parts.language, "en");
    if (date.month && is_english)
        return date_of_months(arena, english_months, is_month_first(parts), date);
    if (date.month && tag_is(parts.language, "ht"))
        return date_of_months(arena, haitian_months, false, date);
    char locale[LOCALE_ROOM];
    if (is_english || !locale_of_tag(arena, tag, locale))
        return date_of_digits(arena, date);
    return date_of_icu(arena, locale, date);
}

enum { MONTHS = 12, MONTH_LISTS = 2 };

/* "Februar", "févr." in lower case and without its full stop. */
static struct slice folded_month(struct arena *arena, const UChar *name, int32_t length)
{
    UChar small[DATE_ROOM];
    UErrorCode status = U_ZERO_ERROR;
    while (length > 0 && name[length - 1] == '.')
        length--;
    int32_t count = u_strToLower(small, DATE_ROOM, name, length, "", &status);
    return U_SUCCESS(status) ? utf8_of_utf16(arena, small, (size_t)count) : SLICE("");
}

static size_t months_of_names(struct arena *arena, const char *const *names, struct slice *months)
{
    UChar name[DATE_ROOM];
    for (size_t i = 0; i < MONTHS; i++) {
        int32_t length = 0;
        UErrorCode status = U_ZERO_ERROR;
        u_strFromUTF8(name, DATE_ROOM, &length, names[i], -1, &status);
        months[i] = folded_month(arena, name, length);
    }
    return MONTHS;
}

static size_t months_of_icu(struct arena *arena, const char *locale, struct slice *months)
{
    static const UDateFormatSymbolType lists[MONTH_LISTS] = {UDAT_MONTHS, UDAT_SHORT_MONTHS};
    UErrorCode status = U_ZERO_ERROR;
    UDateFormat *format = udat_open(UDAT_LONG, UDAT_LONG, locale, NULL, 0, NULL, 0, &status);
    size_t count = 0;
    for (int list = 0; list < MONTH_LISTS && U_SUCCESS(status); list++) {
        for (int32_t i = 0; i < MONTHS; i++) {
            UChar name[DATE_ROOM];
            int32_t length = udat_getSymbols(format, lists[list], i, name, DATE_ROOM, &status);
            if (U_SUCCESS(status))
                months[count++] = folded_month(arena, name, length);
        }
    }
    udat_close(format);
    return count;
}

struct slice *language_months(struct arena *arena, struct slice tag, size_t *count)
{
    struct slice *months = arena_alloc_items(arena, MONTHS * MONTH_LISTS, sizeof *months);
    struct tag_parts parts = tag_parts_of(tag);
    char locale[LOCALE_ROOM];
    *count = 0;
    if (tag_is(parts.language, "en"))
        *count = months_of_names(arena, english_months, months);
    else if (tag_is(parts.language, "ht"))
        *count = months_of_names(arena, haitian_months, months);
    else if (locale_of_tag(arena, tag, locale))
        *count = months_of_icu(arena, locale, months);
    return months;
}

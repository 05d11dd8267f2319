/* A date of content: YYYY, YYYY-MM or YYYY-MM-DD in the Gregorian calendar, which begins in 1583.
 */
#include "content/reader.h"

enum { YEAR_FIRST = 1583 };

/* The digits [start, start + count) as a number; false where one is none. */
static bool read_digits(struct slice text, size_t start, size_t count, int32_t *out)
{
    *out = 0;
    for (size_t i = start; i < start + count; i++) {
        if (i >= text.length || text.bytes[i] < '0' || text.bytes[i] > '9')
            return false;
        *out = *out * 10 + (text.bytes[i] - '0');
    }
    return true;
}

static int32_t days_in_month(int32_t year, int32_t month)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && is_leap ? 29 : days[month - 1];
}

/* The three forms; month and day are 0 where there is none. */
static bool read_form(struct slice text, int32_t *year, int32_t *month, int32_t *day)
{
    *month = *day = 0;
    bool has_month = text.length >= 7, has_day = text.length == 10;
    if (text.length != 4 && text.length != 7 && text.length != 10)
        return false;
    if (!read_digits(text, 0, 4, year))
        return false;
    if (has_month && (text.bytes[4] != '-' || !read_digits(text, 5, 2, month)))
        return false;
    return !has_day || (text.bytes[7] == '-' && read_digits(text, 8, 2, day));
}

bool date_read(struct reader *reader, const struct node *node, struct date *out)
{
    struct slice text;
    int32_t year, month, day;
    if (!yaml_text(reader->diag, node, &text))
        return false;
    if (!read_form(text, &year, &month, &day)) {
        if (node->is_mended)
            return false;
        diag_error(reader->diag, node->place, "date",
                   "expected a date such as 2027, 2027-02 or 2027-02-05, found '%.*s'",
                   SLICE_ARG(text));
        diag_hint(reader->diag, "write year, month and day in digits; each edition prints them as "
                                "its language does");
        return false;
    }
    bool has_month = text.length > 4, has_day = text.length > 7;
    if (year < YEAR_FIRST)
        diag_error(reader->diag, node->place, "date", "expected a year from %d, found %.4s",
                   YEAR_FIRST, text.bytes);
    else if (has_month && (month < 1 || month > 12))
        diag_error(reader->diag, node->place, "date", "there is no month %.2s: expected 01 to 12",
                   text.bytes + 5);
    else if (has_day && (day < 1 || day > days_in_month(year, month)))
        diag_error(reader->diag, node->place, "date", "%.7s has no day %.2s: expected 01 to %d",
                   text.bytes, text.bytes + 8, (int)days_in_month(year, month));
    else {
        *out = (struct date){year, (uint8_t)month, (uint8_t)day};
        return true;
    }
    return false;
}

struct slice date_write(struct arena *arena, struct date date)
{
    if (date.year <= 0)
        return SLICE("");
    if (date.month == 0)
        return slice_format(arena, "%04d", date.year);
    if (date.day == 0)
        return slice_format(arena, "%04d-%02d", date.year, date.month);
    return slice_format(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

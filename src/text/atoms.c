/* Numbers as atoms: see atoms.h.
 *
 * In: a string. Out: where a number begins and ends that is made of several groups of digits: with
 * one mark between two groups (16–17, 2027-02-14, 3:16, 1/2), with spaces as thousands have them (1
 * 500 000), or as telephone numbers do (+254 700 123 456, (020) 7946-0958).
 *
 * UAX #9 orders such groups from right to left in right-to-left text, but for a few marks; whoever
 * dials from paper wants them as they were typed. So the whole is shown to it as one number
 * (itemize.c), and the breaker keeps it whole where it can (line_ends.c).
 *
 * Dates may have spaces (14. 2. 2027), and so may accounts (4000 1234 5678 9010). A sign is of its
 * number, but before Arabic-Indic digits, which have it on their right (CLDR, ar).
 *
 * Two numbers that a sentence puts side by side (in 2027 300 people) are none: spaces join only
 * groups of three digits after a shorter one, or what else tells that it is dialled: a plus, a
 * bracket, a zero at the start, a third group, within the lengths of ITU-T E.164. */
#include "text/atoms.h"

#include <stdbool.h>
#include <unicode/uchar.h>

enum {
    PHONE_DIGITS_LEAST = 7,
    PHONE_BRACKET_LEAST = 9, /* (202) 555-0123, but not (2027) 300 */
    PHONE_DIGITS_MOST = 15,  /* E.164, 6.2.1; */
    PHONE_DIGITS_ROOM = 19,  /* with a 00 before it, and the (0) that Britons write */
    PHONE_GROUP_MOST = 8,
    ACCOUNT_GROUP = 4,
    GROUPS_MOST = 16
};

/* Digits with single marks between them; a telephone number has several, parted by spaces. */
struct segment {
    uint32_t start, end;
    uint32_t digits, groups, first_digits; /* digits in all, runs of them, digits of the first */
    bool has_plus, has_minus, has_bracket, has_zero, has_colon, is_date;
};

struct scan {
    const uint16_t *string;
    uint32_t end;
};

static uint16_t unit_at(const struct scan *scan, uint32_t cu)
{
    return cu < scan->end ? scan->string[cu] : 0;
}

static bool is_digit(uint16_t cu)
{
    if (cu < 0x80)
        return cu >= '0' && cu <= '9';
    return cu >= 0x0660 && u_isdigit(cu);
}

static bool is_space(uint16_t cu)
{
    return cu == ' ' || cu == 0xA0 || cu == 0x2007 || cu == 0x2009 || cu == 0x202F;
}

static bool is_dash(uint16_t cu)
{
    return cu == '-' || (cu >= 0x2010 && cu <= 0x2013) || cu == 0x2212;
}

/* Marks between two groups of digits; the Arabic comma and full stop of decimals too. */
static bool is_joint(uint16_t cu)
{
    return is_dash(cu) || cu == '.' || cu == '/' || cu == ':' || cu == ',' || cu == 0x066B ||
           cu == 0x066C || cu == 0x060C;
}

/* The end of the digits at `cu`. */
static uint32_t digits_end(const struct scan *scan, uint32_t cu)
{
    while (is_digit(unit_at(scan, cu)))
        cu++;
    return cu;
}

/* "-5", "−5" where a word may begin. */
static bool is_minus(const struct scan *scan, uint32_t cu)
{
    uint16_t here = unit_at(scan, cu), next = unit_at(scan, cu + 1);
    uint16_t before = cu > 0 ? scan->string[cu - 1] : ' ';
    return (here == '-' || here == 0x2212) && is_digit(next) && (next < 0x0660 || next > 0x0669) &&
           (is_space(before) || before == '(');
}

/* The end of a date with spaces at `cu`: 14. 2. 2027, or 14. 2. alone; `cu` where there is none. */
static uint32_t spaced_date_end(const struct scan *scan, uint32_t cu)
{
    uint32_t day = digits_end(scan, cu), month = digits_end(scan, day + 2);
    bool is_day = day > cu && day - cu <= 2 && unit_at(scan, day) == '.';
    bool is_month = month > day + 2 && month - day <= 4 && unit_at(scan, month) == '.';
    if (!is_day || !is_month || !is_space(unit_at(scan, day + 1)))
        return cu;
    uint32_t year = month + 2, end = digits_end(scan, year);
    return end == year + 4 && is_space(unit_at(scan, month + 1)) ? end : month;
}

/* The end of a bracket round digits at `cu`: (020), (+254); `cu` where there is none. */
static uint32_t bracket_end(const struct scan *scan, uint32_t cu)
{
    uint32_t digits = cu + 1 + (unit_at(scan, cu + 1) == '+');
    uint32_t end = digits_end(scan, digits);
    bool is_bracket = unit_at(scan, cu) == '(' && end > digits && end - digits <= 5;
    return is_bracket && unit_at(scan, end) == ')' ? end + 1 : cu;
}

static void add_group(struct segment *segment, uint32_t digits)
{
    if (segment->groups == 0)
        segment->first_digits = digits;
    segment->groups++;
    segment->digits += digits;
}

/* 14.02.2027, 2027-02-14, 14/2/27: three groups, the first or last of them a year. */
static bool is_date(const uint32_t *groups, uint32_t count)
{
    return count == 3 && groups[1] <= 2 &&
           ((groups[0] == 4 && groups[2] <= 2) || (groups[0] <= 2 && groups[2] == 4) ||
            (groups[0] <= 2 && groups[2] == 2));
}

/* Reads the segment at `cu`; its end is its start where none begins. */
static struct segment read_segment(const struct scan *scan, uint32_t cu)
{
    struct segment segment = {.start = cu, .end = cu};
    uint32_t lengths[GROUPS_MOST];
    segment.has_plus = unit_at(scan, cu) == '+';
    segment.has_minus = is_minus(scan, cu);
    cu += segment.has_plus || segment.has_minus;
    segment.has_zero = unit_at(scan, cu) == '0';
    while (segment.groups < GROUPS_MOST) {
        uint32_t after = bracket_end(scan, cu), end = digits_end(scan, cu);
        if (after > cu && (segment.groups == 0 || segment.has_plus)) {
            segment.has_bracket = true;
            segment.has_plus |= unit_at(scan, cu + 1) == '+';
            lengths[segment.groups] = after - cu - 2;
        } else if (end > cu) {
            after = end;
            lengths[segment.groups] = end - cu;
        } else {
            break;
        }
        add_group(&segment, lengths[segment.groups]);
        segment.end = cu = after;
        segment.has_colon |= unit_at(scan, cu) == ':';
        bool is_joined = is_joint(unit_at(scan, cu)) && is_digit(unit_at(scan, cu + 1));
        cu += is_joined;
    }
    segment.is_date = is_date(lengths, segment.groups);
    return segment;
}

static bool is_phone(const struct segment *segments, size_t count)
{
    uint32_t digits = 0;
    bool has_bracket = false;
    for (size_t i = 0; i < count; i++) {
        if (segments[i].has_colon || segments[i].is_date ||
            segments[i].digits > 2 * PHONE_GROUP_MOST)
            return false;
        digits += segments[i].digits;
        has_bracket |= segments[i].has_bracket;
    }
    bool is_told = segments[0].has_plus || segments[0].has_zero ||
                   (has_bracket && digits >= PHONE_BRACKET_LEAST);
    bool is_year = segments[0].groups == 1 && segments[0].first_digits == 4;
    bool is_local = count >= 3 || (count == 2 && !is_year && segments[1].digits == 4) ||
                    (count == 2 && segments[1].groups == 1 && segments[1].digits >= 6);
    uint32_t most = is_told ? PHONE_DIGITS_ROOM : PHONE_DIGITS_MOST;
    return digits >= PHONE_DIGITS_LEAST && digits <= most && (is_told || is_local);
}

/* Three groups of four digits or more; the last may be shorter. */
static bool is_account(const struct segment *segments, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool is_last = i + 1 == count;
        if (segments[i].groups != 1 || segments[i].digits > ACCOUNT_GROUP ||
            (segments[i].digits < ACCOUNT_GROUP && !is_last))
            return false;
    }
    return count >= 3 && !segments[0].has_minus;
}

/* How many segments from the first on are one number in thousands. */
static size_t count_thousands(const struct segment *segments, size_t count)
{
    size_t end = 1;
    if (segments[0].groups != 1 || segments[0].digits > 3)
        return 1;
    while (end < count && segments[end].first_digits == 3 && segments[end - 1].groups == 1)
        end++;
    return end;
}

static void add_atom(struct arena *arena, const struct segment *first, const struct segment *last,
                     struct atom_list *atoms)
{
    *array_add(arena, atoms) = (struct atom){first->start, last->end};
}

static void add_atoms(struct arena *arena, const struct segment *segments, size_t count,
                      struct atom_list *atoms)
{
    if (count > 1 && (is_phone(segments, count) || is_account(segments, count))) {
        add_atom(arena, &segments[0], &segments[count - 1], atoms);
        return;
    }
    for (size_t i = 0, end; i < count; i = end) {
        end = i + count_thousands(&segments[i], count - i);
        bool has_groups =
            end > i + 1 || segments[i].groups > 1 || segments[i].has_plus || segments[i].has_minus;
        if (has_groups)
            add_atom(arena, &segments[i], &segments[end - 1], atoms);
    }
}

/* Whether a number may begin at `cu`: not inside a word, nor after a mark of another number. */
static bool may_begin(const struct scan *scan, uint32_t cu)
{
    uint16_t here = scan->string[cu], before = cu > 0 ? scan->string[cu - 1] : ' ';
    bool is_start =
        is_digit(here) || is_minus(scan, cu) ||
        (here == '+' && (is_digit(unit_at(scan, cu + 1)) || unit_at(scan, cu + 1) == '('));
    if (!is_start && bracket_end(scan, cu) == cu)
        return false;
    return !is_digit(before) && !(before < 0x80 && u_isalpha(before));
}

void atoms_find(struct arena *arena, const uint16_t *string, uint32_t cu_start, uint32_t cu_end,
                struct atom_list *atoms)
{
    struct scan scan = {string, cu_end};
    for (uint32_t cu = cu_start; cu < cu_end;) {
        if (string[cu] < '(' || (string[cu] > '9' && string[cu] < 0x0660)) {
            cu++;
            continue;
        }
        struct segment segments[GROUPS_MOST];
        size_t count = 0;
        uint32_t next = cu;
        bool is_number = (is_digit(string[cu]) || string[cu] == '+' || string[cu] == '(' ||
                          is_minus(&scan, cu)) &&
                         may_begin(&scan, cu);
        uint32_t date_end = is_number ? spaced_date_end(&scan, cu) : cu;
        if (date_end > cu) {
            *array_add(arena, atoms) = (struct atom){cu, date_end};
            cu = date_end;
            continue;
        }
        while (is_number && count < GROUPS_MOST) {
            struct segment segment = read_segment(&scan, next);
            if (segment.groups == 0)
                break;
            segments[count++] = segment;
            next = segment.end;
            bool goes_on = is_space(unit_at(&scan, next)) &&
                           (is_digit(unit_at(&scan, next + 1)) || unit_at(&scan, next + 1) == '(');
            if (!goes_on)
                break;
            next++;
        }
        if (count > 0)
            add_atoms(arena, segments, count, atoms);
        cu = count > 0 ? segments[count - 1].end : cu + 1;
    }
}

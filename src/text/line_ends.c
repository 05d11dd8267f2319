/* Where lines may not end, beyond UAX #14, and where they should not.
 *
 * In: the break points of a paragraph and its language. Out: the same without those that paper
 * would be wrong with, and with a hold on those that only should be left alone.
 *
 *   dropped  before what ends or repeats what comes before it, also where a space is typed there
 *            (character_begins_no_line; » and kin where they close); after what opens (« likewise);
 *            before a dash between letters, since a line may end behind it; behind the dash that
 *            begins a speech; before a per cent sign, a degree sign or an ellipsis that ends what is
 *            before it; after №, §, or an ellipsis that opens; inside г-н and C++
 *   bound    an abbreviation or a word of one letter with what comes (language_bound_words), names
 *            with initials, numerals and titles, figures with their units and months, the groups of
 *            a number (atoms.h), book, chapter and verse
 *
 * Guillemets and quotation marks with a space on both sides (« so ») say nothing of their role: the
 * language's own pairs do, else the first that is seen of a kind opens; of “ and ” in Arabic too,
 * where keyboards and books differ. With a space on one side UAX #14 sees rightly. Words are
 * compared in lower case, by the maps of the language.
 *
 * Cost: a few comparisons for each break after a space; ICU is asked about no ASCII. */
#include "text/line_ends.h"

#include "language/language.h"
#include "text/atoms.h"
#include "text/bonds.h"

enum role { ROLE_NONE, ROLE_OPENS, ROLE_CLOSES };

static bool is_guillemet(uint16_t cu)
{
    return cu == 0xAB || cu == 0xBB || cu == 0x2039 || cu == 0x203A;
}

static bool is_quote(uint16_t cu)
{
    return is_guillemet(cu) || (cu >= 0x2018 && cu <= 0x201F);
}

/* The role of a guillemet or quotation mark with spaces on both sides, by the language; else by the
 * first guillemet of the paragraph, which opens. */
static enum role role_of(const struct view *view, uint32_t cu)
{
    uint16_t c = view->string[cu];
    const uint32_t *marks = view->ends->marks;
    bool opens = c == marks[0] || c == marks[2], closes = c == marks[1] || c == marks[3];
    if (marks[0] == 0x201D && (c == 0x201C || c == 0x201D))
        return c == view->first_quote ? ROLE_OPENS : ROLE_CLOSES;
    if (opens != closes)
        return opens ? ROLE_OPENS : ROLE_CLOSES;
    if (!is_guillemet(c))
        return opens ? ROLE_NONE : u_charType(c) == U_FINAL_PUNCTUATION ? ROLE_CLOSES : ROLE_OPENS;
    bool points_left = c == 0xAB || c == 0x2039;
    bool first_left = view->first_guillemet == 0xAB || view->first_guillemet == 0x2039;
    return points_left == first_left ? ROLE_OPENS : ROLE_CLOSES;
}

static bool is_mark(uint16_t c)
{
    return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

/* Whether an ellipsis at `cu` ends what comes before: nothing is written on behind it. */
static bool is_trailing_off(const struct view *view, uint32_t cu)
{
    uint16_t next = unit_at(view, cu + 1);
    return view->string[cu] == 0x2026 && !is_letter(next) && !u_isdigit(next);
}

static bool is_alone(const struct view *view, uint32_t cu)
{
    return is_space(unit_before(view, cu)) && is_space(unit_at(view, cu + 1));
}

/* ฯพณฯ, "His Excellency", begins with the sign that ends other words. */
static bool is_excellency(const struct view *view, uint32_t cu)
{
    return view->string[cu] == 0x0E2F && unit_at(view, cu + 1) == 0x0E1E &&
           unit_at(view, cu + 2) == 0x0E13;
}

/* Whether a break parts a sign that is written with several: ។ល។ and so on, ๚ะ๛ the end. */
static bool is_inside_sign(const struct view *view, uint32_t cu)
{
    uint16_t before = unit_before(view, cu), c = view->string[cu], next = unit_at(view, cu + 1);
    bool is_khmer = before == 0x17D4 && next == 0x17D4; /* ។ល។ */
    bool is_thai = before == 0x0E5A && (c == 0x0E30 || c == 0x0E5B);
    return is_khmer || is_thai || (before == 0x0E30 && c == 0x0E5B);
}

/* Whether the string has a letter right before `cu` that is no ideograph nor kana: those may be
 * parted from a dash. */
static bool is_spaced_letter(uint16_t cu)
{
    return is_letter(cu) && cu < 0x2E80;
}

/* Whether no line begins with what stands at `cu`; `end` is the end of what stands before it. */
static bool begins_no_line(const struct view *view, uint32_t end, uint32_t cu)
{
    uint16_t c = view->string[cu];
    bool has_space = end < cu;
    if ((c == '+' || c == '#') && !has_space) /* C++ */
        return unit_before(view, cu) == c || is_letter(unit_before(view, cu));
    if (c < 0x80)
        return c == '%' && has_space && !u_isalnum(unit_at(view, cu + 1));
    if (c >= 0x0300 && is_mark(c)) /* typed after a space: it goes with what is before */
        return true;
    if (c >= 0xC0 && c < 0x0530 && c != 0x037E && c != 0x0387)
        return false; /* Latin, Greek and Cyrillic letters, most of what is asked */
    if (c == 0x2030 || c == 0x066A || (c == 0xB0 && has_space) || is_trailing_off(view, cu))
        return true;
    if (is_dash(c) && c >= 0x2014)
        return !has_space && is_spaced_letter(unit_before(view, cu)) &&
               !is_dash(unit_at(view, cu + 1));
    if (is_quote(c))
        return has_space && is_alone(view, cu) && role_of(view, cu) == ROLE_CLOSES;
    if (!has_space && is_inside_sign(view, cu))
        return true;
    return character_begins_no_line(character_at(view, cu)) && !is_excellency(view, cu);
}

/* Whether a break behind the hyphen or slash parts a word that is cut to its first letter and its
 * last: г-н, д-р, г-жа, ዶ/ር, c/o. */
static bool is_inside_cut(const struct view *view, uint32_t cu)
{
    enum { ENDING_LARGEST = 2 };
    uint32_t end = cu;
    while (end < view->cu_count && is_letter(view->string[end]))
        end++;
    return end > cu && end - cu <= ENDING_LARGEST && cu >= 2 && is_letter(view->string[cu - 2]) &&
           (cu == 2 || !is_letter(view->string[cu - 3]));
}

/* Whether no line ends with what stands before `end`. */
static bool ends_no_line(const struct view *view, uint32_t end, uint32_t cu)
{
    if (end == 0)
        return false;
    uint16_t c = view->string[end - 1];
    if (c == 0x2116 || c == 0xA7) /* № 5, § 5 */
        return u_isdigit((UChar32)character_at(view, cu)) != 0;
    if (c == 0x2026 && end == cu) /* it opens: …and so */
        return is_space(unit_before(view, end - 1)) && is_spaced_letter(view->string[cu]);
    if (c == '-' || c == 0x2010 || c == '/')
        return end == cu && is_inside_cut(view, cu);
    if (is_dash(c) && end == cu) /* it opens: —dijo */
        return is_space(unit_before(view, end - 1)) && is_spaced_letter(view->string[cu]);
    if (is_dash(c)) /* a speech begins */
        return end == 1 || view->string[end - 2] == 0x2028;
    return end < cu && is_quote(c) && is_alone(view, end - 1) &&
           role_of(view, end - 1) == ROLE_OPENS;
}

/* Whether a line may end at `cu`, behind spaces and beside a mark alone, by the mark's role in this
 * language: since Unicode 15.1, UAX #14 goes by the role that it has in others. */
static bool is_beside_mark(const struct view *view, uint32_t cu)
{
    uint32_t end = cu;
    while (end > 0 && view->string[end - 1] == ' ')
        end--;
    if (end == 0 || end == cu)
        return false;
    uint16_t before = view->string[end - 1], c = view->string[cu];
    if (is_quote(c) && is_alone(view, cu) && role_of(view, cu) == ROLE_OPENS)
        return is_letter(before) || before == ',' || before == '.' || before == ':';
    return is_quote(before) && is_letter(c) && is_alone(view, end - 1) &&
           role_of(view, end - 1) == ROLE_CLOSES;
}

/* Puts such breaks where the list lacks them. */
static void add_beside_marks(const struct view *view, struct arena *arena, struct break_list *list)
{
    struct break_list whole = {0};
    size_t next = 0;
    for (uint32_t cu = 1; cu < view->cu_count; cu++) {
        if (view->string[cu - 1] != ' ' || !is_beside_mark(view, cu))
            continue;
        while (next < list->count && list->at[next].cu < cu)
            *(struct break_point *)array_add(arena, &whole) = list->at[next++];
        if (next == list->count || list->at[next].cu > cu)
            *(struct break_point *)array_add(arena, &whole) =
                (struct break_point){.cu = cu, .kind = BREAK_ALLOWED};
    }
    if (whole.count == 0)
        return;
    while (next < list->count)
        *(struct break_point *)array_add(arena, &whole) = list->at[next++];
    *list = whole;
}

static bool is_in_atom(const struct atom_list *atoms, size_t *next, uint32_t cu)
{
    while (*next < atoms->count && atoms->at[*next].cu_end <= cu)
        (*next)++;
    return *next < atoms->count && atoms->at[*next].cu_start < cu;
}

/* Notes which guillemet and which of “ and ” the paragraph has first. */
static void find_firsts(struct view *view)
{
    for (uint32_t i = 0; i < view->cu_count && (!view->first_guillemet || !view->first_quote);
         i++) {
        uint16_t c = view->string[i];
        if (is_guillemet(c) && !view->first_guillemet)
            view->first_guillemet = c;
        if ((c == 0x201C || c == 0x201D) && !view->first_quote)
            view->first_quote = c;
    }
}

void line_ends_bind(struct line_ends *ends, struct arena *arena, const uint16_t *string,
                    uint32_t cu_count, struct break_list *list)
{
    struct view view = {ends, string, cu_count, 0, 0};
    find_firsts(&view);
    struct atom_list atoms = {0};
    size_t kept = 0, atom = 0;
    add_beside_marks(&view, arena, list);
    atoms_find(arena, string, 0, cu_count, &atoms);
    for (size_t i = 0; i < list->count; i++) {
        struct break_point point = list->at[i];
        uint32_t end = point.cu;
        while (point.kind == BREAK_ALLOWED && end > 0 && is_space(string[end - 1]))
            end--;
        if (point.kind == BREAK_ALLOWED && point.cu < cu_count) {
            if (begins_no_line(&view, end, point.cu) || ends_no_line(&view, end, point.cu))
                continue;
            bool is_inside = is_in_atom(&atoms, &atom, point.cu);
            enum hold hold = is_inside ? HOLD_FIRM : bond_hold(&view, end, point.cu);
            point.hold = hold > point.hold ? hold : point.hold;
        }
        list->at[kept++] = point;
    }
    list->count = kept;
}

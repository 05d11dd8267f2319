/* Words as their shapes tell them: initials, names, codes, Roman figures, the ends of numbers.
 *
 * In: a paragraph and a place in it. Out: the word that ends or begins there, and what it looks
 * like, in every language alike; nothing here knows a word by heart but the particles of names. */
#include "text/tokens.h"

#include <string.h>

enum { CODE_LENGTH = 3 };

bool unit_is_currency(uint16_t cu)
{
    return cu == '$' || (cu >= 0xA2 && u_charType(cu) == U_CURRENCY_SYMBOL);
}

bool unit_is_upper(uint16_t cu)
{
    if (cu < 0x80)
        return cu >= 'A' && cu <= 'Z';
    return (U_GET_GC_MASK(cu) & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0;
}

bool unit_is_lower(uint16_t cu)
{
    if (cu < 0x80)
        return cu >= 'a' && cu <= 'z';
    bool is_georgian = cu >= 0x10D0 && cu <= 0x10FF; /* small to Unicode, but begins names */
    return (U_GET_GC_MASK(cu) & U_GC_LL_MASK) != 0 && !is_georgian;
}

bool unit_may_begin_name(uint16_t cu)
{
    return is_letter(cu) && !unit_is_lower(cu);
}

bool unit_is_digit(uint16_t cu)
{
    if (cu < 0x80)
        return cu >= '0' && cu <= '9';
    return cu >= 0x0660 && u_isdigit(cu);
}

static bool is_opening(uint16_t cu)
{
    if (is_letter(cu) && cu < 0x80)
        return false;
    return cu == '(' || cu == '[' || cu == '"' || cu == '\'' || cu == 0xAB || cu == 0xBB ||
           cu == 0xA1 || cu == 0xBF || (cu >= 0x2012 && cu <= 0x201F) || cu == 0x2039 ||
           cu == 0x203A;
}

bool unit_is_trailing(uint16_t cu)
{
    static const uint16_t others[] = {0x037E, 0x0387, 0x055D, 0x0589, 0x060C, 0x061B,
                                      0x061F, 0x06D4, 0x0964, 0x0965, 0x104A, 0x104B,
                                      0x17D4, 0x3001, 0x3002, 0xFF0C, 0xFF1B};
    if (cu < 0x80)
        return cu == '.' || cu == ',' || cu == ';' || cu == ':' || cu == '!' || cu == '?' ||
               cu == ')' || cu == ']' || cu == '"' || cu == '\'';
    if (cu == 0xBB || cu == 0xAB || cu == 0x2026 || (cu >= 0x2018 && cu <= 0x201F) ||
        cu == 0x203A || (cu >= 0x1361 && cu <= 0x1368))
        return true;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (others[i] == cu)
            return true;
    return false;
}

/* The word that ends at `end`, as far as it is looked at. */
struct token token_before(const struct view *view, uint32_t end)
{
    struct token token = {end, end};
    while (token.start > 0 && end - token.start <= WORD_LARGEST &&
           !is_space(view->string[token.start - 1]))
        token.start--;
    while (token.start < end && is_opening(view->string[token.start]))
        token.start++;
    return token;
}

/* The word at `start`, without the marks that follow it. */
struct token token_after(const struct view *view, uint32_t start)
{
    struct token token = {start, start};
    while (token.end < view->cu_count && token.end - start <= WORD_LARGEST &&
           !is_space(view->string[token.end]))
        token.end++;
    return token;
}

struct token token_trim(const struct view *view, struct token token)
{
    while (token.end > token.start && unit_is_trailing(view->string[token.end - 1]))
        token.end--;
    return token;
}

uint32_t token_letters(const struct view *view, uint32_t start, uint32_t end)
{
    uint32_t cu = start;
    while (cu < end && is_letter(view->string[cu]))
        cu++;
    return cu - start;
}

/* "J.": a letter and its full stop. */
bool token_is_initial(const struct view *view, struct token token)
{
    uint32_t letters = token_letters(view, token.start, token.end);
    bool is_one =
        letters == 1 ||
        (letters == 2 && (U_GET_GC_MASK(view->string[token.start + 1]) & U_GC_M_MASK) != 0);
    return is_one && token.start + letters + 1 == token.end && view->string[token.end - 1] == '.';
}

/* "Abc": a capital and small letters. */
bool token_is_name(const struct view *view, struct token token)
{
    return token.end > token.start + 1 && unit_is_upper(view->string[token.start]) &&
           is_letter(view->string[token.end - 1]) && !unit_is_upper(view->string[token.end - 1]);
}

/* "Joh.", "Apg.": a name cut short. */
bool token_is_name_cut(const struct view *view, struct token token)
{
    enum { CUT_LARGEST = 6 };
    uint32_t length = token.end - token.start;
    struct token bare = {token.start, token.end - 1};
    return length > 2 && length <= CUT_LARGEST && view->string[token.end - 1] == '.' &&
           token_is_name(view, bare);
}

/* "USD": three capitals. */
bool token_is_code(const struct view *view, struct token token)
{
    for (uint32_t i = token.start; i < token.end; i++)
        if (!unit_is_upper(view->string[i]))
            return false;
    return token.end - token.start == CODE_LENGTH;
}

int unit_roman_rank(uint16_t cu)
{
    static const char figures[] = "IVXLC";
    const char *at = cu > 0 && cu < 0x80 ? strchr(figures, (char)cu) : NULL;
    return at ? (int)(at - figures) : -1;
}

/* Two Roman figures or more, each in its place: XVI, not CIVIL. */
bool token_is_roman(const struct view *view, struct token token)
{
    int repeats = 0, last = 9;
    for (uint32_t i = token.start; i < token.end; i++) {
        int rank = unit_roman_rank(view->string[i]);
        repeats = rank == last ? repeats + 1 : 0;
        bool is_before = rank > last && last % 2 == 0 && rank - last <= 2; /* IV, IX, XL, XC */
        if (rank < 0 || repeats > (rank % 2 == 0 ? 2 : 0) || (rank > last && !is_before))
            return false;
        last = rank;
    }
    return token.end - token.start >= 2;
}

/* What a word of centuries has before it: XX, XIXe, Ve, but not I. */
bool token_is_roman_ordinal(const struct view *view, struct token token)
{
    uint16_t last = unit_at(view, token.end - 1);
    if (token.end > token.start + 1 && (last == 'e' || last == 0x1D49)) {
        token.end--;
        if (token.end == token.start + 1) /* Ve, but not Le */
            return unit_roman_rank(view->string[token.start]) <= 2;
    }
    return token_is_roman(view, token);
}

uint32_t token_digits_end(const struct view *view, uint32_t cu)
{
    while (unit_is_digit(unit_at(view, cu)))
        cu++;
    return cu;
}

bool token_is_short_number(const struct view *view, uint32_t cu)
{
    uint32_t end = token_digits_end(view, cu);
    uint16_t mark = unit_at(view, end);
    bool goes_on = (mark == ',' || mark == '.') && unit_is_digit(unit_at(view, end + 1));
    return end > cu && end - cu <= CHAPTER_LARGEST && !goes_on && !is_letter(mark);
}

/* "DE89": what an IBAN begins with (ISO 13616). */
bool token_is_account_start(const struct view *view, struct token token)
{
    const uint16_t *at = view->string + token.start;
    return token.end - token.start == 4 && unit_is_upper(at[0]) && unit_is_upper(at[1]) &&
           unit_is_digit(at[2]) && unit_is_digit(at[3]);
}

/* J. van den Berg: the small words of names, which a name's initial is not parted from. */
bool token_is_particle(const struct view *view, struct token token)
{
    static const char *const particles[] = {
        "al", "da", "dal", "de", "del", "della", "den", "der", "des", "di", "do",  "dos",
        "du", "el", "la",  "le", "ten", "ter",   "van", "vom", "von", "zu", "zum", "zur"};
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++) {
        uint32_t at = 0;
        while (particles[i][at] && unit_at(view, token.start + at) == (uint16_t)particles[i][at])
            at++;
        if (!particles[i][at] && token.start + at == token.end)
            return true;
    }
    return false;
}

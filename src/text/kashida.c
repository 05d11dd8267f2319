/* Places for kashida: between which letters of a word the join is drawn longer.
 *
 * In: a string and a place in it where two letters join. Out: a rank. Which joins a face can draw
 * longer at all is HarfBuzz's to say (safe to insert tatweel): no ligature, no contextual form. The
 * order is the one that Microsoft gave for Internet Explorer 5.5 ("Justifying Text using Cascading
 * Style Sheets", the table of kashida priorities), which Uniscribe and its followers have as well:
 *
 *   1  after a tatweel of the text: the author wants it there
 *   2  after seen and sad, joined to the next letter
 *   3  before final teh marbuta, heh, dal
 *   4  before final alef, tah, lam, kaf, gaf
 *   5  before a tooth (medial beh and its like) that stands before final reh or yeh
 *   6  before final waw, ain, qaf, feh
 *   7  before any other final letter
 *
 * Final is a letter that joins to none after it, so also the alef in the middle of a word. Which
 * letters belong together is Unicode's joining group (ArabicShaping.txt): Persian and Urdu letters
 * stand with the Arabic ones that they are shaped like.
 *
 * What the table leaves out was found by eye: nothing between lam and alef; nothing on either side
 * of the article, which is a word of its own to the reader; nothing in a word of fewer than
 * WORD_LEAST letters without it, which would be more line than word. */
#include "text/kashida.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

/* Letters of a word that is elongated; those that the article and what stands before it have. */
enum { WORD_LEAST = 4, ARTICLE_MOST = 3 };

enum {
    ALEF = 0x0627,
    BEH = 0x0628,
    TATWEEL = 0x0640,
    FEH = 0x0641,
    KAF = 0x0643,
    LAM = 0x0644,
    WAW = 0x0648
};

static UChar32 letter_at(const uint16_t *string, uint32_t cu_count, uint32_t cu)
{
    size_t at = cu;
    return (UChar32)utf16_next(string, cu_count, &at);
}

static UJoiningType joining(UChar32 c)
{
    return (UJoiningType)u_getIntPropertyValue(c, UCHAR_JOINING_TYPE);
}

static UJoiningGroup group_of(UChar32 c)
{
    return (UJoiningGroup)u_getIntPropertyValue(c, UCHAR_JOINING_GROUP);
}

static bool is_mark(UChar32 c)
{
    return joining(c) == U_JT_TRANSPARENT;
}

/* Letters and their marks; a tatweel is none, but parts no word either. */
static bool is_of_word(UChar32 c)
{
    return u_isalpha(c) || is_mark(c) || c == TATWEEL;
}

/* The letter before `*cu`, which moves to it; 0 where the word begins. Marks are passed over. */
static UChar32 letter_before(const uint16_t *string, uint32_t cu_count, uint32_t *cu)
{
    while (*cu > 0) {
        --*cu;
        bool is_low = string[*cu] >= 0xDC00 && string[*cu] <= 0xDFFF;
        *cu -= is_low && *cu > 0;
        UChar32 c = letter_at(string, cu_count, *cu);
        if (!is_of_word(c))
            return 0;
        if (!is_mark(c))
            return c;
    }
    return 0;
}

/* The letter after the one at `*cu`, which moves to it; 0 where the word ends. */
static UChar32 letter_after(const uint16_t *string, uint32_t cu_count, uint32_t *cu)
{
    size_t at = *cu;
    utf16_next(string, cu_count, &at);
    while (at < cu_count) {
        *cu = (uint32_t)at;
        UChar32 c = (UChar32)utf16_next(string, cu_count, &at);
        if (!is_of_word(c) && joining(c) != U_JT_JOIN_CAUSING)
            return 0;
        if (!is_mark(c))
            return c;
    }
    return 0;
}

static bool joins_on(UChar32 c)
{
    UJoiningType type = joining(c);
    return type == U_JT_DUAL_JOINING || type == U_JT_LEFT_JOINING || type == U_JT_JOIN_CAUSING;
}

static bool joins_back(UChar32 c)
{
    UJoiningType type = joining(c);
    return type == U_JT_DUAL_JOINING || type == U_JT_RIGHT_JOINING || type == U_JT_JOIN_CAUSING;
}

static bool is_final(UChar32 letter, UChar32 next)
{
    return !(joins_on(letter) && next != 0 && joins_back(next));
}

/* Whether the alef at `cu` may begin the article: it is the word's first letter, or has one of the
 * letters before it that are words of their own (and, then, with, as). */
static bool is_article(const uint16_t *string, uint32_t cu_count, uint32_t cu)
{
    UChar32 first = letter_before(string, cu_count, &cu);
    bool is_prefix = first == WAW || first == FEH || first == BEH || first == KAF;
    return first == 0 || (is_prefix && letter_before(string, cu_count, &cu) == 0);
}

/* Whether the join of the letters at `last_cu` and `cu` is one of the article: before its alef, or
 * after its lam. */
static bool is_at_article(const uint16_t *string, uint32_t cu_count, uint32_t last_cu, uint32_t cu)
{
    uint32_t next_cu = cu;
    if (letter_at(string, cu_count, cu) == ALEF)
        return letter_after(string, cu_count, &next_cu) == LAM && is_article(string, cu_count, cu);
    return letter_at(string, cu_count, last_cu) == LAM &&
           letter_before(string, cu_count, &last_cu) == ALEF &&
           is_article(string, cu_count, last_cu);
}

/* Letters of the word before the one at `cu`, as far as it matters; the article's are none. */
static int count_before(const uint16_t *string, uint32_t cu_count, uint32_t cu)
{
    int letters = 0;
    UChar32 next = letter_at(string, cu_count, cu), c;
    while (letters < WORD_LEAST + ARTICLE_MOST && (c = letter_before(string, cu_count, &cu)) != 0) {
        if (c == ALEF && next == LAM && is_article(string, cu_count, cu))
            return letters - 1;
        next = c;
        letters++;
    }
    return letters;
}

/* Whether the word has as many letters as an elongation wants. */
static bool is_long(const uint16_t *string, uint32_t cu_count, uint32_t cu)
{
    int letters = 1 + count_before(string, cu_count, cu);
    while (letters < WORD_LEAST && letter_after(string, cu_count, &cu))
        letters++;
    return letters >= WORD_LEAST;
}

static bool is_tooth(UChar32 c)
{
    UJoiningGroup group = group_of(c);
    return group == U_JG_BEH || group == U_JG_NOON || group == U_JG_YEH ||
           group == U_JG_FARSI_YEH || group == U_JG_NYA;
}

/* The rank by a final letter. */
static unsigned rank_of_final(UChar32 c)
{
    switch ((int)group_of(c)) {
    case U_JG_TEH_MARBUTA:
    case U_JG_TEH_MARBUTA_GOAL:
    case U_JG_HEH:
    case U_JG_HEH_GOAL:
    case U_JG_KNOTTED_HEH:
    case U_JG_DAL:
        return 3;
    case U_JG_ALEF:
    case U_JG_TAH:
    case U_JG_LAM:
    case U_JG_KAF:
    case U_JG_SWASH_KAF:
    case U_JG_GAF:
        return 4;
    case U_JG_WAW:
    case U_JG_AIN:
    case U_JG_QAF:
    case U_JG_FEH:
        return 6;
    default:
        return 7;
    }
}

/* The rank of a tooth before the letter `next`, whose own next is `after`: 5 or 0. */
static unsigned rank_of_tooth(UChar32 next, UChar32 after)
{
    UJoiningGroup group = group_of(next);
    bool is_sweep = group == U_JG_REH || group == U_JG_YEH || group == U_JG_FARSI_YEH;
    return is_sweep && is_final(next, after) ? 5 : 0;
}

/* The rank of an elongation (kashida) between the letter at `cu` and the one before it: 1 the best,
 * 7 the last resort, 0 none. The two letters must join. */
static unsigned kashida_rank(const uint16_t *string, uint32_t cu_count, uint32_t cu)
{
    uint32_t before = cu, behind = cu;
    UChar32 letter = letter_at(string, cu_count, cu);
    UChar32 last = letter_before(string, cu_count, &before);
    if (last == TATWEEL)
        return 1;
    if (last == 0 || letter == TATWEEL || !is_long(string, cu_count, cu))
        return 0;
    UJoiningGroup group = group_of(last);
    bool is_lam_alef = group == U_JG_LAM && group_of(letter) == U_JG_ALEF;
    if (is_lam_alef || is_at_article(string, cu_count, before, cu))
        return 0;
    if (group == U_JG_SEEN || group == U_JG_SAD)
        return 2;
    UChar32 next = letter_after(string, cu_count, &behind);
    if (is_final(letter, next))
        return rank_of_final(letter);
    return is_tooth(letter) ? rank_of_tooth(next, letter_after(string, cu_count, &behind)) : 0;
}

void kashida_rank_glyphs(const uint16_t *string, uint32_t cu_count, struct glyph *glyphs,
                         size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!(glyphs[i].flags & GLYPH_TATWEEL))
            continue;
        unsigned rank = kashida_rank(string, cu_count, glyphs[i].cu);
        glyphs[i].flags = (uint16_t)(glyphs[i].flags | rank << GLYPH_KASHIDA_SHIFT);
    }
}

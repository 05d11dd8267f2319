/* Words of scripts that write no spaces and that ICU has no dictionary of: see aksaras.h.
 *
 * Balinese, Javanese, Cham, Batak and their kin divide a word between any two orthographic
 * syllables, without a hyphen: UAX #14, LB28a, since Unicode 15.1. ICU 72 is older and leaves the
 * words whole, ICU 76 has the rule; both are overruled here, so that a text breaks alike:
 *
 *   no break before a letter under a virama or stacker, behind what is put before its letter, or
 *   before a letter that a killer silences (it ends the syllable); else one before each letter
 *
 * where UAX #14 goes by classes (AK, AP, AS, VI, VF) that old data lack, and this file by Unicode's
 * Indic categories, which are older. Digits stay together, unlike there.
 *
 * Tai Tham, Tai Le and New Tai Lue are left to a dictionary by UAX #14 (SA), and there is none. New
 * Tai Lue has letters of their own for what ends a syllable, and vowels that stand before it in the
 * text, so its syllables are known. In Tai Tham and Tai Le a letter without a vowel may end a
 * syllable or be one: it stays with what comes before it. That loses places to break and parts no
 * syllable. Tai Viet and Ahom write spaces today and are left to them.
 *
 * Burmese words are known to ICU, long compounds too; and its books, which have few spaces, end a
 * line between two syllables of a word where nothing better is near. So each syllable is a place to
 * end a line at, but a dear one: a consonant that no asat silences and that is not under another.
 * Shan, Mon and Karen, whose words ICU does not know, are the same.
 *
 * Cost: a comparison for each code unit, and Unicode's properties for letters of these scripts. */
#include "text/aksaras.h"

#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "base/utf8.h"

struct block {
    uint32_t first, last;
    bool keeps_bare; /* a letter without a vowel stays with what comes before it */
};

static const struct block blocks[] = {
    {0x1950, 0x1974, true},    /* Tai Le */
    {0x1980, 0x19DF, false},   /* New Tai Lue */
    {0x1A20, 0x1AAF, true},    /* Tai Tham */
    {0x1B00, 0x1B7F, false},   /* Balinese */
    {0x1BC0, 0x1BFF, false},   /* Batak */
    {0xA980, 0xA9DF, false},   /* Javanese */
    {0xAA00, 0xAA5F, false},   /* Cham */
    {0x11000, 0x1107F, false}, /* Brahmi */
    {0x11300, 0x1137F, false}, /* Grantha */
    {0x11900, 0x1195F, false}, /* Dives Akuru */
    {0x11EE0, 0x11EFF, false}, /* Makasar */
    {0x11F00, 0x11F5F, false}, /* Kawi */
};

static const struct block *find_block(UChar32 c)
{
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (c >= (UChar32)blocks[i].first && c <= (UChar32)blocks[i].last)
            return &blocks[i];
    return NULL;
}

static UChar32 character_at(const uint16_t *string, uint32_t cu_count, uint32_t cu)
{
    size_t at = cu;
    return (UChar32)utf16_next(string, cu_count, &at);
}

static bool is_mark(UChar32 c)
{
    return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

/* The one before `cu`, not counting joiners and marks of no such script. */
static UChar32 character_before(const uint16_t *string, uint32_t cu)
{
    while (cu > 0) {
        UChar32 c = (UChar32)utf16_before(string, cu);
        if (c != 0x200C && c != 0x200D && (!is_mark(c) || find_block(c)))
            return c;
        cu -= (uint32_t)U16_LENGTH(c);
    }
    return 0;
}

static int32_t kind_of(UChar32 c)
{
    return u_getIntPropertyValue(c, UCHAR_INDIC_SYLLABIC_CATEGORY);
}

/* A vowel that the text has before the letter that it is read after. */
static bool is_put_before(UChar32 c)
{
    return u_getIntPropertyValue(c, UCHAR_INDIC_POSITIONAL_CATEGORY) == U_INPC_VISUAL_ORDER_LEFT;
}

/* What joins the letter behind it. */
static bool is_joining(UChar32 c)
{
    switch (kind_of(c)) {
    case U_INSC_VIRAMA:
    case U_INSC_INVISIBLE_STACKER:
    case U_INSC_CONSONANT_PRECEDING_REPHA:
    case U_INSC_CONSONANT_PREFIXED:
    case U_INSC_CONSONANT_WITH_STACKER:
        return true;
    default:
        return is_put_before(c);
    }
}

/* Vowels, tones and finals that are letters to Unicode, and marks. */
static bool is_following(UChar32 c)
{
    switch (kind_of(c)) {
    case U_INSC_VOWEL:
    case U_INSC_VOWEL_DEPENDENT:
    case U_INSC_CONSONANT_FINAL:
    case U_INSC_CONSONANT_MEDIAL:
    case U_INSC_TONE_LETTER:
    case U_INSC_TONE_MARK:
        return !is_put_before(c);
    default:
        return is_mark(c);
    }
}

/* Whether the letter before `cu` is silenced: a killer stands among its marks. */
static bool is_killed(const uint16_t *string, uint32_t cu_count, uint32_t cu)
{
    for (size_t at = cu; at < cu_count;) {
        UChar32 c = (UChar32)utf16_next(string, cu_count, &at);
        bool is_batak = c == 0x1BF2 || c == 0x1BF3; /* of a kind of their own since Unicode 16 */
        if (is_batak || kind_of(c) == U_INSC_PURE_KILLER)
            return true;
        if (!is_mark(c))
            return false;
    }
    return false;
}

/* Whether anything in the stretch is more than a bare letter. */
static bool has_following(const uint16_t *string, uint32_t cu, uint32_t cu_end)
{
    for (size_t at = cu; at < cu_end;)
        if (is_following((UChar32)utf16_next(string, cu_end, &at)))
            return true;
    return false;
}

/* Whether a vowel or mark follows the letter; the tones of Tai Le, letters too, end a syllable. */
static bool has_vowel(const uint16_t *string, uint32_t cu_count, uint32_t cu)
{
    if (cu == cu_count)
        return false;
    UChar32 c = character_at(string, cu_count, cu);
    return is_following(c) && kind_of(c) != U_INSC_TONE_LETTER;
}

bool aksara_is_near(uint16_t cu)
{
    return (cu >= 0x1000 && cu <= 0x109F) || (cu >= 0xA9E0 && cu <= 0xAA7F) ||
           (cu >= 0x1950 && cu < 0x1C00) || (cu >= 0xA980 && cu < 0xAA60) || cu == 0xD804 ||
           cu == 0xD806 || cu == 0xD807;
}

static bool is_of_word(UChar32 c)
{
    return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK)) != 0;
}

bool aksara_is_judged(const uint16_t *string, uint32_t cu_count, uint32_t cu)
{
    if (!aksara_is_near(string[cu]) && !aksara_is_near(string[cu - 1]) &&
        !U16_IS_TRAIL(string[cu - 1]))
        return false;
    UChar32 before = character_before(string, cu), after = character_at(string, cu_count, cu);
    return is_of_word(before) && is_of_word(after) && (find_block(before) || find_block(after));
}

bool aksara_begins(const uint16_t *string, uint32_t cu_count, uint32_t cu_last, uint32_t cu)
{
    UChar32 c = character_at(string, cu_count, cu), before = character_before(string, cu);
    const struct block *block = find_block(c);
    if (!block || find_block(before) != block || u_charType(c) != U_OTHER_LETTER ||
        is_following(c) || is_joining(before) || (!is_mark(before) && !u_isalpha(before)))
        return false;
    uint32_t next = cu + (uint32_t)U16_LENGTH(c);
    if (is_killed(string, cu_count, next))
        return false;
    return !block->keeps_bare ||
           (has_vowel(string, cu_count, next) && has_following(string, cu_last, cu));
}

enum { VIRAMA = 0x1039, ASAT = 0x103A, DOT_BELOW = 0x1037 };

bool aksara_is_silenced(const uint16_t *string, uint32_t cu_count, uint32_t cu)
{
    uint32_t next = cu + 1;
    while (next < cu_count &&
           (string[next] == DOT_BELOW || (string[next] >= 0x103B && string[next] <= 0x103E)))
        next++;
    return next < cu_count && (string[next] == ASAT || string[next] == VIRAMA);
}

/* Letters of the Myanmar script, those of Shan, Mon and Karen too, that begin a syllable. */
static bool is_burmese(uint16_t cu)
{
    bool is_near = (cu >= 0x1000 && cu <= 0x109F) || (cu >= 0xA9E0 && cu <= 0xA9FE) ||
                   (cu >= 0xAA60 && cu <= 0xAA7F);
    return is_near && u_charType(cu) == U_OTHER_LETTER && !is_following(cu);
}

bool aksara_divides_word(const uint16_t *string, uint32_t cu_count, uint32_t cu)
{
    uint16_t before = string[cu - 1];
    bool is_inside =
        is_burmese(before) || (before != VIRAMA && before >= 0x1000 && is_mark(before));
    return is_burmese(string[cu]) && is_inside && !aksara_is_silenced(string, cu_count, cu);
}

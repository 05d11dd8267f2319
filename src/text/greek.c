/* Greek capitals: see greek.h. The rules are those of CLDR's Greek upper case (el-Upper), which ICU
 * has for strings only: here glyphs must still find the letters that were typed. */
#include "text/greek.h"

#include <stdbool.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

enum {
    ETA = 0x03B7,
    IOTA = 0x03B9,
    UPSILON = 0x03C5,
    IOTA_DIAERESIS = 0x03CA,
    UPSILON_DIAERESIS = 0x03CB,
    PARTS_MOST = 8
};

/* A letter without its accents, and whether it had one. */
static UChar32 bare_of(UChar32 c, bool *had_accent)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&error);
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    UChar parts[PARTS_MOST];
    int32_t count = unorm2_getDecomposition(nfd, c, parts, PARTS_MOST, &error);
    *had_accent = false;
    if (U_FAILURE(error) || count < 2)
        return c;
    UChar32 letter = parts[0];
    for (int32_t i = 1; i < count; i++) {
        bool is_kept = parts[i] == 0x0308;
        UChar32 composed = is_kept ? unorm2_composePair(nfc, letter, parts[i]) : letter;
        letter = composed > 0 ? composed : letter;
        *had_accent = *had_accent || parts[i] == 0x0301 || parts[i] == 0x0300 || parts[i] == 0x0342;
    }
    return letter;
}

static bool is_letter(const hb_glyph_info_t *infos, unsigned count, unsigned at)
{
    return at < count && u_isalpha((UChar32)infos[at].codepoint);
}

/* Whether an accent on `first` alone keeps `second` from being one sound with it. */
static bool is_pair(UChar32 first, uint32_t second)
{
    UChar32 lower = u_tolower(first);
    return ((lower == 0x03B1 || lower == 0x03B5 || lower == 0x03BF || lower == UPSILON) &&
            second == IOTA) ||
           ((lower == 0x03B1 || lower == 0x03B5 || lower == ETA || lower == 0x03BF) &&
            second == UPSILON);
}

void greek_drop_accents(hb_glyph_info_t *infos, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        bool had_accent,
            is_word = !(i > 0 && is_letter(infos, count, i - 1)) && !is_letter(infos, count, i + 1);
        UChar32 bare = bare_of((UChar32)infos[i].codepoint, &had_accent);
        if (bare == (UChar32)infos[i].codepoint || (is_word && u_tolower(bare) == ETA))
            continue;
        infos[i].codepoint = (hb_codepoint_t)bare;
        if (had_accent && i + 1 < count && is_pair(bare, infos[i + 1].codepoint))
            infos[i + 1].codepoint =
                infos[i + 1].codepoint == IOTA ? IOTA_DIAERESIS : UPSILON_DIAERESIS;
    }
}

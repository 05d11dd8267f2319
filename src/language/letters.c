/* Scripts and alphabets: see language.h. In: characters and a tag. Out: ICU's word on the script,
 * and on the letters that a language is written with (CLDR's exemplars, main and auxiliary). Only a
 * lint asks for alphabets, so only then is locale data opened. */
#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>

#include "language/language.h"

enum { SCRIPTS_MOST = 8 };

struct language_letters {
    USet *set;
    UScriptCode scripts[SCRIPTS_MOST];
    int32_t script_count;
};

uint32_t character_script(uint32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode code = uscript_getScript((UChar32)c, &status);
    if (U_FAILURE(status) || code <= USCRIPT_INHERITED || code == USCRIPT_UNKNOWN)
        return 0;
    const char *name = uscript_getShortName(code);
    return (uint32_t)name[0] << 24 | (uint32_t)name[1] << 16 | (uint32_t)name[2] << 8 |
           (uint32_t)name[3];
}

#define SCRIPT(a, b, c, d) ((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | (d))

bool script_has_capitals(uint32_t script)
{
    static const uint32_t scripts[] = {
        SCRIPT('L', 'a', 't', 'n'), SCRIPT('G', 'r', 'e', 'k'), SCRIPT('C', 'y', 'r', 'l'),
        SCRIPT('A', 'r', 'm', 'n'), SCRIPT('C', 'o', 'p', 't'), SCRIPT('A', 'd', 'l', 'm'),
        SCRIPT('C', 'h', 'e', 'r'), SCRIPT('D', 's', 'r', 't'), SCRIPT('O', 's', 'g', 'e'),
        SCRIPT('G', 'l', 'a', 'g'), SCRIPT('W', 'a', 'r', 'a'), SCRIPT('M', 'e', 'd', 'f'),
        SCRIPT('V', 'i', 't', 'h')};
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        if (scripts[i] == script)
            return true;
    return false;
}

uint32_t script_plain_letter(uint32_t script)
{
    static const struct {
        uint32_t script, letter;
    } rows[] = {
        {SCRIPT('D', 'e', 'v', 'a'), 0x0915}, {SCRIPT('B', 'e', 'n', 'g'), 0x0995},
        {SCRIPT('G', 'u', 'r', 'u'), 0x0A15}, {SCRIPT('G', 'u', 'j', 'r'), 0x0A95},
        {SCRIPT('O', 'r', 'y', 'a'), 0x0B15}, {SCRIPT('T', 'a', 'm', 'l'), 0x0B95},
        {SCRIPT('T', 'e', 'l', 'u'), 0x0C15}, {SCRIPT('K', 'n', 'd', 'a'), 0x0C95},
        {SCRIPT('M', 'l', 'y', 'm'), 0x0D15}, {SCRIPT('S', 'i', 'n', 'h'), 0x0D9A},
        {SCRIPT('T', 'h', 'a', 'i'), 0x0E01}, {SCRIPT('L', 'a', 'o', 'o'), 0x0E81},
        {SCRIPT('M', 'y', 'm', 'r'), 0x1000}, {SCRIPT('K', 'h', 'm', 'r'), 0x1780},
        {SCRIPT('H', 'e', 'b', 'r'), 0x05D1}, {SCRIPT('G', 'e', 'o', 'r'), 0x10DD},
        {SCRIPT('T', 'i', 'b', 't'), 0x0F40}, {SCRIPT('T', 'h', 'a', 'a'), 0x0780},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].script == script)
            return rows[i].letter;
    return 0;
}

/* Languages that tell a dotted i from one without, in Latin script (SpecialCasing.txt). */
static bool has_dotted_capital(struct slice tag)
{
    static const char *const languages[] = {"tr", "az", "crh", "gag", "tt"};
    struct slice base = language_base(tag);
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (slice_is(base, languages[i]))
            return true;
    return false;
}

uint32_t language_capital(struct slice tag, uint32_t c)
{
    enum { SHARP_S = 0xDF, CAPITAL_SHARP_S = 0x1E9E, DOTTED_I = 0x130 };
    if (c == SHARP_S)
        return CAPITAL_SHARP_S;
    if (c == 'i' && has_dotted_capital(tag))
        return DOTTED_I;
    return (uint32_t)u_toupper((UChar32)c);
}

int character_digit(uint32_t c)
{
    return u_charDigitValue((UChar32)c);
}

static void close_set(void *handle)
{
    uset_close(handle);
}

/* The characters of the set's strings, too ("dž", a consonant with its sign). */
static void add_strings(USet *set)
{
    UChar string[32];
    UChar32 start, end;
    int32_t count = uset_getItemCount(set);
    USet *more = uset_openEmpty();
    for (int32_t i = 0; i < count; i++) {
        UErrorCode status = U_ZERO_ERROR;
        int32_t length = uset_getItem(set, i, &start, &end, string, 32, &status);
        if (U_SUCCESS(status) && length >= 2)
            uset_addAllCodePoints(more, string, length);
    }
    uset_addAll(set, more);
    uset_close(more);
}

/* Adds the language's exemplars of a kind in both cases; false where CLDR has none for it. */
static bool add_exemplars(const char *locale, ULocaleDataExemplarSetType type, USet *all)
{
    UErrorCode status = U_ZERO_ERROR;
    ULocaleData *data = ulocdata_open(locale, &status);
    USet *set = ulocdata_getExemplarSet(data, NULL, USET_ADD_CASE_MAPPINGS, type, &status);
    bool is_own = U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING && set;
    if (is_own)
        uset_addAll(all, set);
    uset_close(set);
    ulocdata_close(data);
    return is_own;
}

const struct language_letters *language_letters_make(struct arena *arena, struct slice tag)
{
    struct language_letters *letters = arena_alloc(arena, sizeof *letters);
    const char *locale = slice_terminated(arena, tag);
    UErrorCode status = U_ZERO_ERROR;
    letters->script_count = uscript_getCode(locale, letters->scripts, SCRIPTS_MOST, &status);
    letters->set = uset_openEmpty();
    arena_defer(arena, close_set, letters->set);
    if (U_FAILURE(status) || !add_exemplars(locale, ULOCDATA_ES_STANDARD, letters->set))
        return NULL;
    add_exemplars(locale, ULOCDATA_ES_AUXILIARY, letters->set);
    add_strings(letters->set);
    return letters;
}

/* Scripts of so many letters that no exemplar lists all that are in use. */
static bool is_large(UScriptCode script)
{
    return script == USCRIPT_HAN || script == USCRIPT_HANGUL;
}

enum letter_fit language_letter_fit(const struct language_letters *letters, uint32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)c, &status);
    /* CLDR leaves out modifier letters that a language does use (Khmer's sign of repetition) */
    bool is_letter = U_GET_GC_MASK((UChar32)c) & (U_GC_L_MASK & ~U_GC_LM_MASK);
    if (U_FAILURE(status) || !is_letter || script <= USCRIPT_INHERITED)
        return LETTER_FITS;
    bool has_script = false;
    for (int32_t i = 0; i < letters->script_count && !has_script; i++)
        has_script =
            uscript_hasScript((UChar32)c, letters->scripts[i]) || letters->scripts[i] == script;
    if (uset_contains(letters->set, (UChar32)c) || (has_script && is_large(script)))
        return LETTER_FITS;
    return has_script ? LETTER_OF_OTHER_LANGUAGE : LETTER_OF_OTHER_SCRIPT;
}

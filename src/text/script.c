/* Script runs: see script.h.
 *
 * UAX #24, 5.1: Common and Inherited characters take the script of what precedes them, and paired
 * punctuation agrees: "(שלום)" in a Latin sentence closes in Latin, as it opened. */
#include "text/script.h"

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include "base/utf8.h"

enum { PAIR_DEPTH = 32 }; /* deeper nesting takes the script before it: nobody writes it */

struct pair_stack {
    uint32_t close[PAIR_DEPTH];
    UScriptCode script[PAIR_DEPTH];
    int depth;
};

static uint32_t script_tag(UScriptCode code)
{
    const char *name = uscript_getShortName(code);
    uint32_t tag = 0;
    for (int i = 0; i < 4; i++)
        tag = tag << 8 | (unsigned char)name[i];
    return tag;
}

uint32_t script_of_language(struct arena *scratch, struct slice language)
{
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode codes[8];
    struct arena_mark mark = arena_mark(scratch);
    int32_t count = uscript_getCode(slice_terminated(scratch, language), codes, 8, &status);
    arena_release(scratch, mark);
    if (U_FAILURE(status) || count < 1)
        return script_tag(USCRIPT_LATIN);
    bool is_chinese = codes[0] == USCRIPT_SIMPLIFIED_HAN || codes[0] == USCRIPT_TRADITIONAL_HAN;
    return script_tag(is_chinese ? USCRIPT_HAN : codes[0]);
}

uint32_t script_of_letter(uint32_t code_point)
{
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)code_point, &status);
    bool is_none =
        U_FAILURE(status) || script <= USCRIPT_INHERITED || !u_isalpha((UChar32)code_point);
    return is_none ? 0 : script_tag(script);
}

static bool is_open(uint32_t c)
{
    return u_getIntPropertyValue((UChar32)c, UCHAR_BIDI_PAIRED_BRACKET_TYPE) == U_BPT_OPEN;
}

/* The script of an opening bracket that `c` closes; `before` where it closes none. */
static UScriptCode close_pair(struct pair_stack *pairs, uint32_t c, UScriptCode before)
{
    for (int i = pairs->depth; i-- > 0;)
        if (pairs->close[i] == c) {
            pairs->depth = i;
            return pairs->script[i];
        }
    return before;
}

/* The script that `c` has after `before`: USCRIPT_COMMON while nothing has told. */
static UScriptCode script_after(struct pair_stack *pairs, uint32_t c, UScriptCode before)
{
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)c, &status);
    if (script != USCRIPT_COMMON && script != USCRIPT_INHERITED)
        return script;
    if (script == USCRIPT_INHERITED)
        return before;
    uint32_t twin = (uint32_t)u_getBidiPairedBracket((UChar32)c);
    if (twin == c)
        return before;
    if (!is_open(c))
        return close_pair(pairs, c, before);
    if (pairs->depth < PAIR_DEPTH) {
        pairs->close[pairs->depth] = twin;
        pairs->script[pairs->depth++] = before;
    }
    return before;
}

struct script_list {
    struct script_run *at;
    size_t count, room;
};

static void extend(struct arena *arena, struct script_list *list, uint32_t script, bool is_loose,
                   uint32_t cu_end)
{
    const struct script_run *last = list->count ? &list->at[list->count - 1] : NULL;
    if (!last || last->script != script || last->is_loose != is_loose)
        *(struct script_run *)array_add(arena, list) = (struct script_run){0, script, is_loose};
    list->at[list->count - 1].cu_end = cu_end;
}

/* Whether a character belongs to no script at all: an Arabic comma is Common too, but used in some
 * scripts only (UAX #24, 2.1: Script_Extensions). */
static bool is_of_no_script(uint32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode codes[2];
    int32_t count = uscript_getScriptExtensions((UChar32)c, codes, 2, &status);
    return count == 1 && codes[0] == USCRIPT_COMMON;
}

/* The stretch of characters without a script that is being walked over. */
struct common {
    uint32_t cu_end;
    bool is_loose;
};

/* A sign of currency has a script, but makes no word. */
static bool is_of_word(uint32_t c)
{
    return (U_GET_GC_MASK((UChar32)c) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

/* Looks over the characters of no script from `cu` on. They are part of a word where letters of one
 * script stand on both sides and no white space parts them (an apostrophe, the stops of an
 * address), or digits touch a letter; else they are loose. */
static struct common look_over(const uint16_t *string, uint32_t cu_count, uint32_t cu,
                               UScriptCode before)
{
    bool is_word = cu > 0 && is_of_word(utf16_before(string, cu)), is_digits = true;
    size_t at = cu;
    while (at < cu_count) {
        size_t next = at;
        UErrorCode status = U_ZERO_ERROR;
        uint32_t c = utf16_next(string, cu_count, &next);
        UScriptCode script = uscript_getScript((UChar32)c, &status);
        if (script != USCRIPT_COMMON && script != USCRIPT_INHERITED) {
            bool is_joined =
                (is_word && script == before) || (is_digits && at > cu && is_of_word(c));
            return (struct common){(uint32_t)at, !is_joined};
        }
        bool is_space = u_isUWhiteSpace((UChar32)c) || c == 0x200B;
        if (is_space && is_digits && is_word && at > cu)
            return (struct common){(uint32_t)at, false};
        is_word &= !is_space;
        is_digits &= u_isdigit((UChar32)c) != 0;
        at = next;
    }
    return (struct common){cu_count, !(is_digits && is_word)};
}

/* The first script in the string that is one; USCRIPT_COMMON where there is none. */
static UScriptCode first_script(const uint16_t *string, uint32_t cu_count)
{
    UScriptCode script = USCRIPT_COMMON;
    for (size_t at = 0; at < cu_count && script == USCRIPT_COMMON;) {
        struct pair_stack pairs = {0};
        script = script_after(&pairs, utf16_next(string, cu_count, &at), USCRIPT_COMMON);
    }
    return script;
}

/* Whether nothing but Latin and Common characters can be in the string: up to U+02AF, and dashes
 * and quotes. Most paragraphs of most editions are so, and need no look at each character. */
static bool is_plain_latin(const uint16_t *string, uint32_t cu_count)
{
    for (uint32_t i = 0; i < cu_count; i++)
        if (string[i] >= 0x02B0 && (string[i] < 0x2010 || string[i] > 0x2027))
            return false;
    return true;
}

uint32_t scripts_find(struct arena *arena, const uint16_t *string, uint32_t cu_count,
                      uint32_t usual, struct script_run **runs)
{
    struct pair_stack pairs = {0};
    struct script_list list = {0};
    UScriptCode before = first_script(string, cu_count);
    if (before == USCRIPT_COMMON || is_plain_latin(string, cu_count)) {
        extend(arena, &list, before == USCRIPT_COMMON ? usual : script_tag(before), false,
               cu_count);
        *runs = list.at;
        return 1;
    }
    UScriptCode told = USCRIPT_COMMON;
    struct common common = {0, false};
    uint32_t tag = 0;
    for (size_t at = 0; at < cu_count;) {
        uint32_t cu = (uint32_t)at, c = utf16_next(string, cu_count, &at);
        UErrorCode status = U_ZERO_ERROR;
        bool is_common = uscript_getScript((UChar32)c, &status) == USCRIPT_COMMON;
        if (is_common && cu >= common.cu_end)
            common = look_over(string, cu_count, cu, before);
        before = script_after(&pairs, c, before);
        if (before != told)
            tag = script_tag(before);
        told = before;
        extend(arena, &list, tag, is_common && common.is_loose && is_of_no_script(c), (uint32_t)at);
    }
    *runs = list.at;
    return (uint32_t)list.count;
}

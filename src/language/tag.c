/* Language tags: RFC 5646. In: a tag from a content file, a catalogue's name or the command line.
 * Out: whether it is well-formed (2.1, the ABNF), its usual case, its parts, its direction.
 *
 * The check reads subtags from left to right in the ABNF's order; each production takes what is
 * its own, and the tag is well-formed when nothing is left. Only the irregular grandfathered tags
 * don't fit the grammar, so they stand in a table. */
#include "language/tag.h"

#include <string.h>
#include <unicode/uloc.h>

#include "language/language.h"

/* RFC 5646, 2.1, "irregular". */
static const char *const irregular_tags[] = {
    "en-GB-oed", "i-ami", "i-bnn",     "i-default", "i-enochian", "i-hak",
    "i-klingon", "i-lux", "i-mingo",   "i-navajo",  "i-pwn",      "i-tao",
    "i-tay",     "i-tsu", "sgn-BE-FR", "sgn-BE-NL", "sgn-CH-DE",
};

/* Scripts that run from right to left (UAX #24 codes with Bidi_Class R or AL). */
static const char *const rtl_scripts[] = {
    "Adlm", "Arab", "Aran", "Armi", "Avst", "Chrs", "Cprt", "Elym", "Hatr", "Hebr",
    "Hung", "Khar", "Lydi", "Mand", "Mani", "Mend", "Merc", "Mero", "Narb", "Nbat",
    "Nkoo", "Orkh", "Ougr", "Palm", "Phli", "Phlp", "Phnx", "Prti", "Rohg", "Samr",
    "Sarb", "Sogd", "Sogo", "Syrc", "Syre", "Syrj", "Syrn", "Thaa", "Yezi"};

/* Languages whose usual script is one of those, and that CLDR's likely subtags do not have. */
static const char *const rtl_languages[] = {
    "aeb", "aii", "aao", "abh", "abv", "acm", "acq", "acw", "acx", "acy", "adf",
    "afb", "ajp", "ajt", "apc", "apd", "arb", "arc", "arq", "ars", "ary", "arz",
    "azb", "bal", "lrc", "mzn", "auz", "avl", "ayh", "ayl", "ayn", "ayp", "bcc",
    "bej", "bqi", "cld", "glk", "gwc", "hbo", "jpr", "kmz", "lad", "luz", "mey",
    "mid", "pbt", "pbu", "pes", "pga", "pnb", "prd", "prs", "pst", "rhg", "sam",
    "shu", "smp", "ssh", "syc", "tmr", "tru", "uga", "xaa", "ydd", "yhd", "yud"};

/* Where a language is written from right to left though elsewhere it is not, and CLDR has no likely
 * subtags for it: Kurdish in Iraq and Iran, Turkmen and Kazakh in Afghanistan and Iran. */
static const char *const rtl_regions[] = {"ku-IQ", "ku-IR", "tk-AF", "tk-IR", "kk-AF", "kk-IR"};

enum { SUBTAG_LONGEST = 8 };

/* What is left of a tag while it is read. */
struct reader {
    struct slice left;
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static bool is_alpha(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool all_of(struct slice s, bool (*is)(char c))
{
    for (size_t i = 0; i < s.length; i++)
        if (!is(s.bytes[i]))
            return false;
    return s.length > 0;
}

static bool is_alphanumeric(char c)
{
    return is_alpha(c) || is_digit(c);
}

static struct slice peek(const struct reader *reader)
{
    const char *dash =
        reader->left.length ? memchr(reader->left.bytes, '-', reader->left.length) : NULL;
    return dash ? slice_part(reader->left, 0, (size_t)(dash - reader->left.bytes)) : reader->left;
}

static void step(struct reader *reader)
{
    size_t taken = peek(reader).length + 1; /* the hyphen too */
    reader->left = slice_part(reader->left, taken, reader->left.length);
}

/* Takes the next subtag where its length is in [least, most] and every character is of the kind. */
static bool take(struct reader *reader, size_t least, size_t most, bool (*is)(char c),
                 struct slice *out)
{
    struct slice subtag = peek(reader);
    if (subtag.length < least || subtag.length > most || !all_of(subtag, is))
        return false;
    if (out)
        *out = subtag;
    step(reader);
    return true;
}

static bool take_variant(struct reader *reader)
{
    struct slice subtag = peek(reader);
    if (subtag.length == 4 && is_digit(subtag.bytes[0]))
        return take(reader, 4, 4, is_alphanumeric, NULL);
    return take(reader, 5, SUBTAG_LONGEST, is_alphanumeric, NULL);
}

/* singleton 1*("-" (2*8alphanum)), or private use: "x" 1*("-" (1*8alphanum)) */
static bool take_extension(struct reader *reader, bool is_private)
{
    struct slice singleton = peek(reader);
    struct reader tail = *reader;
    if (singleton.length != 1 || (lower(singleton.bytes[0]) == 'x') != is_private)
        return false;
    if (!take(&tail, 1, 1, is_alphanumeric, NULL))
        return false;
    size_t least = is_private ? 1 : 2;
    if (!take(&tail, least, SUBTAG_LONGEST, is_alphanumeric, NULL))
        return false;
    while (take(&tail, least, SUBTAG_LONGEST, is_alphanumeric, NULL))
        continue;
    *reader = tail;
    return true;
}

/* language ["-" extlang] ["-" script] ["-" region] */
static bool take_parts(struct reader *reader, struct tag_parts *out)
{
    if (!take(reader, 2, SUBTAG_LONGEST, is_alpha, &out->language))
        return false;
    for (int i = 0; i < 3 && out->language.length <= 3; i++)
        if (!take(reader, 3, 3, is_alpha, NULL))
            break;
    take(reader, 4, 4, is_alpha, &out->script);
    if (!take(reader, 2, 2, is_alpha, &out->region))
        take(reader, 3, 3, is_digit, &out->region);
    return true;
}

static bool is_same(struct slice a, struct slice b)
{
    if (a.length != b.length)
        return false;
    for (size_t i = 0; i < a.length; i++)
        if (lower(a.bytes[i]) != lower(b.bytes[i]))
            return false;
    return true;
}

bool tag_is(struct slice tag, const char *name)
{
    return is_same(tag, slice_of(name));
}

static bool is_listed(struct slice tag, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (tag_is(tag, names[i]))
            return true;
    return false;
}

struct tag_parts tag_parts_of(struct slice tag)
{
    struct reader reader = {tag};
    struct tag_parts parts = {SLICE(""), SLICE(""), SLICE("")};
    if (!take_parts(&reader, &parts))
        parts.language = peek(&(struct reader){tag});
    bool is_traditional =
        tag_is(parts.region, "TW") || tag_is(parts.region, "HK") || tag_is(parts.region, "MO");
    if (parts.script.length == 0 && tag_is(parts.language, "zh") && is_traditional)
        parts.script = SLICE("Hant");
    return parts;
}

int tag_match(struct tag_parts parts, const char *row)
{
    struct tag_parts wanted = tag_parts_of(slice_of(row));
    if (!is_same(parts.language, wanted.language))
        return 0;
    if (wanted.script.length)
        return is_same(wanted.script, parts.script) ? 3 : 0;
    if (wanted.region.length)
        return is_same(wanted.region, parts.region) ? 2 : 0;
    return 1;
}

bool language_is_tag(struct slice tag)
{
    if (is_listed(tag, irregular_tags, sizeof irregular_tags / sizeof *irregular_tags))
        return true;
    struct reader reader = {tag};
    struct tag_parts parts = {0};
    if (take_parts(&reader, &parts)) {
        while (take_variant(&reader))
            continue;
        while (take_extension(&reader, false))
            continue;
    }
    take_extension(&reader, true);
    bool ends_in_hyphen = tag.length && tag.bytes[tag.length - 1] == '-';
    return tag.length > 0 && reader.left.length == 0 && !ends_in_hyphen;
}

/* RFC 5646, 2.1.1: all lower, but a subtag of two letters upper and one of four letters with a
 * capital where it is neither the first nor after a singleton. */
struct slice language_tag_make(struct arena *arena, struct slice tag)
{
    char *out = slice_terminated(arena, tag);
    bool is_plain = true;
    for (size_t start = 0; start < tag.length;) {
        size_t length = peek(&(struct reader){slice_part(tag, start, tag.length)}).length;
        for (size_t i = start; i < start + length; i++) {
            bool is_upper = start > 0 && is_plain && (length == 2 || (length == 4 && i == start));
            out[i] = is_upper && is_alpha(tag.bytes[i]) ? (char)(lower(tag.bytes[i]) + 'A' - 'a')
                                                        : lower(tag.bytes[i]);
        }
        is_plain = is_plain && length > 1;
        start += length + 1;
    }
    return (struct slice){out, tag.length};
}

struct slice language_base(struct slice tag)
{
    return tag_parts_of(tag).language;
}

/* The script that ICU's likely subtags give to a tag (UTS #35, 4.3); "" where they have none, or
 * where it names no language (und, mul): ICU would say English. */
static struct slice likely_script(struct slice tag, char room[ULOC_FULLNAME_CAPACITY])
{
    static const char *const nameless[] = {"und", "mul", "mis", "zxx"};
    struct slice language = tag_parts_of(tag).language;
    if (language.length == 0 || is_listed(language, nameless, sizeof nameless / sizeof *nameless))
        return SLICE("");
    char name[ULOC_FULLNAME_CAPACITY], locale[ULOC_FULLNAME_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    if (tag.length >= sizeof name)
        return SLICE("");
    memcpy(name, tag.bytes, tag.length);
    name[tag.length] = 0;
    uloc_forLanguageTag(name, locale, sizeof locale, NULL, &status);
    uloc_addLikelySubtags(locale, name, sizeof name, &status);
    int32_t length = uloc_getScript(name, room, ULOC_FULLNAME_CAPACITY, &status);
    return U_FAILURE(status) || length != 4 ? SLICE("") : (struct slice){room, 4};
}

static bool is_of_rtl_region(struct tag_parts parts)
{
    if (parts.script.length > 0)
        return false;
    for (size_t i = 0; i < sizeof rtl_regions / sizeof *rtl_regions; i++)
        if (tag_match(parts, rtl_regions[i]) > 0)
            return true;
    return false;
}

enum direction language_direction_of(struct slice tag, bool *is_known)
{
    struct tag_parts parts = tag_parts_of(tag);
    if (is_of_rtl_region(parts)) {
        *is_known = true;
        return DIRECTION_RTL;
    }
    char room[ULOC_FULLNAME_CAPACITY];
    struct slice script = parts.script.length > 0 ? parts.script : likely_script(tag, room);
    bool is_listed_rtl =
        script.length == 0 &&
        is_listed(parts.language, rtl_languages, sizeof rtl_languages / sizeof *rtl_languages);
    *is_known = script.length > 0 || is_listed_rtl;
    bool is_rtl = script.length > 0
                      ? is_listed(script, rtl_scripts, sizeof rtl_scripts / sizeof *rtl_scripts)
                      : is_listed_rtl;
    return is_rtl ? DIRECTION_RTL : DIRECTION_LTR;
}

enum direction language_direction(struct slice tag)
{
    bool is_known;
    return language_direction_of(tag, &is_known);
}

/* Pseudo-locales: catalogues that are computed, to see a design under strain before any translator
 * has worked.
 *
 *     en-XA   every letter has an accent, and texts are 35 % longer, as German is
 *     ar-XB   every word is turned round by an override (U+202E, UAX #9), in a right-to-left page
 *
 * In: the doc of the source. Out: a translation of each entry. Invariant: the inline marks stay:
 * addresses, underscores, backslashes and what they escape, and the asterisk that follows a name.
 * The names are those that Unicode's CLDR keeps for this use. */
#include <string.h>

#include "base/utf8.h"
#include "po/catalogue.h"

enum { GROWTH_PERCENT = 35 };

struct byte_list {
    char *at;
    size_t count, room;
};

/* One text on its way. */
struct writer {
    struct arena *arena;
    struct byte_list bytes;
    size_t letters, added; /* written so far: of the source, and beyond it */
    bool is_mirrored;
};

static void add_bytes(struct writer *writer, const char *bytes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        *array_add(writer->arena, &writer->bytes) = bytes[i];
}

/* Rows of a letter and what stands for it; vowels first, which are also said twice. */
static const char *const accents[][2] = {
    {"a", "á"}, {"e", "é"}, {"i", "î"}, {"o", "ö"}, {"u", "û"}, {"A", "Å"}, {"E", "É"}, {"I", "Î"},
    {"O", "Ö"}, {"U", "Û"}, {"y", "ý"}, {"c", "ç"}, {"d", "ð"}, {"g", "ĝ"}, {"h", "ĥ"}, {"j", "ĵ"},
    {"k", "ķ"}, {"l", "ļ"}, {"n", "ñ"}, {"r", "ŕ"}, {"s", "š"}, {"t", "ţ"}, {"w", "ŵ"}, {"z", "ž"},
    {"C", "Ç"}, {"D", "Ð"}, {"G", "Ĝ"}, {"H", "Ĥ"}, {"J", "Ĵ"}, {"K", "Ķ"}, {"L", "Ļ"}, {"N", "Ñ"},
    {"R", "Ŕ"}, {"S", "Š"}, {"T", "Ţ"}, {"W", "Ŵ"}, {"Y", "Ý"}, {"Z", "Ž"},
};

static const char *find_accented(char letter)
{
    for (size_t i = 0; i < sizeof accents / sizeof *accents; i++)
        if (accents[i][0][0] == letter)
            return accents[i][1];
    return NULL;
}

static bool is_vowel(char c)
{
    return c && strchr("aeiouy", c);
}

static void add_accented(struct writer *writer, struct slice word)
{
    for (size_t at = 0; at < word.length; at++) {
        const char *accented = find_accented(word.bytes[at]);
        size_t length = accented ? strlen(accented) : 1;
        const char *bytes = accented ? accented : word.bytes + at;
        add_bytes(writer, bytes, length);
        bool is_char = ((unsigned char)word.bytes[at] & 0xC0) != 0x80;
        writer->letters += is_char;
        while (is_vowel(word.bytes[at]) && writer->added * 100 < writer->letters * GROWTH_PERCENT) {
            add_bytes(writer, bytes, length);
            writer->added++;
        }
    }
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static size_t end_of_word(struct slice text, size_t at)
{
    while (at < text.length && is_letter(text.bytes[at]))
        at++;
    return at;
}

static void add_word(struct writer *writer, struct slice word)
{
    if (!writer->is_mirrored) {
        add_accented(writer, word);
        return;
    }
    add_bytes(writer, "\xE2\x80\xAE", 3); /* U+202E RIGHT-TO-LEFT OVERRIDE */
    add_bytes(writer, word.bytes, word.length);
    add_bytes(writer, "\xE2\x80\xAC", 3); /* U+202C POP DIRECTIONAL FORMATTING */
}

static struct slice write_text(struct arena *arena, struct slice text, bool is_mirrored)
{
    struct writer writer = {.arena = arena, .is_mirrored = is_mirrored};
    for (size_t at = 0; at < text.length;) {
        size_t end = po_end_of_address(text, at);
        bool is_word = end == at && is_letter(text.bytes[at]);
        if (is_word)
            end = end_of_word(text, at);
        else if (end == at && text.bytes[at] == '\\' && at + 1 < text.length)
            end = at + 2;
        if (is_word)
            add_word(&writer, slice_part(text, at, end));
        else
            add_bytes(&writer, text.bytes + at, end > at ? end - at : 1);
        at = end > at ? end : at + 1;
    }
    return (struct slice){writer.bytes.at, writer.bytes.count};
}

bool po_is_pseudo(struct slice language)
{
    return slice_is(language, "en-XA") || slice_is(language, "ar-XB");
}

void po_compute(struct arena *arena, const struct doc *doc, struct slice language,
                struct catalogue *out)
{
    *out = (struct catalogue){.language = language, .path = "", .message_count = doc->entry_count};
    out->messages = arena_alloc_items(arena, doc->entry_count, sizeof *out->messages);
    for (uint32_t i = 0; i < doc->entry_count; i++) {
        const struct entry *entry = &doc->entries[i];
        struct point *point = arena_alloc(arena, sizeof *point);
        point->place = entry->place;
        out->messages[i].translation = (struct translation){
            .role = slice_of(entry->role),
            .source = entry->source,
            .text = write_text(arena, entry->source, slice_is(language, "ar-XB")),
            .points = point,
            .point_count = 1,
            .place = entry->place};
    }
}

/* Hyphenation by rule.
 *
 * In: a word as code points. Out: after which of them it may be divided. Invariant: a division
 * stands between two vowels (in Sinhala: before a letter with its vowel), so that every part can
 * be spoken; it never stands inside a letter written with several characters, nor where the
 * rule's sources disagree.
 *
 * An alphabetic word is read as letters (digraphs are one), and each run of consonants between
 * two vowels is shared out. Two rules cover them all: the last consonant goes to the next
 * syllable, with those that are spoken with it; or the first stays and all others go. By tag:
 *
 *   - hy: the last of several passes: մարդ-կային; յ joins the one before it or not, we join
 *     (ան-կյուն). A և before a vowel would become ե-վ, and an ը that is heard but not written
 *     would have to be written on either side (շարադըր-ված): runs of four betray it, and a
 *     sonorant behind what is none, before the hyphen. None there. Between vowels the sources
 *     differ (մի-ա-սին; or no part begins with a vowel): none. Terminological and Orthographic
 *     Handbook, Yerevan 2006; Gharibyan and Shekoyan, School Orthographic Dictionary, 1981.
 *   - ka: the first of several stays: საქარ-თვე-ლო; two vowels are two syllables. Chikobava
 *     Institute, School Orthographic Dictionary. Schoolbooks and the 150,000 words that TeX's
 *     patterns were made from differ over pairs spoken with one release (ცხ ზღ წყ): none there.
 *   - sw: syllables are open: m-toto, ku-mbu-ka, ki-swa-hi-li; w and y follow a consonant, and a
 *     nasal begins a syllable with the voiced one after it (Polomé, Swahili Language Handbook,
 *     1967; Mohammed, Modern Swahili Grammar, 2001). Before others it is a syllable or closes
 *     one, and a division after it is right either way: sen-ten-si. Loans divide as spoken:
 *     mak-ta-ba; a stop or s with l or r, and s with a stop, are said both ways: none.
 *   - tl, fil: two are parted, of three the last goes; of m, n with bl br dr pl tr the first
 *     stays. Komisyon sa Wikang Filipino, Ortograpiyang Pambansa, 2013, 2.2. So does ceb
 *     (Romualdez, A Bisayan Grammar, 1908).
 *   - tr: the last goes, in compounds too: ba-şöğ-ret-men; no letter stands alone. Türk Dil
 *     Kurumu, Yazım Kılavuzu.
 *   - si: before any consonant or vowel letter, as dictionaries for its kin do, but before none
 *     with a visible al-lakuna: it closes a syllable (ගරුත්-ව). Letters joined by al-lakuna and
 *     U+200D are one (SLS 1134; The Unicode Standard, 13.2).
 *
 * Cost: a word's letters times the length of its row's lists, some microseconds; words.c keeps
 * what comes out by word.
 *
 * Rejected: Liang patterns made from these rules, as TeX has for Armenian. Every vowel with every
 * consonant and vowel is some 1,500 of them to say one sentence, and none sees how long a run is.
 * Malay, because its rule keeps roots whole (ke-ta-kut-an), which letters do not show; Finnish,
 * because compounds are divided where their parts meet; Kazakh, whose у and и are vowels here and
 * consonants there. */
#include "text/syllables.h"

#include <assert.h>

#include "base/utf8.h"
#include "text/hyphen.h"
#include "text/hyphen_language.h"

/* Lists are letters with a space between; a letter of several characters wins over its first. */
struct syllable_rule {
    const char *tag;
    const char *vowels, *consonants; /* NULL: the orthographic syllables of Sinhala */
    const char *glides;              /* go where the consonant before them goes */
    const char *pairs;               /* that begin a syllable together */
    const char *pairs_after;         /* the consonants behind which they do, "": any or none */
    const char *doubtful;            /* pairs that are not parted, and nothing else is there */
    const char *sonorants; /* before a hyphen not behind any but themselves; "": all are */
    uint32_t longest;      /* run of consonants that is shared out */
    bool keeps_first;      /* of a run: the others go; else the last one goes */
    bool parts_vowels;
};

#define FILIPINO                                                                                   \
    .vowels = "a e i o u á à â é è ê í ì î ó ò ô ú ù û",                                           \
    .consonants = "b c d f g h j k l m n ñ ng p q r s t v w x y z", .glides = "",                  \
    .pairs = "bl br dr pl tr", .pairs_after = "m n", .doubtful = "", .sonorants = "",              \
    .longest = 3, .parts_vowels = true

static const struct syllable_rule rules[] = {
    {.tag = "ceb", FILIPINO},
    {.tag = "fil", FILIPINO},
    {.tag = "hy",
     .vowels = "ա ե է ը ի ո օ ու և",
     .consonants = "բ գ դ զ թ ժ լ խ ծ կ հ ձ ղ ճ մ յ ն շ չ պ ջ ռ ս վ տ ր ց ւ փ ք ֆ",
     .glides = "յ",
     .pairs = "",
     .pairs_after = "",
     .doubtful = "",
     .sonorants = "լ ղ մ յ ն ռ վ ր",
     .longest = 3},
    {.tag = "ka",
     .vowels = "ა ე ი ო უ",
     .consonants = "ბ გ დ ვ ზ თ კ ლ მ ნ პ ჟ რ ს ტ ფ ქ ღ ყ შ ჩ ც ძ წ ჭ ხ ჯ ჰ",
     .glides = "",
     .pairs = "",
     .pairs_after = "",
     .doubtful = "ბღ დღ ზღ თხ პყ ტყ ფხ ჩხ ცხ ძღ წყ ჭყ ჯღ ჯრ",
     .sonorants = "",
     .longest = HYPHEN_WORD_LARGEST,
     .keeps_first = true,
     .parts_vowels = true},
    {.tag = "si"},
    {.tag = "sw",
     .vowels = "a e i o u",
     .consonants = "b ch d dh f g gh h j k kh l m n ng' ny p r s sh t th v w y z",
     .glides = "w y",
     .pairs = "mb mv nd ng nj nz",
     .pairs_after = "",
     .doubtful = "bl br dl dr fl fr gl gr kl kr pl pr sk sl sm sn sp sr st tl tr",
     .sonorants = "",
     .longest = 4,
     .parts_vowels = true},
    {.tag = "tl", FILIPINO},
    {.tag = "tr",
     .vowels = "a e ı i o ö u ü â î û",
     .consonants = "b c ç d f g ğ h j k l m n p r s ş t v y z",
     .glides = "",
     .pairs = "",
     .pairs_after = "",
     .doubtful = "",
     .sonorants = "",
     .longest = 3,
     .parts_vowels = true},
};

/* -- lists ----------------------------------------------------------------------------------- */

/* An apostrophe of a list stands for all that are typed for it. */
static bool is_same(uint32_t listed, uint32_t character)
{
    return listed == character || (listed == '\'' && (character == 0x2019 || character == 0x02BC));
}

/* How many characters the longest entry has that stands at the front of these; 0: none does. */
static uint32_t entry_at(const char *list, const uint32_t *characters, uint32_t count)
{
    struct slice text = slice_of(list);
    uint32_t longest = 0, length = 0;
    bool is_match = true;
    for (size_t at = 0; at < text.length;) {
        uint32_t listed = utf8_next(text, &at);
        if (listed != ' ') {
            is_match = is_match && length < count && is_same(listed, characters[length]);
            length++;
        }
        if (is_match && length > longest && (listed == ' ' || at == text.length))
            longest = length;
        if (listed == ' ') {
            length = 0;
            is_match = true;
        }
    }
    return longest;
}

/* -- letters --------------------------------------------------------------------------------- */

struct syllable_letter {
    uint32_t start, end; /* characters */
    bool is_vowel;
};

struct syllable_word {
    const struct syllable_rule *rule;
    const uint32_t *characters;
    uint32_t count; /* of letters */
    struct syllable_letter letters[HYPHEN_WORD_LARGEST];
};

/* False where a character is no letter of the language. */
static bool letters_read(struct syllable_word *word, uint32_t character_count)
{
    word->count = 0;
    for (uint32_t at = 0; at < character_count; word->count++) {
        const uint32_t *front = word->characters + at;
        uint32_t vowel = entry_at(word->rule->vowels, front, character_count - at);
        uint32_t consonant = entry_at(word->rule->consonants, front, character_count - at);
        uint32_t length = vowel > 0 ? vowel : consonant;
        if (length == 0)
            return false;
        word->letters[word->count] = (struct syllable_letter){at, at + length, vowel > 0};
        at += length;
    }
    return true;
}

/* Whether letters first to last are together an entry of the list. */
static bool is_listed(const struct syllable_word *word, const char *list, uint32_t first,
                      uint32_t last)
{
    uint32_t start = word->letters[first].start, length = word->letters[last].end - start;
    return entry_at(list, word->characters + start, length) == length;
}

/* -- sharing out ----------------------------------------------------------------------------- */

/* Whether the consonant before `at` begins the syllable with it. */
static bool is_pair(const struct syllable_word *word, uint32_t begin, uint32_t at)
{
    const struct syllable_rule *rule = word->rule;
    if (at == begin || !is_listed(word, rule->pairs, at - 1, at))
        return false;
    return rule->pairs_after[0] == '\0' ||
           (at - 1 > begin && is_listed(word, rule->pairs_after, at - 2, at - 2));
}

/* Whether consonants [begin, end) close a syllable only with a vowel that is not written. */
static bool has_hidden_vowel(const struct syllable_word *word, uint32_t begin, uint32_t end)
{
    const char *sonorants = word->rule->sonorants;
    return end - begin > 1 && is_listed(word, sonorants, end - 1, end - 1) &&
           !is_listed(word, sonorants, end - 2, end - 2);
}

/* The letter that begins the next syllable, where consonants [begin, end) stand between two vowels;
 * 0 where the word is not divided there. */
static uint32_t onset_find(const struct syllable_word *word, uint32_t begin, uint32_t end)
{
    const struct syllable_rule *rule = word->rule;
    if (begin == end)
        return rule->parts_vowels ? begin : 0;
    if (end - begin > rule->longest)
        return 0;
    uint32_t at = end - 1;
    if (rule->keeps_first && at > begin)
        at = begin + 1;
    if (at > begin && is_listed(word, rule->glides, at, at))
        at--;
    if (is_pair(word, begin, at))
        at--;
    bool is_doubtful = at > begin && is_listed(word, rule->doubtful, at - 1, at);
    return is_doubtful || has_hidden_vowel(word, begin, at) ? 0 : at;
}

static void word_divide(const struct syllable_word *word, bool *divides)
{
    uint32_t begin = 0; /* after the last vowel; 0: none yet */
    for (uint32_t i = 0; i < word->count; i++) {
        if (!word->letters[i].is_vowel)
            continue;
        uint32_t at = begin > 0 ? onset_find(word, begin, i) : 0;
        if (at > 1 && word->count - at > 1)
            divides[word->letters[at].start - 1] = true;
        begin = i + 1;
    }
}

/* -- Sinhala --------------------------------------------------------------------------------- */

enum { JOINER = 0x200D, AL_LAKUNA = 0x0DCA };

static bool is_sinhala_letter(uint32_t character)
{
    return character >= 0x0D85 && character <= 0x0DC6;
}

/* Two characters that join the letters on either side: al-lakuna and U+200D, in either order. */
static bool is_join(const uint32_t *characters, uint32_t count, uint32_t at)
{
    if (at + 1 >= count)
        return false;
    uint32_t first = characters[at], second = characters[at + 1];
    return (first == AL_LAKUNA && second == JOINER) || (first == JOINER && second == AL_LAKUNA);
}

/* Whether the letters joined from `at` on are spoken with a vowel. */
static bool is_spoken(const uint32_t *characters, uint32_t count, uint32_t at)
{
    while (is_join(characters, count, at + 1) && at + 3 < count &&
           is_sinhala_letter(characters[at + 3]))
        at += 3;
    return at + 1 >= count || characters[at + 1] != AL_LAKUNA;
}

/* Whether a letter begins at `at`; those that are joined are one. */
static bool begins_letter(const uint32_t *characters, uint32_t count, uint32_t at)
{
    return is_sinhala_letter(characters[at]) && (at < 2 || !is_join(characters, count, at - 2));
}

static void sinhala_divide(const uint32_t *characters, uint32_t count, bool *divides)
{
    uint32_t left = 0;
    for (uint32_t i = 0; i < count; i++)
        left += begins_letter(characters, count, i);
    bool has_vowel = false;
    for (uint32_t i = 0, passed = 0; i < count; i++) {
        if (!begins_letter(characters, count, i))
            continue;
        bool is_onset = is_spoken(characters, count, i);
        if (is_onset && has_vowel && passed > 1 && left > 1)
            divides[i - 1] = true;
        has_vowel = has_vowel || is_onset;
        passed++;
        left--;
    }
}

static bool is_sinhala(const uint32_t *characters, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (characters[i] != JOINER && (characters[i] < 0x0D80 || characters[i] > 0x0DFF))
            return false;
    return true;
}

/* -- the door -------------------------------------------------------------------------------- */

const struct syllable_rule *syllables_find(struct slice language)
{
    for (; language.length > 0; language = hyphen_tag_cut(language))
        for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
            if (hyphen_tag_is(language, rules[i].tag))
                return &rules[i];
    return NULL;
}

void syllables_divide(const struct syllable_rule *rule, const uint32_t *characters, uint32_t count,
                      bool *divides)
{
    assert(count <= HYPHEN_WORD_LARGEST);
    for (uint32_t i = 0; i < count; i++)
        divides[i] = false;
    struct syllable_word word = {.rule = rule, .characters = characters};
    if (!rule->vowels) {
        if (is_sinhala(characters, count))
            sinhala_divide(characters, count, divides);
    } else if (letters_read(&word, count)) {
        word_divide(&word, divides);
    }
}

/* Joints: see joints.h.
 *
 * In: a word with an f. Out: the letter whose ligatures go. The patterns know where a word may be
 * divided, not which of these places are joints. Before b, h, i, j, k and l they are: a stem keeps
 * its f with them in one syllable (Schilf-insel, Auf-lage, höf-lich; but fi-nan-ziell). Between two
 * f, and between f and t, a stem is divided as well (hof-fen, Hef-te), and there the ligature
 * stays. So the parts are asked: a first part that no stem begins with (auf, brief, tief), or a
 * second part that words begin with (-fahrt, -feld, -teil), makes a joint.
 *
 * Both letters at a joint lose their ligatures, but for an f that may have one with what follows
 * (auf|flammen), and one that ends a ligature (Stoff|fülle). */
#include "text/joints.h"

#include <string.h>
#include <unicode/uchar.h>

#include "language/language.h"
#include "text/division.h"

struct joints {
    const struct division *division;
};

/* First parts that end in f and begin no other word, in front of an f or a t. */
static const char *const heads[] = {"auf",     "brief", "chef", "dampf", "dorf",   "elf",
                                    "fünf",    "golf",  "hof",  "huf",   "kampf",  "kauf",
                                    "kopf",    "lauf",  "ruf",  "rumpf", "schilf", "senf",
                                    "strumpf", "sumpf", "tief", "topf",  "wolf",   "zwölf"};

/* Second parts that begin with f or t. */
static const char *const tails[] = {
    "fach",    "fahr",  "fahn",    "fall",   "fäll",  "fang",   "fäng",   "farb",  "farm",
    "fass",    "feier", "feind",   "feld",   "fell",  "fenst",  "fest",   "fetz",  "feuer",
    "fieb",    "film",  "find",    "finger", "fisch", "flach",  "fläch",  "flamm", "flasch",
    "flatter", "fleck", "fleisch", "flieg",  "fließ", "flucht", "flücht", "flug",  "flüg",
    "fluss",   "flüss", "flur",    "flut",   "folg",  "ford",   "form",   "förm",  "forsch",
    "fort",    "frag",  "frau",    "frei",   "fremd", "fress",  "freu",   "fried", "frisch",
    "frist",   "front", "frost",   "frucht", "früh",  "fuhr",   "führ",   "füll",  "fund",
    "funk",    "fuß",   "füß",     "futter", "tag",   "takt",   "tal",    "tasch", "tat",
    "tät",     "tauch", "teich",   "teil",   "tein",  "text",   "tier",   "tisch", "tod",
    "topf",    "tor",   "trag",    "träg",   "trans", "traum",  "treff",  "treib", "trenn",
    "treu",    "trupp", "turm",    "tür"};

/* Whether lower-case UTF-16 begins with, or just is, a word in UTF-8 (Latin-1's letters). */
static bool begins_with(const uint16_t *letters, uint32_t count, const char *word, bool is_all)
{
    uint32_t at = 0;
    for (const unsigned char *c = (const unsigned char *)word; *c; c++, at++) {
        uint32_t letter = *c;
        if (letter >= 0xC0)
            letter = (letter & 0x1F) << 6 | (*++c & 0x3F);
        if (at >= count || letters[at] != letter)
            return false;
    }
    return !is_all || at == count;
}

static bool is_one_of(const uint16_t *letters, uint32_t count, const char *const *words,
                      size_t word_count, bool is_all)
{
    for (size_t i = 0; i < word_count; i++)
        if (begins_with(letters, count, words[i], is_all))
            return true;
    return false;
}

/* A word in lower case with the places where it may be divided. */
struct divided_word {
    uint16_t letters[HYPHEN_WORD_LARGEST];
    uint32_t count;
    uint32_t points[HYPHEN_WORD_LARGEST];
    uint32_t point_count;
};

/* The last point before `at`; 0 where there is none. */
static uint32_t part_before(const struct divided_word *word, uint32_t at)
{
    uint32_t start = 0;
    for (uint32_t i = 0; i < word->point_count && word->points[i] < at; i++)
        start = word->points[i];
    return start;
}

static bool is_point(const struct divided_word *word, uint32_t at)
{
    for (uint32_t i = 0; i < word->point_count; i++)
        if (word->points[i] == at)
            return true;
    return false;
}

/* Whether a joint lies between the f before `at` and the letter there. */
static bool is_joint(const struct divided_word *word, uint32_t at)
{
    uint16_t next = word->letters[at];
    if (!is_point(word, at))
        return false;
    if (next != 'f' && next != 't')
        return true;
    bool is_long = at > 1 && word->letters[at - 2] == 'f';
    if (is_long) /* Stoff|fülle, hoff|te: three letters in a row are never one stem's */
        return true;
    uint32_t start = part_before(word, at);
    return is_one_of(word->letters + start, at - start, heads, sizeof heads / sizeof *heads,
                     true) ||
           is_one_of(word->letters + at, word->count - at, tails, sizeof tails / sizeof *tails,
                     false);
}

static bool has_ligature(uint16_t letter)
{
    return letter < 0x80 && strchr("bfhijklt", (int)letter) != NULL && letter != 0;
}

static bool is_letter(uint16_t cu)
{
    return cu < 0x80 ? (cu | 0x20) >= 'a' && (cu | 0x20) <= 'z' : u_isalpha(cu);
}

static void read_word(const struct joints *joints, const uint16_t *letters, uint32_t count,
                      struct divided_word *word)
{
    word->count = count;
    for (uint32_t i = 0; i < count; i++)
        word->letters[i] = (uint16_t)u_tolower(letters[i]);
    word->point_count = division_points(joints->division, word->letters, count, 2, 2, word->points);
}

static bool has_pair(const uint16_t *letters, uint32_t count)
{
    for (uint32_t i = 0; i + 1 < count; i++)
        if (letters[i] == 'f' && has_ligature(letters[i + 1]))
            return true;
    return false;
}

uint32_t joints_find(const struct joints *joints, const uint16_t *string, uint32_t cu_count,
                     uint32_t cu_start, uint32_t cu_end, uint32_t *cu_letters, uint32_t room)
{
    uint32_t found = 0;
    struct divided_word word;
    while (cu_start > 0 && is_letter(string[cu_start]) && is_letter(string[cu_start - 1]))
        cu_start--;
    for (uint32_t start = cu_start, end; start < cu_end; start = end) {
        for (end = start; end < cu_count && is_letter(string[end]);)
            end++;
        uint32_t count = end - start;
        bool is_asked =
            count > 3 && count <= HYPHEN_WORD_LARGEST && has_pair(string + start, count);
        if (is_asked)
            read_word(joints, string + start, count, &word);
        for (uint32_t i = 1; is_asked && i < count; i++) {
            if (word.letters[i - 1] != 'f' || !has_ligature(word.letters[i]) || !is_joint(&word, i))
                continue;
            bool ends_ligature = i > 1 && word.letters[i - 2] == 'f';
            if (!ends_ligature && found < room)
                cu_letters[found++] = start + i - 1;
            if ((ends_ligature || word.letters[i] != 'f') && found < room)
                cu_letters[found++] = start + i;
        }
        end += end == start;
    }
    return found;
}

const struct joints *joints_open(struct arena *arena, struct diag *diag, const char *hyphens,
                                 struct slice language)
{
    if (!hyphens || !slice_is(language_base(language), "de"))
        return NULL;
    const struct division *division = division_open(arena, diag, hyphens, language);
    if (!division)
        return NULL;
    struct joints *joints = arena_alloc(arena, sizeof *joints);
    joints->division = division;
    return joints;
}

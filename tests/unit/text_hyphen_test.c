/* Hyphenation against libhyphen (the oracle), against facts, and against damaged tables.
 *
 * The tables are compiled here from the dictionaries that are installed, by the compile tool named
 * in $ORISON_HYPHEN_COMPILE (build/hyphen-compile where that is unset). Words come from the
 * Universal Declaration of Human Rights in $ORISON_TEST_DATA and from a seeded generator over each
 * dictionary's own letters. */
#include <check.h>
#include <hyphen.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unicode/uchar.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "text/hyphen.h"
#include "text/hyphen_language.h"

#define DICTIONARIES "/usr/share/hyphen"

/* Two faults of libhyphen are stepped round, words in which it is right are compared:
 * - in a word of at most RIGHTHYPHENMIN characters it never clears the first place;
 * - a digit that begins a part of a compound counts as a letter or not depending on how many bytes
 *   the part before it has (we never count it). */
enum { WORDS_OF_EACH = 10000, WORD_SMALLEST = 4, WORD_LARGEST = 64 };

/* libhyphen's loader forgets the pattern that a later equal one replaces; the leak is its own. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:hnj_";
}

static char folder[] = "/tmp/orison-hyphen-XXXXXX";

/* -- set-up ---------------------------------------------------------------------------------- */

static struct arena *arena;
static struct diag *diag;

static void begin(void)
{
    arena = arena_make(0);
    diag = diag_make(arena);
}

static void end(void)
{
    arena_free(arena);
}

static const char *compiler(void)
{
    const char *named = getenv("ORISON_HYPHEN_COMPILE");
    return named ? named : "build/hyphen-compile";
}

static bool compile_tables(void)
{
    char command[512];
    if (!mkdtemp(folder))
        return false;
    snprintf(command, sizeof command, "%s --all %s %s >/dev/null", compiler(), folder,
             DICTIONARIES);
    return system(command) == 0;
}

static uint32_t points_of(const struct hyphen_table *table, const char *word, uint32_t before,
                          uint32_t after, uint32_t *points)
{
    size_t count;
    uint16_t *units = utf16_of_utf8(arena, slice_of(word), &count);
    return hyphen_points(table, units, (uint32_t)count, before, after, points);
}

/* "hy-phen-ation". */
static const char *divided(const char *language, const char *word, uint32_t before, uint32_t after)
{
    const struct hyphen_table *table = hyphen_open(arena, diag, folder, slice_of(language));
    if (!table)
        return "(no table)";
    size_t count;
    uint16_t *units = utf16_of_utf8(arena, slice_of(word), &count);
    uint32_t *points = arena_alloc_items(arena, count + 1, sizeof *points);
    uint32_t point_count = hyphen_points(table, units, (uint32_t)count, before, after, points);
    struct slice made = {0};
    for (uint32_t i = 0; i <= point_count; i++) {
        uint32_t from = i == 0 ? 0 : points[i - 1];
        uint32_t to = i == point_count ? (uint32_t)count : points[i];
        struct slice part = utf8_of_utf16(arena, units + from, to - from);
        made = slice_format(arena, "%.*s%s%.*s", SLICE_ARG(made), i ? "-" : "", SLICE_ARG(part));
    }
    return slice_terminated(arena, made);
}

/* -- the oracle ------------------------------------------------------------------------------ */

struct oracle {
    HyphenDict *dictionary;
    iconv_t converter; /* UTF-8 to the dictionary's charset */
};

static bool oracle_open(struct oracle *oracle, const struct hyphen_language *row)
{
    char *path = path_join(arena, slice_of(DICTIONARIES), slice_of(row->dictionary));
    oracle->dictionary = hnj_hyphen_load(path);
    if (!oracle->dictionary)
        return false;
    oracle->converter = iconv_open(oracle->dictionary->cset, "UTF-8");
    return oracle->converter != (iconv_t)-1;
}

static void oracle_close(struct oracle *oracle)
{
    iconv_close(oracle->converter);
    hnj_hyphen_free(oracle->dictionary);
}

/* Flags per character: a break of unchanged spelling may follow it. False where the charset lacks a
 * character. `before` and `after` 0: the dictionary's own. */
static bool oracle_divide(struct oracle *oracle, const char *word, int before, int after,
                          bool *flags)
{
    char bytes[WORD_LARGEST * 4 + 1] = {0}, hyphens[WORD_LARGEST * 4 + 5] = {0};
    char *from = slice_terminated(arena, slice_of(word)), *to = bytes;
    size_t from_left = strlen(word), left = sizeof bytes - 1;
    iconv(oracle->converter, NULL, NULL, NULL, NULL);
    if (iconv(oracle->converter, &from, &from_left, &to, &left) != 0)
        return false;
    size_t byte_count = (size_t)(to - bytes);
    char **changes = calloc(byte_count + 1, sizeof *changes);
    int *places = calloc(byte_count + 1, sizeof *places);
    int *cuts = calloc(byte_count + 1, sizeof *cuts);
    hnj_hyphen_hyphenate3(oracle->dictionary, bytes, (int)byte_count, hyphens, NULL, &changes,
                          &places, &cuts, before, after, 0, 0);
    size_t count = utf8_count(slice_of(word));
    for (size_t i = 0; i < count; i++)
        flags[i] = (hyphens[i] & 1) != 0 && !changes[i];
    for (size_t i = 0; i < byte_count; i++)
        free(changes[i]);
    free(changes);
    free(places);
    free(cuts);
    return true;
}

/* How many places of a word differ; -1 where the oracle cannot take the word. */
static int differences(struct oracle *oracle, const struct hyphen_table *table, const char *word,
                       uint32_t before, uint32_t after)
{
    bool theirs[WORD_LARGEST] = {false}, ours[WORD_LARGEST] = {false};
    uint32_t points[WORD_LARGEST];
    if (!oracle_divide(oracle, word, (int)before, (int)after, theirs))
        return -1;
    uint32_t count = points_of(table, word, before, after, points);
    for (uint32_t i = 0; i < count; i++)
        ours[points[i] - 1] = true; /* test words are of the BMP: a unit is a character */
    int different = 0;
    for (uint32_t i = 0; i < WORD_LARGEST; i++)
        different += ours[i] != theirs[i];
    return different;
}

/* -- words ----------------------------------------------------------------------------------- */

struct word_list {
    const char **at;
    size_t count, room;
};

static bool is_word_character(uint32_t character)
{
    return u_isalpha((UChar32)character) || (U_GET_GC_MASK((UChar32)character) & U_GC_M_MASK) ||
           character == '\'' || character == 0x2019 || character == '-' || character == 0x200C ||
           character == 0x200D;
}

static void words_add_text(struct word_list *words, struct slice text)
{
    char word[WORD_LARGEST * 4];
    size_t length = 0, count = 0;
    for (size_t at = 0; at < text.length;) {
        uint32_t character = utf8_next(text, &at);
        if (is_word_character(character)) {
            if (count < WORD_LARGEST - 1)
                length += utf8_write(word + length, (uint32_t)u_tolower((UChar32)character));
            count++;
            continue;
        }
        if (count >= WORD_SMALLEST && count < WORD_LARGEST - 1)
            *array_add(arena, words) = slice_terminated(arena, (struct slice){word, length});
        length = count = 0;
    }
}

/* Fills up with words of 4 to 23 of the given letters. */
static void words_add_random(struct word_list *words, const char *alphabet, size_t wanted,
                             uint32_t seed)
{
    struct slice text = slice_of(alphabet);
    uint32_t letters[400];
    size_t letter_count = 0;
    for (size_t at = 0; at < text.length && letter_count < 400;)
        letters[letter_count++] = utf8_next(text, &at);
    while (words->count < wanted) {
        char word[WORD_LARGEST * 4];
        size_t length = 0;
        seed = seed * 1664525 + 1013904223;
        size_t count = WORD_SMALLEST + (seed >> 20) % 20;
        uint32_t last = 'a';
        for (size_t i = 0; i < count; i++) {
            seed = seed * 1664525 + 1013904223;
            uint32_t letter = letters[(seed >> 12) % letter_count];
            bool is_digit_first = letter == '7' && !u_isalnum((UChar32)last);
            last = is_digit_first ? 'a' : letter;
            length += utf8_write(word + length, last);
        }
        *array_add(arena, words) = slice_terminated(arena, (struct slice){word, length});
    }
}

struct language_case {
    const char *tag, *udhr;
    const char *letters; /* for random words: frequent ones stand more than once */
};

static const struct language_case cases[] = {
    {"en", "eng", "aaabcdeeeefghiiijklmnnooopqrrsssttttuuvwxyz'-7"},
    {"en-GB", "eng", "aaabcdeeeefghiiijklmnnooopqrrsssttttuuvwxyz'’-7"},
    {"de", "deu_1996", "aaabcdeeeefghiiijklmnnnoopqrrrsssstttuuvwxyzäöüß-'"},
    {"fr", "fra", "aaabcdeeeefghiiijklmnnooopqrrsssttttuuvwxyzéèêàçîôû'’-"},
    {"es", "spa", "aaaabcdeeeefghiiijklmnnoooopqrrsssttttuuvwxyzáéíóúñü-"},
    {"nl", "nld", "aaaabcdeeeeefghiiijjklmnnoooopqrrsssttttuuvwxyzëïé-'"},
    {"hu", "hun", "aaabcdeeeefghiiijklmnnooopqrrssszttttuuvwxyzzzáéíóöőúüűsszznny-"},
    {"pt-BR", "por_BR", "aaabcdeeeefghiiijklmnnooopqrrsssttttuuvwxyzãõáéíóúçâêô'-"},
    {"pl", "pol", "aaabcdeeeefghiiijklłmnnooopqrrsssttttuuwxyzzząćęńóśźż"},
    {"hi", "hin", "अआइईउएकखगघचछजटडतदनपफबमयरलवशसहाािीुेो््ंँ"},
    {"bn", "ben", "অআইউএকখগচছজটডতদনপফবমযরলশসহাািীুেো্্ং"},
    {"ta", "tam", "அஆஇஈஉகஙசஞடணதநனபமயரலவழளறாிீுூெேைொோ்்"},
    {"th", "tha", "กขคงจชซญดตถทธนบปผพฟมยรลวศสหอะาิีุูเแโใไ่้็์ั"},
    {"uk", "ukr", "аааабвгдеееєжзиииіїйклмнннооооопрсттууфхцчшщьюя'’-"},
    {"sv", "swe", "aaabcdeeeefghiiijklmnnooopqrrsssttttuuvwxyzåäö"},
    {"bg", "bul", "ааааабвгдеееежзииииийклмнннооооопррсссттттуфхцчшщъьюя"},
    {"et", "est", "aaaabcdeeeefghiiiijklmnnooopqrrsssttttuuuvwxyzäöõüšž"},
    {"id", "ind", "aaaaabcdeeeefghiiiijklmnnnooopqrrsssttttuuuvwxyz-"},
    {"lv", "lav", "aaaabcdeeeefghiiiijklmnnooopqrrsssttttuuuvwxyzāčēģīķļņšūž"},
    {"ro", "ron_2006", "aaabcdeeeefghiiijklmnnooopqrrsssttttuuvwxyzăâîșț-"},
    {"zu", "zul", "aaaaabcdeeeefghiiiijklmnnnooopqrrsssttttuuuvwxyz-"},
    {"gu", "guj", "અઆઇઈઉએકખગઘચછજટડતદનપફબમયરલવશસહાાિીુેો્્ં"},
    {"ml", "mal", "അആഇഈഉഎകഖഗങചജഞടഡണതദനപബമയരലവശസഹളഴറാിീുെേൊ്്ം"},
    {"te", "tel", "అఆఇఈఉఎకఖగచజటడణతదనపబమయరలవశసహాిీుెేొో్్ం"},
    {"el", "ell_monotonic", "ααααβγδεεεζηηθιιικλμννξοοοπρσςττυυφχψωάέήίόύώ"},
};

static bool has_marks(const struct language_case *c)
{
    struct slice letters = slice_of(c->letters);
    bool has = false;
    for (size_t at = 0; at < letters.length;)
        has |= (U_GET_GC_MASK((UChar32)utf8_next(letters, &at)) & U_GC_M_MASK) != 0;
    return has;
}

static const struct hyphen_language *row_of(const struct language_case *c)
{
    return hyphen_language_find(slice_of(c->tag));
}

static void words_collect(struct word_list *words, const struct language_case *c)
{
    const char *root = getenv("ORISON_TEST_DATA");
    struct slice text;
    if (root) {
        struct slice path = slice_format(arena, "%s/udhr/%s.json", root, c->udhr);
        if (file_read(arena, diag, slice_terminated(arena, path), 1 << 22, &text))
            words_add_text(words, text);
    }
    words_add_random(words, c->letters, WORDS_OF_EACH, 20270201);
}

/* Those that are made for libhyphen; plain ones (hyphen_language.h) are among the facts below. Each
 * language twice: with the dictionary's least lengths, and with the house's 2 and 3 where no
 * letter of the script is a mark (we count marks otherwise, on purpose). */
START_TEST(equals_libhyphen)
{
    const struct language_case *c = &cases[_i / 2];
    uint32_t least = _i % 2 && !has_marks(c) ? 2 : 0, least_after = least ? 3 : 0;
    struct oracle oracle;
    const struct hyphen_table *table = hyphen_open(arena, diag, folder, slice_of(c->tag));
    if (!table) {
        printf("skipped: %s is not installed (%s)\n", row_of(c)->package, c->tag);
        return;
    }
    ck_assert(oracle_open(&oracle, row_of(c)));
    struct word_list words = {0};
    words_collect(&words, c);
    size_t compared = 0, refused = 0, wrong = 0;
    for (size_t i = 0; i < words.count; i++) {
        int different = differences(&oracle, table, words.at[i], least, least_after);
        refused += different < 0;
        compared += different >= 0;
        if (different > 0 && wrong++ < 10)
            fprintf(stderr, "%s: %s differs: we divide %s\n", c->tag, words.at[i],
                    divided(c->tag, words.at[i], least, least_after));
    }
    oracle_close(&oracle);
    ck_assert_msg(wrong == 0, "%s: %zu of %zu words differ from libhyphen (seed 20270201)", c->tag,
                  wrong, compared);
    ck_assert_msg(compared >= 9000, "%s: only %zu words were compared, %zu refused", c->tag,
                  compared, refused);
}
END_TEST

/* -- facts ----------------------------------------------------------------------------------- */

struct fact {
    const char *tag, *word;
    uint32_t before, after;
    const char *divided;
};

static const struct fact facts[] = {
    {"en", "hyphenation", 2, 3, "hy-phen-ation"},
    {"en-US", "HYPHENATION", 2, 3, "HY-PHEN-ATION"},
    {"en", "justice", 2, 3, "jus-tice"},
    {"en", "justice", 2, 5, "justice"},
    {"en", "justice", 4, 3, "justice"},
    {"en", "representative", 2, 3, "rep-re-sen-ta-tive"},
    {"en", "on", 2, 3, "on"},
    {"en", "a", 0, 0, "a"},
    {"en", "", 0, 0, ""},
    {"en", "well-being", 2, 3, "well-be-ing"},
    {"en", "12hyphenation34", 2, 3, "12hy-phen-ation34"},
    {"en-GB", "representative", 2, 3, "rep-res-ent-at-ive"},
    {"de-AT", "Menschenrechte", 2, 2, "Men-schen-rech-te"},
    {"de", "Donaudampfschifffahrt", 2, 3, "Do-nau-dampf-schiff-fahrt"},
    {"hu", "asszonnyal", 2, 3, "asszonnyal"}, /* asz-szony-nyal would change the spelling */
    {"hu", "asztalos", 2, 3, "asz-ta-los"},
    {"ru", "справедливость", 2, 3, "спра-вед-ли-вость"}, /* what Liang finds: libhyphen half */
    {"ru", "достоинство", 2, 3, "до-сто-ин-ство"},
    {"ru", "беспрепятственно", 2, 2, "бес-пре-пят-ствен-но"},
    {"cs", "bezpečnost", 2, 3, "bez-peč-nost"},
    {"cs", "dovolenou", 2, 3, "do-vo-le-nou"},
    {"da", "afstemningsmåder", 2, 3, "af-stem-nings-må-der"},
    {"da", "menneskerettigheder", 2, 3, "men-ne-ske-ret-tig-he-der"},
    {"nb", "menneskerettighetene", 2, 2, "men-neske-ret-tig-he-te-ne"},
    {"it", "dichiarazione", 2, 2, "di-chia-ra-zio-ne"},
    {"it", "garantire", 2, 2, "ga-ran-ti-re"},
    {"el", "δικαιοσύνη", 2, 3, "δι-καιο-σύνη"},
    {"el-polyton", "δικαιοσύνη", 2, 3, "δι-καιο-σύνη"},
    {"el-polyton", "ἐλευθερία", 2, 3, "ἐλευ-θε-ρία"},
    {"tlh", "batlh", 2, 3, "(no table)"},
    {"ha", "adalci", 2, 3, "(no table)"},
};

START_TEST(divides_known_words)
{
    const struct fact *fact = &facts[_i];
    const struct hyphen_language *row = hyphen_language_find(slice_of(fact->tag));
    if (row && !file_exists(path_join(arena, slice_of(DICTIONARIES), slice_of(row->dictionary)))) {
        printf("skipped: %s is not installed (%s)\n", row->package, fact->tag);
        return;
    }
    ck_assert_str_eq(divided(fact->tag, fact->word, fact->before, fact->after), fact->divided);
}
END_TEST

START_TEST(finds_the_dictionary_by_tag)
{
    static const char *const pairs[][2] = {
        {"en", "en-US"},    {"en-GB", "en-GB"},   {"EN-gb-oxendict", "en-GB"},
        {"en-CA", "en-US"}, {"pt-BR", "pt-BR"},   {"pt", "pt-BR"},
        {"pt-PT", "pt-PT"}, {"de-CH-1996", "de"}, {"el-polyton", "el"},
        {"zh-Hans", NULL},  {"e", NULL},          {"", NULL},
        {"-", NULL},        {"ene", NULL},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        const struct hyphen_language *row = hyphen_language_find(slice_of(pairs[i][0]));
        ck_assert_pstr_eq(row ? row->table : NULL, pairs[i][1]);
    }
    ck_assert(slice_is(hyphen_package(SLICE("th")), "hyphen-th"));
    ck_assert(slice_is(hyphen_package(SLICE("sw")), ""));
}
END_TEST

START_TEST(refuses_words_that_are_too_long)
{
    const struct hyphen_table *table = hyphen_open(arena, diag, folder, SLICE("en"));
    uint16_t word[HYPHEN_WORD_LARGEST + 1];
    uint32_t points[HYPHEN_WORD_LARGEST + 1];
    for (size_t i = 0; i <= HYPHEN_WORD_LARGEST; i++)
        word[i] = (uint16_t) "hyphenation"[i % 11];
    ck_assert_uint_gt(hyphen_points(table, word, HYPHEN_WORD_LARGEST, 2, 3, points), 40);
    ck_assert_uint_eq(hyphen_points(table, word, HYPHEN_WORD_LARGEST + 1, 2, 3, points), 0);
}
END_TEST

START_TEST(counts_code_units_beyond_the_bmp)
{
    const struct hyphen_table *table = hyphen_open(arena, diag, folder, SLICE("en"));
    /* U+1F600, a lone surrogate, then a word: points stay behind both */
    static const uint16_t word[] = {0xD83D, 0xDE00, 0xDC00, 'h', 'y', 'p', 'h', 'e', 'n'};
    uint32_t points[9];
    ck_assert_uint_eq(hyphen_points(table, word, 9, 2, 3, points), 1);
    ck_assert_uint_eq(points[0], 5);
}
END_TEST

/* -- damage ---------------------------------------------------------------------------------- */

static struct slice table_bytes(const char *name)
{
    struct slice bytes = {0};
    struct slice path = slice_format(arena, "%s/%s", folder, name);
    ck_assert(file_read(arena, diag, slice_terminated(arena, path), 1 << 24, &bytes));
    return slice_copy(arena, bytes);
}

/* Opens `bytes` as the English table of a folder of its own. */
static const struct hyphen_table *open_bytes(struct slice bytes)
{
    const char *own = path_join(arena, slice_of(folder), SLICE("damaged"));
    ck_assert(file_make_directory(diag, own));
    ck_assert(file_write(arena, diag, path_join(arena, slice_of(own), SLICE("en-US.hyph")), bytes));
    return hyphen_open(arena, diag, own, SLICE("en"));
}

START_TEST(reports_a_cut_table)
{
    struct slice whole = table_bytes("en-US.hyph");
    static const size_t lengths[] = {1, 4, 47, 48, 100, 5000};
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        size_t before = diag_count(diag, SEVERITY_ERROR);
        ck_assert_ptr_null(open_bytes(slice_part(whole, 0, lengths[i])));
        ck_assert_uint_ge(diag_count(diag, SEVERITY_ERROR), before);
    }
    ck_assert_uint_gt(diag_count(diag, SEVERITY_ERROR), 0);
    ck_assert_ptr_nonnull(open_bytes(whole));
}
END_TEST

START_TEST(survives_damage)
{
    struct arena *outer = arena;
    struct slice whole = table_bytes("en-US.hyph");
    uint32_t seed = 7, opened = 0, points[64];
    for (int round = 0; round < 300; round++) {
        begin();
        struct slice bytes = slice_copy(arena, whole);
        char *damaged = (char *)(uintptr_t)bytes.bytes;
        for (int i = 0; i < 2000; i++) {
            seed = seed * 1664525 + 1013904223;
            /* the header in every tenth round only: it is refused then, mostly */
            size_t at = seed % (round % 10 ? bytes.length - 48 : bytes.length);
            seed = seed * 1664525 + 1013904223;
            damaged[(round % 10 ? 48 : 0) + at] = (char)(seed >> 24);
        }
        const struct hyphen_table *table = open_bytes(bytes);
        opened += table != NULL;
        static const char *const words[] = {"representatives", "international", "hyphenation"};
        for (size_t w = 0; table && w < 3; w++) {
            uint32_t count = points_of(table, words[w], 2, 3, points);
            ck_assert_msg(count < strlen(words[w]), "round %d, seed 7", round);
        }
        end();
    }
    arena = outer;
    ck_assert_uint_ge(opened, 270);
}
END_TEST

/* -- the suite ------------------------------------------------------------------------------- */

static void remove_tables(void)
{
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", folder);
    if (system(command) != 0)
        fprintf(stderr, "%s was not removed\n", folder);
}

int main(void)
{
    if (!compile_tables()) {
        fprintf(stderr, "cannot compile the dictionaries with %s\n", compiler());
        return 1;
    }
    Suite *suite = suite_create("text_hyphen");
    TCase *tests = tcase_create("tables");
    tcase_add_checked_fixture(tests, begin, end);
    tcase_add_loop_test(tests, equals_libhyphen, 0, 2 * sizeof cases / sizeof cases[0]);
    tcase_add_loop_test(tests, divides_known_words, 0, sizeof facts / sizeof facts[0]);
    tcase_add_test(tests, finds_the_dictionary_by_tag);
    tcase_add_test(tests, refuses_words_that_are_too_long);
    tcase_add_test(tests, counts_code_units_beyond_the_bmp);
    tcase_add_test(tests, reports_a_cut_table);
    tcase_add_test(tests, survives_damage);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    remove_tables();
    return failed != 0;
}

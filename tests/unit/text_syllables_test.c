/* Hyphenation by rule: words divided as each language's own books divide them, and what holds of
 * every word, shown on the Universal Declaration of Human Rights in $ORISON_TEST_DATA and on words
 * of random letters.
 *
 * The facts are examples of the sources that syllables.c names where they give any (Türk Dil
 * Kurumu, the Komisyon sa Wikang Filipino and the Armenian handbook give dozens), with what a
 * typesetter may not do taken out: a hyphen with one letter on a side. */
#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

#include "base/file.h"
#include "base/utf8.h"
#include "text/hyphen.h"

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

/* No table is read: the folder is not there. */
static const struct hyphen_table *open_rule(const char *language)
{
    const struct hyphen_table *table = hyphen_open(arena, diag, "/nowhere", slice_of(language));
    ck_assert_msg(table != NULL, "%s has no rule", language);
    return table;
}

static const char *divided(const char *language, const char *word, uint32_t before, uint32_t after)
{
    size_t count;
    uint16_t *units = utf16_of_utf8(arena, slice_of(word), &count);
    uint32_t *points = arena_alloc_items(arena, count + 1, sizeof *points);
    uint32_t point_count =
        hyphen_points(open_rule(language), units, (uint32_t)count, before, after, points);
    struct slice made = {0};
    for (uint32_t i = 0; i <= point_count; i++) {
        uint32_t from = i == 0 ? 0 : points[i - 1];
        uint32_t to = i == point_count ? (uint32_t)count : points[i];
        struct slice part = utf8_of_utf16(arena, units + from, to - from);
        made = slice_format(arena, "%.*s%s%.*s", SLICE_ARG(made), i ? "-" : "", SLICE_ARG(part));
    }
    return slice_terminated(arena, made);
}

/* -- facts ----------------------------------------------------------------------------------- */

struct fact {
    const char *language, *words; /* divided, with a space between */
};

static const struct fact facts[] = {
    {"sw", "ki-ta-bu ki-swa-hi-li mto-to wa-to-to bi-na-da-mu ja-mbo ku-mbu-ka "
           "ku-te-nde-wa nyu-mba ha-ki se-ri-ka-li ku-shi-ri-ki-a-na ta-a-ri-fa ma-o-mbi "
           "ku-o-mba si-a-sa du-ni-a-ni ma-ta-i-fa he-shi-ma mak-ta-ba lu-gha fa-ra-gha "
           "dha-mi-ri ku-hi-fa-dhi tha-ma-ni mwe-nye-ji ku-nywa cha-ku-la ng'o-mbe "
           "wa-ng'oa ma-ng’a-mu-zi sen-ten-si kam-pu-ni ku-pum-zi-ka sa-yan-si "
           "ku-tu-nzwa ku-ji-u-nga ma-shar-ti upe-nde-leo mchu-ngwa kwe-nda maski-ni "
           "wa-nasta-hi-li kabla xylofoni communities"},
    {"hy", "ար-ձան աստ-ղիկ արծ-վիկ թարգ-ման բարձ-րա-նալ երկ-դի-մի առանցքներ ան-կյուն "
           "ար-դյոք գո-չյուն գի-տու-թյուն հա-րևան տե-րևա-թափ թևա-վոր գա-զար բա-ժակ "
           "փու-չիկ քա-նոն կա-պույտ մա-տիտ հանձ-նել կար-միր կար-դալ հաղ-թել կանգ-նել "
           "հարց-նել աշա-կերտ հա-սա-րակ ար-տադ-րա-մաս մա-տյան լու-սա-մուտ մատ-նոց "
           "սաս-տիկ կար-կուտ լե-զու ֆի-զի-կա հե-քիաթ ուսա-նող ընդ-հա-նուր մարդ-կա-յին "
           "շղթա կտրտել հե-տաքրքրվել շա-րադրված ու արև"},
    {"ka", "სა-ქარ-თვე-ლო ადა-მი-ა-ნი თრთვი-ლი ან-სამბლს გვბრდღვნის თა-ვი-სუფ-ლე-ბა "
           "უფ-ლე-ბა თა-ნას-წო-რო-ბა გა-ერ-თი-ა-ნე-ბუ-ლი დეკ-ლა-რა-ცია პა-ტი-ვის-ცე-მა "
           "გან-ვი-თა-რე-ბა თა-ნამ-შრომ-ლო-ბა მნიშ-ვნე-ლო-ბა კონ-სტი-ტუ-ცია "
           "წი-ნა-აღ-მდეგ მო-ვა-ლე-ო-ბა და-ქორ-წი-ნე-ბა და-მო-უ-კი-დე-ბე-ლი "
           "დის-კრი-მი-ნა-ცია გა-სამ-რჯე-ლო ვალ-დე-ბუ-ლე-ბა მო-ნა-წი-ლე-ო-ბა "
           "ჯან-მრთე-ლო-ბა თავ-შე-სა-ფა-რი გან-სა-კუთ-რე-ბუ-ლი გა-მოთ-ქვას რად-გან "
           "ძა-ლის-ხმე-ვა კა-ნო-ნი ხალ-ხი სი-ცოცხლე საცხოვ-რე-ბე-ლი მოთხოვ-ნა შეწყო-ბა "
           "და"},
    {"si", "ගරුත්-වය නිද-හස මිනිස් අයි-ති-වා-සි-කම්-ව-ලින් සංගම් විවා-හක සියලු "
           "ප්‍රකාශ ප්‍රජා-තන්-ත්‍ර-වාදී "
           "මිත්‍රත්-ව-යත් "
           "අධ්‍යා-ප-න-යෙන් "
           "අත්‍යා-වශ්‍ය අන්‍ය-යන්ගේ "
           "සෞඛ්‍ය-යට "
           "රාජ්‍ය "
           "සංවි-ධා-නයේ "
           "පුද්-ග-ලයා "
           "පුද්-ග-ල-ය-කුට දණ්-ඩ-නය කණ්-ඩා-යම යුක්-තිය ආරක්-ෂාව අවස්-ථාව විශ්-වාස "
           "සම්-පත්-ව-ලට නීතිය සමා-ජය "
           "ප්‍රඥප්-ති-යෙහි "
           "ආර්-ථික "
           "සාමා-න්‍ය-යෙන් "
           "හැඟී-මෙන් රටා-ව-කට ස්ත්‍රී "
           "ශාස්-ත්‍රය "
           "මන්ත්‍රී "
           "ධර්‍මය "
           "විශ්ව"},
    {"tl", "al-mu-sal ak-lat es-pes-yal pan-sit os-pi-tal kut-son sit-sa-ron tit-ser "
           "eks-per-to trans-fer ins-pi-ras-yon asam-blea tim-bre si-lin-dro tem-plo "
           "sen-tro eksplo-si-bo transplant aak-yat uu-bu-hin tak-bo lig-pit ba-ngo "
           "bi-ngi pa-ngu-lo ba-ka is-da ug-nay bun-dok blo-ke gri-po blang-ko bril-yo "
           "dyak-pat ka-i-bi-gan pag-ka-ka-i-sa ka-ra-pa-tan ni-ño abstrak"},
    {"ceb", "ka-ru-ka-ya-kan bak-daw aha-ka ka-tu-ngod taw-ha-non ka-li-bu-tan "
            "ka-ti-ling-ban pag-ka-ta-wo ka-ga-wa-san ma-nag-so-on gob-yer-no edu-kas-yon "
            "ba-la-od ki-na-bu-hi pa-na-li-pod pag-ta-hud ka-yu-ta-an pag-mug-na "
            "li-te-rar-yo si-num-bong ka-gam-ha-nan da-lang-pan gi-ka-sa-bu-tan "
            "ipa-ham-tang ma-li-na-wong ka-hi-ngu-ha-an di-pu-ta-do pag-ga-lam "
            "kab-ta-ngan kul-tu-ran-hong ka-say-pa-nan"},
    {"tr", "ara-ba bi-çi-mi-ne in-sa-nın ka-ra-ca al-dı bir-lik sev-mek alt-lık türk-çe "
           "kork-mak band-rol kont-rol port-re prog-ram sant-ral sürp-riz tund-ra "
           "volf-ram ba-şöğ-ret-men il-ko-kul ka-ra-os-ma-noğ-lu uçurt-ma mü-da-faa "
           "il-köğ-re-tim af-fet-ti telg-raf trans-for-ma-tör komp-leks eş-ya-la-ra "
           "ta-le-be ulus-la-ra-ra-sı sa-at-ler-ce içe-ri kâ-ğıt türk wagner"},
};

START_TEST(divides_as_its_books_do)
{
    const struct fact *fact = &facts[_i];
    struct slice words = slice_of(fact->words);
    size_t count = 0;
    for (size_t at = 0; at < words.length; count++) {
        char word[256] = {0}, whole[256] = {0};
        size_t length = strcspn(words.bytes + at, " ");
        memcpy(word, words.bytes + at, length);
        for (size_t i = 0, k = 0; i < length; i++)
            if (word[i] != '-')
                whole[k++] = word[i];
        ck_assert_str_eq(divided(fact->language, whole, 1, 1), word);
        at += length + 1;
    }
    ck_assert_msg(count >= 30, "%s: only %zu words", fact->language, count);
}
END_TEST

START_TEST(keeps_the_houses_least_lengths)
{
    ck_assert_str_eq(divided("sw", "kitabu", 2, 3), "ki-tabu");
    ck_assert_str_eq(divided("sw", "kitabu", 3, 2), "kita-bu");
    ck_assert_str_eq(divided("tr-TR", "başöğretmen", 2, 3), "ba-şöğ-ret-men");
    ck_assert_str_eq(divided("SW-ke", "KITABU", 2, 2), "KI-TA-BU");
    ck_assert_str_eq(divided("si", "පුද්ගලයා", 2, 2), "පුද්-ග-ලයා"); /* marks are not counted */
    ck_assert_str_eq(divided("sw", "", 2, 2), "");
    ck_assert_ptr_null(hyphen_open(arena, diag, "/nowhere", SLICE("s")));
    ck_assert_ptr_null(hyphen_open(arena, diag, "/nowhere", SLICE("swb")));
    ck_assert_uint_eq(diag_count(diag, SEVERITY_ERROR), 0);
}
END_TEST

/* -- what holds of every word ---------------------------------------------------------------- */

struct language_case {
    const char *language, *udhr;
    const char *vowels;   /* "": Sinhala's, which a letter holds that no al-lakuna follows */
    const char *whole;    /* what is never cut, with a space between */
    const char *letters;  /* of random words */
    size_t divided_least; /* of the UDHR's words */
};

static const struct language_case cases[] = {
    {"sw", "swh", "aeiou", "ch dh gh kh ny sh th mb mv nj nz",
     "aaaaeiouuubchdfghjkklmmnnnprstvwyz'", 350},
    {"hy", "hye", "աեէըիոօև", "ու թյ", "աաաեէըիոօուււևբգդզթժլխծկհձղճմյյնշչպջռսվտրցփքֆ", 400},
    {"ka", "kat", "აეიოუ", "ცხ წყ ზღ", "აააეიოუბგდვზთკლმნპჟრსტფქღყშჩცძწჭხჯჰ", 500},
    {"si", "sin", "", "", "අආඉඋඑඔකගචජටඩණතදනපබමයරලවසහෂශාාිිීුූේෝ්්ං", 400},
    {"tl", "tgl", "aeiou", "ng", "aaaeiioubdghklmnnngprstwy", 350},
    {"ceb", "ceb", "aeiou", "ng", "aaaeiioubdghklmnnngprstwy", 350},
    {"tr", "tur", "aeıioöuüâîû", "", "aaaeeeıiioöuübcçdfgğhjklmnprsştvyz", 500},
};

enum { RANDOM_WORDS = 5000, SEED = 20270201, JOINER = 0x200D, AL_LAKUNA = 0x0DCA };

/* A part as code points, in lower case. */
struct part {
    uint32_t characters[HYPHEN_WORD_LARGEST];
    uint32_t count;
};

static bool is_mark(uint32_t character)
{
    return (U_GET_GC_MASK((UChar32)character) & U_GC_M_MASK) != 0;
}

static bool has_vowel(const struct language_case *c, const struct part *part)
{
    for (uint32_t i = 0; i < part->count; i++) {
        struct slice vowels = slice_of(c->vowels);
        for (size_t at = 0; at < vowels.length;)
            if (utf8_next(vowels, &at) == part->characters[i])
                return true;
        if (vowels.length == 0 && u_isalpha((UChar32)part->characters[i]) &&
            !is_mark(part->characters[i]) &&
            (i + 1 == part->count || part->characters[i + 1] != AL_LAKUNA))
            return true;
    }
    return false;
}

static struct part part_of(const uint16_t *units, uint32_t from, uint32_t to)
{
    struct part part = {.count = 0};
    for (size_t at = from; at < to;)
        part.characters[part.count++] = (uint32_t)u_tolower((UChar32)utf16_next(units, to, &at));
    return part;
}

/* Whether one of the letters or pairs that stay whole lies across a place. */
static bool is_cut(const struct language_case *c, const struct part *left, const struct part *right)
{
    struct slice whole = slice_of(c->whole);
    uint32_t last = left->characters[left->count - 1], first = right->characters[0], before = ' ';
    for (size_t at = 0; at < whole.length;) {
        uint32_t character = utf8_next(whole, &at);
        if (before == last && character == first)
            return true;
        before = character;
    }
    bool is_joined = last == JOINER || first == JOINER || first == AL_LAKUNA;
    return is_mark(first) || is_joined;
}

/* Returns how many places the word has. */
static uint32_t check_word(const struct language_case *c, const struct hyphen_table *table,
                           const uint16_t *units, uint32_t count)
{
    uint32_t points[HYPHEN_WORD_LARGEST];
    uint32_t point_count = hyphen_points(table, units, count, 2, 2, points);
    for (uint32_t i = 0; i < point_count; i++) {
        uint32_t start = i == 0 ? 0 : points[i - 1];
        uint32_t stop = i + 1 == point_count ? count : points[i + 1];
        ck_assert_msg(points[i] > start && points[i] < stop, "%s: places do not rise", c->language);
        struct part left = part_of(units, start, points[i]);
        struct part right = part_of(units, points[i], stop);
        const char *word = slice_terminated(arena, utf8_of_utf16(arena, units, count));
        ck_assert_msg(has_vowel(c, &left) && has_vowel(c, &right),
                      "%s: a part of %s has no vowel: %s (seed %d)", c->language, word,
                      divided(c->language, word, 2, 2), SEED);
        ck_assert_msg(!is_cut(c, &left, &right), "%s: %s is cut within a letter: %s (seed %d)",
                      c->language, word, divided(c->language, word, 2, 2), SEED);
    }
    return point_count;
}

static bool is_word_character(uint32_t character)
{
    return u_isalpha((UChar32)character) || is_mark(character) || character == JOINER ||
           character == '\'' || character == 0x2019;
}

START_TEST(holds_for_the_declaration)
{
    const struct language_case *c = &cases[_i];
    const char *root = getenv("ORISON_TEST_DATA");
    if (!root) {
        printf("skipped: 1 text in %s: ORISON_TEST_DATA is not set\n", c->language);
        return;
    }
    struct slice path = slice_format(arena, "%s/udhr/%s.json", root, c->udhr), text;
    ck_assert(file_read(arena, diag, slice_terminated(arena, path), 1 << 22, &text));
    const struct hyphen_table *table = open_rule(c->language);
    size_t divided_count = 0, start = 0, unit_count;
    uint16_t *units = utf16_of_utf8(arena, text, &unit_count);
    for (size_t at = 0; at < unit_count;) {
        size_t here = at;
        if (is_word_character(utf16_next(units, unit_count, &at)))
            continue;
        if (here - start >= 6 && here - start < HYPHEN_WORD_LARGEST)
            divided_count += check_word(c, table, units + start, (uint32_t)(here - start)) > 0;
        start = at;
    }
    ck_assert_msg(divided_count >= c->divided_least, "%s: only %zu words are divided", c->language,
                  divided_count);
}
END_TEST

START_TEST(holds_for_random_letters)
{
    const struct language_case *c = &cases[_i];
    const struct hyphen_table *table = open_rule(c->language);
    size_t letter_count;
    uint16_t *letters = utf16_of_utf8(arena, slice_of(c->letters), &letter_count);
    uint32_t seed = SEED;
    size_t place_count = 0;
    for (size_t i = 0; i < RANDOM_WORDS; i++) {
        uint16_t word[HYPHEN_WORD_LARGEST];
        seed = seed * 1664525 + 1013904223;
        uint32_t count = i % 100 == 0 ? HYPHEN_WORD_LARGEST : 2 + (seed >> 20) % 24;
        for (uint32_t k = 0; k < count; k++) {
            seed = seed * 1664525 + 1013904223;
            word[k] = letters[(seed >> 12) % letter_count];
            if (word[k] == AL_LAKUNA && k + 1 < count && (seed >> 8) % 2 == 0)
                word[++k] = JOINER;
        }
        place_count += check_word(c, table, word, count);
    }
    ck_assert_msg(place_count > RANDOM_WORDS / 2, "%s: only %zu places", c->language, place_count);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("text_syllables");
    TCase *tests = tcase_create("rules");
    tcase_add_checked_fixture(tests, begin, end);
    tcase_add_loop_test(tests, divides_as_its_books_do, 0, sizeof facts / sizeof facts[0]);
    tcase_add_test(tests, keeps_the_houses_least_lengths);
    tcase_add_loop_test(tests, holds_for_the_declaration, 0, sizeof cases / sizeof cases[0]);
    tcase_add_loop_test(tests, holds_for_random_letters, 0, sizeof cases / sizeof cases[0]);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

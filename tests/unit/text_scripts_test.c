/* What scripts want of a text: word lists, digits, weight and slant, the grid. */
#include "text_fixture.h"

#include "lines/lines.h"
#include "text/breaks.h"
#include "text/digits.h"
#include "text/styles.h"
#include "text/word_list.h"

START_TEST(a_list_is_read_line_by_line)
{
    struct arena *arena = arena_make(0);
    struct word_list list =
        word_list_read(arena, SLICE("# a comment\n\n  Ruby  \r\nRubys|tone # here\n|odd|\nRub\n"));
    static const uint16_t text[] = {'R', 'u', 'b', 'y', 's', 't', 'o', 'n', 'e', 's'};
    ck_assert_uint_eq(list.words.count, 4);
    ck_assert_ptr_nonnull(word_list_find(&list, text, 4));
    ck_assert_ptr_null(word_list_find(&list, text, 5));
    const struct listed_word *longest = word_list_match(&list, text, 10);
    ck_assert_ptr_nonnull(longest);
    ck_assert_uint_eq(longest->cu_count, 9);
    ck_assert_uint_eq(longest->point_count, 1);
    ck_assert_uint_eq(longest->points[0], 5);
    ck_assert_uint_eq(word_list_match(&list, text, 8)->cu_count, 4);
    ck_assert_ptr_null(word_list_match(&list, text + 1, 9));
    struct word_list none = word_list_read(arena, SLICE(""));
    ck_assert_ptr_null(word_list_match(&none, text, 10));
    arena_free(arena);
}
END_TEST

/* Breaks as a string: `|` before the code unit of each, `-` before a hyphenation point. */
static const char *breaks_of(struct fixture *f, const char *words, const char *text)
{
    f->doc.words = slice_of(words);
    f->doc.block_count = 0;
    const struct paragraph *p = fixture_paragraph(f, text);
    size_t room = 3 * (size_t)p->cu_count + 64, length = 0;
    char *out = arena_alloc(f->arena, room);
    uint32_t at = 0;
    for (uint32_t i = 0; i < p->break_count; i++) {
        struct slice part = utf8_of_utf16(f->arena, p->string + at, p->breaks[i].cu - at);
        memcpy(out + length, part.bytes, part.length);
        length += part.length;
        at = p->breaks[i].cu;
        if (i + 1 < p->break_count)
            out[length++] = p->breaks[i].hold == HOLD_PART      ? '~'
                            : p->breaks[i].kind == BREAK_HYPHEN ? '-'
                                                                : '|';
    }
    return out;
}

static const struct listed_case {
    const char *language, *words, *text, *expected;
} listed_cases[] = {
    /* ICU 72 divides both; the list knows them as one, or says where */
    {"th", "", "ความรุนแรงทุกแห่ง", "ความ|รุนแรง|ทุก|แห่ง"},
    {"th", "ความรุนแรง", "ความรุนแรงทุกแห่ง", "ความรุนแรง|ทุก|แห่ง"},
    {"th", "ความรุน|แรง", "ความรุนแรงทุกแห่ง", "ความรุน|แรง|ทุก|แห่ง"},
    {"th", "ความรุนแรง", "ที่ ความรุนแรง", "ที่ |ความรุนแรง"},
    /* a word of the list that is only the beginning of a syllable is none */
    {"th", "ทุกแห", "ทุกแห่ง", "ทุก|แห่ง"},
    /* U+200B divides a listed word after all, U+2060 keeps what the dictionary would divide */
    {"th", "ความรุนแรง", "ความ\u200Bรุนแรง", "ความ\u200B|รุนแรง"},
    {"th", "", "ความ\u2060รุนแรง", "ความ\u2060รุนแรง"},
    /* a word that ICU does not know is divided between syllables, never in a stack */
    {"my", "", "သည့် ပရစ္စလာ", "သည့် |ပ|ရစ္စ|လာ"},
    {"km", "", "ខ្ញុំ", "ខ្ញុំ"},
    {"my", "ပရစ္စလာ", "သည့် ပရစ္စလာ", "သည့် |ပရစ္စလာ"},
    /* where words are hyphenated, the list says where, also of names */
    {"en", "", "the international Oberndorfer", "the |in-ter-na-tional |Obern~dor~fer"},
    {"en", "inter|national\nOberndorfer", "the international Oberndorfer",
     "the |inter-national |Oberndorfer"},
    {"en", "Obern|dorfer", "the Oberndorfer", "the |Obern-dorfer"},
    {"sw", "Pris|kila", "na Priskila", "na |Pris-kila"},
};

START_TEST(a_list_wins_over_dictionaries)
{
    const struct listed_case *one = &listed_cases[_i];
    struct fixture *f = fixture_make(one->language);
    fixture_open(f, "/usr/share/fonts/opentype/tlwg/Norasi.otf", false);
    fixture_open(f, "/usr/share/fonts/truetype/padauk/Padauk-Regular.ttf", false);
    fixture_open(f, "/usr/share/fonts/truetype/noto/NotoSerifKhmer-Regular.ttf", false);
    ck_assert_str_eq(breaks_of(f, one->words, one->text), one->expected);
    fixture_end(f);
}
END_TEST

static const struct digit_case {
    const char *language, *text;
    enum digit_policy policy;
    uint16_t zero; /* of the folio's ten digits */
} digit_cases[] = {
    {"ar", "20 1,500", DIGITS_OF_TEXT, '0'}, {"ar", "٢٠ 1", DIGITS_OF_TEXT, 0x0660},
    {"ar", "", DIGITS_OF_TEXT, 0x0660},      {"ar", "20", DIGITS_NATIVE, 0x0660},
    {"ar", "٢٠", DIGITS_LATIN, '0'},         {"hi", "", DIGITS_OF_TEXT, '0'},
    {"hi", "२०", DIGITS_OF_TEXT, 0x0966},    {"hi", "", DIGITS_NATIVE, 0x0966},
    {"fa", "", DIGITS_OF_TEXT, 0x06F0},      {"ur", "", DIGITS_NATIVE, 0x06F0},
    {"my", "", DIGITS_OF_TEXT, 0x1040},      {"th", "20", DIGITS_NATIVE, 0x0E50},
    {"he", "", DIGITS_NATIVE, '0'},          {"de", "", DIGITS_NATIVE, '0'},
    {"zh-Hans", "", DIGITS_OF_TEXT, '0'},    {"zh-Hans", "二三四", DIGITS_OF_TEXT, '0'},
};

START_TEST(folios_have_the_digits_of_the_texts)
{
    const struct digit_case *one = &digit_cases[_i];
    struct fixture *f = fixture_make(one->language);
    if (*one->text)
        fixture_add(f, BLOCK_PARAGRAPH, slice_of(one->text));
    struct digits digits = digits_choose(f->arena, &f->doc, one->policy);
    uint16_t string[] = {'0', '7', one->zero};
    digits_put(&digits, string, 0, 3);
    ck_assert_msg(string[0] == one->zero && string[1] == one->zero + 7 && string[2] == one->zero,
                  "%s “%s”: U+%04X", one->language, one->text, string[0]);
    fixture_end(f);
}
END_TEST

/* Latin keeps what the design says; a script without capitals and italics changes it. */
START_TEST(styles_go_by_script)
{
    struct fixture *f = fixture_make("en");
    struct feature features[] = {{HB_TAG('s', 'm', 'c', 'p'), 1},
                                 {HB_TAG('o', 'n', 'u', 'm'), 1},
                                 {HB_TAG('l', 'i', 'g', 'a'), 0}};
    struct style *title = &f->styles[STYLE_TITLE];
    title->features = features;
    title->feature_count = 3;
    title->tracking = 90;
    title->slant = SLANT_ITALIC;
    title->uncased_weight = WEIGHT_BOLD;
    struct styles styles = styles_make(f->arena, &f->design);
    struct style latin = styles_combine(f->arena, &styles, STYLE_TITLE, 0, 0);
    ck_assert_int_eq(latin.tracking, 90);
    ck_assert_int_eq(latin.weight, WEIGHT_REGULAR);
    ck_assert_int_eq(latin.slant, SLANT_ITALIC);
    ck_assert_uint_eq(latin.feature_count, 3);
    unsigned manner = MANNER_UNCASED | MANNER_UPRIGHT;
    struct style other = styles_combine(f->arena, &styles, STYLE_TITLE, 0, manner);
    ck_assert_int_eq(other.tracking, 0);
    ck_assert_int_eq(other.weight, WEIGHT_BOLD);
    ck_assert_int_eq(other.slant, SLANT_UPRIGHT);
    ck_assert_uint_eq(other.feature_count, 2);
    ck_assert_uint_eq(other.features[0].tag, HB_TAG('l', 'n', 'u', 'm'));
    ck_assert_uint_eq(other.features[1].tag, HB_TAG('l', 'i', 'g', 'a'));
    unsigned emphasis = OVER_BIT(OVER_EMPHASIS);
    struct style bold = styles_combine(f->arena, &styles, STYLE_BODY, emphasis, manner);
    ck_assert_int_eq(bold.slant, SLANT_UPRIGHT);
    ck_assert_int_eq(bold.weight, WEIGHT_BOLD);
    struct style strong =
        styles_combine(f->arena, &styles, STYLE_BODY, OVER_BIT(OVER_STRONG), manner);
    ck_assert_int_gt(strong.size, bold.size);
    ck_assert_int_eq(styles_combine(f->arena, &styles, STYLE_BODY, OVER_BIT(OVER_STRONG), 0).size,
                     bold.size);
    fixture_end(f);
}
END_TEST

START_TEST(manners_are_told_by_script_and_face)
{
    struct fixture *f = fixture_make("en");
    const struct {
        const char *language;
        uint32_t script;
        unsigned manner;
    } cases[] = {{"en", HB_SCRIPT_LATIN, 0},
                 {"ru", HB_SCRIPT_CYRILLIC, 0},
                 {"ar", HB_SCRIPT_ARABIC, MANNER_UNCASED},
                 {"zh-Hans", HB_SCRIPT_HAN, MANNER_UNCASED},
                 {"ka", HB_SCRIPT_GEORGIAN, MANNER_UNCASED}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_uint_eq(
            styles_manner(&f->design, &f->fonts, slice_of(cases[i].language), cases[i].script),
            cases[i].manner);
    f->fonts.faces[1].is_italic = false; /* the fixture's only italic */
    ck_assert_uint_eq(styles_manner(&f->design, &f->fonts, SLICE("en"), HB_SCRIPT_LATIN),
                      MANNER_UPRIGHT);
    fixture_end(f);
}
END_TEST

/* EB Garamond has small capitals for â, but not for ầ, and none for Cyrillic. */
START_TEST(small_capitals_are_whole_or_none)
{
    static const struct {
        const char *text;
        bool is_torn;
    } cases[] = {{"Prière", false},
                 {"CẦU", false},
                 {"Cầu nguyện", true},
                 {"Молитва", true},
                 {"МОЛИТВА", false}};
    struct feature small = {HB_TAG('s', 'm', 'c', 'p'), 1};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture *f = fixture_make("vi");
        f->styles[STYLE_TITLE].features = &small;
        f->styles[STYLE_TITLE].feature_count = 1;
        fixture_add(f, BLOCK_TITLE, slice_of(cases[i].text));
        ck_assert_msg(styles_tear_capitals(&f->design, &f->fonts, &f->doc, 0) == cases[i].is_torn,
                      "%s", cases[i].text);
        fixture_end(f);
    }
}
END_TEST

/* Mongolian and Phags-pa lie on their side in a line, which is told once; Cyrillic does not. */
START_TEST(columns_are_warned_of)
{
    static const struct {
        const char *language, *text;
        size_t warning_count;
    } cases[] = {
        {"mn-Mong", "ᠮᠣᠩᠭᠣᠯ", 1}, {"mn", "Монгол", 0}, {"mn", "ᠮᠣᠩᠭᠣᠯ", 1}, {"xx", "ꡏꡡꡃ", 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture *f = fixture_make(cases[i].language);
        fixture_open(f, "/usr/share/fonts/truetype/noto/NotoSansMongolian-Regular.ttf", false);
        fixture_open(f, "/usr/share/fonts/truetype/noto/NotoSansPhagsPa-Regular.ttf", false);
        fixture_add(f, BLOCK_PARAGRAPH, slice_of(cases[i].text));
        fixture_paragraph(f, cases[i].text);
        ck_assert_msg(diag_count(f->diag, SEVERITY_WARNING) == cases[i].warning_count, "%s %s",
                      cases[i].language, cases[i].text);
        fixture_end(f);
    }
}
END_TEST

/* Every line feed: the lines have the room they need, and the last baseline stays where it was. */
START_TEST(the_grid_gives_way_to_tall_scripts)
{
    static const double feeds[] = {0, 1.2, 1.25, 1.35, 1.5, 1.85, 2.2, 3.0};
    struct fixture *f = fixture_make("en");
    struct style *body = &f->styles[STYLE_BODY], *title = &f->styles[STYLE_TITLE];
    body->leading = 15 * UNIT_PT;
    body->space_stretch = 15 * UNIT_PT;
    title->leading = 34 * UNIT_PT;
    f->design.grid = 15 * UNIT_PT;
    f->design.grid_top = 11 * UNIT_PT;
    f->design.page_height = 595 * UNIT_PT;
    f->design.top = 42 * UNIT_PT;
    f->design.bottom = 58 * UNIT_PT;
    fixture_paragraph(f, "Praise God");
    const unit last = 11 * UNIT_PT + 32 * 15 * UNIT_PT;
    f->fonts.faces[0].line_feed = feeds[_i];
    struct design set = lines_design(f->arena, &f->design, &f->fonts, &f->text);
    unit least = (unit)(12 * UNIT_PT * feeds[_i]);
    ck_assert_int_ge(set.grid, least);
    ck_assert_int_ge(set.grid, f->design.grid);
    if (least <= f->design.grid) {
        ck_assert_int_eq(set.grid, f->design.grid);
        ck_assert_int_eq(set.grid_top, f->design.grid_top);
    }
    unit rest = (last - set.grid_top) % set.grid;
    ck_assert_msg(rest < 100, "the last baseline moves by %lld units", (long long)rest);
    ck_assert_int_lt(set.grid, least + 2 * UNIT_PT + (feeds[_i] > 0 ? 0 : f->design.grid));
    ck_assert_int_eq(set.styles[STYLE_BODY].leading, set.grid);
    ck_assert_int_eq(set.styles[STYLE_BODY].space_stretch, set.grid);
    ck_assert_int_eq(set.styles[STYLE_TITLE].leading, 34 * UNIT_PT);
    ck_assert_int_eq(body->leading, 15 * UNIT_PT);
    fixture_end(f);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("text_scripts");
    TCase *one = tcase_create("scripts");
    tcase_add_test(one, a_list_is_read_line_by_line);
    tcase_add_loop_test(one, a_list_wins_over_dictionaries, 0,
                        sizeof listed_cases / sizeof *listed_cases);
    tcase_add_loop_test(one, folios_have_the_digits_of_the_texts, 0,
                        sizeof digit_cases / sizeof *digit_cases);
    tcase_add_test(one, styles_go_by_script);
    tcase_add_test(one, manners_are_told_by_script_and_face);
    tcase_add_test(one, small_capitals_are_whole_or_none);
    tcase_add_test(one, columns_are_warned_of);
    tcase_add_loop_test(one, the_grid_gives_way_to_tall_scripts, 0, 8);
    suite_add_tcase(suite, one);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}

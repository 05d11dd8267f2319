/* The inline markup: what is a mark, what is an ordinary character, what is an error and where.
 *
 * Each row is an item as it stands after "- " in a file, the blocks that it becomes (see
 * content_fixture.h: <e:…> emphasis, <s:…> strong, <a ADDRESS:…> a link, <note:*> a pseudonym, ⏎ a
 * hard break, ¶ the next paragraph), or, where it is wrong, the reports. The item stands on line 6
 * from column 7 on. */
#include "content_fixture.h"

#define NBSP   "\xC2\xA0"
#define SHY    "\xC2\xAD"
#define LRM    "\xE2\x80\x8E"
#define RLM    "\xE2\x80\x8F"
#define RLE    "\xE2\x80\xAB"
#define PDF    "\xE2\x80\xAC"
#define ZWSP   "\xE2\x80\x8B"
#define ZWNJ   "\xE2\x80\x8C"
#define ZWJ    "\xE2\x80\x8D"
#define WJ     "\xE2\x81\xA0"
#define LSEP   "\xE2\x80\xA8"
#define PSEP   "\xE2\x80\xA9"
#define FOLDED ">-\n        "
#define LINE   "\n        "
#define BLANK  "\n\n        "

struct row {
    const char *item, *shown;
};

static const struct row ordinary[] = {
    {"plain words", "plain words"},
    {"the snake_case of file_name_x", "the snake_case of file_name_x"},
    {"a _ lone one", "a _ lone one"},
    {"trailing_ and _leading", "trailing_ and _leading"},
    {"_never closed", "_never closed"},
    {"fill in: ________ here", ""},
    {FOLDED "fill in: ________ here", "fill in: ________ here"},
    {"____four____", "____four____"},
    {FOLDED "1. Februar", "1. Februar"},
    {FOLDED "# 7", "# 7"},
    {FOLDED "- so", "- so"},
    {FOLDED "<Name> & <b>x</b> &amp;", "<Name> & <b>x</b> &amp;"},
    {FOLDED "[x]: y", "[x]: y"},
    {"see [1] and [a [b] c]", "see [1] and [a [b] c]"},
    {"an open [ and a shut ]", "an open [ and a shut ]"},
    {FOLDED "[text] (aside)", "[text] (aside)"},
    {"C:\\Users\\ö", "C:\\Users\\ö"},
    {FOLDED "`code` ~~x~~ | 5 < 6 > 4 ^2 = $3 %d {a} \"q\" 'q' !",
     "`code` ~~x~~ | 5 < 6 > 4 ^2 = $3 %d {a} \"q\" 'q' !"},
    {"at https://x.org/_a_/b_c_d now",
     "at <address:a https://x.org/_a_/b_c_d:https://x.org/_a_/b_c_d> now"},
    {"_at https://x.org/a_b_", "<e:at ><address:e:a https://x.org/a_b:https://x.org/a_b>"},
    {"foo@bar_baz_.org", "foo@bar_baz_.org"},
    {"_by foo_bar_@baz.org_", "<e:by ><address:e:a mailto:foo_bar_@baz.org:foo_bar_@baz.org>"},
    {FOLDED "mit #الحرية_للجميع_الآن und @ijm_uk_ now", "mit #الحرية_للجميع_الآن und @ijm_uk_ now"},
    {"Date: __/__/____ Name: ___ (___)", ""},
    {FOLDED "Date: __/__/____ Name: ___ (___)", "Date: __/__/____ Name: ___ (___)"},
    {"rows of 5*3 and ½*٣", "rows of 5*3 and ½*٣"},
    {"a" NBSP NBSP "b", "a" NBSP NBSP "b"},
    {"a" SHY "b" ZWSP "c" ZWJ "d" WJ "e" ZWNJ "f", "a" SHY "b" ZWSP "c" ZWJ "d" WJ "e" ZWNJ "f"},
    {"a " RLE "b" PDF " c" LRM, "a " RLE "b" PDF " c" LRM},
    {"e\xCC\x81 \xF0\x9F\x99\x8F \xEE\x80\x80", "e\xCC\x81 \xF0\x9F\x99\x8F \xEE\x80\x80"},
    {"NO", "NO"},
    {"2024-01-05", "2024-01-05"},
};

static const struct row marked[] = {
    {"an _emphasis_ here", "an <e:emphasis> here"},
    {"_a_", "<e:a>"},
    {"a __strong__ word", "a <s:strong> word"},
    {"___both___ of it", "<e:s:both> of it"},
    {"__strong _and_ more__", "<s:strong ><e:s:and><s: more>"},
    {"_emphasis __and__ more_", "<e:emphasis ><e:s:and><e: more>"},
    {"_a snake_case b_", "<e:a snake_case b>"},
    {"(_so_), “_so_”—_so_.", "(<e:so>), “<e:so>”—<e:so>."},
    {"_so_, _so_; _so_!", "<e:so>, <e:so>; <e:so>!"},
    {"_two words" LINE "over lines_", "<e:two words over lines>"},
    {"_not over" BLANK "paragraphs_", "_not over ¶ paragraphs_"},
    {"__foo_", "_<e:foo>"},
    {"_foo__", "<e:foo>_"},
    {"普里_西拉_说", "普里<e:西拉>说"},
    {"他__说__了_这_个", "他<s:说>了<e:这>个"},
    {"이_책_은", "이<e:책>은"},
    {"ฉัน_รัก_คุณ", "ฉัน<e:รัก>คุณ"},
    {"слово_в_слове", "слово_в_слове"},
    {"התפללו ל__שלום__ ול_צדק_ היום", "התפללו ל<s:שלום> ול<e:צדק> היום"},
    {"ال__سلام__ ለ__ሰላም__", "ال<s:سلام> ለ<s:ሰላም>"},
    {"__அமைதி__க்காக __शांति__के __শান্তি__র", "<s:அமைதி>க்காக <s:शांति>के <s:শান্তি>র"},
    {"__მშვიდობა__ს __ᠡᠩᠭᠡ__ᠶᠢ", "<s:მშვიდობა>ს <s:ᠡᠩᠭᠡ>ᠶᠢ"},
    {"_“so”_ _...so_ _¿so?_ _(so)_", "<e:“so”> <e:...so> <e:¿so?> <e:(so)>"},
    {"_Руби_ и _روبي_", "<e:Руби> и <e:روبي>"},
    {"\\_not_ \\[so\\](x) \\* \\\\ \\# \\`", "_not_ [so](x) * \\ # `"},
    {"_a\\_b_", "<e:a_b>"},
    {"Priscilla* and Ruby*, too", "Priscilla<note:*> and Ruby<note:*>, too"},
    {"Brianna’s* x", "Brianna’s<note:*> x"},
    {"普里西拉*和鲁比*说", "普里西拉<note:*>和鲁比<note:*>说"},
    {"Priscilla*nın ve Ruby*nin", "Priscilla<note:*>nın ve Ruby<note:*>nin"},
    {"प्रिया* ने कहा", "प्रिया<note:*> ने कहा"},
    {"روبي* و" RLM "מרים" RLM "* ", "روبي<note:*> و" RLM "מרים" RLM "<note:*>"},
    {"_Ruby_* and __Ruby__*", "<e:Ruby><note:*> and <s:Ruby><note:*>"},
    {"_Ruby*_ said", "<e:Ruby><note:e:*> said"},
    {"Agent 7*", "Agent 7<note:*>"},
    {FOLDED "[Read](https://www.ijm.org) it", "<a https://www.ijm.org:Read> it"},
    {"a [b _c_](http://x.org \"go there\").",
     "a <a http://x.org \"go there\":b ><e:a http://x.org \"go there\":c>."},
    {FOLDED "[Ruby*](https://x.org)", "<a https://x.org:Ruby><note:a https://x.org:*>"},
    {FOLDED "[Ruby](https://x.org)*", "<a https://x.org:Ruby><note:*>"},
    {"see [[1]](https://x.org)", "see <a https://x.org:[1]>"},
    {"[a](https://x.org/b_(c)_d)", ""},
    {FOLDED "[a](https://x.org/b_(c)_d)!", "<a https://x.org/b_(c)_d:a>!"},
    {FOLDED "[a](https://x.org/\\))", "<a https://x.org/):a>"},
    {FOLDED "[a](https://ü.org/é \"T\\\"i\")", "<a https://xn--tda.org/%C3%A9 \"T\"i\":a>"},
    {FOLDED "[a]( https://x.org" LINE "\"a b\" )", "<a https://x.org \"a b\":a>"},
    {FOLDED "[a](HTTPS://X.org) [b](mailto:a@b.org)", "<a HTTPS://X.org:a> <a mailto:a@b.org:b>"},
    {FOLDED "[a](https://x.org/%20?a=1&b#c)", "<a https://x.org/%20?a=1&b#c:a>"},
    {FOLDED "_a [b_ c](https://x.org)", "_a <a https://x.org:b_ c>"},
    {FOLDED "_a [b](https://x.org) c_", "<e:a ><e:a https://x.org:b><e: c>"},
    {FOLDED "[a]\\(https://x.org)", "[a](<address:a https://x.org:https://x.org>)"},
};

static const struct row white[] = {
    {"a  b   c", "a b c"},
    {"a" LINE "b", "a b"},
    {"a" BLANK "b", "a ¶ b"},
    {FOLDED "a" LINE "b" BLANK "c", "a b ¶ c"},
    {FOLDED "a" LINE "  more" LINE "b", "a more b"},
    {"|-" LINE "a" LINE "b" BLANK "c\n\n" LINE "d", "a⏎b ¶ c ¶ d"},
    {"|" LINE "a\n\n\n", "a"},
    {">+" LINE "a\n\n\n", "a"},
    {"\"a" LINE "b" BLANK "c\"", "a b ¶ c"},
    {"'a" LINE "b''s" BLANK "c'", "a b's ¶ c"},
    {"\"a\\nb\\n\\nc\"", "a b ¶ c"},
    {"\"a\\" LINE "b\"", "ab"},
    {"a\\" LINE "b", "a⏎b"},
    {FOLDED "a\\" LINE "b", "a⏎b"},
    {"|-" LINE "a\\" LINE "b", "a⏎b"},
    {"'a\\" LINE "b'", "a⏎b"},
    {"\"a\\\\" LINE "b\"", "a⏎b"},
    {FOLDED "a\\  " LINE "b", "a⏎b"},
    {FOLDED "a \\" LINE "b", "a⏎b"},
    {FOLDED "a\\" LINE "\\" LINE "b", "a⏎⏎b"},
    {FOLDED "a\\\\" LINE "b", "a\\ b"},
    {FOLDED "a\\ b", "a\\ b"},
    {"_a\\" LINE "b_", "<e:a⏎b>"},
    {"\"a\\u2028b\\u2029c\\u0085d\"", "a⏎b ¶ c d"},
    {"\"a \\u2028 b\"", "a⏎b"},
    {"a" LSEP "b", ""},
    {FOLDED "a" LSEP "        b", "a⏎b"},
    {FOLDED "a" PSEP "        b", "a ¶ b"},
    {"\"a" LSEP "b" PSEP "c\"", "a⏎b ¶ c"},
    {FOLDED "a\xC2\x85    b", ""},
};

static const struct row wrong[] = {
    {FOLDED "* a", "7:9 markup-asterisk"},
    {"a * b", "6:9 markup-asterisk"},
    {"say **so**", "6:11 markup-asterisk"},
    {"James’*", "6:13 markup-asterisk"},
    {"Ruby** so", "6:12 markup-asterisk"},
    {"Ruby*** so", "6:12 markup-asterisk"},
    {"普里西拉，* x", "6:12 markup-asterisk"},
    {"a [b](c)", "6:13 link-address"},
    {"a [b](www.x.org)", "6:13 link-address"},
    {"a [b](javascript:x)", "6:13 link-address"},
    {"a [b]()", "6:13 link-address"},
    {"a [b](https://)", "6:13 link-address"},
    {"a [b](mailto:x)", "6:13 link-address"},
    {"a [b](https://x.org/%zz)", "6:13 link-address"},
    {"a [](https://x.org)", "6:9 markup-link"},
    {"a [b](https://x.org", "6:12 markup-link"},
    {"a [b](https://x.org c)", "6:27 markup-link"},
    {"a [b](https://x.org “c”)", "6:27 markup-link"},
    {"a [b](https://x.org \"c\" d)", "6:31 markup-link; 6:27 text-typed"},
    {"a [b](https://x.org \"c)", "6:12 markup-link; 6:27 text-typed"},
    {FOLDED "[a [b](https://x.org) c](https://y.org)", "7:9 markup-link"},
    {"end\\", "6:10 markup-break"},
    {FOLDED "a\\" BLANK "b", "7:10 markup-break"},
    {FOLDED "\\" LINE "b", "7:9 markup-break"},
    {"\"a\\x01b\"", "6:9 text-control"},
    {"\"a\\uFFFEb\\x7F\"", "6:9 text-control; 6:16 text-control"},
    {"\"\"", "6:7 text-empty"},
    {"' '", "6:7 text-empty"},
    {"{lead: a, text: \"b\", by: \"c\\n\\nd\"}", "6:38 text-paragraphs"},
};

/* Warned of, and set as typed. */
static const struct row lost[] = {
    {"A __béke__ért", "6:9 markup-emphasis"},
    {"__so__s and pre__so__", "6:11 markup-emphasis"},
    {"a _ lone one", "6:9 markup-emphasis"},
    {"trailing_ and _leading", "6:15 markup-emphasis; 6:21 markup-emphasis"},
    {"__half_ so", "6:7 markup-emphasis"},
    {"ל_ש", "6:8 markup-emphasis"},
    {"_a" BLANK "b_", "6:7 markup-emphasis; 8:10 markup-emphasis"},
    {FOLDED "_a [b_ c](https://x.org)", "7:9 markup-emphasis; 7:14 markup-emphasis"},
    /* a hyphen between figures, but not in what is dialled */
    {"John 3:16-18", "6:16 text-typed"},
    {"call +49 30 1234-567 or (020) 79-46 or 0171-1234567 or 2-3", "6:63 text-typed"},
};

static void check_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct fixture fixture = fixture_of_item(rows[i].item);
        const char *shown = show_sections(&fixture), *reports = show_reports(&fixture);
        /* An empty expectation: YAML itself refuses the item, with a report. */
        if (rows[i].shown[0] == '\0')
            ck_assert_msg(!fixture.is_fine && reports[0], "%s\ngave %s", rows[i].item, shown);
        else
            ck_assert_msg(strcmp(shown, rows[i].shown) == 0, "%s\ngave %s\nnot  %s\nreports: %s",
                          rows[i].item, shown, rows[i].shown, reports);
        fixture_free(&fixture);
    }
}

START_TEST(everyday_texts_are_ordinary)
{
    check_rows(ordinary, sizeof ordinary / sizeof *ordinary);
}
END_TEST

START_TEST(marks_are_taken)
{
    check_rows(marked, sizeof marked / sizeof *marked);
}
END_TEST

START_TEST(white_space_folds_in_every_style)
{
    check_rows(white, sizeof white / sizeof *white);
}
END_TEST

START_TEST(errors_have_their_place)
{
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        check_refused(fixture_of_item(wrong[i].item), wrong[i].item, wrong[i].shown);
}
END_TEST

START_TEST(lost_partners_are_told)
{
    for (size_t i = 0; i < sizeof lost / sizeof *lost; i++) {
        struct fixture fixture = fixture_of_item(lost[i].item);
        const char *reports = show_reports(&fixture);
        ck_assert_msg(fixture.is_fine && strcmp(reports, lost[i].shown) == 0,
                      "%s\nreported %s\nnot      %s", lost[i].item, reports, lost[i].shown);
        fixture_free(&fixture);
    }
}
END_TEST

START_TEST(a_tab_and_a_loose_link_end_are_warned_of)
{
    struct fixture fixture = fixture_of_item(FOLDED "a\tb](c)");
    ck_assert(fixture.is_fine);
    ck_assert_str_eq(show_sections(&fixture), "a b](c)");
    ck_assert_str_eq(show_reports(&fixture), "7:10 text-tab; 7:12 markup-link");
    fixture_free(&fixture);
}
END_TEST

START_TEST(long_addresses_are_refused_by_number)
{
    static char item[8000];
    memset(item, 'a', sizeof item);
    memcpy(item, "x [y](https://", 14);
    memcpy(item + 7000, ")", 2);
    struct fixture fixture = fixture_of_item(item);
    ck_assert_str_eq(show_reports(&fixture), "6:12 markup-link");
    fixture_free(&fixture);
}
END_TEST

/* Every place of every byte, in each style: the source there must hold the character. */
START_TEST(places_are_exact)
{
    static const char *const items[] = {
        "one _two_ three [four](https://x.org) fi\\_ve Ruby* é普" LINE "six" BLANK "seven",
        FOLDED "one _two_" LINE "three\\" LINE "fo\\_ur [a](https://x.org \"t\") é普" BLANK "b",
        "|-" LINE "one" LINE "  two" BLANK "thr\\*ee é普",
        "'one''s _two_" LINE "three é普" BLANK "four'",
        "\"one _two_" LINE "three é普 \\\\_x" BLANK "four\""};
    for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
        struct fixture fixture = fixture_of_item(items[i]);
        ck_assert_msg(fixture.is_fine, "%s: %s", items[i], show_reports(&fixture));
        struct slice source = diag_source_bytes(fixture.diag, fixture.doc.source);
        for (uint32_t b = 1; b < fixture.doc.block_count; b++) {
            const struct block *block = &fixture.doc.blocks[b];
            for (uint32_t at = 0; at < block->text.length; at++) {
                struct place place = block_place_at(block, at);
                char c = block->text.bytes[at];
                bool is_white = c == ' ' || (unsigned char)c == 0xE2 ||
                                (at && (unsigned char)block->text.bytes[at - 1] == 0xE2) ||
                                (at > 1 && (unsigned char)block->text.bytes[at - 2] == 0xE2);
                ck_assert_uint_lt(place.byte, source.length);
                ck_assert_msg(is_white || source.bytes[place.byte] == c,
                              "%s: byte %u '%c' is '%c' in the source", items[i], at, c,
                              source.bytes[place.byte]);
            }
        }
        fixture_free(&fixture);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("content_markup");
    TCase *cases = tcase_create("markup");
    tcase_add_test(cases, everyday_texts_are_ordinary);
    tcase_add_test(cases, marks_are_taken);
    tcase_add_test(cases, white_space_folds_in_every_style);
    tcase_add_test(cases, errors_have_their_place);
    tcase_add_test(cases, lost_partners_are_told);
    tcase_add_test(cases, a_tab_and_a_loose_link_end_are_warned_of);
    tcase_add_test(cases, long_addresses_are_refused_by_number);
    tcase_add_test(cases, places_are_exact);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

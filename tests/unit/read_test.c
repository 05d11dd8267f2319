/* `orison read` on small PDFs written by hand: what it says, and what it says of files that are
 * broken or hostile. Their trees and fonts are as strangers make them, not as pdf/ does. */
#include "read_fixture.h"

/* Content of one paragraph, MCID 0, and its element as the root's kid. */
#define ONE_KID  "/K 7 0 R"
#define ONE_PAGE "/S/P/P 5 0 R/Pg 3 0 R"

static struct paper *make_one(const char *content, const char *element)
{
    struct paper *p = paper_make(content, ONE_KID);
    paper_add(p, "<<" ONE_PAGE "%s>>", element);
    return p;
}

START_TEST(text_comes_in_the_trees_order)
{
    struct paper *p = paper_make("/P<</MCID 1>>BDC BT /F1 9 Tf (second)Tj ET EMC\n"
                                 "BT (an untagged folio)Tj ET\n"
                                 "/P<</MCID 0>>BDC BT /F1 9 Tf [(fi)-20(rst)]TJ ET EMC",
                                 "/K[7 0 R<</S/P/Pg 3 0 R/K 1>>]/RoleMap<</Top/Intro/Intro/H1>>");
    paper_add(p, "<</S/Top/P 5 0 R/K<</Type/MCR/Pg 3 0 R/MCID 0>>>>");
    assert_says(p, "H1: first\nP: second\n");
}
END_TEST

START_TEST(shown_before_any_font)
{
    assert_says(make_one("/P<</MCID 0>>BDC BT (no font)Tj ET EMC", "/K 0"), "P: no font\n");
    assert_says(make_one("/P<</MCID 0>>BDC BT /F9 9 Tf (a font that is missing)' ET EMC", "/K 0"),
                "P: a font that is missing\n");
}
END_TEST

START_TEST(every_operator_that_shows_is_heard)
{
    assert_says(
        make_one("/P<</MCID 0>>BDC BT /F1 9 Tf (a)Tj (b)' 1 2 (c)\" [(d)9(e)]TJ ET EMC", "/K 0"),
        "P: abcde\n");
}
END_TEST

START_TEST(a_font_is_saved_and_restored)
{
    struct paper *p = paper_make("/P<</MCID 0>>BDC q BT /F2 9 Tf <0041>Tj ET q q Q Q Q "
                                 "BT (z)Tj /F2 9 Tf <0042>Tj ET EMC Q Q",
                                 "/K<</S/P/Pg 3 0 R/K 0>>");
    paper_add(p, "<</Type/Font/Subtype/Type0/BaseFont/X/ToUnicode 8 0 R>>");
    paper_add_stream(p, "", "1 beginbfrange <0041><0042><0391> endbfrange");
    assert_says(p, "P: \xCE\x91z\xCE\x92\n");
}
END_TEST

START_TEST(maps_are_read_as_far_as_they_go)
{
    static const struct {
        const char *map, *expected;
    } rows[] = {
        {"1 beginbfchar <0001><0066006C> endbfchar", "fl\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"1 beginbfrange <0001><0003>[<0061><0062>] endbfrange", "ab\xEF\xBF\xBD"},
        {"1 beginbfrange <0001><0002><D83DDE00> endbfrange 1 beginbfchar <0003><0063>",
         "\xF0\x9F\x98\x80\xF0\x9F\x98\x81"
         "c"},
        {"1 beginbfrange <0003><0001><0061> endbfrange", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"1 beginbfrange <0001><FFFFFFFF><0061> endbfrange", "abc"},
        {"2 beginbfchar <0001><61> <0002><> endbfchar", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"1 beginbfrange <0001><0003>[", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"1 beginbfchar <0001><DC00> (", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"1 beginbfchar <0001><0061><0001><0062> endbfchar", NULL}, /* any, but no crash */
        {")(<<>>[[]]%", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct paper *p = paper_make("/P<</MCID 0>>BDC BT /F2 9 Tf <000100020003>Tj ET EMC",
                                     "/K<</S/P/Pg 3 0 R/K 0>>");
        paper_add(p, "<</Type/Font/Subtype/Type0/BaseFont/X/ToUnicode 8 0 R>>");
        paper_add_stream(p, "", rows[i].map);
        struct heard heard = hear_paper(p);
        char expected[64];
        snprintf(expected, sizeof expected, "language: en\nP: %s\n", rows[i].expected);
        ck_assert_msg(heard.is_fine && (!rows[i].expected || !strcmp(heard.text, expected)),
                      "map %zu: %s%s", i, heard.text, heard.messages);
        heard_free(&heard);
    }
}
END_TEST

START_TEST(marks_nest_and_artifacts_are_silent)
{
    assert_says(
        make_one("/P<</MCID 0>>BDC BT /F1 9 Tf (a )Tj /Span<</Lang(es)>>BDC (b )Tj EMC\n"
                 "/Artifact BMC (folio )Tj EMC /Artifact<</Type/Layout>>BDC (rule )Tj EMC\n"
                 "/Span<</ActualText(told )/X<</MCID 9>>>>BDC (not heard)Tj "
                 "/Span<</ActualText(nor this)>>BDC (nor that)Tj EMC EMC\n"
                 "/Span<</E(expanded )>>BDC (exp. )Tj EMC /Figure<</Alt(shown )>>BDC (-)Tj EMC\n"
                 "(c)Tj EMC EMC EMC (outside)Tj ET",
                 "/K 0"),
        "P: a b told expanded shown c\n");
}
END_TEST

START_TEST(properties_may_have_names)
{
    assert_says(
        make_one("/P/N1 BDC BT /F1 9 Tf (four )Tj ET EMC /P/N2 BDC BT (not)Tj ET EMC\n"
                 "/P<</X/MCID/#4dCID 6/Actual#54ext(six)>>BDC EMC /P/N3 BDC (nothing)Tj EMC",
                 "/K[4 5 6]"),
        "P: four told by namesix\n");
}
END_TEST

START_TEST(marks_nest_deeply)
{
    enum { DEPTH = 5000 };
    char *content = malloc(32 * DEPTH), *at = content;
    ck_assert_ptr_nonnull(content);
    at += sprintf(at, "/P<</MCID 0>>BDC BT /F1 9 Tf (a)Tj ");
    for (int i = 0; i < DEPTH; i++)
        at += sprintf(at, "/Span BMC q ");
    at += sprintf(at, "/Span<</MCID 1>>BDC (b)Tj EMC ");
    for (int i = 0; i < DEPTH; i++)
        at += sprintf(at, "Q EMC ");
    sprintf(at, "(c)Tj EMC (outside)Tj ET");
    assert_says(make_one(content, "/K[0 1]"), "P: acb\n");
    free(content);
}
END_TEST

START_TEST(numbers_are_no_measure_of_memory)
{
    assert_says(make_one("/P<</MCID 2147483647>>BDC BT (far)Tj ET EMC", "/K 2147483647"),
                "P: far\n");
    assert_says(make_one("/P<</MCID -7>>BDC BT (negative)Tj ET EMC", "/K -7"), "P: negative\n");
    assert_reports(make_one("", "/K 123456789012345678901234567890"), "pdf-damaged", NULL);
}
END_TEST

START_TEST(what_an_element_says_instead)
{
    struct paper *p =
        paper_make("/P<</MCID 0>>BDC BT (Dr.)Tj ET EMC /P<</MCID 1>>BDC BT (x)Tj ET EMC",
                   "/K[<</S/Document/Lang(de)/K[<</S/P/Lang(es-MX)/Pg 3 0 R/K["
                   "<</S/Span/Lang(fr)/E(Doktor)/K 0>> <</S/Span/ActualText(told)/E(not)/K 1>>"
                   "<</S/Span/Alt(a \\[sign\\])/ActualText(not)>>]>>"
                   "<</S/Figure/Alt(A scale\\nin a circle)/K 1>><</S/P/ActualText()/K 1>>]>>]");
    assert_says(p, "Document [de]\n  P [es-MX]: [fr: Doktor]tolda \\[sign\\]\n"
                   "  Figure: A scale in a circle\n  P\n");
}
END_TEST

/* A call and a label lead to each other, which "note" says already; elsewhere the page is told. */
START_TEST(links_within_the_file)
{
    struct paper *p = paper_make("/P<</MCID 0>>BDC BT /F1 9 Tf (a)Tj ET EMC /P<</MCID 1>>BDC "
                                 "BT (*)Tj ET EMC",
                                 "/K[<</S/P/Pg 3 0 R/K[0<</S/Reference/K 7 0 R>>]>>"
                                 "<</S/Note/K[<</S/Lbl/K 8 0 R>>]>><</S/P/K 9 0 R>>]");
    paper_add(p, "<</S/Link/Pg 3 0 R/K[<</S/Span/Pg 3 0 R/K 1/ActualText(changed)>>"
                 "<</Type/OBJR/Obj 10 0 R>>]>>");
    paper_add(p, "<</S/Link/Pg 3 0 R/K[1<</Type/OBJR/Obj 10 0 R>>]>>");
    paper_add(p, "<</S/Link/Pg 3 0 R/K[0<</Type/OBJR/Obj 11 0 R>>]>>");
    paper_add(p, "<</Type/Annot/Subtype/Link/Dest[3 0 R/Fit]/Contents(Name)>>");
    paper_add(p, "<</Type/Annot/Subtype/Link/A<</S/GoTo/D[3 0 R/Fit]>>>>");
    assert_says(p, "P: a[note: changed]\nNote\n  Lbl: *\nP: [link: a \xE2\x86\x92 page 1]\n");
}
END_TEST

START_TEST(a_fixed_space_is_a_pause)
{
    static const struct {
        const char *content, *expected;
    } rows[] = {
        {"<FEFF0041200500422003006320020020>", "P: A \xE2\x80\x94 B \xE2\x80\x94 c \xE2\x80\x94\n"},
        {"<FEFF0041002E20050042>", "P: A. B\n"},
        {"<FEFF003120050042>", "P: 1 \xE2\x80\x94 B\n"},
        {"<FEFF200500412005>", "P: A \xE2\x80\x94\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char element[100];
        snprintf(element, sizeof element, "/K 0/ActualText%s", rows[i].content);
        assert_says(make_one("/P<</MCID 0>>BDC EMC", element), rows[i].expected);
    }
}
END_TEST

START_TEST(links_say_name_text_and_goal)
{
    struct paper *p = paper_make("/P<</MCID 0>>BDC BT (See )Tj ET EMC /Link<</MCID 1>>BDC "
                                 "BT (the story)Tj ET EMC",
                                 "/K<</S/P/Pg 3 0 R/K[0 7 0 R 8 0 R 9 0 R]>>");
    paper_add(p, "<</S/Link/Pg 3 0 R/K[1<</Type/OBJR/Obj 10 0 R>>]/Alt(Named)>>");
    paper_add(p, "<</S/Link/Pg 3 0 R/K<</Type/OBJR/Obj 11 0 R>>/ActualText( here)>>");
    paper_add(p, "<</S/Link/K[null 12 0 R 99 0 R]>>");
    paper_add(p, "<</Type/Annot/Subtype/Link/A<</S/URI/URI(https://a.org/\\(1\\))>>"
                 "/Contents(Not this)>>");
    paper_add(p, "<</Type/Annot/Subtype/Link/A<</S/URI/URI(https://b.org)>>/Contents(Contents)>>");
    paper_add(p, "<</Type/OBJR/Obj(no annotation)>>");
    assert_says(p, "P: See [link \xE2\x80\x9CNamed\xE2\x80\x9D: the story \xE2\x86\x92 "
                   "https://a.org/(1)][link \xE2\x80\x9C"
                   "Contents\xE2\x80\x9D: here \xE2\x86\x92 "
                   "https://b.org][link: \xE2\x86\x92 nowhere]\n");
}
END_TEST

START_TEST(notes_lists_and_blocks_within_a_block)
{
    struct paper *p =
        paper_make("/P<</MCID 0>>BDC BT (Ruby)Tj ET EMC /P<</MCID 1>>BDC BT ( prays)Tj ET EMC",
                   "/K<</S/L/K<</S/LI/K[<</S/Lbl/ActualText(\\225)>><</S/LBody/Pg 3 0 R/K["
                   "0<</S/Reference/ActualText(changed)>>1<</S/P/K 1>>]>>]>>>>");
    assert_says(p, "L\n  LI\n    Lbl: \xC5\x81\n    LBody: Ruby[note: changed] prays\n"
                   "      P: prays\n");
}
END_TEST

START_TEST(strings_are_decoded_and_tamed)
{
    struct paper *p = paper_make("/P<</MCID 0>>BDC BT <1B5B33316D>Tj ET EMC\n"
                                 "/P<</MCID 1/ActualText<EFBBBFC3A9FF>>>BDC EMC\n"
                                 "/P<</MCID 2/ActualText<FEFF00E9D83D>>>BDC EMC\n"
                                 "/P<</MCID 3/ActualText(\\204\\240\\50\\12)>>BDC EMC",
                                 "/K<</S/P#0A#1B/Lang(e\\nn)/Pg 3 0 R/K[0 1 2 3]>>");
    assert_says(p, "P [e n]: \xCB\x99\\[31m\xC3\xA9\xEF\xBF\xBD\xC3\xA9\xEF\xBF\xBD"
                   "\xE2\x80\x94\xE2\x82\xAC(\n");
}
END_TEST

START_TEST(contents_that_are_not_there_are_reported)
{
    assert_reports(make_one("/P<</MCID 0>>BDC BT (here)Tj ET EMC", "/K[0 1 77]"), "pdf-content",
                   "P: here\n");
    struct paper *p = paper_make("", "/K<</S/P/K 0>>"); /* on no page */
    assert_reports(p, "pdf-content", "P\n");
}
END_TEST

START_TEST(a_forms_content_is_not_the_pages)
{
    struct paper *p =
        make_one("/P<</MCID 0>>BDC BT (the page)Tj ET EMC", "/K[<</Type/MCR/Stm 8 0 R/MCID 0>>]");
    paper_add_stream(p, "/Type/XObject/Subtype/Form/BBox[0 0 1 1]",
                     "/P<</MCID 0>>BDC BT (the form)Tj ET EMC");
    assert_says(p, "P\n");
}
END_TEST

START_TEST(empty_contents_are_there)
{
    assert_says(make_one("/Figure<</MCID 3>>BDC 0 0 9 9 re f EMC", "/K 3"), "P\n");
}
END_TEST

START_TEST(images_within_the_content_are_passed_over)
{
    assert_says(make_one("/P<</MCID 0>>BDC BT (a)Tj ET BI /W 9 /H 1 ID (Tj\xFF)>>EMC ( EI BT "
                         "(b)Tj ET EMC",
                         "/K 0"),
                "P: ab\n");
    assert_says(make_one("/P<</MCID 0>>BDC BT (a)Tj ET BI /W 9 ID never ended", "/K 0"), "P: a\n");
}
END_TEST

/* --- hostile trees -----------------------------------------------------------------------------
 */

START_TEST(circles_end)
{
    struct paper *p = paper_make("", "/K 7 0 R");
    paper_add(p, "<</S/Sect/K 8 0 R>>");
    paper_add(p, "<</S/Span/K[7 0 R 8 0 R]>>");
    assert_reports(p, "pdf-structure", "Sect\n");
    p = paper_make("", "/K 7 0 R"); /* through lists of direct elements */
    paper_add(p, "[<</S/Sect/K 7 0 R>><</S/Sect/K 7 0 R>>]");
    assert_reports(p, "pdf-structure", "Sect\nSect\n");
    assert_reports(paper_make("", "/S/P/K 5 0 R"), "pdf-structure", NULL); /* the root itself */
}
END_TEST

START_TEST(trees_that_double_at_each_level_end)
{
    struct paper *p = paper_make("", "/K 7 0 R");
    for (unsigned i = 0; i < 100; i++)
        paper_add(p, "<</S/Sect/K[%u 0 R %u 0 R]>>", p->count + 2, p->count + 2);
    paper_add(p, "<</S/P/ActualText(the end)>>");
    struct heard heard = hear_paper(p);
    ck_assert(!heard.is_fine && strstr(heard.messages, "[pdf-structure]"));
    ck_assert_msg(strstr(heard.text, "P: the end\n") != NULL, "the first way is followed");
    heard_free(&heard);
}
END_TEST

START_TEST(deep_trees_end)
{
    struct paper *p = paper_make("", "/K 7 0 R");
    for (unsigned i = 0; i < 10000; i++)
        paper_add(p, "<</S/Span/K %u 0 R>>", p->count + 2);
    paper_add(p, "<</S/P/ActualText(unreachable)>>");
    assert_reports(p, "pdf-structure", "");
}
END_TEST

START_TEST(a_hundred_levels_are_read)
{
    struct paper *p = paper_make("", "/K 7 0 R");
    for (unsigned i = 0; i < 100; i++)
        paper_add(p, "<</S/Span/K %u 0 R>>", p->count + 2);
    paper_add(p, "<</S/Span/ActualText(reached)>>");
    struct heard heard = hear_paper(p);
    ck_assert_msg(heard.is_fine && strstr(heard.text, "reached"), "%s", heard.messages);
    heard_free(&heard);
}
END_TEST

START_TEST(long_lists_are_read)
{
    enum { COUNT = 50000 };
    char *list = malloc(4 * COUNT + 64);
    ck_assert_ptr_nonnull(list);
    size_t at = (size_t)sprintf(list, "/K[");
    for (int i = 0; i < COUNT; i++)
        at += (size_t)sprintf(list + at, "0 ");
    sprintf(list + at, "]");
    struct heard heard = hear_paper(make_one("/P<</MCID 0>>BDC BT (x)Tj ET EMC", list));
    ck_assert_msg(heard.is_fine, "%s", heard.messages);
    ck_assert_uint_eq(heard.text_length, strlen("language: en\nP: \n") + COUNT);
    heard_free(&heard);
    free(list);
}
END_TEST

START_TEST(role_maps_that_run_in_circles_end)
{
    assert_says(paper_make("", "/K<</S/A/ActualText(x)>>/RoleMap<</A/B/B/A>>"), "A: x\n");
    assert_says(paper_make("", "/K<</S/A/ActualText(x)>>/RoleMap<</A/A>>"), "A: x\n");
    assert_says(paper_make("", "/K<</S/A/ActualText(x)>>/RoleMap 7 0 R"), "A: x\n");
}
END_TEST

START_TEST(trees_of_other_things_say_nothing)
{
    static const char *const roots[] = {"",          "/K null", "/K(text)", "/K[[[]]]",
                                        "/K 99 0 R", "/K[]",    "/K/P",     "/K<</S 7>>"};
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        assert_says(paper_make("", roots[i]), "");
}
END_TEST

/* --- broken files ------------------------------------------------------------------------------
 */

START_TEST(no_tree_is_reported_with_a_hint)
{
    struct paper *p = paper_make("", "");
    p->offsets[1] = ftell(p->file);
    fputs("1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n", p->file);
    struct heard heard = hear_paper(p);
    ck_assert(!heard.is_fine && strstr(heard.messages, "[pdf-untagged]"));
    ck_assert_ptr_nonnull(strstr(heard.messages, "standard: ua"));
    ck_assert_uint_eq(heard.text_length, 0);
    heard_free(&heard);
}
END_TEST

START_TEST(what_is_no_pdf_is_reported)
{
    static const char *const files[] = {"", "%PDF-1.7\n", "title: T\n", "%PDF-1.7\ntrailer<<>>",
                                        "\xFF\xD8\xFF"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct heard heard = hear(files[i], strlen(files[i]));
        bool is_told =
            strstr(heard.messages, "[pdf-read]") || strstr(heard.messages, "[pdf-damaged]");
        ck_assert_msg(!heard.is_fine && is_told, "file %zu: %s", i, heard.messages);
        ck_assert_uint_eq(heard.system_count, 0); /* exit 1, not 3 */
        heard_free(&heard);
    }
}
END_TEST

START_TEST(files_that_are_cut_anywhere_end)
{
    struct paper *p = make_one("/P<</MCID 0>>BDC BT (whole)Tj ET EMC", "/K 0");
    paper_end(p, "");
    for (size_t length = 0; length < p->length - 7; length++) { /* "\n%%EOF\n" is no loss */
        struct heard heard = hear(p->bytes, length);
        bool is_whole = heard.is_fine && strstr(heard.text, "P: whole");
        ck_assert_msg(!heard.is_fine || is_whole, "%zu bytes pass, and say: %s", length,
                      heard.text);
        heard_free(&heard);
    }
    paper_free(p);
}
END_TEST

START_TEST(damaged_streams_are_reported)
{
    struct paper *p = paper_make("", "/K<</S/P/Pg 3 0 R/ActualText(rest)/K 0>>");
    p->offsets[3] = ftell(p->file); /* the page, with a content of its own */
    fputs("3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 7 0 R>>\nendobj\n",
          p->file);
    paper_add_stream(p, "/Filter/FlateDecode", "x\x9C this is not deflated");
    assert_says(p, "P: rest\n"); /* not needed, not looked at */
    p = paper_make("", "/K[<</S/P/Pg 3 0 R/K 0>><</S/P/ActualText(rest)>>]");
    p->offsets[3] = ftell(p->file);
    fputs("3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 7 0 R>>\nendobj\n",
          p->file);
    paper_add_stream(p, "/Filter/FlateDecode", "x\x9C this is not deflated");
    assert_reports(p, "pdf-damaged", "P\nP: rest\n");
}
END_TEST

START_TEST(unknown_filters_are_reported)
{
    struct paper *p = paper_make("", "/K[<</S/P/Pg 3 0 R/K 0>>]");
    p->offsets[3] = ftell(p->file);
    fputs("3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 7 0 R>>\nendobj\n",
          p->file);
    paper_add_stream(p, "/Filter/Unheard", "/P<</MCID 0>>BDC (a)Tj EMC");
    struct heard heard = hear_paper(p);
    ck_assert(!heard.is_fine);
    heard_free(&heard);
}
END_TEST

START_TEST(a_password_is_asked_for)
{
    struct paper *p = make_one("", "/K 0");
    paper_end(p, "/ID[<00112233445566778899AABBCCDDEEFF><00112233445566778899AABBCCDDEEFF>]"
                 "/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4"
                 "/O<0000000000000000000000000000000000000000000000000000000000000000>"
                 "/U<1111111111111111111111111111111111111111111111111111111111111111>>>");
    struct heard heard = hear(p->bytes, p->length);
    ck_assert_msg(!heard.is_fine && strstr(heard.messages, "password"), "%s", heard.messages);
    ck_assert_uint_eq(heard.system_count, 0);
    heard_free(&heard);
    paper_free(p);
}
END_TEST

START_TEST(a_missing_file_is_reported)
{
    struct arena *arena = arena_make(0);
    struct diag *diag = diag_make(arena);
    ck_assert(!read_aloud(arena, diag, "/nonexistent/file.pdf", stdout));
    ck_assert_uint_eq(diag_count(diag, SEVERITY_ERROR), 1);
    ck_assert(!read_aloud(arena, diag, "/tmp", stdout));
    ck_assert_uint_eq(diag_count(diag, SEVERITY_ERROR), 2);
    arena_free(arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("read");
    TCase *said = tcase_create("said");
    tcase_add_test(said, text_comes_in_the_trees_order);
    tcase_add_test(said, shown_before_any_font);
    tcase_add_test(said, every_operator_that_shows_is_heard);
    tcase_add_test(said, a_font_is_saved_and_restored);
    tcase_add_test(said, maps_are_read_as_far_as_they_go);
    tcase_add_test(said, marks_nest_and_artifacts_are_silent);
    tcase_add_test(said, properties_may_have_names);
    tcase_add_test(said, marks_nest_deeply);
    tcase_add_test(said, numbers_are_no_measure_of_memory);
    tcase_add_test(said, what_an_element_says_instead);
    tcase_add_test(said, links_say_name_text_and_goal);
    tcase_add_test(said, links_within_the_file);
    tcase_add_test(said, a_fixed_space_is_a_pause);
    tcase_add_test(said, notes_lists_and_blocks_within_a_block);
    tcase_add_test(said, strings_are_decoded_and_tamed);
    tcase_add_test(said, contents_that_are_not_there_are_reported);
    tcase_add_test(said, a_forms_content_is_not_the_pages);
    tcase_add_test(said, empty_contents_are_there);
    tcase_add_test(said, images_within_the_content_are_passed_over);
    suite_add_tcase(suite, said);
    TCase *hostile = tcase_create("hostile");
    tcase_add_test(hostile, circles_end);
    tcase_add_test(hostile, trees_that_double_at_each_level_end);
    tcase_add_test(hostile, deep_trees_end);
    tcase_add_test(hostile, a_hundred_levels_are_read);
    tcase_add_test(hostile, long_lists_are_read);
    tcase_add_test(hostile, role_maps_that_run_in_circles_end);
    tcase_add_test(hostile, trees_of_other_things_say_nothing);
    tcase_add_test(hostile, no_tree_is_reported_with_a_hint);
    tcase_add_test(hostile, what_is_no_pdf_is_reported);
    tcase_add_test(hostile, files_that_are_cut_anywhere_end);
    tcase_add_test(hostile, damaged_streams_are_reported);
    tcase_add_test(hostile, unknown_filters_are_reported);
    tcase_add_test(hostile, a_password_is_asked_for);
    tcase_add_test(hostile, a_missing_file_is_reported);
    suite_add_tcase(suite, hostile);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}

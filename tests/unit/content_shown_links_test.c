/* Links for paper: which get a note or a code, how notes are numbered, and that a doc made so keeps
 * the invariants of every doc: spans touch and cover, points rise and lead back to the source. */
#include "content_fixture.h"

static struct doc show(struct fixture *fixture, enum link_form form)
{
    struct doc out;
    ck_assert_msg(fixture->is_fine, "%s", show_reports(fixture));
    links_show(fixture->arena, &fixture->doc, form, &out);
    return out;
}

static void check_block(const struct doc *doc, const struct block *block)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < block->span_count; i++) {
        const struct span *span = &block->spans[i];
        ck_assert_uint_eq(span->byte_start, at);
        ck_assert(span->link == NO_INDEX || span->link < doc->link_count);
        ck_assert(span->note == NO_INDEX || span->note < doc->note_count);
        at = span->byte_end;
    }
    ck_assert_uint_eq(at, block->text.length);
    for (uint32_t i = 0; i < block->point_count; i++) {
        ck_assert(i > 0 || block->points[0].byte == 0);
        ck_assert(i == 0 || block->points[i].byte > block->points[i - 1].byte);
        ck_assert_uint_lt(block->points[i].byte, block->text.length);
    }
}

static void check_doc(const struct doc *doc)
{
    for (uint32_t i = 0; i < doc->block_count; i++)
        check_block(doc, &doc->blocks[i]);
    for (uint32_t i = 0; i < doc->note_count; i++)
        check_block(doc, &doc->notes[i]);
    for (uint32_t i = 0; i < doc->section_count; i++) {
        const struct section *section = &doc->sections[i];
        for (uint32_t b = 0; b < section->block_count; b++)
            ck_assert_uint_eq(doc->blocks[section->first_block + b].section, i);
    }
}

static const char *texts_of(struct fixture *fixture, const struct doc *doc)
{
    struct shown shown;
    shown_open(&shown);
    for (uint32_t i = 0; i < doc->block_count; i++)
        if (doc->blocks[i].section != NO_INDEX)
            fprintf(shown.out, "%s%.*s;", doc->blocks[i].kind == BLOCK_CODE ? "#" : "",
                    SLICE_ARG(doc->blocks[i].text));
    fputs(" |", shown.out);
    for (uint32_t i = 0; i < doc->note_count; i++)
        fprintf(shown.out, " %.*s;", SLICE_ARG(doc->notes[i].text));
    return shown_close(fixture->arena, &shown);
}

static const struct {
    const char *item, *notes, *codes;
} cases[] = {
    {"no link", "no link; |", "no link; |"},
    {"'[a](https://x.org/a).'", "a.¹; | 1 https://x.org/a;", "a.;#;https://x.org/a; |"},
    {"'[a](https://x.org/a) [b](https://x.org/b) [c](https://x.org/a)'",
     "a¹ b² c¹; | 1 https://x.org/a; 2 https://x.org/b;",
     "a b c;#;https://x.org/a;#;https://x.org/b; |"},
    {"'Ruby* [a](https://x.org)'",
     "Ruby* a¹; | * Name changed to protect her or his identity.; 1 https://x.org;",
     "Ruby* a;#;https://x.org; | * Name changed to protect her or his identity.;"},
    {"'[write](mailto:a@x.org)'", "write¹; | 1 a@x.org;", "write;#;a@x.org; |"},
    {"'[x.org](https://www.x.org/) [a@x.org](mailto:a@x.org) [HTTPS://x.org/a](https://x.org/a)'",
     "x.org a@x.org HTTPS://x.org/a; |", "x.org a@x.org HTTPS://x.org/a; |"},
    {"'[a _b_ c](https://x.org/a)d'", "a b c¹d; | 1 https://x.org/a;",
     "a b cd;#;https://x.org/a; |"},
    {"{text: '[a](https://x.org/a)', by: me}", "a¹;me; | 1 https://x.org/a;",
     "a;#;https://x.org/a;me; |"},
    {"\"[a](https://x.org/a)\\n\\nmore\"", "a¹;more; | 1 https://x.org/a;",
     "a;more;#;https://x.org/a; |"},
};

START_TEST(addresses_are_shown_once)
{
    struct fixture fixture = fixture_of_item(cases[_i].item);
    struct doc notes = show(&fixture, LINK_FORM_NOTE), codes = show(&fixture, LINK_FORM_QR);
    ck_assert_str_eq(texts_of(&fixture, &notes), cases[_i].notes);
    ck_assert_str_eq(texts_of(&fixture, &codes), cases[_i].codes);
    check_doc(&notes);
    check_doc(&codes);
    fixture_free(&fixture);
}
END_TEST

START_TEST(a_note_is_called_and_leads_back)
{
    struct fixture fixture = fixture_of_item("'Go [on](https://x.org) now'");
    struct doc doc = show(&fixture, LINK_FORM_NOTE);
    const struct block *block = &doc.blocks[1];
    ck_assert_uint_eq(block->span_count, 4);
    ck_assert_int_eq(block->spans[2].role, SPAN_NOTE_MARK);
    ck_assert_uint_eq(block->spans[2].note, 0);
    ck_assert_uint_eq(block->spans[2].link, NO_INDEX);
    ck_assert_int_eq(doc.notes[0].kind, BLOCK_LINK_NOTE);
    ck_assert_int_eq(doc.notes[0].spans[2].role, SPAN_ADDRESS);
    struct slice address = doc.links[doc.notes[0].spans[2].link].address;
    ck_assert(slice_is(address, "https://x.org"));
    /* "now" begins at byte 7 of "Go on¹ now" and in column 31 of its line */
    struct place now = block_place_at(block, (uint32_t)block->text.length - 3);
    ck_assert_uint_eq(diag_line_column(fixture.diag, now).column, 31);
    struct place there = block_place_at(&doc.notes[0], 2);
    ck_assert_uint_eq(diag_line_column(fixture.diag, there).column, 16);
    fixture_free(&fixture);
}
END_TEST

START_TEST(a_number_of_two_digits_is_raised_whole)
{
    static char item[4096] = "'";
    for (int i = 1; i <= 12; i++) {
        char link[64];
        snprintf(link, sizeof link, "[a](https://x.org/%d) ", i);
        strcat(item, link);
    }
    strcat(item, "'");
    struct fixture fixture = fixture_of_item(item);
    struct doc doc = show(&fixture, LINK_FORM_NOTE);
    ck_assert(slice_is(doc.blocks[1].text, "a¹ a² a³ a⁴ a⁵ a⁶ a⁷ a⁸ a⁹ a¹⁰ a¹¹ a¹²"));
    ck_assert(slice_is(doc.notes[11].text, "12 https://x.org/12"));
    fixture_free(&fixture);
}
END_TEST

START_TEST(a_code_comes_once_a_section)
{
    struct fixture fixture =
        fixture_of("format: orison-content/1\nlanguage: en\ntitle: T\nsections:\n"
                   "  - name: A\n    items: ['[a](https://x.org)', '[b](https://x.org)']\n"
                   "  - name: B\n    items: ['[c](https://x.org)']\n");
    struct doc doc = show(&fixture, LINK_FORM_QR);
    ck_assert_str_eq(texts_of(&fixture, &doc), "A;a;#;https://x.org;b;B;c;#;https://x.org; |");
    ck_assert_uint_eq(doc.sections[0].block_count, 5);
    ck_assert_uint_eq(doc.sections[1].region, 6);
    check_doc(&doc);
    fixture_free(&fixture);
}
END_TEST

START_TEST(in_right_to_left_text_an_address_ends_left_to_right)
{
    struct fixture fixture =
        fixture_of("format: orison-content/1\nlanguage: ar\ntitle: T\nsections:\n"
                   "  - items: ['[a](https://x.org/)']\n");
    struct doc doc = show(&fixture, LINK_FORM_NOTE);
    ck_assert(slice_is(doc.notes[0].text, "1 https://x.org/\u200E"));
    fixture_free(&fixture);
}
END_TEST

static const struct {
    const char *language, *item, *text;
} figures[] = {
    {"en", "[a](x), b", "a,¹ b"},
    {"en", "“[a](x).” So", "“a.”¹ So"},
    {"en", "‘“[a](x)”’; b", "‘“a”’;¹ b"},
    {"en", "[a](x)... b", "a...¹ b"},
    {"en", "[a](x)?", "a?¹"},
    {"en", "([a](x)). b", "(a¹). b"},
    {"en", "[a](x)–b", "a¹–b"},
    {"en", "[a](x) (b)", "a¹ (b)"},
    {"en", "[a](x)’s", "a¹’s"},
    {"en", "[a](x).5", "a¹.5"},
    {"en", "[a](x)[b](y). c", "a¹b.² c"},
    {"en", "_[a](x)._ b", "a.¹ b"},
    {"en", "_[a](x)_. b", "a.¹ b"},
    {"en", "[a](x)*. b", "a¹*. b"},
    {"en", "[a](x).\\\n          b", "a.¹\u2028b"},
    {"sw", "[a](x). b", "a.¹ b"},
    {"de", "[a](x). b", "a¹. b"},
    {"fr", "[a](x). b", "a¹. b"},
    {"ru", "[a](x), b", "a¹, b"},
    {"zh-Hans", "[a](x)。", "a¹。"},
    {"ar", "[a](x).", "a¹."},
};

/* "x" and "y" stand for addresses. */
static struct fixture fixture_of_links(const char *language, const char *item)
{
    static char yaml[1024], text[512];
    size_t length = 0;
    for (const char *at = item; *at; at++) {
        bool is_address = at > item && at[-1] == '(' && (*at == 'x' || *at == 'y');
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%c",
                                   is_address ? "https://" : "", *at);
        if (is_address)
            length += (size_t)snprintf(text + length, sizeof text - length, ".org");
    }
    snprintf(yaml, sizeof yaml,
             "format: orison-content/1\nlanguage: %s\ntitle: T\nsections:\n"
             "  - items:\n    - >-\n          %s\n",
             language, text);
    return fixture_of(yaml);
}

START_TEST(a_figure_follows_punctuation_where_the_language_wants_it)
{
    struct fixture fixture = fixture_of_links(figures[_i].language, figures[_i].item);
    struct doc doc = show(&fixture, LINK_FORM_NOTE);
    ck_assert_str_eq(slice_terminated(fixture.arena, doc.blocks[1].text), figures[_i].text);
    check_doc(&doc);
    fixture_free(&fixture);
}
END_TEST

/* What comes behind a figure that was moved still leads back to its own place. */
START_TEST(behind_a_moved_figure_places_are_exact)
{
    struct fixture fixture = fixture_of_item("'Go [on](https://x.org). Now'");
    struct doc doc = show(&fixture, LINK_FORM_NOTE);
    const struct block *block = &doc.blocks[1];
    ck_assert(slice_is(block->text, "Go on.¹ Now"));
    struct place now = block_place_at(block, (uint32_t)block->text.length - 3);
    ck_assert_uint_eq(diag_line_column(fixture.diag, now).column, 32);
    struct place stop = block_place_at(block, 5);
    ck_assert_uint_eq(diag_line_column(fixture.diag, stop).column, 30);
    fixture_free(&fixture);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("content: shown links");
    TCase *tests = tcase_create("all");
    tcase_add_loop_test(tests, addresses_are_shown_once, 0, sizeof cases / sizeof *cases);
    tcase_add_loop_test(tests, a_figure_follows_punctuation_where_the_language_wants_it, 0,
                        sizeof figures / sizeof *figures);
    tcase_add_test(tests, behind_a_moved_figure_places_are_exact);
    tcase_add_test(tests, a_note_is_called_and_leads_back);
    tcase_add_test(tests, a_number_of_two_digits_is_raised_whole);
    tcase_add_test(tests, a_code_comes_once_a_section);
    tcase_add_test(tests, in_right_to_left_text_an_address_ends_left_to_right);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}

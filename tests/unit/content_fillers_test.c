/* What stands on left-over pages, in the content: read with its places, refused with them, and
 * shown in a design's order; ruled pages with the language's heading where the content has none. */
#include "content_fixture.h"

#define HEAD(language) "format: orison-content/1\nlanguage: " language "\ntitle: T\n"
#define SECTIONS       "sections:\n  - items:\n      - x\n" /* lines 4 to 6 */
#define NEXT           "next_steps:\n  name: Next\n  paragraphs: [a, b]\n  source: https://x.org/ä\n"

static const struct section *find_kind(const struct doc *doc, enum section_kind kind)
{
    for (uint32_t i = 0; i < doc->section_count; i++)
        if (doc->sections[i].kind == kind)
            return &doc->sections[i];
    return NULL;
}

START_TEST(fillers_are_sections_behind_the_text)
{
    struct fixture fixture = fixture_of(HEAD("en") SECTIONS NEXT "prayer_notes: Mine\n");
    const struct doc *doc = &fixture.doc;
    ck_assert(fixture.is_fine);
    ck_assert_uint_eq(doc->section_count, 3);
    const struct section *next = find_kind(doc, SECTION_NEXT_STEPS);
    const struct section *notes = find_kind(doc, SECTION_PRAYER_NOTES);
    ck_assert_uint_eq(next->first_block, 2);
    ck_assert_uint_eq(next->block_count, 3);
    ck_assert(slice_is(next->source, "https://x.org/%C3%A4"));
    ck_assert_uint_eq(diag_line_column(fixture.diag, next->source_place).line_no, 10);
    ck_assert(slice_is(doc->blocks[next->region].text, "Next"));
    ck_assert(slice_is(doc->blocks[notes->region].text, "Mine"));
    for (uint32_t i = 0; i < doc->block_count; i++)
        ck_assert_int_eq(doc_is_filler(doc, i), i >= 2);
    /* a translator gets them, with their roles */
    ck_assert_uint_eq(doc->entry_count, 6);
    ck_assert_str_eq(doc->entries[2].role, "heading");
    ck_assert_str_eq(doc->entries[3].role, "paragraph");
    ck_assert_str_eq(doc->entries[5].role, "heading");
    fixture_free(&fixture);
}
END_TEST

START_TEST(faults_have_places)
{
    static const struct {
        const char *yaml, *code;
        uint32_t line, column;
    } rows[] = {
        {"next_steps: soon\n", "yaml-type", 7, 13},
        {"next_steps: {paragraphs: [a]}\n", "content-missing", 7, 13},
        {"next_steps: {name: N}\n", "content-missing", 7, 13},
        {"next_steps: {name: N, page: 1}\n", "unknown-key", 7, 23},
        {"next_steps: {name: N, source: ftp://x.org}\n", "link-address", 7, 31},
        {"next_steps: {name: N, source: https://x.org/a b}\n", "link-address", 7, 31},
        {"next_steps: {name: N, source: ''}\n", NULL, 7, 31},
        {"next_steps: {name: N, source: [a]}\n", "yaml-type", 7, 31},
        {"next_steps: {name: N*, items: [a]}\n", NULL, 0, 0}, /* pseudonyms may stand there */
        {"prayer_notes: [a]\n", "yaml-type", 7, 15},
        {"prayer_notes: ''\n", "text-empty", 7, 15},
        {"prayer_notes: >-\n  a\n\n  b\n", "text-paragraphs", 10, 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char yaml[400], where[64], *text;
        size_t length;
        snprintf(yaml, sizeof yaml, HEAD("en") SECTIONS "%s", rows[i].yaml);
        struct fixture fixture = fixture_of(yaml);
        FILE *out = open_memstream(&text, &length);
        diag_write(fixture.diag, out, DIAG_TEXT);
        fclose(out);
        ck_assert_msg(fixture.is_fine == (rows[i].line == 0), "%s: %s", rows[i].yaml, text);
        snprintf(where, sizeof where, "t.yaml:%u:%u: error: ", rows[i].line, rows[i].column);
        ck_assert_msg(rows[i].line == 0 || strstr(text, where), "%s: %s", rows[i].yaml, text);
        ck_assert_msg(!rows[i].code || strstr(text, rows[i].code), "%s: %s", rows[i].yaml, text);
        free(text);
        fixture_free(&fixture);
    }
}
END_TEST

START_TEST(a_design_shows_what_it_asks_for)
{
    static const enum section_kind order[] = {SECTION_PRAYER_NOTES, SECTION_NEXT_STEPS};
    struct fixture fixture = fixture_of(HEAD("en") SECTIONS NEXT "prayer_notes: Mine\n");
    struct doc shown, linked;
    fillers_show(fixture.arena, &fixture.doc, NULL, 0, &shown);
    ck_assert_uint_eq(shown.block_count, 2);
    ck_assert_uint_eq(shown.section_count, 3);
    ck_assert_uint_eq(find_kind(&shown, SECTION_NEXT_STEPS)->block_count, 0);
    fillers_show(fixture.arena, &fixture.doc, order, 2, &shown);
    ck_assert_uint_eq(shown.block_count, fixture.doc.block_count);
    ck_assert(slice_is(shown.blocks[2].text, "Mine") && slice_is(shown.blocks[3].text, "Next"));
    ck_assert_uint_eq(find_kind(&shown, SECTION_NEXT_STEPS)->region, 3);
    /* and the source has a code with its address, however links show */
    for (int form = LINK_FORM_NONE; form <= LINK_FORM_QR; form++) {
        links_show(fixture.arena, &shown, (enum link_form)form, &linked);
        ck_assert_uint_eq(linked.block_count, shown.block_count + 2);
        const struct block *code = &linked.blocks[linked.block_count - 2];
        ck_assert_int_eq(code->kind, BLOCK_CODE);
        ck_assert(slice_is(linked.figures[code->figure].address, "https://x.org/%C3%A4"));
        ck_assert_int_eq(code[1].kind, BLOCK_ADDRESS);
        ck_assert(slice_is(code[1].text, "https://x.org/ä")); /* as it is read */
        ck_assert(slice_equal(linked.links[code[1].spans[0].link].address,
                              linked.figures[code->figure].address));
        ck_assert_uint_eq(find_kind(&linked, SECTION_NEXT_STEPS)->block_count, 5);
        ck_assert_uint_eq(linked.note_count, 0); /* its words are its address */
    }
    fixture_free(&fixture);
}
END_TEST

/* A link to the source has its code already. */
START_TEST(a_code_stands_once)
{
    static const enum section_kind order[] = {SECTION_NEXT_STEPS};
    struct fixture fixture =
        fixture_of(HEAD("en") SECTIONS "next_steps:\n  name: N\n  source: https://x.org\n  items:\n"
                                       "    - see [it](https://x.org) and [that](https://y.org)\n");
    struct doc shown, linked;
    ck_assert(fixture.is_fine);
    fillers_show(fixture.arena, &fixture.doc, order, 1, &shown);
    links_show(fixture.arena, &shown, LINK_FORM_QR, &linked);
    ck_assert_uint_eq(linked.figure_count, 2);
    ck_assert_uint_eq(linked.block_count, shown.block_count + 4);
    links_show(fixture.arena, &shown, LINK_FORM_NOTE, &linked);
    ck_assert_uint_eq(linked.figure_count, 1);
    ck_assert_uint_eq(linked.note_count, 2);
    fixture_free(&fixture);
}
END_TEST

START_TEST(ruled_pages_have_the_language_s_heading)
{
    static const enum section_kind order[] = {SECTION_PRAYER_NOTES};
    static const struct {
        const char *yaml, *heading, *language;
    } rows[] = {{HEAD("en") SECTIONS, "My prayers", "en"},
                {HEAD("de") SECTIONS, "Meine Gebete", "de"},
                {HEAD("ar") SECTIONS, "صلواتي", "ar"},
                {HEAD("wo") SECTIONS, "My prayers", "en"},
                {HEAD("de") SECTIONS "prayer_notes: Notizen\n", "Notizen", "de"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture = fixture_of(rows[i].yaml);
        struct doc shown;
        fillers_show(fixture.arena, &fixture.doc, order, 1, &shown);
        const struct block *heading = &shown.blocks[shown.block_count - 1];
        ck_assert(slice_is(heading->text, rows[i].heading));
        ck_assert(slice_is(shown.languages[heading->language], rows[i].language));
        ck_assert_uint_eq(heading->spans[0].byte_end, heading->text.length);
        ck_assert_uint_eq(heading->section, shown.section_count - 1);
        ck_assert_uint_eq(shown.sections[heading->section].region, shown.block_count - 1);
        fixture_free(&fixture);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("content/fillers");
    TCase *cases = tcase_create("all");
    tcase_add_test(cases, fillers_are_sections_behind_the_text);
    tcase_add_test(cases, faults_have_places);
    tcase_add_test(cases, a_design_shows_what_it_asks_for);
    tcase_add_test(cases, a_code_stands_once);
    tcase_add_test(cases, ruled_pages_have_the_language_s_heading);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}

/* Catalogues read and applied: places over line ends and escapes, what is refused and at which
 * line, what falls back and how it is tagged, editions' own version and credit, pseudo-locales. */
#include "po_fixture.h"

static const char yaml[] =
    "format: orison-content/1\nlanguage: en\ntitle: Prayers for the week\n"
    "verse:\n  text: Be still.\n  citation: Psalm 46:10-11\n  version: NRSV\n  credit: Quoted.\n"
    "pseudonym_note: Her name is another.\n"
    "sections:\n"
    "  - name: Asia\n"
    "    items:\n"
    "      - lead: India\n"
    "        text: Pray for Ruby* and [see](https://a.org \"the story\") her.\n"
    "      - Second line.\n";

#define HEADER                                                                                     \
    "msgid \"\"\nmsgstr \"\"\n\"Language: fr\\n\"\n"                                               \
    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
#define TITLE "msgctxt \"title\"\nmsgid \"Prayers for the week\"\nmsgstr \"Prières\"\n"

static const struct block *find_block(const struct doc *doc, enum block_kind kind)
{
    for (uint32_t i = 0; i < doc->block_count; i++)
        if (doc->blocks[i].kind == kind)
            return &doc->blocks[i];
    return NULL;
}

START_TEST(bytes_lead_back_to_the_catalogue)
{
    /* line 6: msgctxt; 8 to 11: msgstr, over two pieces on one line, an escape, a comment */
    struct po_fixture fixture =
        fixture_of_file(yaml, "fr",
                        HEADER "msgctxt \"item\"\nmsgid \"Second line.\"\nmsgstr \"\"\n"
                               "\"Une \" \"lig\"\n"
                               "\"ne \\\\\\\"x\\\\\\\" é\\303\\251 fin\"\n");
    ck_assert_msg(fixture.is_applied, "%.*s", SLICE_ARG(fixture.reports));
    const struct block *block = &fixture.doc.blocks[fixture.doc.block_count - 1];
    ck_assert_msg(slice_is(block->text, "Une ligne \"x\" éé fin"), "%.*s", SLICE_ARG(block->text));
    static const struct {
        uint32_t byte, line, column;
    } places[] = {{0, 9, 2},   {4, 9, 9},    {6, 9, 11},   {7, 10, 2},
                  {10, 10, 7}, {16, 10, 16}, {18, 10, 24}, {19, 10, 25}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct line_column at =
            diag_line_column(fixture.diag, block_place_at(block, places[i].byte));
        ck_assert_msg(at.line_no == places[i].line && at.column == places[i].column,
                      "byte %u: expected %u:%u, found %u:%u", places[i].byte, places[i].line,
                      places[i].column, at.line_no, at.column);
    }
    fixture_free(&fixture);
}
END_TEST

START_TEST(what_is_missing_falls_back_and_is_counted_once)
{
    struct po_fixture fixture = fixture_of_file(
        yaml, "fr",
        HEADER TITLE "\n#, fuzzy\nmsgctxt \"region\"\nmsgid \"Asia\"\nmsgstr \"Afrique\"\n\n"
                     "msgctxt \"item\"\nmsgid \"Second line.\"\nmsgstr \"\"\n");
    ck_assert_msg(fixture.is_applied, "%.*s", SLICE_ARG(fixture.reports));
    const struct doc *doc = &fixture.doc;
    ck_assert_uint_eq(doc->language_count, 2);
    ck_assert(slice_is(doc->languages[0], "fr") && slice_is(doc->languages[1], "en"));
    ck_assert(slice_is(doc->title, "Prières"));
    ck_assert_uint_eq(find_block(doc, BLOCK_TITLE)->language, 0);
    const struct block *region = find_block(doc, BLOCK_REGION);
    ck_assert(slice_is(region->text, "Asia"));
    ck_assert_uint_eq(region->language, 1);
    ck_assert_uint_eq(region->spans[0].language, 1);
    /* the title alone of title, verse, citation, note, region, lead, item, link-title, item */
    ck_assert_msg(fixture_has(&fixture, "8 of 9 entries have no current translation"), "%.*s",
                  SLICE_ARG(fixture.reports));
    ck_assert_uint_eq(diag_count(fixture.diag, SEVERITY_WARNING), 1);
    fixture_free(&fixture);
}
END_TEST

START_TEST(ascii_is_utf8)
{
    static const char header[] =
        "msgid \"\"\nmsgstr \"\"\n\"Language: fr\\n\"\n"
        "\"Content-Type: text/plain; charset=%s\\n\"\n\n"
        "msgctxt \"item\"\nmsgid \"Second line.\"\nmsgstr \"Une%s ligne.\"\n";
    static const struct {
        const char *charset, *letter;
        bool is_read;
    } files[] = {{"ASCII", "", true}, {"US-ASCII", "", true}, {"ASCII", "é", false}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char text[512];
        snprintf(text, sizeof text, header, files[i].charset, files[i].letter);
        struct po_fixture fixture = fixture_of_file(yaml, "fr", text);
        ck_assert_msg(fixture.is_applied == files[i].is_read, "%zu: %.*s", i,
                      SLICE_ARG(fixture.reports));
        fixture_free(&fixture);
    }
}
END_TEST

START_TEST(a_version_belongs_to_its_edition)
{
    struct po_fixture without = fixture_of_file(yaml, "fr", HEADER TITLE);
    const struct block *citation = find_block(&without.doc, BLOCK_CITATION);
    ck_assert_msg(!memmem(citation->text.bytes, citation->text.length, "NRSV", 4), "%.*s",
                  SLICE_ARG(citation->text));
    ck_assert_ptr_null(find_block(&without.doc, BLOCK_CREDIT));
    fixture_free(&without);

    struct po_fixture with =
        fixture_of_file(yaml, "fr",
                        HEADER "msgctxt \"version\"\nmsgid \"NRSV\"\nmsgstr \"BDS\"\n\n"
                               "msgctxt \"credit\"\nmsgid \"Quoted.\"\nmsgstr \"Cité.\"\n");
    citation = find_block(&with.doc, BLOCK_CITATION);
    ck_assert_msg(memmem(citation->text.bytes, citation->text.length, "(BDS)", 5), "%.*s",
                  SLICE_ARG(citation->text));
    ck_assert(slice_is(find_block(&with.doc, BLOCK_CREDIT)->text, "Cité."));
    fixture_free(&with);
}
END_TEST

START_TEST(links_and_notes_come_from_the_translation)
{
    struct po_fixture fixture = fixture_of_file(
        yaml, "fr",
        HEADER
        "msgctxt \"item\"\nmsgid \"Pray for Ruby* and [see](https://a.org) her.\"\n"
        "msgstr \"Voir [ici](https://a.org) et priez pour _Ruby_*.\"\n\n"
        "msgctxt \"link-title\"\nmsgid \"the story\"\nmsgstr \"l’histoire\"\n\n"
        "msgctxt \"pseudonym-note\"\nmsgid \"Her name is another.\"\nmsgstr \"Autre nom.\"\n");
    ck_assert_msg(fixture.is_applied, "%.*s", SLICE_ARG(fixture.reports));
    const struct doc *doc = &fixture.doc;
    ck_assert_uint_eq(doc->link_count, 1);
    ck_assert(slice_is(doc->links[0].address, "https://a.org"));
    ck_assert(slice_is(doc->links[0].title, "l’histoire"));
    ck_assert_uint_eq(doc->note_count, 1);
    ck_assert(slice_is(doc->notes[0].text, "* Autre nom."));
    /* the source's lead, then the translation */
    const struct block *item = find_block(doc, BLOCK_ITEM);
    ck_assert_uint_eq(item->spans[0].language, 1);
    ck_assert_uint_eq(item->spans[item->span_count - 1].language, 0);
    fixture_free(&fixture);
}
END_TEST

START_TEST(a_draft_says_so)
{
    struct po_fixture fixture =
        fixture_of_file(yaml, "fr",
                        "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                        "\"X-Orison-Status: draft\\n\"\n\n" TITLE);
    ck_assert_msg(fixture.is_applied, "%.*s", SLICE_ARG(fixture.reports));
    const struct block *last = &fixture.doc.blocks[fixture.doc.block_count - 1];
    ck_assert_int_eq(last->kind, BLOCK_CREDIT);
    ck_assert(slice_is(last->text, "Traduction provisoire, non relue"));
    fixture_free(&fixture);
}
END_TEST

struct refused_case {
    const char *po, *code;
    uint32_t line, column;
};

static const struct refused_case refused[] = {
    /* quotation marks: none at the end, none at the start, none before one in the text */
    {HEADER "msgctxt \"title\"\nmsgid \"Prayers for the week\"\nmsgstr \"no end\n", "po-syntax", 8,
     8},
    {HEADER "msgid \"T\"\nmsgstr \"two \"\n\"lines\n\nmsgid \"U\"\nmsgstr \"\"\n", "po-syntax", 8,
     1},
    {HEADER "msgid \"T\"\nmsgstr no start\"\n", "po-syntax", 7, 8},
    {HEADER "msgid \"T\"\nmsgstr \"\"\nno start\"\n", "po-syntax", 8, 1},
    {HEADER "msgid \"T\"\nmsgstr \"say \"yes\" now\"\n", "po-syntax", 7, 14},
    {HEADER "msgid \"T\"\nmsgstr \"a\\\"\n", "po-syntax", 7, 8},
    {HEADER "msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"c\"\n", "po-syntax", 9, 0},
    {HEADER "nonsense \"a\"\n", "po-syntax", 6, 0},
    {HEADER "msgctxt \"title\"\nmsgid \"T\"\nmsgstr \"Caf\xE9\"\n", "po-utf8", 8, 12},
    {HEADER "msgid \"T\"\nmsgstr \"a\001b\"\n", "po-control", 7, 10},
    {"msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n\n" TITLE,
     "po-charset", 3, 2},
    {TITLE, "po-charset", 1, 1},
    /* a second paragraph in one translation */
    {HEADER "msgctxt \"item\"\nmsgid \"Second line.\"\nmsgstr \"Une.\\n\"\n\"\\n\"\n\"Deux.\"\n",
     "text-paragraphs", 10, 2},
    /* a mark gone wrong */
    {HEADER "msgctxt \"item\"\nmsgid \"Second line.\"\nmsgstr \"Une * ligne.\"\n",
     "markup-asterisk", 8, 13},
    {HEADER "msgctxt \"item\"\nmsgid \"Second line.\"\nmsgstr \" \"\n", "text-empty", 8, 9},
};

START_TEST(a_broken_catalogue_is_refused_whole)
{
    const struct refused_case *c = &refused[_i];
    struct po_fixture fixture = fixture_of_file(yaml, "fr", c->po);
    ck_assert_msg(!fixture.is_applied, "case %d was applied", _i);
    bool is_there = false;
    for (uint32_t column = c->column ? c->column : 1; column <= (c->column ? c->column : 60);
         column++)
        is_there |= fixture_reports_at(&fixture, c->code, c->line, column);
    ck_assert_msg(is_there, "case %d should give %s at %u:%u, gave: %.*s", _i, c->code, c->line,
                  c->column, SLICE_ARG(fixture.reports));
    fixture_free(&fixture);
}
END_TEST

START_TEST(many_errors_end_no_program)
{
    static char po[1 << 16];
    size_t length = (size_t)snprintf(po, sizeof po, "%s", HEADER);
    for (int i = 0; i < 100; i++)
        length += (size_t)snprintf(po + length, sizeof po - length, "nonsense %d \"\n", i);
    struct po_fixture fixture = fixture_of_file(yaml, "fr", po);
    ck_assert(!fixture.is_read);
    ck_assert_uint_gt(diag_count(fixture.diag, SEVERITY_ERROR), 20);
    fixture_free(&fixture);
}
END_TEST

/* Cuts and random bytes of a catalogue never crash, and are refused or read. */
START_TEST(damaged_catalogues_are_survived)
{
    static const char po[] =
        HEADER TITLE "\n#~ msgid \"old\"\n#~ msgstr \"vieux\"\n#| msgid \"x\"\nmsgctxt \"item\"\n"
                     "msgid \"Second line.\"\nmsgstr[0] \"\\x41\\101\\q\"\n";
    uint32_t seed = 20270205;
    char damaged[sizeof po];
    for (size_t cut = 0; cut < sizeof po; cut += 7) {
        memcpy(damaged, po, cut);
        damaged[cut] = '\0';
        struct po_fixture fixture = fixture_of_file(yaml, "fr", damaged);
        fixture_free(&fixture);
    }
    for (int round = 0; round < 300; round++) {
        memcpy(damaged, po, sizeof po);
        for (int i = 0; i < 3; i++) {
            seed = seed * 1664525 + 1013904223;
            damaged[(seed >> 8) % (sizeof po - 1)] = "\"\\\n#~m 1é"[(seed >> 4) % 9];
        }
        struct po_fixture fixture = fixture_of_file(yaml, "fr", damaged);
        ck_assert_msg(fixture.is_applied || diag_count(fixture.diag, SEVERITY_ERROR) > 0,
                      "round %d: refused without a word", round);
        fixture_free(&fixture);
    }
}
END_TEST

static struct po_fixture fixture_of_pseudo(const char *language)
{
    struct po_fixture fixture = fixture_make(yaml);
    ck_assert(content_read(fixture.arena, fixture.diag, fixture.content, &fixture.source));
    ck_assert(po_open(fixture.arena, fixture.diag, &fixture.source, fixture.content,
                      slice_of(language), &fixture.catalogue));
    fixture.is_applied =
        po_apply(fixture.arena, fixture.diag, &fixture.source, &fixture.catalogue, &fixture.doc);
    fixture_keep_reports(&fixture);
    ck_assert_msg(fixture.is_applied, "%.*s", SLICE_ARG(fixture.reports));
    return fixture;
}

static size_t count_letters(const struct doc *doc)
{
    size_t count = 0;
    for (uint32_t i = 0; i < doc->block_count; i++)
        count += utf8_count(doc->blocks[i].text);
    return count;
}

START_TEST(pseudo_locales_keep_the_marks)
{
    struct po_fixture xa = fixture_of_pseudo("en-XA"), xb = fixture_of_pseudo("ar-XB");
    double growth = (double)count_letters(&xa.doc) / (double)count_letters(&xa.source);
    ck_assert_msg(growth > 1.2 && growth < 1.4, "en-XA grows by %.2f", growth);
    ck_assert_int_eq(xa.doc.direction, DIRECTION_LTR);
    ck_assert_int_eq(xb.doc.direction, DIRECTION_RTL);
    for (int i = 0; i < 2; i++) {
        const struct doc *doc = i ? &xb.doc : &xa.doc;
        ck_assert_uint_eq(doc->language_count, 1);
        ck_assert_uint_eq(doc->link_count, 1);
        ck_assert(slice_is(doc->links[0].address, "https://a.org"));
        ck_assert_uint_eq(doc->note_count, 1);
        ck_assert_uint_eq(doc->block_count, xa.source.block_count);
    }
    ck_assert_uint_eq(diag_count(xa.diag, SEVERITY_WARNING), 0);
    fixture_free(&xa);
    fixture_free(&xb);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("po_read");
    TCase *tests = tcase_create("read");
    tcase_add_test(tests, bytes_lead_back_to_the_catalogue);
    tcase_add_test(tests, what_is_missing_falls_back_and_is_counted_once);
    tcase_add_test(tests, ascii_is_utf8);
    tcase_add_test(tests, a_version_belongs_to_its_edition);
    tcase_add_test(tests, links_and_notes_come_from_the_translation);
    tcase_add_test(tests, a_draft_says_so);
    tcase_add_loop_test(tests, a_broken_catalogue_is_refused_whole, 0,
                        (int)(sizeof refused / sizeof *refused));
    tcase_add_test(tests, many_errors_end_no_program);
    tcase_add_test(tests, damaged_catalogues_are_survived);
    tcase_add_test(tests, pseudo_locales_keep_the_marks);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

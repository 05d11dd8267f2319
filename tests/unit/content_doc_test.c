/* The whole doc: a bulletin's words against the bulletin's text, the order and parts of the blocks,
 * what is required, and the invariants of content.h on random and on hostile input. */
#include <dirent.h>

#include "content_fixture.h"

#define HEAD "format: orison-content/1\nlanguage: en\ntitle: T\n"
#define TAIL "sections:\n  - items:\n      - x\n"

/* The bulletin as it was sent out, paragraph by paragraph. */
static const struct {
    const char *kind, *text;
} bulletin[] = {
    {"title", "IJM Prayer Request"},
    {"verse", "“I get my knowledge from afar; I will ascribe justice to my Maker.”"},
    {"citation", "— Job 36:3"},
    {"item", "Praise God for the successful creation of a police training manual in Uganda "
             "that will prepare officers to handle cases of land theft perpetrated against "
             "widows and orphans. The IJM team has worked closely with partners in the "
             "criminal justice system to develop this training that will ensure victims can go "
             "to police with confidence that their rights to safety in their homes and on "
             "their land will be protected. Pray for smooth roll-out of the training, and for "
             "officers to embrace their role in protecting women and children from violent "
             "land theft."},
    {"region", "Latin America"},
    {"item", "Please join us in celebrating that Guatemalan courts brought an end to two cases "
             "of sexual violence against children with outstanding sentences at the end of "
             "December. IJM has been working collaboratively with local authorities for the "
             "past three years on these cases. With IJM’s aftercare support and the court’s "
             "ruling, the survivors — Priscilla* and three other young women — can continue to "
             "make great strides in their healing process and can walk freely knowing that "
             "their aggressors can no longer hurt them. Pray that in the year ahead Guatemalan "
             "courts would continue ruling with justice. Read the full story."},
    {"region", "South Asia"},
    {"item", "Please pray for a study we are conducting to document changes in sex trafficking "
             "prevalence through our projects. This study will try to paint a better picture "
             "of trafficking over the last 20 years, which can be difficult if records weren’t "
             "kept and stakeholders all have different experiences. Pray we can work together "
             "as an anti-trafficking community to gain a real understanding of how this crime "
             "has changed and where we need to keep fighting in the years ahead."},
    {"region", "Southeast Asia"},
    {"item", "Praise God for last month’s ‘Voice of the Stateless’ event in Northern Thailand. "
             "The event, held in Mae Hong Son province, brought partners together to celebrate "
             "the great progress made in securing citizenship for thousands of stateless "
             "people living in the province. Hill tribe members living in Northern Thailand "
             "often lack the citizenship that is promised to them under Thai law, and without "
             "the legal status that is rightfully theirs, they often can’t access education, "
             "medical care or other benefits from the government, and are restricted from "
             "traveling outside of their home communities. Over 1,500 people from various "
             "tribes gathered at the event to celebrate and hear about the hope that is "
             "offered to them through the work of IJM, our partners and their government "
             "leaders."},
    {"region", "IJM HQ & Global Partners"},
    {"note", "IJM has partner offices in Australia, Canada, Germany, the Netherlands and the "
             "U.K."},
    {"item", "Please pray for wisdom and creativity for our volunteer teams in cities across "
             "the U.S. Pray for these volunteers as they plan for the year, outlining goals "
             "and strategies to rally financial resources, advocacy momentum and prayer "
             "support for the work of justice. Ask God to give them great joy as they build "
             "the movement to end slavery and stand up for the oppressed."},
};

/* The content folder beside tests/, wherever the test is run from. */
static struct fixture fixture_of_file(const char *name)
{
    static const char *const roots[] = {"content/", "../content/", "../../content/"};
    struct fixture fixture = {.arena = arena_make(0)};
    fixture.diag = diag_make(fixture.arena);
    for (size_t i = 0; i < 3; i++) {
        char path[256];
        snprintf(path, sizeof path, "%s%s", roots[i], name);
        FILE *file = fopen(path, "rb");
        if (!file)
            continue;
        fclose(file);
        fixture.is_fine = content_read(fixture.arena, fixture.diag, path, &fixture.doc);
        return fixture;
    }
    ck_abort_msg("no content/%s: run the tests from the checkout", name);
    return fixture;
}

static const char *show_dump(struct fixture *fixture)
{
    struct shown shown;
    shown_open(&shown);
    struct dump dump = {.out = shown.out};
    doc_dump(&dump, fixture->diag, &fixture->doc);
    return shown_close(fixture->arena, &shown);
}

/* The text of a block, what Orison sets left out where `is_bare`. */
static struct slice block_words(struct arena *arena, const struct block *block, bool is_bare)
{
    char *out = arena_alloc(arena, block->text.length + 1);
    size_t length = 0;
    for (uint32_t i = 0; i < block->span_count; i++) {
        const struct span *span = &block->spans[i];
        if (is_bare && span->role == SPAN_SET)
            continue;
        memcpy(out + length, block->text.bytes + span->byte_start,
               span->byte_end - span->byte_start);
        length += span->byte_end - span->byte_start;
    }
    return (struct slice){out, length};
}

static void assert_block_invariants(const struct doc *doc, const struct block *block)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < block->span_count; i++) {
        const struct span *span = &block->spans[i];
        ck_assert_uint_eq(span->byte_start, at);
        ck_assert_uint_gt(span->byte_end, span->byte_start);
        ck_assert(span->link == NO_INDEX || span->link < doc->link_count);
        ck_assert(span->note == NO_INDEX || span->note < doc->note_count);
        ck_assert_uint_lt(span->language, doc->language_count);
        at = span->byte_end;
    }
    ck_assert_uint_eq(at, block->text.length);
    ck_assert_uint_eq(utf8_find_invalid(block->text), block->text.length);
    ck_assert(block->point_count > 0 && block->points[0].byte == 0);
    for (uint32_t i = 1; i < block->point_count; i++)
        ck_assert_uint_gt(block->points[i].byte, block->points[i - 1].byte);
    ck_assert(block->entry == NO_INDEX || block->entry < doc->entry_count);
    ck_assert(block->section == NO_INDEX || block->section < doc->section_count);
}

static void assert_invariants(const struct doc *doc)
{
    for (uint32_t i = 0; i < doc->block_count; i++)
        assert_block_invariants(doc, &doc->blocks[i]);
    for (uint32_t i = 0; i < doc->note_count; i++)
        assert_block_invariants(doc, &doc->notes[i]);
    for (uint32_t i = 0, next = 0; i < doc->section_count; i++) {
        const struct section *section = &doc->sections[i];
        ck_assert_uint_ge(section->first_block, next);
        next = section->first_block + section->block_count;
        ck_assert_uint_le(next, doc->block_count);
        for (uint32_t b = section->first_block; b < next; b++)
            ck_assert_uint_eq(doc->blocks[b].section, i);
    }
}

START_TEST(the_bulletin_says_what_was_sent)
{
    struct fixture fixture = fixture_of_file("prayer-request.yaml");
    ck_assert_msg(fixture.is_fine, "%s", show_reports(&fixture));
    ck_assert_uint_eq(diag_count(fixture.diag, SEVERITY_WARNING), 0);
    assert_invariants(&fixture.doc);
    size_t row = 0;
    for (uint32_t i = 0; i < fixture.doc.block_count; i++) {
        const struct block *block = &fixture.doc.blocks[i];
        if (block->kind == BLOCK_ORGANIZATION)
            continue;
        ck_assert_uint_lt(row, sizeof bulletin / sizeof *bulletin);
        ck_assert_str_eq(block_kind_names[block->kind], bulletin[row].kind);
        ck_assert_msg(slice_is(block->text, bulletin[row].text), "%.*s\nis not\n%s",
                      SLICE_ARG(block->text), bulletin[row].text);
        row++;
    }
    ck_assert_uint_eq(row, sizeof bulletin / sizeof *bulletin);
    ck_assert_uint_eq(fixture.doc.note_count, 1);
    ck_assert(
        slice_is(fixture.doc.notes[0].text, "* Name changed to protect her or his identity."));
    ck_assert_uint_eq(fixture.doc.link_count, 1);
    ck_assert_uint_eq(fixture.doc.section_count, 5);
    ck_assert_uint_eq(fixture.doc.sections[0].region, NO_INDEX);
    fixture_free(&fixture);
}
END_TEST

START_TEST(the_diary_is_long_and_sound)
{
    struct fixture fixture = fixture_of_file("prayer-diary.yaml");
    ck_assert_msg(fixture.is_fine, "%s", show_reports(&fixture));
    ck_assert_uint_eq(diag_count(fixture.diag, SEVERITY_WARNING), 0);
    assert_invariants(&fixture.doc);
    size_t words = 0, kinds[BLOCK_KIND_COUNT] = {0};
    for (uint32_t i = 0; i < fixture.doc.block_count; i++) {
        struct slice text = fixture.doc.blocks[i].text;
        kinds[fixture.doc.blocks[i].kind]++;
        words += text.length > 0;
        for (size_t at = 0; at < text.length; at++)
            words += text.bytes[at] == ' ';
    }
    ck_assert_uint_ge(words, 5000);
    ck_assert_uint_ge(kinds[BLOCK_ITEM], 28);
    ck_assert_uint_gt(kinds[BLOCK_PARAGRAPH], 1);
    ck_assert_uint_gt(kinds[BLOCK_ITEM_MORE], 1);
    ck_assert_uint_gt(kinds[BLOCK_BY], 3);
    ck_assert_uint_gt(fixture.doc.link_count, 2);
    fixture_free(&fixture);
}
END_TEST

/* In a right-to-left edition a day and a lead are isolates; in a left-to-right one nothing is
 * added. */
START_TEST(placed_names_are_isolated_from_right_to_left)
{
    struct fixture fixture =
        fixture_of("format: orison-content/1\nlanguage: ur\ntitle: t\ndate: 2027\nsections:\n"
                   "- items:\n  - {lead: IJM*, date: 2027-03-05, text: c}\n  - {lead: Chile}\n");
    ck_assert_msg(fixture.is_fine, "%s", show_reports(&fixture));
    assert_invariants(&fixture.doc);
    const struct block *first = &fixture.doc.blocks[2], *second = &fixture.doc.blocks[3];
    const char *shown = show_block(fixture.arena, &fixture.doc, first);
    ck_assert_msg(strncmp(shown, "<set:\u2068><day:", 14) == 0, "%s", shown);
    ck_assert_msg(strstr(shown, "<set:\u2069 \u2068><lead:IJM><note:*><set:\u2069 >c") != NULL,
                  "%s", shown);
    ck_assert_str_eq(show_block(fixture.arena, &fixture.doc, second),
                     "<set:\u2068><lead:Chile><set:\u2069>");
    fixture_free(&fixture);
}
END_TEST

#define URDU    "سارے انسان آزاد تے حقوق تے عزت دے لحاظ نال برابر پیدا ہوندے نیں تے اوہناں نوں"
#define ENGLISH "All human beings are born free and equal in dignity and rights, and so on."

/* The tag tells, but most letters of the texts win, and that is said; a tag that tells nothing has
 * nothing to say against them, and neither have a few letters among those that run its way. */
START_TEST(a_text_runs_as_it_is_written)
{
    static const struct {
        const char *language, *text;
        enum direction direction;
        size_t warning_count;
    } cases[] = {{"pa-PK", URDU, DIRECTION_RTL, 0},      {"lah", URDU, DIRECTION_RTL, 0},
                 {"qaa", "שלום", DIRECTION_RTL, 0},      {"und", ENGLISH, DIRECTION_LTR, 0},
                 {"az", URDU, DIRECTION_RTL, 1},         {"az-Arab", URDU, DIRECTION_RTL, 0},
                 {"ar", ENGLISH, DIRECTION_LTR, 1},      {"ar", "IJM in Kampala", DIRECTION_RTL, 0},
                 {"en", "שלום", DIRECTION_RTL, 1},       {"en", "Peace שלום", DIRECTION_LTR, 0},
                 {"pa-Arab", ENGLISH, DIRECTION_LTR, 1}, {"he", ENGLISH URDU, DIRECTION_RTL, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char yaml[1024];
        snprintf(yaml, sizeof yaml,
                 "format: orison-content/1\nlanguage: %s\ntitle: 5\nsections:\n"
                 "  - paragraphs:\n    - %s\n",
                 cases[i].language, cases[i].text);
        struct fixture f = fixture_of(yaml);
        ck_assert(f.is_fine);
        ck_assert_msg(f.doc.direction == cases[i].direction &&
                          doc_direction(&f.doc, 0) == cases[i].direction &&
                          diag_count(f.diag, SEVERITY_WARNING) == cases[i].warning_count,
                      "%s: %s", cases[i].language, cases[i].text);
        fixture_free(&f);
    }
}
END_TEST

START_TEST(all_parts_come_in_order)
{
    struct fixture fixture = fixture_of(
        "format: orison-content/1\nlanguage: EN-gb\nsections:\n"
        "- paragraphs:\n  - one\n  - >-\n    two\n\n    three\n"
        "- name: R\n  note: N\n  paragraphs: p\n  items:\n"
        "  - {kind: prayer, lead: Peru*, date: 2027-03-05, by: Ana, text: \"a\\n\\nb\"}\n"
        "  - {lead: Chile}\n  - {date: 2028-03, text: c}\n"
        "organization: O\ndate: 2027-03\ntitle: T _t_\npseudonym_note: Changed.\n"
        "verse: {credit: Used by leave., version: NV, citation: Job 1:3-5, text: v}\n");
    ck_assert_msg(fixture.is_fine, "%s", show_reports(&fixture));
    assert_invariants(&fixture.doc);
    struct shown shown;
    shown_open(&shown);
    for (uint32_t i = 0; i < fixture.doc.block_count; i++)
        fprintf(shown.out, "%s|%s\n", block_kind_names[fixture.doc.blocks[i].kind],
                show_block(fixture.arena, &fixture.doc, &fixture.doc.blocks[i]));
    fprintf(shown.out, "%s\n", show_block(fixture.arena, &fixture.doc, &fixture.doc.notes[0]));
    ck_assert_str_eq(shown_close(fixture.arena, &shown),
                     "title|T <e:t>\ndate|<set:March 2027>\nverse|<set:“>v<set:”>\n"
                     "citation|<set:— >Job 1:3<set:–>5<set: (>NV<set:)>\norganization|O\n"
                     "paragraph|one\nparagraph|two\nparagraph|three\n"
                     "region|R\nnote|N\nparagraph|p\n"
                     "item|<day:5 March><set: ><lead:Peru><note:*><set: >a\nitem-more|b\nby|Ana\n"
                     "item|<lead:Chile>\nitem|<day:March 2028><set: >c\n"
                     "credit|Used by leave.\n<note:*><set: >Changed.\n");
    ck_assert(slice_is(fixture.doc.languages[0], "en-GB"));
    ck_assert(slice_is(fixture.doc.title, "T t"));
    ck_assert_int_eq(fixture.doc.blocks[11].item_kind, ITEM_PRAYER);
    fixture_free(&fixture);
}
END_TEST

START_TEST(entries_are_what_a_translator_needs)
{
    struct fixture fixture = fixture_of(
        HEAD "verse: {text: v, citation: c, version: n, credit: k}\norganization: o\n"
             "pseudonym_note: w\nsections:\n- name: r\n  note: q\n  paragraphs: [p]\n  items:\n"
             "  - lead: l\n    by: b\n    text: >-\n      i  _i_ A* \\_\\\n      x\n\n"
             "      j [k](https://x.org \"see k\").\n");
    ck_assert_msg(fixture.is_fine, "%s", show_reports(&fixture));
    struct shown shown;
    shown_open(&shown);
    for (uint32_t i = 0; i < fixture.doc.entry_count; i++)
        fprintf(shown.out, "%s=%.*s;", fixture.doc.entries[i].role,
                SLICE_ARG(fixture.doc.entries[i].source));
    ck_assert_str_eq(shown_close(fixture.arena, &shown),
                     "title=T;verse=v;citation=c;version=n;organization=o;region=r;note=q;"
                     "paragraph=p;lead=l;item=i _i_ A* \\_\\\nx;"
                     "item=j [k](https://x.org).;link-title=see k;by=b;credit=k;"
                     "pseudonym-note=w;");
    fixture_free(&fixture);
}
END_TEST

static const struct {
    const char *language, *verse, *shown;
} verses[] = {
    {"en", "a \"b\" c", "<set:“>a <set:‘>b<set:’> c<set:”>"},
    {"en", "\"Come,\" he said, “now.”", "<set:“‘>Come,<set:’> he said, <set:‘>now.<set:’”>"},
    {"en", "it’s ‘so’ \\\"x", "<set:“>it’s ‘so’ \"x<set:”>"},
    {"en", "(\"b\")—\"c\"", "<set:“>(<set:‘>b<set:’>)—<set:‘>c<set:’”>"},
    {"en", "_a \"b_\" c", "<set:“><e:a ><set:e:‘><e:b><set:’> c<set:”>"},
    {"de", "a \"b\" c", "<set:„>a <set:‚>b<set:‘> c<set:“>"},
    {"fr", "a « b » c", "<set:«\u202f>a <set:«\u202f>b<set:\u202f»> c<set:\u202f»>"},
    {"ja", "彼は「来い」と言った", "<set:「>彼は<set:『>来い<set:』>と言った<set:」>"},
    {"zh-Hans", "他说\"来\"吧", "<set:“>他说<set:‘>来<set:’>吧<set:”>"},
    {"he", "a \"b\"", "<set:”>a <set:’>b<set:’”>"},
};

START_TEST(a_verse_has_the_language_s_marks)
{
    for (size_t i = 0; i < sizeof verses / sizeof *verses; i++) {
        char yaml[1024];
        snprintf(
            yaml, sizeof yaml,
            "format: orison-content/1\nlanguage: %s\ntitle: T\nverse:\n  text: >-\n    %s\n" TAIL,
            verses[i].language, verses[i].verse);
        struct fixture fixture = fixture_of(yaml);
        ck_assert_msg(fixture.is_fine, "%s", show_reports(&fixture));
        ck_assert_str_eq(show_block(fixture.arena, &fixture.doc, &fixture.doc.blocks[1]),
                         verses[i].shown);
        fixture_free(&fixture);
    }
}
END_TEST

START_TEST(marks_round_a_whole_verse_are_warned_of)
{
    struct fixture fixture = fixture_of(HEAD "verse:\n  text: “a b”\n" TAIL);
    ck_assert(fixture.is_fine);
    ck_assert_str_eq(show_reports(&fixture), "5:9 verse-quotes");
    fixture_free(&fixture);
}
END_TEST

START_TEST(a_note_in_english_is_tagged_as_english)
{
    struct fixture fixture = fixture_of("format: orison-content/1\nlanguage: wo\ntitle: T\n"
                                        "sections: [{items: [Awa*]}]\n");
    ck_assert_msg(fixture.is_fine, "%s", show_reports(&fixture));
    ck_assert_uint_eq(fixture.doc.language_count, 2);
    ck_assert(slice_is(fixture.doc.languages[1], "en"));
    struct fixture without = fixture_of("format: orison-content/1\nlanguage: wo\ntitle: T\n"
                                        "sections: [{items: [Awa]}]\n");
    ck_assert_uint_eq(without.doc.language_count, 1);
    ck_assert_uint_eq(without.doc.note_count, 0);
    fixture_free(&without);
    const struct block *note = &fixture.doc.notes[0];
    ck_assert_uint_eq(note->spans[note->span_count - 1].language, 1);
    ck_assert_str_eq(show_block(fixture.arena, &fixture.doc, note),
                     "<note:*><set: ><set:Name changed to protect her or his identity.>");
    fixture_free(&fixture);
}
END_TEST

static const struct {
    const char *yaml, *reports;
} broken[] = {
    {"x: 1\n", "1:1 content-format; 1:1 yaml-unknown-key"},
    {"- a\n", "1:1 content-kind"},
    {"format: orison-content/2\nlanguage: en\ntitle: T\n" TAIL, "1:9 content-format"},
    {"format: orison-layout/1\nlanguage: en\ntitle: T\n" TAIL, "1:9 content-format"},
    {"format: orison-content/1\nlanguage: en_US\ntitle: T\n" TAIL, "2:11 language-tag"},
    {"format: orison-content/1\nlanguage: English\ntitle: T\n" TAIL, "2:11 language-tag"},
    {"format: orison-content/1\nlanguage: en\ntitle: ~\n" TAIL, "3:8 yaml-type"},
    {HEAD "date: 2024-02-30\n" TAIL, "4:7 date"},
    {HEAD "date: 2023-02-29\n" TAIL, "4:7 date"},
    {HEAD "date: 2024-13\n" TAIL, "4:7 date"},
    {HEAD "date: Feb 2024\n" TAIL, "4:7 date"},
    {HEAD "date: 24\n" TAIL, "4:7 date"},
    {HEAD "date: 1500\n" TAIL, "4:7 date"},
    {HEAD "date: 2024-1-1\n" TAIL, "4:7 date"},
    {HEAD "date: [2024]\n" TAIL, "4:7 yaml-type"},
    {HEAD "verse: x\n" TAIL, "4:8 yaml-type"},
    {HEAD "verse: {citation: x}\n" TAIL, "4:8 content-missing"},
    {HEAD "verse: {text: x, version: y}\n" TAIL, "4:18 content-missing"},
    {HEAD "verse: {text: Ruby*}\n" TAIL, "4:19 markup-pseudonym"},
    {HEAD "pseudonym_note: \"*Changed\"\n" TAIL, "4:18 markup-asterisk"},
    {HEAD "organisation: O\n" TAIL, "4:1 yaml-unknown-key"},
    {HEAD "sections: []\n", "4:11 content-missing"},
    {HEAD "sections:\n", "4:10 yaml-type"},
    {HEAD "sections: x\n", "4:11 yaml-type"},
    {HEAD "sections: [{}]\n", "4:12 content-missing"},
    {HEAD "sections: [{items: x}]\n", "4:20 yaml-type"},
    {HEAD "sections: [{image: x.png, name: N}]\n", "4:20 image-form"},
    {HEAD "sections:\n- items:\n  - Pray for: rain\n", "6:5 yaml-unknown-key"},
    {HEAD "sections:\n- items:\n  - kind: thanks\n    text: x\n", "6:11 yaml-type"},
    {HEAD "sections:\n- items:\n  - kind: praise\n", "6:5 content-missing"},
    {HEAD "sections:\n- items:\n  - text:\n  - # 7\n", "7:5 yaml-comment; 6:10 yaml-type"},
    {HEAD "sections:\n- items:\n  - txt: x\n    text: a * b\n  - [c]\n",
     "6:5 yaml-unknown-key; 7:13 markup-asterisk; 8:5 yaml-type"},
    {HEAD "sections:\n- name: \"a\\n\\nb\"\n", "5:3 content-empty; 5:15 text-paragraphs"},
    {HEAD "title: U\n" TAIL, "4:1 yaml-duplicate"},
};

START_TEST(what_is_missing_or_wrong_is_told_in_one_run)
{
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        check_refused(fixture_of(broken[i].yaml), broken[i].yaml, broken[i].reports);
}
END_TEST

START_TEST(a_later_section_needs_no_name)
{
    struct fixture fixture = fixture_of(HEAD TAIL "  - items: [y]\n");
    ck_assert(fixture.is_fine);
    ck_assert_str_eq(show_reports(&fixture), "");
    fixture_free(&fixture);
}
END_TEST

START_TEST(text_over_the_limit_is_refused_by_number)
{
    struct arena *arena = arena_make(0);
    size_t length = (2 << 20) + 1;
    char *text = arena_alloc(arena, length + 1);
    memset(text, 'a', length);
    struct slice yaml = slice_format(arena, HEAD "sections:\n- items:\n  - %s\n", text);
    struct fixture fixture = fixture_of_slice(yaml);
    ck_assert(!fixture.is_fine);
    ck_assert_str_eq(show_reports(&fixture), "6:5 text-limit");
    fixture_free(&fixture);
    arena_free(arena);
}
END_TEST

/* xorshift: random enough, and the same everywhere. */
static uint32_t random_next(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

/* Random texts of marks and characters as an item under `>-`: what the doc shows, and what its
 * entry tells, must be the source less its marks. Escapes, links and asterisks are made so that
 * they are right; underscores fall anywhere, so they are left out of the comparison. */
static struct slice random_item(struct arena *arena, uint32_t *state, struct slice *expected)
{
    static const struct {
        const char *source, *text;
    } pieces[] = {
        {"a", "a"},
        {"bc", "bc"},
        {"é", "é"},
        {"普", "普"},
        {"ก", "ก"},
        {" ", " "},
        {" ", " "},
        {"_", ""},
        {"__", ""},
        {"\\*", "*"},
        {"\\[", "["},
        {"\\\\", "\\"},
        {".", "."},
        {"“", "“"},
        {"\xC2\xA0", "\xC2\xA0"},
        {"R*", "R*"},
        {"#", "#"},
        {"7", "7"},
        {"\xE2\x80\x8F", "\xE2\x80\x8F"},
        {"[l](https://x.org/_)", "l"},
        {"<b>", "<b>"},
        {": ", ": "},
        {"-", "-"},
        {"\\\n        y", "\xE2\x80\xA8y"},
        {"\n        z", " z"},
    };
    char *source = arena_alloc(arena, 4096), *text = arena_alloc(arena, 4096);
    strcpy(source, "x");
    strcpy(text, "x");
    for (uint32_t count = random_next(state) % 40; count > 0; count--) {
        size_t piece = random_next(state) % (sizeof pieces / sizeof *pieces);
        strcat(source, pieces[piece].source);
        strcat(text, pieces[piece].text);
    }
    strcat(source, "x");
    strcat(text, "x");
    *expected = slice_of(text);
    return slice_of(source);
}

/* Without underscores; runs of spaces, and spaces round hard breaks, are one. */
static struct slice normal_text(struct arena *arena, struct slice text)
{
    char *out = arena_alloc(arena, text.length + 1);
    size_t length = 0;
    for (size_t at = 0; at < text.length; at++) {
        char c = text.bytes[at];
        bool is_break = slice_starts_with(slice_part(text, at, text.length), "\xE2\x80\xA8");
        bool is_after_break = length >= 3 && memcmp(out + length - 3, "\xE2\x80\xA8", 3) == 0;
        if (c == '_' || (c == ' ' && length && (out[length - 1] == ' ' || is_after_break)))
            continue;
        if (is_break && length && out[length - 1] == ' ')
            length--;
        out[length++] = c;
    }
    return (struct slice){out, length};
}

START_TEST(random_texts_keep_every_character)
{
    uint32_t state = 20270217;
    for (int round = 0; round < 4000; round++) {
        uint32_t seed = state;
        struct arena *arena = arena_make(0);
        struct slice expected, source = random_item(arena, &state, &expected);
        char *item =
            slice_terminated(arena, slice_format(arena, ">-\n        %.*s", SLICE_ARG(source)));
        struct fixture fixture = fixture_of_item(item);
        ck_assert_msg(fixture.is_fine, "seed %u: %s\n%s", seed, item, show_reports(&fixture));
        assert_invariants(&fixture.doc);
        ck_assert_uint_eq(fixture.doc.block_count, 2);
        struct slice shown = block_words(arena, &fixture.doc.blocks[1], true);
        struct slice is = normal_text(arena, shown), wanted = normal_text(arena, expected);
        ck_assert_msg(slice_equal(is, wanted), "seed %u: %s\ngave %.*s\nnot  %.*s", seed, item,
                      SLICE_ARG(is), SLICE_ARG(wanted));
        fixture_free(&fixture);
        arena_free(arena);
    }
}
END_TEST

/* What an entry tells, read again, is the same paragraph. */
START_TEST(entries_read_again_are_the_same)
{
    uint32_t state = 7;
    for (int round = 0; round < 2000; round++) {
        uint32_t seed = state;
        struct arena *arena = arena_make(0);
        struct slice expected, source = random_item(arena, &state, &expected);
        char *item =
            slice_terminated(arena, slice_format(arena, ">-\n        %.*s", SLICE_ARG(source)));
        struct fixture first = fixture_of_item(item);
        ck_assert_uint_eq(first.doc.entry_count, 2);
        char *again = arena_alloc(arena, 8192);
        strcpy(again, "|-\n        ");
        struct slice entry = first.doc.entries[1].source;
        for (size_t at = 0, length = strlen(again); at < entry.length; at++) {
            again[length++] = entry.bytes[at];
            if (entry.bytes[at] == '\n')
                length += (size_t)snprintf(again + length, 16, "        ");
        }
        struct fixture second = fixture_of_item(again);
        ck_assert_msg(second.is_fine && second.doc.block_count == 2, "seed %u: %s", seed, again);
        const char *is = show_sections(&second), *wanted = show_sections(&first);
        ck_assert_msg(strcmp(is, wanted) == 0, "seed %u: %s\n%s\n%s", seed, item, is, wanted);
        fixture_free(&first);
        fixture_free(&second);
        arena_free(arena);
    }
}
END_TEST

/* Texts that would be slow for a reader that looks back or forth. Linear, each takes some tenths of
 * a second under the sanitizers; quadratic, 200 KB took half a minute. */
START_TEST(pathological_texts_are_linear)
{
    static const char *const units[] = {"_a ",
                                        "a_",
                                        "_a_",
                                        "[",
                                        "]",
                                        "[a](",
                                        "](",
                                        "[a](https://x",
                                        "_[a](https://x.org)",
                                        "\xC2\xAD_",
                                        "\\",
                                        "**",
                                        "__a_ ",
                                        "www.)",
                                        "https://",
                                        "普_",
                                        "[[",
                                        "a_\xE2\x80\x8F"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        struct arena *arena = arena_make(0);
        size_t unit_length = strlen(units[i]), length = 0, most = 200000;
        char *text = arena_alloc(arena, most + 64);
        while (length + unit_length < most) {
            memcpy(text + length, units[i], unit_length);
            length += unit_length;
        }
        struct slice yaml =
            slice_format(arena, HEAD "sections:\n- items:\n  - >-\n    x%sx\n", text);
        struct fixture fixture = fixture_of_slice(yaml);
        if (fixture.is_fine)
            assert_invariants(&fixture.doc);
        else
            ck_assert_uint_gt(diag_count(fixture.diag, SEVERITY_ERROR), 0);
        fixture_free(&fixture);
        arena_free(arena);
    }
}
END_TEST

START_TEST(the_dump_shows_every_block_span_link_and_entry)
{
    struct fixture fixture = fixture_of_item(">-\n      A* [b](https://x.org \"t\")");
    ck_assert_str_eq(
        show_dump(&fixture),
        "doc language=en direction=ltr title=\"T\" organization=\"\"\n"
        "  block kind=title entry=0 at=3:8 points=1 to=3:8 text=\"T\"\n"
        "  block kind=item section=0 item=0 entry=1 at=7:7 points=2 to=7:11 text=\"A* b\"\n"
        "    span start=0 end=1 role=text\n"
        "    span start=1 end=2 role=note-mark note=0\n"
        "    span start=2 end=3 role=text\n"
        "    span start=3 end=4 role=text link=0\n"
        "  block kind=footnote at=7:8 points=46 to=7:8 "
        "text=\"* Name changed to protect her or his identity.\"\n"
        "    span start=0 end=1 role=note-mark\n"
        "    span start=1 end=46 role=set\n"
        "  section first=1 blocks=1 at=5:5\n"
        "  link at=7:14 address=\"https://x.org\" title=\"t\"\n"
        "  entry role=title at=3:8 source=\"T\"\n"
        "  entry role=item at=7:7 source=\"A* [b](https://x.org)\"\n"
        "  entry role=link-title at=7:14 source=\"t\"\n");
    fixture_free(&fixture);
}
END_TEST

/* Each hostile file as a content file, and its values as texts: no crash, and either a doc or a
 * report with a place. */
START_TEST(hostile_yaml_ends_in_a_doc_or_a_report)
{
    const char *data = getenv("ORISON_TEST_DATA");
    char path[1024];
    snprintf(path, sizeof path, "%s/hostile-yaml", data ? data : "");
    DIR *directory = data ? opendir(path) : NULL;
    if (!directory) {
        printf("skipped: hostile-yaml (ORISON_TEST_DATA is not set)\n");
        return;
    }
    size_t count = 0;
    for (struct dirent *entry; (entry = readdir(directory));) {
        if (!strstr(entry->d_name, ".yaml"))
            continue;
        struct fixture fixture = {.arena = arena_make(0)};
        fixture.diag = diag_make(fixture.arena);
        char *file = slice_terminated(fixture.arena,
                                      slice_format(fixture.arena, "%s/%s", path, entry->d_name));
        fixture.is_fine = content_read(fixture.arena, fixture.diag, file, &fixture.doc);
        ck_assert_msg(!fixture.is_fine, "%s is no content", entry->d_name);
        ck_assert_msg(diag_count(fixture.diag, SEVERITY_ERROR) > 0, "%s: no report", entry->d_name);
        fixture_free(&fixture);
        count++;
    }
    closedir(directory);
    ck_assert_uint_ge(count, 40);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("content_doc");
    TCase *cases = tcase_create("doc");
    tcase_add_test(cases, the_bulletin_says_what_was_sent);
    tcase_add_test(cases, the_diary_is_long_and_sound);
    tcase_add_test(cases, placed_names_are_isolated_from_right_to_left);
    tcase_add_test(cases, a_text_runs_as_it_is_written);
    tcase_add_test(cases, all_parts_come_in_order);
    tcase_add_test(cases, entries_are_what_a_translator_needs);
    tcase_add_test(cases, a_verse_has_the_language_s_marks);
    tcase_add_test(cases, marks_round_a_whole_verse_are_warned_of);
    tcase_add_test(cases, a_note_in_english_is_tagged_as_english);
    tcase_add_test(cases, what_is_missing_or_wrong_is_told_in_one_run);
    tcase_add_test(cases, a_later_section_needs_no_name);
    tcase_add_test(cases, text_over_the_limit_is_refused_by_number);
    tcase_add_test(cases, random_texts_keep_every_character);
    tcase_add_test(cases, entries_read_again_are_the_same);
    tcase_add_test(cases, pathological_texts_are_linear);
    tcase_add_test(cases, the_dump_shows_every_block_span_link_and_entry);
    tcase_add_test(cases, hostile_yaml_ends_in_a_doc_or_a_report);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

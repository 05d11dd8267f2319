/* The abstract structure tree: what becomes of blocks, lines, pages, notes and links. A doc is read
 * from YAML; its words are placed by hand, so that lines and pages end where a test wants. */
#include "pdf_fixture.h"

#include "content/content.h"
#include "pdf/clusters.h"
#include "pdf/structure.h"

static struct fixture *make_book(const char *yaml, uint32_t page_count)
{
    struct fixture *f = fixture_make(page_count);
    fixture_open(f, DEJAVU "Sans.ttf");
    uint32_t source = diag_add_source(f->diag, "t.yaml", slice_of(yaml));
    ck_assert(content_parse(f->arena, f->diag, source, &f->doc));
    return f;
}

static uint32_t block_of(const struct fixture *f, enum block_kind kind, uint32_t nth)
{
    for (uint32_t i = 0; i < f->doc.block_count; i++)
        if (f->doc.blocks[i].kind == kind && nth-- == 0)
            return i;
    ck_abort_msg("no such block");
}

static struct page_item *last_item(struct fixture *f, uint32_t page)
{
    return &f->pages.pages[page].items[f->pages.pages[page].item_count - 1];
}

/* Places words of a block's span as one piece. */
static struct piece *place(struct fixture *f, uint32_t page, uint32_t block, uint32_t span,
                           const char *words)
{
    struct piece *piece =
        fixture_add(f, (struct fixture_text){.page = page, .size = 10, .text = words});
    piece->span = span;
    last_item(f, page)->role = ROLE_BLOCK;
    last_item(f, page)->block = block;
    return piece;
}

static void place_part(struct fixture *f, uint32_t page, uint32_t block, enum part part,
                       const char *words)
{
    place(f, page, block, NO_INDEX, words)->part = part;
}

static void place_note(struct fixture *f, uint32_t page, uint32_t note, enum part part,
                       const char *words)
{
    const struct block *block = &f->doc.notes[note]; /* its own mark is the first span */
    place(f, page, note, part == PART_TEXT ? block->span_count - 1 : 0, words)->part = part;
    last_item(f, page)->role = ROLE_NOTE;
}

static void place_area(struct fixture *f, uint32_t page, uint32_t block, uint32_t link)
{
    fixture_add_item(
        f, page,
        (struct page_item){.kind = PAGE_LINK, .role = ROLE_BLOCK, .block = block, .link = link});
}

/* --- the tree as text --------------------------------------------------------------------------
 */

static void show(FILE *out, const struct structure *s, uint32_t index)
{
    static const char *const tags[TAG_COUNT] = {
        "Document", "Sect", "H1",   "H2",   "P",    "Quote",  "L",       "LI", "Lbl",
        "LBody",    "Span", "Link", "Call", "Note", "Figure", "Caption", "Em", "Strong"};
    static const char *const numberings[] = {"", "disc ", "circle ", "square "};
    const struct tag_element *e = &s->elements[index];
    fprintf(out, "%s", tags[e->tag]);
    if (e->language.length > 0)
        fprintf(out, "@%.*s", SLICE_ARG(e->language));
    if (e->alternative.length > 0)
        fprintf(out, "“%.*s”", SLICE_ARG(e->alternative));
    if (e->note_no > 0)
        fprintf(out, "#%u", e->note_no);
    fprintf(out, "(%s", e->tag == TAG_LIST ? numberings[e->numbering] : "");
    for (uint32_t k = e->first_kid; k != NO_INDEX; k = s->kids[k].next) {
        const struct tag_kid *kid = &s->kids[k];
        if (kid->kind == KID_ELEMENT)
            show(out, s, kid->index);
        else
            fprintf(out, "%s%u.%u", kid->kind == KID_AREA ? "area" : "", kid->page, kid->index);
        fputs(kid->next != NO_INDEX ? " " : "", out);
    }
    fputc(')', out);
}

/* What holds of every tree: parents and kids agree, each content has one owner and place. */
static void check_tree(const struct fixture *f, const struct structure *s)
{
    uint32_t kid_count = 0, content_count = 0, owner_count = 0, area_count = 0;
    for (uint32_t e = 0; e < s->element_count; e++) {
        uint32_t last = NO_INDEX;
        for (uint32_t k = s->elements[e].first_kid; k != NO_INDEX; k = s->kids[k].next) {
            const struct tag_kid *kid = &s->kids[k];
            last = k;
            kid_count++;
            if (kid->kind == KID_ELEMENT) {
                ck_assert_uint_eq(s->elements[kid->index].parent, e);
                ck_assert_uint_eq(s->elements[kid->index].kid, k);
            } else if (kid->kind == KID_CONTENT) {
                ck_assert_uint_eq(s->pages[kid->page].owners[kid->index], e);
                content_count++;
            } else {
                ck_assert_uint_eq(s->areas[kid->index].owner, e);
                area_count++;
            }
        }
        ck_assert_uint_eq(s->elements[e].last_kid, last);
    }
    for (uint32_t p = 0; p < f->pages.page_count; p++)
        owner_count += s->pages[p].owner_count;
    ck_assert_uint_eq(content_count, owner_count);
    ck_assert_uint_eq(area_count, s->area_count);
    ck_assert_uint_eq(kid_count, s->kid_count);
}

/* The widths that subsetting would have measured. */
static void measure(struct fixture *f, struct faces *faces)
{
    for (uint32_t i = 0; i < f->face_count; i++) {
        uint32_t count = hb_face_get_glyph_count(f->faces[i].hb_face);
        faces->at[i].widths = arena_alloc_items(f->arena, count, sizeof(int32_t));
        for (uint32_t g = 0; g < count; g++)
            faces->at[i].widths[g] = hb_font_get_glyph_h_advance(f->faces[i].hb_font, g) * 1000 /
                                     (int32_t)f->faces[i].units_per_em;
    }
}

static struct structure *make_form(struct fixture *f, bool is_live)
{
    struct faces *faces = faces_make(f->arena, f->face_list, f->face_count);
    measure(f, faces);
    clusters_collect(faces, &f->pages, &f->sheets);
    struct structure *s = structure_make(f->arena, &f->doc, &f->pages, faces, is_live);
    check_tree(f, s);
    return s;
}

static struct structure *make(struct fixture *f)
{
    return make_form(f, true);
}

static void assert_tree(struct fixture *f, const char *expected)
{
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    show(out, make(f), 0);
    fclose(out);
    ck_assert_str_eq(text, expected);
    free(text);
    fixture_free(f);
}

/* --- tests -------------------------------------------------------------------------------------
 */

#define HEAD "format: orison-content/1\nlanguage: en\ntitle: T\n"

START_TEST(blocks_are_one_element_over_lines_and_pages)
{
    struct fixture *f = make_book(HEAD "sections:\n  - name: R\n    paragraphs: [a b, c]\n", 3);
    uint32_t a = block_of(f, BLOCK_PARAGRAPH, 0), c = block_of(f, BLOCK_PARAGRAPH, 1);
    place(f, 0, block_of(f, BLOCK_TITLE, 0), 0, "T");
    place(f, 1, block_of(f, BLOCK_REGION, 0), 0, "R");
    place(f, 1, a, 0, "a");
    place_part(f, 1, a, PART_LINE_SPACE, " ");
    place(f, 1, a, 0, "b");
    place_part(f, 1, a, PART_HYPHEN, "-");
    place(f, 2, a, 0, "b");
    place(f, 2, c, 0, "c");
    assert_tree(f, "Document(H1(0.0) Sect(H2(1.0) P(1.1 1.2 2.0) P(2.1)))");
}
END_TEST

START_TEST(a_verse_is_a_quote_with_its_citation)
{
    struct fixture *f =
        make_book(HEAD "verse: {text: V, citation: C}\nsections: [{paragraphs: [p]}]\n", 1);
    place(f, 0, block_of(f, BLOCK_VERSE, 0), 0, "V");
    place(f, 0, block_of(f, BLOCK_CITATION, 0), 0, "C");
    assert_tree(f, "Document(H1() Quote(P(0.0) P(0.1)) Sect(P()))");
}
END_TEST

START_TEST(items_are_a_list_with_labels)
{
    struct fixture *f =
        make_book(HEAD "sections:\n  - name: R\n    items:\n      - |\n        a\n\n"
                       "        more\n      - b\n  - items: [c, d]\n",
                  2);
    uint32_t a = block_of(f, BLOCK_ITEM, 0), b = block_of(f, BLOCK_ITEM, 1),
             c = block_of(f, BLOCK_ITEM, 2);
    place_part(f, 0, a, PART_MARK, "\xE2\x80\xA2");
    place(f, 0, a, 0, "a");
    place(f, 0, block_of(f, BLOCK_ITEM_MORE, 0), 0, "more");
    place_part(f, 1, b, PART_MARK, "\xE2\x80\xA2");
    place(f, 1, b, 0, "b");
    place(f, 1, c, 0, "c");
    place_part(f, 1, c, PART_MARK, "\xE2\x97\xA6"); /* right to left: the mark comes last */
    assert_tree(
        f,
        "Document(H1() Sect(H2() L(disc LI(Lbl(0.0) LBody(P(0.1) P(0.2))) "
        "LI(Lbl(1.0) LBody(P(1.1))))) Sect(L(circle LI(Lbl(1.3) LBody(P(1.2))) LI(LBody(P())))))");
}
END_TEST

START_TEST(a_paragraph_ends_a_list)
{
    struct fixture *f =
        make_book(HEAD "sections:\n  - paragraphs: [p]\n    items: [a, b]\n  - items: [c]\n", 1);
    assert_tree(f, "Document(H1() Sect(P() L(LI(LBody(P())) LI(LBody(P())))) Sect(P()))");
    f = make_book(HEAD "sections: [{items: [a, b, c, d]}]\n", 1);
    f->doc.blocks[block_of(f, BLOCK_ITEM, 2)].item = NO_INDEX;
    assert_tree(f, "Document(H1() Sect(L(LI(LBody(P())) LI(LBody(P()))) P() P()))");
}
END_TEST

START_TEST(an_item_that_stands_alone_is_no_list)
{
    struct fixture *f =
        make_book(HEAD "sections:\n  - items:\n      - |\n        a\n\n        more\n"
                       "  - items: [b]\n",
                  1);
    uint32_t a = block_of(f, BLOCK_ITEM, 0);
    place_part(f, 0, a, PART_MARK, "\xE2\x80\xA2");
    place(f, 0, a, 0, "a");
    place(f, 0, block_of(f, BLOCK_ITEM_MORE, 0), 0, "more");
    struct structure *s = make(f);
    ck_assert_uint_eq(s->pages[0].contents[0], NO_INDEX); /* its mark is an artifact */
    assert_tree(f, "Document(H1() Sect(P(0.0) P(0.1)) Sect(P()))");
}
END_TEST

START_TEST(emphasis_is_told)
{
    struct fixture *f =
        make_book(HEAD "sections: [{paragraphs: ['_a b_ __c__ _d [e](https://a.org)_']}]\n", 1);
    uint32_t p = block_of(f, BLOCK_PARAGRAPH, 0);
    ck_assert_uint_eq(f->doc.blocks[p].span_count, 6);
    place(f, 0, p, 0, "a");
    place_part(f, 0, p, PART_LINE_SPACE, " ");
    place(f, 0, p, 0, "b");
    place(f, 0, p, 1, " ");
    place(f, 0, p, 2, "c");
    place_part(f, 0, p, PART_LINE_SPACE, " ");
    place(f, 0, p, 4, "d ");
    place(f, 0, p, 5, "e");
    assert_tree(f, "Document(H1() Sect(P(Em(0.0) 0.1 Strong(0.2) 0.3 Em(0.4) Link(Em(0.5)))))");
}
END_TEST

START_TEST(languages_stand_where_they_change)
{
    struct fixture *f = make_book(HEAD "sections: [{paragraphs: [a b c]}]\n", 1);
    uint32_t p = block_of(f, BLOCK_PARAGRAPH, 0);
    struct slice languages[] = {SLICE("en"), SLICE("es")};
    struct span spans[3];
    for (uint32_t i = 0; i < 3; i++)
        spans[i] = (struct span){
            .byte_start = 2 * i, .link = NO_INDEX, .note = NO_INDEX, .language = i == 1};
    f->doc.languages = languages;
    f->doc.language_count = 2;
    f->doc.blocks[p].spans = spans;
    f->doc.blocks[p].span_count = 3;
    place(f, 0, p, 0, "a");
    place(f, 0, p, 1, "b");
    place_part(f, 0, p, PART_HYPHEN, "-");
    place(f, 0, p, 1, "b");
    place(f, 0, p, 2, "c");
    /* A hyphen has no span of its own: it belongs to the word that it divides. */
    assert_tree(f, "Document(H1() Sect(P(0.0 Span@es(0.1 0.2 0.3) 0.4)))");
}
END_TEST

START_TEST(a_block_of_another_language_says_so_once)
{
    struct fixture *f = make_book(HEAD "sections: [{paragraphs: [a, b]}]\n", 1);
    struct slice languages[] = {SLICE("ar"), SLICE("en")};
    f->doc.languages = languages;
    f->doc.language_count = 2;
    uint32_t p = block_of(f, BLOCK_PARAGRAPH, 1);
    f->doc.blocks[p].language = f->doc.blocks[p].spans[0].language = 1;
    place(f, 0, p, 0, "b");
    assert_tree(f, "Document(H1() Sect(P() P@en(0.0)))");
}
END_TEST

START_TEST(a_link_is_one_with_all_its_areas)
{
    struct fixture *f =
        make_book(HEAD "sections: [{paragraphs: ['a [b c](https://a.org \"Name\") d']}]\n", 2);
    uint32_t p = block_of(f, BLOCK_PARAGRAPH, 0);
    place(f, 0, p, 0, "a ");
    place(f, 0, p, 1, "b");
    place_area(f, 0, p, 0);
    place_part(f, 0, p, PART_LINE_SPACE, " ");
    place(f, 0, p, 1, "c");
    place_area(f, 0, p, 0);
    place(f, 1, p, 1, "c");
    place(f, 1, p, 2, " d");
    place_area(f, 1, p, 0);
    struct structure *s = make(f);
    ck_assert_uint_eq(s->area_count, 2); /* one a page */
    ck_assert_uint_eq(s->pages[0].areas[2], 0);
    ck_assert_uint_eq(s->pages[0].areas[5], 0);
    ck_assert_uint_eq(s->pages[1].areas[2], 1);
    assert_tree(f, "Document(H1() Sect(P(0.0 Link(0.1 area0.0 1.0 area1.1) 1.1)))");
}
END_TEST

#define RUBY HEAD "pseudonym_note: N\nsections:\n  - items: ['Ruby* a', 'Brianna* b']\n"

START_TEST(a_note_stands_after_its_first_caller_once_a_page)
{
    struct fixture *f = make_book(RUBY, 2);
    uint32_t a = block_of(f, BLOCK_ITEM, 0), b = block_of(f, BLOCK_ITEM, 1);
    place(f, 0, a, 0, "Ruby");
    place(f, 0, a, 1, "*");
    place(f, 0, a, 2, " a");
    place(f, 0, b, 0, "Brianna");
    place_note(f, 0, 0, PART_NOTE_MARK, "*");
    place_note(f, 0, 0, PART_TEXT, "N");
    place(f, 1, b, 1, "*");
    place_note(f, 1, 0, PART_NOTE_MARK, "*");
    place_note(f, 1, 0, PART_TEXT, "N");
    assert_tree(f, "Document(H1() Sect(L(LI(LBody(P(0.0 "
                   "Call(Link(Span“ (name changed)”(0.1) area0.0)) 0.2) "
                   "Note#1(Lbl(Link(area0.1 0.4)) P(0.5)))) "
                   "LI(LBody(P(0.3 Call(Link(Span“ (name changed)”(1.0) area1.2))) "
                   "Note#2(Lbl(Link(area1.3 1.1)) P(1.2)))))))");
}
END_TEST

START_TEST(the_first_caller_of_a_page_has_the_note)
{
    struct fixture *f = make_book(RUBY, 1);
    place(f, 0, block_of(f, BLOCK_ITEM, 0), 1, "*");
    place(f, 0, block_of(f, BLOCK_ITEM, 1), 1, "*");
    place_note(f, 0, 0, PART_TEXT, "N");
    assert_tree(f, "Document(H1() Sect(L(LI(LBody(P(Call(Link(Span“ (name changed)”(0.0) "
                   "area0.0))) Note#1(P(0.2)))) "
                   "LI(LBody(P(Call(Link(Span“ (name changed)”(0.1) area0.1))))))))");
}
END_TEST

START_TEST(two_calls_side_by_side_are_two)
{
    struct fixture *f = make_book(
        HEAD "pseudonym_note: N\nsections: [{paragraphs: ['[Ruby*](https://a.org)']}]\n", 1);
    struct doc shown;
    links_show(f->arena, &f->doc, LINK_FORM_NOTE, &shown);
    f->doc = shown;
    uint32_t p = block_of(f, BLOCK_PARAGRAPH, 0);
    ck_assert_uint_eq(f->doc.note_count, 2);
    ck_assert_uint_eq(f->doc.blocks[p].span_count, 3); /* Ruby, *, 1 */
    f->doc.blocks[p].spans[1].link = NO_INDEX;         /* as if the asterisk stood after it */
    place(f, 0, p, 0, "Ruby");
    place(f, 0, p, 1, "*");
    place(f, 0, p, 2, "1");
    place_note(f, 0, 0, PART_TEXT, "N");
    place_note(f, 0, 1, PART_TEXT, "a.org");
    struct structure *s = make_form(f, false); /* on paper */
    const struct tag_element *note = NULL;
    uint32_t calls = 0;
    for (uint32_t i = 0; i < s->element_count; i++) {
        calls += s->elements[i].tag == TAG_REFERENCE;
        note = s->elements[i].tag == TAG_NOTE ? &s->elements[i] : note;
    }
    ck_assert_msg(calls == 2, "%u references for two calls", calls);
    ck_assert_msg(note && note->parent != 0, "the second note stands at the document's end");
    fixture_free(f);
}
END_TEST

START_TEST(a_printed_address_whose_link_is_live_is_silent)
{
    struct fixture *f =
        make_book(HEAD "sections: [{paragraphs: ['[b](https://a.org \"Name\") c']}]\n", 1);
    struct doc shown;
    links_show(f->arena, &f->doc, LINK_FORM_NOTE, &shown);
    f->doc = shown;
    uint32_t p = block_of(f, BLOCK_PARAGRAPH, 0);
    place(f, 0, p, 0, "b");
    place_area(f, 0, p, 0);
    place(f, 0, p, 1, "1");
    place(f, 0, p, 2, " c");
    place(f, 0, p, 2, " c");
    place_note(f, 0, 0, PART_NOTE_MARK, "1");
    place_note(f, 0, 0, PART_TEXT, "a.org");
    place_area(f, 0, 0, 1);
    last_item(f, 0)->role = ROLE_NOTE;
    struct structure *s = make(f);
    static const bool is_silent[] = {false, false, true, false, false, true, true, true};
    for (uint32_t i = 0; i < 8; i++)
        ck_assert_msg(pdf_item_is_silent(&f->doc, &f->pages.pages[0].items[i]) == is_silent[i],
                      "item %u", i);
    ck_assert_uint_eq(s->area_count, 1);
    ck_assert_uint_eq(s->pages[0].areas[7], NO_INDEX);
    assert_tree(f, "Document(H1() Sect(P(Link(0.0 area0.0) 0.1)))");
}
END_TEST

START_TEST(a_note_that_nobody_calls_stands_at_the_end)
{
    struct fixture *f = make_book(RUBY, 1);
    place_note(f, 0, 0, PART_TEXT, "N");
    assert_tree(f, "Document(H1() Sect(L(LI(LBody(P())) LI(LBody(P())))) Note#1(P(0.0)))");
}
END_TEST

START_TEST(artifacts_have_no_element)
{
    static const enum place_role roles[] = {ROLE_ORNAMENT, ROLE_RULE, ROLE_FOLIO, ROLE_HEAD};
    struct fixture *f = make_book(HEAD "sections: [{paragraphs: [a]}]\n", 1);
    uint32_t p = block_of(f, BLOCK_PARAGRAPH, 0);
    place(f, 0, p, 0, "a");
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        place(f, 0, NO_INDEX, NO_INDEX, "7");
        last_item(f, 0)->role = roles[i];
        fixture_add_item(
            f, 0, (struct page_item){.kind = PAGE_RULE, .role = roles[i], .block = NO_INDEX});
    }
    place(f, 0, p, 0, "a");
    struct structure *s = make(f);
    for (uint32_t i = 1; i <= 8; i++)
        ck_assert_uint_eq(s->pages[0].contents[i], NO_INDEX);
    ck_assert_uint_eq(s->pages[0].contents[9], s->pages[0].contents[0]);
    ck_assert_uint_eq(s->pages[0].owner_count, 1);
    fixture_free(f);
}
END_TEST

START_TEST(a_text_that_glyphs_do_not_say_is_a_content_of_its_own)
{
    struct fixture *f = make_book(HEAD "sections: [{paragraphs: [a b]}]\n", 1);
    uint32_t p = block_of(f, BLOCK_PARAGRAPH, 0);
    place(f, 0, p, 0, "a ");
    struct piece *piece = place(f, 0, p, 0, "xyz");
    for (uint32_t i = 0; i < 3; i++) { /* three glyphs of one cluster, for two letters */
        piece->glyphs[i].cu = 0;
        piece->glyphs[i].cu_count = i == 0 ? 2 : 0;
    }
    piece->string = (const uint16_t[]){'q', 'r'};
    place_part(f, 0, p, PART_LINE_SPACE, " ");
    place(f, 0, p, 0, "b");
    assert_tree(f, "Document(H1() Sect(P(0.0 0.1 0.2)))");
}
END_TEST

START_TEST(spaced_words_are_contents_of_their_own)
{
    struct fixture *f = make_book(HEAD "sections: [{name: R S, paragraphs: [a]}]\n", 1);
    uint32_t r = block_of(f, BLOCK_REGION, 0);
    struct piece *piece =
        fixture_add(f, (struct fixture_text){.size = 10, .text = "RR SS", .tracking = 2});
    piece->span = 0;
    last_item(f, 0)->role = ROLE_BLOCK;
    last_item(f, 0)->block = r;
    place(f, 0, r, 0, "x");
    assert_tree(f, "Document(H1() Sect(H2(0.0 0.1 0.2 0.3) P()))");
}
END_TEST

START_TEST(nothing_on_no_page_is_a_tree)
{
    struct fixture *f = make_book(HEAD "sections: [{paragraphs: [a]}]\n", 1);
    f->pages.page_count = 0;
    assert_tree(f, "Document(H1() Sect(P()))");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("pdf_structure");
    TCase *tests = tcase_create("structure");
    tcase_add_test(tests, blocks_are_one_element_over_lines_and_pages);
    tcase_add_test(tests, a_verse_is_a_quote_with_its_citation);
    tcase_add_test(tests, items_are_a_list_with_labels);
    tcase_add_test(tests, a_paragraph_ends_a_list);
    tcase_add_test(tests, an_item_that_stands_alone_is_no_list);
    tcase_add_test(tests, emphasis_is_told);
    tcase_add_test(tests, a_printed_address_whose_link_is_live_is_silent);
    tcase_add_test(tests, languages_stand_where_they_change);
    tcase_add_test(tests, a_block_of_another_language_says_so_once);
    tcase_add_test(tests, a_link_is_one_with_all_its_areas);
    tcase_add_test(tests, a_note_stands_after_its_first_caller_once_a_page);
    tcase_add_test(tests, the_first_caller_of_a_page_has_the_note);
    tcase_add_test(tests, two_calls_side_by_side_are_two);
    tcase_add_test(tests, a_note_that_nobody_calls_stands_at_the_end);
    tcase_add_test(tests, artifacts_have_no_element);
    tcase_add_test(tests, a_text_that_glyphs_do_not_say_is_a_content_of_its_own);
    tcase_add_test(tests, spaced_words_are_contents_of_their_own);
    tcase_add_test(tests, nothing_on_no_page_is_a_tree);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}

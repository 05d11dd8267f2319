/* Lines of real text: shaped with EB Garamond and DejaVu Sans, broken at many measures.
 *
 * What the text made by hand can't show: reshaping at unsafe breaks (a hyphen in a ligature, in
 * joined Arabic), faces that see the space (EB Garamond Italic), marks and clusters. Hyphens come
 * from the built tables of English. */
#include "lines/lines.h"
#include "unit/lines_check.h"
#include "unit/text_fixture.h"

static const char ENGLISH[] =
    "Please pray for officers of the office: efficient, official, affluent. Sufficient "
    "difficulties "
    "afflict offices; baffling waffles of confidential coffee filled the traffic. We ask for "
    "protection of widows and orphans from violent land theft \u2014 and for self-sufficiency.";
static const char ARABIC[] =
    "\u0635\u0644\u0648\u0627 \u0645\u0646 \u0623\u062c\u0644 IJM 2027 "
    "\u0627\u0644\u0639\u062f\u0627\u0644\u0629 \u0648\u0627\u0644\u062d\u0631"
    "\u00ad\u064a\u0629 \u0641\u064a \u0627\u0644\u0639\u0627\u0644\u0645\u060c "
    "\u0645\u0639 \u0627\u0644\u0645\u062c\u00ad\u062a\u0645\u0639 \u0648(Uganda) "
    "\u0648\u0627\u0644\u0633\u0644\u0627\u0645 \u0644\u0644\u062c\u0645\u064a\u0639.";
static const char HEBREW[] =
    "\u05d0\u05b8\u05e9\u05c1\u05b4\u05d9\u05e8\u05b8\u05d4 \u05dc\u05b7\u05d9\u05d4"
    "\u05d5\u05b8\u05d4 12 \u05d1\u05bc\u05b0\u05d7\u05b7\u05d9\u05bc\u05b8\u05d9 abc "
    "\u05d0\u05b2\u05d6\u05b7\u05de\u05bc\u05b0\u05e8\u05b8\u05d4.";

static const struct breaking BREAKING = {.space_stretch = 0.5,
                                         .space_shrink = 0.3,
                                         .tolerance_first = 100,
                                         .tolerance = 250,
                                         .emergency_stretch = 0.05,
                                         .line_penalty = 10,
                                         .hyphen_penalty = 50,
                                         .explicit_hyphen_penalty = 50,
                                         .double_hyphen_demerits = 10000,
                                         .final_hyphen_demerits = 5000,
                                         .fitness_demerits = 10000,
                                         .hyphen_before = 2,
                                         .hyphen_after = 2,
                                         .hyphen_word = 5};

/* One paragraph in a language, not yet shaped. */
static struct fixture *make(const char *language, const char *text)
{
    struct fixture *f = fixture_make(language);
    f->design.breaking = BREAKING;
    for (int i = 0; i < STYLES; i++) {
        f->styles[i].leading = 15 * UNIT_PT;
        f->styles[i].align = ALIGN_JUSTIFY;
    }
    f->design.inner = f->design.outer = 40 * UNIT_PT;
    f->doc.direction = strcmp(language, "en") ? DIRECTION_RTL : DIRECTION_LTR;
    fixture_add(f, BLOCK_PARAGRAPH, slice_of(text));
    return f;
}

static struct fixture *shape(const char *language, const char *text, bool is_italic)
{
    struct fixture *f = make(language, text);
    f->blocks[0].spans[0].is_emphasis = is_italic;
    ck_assert_msg(fixture_shape(f), "\"%s\" was not shaped", text);
    return f;
}

static struct setting *set_at(struct fixture *f, unit measure, struct galley *galley)
{
    f->design.page_width = measure + f->design.inner + f->design.outer;
    const struct edition edition = fixture_edition(f);
    lines_break(f->arena, &edition, galley);
    return &galley->paragraphs[0].settings[0];
}

static bool has_word_space(const struct paragraph *p, const struct line *line)
{
    for (uint32_t cu = line->cu_start; cu < line->cu_end; cu++)
        if (p->string[cu] == ' ')
            return true;
    return false;
}

/* Where nothing else is possible, on the narrowest measures, a paragraph is set ragged. */
static bool is_justified(const struct setting *setting)
{
    bool is_justified = false;
    for (uint32_t i = 0; i < setting->line_count; i++)
        is_justified = is_justified || setting->lines[i].ratio != 0;
    return is_justified;
}

/* Sets a paragraph at measures from narrow to wide; every line keeps the promises. Returns how many
 * lines were hyphenated. */
static unsigned check_shaped(struct fixture *f)
{
    unsigned hyphenated = 0, full = 0;
    const struct paragraph *p = &f->text.paragraphs[0];
    for (int points = 60; points < 330; points += 3) {
        unit measure = points * UNIT_PT + points;
        struct galley galley;
        const struct setting *setting = set_at(f, measure, &galley);
        check_cover(f->arena, p, setting, points);
        for (uint32_t i = 0; i < setting->line_count; i++) {
            const struct line *line = &setting->lines[i];
            bool is_full = i + 1 < setting->line_count && has_word_space(p, line) &&
                           (points >= 150 || is_justified(setting));
            check_pieces(line, measure, is_full && line->width <= measure, points);
            full += is_full;
            hyphenated += line->pieces[0].part == PART_HYPHEN ||
                          line->pieces[line->piece_count - 1].part == PART_HYPHEN;
        }
    }
    ck_assert_uint_gt(full, 25);
    fixture_end(f);
    return hyphenated;
}

static unsigned check_measures(const char *language, const char *text, bool is_italic)
{
    return check_shaped(shape(language, text, is_italic));
}

START_TEST(english_keeps_its_promises_at_every_measure)
{
    ck_assert_uint_gt(check_measures("en", ENGLISH, false), 20);
    ck_assert_uint_gt(check_measures("en", ENGLISH, true), 20);
}
END_TEST

/* Pairs within words, on both sides of hyphens and at stops, apart and closer: a line that ends
 * between the two of a pair has no part of it. */
START_TEST(kerned_pairs_keep_the_promises_at_every_measure)
{
    static struct kern kerns[] = {{',', 0x201D, -200}, {'a', 'l', -60},  {'c', 'i', 90},
                                  {'f', 'i', 50},      {'f', 'l', 50},   {'i', 'c', -80},
                                  {'r', 's', 400},     {'t', 'r', -120}, {'t', 's', 70}};
    for (int is_italic = 0; is_italic < 2; is_italic++) {
        struct fixture *f = make("en", ENGLISH);
        f->styles[STYLE_BODY].kerns = kerns;
        f->styles[STYLE_BODY].kern_count = sizeof kerns / sizeof *kerns;
        f->blocks[0].spans[0].is_emphasis = is_italic;
        ck_assert(fixture_shape(f));
        ck_assert_uint_gt(check_shaped(f), 20);
    }
}
END_TEST

START_TEST(right_to_left_keeps_its_promises_at_every_measure)
{
    ck_assert_uint_gt(check_measures("ar", ARABIC, false), 3);
    check_measures("he", HEBREW, false);
}
END_TEST

/* In DejaVu Sans, whose ligatures are glyphs of their own. */
START_TEST(a_ligature_is_taken_apart_by_a_hyphen)
{
    struct fixture *f = make("en", "office office");
    struct face garamond = f->fonts.faces[0];
    f->fonts.faces[0] = f->fonts.faces[2];
    f->fonts.faces[2] = garamond;
    ck_assert(fixture_shape(f));
    const struct paragraph *p = &f->text.paragraphs[0];
    uint32_t whole = p->glyph_count;
    ck_assert_msg(whole < p->cu_count, "%u glyphs for %u letters: no ligature", whole, p->cu_count);
    struct galley galley;
    const struct setting *setting = NULL;
    bool is_found = false;
    for (int points = 36; points < 80 && !is_found; points++) {
        setting = set_at(f, points * UNIT_PT, &galley);
        is_found = setting->lines[0].is_hyphenated;
    }
    ck_assert_msg(is_found, "no measure divides of-fice");
    check_cover(f->arena, p, setting, 0);
    const struct line *line = &setting->lines[0];
    const struct piece *before = &line->pieces[line->piece_count - 2];
    ck_assert_int_eq(p->string[line->cu_end - 1], 'f');
    ck_assert_uint_eq(before->glyphs[before->glyph_count - 1].cu_count, 1);
    ck_assert_uint_eq(before->glyphs[before->glyph_count - 1].cu, line->cu_end - 1);
    fixture_end(f);
}
END_TEST

/* A paragraph alone is the first; the second of two in Chinese has the indent of its ideographs. */
static unit first_indent(const char *language, bool is_flush, unit indent, uint32_t paragraph)
{
    struct fixture *f = make(language, "abc");
    fixture_add(f, BLOCK_PARAGRAPH, SLICE("abc"));
    for (int i = 0; i < STYLES; i++) {
        f->styles[i].indent = indent;
        f->styles[i].is_first_flush = is_flush;
    }
    ck_assert(fixture_shape(f));
    f->doc.direction = DIRECTION_LTR;
    struct galley galley;
    set_at(f, 300 * UNIT_PT, &galley);
    unit found = galley.paragraphs[paragraph].settings[0].lines[0].pieces[0].x;
    ck_assert_int_eq(lines_indent(&f->design, &f->text.paragraphs[paragraph]), found);
    fixture_end(f);
    return found;
}

START_TEST(a_first_line_is_indented_by_style_place_and_language)
{
    const unit indent = 13 * UNIT_PT;
    ck_assert_int_eq(first_indent("en", false, indent, 0), indent);
    ck_assert_int_eq(first_indent("en", true, indent, 0), 0);
    ck_assert_int_eq(first_indent("en", true, indent, 1), indent);
    ck_assert_int_eq(first_indent("fr", true, indent, 0), indent);
    unit one = first_indent("ja", true, indent, 0), two = first_indent("zh-Hans", true, indent, 1);
    ck_assert_int_ne(one, indent);
    ck_assert_int_eq(two, 2 * one);
    ck_assert_int_eq(first_indent("zh-Hans", true, 0, 1), 0);
}
END_TEST

/* One word set at 60 pt: every line fits, with a hyphen at its end or without. */
static void check_long_word(const char *language, const char *word, bool is_address,
                            bool has_hyphens)
{
    struct fixture *f = shape(language, word, false);
    f->design.inner = f->design.outer = 20 * UNIT_PT;
    if (is_address)
        f->blocks[0].spans[0].role = SPAN_ADDRESS;
    struct galley galley;
    const struct setting *setting = set_at(f, 60 * UNIT_PT, &galley);
    ck_assert_msg(setting->line_count > 2, "%s: %u lines", word, setting->line_count);
    check_cover(f->arena, &f->text.paragraphs[0], setting, 0);
    for (uint32_t i = 0; i < setting->line_count; i++) {
        const struct line *line = &setting->lines[i];
        bool is_last = i + 1 == setting->line_count;
        ck_assert_msg(line->width <= 61 * UNIT_PT, "%s: line %u is too wide", word, i);
        ck_assert_uint_ge(line->cu_end - line->cu_start, 2);
        bool has_hyphen = line->pieces[line->piece_count - 1].part == PART_HYPHEN ||
                          line->pieces[0].part == PART_HYPHEN;
        ck_assert_msg(has_hyphen == (has_hyphens && !is_last), "%s: the hyphen of line %u", word,
                      i);
    }
    ck_assert_uint_eq(diag_count(f->diag, SEVERITY_ERROR), 0);
    ck_assert_uint_ge(diag_count(f->diag, SEVERITY_WARNING), 1);
    fixture_end(f);
}

START_TEST(a_word_wider_than_the_page_is_divided)
{
    check_long_word("en", "Xwqvzkxwqvzkxwqvzkxwqvzkxwqvzkxwqvzk", false, true);
    check_long_word("en", "xwqvzkxwqvzkxwqvzkxwqvzkxwqvzkxwqvzk", true, false);
    check_long_word("en", "4444444444444444444444444444444444444444", false, false);
    check_long_word("ar",
                    "\u0635\u0644\u0648\u0627\u0645\u0646\u0623\u062c\u0644\u0627\u0644"
                    "\u0639\u062f\u0627\u0644\u0629\u0648\u0627\u0644\u062d\u0631\u064a\u0629"
                    "\u0641\u064a\u0627\u0644\u0639\u0627\u0644\u0645\u0645\u0639\u0635\u0644"
                    "\u0648\u0627\u0645\u0646\u0623\u062c\u0644\u0635\u0644\u0648",
                    false, false);
}
END_TEST

/* The space after a word is none of the letters that stay together. */
START_TEST(no_letter_of_a_long_word_stands_alone)
{
    char word[64];
    for (int letters = 20; letters < 30; letters++) {
        snprintf(word, sizeof word, "%.*s we", letters, "wxwxwxwxwxwxwxwxwxwxwxwxwxwxwxwx");
        struct fixture *f = shape("en", word, false);
        f->design.inner = f->design.outer = 20 * UNIT_PT;
        struct galley galley;
        const struct setting *setting = set_at(f, 60 * UNIT_PT, &galley);
        ck_assert_uint_gt(setting->line_count, 2);
        for (uint32_t i = 1; i < setting->line_count; i++)
            ck_assert_msg(setting->lines[i].cu_start != (uint32_t)letters - 1,
                          "a letter of %d begins line %u", letters, i);
        fixture_end(f);
    }
}
END_TEST

START_TEST(words_are_divided_where_a_reader_bears_it)
{
    static const struct {
        uint16_t units[6];
        uint32_t cu;
        bool may_divide, has_hyphen;
    } rows[] = {
        {{'a', 'b', 'c', 'd'}, 2, true, true},
        {{'a', 'b', 'c', 'd'}, 0, false, false},
        {{'a', 'b', 0x2060, 'd'}, 2, false, false}, /* a word joiner, */
        {{'a', 'b', 0x2060, 'd'}, 3, false, false},
        {{'a', 'b', 0xA0, 'd'}, 2, false, false},            /* a space that binds */
        {{0x0D15, 0x0D15, 0x0D15, 0x0D15}, 2, true, true},   /* Malayalam ka, */
        {{0x0D15, 0x0D4D, 0x0D37, 0x0D15}, 2, false, false}, /* its virama, */
        {{0x0D15, 0x0D15, 0x0D7B, 0x0D15}, 2, false, false}, /* a chillu */
        {{0x0D15, 0x0D3E, 0x0D15, 0x0D15}, 2, true, true},   /* after a vowel sign */
        {{0x0E01, 0x0E02, 0x0E03, 0x0E04}, 2, true, false},  /* Thai has no hyphen, */
        {{0x05D0, 0x05D1, 0x05D2, 0x05D3}, 2, true, false},  /* nor Hebrew, */
        {{'4', '4', '4', '4'}, 2, true, false},              /* nor a number */
        {{0xD801, 0xDC00, 0xD801, 0xDC01}, 2, true, true},   /* Deseret, two units each */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct paragraph p = {.string = rows[i].units, .cu_count = 4};
        bool has_hyphen = false;
        bool may_divide = text_may_divide(&p, rows[i].cu, &has_hyphen);
        ck_assert_msg(may_divide == rows[i].may_divide, "row %zu: %d", i, may_divide);
        ck_assert_msg(!may_divide || has_hyphen == rows[i].has_hyphen, "row %zu: the hyphen", i);
    }
}
END_TEST

/* How often words of four letters or more stand twice at an edge of running lines. */
static unsigned count_same_words(const struct paragraph *p, const struct setting *setting)
{
    unsigned count = 0;
    for (uint32_t i = 1; i < setting->line_count; i++) {
        const struct line *a = &setting->lines[i - 1], *b = &setting->lines[i];
        struct edge_word words[2][2] = {{edge_word_after(p->string, a->cu_start, a->cu_end),
                                         edge_word_after(p->string, b->cu_start, b->cu_end)},
                                        {edge_word_before(p->string, a->cu_start, a->cu_end),
                                         edge_word_before(p->string, b->cu_start, b->cu_end)}};
        for (int edge = 0; edge < 2; edge++) {
            bool is_shown = edge == 0 || (i + 1 < setting->line_count && !a->is_hyphenated);
            const struct edge_word *w = words[edge];
            count += is_shown && w[0].length > 3 && w[0].length == w[1].length &&
                     memcmp(w[0].at, w[1].at, w[0].length * sizeof *w[0].at) == 0;
        }
    }
    return count;
}

START_TEST(the_same_word_is_kept_from_an_edge)
{
    static const char *const words[] = {"those ", "that ",  "a ",  "with ",  "pray ", "watching ",
                                        "is ",    "there ", "to ", "waits ", "our ",  "in "};
    char text[2000] = "Pray ";
    uint64_t seed = 1;
    for (int i = 0; i < 200; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        strcat(text, words[(seed >> 33) % (sizeof words / sizeof *words)]);
    }
    strcat(text, "end.");
    struct fixture *f = shape("en", text, false);
    unsigned count[2] = {0, 0};
    for (int points = 210; points < 390; points += 3)
        for (int is_dear = 0; is_dear < 2; is_dear++) {
            struct galley galley;
            f->design.breaking.same_word_demerits = is_dear ? 20000 : 0;
            const struct setting *setting = set_at(f, points * UNIT_PT, &galley);
            count[is_dear] += count_same_words(&f->text.paragraphs[0], setting);
        }
    ck_assert_uint_gt(count[0], 50);
    ck_assert_msg(4 * count[1] < 3 * count[0], "%u pairs of %u are left", count[1], count[0]);
    fixture_end(f);
}
END_TEST

START_TEST(a_word_at_an_edge_is_its_letters)
{
    static const struct {
        uint16_t units[8];
        uint32_t after, before; /* where the first word starts, where the last one ends */
        uint32_t after_length, before_length;
    } rows[] = {
        {{'a', 'b', ' ', 'c', 'd', 'e'}, 0, 6, 2, 3},
        {{0xAB, 'a', 'b', ' ', 'c', 0xBB}, 1, 5, 2, 1},          /* guillemets, */
        {{0x201C, 'a', ' ', 'c', 0x201D, '.'}, 1, 4, 1, 1},      /* quotation marks, */
        {{0x628, 0x627, ' ', 0x628, 0x61F, 0x060C}, 0, 4, 2, 1}, /* Arabic marks, */
        {{0x915, 0x93F, ' ', 0x915, 0x93E, 0x964}, 0, 5, 2, 2},  /* a danda, not a matra */
        {{'4', '2', ' ', 'a', '-', '7'}, 3, 4, 1, 1},            /* figures are no words */
        {{0xE9, 0xAD, 'a', 0x200D, 'b', ' '}, 0, 5, 5, 5},       /* what is not seen parts none */
        {{' ', '.', ' ', ',', ' ', '1'}, 6, 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const uint16_t *s = rows[i].units;
        struct edge_word a = edge_word_after(s, 0, 6), b = edge_word_before(s, 0, 6);
        ck_assert_msg(a.at == s + rows[i].after && a.length == rows[i].after_length,
                      "row %zu: %u letters after", i, a.length);
        ck_assert_msg(b.at + b.length == s + rows[i].before && b.length == rows[i].before_length,
                      "row %zu: %u letters before", i, b.length);
    }
}
END_TEST

START_TEST(folios_are_made_of_the_digits)
{
    struct fixture *f = shape("en", "text", false);
    if (f->text.folio == NO_INDEX) {
        fixture_style(f, STYLE_TITLE, "folio", false);
        f->styles[STYLE_TITLE].leading = 15 * UNIT_PT;
        ck_assert(fixture_shape(f));
    }
    ck_assert_uint_ne(f->text.folio, NO_INDEX);
    const struct paragraph *p = &f->text.paragraphs[f->text.folio];
    struct line line = lines_number(f->arena, &f->design, &f->fonts, &f->text, 2070);
    static const char digits[] = "2070";
    ck_assert_uint_eq(line.piece_count, 4);
    unit x = 0;
    for (uint32_t i = 0; i < 4; i++) {
        ck_assert_int_eq(p->string[line.pieces[i].glyphs[0].cu], digits[i]);
        ck_assert_int_eq(line.pieces[i].part, PART_ARTIFACT);
        ck_assert_int_eq(line.pieces[i].x, x);
        x += line.pieces[i].width;
    }
    ck_assert_int_eq(line.width, x);
    fixture_end(f);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("lines_text");
    TCase *tcase = tcase_create("lines");
    tcase_add_test(tcase, english_keeps_its_promises_at_every_measure);
    tcase_add_test(tcase, kerned_pairs_keep_the_promises_at_every_measure);
    tcase_add_test(tcase, right_to_left_keeps_its_promises_at_every_measure);
    tcase_add_test(tcase, a_ligature_is_taken_apart_by_a_hyphen);
    tcase_add_test(tcase, a_first_line_is_indented_by_style_place_and_language);
    tcase_add_test(tcase, a_word_wider_than_the_page_is_divided);
    tcase_add_test(tcase, no_letter_of_a_long_word_stands_alone);
    tcase_add_test(tcase, words_are_divided_where_a_reader_bears_it);
    tcase_add_test(tcase, the_same_word_is_kept_from_an_edge);
    tcase_add_test(tcase, a_word_at_an_edge_is_its_letters);
    tcase_add_test(tcase, folios_are_made_of_the_digits);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

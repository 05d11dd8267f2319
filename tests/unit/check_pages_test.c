/* The judges of pages, each with what it must tell of and with what just misses it. Pages are made
 * by hand: lines of pieces whose glyphs stand where the case wants them. Ink is judged with real
 * fonts in tests/scripts/check.sh. */
#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check/evenness.h"

#define PT(points) ((unit)((points)*65536))

enum { LINES = 8, MEASURE_PT = 300 };

/* A paragraph of lines on one page. */
struct bench {
    struct arena *arena;
    struct diag *diag;
    struct doc doc;
    struct design design;
    struct style style;
    struct check_limits limits;
    struct text text;
    struct paragraph paragraph;
    struct galley galley;
    struct galley_paragraph set;
    struct setting setting;
    struct line lines[LINES];
    struct page pages[6];
    struct pages result;
    struct page_line placed[LINES];
};

static uint16_t *widen(struct arena *arena, const char *text)
{
    size_t length = strlen(text);
    uint16_t *out = arena_alloc_items(arena, length + 1, sizeof *out);
    for (size_t i = 0; i < length; i++)
        out[i] = (uint16_t)text[i];
    return out;
}

/* Each line's text; letters are 6 pt wide, spaces 3 pt, or `space` where it is given. */
static void bench_open(struct bench *b, const char *const *texts, uint32_t count, double space)
{
    char whole[1024] = "";
    uint32_t at = 0;
    *b = (struct bench){.arena = arena_make(0)};
    b->diag = diag_make(b->arena);
    b->limits = (struct check_limits){.hyphens = 2,
                                      .loose = 1.6,
                                      .loose_space = 0.55,
                                      .loose_phrase = 0.8,
                                      .tight = 0.99,
                                      .same_word = 4,
                                      .short_last_line = 0.05,
                                      .uneven_spread = 2,
                                      .river_lines = 4,
                                      .river_space = 0.3};
    for (uint32_t i = 0; i < count; i++)
        strcat(whole, texts[i]);
    b->paragraph = (struct paragraph){.role = PARAGRAPH_BLOCK};
    b->paragraph.string = widen(b->arena, whole);
    b->paragraph.cu_count = (uint32_t)strlen(whole);
    b->doc.blocks = arena_alloc(b->arena, sizeof *b->doc.blocks);
    b->doc.block_count = 1;
    b->doc.blocks[0].text = slice_copy(b->arena, slice_of(whole));
    b->style = (struct style){.size = PT(10), .leading = PT(12)};
    b->design = (struct design){.styles = &b->style, .style_count = 1};
    b->text = (struct text){.paragraphs = &b->paragraph, .paragraph_count = 1};
    b->set =
        (struct galley_paragraph){.settings = &b->setting, .setting_count = 1, .leading = PT(12)};
    b->setting = (struct setting){b->lines, count, 0};
    b->galley = (struct galley){PT(MEASURE_PT), &b->set, 1, &b->text};
    for (uint32_t i = 0; i < count; i++) {
        uint32_t length = (uint32_t)strlen(texts[i]);
        struct piece *piece = arena_alloc(b->arena, sizeof *piece);
        unit x = 0;
        *piece =
            (struct piece){.size = PT(10), .string = b->paragraph.string, .glyph_count = length};
        piece->glyphs = arena_alloc_items(b->arena, length, sizeof *piece->glyphs);
        for (uint32_t g = 0; g < length; g++) {
            piece->glyphs[g] =
                (struct placed_glyph){.id = 1, .cu_count = 1, .cu = at + g, .x = (int32_t)x};
            x += texts[i][g] == ' ' ? PT(space) : PT(6);
        }
        piece->width = x;
        b->lines[i] = (struct line){
            .pieces = piece, .piece_count = 1, .cu_start = at, .cu_end = at + length, .width = x};
        b->placed[i] = (struct page_line){0, 0, i, 0, PT(12) * (i + 1)};
        at += length;
    }
    b->pages[0] = (struct page){.number = 1, .lines = b->placed, .placed_count = count};
    b->result = (struct pages){.pages = b->pages, .page_count = 1};
}

/* The number of warnings. */
static size_t judge(struct bench *b)
{
    struct check_job job = {b->diag, &b->doc, &b->design, &b->limits, NULL, &b->galley, &b->result};
    check_pages(&job);
    return diag_count(b->diag, SEVERITY_WARNING);
}

static void expect(struct bench *b, const char *code)
{
    char *told;
    size_t size;
    size_t count = judge(b);
    FILE *out = open_memstream(&told, &size);
    diag_write(b->diag, out, DIAG_TEXT);
    fclose(out);
    ck_assert_msg(code ? count == 1 && strstr(told, code) : count == 0, "expected %s, told:\n%s",
                  code ? code : "nothing", told);
    free(told);
    arena_free(b->arena);
}

static const char *const PLAIN[] = {"an apple a day keeps us ", "busy for it must be got ",
                                    "out of an orchard first ", "by those who climb trees"};

START_TEST(nothing_is_told_of_plain_lines)
{
    struct bench b;
    bench_open(&b, PLAIN, 4, 2.5);
    expect(&b, NULL);
}
END_TEST

START_TEST(hyphens_in_a_row)
{
    for (uint32_t row = 2; row <= 3; row++) {
        struct bench b;
        bench_open(&b, PLAIN, 4, 2.5);
        for (uint32_t i = 0; i < row; i++)
            b.lines[i].is_hyphenated = true;
        expect(&b, row == 3 ? "[check-hyphens]" : NULL);
    }
}
END_TEST

START_TEST(loose_and_tight_lines)
{
    static const struct {
        double ratio;
        const char *code;
    } rows[] = {{1.59, NULL}, {1.61, "[check-loose]"}, {-0.99, NULL}, {-1, "[check-tight]"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct bench b;
        bench_open(&b, PLAIN, 4, 3.5); /* beside letters of 6 pt */
        b.limits.river_lines = 100;
        b.lines[1].ratio = rows[i].ratio;
        expect(&b, rows[i].code);
    }
}
END_TEST

/* Lines that stretch alike, in letters of 6 pt and type of 10 pt. */
START_TEST(loose_lines_are_seen)
{
    static const struct {
        double space;
        uint16_t letter; /* 0: as they are */
        const char *code;
    } rows[] = {
        {3.4, 0, "[check-loose]"},
        {3.2, 0, NULL}, /* 0.55 of a letter */
        {8.2, 0x0E01, "[check-loose]"},
        {7.8, 0x0E01, NULL} /* 0.8 of the size, in Thai */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct bench b;
        bench_open(&b, PLAIN, 4, rows[i].space);
        uint16_t *string = (uint16_t *)b.paragraph.string; /* made by bench_open */
        for (uint32_t cu = 0; cu < b.paragraph.cu_count && rows[i].letter; cu++)
            string[cu] = string[cu] == ' ' ? ' ' : rows[i].letter;
        b.limits.river_lines = 100;
        b.limits.same_word = 0;
        b.lines[1].ratio = 2;
        expect(&b, rows[i].code);
    }
    struct bench b; /* without a space its letters tell */
    static const char *const one[] = {"anappleaday ", "keepsusbusy ", "foritmust"};
    bench_open(&b, one, 3, 2.5);
    b.lines[1].cu_end--;
    b.lines[1].pieces[0].glyph_count--;
    b.lines[1].ratio = 2;
    expect(&b, "[check-loose]");
}
END_TEST

START_TEST(same_word_at_an_edge)
{
    static const struct {
        const char *lines[2], *code;
    } rows[] = {
        {{"those who wait for long ", "those who pray are there"}, "both start with “those”"},
        {{"they wait until the dawn, ", "and see at last the dawn"}, "both end with “dawn”"},
        {{"who waits all day for the ", "who pray have done so too"}, NULL}, /* three letters */
        {{"those who wait for long ", "theses are all there, too"}, NULL},
        {{"they wait until the dawn, ", "and see the dawn"}, NULL}, /* not under it */
        {{"they wait until the dawn, ", "and then too see the dawn"}, "both end with “dawn”"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct bench b;
        bench_open(&b, rows[i].lines, 2, 2.5);
        expect(&b, rows[i].code);
    }
}
END_TEST

START_TEST(words_drawn_otherwise_are_not_the_same)
{
    static const char *const lines[] = {"Wilfred lived on boats and ", "Wilfred saw no land ever"};
    for (int i = 0; i < 3; i++) {
        struct bench b;
        bench_open(&b, lines, 2, 2.5);
        if (i == 1) /* the capital is one in small capitals too, the last letter is not */
            b.lines[0].pieces[0].glyphs[strlen("Wilfred") - 1].id = 2;
        if (i == 2)
            b.lines[0].pieces[0].face = 1;
        expect(&b, i == 0 ? "both start with “Wilfred”" : NULL);
    }
}
END_TEST

START_TEST(short_last_line)
{
    static const char *const short_one[] = {"an apple a day keeps us ", "up"};
    static const char *const longer[] = {"an apple a day keeps us ", "up."};
    struct bench b;
    bench_open(&b, short_one, 2, 2.5); /* 12 of 300 pt */
    expect(&b, "[check-short-line]");
    bench_open(&b, longer, 2, 2.5); /* 18 */
    expect(&b, NULL);
    static const char *const rest[] = {"an apple a day keeps wid", "ows."};
    static const char *const two[] = {"an apple a day keeps wid", "o s."};
    static const char *const long_rest[] = {"an apple a day keeps wid", "owers"};
    for (int i = 0; i < 4; i++) { /* 24 pt are 8 % */
        const char *const *lines[] = {rest, rest, two, long_rest};
        bench_open(&b, lines[i], 2, 6);
        b.limits.hyphens = 100;
        b.limits.river_space = 100;
        b.lines[0].is_hyphenated = i != 1;
        expect(&b, i == 0 ? "the rest of a divided word" : NULL);
    }
    bench_open(&b, short_one + 1, 1, 2.5); /* a paragraph of one line has no last line */
    expect(&b, NULL);
}
END_TEST

START_TEST(uneven_spread)
{
    for (uint32_t short_by = 2; short_by <= 4; short_by++) {
        struct bench b;
        bench_open(&b, PLAIN, 4, 2.5);
        for (uint32_t p = 0; p < 6; p++) /* 1 | 2 3 | 4 5 | 6, and 2 3 face each other */
            b.pages[p] = (struct page){.number = p + 1,
                                       .lines = b.placed,
                                       .placed_count = p == 2 ? 4 : 0,
                                       .line_count = 20,
                                       .room_lines = 20};
        b.pages[2].line_count = 20 - short_by;
        b.pages[5].line_count = 3; /* the last page ends where the text does */
        if (short_by == 4) /* page 3 is the last, and what follows was left over on the sheet */
            b.pages[3].room_lines = b.pages[4].room_lines = b.pages[5].room_lines = 0;
        b.result.page_count = 6;
        expect(&b, short_by == 3 ? "page 3, which starts here, ends 3 lines above page 2" : NULL);
    }
}
END_TEST

/* A text that ends over notes is as level as they are. */
START_TEST(a_spread_with_notes)
{
    struct paragraph both[2];
    struct galley_paragraph sets[2];
    struct page_line lines[5];
    struct bench b;
    bench_open(&b, PLAIN, 4, 2.5);
    both[0] = both[1] = b.paragraph;
    both[1].role = PARAGRAPH_NOTE;
    sets[0] = sets[1] = b.set;
    sets[1].paragraph = 1;
    memcpy(lines, b.placed, sizeof b.placed[0] * 4);
    lines[4] = (struct page_line){1, 0, 0, 0, PT(70)};
    b.text = (struct text){.paragraphs = both, .paragraph_count = 2};
    b.galley = (struct galley){PT(MEASURE_PT), sets, 2, &b.text};
    b.doc.notes = b.doc.blocks;
    b.doc.note_count = 1;
    for (uint32_t p = 0; p < 4; p++)
        b.pages[p] = (struct page){.number = p + 1,
                                   .lines = lines,
                                   .placed_count = p == 1   ? 5
                                                   : p == 2 ? 4
                                                            : 0,
                                   .line_count = p == 1 ? 12 : 20,
                                   .room_lines = 20};
    b.result.page_count = 4;
    expect(&b, NULL);
}
END_TEST

/* Four lines of which the last ends the paragraph; spaces by their ratios. */
START_TEST(evenness_in_figures)
{
    static const double ratios[] = {0.6, -0.6, 1.2, 0};
    struct bench b;
    bench_open(&b, PLAIN, 4, 2.5);
    b.style.align = ALIGN_JUSTIFY;
    b.design.grid = PT(12);
    b.design.breaking.space_stretch = 0.5;
    b.design.breaking.space_shrink = 0.5;
    for (uint32_t i = 0; i < 4; i++) {
        b.lines[i].ratio = ratios[i];
        b.lines[i].width = i < 3 ? PT(MEASURE_PT) : PT(20);
    }
    b.lines[1].is_hyphenated = b.lines[2].is_hyphenated = true;
    b.placed[2].y += PT(4); /* off the grid */
    b.pages[0].room_lines = 20;
    struct check_job job = {b.diag, &b.doc, &b.design, &b.limits, NULL, &b.galley, &b.result};
    struct evenness even = evenness_measure(&job); /* 1.3, 0.7, 1.6 */
    ck_assert_uint_eq(even.line_count, 3);
    ck_assert_double_eq_tol(even.mean, 1.2, 1e-9);
    ck_assert_double_eq_tol(even.deviation, sqrt((0.01 + 0.25 + 0.16) / 3), 1e-9);
    ck_assert_double_eq_tol(even.widest, 1.6, 1e-9);
    ck_assert_double_eq_tol(even.narrowest, 0.7, 1e-9);
    ck_assert_uint_eq(even.wide, 2);
    ck_assert_uint_eq(even.very_wide, 1);
    ck_assert_uint_eq(even.narrow, 1);
    ck_assert_double_eq_tol(even.jump_mean, 0.75, 1e-9); /* 0.6 and 0.9 */
    ck_assert_uint_eq(even.jumps, 2);
    ck_assert_uint_eq(even.hyphens, 2);
    ck_assert_uint_eq(even.hyphens_in_row, 2);
    ck_assert_uint_eq(even.runts, 1);
    ck_assert_uint_eq(even.off_grid, 1);
    arena_free(b.arena);
}
END_TEST

START_TEST(river)
{
    static const char *const under[] = {"apple pears ", "maybe grape ", "first steps ",
                                        "climb trees ", "right there"};
    static const char *const aside[] = {"apple pears ", "maybe grape ", "firstly sets ",
                                        "climb trees ", "right there"};
    struct bench b;
    bench_open(&b, under, 5, 3.2);
    expect(&b, "a white gap runs through 5 lines");
    bench_open(&b, under, 4, 3.2);
    expect(&b, NULL);
    bench_open(&b, aside, 5, 3.2);
    expect(&b, NULL);
    bench_open(&b, under, 5, 2.9); /* no wider than a space is drawn */
    expect(&b, NULL);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("check/pages");
    TCase *cases = tcase_create("all");
    tcase_add_test(cases, nothing_is_told_of_plain_lines);
    tcase_add_test(cases, hyphens_in_a_row);
    tcase_add_test(cases, loose_and_tight_lines);
    tcase_add_test(cases, loose_lines_are_seen);
    tcase_add_test(cases, same_word_at_an_edge);
    tcase_add_test(cases, words_drawn_otherwise_are_not_the_same);
    tcase_add_test(cases, short_last_line);
    tcase_add_test(cases, uneven_spread);
    tcase_add_test(cases, a_spread_with_notes);
    tcase_add_test(cases, evenness_in_figures);
    tcase_add_test(cases, river);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}

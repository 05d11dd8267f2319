/* The parts of pdf/ alone: the canvas' operators, clusters and their meanings, widths and maps of
 * very many glyphs, the charset of CID-keyed CFF. */
#include "pdf_fixture.h"

#include "pdf/clusters.h"
#include "pdf/font.h"
#include "pdf/subset.h"
#include "pdf/told.h"

static void assert_bytes(struct slice got, const char *expected, size_t length)
{
    ck_assert_msg(got.length == length && memcmp(got.bytes, expected, length) == 0,
                  "got %zu bytes: %.*s, not: %.*s", got.length, SLICE_ARG(got), (int)length,
                  expected);
}

#define assert_text(got, literal) assert_bytes((got), (literal), sizeof(literal) - 1)

START_TEST(canvas_writes_only_what_changes)
{
    struct arena *arena = arena_make(0);
    struct canvas canvas = canvas_make(arena);
    const struct color black = {.parts = {1}}, red = {.space = COLOR_CMYK, .parts = {0, 1, 0.5, 0}};
    canvas_color(&canvas, &black);
    canvas_place(&canvas, 10, 100);
    canvas_font(&canvas, 0, 10);
    canvas_glyph(&canvas, 10, 0, 0x4142, 500);     /* to 15 */
    canvas_glyph(&canvas, 15.002, 0, 0x4344, 500); /* near enough */
    canvas_glyph(&canvas, 21, 0, 0x4546, 500);     /* 1 pt on: -100 */
    canvas_place(&canvas, 26, 100);                /* the same line goes on */
    canvas_color(&canvas, &red);
    canvas_glyph(&canvas, 26, 1.5, 0x2829, 500); /* raised; both bytes want a backslash */
    canvas_place(&canvas, 12.5, 88);
    canvas_glyph(&canvas, 12.5, 0, 0x0D5C, 0);
    canvas_rectangle(&canvas, 1, 2.25, 3, 0.5);
    assert_text(canvas_end(&canvas), "BT\n10 100 Td\n/F0 10 Tf\n[(ABCD)-100(EF)]TJ\n"
                                     "ET\nBT\n26 100 Td\n0 1 0.5 0 k\n1.5 Ts\n[(\\(\\))]TJ\nET\n"
                                     "BT\n12.5 88 Td\n0 Ts\n"
                                     "[(\\r\\\\)]TJ\nET\n1 2.25 3 0.5 re\nf\n");
    arena_free(arena);
}
END_TEST

START_TEST(canvas_nests_marks_with_text)
{
    struct arena *arena = arena_make(0);
    struct canvas canvas = canvas_make(arena);
    canvas_begin_mark(&canvas, "P", SLICE("<</MCID 0>>"));
    canvas_place(&canvas, 0, 0);
    canvas_font(&canvas, 3, 10);
    canvas_begin_span(&canvas, (const uint16_t[]){0x915, 0x93F}, 2);
    canvas_glyph(&canvas, 0, 0, 0x0102, 500);
    canvas_end_mark(&canvas);
    canvas_glyph(&canvas, 5, 0, 0x0304, 500);
    canvas_end_mark(&canvas);
    assert_text(canvas_end(&canvas), "/P<</MCID 0>>BDC\nBT\n0 0 Td\n/F3 10 Tf\n"
                                     "/Span<</ActualText<FEFF0915093F>>>BDC\n[(\x01\x02)]TJ\nEMC\n"
                                     "[(\x03\x04)]TJ\nET\nEMC\n");
    arena_free(arena);
}
END_TEST

/* The cluster that starts at a glyph of a text set in DejaVu Sans. */
static struct cluster read_cluster(struct fixture *f, struct faces *faces, const char *text,
                                   uint32_t glyph)
{
    struct cluster cluster;
    const struct piece *piece =
        fixture_add(f, (struct fixture_text){.face = 0, .size = 10, .text = text});
    cluster_read(faces, piece, glyph, &cluster);
    return cluster;
}

START_TEST(clusters_are_said_where_that_is_exact)
{
    struct fixture *f = fixture_make(1);
    fixture_open(f, DEJAVU "Sans.ttf");
    struct faces *faces = faces_make(f->arena, f->face_list, 1);
    faces->has_ink = true;
    struct cluster one = read_cluster(f, faces, "a", 0);
    ck_assert(one.is_said && one.glyph_end == 1 && one.meanings[0] == 'a');
    struct cluster marked = read_cluster(f, faces, "x\xCC\x84y", 0);
    ck_assert_uint_eq(marked.glyph_end, 2);
    uint16_t single;
    struct meaning_text said = meaning_text(faces, marked.meanings[0], &single);
    ck_assert(marked.is_said && said.count == 2 && said.units[1] == 0x0304);
    ck_assert_uint_eq(cluster_meaning(&marked, 1), MEANING_INK);
    struct cluster ligature = read_cluster(f, faces, "office", 1);
    said = meaning_text(faces, ligature.meanings[0], &single);
    ck_assert(ligature.is_said && said.count == 3 && said.units[2] == 'i');
    struct cluster hebrew = read_cluster(f, faces, "שָׁ", 0);
    ck_assert(hebrew.is_said && hebrew.cu_count == 3);
    said = meaning_text(faces, cluster_meaning(&hebrew, hebrew.glyph_end - 1), &single);
    ck_assert(said.count == 3 && said.units[2] == 0x05E9); /* as seen */
    fixture_free(f);
}
END_TEST

/* Whatever glyphs show, each says a part of the text in the order in which they stand: the vowel
 * sign before its consonant says the consonant; one of two parts is said as these. */
START_TEST(glyphs_that_are_reordered_say_the_text_in_order)
{
    static const struct {
        uint16_t string[3], said[3];
        uint32_t units, glyphs;
        bool is_decomposed;
    } rows[] = {{{0x0BA4, 0x0BC6}, {0x0BA4, 0x0BC6}, 2, 2, false},
                {{0x0BA4, 0x0BCA}, {0x0BA4, 0x0BC6, 0x0BBE}, 2, 3, true}};
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
        struct fixture *f = fixture_make(1);
        fixture_open(f, DEJAVU "Sans.ttf");
        struct faces *faces = faces_make(f->arena, f->face_list, 1);
        const struct piece *drawn =
            fixture_add(f, (struct fixture_text){.face = 0, .size = 10, .text = "abc"});
        struct placed_glyph glyphs[3];
        for (uint32_t i = 0; i < 3; i++)
            glyphs[i] = (struct placed_glyph){drawn->glyphs[i].id, i == 0 ? 2 : 0, 0, 0, 0};
        const struct piece piece = {.size = 10 * UNIT_PT,
                                    .string = rows[row].string,
                                    .glyphs = glyphs,
                                    .glyph_count = rows[row].glyphs};
        struct cluster cluster;
        cluster_read(faces, &piece, 0, &cluster);
        ck_assert(cluster.is_said && cluster.is_decomposed == rows[row].is_decomposed);
        for (uint32_t i = 0; i < rows[row].glyphs; i++)
            ck_assert_uint_eq(cluster_meaning(&cluster, i), rows[row].said[i]);
        fixture_free(f);
    }
}
END_TEST

/* Tatweels that elongate a letter come before it from the left and are no text: with or without
 * spans no reader finds a U+0640. One of the text is. */
START_TEST(an_elongation_says_nothing)
{
    struct fixture *f = fixture_make(1);
    fixture_open(f, DEJAVU "Sans.ttf");
    struct faces *faces = faces_make(f->arena, f->face_list, 1);
    faces->has_ink = true;
    hb_codepoint_t tatweel, seen, mark;
    hb_font_t *font = f->face_list[0]->hb_font;
    ck_assert(hb_font_get_nominal_glyph(font, 0x0640, &tatweel));
    ck_assert(hb_font_get_nominal_glyph(font, 0x0633, &seen));
    ck_assert(hb_font_get_nominal_glyph(font, 0x064E, &mark));
    static const uint16_t string[] = {0x0633, 0x064E, 0x0640};
    struct placed_glyph glyphs[] = {{(uint16_t)tatweel, 1, 2, 0, 0},
                                    {(uint16_t)tatweel, 0, 0, 100, 0},
                                    {(uint16_t)tatweel, 0, 0, 200, 0},
                                    {(uint16_t)mark, 2, 0, 300, 0},
                                    {(uint16_t)seen, 0, 0, 300, 0}};
    const struct piece piece = {
        .level = 1, .size = 10 * UNIT_PT, .string = string, .glyphs = glyphs, .glyph_count = 5};
    struct cluster cluster;
    cluster_read(faces, &piece, 0, &cluster);
    ck_assert(cluster.is_said && cluster.glyph_end == 1 && cluster.meanings[0] == 0x0640);
    cluster_read(faces, &piece, 1, &cluster);
    ck_assert_uint_eq(cluster.glyph_end, 5);
    ck_assert_uint_eq(cluster.letter_start, 3);
    ck_assert_uint_eq(cluster.cu_count, 2);
    ck_assert_ptr_eq(cluster.units, string);
    ck_assert(!cluster.is_said);
    const uint16_t seen_text[] = {0x064E, 0x0633};
    const uint32_t meanings[] = {0x2060, 0x2060, MEANING_INK, faces_meaning(faces, seen_text, 2)};
    for (int i = 0; i < 4; i++)
        ck_assert_msg(cluster.meanings[i] == meanings[i], "glyph %d says U+%04X", i,
                      cluster.meanings[i]);
    fixture_free(f);
}
END_TEST

/* A face's tatweel may be so short that a join takes more than a cluster can tell apart. */
START_TEST(an_elongation_of_many_tatweels_is_a_cluster)
{
    struct fixture *f = fixture_make(1);
    fixture_open(f, DEJAVU "Sans.ttf");
    struct faces *faces = faces_make(f->arena, f->face_list, 1);
    faces->has_ink = true;
    hb_font_t *font = f->face_list[0]->hb_font;
    hb_codepoint_t tatweel, seen;
    ck_assert(hb_font_get_nominal_glyph(font, 0x0640, &tatweel));
    ck_assert(hb_font_get_nominal_glyph(font, 0x0633, &seen));
    static const uint16_t string[] = {0x0633};
    enum { TATWEELS = 3 * CLUSTER_GLYPH_LIMIT };
    struct placed_glyph glyphs[TATWEELS + 1];
    for (int i = 0; i < TATWEELS; i++)
        glyphs[i] = (struct placed_glyph){.id = (uint16_t)tatweel, .x = i};
    glyphs[TATWEELS] = (struct placed_glyph){.id = (uint16_t)seen, .cu_count = 1, .x = TATWEELS};
    const struct piece piece = {.level = 1,
                                .size = 10 * UNIT_PT,
                                .string = string,
                                .glyphs = glyphs,
                                .glyph_count = TATWEELS + 1};
    struct cluster cluster;
    cluster_read(faces, &piece, 0, &cluster);
    ck_assert(!cluster.is_said);
    ck_assert_uint_eq(cluster.glyph_end, TATWEELS + 1);
    ck_assert_uint_eq(cluster.letter_start, TATWEELS);
    for (int i = 0; i < CLUSTER_GLYPH_LIMIT; i++)
        ck_assert_uint_eq(cluster.meanings[i], 0x2060);
    fixture_free(f);
}
END_TEST

/* Nastaliq faces set glyphs without ink between the others: they say nothing. */
START_TEST(a_glyph_with_ink_says_what_several_stand_for)
{
    struct fixture *f = fixture_make(1);
    fixture_open(f, DEJAVU "Sans.ttf");
    struct faces *faces = faces_make(f->arena, f->face_list, 1);
    faces->has_ink = true;
    hb_font_t *font = f->face_list[0]->hb_font;
    enum { BLANK = 1 }; /* .null, which no character has */
    hb_codepoint_t initial, medial;
    hb_glyph_extents_t ink;
    ck_assert(hb_font_get_glyph_extents(font, BLANK, &ink) && ink.width == 0);
    ck_assert(hb_font_get_nominal_glyph(font, 0xFEB3, &initial)); /* of seen */
    ck_assert(hb_font_get_nominal_glyph(font, 0xFEB4, &medial));
    static const uint16_t string[] = {0x0633, 0x0633};
    struct placed_glyph glyphs[] = {
        {BLANK, 2, 0, 0, 0}, {(uint16_t)initial, 0, 0, 0, 0}, {(uint16_t)medial, 0, 0, 9, 0}};
    const struct piece piece = {
        .level = 1, .size = 10 * UNIT_PT, .string = string, .glyphs = glyphs, .glyph_count = 3};
    struct cluster cluster;
    cluster_read(faces, &piece, 0, &cluster);
    ck_assert(cluster.is_said);
    ck_assert_uint_eq(cluster_meaning(&cluster, 0), MEANING_INK);
    uint32_t widest =
        hb_font_get_glyph_h_advance(font, medial) > hb_font_get_glyph_h_advance(font, initial) ? 2
                                                                                               : 1;
    ck_assert_uint_eq(cluster_meaning(&cluster, widest), faces_meaning(faces, string, 2));
    ck_assert_uint_eq(cluster_meaning(&cluster, 3 - widest), MEANING_INK);
    fixture_free(f);
}
END_TEST

/* Letters as they are drawn: 2 % narrower leaves gaps that a reader sees. */
START_TEST(gaps_are_between_letters_as_drawn)
{
    struct fixture *f = fixture_make(1);
    fixture_open(f, DEJAVU "Sans.ttf");
    struct faces *faces = faces_make(f->arena, f->face_list, 1);
    hb_codepoint_t glyph;
    ck_assert(hb_font_get_nominal_glyph(f->face_list[0]->hb_font, 'm', &glyph));
    static const uint16_t string[] = {'m', 'm'};
    faces_add(faces, 0, (uint16_t)glyph, 'm');
    struct pdf_face *use = &faces->at[0];
    use->widths = arena_alloc_items(f->arena, use->glyph_count, sizeof *use->widths);
    use->widths[glyph] = 1000;
    /* The second stands 0.06 of the size behind the first as the font draws it. */
    struct placed_glyph glyphs[] = {{(uint16_t)glyph, 1, 0, 0, 0},
                                    {(uint16_t)glyph, 1, 1, (int32_t)(10.6 * UNIT_PT), 0}};
    struct piece piece = {
        .size = 10 * UNIT_PT, .string = string, .glyphs = glyphs, .glyph_count = 2};
    ck_assert_ptr_null(told_word_read(faces, &piece, 0).units);
    piece.expansion = -20;
    struct told_word word = told_word_read(faces, &piece, 0);
    ck_assert_ptr_eq(word.units, string);
    ck_assert_uint_eq(word.cu_count, 2);
    fixture_free(f);
}
END_TEST

START_TEST(meanings_leave_out_what_a_map_may_not_say)
{
    struct fixture *f = fixture_make(1);
    struct faces *faces = faces_make(f->arena, f->face_list, 0);
    static const struct {
        uint16_t unit, meaning;
    } rows[] = {{0, 0xFFFD}, {0xFEFF, 0x2060}, {0xFFFE, 0xFFFD}, {0xD800, 0xFFFD}, {'a', 'a'}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_uint_eq(faces_meaning(faces, &rows[i].unit, 1), rows[i].meaning);
    uint16_t single;
    const uint16_t pair[] = {0xD83D, 0xDE4F, 0xDC00};
    struct meaning_text said = meaning_text(faces, faces_meaning(faces, pair, 3), &single);
    ck_assert(said.count == 3 && said.units[1] == 0xDE4F && said.units[2] == 0xFFFD);
    ck_assert_uint_eq(faces_meaning(faces, pair, 3), faces_meaning(faces, pair, 3));
    fixture_free(f);
}
END_TEST

enum { MANY = 60000 };

/* A face of which 60,000 glyphs are used, each code one more than its glyph. */
static struct pdf_face make_large_use(struct arena *arena)
{
    struct pdf_face use = {.glyph_count = MANY, .variant_count = 1};
    use.meanings[0] = arena_alloc_items(arena, MANY, sizeof *use.meanings[0]);
    use.codes[0] = arena_alloc_items(arena, MANY, sizeof *use.codes[0]);
    use.widths = arena_alloc_items(arena, MANY, sizeof *use.widths);
    for (uint32_t g = 0; g < MANY; g++) {
        use.meanings[0][g] = 0x20 + g % 0x5000;
        use.codes[0][g] = (uint16_t)(g + 1);
        use.widths[g] = (int32_t)(g % 1000);
    }
    return use;
}

START_TEST(widths_of_many_glyphs_come_in_short_arrays)
{
    struct arena *arena = arena_make(0);
    struct pdf_face use = make_large_use(arena);
    char *at = slice_terminated(arena, widths_write(arena, &use)) + 1;
    uint32_t glyph = 0, runs = 0;
    for (; *at != ']'; runs++) {
        ck_assert_uint_eq(strtoul(at, &at, 10), glyph + 1);
        ck_assert_int_eq(*at++, '[');
        uint32_t in_run = 0;
        for (; *at != ']'; in_run++, glyph++)
            ck_assert_uint_eq(strtoul(at, &at, 10), glyph % 1000);
        ck_assert_uint_le(in_run, 4000);
        at += at[1] == '\n' ? 2 : 1;
    }
    ck_assert_uint_eq(glyph, MANY);
    ck_assert_uint_eq(runs, 15);
    arena_free(arena);
}
END_TEST

START_TEST(maps_of_many_glyphs_come_in_blocks_of_a_hundred)
{
    struct arena *arena = arena_make(0);
    struct pdf_face use = make_large_use(arena);
    struct faces faces = {.arena = arena};
    char *map = slice_terminated(arena, tounicode_write(arena, &faces, &use, 0));
    uint32_t blocks = 0, entries = 0;
    for (char *at = map; (at = strstr(at, " beginbfchar\n")) != NULL; blocks++) {
        at = strchr(at, '\n') + 1;
        for (uint32_t i = 0; i < 100; i++, entries++) {
            char expected[32];
            snprintf(expected, sizeof expected, "<%04X><%04X>\n", entries + 1,
                     0x20 + entries % 0x5000);
            ck_assert_msg(strncmp(at, expected, 13) == 0, "entry %u: %.13s", entries, at);
            at += 13;
        }
        ck_assert_int_eq(strncmp(at, "endbfchar\n", 10), 0);
    }
    ck_assert_uint_eq(blocks, 600);
    ck_assert_uint_eq(entries, MANY);
    arena_free(arena);
}
END_TEST

/* A CFF of nothing but what leads to the charset: header; name index "x"; a Top DICT with ROS and
 * the charset at 30; then the charset. */
static struct slice make_cff(char out[64], const char *charset, size_t length)
{
    static const unsigned char head[30] = {1,    0,   4,   1,                /* header */
                                           0,    1,   1,   1,  2,  'x',      /* name index */
                                           0,    1,   1,   1,  8,            /* dict index */
                                           0x8B, 139, 139, 12, 30, 169, 15}; /* 30 = 169 - 139 */
    memcpy(out, head, sizeof head);
    memcpy(out + 30, charset, length);
    return (struct slice){out, 30 + length};
}

START_TEST(cids_are_read_in_every_format)
{
    static const struct {
        const char *charset;
        size_t length;
    } rows[] = {{"\0\0\x05\0\x06\0\x09\0\x0A", 9},
                {"\1\0\x05\1\0\x09\1", 7},
                {"\2\0\x05\0\1\0\x09\0\1", 9}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char bytes[64];
        uint16_t cids[5] = {77, 0, 0, 0, 0};
        bool is_keyed = false;
        struct slice cff = make_cff(bytes, rows[i].charset, rows[i].length);
        ck_assert_msg(cff_read_cids(cff, 5, cids, &is_keyed) && is_keyed, "format %zu", i);
        ck_assert(cids[0] == 0 && cids[1] == 5 && cids[2] == 6 && cids[3] == 9 && cids[4] == 10);
        for (size_t cut = 0; cut < cff.length; cut++) { /* never beyond its end: the sanitizer */
            char *exact = malloc(cut + 1);
            ck_assert_ptr_nonnull(exact);
            memcpy(exact, bytes, cut);
            ck_assert_msg(!cff_read_cids((struct slice){exact, cut}, 5, cids, &is_keyed),
                          "format %zu, cut at %zu", i, cut);
            free(exact);
        }
    }
}
END_TEST

START_TEST(broken_cff_ends)
{
    unsigned seed = 7;
    for (int round = 0; round < 20000; round++) {
        char bytes[64];
        uint16_t cids[5];
        bool is_keyed;
        struct slice cff = make_cff(bytes, "\1\0\x05\1\0\x09\1", 7);
        for (int i = 0; i < 3; i++) {
            seed = seed * 1103515245u + 12345u;
            bytes[(seed >> 8) % cff.length] = (char)(seed >> 16);
        }
        cff_read_cids(cff, 5, cids, &is_keyed);
    }
    ck_assert_uint_ne(seed, 7);
}
END_TEST

START_TEST(outlines_are_counted)
{
    /* the Top DICT says CharStrings at 24: two glyphs, of one byte and of three */
    static const unsigned char program[] = {1, 0, 4, 1,       0,  1, 1,  1,   2,   'x', 0, 1,
                                            1, 1, 3, 159 + 4, 17, 0, 0,  0,   0,   0,   0, 0,
                                            0, 2, 1, 1,       2,  5, 14, 139, 139, 14};
    uint32_t lengths[2] = {0, 0};
    struct slice cff = {(const char *)program, sizeof program};
    ck_assert(cff_read_lengths(cff, 2, lengths));
    ck_assert(lengths[0] == 1 && lengths[1] == 3);
    ck_assert(!cff_read_lengths(cff, 3, lengths));
    for (size_t cut = 0; cut < sizeof program; cut++) {
        char *exact = malloc(cut + 1);
        ck_assert_ptr_nonnull(exact);
        memcpy(exact, program, cut);
        ck_assert_msg(!cff_read_lengths((struct slice){exact, cut}, 2, lengths), "cut at %zu", cut);
        free(exact);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("pdf_parts");
    TCase *tcase = tcase_create("parts");
    tcase_add_test(tcase, canvas_writes_only_what_changes);
    tcase_add_test(tcase, canvas_nests_marks_with_text);
    tcase_add_test(tcase, clusters_are_said_where_that_is_exact);
    tcase_add_test(tcase, glyphs_that_are_reordered_say_the_text_in_order);
    tcase_add_test(tcase, an_elongation_says_nothing);
    tcase_add_test(tcase, an_elongation_of_many_tatweels_is_a_cluster);
    tcase_add_test(tcase, a_glyph_with_ink_says_what_several_stand_for);
    tcase_add_test(tcase, gaps_are_between_letters_as_drawn);
    tcase_add_test(tcase, meanings_leave_out_what_a_map_may_not_say);
    tcase_add_test(tcase, widths_of_many_glyphs_come_in_short_arrays);
    tcase_add_test(tcase, maps_of_many_glyphs_come_in_blocks_of_a_hundred);
    tcase_add_test(tcase, cids_are_read_in_every_format);
    tcase_add_test(tcase, broken_cff_ends);
    tcase_add_test(tcase, outlines_are_counted);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

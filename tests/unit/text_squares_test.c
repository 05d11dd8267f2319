/* Full-width marks that meet, in the faces for China, Taiwan and Japan: what each pair keeps of its
 * two squares, and that lines stay exact over it. */
#include <unistd.h>

#include "lines/lines.h"
#include "text_fixture.h"

#define NOTO "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"

enum { JAPAN = 0, CHINA = 2, TAIWAN = 3 };

/* A fixture whose first face is one of the collection's. */
static struct fixture *make(unsigned index, const char *language)
{
    struct fixture *f = fixture_make(language);
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(NOTO);
    struct face *face = &f->fonts.faces[0];
    hb_font_destroy(face->hb_font);
    hb_face_destroy(face->hb_face);
    face->hb_face = hb_face_create(blob, index);
    face->hb_font = hb_font_create(face->hb_face);
    face->units_per_em = hb_face_get_upem(face->hb_face);
    hb_blob_destroy(blob);
    return f;
}

static const struct {
    unsigned face;
    const char *language, *text, *widths; /* in 1/1000 em */
} rows[] = {
    {CHINA, "zh-Hans", "口口", "1000 1000"},
    {CHINA, "zh-Hans", "口。口", "1000 1000 1000"},
    {CHINA, "zh-Hans", "。”", "500 1000"},
    {CHINA, "zh-Hans", "，“", "1000 500"},
    {CHINA, "zh-Hans", "”“", "1000 500"},
    {CHINA, "zh-Hans", "“《", "1000 500"},
    {CHINA, "zh-Hans", "》）", "500 1000"},
    {CHINA, "zh-Hans", "！”", "500 1000"},
    {CHINA, "zh-Hans", "）。“", "500 1000 500"},
    {CHINA, "zh-Hans", "》、《", "500 1000 500"},
    {CHINA, "zh-Hans", "。，", "1000 1000"},
    {CHINA, "zh-Hans", "口“口", "1000 1000 1000"},
    {CHINA, "zh-Hans", "”口“", "1000 1000 1000"},
    {TAIWAN, "zh-Hant", "。」", "1000 1000"},
    {TAIWAN, "zh-Hant", "，「", "1000 500"},
    {TAIWAN, "zh-Hant", "」。", "500 1000"},
    {TAIWAN, "zh-Hant", "』」", "500 1000"},
    {TAIWAN, "zh-Hant", "！」", "1000 1000"},
    {JAPAN, "ja", "。」", "500 1000"},
    {JAPAN, "ja", "、「", "1000 500"},
    {JAPAN, "ja", "」・", "500 1000"},
    {JAPAN, "ja", "・「", "1000 500"},
    {JAPAN, "ja", "！」", "1000 1000"},
    {JAPAN, "ja", "）「", "1000 500"},
};

START_TEST(pairs_keep_one_and_a_half_squares)
{
    struct fixture *f = make(rows[_i].face, rows[_i].language);
    const struct paragraph *p = fixture_paragraph(f, rows[_i].text);
    char widths[128] = "";
    for (uint32_t g = 0; g < p->glyph_count; g++) {
        size_t length = strlen(widths);
        snprintf(widths + length, sizeof widths - length, "%s%d", g ? " " : "",
                 p->glyphs[g].advance);
        bool is_closed = (p->glyphs[g].flags & GLYPH_CLOSED) != 0;
        ck_assert_msg(is_closed == (p->glyphs[g].advance == 500), "%s: glyph %u is flagged %d",
                      rows[_i].text, g, p->glyphs[g].flags);
        ck_assert_msg(p->glyphs[g].x_offset == 0 || p->glyphs[g].x_offset == -500,
                      "%s: glyph %u is moved by %d", rows[_i].text, g, p->glyphs[g].x_offset);
    }
    ck_assert_msg(strcmp(widths, rows[_i].widths) == 0, "%s: %s, not %s", rows[_i].text, widths,
                  rows[_i].widths);
    fixture_end(f);
}
END_TEST

/* The width of the only line, its empty halves hanging or not. */
static struct line line_of(struct fixture *f, const char *text)
{
    static const struct protrusion protrusions[] = {
        {0x3002, 0, 500}, {0x300C, 500, 0}, {0xFF0C, 0, 500}};
    for (int i = 0; i < STYLES; i++) {
        f->styles[i].leading = 15 * UNIT_PT;
        f->styles[i].size = 10 * UNIT_PT;
        f->styles[i].is_hanging = true;
    }
    f->design.breaking.protrusions = (struct protrusion *)protrusions;
    f->design.breaking.protrusion_count = 3;
    f->design.page_width = 400 * UNIT_PT;
    const struct paragraph *p = fixture_paragraph(f, text);
    struct galley galley;
    const struct edition edition = fixture_edition(f);
    ck_assert(lines_break(f->arena, &edition, &galley));
    return galley.paragraphs[p - f->text.paragraphs].settings[0].lines[0];
}

START_TEST(lines_are_exact_and_marks_hang_once)
{
    static const struct {
        unsigned face;
        const char *language, *text;
        int hundredths; /* of an em */
    } lines[] = {
        {JAPAN, "ja", "口口。", 250},       /* half of the stop hangs */
        {JAPAN, "ja", "「口口", 250},       /* half of the bracket does */
        {JAPAN, "ja", "口、「口」", 450},   /* a pair is half an em less */
        {JAPAN, "ja", "口。」", 250},       /* and what is taken away does not hang too */
        {TAIWAN, "zh-Hant", "口口。", 275}, /* a quarter of a stop in the middle */
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct fixture *f = make(lines[i].face, lines[i].language);
        struct line line = line_of(f, lines[i].text);
        unit expected = UNIT_PT * lines[i].hundredths / 10;
        ck_assert_msg(line.width == expected, "%s: %lld units wide, not %lld", lines[i].text,
                      (long long)line.width, (long long)expected);
        fixture_end(f);
    }
}
END_TEST

int main(void)
{
    if (access(NOTO, R_OK) != 0) {
        printf("skipped: 2 tests, %s is not there (fonts-noto-cjk)\n", NOTO);
        return 0;
    }
    Suite *suite = suite_create("text: squares");
    TCase *tests = tcase_create("all");
    tcase_add_loop_test(tests, pairs_keep_one_and_a_half_squares, 0, sizeof rows / sizeof *rows);
    tcase_add_test(tests, lines_are_exact_and_marks_hang_once);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

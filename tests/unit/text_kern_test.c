/* A design's kerning pairs: what is added where, in which forms of the letters, and what a line's
 * end takes away again. */
#include "text_fixture.h"

static const struct kern KERNS[] = {
    {'.', 0x201D, -200}, {'I', 'J', 40}, {'i', 'j', 25}, {0x05D0, 0x05D1, 60}};

/* A paragraph with pairs or without, its glyphs' advances. */
static const struct paragraph *shape(struct fixture *f, const char *text, bool is_kerned)
{
    f->styles[STYLE_BODY].kerns = (struct kern *)KERNS;
    f->styles[STYLE_BODY].kern_count = is_kerned ? sizeof KERNS / sizeof *KERNS : 0;
    return fixture_paragraph(f, text);
}

static const struct {
    const char *text, *added; /* to each glyph, in 1/1000 em */
    bool is_italic, is_small;
} rows[] = {
    {"IJM", "40 0 0", false, false},        {"IJM", "40 0 0", true, false},
    {"ijm", "25 0 0", false, true},         {"JI", "0 0", false, false},
    {"I J", "0 0 0", false, false},         {"so.\u201D", "0 0 -200 0", false, false},
    {"I\u0323J", "0 0", false, false},      /* a mark stands between them */
    {"\u05D0\u05D1", "0 60", false, false}, /* the room is left of alef */
};

START_TEST(a_pair_is_kerned_by_its_letters)
{
    struct feature small = {HB_TAG('s', 'm', 'c', 'p'), 1};
    for (int is_uncached = 0; is_uncached < 2; is_uncached++) {
        char added[64] = "";
        struct fixture *f[2];
        const struct paragraph *p[2];
        for (int i = 0; i < 2; i++) {
            f[i] = fixture_make("en");
            f[i]->is_uncached = is_uncached;
            f[i]->styles[STYLE_BODY].features = &small;
            f[i]->styles[STYLE_BODY].feature_count = rows[_i].is_small;
            f[i]->styles[STYLE_BODY].slant = rows[_i].is_italic ? SLANT_ITALIC : SLANT_UPRIGHT;
            p[i] = shape(f[i], rows[_i].text, i == 1);
        }
        ck_assert_uint_eq(p[0]->glyph_count, p[1]->glyph_count);
        for (uint32_t g = 0; g < p[1]->glyph_count; g++) {
            size_t length = strlen(added);
            uint32_t em = f[1]->fonts.faces[p[1]->runs[0].face].units_per_em;
            int more = p[1]->glyphs[g].advance - p[0]->glyphs[g].advance;
            ck_assert_uint_eq(p[0]->glyphs[g].id, p[1]->glyphs[g].id);
            snprintf(added + length, sizeof added - length, "%s%d", g ? " " : "",
                     more * 1000 / (int)em);
        }
        ck_assert_msg(strcmp(added, rows[_i].added) == 0, "%s: %s added, not %s", rows[_i].text,
                      added, rows[_i].added);
        fixture_end(f[0]);
        fixture_end(f[1]);
    }
}
END_TEST

START_TEST(a_part_of_a_pair_is_not_kerned)
{
    struct fixture *f = fixture_make("en");
    const struct paragraph *p = shape(f, "MIJM", true);
    ck_assert(!(p->glyphs[1].flags & GLYPH_UNSAFE) && (p->glyphs[2].flags & GLYPH_UNSAFE));
    uint32_t count;
    const struct glyph *alone = text_reshape(f->arena, &f->text, p, 0, 0, 2, &count);
    ck_assert_uint_eq(count, 2);
    int32_t em = (int32_t)f->fonts.faces[0].units_per_em;
    ck_assert_int_eq(p->glyphs[1].advance - alone[1].advance, 40 * em / 1000);
    const struct glyph *both = text_reshape(f->arena, &f->text, p, 0, 1, 3, &count);
    ck_assert_int_eq(both[0].advance, p->glyphs[1].advance);
    fixture_end(f);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("text: kern");
    TCase *tests = tcase_create("all");
    tcase_add_loop_test(tests, a_pair_is_kerned_by_its_letters, 0, sizeof rows / sizeof *rows);
    tcase_add_test(tests, a_part_of_a_pair_is_not_kerned);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

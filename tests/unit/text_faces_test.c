/* What a face is asked for: by HarfBuzz's OpenType shaper alone, whole clusters, whole words. */
#include "text_fixture.h"

#define ANNAPURNA "/usr/share/fonts/truetype/annapurna/AnnapurnaSIL-Regular.ttf"

/* Opens a font and puts it before all others. */
static void put_first(struct fixture *f, const char *path)
{
    fixture_open(f, path, false);
    struct face *last = &f->fonts.faces[f->fonts.count - 1], kept = *last;
    *last = f->fonts.faces[0];
    f->fonts.faces[0] = kept;
}

/* The advance of a space that stands alone. */
static int32_t space_of(struct fixture *f)
{
    const struct paragraph *p = fixture_paragraph(f, "क क");
    ck_assert_uint_eq(p->glyph_count, 3);
    return p->glyphs[1].advance;
}

/* Annapurna has Graphite tables too; there the space after such a word is narrower than nothing. */
START_TEST(a_space_after_a_repha_has_its_width)
{
    static const char *const words[] = {"दर्जा", "चर्चा",  "वर्षा", "शर्मा", "वर्मा",
                                        "ऊर्जा", "पर्चा",  "कर्जा", "खर्चा", "गुर्दा",
                                        "दुर्गा", "ईर्ष्या", "कर्ता", "मुर्दा", "कार्यकर्ता"};
    static const char *const languages[] = {"hi", "mr", "ne", "sa", "mai"};
    struct fixture *f = fixture_make(languages[_i]);
    put_first(f, ANNAPURNA);
    int32_t space = space_of(f);
    ck_assert_int_gt(space, 0);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *text =
            slice_terminated(f->arena, slice_format(f->arena, "न्याय का %s ।", words[i]));
        const struct paragraph *p = fixture_paragraph(f, text);
        for (uint32_t g = 0; g < p->glyph_count; g++) {
            ck_assert_msg(p->glyphs[g].advance >= 0, "%s: glyph %u goes back", words[i], g);
            if (p->string[p->glyphs[g].cu] == ' ')
                ck_assert_msg(p->glyphs[g].advance == space, "%s: a space of %d", words[i],
                              p->glyphs[g].advance);
        }
    }
    fixture_end(f);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("text_faces");
    TCase *one = tcase_create("faces");
    tcase_add_loop_test(one, a_space_after_a_repha_has_its_width, 0, 5);
    suite_add_tcase(suite, one);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}

/* Inks: what each colour of a design becomes in a press file, in black ink alone, and elsewhere;
 * the printing condition of profiles. The profiles are libgs-common's. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "inks/inks.h"

enum { BLACK, HALF, RUBRIC, LIGHT, DARK, SPOT, SAME_SPOT, COLORS };

struct fixture {
    struct arena *arena;
    struct diag *diag;
    struct color colors[COLORS];
    struct layout layout;
    struct palette palette;
};

static void open_fixture(struct fixture *f, enum standard standard)
{
    *f = (struct fixture){.arena = arena_make(0)};
    f->diag = diag_make(f->arena);
    f->colors[BLACK] = (struct color){.name = SLICE("black"), .space = COLOR_GRAY, .parts = {1}};
    f->colors[HALF] = (struct color){.name = SLICE("half"), .space = COLOR_GRAY, .parts = {0.5}};
    f->colors[RUBRIC] = (struct color){
        .name = SLICE("rubric"), .space = COLOR_CMYK, .parts = {0, 0.85, 0.75, 0.15}};
    f->colors[LIGHT] =
        (struct color){.name = SLICE("light"), .space = COLOR_RGB, .parts = {0.1, 0.15, 0.05}};
    f->colors[DARK] = (struct color){.name = SLICE("dark"), .space = COLOR_RGB};
    f->colors[SPOT] = (struct color){.name = SLICE("spot"),
                                     .spot = SLICE("PANTONE 485 C"),
                                     .space = COLOR_CMYK,
                                     .parts = {0, 0.95, 1, 0}};
    f->colors[SAME_SPOT] = f->colors[SPOT];
    f->layout.design = (struct design){.colors = f->colors, .color_count = COLORS};
    f->layout.deliver = (struct deliver){.standard = standard, .ink_limit = 240};
}

static bool is_at(const struct fixture *f, uint32_t color, double c, double m, double y, double k)
{
    const double *parts = f->palette.colors[color].parts;
    return f->palette.colors[color].space == COLOR_CMYK && parts[0] == c && parts[1] == m &&
           parts[2] == y && parts[3] == k;
}

START_TEST(a_press_gets_ink_and_no_light)
{
    struct fixture f;
    open_fixture(&f, STANDARD_X4);
    ck_assert(inks_open(f.arena, f.diag, &f.layout, &f.palette));
    const struct palette *palette = &f.palette;
    ck_assert(is_at(&f, BLACK, 0, 0, 0, 1) && palette->is_overprinting[BLACK]);
    ck_assert(is_at(&f, HALF, 0, 0, 0, 0.5) && !palette->is_overprinting[HALF]);
    ck_assert(is_at(&f, RUBRIC, 0, 0.85, 0.75, 0.15) && !palette->is_overprinting[RUBRIC]);
    ck_assert(is_at(&f, DARK, 0, 0, 0, 1));
    ck_assert_int_eq(palette->colors[LIGHT].space, COLOR_CMYK);
    const double *light = palette->colors[LIGHT].parts;
    double total = 100 * (light[0] + light[1] + light[2] + light[3]);
    ck_assert_msg(total > 200 && total <= 240.01, "converted: %.1f %%", total);
    ck_assert_uint_eq(palette->spot_count, 1);
    ck_assert_uint_eq(palette->separations[SPOT], 0);
    ck_assert_uint_eq(palette->separations[SAME_SPOT], 0);
    ck_assert_uint_eq(palette->separations[RUBRIC], NO_INDEX);
    ck_assert(slice_is(palette->condition, "CGATS TR 001"));
    ck_assert_uint_eq(palette->profile.component_count, 4);
    arena_free(f.arena);
}
END_TEST

START_TEST(gray_is_black_ink_alone)
{
    for (int standard = STANDARD_NONE; standard <= STANDARD_X1A; standard++) {
        struct fixture f;
        open_fixture(&f, (enum standard)standard);
        f.layout.deliver.inks = INKS_GRAY;
        ck_assert(inks_open(f.arena, f.diag, &f.layout, &f.palette));
        for (uint32_t i = 0; i < COLORS; i++) {
            ck_assert_int_eq(f.palette.colors[i].space, COLOR_GRAY);
            ck_assert_uint_eq(f.palette.separations[i], NO_INDEX);
        }
        ck_assert(f.palette.colors[BLACK].parts[0] == 1);
        ck_assert(f.palette.colors[HALF].parts[0] == 0.5);
        double rubric = f.palette.colors[RUBRIC].parts[0];
        ck_assert_msg(rubric > 0.4 && rubric < 0.8, "the rubric's gray: %.2f", rubric);
        arena_free(f.arena);
    }
}
END_TEST

START_TEST(other_files_keep_their_colors)
{
    struct fixture f;
    open_fixture(&f, STANDARD_NONE);
    ck_assert(inks_open(f.arena, f.diag, &f.layout, &f.palette));
    for (uint32_t i = 0; i < COLORS; i++)
        ck_assert_int_eq(f.palette.colors[i].space, f.colors[i].space);
    ck_assert_uint_eq(f.palette.spot_count, 0);
    ck_assert_uint_eq(f.palette.profile.bytes.length, 0);
    arena_free(f.arena);
}
END_TEST

START_TEST(ink_over_the_limit_is_an_error)
{
    struct fixture f;
    open_fixture(&f, STANDARD_X1A);
    f.colors[RUBRIC] =
        (struct color){.name = SLICE("rubric"), .space = COLOR_CMYK, .parts = {0.6, 0.6, 0.6, 0.7}};
    ck_assert(!inks_open(f.arena, f.diag, &f.layout, &f.palette));
    ck_assert_uint_eq(diag_count(f.diag, SEVERITY_ERROR), 1);
    f.layout.deliver.ink_limit = 250;
    ck_assert(inks_open(f.arena, f.diag, &f.layout, &f.palette));
    ck_assert(f.palette.total > 249.9 && f.palette.total < 250.1);
    arena_free(f.arena);
}
END_TEST

static const struct {
    const char *profile, *condition;
    bool is_fine;
} intents[] = {
    {"", "", true},
    {"", "CGATS TR 001", true},
    {"", "SWOP", true},
    {"", "FOGRA39", false},
    {"/usr/share/color/icc/ghostscript/default_cmyk.icc", "", true},
    {"/usr/share/color/icc/ghostscript/default_cmyk.icc", "CGATS TR 001", true},
    {"/usr/share/color/icc/ghostscript/default_cmyk.icc", "Artifex CMYK SWOP Profile", true},
    {"/usr/share/color/icc/ghostscript/default_cmyk.icc", "GRACoL2006_Coated1v2", false},
    {"/usr/share/color/icc/ghostscript/srgb.icc", "", false},
    {"/usr/share/color/icc/ghostscript/default_gray.icc", "", false},
    {"/usr/share/color/icc/ghostscript/none.icc", "", false},
};

START_TEST(an_intent_fits_its_profile)
{
    struct fixture f;
    open_fixture(&f, STANDARD_X4);
    f.layout.deliver.intent =
        (struct intent){slice_of(intents[_i].profile), slice_of(intents[_i].condition)};
    bool is_fine = inks_open(f.arena, f.diag, &f.layout, &f.palette);
    ck_assert_msg(is_fine == intents[_i].is_fine, "%s as %s", intents[_i].profile,
                  intents[_i].condition);
    ck_assert_uint_eq(diag_count(f.diag, SEVERITY_ERROR), is_fine ? 0 : 1);
    if (is_fine)
        ck_assert(slice_is(f.palette.condition, "CGATS TR 001"));
    arena_free(f.arena);
}
END_TEST

static const struct {
    const char *words, *identifier;
} conditions[] = {
    {"U.S. Web Coated (SWOP) v2", "CGATS TR 001"},
    {"Artifex CMYK SWOP Profile", "CGATS TR 001"},
    {"Coated FOGRA39 (ISO 12647-2:2004)", "FOGRA39"},
    {"ISO Coated v2 300% (ECI)", "FOGRA39"},
    {"PSO Coated v3", "FOGRA51"},
    {"PSO Uncoated v3 (FOGRA52)", "FOGRA52"},
    {"PSO Uncoated ISO12647 (ECI)", "FOGRA47"},
    {"GRACoL2006_Coated1v2.icc", "CGATS TR 006"},
    {"SWOP2006_Coated3v2", "CGATS TR 003"},
    {"Japan Color 2001 Coated", "JC200103"},
    {"Epson in the office", NULL},
    {"", NULL},
};

START_TEST(descriptions_name_conditions)
{
    struct condition found;
    bool is_found = condition_find(slice_of(conditions[_i].words), &found);
    ck_assert_msg(is_found == (conditions[_i].identifier != NULL), "%s", conditions[_i].words);
    if (is_found)
        ck_assert_str_eq(found.identifier, conditions[_i].identifier);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("inks");
    TCase *cases = tcase_create("inks");
    tcase_add_test(cases, a_press_gets_ink_and_no_light);
    tcase_add_test(cases, gray_is_black_ink_alone);
    tcase_add_test(cases, other_files_keep_their_colors);
    tcase_add_test(cases, ink_over_the_limit_is_an_error);
    tcase_add_loop_test(cases, an_intent_fits_its_profile, 0, sizeof intents / sizeof *intents);
    tcase_add_loop_test(cases, descriptions_name_conditions, 0,
                        sizeof conditions / sizeof *conditions);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}

/* Reading back: what was made is found, and what is missing is told. */
#include "verify/verify.h"

#include "pdf_fixture.h"

static struct fixture *make_page(const char *text, enum standard standard)
{
    struct fixture *f = fixture_make(1);
    fixture_open(f, DEJAVU "Sans.ttf");
    f->layout.deliver.standard = standard;
    fixture_add(f, (struct fixture_text){.face = 0, .size = 12, .y = 60, .text = text});
    ck_assert(fixture_write(f));
    return f;
}

/* Whether the pages of `f` are found in `bytes`. */
static bool is_found(struct fixture *f, struct slice bytes)
{
    const struct verify_job job = {"own.pdf",    f->job.doc,    f->job.layout,
                                   f->job.pages, f->job.sheets, bytes};
    bool is_fine = verify_pdf(f->diag, &job);
    ck_assert_msg(is_fine == (diag_system_count(f->diag) == 0),
                  "false and no report, or the reverse");
    return is_fine;
}

START_TEST(what_was_made_is_found)
{
    struct fixture *f = make_page("Pray for 12 people, друзья", STANDARD_NONE);
    ck_assert(is_found(f, f->bytes));
    fixture_free(f);
}
END_TEST

START_TEST(a_letter_that_is_missing_is_told)
{
    struct fixture *f = make_page("Pray for 13 people", STANDARD_NONE);
    struct fixture *other = make_page("Pray for 12 people", STANDARD_NONE);
    ck_assert(!is_found(f, other->bytes));
    fixture_free(other);
    fixture_free(f);
}
END_TEST

START_TEST(what_is_cut_or_has_other_sides_is_told)
{
    struct fixture *f = make_page("Pray", STANDARD_NONE);
    ck_assert(!is_found(f, slice_part(f->bytes, 0, f->bytes.length - 60)));
    fixture_free(f);
    f = make_page("Pray", STANDARD_NONE);
    struct fixture *two = fixture_make(2);
    fixture_open(two, DEJAVU "Sans.ttf");
    fixture_add(two, (struct fixture_text){.face = 0, .size = 12, .y = 60, .text = "Pray"});
    ck_assert(fixture_write(two));
    ck_assert(!is_found(f, two->bytes));
    fixture_free(two);
    fixture_free(f);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("verify");
    TCase *tests = tcase_create("verify");
    tcase_add_test(tests, what_was_made_is_found);
    tcase_add_test(tests, a_letter_that_is_missing_is_told);
    tcase_add_test(tests, what_is_cut_or_has_other_sides_is_told);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* Each lint fires on its slip, at its line and column, and stays silent on the near miss beside it.
 */
#include "po_fixture.h"

struct lint_case {
    const char *language, *source, *translation;
    const char *code; /* NULL: a near miss, nothing of po-… may be reported */
    uint32_t column;  /* on line 13; 0: not looked at */
};

static const struct lint_case cases[] = {
    /* a Latin "o" in a Cyrillic word; a Latin name with an ending */
    {"ru", "Peace.", "Пoкой.", "po-mixed-scripts", 10},
    {"ru", "Peace.", "Покой.", NULL, 0},
    {"ru", "For IJM.", "Для IJM-центра.", NULL, 0},
    {"ko", "IJM works.", "IJM은 일합니다.", NULL, 0},
    {"el", "Peace.", "Ειρhνη.", "po-mixed-scripts", 12},
    {"hi", "Peace.", "शাन्ति।", "po-mixed-scripts", 10},
    {"th", "IJM works.", "IJMทำงาน", NULL, 0},
    /* letters of a neighbour's alphabet; the same letter where it belongs */
    {"ru", "Peace.", "Мір.", "po-letter", 10},
    {"uk", "Peace.", "Мір.", NULL, 0},
    {"es", "Child.", "Nińo.", "po-letter", 11},
    {"es", "Child.", "Niño.", NULL, 0},
    {"es", "Kraków.", "De Kraków.", NULL, 0},
    {"km", "Often.", "ជារឿយៗ។", NULL, 0},
    {"ar", "Peace.", "سلام ٹھیک.", "po-letter", 14},
    {"ur", "Peace.", "ٹھیک۔", NULL, 0},
    /* words of another script, unless the source has them */
    {"ru", "Peace.", "Мир, hope.", "po-script", 14},
    {"ru", "The Voice.", "Это Voice.", NULL, 0},
    {"zh-Hans", "Peace.", "平安です。", "po-script", 11},
    {"ja", "Peace.", "平安です。", NULL, 0},
    {"he", "Peace.", "שלום мир.", "po-script", 14},
    /* numbers */
    {"de", "Over 1,500 people.", "Mehr als 1.500 Leute.", NULL, 0},
    {"fr", "Over 1,500 people.", "Plus de 1 500 personnes.", NULL, 0},
    {"hi", "Over 150,000 people.", "१,५०,००० लोग।", NULL, 0},
    {"ar", "Over 1,500 people.", "أكثر من ١٬٥٠٠ شخص.", NULL, 0},
    {"de", "Over 1,500 people.", "Mehr als 15.000 Leute.", "po-number", 9},
    {"de", "Many people.", "Im Jahr 2026.", "po-number", 17},
    {"ko", "Three years.", "3년입니다.", NULL, 0},
    {"de", "Job 36:3.", "Hiob 36,3.", NULL, 0},
    {"de", "Job 36:3.", "Hiob 363.", "po-number", 9},
    {"de", "[See](https://a.org/2026).", "[Hier](https://a.org/2026).", NULL, 0},
    /* quotation marks */
    {"de", "The Voice.", "Die “Stimme”.", "po-quotes", 20},
    {"de", "The Voice.", "Die „Stimme“ ist’s.", NULL, 0},
    {"ru", "The Voice.", "Это „Голос“ и «Дом».", NULL, 0},
    {"ru", "The Voice.", "Это ‘Голос’.", "po-quotes", 13},
    {"fr", "The water.", "L’eau.", NULL, 0},
    {"he", "The U.S.", "ארה\\\"ב.", NULL, 0},
    {"en-GB", "The Voice.", "A \\\"voice\\\".", "po-quotes", 11},
    /* not translated at all; a name, a short phrase */
    {"es", "Pray for the team.", "Pray for the team.", "po-same", 9},
    {"es", "Pray in Guatemala.", "Orad en Guatemala.", NULL, 0},
    {"es", "Latin America", "Latin America", NULL, 0},
    /* remains of HTML and Markdown; the same where the source has them, and what only looks so */
    {"es", "Law and peace.", "Ley &amp; paz.", "po-markup", 13},
    {"es", "Law and peace.", "Ley y&nbsp;paz.", "po-markup", 14},
    {"es", "Law and peace.", "Ley &#8217;y paz.", "po-markup", 13},
    {"es", "Law and peace.", "Ley & paz; bien.", NULL, 0},
    {"es", "Law and peace.", "AT&T; paz.", NULL, 0},
    {"es", "Law and peace.", "Ley<br/>y paz.", "po-markup", 12},
    {"es", "Law and peace.", "<b>Ley</b> y paz.", "po-markup", 9},
    {"es", "Law and peace.", "<span class=x>Ley y paz.", "po-markup", 9},
    {"es", "Law and peace.", "Ley < paz > mal.", NULL, 0},
    {"es", "Write to <Name>.", "Escribid a <Nombre>.", NULL, 0},
    {"es", "Use <b> here.", "Usad <b> aqui.", NULL, 0},
    {"es", "See the page.", "[Lee] (https://a.org).", "po-markup", 9},
    {"es", "Law and peace.", "# Ley y paz.", "po-markup", 9},
    {"es", "Law and peace.", "- Ley y paz.", "po-markup", 9},
    {"es", "Law and peace.", "Ley `y` paz.", "po-markup", 13},
    {"es", "Law and peace.", "Ley ~~y~~ paz.", "po-markup", 13},
    {"es", "Room 7.", "Sala # 7.", NULL, 0},
    {"de", "Law - peace.", "- Recht.", "po-markup", 9},
    /* what content/ sees: links and asterisks */
    {"es", "[Read](https://a.org).", "Lee.", "translation-link", 9},
    {"es", "[Read](https://a.org).", "[Lee](https://b.org).", "translation-address", 9},
    {"es", "[Read](https://a.org).", "[Lee](https://a.org).", NULL, 0},
    {"es", "Ruby* and Ana*.", "Ruby* y Ana.", "translation-asterisk", 9},
    {"es", "Ruby* and Ana*.", "Ana* y Ruby*.", NULL, 0},
};

START_TEST(lints_fire_and_near_misses_do_not)
{
    const struct lint_case *c = &cases[_i];
    struct po_fixture fixture = fixture_of_item(c->language, c->source, c->translation);
    ck_assert_msg(fixture.is_read, "%s: %s was not read: %.*s", c->language, c->translation,
                  SLICE_ARG(fixture.reports));
    if (c->code)
        ck_assert_msg(fixture_reports_at(&fixture, c->code, 13, c->column),
                      "%s: “%s” should give %s at column %u, gave: %.*s", c->language,
                      c->translation, c->code, c->column, SLICE_ARG(fixture.reports));
    else
        ck_assert_msg(!fixture_has(&fixture, "\"code\":\"po-") &&
                          !fixture_has(&fixture, "\"code\":\"translation-"),
                      "%s: “%s” should pass, gave: %.*s", c->language, c->translation,
                      SLICE_ARG(fixture.reports));
    bool is_error = c->code && (strcmp(c->code, "translation-link") == 0 ||
                                strcmp(c->code, "translation-asterisk") == 0);
    ck_assert_msg(fixture.is_applied == !is_error, "“%s”: applied is %d", c->translation,
                  fixture.is_applied);
    fixture_free(&fixture);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("po_lint");
    TCase *tests = tcase_create("lint");
    tcase_add_loop_test(tests, lints_fire_and_near_misses_do_not, 0,
                        (int)(sizeof cases / sizeof *cases));
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

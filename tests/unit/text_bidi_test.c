/* The visual order of numbers, notes' figures and addresses among words of either direction. */
#include "text_fixture.h"

/* The paragraph from left to right, by UAX #9 L2 over its code units; brackets mirrored. */
static const char *visual(struct fixture *f, const struct paragraph *p)
{
    uint16_t *string = arena_alloc(f->arena, p->cu_count * sizeof *string);
    uint8_t *levels = arena_alloc(f->arena, p->cu_count);
    for (uint32_t r = 0; r < p->run_count; r++)
        for (uint32_t cu = p->runs[r].cu_start; cu < p->runs[r].cu_end; cu++) {
            levels[cu] = p->runs[r].level;
            string[cu] = p->string[cu];
            if ((levels[cu] & 1) && (string[cu] == '(' || string[cu] == ')'))
                string[cu] = (uint16_t)('(' + ')' - string[cu]);
        }
    for (uint8_t level = 8; level > 0; level--)
        for (uint32_t start = 0, end; start < p->cu_count; start = end + 1) {
            for (end = start; end < p->cu_count && levels[end] >= level; end++)
                ;
            for (uint32_t a = start, b = end; a + 1 < b; a++, b--) {
                uint16_t c = string[a];
                uint8_t l = levels[a];
                string[a] = string[b - 1], string[b - 1] = c;
                levels[a] = levels[b - 1], levels[b - 1] = l;
            }
        }
    return (char *)slice_format(f->arena, "%.*s%c",
                                SLICE_ARG(utf8_of_utf16(f->arena, string, p->cu_count)), 0)
        .bytes;
}

/* A run of `<…>` is a note's figure, of `{…}` an address. */
struct bidi_case {
    const char *language, *text, *visual;
};

static void assert_visual(const struct bidi_case *one)
{
    struct fixture *f = fixture_make(one->language);
    char *text = arena_alloc(f->arena, strlen(one->text) + 1);
    for (const char *at = one->text; *at; at++)
        if (!strchr("<>{}", *at))
            strncat(text, at, 1);
    struct block *block = fixture_add(f, BLOCK_PARAGRAPH, slice_of(text));
    uint32_t byte = 0;
    for (const char *at = one->text; *at; at++) {
        if (!strchr("<>{}", *at)) {
            byte++;
            continue;
        }
        struct span *span = &block->spans[0];
        if (byte > 0 && byte < block->text.length)
            span = fixture_cut(block, byte);
        if (byte < block->text.length)
            span->role = *at == '<' ? SPAN_NOTE_MARK : *at == '{' ? SPAN_ADDRESS : SPAN_TEXT;
    }
    fixture_shape(f);
    const char *found = visual(f, &f->text.paragraphs[0]);
    ck_assert_msg(strcmp(found, one->visual) == 0, "%s: \"%s\" is seen as \"%s\", expected \"%s\"",
                  one->language, text, found, one->visual);
    fixture_end(f);
}

static const struct bidi_case numbers[] = {
    {"ar", "على +254 700 123 456 اليوم", "مويلا +254 700 123 456 ىلع"},
    {"he", "צלצלו +254 700 123 456 היום", "םויה +254 700 123 456 ולצלצ"},
    {"he", "אל (020) 7946-0958 היום", "םויה (020) 7946-0958 לא"},
    {"ar", "رقم 0700 123 456.", ".0700 123 456 مقر"},
    {"ar", "رقم +254700123456.", ".+254700123456 مقر"},
    {"ar", "متى 3:16-17 ثم", "مث 3:16-17 ىتم"},
    {"he", "מתי 3:16-17 וגם 5:1–12.", ".5:1–12 םגו 3:16-17 יתמ"},
    {"ar", "متى ٣:١٦-١٧ ثم", "مث ٣:١٦-١٧ ىتم"},
    {"fa", "متی ۳:۱۶–۱۷ پس", "سپ ۳:۱۶–۱۷ یتم"},
    {"ar", "في 14-02-2027 و14/2/2027", "14/2/2027و 14-02-2027 يف"},
    {"ar", "من 10:00-12:30 اليوم", "مويلا 10:00-12:30 نم"},
    {"ur", "فون +92 (21) 3456-789 ہے", "ےہ +92 (21) 3456-789 نوف"},
    {"ar", "نحو 1 500 000 شخص", "صخش 1 500 000 وحن"},
    {"ar", "درجة -5 أو −12 هنا", "انه −12 وأ -5 ةجرد"},
    {"he", "בין (-5) ל־7 מעלות", "תולעמ 7־ל (-5) ןיב"},
    {"fa", "دمای -۵ درجه", "هجرد -۵ یامد"},
    {"ar", "درجة -٥ هنا", "انه ٥- ةجرد"}, /* CLDR has the sign on the right of these */
    {"ar", "حساب 4000 1234 5678 9010 ثم", "مث 4000 1234 5678 9010 باسح"},
    {"ar", "حساب SA03 8000 0000 6080 1016 7519 ثم", "مث SA03 8000 0000 6080 1016 7519 باسح"},
    {"he", "ביום 14. 2. 2027 שם", "םש 14. 2. 2027 םויב"},
    /* two numbers side by side are two */
    {"ar", "في 2027 300 شخص", "صخش 300 2027 يف"},
    {"he", "שורות 1, 2, 3 הן", "ןה 3 ,2 ,1 תורוש"},
    /* in a left-to-right paragraph */
    {"en", "to דוד +254 700 123 456 now", "to דוד +254 700 123 456 now"},
    {"en", "call 0700 123 456 now", "call 0700 123 456 now"},
};

START_TEST(numbers_keep_their_order)
{
    assert_visual(&numbers[_i]);
}
END_TEST

static const struct bidi_case codes[] = {
    {"ar", "هاتف 1-800-FLOWERS اليوم", "مويلا 1-800-FLOWERS فتاه"},
    {"he", "חייגו +1-800-PRAY-NOW עכשיו", "וישכע +1-800-PRAY-NOW וגייח"},
    {"he", "סרט 3-D ב-16-bit.", ".16-bit-ב 3-D טרס"},
    {"ur", "نمبر 4-B/27-A ہے", "ےہ 4-B/27-A ربمن"},
    {"ar", "فصيلة O+ ولغة C++ وC# ثم", "مث C#و C++ ةغلو O+ ةليصف"},
    {"ar", "تابعوا @ijm و#prayer اليوم", "مويلا #prayerو @ijm اوعبات"},
    {"fa", "پرواز F-16 و COVID-19 و 747-400ER", "747-400ER و COVID-19 و F-16 زاورپ"},
    {"he", "תקן 802.11ac או 2.0.1-beta.", ".2.0.1-beta וא 802.11ac ןקת"},
    {"he", "Call 1-800-FLOWERS now!", "!Call 1-800-FLOWERS now"},
    {"ar", "رقم 10 km و5G ثم", "مث 5Gو km 10 مقر"},
    {"en", "to דוד 1-800-FLOWERS now", "to דוד 1-800-FLOWERS now"},
    {"ar", "— قال نعم —", "— معن لاق —"},
    {"he", "— שלום, אמר.", ".רמא ,םולש —"},
};

START_TEST(codes_are_read_as_one)
{
    assert_visual(&codes[_i]);
}
END_TEST

static const struct bidi_case marks[] = {
    {"en", "he said שלום.<¹> More", "he said םולש.¹ More"},
    {"en", "he said שלום<¹>. More", "he said םולש¹. More"},
    {"en", "See اقرأ 12<¹> for", "See 12 أرقا¹ for"},
    {"he", "כמו 123<¹> ועוד", "דועו ¹123 ומכ"},
    {"he", "כמו word<¹> ועוד", "דועו ¹word ומכ"},
    {"ar", "قال كلمة.<¹²> ثم", "مث ¹².ةملك لاق"},
};

START_TEST(a_figure_changes_no_order)
{
    assert_visual(&marks[_i]);
}
END_TEST

static const struct bidi_case addresses[] = {
    {"ar", "زوروا {https://x.org/a/} اليوم", "مويلا https://x.org/a/ اوروز"},
    {"he", "ראו {https://x.org/עוד/a}.", ".https://x.org/דוע/a ואר"},
    {"en", "see {https://x.org/עוד/1} now", "see https://x.org/דוע/1 now"},
    {"en", "see {https://עוד.org/עוד} now", "see https://דוע.org/דוע now"},
};

START_TEST(addresses_read_from_left_to_right)
{
    assert_visual(&addresses[_i]);
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("bidi");
    tcase_add_loop_test(tests, numbers_keep_their_order, 0, sizeof numbers / sizeof *numbers);
    tcase_add_loop_test(tests, codes_are_read_as_one, 0, sizeof codes / sizeof *codes);
    tcase_add_loop_test(tests, a_figure_changes_no_order, 0, sizeof marks / sizeof *marks);
    tcase_add_loop_test(tests, addresses_read_from_left_to_right, 0,
                        sizeof addresses / sizeof *addresses);
    Suite *suite = suite_create("text_bidi");
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

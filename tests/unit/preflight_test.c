/* Preflight: what the scan reads in a file's bytes, good and bad; what is measured of placed pages.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "preflight/measures.h"

static const unit mm = 185771;

#define PAGE(trim)                                                                                 \
    "4 0 obj\n<<\n/Type /Page\n/MediaBox [0 0 484.89 660.638]\n/BleedBox [24.2 24.2 460.7 "        \
    "636.4]\n"                                                                                     \
    "/TrimBox " trim "\n>>\nendobj\n"
#define HEAD "%PDF-1.6\n%\xB7\xBE\xAD\xAA\n"
#define TRIM "[32.7 32.7 452.2 627.9]"
#define XMP                                                                                        \
    "9 0 obj\n<<\n/Type /Metadata\n>>\nstream\r\n<pdfxid:GTS_PDFXVersion>PDF/X-4</"                \
    "pdfxid:GTS_PDFXVersion>\nendstream\nendobj\n"
#define INTENT "5 0 obj\n<<\n/S /GTS_PDFX\n/DestOutputProfile 6 0 R\n>>\nendobj\n"
#define FONT   "7 0 obj\n<<\n/Type /FontDescriptor\n/FontFile3 8 0 R\n>>\nendobj\n"

static struct file_facts scan(struct arena *arena, const char *bytes)
{
    return scan_file(arena, STANDARD_X4, slice_of(bytes));
}

START_TEST(good_bytes_are_read)
{
    struct arena *arena = arena_make(0);
    struct file_facts facts = scan(arena, HEAD PAGE(TRIM) PAGE(TRIM) XMP INTENT FONT);
    ck_assert_str_eq(facts.version, "1.6");
    ck_assert(facts.is_identified && facts.has_profile);
    ck_assert_uint_eq(facts.intent_count, 1);
    ck_assert_uint_eq(facts.page_count, 2);
    ck_assert_uint_eq(facts.font_count, 1);
    ck_assert_uint_eq(facts.font_program_count, 1);
    ck_assert_ptr_null(facts.forbidden);
    ck_assert(facts.pages[1].has_trim && facts.pages[1].trim[2] == 452.2);
    ck_assert(facts.pages[0].media[3] == 660.638);
    arena_free(arena);
}
END_TEST

START_TEST(what_must_be_absent_is_found)
{
    static const char *const keys[] = {"/Annots [1 0 R]", "/AA <<>>",   "/S /URI",
                                       "/SMask 3 0 R",    "/DeviceRGB", "/Encrypt 1 0 R",
                                       "/Group <<>>"};
    struct arena *arena = arena_make(0);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct slice bytes =
            slice_format(arena, "%s1 0 obj\n<<\n%s\n>>\nendobj\n%s", HEAD, keys[i], XMP);
        ck_assert_msg(scan_file(arena, STANDARD_X4, bytes).forbidden != NULL, "%s", keys[i]);
    }
    arena_free(arena);
}
END_TEST

/* Titles and packed bytes may hold anything. */
START_TEST(words_and_streams_are_no_keys)
{
    struct arena *arena = arena_make(0);
    ck_assert_ptr_null(
        scan(arena,
             HEAD "1 0 obj\n<<\n/Title (The /AA group, \\(/URI\\) and /Annots)\n>>\nendobj\n")
            .forbidden);
    ck_assert_ptr_null(
        scan(arena, HEAD "1 0 obj\n<<\n/Length 9\n>>\nstream\r\n/Encrypt \nendstream\nendobj\n")
            .forbidden);
    arena_free(arena);
}
END_TEST

START_TEST(broken_bytes_end_the_scan)
{
    struct arena *arena = arena_make(0);
    static const char *const texts[] = {"",
                                        "%PDF",
                                        HEAD ">>\nstream",
                                        HEAD "/MediaBox",
                                        HEAD "/MediaBox [1 2",
                                        HEAD "/TrimBox [x] (((("};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        ck_assert(!scan(arena, texts[i]).is_identified);
    arena_free(arena);
}
END_TEST

/* --- placed --- */

struct placed {
    struct arena *arena;
    struct layout layout;
    struct color colors[2];
    uint32_t separations[2];
    bool is_overprinting[2];
    struct palette palette;
    struct page_item item;
    struct page page;
    struct pages pages;
    struct placement placement;
    struct side side;
    struct sheets sheets;
    struct preflight_job job;
};

/* One rule on one recto of 100 × 100 mm. */
static void open_placed(struct placed *p)
{
    *p = (struct placed){.arena = arena_make(0), .separations = {NO_INDEX, NO_INDEX}};
    p->colors[1] = (struct color){.space = COLOR_CMYK, .parts = {0.1, 0.2, 0, 0}};
    p->palette = (struct palette){.colors = p->colors,
                                  .separations = p->separations,
                                  .is_overprinting = p->is_overprinting,
                                  .color_count = 2};
    p->item = (struct page_item){
        .kind = PAGE_RULE, .x = 10 * mm, .y = 20 * mm, .width = 50 * mm, .height = mm, .color = 1};
    p->page = (struct page){.number = 7, .is_recto = true, .items = &p->item, .item_count = 1};
    p->pages =
        (struct pages){.width = 100 * mm, .height = 100 * mm, .pages = &p->page, .page_count = 1};
    p->placement = (struct placement){.scale = 1};
    p->side = (struct side){.placements = &p->placement, .placement_count = 1};
    p->sheets = (struct sheets){.width = 100 * mm,
                                .height = 100 * mm,
                                .sides = &p->side,
                                .side_count = 1,
                                .sheet_count = 1};
    p->job = (struct preflight_job){
        .layout = &p->layout, .pages = &p->pages, .sheets = &p->sheets, .palette = &p->palette};
}

START_TEST(rules_inks_and_margins_are_measured)
{
    struct placed p;
    open_placed(&p);
    struct placed_facts facts = measure_placed(p.arena, &p.job);
    ck_assert_int_eq(facts.smallest_rule, mm);
    ck_assert_int_eq(facts.safe, 10 * mm);
    ck_assert_uint_eq(facts.safe_page, 7);
    ck_assert(facts.has_ink[0] && facts.has_ink[1] && !facts.has_ink[2] && !facts.has_ink[3]);
    ck_assert(facts.total > 29.99 && facts.total < 30.01);
    arena_free(p.arena);
}
END_TEST

/* A recto has its spine at the left: what is shifted towards it is nearer to the fold. */
START_TEST(creep_takes_from_the_margin)
{
    struct placed p;
    open_placed(&p);
    p.placement.creep = 3 * mm;
    ck_assert_int_eq(measure_placed(p.arena, &p.job).safe, 7 * mm);
    p.pages.is_bound_right = true; /* the spine is at the right, 40 mm away */
    ck_assert_int_eq(measure_placed(p.arena, &p.job).safe, 10 * mm);
    p.placement.creep = 0;
    p.layout.deliver = (struct deliver){.imposition = IMPOSITION_SADDLE, .caliper = mm};
    p.sheets.sheet_count = 5; /* not corrected: the inner sheets lose 4 mm outside, at the left */
    ck_assert_int_eq(measure_placed(p.arena, &p.job).safe, 6 * mm);
    arena_free(p.arena);
}
END_TEST

START_TEST(a_printers_margins_are_warned_of)
{
    struct placed p;
    open_placed(&p);
    struct diag *diag = diag_make(p.arena);
    p.layout.deliver.printer.margins = (struct edges){9 * mm, 9 * mm, 9 * mm, 9 * mm};
    preflight_check_printer(diag, &p.job);
    ck_assert_uint_eq(diag_count(diag, SEVERITY_WARNING), 0);
    p.layout.deliver.printer.margins.inner = 11 * mm;
    preflight_check_printer(diag, &p.job);
    ck_assert_uint_eq(diag_count(diag, SEVERITY_WARNING), 1);
    p.placement.quarter_turns = 2; /* its left is now 40 mm off, its right 10 */
    p.layout.deliver.printer.margins = (struct edges){39 * mm, 11 * mm, 0, 0};
    preflight_check_printer(diag, &p.job);
    ck_assert_uint_eq(diag_count(diag, SEVERITY_WARNING), 2);
    arena_free(p.arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("preflight");
    TCase *cases = tcase_create("preflight");
    tcase_add_test(cases, good_bytes_are_read);
    tcase_add_test(cases, what_must_be_absent_is_found);
    tcase_add_test(cases, words_and_streams_are_no_keys);
    tcase_add_test(cases, broken_bytes_end_the_scan);
    tcase_add_test(cases, rules_inks_and_margins_are_measured);
    tcase_add_test(cases, creep_takes_from_the_margin);
    tcase_add_test(cases, a_printers_margins_are_warned_of);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0;
}

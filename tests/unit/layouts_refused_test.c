/* Layouts that are refused: what is wrong, where, and what would help; chains; limits. */
#include "layouts_fixture.h"

#include <sys/stat.h>

struct refusal {
    const char *yaml;   /* from line 3 on */
    const char *report; /* its first line, without the path */
    const char *also;   /* a further part, or NULL */
};

static const struct refusal refusals[] = {
    {"pages: {}\n", "3:1: error: unknown key 'pages' [yaml-unknown-key]", "did you mean"},
    {"fit: 8\n", "3:6: error: expected none, or how many sheets or pages, found '8' [layout-fit]",
     "write 'fit: {sheets: 1}'"},
    {"page: {margins: 10mm}\n",
     "3:17: error: expected four margins, found one length [layout-size]",
     "write 'margins: {inner: 14mm"},
    {"page: {margins: {left: 10mm}}\n", "3:18: error: unknown key 'left' [yaml-unknown-key]",
     "did you mean “inner”?"},
    {"colors: {rubric: red}\n",
     "3:18: error: expected the parts of the colour 'rubric' [layout-color]",
     "write 'rubric: {cmyk: [0, 90, 80, 5]}'"},
    {"colors: {rubric: #ff0000}\n",
     "3:18: error: '#' begins a comment here: nothing is left of the line [yaml-comment]", NULL},
    {"styles: {body: {color: blue}}\n", "error: there is no colour 'blue' [layout-color]",
     "name it first"},
    {"printer: office.yaml\n", "3:10: error: there is no printer's file", "orison calibrate"},
    {"fit: {sheets: 1, pages: 4}\n",
     "3:18: error: a booklet fits either sheets or pages [layout-fit]", NULL},
    {"fit: {pages: 1n}\n", "3:14: error: expected a whole number from 2", NULL},
    {"fit: {sheets: 0}\n", "3:15: error: expected a whole number from 1", NULL},
    {"within: 8\n", "3:9: error: expected keys and values (key: value), found '8' [yaml-type]",
     NULL},
    {"within: {tracking: 90}\n", "3:20: error: ", NULL},
    {"check: {rivers: 4}\n", "3:9: error: ", NULL},
    {"fill: 8\n", "3:7: error: expected a list such as [next-steps, prayer-notes]", NULL},
    {"fill: [next]\n", "3:8: error: expected prayer-notes, next-steps or blank, found 'next'",
     NULL},
    {"fill: [next-steps, blank, next-steps]\n",
     "3:27: error: next-steps stands here a second time; it has one page [layout-twice]", NULL},
    {"printer: 8\n", "3:10: error: there is no printer's file", NULL},
    {"digits: latn\n", "3:9: error: expected text, native or latin, found 'latn' [yaml-type]",
     NULL},
    {"deliver: {intent: {press: x}}\n", "3:20: error: unknown key", NULL},
    {"deliver: {marks: [crops]}\n", "3:19: error: expected crop, fold", "did you mean “crop”?"},
    {"deliver: {marks: crop}\n", "3:18: error: expected a list of marks", NULL},
    {"deliver: {ink_limit: 99}\n", "3:22: error:", NULL},
    {"deliver: {page_multiple: 0}\n", "3:26: error:", NULL},
    {"deliver: {color: rgb}\n", "3:18: error: expected process or gray", NULL},
    {"deliver: {standard: x-4, live_links: true}\n",
     "3:38: error: a file of standard 'x-4' has no live links [layout-deliver]", NULL},
    {"deliver: {standard: ua, imposition: saddle, sheet: a4, duplex: manual}\n",
     "3:21: error: imposed sheets have no reading order", NULL},
    {"deliver: {up: 3}\n", "3:10: error: 'up' is 3; expected 2 or 4", NULL},
    {"page: {bleed: -1mm}\n", "3:15: error: bleed is -1mm; expected 0pt or more", NULL},
    {"page: {bleed: {left: 1mm}}\n", "3:16: error: unknown key", NULL},
    {"printer: {front: 1mm}\n", "3:18: error: expected two lengths", NULL},
    {"printer: {stack: up}\n", "3:18: error: expected same or reversed", NULL},
    {"page: {size: a55}\n",
     "3:14: error: expected a3, a4, a5, a6, b5, letter, half-letter, legal, "
     "tabloid, ledger, sra3 or sra4, found 'a55' [yaml-type]",
     "did you mean"},
    {"page: {size: [1mm]}\n",
     "3:14: error: expected a size such as a5 or [148mm, 210mm] [layout-size]", NULL},
    {"page: {size: [0mm, 1mm]}\n",
     "3:15: error: a side is 0mm; expected more than 0pt [layout-range]", NULL},
    {"page: {size: [20000mm, 1mm]}\n",
     "3:15: error: expected at most 5080mm, which is 200in, found '20000mm' [yaml-type]", NULL},
    {"page: {size: [200000000km, 1mm]}\n", "3:15: error: expected a length such as 12pt", NULL},
    {"page: {margins: {inner: 12}}\n",
     "3:25: error: expected a length such as 12pt or 16mm, found '12' [yaml-type]", "12pt, 12mm"},
    {"page: {margins: {inner: -1mm}}\n",
     "3:25: error: inner is -1mm; expected 0pt or more [layout-range]", NULL},
    {"page: {margins: {inner: 140mm}}\n",
     "1:1: error: the margins leave no room for a line "
     "[layout-page]",
     NULL},
    {"page: {folio: {baseline: 60mm}}\n",
     "1:1: error: the folio stands off the page: its baseline is further from the text than the "
     "page's edge [layout-page]",
     NULL},
    {"page: {head: {baseline: 60mm}}\n", "1:1: error: the running head stands off the page", NULL},
    {"styles: {item: {margin_start: 200mm}}\n",
     "3:10: error: margins and indent of the style 'item' leave no room for a line [layout-style]",
     NULL},
    {"styles: {item: {indent: 200mm}}\n",
     "3:10: error: margins and indent of the style 'item' leave no room", NULL},
    {"styles: {item: {indent: -200mm}}\n",
     "3:10: error: the indent of the style 'item' begins its lines off the page [layout-style]",
     NULL},
    {"page: {grid: {leading: 0pt}}\n",
     "3:24: error: leading is 0pt; expected more than 0pt [layout-range]", NULL},
    {"page: {binding: up}\n",
     "3:17: error: expected auto, left, right or top, found 'up' [yaml-type]", NULL},
    {"links: url\n", "3:8: error: expected none, footnote or qr, found 'url' [yaml-type]", NULL},
    {"styles: {body: {colour: black}}\n", "3:17: error: unknown key 'colour' [yaml-unknown-key]",
     "did you mean “color”?"},
    {"styles: {body: {color: rubrik}}\n", "3:24: error: there is no colour 'rubrik' [layout-color]",
     "did you mean “rubric”?"},
    {"styles: {body: {kern: {I: 30}}}\n",
     "3:24: error: expected a pair of two characters such as IJ, found 'I' [layout-kern]", NULL},
    {"styles: {body: {kern: {IJM: 30}}}\n",
     "3:24: error: expected a pair of two characters such as IJ, found 'IJM' [layout-kern]", NULL},
    {"styles: {body: {kern: {'I ': 30}}}\n",
     "3:24: error: expected a pair of two characters such as IJ, found 'I ' [layout-kern]",
     "without the spaces"},
    {"styles: {body: {kern: {IJ: 3pt}}}\n", "3:28: error: expected a whole number", NULL},
    {"styles: {body: {kern: {IJ: -401}}}\n", "3:28: error: expected a whole number from -400",
     NULL},
    {"styles: {body: {kern: {IJ: 1, IJ: 2}}}\n", "3:31: error: ", NULL},
    {"styles: {body: {kern: [IJ]}}\n", "3:23: error: expected pairs and their kerning ({IJ: 30})",
     NULL},
    {"styles: {body: {features: [smcpx]}}\n",
     "3:28: error: expected an OpenType feature such as smcp or liga=0, found 'smcpx' "
     "[layout-feature]",
     NULL},
    {"styles: {body: {features: [liga=-1]}}\n",
     "3:28: error: expected an OpenType feature such as smcp or liga=0, found 'liga=-1' "
     "[layout-feature]",
     NULL},
    {"styles: {body: {features: smcp}}\n",
     "3:27: error: expected a list of OpenType features such as [smcp, liga=0], found 'smcp' "
     "[yaml-type]",
     NULL},
    {"styles: {body: {tracking: 1.5}}\n",
     "3:27: error: expected a whole number from -200 to 1000, found '1.5' [yaml-type]", NULL},
    {"styles: {body: {slant: toggle}}\n",
     "3:24: error: only a style of characters can toggle the slant of its paragraph [layout-style]",
     NULL},
    {"styles: {body: {scale: 2}}\n",
     "3:17: error: body is a style of paragraphs, which has no 'scale' [layout-style]", NULL},
    {"styles: {lead: {leading: 2pt}}\n",
     "3:17: error: lead is a style of characters, which has no 'leading' [layout-style]", NULL},
    {"styles: {item-mark: {align: end}}\n",
     "3:22: error: item-mark is a style of characters, which has no 'align' [layout-style]", NULL},
    {"styles: {regoin: {}}\n",
     "3:10: error: no part of a booklet has the style 'regoin', and no style extends it "
     "[layout-style]",
     "did you mean “region”?"},
    {"styles: {date: {extends: verze}}\n", "3:26: error: there is no style 'verze' [layout-style]",
     "did you mean “verse”?"},
    {"styles: {body: {extends: date}}\n", "error: the style '", "extends itself [layout-cycle]"},
    {"styles: {date: {extends: date}}\n",
     "3:26: error: the style 'date' extends itself [layout-cycle]", NULL},
    {"colors: {red: {cmyk: [1, 2, 3]}}\n",
     "3:22: error: expected four numbers, percent of ink: [cyan, magenta, yellow, black] "
     "[layout-color]",
     NULL},
    {"colors: {red: {cmyk: [1, 2, 3, 101]}}\n",
     "3:32: error: expected a number from 0 to 100, found '101' [yaml-type]", NULL},
    {"colors: {red: {spot: RED}}\n",
     "3:15: error: the colour 'red' needs one of gray, cmyk and rgb, which shows it where the "
     "separation is not printed [layout-color]",
     NULL},
    {"colors: {red: {gray: 1, rgb: [1, 2, 3]}}\n",
     "3:15: error: the colour 'red' needs one of gray, cmyk and rgb [layout-color]", NULL},
    {"colors: red\n", "3:9: error: expected colours (name: {cmyk: [...]}), found 'red' [yaml-type]",
     NULL},
    {"title_page: [{block: titel}]\n",
     "3:22: error: expected title, date, verse, citation or organization, found 'titel' "
     "[yaml-type]",
     "did you mean “title”?"},
    {"title_page: [{block: title}, {fill: 1}, {fill: 1}, {block: date}, {block: title}]\n",
     "3:67: error: 'title' stands on the title page twice [layout-title]", "3:14"},
    {"title_page: [{logo: 9mm}, {logo: 8mm}]\n",
     "3:27: error: 'logo' stands on the title page twice [layout-title]", NULL},
    {"title_page: [{block: title, fill: 1}]\n",
     "3:14: error: expected one of block, ornament, rule, fill and logo, such as {block: title} "
     "[layout-title]",
     NULL},
    {"title_page: [title]\n",
     "3:14: error: expected one of block, ornament, rule, fill and logo, such as {block: title} "
     "[layout-title]",
     NULL},
    {"title_page: [{rule: 1mm}]\n", "3:14: error: the rule lacks a thickness [layout-title]", NULL},
    {"title_page: [{ornament: x, style: y}]\n", "3:35: error: there is no style 'y' [layout-style]",
     NULL},
    {"breaking: {tolerance: -1}\n",
     "3:23: error: expected a number from 0 to 10000, found '-1' [yaml-type]", NULL},
    {"breaking: {protrusion: {a: [1]}}\n",
     "3:28: error: expected two numbers, 1/1000 of the character's width: [at the line's start, at "
     "its end] [layout-protrusion]",
     NULL},
    {"breaking: {protrusion: {ab: [1, 2], ca: [1, 2]}}\n",
     "3:24: error: U+0061 stands in the table twice [layout-protrusion]", NULL},
    {"deliver: {standard: x4}\n",
     "3:21: error: expected none, ua, x-4 or x-1a, found 'x4' [yaml-type]", "did you mean “x-4”?"},
    {"deliver: {imposition: saddle, duplex: manual}\n",
     "3:10: error: imposition 'saddle' needs a sheet, such as 'sheet: a4' [layout-deliver]", NULL},
    {"deliver: {imposition: saddle, sheet: a4}\n",
     "3:10: error: imposition 'saddle' prints both sides: expected 'duplex: short-edge', long-edge "
     "or manual [layout-deliver]",
     NULL},
};

START_TEST(what_is_refused)
{
    const struct refusal *r = &refusals[_i];
    struct fixture f;
    read_over_a5(&f, r->yaml);
    ck_assert_msg(!f.is_read, "case %d is read: %s", _i, r->yaml);
    char *line_end = strchr(f.report, '\n');
    ck_assert_ptr_nonnull(line_end);
    *line_end = '\0';
    ck_assert_msg(strstr(f.report, r->report) != NULL, "case %d: expected\n%s\nfound\n%s", _i,
                  r->report, f.report);
    *line_end = '\n';
    ck_assert_msg(!r->also || strstr(f.report, r->also), "case %d: expected %s in\n%s", _i,
                  r->also ? r->also : "", f.report);
    arena_free(f.arena);
}
END_TEST

START_TEST(what_must_be_said)
{
    struct fixture f;
    write_file("bare.yaml", "format: orison-layout/1\n");
    read_named(&f, "bare.yaml");
    static const char *const parts[] = {"'page' lacks size",
                                        "lacks inner, outer, top, bottom",
                                        "lacks leading, first",
                                        "lacks font, size, leading, align",
                                        "'breaking' lacks space_stretch,",
                                        "'paging' lacks short_page,"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        ck_assert_msg(strstr(f.report, parts[i]) != NULL, "expected %s in\n%s", parts[i], f.report);
    arena_free(f.arena);
    write_file("bare.yaml", "page: {size: a5}\n");
    read_named(&f, "bare.yaml");
    ck_assert_ptr_nonnull(strstr(f.report, "1:1: error: the file does not say what it is"));
    arena_free(f.arena);
}
END_TEST

/* --- the chain --- */

START_TEST(chains)
{
    struct fixture f;
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/deep", folder);
    mkdir(path, 0700);
    write_file("deep/base.yaml", "format: orison-layout/1\nextends: ../t.yaml\nlinks: footnote\n");
    write_file("top.yaml",
               "format: orison-layout/1\nextends: deep/base.yaml\npage: {bleed: 1mm}\n");
    read_over_a5(&f, "links: qr\npage: {bleed: 2mm}\n");
    arena_free(f.arena);
    read_named(&f, "top.yaml");
    ck_assert_str_eq(f.report, "");
    ck_assert(slice_is(f.layout.name, "top"));
    ck_assert_int_eq(f.layout.design.links, LINKS_FOOTNOTE);
    ck_assert_int_eq(f.layout.deliver.bleed.outer, unit_of_mm(1));
    arena_free(f.arena);
}
END_TEST

START_TEST(chains_that_fail)
{
    struct fixture f;
    write_file("one.yaml", "format: orison-layout/1\nextends: two.yaml\n");
    write_file("two.yaml", "format: orison-layout/1\nextends: ./one.yaml\n");
    write_file("self.yaml", "format: orison-layout/1\nextends: self.yaml\n");
    write_file("lost.yaml", "format: orison-layout/1\nextends: none.yaml\n");
    read_named(&f, "one.yaml");
    ck_assert_ptr_nonnull(strstr(f.report,
                                 "two.yaml:2:10: error: the layout extends itself, by way "
                                 "of others [layout-cycle]"));
    arena_free(f.arena);
    read_named(&f, "self.yaml");
    ck_assert_ptr_nonnull(strstr(f.report, "self.yaml:2:10: error: the layout extends itself "
                                           "[layout-cycle]"));
    arena_free(f.arena);
    read_named(&f, "lost.yaml");
    ck_assert_ptr_nonnull(strstr(f.report, "lost.yaml:2:10: error: there is no layout "));
    ck_assert_uint_eq(diag_count(f.diag, SEVERITY_ERROR), 1);
    arena_free(f.arena);
    read_named(&f, "nowhere.yaml");
    ck_assert_uint_eq(diag_count(f.diag, SEVERITY_ERROR), 1);
    arena_free(f.arena);
    for (int i = 0; i < 20; i++) {
        char name[32], text[96];
        snprintf(name, sizeof name, "chain%d.yaml", i);
        snprintf(text, sizeof text, "format: orison-layout/1\nextends: chain%d.yaml\n", i + 1);
        write_file(name, text);
    }
    read_named(&f, "chain0.yaml");
    ck_assert_ptr_nonnull(strstr(f.report, "too long; the limit is 16 files [layout-limit]"));
    arena_free(f.arena);
}
END_TEST

START_TEST(limits_are_named)
{
    static char yaml[YAML_ROOM * 4];
    size_t length = (size_t)snprintf(yaml, sizeof yaml, "format: orison-layout/1\nstyles:\n");
    for (int i = 0; i < 300; i++)
        length += (size_t)snprintf(yaml + length, sizeof yaml - length, "  s%d: {}\n", i);
    length += (size_t)snprintf(yaml + length, sizeof yaml - length, "colors:\n");
    for (int i = 0; i < 300; i++)
        length += (size_t)snprintf(yaml + length, sizeof yaml - length, "  c%d: {gray: 1}\n", i);
    write_file("many.yaml", yaml);
    struct fixture f;
    read_named(&f, "many.yaml");
    ck_assert_ptr_nonnull(strstr(f.report, "too many styles; the limit is 256"));
    ck_assert_ptr_nonnull(strstr(f.report, "too many colours; the limit is 256"));
    arena_free(f.arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("layouts_refused");
    TCase *tcase = tcase_create("layouts_refused");
    tcase_add_loop_test(tcase, what_is_refused, 0, (int)(sizeof refusals / sizeof *refusals));
    tcase_add_test(tcase, what_must_be_said);
    tcase_add_test(tcase, chains);
    tcase_add_test(tcase, chains_that_fail);
    tcase_add_test(tcase, limits_are_named);
    suite_add_tcase(suite, tcase);
    return run_in_folder(suite);
}

/* Layouts: the shipped ones, every key of a style, inheritance in files and in styles, what is
 * refused and where, which changes make another design. Layouts under test are written to a folder
 * of their own and extend the shipped a5.yaml. */
#include <check.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "layouts/layouts.h"

enum { REPORT_ROOM = 16384, YAML_ROOM = 4096 };

struct fixture {
    struct arena *arena;
    struct diag *diag;
    struct layout layout;
    bool is_read;
    char report[REPORT_ROOM];
};

static char folder[64]; /* made by the first test's process, before it forks */

static void write_file(const char *name, const char *text)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *out = fopen(path, "w");
    ck_assert_msg(out != NULL, "cannot write %s", path);
    fputs(text, out);
    fclose(out);
}

static void read_path(struct fixture *f, const char *path)
{
    *f = (struct fixture){.arena = arena_make(0)};
    f->diag = diag_make(f->arena);
    f->is_read = layouts_read(f->arena, f->diag, path, &f->layout);
    FILE *out = fmemopen(f->report, sizeof f->report - 1, "w");
    ck_assert_ptr_nonnull(out);
    diag_write(f->diag, out, DIAG_TEXT);
    fclose(out);
    ck_assert_msg(f->is_read == (diag_count(f->diag, SEVERITY_ERROR) == 0), "%s", f->report);
}

static void read_named(struct fixture *f, const char *name)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    read_path(f, path);
}

/* A layout that extends a5.yaml by `yaml`, from its line 3 on. */
static void read_over_a5(struct fixture *f, const char *yaml)
{
    char base[PATH_MAX], text[YAML_ROOM + PATH_MAX + 64];
    ck_assert_msg(realpath("layouts/a5.yaml", base) != NULL, "run from the checkout");
    snprintf(text, sizeof text, "format: orison-layout/1\nextends: %s\n%s", base, yaml);
    write_file("t.yaml", text);
    read_named(f, "t.yaml");
}

static const struct style *style_named(const struct fixture *f, const char *name)
{
    uint32_t style = design_find_style(&f->layout.design, slice_of(name));
    ck_assert_msg(style != NO_INDEX, "no style %s", name);
    return &f->layout.design.styles[style];
}

static const struct color *color_named(const struct fixture *f, const char *name)
{
    const struct design *design = &f->layout.design;
    for (uint32_t i = 0; i < design->color_count; i++)
        if (slice_is(design->colors[i].name, name))
            return &design->colors[i];
    ck_abort_msg("no colour %s", name);
}

static uint64_t hash_over_a5(const char *yaml)
{
    struct fixture f;
    read_over_a5(&f, yaml);
    ck_assert_msg(f.is_read, "%s\n%s", yaml, f.report);
    uint64_t hash = f.layout.design.hash;
    arena_free(f.arena);
    return hash;
}

/* --- the shipped layouts --- */

START_TEST(shipped_layouts)
{
    static const struct {
        const char *path, *name;
        enum standard standard;
        enum imposition imposition;
        enum duplex duplex;
        double sheet_width_mm, sheet_height_mm;
        bool has_links;
        uint32_t lines;
        double measure_mm;
    } shipped[] = {
        {"layouts/a5.yaml", "a5", STANDARD_NONE, IMPOSITION_NONE, DUPLEX_NONE, 0, 0, false, 33,
         116},
        {"layouts/screen.yaml", "screen", STANDARD_UA, IMPOSITION_NONE, DUPLEX_NONE, 0, 0, true, 33,
         116},
        {"layouts/booklet-a4.yaml", "booklet-a4", STANDARD_NONE, IMPOSITION_SADDLE,
         DUPLEX_SHORT_EDGE, 297, 210, false, 33, 116},
        {"layouts/half-letter.yaml", "half-letter", STANDARD_NONE, IMPOSITION_NONE, DUPLEX_NONE, 0,
         0, false, 34, 111.7},
        {"layouts/booklet-letter.yaml", "booklet-letter", STANDARD_NONE, IMPOSITION_SADDLE,
         DUPLEX_SHORT_EDGE, 279.4, 215.9, false, 34, 111.7},
    };
    for (size_t i = 0; i < sizeof shipped / sizeof *shipped; i++) {
        struct fixture f;
        read_path(&f, shipped[i].path);
        ck_assert_str_eq(f.report, "");
        const struct design *design = &f.layout.design;
        const struct deliver *deliver = &f.layout.deliver;
        ck_assert(slice_is(f.layout.name, shipped[i].name));
        ck_assert_int_eq(deliver->standard, shipped[i].standard);
        ck_assert_int_eq(deliver->imposition, shipped[i].imposition);
        ck_assert_int_eq(deliver->duplex, shipped[i].duplex);
        ck_assert_double_eq_tol(unit_mm(deliver->sheet_width), shipped[i].sheet_width_mm, 0.001);
        ck_assert_double_eq_tol(unit_mm(deliver->sheet_height), shipped[i].sheet_height_mm, 0.001);
        ck_assert_int_eq(deliver->has_links, shipped[i].has_links);
        ck_assert_double_eq_tol(unit_mm(design->page_width - design->inner - design->outer),
                                shipped[i].measure_mm, 0.01);
        double height = unit_points(design->page_height - design->top - design->bottom);
        ck_assert_double_eq_tol(height, 15 * shipped[i].lines, 0.02);
        arena_free(f.arena);
    }
}
END_TEST

START_TEST(one_design_many_deliverables)
{
    static const char *const paths[] = {"layouts/a5.yaml", "layouts/screen.yaml",
                                        "layouts/booklet-a4.yaml", "layouts/half-letter.yaml",
                                        "layouts/booklet-letter.yaml"};
    uint64_t hashes[5];
    for (size_t i = 0; i < 5; i++) {
        struct fixture f;
        read_path(&f, paths[i]);
        hashes[i] = f.layout.design.hash;
        arena_free(f.arena);
    }
    ck_assert_uint_eq(hashes[0], hashes[1]);
    ck_assert_uint_eq(hashes[0], hashes[2]);
    ck_assert_uint_ne(hashes[0], hashes[3]);
    ck_assert_uint_eq(hashes[3], hashes[4]);
}
END_TEST

/* --- keys --- */

START_TEST(every_key_of_a_style)
{
    struct fixture f;
    read_over_a5(&f, "styles:\n"
                     "  body: {font: other, slant: italic, weight: bold, size: 10pt, rise: -1pt,\n"
                     "    tracking: -5, color: rubric, features: [smcp, liga=0, ss01=2],\n"
                     "    leading: 13pt, align: end, hyphenate: false, break_by_sense: true,\n"
                     "    hanging: false, keep_with_next: true, keep_lines: 4, widows: 3,\n"
                     "    orphans: 5, space_before: 1pt, space_after: 2pt, space_stretch: 3pt,\n"
                     "    indent: -4pt, margin_start: 5pt, margin_end: 6pt, mark: '+',\n"
                     "    mark_indent: -7pt}\n"
                     "  lead: {scale: 1.25}\n");
    ck_assert_str_eq(f.report, "");
    const struct style *body = style_named(&f, "body");
    ck_assert(slice_is(f.layout.design.fonts[body->font], "other"));
    ck_assert_int_eq(body->slant, SLANT_ITALIC);
    ck_assert_int_eq(body->weight, WEIGHT_BOLD);
    ck_assert_int_eq(body->size, 10 * UNIT_PT);
    ck_assert_int_eq(body->rise, -1 * UNIT_PT);
    ck_assert_int_eq(body->tracking, -5);
    ck_assert(slice_is(f.layout.design.colors[body->color].name, "rubric"));
    ck_assert_uint_eq(body->feature_count, 3);
    ck_assert_uint_eq(body->features[0].tag, 0x736D6370);
    ck_assert_uint_eq(body->features[0].value, 1);
    ck_assert_uint_eq(body->features[1].value, 0);
    ck_assert_uint_eq(body->features[2].value, 2);
    ck_assert_int_eq(body->leading, 13 * UNIT_PT);
    ck_assert_int_eq(body->align, ALIGN_END);
    ck_assert(!body->is_hyphenated && body->is_broken_by_sense && !body->is_hanging);
    ck_assert(body->is_kept_with_next);
    ck_assert_uint_eq(body->keep_lines, 4);
    ck_assert_uint_eq(body->widows, 3);
    ck_assert_uint_eq(body->orphans, 5);
    ck_assert_int_eq(body->space_before, 1 * UNIT_PT);
    ck_assert_int_eq(body->space_after, 2 * UNIT_PT);
    ck_assert_int_eq(body->space_stretch, 3 * UNIT_PT);
    ck_assert_int_eq(body->indent, -4 * UNIT_PT);
    ck_assert_int_eq(body->margin_start, 5 * UNIT_PT);
    ck_assert_int_eq(body->margin_end, 6 * UNIT_PT);
    ck_assert(slice_is(body->mark, "+"));
    ck_assert_int_eq(body->mark_indent, -7 * UNIT_PT);
    ck_assert(style_named(&f, "lead")->scale == 1.25);
    arena_free(f.arena);
}
END_TEST

START_TEST(inheritance)
{
    struct fixture f;
    read_over_a5(&f, "styles:\n"
                     "  display: {size: 20pt}\n"
                     "  verse: {color: rubric}\n"
                     "  date: {extends: verse}\n"
                     "  item: {mark: \"\"}\n");
    ck_assert_str_eq(f.report, "");
    ck_assert_int_eq(style_named(&f, "verse")->size, 23 * UNIT_PT); /* its own, from a5 */
    ck_assert_int_eq(style_named(&f, "citation")->size, 20 * UNIT_PT);
    ck_assert_int_eq(style_named(&f, "date")->size, 23 * UNIT_PT); /* verse now, display before */
    ck_assert_int_eq(style_named(&f, "date")->leading, 29 * UNIT_PT);
    ck_assert_uint_eq(style_named(&f, "date")->color, style_named(&f, "verse")->color);
    ck_assert_int_eq(style_named(&f, "date")->slant, SLANT_ITALIC);
    ck_assert_int_eq(style_named(&f, "region")->size, 12 * UNIT_PT); /* body's */
    ck_assert_uint_eq(style_named(&f, "item-more")->keep_lines, 6);
    ck_assert_uint_eq(style_named(&f, "item")->mark.length, 0);
    ck_assert_uint_eq(style_named(&f, "link")->set, 0);
    arena_free(f.arena);
}
END_TEST

START_TEST(characters_over_a_paragraph)
{
    struct fixture f;
    read_over_a5(&f, "styles:\n"
                     "  lead: {scale: 0.5, rise: 2pt, color: rubric}\n"
                     "  day: {size: 7pt, weight: bold}\n");
    ck_assert_str_eq(f.report, "");
    const struct style *note = style_named(&f, "note"), *item = style_named(&f, "item");
    const struct style *emphasis = style_named(&f, "emphasis"), *lead = style_named(&f, "lead");
    ck_assert_int_eq(style_over(item, emphasis).slant, SLANT_ITALIC);
    ck_assert_int_eq(style_over(note, emphasis).slant, SLANT_UPRIGHT);
    struct style twice = style_over(item, lead);
    ck_assert_int_eq(twice.size, 6 * UNIT_PT);
    ck_assert_int_eq(twice.rise, 2 * UNIT_PT);
    ck_assert_uint_eq(twice.color, lead->color);
    ck_assert_int_eq(twice.leading, item->leading);
    ck_assert_uint_eq(twice.keep_lines, item->keep_lines);
    ck_assert(slice_equal(twice.mark, item->mark) && slice_equal(twice.name, item->name));
    twice = style_over(&twice, style_named(&f, "day"));
    ck_assert_int_eq(twice.size, 7 * UNIT_PT);
    ck_assert_int_eq(twice.rise, 2 * UNIT_PT);
    ck_assert_int_eq(twice.weight, WEIGHT_BOLD);
    struct style same = style_over(item, style_named(&f, "link"));
    ck_assert_int_eq(same.size, item->size);
    ck_assert_uint_eq(same.color, item->color);
    ck_assert_uint_eq(same.set, item->set);
    arena_free(f.arena);
}
END_TEST

START_TEST(colors)
{
    struct fixture f;
    read_over_a5(&f, "colors:\n"
                     "  rubric: {rgb: [255, 0, 51]}\n"
                     "  brand: {cmyk: [0, 85, 75, 15], spot: PANTONE 7621 C}\n"
                     "  pale: {gray: 25}\n");
    ck_assert_str_eq(f.report, "");
    const struct color *black = &f.layout.design.colors[0], *brand = color_named(&f, "brand");
    ck_assert(slice_is(black->name, "black") && black->space == COLOR_GRAY);
    ck_assert(black->parts[0] == 1);
    ck_assert(slice_is(brand->spot, "PANTONE 7621 C") && brand->space == COLOR_CMYK);
    ck_assert_double_eq_tol(brand->parts[1], 0.85, 1e-9);
    ck_assert_double_eq_tol(brand->parts[3], 0.15, 1e-9);
    ck_assert(color_named(&f, "rubric")->space == COLOR_RGB);
    ck_assert_double_eq_tol(color_named(&f, "rubric")->parts[2], 0.2, 1e-9);
    ck_assert_double_eq_tol(color_named(&f, "pale")->parts[0], 0.25, 1e-9);
    arena_free(f.arena);
}
END_TEST

START_TEST(page_and_sheet)
{
    static const struct {
        const char *yaml;
        double width_mm, height_mm, sheet_width_mm, sheet_height_mm;
    } pages[] = {
        {"page: {size: a6, margins: {inner: 9mm}}\n"
         "deliver: {imposition: saddle, sheet: a5, duplex: manual}\n",
         105, 148, 210, 148},
        {"page: {size: [210mm, 148mm]}\n"
         "deliver: {imposition: saddle, sheet: a3, duplex: manual}\n",
         210, 148, 420, 297},
        {"page: {binding: top}\ndeliver: {imposition: n-up, sheet: a4}\n", 148, 210, 210, 297},
        {"deliver: {imposition: cut-stack, sheet: [297mm, 420mm]}\n", 148, 210, 297, 420},
        {"page: {size: ledger}\n", 431.8, 279.4, 0, 0},
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct fixture f;
        read_over_a5(&f, pages[i].yaml);
        ck_assert_str_eq(f.report, "");
        ck_assert_double_eq_tol(unit_mm(f.layout.design.page_width), pages[i].width_mm, 0.001);
        ck_assert_double_eq_tol(unit_mm(f.layout.design.page_height), pages[i].height_mm, 0.001);
        ck_assert_double_eq_tol(unit_mm(f.layout.deliver.sheet_width), pages[i].sheet_width_mm,
                                0.001);
        ck_assert_double_eq_tol(unit_mm(f.layout.deliver.sheet_height), pages[i].sheet_height_mm,
                                0.001);
        arena_free(f.arena);
    }
}
END_TEST

START_TEST(title_page_replaces)
{
    struct fixture f;
    read_over_a5(&f, "title_page:\n"
                     "  - {fill: 2.5}\n"
                     "  - {rule: 20mm, thickness: 0.5pt, color: rubric, space: 3pt}\n"
                     "  - {ornament: '+', style: verse}\n"
                     "  - {block: title, space: 1pt}\n");
    ck_assert_str_eq(f.report, "");
    const struct design *design = &f.layout.design;
    const struct title_element *e = design->title_elements;
    ck_assert_uint_eq(design->title_element_count, 4);
    ck_assert(e[0].kind == TITLE_FILL && e[0].weight == 2.5);
    ck_assert(e[1].kind == TITLE_RULE && e[1].thickness == UNIT_PT / 2 && e[1].color == 1);
    ck_assert_int_eq(e[1].space, 3 * UNIT_PT);
    ck_assert(e[2].kind == TITLE_ORNAMENT && slice_is(e[2].text, "+"));
    ck_assert(slice_is(design->styles[e[2].style].name, "verse"));
    ck_assert(e[3].kind == TITLE_BLOCK && slice_is(e[3].block, "title"));
    arena_free(f.arena);
}
END_TEST

START_TEST(protrusion_is_sorted)
{
    struct fixture f;
    read_over_a5(&f,
                 "breaking: {tolerance: 300, protrusion: {\"—.\": [100, 200], \"a\": [-5, 0]}}\n");
    ck_assert_str_eq(f.report, "");
    const struct breaking *breaking = &f.layout.design.breaking;
    ck_assert(breaking->tolerance == 300);
    ck_assert(breaking->line_penalty == 10);
    ck_assert_uint_eq(breaking->protrusion_count, 3);
    static const struct protrusion expected[] = {{'.', 100, 200}, {'a', -5, 0}, {0x2014, 100, 200}};
    for (size_t i = 0; i < 3; i++) {
        ck_assert_uint_eq(breaking->protrusions[i].code_point, expected[i].code_point);
        ck_assert_int_eq(breaking->protrusions[i].start, expected[i].start);
        ck_assert_int_eq(breaking->protrusions[i].end, expected[i].end);
    }
    arena_free(f.arena);
}
END_TEST

/* --- designs that differ --- */

START_TEST(every_change_is_another_design)
{
    static const char *const changes[] = {
        "page: {size: [148mm, 210.01mm]}\n",
        "page: {margins: {inner: 16.01mm}}\n",
        "page: {margins: {bottom: 20.37mm}}\n",
        "page: {bleed: 1mm}\n",
        "page: {binding: left}\n",
        "page: {grid: {first: 11.0001pt}}\n",
        "page: {folio: {place: center}}\n",
        "page: {folio: {baseline: 27pt}}\n",
        "page: {head: {baseline: 9pt}}\n",
        "notes: {gap: 8pt}\n",
        "notes: {rule: {width: 21mm}}\n",
        "notes: {rule: {color: rubric}}\n",
        "links: footnote\n",
        "section_ornament: x\n",
        "colors: {rubric: {cmyk: [0, 85, 75, 16]}}\n",
        "colors: {rubric: {cmyk: [0, 85, 75, 15], spot: RED}}\n",
        "styles: {body: {size: 12.0001pt}}\n",
        "styles: {body: {features: [onum=0]}}\n",
        "styles: {item: {mark: +}}\n",
        "styles: {link: {size: 12pt}}\n",
        "styles: {by: {font: other}}\n",
        "title_page: []\n",
        "title_page: [{block: title}]\n",
        "title_page: [{block: date}]\n",
        "breaking: {tolerance: 251}\n",
        "breaking: {hyphen_word: 7}\n",
        "breaking: {protrusion: {}}\n",
        "paging: {new_page: 21}\n",
        "paging: {last_page_lines: 6}\n",
    };
    enum { CHANGES = sizeof changes / sizeof *changes };
    uint64_t hashes[CHANGES + 1];
    hashes[CHANGES] = hash_over_a5("");
    for (size_t i = 0; i < CHANGES; i++) {
        hashes[i] = hash_over_a5(changes[i]);
        ck_assert_msg(hashes[i] != hashes[CHANGES], "the same design with %s", changes[i]);
        for (size_t j = 0; j < i; j++)
            ck_assert_msg(hashes[i] != hashes[j], "%s is as %s", changes[i], changes[j]);
    }
    ck_assert_uint_eq(hash_over_a5("deliver: {standard: x-4, live_links: true}\n"),
                      hashes[CHANGES]);
    ck_assert_uint_eq(hash_over_a5("styles: {body: {size: 12pt}}\n"), hashes[CHANGES]);
}
END_TEST

/* --- what is refused --- */

struct refusal {
    const char *yaml;   /* from line 3 on */
    const char *report; /* its first line, without the path */
    const char *also;   /* a further part, or NULL */
};

static const struct refusal refusals[] = {
    {"pages: {}\n", "3:1: error: unknown key 'pages' [yaml-unknown-key]", "did you mean"},
    {"fit: 8\n", "3:1: error: 'fit' is not yet supported [layout-later]", NULL},
    {"within: 8\n", "3:1: error: 'within' is not yet supported [layout-later]", NULL},
    {"fill: 8\n", "3:1: error: 'fill' is not yet supported [layout-later]", NULL},
    {"printer: 8\n", "3:1: error: 'printer' is not yet supported [layout-later]", NULL},
    {"digits: latn\n", "3:1: error: 'digits' is not yet supported [layout-later]", NULL},
    {"deliver: {intent: {}}\n", "3:11: error: 'intent' is not yet supported [layout-later]", NULL},
    {"deliver: {marks: [crop]}\n", "3:11: error: 'marks' is not yet supported [layout-later]",
     NULL},
    {"page: {size: a55}\n",
     "3:14: error: expected a3, a4, a5, a6, b5, letter, half-letter, legal, "
     "tabloid or ledger, found 'a55' [yaml-type]",
     "did you mean"},
    {"page: {size: [1mm]}\n",
     "3:14: error: expected a size such as a5 or [148mm, 210mm] [layout-size]", NULL},
    {"page: {size: [0mm, 1mm]}\n",
     "3:15: error: a side is 0mm; expected more than 0pt [layout-range]", NULL},
    {"page: {margins: {inner: 12}}\n",
     "3:25: error: expected a length such as 12pt or 16mm, found '12' [yaml-type]", "12pt, 12mm"},
    {"page: {margins: {inner: -1mm}}\n",
     "3:25: error: inner is -1mm; expected 0pt or more [layout-range]", NULL},
    {"page: {margins: {inner: 140mm}}\n",
     "1:1: error: the margins leave no room for a line "
     "[layout-page]",
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
    {"title_page: [{block: title, fill: 1}]\n",
     "3:14: error: expected one of block, ornament, rule and fill, such as {block: title} "
     "[layout-title]",
     NULL},
    {"title_page: [title]\n",
     "3:14: error: expected one of block, ornament, rule and fill, such as {block: title} "
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
    ck_assert_int_eq(f.layout.design.bleed, unit_of_mm(1));
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

/* --- the dump --- */

START_TEST(dump_shows_it_all)
{
    struct fixture f;
    read_path(&f, "layouts/booklet-a4.yaml");
    char *text = NULL;
    size_t length = 0;
    struct dump dump = {.out = open_memstream(&text, &length)};
    layout_dump(&dump, &f.layout);
    fclose(dump.out);
    static const char *const lines[] = {
        "layout name=booklet-a4\n",
        "  page width=419.528 height=595.276 bleed=0 binding=auto links=none",
        "  margins inner=45.354 outer=45.354 top=42.52 bottom=57.756\n",
        "  grid leading=15 first=11\n",
        "  color name=rubric space=cmyk cyan=0 magenta=0.85 yellow=0.75 black=0.15\n",
        "  style name=verse font=body slant=italic weight=regular size=23",
        "  title-element fill=4\n",
        "    protrusion character=\"—\" start=100 end=250\n",
        "  paging short_page=1",
        "  deliver standard=none imposition=saddle duplex=short-edge sheet-width=841.89 "
        "sheet-height=595.276\n",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        ck_assert_msg(strstr(text, lines[i]) != NULL, "expected %s in\n%s", lines[i], text);
    free(text);
    arena_free(f.arena);
}
END_TEST

int main(void)
{
    snprintf(folder, sizeof folder, "/tmp/orison-layouts-XXXXXX");
    if (!mkdtemp(folder)) {
        perror(folder);
        return 1;
    }
    Suite *suite = suite_create("layouts");
    TCase *tcase = tcase_create("layouts");
    tcase_set_timeout(tcase, 60);
    tcase_add_test(tcase, shipped_layouts);
    tcase_add_test(tcase, one_design_many_deliverables);
    tcase_add_test(tcase, every_key_of_a_style);
    tcase_add_test(tcase, inheritance);
    tcase_add_test(tcase, characters_over_a_paragraph);
    tcase_add_test(tcase, colors);
    tcase_add_test(tcase, page_and_sheet);
    tcase_add_test(tcase, title_page_replaces);
    tcase_add_test(tcase, protrusion_is_sorted);
    tcase_add_test(tcase, every_change_is_another_design);
    tcase_add_loop_test(tcase, what_is_refused, 0, (int)(sizeof refusals / sizeof *refusals));
    tcase_add_test(tcase, what_must_be_said);
    tcase_add_test(tcase, chains);
    tcase_add_test(tcase, chains_that_fail);
    tcase_add_test(tcase, limits_are_named);
    tcase_add_test(tcase, dump_shows_it_all);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    char command[96];
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command) != 0 || failed != 0;
}

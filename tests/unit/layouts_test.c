/* Layouts: the shipped ones, every key of a style, inheritance in files and in styles, which
 * changes make another design, the dump. What is refused: layouts_refused_test.c. */
#include "layouts_fixture.h"

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
         112.5},
        {"layouts/screen.yaml", "screen", STANDARD_UA, IMPOSITION_NONE, DUPLEX_NONE, 0, 0, true, 33,
         112.5},
        {"layouts/booklet-a4.yaml", "booklet-a4", STANDARD_NONE, IMPOSITION_SADDLE,
         DUPLEX_SHORT_EDGE, 297, 210, false, 33, 112.5},
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
    uint64_t hashes[5], unfit[5];
    for (size_t i = 0; i < 5; i++) {
        struct fixture f;
        read_path(&f, paths[i]);
        hashes[i] = f.layout.design.hash;
        unfit[i] = f.layout.design.unfit_hash;
        arena_free(f.arena);
    }
    ck_assert_uint_ne(hashes[0], hashes[1]); /* the screen's has no goal, */
    ck_assert_uint_eq(unfit[0], unfit[1]);   /* and is else the same */
    ck_assert_uint_eq(hashes[0], hashes[2]);
    ck_assert_uint_ne(unfit[0], unfit[3]);
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
                     "    kern: {'.”': -200, IJ: 40, Ij: 3},\n"
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
    static const struct kern kerns[] = {{'.', 0x201D, -200}, {'I', 'J', 40}, {'I', 'j', 3}};
    ck_assert_uint_eq(body->kern_count, 3);
    ck_assert_mem_eq(body->kerns, kerns, sizeof kerns);
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
                     "  by: {extends: display}\n"
                     "  item: {mark: \"\"}\n");
    ck_assert_str_eq(f.report, "");
    ck_assert_int_eq(style_named(&f, "verse")->size, 28 * UNIT_PT); /* its own, from a5 */
    ck_assert_int_eq(style_named(&f, "by")->size, 20 * UNIT_PT);
    ck_assert_int_eq(style_named(&f, "date")->size, 28 * UNIT_PT); /* verse now, display before */
    ck_assert_int_eq(style_named(&f, "date")->leading, 34 * UNIT_PT);
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
                     "  item: {rise: -1pt}\n"
                     "  lead: {scale: 0.5, rise: 2pt, color: rubric}\n"
                     "  day: {size: 7pt, weight: bold}\n");
    ck_assert_str_eq(f.report, "");
    const struct style *note = style_named(&f, "note"), *item = style_named(&f, "item");
    const struct style *emphasis = style_named(&f, "emphasis"), *lead = style_named(&f, "lead");
    ck_assert_int_eq(style_over(item, emphasis).slant, SLANT_ITALIC);
    ck_assert_int_eq(style_over(note, emphasis).slant, SLANT_UPRIGHT);
    struct style twice = style_over(item, lead);
    ck_assert_int_eq(twice.size, 6 * UNIT_PT);
    ck_assert_int_eq(twice.rise, 1 * UNIT_PT); /* on the paragraph's own */
    ck_assert_uint_eq(twice.color, lead->color);
    ck_assert_int_eq(twice.leading, item->leading);
    ck_assert_uint_eq(twice.keep_lines, item->keep_lines);
    ck_assert(slice_equal(twice.mark, item->mark) && slice_equal(twice.name, item->name));
    twice = style_over(&twice, style_named(&f, "day"));
    ck_assert_int_eq(twice.size, 7 * UNIT_PT);
    ck_assert_int_eq(twice.rise, 1 * UNIT_PT);
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
        /* as many as the sheet holds: two here, three across, and two on end */
        {"page: {binding: top}\ndeliver: {imposition: n-up, sheet: a4}\n", 148, 210, 297, 210},
        {"page: {size: [99mm, 210mm]}\ndeliver: {imposition: n-up, sheet: a4}\n", 99, 210, 297,
         210},
        {"page: {size: [190mm, 140mm]}\ndeliver: {imposition: n-up, sheet: a4}\n", 190, 140, 210,
         297},
        {"page: {size: [148mm, 210mm], bleed: 3mm}\n"
         "deliver: {imposition: cut-stack, duplex: long-edge, sheet: sra4}\n",
         148, 210, 320, 225},
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
        "page: {binding: left}\n",
        "page: {grid: {first: 11.0001pt}}\n",
        "page: {folio: {place: center}}\n",
        "page: {folio: {baseline: 27pt}}\n",
        "page: {head: {baseline: 9pt}}\n",
        "notes: {gap: 8pt}\n",
        "notes: {rule: {width: 21mm}}\n",
        "notes: {rule: {color: rubric}}\n",
        "links: none\n",
        "links: qr\n",
        "title_page: [{logo: 24mm}]\n",
        "title_page: [{logo: 25mm}]\n",
        "section_ornament: x\n",
        "section_ornament: ❧\n",
        "colors: {rubric: {cmyk: [0, 85, 75, 16]}}\n",
        "colors: {rubric: {cmyk: [0, 85, 75, 15], spot: RED}}\n",
        "styles: {body: {size: 12.0001pt}}\n",
        "styles: {body: {features: [onum=0]}}\n",
        "styles: {body: {kern: {IJ: 41, JM: 20}}}\n",
        "styles: {body: {kern: {}}}\n",
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
    ck_assert_uint_eq(
        hash_over_a5(
            "page: {bleed: 3mm}\ndeliver: {standard: x-4, marks: [crop], ink_limit: 240}\n"),
        hashes[CHANGES]);
    ck_assert_uint_eq(hash_over_a5("styles: {body: {size: 12pt}}\n"), hashes[CHANGES]);
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
        "  page width=419.528 height=595.276 binding=auto links=footnote",
        "  margins inner=48.189 outer=52.441 top=42.52 bottom=57.756\n",
        "  grid leading=15 first=11\n",
        "  color name=rubric space=cmyk cyan=0 magenta=0.85 yellow=0.75 black=0.15\n",
        "  style name=verse font=body slant=italic weight=regular size=28",
        "  title-element fill=4\n",
        "    protrusion character=\"—\" start=100 end=250\n",
        "  paging short_page=1",
        "  deliver standard=none imposition=saddle duplex=short-edge up=2 "
        "signature=0 rows=head-to-foot sheet-width=841.89 sheet-height=595.276\n",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        ck_assert_msg(strstr(text, lines[i]) != NULL, "the dump lacks %s", lines[i]);
    free(text);
    arena_free(f.arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("layouts");
    TCase *tcase = tcase_create("layouts");
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
    tcase_add_test(tcase, dump_shows_it_all);
    suite_add_tcase(suite, tcase);
    return run_in_folder(suite);
}

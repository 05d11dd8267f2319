/* Shaping: the piece cache changes nothing, runs and clusters keep their invariants, reshaping
 * equals shaping, missing characters are told. */
#include "text_fixture.h"

static const char letters[] = "abcdefghijklmnopqrstuvwxyzffffiiiillttyyABCDEFTVWYQ";
static const char *const odd[] = {"’",  "“",  "”", "—", "fi", "ff", "f ", "Th", "é",  "ü",
                                  ", ", ". ", "-", "1", "0",  " ",  " ",  " ",  "Te", "V."};

/* A line of random words: mostly letters that ligate and kern. */
static struct slice random_line(struct arena *arena, uint64_t *state)
{
    char *bytes = arena_alloc(arena, 512);
    size_t length = 0;
    for (uint32_t left = 20 + fixture_random(state) % 60; left-- > 0;) {
        uint32_t pick = fixture_random(state) % 10;
        if (pick < 6) {
            bytes[length++] = letters[fixture_random(state) % (sizeof letters - 1)];
            continue;
        }
        const char *more = odd[fixture_random(state) % (sizeof odd / sizeof *odd)];
        memcpy(bytes + length, more, strlen(more));
        length += strlen(more);
    }
    return (struct slice){bytes, length};
}

static void assert_equal_glyphs(const struct paragraph *a, const struct paragraph *b, int line)
{
    ck_assert_msg(a->glyph_count == b->glyph_count, "line %d: %u glyphs cached, %u whole", line,
                  a->glyph_count, b->glyph_count);
    for (uint32_t i = 0; i < a->glyph_count; i++) {
        const struct glyph *x = &a->glyphs[i], *y = &b->glyphs[i];
        bool is_equal = x->id == y->id && x->cu == y->cu && x->advance == y->advance &&
                        x->x_offset == y->x_offset && x->y_offset == y->y_offset;
        if (!is_equal)
            ck_abort_msg("line %d glyph %u: cached %u:%d at %u, whole %u:%d at %u", line, i, x->id,
                         x->advance, x->cu, y->id, y->advance, y->cu);
    }
}

static struct feature features_of[][2] = {
    {{HB_TAG('k', 'e', 'r', 'n'), 1}, {HB_TAG('l', 'i', 'g', 'a'), 1}},
    {{HB_TAG('s', 'm', 'c', 'p'), 1}, {HB_TAG('o', 'n', 'u', 'm'), 1}}};

static void compare_lines(enum slant slant, int features, uint64_t seed)
{
    enum { BATCH = 50, LINES = 1000 };
    uint64_t state = seed;
    for (int line = 0; line < LINES; line += BATCH) {
        struct fixture *f = fixture_make("en");
        f->styles[STYLE_BODY].slant = slant;
        f->styles[STYLE_BODY].features = features_of[features];
        f->styles[STYLE_BODY].feature_count = 2;
        for (int i = 0; i < BATCH; i++)
            fixture_add(f, BLOCK_PARAGRAPH, random_line(f->arena, &state));
        ck_assert_msg(fixture_shape(f), "seed %llu line %d", (unsigned long long)seed, line);
        struct text cached = f->text;
        f->is_uncached = true;
        ck_assert(fixture_shape(f));
        for (int i = 0; i < BATCH; i++)
            assert_equal_glyphs(&cached.paragraphs[i], &f->text.paragraphs[i], line + i);
        fixture_end(f);
    }
}

START_TEST(cache_equals_whole)
{
    compare_lines(_i & 1 ? SLANT_ITALIC : SLANT_UPRIGHT, _i >> 1, 20270201u + (uint64_t)_i);
}
END_TEST

/* Check writes a message for each assertion, so a million of them are asked at once. */
static const char *find_fault(const struct paragraph *p)
{
    uint32_t cu = 0, glyph = 0;
    for (uint32_t r = 0; r < p->run_count; r++) {
        const struct run *run = &p->runs[r];
        if (run->cu_start != cu || run->cu_end <= cu || run->glyph_start != glyph)
            return "runs touch and cover";
        for (uint32_t i = glyph; i < run->glyph_end; i++) {
            const struct glyph *at = &p->glyphs[i];
            bool is_new = i == glyph || at->cu != at[-1].cu;
            if (at->cu < run->cu_start || at->cu >= run->cu_end ||
                (i > glyph && at->cu < at[-1].cu))
                return "clusters rise in their run";
            if (is_new != ((at->flags & GLYPH_CLUSTER) != 0) || at->id == 0)
                return "each cluster has one first glyph, and no glyph is 0";
        }
        cu = run->cu_end;
        glyph = run->glyph_end;
    }
    for (uint32_t i = 1; i < p->break_count; i++)
        if (p->breaks[i].cu <= p->breaks[i - 1].cu)
            return "breaks rise";
    return cu == p->cu_count && glyph == p->glyph_count ? NULL : "runs end where the string does";
}

/* Runs touch and cover; glyph ranges touch and cover; clusters and breaks rise. */
static void assert_sound(const struct paragraph *p)
{
    const char *fault = find_fault(p);
    ck_assert_msg(fault == NULL, "not so: %s", fault);
    ck_assert_uint_gt(p->break_count, 0);
    ck_assert_int_eq(p->breaks[p->break_count - 1].kind, BREAK_FORCED);
    ck_assert_uint_eq(p->breaks[p->break_count - 1].cu, p->cu_count);
}

static const char *const many[] = {"",
                                   " ",
                                   "office",
                                   "Grace (שלום עולם) and peace, 123 שנים.",
                                   "السلام عليكم, hello, وبركاته ١٢٣",
                                   "e\u0301te\u0301 \u0308x",
                                   "a\u2028b\u2028\u2028c",
                                   "soft\u00ADhy\u00ADphen, of\u00ADfice",
                                   "zero\u200Bwidth\u2060joiner\u00A0nbsp",
                                   "\u2067שלום\u2069 x \u2066abc\u2069",
                                   "👩‍👩‍👧 family"};

START_TEST(runs_cover_and_clusters_rise)
{
    for (size_t i = 0; i < sizeof many / sizeof *many; i++) {
        struct fixture *f = fixture_make(i % 2 ? "en" : "he");
        fixture_add(f, BLOCK_PARAGRAPH, slice_of(many[i]));
        fixture_shape(f);
        assert_sound(&f->text.paragraphs[0]);
        fixture_end(f);
    }
}
END_TEST

/* A megabyte of each: what costs more than a walk over it runs into the time limit. */
static const char *const hostile[] = {
    "(\u05D0", "e\u0323\u0301\u0308", "a\U0001F600", "\u2028", "a\u00AD", "\u2067a", "A. ", "a",
    "\u0633",  "\u0628\u064E",        "\u0640"};

START_TEST(hostile_paragraphs_cost_a_walk)
{
    struct fixture *f = fixture_make("en");
    size_t length = strlen(hostile[_i]), count = (1u << 20) / length;
    char *text = arena_alloc(f->arena, count * length);
    for (size_t i = 0; i < count; i++)
        memcpy(text + i * length, hostile[_i], length);
    fixture_add(f, BLOCK_PARAGRAPH, (struct slice){text, count * length});
    f->fonts.count = _i == 2 ? 2 : 3; /* the emoji is missing, and left out */
    ck_assert(fixture_shape(f));
    assert_sound(&f->text.paragraphs[0]);
    fixture_end(f);
}
END_TEST

START_TEST(reshape_equals_whole_shape_of_the_part)
{
    uint64_t seed = 7, state = seed;
    struct fixture *f = fixture_make("en");
    f->styles[STYLE_BODY].slant = SLANT_ITALIC;
    for (int i = 0; i < 40; i++) {
        struct slice line = random_line(f->arena, &state);
        fixture_add(f, BLOCK_PARAGRAPH, line);
        ck_assert(fixture_shape(f));
        const struct paragraph *p = &f->text.paragraphs[0];
        ck_assert_uint_eq(p->run_count, 1);
        uint32_t from = fixture_random(&state) % (p->cu_count - 1), count;
        uint32_t to = from + 1 + fixture_random(&state) % (p->cu_count - from);
        struct glyph *part = text_reshape(f->arena, &f->text, p, 0, from, to, &count);
        hb_buffer_t *buffer = hb_buffer_create();
        hb_buffer_add_utf16(buffer, p->string + from, (int)(to - from), 0, (int)(to - from));
        hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
        hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
        hb_buffer_set_language(buffer, hb_language_from_string("en", -1));
        hb_shape(f->fonts.faces[1].hb_font, buffer, NULL, 0);
        unsigned whole;
        hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &whole);
        hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
        ck_assert_msg(whole == count, "seed %llu line %d: %u glyphs, HarfBuzz has %u",
                      (unsigned long long)seed, i, count, whole);
        for (uint32_t g = 0; g < count; g++)
            ck_assert_msg(part[g].id == infos[g].codepoint &&
                              part[g].advance == positions[g].x_advance &&
                              part[g].cu == from + infos[g].cluster,
                          "line %d glyph %u differs", i, g);
        hb_buffer_destroy(buffer);
        f->doc.block_count = 0;
    }
    fixture_end(f);
}
END_TEST

START_TEST(italics_look_over_the_space)
{
    struct fixture *f = fixture_make("en");
    f->styles[STYLE_BODY].slant = SLANT_ITALIC;
    const struct paragraph *p = fixture_paragraph(f, "of if");
    struct glyph at_space = p->glyphs[1], at_end = p->glyphs[4];
    ck_assert_msg(at_space.id != at_end.id, "f before a space and at the end are both glyph %u",
                  at_end.id);
    fixture_end(f);
}
END_TEST

/* EB Garamond's ffi is three glyphs, its i a dotless one: letterspaced it must be an i again. */
static bool has_plain_i(int32_t tracking)
{
    struct fixture *f = fixture_make("en");
    f->styles[STYLE_BODY].tracking = tracking;
    const struct paragraph *p = fixture_paragraph(f, "office");
    hb_codepoint_t i;
    hb_font_get_nominal_glyph(f->fonts.faces[0].hb_font, 'i', &i);
    bool has = p->glyphs[3].id == i;
    fixture_end(f);
    return has;
}

START_TEST(letterspacing_takes_ligatures_apart)
{
    ck_assert(!has_plain_i(0));
    ck_assert(has_plain_i(50));
}
END_TEST

START_TEST(a_missing_character_is_told_at_its_place)
{
    struct fixture *f = fixture_make("en");
    struct slice text = SLICE("née 😀 \xE1\x9E\x80\xE1\x9E\x81 😀 \xE1\x9E\x80.");
    fixture_add(f, BLOCK_PARAGRAPH, text);
    f->fonts.count = 2; /* without DejaVu */
    ck_assert(!fixture_shape(f));
    ck_assert_uint_eq(diag_count(f->diag, SEVERITY_ERROR), 1);
    ck_assert_uint_eq(diag_count(f->diag, SEVERITY_WARNING), 1);
    assert_sound(&f->text.paragraphs[0]);
    char *report;
    size_t length;
    FILE *out = open_memstream(&report, &length);
    diag_write(f->diag, out, DIAG_TEXT);
    fclose(out);
    const char *const wanted[] = {"test.yaml:1:5: warning:",  "U+1F600 GRINNING FACE",
                                  "test.yaml:1:7: error:",    "U+1780 KHMER LETTER KA",
                                  "script Khmer, nor 1 more", "fonts-noto-core"};
    for (int i = 0; i < 6; i++)
        ck_assert_msg(strstr(report, wanted[i]) != NULL, "no \"%s\" in: %s", wanted[i], report);
    free(report);
    fixture_end(f);
}
END_TEST

START_TEST(no_grapheme_meets_two_faces)
{
    struct fixture *f = fixture_make("en");
    /* The base is in EB Garamond, the mark (U+0489) only in DejaVu: both come from DejaVu. */
    ck_assert(!fixture_face_has(&f->fonts.faces[0], 0x0489));
    const struct paragraph *p = fixture_paragraph(f, "a x\u0489 b");
    ck_assert_uint_eq(p->run_count, 3);
    ck_assert_uint_eq(p->runs[1].cu_start, 2);
    ck_assert_uint_eq(p->runs[1].cu_end, 4);
    ck_assert_uint_eq(p->runs[1].face, 2);
    fixture_end(f);
}
END_TEST

/* A word with a letter that only DejaVu has is DejaVu's from end to end, its apostrophe too; the
 * comma after it is not. */
START_TEST(no_word_meets_two_faces)
{
    struct fixture *f = fixture_make("ru");
    ck_assert(!fixture_face_has(&f->fonts.faces[0], 0x049B));
    const struct paragraph *p = fixture_paragraph(f, "вот каз’қаз, вот");
    ck_assert_uint_eq(p->run_count, 3);
    ck_assert_uint_eq(p->runs[1].cu_start, 4);
    ck_assert_uint_eq(p->runs[1].cu_end, 11);
    ck_assert_uint_eq(p->runs[1].face, 2);
    ck_assert_uint_eq(p->runs[2].face, 0);
    fixture_end(f);
}
END_TEST

/* What belongs to no script is the edition's own face's, but not inside a foreign word. */
START_TEST(signs_of_no_script_are_the_editions)
{
    static const struct {
        const char *text, *faces; /* by code unit: 0 EB Garamond, 2 DejaVu */
    } cases[] = {{"a שלום (b)", "002222000"
                                "0"},
                 {"(שלום)", "022220"},
                 {"שלום, b", "2222000"},
                 {"a שלו־ם שלום. b", "002222202222000"},
                 {"שלום'ש", "222222"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture *f = fixture_make("en");
        fixture_add(f, BLOCK_PARAGRAPH, SLICE("Some English words so that the edition is English"));
        const struct paragraph *p = fixture_paragraph(f, cases[i].text);
        char faces[64] = "";
        for (uint32_t r = 0; r < p->run_count; r++)
            for (uint32_t cu = p->runs[r].cu_start; cu < p->runs[r].cu_end; cu++)
                faces[cu] = (char)('0' + p->runs[r].face);
        ck_assert_msg(strcmp(faces, cases[i].faces) == 0, "%s: %s", cases[i].text, faces);
        fixture_end(f);
    }
}
END_TEST

/* ₦ is DejaVu's here: beside EB Garamond's figures it is as large as DejaVu's would be. */
START_TEST(signs_of_currency_stand_at_their_figures_size)
{
    struct fixture *f = fixture_make("en");
    const struct paragraph *p = fixture_paragraph(f, "of ₦500");
    ck_assert_uint_eq(p->run_count, 3);
    ck_assert_uint_eq(p->runs[1].face, 2);
    int32_t high[2][4];
    for (uint32_t i = 0; i < 2; i++) {
        hb_codepoint_t six;
        hb_font_get_nominal_glyph(f->fonts.faces[2 * i].hb_font, '6', &six);
        ck_assert(fonts_glyph_ink(&f->fonts, 2 * i, (uint16_t)six, high[i]));
    }
    double figure = (double)high[0][3] / f->fonts.faces[0].units_per_em * 12;
    double beside =
        (double)high[1][3] / f->fonts.faces[2].units_per_em * ((double)p->runs[1].size / UNIT_PT);
    ck_assert_double_eq_tol(beside, figure, 0.01);
    ck_assert_int_eq(p->runs[2].size, 12 * UNIT_PT);
    fixture_end(f);
}
END_TEST

/* One-colour fonts show neither the tone of a skin nor a key's cap; the text keeps both. */
START_TEST(emoji_are_folded)
{
    struct fixture *f = fixture_make("en");
    const struct paragraph *p = fixture_paragraph(f, "😀🏽 1️⃣");
    uint32_t shown = 0;
    for (uint32_t i = 0; i < p->glyph_count; i++)
        shown += p->glyphs[i].advance > 0;
    ck_assert_uint_eq(shown, 3); /* the face, the space, the figure */
    ck_assert_uint_eq(diag_count(f->diag, SEVERITY_WARNING), 0);
    fixture_end(f);
}
END_TEST

START_TEST(emphasis_is_a_run_of_its_own_face)
{
    struct fixture *f = fixture_make("en");
    struct block *block = fixture_add(f, BLOCK_PARAGRAPH, SLICE("so it is"));
    fixture_cut(block, 3)->is_emphasis = true;
    fixture_cut(block, 5)->is_emphasis = false;
    ck_assert(fixture_shape(f));
    const struct paragraph *p = &f->text.paragraphs[0];
    ck_assert_uint_eq(p->run_count, 3);
    ck_assert_uint_eq(p->runs[1].face, 1);
    ck_assert_uint_eq(p->runs[1].span, 1);
    ck_assert_uint_eq(p->runs[2].face, 0);
    fixture_end(f);
}
END_TEST

/* A full stop after a link is kerned as after any word. */
START_TEST(spans_of_one_style_are_kerned_together)
{
    struct fixture *f = fixture_make("en");
    fixture_cut(fixture_add(f, BLOCK_PARAGRAPH, SLICE("AV")), 1)->link = 0;
    ck_assert(fixture_shape(f));
    const struct paragraph *p = &f->text.paragraphs[0];
    ck_assert_uint_eq(p->run_count, 2);
    hb_position_t alone = hb_font_get_glyph_h_advance(f->fonts.faces[0].hb_font, p->glyphs[0].id);
    ck_assert_msg(p->glyphs[0].advance < alone, "A is %d wide before V, %d alone",
                  p->glyphs[0].advance, alone);
    fixture_end(f);
}
END_TEST

START_TEST(no_ligature_lies_over_two_spans)
{
    struct fixture *f = fixture_make("en");
    f->fonts.faces[0].is_italic = true; /* leaves DejaVu, whose fi is one glyph */
    fixture_add(f, BLOCK_PARAGRAPH, SLICE("fi"));
    fixture_cut(fixture_add(f, BLOCK_PARAGRAPH, SLICE("fi")), 1)->link = 0;
    ck_assert(fixture_shape(f));
    ck_assert_uint_eq(f->text.paragraphs[0].glyph_count, 1);
    ck_assert_uint_eq(f->text.paragraphs[1].glyph_count, 2);
    assert_sound(&f->text.paragraphs[1]);
    fixture_end(f);
}
END_TEST

START_TEST(arabic_joins_over_a_change_of_span)
{
    struct fixture *f = fixture_make("ar");
    struct block *block = fixture_add(f, BLOCK_PARAGRAPH, SLICE("بب"));
    fixture_cut(block, 2)->link = 0;
    ck_assert(fixture_shape(f));
    const struct paragraph *p = &f->text.paragraphs[0];
    ck_assert_uint_eq(p->run_count, 2);
    ck_assert_uint_eq(p->level, 1);
    ck_assert_msg(p->glyphs[0].id != p->glyphs[1].id, "initial and final beh are glyph %u",
                  p->glyphs[0].id);
    fixture_end(f);
}
END_TEST

START_TEST(right_to_left_glyphs_are_in_logical_order)
{
    struct fixture *f = fixture_make("he");
    const struct paragraph *p = fixture_paragraph(f, "אב (ab)");
    assert_sound(p);
    hb_codepoint_t alef;
    hb_font_get_nominal_glyph(f->fonts.faces[p->runs[0].face].hb_font, 0x5D0, &alef);
    ck_assert_uint_eq(p->glyphs[0].id, alef);
    ck_assert_uint_eq(p->runs[0].level, 1);
    ck_assert_uint_eq(p->runs[p->run_count - 1].level, 1);
    fixture_end(f);
}
END_TEST

START_TEST(what_orison_sets_itself)
{
    struct fixture *f = fixture_make("en");
    f->styles[STYLE_ITEM].mark = SLICE("•");
    f->design.head_baseline = UNIT_PT;
    f->design.section_ornament = SLICE("*");
    fixture_add(f, BLOCK_TITLE, SLICE("Praise\u2028and pray"));
    fixture_add(f, BLOCK_ITEM, SLICE("one"));
    fixture_add(f, BLOCK_ITEM, SLICE("two"));
    ck_assert(fixture_shape(f));
    const struct text *t = &f->text;
    ck_assert_uint_eq(t->paragraph_count, 7);
    ck_assert_int_eq(t->paragraphs[3].role, PARAGRAPH_MARK);
    ck_assert_uint_eq(t->paragraphs[1].mark, 3);
    ck_assert_uint_eq(t->paragraphs[2].mark, 3);
    ck_assert_uint_eq(t->paragraphs[0].mark, NO_INDEX);
    ck_assert_uint_eq(t->section_ornament, 4);
    ck_assert_int_eq(t->paragraphs[5].role, PARAGRAPH_HEAD);
    ck_assert_uint_eq(t->paragraphs[5].block, 0);
    ck_assert_uint_eq(t->paragraphs[5].break_count, 3);
    ck_assert_uint_eq(t->folio, 6);
    ck_assert_uint_eq(t->paragraphs[6].glyph_count, 10);
    fixture_end(f);
}
END_TEST

/* A chain of 4 styles gives no more needs than there are different ones: upright, italic, and bold
 * where emphasis has no italic. */
START_TEST(needs_are_distinct)
{
    struct fixture *f = fixture_make("en");
    size_t count;
    struct font_need *needs = text_font_needs(f->arena, &f->design, &count);
    ck_assert_uint_eq(count, 3);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < i; k++)
            ck_assert(needs[i].slant != needs[k].slant || needs[i].weight != needs[k].weight);
    fixture_end(f);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("text_shape");
    TCase *one = tcase_create("shape");
    tcase_add_loop_test(one, cache_equals_whole, 0, 4);
    tcase_add_test(one, runs_cover_and_clusters_rise);
    tcase_add_test(one, reshape_equals_whole_shape_of_the_part);
    tcase_add_test(one, italics_look_over_the_space);
    tcase_add_test(one, letterspacing_takes_ligatures_apart);
    tcase_add_test(one, a_missing_character_is_told_at_its_place);
    tcase_add_test(one, no_grapheme_meets_two_faces);
    tcase_add_test(one, no_word_meets_two_faces);
    tcase_add_test(one, signs_of_no_script_are_the_editions);
    tcase_add_test(one, signs_of_currency_stand_at_their_figures_size);
    tcase_add_test(one, emoji_are_folded);
    tcase_add_test(one, emphasis_is_a_run_of_its_own_face);
    tcase_add_test(one, spans_of_one_style_are_kerned_together);
    tcase_add_test(one, no_ligature_lies_over_two_spans);
    tcase_add_test(one, arabic_joins_over_a_change_of_span);
    tcase_add_test(one, right_to_left_glyphs_are_in_logical_order);
    tcase_add_test(one, what_orison_sets_itself);
    tcase_add_test(one, needs_are_distinct);
    suite_add_tcase(suite, one);
    TCase *slow = tcase_create("hostile");
    tcase_add_loop_test(slow, hostile_paragraphs_cost_a_walk, 0, sizeof hostile / sizeof *hostile);
    suite_add_tcase(suite, slow);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

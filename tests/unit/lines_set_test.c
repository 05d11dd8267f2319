/* Lines set from text made by hand: glyphs of known widths, so that every figure can be told.
 *
 * In the strings, capitals are right-to-left letters, digits stand at level 2 between them, `~` is
 * a hyphenation point (removed), `-` a hyphen of the source, `/` U+2028, `_` U+00A0, `*` calls a
 * note. Random paragraphs come from a seed that is named in each failure. */
#include "base/utf8.h"
#include "lines/internal.h"
#include "unit/lines_check.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EM = 1000, HYPHEN_GLYPH = 9999, HYPHEN_ADVANCE = 300, SPACE_ADVANCE = 250 };

struct fixture {
    struct arena *arena;
    struct diag *diag;
    struct design design;
    struct style style;
    struct doc doc;
    struct text text;
    struct block block;
    struct span spans[2];
    struct protrusion protrusions[4];
    struct face_scale face;
    struct paragraph paragraphs[2];
    struct setter setter;
    struct galley galley;
};

static const struct breaking BREAKING = {.space_stretch = 0.5,
                                         .space_shrink = 0.3,
                                         .tolerance_first = 100,
                                         .tolerance = 200,
                                         .emergency_stretch = 0.05,
                                         .line_penalty = 10,
                                         .hyphen_penalty = 50,
                                         .explicit_hyphen_penalty = 50,
                                         .double_hyphen_demerits = 10000,
                                         .final_hyphen_demerits = 5000,
                                         .fitness_demerits = 10000,
                                         .sense_penalty = -100};

static int32_t advance_of(uint16_t c)
{
    if (c == 0x2028)
        return 0;
    if (c == ' ' || c == 0xA0)
        return SPACE_ADVANCE;
    if (strchr("ijl.,;:'", c < 128 ? c : 'x'))
        return 230 + c % 7;
    return c == 'm' || c == 'w' ? 770 : 430 + c % 11 * 9;
}

static void make_fixture(struct fixture *f, unit measure)
{
    *f = (struct fixture){.arena = arena_make(0)};
    f->diag = diag_make(f->arena);
    f->design.breaking = BREAKING;
    f->design.page_width = measure + 40 * UNIT_PT;
    f->design.inner = f->design.outer = 20 * UNIT_PT;
    f->style = (struct style){.size = 12 * UNIT_PT, .leading = 15 * UNIT_PT};
    f->face = (struct face_scale){EM, 1.2};
    f->spans[1].role = SPAN_NOTE_MARK;
    f->block = (struct block){.kind = BLOCK_ITEM, .spans = f->spans, .span_count = 2};
}

static uint8_t level_of(uint16_t c, uint8_t base, bool is_after_capital)
{
    if (c >= 'A' && c <= 'Z')
        return 1;
    if ((c >= '0' && c <= '9') && (base || is_after_capital))
        return 2;
    return c >= 'a' && c <= 'z' && base ? 2 : base;
}

static void add_run(struct fixture *f, struct paragraph *p, uint32_t cu, uint8_t level,
                    uint32_t span)
{
    if (p->run_count > 0) {
        struct run *last = &p->runs[p->run_count - 1];
        last->cu_end = last->glyph_end = cu;
        if (last->level == level && last->span == span)
            return;
    }
    p->runs[p->run_count++] = (struct run){.cu_start = cu,
                                           .glyph_start = cu,
                                           .size = f->style.size,
                                           .level = level,
                                           .span = span,
                                           .hyphen = HYPHEN_GLYPH,
                                           .hyphen_advance = HYPHEN_ADVANCE};
}

static void add_break(struct paragraph *p, uint32_t cu, enum break_kind kind)
{
    if (p->break_count > 0 && p->breaks[p->break_count - 1].cu == cu)
        return;
    uint16_t before = cu > 0 ? p->string[cu - 1] : 0;
    uint16_t sense = cu > 1 && before == ' ' ? p->string[cu - 2] : before;
    p->breaks[p->break_count++] =
        (struct break_point){.cu = cu,
                             .kind = kind,
                             .is_after_hyphen = before == '-',
                             .is_after_sense = sense < 128 && sense && strchr(",;:.", (int)sense)};
}

/* One paragraph out of `text`; a glyph a code unit, its id the character. */
static struct paragraph *make_paragraph(struct fixture *f, const char *text, uint8_t base)
{
    size_t length = strlen(text);
    struct paragraph *p = &f->paragraphs[0];
    uint16_t *string = arena_alloc_items(f->arena, length + 1, sizeof *string);
    *p = (struct paragraph){.string = string, .level = base, .mark = NO_INDEX};
    p->runs = arena_alloc_items(f->arena, length + 1, sizeof *p->runs);
    p->glyphs = arena_alloc_items(f->arena, length + 1, sizeof *p->glyphs);
    p->breaks = arena_alloc_items(f->arena, length + 2, sizeof *p->breaks);
    p->calls = arena_alloc_items(f->arena, length + 1, sizeof *p->calls);
    for (size_t i = 0; i < length; i++) {
        uint16_t c = (uint8_t)text[i];
        uint32_t cu = p->cu_count;
        uint16_t before = cu > 0 ? string[cu - 1] : 0;
        if (c == '~') {
            add_break(p, cu, BREAK_HYPHEN);
            continue;
        }
        c = c == '/' ? 0x2028 : c == '_' ? 0xA0 : c;
        if ((before == ' ' && c != ' ' && c != 0x2028) || before == '-')
            add_break(p, cu, BREAK_ALLOWED);
        if (before == 0x2028)
            add_break(p, cu, BREAK_FORCED);
        add_run(f, p, cu, level_of(c, base, before >= 'A' && before <= 'Z'), c == '*');
        if (c == '*')
            p->calls[p->call_count++] = (struct note_call){cu, cu % 2};
        p->glyphs[cu] = (struct glyph){c, GLYPH_CLUSTER, cu, advance_of(c), 0, 0};
        string[p->cu_count++] = c;
    }
    add_run(f, p, p->cu_count, 99, 0);
    p->run_count--;
    p->glyph_count = p->cu_count;
    p->break_count -= p->break_count > 0 && p->breaks[p->break_count - 1].cu == p->cu_count;
    add_break(p, p->cu_count, BREAK_FORCED);
    return p;
}

static struct galley_paragraph *set_text(struct fixture *f)
{
    f->design.styles = &f->style;
    f->design.style_count = 1;
    f->doc.blocks = &f->block;
    f->doc.block_count = 1;
    f->text.paragraphs = f->paragraphs;
    f->text.paragraph_count = f->paragraphs[0].mark == NO_INDEX ? 1 : 2;
    f->setter = (struct setter){.arena = f->arena,
                                .scratch = arena_make(0),
                                .diag = f->diag,
                                .doc = &f->doc,
                                .design = &f->design,
                                .faces = &f->face,
                                .text = &f->text,
                                .is_varied = f->design.paging.other_lines > 0,
                                .measure = f->design.page_width - 40 * UNIT_PT};
    ck_assert(lines_set(&f->setter, &f->galley));
    arena_free(f->setter.scratch);
    return &f->galley.paragraphs[0];
}

/* The glyphs of a line as text, in visual order; a hyphen piece is `=`, line space `|`, mark `@`.
 */
static const char *visual(struct fixture *f, const struct line *line)
{
    char *text = arena_alloc(f->arena, 4096);
    size_t length = 0;
    for (uint32_t i = 0; i < line->piece_count; i++) {
        const struct piece *piece = &line->pieces[i];
        for (uint32_t g = 0; g < piece->glyph_count; g++)
            text[length++] = piece->part == PART_HYPHEN       ? '='
                             : piece->part == PART_LINE_SPACE ? '|'
                             : piece->part == PART_MARK       ? '@'
                                                              : (char)piece->glyphs[g].id;
    }
    return text;
}

static void check_lines(struct fixture *f, const struct galley_paragraph *set,
                        const char *const *expected, uint32_t count)
{
    const struct setting *setting = &set->settings[0];
    for (uint32_t i = 0; i < setting->line_count && i < count; i++)
        ck_assert_str_eq(visual(f, &setting->lines[i]), expected[i]);
    ck_assert_uint_eq(setting->line_count, count);
}

#define CHECK_LINES(f, set, ...)                                                                   \
    check_lines((f), (set), (const char *const[]){__VA_ARGS__},                                    \
                sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static unsigned roll(uint64_t *seed, unsigned sides)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(*seed >> 33) % sides;
}

static void roll_text(char *text, size_t words, uint64_t *seed, bool is_mixed)
{
    static const char small[] = "abcdefghijklmnoprstuvw";
    size_t length = 0;
    for (size_t i = 0; i < words; i++) {
        unsigned letters = 1 + roll(seed, 9);
        char shift = is_mixed && roll(seed, 3) == 0 ? 'a' - 'A' : 0;
        for (unsigned n = 0; n < letters; n++) {
            if (n > 1 && n + 2 < letters && roll(seed, 5) == 0)
                text[length++] = '~';
            text[length++] = (char)(small[roll(seed, sizeof small - 1)] - shift);
        }
        if (roll(seed, 9) == 0)
            text[length++] = ",;.*3-"[roll(seed, 6)];
        if (i + 1 < words)
            text[length++] = roll(seed, 12) ? ' ' : "_/"[roll(seed, 2)];
    }
    text[length] = '\0';
}

START_TEST(random_lines_keep_what_is_promised)
{
    for (int trial = 1; trial <= 600; trial++) {
        uint64_t seed = (uint64_t)trial;
        struct fixture f;
        make_fixture(&f, (150 + roll(&seed, 150)) * UNIT_PT + roll(&seed, 65536));
        char text[2048];
        roll_text(text, 3 + roll(&seed, 90), &seed, trial % 2);
        make_paragraph(&f, text, trial % 4 == 3);
        f.style.align = (enum align)roll(&seed, ALIGN_COUNT);
        f.style.indent = roll(&seed, 2) ? 12 * UNIT_PT : 0;
        f.style.margin_start = roll(&seed, 2) ? 9 * UNIT_PT : 0;
        struct galley_paragraph *set = set_text(&f);
        check_cover(f.arena, &f.paragraphs[0], &set->settings[0], trial);
        for (uint32_t i = 0; i < set->settings[0].line_count; i++) {
            struct line *line = &set->settings[0].lines[i];
            unit measure = f.galley.measure - f.style.margin_start - (i ? 0 : f.style.indent);
            uint32_t last = i + 1 < set->settings[0].line_count ? line[1].cu_start : 0;
            bool is_forced = last == 0 || f.paragraphs[0].string[last - 1] == 0x2028;
            bool is_full = f.style.align == ALIGN_JUSTIFY && !is_forced &&
                           strchr(visual(&f, line), ' ') &&
                           diag_count(f.diag, SEVERITY_WARNING) == 0;
            check_pieces(line, measure, is_full, trial);
            ck_assert_msg(line->width <= measure + UNIT_PT / 10 ||
                              diag_count(f.diag, SEVERITY_WARNING) > 0,
                          "seed %d: line %u is overfull in silence", trial, i);
        }
        arena_free(f.arena);
    }
}
END_TEST

/* Letters that give: a line is still as wide as its measure to the last unit, its letters no wider
 * than allowed, and spaces give only where letters are at their bound (but for what a thousandth
 * is). So are the settings with a line more and a line less, and none of those that were made
 * longer or shorter ends in a word or two.
 */
START_TEST(letters_give_before_the_spaces)
{
    unsigned expanded = 0, others = 0;
    double stiff = 0, giving = 0;
    for (int trial = 1; trial <= 300; trial++) {
        for (int gives = 0; gives < 2; gives++) {
            uint64_t seed = (uint64_t)trial;
            struct fixture f;
            make_fixture(&f, (200 + roll(&seed, 150)) * UNIT_PT + roll(&seed, 65536));
            char text[2048];
            roll_text(text, 20 + roll(&seed, 70), &seed, false);
            make_paragraph(&f, text, false);
            for (uint32_t r = 0; r < f.paragraphs[0].run_count; r++)
                f.paragraphs[0].runs[r].script = 'L' << 24 | 'a' << 16 | 't' << 8 | 'n';
            f.design.breaking.expansion = gives ? 0.02 : 0;
            f.design.paging.other_lines = 1;
            struct galley_paragraph *set = set_text(&f);
            for (uint32_t s = 0; s < set->setting_count; s++) {
                const struct setting *setting = &set->settings[s];
                others += s > 0;
                if (s > 0)
                    ck_assert_int_eq(
                        abs((int)setting->line_count - (int)set->settings[0].line_count), 1);
                check_cover(f.arena, &f.paragraphs[0], setting, trial);
                if (s > 0)
                    ck_assert_double_ge((double)setting->lines[setting->line_count - 1].width,
                                        0.24 * (double)f.galley.measure);
                for (uint32_t i = 0; i + 1 < setting->line_count; i++) {
                    const struct line *line = &setting->lines[i];
                    bool is_forced = f.paragraphs[0].string[line[1].cu_start - 1] == 0x2028;
                    bool is_full = diag_count(f.diag, SEVERITY_WARNING) == 0 && !is_forced &&
                                   line->piece_count > 0 && strchr(visual(&f, line), ' ');
                    check_pieces(line, f.galley.measure, is_full, trial);
                    for (uint32_t n = 0; n < line->piece_count; n++) {
                        ck_assert_int_le(abs(line->pieces[n].expansion), gives ? 35 : 0);
                        expanded += line->pieces[n].expansion != 0;
                    }
                    if (gives && line->piece_count > 0 && abs(line->pieces[0].expansion) < 19)
                        ck_assert_double_le(fabs(line->ratio), 0.08);
                    if (s == 0 && gives)
                        giving += fabs(line->ratio);
                    else if (s == 0)
                        stiff += fabs(line->ratio);
                }
            }
            arena_free(f.arena);
        }
    }
    ck_assert_uint_gt(expanded, 1000);
    ck_assert_uint_gt(others, 10);
    ck_assert_msg(giving < 0.7 * stiff, "ratios %.0f with letters that give, %.0f without", giving,
                  stiff);
}
END_TEST

/* ---- single facts ---- */

static const char PSALM[] = "the lord is my shep~herd; i shall not want. he maketh me to lie down "
                            "in green pas~tures: he lead~eth me be~side the still wa~ters.";

START_TEST(justified_lines_are_as_wide_as_the_measure)
{
    struct fixture f;
    make_fixture(&f, 180 * UNIT_PT + 7);
    make_paragraph(&f, PSALM, 0);
    struct galley_paragraph *set = set_text(&f);
    uint32_t count = set->settings[0].line_count;
    ck_assert_uint_ge(count, 4);
    for (uint32_t i = 0; i + 1 < count; i++)
        ck_assert_int_eq(set->settings[0].lines[i].width, 180 * UNIT_PT + 7);
    ck_assert_int_lt(set->settings[0].lines[count - 1].width, 180 * UNIT_PT);
    ck_assert_int_eq(set->settings[0].lines[0].height + set->settings[0].lines[0].depth,
                     15 * UNIT_PT);
    arena_free(f.arena);
}
END_TEST

START_TEST(a_hyphen_is_a_piece_and_a_dropped_space_shows)
{
    struct fixture f;
    make_fixture(&f, 62 * UNIT_PT);
    make_paragraph(&f, "aaaa bbbbb~cccc dd", 0);
    struct galley_paragraph *set = set_text(&f);
    CHECK_LINES(&f, set, "aaaa bbbbb=", "cccc dd");
    const struct line *line = &set->settings[0].lines[0];
    const struct piece *hyphen = &line->pieces[line->piece_count - 1];
    ck_assert(line->is_hyphenated);
    ck_assert_int_eq(hyphen->part, PART_HYPHEN);
    ck_assert_ptr_null(hyphen->string);
    ck_assert_uint_eq(hyphen->glyph_count, 1);
    ck_assert_uint_eq(hyphen->glyphs[0].id, HYPHEN_GLYPH);
    arena_free(f.arena);

    make_fixture(&f, 60 * UNIT_PT);
    f.style.align = ALIGN_START;
    make_paragraph(&f, "aaaa bbbb cccccccc dd-eeeeee", 0);
    set = set_text(&f);
    CHECK_LINES(&f, set, "aaaa bbbb|", "cccccccc|", "dd-eeeeee");
    const struct piece *space = &set->settings[0].lines[0].pieces[1];
    ck_assert_int_eq(space->width, 0);
    ck_assert_uint_eq(space->glyphs[0].cu, 9);
    ck_assert_uint_eq(space->glyphs[0].cu_count, 1);
    ck_assert_uint_eq(set->settings[0].lines[0].cu_end, 9);
    arena_free(f.arena);
}
END_TEST

START_TEST(no_space_after_a_hyphen_of_the_source)
{
    struct fixture f;
    make_fixture(&f, 60 * UNIT_PT);
    f.style.align = ALIGN_START;
    make_paragraph(&f, "aaaaaaaa-bbbbbbb", 0);
    struct galley_paragraph *set = set_text(&f);
    CHECK_LINES(&f, set, "aaaaaaaa-", "bbbbbbb");
    ck_assert(set->settings[0].lines[0].is_hyphenated);
    arena_free(f.arena);
}
END_TEST

START_TEST(forced_breaks_end_lines_that_are_not_stretched)
{
    struct fixture f;
    make_fixture(&f, 300 * UNIT_PT);
    make_paragraph(&f, "roses are red/violets are blue/ and_so on", 0);
    struct galley_paragraph *set = set_text(&f);
    CHECK_LINES(&f, set, "roses are red|", "violets are blue|", " and\xA0so on");
    ck_assert_double_eq(set->settings[0].lines[0].ratio, 0);
    arena_free(f.arena);
}
END_TEST

START_TEST(right_to_left_lines_are_reordered)
{
    struct fixture f;
    make_fixture(&f, 300 * UNIT_PT);
    make_paragraph(&f, "ABC def GH12", 1);
    struct galley_paragraph *set = set_text(&f);
    CHECK_LINES(&f, set, "12HG def CBA");
    const struct line *line = &set->settings[0].lines[0];
    const struct piece *last = &line->pieces[line->piece_count - 1];
    ck_assert_int_eq(last->x + last->width, 300 * UNIT_PT);
    ck_assert_uint_eq(last->glyphs[last->glyph_count - 1].cu, 0);
    ck_assert_uint_eq(last->glyphs[0].cu_count, 1);
    arena_free(f.arena);

    make_fixture(&f, 55 * UNIT_PT);
    make_paragraph(&f, "abc DEFG HIJ klm", 0);
    f.style.align = ALIGN_START;
    set = set_text(&f);
    CHECK_LINES(&f, set, "abc GFED|", "JIH klm");
    arena_free(f.arena);

    make_fixture(&f, 55 * UNIT_PT);
    make_paragraph(&f, "ABC DEFG HIJ KLM", 1);
    set = set_text(&f);
    CHECK_LINES(&f, set, "|GFED CBA", "MLK JIH");
    ck_assert_int_lt(set->settings[0].lines[0].pieces[0].x, 0);
    arena_free(f.arena);
}
END_TEST

START_TEST(note_calls_are_told_once_by_their_line)
{
    struct fixture f;
    make_fixture(&f, 75 * UNIT_PT);
    f.style.align = ALIGN_START;
    make_paragraph(&f, "abc* de* fgh* ijkl nop* q", 0);
    struct galley_paragraph *set = set_text(&f);
    const struct line *lines = set->settings[0].lines;
    CHECK_LINES(&f, set, "abc* de* fgh*|", "ijkl nop* q");
    ck_assert_uint_eq(lines[0].note_count, 2);
    ck_assert_uint_eq(lines[0].notes[0], 1);
    ck_assert_uint_eq(lines[0].notes[1], 0);
    ck_assert_uint_eq(lines[1].note_count, 1);
    ck_assert_int_eq(lines[0].pieces[1].part, PART_NOTE_MARK);
    arena_free(f.arena);
}
END_TEST

START_TEST(punctuation_hangs_by_the_table)
{
    struct fixture f;
    make_fixture(&f, 100 * UNIT_PT);
    f.style.is_hanging = true;
    f.protrusions[0] = (struct protrusion){',', 0, 500};
    f.protrusions[1] = (struct protrusion){'a', 100, 0};
    f.design.breaking.protrusions = f.protrusions;
    f.design.breaking.protrusion_count = 2;
    make_paragraph(&f, "abcd efgh, abcd efgh, abcd efgh, abcd efgh, abcd efgh, abc", 0);
    struct galley_paragraph *set = set_text(&f);
    ck_assert_uint_ge(set->settings[0].line_count, 2);
    const struct line *line = &set->settings[0].lines[0];
    unit comma = unit_of_font(advance_of(','), f.style.size, EM);
    unit letter = unit_of_font(advance_of('a'), f.style.size, EM);
    ck_assert_int_eq(line->pieces[0].x, -unit_scale(letter, 100, 1000));
    const struct piece *text = &line->pieces[0];
    ck_assert_uint_eq(text->glyphs[text->glyph_count - 1].id, ',');
    ck_assert_int_eq(text->x + text->width, 100 * UNIT_PT + unit_scale(comma, 500, 1000));
    ck_assert_int_eq(line->width, 100 * UNIT_PT);
    arena_free(f.arena);
}
END_TEST

START_TEST(quotation_marks_do_not_shift_a_centred_verse)
{
    struct fixture f;
    static const char *const texts[] = {"i ascribe justice", "\"i ascribe justice\"",
                                        "\"'i ascribe justice'\""};
    unit at[3];
    for (int marks = 0; marks < 3; marks++) {
        make_fixture(&f, 300 * UNIT_PT);
        f.style.align = ALIGN_CENTER;
        f.style.is_hanging = f.style.is_broken_by_sense = true;
        make_paragraph(&f, texts[marks], 0);
        const struct piece *piece = set_text(&f)->settings[0].lines[0].pieces;
        at[marks] = piece->x + piece->glyphs[marks].x;
        arena_free(f.arena);
    }
    ck_assert_int_eq(at[0], at[1]);
    ck_assert_int_eq(at[0], at[2]);
}
END_TEST

static const char VERSE[] = "i get my knowledge from afar; i will ascribe justice to my maker.";

START_TEST(a_verse_is_broken_by_sense)
{
    struct fixture f;
    make_fixture(&f, unit_of_mm(116));
    f.style.align = ALIGN_CENTER;
    f.style.is_broken_by_sense = true;
    f.style.size = 32 * UNIT_PT;
    make_paragraph(&f, VERSE, 0);
    struct galley_paragraph *set = set_text(&f);
    CHECK_LINES(&f, set, "i get my knowledge|", "from afar;|", "i will ascribe justice|",
                "to my maker.");
    arena_free(f.arena);

    make_fixture(&f, unit_of_mm(116));
    f.style.align = ALIGN_CENTER;
    f.style.is_broken_by_sense = true;
    f.style.size = 18 * UNIT_PT;
    make_paragraph(&f, VERSE, 0);
    set = set_text(&f);
    CHECK_LINES(&f, set, "i get my knowledge from afar;|", "i will ascribe justice to my maker.");
    arena_free(f.arena);
}
END_TEST

START_TEST(ragged_lines_keep_their_spaces)
{
    struct fixture f;
    static const enum align aligns[] = {ALIGN_START, ALIGN_END, ALIGN_CENTER};
    for (int i = 0; i < 3; i++) {
        make_fixture(&f, 180 * UNIT_PT);
        f.style.align = aligns[i];
        make_paragraph(&f, PSALM, 0);
        const struct line *line = set_text(&f)->settings[0].lines;
        const struct piece *first = &line->pieces[0];
        unit free = 180 * UNIT_PT - line->width;
        unit expected = i == 0 ? 0 : i == 1 ? free : free / 2;
        ck_assert_int_gt(free, 0);
        ck_assert_int_eq(first->x, expected);
        ck_assert_int_eq(first->glyphs[4].x - first->glyphs[3].x,
                         unit_of_font(SPACE_ADVANCE, f.style.size, EM));
        ck_assert_double_eq(line->ratio, 0);
        arena_free(f.arena);
    }
}
END_TEST

START_TEST(a_word_wider_than_the_measure_is_reported)
{
    struct fixture f;
    make_fixture(&f, 100 * UNIT_PT);
    make_paragraph(&f, "in the wwwwwwwwwwwwwwwwwwwwwwwww end", 0);
    struct galley_paragraph *set = set_text(&f);
    CHECK_LINES(&f, set, "in the wwwwwww=", "wwwwwwwwww=", "wwwwwwww end");
    ck_assert_uint_eq(diag_count(f.diag, SEVERITY_ERROR), 0);
    ck_assert_uint_eq(diag_count(f.diag, SEVERITY_WARNING), 2); /* and one line is loose */
    arena_free(f.arena);

    make_fixture(&f, 100 * UNIT_PT);
    make_paragraph(&f, "in the wwwwwwwwwwww end", 0); /* it stays on the page, and whole */
    set = set_text(&f);
    CHECK_LINES(&f, set, "in the|", "wwwwwwwwwwww|", "end");
    ck_assert_uint_eq(diag_count(f.diag, SEVERITY_ERROR), 0);
    ck_assert_uint_ge(diag_count(f.diag, SEVERITY_WARNING), 1);
    arena_free(f.arena);
}
END_TEST

START_TEST(tracking_is_not_counted_at_a_line_end)
{
    struct fixture f;
    make_fixture(&f, 300 * UNIT_PT);
    f.style.align = ALIGN_END;
    struct paragraph *p = make_paragraph(&f, "abc", 0);
    p->runs[0].tracking = 100;
    const struct line *line = set_text(&f)->settings[0].lines;
    unit plain = 0;
    for (const char *c = "abc"; *c; c++)
        plain += unit_of_font(advance_of((uint16_t)*c), f.style.size, EM);
    ck_assert_int_eq(line->width, plain + 2 * unit_scale(f.style.size, 100, 1000));
    arena_free(f.arena);
}
END_TEST

/* A soft hyphen inside a word of a heading. */
START_TEST(what_has_no_width_is_not_tracked)
{
    struct fixture f;
    make_fixture(&f, 300 * UNIT_PT);
    struct paragraph *p = make_paragraph(&f, "abc", 0);
    p->runs[0].tracking = 100;
    p->glyphs[1].advance = 0;
    const struct line *line = set_text(&f)->settings[0].lines;
    unit a = unit_of_font(advance_of('a'), f.style.size, EM);
    unit c = unit_of_font(advance_of('c'), f.style.size, EM);
    ck_assert_int_eq(line->width, a + unit_scale(f.style.size, 100, 1000) + c);
    ck_assert_int_eq(line->pieces[0].glyphs[2].x, a + unit_scale(f.style.size, 100, 1000));
    arena_free(f.arena);
}
END_TEST

START_TEST(a_mark_stands_on_the_first_line)
{
    struct fixture f;
    for (uint8_t level = 0; level < 2; level++) {
        make_fixture(&f, 100 * UNIT_PT);
        unit width = unit_of_font(advance_of('o'), f.style.size, EM);
        f.style.margin_start = 5 * UNIT_PT + width - level; /* too narrow a room in the second */
        f.style.mark_indent = 5 * UNIT_PT;
        struct paragraph *p = make_paragraph(&f, "o", level);
        f.paragraphs[1] = *p;
        f.paragraphs[1].role = PARAGRAPH_MARK;
        make_paragraph(&f, level ? "ABC DEFG HIJ KLMN ABC" : "abc defg hij klmn abc", level)->mark =
            1;
        struct galley_paragraph *set = set_text(&f);
        const struct line *line = &set->settings[0].lines[0];
        uint32_t mark = level ? line->piece_count - 1 : 0;
        ck_assert_uint_eq(diag_count(f.diag, SEVERITY_WARNING), level);
        ck_assert_uint_ge(set->settings[0].line_count, 2);
        ck_assert_int_eq(line->pieces[mark].part, PART_MARK);
        ck_assert_int_eq(line->pieces[mark].x, level ? 95 * UNIT_PT - width : 5 * UNIT_PT);
        ck_assert_ptr_null(strchr(visual(&f, &set->settings[0].lines[1]), '@'));
        arena_free(f.arena);
    }
}
END_TEST

START_TEST(text_without_spaces_is_justified_between_clusters)
{
    struct fixture f;
    make_fixture(&f, 100 * UNIT_PT);
    struct paragraph *p = make_paragraph(&f, "abcdefghijklmnopqrstuvwxabcdefghijklmnopqrst", 0);
    p->break_count = 0;
    for (uint32_t cu = 1; cu < p->cu_count; cu++)
        add_break(p, cu, BREAK_ALLOWED);
    add_break(p, p->cu_count, BREAK_FORCED);
    struct galley_paragraph *set = set_text(&f);
    ck_assert_uint_ge(set->settings[0].line_count, 3);
    ck_assert_int_eq(set->settings[0].lines[0].width, 100 * UNIT_PT);
    ck_assert_int_eq(set->settings[0].lines[1].width, 100 * UNIT_PT);
    check_cover(f.arena, &f.paragraphs[0], &set->settings[0], 0);
    arena_free(f.arena);
}
END_TEST

START_TEST(no_text_is_one_line_without_pieces)
{
    struct fixture f;
    make_fixture(&f, 100 * UNIT_PT);
    make_paragraph(&f, "", 0);
    struct galley_paragraph *set = set_text(&f);
    ck_assert_uint_eq(set->settings[0].line_count, 1);
    ck_assert_uint_eq(set->settings[0].lines[0].piece_count, 0);
    arena_free(f.arena);
    make_fixture(&f, 100 * UNIT_PT);
    make_paragraph(&f, "__ _   / ", 0);
    check_cover(f.arena, &f.paragraphs[0], &set_text(&f)->settings[0], 0);
    arena_free(f.arena);
}
END_TEST

START_TEST(reordering_is_a_permutation)
{
    static const struct {
        uint8_t levels[6];
        uint32_t order[6];
    } facts[] = {{{0, 1, 1, 0, 2, 0}, {0, 2, 1, 3, 4, 5}},
                 {{1, 2, 2, 1, 1, 1}, {5, 4, 3, 1, 2, 0}},
                 {{2, 1, 4, 3, 4, 1}, {5, 4, 3, 2, 1, 0}}};
    uint32_t order[6];
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        order_visually(order, facts[i].levels, 6);
        for (int n = 0; n < 6; n++)
            ck_assert_msg(order[n] == facts[i].order[n], "row %zu place %d is %u, not %u", i, n,
                          order[n], facts[i].order[n]);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("lines_set");
    TCase *tcase = tcase_create("lines");
    tcase_add_test(tcase, random_lines_keep_what_is_promised);
    tcase_add_test(tcase, letters_give_before_the_spaces);
    tcase_add_test(tcase, justified_lines_are_as_wide_as_the_measure);
    tcase_add_test(tcase, a_hyphen_is_a_piece_and_a_dropped_space_shows);
    tcase_add_test(tcase, no_space_after_a_hyphen_of_the_source);
    tcase_add_test(tcase, forced_breaks_end_lines_that_are_not_stretched);
    tcase_add_test(tcase, right_to_left_lines_are_reordered);
    tcase_add_test(tcase, note_calls_are_told_once_by_their_line);
    tcase_add_test(tcase, punctuation_hangs_by_the_table);
    tcase_add_test(tcase, quotation_marks_do_not_shift_a_centred_verse);
    tcase_add_test(tcase, a_verse_is_broken_by_sense);
    tcase_add_test(tcase, ragged_lines_keep_their_spaces);
    tcase_add_test(tcase, a_word_wider_than_the_measure_is_reported);
    tcase_add_test(tcase, tracking_is_not_counted_at_a_line_end);
    tcase_add_test(tcase, what_has_no_width_is_not_tracked);
    tcase_add_test(tcase, a_mark_stands_on_the_first_line);
    tcase_add_test(tcase, text_without_spaces_is_justified_between_clusters);
    tcase_add_test(tcase, no_text_is_one_line_without_pieces);
    tcase_add_test(tcase, reordering_is_a_permutation);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

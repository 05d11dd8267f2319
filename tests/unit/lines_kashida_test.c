/* Kashida: where words of Arabic script may be elongated, and what justified lines make of it.
 *
 * Places are tried with Noto Naskh, whose letters hardly change each other's forms, lines with
 * Amiri and Noto Naskh at many measures. Hebrew and Latin come from DejaVu Sans and EB Garamond. */
#include <string.h>

#include "lines/lines.h"
#include "unit/lines_check.h"
#include "unit/text_fixture.h"

#define NOTO  "/usr/share/fonts/truetype/noto/Noto"
#define AMIRI "/usr/share/fonts/opentype/fonts-hosny-amiri/Amiri-Regular.ttf"
#define NASKH NOTO "NaskhArabic-Regular.ttf"

enum { TATWEEL = 0x0640 };

/* The most that a word is elongated by, in sizes. */
#define MOST 0.4

static const char ARABIC[] =
    "نصلي من أجل الأسر التي فقدت بيوتها وأراضيها، ومن أجل المدرسين والممرضات في المستشفيات "
    "الصغيرة (Uganda Trust) الذين يعملون كل يوم بمحبة صادقة. لقد وجدت IJM في شهر 12 العدالة "
    "والسلام في مدينتنا الكبيرة، وكتبت الصحف عن المحاكمات العادلة שלום עולם للنساء والأطفال.";

/* The same with marks on its letters. */
static const char MARKED[] =
    "نُصَلِّي مِنْ أَجْلِ الأُسَرِ الَّتي فَقَدَتْ بُيوتَها وَأَراضيها، وَمِنْ أَجْلِ المُدَرِّسينَ وَالمُمَرِّضاتِ "
    "في المُسْتَشْفَياتِ الصَّغيرَةِ الَّذينَ يَعْمَلونَ كُلَّ يَوْمٍ بِمَحَبَّةٍ صادِقَةٍ وَعَدالَةٍ كامِلَةٍ لِلجَميعِ.";

static const struct breaking BREAKING = {.space_stretch = 0.5,
                                         .space_shrink = 0.3,
                                         .tolerance_first = 100,
                                         .tolerance = 250,
                                         .emergency_stretch = 0.05,
                                         .line_penalty = 10,
                                         .hyphen_penalty = 50,
                                         .fitness_demerits = 10000,
                                         .hyphen_before = 2,
                                         .hyphen_after = 2,
                                         .hyphen_word = 5};

/* A fixture that has `path` for Arabic script, before DejaVu Sans; DejaVu's own is not wanted. */
static struct fixture *make(const char *language, const char *path)
{
    struct fixture *f = fixture_make(language);
    fixture_open(f, path, false);
    struct face dejavu = f->fonts.faces[2];
    f->fonts.faces[2] = f->fonts.faces[3];
    f->fonts.faces[3] = dejavu;
    f->design.breaking = BREAKING;
    f->design.breaking.kashida = MOST;
    f->design.inner = f->design.outer = 40 * UNIT_PT;
    f->doc.direction = DIRECTION_RTL;
    for (int i = 0; i < STYLES; i++) {
        f->styles[i].leading = 15 * UNIT_PT;
        f->styles[i].align = ALIGN_JUSTIFY;
    }
    return f;
}

/* ---- places ---- */

static const struct place_case {
    const char *text, *expected; /* a rank stands before the letter that the join leads to */
} place_cases[] = {
    {"سـلام", "سـ1لام"},      /* where the author has one */
    {"مدرسة", "م3درس2ة"},     /* after seen, also where teh marbuta follows */
    {"المصانع", "المص2ان6ع"}, /* and sad */
    {"العدالة", "الع3دال3ة"}, /* before final teh marbuta and dal; not after the article's lam */
    {"الدور والدور بالدور", "الدور والدور بالدور"},
    {"خالدون", "خ4ال3دون"}, /* a lam that is no article's */
    {"كتاب", "كت4اب"},
    {"غلاف", "غلاف"}, /* lam-alef is one letter */
    {"الكبير", "الكب5ي7ر"},
    {"مرفوع", "م7رف6وع"},
    {"يستطيعون", "يس2تطيع6ون"},
    {"من على كتا الحق والصف", "من على كتا الحق والصف"}, /* too short, the article not counted */
    {"هنگام", "هنگ4ام"}, /* Persian letters go with those that they are shaped like */
    {"می‌خواهد", "می‌خ6واه3د"},
    {"مُدَرِّسَةٌ", "مُ3دَرِّسَ2ةٌ"},
};

static const char *places_of(struct fixture *f, const char *text)
{
    const struct paragraph *p = fixture_paragraph(f, text);
    char *out = arena_alloc(f->arena, 8 * (size_t)p->cu_count + 8);
    size_t length = 0;
    for (uint32_t g = 0; g < p->glyph_count; g++) {
        const struct glyph *glyph = &p->glyphs[g];
        if (!(glyph->flags & GLYPH_CLUSTER))
            continue;
        unsigned rank = (unsigned)glyph->flags >> GLYPH_KASHIDA_SHIFT;
        ck_assert(rank == 0 || (glyph->flags & GLYPH_TATWEEL));
        if (rank > 0)
            out[length++] = (char)('0' + rank);
        uint32_t end = g + 1;
        while (end < p->glyph_count && !(p->glyphs[end].flags & GLYPH_CLUSTER))
            end++;
        uint32_t cu_end = end < p->glyph_count ? p->glyphs[end].cu : p->cu_count;
        struct slice part = utf8_of_utf16(f->arena, p->string + glyph->cu, cu_end - glyph->cu);
        memcpy(out + length, part.bytes, part.length);
        length += part.length;
    }
    return out;
}

START_TEST(places_have_their_rank)
{
    struct fixture *f = make("ar", NASKH);
    ck_assert_str_eq(places_of(f, place_cases[_i].text), place_cases[_i].expected);
    fixture_end(f);
}
END_TEST

START_TEST(faces_have_a_tatweel_or_none)
{
    static const struct {
        const char *language, *path, *text;
        bool has;
    } rows[] = {{"ar", AMIRI, "السلام", true},
                {"ar", NASKH, "السلام", true},
                {"ur", NOTO "NastaliqUrdu-Regular.ttf", "السلام", false},
                {"ar", AMIRI, "grace", false},
                {"he", AMIRI, "שלום", false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture *f = make(rows[i].language, rows[i].path);
        const struct run *run = &fixture_paragraph(f, rows[i].text)->runs[0];
        ck_assert_msg((run->tatweel != 0) == rows[i].has &&
                          (run->tatweel_advance > 0) == rows[i].has,
                      "row %zu: tatweel %u, %d wide", i, run->tatweel, run->tatweel_advance);
        fixture_end(f);
    }
}
END_TEST

/* ---- lines ---- */

static const struct setting *set_at(struct fixture *f, unit measure, double most)
{
    struct galley galley;
    f->design.page_width = measure + f->design.inner + f->design.outer;
    f->design.breaking.kashida = most;
    const struct edition edition = fixture_edition(f);
    lines_break(f->arena, &edition, &galley);
    return &galley.paragraphs[0].settings[0];
}

static const struct run *run_at(const struct paragraph *p, uint32_t cu)
{
    const struct run *run = p->runs;
    while (cu >= run->cu_end)
        run++;
    return run;
}

static uint32_t word_at(const struct paragraph *p, const struct line *line, uint32_t cu)
{
    uint32_t word = 0;
    for (uint32_t i = line->cu_start; i < cu; i++)
        word += p->string[i] == ' ';
    return word;
}

static unsigned rank_after(const struct paragraph *p, uint32_t cu)
{
    for (uint32_t g = 0; g < p->glyph_count; g++)
        if (p->glyphs[g].cu > cu)
            return (unsigned)p->glyphs[g].flags >> GLYPH_KASHIDA_SHIFT;
    return 0;
}

/* What is found of a line's elongations. */
struct found {
    unsigned count;
    unit sum;
};

/* The tatweels from glyph `*g` on, which moves past them: they touch, and end where the letter that
 * they elongate begins. */
static unit width_of(const struct paragraph *p, const struct piece *piece, uint32_t *g)
{
    const struct run *run = run_at(p, piece->glyphs[*g].cu);
    uint32_t first = *g;
    unit one = unit_of_font(run->tatweel_advance, run->size, 1000);
    for (; piece->glyphs[*g].cu_count == 0; ++*g) {
        ck_assert_uint_eq(piece->glyphs[*g].id, run->tatweel);
        ck_assert_uint_eq(piece->glyphs[*g].cu, piece->glyphs[first].cu);
        if (*g > first)
            ck_assert_int_le(piece->glyphs[*g].x - piece->glyphs[*g - 1].x, one);
    }
    return piece->glyphs[*g - 1].x + one - piece->glyphs[first].x;
}

static struct found find_elongations(const struct paragraph *p, const struct line *line)
{
    struct found found = {0};
    uint32_t last_word = UINT32_MAX;
    for (uint32_t n = 0; n < line->piece_count; n++) {
        const struct piece *piece = &line->pieces[n];
        bool is_arabic = (piece->level & 1) && piece->part == PART_TEXT && piece->string;
        bool is_first = true;
        for (uint32_t g = 0; is_arabic && g < piece->glyph_count; g++) {
            const struct placed_glyph *glyph = &piece->glyphs[g];
            bool is_new = g == 0 || glyph->cu != piece->glyphs[g - 1].cu;
            if (!is_new || glyph->cu_count > 0)
                continue;
            uint32_t word = word_at(p, line, glyph->cu);
            unit width = width_of(p, piece, &g), size = piece->size;
            const struct run *run = run_at(p, piece->glyphs[g].cu);
            ck_assert_msg(width >= unit_of_font(run->tatweel_advance, size, 1000) &&
                              (double)width <= MOST * (double)size,
                          "%f of the size", (double)width / (double)size);
            ck_assert_uint_ne(rank_after(p, piece->glyphs[g].cu), 0);
            ck_assert_msg(is_first || last_word == UINT32_MAX || word + 2 <= last_word ||
                              last_word + 2 <= word,
                          "words %u and %u", word, last_word);
            is_first = false;
            last_word = word;
            found.count++;
            found.sum += width;
        }
    }
    return found;
}

/* Lines of a text at many measures, with and without elongations: full to the unit, broken alike,
 * spaces never wider, last lines and those that need nothing untouched. */
static unsigned check_measures(const char *path, const char *text)
{
    unsigned elongated = 0;
    double before = 0, after = 0;
    struct fixture *f = make("ar", path);
    const struct paragraph *p = fixture_paragraph(f, text);
    for (int points = 90; points < 330; points += 3) {
        unit measure = points * UNIT_PT + points;
        const struct setting *off = set_at(f, measure, 0), *on = set_at(f, measure, MOST);
        check_cover(f->arena, p, on, points);
        ck_assert_uint_eq(on->line_count, off->line_count);
        for (uint32_t i = 0; i < on->line_count; i++) {
            const struct line *line = &on->lines[i], *plain = &off->lines[i];
            uint32_t words = 1 + word_at(p, line, line->cu_end);
            bool is_last = i + 1 == on->line_count;
            check_pieces(line, measure, !is_last && plain->width == measure, points);
            struct found found = find_elongations(p, line);
            ck_assert_uint_eq(line->cu_start, plain->cu_start);
            ck_assert_uint_eq(find_elongations(p, plain).count, 0);
            ck_assert_msg(found.count == 0 ? line->ratio == plain->ratio
                                           : line->ratio < plain->ratio && line->ratio > 0.34,
                          "%d pt, line %u: ratio %f, without %f", points, i, line->ratio,
                          plain->ratio);
            ck_assert(found.count == 0 || (!is_last && found.count <= (words + 2) / 3));
            elongated += found.count;
            before += plain->ratio > 0 ? plain->ratio : 0;
            after += plain->ratio > 0 ? line->ratio : 0;
        }
    }
    ck_assert_msg(after < 0.8 * before, "ratios %.1f, without %.1f", after, before);
    fixture_end(f);
    return elongated;
}

START_TEST(lines_are_full_and_spaces_less_wide)
{
    ck_assert_uint_gt(check_measures(AMIRI, ARABIC), 100);
    ck_assert_uint_gt(check_measures(NASKH, ARABIC), 100);
}
END_TEST

START_TEST(marked_lines_are_full_too)
{
    ck_assert_uint_gt(check_measures(AMIRI, MARKED), 50);
}
END_TEST

/* The glyphs of a cluster keep their places to each other. */
START_TEST(marks_stay_on_their_letters)
{
    struct fixture *f = make("ar", AMIRI);
    unsigned compared = 0;
    const struct paragraph *p = fixture_paragraph(f, MARKED);
    for (int points = 120; points < 300; points += 7) {
        const struct setting *off = set_at(f, points * UNIT_PT, 0);
        const struct setting *on = set_at(f, points * UNIT_PT, MOST);
        for (uint32_t i = 0; i < on->line_count; i++)
            for (uint32_t n = 0; n < on->lines[i].piece_count; n++) {
                const struct piece *piece = &on->lines[i].pieces[n];
                const struct placed_glyph *plain = off->lines[i].pieces[n].glyphs;
                for (uint32_t g = 0; g < piece->glyph_count; g++, plain++) {
                    bool is_long = piece->glyphs[g].cu_count == 0 &&
                                   (g == 0 || piece->glyphs[g].cu != piece->glyphs[g - 1].cu);
                    if (is_long && piece->part == PART_TEXT)
                        width_of(p, piece, &g);
                    ck_assert_uint_eq(piece->glyphs[g].id, plain->id);
                    for (; g + 1 < piece->glyph_count && plain[1].cu == plain->cu; g++, plain++) {
                        compared += is_long;
                        ck_assert_int_eq(piece->glyphs[g + 1].x - piece->glyphs[g].x,
                                         plain[1].x - plain->x);
                    }
                }
            }
    }
    ck_assert_uint_gt(compared, 20);
    fixture_end(f);
}
END_TEST

/* What is never elongated: other scripts, Nastaliq, lines that are not justified. */
START_TEST(others_have_none)
{
    static const struct {
        const char *language, *path, *text;
        enum align align;
    } rows[] = {{"ar", AMIRI, ARABIC, ALIGN_START},
                {"ar", AMIRI, ARABIC, ALIGN_CENTER},
                {"ur", NOTO "NastaliqUrdu-Regular.ttf", ARABIC, ALIGN_JUSTIFY},
                {"he", AMIRI, "שלום עולם מאוד יפה שלום עולם מאוד יפה שלום עולם", ALIGN_JUSTIFY},
                {"en", AMIRI, "grace and peace to you from all of us and them", ALIGN_JUSTIFY}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture *f = make(rows[i].language, rows[i].path);
        for (int s = 0; s < STYLES; s++)
            f->styles[s].align = rows[i].align;
        const struct paragraph *p = fixture_paragraph(f, rows[i].text);
        for (int points = 100; points < 220; points += 3) {
            const struct setting *off = set_at(f, points * UNIT_PT, 0);
            const struct setting *on = set_at(f, points * UNIT_PT, MOST);
            for (uint32_t n = 0; n < on->line_count; n++) {
                uint32_t count = 0, plain = 0;
                for (uint32_t k = 0; k < on->lines[n].piece_count; k++) {
                    count += on->lines[n].pieces[k].glyph_count;
                    plain += off->lines[n].pieces[k].glyph_count;
                }
                ck_assert_msg(count == plain && on->lines[n].ratio == off->lines[n].ratio,
                              "row %zu, %d pt: %u glyphs, without %u", i, points, count, plain);
            }
        }
        ck_assert_uint_gt(p->cu_count, 20);
        fixture_end(f);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("lines_kashida");
    TCase *tcase = tcase_create("kashida");
    tcase_add_loop_test(tcase, places_have_their_rank, 0, sizeof place_cases / sizeof *place_cases);
    tcase_add_test(tcase, faces_have_a_tatweel_or_none);
    tcase_add_test(tcase, lines_are_full_and_spaces_less_wide);
    tcase_add_test(tcase, marked_lines_are_full_too);
    tcase_add_test(tcase, marks_stay_on_their_letters);
    tcase_add_test(tcase, others_have_none);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

/* Whole files of pdf/, read back by strangers: qpdf, poppler, MuPDF, Ghostscript. A program that is
 * not installed is skipped, loudly, and counted. */
#include "pdf_fixture.h"

#include <math.h>

static unsigned skipped; /* programs that were missing, all tests together (CK_FORK=no) */

/* Runs a program on the file; false, and said, where it is not installed. */
static bool ask(struct fixture *f, const char *format, const char *path, struct slice *answer)
{
    char command[400], program[32];
    int status;
    sscanf(format, "%31s", program);
    snprintf(command, sizeof command, "command -v %s", program);
    fixture_run(f, command, &status);
    if (status != 0) {
        fprintf(stderr, "SKIPPED %u: %s is not installed\n", ++skipped, program);
        return false;
    }
    snprintf(command, sizeof command, format, path);
    *answer = fixture_run(f, command, &status);
    ck_assert_msg(status == 0, "%s: status %d: %.*s", command, status, SLICE_ARG(*answer));
    return true;
}

static size_t count_of(struct slice text, const char *word)
{
    size_t count = 0;
    for (size_t i = 0; i + strlen(word) <= text.length; i++)
        count += memcmp(text.bytes + i, word, strlen(word)) == 0;
    return count;
}

static void assert_has(struct slice text, const char *word)
{
    ck_assert_msg(count_of(text, word) > 0, "“%s” is not in: %.*s", word,
                  text.length > 600 ? 600 : (int)text.length, text.bytes);
}

static void assert_lacks(struct slice text, const char *word)
{
    ck_assert_msg(count_of(text, word) == 0, "“%s” is there", word);
}

/* A page with what is hard: ligatures, small capitals, a breaker's hyphen beside one of the text,
 * marks, three kinds of face, colours. */
static struct fixture *make_hard_page(void)
{
    struct fixture *f = fixture_make(2);
    uint32_t roman = fixture_open(f, GARAMOND "Regular.otf");
    uint32_t italic = fixture_open(f, GARAMOND "Italic.otf");
    uint32_t sans = fixture_open(f, DEJAVU "Sans.ttf");
    const struct fixture_text texts[] = {
        {.face = roman, .y = 60, .text = "An official waffle and a fjord (so)", .extra = 1.37},
        {.face = roman, .y = 80, .text = "Small Capitals", .feature = "smcp"},
        {.face = italic, .y = 100, .text = "office in red", .color = 1},
        {.face = roman, .y = 120, .text = "well-known hy"},
        {.face = roman, .x = 117.75, .y = 120, .text = "-", .part = PART_HYPHEN},
        {.face = roman, .y = 140, .text = "phenation in blue", .color = 2},
        {.face = sans, .y = 160, .text = "TrueType sans"},
        {.face = sans, .y = 180, .text = "السلم عليكم"},
        {.face = sans, .y = 200, .text = "שלום עליכם"},
        {.face = roman, .page = 1, .y = 60, .text = "second page"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct fixture_text text = texts[i];
        text.size = 12;
        text.x = text.x > 0 ? text.x : 50;
        fixture_add(f, text);
    }
    fixture_add_item(f, 0,
                     (struct page_item){.kind = PAGE_RULE,
                                        .x = unit_of_points(50),
                                        .y = unit_of_points(300),
                                        .width = unit_of_points(100),
                                        .height = unit_of_points(0.5)});
    return f;
}

START_TEST(strangers_read_it)
{
    struct fixture *f = make_hard_page();
    ck_assert(fixture_write(f));
    const char *path = fixture_save(f);
    struct slice answer;
    if (ask(f, "qpdf --check %s", path, &answer)) {
        assert_lacks(answer, "WARNING");
        assert_has(answer, "PDF Version: 1.7");
    }
    if (ask(f, "gs -q -dNOPAUSE -dBATCH -dSAFER -sDEVICE=nullpage %s", path, &answer))
        ck_assert_msg(answer.length == 0, "Ghostscript says %.*s", SLICE_ARG(answer));
    if (ask(f, "pdffonts %s", path, &answer)) {
        assert_has(answer, "CID Type 0C");
        assert_has(answer, "CID TrueType");
        ck_assert_uint_eq(count_of(answer, "yes yes yes"), 3);
        ck_assert_uint_eq(count_of(answer, "Type 3 ") + count_of(answer, " no "), 0);
    }
    if (ask(f, "mutool info %s", path, &answer))
        assert_lacks(answer, "error");
    unlink(path);
    fixture_free(f);
}
END_TEST

static const char *const words[] = {"An official waffle and a fjord (so)",
                                    "Small Capitals",
                                    "office in red",
                                    "well-known hy\xC2\xAD",
                                    "phenation in blue",
                                    "TrueType sans",
                                    "second page"};

START_TEST(words_come_back)
{
    struct fixture *f = make_hard_page();
    ck_assert(fixture_write(f));
    const char *path = fixture_save(f);
    struct slice answer;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (ask(f, "pdftotext %s -", path, &answer))
            assert_has(answer, words[i]);
    if (ask(f, "mutool draw -q -F txt %s", path, &answer))
        /* "hy-" to readers that know no spans (MuPDF below 1.25) */
        ck_assert(count_of(answer, "hy-\n") + count_of(answer, words[3]) == 1);
    if (ask(f, "pdftotext %s -", path, &answer)) {
        assert_has(answer, "السلم عليكم");
        assert_has(answer, "שלום עליכם");
    }
    unlink(path);
    fixture_free(f);
}
END_TEST

/* Gaps of 0.11 of the size: poppler takes those above 0.1 for spaces. */
START_TEST(spaced_words_come_back_whole)
{
    struct fixture *f = fixture_make(1);
    uint32_t face = fixture_open(f, GARAMOND "Regular.otf");
    static const char text[] = "Thirty-one Wide Days: \xC3\x89lan; end";
    fixture_add(f, (struct fixture_text){
                       .face = face, .size = 12, .x = 50, .y = 60, .text = text, .tracking = 1.32});
    ck_assert(fixture_write(f));
    const char *path = fixture_save(f);
    static const char *const readers[] = {"pdftotext %s -", "pdftotext -layout %s -",
                                          "mutool draw -q -F txt %s"};
    struct slice answer;
    for (size_t r = 0; r < sizeof readers / sizeof *readers; r++)
        if (ask(f, readers[r], path, &answer))
            assert_has(answer, text);
    unlink(path);
    fixture_free(f);
}
END_TEST

/* Origins of glyphs as MuPDF reckons them, from its structured text: <char … x="1" y="2" …>. */
static size_t read_origins(struct slice stext, double (*out)[2], size_t room)
{
    size_t count = 0;
    const char *at = stext.bytes;
    while (count < room && (at = strstr(at, "<char ")) != NULL) {
        const char *x = strstr(at, " x=\""), *y = strstr(at, " y=\"");
        ck_assert(x && y);
        out[count][0] = atof(x + 4);
        out[count++][1] = atof(y + 4);
        at += 6;
    }
    return count;
}

/* Positions that no font would give: each glyph is thrown off its place by up to 2 pt, some up. */
static struct piece *make_jitter(struct fixture *f, uint32_t face, double size, double y,
                                 unsigned *seed)
{
    struct piece *piece = fixture_add(
        f,
        (struct fixture_text){
            .face = face, .size = size, .x = 30, .y = y, .text = "minimum", .feature = "liga=0"});
    for (uint32_t i = 0; i < piece->glyph_count; i++) {
        *seed = *seed * 1103515245u + 12345u;
        piece->glyphs[i].x += (int32_t)(*seed >> 8 & 0xFFFF);
        piece->glyphs[i].y = i % 3 == 1 ? (int32_t)(*seed >> 12 & 0x3FFF) : 0;
    }
    return piece;
}

START_TEST(glyphs_stand_where_they_were_placed)
{
    struct fixture *f = fixture_make(1);
    uint32_t faces[2] = {fixture_open(f, GARAMOND "Regular.otf"),
                         fixture_open(f, DEJAVU "Sans.ttf")};
    const struct piece *pieces[24];
    double origins[400][2];
    unsigned seed = 20270201, number = 0;
    for (unsigned i = 0; i < 24; i++)
        pieces[i] = make_jitter(f, faces[i % 2], 7 + 2.37 * i, 40 + 20 * i, &seed);
    ck_assert(fixture_write(f));
    const char *path = fixture_save(f);
    struct slice answer;
    if (!ask(f, "mutool draw -q -F stext %s", path, &answer))
        return;
    size_t count = read_origins(answer, origins, 400);
    ck_assert_uint_eq(count, 24 * 7);
    double worst = 0;
    for (unsigned i = 0; i < 24; i++)
        for (uint32_t g = 0; g < pieces[i]->glyph_count; g++, number++) {
            double x = 30 + unit_points(pieces[i]->glyphs[g].x), best = 1e9;
            double y = 40 + 20 * i + unit_points(pieces[i]->glyphs[g].y);
            for (size_t o = 0; o < count; o++) /* MuPDF sorts lines in its own way */
                best = fmin(best, hypot(origins[o][0] - x, origins[o][1] - y));
            worst = fmax(worst, best);
        }
    ck_assert_msg(worst < 0.01, "seed 20270201: a glyph is %.4f pt off its place", worst);
    unlink(path);
    fixture_free(f);
}
END_TEST

START_TEST(long_lines_gather_no_error)
{
    struct fixture *f = fixture_make(1);
    uint32_t face = fixture_open(f, GARAMOND "Regular.otf");
    f->pages.width = f->sheets.width = unit_of_points(3000);
    char text[301];
    for (int i = 0; i < 300; i++)
        text[i] = "avto fi"[i % 7];
    text[300] = '\0';
    const struct piece *piece = fixture_add(
        f, (struct fixture_text){.face = face, .size = 11.37, .y = 40, .text = text, .extra = 0.7});
    ck_assert(fixture_write(f));
    const char *path = fixture_save(f);
    struct slice answer;
    static double origins[3000][2];
    if (ask(f, "mutool draw -q -F stext %s", path, &answer)) {
        size_t count = read_origins(answer, origins, 3000);
        ck_assert_uint_gt(count, 250);
        double last = unit_points(piece->glyphs[piece->glyph_count - 1].x), best = 1e9;
        for (size_t o = 0; o < count; o++)
            best = fmin(best, fabs(origins[o][0] - last));
        ck_assert_msg(last > 1000 && best < 0.02, "last glyph at %.3f is %.4f pt off", last, best);
    }
    unlink(path);
    fixture_free(f);
}
END_TEST

START_TEST(the_same_input_gives_the_same_bytes)
{
    struct fixture *a = make_hard_page(), *b = make_hard_page();
    ck_assert(fixture_write(a) && fixture_write(b));
    ck_assert(slice_equal(a->bytes, b->bytes));
    b->doc.title = SLICE("Another");
    struct slice before = b->bytes;
    ck_assert(fixture_write(b));
    const char *id_a = memmem(before.bytes, before.length, "/ID [<", 6);
    const char *id_b = memmem(b->bytes.bytes, b->bytes.length, "/ID [<", 6);
    ck_assert(id_a && id_b && memcmp(id_a + 6, id_b + 6, 32) != 0);
    assert_lacks(b->bytes, "Haru");
    fixture_free(a);
    fixture_free(b);
}
END_TEST

static struct slice write_dated(struct fixture *f, struct date date, int64_t source_date)
{
    f->doc.date = date;
    f->job.source_date = source_date;
    ck_assert(fixture_write(f));
    return f->bytes;
}

/* Font programs that another file made are those that this one would make. */
START_TEST(shared_programs_change_no_byte)
{
    struct fixture *alone = make_hard_page(), *first = make_hard_page();
    ck_assert(fixture_write(alone));
    first->job.programs = pdf_programs_make(first->arena);
    ck_assert(fixture_write(first));
    ck_assert(slice_equal(first->bytes, alone->bytes));
    ck_assert(fixture_write(first)); /* with those of the file before */
    ck_assert(slice_equal(first->bytes, alone->bytes));
    fixture_add(first, (struct fixture_text){
                           .face = 0, .size = 12, .x = 50, .y = 300, .text = "QXZ"}); /* others */
    fixture_add(alone,
                (struct fixture_text){.face = 0, .size = 12, .x = 50, .y = 300, .text = "QXZ"});
    ck_assert(fixture_write(first) && fixture_write(alone));
    ck_assert(slice_equal(first->bytes, alone->bytes));
    fixture_free(first);
    fixture_free(alone);
}
END_TEST

START_TEST(dates_come_from_the_input)
{
    struct fixture *f = fixture_make(1);
    struct slice bytes = write_dated(f, (struct date){2027, 2, 0}, -1);
    assert_has(bytes, "/CreationDate (D:20270201000000+00'00')");
    assert_has(bytes, "<xmp:CreateDate>2027-02-01T00:00:00Z<");
    assert_has(bytes, "&amp; &lt;Praise&gt;");
    assert_has(bytes, "Orison");
    bytes = write_dated(f, (struct date){2027, 2, 0}, 86400);
    assert_has(bytes, "/ModDate (D:19700102000000+00'00')");
    bytes = write_dated(f, (struct date){0, 0, 0}, -1);
    assert_lacks(bytes, "Date");
    fixture_free(f);
}
END_TEST

START_TEST(links_and_bookmarks_only_where_wanted)
{
    struct fixture *f = make_hard_page();
    struct destination destinations[] = {{0, 0, unit_of_points(48)}, {1, 1, unit_of_points(50)}};
    f->blocks[0].text = SLICE("Prayers");
    f->blocks[1].text = SLICE("Afrique de\xE2\x80\xA8l’Ouest");
    f->links[1] =
        (struct link){.address = SLICE("https://example.org/a?b=(c)"), .title = SLICE("A story")};
    f->pages.destinations = destinations;
    f->pages.destination_count = 2;
    fixture_add_item(f, 0, (struct page_item){.kind = PAGE_LINK, .width = UNIT_INCH, .link = 1});
    ck_assert(fixture_write(f));
    assert_has(f->bytes, "/URI (https:\\057\\057example.org\\057a?b=\\050c\\051)");
    assert_has(f->bytes, "/Contents (A story)");
    assert_has(f->bytes, "/F 4");
    assert_has(f->bytes, "/Title <FEFF0041006600720069007100750065002000640065");
    const char *path = fixture_save(f);
    struct slice answer;
    if (ask(f, "qpdf --check %s", path, &answer))
        assert_lacks(answer, "WARNING");
    if (ask(f, "mutool show %s outline", path, &answer)) {
        assert_has(answer, "Prayers");
        assert_has(answer, "Afrique de l’Ouest");
    }
    f->layout.deliver.has_links = f->layout.deliver.has_bookmarks = false;
    ck_assert(fixture_write(f));
    assert_lacks(f->bytes, "Annot");
    assert_lacks(f->bytes, "Outlines");
    unlink(path);
    fixture_free(f);
}
END_TEST

/* A link over two lines is one annotation; what lies between is another's. */
START_TEST(a_link_over_lines_has_quadrilaterals)
{
    struct fixture *f = make_hard_page();
    for (int i = 0; i < 2; i++)
        f->links[i] = (struct link){.address = SLICE("https://a.org"), .title = SLICE("A")};
    const int places[3][3] = {{60, 20, 0}, {10, 32, 0}, {40, 32, 1}}; /* left, top, link */
    for (int i = 0; i < 3; i++)
        fixture_add_item(f, 0,
                         (struct page_item){.kind = PAGE_LINK,
                                            .x = places[i][0] * UNIT_PT,
                                            .y = places[i][1] * UNIT_PT,
                                            .width = 20 * UNIT_PT,
                                            .height = 12 * UNIT_PT,
                                            .link = (uint32_t)places[i][2]});
    ck_assert(fixture_write(f));
    double top = unit_points(f->pages.height) - 20;
    char quads[200], rect[80];
    snprintf(rect, sizeof rect, "/Rect [10 %.3f 80 %.3f]", top - 24, top);
    snprintf(quads, sizeof quads,
             "/QuadPoints [60 %.3f 80 %.3f 60 %.3f 80 %.3f 10 %.3f 30 %.3f 10 %.3f 30 %.3f]", top,
             top, top - 12, top - 12, top - 12, top - 12, top - 24, top - 24);
    assert_has(f->bytes, rect);
    assert_has(f->bytes, quads);
    fixture_free(f);
}
END_TEST

/* A side of A4 with two pages, the second turned by `turns`. */
static void impose(struct fixture *f, uint8_t turns)
{
    struct sheets *sheets = &f->sheets;
    static struct placement placements[2];
    placements[0] = (struct placement){.page = 0, .x = UNIT_INCH, .y = UNIT_INCH, .scale = 1};
    placements[1] = (struct placement){
        .page = 1, .x = 8 * UNIT_INCH, .y = 2 * UNIT_INCH, .quarter_turns = turns, .scale = 0.5};
    sheets->is_imposed = true;
    sheets->width = 20 * UNIT_INCH;
    sheets->height = 12 * UNIT_INCH;
    sheets->sides[0].placements = placements;
    sheets->sides[0].placement_count = 2;
    sheets->side_count = 1;
}

/* Where the words “second page” begin on the side, in points from its top left. */
static bool find_second_page(struct fixture *f, double at[2])
{
    struct slice answer;
    double origins[400][2];
    ck_assert(fixture_write(f));
    const char *path = fixture_save(f);
    bool is_there = ask(f, "mutool draw -q -F stext %s", path, &answer);
    const char *start = is_there ? strstr(answer.bytes, "c=\"s\"/>\n<char") : NULL;
    size_t count = is_there ? read_origins(answer, origins, 400) : 0;
    for (size_t i = 0; start && i < count; i++)
        if (origins[i][0] > 8 * 72) {
            at[0] = origins[i][0];
            at[1] = origins[i][1];
            break;
        }
    unlink(path);
    return is_there;
}

START_TEST(imposed_pages_lie_and_turn_as_placed)
{
    double width = 148 * 72 / 25.4 / 2, height = 210 * 72 / 25.4 / 2, x = 25, y = 30, at[2];
    const double wanted[4][2] = {{x, y}, {height - y, x}, {width - x, height - y}, {y, width - x}};
    for (uint8_t turns = 0; turns < 4; turns++) {
        struct fixture *f = make_hard_page();
        f->layout.deliver.duplex = DUPLEX_SHORT_EDGE;
        impose(f, turns);
        if (find_second_page(f, at)) {
            ck_assert_msg(fabs(at[0] - 8 * 72 - wanted[turns][0]) < 0.01 &&
                              fabs(at[1] - 2 * 72 - wanted[turns][1]) < 0.01,
                          "%u turns: at %.3f, %.3f of the page's box", turns, at[0] - 8 * 72,
                          at[1] - 2 * 72);
        }
        assert_has(f->bytes, "/Duplex /DuplexFlipShortEdge");
        assert_has(f->bytes, "/PickTrayByPDFSize true");
        assert_lacks(f->bytes, "Annot");
        fixture_free(f);
    }
}
END_TEST

/* One glyph that stands for 74 letters: by codes of one font in a TrueType face, by fonts in a CFF
 * face, and by spans where both end. */
static void check_many_meanings(const char *file, size_t font_count)
{
    static const char many[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#%&*+,;:=?@";
    struct fixture *f = fixture_make(1);
    uint32_t face = fixture_open(f, file);
    struct piece *piece = fixture_add(
        f, (struct fixture_text){.face = face, .size = 5, .x = 40, .y = 60, .text = many});
    for (uint32_t i = 0; i < piece->glyph_count; i++) {
        piece->glyphs[i].id = piece->glyphs[0].id;
        piece->glyphs[i].x = (int32_t)i * 4 * UNIT_PT;
    }
    ck_assert(fixture_write(f));
    const char *path = fixture_save(f);
    struct slice answer;
    if (ask(f, "pdftotext %s -", path, &answer))
        assert_has(answer, many);
    if (ask(f, "pdffonts %s", path, &answer))
        ck_assert_uint_eq(count_of(answer, "yes yes yes"), font_count);
    unlink(path);
    fixture_free(f);
}

START_TEST(a_glyph_of_many_meanings_says_them_all)
{
    check_many_meanings(DEJAVU "SansMono.ttf", 1);
    check_many_meanings(GARAMOND "Regular.otf", VARIANT_LIMIT);
}
END_TEST

START_TEST(labels_follow_folios)
{
    struct fixture *f = make_hard_page();
    ck_assert(fixture_write(f));
    assert_lacks(f->bytes, "PageLabels");
    f->pages.pages[0].number = 3;
    f->pages.pages[1].number = 5;
    f->pages.is_bound_right = true;
    ck_assert(fixture_write(f));
    assert_has(f->bytes, "/Nums [0<</S/D/St 3>> 1<</S/D/St 5>>]");
    assert_has(f->bytes, "/Direction /R2L");
    fixture_free(f);
}
END_TEST

START_TEST(a_space_is_shown_at_the_lines_end)
{
    struct fixture *f = fixture_make(1);
    uint32_t face = fixture_open(f, GARAMOND "Regular.otf");
    fixture_add(f, (struct fixture_text){.face = face, .size = 12, .y = 40, .text = "one"});
    struct piece *space = fixture_add(f, (struct fixture_text){.face = face,
                                                               .size = 12,
                                                               .x = 20,
                                                               .y = 40,
                                                               .text = "\xE2\x80\x83",
                                                               .part = PART_LINE_SPACE});
    space->glyphs[0].id = 3; /* whatever its glyph and its source, it says U+0020 */
    ck_assert(fixture_write(f));
    const char *path = fixture_save(f);
    struct slice answer;
    if (ask(f, "mutool draw -q -F stext %s", path, &answer))
        assert_has(answer, "c=\" \"");
    unlink(path);
    fixture_free(f);
}
END_TEST

START_TEST(many_pages_make_a_tree)
{
    struct fixture *f = fixture_make(1000);
    ck_assert(fixture_write(f));
    const char *path = fixture_save(f);
    struct slice answer;
    if (ask(f, "qpdf --show-npages %s", path, &answer))
        ck_assert_msg(slice_starts_with(answer, "1000\n"), "%.*s", SLICE_ARG(answer));
    ck_assert_uint_eq(count_of(f->bytes, "/Type /Pages\n"), 9);
    unlink(path);
    fixture_free(f);
}
END_TEST

/* A copy of a font file with the middle of one table overwritten. */
static hb_blob_t *break_table(const char *path, hb_tag_t tag)
{
    hb_blob_t *whole = hb_blob_create_from_file_or_fail(path);
    ck_assert_ptr_nonnull(whole);
    unsigned length;
    const char *bytes = hb_blob_get_data(whole, &length);
    char *copy = malloc(length);
    ck_assert_ptr_nonnull(copy);
    memcpy(copy, bytes, length);
    for (unsigned i = 0; i < 20; i++) { /* the table directory: tag, checksum, offset, length */
        const unsigned char *row = (const unsigned char *)copy + 12 + 16 * i;
        unsigned at = (unsigned)row[8] << 24 | (unsigned)row[9] << 16 | (unsigned)row[10] << 8 |
                      (unsigned)row[11];
        bool is_wanted = row[0] == tag >> 24 && row[1] == (tag >> 16 & 0xFF) &&
                         row[2] == (tag >> 8 & 0xFF) && row[3] == (tag & 0xFF);
        if (is_wanted && at + 400 < length)
            memset(copy + at, 0xFF, 400);
    }
    hb_blob_destroy(whole);
    return hb_blob_create(copy, length, HB_MEMORY_MODE_WRITABLE, copy, free);
}

START_TEST(a_broken_font_is_an_error)
{
    struct fixture *f = fixture_make(1);
    hb_blob_t *blob = break_table(GARAMOND "Regular.otf", HB_TAG('C', 'F', 'F', ' '));
    uint32_t face = fixture_open_bytes(f, blob, 0, "broken.otf");
    fixture_add(f, (struct fixture_text){.face = face, .size = 12, .y = 40, .text = "Pray"});
    ck_assert(!fixture_write(f));
    ck_assert_uint_eq(diag_system_count(f->diag), 1);
    fixture_free(f);

    f = fixture_make(1);
    face = fixture_open(f, GARAMOND "Regular.otf");
    struct piece *piece =
        fixture_add(f, (struct fixture_text){.face = face, .size = 12, .y = 40, .text = "Pray"});
    piece->glyphs[2].id = 65000;
    ck_assert(!fixture_write(f));
    ck_assert_uint_eq(diag_system_count(f->diag), 1);
    fixture_free(f);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("pdf_write");
    TCase *tcase = tcase_create("files");
    tcase_add_test(tcase, strangers_read_it);
    tcase_add_test(tcase, words_come_back);
    tcase_add_test(tcase, spaced_words_come_back_whole);
    tcase_add_test(tcase, glyphs_stand_where_they_were_placed);
    tcase_add_test(tcase, long_lines_gather_no_error);
    tcase_add_test(tcase, the_same_input_gives_the_same_bytes);
    tcase_add_test(tcase, shared_programs_change_no_byte);
    tcase_add_test(tcase, dates_come_from_the_input);
    tcase_add_test(tcase, links_and_bookmarks_only_where_wanted);
    tcase_add_test(tcase, a_link_over_lines_has_quadrilaterals);
    tcase_add_test(tcase, imposed_pages_lie_and_turn_as_placed);
    tcase_add_test(tcase, a_glyph_of_many_meanings_says_them_all);
    tcase_add_test(tcase, labels_follow_folios);
    tcase_add_test(tcase, a_space_is_shown_at_the_lines_end);
    tcase_add_test(tcase, many_pages_make_a_tree);
    tcase_add_test(tcase, a_broken_font_is_an_error);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

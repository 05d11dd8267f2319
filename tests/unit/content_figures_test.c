/* Pictures in content: what is taken, what is refused and with which words, and what translators
 * get. The files lie in a folder of the test's own. */
#include "content_fixture.h"
#include "images_fixture.h"

#include <sys/stat.h>
#include <unistd.h>

#define HEAD                                                                                       \
    "format: orison-content/1\nlanguage: en\ntitle: T\n%s\nsections:\n  - name: R\n    items: "    \
    "[a]\n"

struct folder {
    struct bench bench;
    char path[64];
};

static void put(struct folder *folder, const char *name, struct slice bytes)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder->path, name);
    ck_assert(file_write(folder->bench.arena, folder->bench.diag, path, bytes));
}

static struct folder folder_make(void)
{
    struct folder folder = {.bench = bench_open(), .path = "/tmp/orison-figures-XXXXXX"};
    ck_assert_ptr_nonnull(mkdtemp(folder.path));
    char inside[80];
    snprintf(inside, sizeof inside, "%s/in", folder.path);
    ck_assert_int_eq(mkdir(inside, 0700), 0);
    struct png_plan plan = {.width = 40, .height = 30, .depth = 8, .color = 2};
    struct slice png = make_png(&folder.bench, &plan);
    put(&folder, "outside.png", png);
    put(&folder, "in/a.png", png);
    put(&folder, "in/broken.png", slice_part(png, 0, 20));
    char link[96];
    snprintf(link, sizeof link, "%s/way-out.png", inside);
    ck_assert_int_eq(symlink("../outside.png", link), 0);
    snprintf(link, sizeof link, "%s/within.png", inside);
    ck_assert_int_eq(symlink("a.png", link), 0);
    return folder;
}

static void folder_free(struct folder *folder)
{
    static const char *const names[] = {
        "in/a.png", "in/broken.png", "in/way-out.png", "in/within.png", "outside.png", "in", ""};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[128];
        snprintf(path, sizeof path, "%s/%s", folder->path, names[i]);
        remove(path);
    }
    bench_close(&folder->bench);
}

/* The content as if it lay in the folder `in`. */
static struct fixture read_in(const struct folder *folder, const char *yaml)
{
    struct fixture fixture = {.arena = arena_make(0)};
    fixture.diag = diag_make(fixture.arena);
    char name[96];
    snprintf(name, sizeof name, "%s/in/t.yaml", folder->path);
    uint32_t source = diag_add_source(fixture.diag, slice_terminated(fixture.arena, slice_of(name)),
                                      slice_of(yaml));
    fixture.is_fine = content_parse(fixture.arena, fixture.diag, source, &fixture.doc);
    return fixture;
}

static struct fixture read_logo(const struct folder *folder, const char *logo)
{
    static char yaml[1024];
    snprintf(yaml, sizeof yaml, HEAD, logo);
    return read_in(folder, yaml);
}

static const char *reports_of(struct fixture *fixture)
{
    struct shown shown;
    shown_open(&shown);
    diag_write(fixture->diag, shown.out, DIAG_TEXT);
    return shown_close(fixture->arena, &shown);
}

static const struct {
    const char *logo, *code;
} refused[] = {
    {"logo: a.png", "[image-form]"},
    {"logo: {file: a.png}", "[image-alt]"},
    {"logo: {alt: The sun}", "[content-missing]"},
    {"logo: {file: a.png, alt: ''}", "[text-empty]"},
    {"logo: {file: a.png, alt: S, width: 3mm}", "[yaml-unknown-key]"},
    {"logo: {file: ../outside.png, alt: S}", "[image-path]"},
    {"logo: {file: x/../../outside.png, alt: S}", "[image-path]"},
    {"logo: {file: way-out.png, alt: S}", "[image-path]"},
    {"logo: {file: /etc/hostname, alt: S}", "[image-path]"},
    {"logo: {file: 'C:\\a.png', alt: S}", "[image-path]"},
    {"logo: {file: ~/a.png, alt: S}", "[image-path]"},
    {"logo: {file: '', alt: S}", "[image-path]"},
    {"logo: {file: none.png, alt: S}", "[image-missing]"},
    {"logo: {file: ., alt: S}", "[image-missing]"},
    {"logo: {file: broken.png, alt: S}", "["},
};

START_TEST(refuses_what_is_no_picture_of_ours)
{
    struct folder folder = folder_make();
    struct fixture fixture = read_logo(&folder, refused[_i].logo);
    const char *reports = reports_of(&fixture);
    ck_assert_msg(!fixture.is_fine, "%s was taken", refused[_i].logo);
    ck_assert_uint_eq(diag_count(fixture.diag, SEVERITY_ERROR), 1);
    ck_assert_msg(strstr(reports, refused[_i].code) != NULL, "%s: expected %s, not %s",
                  refused[_i].logo, refused[_i].code, reports);
    ck_assert_msg(strstr(reports, "t.yaml:4:") != NULL, "no place: %s", reports);
    fixture_free(&fixture);
    folder_free(&folder);
}
END_TEST

START_TEST(a_logo_stands_last_on_the_title_page)
{
    struct folder folder = folder_make();
    struct fixture fixture =
        read_logo(&folder, "organization: O\nlogo: {file: within.png, alt: The _sun_}");
    ck_assert_msg(fixture.is_fine, "%s", reports_of(&fixture));
    ck_assert_uint_eq(fixture.doc.figure_count, 1);
    const struct figure *figure = &fixture.doc.figures[0];
    ck_assert(slice_is(figure->alternative, "The sun"));
    ck_assert_uint_eq(figure->pixel_width, 40);
    ck_assert_uint_eq(figure->pixel_height, 30);
    ck_assert_int_eq(fixture.doc.blocks[1].kind, BLOCK_ORGANIZATION);
    ck_assert_int_eq(fixture.doc.blocks[2].kind, BLOCK_LOGO);
    ck_assert_uint_eq(fixture.doc.blocks[2].figure, 0);
    ck_assert_uint_eq(fixture.doc.blocks[2].section, NO_INDEX);
    fixture_free(&fixture);
    folder_free(&folder);
}
END_TEST

static const char image_yaml[] =
    "format: orison-content/1\nlanguage: en\ntitle: T\nsections:\n  - name: R\n    image:\n"
    "      file: a.png\n      alt: Girls read\n      caption: Ruby* reads\n      width: 60mm\n"
    "    paragraphs: [p]\n    items: [i]\n";

START_TEST(an_image_stands_between_paragraphs_and_items)
{
    static const enum block_kind kinds[] = {BLOCK_TITLE, BLOCK_REGION,  BLOCK_PARAGRAPH,
                                            BLOCK_IMAGE, BLOCK_CAPTION, BLOCK_ITEM};
    struct folder folder = folder_make();
    struct fixture fixture = read_in(&folder, image_yaml);
    ck_assert_msg(fixture.is_fine, "%s", reports_of(&fixture));
    ck_assert_uint_eq(fixture.doc.block_count, 6);
    for (uint32_t i = 0; i < 6; i++)
        ck_assert_int_eq(fixture.doc.blocks[i].kind, kinds[i]);
    ck_assert_uint_eq(fixture.doc.sections[0].block_count, 5);
    ck_assert_int_eq(fixture.doc.figures[0].width, unit_of_mm(60));
    ck_assert_uint_eq(fixture.doc.note_count, 1);
    fixture_free(&fixture);
    folder_free(&folder);
}
END_TEST

static const struct entry *find_entry(const struct doc *doc, const char *role)
{
    for (uint32_t i = 0; i < doc->entry_count; i++)
        if (strcmp(doc->entries[i].role, role) == 0)
            return &doc->entries[i];
    ck_abort_msg("there is no entry of role %s", role);
    return NULL;
}

START_TEST(words_of_pictures_are_translated)
{
    struct folder folder = folder_make();
    struct fixture fixture = read_in(&folder, image_yaml);
    ck_assert(fixture.is_fine);
    const struct entry *alt = find_entry(&fixture.doc, "alt");
    const struct entry *caption = find_entry(&fixture.doc, "caption");
    ck_assert(slice_is(alt->source, "Girls read"));
    ck_assert(slice_is(caption->source, "Ruby* reads"));
    const struct point start = {0, alt->place};
    struct translation translation = {.role = SLICE("alt"),
                                      .source = alt->source,
                                      .text = SLICE("Mädchen lesen"),
                                      .points = &start,
                                      .point_count = 1,
                                      .place = alt->place};
    struct translations edition = {
        .language = SLICE("de"), .translations = &translation, .translation_count = 1};
    struct doc german;
    ck_assert(content_translate(fixture.arena, fixture.diag, &fixture.doc, &edition, &german));
    ck_assert(slice_is(german.figures[0].alternative, "Mädchen lesen"));
    ck_assert_uint_eq(german.figures[0].language, 0);
    fixture_free(&fixture);
    folder_free(&folder);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("content: figures");
    TCase *tests = tcase_create("all");
    tcase_add_loop_test(tests, refuses_what_is_no_picture_of_ours, 0,
                        sizeof refused / sizeof *refused);
    tcase_add_test(tests, a_logo_stands_last_on_the_title_page);
    tcase_add_test(tests, an_image_stands_between_paragraphs_and_items);
    tcase_add_test(tests, words_of_pictures_are_translated);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}

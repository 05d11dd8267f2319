/* The Universal Declaration in 64 languages, with the fonts that the catalogue names: nothing is
 * missing, and the piece cache changes no glyph in any script. */
#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "text/text.h"

enum { PARAGRAPHS = 200 };

struct declaration {
    struct arena *arena;
    struct diag *diag;
    struct slice languages[1];
    struct block blocks[PARAGRAPHS];
    struct slice texts[PARAGRAPHS], text_languages[PARAGRAPHS];
    struct style styles[1];
    struct slice font_names[1];
    struct design design;
    struct doc doc;
};

/* The JSON string that begins after the quote at `*at`: the files have no escapes but \" and \\. */
static struct slice read_string(struct arena *arena, struct slice json, size_t *at)
{
    char *bytes = arena_alloc(arena, json.length - *at + 1);
    size_t length = 0;
    for (++*at; *at < json.length && json.bytes[*at] != '"'; ++*at) {
        if (json.bytes[*at] == '\\')
            ++*at;
        bytes[length++] = json.bytes[*at];
    }
    ++*at;
    return (struct slice){bytes, length};
}

static size_t find_after(struct slice json, const char *key)
{
    const char *found = memmem(json.bytes, json.length, key, strlen(key));
    ck_assert_msg(found != NULL, "no %s", key);
    return (size_t)(found - json.bytes) + strlen(key);
}

static void add_block(struct declaration *d, struct slice text)
{
    struct block *block = &d->blocks[d->doc.block_count];
    struct span *span = arena_alloc(d->arena, sizeof *span);
    struct point *point = arena_alloc(d->arena, sizeof *point);
    *span = (struct span){
        .byte_end = (uint32_t)text.length, .link = NO_INDEX, .note = NO_INDEX, .language = 0};
    point->place.source = diag_add_source(d->diag, "udhr", text);
    *block = (struct block){.kind = BLOCK_PARAGRAPH,
                            .text = text,
                            .spans = span,
                            .span_count = 1,
                            .points = point,
                            .point_count = 1,
                            .place = point->place};
    d->texts[d->doc.block_count] = text;
    d->text_languages[d->doc.block_count++] = d->languages[0];
}

static struct declaration *read_declaration(struct arena *arena, const char *path)
{
    struct declaration *d = arena_alloc(arena, sizeof *d);
    d->arena = arena;
    d->diag = diag_make(arena);
    struct slice json;
    ck_assert(file_read(arena, d->diag, path, 1 << 20, &json));
    size_t at = find_after(json, "\"language\": ");
    d->languages[0] = read_string(arena, json, &at);
    at = find_after(json, "\"paragraphs\": [");
    while (at < json.length && json.bytes[at] != ']' && d->doc.block_count + 1 < PARAGRAPHS) {
        if (json.bytes[at] == '"')
            add_block(d, read_string(arena, json, &at));
        else
            at++;
    }
    add_block(d, SLICE("0123456789-\xE2\x80\x90 "));
    return d;
}

static void make_design(struct declaration *d)
{
    d->font_names[0] = SLICE("body");
    d->styles[0] = (struct style){
        .name = SLICE("body"), .size = 12 * UNIT_PT, .scale = 1, .is_hyphenated = true};
    d->design = (struct design){.fonts = d->font_names,
                                .font_count = 1,
                                .styles = d->styles,
                                .style_count = 1,
                                .breaking = {.hyphen_before = 2, .hyphen_after = 3}};
    d->doc.languages = d->languages;
    d->doc.language_count = 1;
    d->doc.blocks = d->blocks;
}

static void assert_equal(const struct declaration *d, const struct paragraph *a,
                         const struct paragraph *b)
{
    ck_assert_msg(a->glyph_count == b->glyph_count, "%.*s: %u glyphs cached, %u whole",
                  SLICE_ARG(d->languages[0]), a->glyph_count, b->glyph_count);
    for (uint32_t i = 0; i < a->glyph_count; i++) {
        const struct glyph *x = &a->glyphs[i], *y = &b->glyphs[i];
        bool is_equal = x->id == y->id && x->cu == y->cu && x->advance == y->advance &&
                        x->x_offset == y->x_offset && x->y_offset == y->y_offset;
        if (!is_equal)
            ck_abort_msg("%.*s block %u cu %u: cached %u:%d whole %u:%d",
                         SLICE_ARG(d->languages[0]), a->block, x->cu, x->id, x->advance, y->id,
                         y->advance);
    }
}

static void assert_language(const char *path)
{
    struct arena *arena = arena_make(0);
    struct declaration *d = read_declaration(arena, path);
    make_design(d);
    size_t need_count;
    struct font_need *needs = text_font_needs(arena, &d->design, &need_count);
    struct fonts *fonts =
        fonts_open(arena, d->diag,
                   &(struct font_wish){"fonts/fonts.yaml", &d->design, needs, need_count, d->texts,
                                       d->text_languages, d->doc.block_count});
    ck_assert_msg(fonts != NULL, "%s: no fonts", path);
    struct text cached, whole;
    struct edition edition = {
        .diag = d->diag, .doc = &d->doc, .design = &d->design, .fonts = fonts};
    bool is_fine = text_shape(arena, &edition, &cached);
    if (!is_fine)
        diag_write(d->diag, stdout, DIAG_TEXT);
    ck_assert_msg(is_fine, "%s: reports above", path);
    edition.is_uncached = true;
    ck_assert(text_shape(arena, &edition, &whole));
    for (uint32_t i = 0; i < cached.paragraph_count; i++)
        assert_equal(d, &cached.paragraphs[i], &whole.paragraphs[i]);
    arena_free(arena);
}

START_TEST(cache_equals_whole_in_every_language)
{
    const char *data = getenv("ORISON_TEST_DATA");
    char folder[4096], path[8192];
    snprintf(folder, sizeof folder, "%s/udhr", data ? data : "");
    struct dirent **names;
    int count = data ? scandir(folder, &names, NULL, alphasort) : -1;
    if (count < 0) {
        printf("skipped: 1 the declarations: ORISON_TEST_DATA is not set\n");
        fflush(stdout);
        return;
    }
    int languages = 0;
    for (int i = 0; i < count; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
        if (strstr(names[i]->d_name, ".json")) {
            assert_language(path);
            languages++;
        }
        free(names[i]);
    }
    free(names);
    ck_assert_int_ge(languages, 60);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("text_bulk");
    TCase *one = tcase_create("bulk");
    tcase_add_test(one, cache_equals_whole_in_every_language);
    suite_add_tcase(suite, one);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

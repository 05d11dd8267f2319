/* What the tests of fonts/ share: a folder of their own, catalogues written into it, faces asked
 * for. */
#ifndef ORISON_TESTS_FONTS_FIXTURE_H
#define ORISON_TESTS_FONTS_FIXTURE_H

#include <check.h>
#include <hb.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/index.h"
#include "fonts/fonts.h"
#include "fonts/internal.h"
#include "fonts/sfnt.h"

#define CATALOGUE "fonts/fonts.yaml"
#define EB_12     "/usr/share/fonts/opentype/ebgaramond/EBGaramond12-Regular.otf"
#define EB_08     "/usr/share/fonts/opentype/ebgaramond/EBGaramond08-Regular.otf"
#define GENTIUM   "/usr/share/fonts/truetype/gentiumplus/GentiumPlus-Regular.ttf"

static struct arena *arena;
static struct diag *diag;
static char folder[64];
static int skips;

static void begin(void)
{
    arena = arena_make(0);
    diag = diag_make(arena);
    strcpy(folder, "/tmp/orison-fonts-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void end(void)
{
    char command[96];
    snprintf(command, sizeof command, "rm -r %s", folder);
    ck_assert_int_eq(system(command), 0);
    arena_free(arena);
}

/* -- helpers --------------------------------------------------------------------------------- */

static const char *messages(void)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    diag_write(diag, out, DIAG_TEXT);
    fclose(out);
    const char *kept = slice_terminated(arena, slice_of(text));
    free(text);
    return kept;
}

static inline const char *path_in_folder(const char *name)
{
    return path_join(arena, slice_of(folder), slice_of(name));
}

static inline const char *write_file(const char *name, struct slice bytes)
{
    const char *path = path_in_folder(name);
    ck_assert(file_write(arena, diag, path, bytes));
    return path;
}

static inline struct slice read_bytes(const char *path)
{
    struct slice bytes = {0};
    ck_assert(file_read(arena, diag, path, 64 << 20, &bytes));
    return bytes;
}

/* A catalogue with one stack `body`: Latn, and what else `rows` and `families` say. */
static inline const char *write_catalogue(const char *families, const char *rows,
                                          const char *fallback)
{
    struct slice yaml = slice_format(arena,
                                     "format: orison-fonts/1\n"
                                     "roots: [/usr/share/fonts/opentype, "
                                     "/usr/share/fonts/truetype]\n"
                                     "families:\n%s"
                                     "stacks:\n"
                                     "  - name: body\n"
                                     "    chains:\n%s"
                                     "    fallback: [%s]\n",
                                     families, rows, fallback);
    return write_file("fonts.yaml", yaml);
}

#define FAMILY(name, package, file)                                                                \
    "  - name: " name "\n    package: " package "\n    faces:\n      - {file: " file "}\n"
#define ROW(scripts, families) "      - {scripts: [" scripts "], families: [" families "]}\n"

static struct slice stack_names[] = {{"body", 4}, {"clear", 5}, {"bady", 4}};

static const struct design *test_design(void)
{
    struct design *design = arena_alloc(arena, sizeof *design);
    design->fonts = stack_names;
    design->font_count = 3;
    return design;
}

static struct font_need need_of(uint32_t font, enum slant slant, enum weight weight, double points)
{
    return (struct font_need){font, slant, weight, unit_of_points(points)};
}

static struct fonts *open_text(const char *path, const struct font_need *needs, size_t need_count,
                               const char *language, const char *text)
{
    struct slice texts[] = {slice_of(text)}, languages[] = {slice_of(language)};
    const struct font_wish wish = {path, test_design(), needs, need_count, texts, languages, 1};
    return fonts_open(arena, diag, &wish);
}

static const char *face_file(const struct fonts *fonts, uint32_t face)
{
    if (face == NO_INDEX)
        return "(none)";
    return slice_terminated(arena, path_name(fonts_face(fonts, face)->file));
}

/* The file that sets a character. */
static inline const char *file_for(const struct fonts *fonts, struct font_need need,
                                   const char *language, hb_script_t script, uint32_t character)
{
    return face_file(fonts, fonts_find(fonts, &need, slice_of(language), script, character));
}

static inline bool has_fonts_of(const char *package, const char *path)
{
    if (file_exists(path))
        return true;
    printf("skipped (%d): %s is not installed\n", ++skips, package);
    return false;
}

#endif

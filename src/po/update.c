/* `po update`: a catalogue follows its source.
 *
 * In: the source's entries, and the catalogue there is, if any. Out: the catalogue, whole, with
 * what was translated kept. The merge is gettext's own, msgmerge, as a program run with arguments
 * and no shell, in a folder that is removed after: its fuzzy matching is what translators know, and
 * no part of libgettextpo. Invariant: the catalogue is replaced only by one that libgettextpo reads
 * without an error and checks. */
#include <string.h>

#include "base/file.h"
#include "po/bench.h"
#include "po/catalogue.h"
#include "po/template.h"

enum { CATALOGUE_BYTES_LARGEST = 16 << 20 };

struct string_list {
    char **at;
    size_t count, room;
};

static void add_argument(struct bench *bench, struct string_list *list, struct slice text)
{
    *array_add(bench->arena, list) = slice_terminated(bench->arena, text);
}

/* The other content files' catalogues of the language, content/STEM/LANG.po, in byte order. One
 * that is broken helps nobody and is left out, with a warning. */
static void add_compendium(struct bench *bench, struct slice parent, struct slice stem,
                           struct slice language, struct string_list *arguments)
{
    struct slice folder =
        slice_format(bench->arena, "%.*s%.*s", SLICE_ARG(parent), SLICE_ARG(stem));
    struct slice name = slice_format(bench->arena, "%.*s.po", SLICE_ARG(language));
    const char *path = path_join(bench->arena, folder, name);
    if (!file_exists(path))
        return;
    struct arena *scratch = arena_make(0);
    struct catalogue catalogue;
    if (po_read(scratch, diag_make(scratch), path, language, &catalogue))
        add_argument(bench, arguments, slice_format(bench->arena, "--compendium=%s", path));
    else
        diag_warning(bench->diag, NO_PLACE, "po-compendium",
                     "%s is broken: nothing is taken from it", path);
    arena_free(scratch);
}

/* False after a report: what cannot be looked for is not to be left out unseen. */
static bool add_compendia(struct bench *bench, const char *content, struct slice language,
                          struct string_list *arguments)
{
    size_t count, system_count = diag_system_count(bench->diag);
    struct slice own = po_folder(slice_of(content)), parent = path_directory(own);
    const char *path = parent.length ? slice_terminated(bench->arena, parent) : ".";
    struct slice *stems = file_list(bench->arena, bench->diag, path, &count);
    for (size_t i = 0; i < count; i++)
        if (stems[i].bytes[0] != '.' && !slice_equal(path_name(own), stems[i]))
            add_compendium(bench, parent, stems[i], language, arguments);
    return diag_system_count(bench->diag) == system_count;
}

/* What msgmerge is given was read before without an error, so it stops for want of memory or disk.
 */
static void report_program(struct bench *bench, const char *program, const char *path, int status)
{
    struct slice words = SLICE("");
    if (status == BENCH_ENDED_UNFOUND) {
        diag_system(bench->diag, path, "po-gettext", "%s could not be run", program);
        diag_hint(bench->diag, "install the package gettext");
        return;
    }
    struct arena *scratch = arena_make(0);
    file_read(scratch, diag_make(scratch), bench->files[BENCH_WORDS], CATALOGUE_BYTES_LARGEST,
              &words);
    diag_system(bench->diag, path, "po-gettext", "%s failed: %.*s", program,
                SLICE_ARG(slice_part(words, 0, 400)));
    arena_free(scratch);
}

/* Merges `old` with the template into `merged`. */
static bool merge(struct bench *bench, const char *content, struct slice language, const char *path)
{
    struct string_list arguments = {0};
    add_argument(bench, &arguments, SLICE("msgmerge"));
    add_argument(bench, &arguments, SLICE("--previous"));
    add_argument(bench, &arguments, SLICE("--quiet"));
    add_argument(bench, &arguments,
                 slice_format(bench->arena, "--output-file=%s", bench->files[BENCH_MERGED]));
    if (!add_compendia(bench, content, language, &arguments))
        return false;
    add_argument(bench, &arguments, slice_of(bench->files[BENCH_OLD]));
    add_argument(bench, &arguments, slice_of(bench->files[BENCH_TEMPLATE]));
    *array_add(bench->arena, &arguments) = NULL;
    int status = bench_run(bench, arguments.at);
    if (status != 0)
        report_program(bench, arguments.at[0], path, status);
    return status == 0;
}

/* Puts the catalogue that there is, or one with only a header, where the merge wants it. */
static bool put_old(struct bench *bench, const struct gettext *gettext,
                    const struct po_source *source, struct slice language, const char *path)
{
    struct slice bytes;
    struct catalogue catalogue;
    if (!file_exists(path))
        return template_write_header(bench->arena, bench->diag, gettext, source, language,
                                     bench->files[BENCH_OLD]);
    return po_read(bench->arena, bench->diag, path, language, &catalogue) &&
           file_read(bench->arena, bench->diag, path, CATALOGUE_BYTES_LARGEST, &bytes) &&
           file_write(bench->arena, bench->diag, bench->files[BENCH_OLD], bytes);
}

static bool write_merged(struct bench *bench, struct slice language, const char *path)
{
    struct slice bytes;
    struct catalogue catalogue;
    struct slice folder = path_directory(slice_of(path));
    return po_read(bench->arena, bench->diag, bench->files[BENCH_MERGED], language, &catalogue) &&
           file_read(bench->arena, bench->diag, bench->files[BENCH_MERGED], CATALOGUE_BYTES_LARGEST,
                     &bytes) &&
           file_make_directory(bench->diag, slice_terminated(bench->arena, folder)) &&
           file_write(bench->arena, bench->diag, path, bytes);
}

bool po_update(struct arena *arena, struct diag *diag, const struct po_source *source,
               struct slice language, const char **path)
{
    struct bench bench;
    const struct gettext *gettext = gettext_open(arena, diag);
    const char *catalogue = po_path(arena, source->content, language);
    if (!gettext || !bench_open(arena, diag, &bench))
        return false;
    bool is_fine = template_write(arena, diag, gettext, source, bench.files[BENCH_TEMPLATE]) &&
                   put_old(&bench, gettext, source, language, catalogue) &&
                   merge(&bench, source->content, language, catalogue) &&
                   write_merged(&bench, language, catalogue);
    bench_close(&bench);
    if (is_fine)
        *path = catalogue;
    return is_fine;
}

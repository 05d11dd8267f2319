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
#include "po/lend.h"
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
static bool merge(struct bench *bench, const struct lending *lending, const char *path)
{
    struct string_list arguments = {0};
    add_argument(bench, &arguments, SLICE("msgmerge"));
    add_argument(bench, &arguments, SLICE("--previous"));
    add_argument(bench, &arguments, SLICE("--quiet"));
    add_argument(bench, &arguments,
                 slice_format(bench->arena, "--output-file=%s", bench->files[BENCH_MERGED]));
    for (size_t i = 0; i < lending->path_count; i++)
        add_argument(bench, &arguments,
                     slice_format(bench->arena, "--compendium=%s", lending->paths[i]));
    add_argument(bench, &arguments, slice_of(bench->files[BENCH_OLD]));
    add_argument(bench, &arguments, slice_of(bench->files[BENCH_TEMPLATE]));
    *array_add(bench->arena, &arguments) = NULL;
    int status = bench_run(bench, arguments.at);
    if (status != 0)
        report_program(bench, arguments.at[0], path, status);
    return status == 0;
}

static void tell_draft(struct bench *bench, const char *path, size_t count)
{
    diag_note_path(bench->diag, path, "po-draft",
                   "%zu of its texts come%s from a draft of another issue, so it is a draft too",
                   count, count == 1 ? "s" : "");
    diag_hint(bench->diag,
              "when somebody has reviewed it, take the line “X-Orison-Status: draft” out of its "
              "header");
}

/* Puts the catalogue that there is, or one with only a header, where the merge wants it; what will
 * have texts of a draft is called one. */
static bool put_old(struct bench *bench, const struct gettext *gettext,
                    const struct po_source *source, const struct lending *lending,
                    struct catalogue *old)
{
    struct slice bytes;
    const char *path = old->path, *put = bench->files[BENCH_OLD];
    bool is_new = !file_exists(path);
    if (!is_new && !po_read(bench->arena, bench->diag, path, old->language, old))
        return false;
    size_t count = lend_count_drafts(bench->arena, lending, is_new ? NULL : old);
    bool is_made_draft = count > 0 && !old->is_draft;
    if (is_made_draft)
        tell_draft(bench, path, count);
    if (is_new)
        return template_write_header(bench->arena, bench->diag, gettext, source, old->language,
                                     is_made_draft, put);
    if (is_made_draft)
        return template_write_draft(bench->arena, bench->diag, gettext, path, put);
    return file_read(bench->arena, bench->diag, path, CATALOGUE_BYTES_LARGEST, &bytes) &&
           file_write(bench->arena, bench->diag, put,
                      slice_part(bytes, po_text_start(bytes), bytes.length));
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

static bool update(struct bench *bench, const struct gettext *gettext,
                   const struct po_source *source, struct catalogue *old)
{
    struct lending lending;
    return lend_find(bench->arena, bench->diag, source, old->language, &lending) &&
           template_write(bench->arena, bench->diag, gettext, source, TEMPLATE_OF_MERGE,
                          bench->files[BENCH_TEMPLATE]) &&
           put_old(bench, gettext, source, &lending, old) && merge(bench, &lending, old->path) &&
           write_merged(bench, old->language, old->path);
}

bool po_update(struct arena *arena, struct diag *diag, const struct po_source *source,
               struct slice language, const char **path)
{
    struct bench bench;
    const struct gettext *gettext = gettext_open(arena, diag);
    struct catalogue old = {.language = language,
                            .path = po_path(arena, source->content, language)};
    const char *catalogue = old.path;
    if (!gettext || !bench_open(arena, diag, &bench))
        return false;
    bool is_fine = update(&bench, gettext, source, &old);
    bench_close(&bench);
    if (is_fine)
        *path = catalogue;
    return is_fine;
}

bool po_make_template(struct arena *arena, struct diag *diag, const struct po_source *source,
                      const char **path)
{
    struct bench bench;
    struct slice bytes, folder = po_folder(slice_of(source->content));
    const struct gettext *gettext = gettext_open(arena, diag);
    if (!gettext || !bench_open(arena, diag, &bench))
        return false;
    struct slice name = slice_format(arena, "%.*s.pot", SLICE_ARG(path_name(folder)));
    const char *made = bench.files[BENCH_TEMPLATE], *template = path_join(arena, folder, name);
    bool is_fine = template_write(arena, diag, gettext, source, TEMPLATE_OF_ITS_OWN, made) &&
                   file_read(arena, diag, made, CATALOGUE_BYTES_LARGEST, &bytes) &&
                   file_make_directory(diag, slice_terminated(arena, folder)) &&
                   file_write(arena, diag, template, bytes);
    bench_close(&bench);
    if (is_fine)
        *path = template;
    return is_fine;
}

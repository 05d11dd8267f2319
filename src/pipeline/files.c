/* The files of an edition, one for each layout.
 *
 * In: pages. Out: files, written together once all are made, or dumps. A file that something is
 * wrong with is left out; the rows that make them are pipeline.c's. */
#include "base/ending.h"
#include "base/file.h"
#include "base/reports.h"
#include "pipeline/run.h"
#include "sheets/sheets.h"

static bool make_file(struct pipeline *p, struct file *file)
{
    size_t end = p->request->dump == STAGE_NONE ? FILE_ROWS : ROW_INKS;
    bool is_fine = true;
    diag_set_context(p->diag, p->doc.languages[0], file->layout.name);
    file->arena = arena_make(0);
    file->deliverable = (struct deliverable){
        .diag = p->diag,
        .edition = &file->made->edition,
        .layout = &file->layout,
        .path = request_path(p->arena, p->request, p->doc.languages[0], file->layout.name),
        .source_date = p->request->source_date,
        .is_quiet = p->request->is_quiet,
        .is_verified = p->request->is_verified,
        .programs = file->made->programs};
    for (size_t row = 0; is_fine && row < end; row++) {
        is_fine = file_rows[row].run(file->arena, &file->deliverable);
        timings_end(p->timings, file_rows[row].name, file->arena);
    }
    file->made->programs = file->deliverable.programs;
    return is_fine;
}

/* Whether this row's dump is asked for. */
static bool is_asked(const struct pipeline *p, const char *row)
{
    return slice_is(slice_of(stage_names[p->request->dump]), row);
}

static void dump_file(struct pipeline *p, const struct file *file)
{
    struct dump dump = {p->request->out, 0};
    if (p->request->dump == STAGE_LAYOUT)
        layout_dump(&dump, &file->layout);
    for (size_t row = 0; row < EDITION_ROWS && file->is_first; row++)
        if (edition_rows[row].dump && is_asked(p, edition_rows[row].name))
            edition_rows[row].dump(&dump, &file->made->edition);
    for (size_t row = 0; row < FILE_ROWS; row++)
        if (file_rows[row].dump && is_asked(p, file_rows[row].name))
            file_rows[row].dump(&dump, &file->deliverable);
}

bool run_has_failed(const struct pipeline *p)
{
    return diag_count(p->diag, SEVERITY_ERROR) > 0 ||
           (p->request->is_strict && diag_count(p->diag, SEVERITY_WARNING) > 0);
}

/* Writes what is not refused, all or nothing, and tells the paths. */
static bool write_files(struct pipeline *p)
{
    const struct pipeline_request *request = p->request;
    bool is_fine = file_make_directory(p->diag, request->out_directory);
    struct file_set *set =
        is_fine ? file_set_open(p->arena, p->diag, request->out_directory) : NULL;
    for (size_t i = 0; is_fine && i < request->layout_count; i++)
        if (!p->files[i].is_refused)
            is_fine =
                file_set_add(set, p->files[i].deliverable.path, p->files[i].deliverable.bytes);
    is_fine = is_fine && file_set_commit(set);
    if (is_fine)
        ending_settle(run_has_failed(p) ? OUTCOME_INPUT : OUTCOME_FINE);
    else
        diag_hint(p->diag, "-o FOLDER puts the files elsewhere");
    for (size_t i = 0; is_fine && i < request->layout_count; i++)
        if (!p->files[i].is_refused)
            fprintf(request->out, "%s\n", p->files[i].deliverable.path);
    for (size_t i = 0; is_fine && i < request->layout_count; i++)
        if (!p->files[i].is_refused) {
            diag_set_context(p->diag, p->doc.languages[0], p->files[i].layout.name);
            advice_tell(&p->files[i].deliverable);
        }
    timings_end(p->timings, "files", p->arena);
    return is_fine;
}

bool files_make(struct pipeline *p)
{
    const struct pipeline_request *request = p->request;
    bool is_fine = true, has_any = false;
    for (size_t i = 0; i < request->layout_count; i++) {
        struct file *file = &p->files[i];
        size_t before = run_faults(p);
        if (request->dump != STAGE_LAYOUT) {
            bool is_made = file->made && file->made->is_made && make_file(p, file);
            file->is_refused |=
                !p->is_content_fine || !is_made || file->made->is_refused || run_faults(p) > before;
            is_fine &= is_made;
        }
        has_any |= !file->is_refused;
        if (request->dump != STAGE_NONE && is_fine)
            dump_file(p, file);
    }
    bool is_wanted = !request->is_check && request->dump == STAGE_NONE;
    if (is_wanted && has_any && diag_system_count(p->diag) == 0)
        is_fine &= write_files(p);
    return is_fine;
}

void files_tell_refused(const struct pipeline *p)
{
    const struct pipeline_request *request = p->request;
    bool is_build = !request->is_check && request->dump == STAGE_NONE && request->why_page == 0;
    struct slice edition = p->doc.language_count > 0 ? p->doc.languages[0] : SLICE("");
    for (size_t i = 0; is_build && i < request->layout_count; i++)
        if (p->files[i].is_refused)
            reports_send_refused(request->reports, edition, p->files[i].layout.name);
}

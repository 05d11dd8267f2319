/* The story of a booklet, from YAML to files.
 *
 *     content ─> doc      layouts ─> layout      then, by the rows of two tables:
 *     an edition:     doc ─ fonts ─ text ─ fit ─ lines ─ pages ─ check
 *     a deliverable:  pages ─ sheets ─ labels ─ inks ─ pdf ─ preflight ─ verify; written: advice
 *
 * A content in one language becomes pages once for each design; pages become files, one for each
 * layout. Layouts with equal designs share their pages. Every arena is made and freed here, one a
 * row's result; a later result may point into an earlier one. Invariant: files are written
 * together, after all of them were made. An error in the content, or of the system, keeps all of
 * an edition's back; one in a layout, on its pages or in the file's own checks keeps those files
 * back that it is about. */
#include "base/reports.h"
#include "check/check.h"
#include "fit/fit.h"
#include "inks/inks.h"
#include "labels/labels.h"
#include "lines/lines.h"
#include "pages/pages.h"
#include "pdf/pdf.h"
#include "pipeline/run.h"
#include "po/po.h"
#include "preflight/preflight.h"
#include "sheets/sheets.h"
#include "text/text.h"
#include "verify/verify.h"
#include "why/why.h"

/* An edition's pages; a family's size is agreed on before `fit`. */
const struct edition_row edition_rows[EDITION_ROWS] = {
    [ROW_FONTS] = {"fonts", text_open_stage, NULL},
    [ROW_TEXT] = {"text", text_stage, text_dump},
    [ROW_FIT] = {"fit", fit_stage, NULL},
    [ROW_LINES] = {"lines", lines_stage, galley_dump},
    [ROW_PAGES] = {"pages", pages_stage, pages_dump},
    [ROW_CHECK] = {"check", check_stage, NULL},
};

/* A file of them; a dump ends before `inks`. */
const struct file_row file_rows[FILE_ROWS] = {
    [ROW_SHEETS] = {"sheets", sheets_stage, sheets_dump},
    [ROW_LABELS] = {"labels", labels_stage, NULL},
    [ROW_INKS] = {"inks", inks_stage, NULL},
    [ROW_PDF] = {"pdf", pdf_stage, NULL},
    [ROW_PREFLIGHT] = {"preflight", preflight_stage, NULL},
    [ROW_VERIFY] = {"verify", verify_stage, NULL},
};

size_t run_faults(const struct pipeline *p)
{
    return diag_raised(p->diag, SEVERITY_ERROR) +
           (p->request->is_strict ? diag_raised(p->diag, SEVERITY_WARNING) : 0);
}

static void read_layouts(struct pipeline *p)
{
    struct layout_files *known = layouts_files_make(p->arena);
    bool has_any = false, has_all = true;
    for (size_t i = 0; i < p->request->layout_count; i++) {
        struct file *file = &p->files[i];
        size_t before = run_faults(p);
        file->is_read = layouts_read_with(p->arena, p->diag, p->request->layouts[i],
                                          &p->request->sources, known, &file->layout);
        file->is_refused = !file->is_read || run_faults(p) > before;
        has_any |= file->is_read;
        has_all &= file->is_read;
    }
    p->has_layouts = p->request->dump == STAGE_NONE ? has_any : has_all;
    timings_end(p->timings, "layout", p->arena);
}

static void read_content(struct pipeline *p)
{
    size_t before = run_faults(p);
    p->has_content = po_read_content(p->arena, p->diag, p->request, &p->doc);
    p->is_content_fine = p->has_content && run_faults(p) == before;
    timings_end(p->timings, "doc", p->arena);
}

/* The costs behind a page, for each design. */
static bool tell_why(struct pipeline *p)
{
    bool is_fine = true;
    for (size_t i = 0; i < p->made_count; i++)
        is_fine &= why_write(p->request->out, &p->made[i].edition, p->request->why_page);
    return is_fine;
}

/* The story itself, once the inputs are read; each step needs the one before. */
static bool run(struct pipeline *p)
{
    const struct pipeline_request *request = p->request;
    if (p->has_content && request->dump == STAGE_DOC)
        doc_dump(&(struct dump){request->out, 0}, p->diag, &p->doc);
    if (!p->has_layouts || !p->has_content || request->dump == STAGE_DOC)
        return p->has_layouts && p->has_content;
    bool has_pages = request->dump == STAGE_LAYOUT || editions_make(p);
    if (request->why_page > 0)
        return has_pages && tell_why(p);
    return (has_pages || request->dump == STAGE_NONE) && files_make(p);
}

static struct pipeline *begin(struct arena *arena, struct diag *diag,
                              const struct pipeline_request *request)
{
    struct pipeline *p = arena_alloc(arena, sizeof *p);
    *p = (struct pipeline){.request = request, .arena = arena, .diag = diag};
    p->timings = timings_make(arena, request->has_timings, request->has_progress);
    p->files = arena_alloc_items(arena, request->layout_count, sizeof *p->files);
    p->made = arena_alloc_items(arena, request->layout_count, sizeof *p->made);
    read_layouts(p);
    read_content(p);
    return p;
}

static void end(struct pipeline *p)
{
    for (size_t i = 0; i < p->request->layout_count; i++)
        arena_free(p->files[i].arena);
    for (size_t i = 0; i < p->made_count; i++)
        for (size_t row = EDITION_ROWS; row-- > 0;)
            arena_free(p->made[i].arenas[row]);
}

bool pipeline_measure(const struct pipeline_request *request, struct arena *arena,
                      struct diag *diag, struct doc *doc, uint32_t **lines)
{
    struct pipeline *p = begin(arena, diag, request);
    bool is_fine = p->has_content && p->has_layouts;
    *doc = p->doc;
    if (is_fine) {
        struct made *made = editions_begin(p, &p->files[0].layout);
        is_fine = editions_make_to(p, made, EDITION_ROWS);
        if (is_fine)
            *lines = lines_count(arena, made->edition.doc, made->edition.galley);
    }
    end(p);
    return is_fine;
}

struct pipeline *pipeline_begin(const struct pipeline_request *request)
{
    struct arena *arena = arena_make(0);
    struct pipeline *p = begin(arena, diag_make(arena), request);
    bool is_set = request->dump != STAGE_DOC && request->dump != STAGE_LAYOUT;
    if (is_set && p->has_layouts && p->has_content)
        family_begin(p);
    return p;
}

/* Writes what is to be said; where it is collected, also which files are not written for it. */
static void tell(struct pipeline *p)
{
    const struct pipeline_request *request = p->request;
    if (!request->is_told) {
        timings_write(p->timings, request->reports);
        diag_write(p->diag, request->reports, request->diagnostics);
        return;
    }
    reports_send(request->reports, p->diag, request->diagnostics, p->timings);
    files_tell_refused(p);
}

void pipeline_free(struct pipeline *p)
{
    end(p);
    arena_free(p->arena);
}

enum outcome pipeline_end(struct pipeline *p)
{
    timings_start(p->timings);
    bool is_fine = run(p);
    tell(p);
    enum outcome outcome = is_fine && !run_has_failed(p) ? OUTCOME_FINE : OUTCOME_INPUT;
    if (diag_system_count(p->diag) > 0)
        outcome = OUTCOME_SYSTEM;
    pipeline_free(p);
    return outcome;
}

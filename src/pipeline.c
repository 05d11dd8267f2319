/* The story of a booklet, from YAML to files.
 *
 *     content ─> doc      layouts ─> layout      then, by the rows of two tables:
 *     an edition:     doc ─ fonts ─ text ─ fit ─ lines ─ pages ─ check
 *     a deliverable:  pages ─ sheets ─ labels ─ inks ─ pdf ─ preflight ─ advice ─ verify
 *
 * A content in one language becomes pages once for each design; pages become files, one for each
 * layout. Layouts with equal designs share their pages. Every arena is made and freed here, one a
 * row's result; a later result may point into an earlier one. Invariant: files are written
 * together, after all of them were made. An error in the content, or of the system, keeps all of
 * an edition's back; one in a layout, on its pages or in the file's own checks keeps those files
 * back that it is about. */
#include "pipeline.h"

#include "base/ending.h"
#include "base/file.h"
#include "base/reports.h"
#include "check/check.h"
#include "content/content.h"
#include "fit/fit.h"
#include "inks/inks.h"
#include "labels/labels.h"
#include "lines/lines.h"
#include "pages/pages.h"
#include "pdf/pdf.h"
#include "po/po.h"
#include "preflight/preflight.h"
#include "sheets/sheets.h"
#include "text/text.h"
#include "verify/verify.h"
#include "why/why.h"

/* How an edition's pages are made; a family's size is agreed on before the row `fit`. */
static const struct edition_row {
    const char *name; /* as --timings has it */
    bool (*run)(struct arena *arena, struct edition *edition);
} edition_rows[] = {
    {"fonts", text_open_stage}, {"text", text_stage},   {"fit", fit_stage},
    {"lines", lines_stage},     {"pages", pages_stage}, {"check", check_stage},
};
enum { ROW_FIT = 2, EDITION_ROWS = sizeof edition_rows / sizeof *edition_rows };

/* How a file is made of them; a dump ends before the row `inks`. */
static const struct file_row {
    const char *name;
    bool (*run)(struct arena *arena, struct deliverable *deliverable);
} file_rows[] = {
    {"sheets", sheets_stage}, {"labels", labels_stage},       {"inks", inks_stage},
    {"pdf", pdf_stage},       {"preflight", preflight_stage}, {"advice", advice_stage},
    {"verify", verify_stage},
};
enum { ROW_INKS = 2, FILE_ROWS = sizeof file_rows / sizeof *file_rows };

/* The pages of one design. */
struct made {
    struct edition edition;
    struct arena *arenas[EDITION_ROWS];
    size_t row;               /* the next to run */
    bool is_made, is_refused; /* there are pages; something on them is wrong */
};

/* One layout. */
struct file {
    struct deliverable deliverable;
    struct layout layout;
    struct made *made; /* NULL where it could not be made */
    struct arena *arena;
    bool is_first;            /* of its design */
    bool is_read, is_refused; /* the layout is usable; the file is not to be written */
};

struct pipeline {
    const struct pipeline_request *request;
    struct arena *arena; /* the content, the layouts, and this bookkeeping */
    struct diag *diag;
    struct timings *timings;
    struct doc doc;
    struct file *files;
    struct made *made;
    size_t made_count;
    bool has_layouts, has_content, is_content_fine;
};

/* What was reported so far that keeps a file back. */
static size_t count_faults(const struct pipeline *p)
{
    return diag_raised(p->diag, SEVERITY_ERROR) +
           (p->request->is_strict ? diag_raised(p->diag, SEVERITY_WARNING) : 0);
}

static void read_layouts(struct pipeline *p)
{
    bool has_any = false, has_all = true;
    for (size_t i = 0; i < p->request->layout_count; i++) {
        struct file *file = &p->files[i];
        size_t before = count_faults(p);
        file->is_read = layouts_read_with(p->arena, p->diag, p->request->layouts[i],
                                          &p->request->sources, &file->layout);
        file->is_refused = !file->is_read || count_faults(p) > before;
        has_any |= file->is_read;
        has_all &= file->is_read;
    }
    p->has_layouts = p->request->dump == STAGE_NONE ? has_any : has_all;
    timings_end(p->timings, "layout", p->arena);
}

static void read_content(struct pipeline *p)
{
    size_t before = count_faults(p);
    p->has_content = po_read_content(p->arena, p->diag, p->request, &p->doc);
    p->is_content_fine = p->has_content && count_faults(p) == before;
    timings_end(p->timings, "doc", p->arena);
}

static struct made *begin_pages(struct pipeline *p, const struct layout *layout)
{
    struct made *made = &p->made[p->made_count++];
    made->edition = (struct edition){.diag = p->diag,
                                     .content = &p->doc,
                                     .layout = layout,
                                     .design = &layout->design,
                                     .title = p->doc.title,
                                     .language = p->doc.languages[0],
                                     .date = date_write(p->arena, p->doc.date),
                                     .catalogue = p->request->fonts,
                                     .hyphens = p->request->hyphens,
                                     .is_uncached = p->request->is_uncached,
                                     .is_judged = p->request->is_check,
                                     .has_figures = p->request->has_figures};
    return made;
}

/* Makes an edition's pages as far as the row `end`; false where one could not be made. */
static bool make_pages(struct pipeline *p, struct made *made, size_t end)
{
    size_t before = count_faults(p);
    bool is_fine = true;
    for (; is_fine && made->row < end; made->row++) {
        struct arena **arena = &made->arenas[made->row];
        *arena = arena_make(0);
        is_fine = edition_rows[made->row].run(*arena, &made->edition);
        timings_end(p->timings, edition_rows[made->row].name, *arena);
    }
    made->is_made = is_fine && made->row == EDITION_ROWS;
    made->is_refused |= count_faults(p) > before;
    return is_fine;
}

/* Pages that are this design's: begun for the same one; or made for one with another goal, where
 * neither had to give for its own. NULL where there are none. */
static struct made *find_pages(struct pipeline *p, const struct design *design)
{
    for (size_t i = 0; i < p->made_count; i++)
        if (p->made[i].edition.layout->design.hash == design->hash)
            return &p->made[i];
    for (size_t i = 0; i < p->made_count; i++)
        if (p->made[i].is_made &&
            p->made[i].edition.layout->design.unfit_hash == design->unfit_hash &&
            fit_is_same(&p->made[i].edition, design))
            return &p->made[i];
    return NULL;
}

/* False where pages of one design could not be made. */
static bool make_editions(struct pipeline *p)
{
    bool is_fine = true;
    for (size_t i = 0; i < p->request->layout_count; i++) {
        struct file *file = &p->files[i];
        if (!file->is_read)
            continue;
        diag_set_context(p->diag, p->doc.languages[0], file->layout.name);
        file->made = find_pages(p, &file->layout.design);
        if (!file->made)
            file->made = begin_pages(p, &file->layout);
        file->is_first = file->made->edition.layout == &file->layout;
        if (file->is_first)
            is_fine &= make_pages(p, file->made, EDITION_ROWS);
    }
    return is_fine;
}

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
        .is_verified = p->request->is_verified};
    for (size_t row = 0; is_fine && row < end; row++) {
        is_fine = file_rows[row].run(file->arena, &file->deliverable);
        timings_end(p->timings, file_rows[row].name, file->arena);
    }
    return is_fine;
}

static void dump_file(struct pipeline *p, const struct file *file)
{
    struct dump dump = {p->request->out, 0};
    enum stage stage = p->request->dump;
    if (stage == STAGE_LAYOUT)
        layout_dump(&dump, &file->layout);
    else if (stage == STAGE_SHEETS)
        sheets_dump(&dump, file->made->edition.pages, file->deliverable.sheets);
    else if (stage == STAGE_TEXT && file->is_first)
        text_dump(&dump, file->made->edition.doc, file->made->edition.fonts,
                  file->made->edition.text);
    else if (stage == STAGE_LINES && file->is_first)
        galley_dump(&dump, file->made->edition.doc, file->made->edition.galley);
    else if (stage == STAGE_PAGES && file->is_first)
        pages_dump(&dump, file->made->edition.doc, file->made->edition.pages);
}

static bool has_failed(const struct pipeline *p)
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
        ending_settle(has_failed(p) ? OUTCOME_INPUT : OUTCOME_FINE);
    else
        diag_hint(p->diag, "-o FOLDER puts the files elsewhere");
    for (size_t i = 0; is_fine && i < request->layout_count; i++)
        if (!p->files[i].is_refused)
            fprintf(request->out, "%s\n", p->files[i].deliverable.path);
    timings_end(p->timings, "files", p->arena);
    return is_fine;
}

/* Makes every file that can be made, and dumps, or writes what came out well. */
static bool make_files(struct pipeline *p)
{
    const struct pipeline_request *request = p->request;
    bool is_fine = true, has_any = false;
    for (size_t i = 0; i < request->layout_count; i++) {
        struct file *file = &p->files[i];
        size_t before = count_faults(p);
        if (request->dump != STAGE_LAYOUT) {
            bool is_made = file->made && file->made->is_made && make_file(p, file);
            file->is_refused |= !p->is_content_fine || !is_made || file->made->is_refused ||
                                count_faults(p) > before;
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
    bool has_pages = request->dump == STAGE_LAYOUT || make_editions(p);
    if (request->why_page > 0)
        return has_pages && tell_why(p);
    return (has_pages || request->dump == STAGE_NONE) && make_files(p);
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
        struct made *made = begin_pages(p, &p->files[0].layout);
        is_fine = make_pages(p, made, EDITION_ROWS);
        if (is_fine)
            *lines = lines_count(arena, made->edition.doc, made->edition.galley);
    }
    end(p);
    return is_fine;
}

static bool is_family(const struct file *file)
{
    return file->is_read && file->layout.design.fit.is_family &&
           file->layout.design.fit.goal != FIT_NONE;
}

struct pipeline *pipeline_begin(const struct pipeline_request *request)
{
    struct arena *arena = arena_make(0);
    struct pipeline *p = begin(arena, diag_make(arena), request);
    bool is_set = request->dump != STAGE_DOC && request->dump != STAGE_LAYOUT;
    for (size_t i = 0; is_set && p->has_layouts && p->has_content && i < request->layout_count; i++)
        if (is_family(&p->files[i]) && !find_pages(p, &p->files[i].layout.design)) {
            diag_set_context(p->diag, p->doc.languages[0], p->files[i].layout.name);
            make_pages(p, begin_pages(p, &p->files[i].layout), ROW_FIT);
        }
    return p;
}

bool pipeline_is_family(const struct pipeline *p)
{
    bool is_any = false;
    for (size_t i = 0; i < p->request->layout_count; i++)
        is_any |= is_family(&p->files[i]);
    return is_any;
}

/* The pages that were begun for a layout; NULL where they could not be, or are those of another. */
static struct made *find_begun(struct pipeline *p, size_t layout)
{
    for (size_t i = 0; i < p->made_count; i++)
        if (p->made[i].edition.layout == &p->files[layout].layout)
            return p->made[i].row == ROW_FIT ? &p->made[i] : NULL;
    return NULL;
}

static void share_size_in(struct pipeline *const *all, size_t member_count, size_t count,
                          size_t layout)
{
    struct arena *arena = arena_make(0);
    struct fit_need *needs = arena_alloc_items(arena, member_count, sizeof *needs);
    for (size_t i = 0; i < member_count; i++) {
        const struct made *made = find_begun(all[i], layout);
        const char *language = all[i]->request->language;
        needs[i] = (struct fit_need){.language = language, .outcome = FIT_FAILED};
        if (made)
            needs[i] = fit_need_of(&made->edition, language);
    }
    for (size_t i = 0; i < count; i++) {
        struct made *made = find_begun(all[i], layout);
        if (made)
            made->edition.family_steps =
                fit_family(all[i]->diag, made->edition.design, needs, member_count);
    }
    arena_free(arena);
}

void pipeline_share_size(struct pipeline *const *all, size_t member_count, size_t count)
{
    for (size_t i = 0; i < all[0]->request->layout_count; i++)
        if (is_family(&all[0]->files[i]))
            share_size_in(all, member_count, count, i);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < member_count; k++)
            if (i != k && diag_system_count(all[k]->diag) > 0) /* what it needs is not known */
                diag_system(all[i]->diag, all[i]->request->content, "fit-family",
                            "the edition %s cannot be measured",
                            all[k]->request->language ? all[k]->request->language
                                                      : "of the content");
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
    bool is_build = !request->is_check && request->dump == STAGE_NONE && request->why_page == 0;
    struct slice edition = p->doc.language_count > 0 ? p->doc.languages[0] : SLICE("");
    for (size_t i = 0; is_build && i < request->layout_count; i++)
        if (p->files[i].is_refused)
            reports_send_refused(request->reports, edition, p->files[i].layout.name);
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
    enum outcome outcome = is_fine && !has_failed(p) ? OUTCOME_FINE : OUTCOME_INPUT;
    if (diag_system_count(p->diag) > 0)
        outcome = OUTCOME_SYSTEM;
    pipeline_free(p);
    return outcome;
}

/* The story of a booklet, from YAML to PDF.
 *
 *     content ─ content_read ──> doc (─ po_apply ──> doc)        layouts ─ layouts_read ──> layout
 *     doc ─ fonts_open ─> fonts ─ text_shape ─> text ─ lines_break ─> galley ─ pages_fill ─> pages
 *     pages ─ sheets_impose ─> sheets ─ pdf_write ─> bytes
 *
 * Layouts with equal designs share fonts, text, lines and pages; only sheets and PDF are made for
 * each. Every arena is made and freed here, one an input and one a stage's result; later results
 * may point into earlier ones. Invariant: files are written together, after all of them were made.
 * An error in the content, or of the system, keeps all of an edition's back; one in a layout, on
 * its pages or in the file's own checks keeps those files back that it is about. */
#include "pipeline.h"

#include <string.h>

#include "base/ending.h"
#include "base/file.h"
#include "base/reports.h"
#include "base/timings.h"
#include "check/check.h"
#include "check/evenness.h"
#include "content/content.h"
#include "fit/fit.h"
#include "fonts/fonts.h"
#include "inks/inks.h"
#include "labels/labels.h"
#include "layouts/layouts.h"
#include "lines/lines.h"
#include "pages/pages.h"
#include "pdf/pdf.h"
#include "po/po.h"
#include "preflight/preflight.h"
#include "sheets/advice.h"
#include "sheets/sheets.h"
#include "text/text.h"
#include "verify/verify.h"
#include "why/why.h"

const char *const stage_names[STAGE_COUNT] = {"doc", "layout", "text", "lines", "pages", "sheets"};

/* The pages of one design, shared by the layouts that have it. */
struct edition_pages {
    uint64_t design_hash, unfit_hash;
    struct arena *font_arena, *text_arena, *line_arena, *page_arena;
    struct doc doc; /* with addresses as the design shows them */
    struct fonts *fonts;
    struct text text; /* at the sizes that fit */
    struct fitted fitted;
    struct design design; /* as it fits, with the edition's own grid */
    struct galley galley;
    struct pages pages;
    bool is_made, is_refused; /* there are pages; something on them is wrong */
};

struct deliverable {
    struct layout layout;
    struct edition_pages *made; /* NULL where it could not be made */
    bool is_first_of_design;
    bool is_read, is_refused; /* the layout is usable; the file is not to be written */
    struct arena *arena;
    struct sheets sheets;
    struct palette palette;
    struct slice pdf;
    char *path;
};

struct pipeline {
    const struct pipeline_request *request;
    struct diag *diag;
    struct timings *timings;
    struct arena *arena; /* the content, the layouts, and this bookkeeping */
    struct doc doc;
    struct deliverable *deliverables;
    struct edition_pages *editions;
    size_t edition_count;
};

/* What was reported so far that keeps a file back. */
static size_t count_faults(const struct pipeline *p)
{
    return diag_raised(p->diag, SEVERITY_ERROR) +
           (p->request->is_strict ? diag_raised(p->diag, SEVERITY_WARNING) : 0);
}

/* False where none can be used. */
static bool read_layouts(struct pipeline *p)
{
    bool has_any = false, is_fine = true;
    for (size_t i = 0; i < p->request->layout_count; i++) {
        struct deliverable *one = &p->deliverables[i];
        size_t before = count_faults(p);
        one->is_read = layouts_read_with(p->arena, p->diag, p->request->layouts[i],
                                         &p->request->sources, &one->layout);
        one->is_refused = !one->is_read || count_faults(p) > before;
        has_any |= one->is_read;
        is_fine &= one->is_read;
    }
    timings_end(p->timings, "layout", p->arena);
    return p->request->dump == STAGE_NONE ? has_any : is_fine;
}

/* Puts the doc of another edition in the place of the source's. */
static bool translate_content(struct pipeline *p, struct slice language)
{
    const struct doc source = p->doc;
    struct catalogue catalogue;
    diag_set_context(p->diag, language, SLICE(""));
    bool is_fine = po_open(p->arena, p->diag, &source, p->request->content, language, &catalogue) &&
                   po_apply(p->arena, p->diag, &source, &catalogue, &p->doc);
    timings_end(p->timings, "po", p->arena);
    return is_fine;
}

static bool read_content(struct pipeline *p)
{
    const struct pipeline_request *request = p->request;
    bool is_fine = request->text.bytes ? content_read_text(p->arena, p->diag, request->content,
                                                           request->text, &p->doc)
                                       : content_read(p->arena, p->diag, request->content, &p->doc);
    if (is_fine && p->request->is_check)
        links_check(p->arena, p->diag, &p->doc);
    timings_end(p->timings, "doc", p->arena);
    const char *wanted = p->request->language;
    if (is_fine && wanted && !slice_is(p->doc.languages[0], wanted))
        is_fine = translate_content(p, slice_of(wanted));
    return is_fine && content_read_words(p->arena, p->diag, p->request->content, &p->doc);
}

/* The content as readers of this design's pages see it: what may fill its last sheet, links with
 * their addresses. */
static struct doc show_content(struct arena *arena, const struct doc *doc,
                               const struct design *design)
{
    static const enum link_form forms[] = {LINK_FORM_NONE, LINK_FORM_NOTE, LINK_FORM_QR};
    struct doc filled, shown;
    enum section_kind kinds[SECTION_KIND_COUNT];
    uint32_t count = pages_filler_kinds(design, kinds);
    fillers_show(arena, doc, kinds, count, &filled);
    links_show(arena, &filled, forms[design->links], &shown);
    return shown;
}

static struct fonts *open_fonts(struct pipeline *p, struct arena *arena, const struct doc *doc,
                                const struct design *design)
{
    size_t need_count, count = 0;
    size_t most =
        doc->block_count + doc->note_count + design->style_count + design->title_element_count + 5;
    struct font_need *needs = text_font_needs(arena, design, &need_count);
    struct slice *texts = arena_alloc_items(arena, most, sizeof *texts);
    struct slice *languages = arena_alloc_items(arena, most, sizeof *languages);
    for (uint32_t i = 0; i < doc->block_count + doc->note_count; i++) {
        const struct block *block =
            i < doc->block_count ? &doc->blocks[i] : &doc->notes[i - doc->block_count];
        texts[count] = block->text;
        languages[count++] = doc->languages[block->language];
    }
    for (uint32_t i = 0; i < design->style_count; i++)
        texts[count++] = design->styles[i].mark;
    for (uint32_t i = 0; i < design->title_element_count; i++)
        texts[count++] = design->title_elements[i].text;
    texts[count++] = design->section_ornament;
    texts[count++] = design->end_ornament;
    texts[count++] = SLICE("0123456789-\xE2\x80\x90");
    texts[count++] = text_folio_digits(arena, doc, design);
    texts[count++] = SLICE(LABEL_CHARACTERS);
    for (size_t i = doc->block_count + doc->note_count; i < count; i++)
        languages[i] = doc->languages[0];
    return fonts_open(arena, p->diag, p->request->fonts, design, needs, need_count, texts,
                      languages, count);
}

/* The text of an edition at the sizes that fit. */
static bool make_text(struct pipeline *p, const struct design *design, struct edition_pages *made)
{
    struct diag *diag = p->diag;
    made->design_hash = design->hash;
    made->unfit_hash = design->unfit_hash;
    made->font_arena = arena_make(0);
    made->text_arena = arena_make(0);
    made->line_arena = arena_make(0);
    made->page_arena = arena_make(0);

    made->doc = show_content(made->font_arena, &p->doc, design);
    made->fonts = open_fonts(p, made->font_arena, &made->doc, design);
    timings_end(p->timings, "fonts", made->font_arena);
    if (!made->fonts)
        return false;
    bool is_fine = text_shape(made->text_arena, diag, &made->doc, design, made->fonts,
                              p->request->hyphens, !p->request->is_uncached, &made->text);
    timings_end(p->timings, "text", made->text_arena);
    if (!is_fine)
        return false;
    is_fine = fit_choose(made->text_arena, diag, &made->doc, design, made->fonts, &made->text,
                         &made->fitted);
    if (is_fine)
        fit_title(made->text_arena, diag, &made->doc, made->fonts, &made->fitted);
    made->text = made->fitted.text;
    made->design = lines_design(made->line_arena, &made->fitted.design, made->fonts, &made->text);
    timings_end(p->timings, "fit", made->text_arena);
    return is_fine;
}

static void free_edition(struct edition_pages *made)
{
    arena_free(made->page_arena);
    arena_free(made->line_arena);
    arena_free(made->text_arena);
    arena_free(made->font_arena);
}

/* What another edition of the content needs to fit; its own reports are its own build's. */
static enum fit_outcome fit_edition(const struct pipeline *p, const struct design *design,
                                    const char *language, struct fitted *out)
{
    struct arena *arena = arena_make(0);
    struct pipeline_request request = *p->request;
    request.language = language;
    request.is_check = false;
    struct pipeline edition = {.request = &request, .diag = diag_make(arena), .arena = arena};
    edition.timings = timings_make(arena, false, false);
    struct edition_pages made = {0};
    *out = (struct fitted){.outcome = FIT_FAILED};
    if (read_content(&edition) && make_text(&edition, design, &made))
        *out = made.fitted;
    enum fit_outcome outcome = out->outcome;
    if (diag_system_count(edition.diag) > 0) /* what it needs is not known */
        diag_system(p->diag, request.content, "fit-family", "the edition %s cannot be measured",
                    language ? language : "of the content");
    free_edition(&made);
    arena_free(arena);
    return outcome;
}

/* One edition's line in the table of a family that has no common size. */
static void tell_need(struct pipeline *p, const struct design *design, const char *language,
                      const struct fitted *fitted)
{
    char size[32];
    unit_write(size, fitted->fitted_size);
    if (fitted->outcome == FIT_FAILED) {
        diag_note(p->diag, design->fit.place, "fit-family", "%s: does not fit within the bounds",
                  language ? language : "the content's own language");
        return;
    }
    diag_note(p->diag, design->fit.place, "fit-family", "%s: needs %s pt",
              language ? language : "the content's own language", size);
    diag_number(p->diag, "size_pt", unit_points(fitted->fitted_size), 2);
}

/* The design with the size that all editions of the content share: the smallest that any needs.
 * Where one does not fit, each keeps its own, and a table tells what each needs. */
static struct design family_design(struct pipeline *p, const struct design *design)
{
    struct design out = *design;
    size_t count;
    if (!design->fit.is_family || design->fit.goal == FIT_NONE)
        return out;
    struct slice *languages = po_languages(p->arena, p->diag, p->request->content, &count);
    struct fitted *needs = arena_alloc_items(p->arena, count + 1, sizeof *needs);
    bool has_failed = false;
    for (size_t i = 0; i <= count; i++) {
        const char *language = i == 0 ? NULL : slice_terminated(p->arena, languages[i - 1]);
        has_failed |= fit_edition(p, design, language, &needs[i]) == FIT_FAILED;
        if (needs[i].change.size_steps > out.fit.family_steps)
            out.fit.family_steps = needs[i].change.size_steps;
    }
    for (size_t i = 0; has_failed && i <= count; i++)
        tell_need(p, design, i == 0 ? NULL : slice_terminated(p->arena, languages[i - 1]),
                  &needs[i]);
    if (has_failed)
        out.fit.family_steps = 0;
    timings_end(p->timings, "family", p->arena);
    return out;
}

static bool make_pages(struct pipeline *p, const struct design *design, struct edition_pages *made)
{
    struct diag *diag = p->diag;
    struct design family = family_design(p, design);
    if (!make_text(p, &family, made))
        return false;
    bool is_fine = lines_break(made->line_arena, diag, &made->doc, &made->design, made->fonts,
                               &made->text, &made->galley);
    timings_end(p->timings, "lines", made->line_arena);
    if (!is_fine)
        return false;
    is_fine = pages_fill(made->page_arena, diag, &made->doc, &made->design, made->fonts,
                         &made->galley, &made->pages);
    timings_end(p->timings, "pages", made->page_arena);
    return is_fine;
}

/* Has the pages of a design judged. */
static void judge_pages(struct pipeline *p, const struct layout *layout,
                        const struct edition_pages *made)
{
    const struct check_job job = {p->diag,     &made->doc,    &made->design, &layout->check,
                                  made->fonts, &made->galley, &made->pages};
    check_pages(&job);
    if (p->request->has_figures)
        evenness_report(&job, made->doc.block_count > 0 ? made->doc.blocks[0].place : NO_PLACE);
    timings_end(p->timings, "check", made->page_arena);
}

/* Whether the pages as they are would fit this design's goal: then it has the same. */
static bool is_fitting(const struct design *design, const struct edition_pages *made)
{
    if (design->fit.is_family || !made->is_made || made->fitted.outcome != FIT_UNCHANGED)
        return false;
    if (design->fit.goal == FIT_NONE)
        return true;
    struct arena *arena = arena_make(0);
    struct fitted fitted;
    bool is_same = fit_choose(arena, diag_make(arena), &made->doc, design, made->fonts, &made->text,
                              &fitted) &&
                   fitted.outcome == FIT_UNCHANGED;
    arena_free(arena);
    return is_same;
}

/* Pages that were made already and are this design's too: of the same design; or of one with
 * another goal, where neither had to give for its own. NULL where there are none. */
static struct edition_pages *find_pages(struct pipeline *p, const struct design *design)
{
    for (size_t i = 0; i < p->edition_count; i++)
        if (p->editions[i].design_hash == design->hash)
            return &p->editions[i];
    for (size_t i = 0; i < p->edition_count; i++)
        if (p->editions[i].unfit_hash == design->unfit_hash && is_fitting(design, &p->editions[i]))
            return &p->editions[i];
    return NULL;
}

/* False where one could not be made. */
static bool make_all_pages(struct pipeline *p)
{
    bool is_fine = true;
    for (size_t i = 0; i < p->request->layout_count; i++) {
        struct deliverable *deliverable = &p->deliverables[i];
        const struct layout *layout = &deliverable->layout;
        if (!deliverable->is_read)
            continue;
        diag_set_context(p->diag, p->doc.languages[0], layout->name);
        deliverable->made = find_pages(p, &layout->design);
        if (deliverable->made)
            continue;
        size_t before = count_faults(p);
        deliverable->made = &p->editions[p->edition_count++];
        deliverable->is_first_of_design = true;
        pages_check_fillers(p->diag, &p->doc, &layout->design);
        bool is_made = make_pages(p, &layout->design, deliverable->made);
        if (is_made && p->request->is_check)
            judge_pages(p, layout, deliverable->made);
        deliverable->made->is_made = is_made;
        deliverable->made->is_refused = count_faults(p) > before;
        is_fine &= is_made;
    }
    return is_fine;
}

/* The date as ISO 8601 writes it, as far as the content says it. */
static struct slice date_of(struct arena *arena, struct date date)
{
    if (date.year <= 0)
        return SLICE("");
    if (date.month == 0)
        return slice_format(arena, "%04d", date.year);
    if (date.day == 0)
        return slice_format(arena, "%04d-%02d", date.year, date.month);
    return slice_format(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

/* The sheets with their marks, slug lines and all. */
static bool lay_sheets(struct pipeline *p, struct deliverable *deliverable)
{
    const struct layout *layout = &deliverable->layout;
    const struct edition_pages *made = deliverable->made;
    struct arena *arena = deliverable->arena;
    struct slug_facts facts = {p->doc.title, p->doc.languages[0], date_of(arena, p->doc.date),
                               sheets_hash_pages(&made->pages)};
    if (!sheets_impose(arena, p->diag, layout, &made->pages, &deliverable->sheets))
        return false;
    sheets_add_slugs(arena, layout, &facts, &deliverable->sheets);
    return labels_set(arena, p->diag, layout, made->fonts, p->request->hyphens,
                      &deliverable->sheets);
}

/* DIR/STEM.LANG.LAYOUT.pdf */
static char *make_path(struct pipeline *p, const struct layout *layout)
{
    bool is_input = p->request->text.bytes != NULL; /* standard input has no name */
    struct slice stem = is_input ? SLICE("stdin") : path_name(slice_of(p->request->content));
    for (size_t i = stem.length; i > 0; i--)
        if (stem.bytes[i - 1] == '.') {
            stem.length = i - 1;
            break;
        }
    struct slice name = slice_format(p->arena, "%.*s.%.*s.%.*s.pdf", SLICE_ARG(stem),
                                     SLICE_ARG(p->doc.languages[0]), SLICE_ARG(layout->name));
    return path_join(p->arena, slice_of(p->request->out_directory), name);
}

/* A press file's report; for an office printer, how to print it. */
static bool report_deliverable(struct pipeline *p, struct deliverable *deliverable)
{
    const struct layout *layout = &deliverable->layout;
    const struct fonts *fonts = deliverable->made->fonts;
    const char *path = make_path(p, layout);
    const struct face **faces =
        arena_alloc_items(deliverable->arena, fonts_count(fonts), sizeof *faces);
    for (uint32_t i = 0; i < fonts_count(fonts); i++)
        faces[i] = fonts_face(fonts, i);
    struct preflight_job job = {.path = path,
                                .doc = &deliverable->made->doc,
                                .layout = layout,
                                .faces = faces,
                                .pages = &deliverable->made->pages,
                                .sheets = &deliverable->sheets,
                                .palette = &deliverable->palette,
                                .pdf = deliverable->pdf,
                                .is_undated = p->doc.date.year <= 0 && p->request->source_date < 0};
    preflight_check_printer(p->diag, &job);
    if (!deliver_is_press(&layout->deliver)) {
        if (!p->request->is_quiet)
            advice_print(p->diag, path, layout, &deliverable->sheets);
        return true;
    }
    return preflight_run(deliverable->arena, p->diag, &job);
}

static bool verify_deliverable(struct pipeline *p, const struct deliverable *deliverable)
{
    const struct verify_job job = {
        make_path(p, &deliverable->layout), &deliverable->made->doc, &deliverable->layout,
        &deliverable->made->pages,          &deliverable->sheets,    deliverable->pdf};
    bool is_fine = verify_pdf(p->diag, &job);
    timings_end(p->timings, "verify", deliverable->arena);
    return is_fine;
}

static bool make_deliverable(struct pipeline *p, struct deliverable *deliverable)
{
    const struct layout *layout = &deliverable->layout;
    const struct edition_pages *made = deliverable->made;
    diag_set_context(p->diag, p->doc.languages[0], layout->name);
    deliverable->arena = arena_make(0);
    bool is_fine = lay_sheets(p, deliverable);
    timings_end(p->timings, "sheets", deliverable->arena);
    if (!is_fine || p->request->dump != STAGE_NONE)
        return is_fine;
    struct pdf_job job = {.doc = &made->doc,
                          .layout = layout,
                          .fonts = made->fonts,
                          .pages = &made->pages,
                          .sheets = &deliverable->sheets,
                          .palette = &deliverable->palette,
                          .source_date = p->request->source_date};
    is_fine = inks_open(deliverable->arena, p->diag, layout, &deliverable->palette) &&
              pdf_write(deliverable->arena, p->diag, &job, &deliverable->pdf);
    timings_end(p->timings, "pdf", deliverable->arena);
    is_fine = is_fine && report_deliverable(p, deliverable);
    timings_end(p->timings, "preflight", deliverable->arena);
    return is_fine && (!p->request->is_verified || verify_deliverable(p, deliverable));
}

/* The same, where there are pages for it; notes whether it may be written. False where it could not
 * be made. */
static bool try_deliverable(struct pipeline *p, struct deliverable *deliverable)
{
    size_t before = count_faults(p);
    bool has_pages = deliverable->made && deliverable->made->is_made;
    bool is_made = has_pages && make_deliverable(p, deliverable);
    deliverable->is_refused |=
        !is_made || deliverable->made->is_refused || count_faults(p) > before;
    return is_made;
}

static void dump_deliverable(struct pipeline *p, const struct deliverable *deliverable)
{
    struct dump dump = {p->request->out, 0};
    const struct edition_pages *made = deliverable->made;
    enum stage stage = p->request->dump;
    if (stage == STAGE_LAYOUT)
        layout_dump(&dump, &deliverable->layout);
    else if (stage == STAGE_SHEETS)
        sheets_dump(&dump, &made->pages, &deliverable->sheets);
    else if (!deliverable->is_first_of_design)
        return;
    else if (stage == STAGE_TEXT)
        text_dump(&dump, &made->doc, made->fonts, &made->text);
    else if (stage == STAGE_LINES)
        galley_dump(&dump, &made->doc, &made->galley);
    else if (stage == STAGE_PAGES)
        pages_dump(&dump, &made->doc, &made->pages);
}

static bool has_failed(const struct pipeline *p)
{
    return diag_count(p->diag, SEVERITY_ERROR) > 0 ||
           (p->request->is_strict && diag_count(p->diag, SEVERITY_WARNING) > 0);
}

/* Writes what is not refused, all or nothing, and tells the paths. */
static bool write_files(struct pipeline *p)
{
    bool is_fine = true;
    size_t count = 0;
    const char **paths = arena_alloc_items(p->arena, p->request->layout_count, sizeof *paths);
    if (!file_make_directory(p->diag, p->request->out_directory)) {
        diag_hint(p->diag, "-o FOLDER puts the files elsewhere");
        return false;
    }
    struct file_set *set = file_set_open(p->arena, p->diag, p->request->out_directory);
    for (size_t i = 0; is_fine && i < p->request->layout_count; i++) {
        struct deliverable *deliverable = &p->deliverables[i];
        if (deliverable->is_refused)
            continue;
        paths[count] = make_path(p, &deliverable->layout);
        is_fine = file_set_add(set, paths[count++], deliverable->pdf);
    }
    is_fine = is_fine && file_set_commit(set);
    if (is_fine)
        ending_settle(has_failed(p) ? OUTCOME_INPUT : OUTCOME_FINE);
    else
        diag_hint(p->diag, "-o FOLDER puts the files elsewhere");
    for (size_t i = 0; is_fine && i < count; i++)
        fprintf(p->request->out, "%s\n", paths[i]);
    timings_end(p->timings, "files", p->arena);
    return is_fine;
}

/* The costs behind a page, for each design. */
static bool tell_why(struct pipeline *p)
{
    bool is_fine = true;
    for (size_t i = 0; i < p->edition_count; i++) {
        const struct edition_pages *made = &p->editions[i];
        const struct why_job job = {p->diag,       &made->doc,   &made->fitted,
                                    &made->galley, &made->pages, &made->design};
        is_fine &= why_write(p->request->out, &job, p->request->why_page);
    }
    return is_fine;
}

/* Makes every deliverable that can be made, and dumps, or writes what came out well. */
static bool make_deliverables(struct pipeline *p)
{
    const struct pipeline_request *request = p->request;
    bool is_fine = true, has_any = false;
    for (size_t i = 0; i < request->layout_count; i++) {
        struct deliverable *deliverable = &p->deliverables[i];
        if (request->dump != STAGE_LAYOUT)
            is_fine &= try_deliverable(p, deliverable);
        has_any |= !deliverable->is_refused;
        if (request->dump != STAGE_NONE && is_fine)
            dump_deliverable(p, deliverable);
    }
    bool is_wanted = !request->is_check && request->dump == STAGE_NONE;
    if (is_wanted && has_any && diag_system_count(p->diag) == 0)
        is_fine &= write_files(p);
    return is_fine;
}

/* The story itself; each step needs the one before. */
static bool run(struct pipeline *p)
{
    const struct pipeline_request *request = p->request;
    bool has_layouts = read_layouts(p);
    size_t before = count_faults(p);
    bool has_content = read_content(p);
    bool is_content_fine = has_content && count_faults(p) == before;
    if (has_content && request->dump == STAGE_DOC)
        doc_dump(&(struct dump){request->out, 0}, p->diag, &p->doc);
    if (!has_layouts || !has_content || request->dump == STAGE_DOC)
        return has_layouts && has_content;
    bool has_pages = request->dump == STAGE_LAYOUT || make_all_pages(p);
    if (request->why_page > 0)
        return has_pages && tell_why(p);
    if (!has_pages && request->dump != STAGE_NONE)
        return false;
    for (size_t i = 0; !is_content_fine && i < request->layout_count; i++)
        p->deliverables[i].is_refused = true;
    return make_deliverables(p);
}

static void free_stages(struct pipeline *p)
{
    for (size_t i = 0; i < p->request->layout_count; i++)
        arena_free(p->deliverables[i].arena);
    for (size_t i = 0; i < p->edition_count; i++)
        free_edition(&p->editions[i]);
}

static uint32_t *count_lines(struct arena *arena, const struct doc *doc,
                             const struct galley *galley)
{
    uint32_t *lines = arena_alloc_items(arena, doc->entry_count, sizeof *lines);
    for (uint32_t i = 0; i < doc->block_count + doc->note_count; i++) {
        const struct block *block =
            i < doc->block_count ? &doc->blocks[i] : &doc->notes[i - doc->block_count];
        const struct galley_paragraph *paragraph =
            &galley->paragraphs[i < doc->block_count
                                    ? i
                                    : galley->text->first_note + i - doc->block_count];
        if (block->entry != NO_INDEX && paragraph->setting_count > 0)
            lines[block->entry] += paragraph->settings[0].line_count;
    }
    return lines;
}

bool pipeline_measure(const struct pipeline_request *request, struct arena *arena,
                      struct diag *diag, struct doc *doc, uint32_t **lines)
{
    struct pipeline p = {.request = request, .diag = diag, .arena = arena};
    struct deliverable deliverable = {0};
    struct edition_pages made = {0};
    p.timings = timings_make(arena, false, false);
    p.deliverables = &deliverable;
    p.editions = &made;
    p.edition_count = 1;
    bool has_layout =
        layouts_read_with(arena, diag, request->layouts[0], &request->sources, &deliverable.layout);
    bool is_fine =
        read_content(&p) && has_layout && make_pages(&p, &deliverable.layout.design, &made);
    *doc = p.doc;
    if (is_fine)
        *lines = count_lines(arena, &made.doc, &made.galley);
    free_stages(&p);
    return is_fine;
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
        if (p->deliverables[i].is_refused)
            reports_send_refused(request->reports, edition, p->deliverables[i].layout.name);
}

enum outcome pipeline_run(const struct pipeline_request *request)
{
    struct arena *arena = arena_make(0);
    struct pipeline p = {.request = request, .diag = diag_make(arena), .arena = arena};
    p.timings = timings_make(arena, request->has_timings, request->has_progress);
    p.deliverables = arena_alloc_items(arena, request->layout_count, sizeof *p.deliverables);
    p.editions = arena_alloc_items(arena, request->layout_count, sizeof *p.editions);
    bool is_fine = run(&p);
    tell(&p);
    enum outcome outcome = is_fine && !has_failed(&p) ? OUTCOME_FINE : OUTCOME_INPUT;
    if (diag_system_count(p.diag) > 0)
        outcome = OUTCOME_SYSTEM;
    free_stages(&p);
    arena_free(arena);
    return outcome;
}

/* Calibrating: a deliverable without pages. The sheet's marks and words are sheets/calibrate.c's;
 * here they are given fonts and written, by the stages that write a booklet. */
#include "calibrate/calibrate.h"

#include "base/file.h"
#include "content/content.h"
#include "fonts/fonts.h"
#include "labels/labels.h"
#include "language/language.h"
#include "layouts/layouts.h"
#include "pdf/pdf.h"
#include "sheets/sheets.h"
#include "text/text.h"

static struct doc make_doc(struct arena *arena)
{
    struct doc doc = {.language_count = 1, .title = SLICE("Calibration of a printer")};
    doc.languages = arena_alloc(arena, sizeof *doc.languages);
    doc.languages[0] = SLICE("en");
    return doc;
}

/* In the language that is asked for, where there are words in it. */
static struct arrow_words words_of(const struct pipeline_request *request)
{
    struct slice tag = request->language ? slice_of(request->language) : SLICE("en");
    bool is_own;
    struct arrow_words words = {.look = language_word(tag, WORD_ARROWS, &is_own),
                                .right = language_word(tag, WORD_ARROWS_RIGHT, NULL),
                                .wrong = language_word(tag, WORD_ARROWS_WRONG, NULL)};
    words.language = is_own ? tag : SLICE("");
    return words;
}

static const struct fonts *open_fonts(struct arena *arena, struct diag *diag,
                                      const struct pipeline_request *request,
                                      const struct design *design, const struct arrow_words *words)
{
    struct slice tag = words->language.length > 0 ? words->language : SLICE("en");
    const struct slice texts[] = {SLICE(LABEL_CHARACTERS), words->look, words->right, words->wrong};
    const struct slice languages[] = {SLICE("en"), tag, tag, tag};
    size_t need_count;
    struct font_need *needs = text_font_needs(arena, design, &need_count);
    return fonts_open(arena, diag, request->fonts, design, needs, need_count, texts, languages, 4);
}

static bool make_sheet(struct arena *arena, struct diag *diag,
                       const struct pipeline_request *request, const struct layout *layout,
                       struct slice *pdf)
{
    struct sheets sheets;
    struct arrow_words words = words_of(request);
    struct doc doc = make_doc(arena);
    struct pages pages = {.width = layout->design.page_width, .height = layout->design.page_height};
    const struct fonts *fonts = open_fonts(arena, diag, request, &layout->design, &words);
    if (!fonts)
        return false;
    sheets_calibrate(arena, layout, &words, &sheets);
    if (!labels_set(arena, diag, layout, fonts, request->hyphens, &sheets))
        return false;
    struct pdf_job job = {.doc = &doc,
                          .layout = layout,
                          .fonts = fonts,
                          .pages = &pages,
                          .sheets = &sheets,
                          .source_date = request->source_date};
    return pdf_write(arena, diag, &job, pdf);
}

static bool run(struct arena *arena, struct diag *diag, const struct pipeline_request *request)
{
    struct layout layout;
    struct slice pdf;
    if (!layouts_read_with(arena, diag, request->layouts[0], &request->sources, &layout))
        return false;
    layout.deliver.standard = STANDARD_NONE;
    if (!make_sheet(arena, diag, request, &layout, &pdf))
        return false;
    if (!file_make_directory(diag, request->out_directory)) {
        diag_hint(diag, "-o FOLDER puts the sheet elsewhere");
        return false;
    }
    struct slice name = slice_format(arena, "calibrate.%.*s.pdf", SLICE_ARG(layout.name));
    const char *path = path_join(arena, slice_of(request->out_directory), name);
    if (!file_write(arena, diag, path, pdf))
        return false;
    fprintf(request->out, "%s\n", path);
    return true;
}

enum outcome calibrate_run(const struct pipeline_request *request)
{
    struct arena *arena = arena_make(0);
    struct diag *diag = diag_make(arena);
    bool is_fine = run(arena, diag, request);
    diag_write(diag, request->reports, request->diagnostics);
    enum outcome outcome = is_fine ? OUTCOME_FINE : OUTCOME_INPUT;
    if (diag_system_count(diag) > 0)
        outcome = OUTCOME_SYSTEM;
    arena_free(arena);
    return outcome;
}

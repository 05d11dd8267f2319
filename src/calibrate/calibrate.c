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

/* Sizes of the words that are tried, times the size of labels, until the sheet has room. */
static const double scales[] = {1.6, 1.4, 1.2, 1.05, 0.9};

static struct doc make_doc(struct arena *arena, const struct calibration_words *words)
{
    struct doc doc = {.language_count = 1, .title = words->title};
    doc.languages = arena_alloc(arena, sizeof *doc.languages);
    doc.languages[0] = words->language.length > 0 ? words->language : SLICE("en");
    return doc;
}

static enum calibration_word way_to_print(enum duplex duplex)
{
    switch (duplex) {
    case DUPLEX_NONE:
        break;
    case DUPLEX_SHORT_EDGE:
        return CALIBRATION_PRINT_SHORT_EDGE;
    case DUPLEX_LONG_EDGE:
        return CALIBRATION_PRINT_LONG_EDGE;
    case DUPLEX_MANUAL:
        return CALIBRATION_PRINT_BY_HAND;
    }
    return CALIBRATION_PRINT;
}

/* In the language that is asked for, where there are words in it. */
static struct calibration_words words_of(const struct pipeline_request *request, enum duplex duplex)
{
    struct slice tag = request->language ? slice_of(request->language) : SLICE("en");
    struct slice all[CALIBRATION_COUNT];
    bool is_own = false;
    for (int i = 0; i < CALIBRATION_COUNT; i++)
        all[i] = language_calibration(tag, (enum calibration_word)i, &is_own);
    return (struct calibration_words){
        .language = is_own && !slice_is(language_base(tag), "en") ? tag : SLICE(""),
        .is_right_to_left = is_own && language_direction(tag) == DIRECTION_RTL,
        .title = all[CALIBRATION_TITLE],
        .side = {all[CALIBRATION_FRONT], all[CALIBRATION_BACK]},
        .print = all[way_to_print(duplex)],
        .line = all[CALIBRATION_LINE],
        .measure = all[CALIBRATION_MEASURE],
        .edges = all[CALIBRATION_EDGES],
        .over = all[CALIBRATION_OVER],
        .write = all[CALIBRATION_WRITE],
        .arrows = all[CALIBRATION_ARROWS],
        .right = all[CALIBRATION_RIGHT],
        .wrong = all[CALIBRATION_WRONG]};
}

static const struct fonts *open_fonts(struct arena *arena, struct diag *diag,
                                      const struct pipeline_request *request,
                                      const struct design *design,
                                      const struct calibration_words *words)
{
    struct slice tag = words->language.length > 0 ? words->language : SLICE("en");
    const struct slice texts[] = {SLICE(LABEL_CHARACTERS),
                                  words->title,
                                  words->side[0],
                                  words->side[1],
                                  words->print,
                                  words->line,
                                  words->measure,
                                  words->edges,
                                  words->over,
                                  words->write,
                                  words->arrows,
                                  words->right,
                                  words->wrong};
    enum { TEXTS = sizeof texts / sizeof *texts };
    struct slice languages[TEXTS] = {SLICE("en")};
    for (size_t i = 1; i < TEXTS; i++)
        languages[i] = tag;
    size_t need_count;
    struct font_need *needs = text_font_needs(arena, design, &need_count);
    const struct font_wish wish = {request->fonts, design,    needs, need_count,
                                   texts,          languages, TEXTS};
    return fonts_open(arena, diag, &wish);
}

/* The sheet with words as large as it has room for. */
static bool fill_sheet(struct arena *arena, struct diag *diag,
                       const struct pipeline_request *request, const struct layout *layout,
                       const struct fonts *fonts, const struct calibration_words *words,
                       struct sheets *sheets)
{
    bool has_room = false;
    for (size_t i = 0; i < sizeof scales / sizeof *scales && !has_room; i++) {
        sheets_calibrate(arena, layout, words, scales[i], sheets);
        if (!labels_set(arena, diag, layout, fonts, request->hyphens, sheets))
            return false;
        has_room = sheets_calibrate_place(arena, layout, words, sheets);
    }
    if (!has_room)
        diag_warning_path(diag, request->layouts[0], "sheet-small",
                          "the words have no room on this sheet; calibrate on a larger one");
    return true;
}

static bool make_sheet(struct arena *arena, struct diag *diag,
                       const struct pipeline_request *request, const struct layout *layout,
                       struct slice *pdf)
{
    struct sheets sheets;
    struct calibration_words words = words_of(request, layout->deliver.duplex);
    struct doc doc = make_doc(arena, &words);
    struct pages pages = {.width = layout->design.page_width, .height = layout->design.page_height};
    const struct fonts *fonts = open_fonts(arena, diag, request, &layout->design, &words);
    if (!fonts || !fill_sheet(arena, diag, request, layout, fonts, &words, &sheets))
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
    if (!layouts_read_with(arena, diag, request->layouts[0], &request->sources, NULL, &layout))
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

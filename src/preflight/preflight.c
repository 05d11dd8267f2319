/* Preflight: see preflight.h. A check is a function that measures, notes, and holds to a limit.
 *
 * Lengths in messages are millimetres, rules and type points. */
#include "preflight/preflight.h"

#include <math.h>
#include <string.h>

#include "preflight/measures.h"

/* Boxes are written with 3 decimals of a point. */
static const double box_tolerance = 0.002;

struct check {
    struct arena *arena;
    struct diag *diag;
    const struct preflight_job *job;
    const struct deliver *deliver;
    struct file_facts file;
    struct placed_facts placed;
    bool is_fine;
};

static void note(struct check *check, const char *code, struct slice text)
{
    diag_note_path(check->diag, check->job->path, code, "%.*s", SLICE_ARG(text));
}

static void fail(struct check *check, struct place place, const char *code, struct slice text)
{
    diag_error(check->diag, place, code, "%.*s", SLICE_ARG(text));
    check->is_fine = false;
}

/* A number with at most `decimals`, for a message. */
static const char *number(struct check *check, double value, int decimals)
{
    char *out = arena_alloc(check->arena, 32);
    number_write(out, value, decimals);
    return out;
}

static const char *mm(struct check *check, double points)
{
    return number(check, points * 25.4 / 72, 2);
}

static void check_standard(struct check *check)
{
    bool is_x4 = check->deliver->standard == STANDARD_X4;
    const struct file_facts *file = &check->file;
    const struct palette *palette = check->job->palette;
    note(check, "preflight-standard",
         slice_format(check->arena, "standard: PDF/%s in PDF %s; intent %.*s, profile “%.*s”",
                      is_x4 ? "X-4" : "X-1a:2001", file->version, SLICE_ARG(palette->condition),
                      SLICE_ARG(palette->profile.description)));
    if (palette->is_of_family)
        note(check, "preflight-intent",
             slice_format(check->arena,
                          "intent: “%.*s” is a profile like %.*s, not the registered one; where a "
                          "shop sends its own, name it: intent: {profile: FILE}",
                          SLICE_ARG(palette->profile.description), SLICE_ARG(palette->condition)));
    if (check->job->is_undated)
        note(check, "preflight-date",
             SLICE("date: the content says none, so the file is dated 2000-01-01; a line "
                   "'date: 2027-02' in the content gives it its own"));
    bool is_version_fine = strcmp(file->version, is_x4 ? "1.6" : "1.3") == 0;
    if (!is_version_fine || !file->is_identified)
        fail(check, check->deliver->places.standard, "preflight-standard",
             SLICE("the file does not identify itself as its standard wants"));
    if (file->intent_count != 1 || !file->has_profile)
        fail(check, check->deliver->places.intent, "preflight-standard",
             SLICE("the file has not one output intent with an embedded profile"));
    if (file->forbidden)
        fail(check, check->deliver->places.standard, "preflight-standard",
             slice_format(check->arena, "the file has %s, which its standard forbids",
                          file->forbidden));
}

static bool is_inside(const double inner[4], const double outer[4])
{
    return inner[0] >= outer[0] - box_tolerance && inner[1] >= outer[1] - box_tolerance &&
           inner[2] <= outer[2] + box_tolerance && inner[3] <= outer[3] + box_tolerance;
}

static bool are_boxes_fine(const struct file_facts *file)
{
    for (uint32_t i = 0; i < file->page_count; i++) {
        const struct page_boxes *page = &file->pages[i], *first = &file->pages[0];
        bool is_same = fabs(page->trim[2] - page->trim[0] - first->trim[2] + first->trim[0]) <
                           2 * box_tolerance &&
                       fabs(page->trim[3] - page->trim[1] - first->trim[3] + first->trim[1]) <
                           2 * box_tolerance;
        if (!is_same || !page->has_bleed || !page->has_trim ||
            !is_inside(page->trim, page->bleed) || !is_inside(page->bleed, page->media))
            return false;
    }
    return file->page_count > 0;
}

/* The bleed at left, bottom, right, top of the first page, as far as its edges are not the spine:
 * all that the layout asks for. */
static bool has_bleed(const struct check *check)
{
    const struct edges *asked = &check->deliver->bleed;
    const struct page_boxes *page = &check->file.pages[0];
    double got[4];
    for (int i = 0; i < 4; i++)
        got[i] = fabs(page->trim[i] - page->bleed[i]) + 2 * box_tolerance;
    double at_sides = got[0] > got[2] ? got[0] : got[2];
    return at_sides >= unit_points(asked->outer) && got[1] >= unit_points(asked->bottom) &&
           got[3] >= unit_points(asked->top);
}

static void check_boxes(struct check *check)
{
    const struct file_facts *file = &check->file;
    if (!are_boxes_fine(file)) {
        fail(check, check->deliver->places.bleed, "preflight-boxes",
             SLICE("trim, bleed and media are not nested, or not the same on every page"));
        return;
    }
    const struct page_boxes *page = &file->pages[0];
    note(check, "preflight-boxes",
         slice_format(
             check->arena,
             "boxes: nested on all %u pages; trim %s × %s mm, bleed %s, %s, %s, %s mm "
             "(left, bottom, right, top), media %s × %s mm",
             file->page_count, mm(check, page->trim[2] - page->trim[0]),
             mm(check, page->trim[3] - page->trim[1]), mm(check, page->trim[0] - page->bleed[0]),
             mm(check, page->trim[1] - page->bleed[1]), mm(check, page->bleed[2] - page->trim[2]),
             mm(check, page->bleed[3] - page->trim[3]), mm(check, page->media[2]),
             mm(check, page->media[3])));
    if (!has_bleed(check))
        fail(check, check->deliver->places.bleed, "preflight-boxes",
             SLICE("the sheet cuts the bleed short"));
}

static void check_fonts(struct check *check)
{
    const struct file_facts *file = &check->file;
    note(check, "preflight-fonts",
         slice_format(check->arena, "fonts: %u, %u of them embedded as subsets", file->font_count,
                      file->font_program_count));
    if (file->font_count != file->font_program_count)
        fail(check, check->deliver->places.standard, "preflight-fonts",
             SLICE("a font is not embedded"));
}

static void check_inks(struct check *check)
{
    static const char *const names[4] = {"cyan", "magenta", "yellow", "black"};
    const struct palette *palette = check->job->palette;
    struct slice list = SLICE("");
    for (size_t ink = 0; ink < 4; ink++)
        if (check->placed.has_ink[ink])
            list = slice_format(check->arena, "%.*s%s%s", SLICE_ARG(list), list.length ? ", " : "",
                                names[ink]);
    for (uint32_t spot = 0; spot < palette->spot_count; spot++)
        if (check->placed.has_spot[spot])
            list = slice_format(check->arena, "%.*s%sspot “%.*s”", SLICE_ARG(list),
                                list.length ? ", " : "", SLICE_ARG(palette->spots[spot]));
    note(check, "preflight-inks",
         slice_format(check->arena, "inks: %.*s", SLICE_ARG(list.length ? list : SLICE("none"))));
    note(check, "preflight-total-ink",
         slice_format(check->arena, "total ink: at most %s %%, the limit is %s %%",
                      number(check, check->placed.total, 0),
                      number(check, check->deliver->ink_limit, 0)));
    if (check->placed.total > check->deliver->ink_limit + 0.01)
        fail(check, check->deliver->places.ink_limit, "preflight-total-ink",
             SLICE("the pages have more ink than the limit"));
}

static void check_sizes(struct check *check)
{
    const struct placed_facts *placed = &check->placed;
    const struct deliver *deliver = check->deliver;
    const char *rule = number(check, unit_points(placed->smallest_rule), 2);
    const char *type = number(check, unit_points(placed->smallest_type), 1);
    note(check, "preflight-rules",
         placed->has_rules
             ? slice_format(check->arena, "smallest rule: %s pt, at least %s pt is asked for", rule,
                            number(check, unit_points(deliver->smallest_rule), 2))
             : SLICE("smallest rule: there are none"));
    if (placed->has_rules && placed->smallest_rule < deliver->smallest_rule)
        fail(check, deliver->places.smallest, "preflight-rules",
             slice_format(check->arena, "a rule is %s pt thick; at least %s pt is asked for", rule,
                          number(check, unit_points(deliver->smallest_rule), 2)));
    note(check, "preflight-type", slice_format(check->arena, "smallest type: %s pt", type));
    if (placed->smallest_type > 0 && placed->smallest_type < deliver->smallest_type)
        fail(check, deliver->places.smallest, "preflight-type",
             slice_format(check->arena, "type is %s pt small; at least %s pt is asked for", type,
                          number(check, unit_points(deliver->smallest_type), 1)));
    note(check, "preflight-images",
         placed->image_count == 0
             ? SLICE("pictures: there are none")
             : slice_format(check->arena, "pictures: %u, at least %s ppi, ink under the limit",
                            placed->image_count,
                            number(check, floor(placed->least_resolution), 0)));
}

static void check_safety(struct check *check)
{
    const struct placed_facts *placed = &check->placed;
    const char *got = mm(check, unit_points(placed->safe));
    const char *asked = mm(check, unit_points(check->deliver->safe_margin));
    if (placed->safe_page == 0)
        return;
    note(check, "preflight-margins",
         slice_format(check->arena,
                      "safe margins: nothing nearer than %s mm to an edge (page %u), %s mm are "
                      "asked for",
                      got, placed->safe_page, asked));
    if (placed->safe >= check->deliver->safe_margin)
        return;
    fail(check, check->deliver->places.safe_margin, "preflight-margins",
         slice_format(check->arena,
                      "something on page %u is %s mm from an edge or a fold, creep counted; %s mm "
                      "are asked for",
                      placed->safe_page, got, asked));
}

/* A shop's least and most: only a warning, for the number may be mended by another format there. */
static void check_count(struct check *check, uint32_t pages)
{
    const struct deliver *deliver = check->deliver;
    bool is_few = deliver->page_least > 0 && pages < deliver->page_least;
    bool is_many = deliver->page_most > 0 && pages > deliver->page_most;
    if (is_few)
        diag_warning(check->diag, deliver->places.page_least, "preflight-pages",
                     "the file has %u pages; the shop prints %u or more", pages,
                     deliver->page_least);
    if (is_many)
        diag_warning(check->diag, deliver->places.page_most, "preflight-pages",
                     "the file has %u pages; the shop prints %u at most", pages,
                     deliver->page_most);
}

static void check_pages(struct check *check)
{
    const struct sheets *sheets = check->job->sheets;
    uint32_t multiple = check->deliver->page_multiple;
    uint32_t pages = check->job->pages->page_count + sheets->blank_count;
    if (sheets->is_imposed)
        note(check, "preflight-pages",
             slice_format(check->arena, "pages: %u, %u of them blank, on %u sheets (%u sides)",
                          pages, sheets->blank_count, sheets->sheet_count, sheets->side_count));
    else
        note(check, "preflight-pages",
             slice_format(check->arena, "pages: %u, %u of them blank", pages, sheets->blank_count));
    check_count(check, check->file.page_count);
    bool is_whole = sheets->is_imposed || multiple < 2 || check->file.page_count % multiple == 0;
    if (!is_whole || check->file.page_count != sheets->side_count)
        fail(check, check->deliver->places.page_multiple, "preflight-pages",
             slice_format(check->arena, "the file has %u pages; a multiple of %u is asked for",
                          check->file.page_count, multiple));
    if (sheets->is_imposed)
        note(check, "preflight-creep",
             slice_format(check->arena, "creep: at most %s mm, caliper %s mm",
                          mm(check, unit_points(sheets->creep)),
                          mm(check, unit_points(check->deliver->caliper))));
}

bool preflight_run(struct arena *arena, struct diag *diag, const struct preflight_job *job)
{
    struct check check = {.arena = arena,
                          .diag = diag,
                          .job = job,
                          .deliver = &job->layout->deliver,
                          .file = scan_file(arena, job->layout->deliver.standard, job->pdf),
                          .placed = measure_placed(arena, job),
                          .is_fine = true};
    check_standard(&check);
    check_boxes(&check);
    check_fonts(&check);
    check_inks(&check);
    check_sizes(&check);
    check_safety(&check);
    check_pages(&check);
    return check.is_fine;
}

bool preflight_stage(struct arena *arena, struct deliverable *deliverable)
{
    const struct edition *edition = deliverable->edition;
    const struct fonts *fonts = edition->fonts;
    const struct face **faces = arena_alloc_items(arena, fonts_count(fonts), sizeof *faces);
    for (uint32_t i = 0; i < fonts_count(fonts); i++)
        faces[i] = fonts_face(fonts, i);
    struct preflight_job job = {.path = deliverable->path,
                                .doc = edition->doc,
                                .layout = deliverable->layout,
                                .faces = faces,
                                .pages = edition->pages,
                                .sheets = deliverable->sheets,
                                .palette = deliverable->palette,
                                .pdf = deliverable->bytes,
                                .is_undated =
                                    edition->date.length == 0 && deliverable->source_date < 0};
    preflight_check_printer(deliverable->diag, &job);
    return !deliver_is_press(&deliverable->layout->deliver) ||
           preflight_run(arena, deliverable->diag, &job);
}

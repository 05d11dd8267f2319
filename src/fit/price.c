/* What a fit costs, in words.
 *
 * In: the change that was taken, or the tightest one where none fits. Out: diagnostics. A change is
 * told as a designer says it: 11.4/14.1 pt instead of 12/15 pt. An overflow is told by what would
 * end it: so many sheets, or texts and by how many characters each is too long.
 *
 * Which texts. A text loses a line at the price of the characters on its last line, so the shortest
 * last lines are the cheapest. Lines are taken off the tightest design's galley, the cheapest
 * first, and pages broken again after each until they fit: so the list is enough, not a guess from
 * line counts, and what keeps and notes do is in it. Each next line of the same text costs a whole
 * line. A list longer than SHORTEN_MOST lines is nobody's evening: then only the sheets are told.
 */
#include "fit/price.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"

enum { SHORTEN_MOST = 24, SPARE_CHARACTERS = 2 };

/* Words put one after the other. */
struct phrase {
    char text[400];
    size_t length;
};

static void say(struct phrase *phrase, const char *words)
{
    size_t length = strlen(words);
    if (phrase->length + length < sizeof phrase->text) {
        memcpy(phrase->text + phrase->length, words, length + 1);
        phrase->length += length;
    }
}

static void say_number(struct phrase *phrase, double value, int decimals)
{
    char number[32];
    number_write(number, value, decimals);
    say(phrase, number);
}

/* "11.4/14.1" */
static void say_size(struct phrase *phrase, unit size, unit leading)
{
    say_number(phrase, unit_points(size), 1);
    say(phrase, "/");
    say_number(phrase, unit_points(leading), 1);
}

static void say_change(struct phrase *phrase, const struct design *design,
                       const struct fitted *fitted)
{
    const struct fit_change *change = &fitted->change;
    if (fitted->size != fitted->fitted_size || fitted->leading != fitted->fitted_leading) {
        say_size(phrase, fitted->size, fitted->leading);
        say(phrase, " → ");
        say_size(phrase, fitted->fitted_size, fitted->fitted_leading);
        say(phrase, " pt, ");
    }
    if (change->is_gap_closer)
        say(phrase, "parts a line closer, ");
    if (change->tracking > 0) {
        say(phrase, "letters ");
        say_number(phrase, change->tracking, 0);
        say(phrase, "/1000 closer, ");
    }
    if (change->margin_steps > 0) {
        say(phrase, "side margins ");
        say_number(phrase, change->margin_steps * 0.5, 1);
        say(phrase, " mm narrower, ");
    }
    if (change->is_tighter) {
        say(phrase, "word spaces down to ");
        say_number(phrase, 100 * (1 - design->fit.space_shrink), 0);
        say(phrase, " %, ");
    }
    if (phrase->length == 0)
        say(phrase, "paragraphs a line shorter where it shows least, ");
    phrase->length -= 2;
    phrase->text[phrase->length] = '\0';
}

/* The same for programs. */
static void tell_change(struct diag *diag, const struct design *design, const struct fitted *fitted)
{
    const struct fit_change *change = &fitted->change;
    double shrink = change->is_tighter ? design->fit.space_shrink : design->breaking.space_shrink;
    diag_number(diag, "goal_pages", fitted->page_most, 0);
    diag_number(diag, "pages_before", fitted->page_count, 0);
    diag_number(diag, "pages", fitted->fitted_page_count, 0);
    diag_number(diag, "size_before_pt", unit_points(fitted->size), 2);
    diag_number(diag, "size_pt", unit_points(fitted->fitted_size), 2);
    diag_number(diag, "leading_before_pt", unit_points(fitted->leading), 2);
    diag_number(diag, "leading_pt", unit_points(fitted->fitted_leading), 2);
    diag_number(diag, "tracking_closer", change->tracking, 0);
    diag_number(diag, "gap_lines_closer", change->is_gap_closer, 0);
    diag_number(diag, "margins_narrower_mm", change->margin_steps * 0.5, 1);
    diag_number(diag, "space_shrink_before", design->breaking.space_shrink, 3);
    diag_number(diag, "space_shrink", fmax(shrink, design->breaking.space_shrink), 3);
    diag_number(diag, "cost", fitted->cost, 2);
}

void fit_report_change(struct diag *diag, const struct design *design, const struct fitted *fitted)
{
    struct phrase phrase = {.length = 0};
    say_change(&phrase, design, fitted);
    if (fitted->page_count <= fitted->page_most) {
        diag_note(diag, design->fit.place, "fit", "%s, as all editions: %u pages", phrase.text,
                  fitted->page_count);
    } else {
        diag_note(diag, design->fit.place, "fit", "%s: %u pages instead of %u", phrase.text,
                  fitted->fitted_page_count, fitted->page_count);
    }
    tell_change(diag, design, fitted);
}

/* How many lines are taken off each paragraph of a galley. */
struct shortening {
    const struct fit_sketch *sketch;
    uint32_t *lines;      /* by paragraph */
    uint32_t *characters; /* by paragraph: what those lines held */
};

static const struct setting *picked_setting(const struct fit_sketch *sketch, uint32_t paragraph)
{
    return &sketch->galley.paragraphs[paragraph].settings[sketch->pages.settings[paragraph]];
}

/* Characters of the last line that is left of a paragraph; 0 where no more may go. */
static uint32_t next_characters(const struct shortening *shortening, uint32_t paragraph)
{
    const struct setting *setting = picked_setting(shortening->sketch, paragraph);
    uint32_t taken = shortening->lines[paragraph];
    if (setting->line_count < taken + 2)
        return 0;
    const struct paragraph *text = &shortening->sketch->text.paragraphs[paragraph];
    const struct line *line = &setting->lines[setting->line_count - 1 - taken];
    uint32_t count = 0;
    for (size_t at = line->cu_start; at < line->cu_end; count++)
        utf16_next(text->string, text->cu_count, &at);
    return count + (taken == 0 ? SPARE_CHARACTERS : 1);
}

static bool is_author_text(const struct doc *doc, const struct fit_search *search,
                           const struct galley_paragraph *paragraph, uint32_t block)
{
    enum block_kind kind = doc->blocks[block].kind;
    return !doc_is_filler(doc, block) && search->scope->is_text[paragraph->style] &&
           paragraph->setting_count > 0 && !paragraph->figure &&
           (kind == BLOCK_ITEM || kind == BLOCK_ITEM_MORE || kind == BLOCK_PARAGRAPH ||
            kind == BLOCK_REGION_NOTE || kind == BLOCK_LIST || kind == BLOCK_NUMBERED ||
            kind == BLOCK_RUBRIC);
}

/* Takes the cheapest line off; false where there is none. */
static bool shorten_next(const struct fit_search *search, struct shortening *shortening)
{
    const struct galley *galley = &shortening->sketch->galley;
    uint32_t best = NO_INDEX, least = UINT32_MAX;
    for (uint32_t i = 0; i < search->edition->doc->block_count; i++) {
        uint32_t characters = 0;
        if (is_author_text(search->edition->doc, search, &galley->paragraphs[i], i))
            characters = next_characters(shortening, i);
        if (characters > 0 && characters < least) {
            least = characters;
            best = i;
        }
    }
    if (best == NO_INDEX)
        return false;
    shortening->lines[best]++;
    shortening->characters[best] += least;
    return true;
}

/* Pages of the galley with the lines taken off. */
static uint32_t shortened_pages(const struct fit_search *search,
                                const struct shortening *shortening)
{
    struct arena *arena = arena_make(0);
    struct galley galley = shortening->sketch->galley;
    struct setting *settings = arena_alloc_items(arena, galley.paragraph_count, sizeof *settings);
    struct galley_paragraph *paragraphs =
        arena_alloc_items(arena, galley.paragraph_count, sizeof *paragraphs);
    for (uint32_t i = 0; i < galley.paragraph_count; i++) {
        paragraphs[i] = galley.paragraphs[i];
        if (shortening->lines[i] == 0)
            continue;
        settings[i] = *picked_setting(shortening->sketch, i);
        settings[i].line_count -= shortening->lines[i];
        paragraphs[i].settings = &settings[i];
        paragraphs[i].setting_count = 1;
    }
    galley.paragraphs = paragraphs;
    struct diag *diag = diag_make(arena);
    struct pages_sketch pages = pages_sketch(
        arena, diag, search->edition->doc, &shortening->sketch->design, &galley, search->page_most);
    arena_free(arena);
    return pages.page_count;
}

/* Finds texts whose shortening ends the overflow; false where they would be too many. */
static bool find_shortening(const struct fit_search *search, struct shortening *shortening)
{
    for (uint32_t taken = 0; taken < SHORTEN_MOST; taken++) {
        if (!shorten_next(search, shortening))
            return false;
        if (shortened_pages(search, shortening) <= search->page_most)
            return true;
    }
    return false;
}

/* An overflow for programs: what the bounds allow, and what that needs. */
static void tell_overflow(struct diag *diag, const struct fit_search *search,
                          const struct fit_sketch *sketch, const struct fitted *fitted,
                          uint32_t lines_over)
{
    uint32_t pages = sketch->pages.page_count;
    diag_number(diag, "goal_pages", search->page_most, 0);
    diag_number(diag, "pages_before", fitted->page_count, 0);
    diag_number(diag, "pages_needed", pages, 0);
    diag_number(diag, "sheets_needed", (pages + SHEET_PAGES - 1) / SHEET_PAGES, 0);
    diag_number(diag, "lines_over", lines_over, 0);
    diag_number(diag, "size_before_pt", unit_points(fitted->size), 2);
    diag_number(diag, "size_least_pt", unit_points(sketch->design.styles[search->scope->body].size),
                2);
    diag_number(diag, "leading_before_pt", unit_points(fitted->leading), 2);
    diag_number(diag, "leading_least_pt", unit_points(sketch->design.grid), 2);
}

static void report_overflow(struct diag *diag, const struct fit_search *search,
                            const struct fit_sketch *sketch, const struct fitted *fitted,
                            uint32_t lines_over, bool has_list)
{
    const struct fit *fit = &search->scope->design->fit;
    struct phrase tightest = {.length = 0};
    say_size(&tightest, sketch->design.styles[search->scope->body].size, sketch->design.grid);
    if (fit->goal == FIT_MULTIPLE)
        diag_note(diag, fit->place, "fit-overflow",
                  "%u pages, and at the bounds, in %s pt, still %u lines more than fit %u pages",
                  fitted->page_count, tightest.text, lines_over, search->page_most);
    else
        diag_warning(diag, fit->place, "fit-overflow",
                     "does not fit %u pages: at the bounds, in %s pt, %u lines are too many",
                     search->page_most, tightest.text, lines_over);
    uint32_t pages = sketch->pages.page_count; /* what the bounds do allow */
    uint32_t sheets = (pages + SHEET_PAGES - 1) / SHEET_PAGES;
    const char *or_shorten = has_list ? ", or shorten the texts that are named below" : "";
    if (fit->goal == FIT_SHEETS)
        diag_hint(diag, "let it have %u sheets%s", sheets, or_shorten);
    else
        diag_hint(diag, "let it have %u pages%s", pages, or_shorten);
    tell_overflow(diag, search, sketch, fitted, lines_over);
}

static void report_shortening(struct diag *diag, const struct shortening *shortening,
                              uint32_t paragraph)
{
    uint32_t characters = shortening->characters[paragraph], lines = shortening->lines[paragraph];
    diag_note(diag, shortening->sketch->galley.paragraphs[paragraph].place, "fit-shorten",
              "%u characters less here save %u %s", characters, lines,
              lines == 1 ? "line" : "lines");
    diag_number(diag, "characters", characters, 0);
    diag_number(diag, "lines", lines, 0);
}

void fit_report_price(struct arena *scratch, struct diag *diag, const struct fit_search *search,
                      const struct fit_change *tightest, const struct fitted *fitted)
{
    struct fit_sketch sketch;
    fit_sketch(scratch, search, tightest, &sketch);
    if (sketch.pages.page_count == UINT32_MAX)
        return;
    uint32_t count = sketch.galley.paragraph_count;
    struct shortening shortening = {&sketch, arena_alloc_items(scratch, count, sizeof(uint32_t)),
                                    arena_alloc_items(scratch, count, sizeof(uint32_t))};
    bool has_list = find_shortening(search, &shortening);
    uint32_t lines_over = has_list ? 0 : sketch.pages.lines_over;
    for (uint32_t i = 0; has_list && i < count; i++)
        lines_over += shortening.lines[i];
    report_overflow(diag, search, &sketch, fitted, lines_over, has_list);
    for (uint32_t i = 0; has_list && i < search->edition->doc->block_count; i++)
        if (shortening.lines[i] > 0)
            report_shortening(diag, &shortening, i);
}

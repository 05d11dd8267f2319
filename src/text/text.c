/* The text stage: see text.h.
 *
 *     block ─ collect ─> draft ─ itemize ─> runs ─ shape ─> glyphs ─ breaks ─> paragraph
 *
 * One paragraph at a time, in the order of the doc, through steps that are a file each. What lives
 * longer than a paragraph (the piece cache, the answers of the font chains, ICU's iterators) is on
 * the bench, in an arena that ends with the call; what reshaping needs later is the shaper, in the
 * result's arena. */
#include <assert.h>
#include <string.h>

#include "base/utf8.h"
#include "text/draft.h"
#include "text/icu.h"
#include "text/script.h"

static void end_buffer(void *buffer)
{
    hb_buffer_destroy(buffer);
}

static void end_bidi(void *bidi)
{
    ubidi_close(bidi);
}

static void end_iterator(void *iterator)
{
    ubrk_close(iterator);
}

static hb_buffer_t *make_buffer(struct arena *arena)
{
    hb_buffer_t *buffer = hb_buffer_create();
    arena_defer(arena, end_buffer, buffer);
    return buffer;
}

static void open_libraries(struct bench *bench)
{
    UErrorCode status = U_ZERO_ERROR;
    bench->buffer = make_buffer(bench->lasting);
    bench->bidi = ubidi_open();
    icu_expect(bench->bidi ? status : U_MEMORY_ALLOCATION_ERROR);
    arena_defer(bench->lasting, end_bidi, bench->bidi);
    bench->graphemes = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &status);
    icu_expect(status);
    arena_defer(bench->lasting, end_iterator, bench->graphemes);
}

/* Letters that are looked at for a language's script: some paragraphs' worth tell. */
enum { SCRIPT_LETTERS = 2000, SCRIPTS_SEEN = 16 };

/* The script that most letters of the language's blocks are of, else the one that it is usually
 * written in: Serbian comes in two, and a translation may not have begun. */
static uint32_t find_usual_script(const struct bench *bench, uint32_t language)
{
    struct {
        uint32_t script, count;
    } seen[SCRIPTS_SEEN] = {{0, 0}};
    uint32_t letter_count = 0, best = 0;
    for (uint32_t i = 0; i < bench->doc->block_count && letter_count < SCRIPT_LETTERS; i++) {
        const struct block *block = &bench->doc->blocks[i];
        if (block->language != language)
            continue;
        for (size_t at = 0; at < block->text.length && letter_count < SCRIPT_LETTERS;) {
            uint32_t script = script_of_letter(utf8_next(block->text, &at)), k = 0;
            while (k + 1 < SCRIPTS_SEEN && seen[k].script != 0 && seen[k].script != script)
                k++;
            if (script == 0)
                continue;
            seen[k].script = script;
            seen[k].count++;
            letter_count++;
        }
    }
    for (uint32_t k = 1; k < SCRIPTS_SEEN; k++)
        best = seen[k].count > seen[best].count ? k : best;
    return letter_count > 0 ? seen[best].script
                            : script_of_language(bench->scratch, bench->doc->languages[language]);
}

static void find_usual_scripts(struct bench *bench)
{
    uint32_t count = bench->doc->language_count;
    bench->usual_scripts = arena_alloc_items(bench->lasting, count, sizeof *bench->usual_scripts);
    bench->manners = arena_alloc_items(bench->lasting, count, sizeof *bench->manners);
    for (uint32_t i = 0; i < count; i++) {
        struct slice language = bench->doc->languages[i];
        bench->usual_scripts[i] = find_usual_script(bench, i);
        bench->manners[i] =
            styles_manner(bench->design, bench->fonts, language, bench->usual_scripts[i]);
        if (styles_tear_capitals(bench->design, bench->fonts, bench->doc, i))
            bench->manners[i] |= MANNER_UNSMALL;
    }
}

/* Scripts that are written in columns, from top to bottom, lie on their side in a line. */
static void warn_of_columns(struct bench *bench)
{
    static const uint32_t scripts[] = {HB_SCRIPT_MONGOLIAN, HB_SCRIPT_PHAGS_PA,
                                       HB_TAG('O', 'u', 'g', 'r'), HB_SCRIPT_SIGNWRITING};
    bool *is_told_of =
        arena_alloc_items(bench->lasting, bench->doc->language_count, sizeof *is_told_of);
    for (uint32_t i = 0; i < bench->doc->block_count; i++) {
        const struct block *block = &bench->doc->blocks[i];
        uint32_t script = bench->usual_scripts[block->language];
        bool is_told = is_told_of[block->language];
        is_told_of[block->language] = true;
        for (size_t k = 0; k < sizeof scripts / sizeof *scripts && !is_told; k++)
            if (scripts[k] == script) {
                diag_warning(bench->diag, block->place, "script-columns",
                             "the script of these texts is written in columns, from top to bottom: "
                             "it is set in lines here, lying on its side");
                diag_hint(bench->diag, "Orison sets no columns yet; where the language has another "
                                       "script (Mongolian has Cyrillic), readers have it upright");
            }
    }
}

/* The digits of what Orison counts. Languages written with capitals have those of ASCII, and no
 * locale data is opened for them. */
static struct digits choose_digits(struct arena *scratch, const struct doc *doc,
                                   const struct design *design)
{
    uint32_t script = script_of_language(scratch, doc->languages[0]);
    if (script_has_capitals(script))
        return (struct digits){.has_native = false};
    return digits_choose(scratch, doc, design->digits);
}

struct slice text_folio_digits(struct arena *arena, const struct doc *doc,
                               const struct design *design)
{
    struct digits digits = choose_digits(arena, doc, design);
    return digits.is_native ? utf8_of_utf16(arena, digits.native, 10) : SLICE("");
}

/* A folio is set in ASCII's digits where no font has the others. */
static void check_digits(struct bench *bench)
{
    uint32_t style = styles_find(bench->design, SLICE("folio"));
    if (!bench->digits.is_native || style == NO_INDEX)
        return;
    struct font_need need = styles_need(&bench->design->styles[style]);
    uint32_t chain =
        fonts_chain(bench->fonts, &need, bench->doc->languages[0], bench->usual_scripts[0]);
    for (int i = 0; i < 10; i++)
        if (fonts_find_in(bench->fonts, chain, bench->digits.native[i]) == NO_INDEX)
            bench->digits.is_native = false;
}

static struct shaper *make_shaper(struct arena *arena, struct diag *diag, const char *hyphens,
                                  const struct doc *doc, const struct fonts *fonts)
{
    struct shaper *shaper = arena_alloc(arena, sizeof *shaper);
    shaper->languages = doc->languages;
    shaper->joints = arena_alloc_items(arena, doc->language_count, sizeof(struct joints *));
    for (size_t i = 0; i < doc->language_count; i++)
        shaper->joints[i] = joints_open(arena, diag, hyphens, doc->languages[i]);
    shaper->fonts = fonts;
    return shaper;
}

/* The mark set before a block: its style's, which come first of the generated paragraphs. An item's
 * further paragraphs have none. */
static uint32_t find_mark(const struct paragraph_list *paragraphs, size_t first,
                          const struct block *block, uint32_t style)
{
    if (block->kind == BLOCK_ITEM_MORE)
        return NO_INDEX;
    for (size_t i = first; i < paragraphs->count; i++) {
        if (paragraphs->at[i].role != PARAGRAPH_MARK)
            return NO_INDEX;
        if (paragraphs->at[i].style == style)
            return (uint32_t)i;
    }
    return NO_INDEX;
}

static void link_marks(const struct doc *doc, struct paragraph_list *paragraphs)
{
    size_t first = doc->block_count + doc->note_count;
    for (uint32_t i = 0; i < doc->block_count; i++) {
        struct paragraph *paragraph = &paragraphs->at[i];
        paragraph->mark = find_mark(paragraphs, first, &doc->blocks[i], paragraph->style);
    }
}

/* Whether no paragraph of its kind stands right before a block: a heading does, a picture, an
 * ornament. The codes of a paragraph's links (in pages that show them) belong to it. */
static bool is_first(const struct bench *bench, uint32_t index)
{
    const struct block *blocks = bench->doc->blocks;
    uint32_t before = index;
    while (before > 0 &&
           (blocks[before - 1].kind == BLOCK_CODE || blocks[before - 1].kind == BLOCK_ADDRESS))
        before--;
    if (before == 0 || blocks[before - 1].kind != blocks[index].kind)
        return true;
    bool is_parted = bench->design->section_ornament.length > 0;
    return is_parted && blocks[before - 1].section != blocks[index].section;
}

/* Whether a paragraph goes on in an item after a list, verse or the like. */
static bool follows_part(const struct bench *bench, uint32_t index)
{
    return index > 0 && bench->doc->blocks[index - 1].kind >= BLOCK_HEADING;
}

/* An indent that a mark stands in is a matter of the design. */
static void choose_indents(const struct bench *bench, struct paragraph_list *paragraphs)
{
    for (uint32_t i = 0; i < bench->doc->block_count; i++) {
        struct paragraph *paragraph = &paragraphs->at[i];
        const struct style *style = &bench->design->styles[paragraph->style];
        struct slice language = bench->doc->languages[bench->doc->blocks[i].language];
        struct paragraph_custom custom = language_paragraphs(language);
        bool goes_on = bench->doc->blocks[i].kind == BLOCK_ITEM_MORE && follows_part(bench, i);
        paragraph->is_flush =
            (style->is_first_flush || goes_on) && !custom.indents_first && is_first(bench, i);
        if (style->indent > 0 && style->mark.length == 0)
            paragraph->indent_squares = custom.squares;
    }
}

/* Shapes a list of blocks; false where one has no style, or memory ran out. */
static bool shape_blocks(struct bench *bench, const struct block *blocks, uint32_t count,
                         enum paragraph_role role, struct paragraph_list *paragraphs)
{
    for (uint32_t i = 0; i < count; i++) {
        struct arena_mark mark = arena_mark(bench->scratch);
        struct draft draft;
        if (!draft_collect(bench, &blocks[i], role, i, &draft))
            return false;
        *(struct paragraph *)array_add(bench->lasting, paragraphs) = draft_shape(bench, &draft);
        arena_release(bench->scratch, mark);
        if (arena_is_over(bench->arena)) {
            diag_error(bench->diag, blocks[i].place, "too-large",
                       "the text takes more than %zu MiB of memory (ORISON_MEMORY) up to here",
                       memory_cap_mib());
            return false;
        }
    }
    return true;
}

static bool shape_all(struct bench *bench, struct text *out)
{
    const struct doc *doc = bench->doc;
    struct paragraph_list paragraphs = {0};
    if (!shape_blocks(bench, doc->blocks, doc->block_count, PARAGRAPH_BLOCK, &paragraphs) ||
        !shape_blocks(bench, doc->notes, doc->note_count, PARAGRAPH_NOTE, &paragraphs))
        return false;
    out->first_note = doc->block_count;
    paragraphs_generate(bench, &paragraphs, out);
    link_marks(doc, &paragraphs);
    choose_indents(bench, &paragraphs);
    out->paragraph_count = (uint32_t)paragraphs.count;
    out->paragraphs = arena_alloc_items(bench->arena, paragraphs.count, sizeof *out->paragraphs);
    if (paragraphs.count)
        memcpy(out->paragraphs, paragraphs.at, paragraphs.count * sizeof *out->paragraphs);
    return true;
}

/* A book is what is longer than a booklet: about 64 pages, 16 sheets, about what a stapler takes.
 * A line of text has about 75 code units, a page 33 lines. It is asked here, once, since three
 * stages spend on a booklet what a book neither shows nor can pay:
 *
 *   fit    a booklet's type gives a little, to end with a whole sheet; up to nine sketches
 *   lines  a paragraph is also set with a line less and a line more; half again the stage's cost
 *   pdf    the screen's file is packed tightly, which doubles the time of a whole build */
enum { BOOKLET_LINES_MOST = 64 * 33, CU_A_LINE = 75 };

static bool is_book(const struct text *text)
{
    size_t line_count = 0;
    for (uint32_t i = 0; i < text->paragraph_count; i++)
        line_count += 1 + text->paragraphs[i].cu_count / CU_A_LINE;
    return line_count > BOOKLET_LINES_MOST;
}

bool text_shape(struct arena *arena, const struct edition *edition, struct text *out)
{
    struct diag *diag = edition->diag;
    const struct doc *doc = edition->doc;
    const struct design *design = edition->design;
    const struct fonts *fonts = edition->fonts;
    const char *hyphens = edition->hyphens;
    assert(fonts_count(fonts) > 0 && doc->language_count > 0);
    struct bench bench = {.arena = arena,
                          .lasting = arena_make(0),
                          .scratch = arena_make(0),
                          .diag = diag,
                          .doc = doc,
                          .design = design,
                          .fonts = fonts,
                          .shaper = make_shaper(arena, diag, hyphens, doc, fonts),
                          .is_fine = true};
    *out = (struct text){.folio = NO_INDEX,
                         .section_ornament = NO_INDEX,
                         .end_ornament = NO_INDEX,
                         .shaper = bench.shaper};
    open_libraries(&bench);
    find_usual_scripts(&bench);
    warn_of_columns(&bench);
    bench.digits = choose_digits(bench.scratch, doc, design);
    check_digits(&bench);
    bench.styles = styles_make(bench.lasting, design);
    bench.pieces = pieces_make(bench.lasting, bench.buffer, edition->is_uncached);
    bench.breakers = breakers_make(bench.lasting, diag, hyphens, doc, &design->breaking);
    bool is_shaped = shape_all(&bench, out);
    missing_tell(&bench);
    bool is_fine = is_shaped && bench.is_fine;
    out->is_book = is_book(out);
    arena_free(bench.scratch);
    arena_free(bench.lasting);
    return is_fine;
}

struct glyph *text_reshape(struct arena *arena, const struct text *text,
                           const struct paragraph *paragraph, uint32_t run, uint32_t cu_start,
                           uint32_t cu_end, uint32_t *glyph_count)
{
    assert(run < paragraph->run_count);
    assert(cu_start >= paragraph->runs[run].cu_start && cu_end <= paragraph->runs[run].cu_end);
    const struct shaping *shaping = &text->shaper->shapings.at[paragraph->runs[run].shaping];
    struct glyph_list glyphs = {0};
    hb_buffer_t *buffer = hb_buffer_create();
    shaper_append(arena, shaping, buffer, paragraph->string, paragraph->cu_count, cu_start, cu_end,
                  &glyphs);
    hb_buffer_destroy(buffer);
    missing_hide(shaping, paragraph, glyphs.at, glyphs.count);
    *glyph_count = (uint32_t)glyphs.count;
    return glyphs.at;
}

struct place text_place_at(const struct doc *doc, const struct paragraph *paragraph, uint32_t cu)
{
    struct text_cursor start = {0};
    return text_place_from(doc, paragraph, cu, &start);
}

bool text_stage(struct arena *arena, struct edition *edition)
{
    struct text *text = arena_alloc(arena, sizeof *text);
    edition->text = text;
    return text_shape(arena, edition, text);
}

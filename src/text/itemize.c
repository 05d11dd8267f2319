/* Itemising: a draft is cut into runs.
 *
 * In: stretches (style, language, span), bidi levels, script runs, and per grapheme the face that
 * sets it. Out: runs, in logical order, that touch and cover the string, each of one of all these.
 *
 * Invariant: a run begins where a grapheme does; what a grapheme is made of goes by its first
 * character. */
#include <math.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "text/bidi.h"
#include "text/draft.h"
#include "text/script.h"

/* What a run has in common; a change in any of it begins a new run. */
struct nature {
    const struct stretch *stretch;
    uint32_t script;
    uint8_t level;
    uint32_t face; /* NO_INDEX: only silent characters so far */
    double scale;  /* of a sign or a word beside letters of another face; else 1 */
};

static struct face_memo *find_memo(struct bench *bench, const struct stretch *stretch,
                                   uint32_t script)
{
    for (size_t i = bench->memos.count; i-- > 0;) {
        const struct memo_entry *entry = &bench->memos.at[i];
        if (entry->style == stretch->style && entry->language == stretch->language &&
            entry->script == script)
            return entry->memo;
    }
    struct face_memo *memo = face_memo_make(bench->lasting, bench->fonts, &stretch->style->need,
                                            bench->doc->languages[stretch->language], script);
    *(struct memo_entry *)array_add(bench->lasting, &bench->memos) =
        (struct memo_entry){stretch->style, stretch->language, script, memo};
    return memo;
}

static void close_run(struct bench *bench, const struct nature *nature, uint32_t cu_start,
                      uint32_t cu_end, struct run_list *runs)
{
    const struct stretch *stretch = nature->stretch;
    const struct style *style = &stretch->style->style;
    uint32_t face = nature->face == NO_INDEX ? find_memo(bench, stretch, nature->script)->primary
                                             : nature->face;
    struct shaping_key key = {face, stretch->style->features, nature->script, stretch->language,
                              nature->level & 1};
    uint32_t index = shaper_find(bench->arena, bench->shaper, bench->buffer, key);
    const struct shaping *shaping = &bench->shaper->shapings.at[index];
    double factor = fonts_face(bench->fonts, face)->size_factor * nature->scale;
    *(struct run *)array_add(bench->scratch, runs) =
        (struct run){.cu_start = cu_start,
                     .cu_end = cu_end,
                     .face = face,
                     .size = (unit)llround((double)style->size * factor),
                     .rise = style->rise,
                     .tracking = script_is_joined(nature->script) ? 0 : style->tracking,
                     .color = style->color,
                     .span = stretch->span,
                     .language = stretch->language,
                     .script = nature->script,
                     .shaping = index,
                     .level = nature->level,
                     .hyphen = shaping->hyphen,
                     .hyphen_advance = shaping->hyphen_advance,
                     .tatweel = shaping->tatweel,
                     .tatweel_advance = shaping->tatweel_advance};
}

/* Where the walk over the string stands. */
struct walk {
    const struct stretch *stretch;
    const struct script_run *script;
    struct face_memo *memo;
};

static void step_to(struct bench *bench, struct walk *walk, uint32_t cu)
{
    const struct walk before = *walk;
    while (cu >= walk->stretch->cu_end)
        walk->stretch++;
    while (cu >= walk->script->cu_end)
        walk->script++;
    if (!walk->memo || before.stretch != walk->stretch || before.script != walk->script)
        walk->memo = find_memo(bench, walk->stretch, walk->script->script);
}

/* A grapheme, or several plain characters, and what they are set in. */
struct piece {
    uint32_t cu_start;
    struct nature nature;
};

struct piece_list {
    struct piece *at;
    size_t count, room;
};

/* How far the step's face goes, where nothing but stretch and script can end it. */
static uint32_t extend_plainly(const struct walk *walk, uint32_t face, const uint16_t *string,
                               uint32_t cu)
{
    uint32_t limit =
        walk->stretch->cu_end < walk->script->cu_end ? walk->stretch->cu_end : walk->script->cu_end;
    return face_extend(walk->memo, face, string, cu, limit);
}

/* The height of a character's ink in a face, in parts of a style's size; 0 where it has none. */
static double ink_height(const struct fonts *fonts, uint32_t index, uint32_t c)
{
    const struct face *face = fonts_face(fonts, index);
    hb_codepoint_t glyph;
    int32_t ink[4];
    if (!hb_font_get_nominal_glyph(face->hb_font, c, &glyph) ||
        !fonts_glyph_ink(fonts, index, (uint16_t)glyph, ink))
        return 0;
    return (double)ink[3] / face->units_per_em * face->size_factor;
}

/* A sign of currency from another face than the figures beside it is drawn for that face's figures:
 * ₦ beside 500 would stand as high as x. It is set so large that those would be as high as these;
 * where its face has none, so large that the sign is. */
static double scale_of_currency(struct bench *bench, const struct walk *walk, uint32_t c,
                                uint32_t face)
{
    enum { MOST = 2, HIGH_FIGURE = '6' }; /* high among old-style figures too */
    uint32_t usual = bench->usual_scripts[walk->stretch->language];
    struct face_memo *memo = find_memo(bench, walk->stretch, usual);
    uint32_t beside = face_find(memo, (const uint16_t[]){'0'}, 0, 1);
    if (face == NO_INDEX || beside == face)
        return 1;
    double wanted = ink_height(bench->fonts, beside, HIGH_FIGURE);
    double height = ink_height(bench->fonts, face, HIGH_FIGURE);
    if (height <= 0)
        height = ink_height(bench->fonts, face, c);
    double scale = height > 0 && wanted > 0 ? wanted / height : 1;
    return scale > MOST ? MOST : scale < 1.0 / MOST ? 1.0 / MOST : scale;
}

/* What a grapheme is set in. One of no script that touches no word is the edition's: its own face
 * is asked first, then that of the script around it. So brackets and stops round a foreign word,
 * and all spaces of a line, are of one design. */
static struct nature nature_of(struct bench *bench, const struct walk *walk, const uint16_t *string,
                               uint32_t cu, uint32_t cu_end, uint8_t level)
{
    struct nature nature = {walk->stretch, walk->script->script, level, NO_INDEX, 1};
    uint32_t usual = bench->usual_scripts[walk->stretch->language];
    if (walk->script->is_loose && nature.script != usual) {
        struct face_memo *memo = find_memo(bench, walk->stretch, usual);
        nature.face = face_find_own(memo, string, cu, cu_end);
        nature.script = nature.face == NO_INDEX ? nature.script : usual;
    }
    if (nature.face == NO_INDEX)
        nature.face = face_find(walk->memo, string, cu, cu_end);
    size_t at = cu;
    uint32_t c = utf16_next(string, cu_end, &at);
    if (c >= 0x80 && u_charType((UChar32)c) == U_CURRENCY_SYMBOL)
        nature.scale = scale_of_currency(bench, walk, c, nature.face);
    return nature;
}

enum { LATIN = 0x4C61746E }; /* ISO 15924, Latn */

/* -- marks of numbers ------------------------------------------------------------------------ */

static bool is_figure(uint16_t cu)
{
    return cu < 0x80 ? cu >= '0' && cu <= '9' : u_isdigit(cu) != 0;
}

/* What stands between figures, before them or after them and is of their number. */
static bool is_between_figures(uint16_t c)
{
    return c == ',' || c == '.' || c == ':' || c == '/' || c == '-' || c == '\'' || c == 0x2019 ||
           c == 0x066B || c == 0x066C || c == 0x060C || (c >= 0x2010 && c <= 0x2013) ||
           c == 0x2212 || c == 0x2044;
}

static bool is_before_figures(uint16_t c)
{
    return c == '+' || c == '-' || c == 0x2212 || c == 0x00B1;
}

static bool is_after_figures(uint16_t c)
{
    return c == '%' || c == 0x066A || c == 0x2030 || c == 0x00B0;
}

/* The place of the figure that a mark goes with; NO_INDEX where `cu` is no mark of a number. */
static uint32_t figure_of_mark(const struct paragraph *p, uint32_t cu)
{
    uint16_t c = p->string[cu];
    bool has_before = cu > 0 && is_figure(p->string[cu - 1]);
    bool has_after = cu + 1 < p->cu_count && is_figure(p->string[cu + 1]);
    if (has_before && (is_after_figures(c) || (has_after && is_between_figures(c))))
        return cu - 1;
    return has_after && !has_before && is_before_figures(c) ? cu + 1 : NO_INDEX;
}

static bool is_decimal_part(const struct paragraph *p, uint32_t cu)
{
    uint16_t c = p->string[cu];
    bool is_point = c == '.' && cu > 0 && cu + 1 < p->cu_count && p->string[cu - 1] < 0x80 &&
                    is_figure(p->string[cu - 1]) && is_figure(p->string[cu + 1]);
    return (c < 0x80 && is_figure(c)) || is_point;
}

/* Whether `cu` is in a number of European figures with a point: 12.5, 8.00. Fonts for Arabic make
 * that point a full stop of theirs, unless it is of a Latin run, as the whole number then is. */
static bool is_in_decimal(const struct paragraph *p, uint32_t cu)
{
    enum { LARGEST = 16 };
    bool has_point = false;
    if (!is_decimal_part(p, cu))
        return false;
    for (uint32_t at = cu; at < p->cu_count && at < cu + LARGEST && is_decimal_part(p, at); at++)
        has_point |= p->string[at] == '.';
    for (uint32_t at = cu; at > 0 && at + LARGEST > cu && is_decimal_part(p, at - 1); at--)
        has_point |= p->string[at - 1] == '.';
    return has_point;
}

/* A number is of one design: its marks are set in the face of its figures, where that has them,
 * though the families of the script, asked first, may have the marks and not the figures. */
static void follow_figure(const struct walk *walk, const struct paragraph *p, uint32_t cu,
                          const struct piece_list *pieces, struct nature *nature)
{
    uint32_t figure = figure_of_mark(p, cu);
    if (figure == NO_INDEX)
        return;
    const struct nature *last = pieces->count ? &pieces->at[pieces->count - 1].nature : NULL;
    uint32_t face = figure > cu ? face_find(walk->memo, p->string, figure, figure + 1) : NO_INDEX;
    if (figure < cu && last && last->stretch == nature->stretch)
        face = last->face;
    if (face != NO_INDEX && face_shows(walk->memo, face, p->string[cu]))
        nature->face = face;
}

static struct piece_list find_pieces(struct bench *bench, const struct draft *draft,
                                     const struct script_run *scripts)
{
    const struct paragraph *p = &draft->paragraph;
    const uint8_t *levels = draft_levels(bench, draft);
    struct graphemes graphemes = graphemes_of(bench->graphemes, p->string, p->cu_count);
    struct walk walk = {draft->stretches.at, scripts, NULL};
    struct piece_list pieces = {0};
    for (uint32_t cu = 0, end; cu < p->cu_count; cu = end) {
        end = graphemes_next(&graphemes, cu);
        step_to(bench, &walk, cu);
        struct nature nature =
            nature_of(bench, &walk, p->string, cu, end, levels ? levels[cu] : p->level);
        if (end == cu + 1)
            follow_figure(&walk, p, cu, &pieces, &nature);
        if (script_is_joined(nature.script) && is_in_decimal(p, cu))
            nature.script = LATIN;
        if (!levels && !graphemes.icu)
            end = extend_plainly(&walk, nature.face, p->string, end);
        *(struct piece *)array_add(bench->scratch, &pieces) = (struct piece){cu, nature};
    }
    return pieces;
}

static bool continues(const struct nature *run, const struct nature *next)
{
    return run->stretch == next->stretch && run->script == next->script &&
           run->level == next->level && run->scale == next->scale &&
           (run->face == next->face || run->face == NO_INDEX || next->face == NO_INDEX);
}

/* -- words ----------------------------------------------------------------------------------- */

/* What words are made of in scripts that part them by spaces, and what may stand in one. */
static bool is_of_word(uint32_t c)
{
    enum character_class class = character_class_of(c);
    return class == CHARACTER_WORD || class == CHARACTER_FORMAT || c == '\'' || c == 0x2019;
}

/* Whether a face that lacks a character is no face for all that stands beside it: a family's bold
 * may have the letters of English alone, and another's beside it, word by word, would be seen. */
static bool is_one_word(const struct nature *nature)
{
    return nature->stretch->style->style.weight == WEIGHT_BOLD &&
           script_has_capitals(nature->script);
}

/* Whether the pieces before and at `i` are of one word but of two faces. */
static bool parts_word(const struct paragraph *p, const struct piece_list *pieces, size_t i)
{
    const struct nature *before = &pieces->at[i - 1].nature, *here = &pieces->at[i].nature;
    if (before->face == here->face || before->face == NO_INDEX || here->face == NO_INDEX ||
        before->stretch != here->stretch || before->script != here->script)
        return false;
    if (is_one_word(here))
        return true;
    size_t cu = pieces->at[i].cu_start;
    return is_of_word(utf16_before(p->string, cu)) &&
           is_of_word(utf16_next(p->string, p->cu_count, &cu));
}

/* The words that are mended, and how far that has come. */
struct mending {
    const struct paragraph *paragraph;
    const struct piece_list *from;
    struct piece_list to;
    uint32_t cu;  /* done up to here, */
    size_t piece; /* which is in this piece */
};

/* Whether a piece is in the same stretch and script as another. */
static bool is_beside(const struct piece *a, const struct piece *b)
{
    return a->nature.stretch == b->nature.stretch && a->nature.script == b->nature.script;
}

/* The word in which piece `i` begins, as far as stretch, script and what is done let it go; in bold
 * all that they let. */
static void find_word(const struct mending *mending, size_t i, uint32_t *cu_start, uint32_t *cu_end)
{
    const struct paragraph *p = mending->paragraph;
    const struct piece *pieces = mending->from->at, *here = &pieces[i];
    bool is_whole = is_one_word(&here->nature);
    size_t first = i;
    while (first > mending->piece && is_beside(&pieces[first - 1], here))
        first--;
    uint32_t low = here->cu_start, high = low;
    uint32_t least = pieces[first].cu_start > mending->cu ? pieces[first].cu_start : mending->cu;
    while (low > least && (is_whole || is_of_word(utf16_before(p->string, low))))
        low -= low > least + 1 && (p->string[low - 1] & 0xFC00) == 0xDC00 ? 2 : 1;
    for (size_t at = high; at < p->cu_count; high = (uint32_t)at) {
        while (i + 1 < mending->from->count && pieces[i + 1].cu_start <= high)
            i++;
        uint32_t c = utf16_next(p->string, p->cu_count, &at);
        if (!is_beside(&pieces[i], here) || !(is_whole || is_of_word(c)))
            break;
    }
    *cu_start = low;
    *cu_end = high;
}

/* Takes the pieces up to `cu_end` over, in `face` where that is one, `scale` times as large. */
static void take_pieces(struct arena *scratch, struct mending *mending, uint32_t cu_end,
                        uint32_t face, double scale)
{
    while (mending->cu < cu_end) {
        struct piece *piece = array_add(scratch, &mending->to);
        *piece = (struct piece){mending->cu, mending->from->at[mending->piece].nature};
        if (face != NO_INDEX)
            piece->nature.face = face;
        piece->nature.scale *= scale;
        bool is_last = mending->piece + 1 == mending->from->count;
        uint32_t end = is_last ? cu_end : mending->from->at[mending->piece + 1].cu_start;
        mending->piece += !is_last && end <= cu_end;
        mending->cu = end < cu_end ? end : cu_end;
    }
}

/* Gives each word in which two faces meet to the first face that can set the whole of it. */
static struct piece_list mend_words(struct bench *bench, const struct paragraph *p,
                                    const struct piece_list *pieces)
{
    struct mending mending = {.paragraph = p, .from = pieces};
    for (size_t i = 1; i < pieces->count; i++) {
        uint32_t start, end;
        if (pieces->at[i].cu_start < mending.cu || !parts_word(p, pieces, i))
            continue;
        find_word(&mending, i, &start, &end);
        const struct nature *nature = &pieces->at[i].nature;
        struct face_memo *memo = find_memo(bench, nature->stretch, nature->script);
        take_pieces(bench->scratch, &mending, start, NO_INDEX, 1);
        take_pieces(bench->scratch, &mending, end, face_find_word(memo, p->string, start, end), 1);
    }
    take_pieces(bench->scratch, &mending, p->cu_count, NO_INDEX, 1);
    return mending.to;
}

static bool part_words(const struct paragraph *p, const struct piece_list *pieces)
{
    for (size_t i = 1; i < pieces->count; i++)
        if (parts_word(p, pieces, i))
            return true;
    return false;
}

/* How large words of capitals stand in a text whose script has none. A face's size factor makes its
 * letters as high as the Latin small ones, so IJM would stand half as high again as the words
 * around it: it is set to be half as much higher. 1 where those letters are as high as capitals, and where the
 * style does not ask for it. */
static double scale_of_capitals(struct bench *bench, const struct nature *nature)
{
    uint32_t usual = bench->usual_scripts[nature->stretch->language];
    uint32_t letter = script_plain_letter(usual);
    if (letter == 0 || nature->face == NO_INDEX || !script_has_capitals(nature->script) ||
        !nature->stretch->style->style.has_even_capitals)
        return 1;
    const uint16_t string[] = {(uint16_t)letter};
    uint32_t face = face_find(find_memo(bench, nature->stretch, usual), string, 0, 1);
    double height = ink_height(bench->fonts, face, letter);
    double capital = ink_height(bench->fonts, nature->face, 'H');
    return height > 0 && capital > height ? (1 + height / capital) / 2 : 1;
}

/* The next word of two capitals or more from `cu` on; false where there is none. */
static bool find_capitals(const struct paragraph *p, uint32_t cu, uint32_t *start, uint32_t *end)
{
    while (cu < p->cu_count) {
        uint32_t from = cu, capitals = 0, letters = 0;
        while (cu < p->cu_count && u_isalpha(p->string[cu])) {
            capitals += u_isUUppercase(p->string[cu]) != 0;
            letters++;
            cu++;
        }
        if (capitals > 1 && capitals == letters) {
            *start = from;
            *end = cu;
            return true;
        }
        cu += cu == from;
    }
    return false;
}

static bool has_plain_letters(const struct bench *bench, const struct draft *draft)
{
    for (size_t i = 0; i < draft->stretches.count; i++)
        if (script_plain_letter(bench->usual_scripts[draft->stretches.at[i].language]) != 0)
            return true;
    return false;
}

/* Sets words of capitals in the size that the letters around them ask for. */
static struct piece_list scale_capitals(struct bench *bench, const struct paragraph *p,
                                        const struct piece_list *pieces)
{
    struct mending mending = {.paragraph = p, .from = pieces};
    uint32_t start, end = 0;
    while (find_capitals(p, end, &start, &end)) {
        take_pieces(bench->scratch, &mending, start, NO_INDEX, 1);
        const struct nature *nature = &pieces->at[mending.piece].nature;
        take_pieces(bench->scratch, &mending, end, NO_INDEX, scale_of_capitals(bench, nature));
    }
    take_pieces(bench->scratch, &mending, p->cu_count, NO_INDEX, 1);
    return mending.to;
}

struct run_list draft_itemize(struct bench *bench, const struct draft *draft)
{
    const struct paragraph *p = &draft->paragraph;
    struct run_list runs = {0};
    if (p->cu_count == 0)
        return runs;
    struct script_run *scripts;
    scripts_find(bench->scratch, p->string, p->cu_count, bench->usual_scripts[draft->language],
                 &scripts);
    struct piece_list pieces = find_pieces(bench, draft, scripts);
    if (part_words(p, &pieces))
        pieces = mend_words(bench, p, &pieces);
    if (has_plain_letters(bench, draft))
        pieces = scale_capitals(bench, p, &pieces);
    struct nature run = pieces.at[0].nature;
    uint32_t run_start = 0;
    for (size_t i = 1; i < pieces.count; i++) {
        const struct nature *next = &pieces.at[i].nature;
        if (!continues(&run, next)) {
            close_run(bench, &run, run_start, pieces.at[i].cu_start, &runs);
            run_start = pieces.at[i].cu_start;
            run = *next;
        } else if (run.face == NO_INDEX) {
            run = *next;
        }
    }
    close_run(bench, &run, run_start, p->cu_count, &runs);
    return runs;
}

/* Opening what an edition needs, and finding the face for a character.
 *
 * In: the catalogue, the needs (style of type), the texts. Out: faces, and chains: for each
 * distinct style, language and script the faces in order. A chain is opened link by link and ends
 * as soon as every character of the texts in that language and script is covered, so nothing is
 * opened or missed that no text asks for; needs that pick the same cut share their chains.
 *
 * A chain then knows the face of every character that the scan saw (an array for ASCII, a sorted
 * list for the rest), so `fonts_find_in` costs a load or a short search. Everything is const once
 * `fonts_open` has returned. */
#include "fonts/fonts.h"

#include <assert.h>

#include "fonts/internal.h"

enum { FILE_UNTRIED = UINT32_MAX - 1, FILE_FAILED = UINT32_MAX };

struct seen_face {
    uint32_t code_point, face;
};

struct chain {
    uint32_t stack; /* index of the need's font in the design */
    enum slant slant;
    enum weight weight;
    unit cut; /* as `cut_of` */
    struct slice language;
    uint32_t script;
    uint32_t *faces;
    uint32_t face_count;
    uint32_t ascii[128];
    struct seen_face *seen; /* beyond ASCII, rising */
    uint32_t seen_count;
};

struct face_list {
    struct face *at;
    size_t count, room;
};

struct chain_list {
    struct chain *at;
    size_t count, room;
};

struct slice_list {
    struct slice *at;
    size_t count, room;
};

struct fonts {
    const struct catalogue *catalogue;
    struct face_list faces;
    struct chain_list chains;
};

/* While opening. */
struct opening {
    struct arena *arena;
    struct diag *diag;
    struct fonts *fonts;
    uint32_t *file_faces;       /* by index in catalogue.files: a face, or FILE_… */
    struct slice_list reported; /* packages */
};

/* -- files ----------------------------------------------------------------------------------- */

static void report_missing(struct opening *opening, const struct font_file *file)
{
    for (size_t i = 0; i < opening->reported.count; i++)
        if (slice_equal(opening->reported.at[i], file->package))
            return;
    *array_add(opening->arena, &opening->reported) = file->package;
    diag_warning(opening->diag, file->place, "font-missing",
                 "%.*s (%.*s) is not installed; the text goes on in the next font",
                 SLICE_ARG(file->family), SLICE_ARG(file->path));
    diag_hint(opening->diag, "apt-get install %.*s", SLICE_ARG(file->package));
}

/* A face that another family opened already from the same file with the same numbers. */
static uint32_t find_open(const struct opening *opening, const struct font_file *file,
                          struct slice path)
{
    const struct face_list *faces = &opening->fonts->faces;
    for (uint32_t i = 0; i < faces->count; i++)
        if (slice_equal(faces->at[i].file, path) && faces->at[i].file_index == file->index &&
            faces->at[i].size_factor == file->size_factor &&
            faces->at[i].line_feed == file->line_feed)
            return i;
    return NO_INDEX;
}

static uint32_t open_file(struct opening *opening, uint32_t index)
{
    const struct font_file *file = &opening->fonts->catalogue->files[index];
    if (opening->file_faces[index] != FILE_UNTRIED)
        return opening->file_faces[index];
    uint32_t face = FILE_FAILED;
    struct face made;
    const char *path = catalogue_find_file(opening->arena, opening->fonts->catalogue, file);
    if (!path)
        report_missing(opening, file);
    else if ((face = find_open(opening, file, slice_of(path))) == NO_INDEX &&
             face_open(opening->arena, opening->diag, file, path, &made)) {
        face = (uint32_t)opening->fonts->faces.count;
        *array_add(opening->arena, &opening->fonts->faces) = made;
    }
    opening->file_faces[index] = face;
    return face;
}

/* -- styles of type -------------------------------------------------------------------------- */

/* How far a file is from what is wanted: 0 fits; 1 has the weight, 2 the slant only. Cuts of other
 * sizes count least: a size too large for a cut is worse than a cut for larger sizes. */
static uint32_t file_distance(const struct font_file *file, const struct chain *chain)
{
    bool is_slant = file->slant == chain->slant, is_weight = file->weight == chain->weight;
    uint32_t style = is_slant && is_weight ? 0 : is_weight ? 1 : is_slant ? 2 : 3;
    return style * 4 + (file->up_to < chain->cut ? 2 : file->up_to > chain->cut ? 1 : 0);
}

/* Opens the nearest file of a family that can be opened; FILE_FAILED where none can. */
static uint32_t open_family(struct opening *opening, const struct font_family *family,
                            const struct chain *chain)
{
    for (uint32_t distance = 0; distance < 16; distance++)
        for (uint32_t i = 0; i < family->file_count; i++) {
            uint32_t index = family->first_file + i;
            const struct font_file *file = &opening->fonts->catalogue->files[index];
            uint32_t face =
                file_distance(file, chain) == distance ? open_file(opening, index) : FILE_FAILED;
            if (face != FILE_FAILED)
                return face;
        }
    return FILE_FAILED;
}

/* The optical cut that a size asks for: the least of the catalogue's that it does not pass. */
static unit cut_of(const struct catalogue *catalogue, unit size)
{
    unit cut = UNIT_LARGEST;
    for (uint32_t i = 0; i < catalogue->file_count; i++)
        if (catalogue->files[i].up_to >= size && catalogue->files[i].up_to < cut)
            cut = catalogue->files[i].up_to;
    return cut;
}

/* A need has no toggle left; what is not italic is upright. */
static enum slant slant_of(const struct font_need *need)
{
    return need->slant == SLANT_ITALIC ? SLANT_ITALIC : SLANT_UPRIGHT;
}

/* -- chains ---------------------------------------------------------------------------------- */

static uint32_t find_in_faces(const struct fonts *fonts, const uint32_t *faces, uint32_t count,
                              uint32_t code_point)
{
    for (uint32_t i = 0; i < count; i++)
        if (face_has(&fonts->faces.at[faces[i]], code_point))
            return faces[i];
    return NO_INDEX;
}

/* The face for a character that the scan did not see, or saw and found in no face of the chain:
 * any open face is better than none. */
static uint32_t find_anywhere(const struct fonts *fonts, const struct chain *chain,
                              uint32_t code_point)
{
    uint32_t face = find_in_faces(fonts, chain->faces, chain->face_count, code_point);
    for (uint32_t i = 0; face == NO_INDEX && i < fonts->faces.count; i++)
        face = face_has(&fonts->faces.at[i], code_point) ? i : NO_INDEX;
    return face;
}

/* A chain while it is made: its characters, and their faces as far as they are known. */
struct draft {
    struct chain chain;
    const struct script_text *text;
    const struct font_row *row;
    uint32_t *cover;     /* NO_INDEX where no face has it yet */
    uint32_t bare_count; /* of those */
};

static bool chain_has(const struct chain *chain, uint32_t face)
{
    for (uint32_t i = 0; i < chain->face_count; i++)
        if (chain->faces[i] == face)
            return true;
    return false;
}

static void draft_cover(const struct fonts *fonts, struct draft *draft, const uint32_t *faces,
                        uint32_t face_count)
{
    for (uint32_t i = 0; i < draft->text->count; i++)
        if (draft->cover[i] == NO_INDEX) {
            draft->cover[i] = find_in_faces(fonts, faces, face_count, draft->text->code_points[i]);
            draft->bare_count -= draft->cover[i] != NO_INDEX;
        }
}

static struct draft draft_make(struct arena *arena, const struct font_stack *stack,
                               const struct chain *style, const struct script_text *text)
{
    struct draft draft = {.chain = *style, .text = text, .bare_count = text->count};
    draft.chain.language = text->language;
    draft.chain.script = text->script;
    draft.row = stack_find_row(stack, text->language, text->script);
    uint32_t room = (draft.row ? draft.row->family_count : 0) + stack->fallback_count;
    draft.chain.faces = arena_alloc_items(arena, room, sizeof *draft.chain.faces);
    draft.cover = arena_alloc_items(arena, text->count, sizeof *draft.cover);
    for (uint32_t i = 0; i < text->count; i++)
        draft.cover[i] = NO_INDEX;
    return draft;
}

/* Adds families until every character is covered; at least one face where one can be had. */
static void draft_extend(struct opening *opening, struct draft *draft, const uint32_t *families,
                         uint32_t count)
{
    struct chain *chain = &draft->chain;
    for (uint32_t i = 0; i < count && (draft->bare_count > 0 || chain->face_count == 0); i++) {
        const struct font_family *family = &opening->fonts->catalogue->families[families[i]];
        uint32_t face = open_family(opening, family, chain);
        if (face == FILE_FAILED || chain_has(chain, face))
            continue;
        chain->faces[chain->face_count++] = face;
        draft_cover(opening->fonts, draft, &face, 1);
    }
}

/* Keeps what is known about the characters in the chain, and the chain in `fonts`. */
static void draft_keep(struct opening *opening, struct draft *draft)
{
    struct chain *chain = &draft->chain;
    if (chain->face_count == 0)
        return;
    for (uint32_t c = 0; c < 128; c++)
        chain->ascii[c] = FILE_UNTRIED; /* not in the texts: asked of the faces */
    chain->seen = arena_alloc_items(opening->arena, draft->text->count, sizeof *chain->seen);
    for (uint32_t i = 0; i < draft->text->count; i++) {
        uint32_t character = draft->text->code_points[i];
        if (draft->cover[i] == NO_INDEX)
            continue;
        if (character < 128)
            chain->ascii[character] = draft->cover[i];
        else
            chain->seen[chain->seen_count++] = (struct seen_face){character, draft->cover[i]};
    }
    *array_add(opening->arena, &opening->fonts->chains) = *chain;
}

/* The chains of one style in one language. First each script opens its row's families. What is then
 * bare is mostly punctuation of another script of that language (a danda, an ideographic comma)
 * listed here because it belongs to none: that script's faces have it. Only what nobody has leads
 * to the stack's fallback. */
static void chains_open(struct opening *opening, const struct font_stack *stack,
                        const struct chain *style, const struct script_text *texts, uint32_t count)
{
    struct draft *drafts = arena_alloc_items(opening->arena, count, sizeof *drafts);
    for (uint32_t i = 0; i < count; i++) {
        drafts[i] = draft_make(opening->arena, stack, style, &texts[i]);
        const struct font_row *row = drafts[i].row;
        if (row)
            draft_extend(opening, &drafts[i], row->families, row->family_count);
    }
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t k = 0; k < count && drafts[i].bare_count > 0; k++)
            draft_cover(opening->fonts, &drafts[i], drafts[k].chain.faces,
                        drafts[k].chain.face_count);
        draft_extend(opening, &drafts[i], stack->fallback, stack->fallback_count);
        draft_keep(opening, &drafts[i]);
    }
}

static bool is_same_style(const struct chain *chain, const struct font_need *need, unit cut)
{
    return chain->stack == need->font && chain->slant == slant_of(need) &&
           chain->weight == need->weight && chain->cut == cut;
}

/* How well a chain serves: 3 language and script, 2 the script, 1 the language, 0 only the style.
 * Where a style was never asked for, any chain of its stack does, and last any at all. */
static uint32_t chain_fitness(const struct chain *chain, const struct font_need *need, unit cut,
                              struct slice language, uint32_t script)
{
    return (chain->stack == need->font ? 8u : 0) + (is_same_style(chain, need, cut) ? 4u : 0) +
           (chain->script == script ? 2u : 0) + slice_equal(chain->language, language);
}

uint32_t fonts_chain(const struct fonts *fonts, const struct font_need *need, struct slice language,
                     uint32_t script)
{
    unit cut = cut_of(fonts->catalogue, need->size);
    uint32_t best = 0, best_fitness = 0;
    for (uint32_t i = 0; i < fonts->chains.count; i++) {
        uint32_t fitness = chain_fitness(&fonts->chains.at[i], need, cut, language, script);
        if (fitness > best_fitness) {
            best_fitness = fitness;
            best = i;
        }
    }
    return best;
}

uint32_t fonts_find_in(const struct fonts *fonts, uint32_t chain_index, uint32_t code_point)
{
    const struct chain *chain = &fonts->chains.at[chain_index];
    if (code_point < 128 && chain->ascii[code_point] != FILE_UNTRIED)
        return chain->ascii[code_point];
    uint32_t low = 0, high = chain->seen_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (chain->seen[middle].code_point < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < chain->seen_count && chain->seen[low].code_point == code_point)
        return chain->seen[low].face;
    return find_anywhere(fonts, chain, code_point);
}

uint32_t fonts_find(const struct fonts *fonts, const struct font_need *need, struct slice language,
                    uint32_t script, uint32_t code_point)
{
    return fonts_find_in(fonts, fonts_chain(fonts, need, language, script), code_point);
}

/* -- opening --------------------------------------------------------------------------------- */

static void report_stack(struct opening *opening, struct slice name)
{
    const struct catalogue *catalogue = opening->fonts->catalogue;
    const char **known = arena_alloc_items(opening->arena, catalogue->stack_count, sizeof *known);
    for (uint32_t i = 0; i < catalogue->stack_count; i++)
        known[i] = slice_terminated(opening->arena, catalogue->stacks[i].name);
    diag_error(opening->diag, NO_PLACE, "font-unknown",
               "the layout names the font `%.*s`, which the font catalogue lacks", SLICE_ARG(name));
    diag_hint_nearest(opening->diag, name, known, catalogue->stack_count);
}

static bool is_need_known(const struct fonts *fonts, const struct font_need *need, unit cut)
{
    for (size_t i = 0; i < fonts->chains.count; i++)
        if (is_same_style(&fonts->chains.at[i], need, cut))
            return true;
    return false;
}

static void open_need(struct opening *opening, const struct design *design,
                      const struct font_need *need, const struct script_text *texts,
                      uint32_t text_count)
{
    assert(need->font < design->font_count);
    struct fonts *fonts = opening->fonts;
    unit cut = cut_of(fonts->catalogue, need->size);
    const struct font_stack *stack =
        catalogue_find_stack(fonts->catalogue, design->fonts[need->font]);
    if (!stack) {
        report_stack(opening, design->fonts[need->font]);
        return;
    }
    if (is_need_known(fonts, need, cut))
        return;
    struct chain style = {
        .stack = need->font, .slant = slant_of(need), .weight = need->weight, .cut = cut};
    for (uint32_t i = 0, end; i < text_count; i = end) {
        for (end = i + 1; end < text_count; end++)
            if (!slice_equal(texts[end].language, texts[i].language))
                break;
        chains_open(opening, stack, &style, texts + i, end - i);
    }
}

struct fonts *fonts_open(struct arena *arena, struct diag *diag, const char *path,
                         const struct design *design, const struct font_need *needs,
                         size_t need_count, const struct slice *texts,
                         const struct slice *languages, size_t text_count)
{
    struct fonts *fonts = arena_alloc(arena, sizeof *fonts);
    struct opening opening = {.arena = arena, .diag = diag, .fonts = fonts};
    fonts->catalogue = catalogue_read(arena, diag, path);
    if (!fonts->catalogue)
        return NULL;
    opening.file_faces =
        arena_alloc_items(arena, fonts->catalogue->file_count, sizeof *opening.file_faces);
    for (uint32_t i = 0; i < fonts->catalogue->file_count; i++)
        opening.file_faces[i] = FILE_UNTRIED;
    uint32_t script_count;
    struct script_text *scripts = texts_scan(arena, texts, languages, text_count, &script_count);
    for (size_t i = 0; i < need_count; i++)
        open_need(&opening, design, &needs[i], scripts, script_count);
    if (fonts->chains.count == 0) {
        diag_error_path(diag, path, "font-none", "not one font of the catalogue can be used");
        diag_hint(diag, "`orison fonts` lists what is missing");
        return NULL;
    }
    return fonts;
}

struct slice fonts_package(const struct fonts *fonts, uint32_t script)
{
    struct arena *scratch = arena_make(0);
    struct slice package = catalogue_find_package(scratch, fonts->catalogue, script);
    arena_free(scratch);
    return package;
}

uint32_t fonts_count(const struct fonts *fonts)
{
    return (uint32_t)fonts->faces.count;
}

const struct face *fonts_face(const struct fonts *fonts, uint32_t face)
{
    assert(face < fonts->faces.count);
    return &fonts->faces.at[face];
}

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

#include "fonts/chain.h"

/* -- finding ------------------------------------------------------------------------------- */

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

static bool is_same_style(const struct chain *chain, const struct font_need *need, unit cut)
{
    return chain->font == need->font && chain->slant == slant_of(need) &&
           chain->weight == need->weight && chain->cut == cut;
}

/* How well a chain serves: 3 language and script, 2 the script, 1 the language, 0 only the style.
 * Where a style was never asked for, any chain of its stack does, and last any at all. */
static uint32_t chain_fitness(const struct chain *chain, const struct font_need *need, unit cut,
                              struct slice language, uint32_t script)
{
    return (chain->font == need->font ? 8u : 0) + (is_same_style(chain, need, cut) ? 4u : 0) +
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
    return chain_find_anywhere(fonts, chain, code_point);
}

uint32_t fonts_find_own_in(const struct fonts *fonts, uint32_t chain_index, uint32_t code_point)
{
    const struct chain *chain = &fonts->chains.at[chain_index];
    for (uint32_t i = 0; i < chain->own_count; i++)
        if (face_has(&fonts->faces.at[chain->faces[i]], code_point))
            return chain->faces[i];
    return NO_INDEX;
}

uint32_t fonts_find(const struct fonts *fonts, const struct font_need *need, struct slice language,
                    uint32_t script, uint32_t code_point)
{
    return fonts_find_in(fonts, fonts_chain(fonts, need, language, script), code_point);
}

/* -- opening --------------------------------------------------------------------------------- */

static void report_stack(struct opening *opening, const struct design *design, uint32_t font)
{
    struct slice name = design->fonts[font];
    const struct catalogue *catalogue = opening->fonts->catalogue;
    const char **known = arena_alloc_items(opening->arena, catalogue->stack_count, sizeof *known);
    for (uint32_t i = 0; i < catalogue->stack_count; i++)
        known[i] = slice_terminated(opening->arena, catalogue->stacks[i].name);
    diag_error(opening->diag, design->font_places ? design->font_places[font] : NO_PLACE,
               "font-unknown", "the font catalogue has no font `%.*s`", SLICE_ARG(name));
    struct slice all = SLICE("");
    for (uint32_t i = 0; i < catalogue->stack_count; i++)
        all = slice_format(opening->arena, "%.*s%s%s", SLICE_ARG(all), i ? ", " : "", known[i]);
    diag_hint(opening->diag,
              "a layout names one of %.*s: fonts/fonts.yaml says which families it is",
              SLICE_ARG(all));
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
        report_stack(opening, design, need->font);
        return;
    }
    if (is_need_known(fonts, need, cut))
        return;
    struct chain style = {.font = need->font,
                          .stack = (uint32_t)(stack - fonts->catalogue->stacks),
                          .slant = slant_of(need),
                          .weight = need->weight,
                          .cut = cut};
    for (uint32_t i = 0, end; i < text_count; i = end) {
        for (end = i + 1; end < text_count; end++)
            if (!slice_equal(texts[end].language, texts[i].language))
                break;
        chains_open(opening, &style, texts + i, end - i);
    }
}

struct fonts *fonts_open(struct arena *arena, struct diag *diag, const struct font_wish *wish)
{
    struct fonts *fonts = arena_alloc(arena, sizeof *fonts);
    struct opening opening = {.arena = arena, .diag = diag, .fonts = fonts};
    uint32_t script_count;
    struct script_text *scripts =
        texts_scan(arena, wish->texts, wish->languages, wish->text_count, &script_count);
    fonts->catalogue = catalogue_read(arena, diag, wish->path, scripts, script_count);
    if (!fonts->catalogue)
        return NULL;
    uint32_t room = fonts->catalogue->stack_count * fonts->catalogue->file_count;
    opening.file_faces = arena_alloc_items(arena, room, sizeof *opening.file_faces);
    for (uint32_t i = 0; i < room; i++)
        opening.file_faces[i] = FILE_UNTRIED;
    size_t before = diag_raised(diag, SEVERITY_ERROR);
    for (size_t i = 0; i < wish->need_count; i++)
        open_need(&opening, wish->design, &wish->needs[i], scripts, script_count);
    if (fonts->chains.count == 0) {
        if (diag_raised(diag, SEVERITY_ERROR) == before) {
            diag_error_path(diag, wish->path, "font-none",
                            "not one font of the catalogue can be used");
            diag_hint(diag, "`orison fonts` lists what is missing");
        }
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

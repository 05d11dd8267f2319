/* Making the chains of one style in one language.
 *
 * First each script opens the families of its row. What is then bare is mostly punctuation of
 * another script of that language (a danda, an ideographic comma), which is listed with every
 * script because it belongs to none: the other scripts' faces have it. Only what nobody has leads
 * to the stack's fallback. So an edition opens no face, and misses no package, that it can do
 * without. What the fallback lacks too is looked for in every family of the stack: a ฿ or an Arabic
 * comma in a text of another script is in the fonts of those scripts alone. */
#include "fonts/chain.h"

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
uint32_t chain_find_anywhere(const struct fonts *fonts, const struct chain *chain,
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
    bool *is_attached;   /* by cluster of the text: some face of the chain sets it */
    uint32_t bare_count; /* of characters and clusters that are not covered */
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
    for (uint32_t i = 0; i < draft->text->cluster_count; i++)
        for (uint32_t k = 0; k < face_count && !draft->is_attached[i]; k++) {
            const struct cluster *cluster = draft->text->clusters[i];
            draft->is_attached[i] = cluster_fit(&fonts->faces.at[faces[k]], cluster->code_points,
                                                cluster->count) == CLUSTER_FITS;
            draft->bare_count -= draft->is_attached[i];
        }
}

static struct draft draft_make(struct arena *arena, const struct font_stack *stack,
                               const struct chain *style, const struct script_text *text)
{
    struct draft draft = {
        .chain = *style, .text = text, .bare_count = text->count + text->cluster_count};
    draft.chain.language = text->language;
    draft.chain.script = text->script;
    draft.row = stack_find_row(stack, text->language, text->script);
    uint32_t room = (draft.row ? draft.row->family_count : 0) + stack->fallback_count;
    draft.chain.faces = arena_alloc_items(arena, room, sizeof *draft.chain.faces);
    draft.cover = arena_alloc_items(arena, text->count, sizeof *draft.cover);
    draft.is_attached = arena_alloc_items(arena, text->cluster_count, sizeof *draft.is_attached);
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

static bool has_bare_character(const struct draft *draft)
{
    for (uint32_t i = 0; i < draft->text->count; i++)
        if (draft->cover[i] == NO_INDEX)
            return true;
    return false;
}

/* Covers what is still bare with whatever families of the stack are on this machine; they do not
 * become part of the chain. */
static void draft_search(struct opening *opening, const struct font_stack *stack,
                         struct draft *draft)
{
    opening->is_searching = true;
    for (uint32_t r = 0; r < stack->row_count && has_bare_character(draft); r++)
        for (uint32_t i = 0; i < stack->rows[r].family_count; i++) {
            uint32_t family = stack->rows[r].families[i];
            uint32_t face =
                open_family(opening, &opening->fonts->catalogue->families[family], &draft->chain);
            if (face != FILE_FAILED)
                draft_cover(opening->fonts, draft, &face, 1);
        }
    opening->is_searching = false;
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

void chains_open(struct opening *opening, const struct chain *style,
                 const struct script_text *texts, uint32_t count)
{
    const struct font_stack *stack = &opening->fonts->catalogue->stacks[style->stack];
    struct draft *drafts = arena_alloc_items(opening->arena, count, sizeof *drafts);
    for (uint32_t i = 0; i < count; i++) {
        drafts[i] = draft_make(opening->arena, stack, style, &texts[i]);
        const struct font_row *row = drafts[i].row;
        if (row)
            draft_extend(opening, &drafts[i], row->families, row->family_count);
        drafts[i].chain.own_count = drafts[i].chain.face_count;
    }
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t k = 0; k < count && drafts[i].bare_count > 0; k++)
            draft_cover(opening->fonts, &drafts[i], drafts[k].chain.faces,
                        drafts[k].chain.face_count);
        draft_extend(opening, &drafts[i], stack->fallback, stack->fallback_count);
        draft_search(opening, stack, &drafts[i]);
        draft_keep(opening, &drafts[i]);
    }
}

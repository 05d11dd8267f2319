/* Private to fonts/: what `struct fonts` holds, and what fonts.c, chain.c and open.c share while it
 * is made. */
#ifndef ORISON_FONTS_CHAIN_H
#define ORISON_FONTS_CHAIN_H

#include "fonts/internal.h"

enum { FILE_UNTRIED = UINT32_MAX - 1, FILE_FAILED = UINT32_MAX };

struct seen_face {
    uint32_t code_point, face;
};

struct chain {
    uint32_t font;  /* index in the design's fonts */
    uint32_t stack; /* index in the catalogue's stacks */
    enum slant slant;
    enum weight weight;
    unit cut; /* as `cut_of` */
    struct slice language;
    uint32_t script;
    uint32_t *faces;
    uint32_t face_count;
    uint32_t own_count; /* of them, from the families of its row */
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

struct fonts { /* fonts.h: opaque outside */
    const struct catalogue *catalogue;
    struct face_list faces;
    struct chain_list chains;
};

/* While opening. */
struct opening {
    struct arena *arena;
    struct diag *diag;
    struct fonts *fonts;
    uint32_t *file_faces; /* [stack * file_count + file] of the catalogue: a face, or FILE_… */
    struct slice_list reported; /* packages */
    bool is_searching;          /* for a face that happens to be there: what is not is no matter */
};

/* Opens the nearest file of a family that can be opened, for the chain's style; each file of a
 * stack is tried once. FILE_FAILED where none can. (open.c) */
uint32_t open_family(struct opening *opening, const struct font_family *family,
                     const struct chain *chain);

/* Makes and keeps the chains of `style` (only its style is set) for the scripts of one language.
 * (chain.c) */
void chains_open(struct opening *opening, const struct chain *style,
                 const struct script_text *texts, uint32_t count);

/* The face for a character that a chain's lists do not name: the first that has it, the chain's
 * faces before all others. (chain.c) */
uint32_t chain_find_anywhere(const struct fonts *fonts, const struct chain *chain,
                             uint32_t code_point);

#endif

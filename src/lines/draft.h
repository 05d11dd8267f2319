/* A line in the making, between collect.c (what stands on it, how wide) and place.c (where).
 *
 * Everything here lives in the scratch arena and is gone when the paragraph is set. */
#ifndef ORISON_LINES_DRAFT_H
#define ORISON_LINES_DRAFT_H

#include "lines/internal.h"

/* A glyph's room along the line. */
struct cell {
    unit advance;         /* of the glyph */
    unit extra;           /* after it in writing direction: tracking, then justification too */
    unit stretch, shrink; /* how much the room after it can give */
    unit kashida;         /* of the room after it, the part next to it that tatweels fill */
};

enum strip_kind { STRIP_TEXT, STRIP_SPACE, STRIP_HYPHEN };

/* A part of one run on the line. */
struct line_strip {
    struct strip strip;
    struct cell *cells; /* one a glyph; [0] is the glyph at strip.glyph_start */
    enum strip_kind kind;
    uint32_t cu_start;
};

struct strip_list {
    struct line_strip *at;
    size_t count, room;
};

struct draft {
    const struct setting_job *job;
    const struct extent *extent;
    struct strip_list strips; /* logical order */
    unit natural, stretch, shrink;
    unit letters;      /* what letters can give, either way */
    int32_t expansion; /* what they gave: 1/1000 wider */
    struct hanging hanging;
    unit end_hang;
    bool is_started;      /* past the white space that a line's start drops */
    struct cluster last;  /* measured last, */
    size_t last_strip;    /* and where it stands */
    uint32_t break_index; /* the break point looked at last */
};

/* Elongates words of a line that is short by `slack` (kashida.c); returns by how much in all, never
 * more than `slack`. */
unit kashida_give(struct draft *draft, unit slack);

/* Collects and measures the line; moves the cursor past it. */
struct draft line_draft_make(const struct setting_job *job, struct cursor *cursor,
                             const struct extent *extent);

#endif

/* Numbers that are read as one, whatever stands in them: telephone numbers, ranges of verses, dates
 * in figures, thousands. */
#ifndef ORISON_TEXT_ATOMS_H
#define ORISON_TEXT_ATOMS_H

#include <stdint.h>

#include "base/arena.h"

/* Code units [cu_start, cu_end) of a string. */
struct atom {
    uint32_t cu_start, cu_end;
};

struct atom_list {
    struct atom *at;
    size_t count, room;
};

/* Appends the atoms of [cu_start, cu_end) of a string, rising; a single group of digits is none. */
void atoms_find(struct arena *arena, const uint16_t *string, uint32_t cu_start, uint32_t cu_end,
                struct atom_list *atoms);

#endif

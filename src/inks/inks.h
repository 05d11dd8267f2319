/* Inks: the colours of a design as one deliverable writes them, and the printing condition they are
 * for.
 *
 * In: a layout. Out: one ink a colour of the design, by the same index. For a press (PDF/X) these
 * are process inks and separations, never RGB: what has no hue is K alone; RGB goes through lcms2.
 * With `color: gray` all are black ink. Any other deliverable keeps its colours as the design has
 * them. A press file's intent is read here too: profile, condition, and whether they agree. */
#ifndef ORISON_INKS_INKS_H
#define ORISON_INKS_INKS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "edition/edition.h"
#include "images/images.h"
#include "layouts/layouts.h"

struct palette {
    /* by index in design.colors: */
    struct color *colors;  /* in the file's space; for a separation what stands for it */
    uint32_t *separations; /* number of the separation it is printed with, or NO_INDEX */
    bool *is_overprinting; /* full K: it prints over what is below, without a gap */
    uint32_t color_count, spot_count;
    struct slice *spots;      /* names of the separations, by number */
    bool is_press;            /* overprint is set, marks are in registration colour */
    bool is_gray;             /* black ink alone */
    struct profile profile;   /* press: of the output intent */
    struct slice condition;   /* press: its identifier, "CGATS TR 001" */
    struct slice registry;    /* press: who registered the identifier, "" where nobody */
    struct slice information; /* press: the condition in words */
    bool is_of_family;        /* press: the profile is like those of the condition, not its own */
    double total;             /* largest total of the inks */
};

/* Reports a profile that cannot be read or does not fit, a condition that it does not have, and a
 * colour whose total ink is over the layout's limit (what was converted is brought under it).
 * Returns false after an error. */
bool inks_open(struct arena *arena, struct diag *diag, const struct layout *layout,
               struct palette *out);

/* A printing condition that a description or a layout's word names; false where none is known. */
struct condition {
    const char *identifier, *information;
    bool is_family; /* the words name a family of profiles, not this condition's own */
};
bool condition_find(struct slice words, struct condition *out);

/* Stage `inks`: the palette of a deliverable. */
bool inks_stage(struct arena *arena, struct deliverable *deliverable);

#endif

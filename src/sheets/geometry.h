/* Boxes and lengths that imposing and single pages share. */
#ifndef ORISON_SHEETS_GEOMETRY_H
#define ORISON_SHEETS_GEOMETRY_H

#include "sheets/sheets.h"

static inline unit unit_larger(unit a, unit b)
{
    return a > b ? a : b;
}

/* The box with more at its edges; inner is left. */
static inline struct box box_widen(struct box box, struct edges by)
{
    return (struct box){box.left - by.inner, box.top - by.top, box.right + by.outer,
                        box.bottom + by.bottom};
}

/* impose.c: whether the sheet comes round about its horizontal axis, so that backs are turned by
 * 180 degrees to stand as the fronts do once a sheet is turned like a leaf. */
bool sheets_is_back_turned(const struct deliver *deliver);

/* single.c: `sheets_impose` where nothing is imposed. */
void sheets_lay_single(struct arena *arena, const struct layout *layout, const struct pages *pages,
                       struct sheets *out);

#endif

/* Where the strings of a PO file stand: what libgettextpo does not tell. */
#ifndef ORISON_PO_SCAN_H
#define ORISON_PO_SCAN_H

#include "base/arena.h"
#include "content/content.h"

/* A string of the file: its pieces joined, escapes resolved, and where each byte comes from. */
struct po_string {
    struct slice text;
    struct point *points; /* at least one where the string is there */
    uint32_t point_count;
};

struct po_scanned {
    struct po_string context, id, translation;
};

/* The entries of a file, in order, the obsolete ones left out. A file that gettext refuses gives
 * any entries, but never fails. Linear. */
struct po_scanned *po_scan(struct arena *arena, uint32_t source, struct slice bytes, size_t *count);

#endif

/* QR codes: the one door to libqrencode.
 *
 * In: an address. Out: its dark modules as rectangles, as few as neighbouring rows allow. Error
 * correction M (15 %), as is usual in print. The library is loaded when the first code is made, so
 * that a booklet without codes starts as fast as before. ISO/IEC 18004:2015. */
#include <qrencode.h>

#include "base/library.h"
#include "base/sonames.h"
#include "lines/internal.h"

struct qr_library {
    __typeof__(QRcode_encodeString) *QRcode_encodeString;
    __typeof__(QRcode_free) *QRcode_free;
};

static bool open_library(struct arena *arena, struct diag *diag, struct qr_library *table)
{
    static const struct library_row rows[] = {LIBRARY_ROW_OF(qr_library, QRcode_encodeString),
                                              LIBRARY_ROW_OF(qr_library, QRcode_free)};
    static const struct library library = {.soname = QRENCODE_SONAME,
                                           .package = QRENCODE_PACKAGE,
                                           .purpose = "QR codes need it",
                                           .rows = rows,
                                           .row_count = LIBRARY_ROW_COUNT(rows)};
    return library_load(arena, diag, &library, table);
}

static bool is_dark(const QRcode *code, int row, int column)
{
    return (code->data[row * code->width + column] & 1) != 0;
}

/* A box that ends at the row above and covers just [left, right) grows; else there is a new one. */
static void add_run(struct path *path, int row, int left, int right)
{
    for (uint32_t i = path->box_count; i-- > 0;) {
        struct path_box *box = &path->boxes[i];
        if (box->left == left && box->width == right - left && box->top + box->height == row) {
            box->height++;
            return;
        }
    }
    path->boxes[path->box_count++] = (struct path_box){left, row, right - left, 1};
}

/* The modules as boxes, counted in modules. */
static void collect_boxes(const QRcode *code, struct path *path)
{
    for (int row = 0; row < code->width; row++)
        for (int left = 0, right; left < code->width; left = right) {
            right = left + 1;
            if (!is_dark(code, row, left))
                continue;
            while (right < code->width && is_dark(code, row, right))
                right++;
            add_run(path, row, left, right);
        }
}

/* Edges are rounded, not sizes, so that boxes that touch still do. */
void qr_scale(struct path *path, unit side, uint32_t modules)
{
    for (uint32_t i = 0; i < path->box_count; i++) {
        struct path_box *box = &path->boxes[i];
        unit right = unit_scale(side, box->left + box->width, modules);
        unit bottom = unit_scale(side, box->top + box->height, modules);
        box->left = unit_scale(side, box->left, modules);
        box->top = unit_scale(side, box->top, modules);
        box->width = right - box->left;
        box->height = bottom - box->top;
    }
}

struct path *qr_make(struct arena *arena, struct diag *diag, struct slice address,
                     struct place place, uint32_t *modules)
{
    struct qr_library library;
    if (!open_library(arena, diag, &library))
        return NULL;
    struct path *path = NULL;
    QRcode *code = library.QRcode_encodeString(slice_terminated(arena, address), 0, QR_ECLEVEL_M,
                                               QR_MODE_8, 1);
    if (code) {
        size_t most = (size_t)code->width * (size_t)code->width;
        path = arena_alloc(arena, sizeof *path);
        path->boxes = arena_alloc_items(arena, most, sizeof *path->boxes);
        collect_boxes(code, path);
        *modules = (uint32_t)code->width;
        library.QRcode_free(code);
    } else {
        diag_error(diag, place, "link-qr", "this address has no QR code: it is too long");
    }
    return path;
}

/* Private to read/: what the marked content of a page says. */
#ifndef ORISON_READ_MARKED_H
#define ORISON_READ_MARKED_H

#include "base/arena.h"
#include "base/slice.h"
#include "qpdf/qpdf.h"

/* Texts of a page, by number of the marked content (MCID); UTF-8. */
struct page_text {
    struct slice *texts;
    uint32_t count;
};

struct marked_reader;

/* Keeps the fonts' maps over pages; in `arena`. */
struct marked_reader *marked_reader_make(struct arena *arena, struct qpdf_file *file);

/* Reads the content of a page: shown text in the stream's order; a sequence with ActualText says
 * that. Text outside marked content is dropped. */
struct page_text marked_read(struct marked_reader *reader, struct qpdf_object page);

#endif

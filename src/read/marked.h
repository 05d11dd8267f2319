/* Private to read/: what the marked content of a page says. */
#ifndef ORISON_READ_MARKED_H
#define ORISON_READ_MARKED_H

#include "base/arena.h"
#include "base/map.h"
#include "base/slice.h"
#include "qpdf/qpdf.h"

/* What a page says, by number of the marked content (MCID). Numbers may be any, and are not a
 * measure of memory. */
struct page_text {
    struct map indices; /* a number's bytes -> index in texts */
    struct slice *texts;
};

struct marked_reader;

/* Keeps the fonts' maps over pages; in `arena`. */
struct marked_reader *marked_reader_make(struct arena *arena, struct qpdf_file *file);

/* Reads the content of a page: shown text in the stream's order; a sequence with ActualText, Alt or
 * E says that. Text outside marked content and in artifacts is dropped. */
struct page_text marked_read(struct marked_reader *reader, struct qpdf_object page);

/* All that a page shows, in the stream's order, in forms and artifacts too; spans say what they
 * tell, as above. */
struct slice marked_read_all(struct marked_reader *reader, struct qpdf_object page);

/* The text of a number, UTF-8, not checked; false where the page has no such content. */
bool marked_find(const struct page_text *page, int64_t number, struct slice *out);

#endif

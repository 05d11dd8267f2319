/* Tags: the structure tree of PDF 1.7, written from `struct structure`. ISO 32000-1, 14.7, 14.8. */
#ifndef ORISON_PDF_TAGS_H
#define ORISON_PDF_TAGS_H

#include "pdf/file.h"

/* The name of a tag in PDF 1.7: "H1", "LBody". */
const char *tag_name(enum tag tag);

/* The element of doc.blocks[block], once the tags are made; NULL where the file has none. */
HPDF_Dict tags_block_element(const struct pdf_file *file, uint32_t block);

/* Makes the elements' dictionaries, empty as yet, so that others can refer to them. */
void tags_make(struct pdf_file *file);

/* Fills them; writes the root, the parent tree, the identifiers, and what pages and annotations
 * must know of it. All sides are written. */
void tags_write(struct pdf_file *file);

#endif

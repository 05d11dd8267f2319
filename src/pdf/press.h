/* What PDF/X wants in Info and XMP beside what every file says there (metadata.c). */
#ifndef ORISON_PDF_PRESS_H
#define ORISON_PDF_PRESS_H

#include "pdf/file.h"

/* Entries of the Info dictionary; none where the file is for no press. */
void press_add_info(struct pdf_file *file);

/* The XMP description of an X-4 file. */
struct slice press_identification(struct pdf_file *file);

#endif

/* Errors about a file of this folder: at the place that names it, else at its path. */
#ifndef ORISON_IMAGES_REPORT_H
#define ORISON_IMAGES_REPORT_H

#include "images/images.h"

/* One error; the message reads on from the file's path: "is …", "has …". */
void image_error(struct diag *diag, const struct picture_file *file, const char *code,
                 const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif

/* One way to tell what is wrong with a picture or a profile: see report.h. */
#include "images/report.h"

#include <stdarg.h>
#include <stdio.h>

void image_error(struct diag *diag, const struct picture_file *file, const char *code,
                 const char *format, ...)
{
    char message[512], path[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    if (file->place.source) {
        diag_error(diag, file->place, code, "%.*s %s", SLICE_ARG(file->path), message);
        return;
    }
    snprintf(path, sizeof path, "%.*s", SLICE_ARG(file->path));
    diag_error_path(diag, path, code, "%s", message);
}

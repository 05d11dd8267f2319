/* Advice: how to print a booklet on an office printer, in one line, for who stands before it. */
#ifndef ORISON_SHEETS_ADVICE_H
#define ORISON_SHEETS_ADVICE_H

#include "base/diag.h"
#include "layouts/layouts.h"
#include "sheets/sheets.h"

/* One note at the file's path; none where nothing is imposed. */
void advice_print(struct diag *diag, const char *path, const struct layout *layout,
                  const struct sheets *sheets);

#endif

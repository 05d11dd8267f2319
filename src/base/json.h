/* JSON strings, for diagnostics and tables: RFC 8259. */
#ifndef ORISON_BASE_JSON_H
#define ORISON_BASE_JSON_H

#include <stdio.h>

#include "base/slice.h"

/* Writes `text` as a quoted JSON string; invalid UTF-8 becomes U+FFFD, and what a
 * terminal obeys or nobody sees (base/visible.h) is escaped. */
void json_write_text(FILE *out, struct slice text);

#endif

/* `orison calibrate`: the sheet that measures a printer, as a PDF. */
#ifndef ORISON_CALIBRATE_CALIBRATE_H
#define ORISON_CALIBRATE_CALIBRATE_H

#include "edition/request.h"

/* Writes DIR/calibrate.LAYOUT.pdf for the first layout of the request, and prints its path. The
 * request names no content. */
enum outcome calibrate_run(const struct pipeline_request *request);

#endif

/* What an edition's run reports, as records for who collects them (base/told.h). */
#ifndef ORISON_BASE_REPORTS_H
#define ORISON_BASE_REPORTS_H

#include <stdio.h>

#include "base/diag.h"
#include "base/timings.h"

/* Sends the table of timings, where there is one, and what was not yet written of `diag`. */
void reports_send(FILE *out, struct diag *diag, enum diag_form form, const struct timings *timings);

/* Sends that a deliverable of an edition is not written. */
void reports_send_refused(FILE *out, struct slice edition, struct slice layout);

#endif

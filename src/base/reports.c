/* Reports as records: see reports.h. */
#include "base/reports.h"

#include <stdlib.h>

#include "base/told.h"

static void send_timings(FILE *out, const struct timings *timings)
{
    char *text = NULL;
    size_t length = 0;
    FILE *written = open_memstream(&text, &length);
    if (!written)
        return;
    timings_write(timings, written);
    fclose(written);
    if (length > 0)
        told_send(out, &(struct told){.kind = TOLD_TEXT, .text = {text, length}});
    free(text);
}

void reports_send(FILE *out, struct diag *diag, enum diag_form form, const struct timings *timings)
{
    send_timings(out, timings);
    told_send_reports(diag, out, form);
}

void reports_send_refused(FILE *out, struct slice edition, struct slice layout)
{
    told_send(out, &(struct told){.kind = TOLD_REFUSED, .edition = edition, .layout = layout});
}

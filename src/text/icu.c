/* What is done where ICU fails: see icu.h. */
#include "text/icu.h"

#include <stdio.h>

#include "base/ending.h"

void icu_expect(UErrorCode status)
{
    char message[160];
    if (U_SUCCESS(status))
        return;
    snprintf(message, sizeof message,
             "ICU, the library of characters and line breaks, failed: %s; files are as they were",
             u_errorName(status));
    ending_now(ENDING_STATUS, NULL, "icu", message);
}

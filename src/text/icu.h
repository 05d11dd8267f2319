/* Private to text/: ICU must not fail. */
#ifndef ORISON_TEXT_ICU_H
#define ORISON_TEXT_ICU_H

#include <unicode/utypes.h>

/* Ends the program, with a message and exit 3, where a call that no text makes fail has failed: its
 * memory or its data is missing. */
void icu_expect(UErrorCode status);

#endif

/* Private to language/: what an ICU locale is asked for, beyond its tag. */
#ifndef ORISON_LANGUAGE_LOCALE_H
#define ORISON_LANGUAGE_LOCALE_H

/* Sets in a locale (of ULOC_FULLNAME_CAPACITY bytes) the digits that CLDR's versions disagree on,
 * so that an edition does not hang on the version of ICU: Arabic without a country is written with
 * its own (CLDR 42 says so; 46 says Latin ones, and Arabic ones only of countries). Leaves a locale
 * alone that names its digits. (digits.c) */
void locale_pin_digits(char *locale);

#endif

/* What may stand in Orison's files, told to others: JSON Schema for editors, a manual page, and the
 * reference in a README.
 *
 * In: the tables of keys that the parsers themselves read by (yaml/keys.h). Out: one of three
 * texts, the same bytes each time. Nothing about a key is known here: its sentence, its value and
 * what holds without it are its row's; so what a parser learns is told by all three. */
#ifndef ORISON_SCHEMA_SCHEMA_H
#define ORISON_SCHEMA_SCHEMA_H

#include <stdbool.h>
#include <stdio.h>

#include "base/diag.h"

enum schema_form {
    SCHEMA_JSON,     /* JSON Schema, draft 7, which editors know (yaml-language-server) */
    SCHEMA_MAN,      /* a manual page for man(1), section 5 */
    SCHEMA_MARKDOWN, /* the tables of a README's reference */
    SCHEMA_FORM_COUNT
};

/* Their names on the command line, and those of the files that are described. */
enum { SCHEMA_FILE_COUNT = 3 };
extern const char *const schema_form_names[SCHEMA_FORM_COUNT];
extern const char *const schema_file_names[SCHEMA_FILE_COUNT];

/* Writes what is known of a kind of file, `content`, `layout` or `printer`, in a form, NULL: JSON.
 * An unknown name of either is reported with the nearest one; false then, and nothing is written.
 */
bool schema_write(struct diag *diag, const char *file, const char *form, FILE *out);

#endif

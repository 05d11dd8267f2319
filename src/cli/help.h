/* The help texts: the reference of the command line. */
#ifndef ORISON_CLI_HELP_H
#define ORISON_CLI_HELP_H

#include <stdio.h>

/* Writes the page of a command ("build"), or the overview for NULL or an unknown word. */
void help_write(FILE *out, const char *command);

#endif

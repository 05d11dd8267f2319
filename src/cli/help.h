/* The reference of the command line, made from its table: help, a manual page, completions. */
#ifndef ORISON_CLI_HELP_H
#define ORISON_CLI_HELP_H

#include <stdio.h>

#include "cli/table.h"

/* Writes all commands, a line each. */
void help_write_overview(FILE *out);

/* Writes the page of a command. */
void help_write(FILE *out, enum command command);

/* Writes orison(1), in man(7). */
void manual_write(FILE *out);

/* Write what a shell completes. */
void complete_write_bash(FILE *out);
void complete_write_zsh(FILE *out);
void complete_write_fish(FILE *out);

#endif

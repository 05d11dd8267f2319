/* The command line: arguments, commands, exit status.
 *
 * Exit: 0 fine, warnings included; 1 the input has errors; 2 wrong usage; 3 the system failed. */
#ifndef ORISON_CLI_CLI_H
#define ORISON_CLI_CLI_H

#define ORISON_VERSION "0.1.0"

enum { EXIT_USAGE = 2, EXIT_SYSTEM = 3 };

/* Runs the command that the arguments name; returns the exit status. */
int cli_run(int argc, char **argv);

#endif

/* Arguments: the words after `orison` become a struct, checked. */
#ifndef ORISON_CLI_ARGUMENTS_H
#define ORISON_CLI_ARGUMENTS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "pipeline.h"

enum command {
    COMMAND_BUILD,
    COMMAND_CHECK,
    COMMAND_WHY,
    COMMAND_PO,
    COMMAND_READ,
    COMMAND_CALIBRATE,
    COMMAND_FONTS,
    COMMAND_SCHEMA,
    COMMAND_HELP,
    COMMAND_VERSION,
    COMMAND_COUNT
};

extern const char *const command_names[COMMAND_COUNT];

struct word_list {
    const char **at;
    size_t count, room;
};

struct arguments {
    enum command command;
    struct word_list words;     /* what is no option: content files, a command to help with */
    struct word_list layouts;   /* -l, in order */
    struct word_list languages; /* -L */
    const char *out_directory;  /* -o */
    uint32_t process_count;     /* -j: editions built at once; default the machine's cores */
    uint32_t page;              /* --page: what `why` tells of; 0 where it is not said */
    enum diag_form diagnostics;
    enum stage dump;
    bool is_strict, has_timings, is_quiet, is_uncached, is_verified;
};

/* Reads the arguments. Wrong usage is told on standard error, with the nearest known word, and
 * false is returned: exit 2. The strings are argv's own. */
bool arguments_read(struct arena *arena, int argc, char **argv, struct arguments *out);

#endif

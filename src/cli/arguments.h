/* Arguments: the words after `orison` become a struct, checked. */
#ifndef ORISON_CLI_ARGUMENTS_H
#define ORISON_CLI_ARGUMENTS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "cli/table.h"
#include "pipeline/pipeline.h"

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
    const char *printer;        /* --printer: the path of a profile, or NULL */
    const char *like;           /* --like, or NULL */
    uint32_t process_count;     /* -j: editions built at once; default the machine's cores */
    uint32_t page;              /* --page: what `why` tells of; 0 where it is not said */
    enum diag_form diagnostics;
    enum stage dump;
    bool is_strict, has_timings, is_quiet, is_verbose, is_uncached, is_verified, is_version;
    bool has_figures;
};

/* Reads the arguments. Wrong usage is told on standard error, with the nearest known word, and
 * false is returned: exit 2. The strings are argv's own. */
bool arguments_read(struct arena *arena, int argc, char **argv, struct arguments *out);

#endif

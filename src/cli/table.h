/* The command line as one table: commands, their options, and a sentence for each.
 *
 * What is parsed (arguments.c), the help of each command (help.c), the manual page (manual.c) and
 * the completions of bash, zsh and fish (complete.c) are all made from these rows, so none of them
 * can lag behind another. Texts are ASCII: a manual page needs no other. */
#ifndef ORISON_CLI_TABLE_H
#define ORISON_CLI_TABLE_H

#include <stddef.h>
#include <stdint.h>

enum command {
    COMMAND_BUILD,
    COMMAND_CHECK,
    COMMAND_WHY,
    COMMAND_NEW,
    COMMAND_PO,
    COMMAND_READ,
    COMMAND_CALIBRATE,
    COMMAND_LAYOUTS,
    COMMAND_FONTS,
    COMMAND_SCHEMA,
    COMMAND_HELP,
    COMMAND_TOLD_COUNT, /* those after it are for the build of Orison itself */
    COMMAND_DOCUMENT = COMMAND_TOLD_COUNT,
    COMMAND_COUNT
};

enum option_id {
    OPTION_LAYOUT,
    OPTION_LANGUAGE,
    OPTION_OUT,
    OPTION_PRINTER,
    OPTION_LIKE,
    OPTION_PAGE,
    OPTION_DUMP,
    OPTION_JOBS,
    OPTION_DIAGNOSTICS,
    OPTION_WORD_COUNT, /* those before it take a word */
    OPTION_STRICT = OPTION_WORD_COUNT,
    OPTION_VERIFY,
    OPTION_FIGURES,
    OPTION_QUIET,
    OPTION_VERBOSE,
    OPTION_TIMINGS,
    OPTION_NO_CACHE,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_COUNT
};

/* What a word is, for completions. */
enum completion {
    COMPLETE_NOTHING,
    COMPLETE_CONTENT, /* *.yaml */
    COMPLETE_PDF,
    COMPLETE_FOLDER,
    COMPLETE_LAYOUT,
    COMPLETE_CHOICE, /* one of `choices` */
    COMPLETE_COMMAND
};

struct command_row {
    const char *name;
    const char *words;   /* after the name: "CONTENT", as the usage line shows them */
    const char *needs;   /* the same in words: "a content file"; NULL: it takes none */
    const char *summary; /* a line, without a full stop */
    const char *about;   /* paragraphs, parted by "\n" */
    const char *example; /* a line that can be typed, and what it does, parted by "\n"; or NULL */
    const char *choices; /* the first word, where it is one of a few, parted by spaces */
    enum completion completion;
    size_t word_least, word_most;
    uint32_t options; /* bits of enum option_id; help is always one */
    uint32_t ignored; /* those that say nothing here, and may stand: of a command like it */
};

struct option_row {
    char letter; /* 0: none */
    const char *name;
    const char *word; /* what it takes, as the usage shows it; NULL: nothing */
    const char *about;
    const char *silent; /* what holds without it; NULL: nothing to say */
    const char *choices;
    enum completion completion;
    const char *needs; /* what it takes, in words: "a layout"; NULL with `word` */
};

extern const struct command_row commands[COMMAND_COUNT];
extern const struct option_row options[OPTION_COUNT];

extern const char *const exit_statuses[4]; /* what 0 to 3 mean */

/* Places and variables, a name and a sentence each; NULL ends them. */
struct named_text {
    const char *name, *about;
};
extern const struct named_text program_files[], program_variables[];

#endif

/* Arguments: one table of options, so that what is read and what is suggested can't differ. */
#include "cli/arguments.h"

#include <stdlib.h>
#include <string.h>

const char *const command_names[COMMAND_COUNT] = {
    "build", "check", "why", "po", "read", "calibrate", "fonts", "schema", "help", "--version"};

enum { PROCESSES_MOST = 512, PAGES_MOST = 99999 };

enum option {
    OPTION_LAYOUT,
    OPTION_LANGUAGE,
    OPTION_OUT,
    OPTION_DIAGNOSTICS,
    OPTION_DUMP,
    OPTION_JOBS,
    OPTION_PAGE,
    OPTION_STRICT,
    OPTION_TIMINGS,
    OPTION_QUIET,
    OPTION_NO_CACHE,
    OPTION_VERIFY,
    OPTION_HELP,
    OPTION_COUNT
};

static const char *const option_names[OPTION_COUNT] = {
    "-l",       "-L",        "-o", "--diagnostics", "--dump",   "-j",     "--page",
    "--strict", "--timings", "-q", "--no-cache",    "--verify", "--help",
};

/* The options that take a word, those before OPTION_STRICT, and what the word is. */
static const char *const option_words[OPTION_STRICT] = {"LAYOUT", "LANG", "DIR", "text|json",
                                                        "STAGE",  "N",    "N"};

/* A place to say what is wrong with the arguments: the program's own name, no file. */
static bool refuse(struct diag *diag)
{
    diag_hint(diag, "`orison help` lists the commands and options");
    return false;
}

static bool find_name(const char *word, const char *const *names, size_t count, uint32_t *index)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(word, names[i]) != 0)
            continue;
        *index = (uint32_t)i;
        return true;
    }
    return false;
}

static bool refuse_word(struct diag *diag, const char *what, const char *word,
                        const char *const *names, size_t count)
{
    diag_error(diag, NO_PLACE, "usage", "unknown %s “%s”", what, word);
    refuse(diag);
    diag_hint_nearest(diag, slice_of(word), names, count);
    return false;
}

static bool read_command(struct diag *diag, const char *word, struct arguments *out)
{
    uint32_t command;
    bool is_help = strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
    if (is_help) {
        out->command = COMMAND_HELP;
        return true;
    }
    if (!find_name(word, command_names, COMMAND_COUNT, &command))
        return refuse_word(diag, "command", word, command_names, COMMAND_COUNT);
    out->command = (enum command)command;
    return true;
}

static bool read_choice(struct diag *diag, const char *what, const char *word,
                        const char *const *names, size_t count, uint32_t *index)
{
    return find_name(word, names, count, index) || refuse_word(diag, what, word, names, count);
}

/* A number from 1 to 512 or to 99,999, as the option `name` wants it. */
static bool read_number(struct diag *diag, const char *name, const char *word, long most,
                        uint32_t *out)
{
    size_t digits = strspn(word, "0123456789");
    long number = digits > 0 && digits <= 5 && word[digits] == '\0' ? strtol(word, NULL, 10) : 0;
    if (number < 1 || number > most) {
        diag_error(diag, NO_PLACE, "usage", "%s needs a number from 1 to %ld; found “%s”", name,
                   most, word);
        return refuse(diag);
    }
    *out = (uint32_t)number;
    return true;
}

static bool read_option_word(struct arena *arena, struct diag *diag, enum option option,
                             const char *word, struct arguments *out)
{
    static const char *const forms[] = {"text", "json"};
    uint32_t index = 0;
    bool is_fine = true;
    if (option == OPTION_LAYOUT)
        *array_add(arena, &out->layouts) = word;
    else if (option == OPTION_LANGUAGE)
        *array_add(arena, &out->languages) = word;
    else if (option == OPTION_OUT)
        out->out_directory = word;
    else if (option == OPTION_JOBS)
        is_fine = read_number(diag, "-j", word, PROCESSES_MOST, &out->process_count);
    else if (option == OPTION_PAGE)
        is_fine = read_number(diag, "--page", word, PAGES_MOST, &out->page);
    else if (option == OPTION_DIAGNOSTICS) {
        is_fine = read_choice(diag, "form of diagnostics", word, forms, 2, &index);
        out->diagnostics = index ? DIAG_JSON : DIAG_TEXT;
    } else {
        is_fine = read_choice(diag, "stage", word, stage_names, STAGE_COUNT, &index);
        out->dump = (enum stage)index;
    }
    return is_fine;
}

static void read_flag(enum option option, struct arguments *out)
{
    if (option == OPTION_STRICT)
        out->is_strict = true;
    else if (option == OPTION_TIMINGS)
        out->has_timings = true;
    else if (option == OPTION_QUIET)
        out->is_quiet = true;
    else if (option == OPTION_NO_CACHE)
        out->is_uncached = true;
    else if (option == OPTION_VERIFY)
        out->is_verified = true;
    else
        out->command = COMMAND_HELP;
}

/* "--dump=text" is "--dump text", and "-ofoo" is "-o foo". */
static const char *find_joined_word(const char *word, uint32_t *option)
{
    for (uint32_t i = 0; i < OPTION_STRICT; i++) {
        size_t length = strlen(option_names[i]);
        bool is_long = length > 2;
        if (strncmp(word, option_names[i], length) != 0 || word[length] == '\0')
            continue;
        if (is_long && word[length] != '=')
            continue;
        *option = i;
        return word + length + (is_long ? 1 : 0);
    }
    return NULL;
}

static bool read_option(struct arena *arena, struct diag *diag, int argc, char **argv, int *at,
                        struct arguments *out)
{
    uint32_t option;
    const char *word = argv[*at];
    if (!find_name(word, option_names, OPTION_COUNT, &option)) {
        const char *joined = find_joined_word(word, &option);
        if (joined)
            return read_option_word(arena, diag, (enum option)option, joined, out);
        return refuse_word(diag, "option", word, option_names, OPTION_COUNT);
    }
    if (option >= OPTION_STRICT) {
        read_flag((enum option)option, out);
        return true;
    }
    if (*at + 1 >= argc) {
        diag_error(diag, NO_PLACE, "usage", "%s needs a word after it: %s", word,
                   option_words[option]);
        return refuse(diag);
    }
    return read_option_word(arena, diag, (enum option)option, argv[++*at], out);
}

static bool check_po_words(struct diag *diag, const struct word_list *words)
{
    bool is_update = words->count > 0 && strcmp(words->at[0], "update") == 0;
    bool is_status = words->count > 0 && strcmp(words->at[0], "status") == 0;
    bool is_template = words->count > 0 && strcmp(words->at[0], "template") == 0;
    if ((is_update && words->count >= 3) || ((is_status || is_template) && words->count == 2))
        return true;
    diag_error(diag, NO_PLACE, "usage",
               is_update     ? "po update needs a content file and a language or more, or all"
               : is_status   ? "po status needs one content file"
               : is_template ? "po template needs one content file"
                             : "po needs a word after it: update, template or status");
    return refuse(diag);
}

/* One command at most. */
static bool check_help_words(struct diag *diag, const struct word_list *words)
{
    uint32_t command;
    if (words->count > 1) {
        diag_error(diag, NO_PLACE, "usage", "help takes one command; there are %zu", words->count);
        return refuse(diag);
    }
    return words->count == 0 || find_name(words->at[0], command_names, COMMAND_COUNT, &command) ||
           refuse_word(diag, "command", words->at[0], command_names, COMMAND_COUNT);
}

static bool check_schema_words(struct diag *diag, const struct word_list *words)
{
    if (words->count == 1 || words->count == 2)
        return true;
    diag_error(diag, NO_PLACE, "usage",
               "schema needs the kind of file: content, layout or printer");
    return refuse(diag);
}

static bool check_words(struct diag *diag, const struct arguments *arguments)
{
    if (arguments->command == COMMAND_SCHEMA)
        return check_schema_words(diag, &arguments->words);
    if (arguments->command == COMMAND_PO)
        return check_po_words(diag, &arguments->words);
    if (arguments->command == COMMAND_HELP)
        return check_help_words(diag, &arguments->words);
    if (arguments->command > COMMAND_READ && arguments->words.count > 0) {
        diag_error(diag, NO_PLACE, "usage", "%s takes no word; found “%s”",
                   command_names[arguments->command], arguments->words.at[0]);
        return refuse(diag);
    }
    bool needs_content = arguments->command <= COMMAND_WHY;
    bool needs_pdf = arguments->command == COMMAND_READ;
    if ((needs_content || needs_pdf) && arguments->words.count != 1) {
        diag_error(diag, NO_PLACE, "usage", "%s needs one %s file; there are %zu",
                   command_names[arguments->command], needs_pdf ? "PDF" : "content",
                   arguments->words.count);
        return refuse(diag);
    }
    if (arguments->command == COMMAND_WHY && arguments->page == 0) {
        diag_error(diag, NO_PLACE, "usage", "why needs a page: --page N");
        return refuse(diag);
    }
    return true;
}

bool arguments_read(struct arena *arena, int argc, char **argv, struct arguments *out)
{
    struct diag *diag = diag_make(arena);
    *out = (struct arguments){.out_directory = "out", .dump = STAGE_NONE, .command = COMMAND_HELP};
    bool is_fine = argc < 2 || read_command(diag, argv[1], out);
    bool is_options_end = false;
    enum command command = out->command;
    for (int at = 2; is_fine && at < argc; at++) {
        const char *word = argv[at];
        if (!is_options_end && strcmp(word, "--") == 0)
            is_options_end = true;
        else if (!is_options_end && word[0] == '-' && word[1] != '\0')
            is_fine = read_option(arena, diag, argc, argv, &at, out);
        else
            *array_add(arena, &out->words) = word;
    }
    if (out->command != command) { /* --help after a command is about it */
        out->words.count = 0;
        *array_add(arena, &out->words) = command_names[command];
    }
    is_fine = is_fine && check_words(diag, out);
    diag_write(diag, stderr, DIAG_TEXT);
    return is_fine;
}

/* Arguments: getopt_long over the rows of table.h, so that what is read, told and completed can't
 * differ. Options may stand before the command, after it and between the words. */
#include "cli/arguments.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum { PROCESSES_MOST = 512, PAGES_MOST = 99999, LETTERS_ROOM = 2 * OPTION_COUNT + 3 };
/* What may stand without a command, and changes nothing. */
enum {
    FOR_ANY = 1u << OPTION_HELP | 1u << OPTION_VERSION | 1u << OPTION_QUIET | 1u << OPTION_VERBOSE |
              1u << OPTION_DIAGNOSTICS
};
enum { FIRST_LONG = 256 }; /* what getopt_long returns for option 0; letters are below it */

/* What would help whoever typed a command wrongly; false, for its caller to return. */
static bool refuse(struct diag *diag, const struct arguments *arguments)
{
    if (arguments->command < COMMAND_TOLD_COUNT && arguments->command != COMMAND_HELP)
        diag_hint(diag, "`orison help %s` tells of its words and options",
                  commands[arguments->command].name);
    else
        diag_hint(diag, "`orison help` lists the commands");
    return false;
}

/* The same with the line that the command's help has for an example. */
static bool refuse_with_example(struct diag *diag, const struct arguments *arguments)
{
    const char *example = commands[arguments->command].example;
    if (!example)
        return refuse(diag, arguments);
    diag_hint(diag, "such as `%.*s`; `orison help %s` tells more", (int)strcspn(example, "\n"),
              example, commands[arguments->command].name);
    return false;
}

/* The words of a row's `choices`, as an array in `arena`. */
static const char **split(struct arena *arena, const char *choices, size_t *count)
{
    struct word_list words = {0};
    for (const char *at = choices; *at;) {
        size_t length = strcspn(at, " ");
        *array_add(arena, &words) = slice_terminated(arena, (struct slice){at, length});
        at += length + (at[length] == ' ');
    }
    *count = words.count;
    return words.at;
}

static bool find_word(const char *word, const char *const *known, size_t count, uint32_t *index)
{
    for (size_t i = 0; i < count; i++) {
        *index = (uint32_t)i;
        if (strcmp(word, known[i]) == 0)
            return true;
    }
    return false;
}

/* The index of `word` among `choices`; an error with the nearest else. */
static bool read_choice(struct arena *arena, struct diag *diag, const char *what, const char *word,
                        const char *choices, uint32_t *index)
{
    size_t count;
    const char **known = split(arena, choices, &count);
    if (find_word(word, known, count, index))
        return true;
    diag_error(diag, NO_PLACE, "usage", "unknown %s “%s”", what, word);
    struct slice list = SLICE("");
    for (size_t i = 0; i < count; i++)
        list = slice_format(arena, "%.*s%s%s", SLICE_ARG(list),
                            i == 0           ? ""
                            : i + 1 == count ? " or "
                                             : ", ",
                            known[i]);
    diag_hint(diag, "expected %.*s", SLICE_ARG(list));
    diag_hint_nearest(diag, slice_of(word), known, count);
    return false;
}

/* A number from 1 to `most`, as the option wants it. */
static bool read_number(struct diag *diag, const struct option_row *row, const char *word,
                        long most, uint32_t *out)
{
    size_t digits = strspn(word, "0123456789");
    long number = digits > 0 && digits <= 5 && word[digits] == '\0' ? strtol(word, NULL, 10) : 0;
    if (number < 1 || number > most) {
        diag_error(diag, NO_PLACE, "usage", "--%s needs a number from 1 to %ld; found “%s”",
                   row->name, most, word);
        return false;
    }
    *out = (uint32_t)number;
    return true;
}

static bool read_word(struct arena *arena, struct diag *diag, enum option_id option,
                      const char *word, struct arguments *out)
{
    const struct option_row *row = &options[option];
    uint32_t index = 0;
    bool is_fine = true;
    if (option == OPTION_LAYOUT)
        *array_add(arena, &out->layouts) = word;
    else if (option == OPTION_LANGUAGE)
        *array_add(arena, &out->languages) = word;
    else if (option == OPTION_OUT)
        out->out_directory = word;
    else if (option == OPTION_PRINTER)
        out->printer = word;
    else if (option == OPTION_LIKE)
        out->like = word;
    else if (option == OPTION_JOBS)
        is_fine = read_number(diag, row, word, PROCESSES_MOST, &out->process_count);
    else if (option == OPTION_PAGE)
        is_fine = read_number(diag, row, word, PAGES_MOST, &out->page);
    else if (option == OPTION_DIAGNOSTICS) {
        is_fine = read_choice(arena, diag, "form of diagnostics", word, row->choices, &index);
        out->diagnostics = is_fine && index > 0 ? DIAG_JSON : DIAG_TEXT;
    } else {
        is_fine = read_choice(arena, diag, "stage", word, row->choices, &index);
        out->dump = (enum stage)index;
    }
    return is_fine;
}

static void read_flag(enum option_id option, struct arguments *out)
{
    if (option == OPTION_STRICT)
        out->is_strict = true;
    else if (option == OPTION_TIMINGS)
        out->has_timings = true;
    else if (option == OPTION_QUIET)
        out->is_quiet = true;
    else if (option == OPTION_VERBOSE)
        out->is_verbose = true;
    else if (option == OPTION_NO_CACHE)
        out->is_uncached = true;
    else if (option == OPTION_VERIFY)
        out->is_verified = true;
    else if (option == OPTION_FIGURES)
        out->has_figures = true;
}

static enum option_id option_of(int found)
{
    if (found >= FIRST_LONG)
        return (enum option_id)(found - FIRST_LONG);
    enum option_id option = 0;
    while (options[option].letter != found)
        option++;
    return option;
}

/* An option whose word is missing, or is another option. */
static bool report_lone(struct diag *diag, enum option_id option, const char *found)
{
    const struct option_row *row = &options[option];
    bool is_empty = found && *found == '\0';
    diag_error(diag, NO_PLACE, "usage", "--%s needs %s after it%s%s%s", row->name, row->needs,
               is_empty ? ": the word there is empty"
               : found  ? "; found “"
                        : "",
               found && !is_empty ? found : "", found && !is_empty ? "”" : "");
    diag_hint(diag, "--%s %s: %s", row->name, row->word, row->about);
    return false;
}

/* Whether the word after an option is one, and the option was not given another before. */
static bool check_word(struct diag *diag, enum option_id option, const char *word,
                       const char **before)
{
    const char *first = before[option];
    before[option] = word;
    if (*word == '\0' || (*word == '-' && word[1] != '\0'))
        return report_lone(diag, option, word);
    bool is_once = option != OPTION_LAYOUT && option != OPTION_LANGUAGE;
    if (!is_once || !first || strcmp(first, word) == 0)
        return true;
    diag_error(diag, NO_PLACE, "usage", "--%s stands twice: “%s” and “%s”", options[option].name,
               first, word);
    diag_hint(diag, "keep one of the two");
    return false;
}

/* What getopt_long could not take: told with the nearest name. */
static void report_option(struct diag *diag, const char *word, int problem)
{
    char dashed[OPTION_COUNT][32];
    const char *names[OPTION_COUNT];
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        snprintf(dashed[i], sizeof dashed[i], "--%s", options[i].name);
        names[i] = dashed[i];
    }
    bool is_long = word && strncmp(word, "--", 2) == 0;
    if (problem == ':') {
        report_lone(diag, option_of(optopt), NULL);
    } else if (optopt >= FIRST_LONG) {
        diag_error(diag, NO_PLACE, "usage", "--%s takes no word",
                   options[optopt - FIRST_LONG].name);
    } else if (!is_long) {
        diag_error(diag, NO_PLACE, "usage", "unknown option “-%c”", optopt);
        diag_hint(diag, "`orison help COMMAND` lists a command's options");
    } else {
        struct slice name = slice_part(slice_of(word), 0, strcspn(word, "="));
        diag_error(diag, NO_PLACE, "usage", "unknown option “%s”", word);
        diag_hint(diag, "`orison help COMMAND` lists a command's options");
        diag_hint_nearest(diag, name, names, OPTION_COUNT);
    }
}

/* The rows as getopt_long wants them. */
static void make_rows(char *letters, struct option *rows)
{
    *letters++ = ':';
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct option_row *row = &options[i];
        rows[i] = (struct option){row->name, row->word ? required_argument : no_argument, NULL,
                                  FIRST_LONG + i};
        if (row->letter)
            *letters++ = row->letter;
        if (row->letter && row->word)
            *letters++ = ':';
    }
    *letters = '\0';
}

/* Reads options into `out` and `used`, a bit an option; the words that are none follow. The first
 * thing that is wrong ends it. */
static bool read_options(struct arena *arena, struct diag *diag, int argc, char **argv,
                         struct arguments *out, uint32_t *used)
{
    const char *before[OPTION_WORD_COUNT] = {0};
    char letters[LETTERS_ROOM];
    struct option rows[OPTION_COUNT + 1] = {0};
    make_rows(letters, rows);
    optind = 0;
    opterr = 0;
    for (int found; (found = getopt_long(argc, argv, letters, rows, NULL)) != -1;) {
        if (found == '?' || found == ':') {
            report_option(diag, argv[optind - 1], found);
            return false;
        }
        enum option_id option = option_of(found);
        *used |= 1u << option;
        if (option >= OPTION_WORD_COUNT)
            read_flag(option, out);
        else if (!check_word(diag, option, optarg, before) ||
                 !read_word(arena, diag, option, optarg, out))
            return false;
    }
    for (int i = optind; i < argc; i++)
        *array_add(arena, &out->words) = argv[i];
    return true;
}

static bool find_command(struct arena *arena, struct diag *diag, const char *word,
                         enum command *out)
{
    (void)arena;
    const char *names[COMMAND_COUNT];
    uint32_t index;
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        names[i] = commands[i].name;
    if (find_word(word, names, COMMAND_COUNT, &index)) {
        *out = (enum command)index;
        return true;
    }
    diag_error(diag, NO_PLACE, "usage", "unknown command “%s”", word);
    diag_hint(diag, "`orison help` lists the commands");
    if (strchr(word, '.'))
        diag_hint(diag, "to make its PDFs: orison build %s", word);
    else if (strcmp(word, "version") == 0)
        diag_hint(diag, "`orison --version` prints it");
    diag_hint_nearest(diag, slice_of(word), names, COMMAND_TOLD_COUNT);
    return false;
}

/* The first word names the command; none is a question for help. */
static bool take_command(struct arena *arena, struct diag *diag, uint32_t used,
                         struct arguments *out)
{
    if (used & 1u << OPTION_VERSION) {
        out->is_version = true;
        return true;
    }
    if (out->words.count == 0 && used & ~(uint32_t)FOR_ANY) {
        diag_error(diag, NO_PLACE, "usage", "there is no command before the options");
        diag_hint(diag, "such as `orison build march.yaml`; `orison help` lists the commands");
        return false;
    }
    if (out->words.count == 0)
        return true;
    if (!find_command(arena, diag, out->words.at[0], &out->command))
        return false;
    out->words.at++;
    out->words.count--;
    out->words.room--;
    if (used & 1u << OPTION_HELP && out->command != COMMAND_HELP) {
        out->words.at[-1] = commands[out->command].name;
        out->words = (struct word_list){out->words.at - 1, 1, 1};
        out->command = COMMAND_HELP;
    }
    return true;
}

/* Whether each option is one of the command's. */
static bool check_options(struct diag *diag, const struct arguments *arguments, uint32_t used)
{
    const struct command_row *row = &commands[arguments->command];
    for (uint32_t i = 0; i < OPTION_COUNT; i++) {
        if (!(used & 1u << i) || (row->options | row->ignored) & 1u << i || i == OPTION_HELP)
            continue;
        diag_error(diag, NO_PLACE, "usage", "%s has no option --%s", row->name, options[i].name);
        return refuse(diag, arguments);
    }
    if (arguments->is_quiet && arguments->is_verbose) {
        diag_error(diag, NO_PLACE, "usage", "--quiet and --verbose exclude each other");
        diag_hint(diag, "keep one of the two");
        return false;
    }
    return true;
}

/* The content first, then the languages; which of the words is which, is seen by their dots. */
static bool check_po_order(struct diag *diag, const struct word_list *words)
{
    for (size_t i = 2; i < words->count; i++) {
        if (strpbrk(words->at[1], "./") || !strpbrk(words->at[i], "./"))
            continue;
        diag_error(diag, NO_PLACE, "usage", "the content file stands before the languages");
        diag_hint(diag, "orison po update %s %s", words->at[i], words->at[1]);
        return false;
    }
    return true;
}

static bool check_po_words(struct diag *diag, const struct arguments *arguments)
{
    const struct word_list *words = &arguments->words;
    bool is_update = strcmp(words->at[0], "update") == 0;
    if (is_update ? words->count >= 3 : words->count == 2)
        return check_po_order(diag, words);
    if (is_update)
        diag_error(diag, NO_PLACE, "usage", "po update needs the languages as well, or all");
    else
        diag_error(diag, NO_PLACE, "usage", "po %s takes one content file; found also “%s”",
                   words->at[0], words->at[2]);
    if (is_update)
        diag_hint(diag, "such as `orison po update %s es fr`", words->at[1]);
    return is_update ? false : refuse(diag, arguments);
}

static bool check_count(struct diag *diag, const struct arguments *arguments)
{
    const struct command_row *row = &commands[arguments->command];
    size_t count = arguments->words.count;
    if (count >= row->word_least && count <= row->word_most)
        return true;
    const char *const *words = arguments->words.at;
    if (row->word_most == 0)
        diag_error(diag, NO_PLACE, "usage", "%s takes no word; found “%s”", row->name, words[0]);
    else if (count < row->word_least)
        diag_error(diag, NO_PLACE, "usage", "%s needs %s", row->name, row->needs);
    else
        diag_error(diag, NO_PLACE, "usage", "%s takes one %s; found also “%s”", row->name,
                   row->needs + strcspn(row->needs, " ") + 1, words[row->word_most]);
    if (count < row->word_least)
        return refuse_with_example(diag, arguments);
    bool is_content = row->options & 1u << OPTION_LANGUAGE && row->word_most == 1;
    if (!is_content || strchr(words[1], '.'))
        return refuse(diag, arguments);
    diag_hint(diag, "a layout stands after -l, a language after -L");
    return false;
}

/* A file that is named by "-" or by nothing, where a name is needed. */
static bool check_names(struct diag *diag, const struct arguments *arguments)
{
    static const char *const whys[COMMAND_COUNT] = {
        [COMMAND_NEW] = "new needs a name for the new file: `-` is none",
        [COMMAND_PO] = "po needs the name of a content file: its catalogues lie beside it",
        [COMMAND_READ] = "read needs the name of a finished PDF: `-` is none"};
    const struct word_list *words = &arguments->words;
    for (size_t i = 0; i < words->count; i++) {
        const char *word = words->at[i];
        if (*word != '\0' && (!whys[arguments->command] || strcmp(word, "-") != 0))
            continue;
        diag_error(diag, NO_PLACE, "usage", "%s",
                   *word ? whys[arguments->command] : "one of the words is empty");
        return refuse_with_example(diag, arguments);
    }
    return true;
}

static bool has_ending(const char *word, const char *ending)
{
    size_t length = strlen(word), end = strlen(ending);
    return length > end && strcmp(word + length - end, ending) == 0;
}

/* A content file is known by its ending: to editors, and to whoever looks into the folder. */
static bool check_new_name(struct diag *diag, const struct arguments *arguments)
{
    const char *word = arguments->words.at[0];
    if (has_ending(word, ".yaml") || has_ending(word, ".yml"))
        return true;
    const char *dot = strrchr(word, '.');
    diag_error(diag, NO_PLACE, "usage", "a content file's name ends in .yaml; found “%s”", word);
    diag_hint(diag, "orison new %.*s.yaml",
              dot && dot > word ? (int)(dot - word) : (int)strlen(word), word);
    return false;
}

static bool check_words(struct arena *arena, struct diag *diag, const struct arguments *arguments)
{
    const struct command_row *row = &commands[arguments->command];
    const struct word_list *words = &arguments->words;
    uint32_t index;
    enum command command;
    if (row->choices && words->count > 0 &&
        !read_choice(arena, diag, "word", words->at[0], row->choices, &index))
        return false;
    if (arguments->command == COMMAND_HELP && words->count == 2 &&
        strcmp(words->at[0], commands[COMMAND_PO].name) == 0)
        return true; /* "help po update": the page is the same */
    if (!check_count(diag, arguments) || !check_names(diag, arguments))
        return false;
    if (arguments->command == COMMAND_NEW)
        return check_new_name(diag, arguments);
    if (arguments->command == COMMAND_PO)
        return check_po_words(diag, arguments);
    if (arguments->command == COMMAND_HELP)
        return words->count == 0 || find_command(arena, diag, words->at[0], &command);
    if (arguments->command == COMMAND_WHY && arguments->page == 0) {
        diag_error(diag, NO_PLACE, "usage", "why needs a page: --page N");
        return refuse(diag, arguments);
    }
    return true;
}

bool arguments_read(struct arena *arena, int argc, char **argv, struct arguments *out)
{
    struct diag *diag = diag_make(arena);
    uint32_t used = 0;
    *out = (struct arguments){.out_directory = "out", .dump = STAGE_NONE, .command = COMMAND_HELP};
    bool is_fine =
        read_options(arena, diag, argc, argv, out, &used) && take_command(arena, diag, used, out);
    if (is_fine && !out->is_version)
        is_fine = check_options(diag, out, used) && check_words(arena, diag, out);
    diag_write(diag, stderr, out->diagnostics);
    return is_fine;
}

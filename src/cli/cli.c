/* The commands: each makes a request of the arguments and the places, and passes it on. */
#include "cli/cli.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/ending.h"
#include "base/file.h"
#include "calibrate/calibrate.h"
#include "cli/arguments.h"
#include "cli/editions.h"
#include "cli/help.h"
#include "cli/layouts.h"
#include "cli/new.h"
#include "cli/places.h"
#include "cli/po.h"
#include "fonts/fonts.h"
#include "pipeline/pipeline.h"
#include "po/po.h"
#include "read/read.h"
#include "schema/schema.h"

enum { INPUT_MOST = 17 << 20 }; /* more than a content file may have: its reader says so */

/* SOURCE_DATE_EPOCH as seconds; -1 where unset. A malformed one is an error, never ignored. */
static bool read_source_date(struct diag *diag, int64_t *out)
{
    const char *text = getenv("SOURCE_DATE_EPOCH");
    *out = -1;
    if (!text || !*text)
        return true;
    size_t digits = strspn(text, "0123456789");
    if (text[digits] != '\0' || digits > 11) {
        diag_error(diag, NO_PLACE, "usage", "SOURCE_DATE_EPOCH is “%s”: expected seconds", text);
        return false;
    }
    *out = strtoll(text, NULL, 10);
    return true;
}

/* The memory that a process may take, ORISON_MEMORY in MiB. */
static bool read_memory(struct diag *diag)
{
    enum { MIB_LEAST = 64, MIB_MOST = 1 << 20 };
    const char *text = getenv("ORISON_MEMORY");
    if (!text || !*text)
        return true;
    size_t digits = strspn(text, "0123456789");
    long mib = digits <= 7 && text[digits] == '\0' ? strtol(text, NULL, 10) : 0;
    if (mib < MIB_LEAST || mib > MIB_MOST) {
        diag_error(diag, NO_PLACE, "usage",
                   "ORISON_MEMORY is “%s”: expected a number of MiB from %d to %d", text, MIB_LEAST,
                   MIB_MOST);
        return false;
    }
    memory_set_cap((size_t)mib << 20);
    return true;
}

static const char *first_layout_path(const struct arguments *arguments)
{
    for (size_t i = 0; i < arguments->layouts.count; i++)
        if (strchr(arguments->layouts.at[i], '/'))
            return arguments->layouts.at[i];
    return NULL;
}

static bool has_word(const struct word_list *words, const char *word)
{
    for (size_t i = 0; i < words->count; i++)
        if (strcmp(words->at[i], word) == 0)
            return true;
    return false;
}

/* `all` stands for the six deliverables; what is named twice is made once. */
static void add_all(struct arena *arena, struct word_list *layouts)
{
    struct word_list out = {0};
    for (size_t i = 0; i < layouts->count; i++) {
        bool is_all = strcmp(layouts->at[i], "all") == 0;
        for (size_t j = 0; j < (is_all ? DELIVERABLE_COUNT : 1); j++) {
            const char *name = is_all ? deliverable_names[j] : layouts->at[i];
            if (!has_word(&out, name))
                *array_add(arena, &out) = name;
        }
    }
    *layouts = out;
}

/* Two layouts of one name would write one file. */
static bool check_name(struct diag *diag, const struct word_list *paths, const char *path)
{
    for (size_t i = 0; i < paths->count; i++) {
        if (!slice_equal(path_name(slice_of(paths->at[i])), path_name(slice_of(path))))
            continue;
        diag_error(diag, NO_PLACE, "usage", "%s and %s have one name, and would make one file",
                   paths->at[i], path);
        diag_hint(diag, "give one of them another name");
        return false;
    }
    return true;
}

static bool find_layouts(struct arena *arena, struct diag *diag, const struct places *places,
                         struct word_list *layouts)
{
    if (layouts->count == 0) {
        *array_add(arena, layouts) = "screen";
        *array_add(arena, layouts) = "booklet-a4";
    }
    add_all(arena, layouts);
    struct word_list paths = {0};
    bool is_fine = true;
    for (size_t i = 0; i < layouts->count; i++) {
        const char *path = places_layout(arena, diag, places, layouts->at[i]);
        is_fine &= path != NULL;
        if (!path || has_word(&paths, path))
            continue;
        is_fine &= check_name(diag, &paths, path);
        *array_add(arena, &paths) = path;
    }
    *layouts = paths;
    return is_fine;
}

/* Standard input to its end, where the content is "-". */
static bool read_input(struct arena *arena, struct diag *diag, struct pipeline_request *request)
{
    struct byte_list {
        char *at;
        size_t count, room;
    } bytes = {0};
    if (strcmp(request->content, "-") != 0)
        return true;
    for (int c; (c = getchar()) != EOF && bytes.count <= INPUT_MOST;)
        *array_add(arena, &bytes) = (char)c;
    if (ferror(stdin)) {
        diag_system(diag, "-", "file", "standard input cannot be read");
        return false;
    }
    request->text = (struct slice){bytes.at ? bytes.at : "", bytes.count};
    return true;
}

static size_t count_processes(const struct arguments *arguments)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    if (arguments->process_count > 0)
        return arguments->process_count;
    return cores > 0 ? (size_t)cores : 1;
}

static int run_build(struct arena *arena, struct diag *diag, struct arguments *arguments)
{
    struct places places = places_find(arena, first_layout_path(arguments));
    struct pipeline_request request = {
        .content = arguments->words.at[0],
        .sources = places_sources(arena, &places, arguments->printer),
        .fonts = places_fonts(arena, diag, &places),
        .hyphens = places_hyphens(arena, diag, &places),
        .out_directory = arguments->out_directory,
        .dump = arguments->dump,
        .is_check = arguments->command == COMMAND_CHECK,
        .why_page = arguments->command == COMMAND_WHY ? arguments->page : 0,
        .is_strict = arguments->is_strict,
        .is_uncached = arguments->is_uncached,
        .is_verified = arguments->is_verified,
        .has_figures = arguments->has_figures,
        .has_timings = arguments->has_timings,
        .is_quiet = arguments->is_quiet,
        .is_verbose = arguments->is_verbose,
        .has_progress = !arguments->is_quiet && isatty(STDERR_FILENO),
        .diagnostics = arguments->diagnostics,
        .out = stdout,
        .reports = stderr,
    };
    bool has_layouts = find_layouts(arena, diag, &places, &arguments->layouts);
    struct word_list languages = {0};
    bool has_languages =
        editions_find(arena, diag, request.content, &arguments->languages, &languages);
    if (diag_system_count(diag) > 0)
        return EXIT_SYSTEM;
    if (!has_layouts || !has_languages || !read_source_date(diag, &request.source_date))
        return EXIT_USAGE;
    if (!request.fonts || !request.hyphens || !read_input(arena, diag, &request))
        return EXIT_SYSTEM;
    request.layouts = arguments->layouts.at;
    request.layout_count = arguments->layouts.count;
    return (int)editions_run(&request, &languages, count_processes(arguments));
}

/* What is made of one layout alone takes one. */
static bool is_one_layout(struct diag *diag, const struct arguments *arguments)
{
    const struct word_list *layouts = &arguments->layouts;
    bool is_all = layouts->count == 1 && strcmp(layouts->at[0], "all") == 0;
    if (layouts->count < 2 && !is_all)
        return true;
    diag_error(diag, NO_PLACE, "usage", "%s takes one layout; found %s%s",
               commands[arguments->command].name, is_all ? "all" : "also ",
               is_all ? "" : layouts->at[1]);
    diag_hint(diag, "name one after -l");
    return false;
}

/* The language of a sheet, checked as everywhere; NULL where none was asked for. */
static bool read_sheet_language(struct arena *arena, struct diag *diag,
                                const struct word_list *languages, const char **out)
{
    *out = NULL;
    if (languages->count == 0)
        return true;
    struct slice tag;
    if (languages->count > 1 || strcmp(languages->at[0], "all") == 0) {
        diag_error(diag, NO_PLACE, "usage", "a sheet is in one language; found more after -L");
        diag_hint(diag, "name one after -L");
        return false;
    }
    struct asked_language asked = {slice_of(languages->at[0]), NO_PLACE, "usage", " after -L"};
    if (!language_read(arena, diag, asked, &tag))
        return false;
    *out = slice_terminated(arena, tag);
    return true;
}

/* `po` and `new` need no layout but the screen's, for the room that a text has. */
static int run_po(struct arena *arena, struct diag *diag, struct arguments *arguments)
{
    struct places places = places_find(arena, first_layout_path(arguments));
    if (!is_one_layout(diag, arguments))
        return EXIT_USAGE;
    if (arguments->layouts.count == 0)
        *array_add(arena, &arguments->layouts) = "screen";
    struct pipeline_request request = {
        .content = arguments->words.at[arguments->command == COMMAND_PO],
        .sources = places_sources(arena, &places, NULL),
        .fonts = places_fonts(arena, diag, &places),
        .hyphens = places_hyphens(arena, diag, &places),
        .dump = STAGE_NONE,
        .diagnostics = arguments->diagnostics,
        .out = stdout,
        .reports = stderr,
    };
    bool is_po = arguments->command == COMMAND_PO;
    bool are_languages = !is_po || po_check_languages(arena, diag, &arguments->words);
    if (!find_layouts(arena, diag, &places, &arguments->layouts) || !are_languages ||
        !read_source_date(diag, &request.source_date))
        return EXIT_USAGE;
    if (!request.fonts || !request.hyphens)
        return EXIT_SYSTEM;
    request.layouts = arguments->layouts.at;
    request.layout_count = 1;
    if (!is_po)
        return (int)new_command(arena, diag, &request, arguments->like,
                                places_schema(arena, &places));
    return (int)po_command(arena, diag, &request, &arguments->words);
}

static int run_read(struct arena *arena, struct diag *diag, const struct arguments *arguments)
{
    if (read_aloud(arena, diag, arguments->words.at[0], stdout))
        return EXIT_SUCCESS;
    return diag_system_count(diag) > 0 ? EXIT_SYSTEM : EXIT_FAILURE;
}

static int run_fonts(struct arena *arena, struct diag *diag, const struct arguments *arguments)
{
    struct places places = places_find(arena, first_layout_path(arguments));
    const char *catalogue = places_fonts(arena, diag, &places);
    if (!catalogue)
        return EXIT_SYSTEM;
    return fonts_list(arena, diag, catalogue, arguments->diagnostics, stdout) ? EXIT_SUCCESS
                                                                              : EXIT_FAILURE;
}

static int run_layouts(struct arena *arena, struct diag *diag, const struct arguments *arguments)
{
    struct places places = places_find(arena, NULL);
    bool is_fine = layouts_list(arena, diag, &places, arguments->diagnostics, stdout);
    return is_fine ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* What the table tells in other forms. */
static int run_document(const char *form)
{
    if (strcmp(form, "man") == 0)
        manual_write(stdout);
    else if (strcmp(form, "bash") == 0)
        complete_write_bash(stdout);
    else if (strcmp(form, "zsh") == 0)
        complete_write_zsh(stdout);
    else
        complete_write_fish(stdout);
    return EXIT_SUCCESS;
}

static int run_help(const struct word_list *words)
{
    for (int i = 0; words->count > 0 && i < COMMAND_COUNT; i++)
        if (strcmp(words->at[0], commands[i].name) == 0)
            help_write(stdout, (enum command)i);
    if (words->count == 0)
        help_write_overview(stdout);
    return EXIT_SUCCESS;
}

static int run_schema(struct diag *diag, const struct word_list *words)
{
    const char *form = words->count > 1 ? words->at[1] : NULL;
    return schema_write(diag, words->at[0], form, stdout) ? EXIT_SUCCESS : EXIT_USAGE;
}

/* One layout: what is calibrated is one printer and its sheet. */
static int run_calibrate(struct arena *arena, struct diag *diag, struct arguments *arguments)
{
    struct places places = places_find(arena, first_layout_path(arguments));
    const char *layout = arguments->layouts.count ? arguments->layouts.at[0] : "booklet-a4";
    struct pipeline_request request = {.sources = places_sources(arena, &places, NULL),
                                       .fonts = places_fonts(arena, diag, &places),
                                       .hyphens = places_hyphens(arena, diag, &places),
                                       .out_directory = arguments->out_directory,
                                       .diagnostics = arguments->diagnostics,
                                       .out = stdout,
                                       .reports = stderr};
    bool is_asked = is_one_layout(diag, arguments) &&
                    read_sheet_language(arena, diag, &arguments->languages, &request.language);
    const char *path = is_asked ? places_layout(arena, diag, &places, layout) : NULL;
    if (!path || !read_source_date(diag, &request.source_date))
        return EXIT_USAGE;
    if (!request.fonts || !request.hyphens)
        return EXIT_SYSTEM;
    request.layouts = &path;
    request.layout_count = 1;
    return (int)calibrate_run(&request);
}

static int run_command(struct arena *arena, struct diag *diag, struct arguments *arguments)
{
    if (arguments->is_version) {
        puts("orison " ORISON_VERSION);
        return EXIT_SUCCESS;
    }
    switch (arguments->command) {
    case COMMAND_BUILD:
    case COMMAND_CHECK:
    case COMMAND_WHY:
        return run_build(arena, diag, arguments);
    case COMMAND_PO:
    case COMMAND_NEW:
        return run_po(arena, diag, arguments);
    case COMMAND_READ:
        return run_read(arena, diag, arguments);
    case COMMAND_CALIBRATE:
        return run_calibrate(arena, diag, arguments);
    case COMMAND_FONTS:
        return run_fonts(arena, diag, arguments);
    case COMMAND_SCHEMA:
        return run_schema(diag, &arguments->words);
    case COMMAND_LAYOUTS:
        return run_layouts(arena, diag, arguments);
    case COMMAND_HELP:
        return run_help(&arguments->words);
    case COMMAND_DOCUMENT:
        return run_document(arguments->words.at[0]);
    case COMMAND_COUNT:
        break;
    }
    abort();
}

/* Whether what is asked for are files, and standard output only names them. */
static bool makes_files(const struct arguments *arguments)
{
    const struct word_list *words = &arguments->words;
    if (arguments->command == COMMAND_PO)
        return words->count > 0 && strcmp(words->at[0], "update") == 0;
    return (arguments->command == COMMAND_BUILD && arguments->dump == STAGE_NONE) ||
           arguments->command == COMMAND_CALIBRATE || arguments->command == COMMAND_NEW;
}

/* Output that could not be written (a full disk, a closed pipe) is the system's failure, where it
 * is what was asked for. Files that stand are not undone by nobody reading their names. */
static int close_output(int status, bool is_result)
{
    bool is_written = fflush(stdout) == 0 && !ferror(stdout);
    if (is_written)
        return status;
    fprintf(stderr, "orison: %s: standard output cannot be written [write]\n",
            is_result ? "error" : "warning");
    return is_result && status == EXIT_SUCCESS ? EXIT_SYSTEM : status;
}

/* On a terminal that is not dumb, unless the user wants none (no-color.org). */
static bool has_color(void)
{
    const char *none = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return isatty(STDERR_FILENO) && !(none && *none) && terminal && strcmp(terminal, "dumb") != 0;
}

int cli_run(int argc, char **argv)
{
    struct arena *arena = arena_make(0);
    struct arguments arguments;
    int status = EXIT_USAGE;
    bool is_result = true;
    ending_install();
    if (arguments_read(arena, argc, argv, &arguments)) {
        struct diag *diag = diag_make(arena);
        is_result = !makes_files(&arguments);
        if (!is_result)
            signal(SIGPIPE, SIG_IGN);
        ending_set_form(arguments.diagnostics == DIAG_JSON);
        if (arguments.diagnostics == DIAG_TEXT && has_color())
            arguments.diagnostics = DIAG_COLOR;
        if (arguments.words.count > 0)
            memory_set_input(arguments.words.at[arguments.words.count > 1]);
        if (read_memory(diag))
            status = run_command(arena, diag, &arguments);
        diag_write(diag, stderr, arguments.diagnostics);
    }
    status = close_output(status, is_result);
    arena_free(arena);
    return status;
}
